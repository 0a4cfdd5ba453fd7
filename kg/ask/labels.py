"""From RDF terms to the plain values of a table: numbers, names, ids."""

from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from kg.names import POL, RDFS, SKOS, VOC, XSD, local_name

__all__ = ["Labels", "plain"]

_WHOLE = {XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_PART = {XSD + name for name in ("decimal", "double", "float")}
_LABELS = (NamedNode(SKOS + "prefLabel"), NamedNode(RDFS + "label"))
_NOTATION = NamedNode(SKOS + "notation")


def plain(term: Any) -> Any:  # noqa: ANN401 - any RDF term to any plain value
    """Return a literal's value (int, float, bool or str; a gYear is an int) and the text of an IRI; None stays None."""
    if term is None:
        return None
    if isinstance(term, Literal):
        kind = term.datatype.value
        if kind in _WHOLE:
            return int(term.value)
        if kind in _PART:
            number = float(term.value)
            return int(number) if number.is_integer() else number
        if kind == XSD + "boolean":
            return term.value in ("true", "1")
        if kind == XSD + "gYear" and term.value.isdigit():
            return int(term.value)
        return term.value
    if isinstance(term, NamedNode | BlankNode):
        return term.value
    return str(term)


class Labels:
    """Names of things, looked up in a store and remembered."""

    def __init__(self, store: Store) -> None:
        """Look names up in `store`."""
        self._store = store
        self._known: dict[str, str] = {}

    def of(self, iri: str) -> str:
        """Return the Vietnamese name of a thing (the notation of a document type), else the end of its IRI."""
        if iri not in self._known:
            self._known[iri] = self._find(NamedNode(iri))
        return self._known[iri]

    def _find(self, thing: NamedNode) -> str:
        kinds = thing.value.startswith(VOC + "document-type/")
        for predicate in (_NOTATION,) if kinds else _LABELS:
            found = set()
            for quad in self._store.quads_for_pattern(thing, predicate, None, None):
                if isinstance(quad.object, Literal):
                    language = quad.object.language
                    found.add((language != "vi", language is not None, quad.object.value))
            if found:
                return min(found)[2]
        name = local_name(thing.value)
        return name.upper() if kinds else name

    def code(self, iri: str) -> str:
        """Return the id of a coded value (`…/role/lead` gives `lead`, `pol:stated` gives `stated`); else the IRI."""
        return local_name(iri) if iri.startswith((VOC, POL)) else iri
