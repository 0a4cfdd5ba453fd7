"""Check: the graph keeps its promises, or the report says where it does not."""

from kg.check.report import Problem, Report
from kg.check.run import check, quotes

__all__ = ["Problem", "Report", "check", "quotes"]
