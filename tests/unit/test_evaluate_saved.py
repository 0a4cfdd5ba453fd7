"""A saved run: what was gained and lost since, item by item; floors that rise and never fall."""

import copy
import json

import pytest
from click.testing import CliRunner
from tables import plan, record

from kg.cli import main
from kg.errors import BadInput
from kg.evaluate import FileRun, changes, floors, load_run, marks, raise_floors, save_run, totals, under_floor

TEXT = plan(
    "Thực hiện Kết luận số 92-KL/TW, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"
    "I. MỤC TIÊU\n\n- Đến năm 2025, trên 95% dân số tham gia bảo hiểm y tế.\n\n- Tỷ lệ hộ nghèo giảm 2%/năm.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát.\n"
)
KEY = record(TEXT)


def run(change=lambda record: None, name="own", key=KEY):
    made = copy.deepcopy(dict(record(TEXT)))
    change(made)
    return FileRun(name, TEXT, list(marks(key, made)))


def saved(tmp_path, *runs):
    save_run(runs, tmp_path / "run.json")
    return load_run(tmp_path / "run.json")


def figures(change):
    return {row[0]: row[4:] for row in change.figures.rows}


def test_the_same_run_has_changed_nothing(tmp_path):
    change = changes(saved(tmp_path, run()), [run()])
    assert (change.figures.rows, change.items.rows, change.unknown) == ([], [], [])
    assert change.summary() == ["nothing changed"]


def test_what_was_missed_and_is_right_now_is_gained(tmp_path):
    before = saved(tmp_path, run(lambda r: r["targets"].pop(0)))
    change = changes(before, [run()])
    assert figures(change)["targets"] == [1, 0, 0, 0]
    row = next(row for row in change.items.rows if row[1] == "targets")
    assert row[:4] == ["gained", "targets", "own", "95"]
    assert TEXT[row[5] : row[6]] == row[4] and "95%" in row[4]
    assert change.summary()[0].startswith("targets: F1 0.667 -> 1.000 (+0.333); 1 gained, 0 lost")


def test_what_was_right_and_is_missed_now_is_lost(tmp_path):
    change = changes(saved(tmp_path, run()), [run(lambda r: r["citations"].clear())])
    assert figures(change)["citations"] == [0, 1, 0, 0]
    assert ["lost", "citations", "own", "92-KL/TW"] in [row[:4] for row in change.items.rows]


def test_a_wrong_value_is_lost_and_newly_wrong(tmp_path):
    change = changes(saved(tmp_path, run()), [run(lambda r: r["targets"][0].update(value=90.0))])
    assert figures(change)["targets"] == [0, 1, 1, 0]
    values = {row[0]: row[3] for row in change.items.rows if row[1] == "targets"}
    assert values == {"lost": "95", "newly wrong": "90"}


def test_what_was_wrong_and_is_gone_is_no_longer_wrong(tmp_path):
    before = saved(tmp_path, run(lambda r: r["findings"].append({"kind": "typo", "span": [0, 5], "note": ""})))
    change = changes(before, [run()])
    assert figures(change)["findings"] == [0, 0, 0, 1]


def test_a_field_has_its_own_layer(tmp_path):
    change = changes(saved(tmp_path, run()), [run(lambda r: r["assignments"][0].update(role="supervise"))])
    assert figures(change)["assignments.role"] == [0, 1, 1, 0] and "assignments" not in figures(change)


def test_two_items_alike_are_counted_apart(tmp_path):
    def twice(record):
        record["citations"].append(copy.deepcopy(record["citations"][0]))

    assert figures(changes(saved(tmp_path, run()), [run(twice)]))["citations"] == [0, 0, 1, 0]


def test_an_item_that_only_the_new_key_has_is_neither_gained_nor_lost(tmp_path):
    small = copy.deepcopy(dict(KEY))
    small["targets"].pop()
    change = changes(saved(tmp_path, run(lambda r: r["targets"].pop(), key=small)), [run()])
    assert figures(change)["targets"] == [0, 0, 0, 0]


def test_documents_of_one_run_only_are_named_and_not_compared(tmp_path):
    change = changes(saved(tmp_path, run(), run(name="old")), [run(), run(lambda r: r["units"].clear(), "new")])
    assert change.unknown == ["new", "old"] and change.items.rows == []
    assert change.summary()[1:] == [f"note: {name} is only in one of the two runs" for name in ("new", "old")]


def test_the_same_run_gives_the_same_bytes(tmp_path):
    save_run([run(), run(name="b")], tmp_path / "one.json")
    save_run([run(lambda r: r["citations"].reverse()), run(name="b")], tmp_path / "two.json")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2, "documents": {}}', '{"format": 1}', '{"format": 1, "documents": []}'])  # fmt: skip
def test_what_is_no_saved_run(tmp_path, text):
    (tmp_path / "run.json").write_text(text, "utf-8")
    with pytest.raises(BadInput, match="no saved run"):
        load_run(tmp_path / "run.json")


def test_floors_rise_and_never_fall(tmp_path):
    path = tmp_path / "floor.json"
    path.write_text(json.dumps({"units": 0.5, "targets": 1.0}), "utf-8")
    score = {
        layer: s for layer, s in totals([run(lambda r: r["targets"].pop())]).items() if layer in ("units", "targets")
    }
    assert raise_floors(path, score) == {"units": (0.5, 1.0)}
    assert floors(path) == {"units": 1.0, "targets": 1.0}
    assert under_floor(path, score) == [("targets", pytest.approx(2 / 3), 1.0)]
    assert raise_floors(path, score) == {}


def test_a_new_floor_is_rounded_down(tmp_path):
    score = {layer: s for layer, s in totals([run(lambda r: r["targets"].pop())]).items() if layer == "targets"}
    assert raise_floors(tmp_path / "floor.json", score) == {"targets": (None, 0.66)}


def test_a_floor_of_an_unknown_layer(tmp_path):
    (tmp_path / "floor.json").write_text('{"unit": 1}', "utf-8")
    with pytest.raises(BadInput, match="no layer 'unit'"):
        under_floor(tmp_path / "floor.json", totals([run()]))


def test_the_command(tmp_path):
    (tmp_path / "own.txt").write_bytes(TEXT.encode())
    key = {**KEY, "source": {**KEY["source"], "file": "own.txt"}}
    (tmp_path / "own.gold.json").write_text(json.dumps(key), "utf-8")
    before, floor = tmp_path / "before.json", tmp_path / "floor.json"
    first = CliRunner().invoke(main, ["eval", str(tmp_path), "--save", str(before), "--floor", str(floor), "--raise-floor"])  # fmt: skip
    assert first.exit_code == 0, first.output
    assert set(floors(floor).values()) == {1.0}
    data = json.loads(before.read_text("utf-8"))
    layer = data["documents"]["own"]["targets"]
    layer["missed"].append(layer["right"].pop())
    before.write_text(json.dumps(data), "utf-8")
    second = CliRunner().invoke(main, ["eval", str(tmp_path), "--baseline", str(before), "--format", "jsonl"])
    assert [json.loads(line)["change"] for line in second.stdout.splitlines()] == ["gained"]
    assert "targets: F1 0.667 -> 1.000" in second.stderr
    third = CliRunner().invoke(main, ["eval", str(tmp_path), "--raise-floor"])
    assert third.exit_code != 0
