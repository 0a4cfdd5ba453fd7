"""The questions: one `.rq` file each; its header (`#+ key: value` lines) says why it is asked and what it gives."""

from collections.abc import Container
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from kg.errors import InternalError
from kg.resources import resource

__all__ = ["Parameter", "Question", "questions", "read_header"]


@dataclass(frozen=True)
class Parameter:
    """A parameter of a question; `optional` ones are written with a question mark in the header."""

    name: str
    optional: bool


@dataclass(frozen=True)
class Question:
    """A question as its file says it.

    `columns` are those of the answer, in order; `lists` are columns of which the query gives several values at once;
    `labels` are columns shown by the name of the thing, beside those that always are; `one_of` are optional parameters
    of which at least one is needed; of rows that agree in `one_row_per` the first is kept; `more` are columns that the
    answer has only with a parameter, by its name; `completed` says that Python adds to what the query gives.
    """

    name: str
    title_vi: str
    title_en: str
    why: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    query: str
    lists: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    one_of: tuple[str, ...] = ()
    one_row_per: tuple[str, ...] = ()
    more: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    note: str = ""
    completed: bool = False
    header: dict[str, str] = field(default_factory=dict, compare=False)

    def columns_with(self, given: Container[str]) -> tuple[str, ...]:
        """Return the columns of an answer with these parameters: those of `more` stand before the evidence."""
        more = tuple(column for name, columns in self.more.items() if name in given for column in columns)
        cut = self.columns.index("document") if more else 0
        return self.columns[:cut] + more + self.columns[cut:]


def read_header(text: str) -> dict[str, str]:
    """Return the `#+ key: value` lines at the head of a query."""
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        key, _, value = line[2:].partition(":")
        header[key.strip()] = value.strip()
    return header


def _names(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _more(value: str) -> dict[str, tuple[str, ...]]:
    """Return the columns of `as_of: ended, undecided` by the parameter that brings them."""
    name, _, columns = value.partition(":")
    return {name.strip(): _names(columns)} if columns else {}


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header = read_header(text)
    missing = {"name", "title-vi", "title-en", "why", "parameters", "columns"} - header.keys()
    if missing or header["name"] != path.stem:
        raise InternalError(f"queries/{path.name}: header lacks {', '.join(sorted(missing)) or 'its own file name'}")
    parameters = tuple(Parameter(n.rstrip("?"), n.endswith("?")) for n in _names(header["parameters"]))
    return Question(
        name=header["name"],
        title_vi=header["title-vi"],
        title_en=header["title-en"],
        why=header["why"],
        parameters=parameters,
        columns=_names(header["columns"]),
        query=text,
        lists=frozenset(_names(header.get("lists", ""))),
        labels=frozenset(_names(header.get("label", ""))),
        one_of=_names(header.get("one-of", "")),
        one_row_per=_names(header.get("one-row-per", "")),
        more=_more(header.get("columns-if", "")),
        note=header.get("note", ""),
        completed="completed-by" in header,
        header=header,
    )


@lru_cache(maxsize=1)
def _all() -> tuple[Question, ...]:
    return tuple(_read(path) for path in sorted(resource("queries").glob("*.rq")))


def questions() -> dict[str, Question]:
    """Return all questions by name. Raises `InternalError` if a file lacks part of its header."""
    return {question.name: question for question in _all()}
