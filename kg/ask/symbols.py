"""Which document is meant by `92-KL/TW`, `KL 92`, `Kết luận 92`, `kl92`, an IRI, a title or a file's name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.ask.selecting import select
from kg.errors import NothingFound
from kg.names import NO_DATE, fold, slug

__all__ = ["Named", "find_documents"]

Nothing = Callable[[str, str, Iterable[str]], NothingFound]

_QUERY = """PREFIX pol: <https://policykg.example/ontology#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?document ?symbol ?label ?title ?file ?central WHERE {
  { ?document a eli:LegalResource } UNION { ?document a pol:Directive BIND (true AS ?central) }
  OPTIONAL { ?document pol:symbol ?symbol }
  OPTIONAL { ?document rdfs:label ?label }
  OPTIONAL { ?document eli:is_realized_by/eli:title ?title }
  OPTIONAL { ?document pol:source/dcterms:identifier ?file }
}"""
_USED = """PREFIX pol: <https://policykg.example/ontology#>
SELECT DISTINCT ?document WHERE { { ?c pol:citedDocument ?document } UNION { ?l pol:linkTo ?document }
  UNION { ?l pol:linkFrom ?document } UNION { ?document pol:source ?file } }"""
_TYPE_WORDS = {
    "nghi quyet": "nq",
    "ket luan": "kl",
    "chi thi": "ct",
    "ke hoach": "kh",
    "quyet dinh": "qd",
    "nghi dinh": "nd",
    "thong tu": "tt",
    "chuong trinh": "ctr",
    "huong dan": "hd",
    "thong bao": "tb",
    "to trinh": "ttr",
    "cong van": "cv",
    "bao cao": "bc",
}
_SHORT = re.compile(
    r"(?:(?P<type>[a-z]{1,4})\s*(?P<number>\d+)|(?P<number2>\d+)\s*[-/]?\s*(?P<type2>[a-z]{1,4}))(?P<rest>.*)"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_MIN_TITLE = 6


@dataclass(frozen=True)
class Named:
    """A document: its symbol, names and files; whether it is a central directive; whether the corpus speaks of it."""

    iri: str
    symbol: str
    names: tuple[str, ...]
    files: tuple[str, ...]
    central: bool
    used: bool

    @property
    def year(self) -> str:
        """The year in its IRI, empty if there is none."""
        match = re.search(r"/eli/vn/[^/]+/[^/]+/([^/]+)/", self.iri)
        return match[1] if match and match[1] != NO_DATE else ""

    @property
    def shown(self) -> str:
        """How it is offered to a reader: its symbol and year, else its name, else its file."""
        if self.symbol:
            return f"{self.symbol} ({self.year or 'no date'})"
        return min(self.names, default=self.iri)


def _all(store: Store) -> list[Named]:
    facts: dict[str, dict[str, set[str]]] = {}
    for row in select(store, _QUERY):
        entry = facts.setdefault(
            row["document"].value, {k: set() for k in ("symbol", "label", "title", "file", "central")}
        )
        for key, values in entry.items():
            if row[key] is not None:
                values.add(row[key].value)
    used = {row["document"].value for row in select(store, _USED)}
    return [
        Named(
            iri,
            min(e["symbol"], default=""),
            tuple(sorted(e["label"] | e["title"])),
            tuple(sorted(e["file"])),
            bool(e["central"]),
            iri in used,
        )
        for iri, e in sorted(facts.items())
    ]


def find_documents(store: Store, value: str, kind: str, nothing: Nothing) -> list[NamedNode]:
    """Return the document (all documents of a file, if a file's name is given).

    A symbol that several documents bear needs a year beside it (`28-NQ/TW 2018`), unless only one of them occurs in the
    corpus, is a central directive or has a date. Raises `NothingFound`, listing the candidates, if none or several fit.
    """
    documents = _all(store)
    by_iri = [d for d in documents if d.iri == value]
    by_file = [d for d in documents if value in d.files or value in {name.rsplit(".", 1)[0] for name in d.files}]
    if by_iri or (by_file and kind == "document"):
        return [NamedNode(d.iri) for d in by_iri or by_file]
    found = _by_symbol(documents, value) or _by_name(documents, value)
    for narrower in (lambda d: d.used, lambda d: d.central, lambda d: bool(d.year), lambda d: bool(d.files)):
        if len(found) > 1 and any(map(narrower, found)):
            found = [d for d in found if narrower(d)]
    if len(found) == 1:
        return [NamedNode(found[0].iri)]
    if found:
        names = "; ".join(sorted(d.shown for d in found)[:8])
        raise NothingFound(f"{value!r} can mean {len(found)} documents", f"add the year, or give the IRI: {names}")
    pool = [d for d in documents if d.central] if kind == "directive" else documents
    raise nothing(kind, value, (d.shown for d in pool or documents))


def _by_symbol(documents: list[Named], value: str) -> list[Named]:
    numbered = [d for d in documents if d.symbol]
    exact = [d for d in numbered if _plain(d.symbol) == _plain(value)]
    if exact:
        return exact
    text = fold(value)
    for words, short in _TYPE_WORDS.items():
        text = re.sub(rf"\b{words}\b", short, text)
    text = re.sub(r"\b(so|ngay)\b|\d{1,2}/\d{1,2}/(?=\d{4})", " ", text)
    match = _YEAR.search(text)
    year = match[1] if match and not re.search(r"\d/(19|20)\d\d/", text) else ""
    if year:
        text = re.sub(rf"\bnam\b|[(,]|\)|\b{year}\b", " ", text)
    text = " ".join(text.split())
    found = [d for d in numbered if _plain(d.symbol) == _plain(text)] or _by_parts(numbered, text)
    return [d for d in found if d.year == year] if year else found


def _by_parts(documents: list[Named], text: str) -> list[Named]:
    if text.isdigit():
        return [d for d in documents if re.split(r"\D", d.symbol)[0].lstrip("0") == text.lstrip("0")]
    match = _SHORT.fullmatch(text)
    if not match:
        return []
    number = (match["number"] or match["number2"]).lstrip("0")
    kind = match["type"] or match["type2"]
    rest = {part for part in re.split(r"[^a-z0-9]+", match["rest"]) if part}
    found = []
    for document in documents:
        parts = re.split(r"[^a-z0-9]+", fold(document.symbol))
        if parts[0].lstrip("0") == number and kind in parts[1:] and rest <= set(parts):
            found.append(document)
    return found


def _by_name(documents: list[Named], value: str) -> list[Named]:
    wanted = fold(value)
    if len(wanted) < _MIN_TITLE:
        return []
    exact = [d for d in documents if wanted in {fold(name) for name in d.names}]
    return exact or [d for d in documents if any(wanted in fold(name) for name in d.names)]


def _plain(symbol: str) -> str:
    return re.sub(r"^0+(?=\d)", "", slug(symbol))
