"""Ask a question of a store, by name, with its parameters in plain words."""

from typing import Any

from pyoxigraph import NamedNode, Store

from kg.ask import compare, gaps, successors, trace
from kg.ask.binding import Term, bind
from kg.ask.first import add_evidence
from kg.ask.labels import Labels, plain
from kg.ask.parameters import provinces_held, resolve
from kg.ask.questions import Question, questions
from kg.ask.selecting import select, variables
from kg.errors import NothingFound, WrongUse
from kg.model import Table

__all__ = ["SEPARATOR", "ask"]

SEPARATOR = "\x1f"
"""Stands between the values of a list in a query's answer; tables show `; `."""

_NAMED = frozenset(("plan", "province", "issuer", "directive", "agency", "other", "programme", "from", "to", "type"))
"""Columns that show the name of the thing, not its IRI."""

_DATES = frozenset(("date", "due"))
"""Columns of dates, which stay text also where only the year is stated."""

_COMPLETIONS = {
    "agency-duties": successors.complete_duties,
    "gaps": gaps.complete_gaps,
    "plans-implementing": trace.complete_plans,
    "reporting-calendar": successors.complete_calendar,
    "successors": successors.complete_successors,
    "target-comparison": compare.complete,
    "trace": trace.complete_trace,
}


def ask(store: Store, name: str, **params: Any) -> Table:  # noqa: ANN401 - whatever a caller has, None included
    """Return the answer to the question `name`; parameters are words (`directive="KL 92"`, `province="Sơn La"`).

    An empty answer is a table without rows. Raises `WrongUse` for a question or parameter that does not exist or is
    missing, `NothingFound` (with the nearest names) for a value that the store does not know, or a province without a
    document.
    """
    question = _question(name)
    given = _check(question, {key: value for key, value in params.items() if value not in (None, "")})
    values = resolve(store, given)
    labels = Labels(store)
    answer = select(store, bind(question.query, values))
    names = variables(answer)
    found: list[dict[str, Any]] = [{key: plain(solution[key]) for key in names} for solution in answer]
    if question.header.get("evidence") == "first":
        for row in found:
            add_evidence(store, row)
    if question.completed:
        found = _COMPLETIONS[name](store, labels, found, values)
    if not found and "province" in values:
        _expect_province(store, values, labels)
    columns = question.columns_with(values)
    return Table(list(columns), _rows(question, columns, found, labels), title=question.title_en)


def _expect_province(store: Store, values: dict[str, list[Term]], labels: Labels) -> None:
    """Raise `NothingFound` if the store has no document of the province that was asked for."""
    held = provinces_held(store)
    asked = [term.value for term in values["province"] if isinstance(term, NamedNode)]
    if not held & set(asked):
        names = ", ".join(sorted(labels.of(iri) for iri in held))
        raise NothingFound(
            f"no document of {labels.of(asked[0])} in this store", f"it has {names}" if names else "add one"
        )


def _question(name: str) -> Question:
    known = questions()
    if name not in known:
        from rapidfuzz import process

        near = [match[0] for match in process.extract(name, sorted(known), limit=3)]
        raise WrongUse(f"there is no question {name!r}", f"did you mean {', '.join(near)}? see: policykg ask --list")
    return known[name]


def _check(question: Question, given: dict[str, Any]) -> dict[str, Any]:
    names = {parameter.name for parameter in question.parameters}
    unknown = sorted(given.keys() - names)
    if unknown:
        takes = ", ".join(sorted(names)) or "no parameters"
        raise WrongUse(f"{question.name} does not take {', '.join(unknown)}", f"it takes {takes}")
    missing = [p.name for p in question.parameters if not p.optional and p.name not in given]
    if missing:
        raise WrongUse(f"{question.name} needs {', '.join(missing)}", f"add --{missing[0]} …")
    if question.one_of and not given.keys() & set(question.one_of):
        raise WrongUse(f"{question.name} needs {' or '.join(question.one_of)}", f"add --{question.one_of[0]} …")
    return given


def _rows(question: Question, columns: tuple[str, ...], found: list[dict[str, Any]], labels: Labels) -> list[list[Any]]:
    """Return the rows in the order of the columns, each once."""
    rows: dict[tuple[Any, ...], list[Any]] = {}
    for solution in found:
        row = [_cell(question, column, solution.get(column), labels) for column in columns]
        rows.setdefault(tuple(solution.get(key) for key in question.one_row_per) or tuple(row), row)
    return list(rows.values())


def _cell(question: Question, column: str, value: Any, labels: Labels) -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        return str(value) if column in _DATES and value is not None else value
    if column in question.lists:
        return "; ".join(sorted({" ".join(part.split()) for part in value.split(SEPARATOR)}))
    if "://" in value and (column in _NAMED or column in question.labels):
        return labels.of(value)
    return labels.code(value) if "://" in value else value
