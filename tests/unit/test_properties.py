"""What holds for any text: a record, spans inside it and in order, quotes that are there, the same bytes in any order."""

import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import Source
from kg.pipeline import build, extract_source
from kg.read import read_bytes

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = sorted((ROOT / "kg" / "samples").glob("*.txt"))
ORDERED = ("sections", "units", "citations", "recipients")

WORDS = (
    "KẾ HOẠCH", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "Kết luận số 92-KL/TW ngày 05/11/2020", "Nghị quyết số 42-NQ/TW", "số   /KH-UBND",
    "123/UBND-VX", "ngày    tháng    năm 2024", "ngày 31/02/2021", "Căn cứ", "Điều 1.", "Điều 2.", "I.", "II. MỤC TIÊU", "1.", "1.1.",
    "a)", "-", "+", "*", "**", "##", "|", "---|---|", "> ", "(1)", "TỔ CHỨC THỰC HIỆN", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. CHỦ TỊCH",
    "Sở Y tế", "Sở Lao động - Thương binh và Xã hội", "Ủy ban nhân dân tỉnh Sơn La", "UBND các huyện, thành phố", "chủ trì", "phối hợp với",
    "các sở, ban, ngành", "tham mưu", "đề nghị", "định kỳ báo cáo trước ngày 20/11 hằng năm", "đến năm 2025", "giai đoạn 2021-2025",
    "đạt 95% trở lên", "giảm 3-4%/năm", "1.234,5 người", "trên 99%", "tỷ lệ hộ nghèo", "sau đây gọi tắt là", "kèm theo", "Phụ lục",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM", "MẶT TRẬN TỔ QUỐC VIỆT NAM", "./.", "…",
    "Nghị quyết này", "Kế hoạch này", "Luật Người cao tuổi năm 2009", "Nghị định số 20/2021/NĐ-CP",
    "ke hoach", "UY BAN NHAN DAN TINH LAI CHAU", "ty 16 lao dong", "thuc hién chinh sach xa h6i", "cdc cip, cac nginh",
)  # fmt: skip
ODD = (
    "\x00",
    "\x01",
    "\x0b",
    "\x0c",
    "\x1c",
    "\x85",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\u0301",
    "\u0323",
    "\r\n",
    "\r",
    "\t",
    "\u00a0",
    "İ",
    "ß",
    "ﬁ",
    "🙂",
    "đ",
    "Đ",
    "̛",
)

pieces = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(WORDS).map(lambda word: unicodedata.normalize("NFD", word)),
    st.sampled_from(WORDS).map(str.upper),
    st.sampled_from(ODD),
    st.text(max_size=12),
)
texts = st.lists(
    st.tuples(pieces, st.sampled_from((" ", "\n", "\n\n", "", " - ", "; ", ". "))), min_size=1, max_size=40
).map(lambda parts: "".join(piece + gap for piece, gap in parts))


def spans(record: Any) -> Iterator[tuple[str, list[int]]]:
    """Yield where and what for every span in a record, at any depth."""
    if isinstance(record, dict):
        for key, value in record.items():
            if (
                key == "span" or key.endswith("_span") or (key == "unit" and isinstance(value, list))
            ) and value is not None:
                yield key, value
            else:
                yield from spans(value)
    elif isinstance(record, list):
        for value in record:
            yield from spans(value)


def record_of(text: str) -> Any:
    return extract_source(Source("any.txt", "0" * 64, text))


def check_record(text: str, record: Any) -> None:
    """Assert what every record promises of its text."""
    assert record["source"]["chars"] == len(text)
    for where, (start, end) in spans(record):
        assert 0 <= start <= end <= len(text), (where, start, end, len(text))
    for group in ORDERED:
        starts = [item["span"][0] for item in record[group]]
        assert starts == sorted(starts), f"{group} are not in reading order"
    units = [unit["span"] for unit in record["units"]]
    for (_, end), (start, _) in zip(units, units[1:], strict=False):
        assert end <= start, f"units overlap at {start}"
    for group in ("units", "citations", "assignments", "targets", "reports", "recipients"):
        for item in record[group]:
            assert text[slice(*item["span"])].strip(), f"{group}: an empty quote at {item['span']}"
    known = {instrument["id"] for instrument in record["instruments"]}
    for group in ("sections", "units", "citations"):
        assert {item["instrument"] for item in record[group]} <= known
    assert {tuple(a["unit"]) for a in record["assignments"]} <= {tuple(span) for span in units}
    ends = known | set(record["documents"])
    assert {link[end] for link in record["links"] for end in ("from", "to")} <= ends
    assert 0 <= record["source"].get("damage", 0) <= 1
    assert 0 <= record["source"].get("coverage", 0) <= 1


@settings(max_examples=150)
@given(texts)
@example("x")
@example("\u0301")
@example("a\u0301\u0323" * 3)
@example("KẾ HOẠCH\nCăn cứ Kết luận số 92-KL/TW ngày 05/11/2020")
@example("| a | b |\n|---|---|\n| 1 |")
def test_any_text_has_a_record(text: str) -> None:
    check_record(text, record_of(text))


@settings(max_examples=100)
@given(st.data())
def test_any_cut_of_a_sample_has_a_record(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SAMPLES)).read_text("utf-8")
    start = data.draw(st.integers(0, len(text) - 1))
    cut = text[start : data.draw(st.integers(start + 1, min(len(text), start + 3000)))]
    check_record(cut, record_of(cut))


@settings(max_examples=60)
@given(st.data())
def test_any_shuffle_of_a_sample_has_a_record(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(SAMPLES)).read_text("utf-8").splitlines(keepends=True)
    some = data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=40))
    text = "".join(some)
    check_record(text, record_of(text))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_in_decomposed_form_says_the_same_and_points_at_the_original(sample: Path) -> None:
    text = sample.read_text("utf-8")
    apart = unicodedata.normalize("NFD", text)
    composed, record = record_of(text), record_of(apart)
    check_record(apart, record)
    for group in ("sections", "units", "citations", "assignments", "targets", "reports", "recipients"):
        quotes = [unicodedata.normalize("NFC", apart[slice(*item["span"])]) for item in record[group]]
        assert quotes == [text[slice(*item["span"])] for item in composed[group]], group
    assert record["documents"] == composed["documents"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_line_ends_of_windows_change_nothing_but_the_offsets(sample: Path) -> None:
    text = sample.read_text("utf-8")
    other = text.replace("\n", "\r\n")
    here, there = record_of(text), record_of(other)
    check_record(other, there)
    for group in ("sections", "units", "citations", "targets", "assignments"):
        quotes = [" ".join(other[slice(*item["span"])].split()) for item in there[group]]
        assert quotes == [" ".join(text[slice(*item["span"])].split()) for item in here[group]], group


def test_the_same_text_has_the_same_record() -> None:
    for sample in SAMPLES:
        source = read_bytes(sample.read_bytes(), sample.name)
        assert extract_source(source) == extract_source(source)


@pytest.fixture(scope="module")
def bytes_in_order() -> bytes:
    return built(SAMPLES)


def built(files: list[Path], jobs: int = 1) -> bytes:
    """Return the N-Quads of a store built from `files` in that order."""
    from kg.export import export
    from kg.graph import open_store

    with tempfile.TemporaryDirectory() as folder:
        build(files, Path(folder) / "store", jobs=jobs)
        (path,) = export(open_store(Path(folder) / "store"), "nquads", Path(folder) / "out.nq")
        return path.read_bytes()


@settings(max_examples=4)
@given(order=st.permutations(SAMPLES))
def test_the_order_of_the_files_changes_no_byte(bytes_in_order: bytes, order: list[Path]) -> None:
    assert built(order) == bytes_in_order


def test_the_number_of_processes_changes_no_byte(bytes_in_order: bytes) -> None:
    assert built(SAMPLES, jobs=2) == bytes_in_order
