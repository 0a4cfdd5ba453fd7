"""The view of a province: its documents, the central directives they come from, and the agencies by load."""

from kg.export.agencies_column import LEADING
from kg.export.chain import chain_links
from kg.export.facts import Assignment, Facts
from kg.export.nodes import NODE_LIMIT, agency_node, document_node, more_node
from kg.export.view import Board, View
from kg.names import local_name

__all__ = ["province_view"]

_MOST_AGENCIES = 40
_MOST_ABOVE = 70
_WORDS = {
    "lead": "chủ trì",
    "responsible": "thực hiện",
    "advise": "tham mưu",
    "coordinate": "phối hợp",
    "supervise": "giám sát",
    "requested": "được đề nghị",
}


def province_view(facts: Facts, province: str) -> View:
    """Return the view of the province of that IRI; agencies with the most duties come first, the rest is grouped."""
    own = [d for d in facts.contained() if d.province == province]
    title = facts.label(province)
    view = View("province", f"province-{local_name(province)}", title[:1].upper() + title[1:], "")
    board = Board(view)
    above = {t for d in own for t in facts.traces.get(d.iri, ()) if t in facts.documents} - {d.iri for d in own}
    rank = sorted(above, key=lambda d: (facts.documents[d].kind != "directive", facts.documents[d].date, d))
    shown, left = rank[:_MOST_ABOVE], len(rank[_MOST_ABOVE:])
    for iri in shown:
        board.put(document_node(facts.documents[iri], facts), 0 if facts.documents[iri].kind == "directive" else 1)
    if left:
        board.put(more_node("more:above", left, "văn bản"), 1)
        view.left_out += left
    for document in own[: NODE_LIMIT - len(shown) - _MOST_AGENCIES - 2]:
        board.put(document_node(document, facts), 2)
    if rest := len([d for d in own if d.iri not in view.nodes]):
        board.put(more_node("more:own", rest, "văn bản"), 2)
        view.left_out += rest
    for link in chain_links(facts, [*shown, *(d.iri for d in own)]):
        view.join(link.source, link.relation, link.target, link.status, evidence=link.evidence)
    for document in own:
        for directive in sorted(facts.traces.get(document.iri, ())):
            direct = any(e.source == document.iri and e.target == directive for e in view.edges)
            if directive in facts.documents and facts.documents[directive].kind == "directive" and not direct:
                view.join(document.iri, "traces-to", directive, "inferred")
    _put_agencies(board, facts, {d.iri for d in own})
    board.finish({0: "col-directives", 1: "col-between", 2: "col-documents", 3: "col-load"})
    return view


def _put_agencies(board: Board, facts: Facts, documents: set[str]) -> None:
    duties: dict[str, list[Assignment]] = {}
    for item in facts.assignments:
        if item.document in documents and item.document in board.view.nodes and item.agency:
            duties.setdefault(item.agency, []).append(item)

    def load(agency: str) -> tuple[int, int, str, str]:
        leads = sum(item.role in LEADING for item in duties[agency])
        return (-leads, -len(duties[agency]), facts.label(agency), agency)

    ordered = sorted(duties, key=load)
    shown = ordered if len(ordered) <= _MOST_AGENCIES else ordered[: _MOST_AGENCIES - 1]
    for agency in shown:
        items = duties[agency]
        counts = _count(items)
        board.put(agency_node(agency, facts, counts, min((i.evidence for i in items if i.evidence), default=None)), 3)
        for document in sorted({item.document for item in items}):
            here = [item for item in items if item.document == document]
            first = min((i.evidence for i in here if i.evidence), default=None)
            note = " · ".join(f"{_WORDS.get(role, role)} {n}" for role, n in _count(here).items())
            board.view.join(document, "assigns", agency, "stated", evidence=first, note=note)
    if left := len(ordered) - len(shown):
        board.put(more_node("more:agencies", left, "cơ quan"), 3)
        board.view.left_out += left


def _count(items: list[Assignment]) -> dict[str, int]:
    found = [item.role for item in items]
    return {role: found.count(role) for role in _WORDS if role in found}
