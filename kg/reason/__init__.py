"""Say what follows: SPARQL rules for the graph (`infer`), scored links to items (`address`), the rules in OWL as a cross-check (`check_consistency`)."""

from kg.reason.items import address
from kg.reason.owl import Report, check_consistency
from kg.reason.rules import infer

__all__ = ["Report", "address", "check_consistency", "infer"]
