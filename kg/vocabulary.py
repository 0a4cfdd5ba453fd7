"""The SKOS vocabularies as Python values: what an analyst writes in Turtle, the extraction reads from here.

Loaded once a process, from `ontology/vocabulary/*.ttl` and `ontology/directives/*.ttl`. Adding an agency, a theme
phrase or an OCR spelling is a matter of `skos:altLabel` and `skos:hiddenLabel`, never of code.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from kg.resources import resource
from kg.text import fold, slugify

__all__ = ["Concept", "Directive", "concepts", "directives", "province_of", "provinces"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_POL = "https://policykg.example/ontology#"
_VOCABULARY = "https://policykg.example/vocabulary/"
_ELI = "http://data.europa.eu/eli/ontology#"


@dataclass(frozen=True)
class Concept:
    """A term of a vocabulary: `id` is the last part of its IRI, `values` the plain values of its own properties."""

    scheme: str
    id: str
    label: str
    labels: tuple[str, ...] = ()
    notation: str | None = None
    values: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def first(self, name: str) -> str | None:
        """Return the first value of the own property `name`, or None."""
        return next(iter(self.values.get(name, ())), None)


@dataclass(frozen=True)
class Directive:
    """What is known of a central directive: enough to recognise it where its number is missing or mistyped."""

    iri: str
    symbol: str
    date: str | None
    names: tuple[str, ...]
    misprints: tuple[str, ...]
    plenum: int | None
    term: int | None
    title: str | None


def _triples(folder: str) -> list[ox.Triple]:
    found: list[ox.Triple] = []
    for path in sorted(resource(f"ontology/{folder}").glob("*.ttl")):
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            found.append(quad.triple)
    return found


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


@cache
def concepts(scheme: str) -> dict[str, Concept]:
    """Return the concepts of one scheme (`agency`, `theme`, `role`, `document-type`, …) by their id, in file order."""
    raw: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    prefix = f"{_VOCABULARY}{scheme}/"
    for subject, predicate, obj in _all_vocabulary():
        if subject.startswith(prefix):
            language = getattr(obj, "language", None)
            key = predicate.removeprefix(_SKOS).removeprefix(_POL)
            raw[subject][f"{key}@{language}" if language and key == "prefLabel" else key].append(_value(obj))
    out: dict[str, Concept] = {}
    for iri, properties in raw.items():
        identifier = iri.removeprefix(prefix)
        label = next(iter(properties.get("prefLabel@vi", properties.get("prefLabel@en", [identifier]))))
        labels = [label, *properties.get("altLabel", []), *properties.get("hiddenLabel", [])]
        own = {k: tuple(v) for k, v in properties.items()}
        notation = next(iter(properties.get("notation", [])), None)
        out[identifier] = Concept(scheme, identifier, label, tuple(dict.fromkeys(labels)), notation, own)
    return out


@cache
def _all_vocabulary() -> list[tuple[str, str, object]]:
    return [(_value(t.subject), _value(t.predicate), t.object) for t in _triples("vocabulary")]


@cache
def directives() -> tuple[Directive, ...]:
    """Return the profiles of `ontology/directives/`, by symbol and date."""
    raw: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in _triples("directives"):
        raw[_value(triple.subject)][_value(triple.predicate)].append(_value(triple.object))

    def number(properties: dict[str, list[str]], name: str) -> int | None:
        values = properties.get(_POL + name)
        return int(values[0]) if values else None

    found = []
    for iri, properties in raw.items():
        symbol = next(iter(properties.get(_POL + "symbol", [])), None)
        if not symbol:
            continue
        found.append(
            Directive(
                iri=iri,
                symbol=symbol,
                date=next(iter(sorted(properties.get(_ELI + "date_document", []))), None),
                names=tuple(properties.get(_SKOS + "altLabel", [])),
                misprints=tuple(properties.get(_SKOS + "hiddenLabel", [])),
                plenum=number(properties, "plenum"),
                term=number(properties, "termNumber"),
                title=next(iter(raw.get(iri + "/vie", {}).get(_ELI + "title", [])), None),
            )
        )
    return tuple(sorted(found, key=lambda d: (d.symbol, d.date or "")))


_NAMED_CITY = "Thành phố Hồ Chí Minh"
"""The one province whose name is never printed without its kind."""


@cache
def provinces() -> dict[str, str]:
    """Return folded province names to their proper form: 'son la' to 'Sơn La' (without 'tỉnh' or 'thành phố')."""
    names: dict[str, str] = {}
    for concept in concepts("province").values():
        proper = concept.label.removeprefix("tỉnh ").removeprefix("Tỉnh ")
        proper = proper.removeprefix("thành phố ").removeprefix("Thành phố ")
        proper = _NAMED_CITY if proper == "Hồ Chí Minh" else proper
        for label in (proper, *concept.labels):
            bare = fold(label)
            for kind in ("tinh ", "thanh pho ", "tp. ", "tp ", "tp."):
                bare = bare.removeprefix(kind)
            names.setdefault(bare, proper)
            names.setdefault(bare.replace(" - ", "-").replace("-", " "), proper)
    return names


def province_of(text: str) -> str | None:
    """Return the province that `text` names and nothing else ('tỉnh Sơn La', 'SON LA'), or None."""
    bare = " ".join(slugify(text).split("-"))
    for kind in ("tinh ", "thanh pho ", "tp "):
        bare = bare.removeprefix(kind)
    return provinces().get(bare)
