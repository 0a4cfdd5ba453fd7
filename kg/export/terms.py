"""RDF terms as Turtle writes them, and one order of triples for every exporter."""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.names import PREFIXES, RDF, VOC, XSD

__all__ = ["Prefixes", "blocks", "sort_key"]

_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\r\t\x00-\x08\x0b\x0c\x0e-\x1f\x7f]')
_TYPE = RDF + "type"

Term = NamedNode | BlankNode | Literal | Triple


def sort_key(term: object) -> tuple[str, ...]:
    """Return a key that orders terms: IRIs, then blank nodes, then literals by value, language and datatype."""
    if isinstance(term, NamedNode):
        return ("0", term.value)
    if isinstance(term, Literal):
        return ("2", term.value, term.language or "", term.datatype.value)
    return ("1", str(term))


class Prefixes:
    """The prefixes of an export: those of the project, and one for each vocabulary that the data names."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        """Collect the vocabularies that occur in `quads` (`theme:merit` for `…/vocabulary/theme/merit`)."""
        names = dict(PREFIXES)
        for quad in quads:
            for term in (quad.subject, quad.object):
                if isinstance(term, NamedNode) and term.value.startswith(VOC):
                    scheme, slash, _ = term.value[len(VOC) :].partition("/")
                    if slash and _LOCAL.fullmatch(scheme):
                        names.setdefault(scheme, f"{VOC}{scheme}/")
        self.names = dict(sorted(names.items()))
        self._by_namespace = {namespace: prefix for prefix, namespace in self.names.items()}

    def header(self) -> str:
        """Return the lines that declare the prefixes."""
        return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in self.names.items())

    def iri(self, value: str) -> str:
        """Return an IRI in its short form where it has one."""
        cut = max(value.rfind("/"), value.rfind("#")) + 1
        prefix = self._by_namespace.get(value[:cut])
        if prefix is not None and _LOCAL.fullmatch(value[cut:]):
            return f"{prefix}:{value[cut:]}"
        return f"<{value}>"

    def term(self, term: object) -> str:
        """Return any term as Turtle writes it; the lexical form of a literal is kept as it is."""
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        if not isinstance(term, Literal):
            return str(term)
        kind = term.datatype.value
        if kind == XSD + "integer" and _INTEGER.fullmatch(term.value):
            return term.value
        if kind == XSD + "boolean" and term.value in ("true", "false"):
            return term.value
        text = _ESCAPED.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", term.value)
        if term.language:
            return f'"{text}"@{term.language}'
        return f'"{text}"' if kind == XSD + "string" else f'"{text}"^^{self.iri(kind)}'


def blocks(quads: Iterable[Quad | Triple], prefixes: Prefixes, indent: str = "") -> Iterator[str]:
    """Yield one block a subject, all in order, each triple once (whatever graphs it is in); `a` comes first."""
    tree: dict[Term, dict[str, set[Term]]] = {}
    for quad in quads:
        tree.setdefault(quad.subject, {}).setdefault(quad.predicate.value, set()).add(quad.object)
    for subject in sorted(tree, key=sort_key):
        lines = []
        for predicate in sorted(tree[subject], key=lambda p: (p != _TYPE, p)):
            word = "a" if predicate == _TYPE else prefixes.iri(predicate)
            values = [prefixes.term(value) for value in sorted(tree[subject][predicate], key=sort_key)]
            lines.append(f"{word} " + f" ,\n{indent}        ".join(values))
        yield f"{indent}{prefixes.term(subject)}\n{indent}    " + f" ;\n{indent}    ".join(lines) + " .\n"
