"""What the table tests share: a record of a small own document, blocks as the extraction sees them, and table rows.

A table is a list of `row(input, expected, why="…")`; `why` names the test. A row with a `fault` is one that the code
does not meet yet: it stays in the table, is expected to fail, and has to lose its mark once the fault is mended.
"""

import re
import unicodedata
from functools import cache
from typing import Any

import pytest

from kg.extract import extract
from kg.mentions import Mentions
from kg.outline import Block, Outline
from kg.pipeline import extract_source
from kg.read import prepare, read_bytes
from kg.structure import structure
from kg.text import flatten

__all__ = [
    "MOTTO", "block", "decision", "found", "head", "instrument", "nfd", "outline", "party_plan", "plan", "quote",
    "quotes", "record", "row", "unit_of", "unmarked",
]  # fmt: skip

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def row(*values: object, why: str, fault: str | None = None) -> Any:
    """Return one row of a table; `fault` says what the code does not do yet."""
    marks = [pytest.mark.xfail(reason=fault, strict=True)] if fault else []
    return pytest.param(*values, id=re.sub(r"\s+", " ", why), marks=marks)


def head(
    issuer: str = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG",
    number: str = "Số: 57/KH-UBND",
    place: str = "Hà Giang, ngày 14 tháng 3 năm 2024",
    kind: str = "KẾ HOẠCH",
    title: str = "Thực hiện chính sách xã hội trên địa bàn tỉnh",
) -> str:
    """Return the head of a document of the State, one cell of the letterhead a line."""
    return f"{issuer}\n-------\n{MOTTO}\n---------------\n{number}\n{place}\n\n{kind}\n{title}\n\n"


def plan(body: str, **parts: str) -> str:
    """Return a provincial plan around `body`."""
    return head(**parts) + body + "\n"


def decision(body: str, **parts: str) -> str:
    """Return a provincial decision around `body`."""
    given = {"number": "Số: 812/QĐ-UBND", "kind": "QUYẾT ĐỊNH", "title": "Về việc giao nhiệm vụ năm 2024", **parts}
    return head(**given) + body + "\n"


def party_plan(body: str, province: str = "Tuyên Quang", number: str = "Số 31-KH/TU") -> str:
    """Return a plan of a provincial party committee around `body`."""
    return (
        f"TỈNH ỦY {province.upper()}\n*\n{number}\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"{province}, ngày 03 tháng 7 năm 2023\n\nKẾ HOẠCH\nlãnh đạo công tác an sinh xã hội\n-----\n\n{body}\n"
    )


@cache
def record(text: str) -> Any:
    """Return the extraction record of `text`, with every span checked against it."""
    source = read_bytes(text.encode(), "own.txt")
    made = extract_source(source)
    _check(made, len(source.text))
    return made


def _check(value: Any, length: int) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("span", "unit") and isinstance(inner, list):
                assert 0 <= inner[0] <= inner[1] <= length, (key, inner)
            _check(inner, length)
    elif isinstance(value, list):
        for inner in value:
            _check(inner, length)


def instrument(text: str, number: int = 0) -> Any:
    """Return an instrument of the record of `text`."""
    return record(text)["instruments"][number]


def outline(text: str) -> Outline:
    """Return the outline of `text`."""
    return structure(prepare(read_bytes(text.encode(), "own.txt")))


def found(text: str) -> Mentions:
    """Return the mentions in `text`."""
    return extract(outline(text))


def block(text: str, kind: str = "assignment", **more: Any) -> Block:
    """Return `text` as one unit of the kind `kind`, as extraction gets it."""
    return Block("unit", 0, len(text), flatten(text, 0, len(text)), unit_kind=kind, **more)


def quote(text: str, span: list[int]) -> str:
    """Return what `span` covers, in NFC on one line."""
    return " ".join(unicodedata.normalize("NFC", text[span[0] : span[1]]).split())


def quotes(text: str, items: list[Any]) -> list[str]:
    """Return what the spans of `items` cover."""
    return [quote(text, item["span"]) for item in items]


def unit_of(text: str, words: str) -> Any:
    """Return the one unit of the record of `text` whose quote holds `words`."""
    (unit,) = [u for u in record(text)["units"] if words in quote(text, u["span"])]
    return unit


def nfd(text: str) -> str:
    """Return `text` decomposed, as some converters write it."""
    return unicodedata.normalize("NFD", text)


def unmarked(text: str) -> str:
    """Return `text` without its diacritics, as an OCR engine without Vietnamese reads it."""
    return "".join(c for c in nfd(text) if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D")
