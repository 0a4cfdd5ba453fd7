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

__all__ = ["NO_ITEM", "NO_OBJECTIVE", "NO_PLAN", "NO_TASK", "ONLY_OBJECTIVE", "complete_gaps"]

Row = dict[str, Any]

NO_PLAN = "no plan in the corpus"
NO_TASK = "plan without such a task"
NO_OBJECTIVE = "plan without such an objective"
ONLY_OBJECTIVE = "only an objective without a duty-holder"
NO_ITEM = "task that no item asks for"

_PLANS = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?directive ?plan ?province WHERE {{
  ?directive a pol:Directive . ?plan pol:tracesTo ?directive ; pol:source ?file .
  OPTIONAL {{ ?plan pol:province ?province }} }}"""
_LINKS = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?item ?unit ?plan ?kind WHERE {{
  ?link a pol:ItemLink ; pol:item ?item ; pol:unit ?unit ; pol:inDocument ?plan . ?unit pol:kind ?kind }}"""
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
    linked = set()
    for link in _rows(store, _LINKS):
        links[str(link["item"]), str(link["plan"])].append((str(link["unit"]), str(link["kind"]).rsplit("/", 1)[-1]))
        linked.add((str(link["unit"]), str(link["item"]).split("/item/")[0]))
    charged = {row["unit"] for row in _rows(store, _DUTIES)}
    children: dict[str, list[str]] = defaultdict(list)
    for row in found:
        if row["parent"]:
            children[row["parent"]].append(row["goal"])
    out: list[Row] = []
    for row in found:
        if children[row["goal"]]:
            continue
        for province in provinces:
            here = sorted(plans.get((row["directive"], province), []))
            units = [(unit, kind, plan) for plan in here for unit, kind in links.get((row["goal"], plan), [])]
            gap = _gap(store, here, units, charged, row["kind"] == "objective")
            if gap:
                out.append(
                    {
                        "item": row["item"],
                        "item_title": row["item_title"],
                        "province": province,
                        "status": "inferred",
                        **gap,
                    }
                )
    directives = sorted({row["directive"] for row in found})
    for task in _rows(store, _TASKS):
        for directive in directives:
            for province in provinces:
                if task["plan"] in plans.get((directive, province), []) and (task["unit"], directive) not in linked:
                    extra: Row = {"first": f"{task['plan']} 0 {task['unit']}", "document": task["plan"]}
                    add_evidence(store, extra)
                    out.append(
                        {"province": province, "reason": NO_ITEM, "plan": task["plan"], "status": "inferred", **extra}
                    )
    return out


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
