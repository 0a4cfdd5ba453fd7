"""Say what follows: rules for the graph (`infer`), scored links to items (`address`), a cross-check in OWL.

`kg.reason.why` explains what was inferred; it is imported where it is needed, since it loads rdflib.
"""

from kg.reason.items import address
from kg.reason.owl import Report, check_consistency
from kg.reason.rules import infer

__all__ = ["Report", "address", "check_consistency", "infer"]
