"""The view of one document: what it carries out, its sections, tasks and targets, and who leads them."""

from collections.abc import Iterable

from kg.export.agencies_column import put_agencies
from kg.export.chain import down
from kg.export.facts import Document, Facts, Section, Target, Unit
from kg.export.nodes import NODE_LIMIT, document_node, fair, more_node, target_node, task_node
from kg.export.tables import TASK_KINDS
from kg.export.view import WIDTHS, Board, Node, View
from kg.names import slug

__all__ = ["document_slug", "document_view"]

_MOST_ABOVE = 24
_MOST_AGENCIES = 45
_MOST_SECTIONS = 110
"""Sections and groups of tasks that leave room for the tasks; with more, subsections are merged into those above."""
_GAP = 14
Item = Unit | Target


def document_slug(document: Document) -> str:
    """Return the file name (without suffix) of the page of a document, from its IRI."""
    return "document-" + slug(document.iri.partition("/eli/vn/")[2] or document.iri, 80)


def document_view(facts: Facts, document: Document) -> View:
    """Return the view; where it would be too large, each section shows its first tasks and says how many follow."""
    card = document_node(document, facts)
    view = View("document", document_slug(document), card.label, document.title or document.label)
    board = Board(view)
    above = _put_above(board, facts, document)
    board.put(card, 1)
    for link in facts.links:
        if document.iri in (link.source, link.target):
            view.join(link.source, link.relation, link.target, link.status, evidence=link.evidence)
    for depth in (9, 3, 2, 1):
        groups = _groups(facts, document, depth)
        paths = _paths(facts, [key for key, _ in groups])
        sections = {s for key, _ in groups for s in paths[key]}
        if len(groups) + len(sections) <= _MOST_SECTIONS:
            break
    agencies = min(_MOST_AGENCIES, _count_agencies(facts, groups))
    kept = fair([items for _, items in groups], max(len(groups), NODE_LIMIT - above - 2 - len(sections) - agencies))
    for (key, items), some in zip(groups, kept, strict=True):
        _put_group(board, facts, document, paths[key], items, some)
    units = [item.iri for _, items in groups for item in items if isinstance(item, Unit)]
    put_agencies(board, facts, units, 5, max(1, min(_MOST_AGENCIES, NODE_LIMIT - len(view.nodes))))
    board.finish(
        {0: "col-above", 1: "col-document", 2: "col-sections", 3: "col-subsections", 4: "col-tasks", 5: "col-agencies"}
    )
    return view


def _put_above(board: Board, facts: Facts, document: Document) -> int:
    """Add the documents that this one carries out, rests on or is issued by; return how many nodes that took."""
    pairs = {down(link)[0]: link.relation for link in reversed(facts.links) if down(link)[1] == document.iri}
    rank = {"implements": 0, "continues": 1, "issues": 2, "details": 3, "basis": 4}
    found = sorted(
        (d for d in pairs if d in facts.documents),
        key=lambda d: (rank.get(pairs[d], 5), facts.documents[d].kind != "directive", d),
    )
    shown = found if len(found) <= _MOST_ABOVE else found[: _MOST_ABOVE - 1]
    for iri in shown:
        board.put(document_node(facts.documents[iri], facts), 0)
    if left := len(found) - len(shown):
        board.put(more_node("more:above", left, "văn bản"), 0)
        board.view.left_out += left
    return len(shown) + bool(left)


def _groups(facts: Facts, document: Document, depth: int) -> list[tuple[str, list[Item]]]:
    """Return the tasks and targets of the document by section IRI (empty where there is none), in reading order.

    Sections below `depth` count as the one above them, if that is there.
    """
    by_path = {s.path: s.iri for s in facts.sections.values() if s.document == document.iri}
    units = facts.units_of.get(document.iri, [])
    targets: dict[str, list[Target]] = {}
    for target in facts.targets:
        if target.document == document.iri:
            targets.setdefault(target.unit, []).append(target)
    found: dict[str, list[Item]] = {}
    for unit in units:
        items: list[Item] = [unit] if unit.kind in TASK_KINDS else []
        items += targets.pop(unit.iri, [])
        if items:
            section = facts.sections.get(unit.section)
            short = ".".join(section.path.split(".")[:depth]) if section else ""
            found.setdefault(by_path.get(short, unit.section), []).extend(items)
    for rest in targets.values():
        found.setdefault("", []).extend(rest)
    return list(found.items())


def _paths(facts: Facts, keys: Iterable[str]) -> dict[str, list[Section]]:
    """Return the sections over a group: the top one, and its own where that is another."""
    by_path = {(s.document, s.path): s for s in facts.sections.values()}
    found: dict[str, list[Section]] = {}
    for key in keys:
        own = facts.sections.get(key)
        if own is None:
            found[key] = []
            continue
        top = by_path.get((own.document, own.path.partition(".")[0]), own)
        found[key] = [own] if top.iri == own.iri else [top, own]
    return found


def _count_agencies(facts: Facts, groups: list[tuple[str, list[Item]]]) -> int:
    units = {item.iri for _, items in groups for item in items}
    return len({duty.agency for unit in units for duty in facts.duties.get(unit, [])})


def _section_node(section: Section, document: Document) -> Node:
    number = section.path.rpartition(".")[2]
    label = section.path if section.label in ("", number) else f"{section.path}. {section.label}"
    return Node(section.iri, "section", label, "", "", document.label, section.path, section.evidence)


def _put_group(
    board: Board, facts: Facts, document: Document, path: list[Section], items: list[Item], some: list[Item]
) -> None:
    start = board.bottom(4)
    parent, column = document.iri, 2
    top = start
    for section in path:
        if section.iri not in board.view.nodes:
            top = max(start + (_GAP if start and column == 2 else 0), board.bottom(column), top)
            board.put(_section_node(section, document), column, top)
            board.view.join(parent, "has-section", section.iri)
        parent, column = section.iri, column + 1
    last = ""
    for item in some:
        if isinstance(item, Unit):
            board.put(task_node(item, facts), 4, top)
            board.view.join(parent, "has-task", item.iri)
            last = item.iri
        elif item.unit == last:
            beside = board.view.nodes[last]
            board.put(target_node(item, facts), 5, beside.y - beside.height / 2)
            board.view.join(last, "has-target", item.iri, item.status or "stated", evidence=item.evidence)
        else:
            card = target_node(item, facts)
            card.width = WIDTHS["task"]
            board.put(card, 4, top)
            board.view.join(parent, "has-target", item.iri, item.status or "stated", evidence=item.evidence)
    if left := len(items) - len(some):
        key = f"more:{parent}"
        board.view.left_out += left
        if some:
            board.put(more_node(key, left, "mục", document.label), 4, top)
            board.view.join(parent, "has-task", key)
