"""The verb of the stage: records and their sources in, quads out."""

from collections.abc import Iterator, Sequence

from pyoxigraph import Quad

from kg.errors import BadInput
from kg.graph.agencies import provinces_of
from kg.graph.claims import write_claims
from kg.graph.documents import write_documents
from kg.graph.identity import identify
from kg.graph.links import write_links
from kg.graph.merge import describe
from kg.graph.provenance import provenance_quads, write_source
from kg.graph.reviews import write_reviews
from kg.graph.structure import write_structure
from kg.graph.terms import Context
from kg.graph.vocabularies import known
from kg.model import Record, Source
from kg.names import DEFAULT_BASE, RELATIONS, Names
from kg.statements import Statement

__all__ = ["to_quads"]


def to_quads(
    records: Sequence[tuple[Source, Record]],
    base: str = DEFAULT_BASE,
    statements: dict[str, list[Statement]] | None = None,
) -> Iterator[Quad]:
    """Yield all quads of the records: one graph a source, then findings (as they come) and provenance.

    Sources come in the order of their hashes whatever the order of the input; a source given twice counts once. What
    several files say of one document or agency is merged and written once, in the graph of the file that contains it,
    else in that of the first file that names it. Of a file without any document only the file itself is written.
    `statements` takes, by the hash of the source, which statement of the record each claim and unit is.
    Raises `BadInput` for a record that speaks of a document it does not list, or with a relation that does not exist.
    """
    names = Names(base)
    by_hash = {source.sha256: (source, record) for source, record in records}
    ordered = [by_hash[sha] for sha in sorted(by_hash)]
    plain = [record for _, record in ordered]
    for record in plain:
        _check(record)
    ids = identify(plain, base)
    facts = describe(plain, ids)
    provinces = provinces_of(_province_names(plain), known(base))
    told: set[tuple[str, ...]] = {("agency", iri) for iri in known(base).described}
    for source, record in ordered:
        keys = [*record["documents"], *(item["id"] for item in record["instruments"])]
        documents = {key: ids[source.sha256, key] for key in keys}
        context = Context(names, source, record, documents, told)
        write_source(context)
        if record["instruments"]:
            write_documents(context, facts, provinces, base)
            write_structure(context)
            write_links(context)
            write_claims(context, provinces)
            write_reviews(context)
        if statements is not None:
            statements[source.sha256] = context.statements
        yield from context.drain()
    yield from provenance_quads(names, [source for source, _ in ordered])


def _province_names(records: Sequence[Record]) -> list[str]:
    found = {item["province"] for record in records for item in record["instruments"]}
    found |= {item["province"] for record in records for item in record["documents"].values()}
    return sorted(name for name in found if name)


def _check(record: Record) -> None:
    """Raise `BadInput` if the record uses a key that it does not explain (a hand-made correction can)."""
    own = {item["id"] for item in record["instruments"]}
    keys = own | set(record["documents"])
    file = record["source"]["file"]
    used = [item["doc"] for item in record["citations"]]
    for link in record["links"]:
        used += [link["from"], link["to"]]
        if link["relation"] not in RELATIONS:
            raise BadInput(f"{file}: no such relation: {link['relation']!r}", f"one of {', '.join(RELATIONS)}")
    for key in used:
        if key not in keys:
            raise BadInput(f"{file}: the record cites {key!r} and does not list it", "add it to `documents`")
    for item in (*record["units"], *record["sections"], *record["citations"]):
        if item["instrument"] not in own:
            raise BadInput(f"{file}: there is no instrument {item['instrument']!r}", "add it to `instruments`")
