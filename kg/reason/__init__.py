"""What follows: SPARQL rules (`infer`), scored links to items (`address`), OWL as a check (`check_consistency`)."""

from kg.reason.items import address
from kg.reason.owl import Report, check_consistency
from kg.reason.rules import infer

__all__ = ["Report", "address", "check_consistency", "infer"]
