"""The view of a central directive: the chain of documents down to the plans, and their tasks by theme."""

from collections.abc import Sequence

from kg.export.agencies_column import put_agencies
from kg.export.chain import chain_levels, chain_links, down
from kg.export.facts import Document, Facts, Link, Unit
from kg.export.nodes import NODE_LIMIT, document_node, fair, more_node, task_node, theme_node
from kg.export.tables import TASK_KINDS
from kg.export.view import Board, View
from kg.names import slug

__all__ = ["directive_view", "members_of"]

_MOST_DOCUMENTS = 110
_MOST_STEPS = 2
"""Columns between the directive and the plans, at most."""
_WITH_AGENCIES = 150
"""A view that stays below this number of nodes shows the leading agencies too."""
_NO_THEME = "Chưa rõ lĩnh vực"
_GAP = 26

Themes = list[tuple[str, list[Unit]]]


def members_of(facts: Facts, directive: str) -> list[str]:
    """Return the documents that trace to the directive."""
    return sorted(
        d for d, tops in facts.traces.items() if directive in tops and d in facts.documents and d != directive
    )


def directive_view(facts: Facts, directive: Document) -> View:
    """Return the view; where it would be too large, tasks are grouped first, then themes, then cited documents."""
    top = directive.iri
    members = members_of(facts, top)
    uppers = [t for t in sorted(facts.traces.get(top, ())) if t in facts.documents and t not in members]
    uppers = [t for t in uppers if facts.documents[t].kind == "directive"]
    tasks = _tasks(facts, members)
    shown = _select(facts, members, tasks)
    links = chain_links(facts, {top, *uppers, *shown})
    levels = chain_levels([k for k in links if not {k.source, k.target} & set(uppers)], top, shown)
    view = View(
        "directive",
        f"directive-{slug(directive.symbol or directive.label)}-{directive.date[:4] or 'nd'}",
        directive.label,
        directive.title,
    )
    board = Board(view)
    for iri in [*uppers, top]:
        board.put(document_node(facts.documents[iri], facts), 1)
    plans = [d for d in shown if d in tasks]
    between = [d for d in shown if d not in tasks]
    steps = min(_MOST_STEPS, max((levels[d] for d in between), default=0))
    plans.sort(key=lambda d: _plan_order(facts.documents[d]))
    themes = fair([tasks[d] for d in plans], NODE_LIMIT - len(uppers) - 1 - len(shown) - 12)
    cards = sum(len(some) + (len(some) < len(tasks[plan])) for plan, some in zip(plans, themes, strict=True))
    budget = NODE_LIMIT - len(uppers) - 2 - len(shown) - cards
    kept = iter(fair([units for group in themes for _, units in group], max(0, budget)))
    for plan, group in zip(plans, themes, strict=True):
        _put_plan(board, facts, plan, group, tasks[plan], [next(kept) for _ in group], 2 + steps)
    _put_between(board, facts, between, links, levels, steps)
    if left := len(members) - len(shown):
        board.put(more_node("more:documents", left, "văn bản"), 2)
        view.join("more:documents", "traces-to", top, "inferred")
        view.left_out += left
    for link in links:
        view.join(link.source, link.relation, link.target, link.status, evidence=link.evidence)
    _join_loose(view, facts, shown, top)
    units = [u.iri for p in plans for _, group in tasks[p] for u in group if u.iri in view.nodes]
    if len(view.nodes) < _WITH_AGENCIES - 10:
        put_agencies(board, facts, units, 5 + steps, _WITH_AGENCIES - len(view.nodes))
    names = {1: "col-directive", **{2 + i: "col-between" for i in range(steps)}}
    board.finish(
        names | {2 + steps: "col-plans", 3 + steps: "col-themes", 4 + steps: "col-duties", 5 + steps: "col-leads"}
    )
    return view


def _plan_order(document: Document) -> tuple[str, str, str]:
    return (document.province_label or "~", document.date or "9999", document.iri)


def _tasks(facts: Facts, members: Sequence[str]) -> dict[str, Themes]:
    """Return the tasks of each member that has some, by theme, in reading order."""
    found: dict[str, dict[str, list[Unit]]] = {}
    for unit in (u for member in members for u in facts.units_of.get(member, [])):
        if unit.kind in TASK_KINDS:
            found.setdefault(unit.document, {}).setdefault(unit.theme, []).append(unit)
    return {document: sorted(groups.items(), key=lambda g: (g[0] == "",)) for document, groups in found.items()}


def _select(facts: Facts, members: Sequence[str], tasks: dict[str, Themes]) -> list[str]:
    """Return the members that fit the page: those with tasks, then those in the corpus, then those only cited."""
    rank = sorted(members, key=lambda d: (d not in tasks, not facts.documents[d].files, d))
    return sorted(rank if len(rank) <= _MOST_DOCUMENTS else rank[:_MOST_DOCUMENTS])


def _put_plan(
    board: Board, facts: Facts, plan: str, shown: Themes, all_themes: Themes, kept: list[list[Unit]], column: int
) -> None:
    document = facts.documents[plan]
    start = board.bottom(column, column + 1, column + 2)
    top = start + (_GAP if start else 0)
    board.put(document_node(document, facts), column, top)
    for (theme, units), some in zip(shown, kept, strict=True):
        key = f"{plan}|{theme}"
        top = board.put(
            theme_node(key, facts.label(theme) if theme else _NO_THEME, len(units), document.label),
            column + 1,
            max(top, board.bottom(column + 2)),
        )
        board.view.join(plan, "has-theme", key)
        for unit in some:
            board.put(task_node(unit, facts), column + 2, top, lines=1)
            board.view.join(key, "has-task", unit.iri)
        if left := len(units) - len(some):
            board.view.left_out += left
            if some:
                board.put(more_node(f"more:{key}", left, "nhiệm vụ", document.label), column + 2, top)
                board.view.join(key, "has-task", f"more:{key}")
    if left := len(all_themes) - len(shown):
        board.put(more_node(f"more:{plan}", left, "lĩnh vực", document.label), column + 1)
        board.view.join(plan, "has-theme", f"more:{plan}")
        board.view.left_out += sum(len(units) for _, units in all_themes[len(shown) :])


def _put_between(
    board: Board, facts: Facts, between: list[str], links: Sequence[Link], levels: dict[str, int], steps: int
) -> None:
    """Place the documents in between, each at the height of the first thing below it."""
    pairs = [down(link) for link in links]
    tops = {key: node.y - node.height / 2 for key, node in board.view.nodes.items()}

    def height(iri: str, seen: frozenset[str]) -> float:
        under = [lower for upper, lower in pairs if upper == iri and lower not in seen]
        return min((tops[n] if n in tops else height(n, seen | {n}) for n in under), default=1e9)

    ordered = sorted(between, key=lambda d: (height(d, frozenset((d,))), d))
    for iri in ordered:
        wanted = height(iri, frozenset((iri,)))
        board.put(
            document_node(facts.documents[iri], facts), 1 + min(levels[iri], steps), 0 if wanted > 1e8 else wanted
        )


def _join_loose(view: View, facts: Facts, shown: Sequence[str], top: str) -> None:
    """Join to the directive, as inferred, what traces to it by relations that the view does not draw."""
    joined = {key for edge in view.edges for key in (edge.source, edge.target)}
    above = {e.source for e in view.edges} | {e.target for e in view.edges if e.relation in ("issues", "approves")}
    for iri in shown:
        if iri in view.nodes and (iri not in joined or iri not in above):
            view.join(iri, "traces-to", top, "inferred")
