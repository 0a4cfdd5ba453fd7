"""What `policykg review` does on a store: find a statement, decide on it, list statements and decisions."""

from kg.reviewing.find import Found, decide, find, show
from kg.reviewing.lists import list_decisions, list_statements

__all__ = ["Found", "decide", "find", "list_decisions", "list_statements", "show"]
