"""Evaluation: a record against a key, layer by layer; what is right counts once, what is wrong costs."""

import copy
import json

import pytest
from tables import plan, record, row

from kg.errors import BadInput
from kg.evaluate import LAYERS, Score, compare, evaluate, floors, load_keys

TEXT = plan(
    "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15/3/2021 của Chính phủ;\n\nThực hiện Kết luận số 92-KL/TW, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\n"
    "I. MỤC TIÊU\n\n1. Chỉ tiêu cụ thể\n\n- Đến năm 2025, trên 95% dân số tham gia bảo hiểm y tế.\n\n- Tỷ lệ hộ nghèo giảm 2%/năm.\n\n"
    "II. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát.\n\n2. Các sở, ngành báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12 hằng năm.\n\n"
    "Nơi nhận:\n- Bộ Y tế;\n- Lưu: VT.\n"
)


def scores(key, found):
    return dict(compare(key, found))


def test_a_record_is_right_against_itself():
    made = record(TEXT)
    got = scores(made, made)
    assert tuple(got) == LAYERS
    assert {layer: s.f1 for layer, s in got.items()} == dict.fromkeys(LAYERS, 1.0)


CHANGES = [
    row(lambda r: r["citations"].pop(), {"citations": (1, 2, 1), "citations.span": (1, 2, 1)}, why="a citation missing"),
    row(lambda r: r["citations"].append({**r["citations"][0], "span": [0, 5]}), {"citations": (2, 2, 3)}, why="a citation too many"),
    row(lambda r: r["citations"][0].update(doc="99/2021/NĐ-CP"), {"citations.span": (2, 2, 2), "citations": (1, 2, 2)}, why="a wrong document"),
    row(lambda r: r["citations"][0].update(function="mentions"), {"citations": (2, 2, 2), "citations.function": (1, 2, 2)}, why="a wrong function"),
    row(lambda r: r["links"][0].update({"from": r["links"][0]["to"], "to": r["links"][0]["from"]}), {"links": (1, 2, 2)}, why="a link the wrong way round"),
    row(lambda r: r["targets"][0].update(value=90), {"targets": (1, 2, 2)}, why="a wrong value"),
    row(lambda r: r["targets"][0].update(by=2030), {"targets": (2, 2, 2), "targets.by": (1, 2, 2)}, why="a wrong year"),
    row(lambda r: r["targets"][0].update(comparator="ge"), {"targets": (2, 2, 2), "targets.comparator": (1, 2, 2)}, why="a wrong comparator"),
    row(lambda r: r["sections"][0].update(path="IX"), {"sections": (2, 3, 3)}, why="a wrong path"),
    row(lambda r: r["units"][0].update(kind="task"), {"units.kind": (5, 6, 6), "units": (6, 6, 6)}, why="a wrong kind"),
    row(lambda r: r["units"][0].update(span=[0, 3]), {"units": (5, 6, 6)}, why="a unit elsewhere"),
    row(lambda r: r["recipients"].clear(), {"recipients": (0, 2, 0)}, why="no recipients"),
    row(lambda r: r["reports"][0].update(due=None), {"reports": (0, 1, 1)}, why="a deadline missing"),
    row(lambda r: r["instruments"][0].update(symbol=None), {"instruments": (1, 1, 1), "instruments.fields": (8, 9, 9)}, why="a symbol missing"),
    row(lambda r: r["assignments"][0].update(role="supervise"), {"assignments.role": (2, 3, 3), "assignments": (3, 3, 3)}, why="a wrong role"),
    row(lambda r: r["findings"].append({"kind": "typo", "span": [0, 2], "note": "x."}), {"findings": (0, 0, 1)}, why="a finding that is none"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_what_a_change_costs(change, expected):
    made = copy.deepcopy(record(TEXT))
    change(made)
    got = scores(record(TEXT), made)
    assert {layer: (got[layer].right, got[layer].key, got[layer].found) for layer in expected} == expected


SAME = [
    row(lambda r: r["assignments"][0].update(agency=r["assignments"][0]["agency"].upper()), why="capitals"),
    row(lambda r: r["instruments"][0].update(issuer=r["instruments"][0]["issuer"].replace("Ủy", "Uỷ")), why="where the tone mark sits"),
    row(lambda r: r["units"][0].update(span=[r["units"][0]["span"][0] + 2, r["units"][0]["span"][1]]), why="a span two characters shorter"),
    row(lambda r: r["citations"].reverse(), why="another order"),
    row(lambda r: r["units"][0].update(repaired="x"), why="a field that is not scored"),
]  # fmt: skip


@pytest.mark.parametrize("change", SAME)
def test_what_costs_nothing(change):
    made = copy.deepcopy(record(TEXT))
    change(made)
    assert all(s.f1 == 1.0 for s in scores(record(TEXT), made).values())


SCORES = [
    row(Score(0, 0, 0), (1.0, 1.0, 1.0), why="nothing to find, nothing found"),
    row(Score(0, 0, 3), (0.0, 1.0, 0.0), why="found where there is nothing"),
    row(Score(0, 3, 0), (0.0, 0.0, 0.0), why="nothing found"),
    row(Score(1, 2, 1), (1.0, 0.5, 2 / 3), why="one of two"),
    row(Score(2, 2, 4), (0.5, 1.0, 2 / 3), why="twice as many"),
]


@pytest.mark.parametrize(("score", "expected"), SCORES)
def test_scores(score, expected):
    assert (score.precision, score.recall, score.f1) == pytest.approx(expected)


def test_scores_add_up():
    total = Score(1, 2, 3)
    total.add(Score(4, 5, 6))
    assert (total.right, total.key, total.found) == (5, 7, 9)


def test_a_folder_of_keys(tmp_path):
    (tmp_path / "own.txt").write_bytes(TEXT.encode())
    key = {**record(TEXT), "source": {**record(TEXT)["source"], "file": "own.txt"}}
    (tmp_path / "own.gold.json").write_text(json.dumps(key), "utf-8")
    table, totals = evaluate(tmp_path)
    assert table.columns[-1] == "own" and [r[0] for r in table.rows] == [*LAYERS, "mean F1"]
    assert all(s.f1 == 1.0 for s in totals.values())


def test_a_key_of_another_text(tmp_path):
    (tmp_path / "own.txt").write_bytes(TEXT.encode() + b"more\n")
    (tmp_path / "own.gold.json").write_text(json.dumps(dict(record(TEXT))), "utf-8")
    with pytest.raises(BadInput, match="another text"):
        evaluate(tmp_path)


def test_what_is_no_key(tmp_path):
    with pytest.raises(BadInput, match="no answer key"):
        load_keys(tmp_path)
    (tmp_path / "bad.gold.json").write_text("{", "utf-8")
    with pytest.raises(BadInput, match="not a valid"):
        load_keys(tmp_path)
    (tmp_path / "bad.gold.json").write_text(json.dumps({"source": {"file": "gone.txt", "chars": 1}}), "utf-8")
    with pytest.raises(BadInput, match=r"gone\.txt"):
        evaluate(tmp_path)


def test_floors(tmp_path):
    path = tmp_path / "floor.json"
    path.write_text('{"units": 0.9}', "utf-8")
    assert floors(path) == {"units": 0.9}
    for bad in ("[]", "{", '{"units": "high"}'):
        path.write_text(bad, "utf-8")
        with pytest.raises(BadInput):
            floors(path)
