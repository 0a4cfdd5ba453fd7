"""Run the SPARQL rules of `ontology/rules/` to a fixed point; what follows goes to a graph of its own."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import BadInput, InternalError
from kg.resources import resource

__all__ = ["Rule", "infer", "load_rules"]

_ROUNDS = 10
"""Rounds after which the rules count as running in circles. The rules as they are settle in the second."""


@dataclass(frozen=True)
class Rule:
    """One rule: `name` of its file without `.rq`, `header` (titles, premises, conclusion, why it is sound), `query`."""

    name: str
    header: dict[str, str]
    query: str

    def reads(self, conclusion: str) -> bool:
        """Tell whether `conclusion` (of a rule's header) is among the premises of this rule."""
        return not set(conclusion.split()).isdisjoint(self.header.get("premises", "").replace(",", " ").split())


def _header(text: str) -> dict[str, str]:
    """Return the `#+ key: value` lines at the head of `text`; a line `#+   more` carries the value above it on."""
    header: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        body = line[2:]
        if body.startswith("   ") and key:
            header[key] += " " + body.strip()
        else:
            key, _, value = (part.strip() for part in body.partition(":"))
            header[key] = value
    return header


def load_rules() -> tuple[Rule, ...]:
    """Return the rules that ship with policykg, in the order of their file names."""
    found = []
    for path in sorted(resource("ontology/rules").glob("*.rq")):
        text = path.read_text(encoding="utf-8")
        found.append(Rule(path.stem, _header(text), text))
    return tuple(found)


def infer(store: ox.Store, base: str) -> int:
    """Fill the graph `{base}graph/inferred` of `store` with what follows from all its graphs; return how many triples.

    The graph is emptied first, so that nothing stays that no longer follows. After the first round a rule runs again
    only if something new was concluded that it reads. Raises `BadInput` if a rule is no valid CONSTRUCT query,
    `InternalError` if the rules do not come to rest.
    """
    graph = ox.NamedNode(f"{base}graph/inferred")
    store.remove_graph(graph)
    stated = len(store)
    rules = load_rules()
    waiting = {rule.name for rule in rules}
    for _ in range(_ROUNDS):
        for rule in rules:
            if rule.name not in waiting:
                continue
            waiting.discard(rule.name)
            if _apply(store, rule, graph):
                waiting |= {other.name for other in rules if other.reads(rule.header.get("conclusion", ""))}
        if not waiting:
            return len(store) - stated
    raise InternalError(
        f"the rules still gave new triples after {_ROUNDS} rounds", "a rule under ontology/rules makes new terms"
    )


def _apply(store: ox.Store, rule: Rule, graph: ox.NamedNode) -> bool:
    """Add what `rule` concludes to `graph`; return whether anything was new."""
    before = len(store)
    try:
        triples = store.query(rule.query, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise BadInput(
            f"ontology/rules/{rule.name}.rq: {error}", "mend the rule; it must be a CONSTRUCT query"
        ) from error
    if not isinstance(triples, ox.QueryTriples):
        raise BadInput(f"ontology/rules/{rule.name}.rq is no CONSTRUCT query", "a rule must construct triples")
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    return len(store) > before
