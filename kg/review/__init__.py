"""Review: a person's decisions on statements, kept beside the source, applied to the record on every build."""

from kg.review.apply import Reviewed, apply_review
from kg.review.decisions import VERDICTS, Decision, corrections
from kg.review.file import append_decision, is_review, read_decisions, review_path
from kg.review.groups import Group, group_decisions

__all__ = [
    "VERDICTS",
    "Decision",
    "Group",
    "Reviewed",
    "append_decision",
    "apply_review",
    "corrections",
    "group_decisions",
    "is_review",
    "read_decisions",
    "review_path",
]
