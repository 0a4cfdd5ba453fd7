"""Records for the tests of graph, ask and check: two small ones of our own, and the answer keys where they are."""

import hashlib
import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.graph import load_vocabularies, to_quads
from kg.model import Record, Source
from kg.names import DEFAULT_BASE, Names

Pair = tuple[Source, Record]

_DECISION = """QUYẾT ĐỊNH
Về việc ban hành Kế hoạch thực hiện Kết luận số 92-KL/TW ngày 05/11/2020
Điều 1. Ban hành Kế hoạch kèm theo.
KẾ HOẠCH
Thực hiện Kết luận số 92-KL/TW ngày 05/11/2020
I. MỤC TIÊU
- Giảm tỷ lệ hộ nghèo 1,5%/năm đến năm 2025.
II. NHIỆM VỤ
- Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát chế độ trước ngày 30/11/2025.
- Nâng cấp các trạm cấp nước; theo Kế hoạch số 15-KH/TU.
- Các sở báo cáo Ủy ban nhân dân tỉnh trước ngày 20/11 hằng năm.
"""
_FRONT = """KẾ HOẠCH
Thực hiện Kế hoạch số 15-KH/TU ngày 02/3/2021 của Tỉnh ủy Lai Châu thực hiện Kết luận số 92-KL/TW
I. NỘI DUNG
- Ban Thường trực vận động ủng hộ quỹ "Vì người nghèo" \\ O'Neil.
- Giảm tỷ lệ hộ nghèo 2%/năm đến năm 2025.
"""


def _span(text: str, words: str, nth: int = 0) -> list[int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return [start, start + len(words)]


def _record(name: str, text: str, **parts: Any) -> Pair:
    sha = hashlib.sha256(text.encode()).hexdigest()
    keys = ("sections", "units", "citations", "links", "assignments", "targets", "reports", "recipients", "findings")
    record: Any = {key: [] for key in keys} | {"documents": {}} | parts
    record["source"] = {"file": name, "sha256": sha, "chars": len(text), "coverage": 0.9}
    return Source(name, sha, text), record


def _instrument(span: list[int], **facts: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("symbol", "date", "place", "title", "period", "signer"))
    return {"id": "d1", "level": "province", **empty, "span": span, **facts}


_KL = {"type": "KL", "number": "92", "issuer": "Bộ Chính trị", "date": "2020-11-05", "province": None, "name": None}
_TU = {"type": "KH", "number": "15", "issuer": "Tỉnh ủy Lai Châu", "province": "Lai Châu", "name": None}


def state_record() -> Pair:
    """A decision and the plan it issues, of a people's committee; it cites a party plan without its date."""
    text = _DECISION
    cut = text.index("KẾ HOẠCH\n")
    lead, help_, task2 = (
        _span(text, w) for w in ("Sở Y tế", "Sở Tài chính", "Nâng cấp các trạm cấp nước; theo Kế hoạch số 15-KH/TU.")
    )
    task = [lead[0], _span(text, "30/11/2025.")[1]]
    target = _span(text, "Giảm tỷ lệ hộ nghèo 1,5%/năm đến năm 2025.")
    report = _span(text, "Các sở báo cáo Ủy ban nhân dân tỉnh trước ngày 20/11 hằng năm.")
    state = {"issuer": "Ủy ban nhân dân tỉnh Lai Châu", "province": "Lai Châu", "system": "state"}
    unit = {"instrument": "d2", "section": "II", "kind": "task"}
    return _record(
        "decision.txt",
        text,
        instruments=[
            _instrument(
                [0, cut - 1], type="QĐ", date="2021-06-01", title="Ban hành Kế hoạch thực hiện Kết luận 92", **state
            ),
            _instrument([cut, len(text)], type="KH", date="2021", title="Thực hiện Kết luận 92", **state)
            | {"id": "d2", "period": [2021, 2025], "signer": {"name": "Nguyễn Văn A", "position": None}},
        ],
        sections=[
            {"path": "I", "label": "I.", "heading": "MỤC TIÊU", "span": _span(text, "MỤC TIÊU"), "instrument": "d2"},
            {"path": "II", "label": "II.", "heading": "NHIỆM VỤ", "span": _span(text, "NHIỆM VỤ"), "instrument": "d2"},
        ],
        units=[
            {
                "span": _span(text, "Điều 1. Ban hành Kế hoạch kèm theo."),
                "instrument": "d1",
                "section": "Đ1",
                "kind": "provision",
                "themes": [],
            },
            unit | {"span": target, "section": "I", "kind": "target", "themes": ["poverty"]},
            unit | {"span": task, "themes": ["health", "resources"], "due": "2025-11-30"},
            unit | {"span": task2, "themes": ["water"]},
            unit | {"span": report, "section": "II.3", "kind": "report", "themes": []},
        ],
        citations=[
            {
                "span": _span(text, "Kết luận số 92-KL/TW ngày 05/11/2020"),
                "doc": "92-KL/TW",
                "function": "implements",
                "instrument": "d1",
            },
            {
                "span": _span(text, "Kết luận số 92-KL/TW ngày 05/11/2020", 1),
                "doc": "92-KL/TW",
                "function": "implements",
                "instrument": "d2",
            },
            {
                "span": _span(text, "Kế hoạch số 15-KH/TU"),
                "doc": "15-KH/TU@lai-chau",
                "function": "basis",
                "instrument": "d2",
            },
        ],
        documents={"92-KL/TW": _KL, "15-KH/TU@lai-chau": _TU | {"date": None}},
        links=[
            {"from": "d1", "relation": "issues", "to": "d2"},
            {"from": "d2", "relation": "implements", "to": "92-KL/TW"},
        ],
        assignments=[
            {"span": lead, "agency": "Sở Y tế tỉnh Lai Châu", "role": "lead", "unit": task},
            {
                "span": help_,
                "agency": "Sở Tài chính tỉnh Lai Châu; các cơ quan liên quan",
                "role": "coordinate",
                "unit": task,
            },
        ],
        targets=[
            {
                "span": target,
                "indicator": "tỷ lệ hộ nghèo",
                "direction": "reduce",
                "comparator": "eq",
                "value": 1.5,
                "upper": None,
                "unit": "%/năm",
                "by": 2025,
            }
        ],
        reports=[
            {
                "span": report,
                "from": "các sở tỉnh Lai Châu",
                "to": "Ủy ban nhân dân tỉnh Lai Châu",
                "via": None,
                "frequency": "year",
                "due": "--11-20",
            }
        ],
        recipients=[],
        findings=[{"kind": "typo", "span": _span(text, "rà soát"), "note": "thử"}],
        unresolved=[
            {
                "span": _span(text, "chế độ"),
                "kind": "document",
                "mention": "chế độ",
                "candidates": ["a", "b"],
                "reason": "thử",
            }
        ],
        omissions=[{"span": _span(text, "trạm cấp nước"), "kind": "duty"}],
    )


def front_record() -> Pair:
    """A plan of the Front that carries out a party plan (with its date), which carries out the conclusion."""
    text = _FRONT
    task = _span(text, 'Ban Thường trực vận động ủng hộ quỹ "Vì người nghèo" \\ O\'Neil.')
    target = _span(text, "Giảm tỷ lệ hộ nghèo 2%/năm đến năm 2025.")
    unit = {"instrument": "d1", "section": "I"}
    return _record(
        "front.txt",
        text,
        instruments=[
            _instrument(
                [0, len(text)],
                type="KH",
                symbol="08/KH-MTTQ-BTT",
                date="2021-07-15",
                title="Thực hiện Kế hoạch số 15-KH/TU",
                issuer="Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lai Châu",
                province="Lai Châu",
                system="front",
            )
        ],
        sections=[
            {"path": "I", "label": "I.", "heading": "NỘI DUNG", "span": _span(text, "NỘI DUNG"), "instrument": "d1"}
        ],
        units=[
            unit | {"span": task, "kind": "task", "themes": ["poverty"]},
            unit | {"span": target, "kind": "target", "themes": ["poverty"]},
        ],
        citations=[
            {
                "span": _span(text, "Kế hoạch số 15-KH/TU ngày 02/3/2021"),
                "doc": "15-KH/TU@lai-chau",
                "function": "implements",
                "instrument": "d1",
            },
            {
                "span": _span(text, "Kết luận số 92-KL/TW"),
                "doc": "92-KL/TW",
                "function": "implements",
                "instrument": "d1",
            },
        ],
        documents={"92-KL/TW": _KL, "15-KH/TU@lai-chau": _TU | {"date": "2021-03-02"}},
        links=[
            {"from": "d1", "relation": "implements", "to": "15-KH/TU@lai-chau"},
            {"from": "15-KH/TU@lai-chau", "relation": "implements", "to": "92-KL/TW"},
        ],
        targets=[
            {
                "span": target,
                "indicator": "tỷ lệ hộ nghèo",
                "direction": "reduce",
                "comparator": "eq",
                "value": 2,
                "upper": None,
                "unit": "%/năm",
                "by": 2025,
            }
        ],
    )


def small_records() -> list[Pair]:
    """Return both."""
    return [state_record(), front_record()]


@lru_cache(maxsize=1)
def gold_records() -> tuple[Pair, ...]:
    """Return the answer keys with their sources; skip the test where they are not there."""
    corpus = Path(os.environ.get("POLICYKG_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
    keys = sorted((corpus.parent / "gold").glob("*.gold.json"))
    if not keys:
        pytest.skip(f"no answer keys beside {corpus}: set POLICYKG_CORPUS to the folder of the source texts")
    pairs = []
    for path in keys:
        record = json.loads(path.read_text(encoding="utf-8"))
        name = record["source"]["file"]
        text = next(p for p in (corpus / name, corpus / "more" / name) if p.is_file()).read_bytes().decode()
        pairs.append((Source(name, record["source"]["sha256"], text), record))
    return tuple(pairs)


def build(pairs: Any, base: str = DEFAULT_BASE) -> Store:
    """Return a store in memory with the quads, the vocabularies and what follows from them."""
    from kg.reason.rules import infer

    store = Store()
    store.extend(to_quads(list(pairs), base))
    store.extend(load_vocabularies(base))
    infer(store, Names(base).base)
    return store


@lru_cache(maxsize=1)
def small_store() -> Store:
    """Return the store of the small records (read only, please)."""
    return build(small_records())


@lru_cache(maxsize=1)
def gold_store() -> Store:
    """Return the store of the answer keys (read only, please)."""
    return build(gold_records())


def triples(store: Store, subject: str | None, predicate: str, target: str | None = None) -> set[tuple[str, str]]:
    """Return pairs of subject and object (as text) of the triples with that predicate."""
    terms = [NamedNode(t) if t else None for t in (subject, predicate, target)]
    found: list[Quad] = list(store.quads_for_pattern(terms[0], terms[1], terms[2], None))
    return {(quad.subject.value, quad.object.value) for quad in found}  # type: ignore[union-attr]
