"""What a careful clerk would query in the text itself: blanks, impossible dates, comparators against the grain, slips."""

import re
from calendar import monthrange

from kg.extract.slips import spelling
from kg.mentions import FigureMention
from kg.model import Finding
from kg.outline import Outline, Part
from kg.text import Flat, fold

__all__ = ["find_slips"]

_BLANK_NUMBER = re.compile(
    r"\bso\s*:?\s*(?:[….]+\s*|\s+)?[/-]\s?(?:20\d\d\s?/\s?)?[a-z]{1,5}\s?[/-]\s?[a-z&]+(?:-[a-z]+)*"
)
_BLANK_DAY = re.compile(
    r"\bngay\s*(?:[….]+\s*)?(?:thang|/)\s*[….]*\s*\d{0,2}\s*(?:nam|/)\s*\d{0,4}|\bngay\s*(?:…|\.\.)[….]*(?:\s*/\s*[….]+\s*/\s*\d{4})?"
)
_DATE = re.compile(r"ngay (\d{1,2})/(\d{1,2})/(\d{4})|ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})")
# An indicator that is good when low, set to be at least something; and the other way round.
_LOW = re.compile(
    r"(?:(?:ty|ti) (?:le|suat) )?(?:that nghiep|ho (?:can )?ngheo|ngheo|tre em[^,;]{0,30} suy dinh duong|suy dinh duong|tu vong|tao hon|bao luc|tai nan|nguoi nghien|mu chu)"
)
_DOWN = re.compile(r"giam (?:con|xuong)[^;.]{0,30}\btro len")
_SERVED = re.compile(r"duoc|su dung|tham gia|tiep can|\bco\b|giam|ho tro")


def find_slips(outline: Outline, figures: list[FigureMention]) -> list[Finding]:
    """Return findings with working offsets, in reading order. On a text that OCR damaged, slips of spelling are not sought."""
    out: list[Finding] = []
    whole = min(len(outline.reading.working.text), 200)
    if outline.reading.repaired:
        note = "Văn bản bị hỏng do nhận dạng chữ (OCR) không có tiếng Việt."
        out.append(_finding("ocr-damage", "damage", 0, whole, note, "warning"))
    damaged = outline.reading.repaired or bool(outline.reading.mended)
    if outline.reading.encoding:
        note = f"Văn bản ở bảng mã cũ ({outline.reading.encoding}), được đọc lại theo Unicode."
        out.append(_finding("ocr-damage", "damage", 0, whole, note, "warning"))
    if outline.reading.mended:
        shown = ", ".join(f"“{word}”" for word in dict.fromkeys(outline.reading.mended[:8]))
        note = f"Văn bản bị hỏng khi nhận dạng, sai hoặc mất dấu ở {len(outline.reading.mended)} chữ: {shown}."
        out.append(_finding("ocr-damage", "damage", 0, whole, note))
    for part in outline.parts:
        out.extend(_blanks(part))
        for block in (*part.notes, *part.blocks):
            out.extend(_dates(block.flat))
            if not damaged:
                out.extend(spelling(block.flat))
        if not damaged:
            for flat in part.recipients:
                out.extend(spelling(flat))
        out.extend(_twice(part))
    out = _as_damage(out)
    out.extend(_against(figures))
    return sorted(out, key=lambda f: (f["span"], f["kind"]))


_DAMAGED = 3
"""Different words that are no syllables from which on a text is damaged rather than misspelled."""


def _as_damage(found: list[Finding]) -> list[Finding]:
    """Return `found` with the words that are no syllables as one finding, where there are many of them."""
    slips = [f for f in found if f["rule"] == "slip-syllable"]
    words = list(dict.fromkeys(f["note"].split("”")[0].lstrip("“") for f in slips))
    if len(words) < _DAMAGED:
        return found
    shown = ", ".join(f"“{word}”" for word in words[:8])
    start, end = slips[0]["span"]
    note = f"Văn bản bị hỏng khi nhận dạng hoặc chuyển đổi: {shown}."
    damage = _finding("ocr-damage", "damage", start, end, note)
    return [f for f in found if f["rule"] != "slip-syllable"] + [damage]


def _finding(
    kind: str, rule: str, start: int, end: int, note: str, severity: str = "warning", suggestion: str | None = None
) -> Finding:
    return {
        "kind": kind,
        "span": [start, end],
        "note": note,
        "severity": severity,
        "rule": rule,
        "suggestion": suggestion,
    }


def _blanks(part: Part) -> list[Finding]:
    out = []
    flats = [
        f for f in (part.letterhead, *(b.flat for b in part.notes), *(b.flat for b in part.blocks)) if f is not None
    ]
    for flat in flats:
        for match in _BLANK_NUMBER.finditer(flat.folded):
            end = match.end()
            date = _BLANK_DAY.match(flat.folded, end + 1) or _BLANK_DAY.match(flat.folded, end + 2)
            end = date.end() if date else end
            a, b = flat.span(match.start(), end)
            out.append(_finding("blank-field", "blank-number", a, b, "Số (hoặc ngày, tháng) chưa điền.", "info"))
        for match in _BLANK_DAY.finditer(flat.folded):
            a, b = flat.span(*match.span())
            text = match.group()
            if re.search(r"ngay\s*\d", text) or not re.search(r"ngay\s*(?:…|\.\.|thang)", text):
                continue
            if not any(f["span"][0] <= a < f["span"][1] for f in out):
                out.append(_finding("blank-field", "blank-day", a, b, "Ngày, tháng chưa điền.", "info"))
    return out


def _dates(flat: Flat) -> list[Finding]:
    out = []
    for match in _DATE.finditer(flat.folded):
        day, month, year = (int(g) for g in match.groups() if g)
        longest = monthrange(year, month)[1] if 1 <= month <= 12 and 1 <= year <= 9999 else 31
        if flat.folded[match.end() : match.end() + 1].isdigit():
            a, b = flat.span(match.start(), match.end() + 1)
            out.append(_finding("impossible-date", "no-such-year", a, b, "Năm có năm chữ số.", "error"))
        elif not (1 <= month <= 12 and 1 <= day <= longest and 1930 <= year <= 2100):
            a, b = flat.span(*match.span())
            out.append(
                _finding("impossible-date", "no-such-day", a, b, f"Không có ngày {day}/{month}/{year}.", "error")
            )
    return out


def _twice(part: Part) -> list[Finding]:
    """A body that a table names both in charge of a task and beside itself."""
    out = []
    for block in part.blocks:
        lead = next((c for c in block.cells if c.role == "lead"), None)
        aside = next((c for c in block.cells if c.role == "coordinate"), None)
        if lead is None or aside is None or len(lead.flat) < 4:
            continue
        names = [n.strip() for n in re.split(r"[;,]", lead.flat.folded)]
        for name in names:
            if name.startswith(("so ", "bo ", "ban ", "ubnd", "cong an")) and re.search(
                rf"\b{re.escape(name)}\b", aside.flat.folded
            ):
                out.append(
                    _finding(
                        "contradiction",
                        "lead-and-coordinate",
                        *_around(lead.flat, aside.flat),
                        "Cùng một cơ quan ở cả cột chủ trì và cột phối hợp.",
                    )
                )
                break
    return out


def _around(first: Flat, second: Flat) -> tuple[int, int]:
    return first.at[0], second.at[-1] + 1


def _against(figures: list[FigureMention]) -> list[Finding]:
    out = []
    for figure in figures:
        name = fold(figure.indicator)
        up = figure.comparator in ("ge", "gt")
        against = up and figure.direction == "reach" and _LOW.match(name) and not _SERVED.search(name)
        if against or (up and figure.direction == "reduce" and _DOWN.search(figure.block.flat.folded)):
            out.append(
                _finding(
                    "contradiction",
                    "low-is-good",
                    figure.start,
                    figure.end,
                    "Chỉ tiêu càng thấp càng tốt nhưng lại ghi “trở lên” hoặc “trên”.",
                    "error",
                    "trở xuống",
                )
            )
    return out
