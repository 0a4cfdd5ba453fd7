"""The evidence of a row that stands for several claims: the words of the first of them.

The query gives `?first`: the IRI of a document, the offset (eight digits, so that texts sort as numbers do) and the IRI
of the claim, with spaces between; the smallest is the first claim. Looking up the words of a few claims afterwards is
many times faster than joining all words in the query.
"""

from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.labels import plain
from kg.names import OA, POL

__all__ = ["add_evidence"]


def _one(store: Store, subject: NamedNode | None, predicate: str) -> Any:  # noqa: ANN401 - a term or None
    if subject is None:
        return None
    quads = store.quads_for_pattern(subject, NamedNode(predicate), None, None)
    return min((quad.object for quad in quads), key=str, default=None)


def add_evidence(store: Store, row: dict[str, Any]) -> None:
    """Fill document (unless the row has one), citing_document, section, quote, start and end from `first`."""
    if not row.get("first"):
        return
    where, _, claim_iri = row["first"].split(" ")
    claim = NamedNode(claim_iri)
    unit = _one(store, claim, POL + "inUnit") or claim
    evidence = _one(store, claim, POL + "evidence")
    row["citing_document"] = where
    row["document"] = row.get("document") or where
    row["section"] = plain(_one(store, _one(store, unit, POL + "inSection"), POL + "path"))
    for quad in store.quads_for_pattern(evidence, NamedNode(OA + "hasSelector"), None, None):
        for key, name in (("start", "start"), ("end", "end"), ("quote", "exact")):
            if isinstance(quad.object, NamedNode) and isinstance(value := _one(store, quad.object, OA + name), Literal):
                row[key] = plain(value)
