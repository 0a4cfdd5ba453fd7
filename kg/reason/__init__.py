"""Say what follows: SPARQL rules for the graph (`infer`), the same in OWL as a cross-check (`check_consistency`)."""

from kg.reason.owl import Report, check_consistency
from kg.reason.rules import infer

__all__ = ["Report", "check_consistency", "infer"]
