"""The ontology, the directives, the rules and the JSON-LD context: they parse, they are complete, they fit together."""

import json
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from kg.errors import BadInput, InternalError
from kg.reason import infer
from kg.reason.rules import Rule, load_rules
from kg.resources import resource

POL = "https://policykg.example/ontology#"
ELI = "http://data.europa.eu/eli/ontology#"
BASE = "https://policykg.example/"

FILES = sorted([*resource("ontology").glob("*.ttl"), *resource("ontology/directives").glob("*.ttl")])

TERMS = [
    "SourceFile",
    "sha256",
    "carriesOut",
    "characters",
    "damage",
    "coverage",
    "Plan",
    "Directive",
    "Decision",
    "Programme",
    "NormativeAct",
    "OtherDocument",
    "PossibleLink",
    "ProvincialPlan",
    "symbol",
    "issuer",
    "province",
    "system",
    "level",
    "periodStart",
    "periodEnd",
    "source",
    "signerName",
    "signerPosition",
    "evidence",
    "Section",
    "path",
    "order",
    "Unit",
    "Task",
    "Objective",
    "kind",
    "theme",
    "mainTheme",
    "inSection",
    "partOfDocument",
    "text",
    "due",
    "Claim",
    "inUnit",
    "inDocument",
    "status",
    "stated",
    "inferred",
    "confirmed",
    "Citation",
    "citedDocument",
    "function",
    "Link",
    "linkFrom",
    "relation",
    "linkTo",
    "implements",
    "continues",
    "issues",
    "details",
    "approves",
    "proposes",
    "follows",
    "Assignment",
    "agency",
    "role",
    "unit",
    "inherited",
    "Target",
    "indicatorLabel",
    "direction",
    "comparator",
    "value",
    "upper",
    "unitOfMeasure",
    "by",
    "ReportingDuty",
    "reportFrom",
    "reportTo",
    "reportVia",
    "frequency",
    "dueText",
    "Distribution",
    "recipient",
    "purpose",
    "Finding",
    "findingKind",
    "severity",
    "note",
    "suggestion",
    "UnresolvedMention",
    "mention",
    "mentionKind",
    "candidate",
    "reason",
    "AgencyGroup",
    "tracesTo",
    "servesDirective",
    "heldBy",
    "plenum",
    "termNumber",
    "aboutSubject",
    "Province",
    "Theme",
    "DirectiveItem",
    "addresses",
    "Omission",
    "NationalTarget",
    "ItemLink",
    "Decided",
    "ClaimStatus",
    "Role",
    "UnitKind",
    "DocumentType",
    "DocumentRelation",
    "AgencyKind",
    "FindingKind",
    "Frequency",
    "Comparator",
    "Direction",
    "Level",
    "System",
    "Indicator",
    "issuedBy",
    "directiveItself",
    "itemOf",
    "indicator",
    "passesTheme",
    "usedBy",
    "repairedText",
    "omissionKind",
    "provinceKind",
    "validFrom",
    "validUntil",
    "canonicalName",
    "group",
    "family",
    "item",
    "itemKind",
    "ground",
    "itemWords",
    "polarity",
    "measuredIn",
    "additive",
    "verdict",
    "confidence",
    "decides",
    "decidedBy",
    "decidedOn",
    "decidedWhy",
    "findingRule",
    "score",
]


def test_the_list_of_terms_is_the_whole_ontology() -> None:
    assert {term.removeprefix(POL) for term in own_terms()} == set(TERMS)
    assert len(TERMS) == len(set(TERMS))


@cache
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology/policy.ttl"), format="turtle")


@cache
def own_terms() -> frozenset[rdflib.URIRef]:
    return frozenset(s for s in ontology().subjects(RDF.type) if isinstance(s, rdflib.URIRef) and s.startswith(POL))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_blank_nodes_only_where_owl_prescribes_them(path: Path) -> None:
    graph = rdflib.Graph().parse(path, format="turtle")
    prescribed = {OWL.Restriction, OWL.Class, OWL.AllDisjointClasses, OWL.AllDifferent}
    for node in {t for t in graph.all_nodes() if isinstance(t, rdflib.BNode)}:
        assert path.name == "policy.ttl"
        assert graph.value(node, RDF.first) or set(graph.objects(node, RDF.type)) & prescribed


@pytest.mark.parametrize("name", TERMS)
def test_term_of_the_specification_is_there(name: str) -> None:
    assert rdflib.URIRef(POL + name) in own_terms()


@pytest.mark.parametrize("term", sorted(own_terms()), ids=lambda t: t.removeprefix(POL))
def test_own_term_has_label_and_definition_in_both_languages(term: rdflib.URIRef) -> None:
    for predicate in (RDFS.label, SKOS.definition):
        found = [(o.language, str(o)) for o in ontology().objects(term, predicate)]  # type: ignore[attr-defined]
        assert sorted(language for language, _ in found) == ["en", "vi"]
        assert all(text.strip() for _, text in found)
    assert ontology().value(term, RDFS.isDefinedBy) == rdflib.URIRef("https://policykg.example/ontology")


def test_header() -> None:
    header = rdflib.URIRef("https://policykg.example/ontology")
    assert str(ontology().value(header, DCTERMS.creator)) == "policykg"
    assert str(ontology().value(header, OWL.versionInfo)) == "0.1.0"
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert {o.language for o in ontology().objects(header, predicate)} == {"vi", "en"}  # type: ignore[attr-defined]
    assert ontology().value(header, DCTERMS.license)
    assert not list(ontology().objects(None, OWL.imports))


def test_every_term_that_is_used_is_declared() -> None:
    """A property or class of another vocabulary is declared where it is used, since nothing is imported."""
    declared = {s for s in ontology().subjects(RDF.type)}
    aligned = rdflib.Graph().parse(resource("ontology/alignments.ttl"), format="turtle")
    declared |= {s for s in aligned.subjects(RDF.type)}
    for graph in (ontology(), aligned):
        for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, OWL.inverseOf):
            assert {o for o in graph.objects(None, predicate) if isinstance(o, rdflib.URIRef)} <= declared
    ranges = {o for o in ontology().objects(None, RDFS.range) if "XMLSchema" not in str(o)}
    assert ranges <= declared


def test_no_term_is_both_class_and_property() -> None:
    """OWL 2 DL: no punning between classes, properties and individuals."""
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual)
    members = [set(ontology().subjects(RDF.type, kind)) for kind in kinds]
    assert sum(map(len, members)) == len(set().union(*members))


def test_alignments_are_of_own_terms_and_say_why() -> None:
    graph = rdflib.Graph().parse(resource("ontology/alignments.ttl"), format="turtle")
    mapped = {s for s in graph.subjects() if str(s).startswith(POL)}
    assert len(mapped) >= 25
    assert mapped <= own_terms()
    assert all(graph.value(term, RDFS.comment) for term in mapped)


def test_own_terms_used_elsewhere_exist() -> None:
    """Vocabularies, directives, shapes and questions use no own term that the ontology lacks."""
    texts = [
        p for folder in ("ontology", "queries") for p in resource(folder).rglob("*") if p.suffix in (".ttl", ".rq")
    ]
    known = {term.removeprefix(POL) for term in own_terms()}
    for path in texts:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        used = set(re.findall(r"(?<![\w/@])pol:([A-Za-z][A-Za-z0-9]*)", re.sub(r'"[^"\n]*"', "", "\n".join(lines))))
        assert used <= known, path.name


# ── Directives ──────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def directives() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in resource("ontology/directives").glob("*.ttl"):
        graph.parse(path, format="turtle")
    return graph


def test_every_resource_has_a_source() -> None:
    for subject in set(directives().subjects()):
        assert directives().value(subject, DCTERMS.source), subject


@pytest.mark.parametrize(
    ("path", "symbol", "date"),
    [
        ("nq/2012/15-nq-tw", "15-NQ/TW", "2012-06-01"),
        ("kl/2020/92-kl-tw", "92-KL/TW", "2020-11-05"),
        ("nq/2018/28-nq-tw", "28-NQ/TW", "2018-05-23"),
        ("nq/2023/42-nq-tw", "42-NQ/TW", "2023-11-24"),
    ],
)
def test_identity_of_the_four_directives(path: str, symbol: str, date: str) -> None:
    graph, iri = directives(), rdflib.URIRef(f"{BASE}eli/vn/tw/{path}")
    assert (iri, RDF.type, rdflib.URIRef(POL + "Directive")) in graph
    assert str(graph.value(iri, rdflib.URIRef(POL + "symbol"))) == symbol
    assert str(graph.value(iri, rdflib.URIRef(ELI + "date_document"))) == date
    assert graph.value(iri, rdflib.URIRef(POL + "aboutSubject"))
    issuer = graph.value(iri, rdflib.URIRef(POL + "issuer"))
    assert graph.value(issuer, SKOS.prefLabel), "the issuer is described"
    expression = graph.value(iri, rdflib.URIRef(ELI + "is_realized_by"))
    assert expression == rdflib.URIRef(f"{iri}/vie")
    assert graph.value(expression, rdflib.URIRef(ELI + "title"))


def test_lineage_states_no_more_than_the_sources() -> None:
    """92-KL/TW continues 15-NQ/TW; 42-NQ/TW only follows it, and continues nothing."""
    continues = rdflib.URIRef(POL + "continues")
    pairs = {(str(s).rsplit("/", 1)[1], str(o).rsplit("/", 1)[1]) for s, o in directives().subject_objects(continues)}
    assert pairs == {("92-kl-tw", "15-nq-tw")}


@pytest.mark.parametrize(("symbol", "count"), [("28-NQ/TW", 4), ("15-NQ/TW", 3), ("42-NQ/TW", 1), ("92-KL/TW", 1)])
def test_homonyms_have_a_year_each(symbol: str, count: int) -> None:
    found = list(directives().subjects(rdflib.URIRef(POL + "symbol"), rdflib.Literal(symbol)))
    years = {str(directives().value(s, rdflib.URIRef(ELI + "date_document")))[:4] for s in found}
    assert len(found) == len(years) == count
    assert all(f"/{year}/" in " ".join(found) for year in years)


def test_the_extractor_recognises_names_and_misprints() -> None:
    from kg.vocabulary import directives as known

    by_symbol = {(d.symbol, (d.date or "")[:4]): d for d in known()}
    resolution = by_symbol["15-NQ/TW", "2012"]
    assert (resolution.plenum, resolution.term) == (5, 11)
    assert "Nghị quyết Hội nghị Trung ương 5 khóa XI" in resolution.names
    assert by_symbol["92-KL/TW", "2020"].misprints == ("92-KH/TW",)
    plenum_8 = by_symbol["42-NQ/TW", "2023"]
    assert "Nghị quyết Hội nghị lần thứ tám Ban Chấp hành Trung ương Đảng khóa XIII" in plenum_8.names


# ── Rules ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rule", load_rules(), ids=lambda r: r.name)
def test_premises_are_the_terms_that_the_rule_reads(rule: Rule) -> None:
    """A rule runs again only when one of its premises was concluded, so the header must tell the truth."""
    construct, where = rule.query.split("WHERE", 1)
    assert set(re.findall(r"\b(?:pol|eli|org):\w+", where)) == set(rule.header["premises"].split(", "))
    assert rule.header["conclusion"].split()[-1] in construct.split("CONSTRUCT", 1)[1]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda r: r.name)
def test_rule_parses_and_says_why_it_is_sound(rule: Rule) -> None:
    assert set(rule.header) == {"title_vi", "title_en", "premises", "conclusion", "sound"}
    assert all(rule.header.values())
    assert len(rule.header["sound"]) > 50
    assert "NOT EXISTS" not in rule.query.upper()
    assert isinstance(ox.Store().query(rule.query), ox.QueryTriples)


def store_of(turtle: str) -> ox.Store:
    """Return a store with the statements of `turtle` in the graph of one source."""
    prefixes = f"""
        @prefix : <{BASE}t/> . @prefix pol: <{POL}> . @prefix eli: <{ELI}> . @prefix org: <http://www.w3.org/ns/org#> .
        @prefix agency: <https://policykg.example/vocabulary/agency/> .
        @prefix province: <https://policykg.example/vocabulary/province/> .
        @prefix level: <https://policykg.example/vocabulary/level/> .
    """
    store = ox.Store()
    store.load((prefixes + turtle).encode(), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"{BASE}source/1"))
    return store


def inferred(turtle: str) -> set[str]:
    """Return what follows, as `subject predicate object` in local names."""
    store = store_of(turtle)
    count = infer(store, BASE)
    quads = list(store.quads_for_pattern(None, None, None, ox.NamedNode(f"{BASE}graph/inferred")))
    assert len(quads) == count
    return {" ".join(re.split(r"[/#]", t.value)[-1] for t in (q.subject, q.predicate, q.object)) for q in quads}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        # each step, and only in its direction
        (":a pol:implements :b .", {"a tracesTo b"}),
        (":a pol:continues :b .", {"a tracesTo b"}),
        (":a pol:issues :b .", {"a tracesTo b"}),
        (":a pol:details :b .", {"a tracesTo b"}),
        # no steps
        (
            ":a pol:approves :b . :c pol:proposes :b . :d eli:amends :b . :e eli:based_on :b . :f pol:follows :b .",
            set(),
        ),
        # transitive over different steps
        (":a pol:implements :b . :b pol:continues :c .", {"a tracesTo b", "a tracesTo c", "b tracesTo c"}),
        # a decision traces to what the plan that it issues implements; the plan does not trace to the decision
        (":q pol:issues :p . :p pol:implements :d .", {"q tracesTo p", "q tracesTo d", "p tracesTo d"}),
        # the plan traces to a directive that the decision rests on, but not to a law
        (
            ":q pol:issues :p ; eli:based_on :d , :law . :d a pol:Directive . :law a pol:NormativeAct .",
            {"q tracesTo p", "q tracesTo d", "p tracesTo d"},
        ),
        # and on from there
        (
            ":q pol:issues :p ; eli:based_on :d . :d a pol:Directive ; pol:continues :e .",
            {"q tracesTo p", "q tracesTo d", "p tracesTo d", "d tracesTo e", "p tracesTo e", "q tracesTo e"},
        ),
        # circles end, and nothing traces to itself
        (":a pol:implements :b . :b pol:implements :a .", {"a tracesTo b", "b tracesTo a"}),
        # a unit serves directives only
        (
            ":u pol:partOfDocument :p . :p pol:implements :d , :law . :d a pol:Directive .",
            {"p tracesTo d", "p tracesTo law", "u servesDirective d"},
        ),
        # a provincial plan: plan, province level, a directive at the end; each of the three is needed
        (
            ":p a pol:Plan ; pol:level level:province ; pol:implements :d . :d a pol:Directive .",
            {"p tracesTo d", "p type ProvincialPlan"},
        ),
        (":p a pol:Plan ; pol:level level:central ; pol:implements :d . :d a pol:Directive .", {"p tracesTo d"}),
        (":p a pol:Decision ; pol:level level:province ; pol:implements :d . :d a pol:Directive .", {"p tracesTo d"}),
        (":p a pol:Plan ; pol:level level:province ; pol:implements :d . :d a pol:Decision .", {"p tracesTo d"}),
        # succession of kinds of bodies, one step an event (a later one may pass other themes); provinces are no bodies
        (
            (
                ":e1 org:originalOrganization agency:a ; org:resultingOrganization agency:b ."
                ":e2 org:originalOrganization agency:b ; org:resultingOrganization agency:c ."
                ":e3 org:originalOrganization province:x ; org:resultingOrganization province:y ."
            ),
            {"a heldBy b", "b heldBy c"},
        ),
    ],
)
def test_what_follows(facts: str, expected: set[str]) -> None:
    assert inferred(facts) == expected


def test_inference_forgets_what_no_longer_follows() -> None:
    store = store_of(":a pol:implements :b . :b pol:continues :c .")
    assert infer(store, BASE) == 3
    assert infer(store, BASE) == 3, "twice gives the same"
    store.remove_graph(ox.NamedNode(f"{BASE}source/1"))
    assert infer(store, BASE) == 0


def test_inference_keeps_to_its_own_graph_and_base() -> None:
    store = store_of(":a pol:implements :b .")
    infer(store, "https://data.example.vn/kg/")
    graphs = {g.value for g in store.named_graphs()}
    assert graphs == {f"{BASE}source/1", "https://data.example.vn/kg/graph/inferred"}


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("CONSTRUCT { ?a ?b", BadInput),
        ("SELECT * WHERE { ?a ?b ?c }", BadInput),
        # a rule that makes a new term in every round never comes to rest
        (
            '#+ premises: x:p\n#+ conclusion: x:p\nCONSTRUCT { ?n <x:p> ?o } WHERE { ?a ?b ?o BIND (IRI(CONCAT(STR(?a), "x")) AS ?n) }',
            InternalError,
        ),
    ],
)
def test_bad_rules_are_refused(
    query: str, error: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "10-bad.rq").write_text(query, encoding="utf-8")
    monkeypatch.setattr("kg.reason.rules.resource", lambda _: tmp_path)
    with pytest.raises(error):
        infer(store_of(":a pol:implements :b ."), BASE)


# ── JSON-LD context ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_context_knows_every_own_term_by_its_name() -> None:
    context = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    assert context["@version"] == 1.1
    for term in own_terms():
        name = term.removeprefix(POL)
        entry = context[name]
        assert (entry["@id"] if isinstance(entry, dict) else entry) == f"pol:{name}"
        if (term, RDF.type, OWL.ObjectProperty) in ontology():
            assert entry["@type"] == "@id"


def test_context_gives_the_triples_that_are_meant() -> None:
    context = json.loads(resource("ontology/context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {
        "@context": context,
        "id": f"{BASE}t/target",
        "type": "Target",
        "indicatorLabel": "tỷ lệ hộ nghèo",
        "value": "3.0",
        "by": "2025",
        "inDocument": f"{BASE}t/plan",
    }
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    expected = rdflib.Graph().parse(
        data=f"""@prefix pol: <{POL}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <{BASE}t/target> a pol:Target ; pol:indicatorLabel "tỷ lệ hộ nghèo"@vi ; pol:value 3.0 ;
          pol:by "2025"^^xsd:gYear ; pol:inDocument <{BASE}t/plan> .""",
        format="turtle",
    )
    assert set(graph) == set(expected)
