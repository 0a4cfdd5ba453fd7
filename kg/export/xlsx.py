"""Excel: one workbook with a first sheet that says what the others are, and a sheet for each question."""

from pathlib import Path

from pyoxigraph import Store

from kg.export.atomic import write_file
from kg.export.facts import Facts
from kg.export.reading import read_facts
from kg.export.tables import Ask, Questions, answers, plain_tables
from kg.export.workbook import sheet_names, workbook
from kg.model import Table

__all__ = ["README", "write"]

README = "Đọc tôi"
"""Name of the first sheet."""

_WHAT = (
    "Mỗi trang là câu trả lời cho một câu hỏi. Mỗi dòng có nguyên văn (quote) và vị trí (start, end: số ký tự tính từ"
    " đầu tệp nguồn). status: stated = văn bản nêu, inferred = suy ra, confirmed = người rà soát đã xác nhận."
)
_WHAT_EN = (
    "Every sheet answers one question. Every row ends with the words it rests on (quote) and where they are (start,"
    " end: code points from the start of the source file). status: stated, inferred, or confirmed by a reviewer."
)


def write(
    store: Store, path: str | Path, *, ask: Ask | None = None, questions: Questions = (), **_options: object
) -> list[Path]:
    """Write the workbook to `path`; the same store gives the same bytes."""
    facts = read_facts(store)
    found, without = answers(questions, ask)
    tables = {**found, **{name: table for name, table in plain_tables(facts).items() if name not in found}}
    names = sheet_names([README, *tables])
    first = _readme(facts, dict(zip(names[1:], tables.values(), strict=True)), without)
    return [write_file(path, workbook([(README, first), *zip(names[1:], tables.values(), strict=True)]))]


def _readme(facts: Facts, sheets: dict[str, Table], without: dict[str, str]) -> Table:
    rows: list[list[object]] = [
        ["policykg", _WHAT, None],
        ["policykg", _WHAT_EN, None],
        *(["trang · sheet", f"{name}: {table.title}", len(table)] for name, table in sheets.items()),
        *_missing(without),
        *(["nguồn · source", f"{file} (sha256 {sha})", characters] for file, sha, characters in facts.sources),
    ]
    return Table(["mục · item", "nội dung · content", "số dòng / ký tự · rows / characters"], rows)


def _missing(without: dict[str, str]) -> list[list[object]]:
    return [["không có trang · no sheet", f"{name}: {reason}", None] for name, reason in without.items()]
