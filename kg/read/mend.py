"""What only the place tells in a repaired text: numbers of headings by their order, figures that were words.

An OCR engine reads `ở` as 6, `là` as 14, `II` as III; word by word such a reading is as good as any. Every rule here
asks for neighbours that leave one meaning. Works on the text after `repair`; clean text never comes here.
"""

import re
from collections.abc import Iterator

__all__ = ["mend"]

Change = tuple[int, int, str]

_CAPITAL = "A-ZĐÀÁÂÃẢẠĂÈÉÊẺẼẸÌÍỈĨỊÒÓÔÕỎỌƠÙÚỦŨỤƯỲÝỶỸỴẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰ"
_OFFICES = (
    "[Y¥] tế|Giáo dục|Tài chính|Nội vụ|Nông nghiệp|Lao động|Văn hóa|Văn hoá|Xây dựng|Tư pháp|Thông tin|Kế hoạch"
    "|Khoa học|Công [Tt]hương|Tài nguyên|Giao thông|Du lịch|Ngoại vụ|Dân tộc"
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    # 'tỷ lệ' whose second word came out as a number: no amount is written 'tỷ 16 lao động' after no figure.
    (re.compile(r"(?<=\b[Tt]ỷ )(?<!\d tỷ )(?:16|1ệ|1é|ở|&)(?= [^\W\d])"), "lệ"),
    # 'tỷ lệ lao động', where 'từ 16 lao động' names no upper end
    (re.compile(r"(?<=\bt)ừ 16(?= (?:lao động|hộ|trẻ|người|dân|học sinh)\b)(?![^.;]{0,30}\bđến\b)"), "ỷ lệ"),
    (re.compile(r"(?<=\btoàn )trình(?= (?:đạt|còn|giảm|tăng)|[,;.)])"), "tỉnh"),
    # 'Căn cứ' at the head of a paragraph, before what it rests on, however it came out.
    (
        re.compile(
            r"^[ \t]*C[ăâaáàậ]n c[ứửừưự]\w*(?= (?:Kết|Luật|Nghị|Quyết|Chỉ|Kế|Thông|Công|Chương|Pháp|ý kiến))",
            re.M | re.I,
        ),
        "Căn cứ",
    ),
    # 'nhà ở', not 'nhà 6 tầng'; 'ở vùng sâu', 'ở nơi', where no number can stand
    (re.compile(r"(?<=\b[Nn]hà )[60](?!\d)(?=[\s,;.)](?!\s*(?:tầng|phòng|hộ|người)))"), "ở"),
    (
        re.compile(
            r"(?<=[^\W\d_][ \n])(?:6|0|G)(?=\s(?:vùng\s(?:sâu|xa|cao|có|đồng|dân|khó|đặc|biên|miền|nghèo)"
            r"|nơi\s|những\s|các\s|đâu|đấy|mức\s[\dc]|nước ngoài|nông thôn|thành thị|khu dân cư|địa bàn|trẻ vị))"
        ),
        "ở",
    ),
    (re.compile(r"(?<=[^\W\d_] )6(?= nhiễm)"), "ô"),
    # '36 triệu đồng': nothing moves by millions
    (re.compile(r"(?:(?<=\btriệu )|(?<=\bnghìn )|(?<=\d tỷ ))động\b"), "đồng"),
    (re.compile(r"(?<=[^\W\d_] )16(?= (?:trách nhiệm|lý do|ràng|nét))"), "rõ"),
    (re.compile(r"(?<=\b[Ss]ức )khóe\b"), "khỏe"),
    # 'gọi tắt là', 'nhất là'
    (
        re.compile(
            r"(?<=\btắt )14(?= )|(?<=[,;] nhất )14(?= )|(?<=trọng tâm )14(?= [^\W\d_])|(?<=, đặc biệt )14(?= [^\W\d_])"
            r"|(?<=[^\W\d_] )14(?= (?:một trong|quan trọng))"
        ),
        "là",
    ),
    # 'Sở' before the field of an office; 'sở, ban, ngành'
    (re.compile(rf"\bS(?!ở)[^\W_]{{1,2}}(?= (?:{_OFFICES}))|\bS@(?= (?:{_OFFICES}))"), "Sở"),
    (re.compile(r"(?<=\b[Cc]ác )[Ss](?!ở)[^\W_]{1,2}(?=, (?:ban|ngành))"), "sở"),
    # 'số' before the number of a document
    (re.compile(r"\bs[ẽéẻổởềễ6](?=\s\d+(?:/\d{4})?[-/][A-ZĐ])"), "số"),
    (re.compile(r"\b(?:Jan|[DJ]ân)(?= thứ [IVX])"), "lần"),
    # labels of list items: 'Cc)', 'd@)', '4, Phối hợp'
    (re.compile(r"^Cc(?=\) )", re.M), "c"),
    (re.compile(r"^[dđ][@¢d](?=\) )", re.M), "đ"),
    (re.compile(rf"(?<=^\d),(?= [{_CAPITAL}])", re.M), "."),
)
_HEAD = re.compile(rf"^[ \t]*([IVXlijv1|!]{{1,5}})(?=[ \t]?[.–-][ \t]*[{_CAPITAL}])", re.M)  # 'IIl- MỤC TIÊU'
_ITEM = re.compile(r"^[ \t]*([a-zđC])\) ", re.M)
_AGAIN = re.compile(
    r"^[ \t*]*(?:KẾ HOẠCH|QUYẾT ĐỊNH|PHỤ LỤC|Phụ lục|CHƯƠNG|ĐỀ ÁN|QUY |PHẦN|Phần|Chương|DANH MỤC|Nơi nhận|CHỈ THỊ)",
    re.M,
)
"""What stands between two headings numbered I."""
_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip


def mend(text: str) -> list[Change]:
    """Return the changes `(start, end, new)` that the places in `text` ask for, ascending, none overlapping."""
    found = [(m.start(), m.end(), new) for pattern, new in _RULES for m in pattern.finditer(text)]
    found += [*_numerals(text), *_letters(text)]
    changes: list[Change] = []
    for change in sorted(found):
        if not changes or change[0] >= changes[-1][1]:
            changes.append(change)
    return changes


def _numerals(text: str) -> Iterator[Change]:
    """Give a heading in Roman numbers the number that follows the one before it, if the strokes allow it.

    A number that is too high stays unless the next heading says so: headings may be lost.
    """
    heads = [head for head in _HEAD.finditer(text) if set(head[1]) & set("IVX") and _plain(head[1]) in _ROMAN]
    seen = [_ROMAN.index(_plain(head[1])) + 1 for head in heads]
    last, end = 0, 0
    for head, number, after in zip(heads, seen, [*seen, 0][1:], strict=True):
        due = last + 1
        fresh = number == 1 and (last != 1 or _AGAIN.search(text, end, head.start()))
        alike = due <= len(_ROMAN) and _strokes(_ROMAN[number - 1]) == _strokes(_ROMAN[due - 1])
        if alike and not fresh and (number < due or after == due + 1):
            number = due
        if head[1] != _ROMAN[number - 1]:
            yield head.start(1), head.end(1), _ROMAN[number - 1]
        last, end = number, head.end()


def _plain(label: str) -> str:
    """Return a label with its misread strokes as I and its small letters as capitals: 'IIl' gives 'III'."""
    return re.sub("[lij1|!]", "I", label.replace("v", "V"))


def _strokes(numeral: str) -> str:
    """Return what is left of a numeral if I may be lost or doubled: I, II, III are alike, and IV and V."""
    return numeral.replace("I", "") or "I"


def _letters(text: str) -> Iterator[Change]:
    """Make the second d) of a list đ), as the engine has no such letter, and C) behind b) small."""
    last = ""
    for item in _ITEM.finditer(text):
        label = {"dd": "đ", "bC": "c"}.get(last + item[1], item[1])
        if label != item[1]:
            yield item.start(1), item.end(1), label
        last = label
