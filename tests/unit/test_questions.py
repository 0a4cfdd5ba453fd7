"""The questions: each runs, gives the columns of the design, and rows where the data has them."""

import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import build, front_record, gold_records, gold_store, small_records, small_store

from kg.ask import ask, questions
from kg.model import Source

TAIL = ["document", "section", "quote", "start", "end", "status"]
COLUMNS = {
    "plans-implementing": "plan title issuer province system date hops chain",
    "tasks-implementing": "task text theme plan province lead coordinating figures due",
    "trace": "hop from relation to",
    "directive-lineage": "directive relation other date",
    "coverage-by-theme": "directive province plan theme tasks targets",
    "agency-duties": "agency role task text plan province current_holder since ground undecided",
    "agency-load": "agency province lead responsible coordinate supervise requested advise reports",
    "tasks-without-agency": "task text plan province",
    "coordination": "agency other tasks",
    "reporting-calendar": "due frequency from to via plan",
    "targets": "indicator direction comparator value upper unit by province plan",
    "target-comparison": (
        "indicator unit by central_value province level value verdict concept comparator directive central_comparator central_by source"
    ),
    "missing-documents": "document type issuer date cited_by citations",
    "citations": "citing_document function",
    "parallel-plans": "system plan issuer date implements",
    "implementation-lag": "directive plan province days",
    "period-check": "plan plan_period directive directive_period verdict",
    "successors": "agency province from to event source",
    "findings": "kind severity note",
    "unresolved": "kind mention candidates reason",
    "programmes": "programme plans tasks",
    "reading-coverage": "document share_in_units marked_sentences covered",
}
PARAMETERS: dict[str, str] = {
    "directive": "92-KL/TW",
    "province": "Lai Châu",
    "agency": "Sở Y tế",
    "document": "92-KL/TW",
    "indicator": "tỷ lệ hộ nghèo",
    "task": "",
}
NOT_IN_SMALL = {"programmes"}


def needed(name: str, values: dict[str, str]) -> dict[str, Any]:
    """Return the parameters that a question cannot do without."""
    question = questions()[name]
    names = [p.name for p in question.parameters if not p.optional] or list(question.one_of[:1])
    if name == "trace":
        return {"document": "08/KH-MTTQ-BTT" if values is PARAMETERS else "22-KH/TU"}
    return {key: values[key] for key in names}


def check_rows(store: Store, name: str, params: dict[str, Any], texts: dict[str, str]) -> int:
    """Assert that the rows are each once, in one order, and quote their sources; return how many there are."""
    table = ask(store, name, **params)
    assert table.rows == ask(store, name, **params).rows
    rows = [tuple(map(repr, row)) for row in table.rows]
    assert len(set(rows)) == len(rows)
    for row in table.records():
        if row["quote"] is not None:
            assert isinstance(row["start"], int)
            assert any(text[row["start"] : row["end"]] == row["quote"] for text in texts.values())
            assert row["status"] in ("stated", "inferred", "confirmed")
    return len(table)


def test_every_question_of_the_design_is_there_with_its_columns() -> None:
    assert set(COLUMNS) <= set(questions())
    for name, columns in COLUMNS.items():
        found = [c for c in questions()[name].columns if c != "citing_document" or name == "citations"]
        own = columns.split()
        assert found == own + [c for c in TAIL if c not in own], name


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_questions_on_the_small_records(name: str) -> None:
    texts = {source.name: source.text for source, _ in small_records()}
    count = check_rows(small_store(), name, needed(name, PARAMETERS), texts)
    assert count or name in NOT_IN_SMALL


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_questions_on_the_answer_keys(name: str) -> None:
    texts = {source.name: source.text for source, _ in gold_records()}
    count = check_rows(gold_store(), name, needed(name, PARAMETERS | {"province": "Sơn La"}), texts)
    assert count or name == "unresolved"


def test_one_row_a_task_with_all_that_belongs_to_it() -> None:
    rows = ask(small_store(), "tasks-implementing", directive="92-KL/TW").records()
    assert len({r["task"] for r in rows}) == len(rows) == 3
    row = next(r for r in rows if r["lead"])
    assert row["lead"] == "Sở Y tế tỉnh Lai Châu"
    assert row["coordinating"] == "Sở Tài chính tỉnh Lai Châu; các cơ quan liên quan"
    assert (row["theme"], row["due"], row["province"], row["section"]) == ("health", "2025-11-30", "Lai Châu", "II")
    assert row["status"] == "stated"


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"theme": "water"}, 1),
        ({"theme": "resources"}, 1),
        ({"agency": "Sở Tài chính"}, 1),
        ({"province": "Lai Châu"}, 3),
        ({"theme": "poverty", "agency": "Sở Y tế"}, 0),
    ],
)
def test_tasks_are_narrowed(filters: dict[str, str], count: int) -> None:
    assert len(ask(small_store(), "tasks-implementing", directive="92-KL/TW", **filters)) == count


def test_figures_and_days() -> None:
    store = small_store()
    figures = ask(store, "targets", theme="poverty").records()
    assert [(r["value"], r["by"], r["unit"]) for r in figures] == [(2, 2025, "%/năm"), (1.5, 2025, "%/năm")]
    lags = {r["plan"]: r["days"] for r in ask(store, "implementation-lag", directive="92-KL/TW").records()}
    assert lags["Kế hoạch 08/KH-MTTQ-BTT"] == 252
    assert None in lags.values(), "a plan dated by its year only has no number of days"


def test_missing_documents_say_who_cites_them() -> None:
    rows = {r["document"]: r for r in ask(small_store(), "missing-documents").records()}
    assert rows["Kết luận 92-KL/TW"]["citations"] == 3
    assert rows["Kế hoạch 15-KH/TU"]["type"] == "KH"
    assert rows["Kế hoạch 15-KH/TU"]["citations"] == 2


def test_party_state_and_front_stand_side_by_side() -> None:
    rows = ask(small_store(), "parallel-plans", directive="92-KL/TW", province="lai chau").records()
    assert [r["system"] for r in rows] == ["front", "party", "state", "state"]


def test_reporting_calendar_and_load() -> None:
    store = small_store()
    (duty,) = ask(store, "reporting-calendar", province="Lai Châu").records()
    assert (duty["due"], duty["frequency"], duty["to"]) == ("--11-20", "year", "Ủy ban nhân dân tỉnh Lai Châu")
    load = {r["agency"]: r for r in ask(store, "agency-load").records()}
    assert load["Sở Y tế tỉnh Lai Châu"]["lead"] == 1
    assert load["các sở tỉnh Lai Châu"]["reports"] == 1


def test_what_was_not_read_or_resolved_is_reported() -> None:
    store = small_store()
    rows = {r["section"]: r for r in ask(store, "reading-coverage", document="decision.txt").records()}
    assert rows["II"]["quote"] == "trạm cấp nước"
    assert rows["II"]["marked_sentences"] == rows["II"]["covered"] + 1
    (mention,) = ask(store, "unresolved").records()
    assert mention["candidates"] == "a; b"


def test_tasks_without_agency() -> None:
    rows = ask(small_store(), "tasks-without-agency").records()
    assert len(rows) == 2
    assert not any("Sở Y tế" in r["text"] for r in rows)


def test_92_is_carried_out_in_son_la_and_vinh_long() -> None:
    rows = ask(gold_store(), "plans-implementing", directive="92-KL/TW").records()
    found = {(r["province"], r["system"], r["plan"].split(":")[0].split(" ")[0]) for r in rows}
    assert {("Sơn La", "front", "Kế"), ("Vĩnh Long", "state", "Quyết"), ("Vĩnh Long", "state", "Kế")} <= found


def test_28_is_carried_out_in_vinh_long_and_through_a_party_plan_in_son_la() -> None:
    rows = ask(gold_store(), "plans-implementing", directive="28-NQ/TW").records()
    chains = {r["province"]: r["chain"] for r in rows if r["plan"].startswith("Kế hoạch: ")}
    assert set(chains) == {"Sơn La", "Vĩnh Long"}
    assert "continues → Kế hoạch 105-KH/TU → implements → Nghị quyết 28-NQ/TW" in chains["Sơn La"]


@pytest.mark.parametrize(
    ("as_of", "holder"),
    [("2021-12-31", "Sở Lao động - Thương binh và Xã hội tỉnh Vĩnh Long"), ("2025-06-30", "Sở Nội vụ tỉnh Vĩnh Long")],
)
def test_duties_pass_to_the_successor_from_its_day_on(as_of: str, holder: str) -> None:
    rows = ask(gold_store(), "agency-duties", agency="Sở LĐTBXH", province="Vĩnh Long", as_of=as_of).records()
    assert rows
    assert all(holder in (r["current_holder"] or r["undecided"]).split("; ") for r in rows)


def test_successors_of_one_agency() -> None:
    rows = ask(gold_store(), "successors", agency="Sở LĐTBXH", as_of="2025-03-31").records()
    assert "Sở Nội vụ" in {r["to"] for r in rows}
    assert all(r["source"] for r in rows)
    assert not ask(gold_store(), "successors", agency="Sở LĐTBXH", as_of="2024-12-31").rows


def test_a_document_in_two_files_gives_one_row() -> None:
    source, record = front_record()
    copy = record | {"source": record["source"] | {"sha256": "0" * 64}}
    store = build([*small_records(), (Source("copy.txt", "0" * 64, source.text), copy)])
    for name in ("implementation-lag", "plans-implementing", "parallel-plans"):
        params = needed(name, PARAMETERS) or {"directive": "92-KL/TW"}
        rows = ask(store, name, **params).records()
        assert len([r for r in rows if r["plan"] == "Kế hoạch 08/KH-MTTQ-BTT"]) == 1, name
    assert len(ask(store, "targets").rows) == 2, "the same words in the same place are one row"
