"""Free queries: SELECT, ASK and CONSTRUCT over the union of all graphs; nothing that writes or asks elsewhere."""

import re

from pyoxigraph import QueryBoolean, QuerySolutions, Store

from kg.ask.labels import plain
from kg.errors import BadInput, WrongUse
from kg.model import Table
from kg.names import PREFIXES

__all__ = ["sparql"]

_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*'
)
"""Strings, IRIs and comments: a word in one of them is no keyword."""

_UPDATE = re.compile(r"(?<![:\w?$])(insert|delete|load|clear|drop|create|copy|move|add)\b", re.IGNORECASE)
_SERVICE = re.compile(r"(?<![:\w?$])service\b(?!\s*:)", re.IGNORECASE)
_FORM = re.compile(r"(?<![:\w?$])(select|ask|construct|describe)\b", re.IGNORECASE)
_WHERE = re.compile(r"(?:at|line)\s+(\d+)(?::(\d+))?")


def sparql(store: Store, text: str) -> Table:
    """Return the answer to a SPARQL query: the rows of a SELECT, `answer` of an ASK, `s`, `p`, `o` of a CONSTRUCT.

    The prefixes of the project (`pol:`, `voc:`, `eli:` …) need not be declared. Raises `WrongUse` for an update or a
    query with SERVICE (no request leaves the machine), `BadInput` with the line for one that is no SPARQL.
    """
    bare = _QUIET.sub(" ", text)
    if _SERVICE.search(bare):
        raise WrongUse("SERVICE is not allowed: no request leaves this machine", "load the other data into the store")
    if not _FORM.search(bare) and _UPDATE.search(bare):
        raise WrongUse("updates are not allowed", "the graph is built from the documents: policykg build")
    try:
        answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(answer, QueryBoolean):
            return Table(["answer"], [[bool(answer)]])
        if isinstance(answer, QuerySolutions):
            names = [variable.value for variable in answer.variables]
            return Table(names, [[plain(row[name]) for name in names] for row in answer])
        rows = [[plain(triple.subject), plain(triple.predicate), plain(triple.object)] for triple in answer]
        return Table(["s", "p", "o"], sorted(rows, key=lambda row: [str(cell) for cell in row]))
    except SyntaxError as error:
        raise BadInput(
            _message(error), "the question files in queries/ are examples; prefixes are declared for you"
        ) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise BadInput(f"the query failed: {error}", "see the SPARQL 1.1 specification") from error


def _message(error: SyntaxError) -> str:
    """Return the error in one line, with the line of the query where it stands."""
    text = " ".join(str(error.msg or error).split())
    if error.lineno:
        return f"no valid SPARQL, line {error.lineno}: {text}"
    match = _WHERE.search(text)
    return f"no valid SPARQL, line {match[1]}: {text}" if match else f"no valid SPARQL: {text}"
