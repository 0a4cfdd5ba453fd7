"""Which item of a directive a task, objective or figure takes up: scored, never stated.

Every unit of a document that traces to a directive is compared with the items of that directive's profile: the
headings above the unit, its themes and its wording; one that it names by number ('mục II.2 của Nghị quyết này') and
whose number the profile gives is taken at once. What stays under `THRESHOLD` is refused. A reviewer's decision goes
before any score: a confirmed pair is kept with the status `confirmed`, a rejected one never comes back.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg.names import ELI, POL, RDF, SKOS, Names
from kg.reason.wording import Item, Likeness, Passage, folded, likeness
from kg.text import fold

__all__ = ["THRESHOLD", "address", "nearest", "pairs", "referenced"]

THRESHOLD = 0.65
"""Least score of an accepted pair: on the labelled pairs (`tests/eval/items`) precision is then above 0.9."""
_NEAR_BEST = 0.8
"""A further item of the same directive is kept if it scores at least this share of the best."""
_MOST = 3
_OTHER_GROUP = 0.55
"""What an item counts where the headings clearly name another group of the same directive."""
_NAMED = 0.6
_POSSIBLE = 0.4
"""Least score of a pair that is refused but listed for a reviewer."""
_OF_THE_PLAN = re.compile(
    r"\b(?:ke hoach|chuong trinh(?: hanh dong)?|nghi quyet|ket luan) nay\b|\bcua ke hoach\b"
    r"|xay dung (?:va ban hanh )?ke hoach|lap ke hoach|thuc hien ke hoach"
)
_KINDS = ("task", "assignment", "objective", "target")

_UNITS = f"""PREFIX pol: <{POL}> PREFIX eli: <{ELI}>
SELECT DISTINCT ?unit ?directive ?symbol ?kind ?text ?main ?theme ?section WHERE {{
  ?unit pol:servesDirective ?directive ; pol:kind ?kind ; pol:text ?original . ?directive pol:symbol ?symbol .
  OPTIONAL {{ ?unit pol:repairedText ?readable }} BIND (COALESCE(?readable, ?original) AS ?text)
  OPTIONAL {{ ?unit pol:mainTheme ?main }} OPTIONAL {{ ?unit pol:theme ?theme }}
  OPTIONAL {{ ?unit pol:inSection ?section }}
}}"""
_ITEMS = f"""PREFIX pol: <{POL}> PREFIX skos: <{SKOS}> PREFIX eli: <{ELI}>
SELECT DISTINCT ?item ?directive ?notation ?kind ?label ?theme ?parent ?number WHERE {{
  ?item a pol:DirectiveItem ; pol:itemOf ?directive ; skos:notation ?notation ; pol:itemKind ?kind ;
    skos:prefLabel|skos:altLabel ?label .
  FILTER (LANG(?label) = "vi")
  OPTIONAL {{ ?item pol:theme ?theme }} OPTIONAL {{ ?item skos:broader/skos:notation ?parent }}
  OPTIONAL {{ ?item eli:number ?number }}
}}"""
_DECIDED = f"""PREFIX pol: <{POL}> SELECT DISTINCT ?unit ?item ?verdict WHERE {{
  ?decision a pol:Decided ; pol:unit ?unit ; pol:item ?item ; pol:verdict ?verdict . }}"""


def _select(store: ox.Store, query: str) -> Iterator[dict[str, Any]]:
    answer = store.query(query, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    names = [v.value for v in answer.variables]
    for row in answer:
        yield {n: row[n].value if row[n] is not None else None for n in names}


def _items(store: ox.Store) -> dict[str, list[Item]]:
    raw: dict[str, dict[str, Any]] = {}
    for row in _select(store, _ITEMS):
        entry = raw.setdefault(row["item"], {**row, "labels": set(), "themes": set()})
        entry["labels"].add(row["label"])
        if row["theme"]:
            entry["themes"].add(row["theme"])
    by_directive: dict[str, list[Item]] = defaultdict(list)
    for iri, e in sorted(raw.items()):
        labels = folded(sorted(e["labels"]))
        item = Item(
            iri, e["directive"], e["notation"], e["kind"], labels, frozenset(e["themes"]), e["parent"], e["number"]
        )
        by_directive[item.directive].append(item)
    return by_directive


def _headings(store: ox.Store, section: str | None) -> tuple[str, ...]:
    """Return the folded labels of a section and of those around it, the innermost first."""
    found: list[str] = []
    place = section
    while place:
        node = ox.NamedNode(place)
        labels = [
            q.object.value
            for q in store.quads_for_pattern(node, ox.NamedNode(_LABEL), None, None)
            if isinstance(q.object, ox.Literal)
        ]
        if not labels:
            break
        found += folded(labels[:1])
        above = [
            q.object.value
            for q in store.quads_for_pattern(node, ox.NamedNode(ELI + "is_part_of"), None, None)
            if isinstance(q.object, ox.NamedNode)
        ]
        place = above[0] if above and "/section/" in above[0] else None
    return tuple(found)


_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def pairs(passage: Passage, kind: str, items: list[Item]) -> list[tuple[Item, Likeness]]:
    """Return the items of one directive that a unit of that kind takes up, with their likeness, the best first."""
    known: dict[str, Likeness] = {}
    scored: list[tuple[Item, Likeness]] = []
    for item in sorted(items, key=lambda i: (i.notation.count("."), i.notation)):
        if item.kind == "objective" and kind not in ("objective", "target"):
            continue
        above = known[item.parent].heading if item.parent in known else 0.0
        known[item.notation] = found = likeness(passage, item, above)
        scored.append((item, found))
    named = {i.notation.split(".")[0] for i, f in scored if f.heading >= _NAMED and i.kind != "objective"}
    weighed = [
        (
            i,
            f,
            f.score
            * (_OTHER_GROUP if named and i.kind != "objective" and i.notation.split(".")[0] not in named else 1.0),
        )
        for i, f in scored
    ]
    parents = {item.parent for item, _, score in weighed if item.parent and score >= THRESHOLD}
    kept = [(i, f, s) for i, f, s in weighed if s >= THRESHOLD and i.notation not in parents]
    kept.sort(key=lambda entry: (-entry[2], entry[0].notation))
    out: list[tuple[Item, Likeness]] = []
    for objective in (True, False):  # a figure is both a step to an objective and part of a task's field
        some = [entry for entry in kept if (entry[0].kind == "objective") == objective]
        best = some[0][2] if some else 0.0
        most = 1 if objective else _MOST
        out += [
            (i, Likeness(round(s, 3), f.grounds, f.words, f.heading)) for i, f, s in some if s >= _NEAR_BEST * best
        ][:most]
    return out


def nearest(passage: Passage, kind: str, items: list[Item]) -> tuple[Item, Likeness] | None:
    """Return the task item that a task comes nearest to, if it comes near enough to be worth a reviewer's look."""
    if kind not in ("task", "assignment"):
        return None
    scored = [(item, likeness(passage, item)) for item in items if item.kind != "objective"]
    best = max(scored, key=lambda entry: (entry[1].score, entry[0].notation), default=None)
    return best if best is not None and best[1].score >= _POSSIBLE else None


# 'mục II.2 của Nghị quyết này', 'khoản 2, mục II Nghị quyết số 42-NQ/TW', 'Phần III Kết luận 92-KL/TW'
_REFERENCE = re.compile(
    r"\b(?:(?:diem|khoan) (?P<inner>\d{1,2}|[a-z])\)?,? )?(?:muc|phan|khoan|diem) "
    r"(?P<outer>[ivx]+(?:\.\d+)*|\d{1,2}(?:\.\d+)*),? (?:cua )?(?:nghi quyet|ket luan|chi thi) "
    r"(?:so )?(?P<of>\d+-[a-z]+/tw|nay)\b"
)


def referenced(text: str, symbol: str) -> frozenset[str]:
    """Return the numbers ('II.2') of the items of directive `symbol` that `text` names; 'này' is that directive."""
    found = set()
    for match in _REFERENCE.finditer(" ".join(fold(text).split())):
        if match["of"] in ("nay", fold(symbol)):
            outer = match["outer"].upper()
            found.add(f"{outer}.{match['inner']}" if match["inner"] else outer)
    return frozenset(found)


def address(store: ox.Store, base: str) -> int:
    """Add to the graph of inferences which items the units address, and return how many pairs were accepted.

    `infer` must have run before: it empties that graph and says which directives a unit serves.
    """
    names = Names(base)
    graph = ox.NamedNode(names.graph("inferred"))
    items = _items(store)
    by_iri = {item.iri: item for group in items.values() for item in group}
    units: dict[tuple[str, str], dict[str, Any]] = {}
    for row in _select(store, _UNITS):
        entry = units.setdefault((row["unit"], row["directive"]), {**row, "themes": set()})
        if row["theme"]:
            entry["themes"].add(row["theme"])
    verdicts = {(r["unit"], r["item"]): r["verdict"] for r in _select(store, _DECIDED)}
    headings: dict[str | None, tuple[str, ...]] = {}
    quads: list[ox.Quad] = []
    count = 0
    for (unit, directive), row in sorted(units.items()):
        kind = row["kind"].rsplit("/", 1)[-1]
        if kind not in _KINDS:
            continue
        if row["section"] not in headings:
            headings[row["section"]] = _headings(store, row["section"])
        main = [row["main"]] if row["main"] else []
        themes = (*main, *sorted(row["themes"] - set(main)))
        text = folded([row["text"]])[0]
        whole = folded([row["symbol"]])[0] in text or bool(_OF_THE_PLAN.search(text))
        passage = Passage(text, headings[row["section"]], themes, kind, whole)
        found = {i.iri: f for i, f in pairs(passage, kind, items.get(directive, []))}
        named = referenced(row["text"], row["symbol"])
        for item in items.get(directive, []):
            if item.number in named:
                found[item.iri] = Likeness(1.0, ("reference",), None, 0.0)
        for (decided, target), verdict in verdicts.items():
            if decided != unit or target not in by_iri or by_iri[target].directive != directive:
                continue
            if verdict == "reject":
                found.pop(target, None)
            else:
                found.setdefault(target, Likeness(1.0, ("review",), None, 0.0))
        if not found and (near := nearest(passage, kind, items.get(directive, []))):
            if verdicts.get((unit, near[0].iri)) != "reject":
                quads.extend(_quads(store, names, graph, unit, *near, None))
        for iri, likeness_ in sorted(found.items()):
            confirmed = verdicts.get((unit, iri)) == "confirm"
            quads.extend(_quads(store, names, graph, unit, by_iri[iri], likeness_, confirmed))
            count += 1
    store.extend(quads)
    return count


def _quads(
    store: ox.Store, names: Names, graph: ox.NamedNode, unit: str, item: Item, found: Likeness, confirmed: bool | None
) -> Iterator[ox.Quad]:
    """Yield a link as a claim; one that is only possible (`confirmed` None) says nothing of the unit itself."""
    claim, task, goal = (
        ox.NamedNode(names.claim("item-link", unit, item.iri)),
        ox.NamedNode(unit),
        ox.NamedNode(item.iri),
    )

    def say(subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(subject, ox.NamedNode(name), value, graph)

    if confirmed is not None:
        yield say(task, POL + "addresses", goal)
    yield say(claim, RDF + "type", ox.NamedNode(POL + ("PossibleLink" if confirmed is None else "ItemLink")))
    yield say(claim, POL + "unit", task)
    yield say(claim, POL + "item", goal)
    yield say(
        claim,
        POL + "score",
        ox.Literal(str(found.score), datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    )
    for ground in found.grounds:
        yield say(claim, POL + "ground", ox.Literal(ground))
    if found.words:
        yield say(claim, POL + "itemWords", ox.Literal(found.words, language="vi"))
    yield say(claim, POL + "status", ox.NamedNode(POL + ("confirmed" if confirmed else "inferred")))
    for predicate in ("evidence", "partOfDocument"):
        for quad in store.quads_for_pattern(task, ox.NamedNode(POL + predicate), None, None):
            yield say(claim, POL + ("inDocument" if predicate == "partOfDocument" else predicate), quad.object)  # type: ignore[arg-type]
