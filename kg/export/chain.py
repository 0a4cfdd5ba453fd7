"""The chain of documents between a central directive and those that carry it out: who is in it, and at what level."""

from collections.abc import Iterable

from kg.export.facts import Facts, Link

__all__ = ["chain_levels", "chain_links", "down"]

_CARRIES_OUT = {"implements", "continues", "details", "basis"}
_HANDS_ON = {"issues", "approves"}
_STEPS = _CARRIES_OUT | _HANDS_ON


def down(link: Link) -> tuple[str, str]:
    """Return the two documents of a relation, the one above first (what is carried out, or what issues)."""
    return (link.source, link.target) if link.relation in _HANDS_ON else (link.target, link.source)


def chain_links(facts: Facts, members: Iterable[str]) -> list[Link]:
    """Return the relations between these documents that carry a directive on."""
    inside = set(members)
    return [k for k in facts.links if k.relation in _STEPS and k.source in inside and k.target in inside]


def chain_levels(links: Iterable[Link], top: str, members: Iterable[str]) -> dict[str, int]:
    """Return how many steps below `top` each member is, by the longest way; a step that closes a circle is left out.

    A member that no step joins to `top` counts as one step below.
    """
    below: dict[str, set[str]] = {}
    for link in links:
        upper, lower = down(link)
        if lower != top:
            below.setdefault(upper, set()).add(lower)
    order: list[str] = []
    state: dict[str, int] = {}
    forward: dict[str, list[str]] = {}

    def visit(node: str) -> None:
        state[node] = 1
        for lower in sorted(below.get(node, ())):
            if state.get(lower) == 1:
                continue  # a circle: the sources contradict one another
            forward.setdefault(node, []).append(lower)
            if lower not in state:
                visit(lower)
        state[node] = 2
        order.append(node)

    visit(top)
    for member in sorted(set(members)):
        if member not in state:
            visit(member)
    levels = dict.fromkeys(members, 1) | {top: 0}
    for node in reversed(order):
        for lower in forward.get(node, []):
            levels[lower] = max(levels.get(lower, 1), levels.get(node, 1) + 1)
    return levels
