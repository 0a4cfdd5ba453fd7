"""Who holds an agency's duties on a given day, and which reorganisations lie behind it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.ask.binding import Term
from kg.ask.changes import Change, Changes
from kg.ask.holders import LAST_DAY, Holders
from kg.ask.labels import Labels
from kg.names import POL, SKOS, VOC, fold

__all__ = ["complete_calendar", "complete_duties", "complete_successors"]

Row = dict[str, Any]

_WORD = re.compile(r"[^\W_]+")
_PROVINCES = VOC + "province/"
_SEPARATOR = "\x1f"
_ENDS = {"from": POL + "reportFrom", "to": POL + "reportTo", "via": POL + "reportVia"}
"""The columns of the bodies of a report, and the property that names them."""


def _day(values: Mapping[str, Sequence[Term]]) -> str:
    return values["as_of"][0].value if values.get("as_of") else LAST_DAY


def _themes(store: Store, unit: str | None, phrases: list[tuple[str, str]]) -> frozenset[str]:
    """Return the themes of a unit, as IRIs: those that it is filed under, and every other one that its words name.

    A duty that lists many fields is filed under three of them at most; who holds it now depends on all.
    """
    if unit is None:
        return frozenset()
    subject = NamedNode(unit)
    quads = store.quads_for_pattern(subject, NamedNode(POL + "theme"), None, None)
    found = {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
    texts = [
        quad.object.value
        for name in ("repairedText", "text")
        for quad in store.quads_for_pattern(subject, NamedNode(POL + name), None, None)
        if isinstance(quad.object, Literal)
    ]
    words = f" {' '.join(_WORD.findall(fold(texts[0])))} " if texts else ""
    return frozenset(found | {theme for phrase, theme in phrases if phrase in words})


def _phrases(store: Store) -> list[tuple[str, str]]:
    """Return the phrases of two words or more that name a theme that passed in some change, with that theme."""
    passes = store.quads_for_pattern(None, NamedNode(POL + "passesTheme"), None, None)
    passed = {quad.object.value for quad in passes if isinstance(quad.object, NamedNode)}
    return [
        (f" {' '.join(_WORD.findall(fold(quad.object.value)))} ", theme)
        for theme in sorted(passed)
        for name in ("prefLabel", "altLabel")
        for quad in store.quads_for_pattern(NamedNode(theme), NamedNode(SKOS + name), None, None)
        if isinstance(quad.object, Literal) and quad.object.language == "vi" and " " in quad.object.value
    ]


def complete_duties(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Fill `current_holder`, `since`, `ground` and `undecided` of `agency-duties` for the day `as_of`.

    The day is by default after all known changes. Where the themes of the task lead to several bodies, or to none,
    `current_holder` is empty and `undecided` lists the candidates, joined with `; `.
    """
    holders = Holders(store, labels, Changes(store))
    as_of = _day(values)
    phrases = _phrases(store)
    for row in found:
        given = holders.document_date(row["document"])
        held = holders.held(row["agency"], given, as_of, _themes(store, row["task"], phrases))
        row |= {"current_holder": held.decided, "since": held.since, "ground": held.ground}
        row["undecided"] = None if held.decided else "; ".join(held.names)
    return found


def complete_calendar(
    store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]
) -> list[Row]:
    """Put in the place of the bodies of `reporting-calendar` those that hold the duty on `as_of`, if it is given.

    A body whose successor the themes of the unit do not decide leaves its column and stands in `undecided`, as
    `from: body → candidate / candidate`, several joined with `; `.
    """
    if not values.get("as_of"):
        return found
    holders = Holders(store, labels, Changes(store))
    as_of = _day(values)
    phrases = _phrases(store)
    for row in found:
        given = holders.document_date(row["document"])
        themes = _themes(store, holders.value(row["duty"], POL + "inUnit"), phrases)
        open_: list[str] = []
        for column, predicate in _ENDS.items():
            sure: list[str] = []
            for agency in holders.values(row["duty"], predicate):
                held = holders.held(agency, given, as_of, themes)
                if held.decided:
                    sure.append(held.decided)
                else:
                    open_.append(f"{column}: {labels.of(agency)} → {' / '.join(held.names)}")
            row[column] = _SEPARATOR.join(sure) or None
        row["undecided"] = "; ".join(open_) or None
    return found


def complete_successors(
    store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]
) -> list[Row]:
    """Return the changes up to `as_of`: all of them, or those of the agencies asked for and of their provinces.

    A change of which only the month is known is listed from the first day of that month on.
    """
    changes = Changes(store)
    as_of = _day(values)
    agencies = [term.value for term in values.get("agency", ())]
    if not agencies:
        every = (change for origin in changes.origins() for change in changes.of(origin))
        return [_row(labels.of(c.before), None, c, labels) for c in every if c.first_day <= as_of]
    holders = Holders(store, labels, changes)
    rows: list[Row] = []
    for agency in agencies:
        body = holders.body(agency)
        frontier = [(concept, "") for concept in (body.kind, body.province) if concept]
        seen: set[tuple[str, str]] = set()
        while frontier:
            place, after = frontier.pop(0)
            for change in changes.of(place):
                if after < change.first_day <= as_of and (change.event, change.after) not in seen:
                    seen.add((change.event, change.after))
                    rows.append(_row(body.name, body.province, change, labels))
                    if change.after != place:
                        frontier.append((change.after, change.first_day))
    return rows


def _row(agency: str, province: str | None, change: Change, labels: Labels) -> Row:
    if province is None and change.before.startswith(_PROVINCES):
        province = change.before
    event = f"{change.name} ({change.date})" if change.date else change.name
    return {
        "agency": agency,
        "province": province,
        "from": change.before,
        "to": change.after,
        "event": event,
        "source": "; ".join(change.sources),
        "status": "stated",
    }
