"""Check: a sound graph has no problems; each kind of fault is found."""

import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import build, gold_records, gold_store, small_records, small_store

from kg.ask.questions import read_header
from kg.check import Problem, Report, check, quotes
from kg.check.run import checks
from kg.names import ELI, OA, POL, RDF, RDFS

GRAPH = NamedNode("https://policykg.example/graph/test")


def n(iri: str) -> NamedNode:
    return NamedNode(iri)


def changed(*triples: tuple[str, str, str | Literal]) -> Store:
    """Return the small store with more triples."""
    store = build(small_records())
    for s, p, o in triples:
        store.add(Quad(n(s), n(p), n(o) if isinstance(o, str) else o, GRAPH))
    return store


def names(store: Store) -> set[str]:
    return {problem.check for problem in check(store).problems}


def test_a_sound_graph_has_no_problems() -> None:
    texts = {source.sha256: source.text for source, _ in small_records()}
    report = check(small_store(), sources=texts)
    assert report.problems == []
    assert report.ok
    assert len(report.checks) >= 11
    assert "quotes" in report.checks


def test_the_answer_keys_have_no_problems() -> None:
    texts = {source.sha256: source.text for source, _ in gold_records()}
    assert check(gold_store(), sources=texts).problems == []


def test_headers_of_checks() -> None:
    assert len(checks()) >= 10
    for path in checks():
        assert {"title", "problem", "solution", "severity"} <= read_header(path.read_text()).keys(), path.name


X = "https://policykg.example/x"
TYPE = RDF + "type"


@pytest.mark.parametrize(
    ("triples", "expected"),
    [
        ([(X, TYPE, POL + "Target")], {"claim-without-evidence", "claim-without-document", "target-range"}),
        ([(X, TYPE, POL + "Assignment")], {"assignment-incomplete"}),
        ([(X, TYPE, POL + "Unit")], {"unit-without-evidence", "unit-in-two-documents"}),
        ([(X, TYPE, POL + "ReportingDuty")], {"report-without-sender"}),
        ([(X, TYPE, ELI + "LegalResource")], {"document-class", "document-without-label"}),
        ([(X, POL + "evidence", X + "/e")], {"evidence-incomplete"}),
        ([(X, POL + "implements", X)], {"implements-itself"}),
        ([(X, POL + "agency", X + "/a")], {"agency-without-name"}),
        ([(X, POL + "periodStart", Literal("2025")), (X, POL + "periodEnd", Literal("2021"))], {"period-order"}),
        ([(X, TYPE, POL + "Target"), (X, POL + "by", Literal("1025"))], {"target-year"}),
        (
            [(X, TYPE, ELI + "LegalResource"), (X, RDFS + "label", Literal("a")), (X, RDFS + "label", Literal("b"))],
            {"document-without-label"},
        ),
        (
            [
                (X, ELI + "date_document", Literal("2019")),
                (X, POL + "implements", X + "/b"),
                (X + "/b", ELI + "date_document", Literal("2020")),
            ],
            {"carried-out-before-issued"},
        ),
        (
            [
                (X, OA + "hasSelector", X + "/p"),
                (X, OA + "hasSelector", X + "/q"),
                (X + "/p", OA + "start", Literal(1)),
                (X + "/p", OA + "end", Literal(9)),
                (X + "/q", OA + "exact", Literal("ab")),
            ],
            {"evidence-length"},
        ),
    ],
)
def test_faults_are_found(triples: list[tuple[str, str, str | Literal]], expected: set[str]) -> None:
    assert expected <= names(changed(*triples))


def test_quotes_that_do_not_match_are_errors() -> None:
    texts = {source.sha256: source.text for source, _ in small_records()}
    assert quotes(small_store(), texts).ok
    shifted = {sha: " " + text for sha, text in texts.items()}
    report = quotes(small_store(), shifted)
    assert not report.ok
    assert "other words" in report.problems[0].message
    assert not quotes(small_store(), {}).ok, "a source that is not given is an error too"


def test_reports_are_sorted_and_merge() -> None:
    a, b = Problem("b", "error", "m", "s"), Problem("a", "warning", "m", "s")
    report = Report([a], ["b"]).merge(Report([b, a], ["a"]))
    assert report.problems == [b, a]
    assert report.checks == ["a", "b"]
    assert not report.ok
    assert Report([b]).ok, "a warning is no failure"
