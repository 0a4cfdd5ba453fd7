"""Whom a unit is charged to that names nobody: by the paragraph above it, or by the opening."""

import re

from kg.extract.agencies import find_agencies
from kg.extract.roles import verb_role
from kg.mentions import ActorMention
from kg.outline import Block, Part

__all__ = ["inherit_from_items"]


def inherit_from_items(part: Part, actors: list[ActorMention]) -> list[ActorMention]:
    """Return `actors` with those of bullets that name nobody: whom the paragraph above, numbered or leading in, charges.

    A line that only leads in charges nobody itself once its list has taken its actors over.
    """
    by_block: dict[int, list[ActorMention]] = {}
    for actor in actors:
        by_block.setdefault(id(actor.block), []).append(actor)
    out: list[ActorMention] = []
    passing: set[int] = set()
    above: Block | None = None
    for block in part.blocks:
        numbered = bool(block.marker and block.marker[0].isalnum())
        leads = block.unit_kind == "lead-in" and bool(by_block.get(id(block)))
        if block.kind == "heading" or block.path is None:
            above = None
        elif leads or (block.unit_kind in ("assignment", "report") and numbered and not _below(block, above)):
            above = block
        elif above is not None and block.unit_kind in ("assignment", "report", "task") and _below(block, above):
            own = [a for a in by_block.get(id(block), []) if a.role != "coordinate"]
            orders = above.flat.folded.rstrip(" :").endswith("chi dao")
            lead_in = above.unit_kind == "lead-in"
            if own and lead_in and all(a.inherited for a in own):  # the heading's, who take their part from the lead-in
                leading = {a.agency.text for a in by_block.get(id(above), []) if a.role == "lead"}
                for actor in own:
                    actor.role = "lead" if actor.agency.text in leading else actor.role
                if leading:
                    passing.add(id(above))
                    out += [
                        ActorMention(a.agency, a.role, block, True)
                        for a in by_block[id(above)]
                        if a.role == "coordinate"
                    ]
                continue
            if own and not orders or (block.unit_kind == "task" and not lead_in):
                continue
            charged = by_block.get(id(above), [])
            alone = all(a.role == "coordinate" for a in charged)
            for actor in charged:
                if actor.role == "coordinate" and (alone or not lead_in):
                    continue
                passed = actor.role in ("requested", "coordinate") or (lead_in and actor.role == "lead")
                role = "responsible" if orders else actor.role if passed else verb_role(block.flat.folded)
                out.append(ActorMention(actor.agency, role, block, True))
                if lead_in:
                    passing.add(id(above))
    return [a for a in actors if id(a.block) not in passing] + out + _from_opening(part, by_block)


def _from_opening(part: Part, by_block: dict[int, list[ActorMention]]) -> list[ActorMention]:
    """Return the actors of units that name nobody and stand under no heading: whom the opening asks."""
    out: list[ActorMention] = []
    asked: list[ActorMention] = []
    for block in part.blocks:
        if block.path is None and block.unit_kind in ("basis", "lead-in"):
            asked = _asked(block)
        elif asked and block.unit_kind in ("assignment", "report") and not block.context:
            if all(a.role == "coordinate" for a in by_block.get(id(block), [])):
                out += [ActorMention(a.agency, a.role, block, True) for a in asked]
    return out


def _asked(block: Block) -> list[ActorMention]:
    """Return whom an opening asks for all that follows it: '… đề nghị Ủy ban nhân dân các tỉnh thực hiện:'."""
    flat = block.flat
    asks = [m for m in _ASKS.finditer(flat.folded) if flat.folded.endswith(":")]
    if not asks:
        return []
    role = "requested" if asks[-1].group().startswith("de nghi") else "responsible"
    bodies = [a for a in find_agencies(flat) if a.flat_start >= asks[-1].end()]
    if not bodies or bodies[0].flat_start > asks[-1].end() + 12:
        return []
    return [ActorMention(a, role, block, True) for a in bodies if not a.folded.startswith("cac don vi")]


_ASKS = re.compile(r"\b(?:de nghi|yeu cau)\s")


def _below(block: Block, above: Block | None) -> bool:
    """Tell whether a block stands in the list that `above` opens."""
    if above is None or block.path is None or above.path is None:
        return False
    same = block.path == above.path and not (block.marker and block.marker[0].isalnum() and above.marker == "")
    return same or (above.unit_kind == "lead-in" and block.path.startswith(above.path + "."))
