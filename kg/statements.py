"""What identifies a statement: its kind, its span and its values, in the words of the record.

The graph names a statement by an IRI; a reviewer's decision names it by these, so that it outlives a rebuild.
"""

from collections.abc import Mapping
from typing import Any, TypedDict

__all__ = ["GROUPS", "VALUES", "Statement", "same", "split_names", "values_of"]

VALUES: dict[str, tuple[str, ...]] = {
    "target": ("indicator", "direction", "comparator", "value", "upper", "unit", "by"),
    "assignment": ("agency", "role", "unit"),
    "citation": ("doc", "function"),
    "report": ("from", "to", "via", "frequency", "due"),
    "unit": ("kind", "themes", "due"),
    "link": ("from", "relation", "to"),
}
"""The fields of the record that identify a statement of that kind, beside its span."""

GROUPS = {
    "target": "targets",
    "assignment": "assignments",
    "citation": "citations",
    "report": "reports",
    "unit": "units",
    "link": "links",
}
"""The group of the record that holds the statements of that kind."""


class Statement(TypedDict):
    """A statement of the graph by its IRI, and what it is in the record: `span` in code points, `values` as there."""

    claim: str
    kind: str
    span: list[int]
    values: dict[str, Any]


def values_of(kind: str, item: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that identify an item of the record; one that the item lacks is None."""
    return {key: item.get(key) for key in VALUES[kind]}


def same(left: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    """Return whether two sets of values are one: numbers by their amount, a missing value like None."""
    return all(left.get(key) == right.get(key) for key in {*left, *right})


def split_names(joined: str | None) -> list[str]:
    """Return the names in a list joined with `; `, white space collapsed, each once, in their order."""
    names = (" ".join(name.split()) for name in (joined or "").split(";"))
    return list(dict.fromkeys(name for name in names if name))
