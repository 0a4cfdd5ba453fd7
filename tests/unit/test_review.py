"""Review: decisions beside a source are applied on every build, moved with the text, never lost, never guessed at."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions

from kg.cli import main
from kg.errors import BadInput, WrongUse
from kg.graph import open_store
from kg.model import Record, Source
from kg.pipeline import build, extract_reviewed, extract_source, find_files
from kg.review import Decision, append_decision, apply_review, corrections, read_decisions, review_path
from kg.review.decisions import parse, to_line
from kg.review.groups import locate
from kg.reviewing import decide, find, list_decisions, list_statements
from kg.statements import GROUPS, split_names, values_of

SAMPLES = Path(__file__).resolve().parents[2] / "kg" / "samples"
SAMPLE = SAMPLES / "son-la-tinh-uy-2024.txt"
PREFIX = "PREFIX pol: <https://policykg.example/ontology#> "
SHA = "a" * 64


@pytest.fixture(scope="module")
def read() -> tuple[Source, Record]:
    from kg.read import read as read_file

    source = read_file(SAMPLE)
    return source, extract_source(source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one document, which the test may change."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.txt").write_bytes(SAMPLE.read_bytes())
    return tmp_path / "in"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def rows(store: Path, query: str) -> list[dict[str, str]]:
    answer = open_store(store).query(PREFIX + query, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    names = [v.value for v in answer.variables]
    return [{n: str(getattr(row[n], "value", "")) for n in names} for row in answer]


def statements(store: Path, kind: str) -> list[dict[str, Any]]:
    return list_statements(store, kind=kind).records()


def draft(source: Source, kind: str, item: dict[str, Any], decision: str = "confirm", **more: Any) -> Decision:
    """Return a decision on an item of a record, as `policykg review` would write it."""
    start, end = item["span"]
    values = values_of(kind, item)
    if kind == "assignment":
        first, last = item["unit"]
        values["unit"] = {"start": first, "end": last, "quote": source.text[first:last]}
    fields: dict[str, Any] = {
        "kind": kind, "quote": source.text[start:end], "start": start, "end": end, "values": values,
        "decision": decision, "by": "An", "on": "2026-01-31T09:30:00+07:00", "why": "", "sha256": source.sha256,
        "before": source.text[max(0, start - 32) : start], "after": source.text[end : end + 32], "file": source.name,
    }  # fmt: skip
    return Decision(**{**fields, **more})


# ── The record ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", sorted(GROUPS))
def test_every_kind_of_statement_is_confirmed(read: tuple[Source, Record], kind: str) -> None:
    source, record = read
    item = dict(record[GROUPS[kind]][0])  # type: ignore[literal-required]
    if kind == "assignment":
        item["agency"] = split_names(item["agency"])[0]
    done = apply_review(source, record, [draft(source, kind, item)])
    found = [i for i in done.record[GROUPS[kind]] if i.get("status") == "confirmed"]  # type: ignore[literal-required]
    assert [values_of(kind, i) for i in found] == [values_of(kind, item)]
    assert (done.applied, done.suspects) == (1, 0)
    assert done.record["decisions"][0]["kind"] == kind


@pytest.mark.parametrize("kind", sorted(GROUPS))
def test_every_kind_of_statement_is_rejected(read: tuple[Source, Record], kind: str) -> None:
    source, record = read
    item = dict(record[GROUPS[kind]][0])  # type: ignore[literal-required]
    if kind == "assignment":
        item["agency"] = split_names(item["agency"])[0]
    before = json.dumps(record)
    done = apply_review(source, record, [draft(source, kind, item, "reject")])
    left = [(i.get("span"), values_of(kind, i)) for i in done.record[GROUPS[kind]]]  # type: ignore[literal-required]
    assert (item["span"], values_of(kind, item)) not in left
    assert json.dumps(record) == before, "the record that is given stays as it is"


def test_without_decisions_the_record_is_the_same_object(read: tuple[Source, Record]) -> None:
    assert apply_review(*read, []).record is read[1]


def test_one_of_two_agencies_is_rejected_and_the_other_stays() -> None:
    source = Source("a.txt", SHA, "Giao Sở A và Sở B chủ trì.")
    item = {"span": [5, 16], "agency": "Sở A; Sở B", "role": "lead", "unit": [0, 26]}
    record: Any = {"assignments": [item], "units": [{"span": [0, 26]}], "findings": []}
    done = apply_review(source, record, [draft(source, "assignment", {**item, "agency": "Sở A"}, "reject")])
    assert [i["agency"] for i in done.record["assignments"]] == ["Sở B"]


def test_a_correction_changes_only_its_values(read: tuple[Source, Record]) -> None:
    source, record = read
    item = record["targets"][0]
    done = apply_review(source, record, [draft(source, "target", item, "correct", corrected={"value": 7, "by": 2031})])  # type: ignore[arg-type]
    assert done.record["targets"][0] == {**item, "value": 7, "by": 2031, "status": "confirmed"}


def test_of_several_decisions_the_last_holds(read: tuple[Source, Record]) -> None:
    source, record = read
    item: Any = record["targets"][0]
    first = draft(source, "target", item, "correct", corrected={"value": 7})
    again = draft(source, "target", {**item, "value": 7}, "correct", corrected={"by": 2031})

    def targets(*decisions: Decision) -> list[Any]:
        return [t for t in apply_review(source, record, decisions).record["targets"] if t["span"] == item["span"]]

    assert (targets(first, again)[0]["value"], targets(first, again)[0]["by"]) == (7, 2031)
    gone = draft(source, "target", {**item, "value": 7}, "reject")
    same = [t for t in record["targets"] if t["span"] == item["span"]]
    assert len(targets(first, gone)) == len(same) - 1
    assert targets(first, gone, draft(source, "target", item))[0]["value"] == item["value"], "taken back"


def test_a_correction_holds_where_the_extraction_learns_it(read: tuple[Source, Record]) -> None:
    source, record = read
    item: Any = record["targets"][0]
    better: Any = {**record, "targets": [{**item, "value": 7}, *record["targets"][1:]]}
    done = apply_review(source, better, [draft(source, "target", item, "correct", corrected={"value": 7})])
    assert len(done.record["targets"]) == len(record["targets"])
    assert done.record["targets"][0]["status"] == "confirmed"


@pytest.mark.parametrize("kind", ["target", "assignment", "citation", "report", "link"])
def test_a_confirmed_statement_stays_where_the_extraction_forgets_it(read: tuple[Source, Record], kind: str) -> None:
    source, record = read
    item = dict(record[GROUPS[kind]][0])  # type: ignore[literal-required]
    if kind == "assignment":
        item["agency"] = split_names(item["agency"])[0]
    forgot: Any = {**record, GROUPS[kind]: []}
    done = apply_review(source, forgot, [draft(source, kind, item)])
    assert [values_of(kind, i) for i in done.record[GROUPS[kind]]] == [values_of(kind, item)]  # type: ignore[literal-required]


def test_a_rejected_statement_stays_away_where_its_span_is_read_otherwise(read: tuple[Source, Record]) -> None:
    source, record = read
    item: Any = record["targets"][0]
    start, end = item["span"]
    wider: Any = {**record, "targets": [{**item, "span": [start, end + 1]}]}
    assert apply_review(source, wider, [draft(source, "target", item, "reject")]).record["targets"] == []


def test_a_corrected_document_that_nobody_knew_is_put_on_record(read: tuple[Source, Record]) -> None:
    source, record = read
    item: Any = record["citations"][0]
    done = apply_review(
        source, record, [draft(source, "citation", item, "correct", corrected={"doc": "7/KH-X@son-la"})]
    )
    assert done.record["documents"]["7/KH-X@son-la"]["number"] == "7/KH-X"


# ── A source that changes ───────────────────────────────────────────────────────────────────────────────────────────

TEXT = "Đạt 95% trẻ em. Giao Sở A. Giao Sở B và Sở A."


@pytest.mark.parametrize(
    ("quote", "start", "text", "before", "after", "expected", "why"),
    [
        ("95%", 4, TEXT, "", "", [4, 7], "at its offsets"),
        ("Sở A", 21, TEXT, "", "", [21, 25], "at its offsets, though it stands twice"),
        ("95%", 4, "Thêm. " + TEXT, "", "", [10, 13], "moved, once in the text"),
        ("Sở A", 21, "Thêm. " + TEXT, "Giao ", ". Giao", [27, 31], "moved, once between the same characters"),
        ("Sở A", 21, "Thêm. " + TEXT, "", "", None, "moved, and twice in the text"),
        (
            "A",
            99,
            "mới " + "b" * 16 + "A" + "c" * 16 + "A",
            "cũ" + "b" * 16,
            "c" * 16 + "cũ",
            [20, 21],
            "the near ones tell",
        ),
        ("A", 99, "mới A và A", "b" * 16, "c" * 16, None, "the characters around changed too"),
        ("96%", 4, TEXT, "", "", None, "no longer there"),
        ("95%", 4, "", "", "", None, "an empty text"),
    ],
)
def test_where_a_quote_stands(
    quote: str, start: int, text: str, before: str, after: str, expected: list[int] | None, why: str
) -> None:
    assert locate(text, quote, start, before, after) == expected, why


@given(st.text("ab ", max_size=30), st.text("ab ", min_size=1, max_size=4), st.integers(0, 30))
def test_what_is_located_is_the_quote(text: str, quote: str, start: int) -> None:
    found = locate(text, quote, start)
    assert found is None or text[found[0] : found[1]] == quote


def _build(folder: Path) -> tuple[Path, Any]:
    store = folder.parent / "store"
    return store, build([folder], store)


def _decide(store: Path, kind: str, verdict: str, *changes: str) -> dict[str, Any]:
    row = statements(store, kind)[0]
    decide(find(store, row["statement"]), verdict, "An", "đã đọc lại", changes)
    return row


def test_decisions_move_with_the_text(folder: Path) -> None:
    store, _ = _build(folder)
    row = _decide(store, "target", "correct", "value=7.5")
    plan = folder / "plan.txt"
    plan.write_text("Một dòng mới.\n\n" + plan.read_text("utf-8"), encoding="utf-8")
    kept = review_path(plan).read_bytes()
    store, result = _build(folder)
    assert (result.reviewed, result.suspects) == (1, 0)
    assert list_decisions(store).records()[0]["state"] == "moved"
    found = rows(store, "SELECT ?v WHERE { ?t a pol:Target ; pol:status pol:confirmed ; pol:value ?v }")
    assert [r["v"] for r in found] == ["7.5"]
    assert row["start"] + 15 == list_decisions(store).records()[0]["start"]
    assert review_path(plan).read_bytes() == kept, "a build writes no decision"


def test_a_decision_whose_words_changed_is_suspect_until_it_is_settled(folder: Path) -> None:
    store, _ = _build(folder)
    row = _decide(store, "target", "confirm")
    plan = folder / "plan.txt"
    changed = row["quote"].replace(row["quote"][-3:], "một con số khác")
    plan.write_text(plan.read_text("utf-8").replace(row["quote"], changed), encoding="utf-8")
    kept = review_path(plan).read_bytes()
    store, result = _build(folder)
    assert (result.reviewed, result.suspects) == (0, 1)
    assert rows(store, "SELECT ?t WHERE { ?t a pol:Target ; pol:status pol:confirmed }") == []
    asked = run("ask", "findings", "--kind", "suspect", "--store", store, "--format", "json")
    (finding,) = json.loads(asked.stdout)
    assert finding["severity"] == "warning" and "An" in finding["note"]
    assert changed[:10] in finding["quote"], "the unit that the words became"
    assert [r["state"] for r in list_decisions(store).records()] == ["suspect"]
    assert review_path(plan).read_bytes() == kept
    settle = run("review", row["statement"], "--reject", "--by", "B", "--why", "câu đã đổi", "--store", store)
    assert settle.exit_code == 0, settle.output
    store, result = _build(folder)
    assert (result.reviewed, result.suspects) == (0, 0)
    assert [r["state"] for r in list_decisions(store).records()] == ["superseded", "settled"]
    assert review_path(plan).read_bytes().startswith(kept)


def test_no_decision_is_lost_by_rebuilds(folder: Path) -> None:
    store, _ = _build(folder)
    for kind in ("target", "assignment", "citation", "report", "unit", "link", "item-link"):
        _decide(store, kind, "confirm")
    kept = review_path(folder / "plan.txt").read_bytes()
    first = sorted(map(str, open_store(_build(folder)[0])))
    store, result = _build(folder)
    assert result.reviewed == 7
    assert sorted(map(str, open_store(store))) == first
    assert review_path(folder / "plan.txt").read_bytes() == kept
    assert [r["state"] for r in list_decisions(store).records()] == ["in place"] * 7
    decided = rows(
        store,
        "SELECT ?d ?c WHERE { GRAPH ?g { ?d a pol:Decided ; pol:decidedBy 'An' ; pol:evidence ?e } OPTIONAL { ?d pol:decides ?c } }",
    )
    assert len(decided) == 7 and sum(bool(r["c"]) for r in decided) == 6
    assert run("check", "--store", store).exit_code == 0


def test_questions_show_the_status(folder: Path) -> None:
    store, _ = _build(folder)
    row = _decide(store, "target", "confirm")
    store, _ = _build(folder)
    asked = json.loads(run("ask", "targets", "--store", store, "--format", "json").stdout)
    assert {r["status"] for r in asked if r["start"] == row["start"]} >= {"confirmed"}
    assert sum(r["status"] == "confirmed" for r in asked) == 1


def test_a_unit_gets_another_kind(folder: Path) -> None:
    store, _ = _build(folder)
    row = next(r for r in statements(store, "unit") if "kind=task" in r["values"])
    decide(find(store, row["statement"]), "correct", "An", "x", ["kind=objective", "themes=health,education"])
    store, _ = _build(folder)
    found = rows(
        store,
        f"SELECT ?k ?m WHERE {{ <{row['statement']}> a pol:Objective ; pol:kind ?k ; pol:mainTheme ?m ; pol:status pol:confirmed }}",
    )
    assert [(r["k"].rsplit("/")[-1], r["m"].rsplit("/")[-1]) for r in found] == [("objective", "health")]


# ── Item links ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _addressed(store: Path, unit: str) -> dict[str, str]:
    query = f"SELECT ?i ?s WHERE {{ ?l a pol:ItemLink ; pol:unit <{unit}> ; pol:item ?i ; pol:status ?s }}"
    return {r["i"]: r["s"].rsplit("#")[-1] for r in rows(store, query)}


def test_item_links_are_rejected_added_and_corrected(folder: Path) -> None:
    store, _ = _build(folder)
    link = rows(store, "SELECT ?l ?u ?i WHERE { ?l a pol:ItemLink ; pol:unit ?u ; pol:item ?i } ORDER BY ?l")[0]
    decide(find(store, link["l"]), "reject", "An", "không liên quan")
    store, _ = _build(folder)
    assert link["i"] not in _addressed(store, link["u"])
    others = {r["i"] for r in rows(store, f"SELECT ?i WHERE {{ <{link['i']}> pol:itemOf ?d . ?i pol:itemOf ?d }}")}
    other = min(others - _addressed(store, link["u"]).keys() - {link["i"]})
    decide(find(store, link["u"], item=other), "confirm", "An", "")
    store, _ = _build(folder)
    assert _addressed(store, link["u"])[other] == "confirmed"
    added = next(r for r in statements(store, "item-link") if r["status"] == "confirmed")
    decide(
        find(store, added["statement"]),
        "correct",
        "An",
        "lại",
        ["item=" + link["i"]],
    )
    with pytest.raises(WrongUse, match="no directive item"):
        decide(find(store, added["statement"]), "correct", "An", "lại", ["item=nothing"])
    store, _ = _build(folder)
    assert other not in _addressed(store, link["u"])
    assert _addressed(store, link["u"])[link["i"]] == "confirmed"


# ── The file ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _line(**changes: Any) -> dict[str, Any]:
    values = {
        "indicator": "x",
        "direction": "reach",
        "comparator": "ge",
        "value": 95,
        "upper": None,
        "unit": "%",
        "by": 2025,
    }
    line = {
        "kind": "target", "quote": "95%", "start": 4, "end": 7, "values": values, "decision": "confirm", "by": "An",
        "on": "2026-01-31T09:30:00+07:00", "why": "", "sha256": SHA,
    }  # fmt: skip
    return {**line, **changes}


def _values(**changes: Any) -> dict[str, Any]:
    return {**_line()["values"], **changes}


BAD_LINES = [
    ("{", "no JSON", "cut off"),
    ("[]", "no JSON object", "not an object"),
    (_line(kind="tag"), "'tag'", "an unknown kind"),
    (_line(decision="maybe"), "'maybe'", "an unknown decision"),
    (_line(start=9), "no span", "the end before the start"),
    (_line(start="4"), "no span", "an offset as text"),
    (_line(quote=""), "'quote' is empty", "no words"),
    (_line(sha256="x"), "SHA-256", "no hash"),
    (_line(by=" "), "'by' is empty", "nobody"),
    (_line(by=7), "'by' is no text", "a number for a name"),
    (_line(on="yesterday"), "no date-time", "no date"),
    (_line(on="2026-01-31"), "no date-time", "a day without a time"),
    (_line(values={"value": 1}), "no 'indicator'", "values that do not identify"),
    (_line(values=_values(colour="red")), "'colour'", "a value that the kind does not have"),
    (_line(values=_values(value="95")), "no number", "a number as text"),
    (_line(values=_values(by=25)), "no year", "no year"),
    (_line(values=_values(direction="up")), "'up'", "not in the vocabulary"),
    (_line(values=_values(indicator=None)), "a value is needed", "null where there must be a value"),
    (_line(decision="correct"), "'corrected'", "a correction of nothing"),
    (_line(corrected={"value": 1}), "'corrected'", "a confirmation that corrects"),
    ({k: v for k, v in _line().items() if k != "why"}, "no 'why'", "a missing field"),
    (json.dumps(_line()).replace(": 95", ": NaN"), "no number", "not a number"),
    (json.dumps(_line()).replace(": 95", ": 1e999"), "no number", "infinity"),
    (_line(by="\ud800"), "half a character", "half a surrogate pair"),
    ("[" * 100000, "no JSON", "nested too deep"),
    (_line(kind="item-link", values={"item": "a b"}), "no item", "no path of an IRI"),
    (_line(kind="unit", values={"kind": "task", "themes": [], "due": "2025-13-01"}), "no date", "no such month"),
    (_line(kind="unit", values={"kind": "task", "themes": ["poem"], "due": None}), "'poem'", "no such theme"),
    (
        _line(kind="assignment", values={"agency": "A", "role": "lead", "unit": [1, 2]}),
        "no unit",
        "a unit without words",
    ),
]


@pytest.mark.parametrize(("line", "says", "why"), BAD_LINES, ids=[row[2] for row in BAD_LINES])
def test_a_bad_line_stops_the_build_with_one_clear_error(folder: Path, line: Any, says: str, why: str) -> None:
    text = line if isinstance(line, str) else json.dumps(line)
    review_path(folder / "plan.txt").write_text(json.dumps(_line()) + "\n" + text + "\n", encoding="utf-8")
    for words in (["build", folder, "--store", folder.parent / "store"], ["extract", folder / "plan.txt"]):
        result = run(*words)
        assert result.exit_code == 3, why
        (error,) = [part for part in result.stderr.splitlines() if part.startswith("error: ")]
        assert "plan.review.jsonl, line 2" in error and says in error
        assert "hint: " in result.stderr and result.stdout == ""
    assert not (folder.parent / "store").exists()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from([*_line(), "corrected", "before", "claim"]), _JSON, max_size=4),
    st.sampled_from(sorted(GROUPS)),
)
def test_any_line_is_read_or_refused(changes: dict[str, Any], kind: str) -> None:
    for line in (_line(**changes), {"kind": kind, **changes}, _line(values={**_values(), **changes})):
        try:
            decision = parse(line)
        except BadInput as error:
            assert error.hint and "\n" not in error.message
        else:
            assert parse(to_line(decision)) == decision


def test_a_line_is_read_as_it_was_written() -> None:
    for line in (_line(), _line(decision="correct", corrected={"value": 7}), _line(claim="https://x", file="a.txt")):
        assert to_line(parse(line)) == {"before": "", "after": "", "claim": "", "file": "", **line}


def test_the_file_only_grows(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    path = review_path(source)
    path.write_text(json.dumps(_line()), encoding="utf-8")  # a person's editor left out the last line end
    append_decision(source, replace(parse(_line()), by="Bình"))
    append_decision(source, replace(parse(_line()), quote="dòng\u2028mới", by="Chi"))
    assert [d.by for d in read_decisions(source)] == ["An", "Bình", "Chi"]
    assert path.read_text("utf-8").startswith(json.dumps(_line()) + "\n")
    assert [p.name for p in tmp_path.iterdir()] == ["a.review.jsonl"], "nothing temporary stays"


def test_a_failed_write_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "a.txt"
    append_decision(source, parse(_line()))
    before = review_path(source).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.review.file.os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        append_decision(source, parse(_line()))
    assert review_path(source).read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.review.jsonl"]


def test_a_bad_file_is_not_added_to(tmp_path: Path) -> None:
    review_path(tmp_path / "a.txt").write_text("{\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 1"):
        append_decision(tmp_path / "a.txt", parse(_line()))
    assert review_path(tmp_path / "a.txt").read_text("utf-8") == "{\n"


def _append(arguments: tuple[str, str]) -> None:
    append_decision(Path(arguments[0]), replace(parse(_line()), by=arguments[1]))


def test_reviewers_who_decide_at_once_lose_nothing(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    names = [f"N{i}" for i in range(12)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(_append, [(str(tmp_path / "a.txt"), name) for name in names]))
    assert sorted(d.by for d in read_decisions(tmp_path / "a.txt")) == sorted(names)


def test_a_review_file_is_no_document(folder: Path) -> None:
    append_decision(folder / "plan.txt", parse(_line()))
    assert [p.name for p in find_files([folder])] == ["plan.txt"]
    assert [p.name for p in find_files(sorted(folder.iterdir()))] == ["plan.txt"], "as plans/* names them"
    with pytest.raises(BadInput, match="no document"):
        find_files([review_path(folder / "plan.txt")])


def test_the_copies_in_a_store_are_no_documents(folder: Path) -> None:
    build([folder], folder / "store")
    assert [path.name for path in find_files([folder])] == ["plan.txt"]
    assert [path.name for path in find_files(sorted(folder.iterdir()))] == ["plan.txt"]
    claim = statements(folder / "store", "target")[0]["statement"]
    assert find(folder / "store", claim).source == folder.resolve() / "plan.txt"


def test_two_documents_of_one_name_share_the_file_and_keep_their_own(folder: Path) -> None:
    (folder / "plan.md").write_text("x", encoding="utf-8")
    append_decision(folder / "plan.txt", replace(parse(_line()), file="plan.txt"))
    append_decision(folder / "plan.md", replace(parse(_line()), file="plan.md", by="B"))
    assert [d.by for d in read_decisions(folder / "plan.txt")] == ["An"]
    assert [d.by for d in read_decisions(folder / "plan.md")] == ["B"]


def test_the_same_text_twice_takes_the_decisions_of_both(folder: Path) -> None:
    store, _ = _build(folder)
    _decide(store, "target", "reject")
    (folder / "copy.txt").write_bytes(SAMPLE.read_bytes())
    assert _build(folder)[1].reviewed == 1


def test_extract_shows_what_was_reviewed(folder: Path) -> None:
    store, _ = _build(folder)
    _decide(store, "target", "confirm")
    record = extract_reviewed(folder / "plan.txt")
    assert sum(t.get("status") == "confirmed" for t in record["targets"]) == 1
    assert record["decisions"][0]["by"] == "An"


# ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "pairs", "says", "why"),
    [
        ("target", ["value"], "corrects nothing", "no value"),
        ("target", ["colour=red"], "indicator, direction", "a field that is not there; the fields are named"),
        ("target", ["value=much"], "no number", "no number"),
        ("target", ["value=95"], "changes nothing", "the value that it has"),
        ("unit", ["kind=poem"], "'poem'", "not in the vocabulary"),
        ("unit", ["due=soon"], "no date", "no date"),
        ("assignment", ["unit=1"], "agency, role", "the unit is where it is"),
        ("target", ["value="], "needed", "a value that must be there"),
    ],
)
def test_corrections_that_do_not_fit(kind: str, pairs: list[str], says: str, why: str) -> None:
    current = {"target": _line()["values"], "unit": {"kind": "task", "themes": [], "due": None}}.get(kind, {})
    with pytest.raises(WrongUse) as caught:
        corrections(kind, pairs, current)
    assert says in str(caught.value), why


def test_corrections_are_typed() -> None:
    current = {**_line()["values"]}
    assert corrections("target", ["value=62,8", "by=", "unit=hộ", "comparator=range", "upper=70"], current) == {
        "value": 62.8, "by": None, "unit": "hộ", "comparator": "range", "upper": 70,
    }  # fmt: skip
    unit = {"kind": "task", "themes": ["health"], "due": "2025"}
    assert corrections("unit", ["themes=", "due="], unit) == {"themes": [], "due": None}


Words = Callable[[str], list[str]]
WRONG = [
    (lambda c: [], 2, "no statement named"),
    (lambda c: [c, "--confirm"], 2, "nobody decides"),
    (lambda c: [c, "--reject", "--by", "A"], 2, "no reason"),
    (lambda c: [c, "--confirm", "--reject", "--by", "A"], 2, "more than one decision"),
    (lambda c: [c, "--list"], 2, "a list decides nothing"),
    (lambda c: [c, "--document", "x"], 2, "go with a list"),
    (lambda c: [c, "--correct", "x=1", "--by", "A", "--why", "b"], 2, "corrects nothing"),
    (lambda c: [c, "--correct", "upper=999", "--by", "A", "--why", "b"], 2, "only a range"),
    (lambda c: [c, "--correct", "value=nan", "--by", "A", "--why", "b"], 2, "no number"),
    (lambda c: [c, "--item", "https://x", "--confirm", "--by", "A"], 1, "no directive item"),
    (lambda c: ["https://x", "--confirm", "--by", "A"], 1, "no statement"),
    (lambda c: ["not an iri", "--confirm", "--by", "A"], 2, "no IRI"),
    (lambda c: [c, "--confirm", "--by", "A", "--beside", "nowhere"], 3, "not there"),
]  # type: list[tuple[Words, int, str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    (folder / "plan.txt").write_bytes(SAMPLE.read_bytes())
    build([folder / "plan.txt"], folder / "store")
    return folder / "store"


@pytest.mark.parametrize(("words", "code", "says"), WRONG, ids=[row[2] for row in WRONG])
def test_wrong_use(built: Path, words: Words, code: int, says: str) -> None:
    claim = statements(built, "target")[0]["statement"]
    result = run("review", *words(claim), "--store", built)
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert says in error and "hint: " in result.stderr
    assert not review_path(built.parent / "plan.txt").exists()


def test_a_statement_is_shown_and_nothing_is_written(built: Path) -> None:
    claim = statements(built, "target")[0]["statement"]
    (row,) = json.loads(run("review", claim, "--store", built, "--format", "json").stdout)
    assert row["statement"] == claim and row["kind"] == "target"
    assert SAMPLE.read_text("utf-8")[row["start"] : row["end"]] == row["quote"]
    assert run("review", "--list", "--store", built).exit_code == 1, "nothing was decided"


@pytest.mark.parametrize("kind", ["target", "unit"])
def test_the_end_of_an_iri_is_enough(built: Path, kind: str) -> None:
    iri = statements(built, kind)[0]["statement"]
    for short in (iri.rsplit("/", 1)[-1], "…" + iri[-24:]):
        (row,) = json.loads(run("review", short, "--store", built, "--format", "json").stdout)
        assert row["statement"] == iri


def test_a_source_that_changed_since_the_build_is_built_first(folder: Path) -> None:
    store, _ = _build(folder)
    claim = statements(store, "target")[0]["statement"]
    (folder / "plan.txt").write_text("Khác\n" + SAMPLE.read_text("utf-8"), encoding="utf-8")
    result = run("review", claim, "--confirm", "--by", "A", "--store", store)
    assert result.exit_code == 3 and "changed since the build" in result.stderr


def test_sources_that_moved_are_named(folder: Path) -> None:
    store, _ = _build(folder)
    claim = statements(store, "target")[0]["statement"]
    moved = folder.rename(folder.with_name("elsewhere"))
    assert run("review", claim, "--confirm", "--by", "A", "--store", store).exit_code == 3
    assert run("review", claim, "--confirm", "--by", "A", "--beside", moved, "--store", store).exit_code == 0
    assert [d.by for d in read_decisions(moved / "plan.txt")] == ["A"]
    listed = run("review", "--list", "--beside", moved, "--document", "plan.txt", "--store", store, "--format", "json")
    assert [r["statement"] for r in json.loads(listed.stdout)] == [claim]


def test_a_rejected_statement_is_taken_back_by_its_iri(folder: Path) -> None:
    store, first = _build(folder)
    row = _decide(store, "target", "reject")
    store, second = _build(folder)
    assert row["statement"] not in [r["statement"] for r in statements(store, "target")]
    assert run("review", row["statement"], "--confirm", "--by", "A", "--store", store).exit_code == 0
    store, third = _build(folder)
    assert row["statement"] in [r["statement"] for r in statements(store, "target") if r["status"] == "confirmed"]
    counts = [len(r.records[0][1]["targets"]) for r in (first, second, third)]
    assert counts == [counts[0], counts[0] - 1, counts[0]]


def test_another_base_keeps_the_decisions(folder: Path) -> None:
    store, _ = _build(folder)
    _decide(store, "target", "reject")
    _decide(store, "item-link", "reject")
    link = read_decisions(folder / "plan.txt")[1]
    other = folder.parent / "other"
    result = build([folder], other, base="https://data.example.vn/")
    assert (result.reviewed, result.suspects) == (2, 0)
    item = "https://data.example.vn/" + link.values["item"]
    query = f"SELECT ?l WHERE {{ ?l a pol:ItemLink ; pol:item <{item}> ; pol:evidence/<http://www.w3.org/ns/oa#hasSelector>/<http://www.w3.org/ns/oa#start> {link.start} }}"
    assert rows(other, query) == []
