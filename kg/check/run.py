"""Run the checks: queries that must return no rows, shapes, and every quote against its source."""

from collections.abc import Mapping
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.check.report import SEVERITIES, Problem, Report
from kg.errors import InternalError
from kg.names import PREFIXES
from kg.resources import resource

__all__ = ["check", "checks", "quotes"]

_QUOTES = """PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX pol: <https://policykg.example/ontology#>
SELECT ?evidence ?sha ?start ?end ?quote WHERE {
  ?evidence oa:hasSource ?source ; oa:hasSelector ?position , ?words .
  ?source pol:sha256 ?sha .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote . }"""


def _header(text: str) -> dict[str, str]:
    lines = [line[2:].partition(":") for line in text.splitlines() if line.startswith("#+")]
    return {key.strip(): value.strip() for key, _, value in lines}


def checks() -> list[Path]:
    """Return the files of the checks, sorted."""
    return sorted(resource("queries").glob("checks/*.rq"))


def check(store: Store, *, shapes: bool = False, sources: Mapping[str, str] | None = None) -> Report:
    """Run every query of `queries/checks`; with `shapes` SHACL too (slow), with `sources` (text by sha256) every quote.

    Nothing is raised for what is found: see `Report.ok`. Raises `InternalError` if a check itself is malformed.
    """
    problems: set[Problem] = set()
    names = []
    for path in checks():
        names.append(path.stem)
        problems |= _run(store, path)
    report = Report(sorted(problems), names)
    if sources is not None:
        report = report.merge(quotes(store, sources))
    if shapes:
        from kg.check.shapes import shacl

        report = report.merge(shacl(store))
    return report


def _run(store: Store, path: Path) -> set[Problem]:
    text = path.read_text(encoding="utf-8")
    header = _header(text)
    if not {"title", "problem", "solution", "severity"} <= header.keys() or header["severity"] not in SEVERITIES:
        raise InternalError(f"queries/checks/{path.name}: the header needs title, problem, solution, severity")
    answer = store.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    if not isinstance(answer, QuerySolutions):
        raise InternalError(f"queries/checks/{path.name} is no SELECT query")
    found = set()
    for row in answer:
        detail = f" ({row['detail'].value})" if row["detail"] is not None else ""
        subject = row["subject"].value if row["subject"] is not None else ""
        found.add(Problem(path.stem, header["severity"], header["problem"] + detail, subject, header["solution"]))
    return found


def quotes(store: Store, sources: Mapping[str, str]) -> Report:
    """Compare every quote with `text[start:end]` of its source; `sources` maps the sha256 of a file to its text.

    A quote that differs is an error, and so is one whose source is not given.
    """
    problems: set[Problem] = set()
    answer = store.query(_QUOTES, use_default_graph_as_union=True)
    if not isinstance(answer, QuerySolutions):
        raise InternalError("the query for quotes is no SELECT query")
    for row in answer:
        evidence, sha, quote = row["evidence"].value, row["sha"].value, row["quote"].value
        start, end = int(row["start"].value), int(row["end"].value)
        if sha not in sources:
            message, solution = f"its source {sha[:16]} is not given", "give the folder that holds the source files"
        elif sources[sha][start:end] != quote:
            message, solution = f"characters {start} to {end} are other words", "build the store again from the sources"
        else:
            continue
        problems.add(Problem("quotes", "error", f"The quote does not match its source: {message}.", evidence, solution))
    return Report(sorted(problems), ["quotes"])
