"""The OWL side: the ontology loads and is consistent, and HermiT entails on a small graph what the rules infer."""

import shutil
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import BadInput, WrongUse
from kg.graph import open_store
from kg.reason import Report, check_consistency, infer
from kg.resources import resource

POL = "https://policykg.example/ontology#"
BASE = "https://policykg.example/"
ELI = "http://data.europa.eu/eli/ontology#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASSES = 57
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
:own a pol:Task ; pol:partOfDocument :other ; pol:carriesOut :state , :r15 .
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


READ_BY_THE_RULES = frozenset(
    {
        *(POL + name for name in ("implements", "continues", "issues", "details", "approves", "proposes", "follows")),
        *(POL + name for name in ("level", "partOfDocument", "carriesOut")),
        *(ELI + name for name in ("based_on", "amends")),
    }
)
"""The links between documents and what else the rules read: all that a reasoner needs to conclude what they conclude."""

DOCUMENT_CLASSES = (
    "Directive Plan ProvincialPlan Decision Programme NormativeAct OtherDocument Section Unit Task Objective"
)


@cache
def samples_of(store: ox.Store) -> tuple[str, frozenset[tuple[str, str, str]]]:
    """Return what the bundled samples state of documents and units, as N-Triples, and what the rules infer of them.

    The vocabularies are part of it, since the profiles of the directives say which document is one.
    """
    stated, inferred = set(), set()
    for quad in store:
        subject, predicate, thing = quad.subject.value, quad.predicate.value, quad.object.value
        if quad.graph_name.value.endswith("/graph/inferred"):
            inferred.add((subject, predicate, thing))
        elif not quad.graph_name.value.endswith("/graph/provenance") and not subject.startswith(POL):
            if predicate in READ_BY_THE_RULES or (predicate == TYPE and thing.startswith(POL)):
                stated.add(quad.triple)
    lines = ox.serialize(sorted(stated, key=str), format=ox.RdfFormat.N_TRIPLES).decode()
    return lines, frozenset(inferred)


@needs_java
def test_reasoner_and_rules_agree_on_the_samples(samples_store: Path) -> None:
    """Class memberships and chains: HermiT infers from the ontology what the CONSTRUCT rules infer, no more, no less."""
    stated, inferred = samples_of(open_store(samples_store))
    found = check_consistency([resource("ontology/policy.ttl")], stated)
    assert found.consistent
    assert found.traces == {(a, b) for a, p, b in inferred if p == POL + "tracesTo"}
    assert found.serves == {(a, b) for a, p, b in inferred if p == POL + "servesDirective"}
    assert len(found.traces) >= 30 and len(found.serves) >= 300, "there is something to agree on"

    types = rdflib.Graph().parse(data=stated, format="nt").subject_objects(rdflib.RDF.type)
    by_rules = {(str(a), str(kind)) for a, kind in types} | {(a, kind) for a, p, kind in inferred if p == TYPE}
    for name in DOCUMENT_CLASSES.split():
        members = {pair for pair in found.members if pair[1] == POL + name}
        assert members == {pair for pair in by_rules if pair[1] == POL + name}, name
    assert len([kind for _, kind in found.members if kind == POL + "ProvincialPlan"]) == 5


@needs_java
def test_a_chain_that_is_cut_is_cut_for_both(samples_store: Path) -> None:
    """Without the links of one relation fewer documents trace, and the two still agree."""
    stated, _ = samples_of(open_store(samples_store))
    kept = "".join(line for line in stated.splitlines(keepends=True) if f"<{POL}continues>" not in line)
    store = ox.Store()
    store.load(kept.encode(), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(f"{BASE}source/1"))
    infer(store, BASE)
    traces = store.quads_for_pattern(None, ox.NamedNode(POL + "tracesTo"), None, None)
    found = check_consistency([resource("ontology/policy.ttl")], kept)
    assert found.traces == {(q.subject.value, q.object.value) for q in traces}
    assert found.traces < {(a, b) for a, p, b in samples_of(open_store(samples_store))[1] if p == POL + "tracesTo"}


@needs_java
def test_the_whole_graph_of_a_sample_is_consistent(tmp_path: Path) -> None:
    """Claims, evidence, figures and the indicators they are of, beside the profiles and the indicator scheme."""
    from kg.pipeline import build

    build([resource("ontology").parent / "kg" / "samples" / "vinh-long-ubnd-2021.txt"], tmp_path / "store")
    graph = rdflib.Graph()
    for path in (*resource("ontology/directives").glob("*.ttl"), resource("ontology/vocabulary/indicators.ttl")):
        graph.parse(path, format="turtle")
    source = {q.triple for q in open_store(tmp_path / "store") if "/source/" in q.graph_name.value}
    assert any(t.predicate.value == POL + "indicator" for t in source)
    lines = ox.serialize(sorted(source, key=str), format=ox.RdfFormat.N_TRIPLES).decode()
    assert check_consistency([resource("ontology/policy.ttl")], graph.serialize(format="nt") + lines).consistent


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
        ":unit a pol:Unit ; pol:value 3.0 .",  # a figure is of a target or a national target, never of a unit
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
