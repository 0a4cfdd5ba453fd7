"""The OWL side: the ontology loads and is consistent, and HermiT entails on a small graph what the rules infer."""

import shutil
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import BadInput, WrongUse
from kg.reason import Report, check_consistency, infer
from kg.resources import resource

POL = "https://policykg.example/ontology#"
BASE = "https://policykg.example/"
CLASSES = 53
"""Named classes of policy.ttl, own and declared; a change here is a change of the ontology."""

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, which is not on the PATH")

ABOX = f"""
@prefix : <{BASE}t/> .
@prefix pol: <{POL}> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:r15 a pol:Directive ; eli:date_document "2012-06-01"^^xsd:date ; pol:symbol "15-NQ/TW" .
:c92 a pol:Directive ; pol:continues :r15 .
:decision a pol:Decision ; pol:issues :annexed ; eli:based_on :c92 , :law .
:annexed a pol:Plan ; pol:level <https://policykg.example/vocabulary/level/province> ; pol:periodEnd "2025"^^xsd:gYear .
:law a pol:NormativeAct .
:decree a pol:NormativeAct ; pol:details :law .
:party a pol:Plan ; pol:level <https://policykg.example/vocabulary/level/province> ; pol:implements :c92 .
:state a pol:Plan ; pol:level <https://policykg.example/vocabulary/level/province> ; pol:implements :party .
:district a pol:Plan ; pol:level <https://policykg.example/vocabulary/level/district> ; pol:implements :state .
:other a pol:Plan ; pol:level <https://policykg.example/vocabulary/level/province> ; pol:implements :decree .
:approval a pol:Decision ; pol:approves :scheme .
:scheme a pol:Programme ; pol:follows :r15 .
:task a pol:Task ; pol:partOfDocument :annexed ; pol:text "nội dung"@vi .
:aim a pol:Objective ; pol:partOfDocument :other .
"""


def ntriples(turtle: str) -> str:
    return rdflib.Graph().parse(data=turtle, format="turtle").serialize(format="nt")


@cache
def report() -> Report:
    return check_consistency([resource("ontology/policy.ttl")], ntriples(ABOX))


@needs_java
@pytest.mark.parametrize("names", [["policy.ttl"], ["policy.ttl", "alignments.ttl"]])
def test_ontology_is_consistent_and_every_class_can_have_members(names: list[str]) -> None:
    found = check_consistency([resource(f"ontology/{name}") for name in names])
    assert found.consistent
    assert found.unsatisfiable == ()
    assert found.classes >= CLASSES


@needs_java
def test_all_classes_arrive_at_the_reasoner() -> None:
    assert check_consistency([resource("ontology/policy.ttl")]).classes == CLASSES


@needs_java
def test_directives_are_consistent_with_the_ontology() -> None:
    graph = rdflib.Graph()
    for path in resource("ontology/directives").glob("*.ttl"):
        graph.parse(path, format="turtle")
    found = check_consistency([resource("ontology/policy.ttl")], graph.serialize(format="nt"))
    assert found.consistent
    assert (f"{BASE}eli/vn/tw/kl/2020/92-kl-tw", f"{BASE}eli/vn/tw/nq/2012/15-nq-tw") in found.traces


@needs_java
def test_reasoner_and_rules_agree() -> None:
    store = ox.Store()
    store.load(ABOX.encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"{BASE}source/1"))
    infer(store, BASE)

    def pairs(predicate: str, about: ox.NamedNode | None = None) -> set[tuple[str, str]]:
        found = store.quads_for_pattern(None, ox.NamedNode(predicate), about, ox.NamedNode(f"{BASE}graph/inferred"))
        return {(q.subject.value, q.object.value) for q in found}

    assert report().consistent
    assert pairs(POL + "tracesTo") == report().traces
    assert pairs(POL + "servesDirective") == report().serves
    plans = {pair for pair in report().members if pair[1] == POL + "ProvincialPlan"}
    kind = ox.NamedNode(POL + "ProvincialPlan")
    assert pairs("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", kind) == plans
    assert {individual.rsplit("/", 1)[1] for individual, _ in plans} == {"annexed", "party", "state"}


@needs_java
@pytest.mark.parametrize(
    "wrong",
    [
        ":party a pol:Directive .",  # a plan is no directive
        ":task a pol:Objective .",  # a task is no objective
        ":c92 pol:implements :party .",  # a link read in both directions
        ":annexed pol:issues :decision .",
        ":decision pol:issues :decision .",
        ":unit a pol:Unit . :unit a pol:Citation .",  # text and claim confused
        ':goal a pol:Target ; pol:value "3" .',  # a figure that is no number
        ":task pol:servesDirective :law . :law a pol:NormativeAct .",  # only directives are served
    ],
)
def test_contradictions_are_seen(wrong: str) -> None:
    assert not check_consistency([resource("ontology/policy.ttl")], ntriples(ABOX + wrong)).consistent


@needs_java
def test_class_that_can_have_no_member_is_named(tmp_path: Path) -> None:
    extra = tmp_path / "extra.ttl"
    extra.write_text(
        f"@prefix pol: <{POL}> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
        "pol:Chimera a owl:Class ; rdfs:subClassOf pol:Plan , pol:Directive .",
        encoding="utf-8",
    )
    assert check_consistency([resource("ontology/policy.ttl"), extra]).unsatisfiable == (POL + "Chimera",)


def test_without_java_the_mend_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reason.owl.shutil.which", lambda _: None)
    with pytest.raises(WrongUse) as caught:
        check_consistency([resource("ontology/policy.ttl")])
    assert "Java" in caught.value.hint


@needs_java
def test_bad_turtle_and_bad_data_are_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.ttl"
    bad.write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(BadInput):
        check_consistency([bad])
    with pytest.raises(BadInput):
        check_consistency([resource("ontology/policy.ttl")], "this is no N-Triples")
