"""What is left out: items of a directive that a province does not take up, and tasks that no item asks for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.ask.binding import Term
from kg.ask.first import add_evidence
from kg.ask.labels import Labels
from kg.ask.parameters import provinces_held
from kg.ask.selecting import select
from kg.names import POL

__all__ = ["NEAR_ITEM", "NO_ITEM", "NO_OBJECTIVE", "NO_PLAN", "NO_TASK", "ONLY_OBJECTIVE", "POSSIBLE", "complete_gaps"]

Row = dict[str, Any]

NO_PLAN = "no plan in the corpus"
NO_TASK = "plan without such a task"
NO_OBJECTIVE = "plan without such an objective"
ONLY_OBJECTIVE = "only an objective without a duty-holder"
POSSIBLE = "only a task that may be meant: for review"
NEAR_ITEM = "task near this item: for review"
NO_ITEM = "task that no item asks for"

_PLANS = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?directive ?plan ?province WHERE {{
  ?directive a pol:Directive . ?plan pol:tracesTo ?directive ; pol:source ?file .
  OPTIONAL {{ ?plan pol:province ?province }} }}"""
_LINKS = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?item ?unit ?plan ?kind WHERE {{
  ?link a pol:ItemLink ; pol:item ?item ; pol:unit ?unit ; pol:inDocument ?plan . ?unit pol:kind ?kind }}"""
_NEAR = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?item ?unit ?plan ?score WHERE {{
  ?link a pol:PossibleLink ; pol:item ?item ; pol:unit ?unit ; pol:inDocument ?plan ; pol:score ?score }}
ORDER BY DESC(?score) ?unit"""
_DUTIES = f"PREFIX pol: <{POL}> SELECT DISTINCT ?unit WHERE {{ ?duty a pol:Assignment ; pol:unit ?unit }}"
_TASKS = f"""PREFIX pol: <{POL}> PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?unit ?plan ?start WHERE {{ ?unit a pol:Task ; pol:partOfDocument ?plan ;
  pol:evidence/oa:hasSelector/oa:start ?start }} ORDER BY ?plan ?start"""


def _rows(store: Store, query: str) -> list[dict[str, str | None]]:
    answer = select(store, query)
    names = [v.value for v in answer.variables]
    return [{n: row[n].value if row[n] is not None else None for n in names} for row in answer]


def complete_gaps(store: Store, labels: Labels, found: list[Row], values: Mapping[str, Sequence[Term]]) -> list[Row]:
    """Return a row for every item and province without a task that somebody is charged with, then the unasked tasks.

    Only items without parts are listed, since a group is taken up through its parts; a unit that takes up a group takes
    up none of its parts in particular. An objective is taken up by an objective or a figure, a group of tasks by a task
    that somebody is charged with. Provinces are those of the corpus, or the one asked for. An objective that no task
    beside it takes up is quoted; for the rest there is nothing to quote.
    """
    asked = [t.value for t in values.get("province", ()) if isinstance(t, NamedNode)]
    provinces = sorted(provinces_held(store) & set(asked) if asked else provinces_held(store))
    if asked and not provinces:
        return []
    plans: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for plan in _rows(store, _PLANS):
        plans[str(plan["directive"]), plan["province"]].append(str(plan["plan"]))
    links: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    linked: set[tuple[str, str]] = set()
    for link in _rows(store, _LINKS):
        links[str(link["item"]), str(link["plan"])].append((str(link["unit"]), str(link["kind"]).rsplit("/", 1)[-1]))
        linked.add((str(link["unit"]), str(link["item"]).split("/item/")[0]))
    near: dict[tuple[str, str], str] = {}
    nearest: dict[tuple[str, str], str] = {}
    for link in _rows(store, _NEAR):
        unit, item = str(link["unit"]), str(link["item"])
        near.setdefault((item, str(link["plan"])), unit)
        nearest[unit, item.split("/item/")[0]] = item
    charged = {row["unit"] for row in _rows(store, _DUTIES)}
    groups = {row["parent"] for row in found}
    sources = {province: _sources(store, province) for province in provinces}
    out: list[Row] = []
    for row in found:
        for province in provinces if row["goal"] not in groups else ():
            here = sorted(plans.get((row["directive"], province), []))
            read = here or sources[province]
            units = [(unit, kind, plan) for plan in read for unit, kind in links.get((row["goal"], plan), [])]
            where = here or sorted({plan for _, _, plan in units})
            gap = _gap(store, where, units, charged, row["kind"] == "objective")
            if gap and gap["reason"] in (NO_TASK, NO_PLAN):
                gap = _possible(store, read, row["goal"], near) or gap
            if gap:
                what = {"item": row["item"], "item_title": row["item_title"], "province": province}
                out.append(what | {"status": "inferred"} | gap)
    said = {(row["item"], row["document"], row["start"]) for row in out if row["reason"] == POSSIBLE}
    unasked = _unasked(store, found, provinces, plans, linked, nearest)
    return out + [row for row in unasked if (row.get("item"), row["document"], row["start"]) not in said]


def _unasked(
    store: Store,
    found: list[Row],
    provinces: list[str],
    plans: Mapping[tuple[str, str | None], list[str]],
    linked: set[tuple[str, str]],
    nearest: Mapping[tuple[str, str], str],
) -> list[Row]:
    """Return the tasks of plans that are linked to no item: with the item that they come near to, if there is one."""
    titles = {row["goal"]: row for row in found}
    out: list[Row] = []
    for task in _rows(store, _TASKS):
        for directive in sorted({row["directive"] for row in found}):
            for province in provinces:
                if task["plan"] not in plans.get((directive, province), []) or (task["unit"], directive) in linked:
                    continue
                item = titles.get(nearest.get((str(task["unit"]), directive), ""))
                row: Row = {"first": f"{task['plan']} 0 {task['unit']}", "document": task["plan"]}
                add_evidence(store, row)
                reason = {"reason": NEAR_ITEM, "item": item["item"], "item_title": item["item_title"]} if item else {}
                common = {"province": province, "plan": task["plan"], "status": "inferred", "reason": NO_ITEM}
                out.append(common | reason | row)
    return out


def _sources(store: Store, province: str) -> list[str]:
    """Return the documents of a province whose text is in the store."""
    return [
        quad.subject.value
        for quad in store.quads_for_pattern(None, NamedNode(POL + "province"), NamedNode(province), None)
        if isinstance(quad.subject, NamedNode)
        and any(store.quads_for_pattern(quad.subject, NamedNode(POL + "source"), None, None))
    ]


def _possible(store: Store, plans: list[str], goal: str, near: dict[tuple[str, str], str]) -> Row | None:
    """Return the row of an item that a task comes near, with the task's words."""
    for plan in sorted(plans):
        if unit := near.get((goal, plan)):
            row: Row = {"reason": POSSIBLE, "plan": plan, "first": f"{plan} 0 {unit}", "document": plan}
            add_evidence(store, row)
            return row
    return None


def _gap(
    store: Store, plans: list[str], units: list[tuple[str, str, str]], charged: set[str | None], objective: bool
) -> Row | None:
    """Return why an item has a gap in a province (with the words of an objective that stands alone), or None."""
    if not plans:
        return {"reason": NO_PLAN}
    if objective:
        return None if units else {"reason": NO_OBJECTIVE, "plan": plans[0]}
    if any(kind in ("task", "assignment") for _, kind, _ in units):
        return None
    if not units:
        return {"reason": NO_TASK, "plan": plans[0]}
    unit, _, plan = sorted(units)[0]
    if any(u in charged for u, _, _ in units):
        return None
    row: Row = {"reason": ONLY_OBJECTIVE, "plan": plan, "first": f"{plan} 0 {unit}", "document": plan}
    add_evidence(store, row)
    return row
