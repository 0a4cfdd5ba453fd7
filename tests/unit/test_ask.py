"""Ask: parameters in plain words, binding, traces, free SPARQL; nothing that is typed becomes part of a query."""

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import gold_store, small_store

from kg.ask import ask, questions, sparql
from kg.ask.binding import bind
from kg.ask.parameters import resolve
from kg.errors import BadInput, NothingFound, PolicyKgError, WrongUse

KL92 = "https://policykg.example/eli/vn/tw/kl/2020/92-kl-tw"


def one(name: str, value: str) -> str:
    """Return the only IRI that the parameter is resolved to."""
    terms = resolve(small_store(), {name: value})[name]
    assert len(terms) == 1
    return terms[0].value


@pytest.mark.parametrize(
    "written",
    [
        "92-KL/TW",
        "92-kl/tw",
        "92",
        "KL 92",
        "kl92",
        "Kết luận 92",
        "ket luan 92",
        "Kết luận số 92-KL/TW",
        "92-KL/TW 2020",
        "Kết luận 92 năm 2020",
        "Kết luận số 92-KL/TW ngày 05/11/2020",
        KL92,
    ],
)
def test_a_directive_in_many_spellings(written: str) -> None:
    assert one("directive", written) == KL92


@pytest.mark.parametrize("written", ["Lai Châu", "lai chau", "tỉnh Lai Châu", "TINH LAI CHAU", "lai-chau"])
def test_a_province_in_many_spellings(written: str) -> None:
    assert one("province", written).endswith("/province/lai-chau")


@pytest.mark.parametrize("written", ["Sở Y tế tỉnh Lai Châu", "so y te tinh lai chau", "Sở Y tế", "so y te"])
def test_an_agency_in_many_spellings(written: str) -> None:
    assert one("agency", written).endswith("/agency/so-y-te-tinh-lai-chau")


def test_a_document_by_symbol_file_and_iri() -> None:
    plan = one("document", "08/KH-MTTQ-BTT")
    assert one("document", "front.txt") == one("document", "front") == one("document", plan) == plan
    assert len(resolve(small_store(), {"document": "decision.txt"})["document"]) == 2, "the file holds two"


def test_a_theme_and_a_task() -> None:
    assert one("theme", "poverty").endswith("/theme/poverty")
    task = ask(small_store(), "tasks-without-agency").rows[0][0]
    assert one("task", task) == one("task", task.rsplit("/", 1)[-1]) == task


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-06-30", "2025-06-30"),
        ("30/6/2025", "2025-06-30"),
        ("2025-02", "2025-02-28"),
        ("2025", "2025-12-31"),
        ("2025-12", "2025-12-31"),
    ],
)
def test_a_day(written: str, day: str) -> None:
    assert one("as_of", written) == day


@pytest.mark.parametrize("written", ["soon", "31/2/2025", "2025-13"])
def test_no_day(written: str) -> None:
    with pytest.raises(WrongUse):
        one("as_of", written)


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("directive", "93-KL/TW", "92-KL/TW"),
        ("province", "Lai Chau Thuong", "Lai Châu"),
        ("agency", "Sở Ý tế Lai Chau", "Sở Y tế tỉnh Lai Châu"),
        ("theme", "povrety", "poverty"),
        ("document", "09/KH-MTTQ-BTT", "08/KH-MTTQ-BTT"),
    ],
)
def test_unknown_values_name_the_nearest(name: str, value: str, near: str) -> None:
    with pytest.raises(NothingFound) as error:
        resolve(small_store(), {name: value})
    assert near in error.value.hint


INJECTIONS = [
    '" } DROP ALL #',
    "'; DELETE WHERE { ?s ?p ?o } #",
    "> } UNION { ?s ?p ?o } #",
    '92-KL/TW" . } INSERT { <a:a> <a:b> <a:c> } WHERE {',
    "#+values directive",
    "\\u007d",
    "}\n#+end\n{",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_what_is_typed_never_becomes_part_of_a_query(text: str) -> None:
    store = small_store()
    size = len(store)
    asked: list[tuple[str, dict[str, Any]]] = [
        ("tasks-implementing", {"directive": text}),
        ("tasks-implementing", {"directive": "92-KL/TW", "agency": text}),
        ("tasks-implementing", {"directive": "92-KL/TW", "province": text, "theme": text}),
        ("findings", {"kind": text}),
        ("target-comparison", {"indicator": text}),
        ("citations", {"document": text}),
        ("trace", {"task": text}),
        ("agency-duties", {"agency": "Sở Y tế", "as_of": text}),
    ]
    for name, params in asked:
        with pytest.raises(PolicyKgError):
            ask(store, name, **params)
    assert len(store) == size


def test_terms_are_serialised_not_pasted() -> None:
    nasty = Literal('a" } DROP ALL # \n \\', language="vi")
    query = bind("SELECT ?x WHERE {\n  #+values x\n}", {"x": [nasty]})
    rows = list(small_store().query(query))
    assert [row["x"] for row in rows] == [nasty]


def test_blocks_and_aliases() -> None:
    query = "a\n#+if p\n#+values p as q\nb\n#+end\nc\n#+values z\n"
    assert bind(query, {}) == "a\nc\n#+values z\n"
    assert bind(query, {"p": [NamedNode("x:y")]}) == "a\nVALUES ?q { <x:y> }\nb\nc\n#+values z\n"


def test_wrong_use_is_explained() -> None:
    store = small_store()
    with pytest.raises(WrongUse, match="no question"):
        ask(store, "task-implementing")
    with pytest.raises(WrongUse, match="needs directive"):
        ask(store, "tasks-implementing")
    with pytest.raises(WrongUse, match="does not take colour"):
        ask(store, "targets", colour="red")
    with pytest.raises(WrongUse, match="document or task"):
        ask(store, "trace")
    assert ask(store, "targets", directive=None, province="").rows, "an empty parameter is none"


def test_trace_of_a_task_goes_up_to_the_directive_in_order() -> None:
    store = small_store()
    tasks = ask(store, "tasks-implementing", directive="92-KL/TW").records()
    front = next(t["task"] for t in tasks if t["document"].endswith("8-kh-mttq-btt"))
    steps = [r for r in ask(store, "trace", task=front).records() if r["hop"] <= 3]
    assert [r["relation"] for r in steps] == ["part-of", "implements", "implements"]
    assert [r["hop"] for r in steps] == [1, 2, 3]
    assert steps[-1]["to"] == "Kết luận 92-KL/TW"
    assert all(r["quote"] for r in steps)


def test_chains_say_how_a_plan_reaches_the_directive() -> None:
    plans = {r["plan"]: r for r in ask(small_store(), "plans-implementing", directive="KL 92").records()}
    front = plans["Kế hoạch 08/KH-MTTQ-BTT"]
    assert front["hops"] == 2
    assert front["chain"] == "Kế hoạch 08/KH-MTTQ-BTT → implements → Kế hoạch 15-KH/TU → implements → Kết luận 92-KL/TW"
    assert front["status"] == "inferred"
    assert plans["Kế hoạch 15-KH/TU"]["status"] == "stated"
    decision = next(r for name, r in plans.items() if name.startswith("Quyết định"))
    assert "→ issues →" in decision["chain"]
    assert "Kết luận 92-KL/TW" not in plans


@pytest.mark.parametrize(
    "text", ["SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }", "select * {service silent ?u {?s ?p ?o}}"]
)
def test_no_request_leaves_the_machine(text: str) -> None:
    with pytest.raises(WrongUse, match="SERVICE"):
        sparql(small_store(), text)


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <a:a> <a:b> <a:c> }", "CLEAR ALL", "LOAD <http://x.example/>", "DELETE WHERE { ?s ?p ?o }"]
)
def test_no_updates(text: str) -> None:
    with pytest.raises(WrongUse, match="updates"):
        sparql(small_store(), text)


def test_words_in_strings_and_names_are_no_keywords() -> None:
    store = small_store()
    assert sparql(store, 'ASK { ?s ?p "SERVICE <x> { DELETE" }').rows == [[False]]
    assert sparql(store, "SELECT ?service WHERE { ?service a pol:Plan } # SERVICE").columns == ["service"]
    assert len(sparql(store, "SELECT ?insert WHERE { ?insert a pol:Plan }")) == 3


def test_forms_of_free_queries() -> None:
    store = small_store()
    assert sparql(store, "ASK { ?s a pol:Plan }").rows == [[True]]
    assert sparql(store, "CONSTRUCT { ?s a pol:Plan } WHERE { ?s a pol:Plan }").columns == ["s", "p", "o"]
    assert sparql(store, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a pol:Plan }").rows == [[3]]
    with pytest.raises(BadInput) as error:
        sparql(store, "SELECT ?x\nWHERE { ?x pol:y }")
    assert "line 2" in error.value.message
    assert "\n" not in error.value.message


def test_questions_have_headers_and_the_columns_of_evidence() -> None:
    for name, question in questions().items():
        assert question.title_vi and question.title_en and question.why.endswith("."), name
        assert {"quote", "start", "end", "status", "section", "document"} <= set(question.columns), name
        assert len(set(question.columns)) == len(question.columns), name


def test_agencies_of_one_kind_in_two_provinces_are_all_meant() -> None:
    terms = resolve(gold_store(), {"agency": "Sở Y tế"})["agency"]
    assert [t.value.rsplit("/", 1)[-1] for t in terms] == ["so-y-te-tinh-nghe-an", "so-y-te-tinh-vinh-long"]
    terms = resolve(gold_store(), {"agency": "Sở Y tế", "province": "Nghệ An"})["agency"]
    assert len(terms) == 1
    with pytest.raises(NothingFound, match="can mean"):
        resolve(gold_store(), {"agency": "Đảng đoàn"})


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["directive", "document", "province", "theme", "agency", "task", "indicator", "kind", "as_of"]),
    st.text(),
)
def test_any_text_is_a_parameter_or_a_clear_error(name: str, text: str) -> None:
    try:
        terms = resolve(small_store(), {name: text})[name]
    except PolicyKgError as error:
        assert "\n" not in error.message or "\n" in text
        assert error.exit_code in (1, 2)
    else:
        assert terms


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_any_text_is_a_query_or_a_clear_error(text: str) -> None:
    store = small_store()
    size = len(store)
    try:
        sparql(store, text)
    except (BadInput, WrongUse) as error:
        assert error.hint
    assert len(store) == size


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_any_literal_survives_the_binding(text: str) -> None:
    query = bind("SELECT ?x WHERE {\n#+values x\n}", {"x": [Literal(text)]})
    assert [row["x"] for row in small_store().query(query)] == [Literal(text)]
