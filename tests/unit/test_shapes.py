"""The SHACL shapes: a tiny good graph passes; each planted error is found by the shape that is there for it."""

from functools import cache

import pyshacl
import pytest
import rdflib

from kg.resources import resource

SHAPE = rdflib.Namespace("https://policykg.example/shapes#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
POL = rdflib.Namespace("https://policykg.example/ontology#")

PREFIXES = """
@prefix : <https://policykg.example/t/> .
@prefix voc: <https://policykg.example/vocabulary/> .
@prefix indicator: <https://policykg.example/vocabulary/indicator/> .
@prefix unit: <https://policykg.example/vocabulary/unit/> .
@prefix role: <https://policykg.example/vocabulary/role/> .
@prefix comparator: <https://policykg.example/vocabulary/comparator/> .
@prefix pol: <https://policykg.example/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

GOOD = """
role:lead a skos:Concept . comparator:ge a skos:Concept . comparator:range a skos:Concept .
voc:task a skos:Concept . voc:merit a skos:Concept . voc:implements a skos:Concept . voc:reach a skos:Concept .
voc:year a skos:Concept . voc:typo a skos:Concept .
:source a pol:SourceFile ; dcterms:identifier "000.txt" ; pol:characters 100 ; pol:coverage 0.98 ; pol:damage 0.0 ;
  pol:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
:ev a oa:SpecificResource ; oa:hasSource :source ; oa:hasSelector :position , :quote .
:position a oa:TextPositionSelector ; oa:start 12 ; oa:end 17 .
:quote a oa:TextQuoteSelector ; oa:exact "Sở Y tế" ; oa:prefix "Giao " ; oa:suffix " chủ trì" .
:plan a eli:LegalResource , pol:Plan ; rdfs:label "Kế hoạch 767/KH-UBND"@vi ; pol:symbol "767/KH-UBND" ;
  eli:date_document "2021-03-31"^^xsd:date ; pol:periodStart "2021"^^xsd:gYear ; pol:periodEnd "2025"^^xsd:gYear ;
  pol:source :source .
:directive a eli:LegalResource , pol:Directive ; rdfs:label "Kết luận 92-KL/TW"@vi ; pol:symbol "92-KL/TW" .
:section a eli:LegalResourceSubdivision , pol:Section ; pol:path "II.2" ; eli:is_part_of :plan .
:unit a eli:LegalResourceSubdivision , pol:Unit , pol:Task ; pol:partOfDocument :plan ; pol:inSection :section ;
  pol:kind voc:task ; pol:theme voc:merit ; pol:mainTheme voc:merit ; pol:order 1 ; pol:text "Sở Y tế chủ trì." ;
  pol:evidence :ev .
:agency a org:Organization ; skos:prefLabel "Sở Y tế tỉnh Lai Châu"@vi .
:citation a pol:Citation ; pol:citedDocument :directive ; pol:function voc:implements ;
  pol:inUnit :unit ; pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:link a pol:Link ; pol:linkFrom :plan ; pol:relation voc:implements ; pol:linkTo :directive ;
  pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:assignment a pol:Assignment ; pol:agency :agency ; pol:role role:lead ; pol:unit :unit ; pol:inherited false ;
  pol:inUnit :unit ; pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:target a pol:Target ; pol:indicatorLabel "tỷ lệ hộ nghèo"@vi ; pol:direction voc:reach ; pol:comparator comparator:range ;
  pol:value 4.0 ; pol:upper 5.0 ; pol:unitOfMeasure "%/năm" ; pol:by "2025"^^xsd:gYear ;
  pol:inUnit :unit ; pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:plain a pol:Target ; pol:indicatorLabel "tỷ lệ bao phủ"@vi ; pol:direction voc:reach ; pol:comparator comparator:ge ;
  pol:value 95.0 ; pol:unitOfMeasure "%" ;
  pol:inUnit :unit ; pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:report a pol:ReportingDuty ; pol:reportFrom :agency ; pol:frequency voc:year ; pol:dueText "--11-20" ;
  pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:distribution a pol:Distribution ; pol:recipient "Như trên" ; pol:purpose "file" ;
  pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:finding a pol:Finding ; pol:findingKind voc:typo ; pol:severity "warning" ; pol:note "Có lẽ là 92-KL/TW."@vi ;
  pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:unresolved a pol:UnresolvedMention ; pol:mention "Nghị quyết trên" ; pol:mentionKind "document" ; pol:reason "không rõ" ;
  pol:inDocument :plan ; pol:evidence :ev ; pol:status pol:stated .
:decided a pol:Decided ; pol:verdict "confirm" ; pol:decidedBy "An" ; pol:evidence :ev ;
  pol:decidedOn "2026-01-31T09:30:00Z"^^xsd:dateTime .
"""

PROFILE = """
comparator:ge a skos:Concept . unit:percent a skos:Concept .
:directive a eli:LegalResource , pol:Directive ; rdfs:label "Nghị quyết 42-NQ/TW"@vi ; pol:symbol "42-NQ/TW" .
:item a eli:LegalResourceSubdivision , pol:DirectiveItem , skos:Concept ; pol:itemOf :directive ; skos:notation "NV1" ;
  pol:order 1 ; pol:itemKind "task-group" ; skos:prefLabel "Nhà ở"@vi , "Housing"@en ; dcterms:source <https://example.vn/a> .
:figure a pol:NationalTarget ; pol:itemOf :directive ; pol:indicator indicator:x ; pol:comparator comparator:ge ;
  pol:value 60.0 ; pol:unitOfMeasure "%" ; pol:by "2030"^^xsd:gYear ; dcterms:source <https://example.vn/b> .
indicator:x a skos:Concept , pol:Indicator ; skos:inScheme voc:indicator ; skos:prefLabel "tỷ lệ"@vi , "rate"@en ;
  pol:polarity "higher" ; pol:measuredIn unit:percent ; pol:additive false .
"""
"""A profile of a directive, as a file of ontology/directives has it, with the indicator that its figure is of."""

# (shape that must complain, words of the good profile, what stands there instead)
PROFILE_ERRORS = [
    ("profileSource", "dcterms:source <https://example.vn/a>", "pol:order 2"),
    ("profileSource", "; dcterms:source <https://example.vn/b>", ""),
    ("profileDirective", "skos:Concept ; pol:itemOf :directive", "skos:Concept"),
    ("profileDirective", "skos:Concept ; pol:itemOf :directive", "skos:Concept ; pol:itemOf :unheard-of"),
    ("profileDirective", "pol:NationalTarget ; pol:itemOf :directive", "pol:NationalTarget"),
    ("itemNotation", 'skos:notation "NV1" ;', ""),
    ("itemKind", '"task-group"', '"group"'),
    ("itemKind", 'pol:itemKind "task-group" ;', ""),
    ("bothLabels", ' , "Housing"@en', ""),
    ("bothLabels", '"Nhà ở"@vi', '"Home"@en'),
    ("bothLabels", '"Nhà ở"@vi', '"Maison"@fr'),
    ("nationalIndicator", "pol:indicator indicator:x ;", ""),
    ("nationalIndicator", "pol:indicator indicator:x ;", "pol:indicator indicator:unheard-of ;"),
    ("targetValue", "pol:value 60.0 ;", ""),
    ("targetComparator", "pol:comparator comparator:ge ;", ""),
    ("nationalUnit", 'pol:unitOfMeasure "%" ;', ""),
    ("nationalBy", 'pol:by "2030"^^xsd:gYear ;', ""),
    ("nationalBy", '"2030"^^xsd:gYear', '"2030"'),
    (
        "NationalRange",
        "pol:comparator comparator:ge ;",
        "pol:comparator comparator:range ; pol:order 3 . comparator:range a skos:Concept . :figure",
    ),
    ("indicatorScheme", "skos:inScheme voc:indicator ;", ""),
    ("indicatorPolarity", 'pol:polarity "higher" ;', ""),
    ("indicatorPolarity", '"higher"', '"up"'),
    ("indicatorUnit", "pol:measuredIn unit:percent ;", ""),
    ("indicatorUnit", "pol:measuredIn unit:percent ;", "pol:measuredIn unit:unheard-of ;"),
    ("indicatorAdditive", "pol:additive false", 'pol:additive "no"'),
    ("bothLabels", '"rate"@en', '"mức"@vi'),
]

# (shape that must complain, words of the good graph, what stands there instead)
ERRORS = [
    ("claimEvidence", 'pol:dueText "--11-20" ;\n  pol:inDocument :plan ; pol:evidence :ev ;', "pol:inDocument :plan ;"),
    ("claimEvidence", ":finding a pol:Finding ;", ":finding a pol:Finding ; pol:evidence :ev2 ;"),
    ("claimStatus", 'pol:recipient "Như trên" ;', 'pol:recipient "Như trên" ; pol:status pol:guessed ;'),
    ("claimDocument", ":citation a pol:Citation ;", ":citation a pol:Citation ; pol:inDocument :directive ;"),
    ("evidenceSource", "oa:hasSource :source ;", ""),
    ("evidencePosition", "oa:hasSelector :position , :quote", "oa:hasSelector :quote"),
    ("evidenceQuote", "oa:hasSelector :position , :quote", "oa:hasSelector :position"),
    ("positionStart", "oa:start 12 ; oa:end 17", "oa:start 17 ; oa:end 17"),
    ("positionStart", "oa:start 12", "oa:start -1"),
    ("positionEnd", "; oa:end 17", ""),
    ("quoteExact", 'oa:exact "Sở Y tế"', 'oa:exact ""'),
    ("quotePrefix", '"Giao "', '"Giao cho các cơ quan có tên dưới đây "'),
    ("sourceHash", 'pol:sha256 "0123', 'pol:sha256 "123'),
    ("sourceCoverage", "pol:coverage 0.98", "pol:coverage 1.2"),
    ("documentClass", "eli:LegalResource , pol:Plan ;", "eli:LegalResource ;"),
    ("documentClass", "eli:LegalResource , pol:Plan ;", "eli:LegalResource , pol:Plan , pol:Decision ;"),
    ("documentLabel", 'rdfs:label "Kế hoạch 767/KH-UBND"@vi ;', ""),
    ("documentDate", '"2021-03-31"^^xsd:date', '"31/3/2021"'),
    ("directiveSymbol", '; pol:symbol "92-KL/TW"', '; pol:symbol "92-KL/TU"'),
    ("unitDocument", "pol:partOfDocument :plan ;", ""),
    ("unitDocument", "pol:partOfDocument :plan ;", "pol:partOfDocument :plan , :directive ;"),
    ("unitKind", "pol:kind voc:task ;", "pol:kind voc:unheard-of ;"),
    ("unitText", 'pol:text "Sở Y tế chủ trì." ;', ""),
    ("unitOrder", "pol:order 1 ;", ""),
    ("citationDocument", "pol:citedDocument :directive ;", ""),
    ("citationFunction", ":directive ; pol:function voc:implements", ":directive ; pol:function voc:unheard-of"),
    ("linkStart", "pol:linkTo :directive", "pol:linkTo :plan"),
    ("assignmentAgency", "pol:agency :agency ;", ""),
    ("assignmentAgency", 'skos:prefLabel "Sở Y tế tỉnh Lai Châu"@vi', "pol:province voc:lai-chau"),
    ("assignmentRole", "pol:role role:lead", "pol:role role:unheard-of"),
    ("assignmentRole", "pol:role role:lead", "pol:role voc:task"),
    ("assignmentUnit", "pol:unit :unit ;", ""),
    ("targetValue", "pol:value 4.0 ;", ""),
    ("targetValue", "pol:value 4.0 ;", 'pol:value "4" ;'),
    ("targetValue", "pol:upper 5.0", "pol:upper 3.0"),
    ("targetComparator", "pol:comparator comparator:ge ;", ""),
    ("targetUnit", 'pol:unitOfMeasure "%" ;', ""),
    (
        "targetConcept",
        'pol:indicatorLabel "tỷ lệ bao phủ"@vi ;',
        'pol:indicatorLabel "x"@vi ; pol:indicator voc:task ;',
    ),
    ("TargetRange", "pol:upper 5.0 ;", ""),
    ("TargetUpper", "pol:comparator comparator:ge ;", "pol:comparator comparator:ge ; pol:upper 99.0 ;"),
    ("reportFrom", "pol:reportFrom :agency ;", ""),
    ("reportDue", "--11-20", "20/11"),
    ("findingSeverity", '"warning"', '"bad"'),
    ("decidedVerdict", '"confirm"', '"perhaps"'),
    ("decidedBy", 'pol:decidedBy "An" ;', ""),
    ("decidedOn", '"2026-01-31T09:30:00Z"^^xsd:dateTime', '"2026-01-31"'),
    ("mentionText", 'pol:mention "Nghị quyết trên" ;', ""),
]


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(resource("ontology/shapes.ttl"), format="turtle")


def complaints(turtle: str) -> set[str]:
    """Return the local names of the shapes that complain of the graph."""
    graph = rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle")
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    found = {str(shape).removeprefix(SHAPE) for shape in report.objects(None, SH.sourceShape)}
    assert conforms == (not found)
    return found


def test_good_graph_conforms() -> None:
    assert complaints(GOOD) == set()


@pytest.mark.parametrize(("shape", "words", "instead"), ERRORS)
def test_planted_error_is_found(shape: str, words: str, instead: str) -> None:
    assert words in GOOD
    assert shape in complaints(GOOD.replace(words, instead, 1))


def test_good_graph_conforms_beside_the_ontology() -> None:
    """With the class hierarchy in the data, sections and units must not count as documents."""
    ontology = resource("ontology/policy.ttl").read_text(encoding="utf-8")
    assert complaints(ontology + GOOD) == set()


@cache
def profiles() -> rdflib.Graph:
    """Return the shipped profiles with the vocabularies that they use."""
    graph = rdflib.Graph()
    for folder in ("ontology/directives", "ontology/vocabulary"):
        for path in resource(folder).glob("*.ttl"):
            graph.parse(path, format="turtle")
    return graph


def test_shipped_profiles_conform() -> None:
    conforms, _, text = pyshacl.validate(profiles(), shacl_graph=shapes())
    assert conforms, text


@pytest.mark.parametrize("kind", ["DirectiveItem", "NationalTarget"])
def test_a_shipped_profile_without_a_source_is_reported(kind: str) -> None:
    """Of every item and figure that is shipped: without its source it is named in the report, and nothing else is."""
    graph = rdflib.Graph()
    for triple in profiles():
        graph.add(triple)
    broken = sorted(graph.subjects(rdflib.RDF.type, POL[kind]))[:: 7 if kind == "DirectiveItem" else 3]
    assert len(broken) >= 5
    for subject in broken:
        graph.remove((subject, rdflib.DCTERMS.source, None))
    conforms, report, _ = pyshacl.validate(graph, shacl_graph=shapes())
    assert not conforms
    assert sorted(report.objects(None, SH.focusNode)) == broken
    assert set(report.objects(None, SH.sourceShape)) == {SHAPE.profileSource}


def test_a_good_profile_conforms() -> None:
    assert complaints(PROFILE) == set()


@pytest.mark.parametrize(("shape", "words", "instead"), PROFILE_ERRORS)
def test_planted_error_in_a_profile_is_found(shape: str, words: str, instead: str) -> None:
    assert words in PROFILE
    assert shape in complaints(PROFILE.replace(words, instead, 1))


def test_shapes_are_well_formed() -> None:
    """Every shape has an IRI; what can complain says so in both languages and has a severity."""
    graph = shapes()
    assert not [t for t in graph if isinstance(t[0], rdflib.BNode) or isinstance(t[2], rdflib.BNode)]
    for shape in graph.subjects(rdflib.RDF.type, SH.PropertyShape):
        assert {m.language for m in graph.objects(shape, SH.message)} == {"vi", "en"}, shape
        assert graph.value(shape, SH.severity), shape
    assert pyshacl.validate(rdflib.Graph(), shacl_graph=graph, meta_shacl=True)[0]
