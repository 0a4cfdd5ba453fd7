"""JSON-LD against `ontology/context.jsonld`, which is written into the file: one object a subject, in its graph."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kg.errors import InternalError
from kg.export.atomic import write_file
from kg.export.terms import sort_key
from kg.names import RDF, XSD
from kg.resources import resource

__all__ = ["Compactor", "write"]

_TYPE = RDF + "type"


class Compactor:
    """Turns terms and values into the short forms of a context; what no term fits is written in full."""

    def __init__(self, context: dict[str, Any]) -> None:
        """Read the prefixes and the terms of `context` (the value of `@context`)."""
        self.prefixes = {
            key: value for key, value in context.items() if isinstance(value, str) and value.endswith(("/", "#"))
        }
        self.terms: dict[str, tuple[str, dict[str, Any]]] = {}
        for term, meaning in context.items():
            definition = {"@id": meaning} if isinstance(meaning, str) else meaning
            if term in self.prefixes or not isinstance(definition, dict) or definition["@id"].startswith("@"):
                continue
            self.terms.setdefault(self._full(definition["@id"]), (term, definition))

    def _full(self, short: str) -> str:
        prefix, colon, rest = short.partition(":")
        return self.prefixes[prefix] + rest if colon and prefix in self.prefixes else short

    def iri(self, value: str) -> str:
        """Return an IRI as `prefix:rest` where a prefix fits (the longest), else as it is."""
        found = [(len(space), name, space) for name, space in self.prefixes.items() if value.startswith(space)]
        if not found:
            return value
        _, name, space = max(found)
        return f"{name}:{value[len(space) :]}" if len(value) > len(space) else value

    def kind(self, value: str) -> str:
        """Return a class as a term of the context where it is one, else as `iri` does."""
        return self.terms[value][0] if value in self.terms else self.iri(value)

    def literal(self, literal: Literal) -> dict[str, str]:
        """Return a literal in full."""
        if literal.language:
            return {"@value": literal.value, "@language": literal.language}
        if literal.datatype.value == XSD + "string":
            return {"@value": literal.value}
        return {"@value": literal.value, "@type": self.iri(literal.datatype.value)}

    def add(self, target: dict[str, Any], predicate: str, values: list[Any]) -> None:
        """Write the values of a property into the object `target`, under its term as far as the term fits them."""
        term, definition = self.terms.get(predicate, (self.iri(predicate), {}))
        container = definition.get("@container", [])
        if "@language" in container:
            tagged = [v for v in values if isinstance(v, Literal) and v.language]
            words: dict[str, Any] = {}
            for value in tagged:
                words.setdefault(str(value.language), []).append(value.value)
            if words:
                lists = "@set" in container
                target[term] = {k: v if lists or len(v) > 1 else v[0] for k, v in sorted(words.items())}
            values, term = [v for v in values if v not in tagged], self.iri(predicate)
            if not values:
                return
            definition = {}
        short = [self._value(value, definition) for value in values]
        target[term] = short if len(short) > 1 or "@set" in container else short[0]

    def _value(self, value: object, definition: dict[str, Any]) -> object:
        coercion = definition.get("@type")
        if isinstance(value, Literal):
            language, kind = value.language, value.datatype.value
            if language:
                return value.value if definition.get("@language") == language else self.literal(value)
            if coercion and self._full(coercion) == kind:
                return _native(value)
            plain = kind == XSD + "string" and not coercion and "@language" not in definition
            return value.value if plain else self.literal(value)
        name = self.iri(value.value) if isinstance(value, NamedNode) else str(value)
        return name if coercion == "@id" else {"id": name}


def _native(literal: Literal) -> str | int | bool:
    """Return a number or a truth value of JSON where its lexical form survives that, else the lexical form."""
    kind, text = literal.datatype.value, literal.value
    if kind == XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    if kind == XSD + "integer" and text.isascii() and text.lstrip("-").isdigit() and str(int(text)) == text:
        return int(text) if abs(int(text)) < 2**53 else text
    return text


def _objects(quads: Iterable[Quad], compactor: Compactor) -> list[dict[str, Any]]:
    tree: dict[Any, dict[str, set[Any]]] = {}
    for quad in quads:
        tree.setdefault(quad.subject, {}).setdefault(quad.predicate.value, set()).add(quad.object)
    objects = []
    for subject in sorted(tree, key=sort_key):
        entry: dict[str, Any] = {"id": compactor.iri(subject.value) if isinstance(subject, NamedNode) else str(subject)}
        for predicate in sorted(tree[subject], key=lambda p: (p != _TYPE, p)):
            values = sorted(tree[subject][predicate], key=sort_key)
            if predicate == _TYPE and all(isinstance(value, NamedNode) for value in values):
                kinds = [compactor.kind(value.value) for value in values]
                entry["type"] = kinds if len(kinds) > 1 else kinds[0]
            else:
                compactor.add(entry, predicate, values)
        objects.append(entry)
    return objects


def write(store: Store, path: str | Path, **_options: object) -> list[Path]:
    """Write the dataset to `path` as JSON-LD; the objects of the default graph come first, then graph by graph.

    Raises `InternalError` if the context that ships with policykg cannot be read.
    """
    try:
        context = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    except (ValueError, KeyError) as error:
        raise InternalError("ontology/context.jsonld is no JSON-LD context", "install policykg again") from error
    compactor = Compactor(context)
    graphs: dict[object, list[Quad]] = {}
    for quad in store:
        graphs.setdefault(quad.graph_name, []).append(quad)
    top = _objects(graphs.pop(DefaultGraph(), []), compactor)
    for graph in sorted(graphs, key=sort_key):
        name = compactor.iri(graph.value) if isinstance(graph, NamedNode) else str(graph)
        top.append({"id": name, "graph": _objects(graphs[graph], compactor)})
    text = json.dumps({"@context": context, "graph": top}, ensure_ascii=False, indent=1) + "\n"
    return [write_file(path, text.encode("utf-8"))]
