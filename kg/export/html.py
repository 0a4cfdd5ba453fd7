"""Graph pages: one self-contained file for each directive, province and document, and an index that links them."""

from pathlib import Path

from pyoxigraph import Store

from kg.errors import NothingFound
from kg.export.atomic import write_file, write_folder
from kg.export.directive_view import directive_view, members_of
from kg.export.document_view import document_view
from kg.export.facts import Facts
from kg.export.find import find_directive, find_document, find_province
from kg.export.page import render_index, render_view
from kg.export.province_view import province_view
from kg.export.reading import read_facts
from kg.export.view import View

__all__ = ["views", "write"]


def views(
    facts: Facts, *, directive: str | None = None, province: str | None = None, document: str | None = None
) -> list[View]:
    """Return the views that are asked for, or all: of directives that something carries out, provinces, documents.

    Raises `NothingFound` for a thing that is not there, or if the store holds no document.
    """
    if directive or province or document:
        found = []
        if directive:
            found.append(directive_view(facts, find_directive(facts, directive)))
        if province:
            found.append(province_view(facts, find_province(facts, province)))
        if document:
            found.append(document_view(facts, find_document(facts, document)))
        return found
    contained = facts.contained()
    if not contained:
        raise NothingFound("the store holds no document", "policykg build FILE… --store DIR")
    inside = {d.iri for d in contained}
    directives = [
        d for d in facts.documents.values() if d.kind == "directive" and inside & set(members_of(facts, d.iri))
    ]
    directives.sort(key=lambda d: (d.date, d.symbol, d.iri))
    provinces = sorted({d.province for d in contained if d.province}, key=lambda iri: (facts.label(iri), iri))
    return [
        *(directive_view(facts, d) for d in directives),
        *(province_view(facts, iri) for iri in provinces),
        *(document_view(facts, d) for d in contained),
    ]


def write(
    store: Store,
    path: str | Path,
    *,
    directive: str | None = None,
    province: str | None = None,
    document: str | None = None,
    **_options: object,
) -> list[Path]:
    """Write the pages into the folder `path`, with index.html; one page to `path` itself if that ends in .html.

    Single pages written into a folder that has an index leave that as it is.
    Raises `NothingFound` for a directive, province or document that is not in the store.
    """
    found = views(read_facts(store), directive=directive, province=province, document=document)
    if Path(path).suffix.lower() in (".html", ".htm") and len(found) == 1:
        return [write_file(path, render_view(found[0], index=False))]
    files = {f"{view.slug}.html": render_view(view) for view in found}
    narrowed = bool(directive or province or document)
    if not (narrowed and (Path(path) / "index.html").exists()):
        files["index.html"] = render_index(found)
    return write_folder(path, files)
