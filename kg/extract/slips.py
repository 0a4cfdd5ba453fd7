"""Slips of spelling in clean text: phrases that are broken, syllables that are none, words typed twice, digits in words.

Precision comes first. A phrase is reported only where its printed form has no sense of its own, a syllable only where
Vietnamese spelling cannot write it.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import eq

import ahocorasick

from kg.model import Finding
from kg.spelling import is_syllable, tone_place
from kg.text import Flat, fold

__all__ = ["spelling"]

# Words of which one stands in every match (parted by |; most paragraphs have none), the printed form, what is meant.
_PHRASES = (
    ("đảm tiến bộ", r"\bđảm tiến bộ\b", "đảm bảo tiến bộ"),
    ("bao trợ", r"\bbao trợ xã hội\b", "bảo trợ xã hội"),
    ("trợ xã hội", r"\b(?:chi trả|chính sách|đối tượng) trợ xã hội\b", "trợ giúp xã hội"),
    ("đám ứng", r"\bđám ứng\b", "đáp ứng"),
    ("được sỹ|được sĩ", r"\bđược s[ỹĩ]\b", "dược sỹ"),
    ("thiểu,|thiểu.|thiểu;", r"\bdân tộc thiểu(?=[,.;])", "dân tộc thiểu số"),
    ("truyền thông", r"\btruyền thông (?=[“\"*]{1,3}(?:Uống nước|Tương thân|lá lành))", "truyền thống"),
    (" tinh", r"(?<=[Qq]uân sự )tinh\b|(?<=ủy ban nhân dân )tinh\b|(?<=BCHPTDS )tinh\b|(?<=UBND )tinh\b", "tỉnh"),
    ("không bị bỏ lại", r"\bkhông để [^.;]{5,80} không bị bỏ lại\b", "… bị bỏ lại"),
    ("sơ sở|cơ cở|cơ sỡ", r"\b(?:sơ sở|cơ cở|cơ sỡ)\b", "cơ sở"),
    ("đột nát", r"\bđột nát\b", "dột nát"),
    (
        "thiện hiện|hiên|thưc|thực hiệm|hiện hiện",
        r"\b(?:thiện hiện|thực hiên|thưc hiện|thực hiệm|thực hiện hiện)\b",
        "thực hiện",
    ),
    ("triên|khại|khải", r"\b(?:triên khai|triển khại|triển khải)\b", "triển khai"),
    ("phôi|hơp|hộp", r"\b(?:phôi hợp|phối hơp|phối hộp)\b", "phối hợp"),
    ("phụ hợp", r"\bphụ hợp(?= với)", "phù hợp"),
    ("tổ chứ|tổ chưc|tô chức", r"\b(?:tổ chứ|tổ chưc|tô chức)\b", "tổ chức"),
    ("cương|cừơng|cuờng", r"\b(?:tăng cương|tăng cừơng|tăng cuờng)\b", "tăng cường"),
    ("nhiêm|nhiệm vu", r"\b(?:nhiêm vụ|nhiệm vu)\b", "nhiệm vụ"),
    ("chỉnh quyền|chinh quyền", r"\b(?:chỉnh quyền|chinh quyền)\b", "chính quyền"),
    ("nguốn|nguôn", r"\b(?:nguốn|nguôn)\b", "nguồn"),
    ("tống ", r"\btống (?=vốn|số|kinh phí|mức|kết|hợp|thể|diện tích)", "tổng "),
    ("diêm", r"\bđặc diêm\b", "đặc điểm"),
    ("cứu trở", r"\bcứu trở\b", "cứu trợ"),
    ("hổ trợ|hỗ trơ|hỗ trở", r"\b(?:hổ trợ|hỗ trơ|hỗ trở)\b", "hỗ trợ"),
    ("dưc|duc", r"\b(?:giáo dưc|giáo duc)\b", "giáo dục"),
    ("tỉnh điểm", r"\btỉnh điểm\b", "tính điểm"),
    ("tại khoản ", r"\btại khoản (?=tại|ngân hàng|cá nhân|cho|của|riêng)", "tài khoản "),
    (
        "công tuyên truyền",
        r"\b(?:đối|thực hiện|làm tốt|đẩy mạnh) công tuyên truyền\b|(?<=hiện )công tuyên truyền\b|\bcông tuyên truyền\b",
        "công tác tuyên truyền",
    ),
    (
        " so ",
        r"\b(?:[Cc]hỉ thị|[Nn]ghị quyết|[Kk]ết luận|[Qq]uyết định|[Kk]ế hoạch|[Nn]ghị định|[Tt]hông tư)\s+so(?= \d+[-/])",
        "số",
    ),
    (
        "quan quan ",
        r"\bcơ quan quan (?=tham mưu|chủ trì|chủ quản|chuyên môn|hành chính|liên quan|quản lý|thường trực|có thẩm quyền)",
        "cơ quan ",
    ),
)
# Words of two syllables that official texts are full of; with other marks on them they are none, nor are two words.
_COMMON = (
    "thực hiện|tổ chức|phát triển|kế hoạch|triển khai|chính sách|xây dựng|doanh nghiệp|kinh tế|địa phương|phối hợp"
    "|nhà nước|nhiệm vụ|bảo đảm|quyết định|nghị quyết|chương trình|báo cáo|đối tượng|chất lượng|dịch vụ|tuyên truyền"
    "|nông nghiệp|hệ thống|giáo dục|trách nhiệm|giải pháp|khó khăn|nguồn lực|bền vững|y tế|trục lợi|lao động"
    "|thường xuyên|kịp thời|khuyến khích|phụ nữ|học sinh|sức khỏe|nước sạch|việc làm|giảm nghèo|hộ nghèo|xã hội|văn hóa"
    "|khu vực|dân tộc|miền núi|khám bệnh|chữa bệnh|dinh dưỡng|kiểm tra|giám sát|theo dõi|đôn đốc|tổng hợp|rà soát|kinh phí|ngân sách|huy động"
    "|lồng ghép|lãnh đạo|tham mưu|phê duyệt|quy hoạch|đơn vị|liên quan|trung ương"
    "|hội viên|thành viên|mặt trận|người nghèo|hợp tác|khuyết tật|trợ giúp|an sinh|bảo hiểm|tăng cường"
).split("|")
_SLIPS = tuple((hints.split("|"), re.compile(pattern), meant) for hints, pattern, meant in _PHRASES)
_DIGIT = re.compile(
    r"\b(?!(?:số|thứ|quý|điều|khoản|tháng|ngày|năm|lớp|đường|tổ|khóa)\b)[^\W\d]+ \d [^\W\d]+(?= (?:cấp|tỉnh|xã)\b)"
)
_LONE_DIGIT = re.compile(r" \d ")
_TWICE = re.compile(
    r"\b(cho|của|và|các|những|là|được|trong|với|để|theo|tại|về|trên|bằng|việc|có|không|đã|này|phải|từ)\s+\1\b"
    r"|\b([^\W\d]+ [^\W\d]+)\s+\2\b"
)
_REDUPLICATED = re.compile(r"\b(\w+) \1\b|(?:từ từ|có có)\Z")
# 'ngh' and 'gh' and 'k' stand before e, ê, i; 'ng', 'g', 'c' before the other vowels
_WRONG = re.compile(
    r"\b(?:ng(?=[eêiếềệểễéèẹẻẽíìịỉĩ])(?!i[aàáảãạ]?\b)|ngh(?=[aăâoôơuư])|c(?=[eêi][^\W\d]*\b)|k(?=[aăâoôơuư]))[^\W\d]+",
    re.I,
)
_FOREIGN = re.compile(r"[A-Z]{2,}|[a-z]*[fwjz]")
_SYLLABLE = re.compile(r"(?<![\w&])[a-zà-ỹđ]{2,7}(?![\w&])")
_MARKED = re.compile(r"[ăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


def spelling(flat: Flat) -> list[Finding]:
    """Return the slips of spelling of a paragraph, with working offsets."""
    out: list[Finding] = []
    taken: list[tuple[int, int]] = []

    def report(start: int, end: int, note: str, rule: str, meant: str | None) -> None:
        if any(a < end and start < b for a, b in taken):
            return
        taken.append((start, end))
        a, b = flat.span(start, end)
        out.append(
            {"kind": "typo", "span": [a, b], "note": note, "severity": "warning", "rule": rule, "suggestion": meant}
        )

    text = flat.text
    for hints, pattern, meant in _SLIPS:
        for match in pattern.finditer(text) if any(hint in text for hint in hints) else ():
            meant_ = meant.strip()
            report(*match.span(), f"“{match.group().strip()}” viết nhầm, phải là “{meant_}”.", "slip-phrase", meant_)
    for start, end, meant in _broken(flat):
        note = f"“{text[start:end]}” viết nhầm, phải là “{meant}”."
        report(start, end, note, "slip-phrase", meant)
    for match in _DIGIT.finditer(text) if _LONE_DIGIT.search(text) else ():
        report(*match.span(), f"“{match.group()}”: thừa chữ số.", "slip-digit", None)
    for match in _TWICE.finditer(text) if _repeats(text) else ():
        if match[2] and (_REDUPLICATED.search(match[2]) or not match[2].islower()):
            continue
        word = match[1] or match[2]
        report(*match.span(), f"Thừa một lần “{word}”.", "slip-doubled", word)
    odd = any(_is_odd(word) for word in set(_WORDS.findall(text)))
    for match in _WRONG.finditer(text) if odd else ():
        word = match.group()
        if word[:1].isupper() or _FOREIGN.match(word) or len(word) < 3 or word.startswith(("ca", "co", "ci", "ce")):
            continue
        report(*match.span(), f"“{word}” không đúng chính tả.", "slip-syllable", None)
    for match in _SYLLABLE.finditer(text) if odd else ():
        word = match.group()
        if not _is_none(word) or _cut(text, *match.span()):
            continue
        report(*match.span(), f"“{word}” không phải là âm tiết tiếng Việt.", "slip-syllable", None)
    return out


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for word in _COMMON:
        automaton.add_word(fold(word), word)
    automaton.make_automaton()
    return automaton


def _broken(flat: Flat) -> Iterator[tuple[int, int, str]]:
    """Yield the common words that stand with other marks: `(start, end, the word)`; without any they are not looked at."""
    folded, lower = flat.folded, flat.lower
    for last, word in _automaton().iter(folded):
        start, end = last + 1 - len(word), last + 1
        said = lower[start:end]
        if said == word or said.isascii() or flat.text[start:end] != said:
            continue
        if folded[end : end + 1].isalnum() or start and (folded[start - 1].isalnum() or folded[start - 1] == "-"):
            continue
        if " ".join(map(tone_place, said.split())) != word:
            yield start, end, word


_WORDS = re.compile(r"[^\W\d_]{2,}")
_NO_MARKS = dict.fromkeys(map(ord, ',.;:()“”"*/…'))


@lru_cache(maxsize=16384)
def _is_odd(word: str) -> bool:
    """Whether a word may be one that cannot be spelled so: what the patterns then look at in its place."""
    return _is_none(word) or _WRONG.match(word) is not None


def _repeats(text: str) -> bool:
    """Whether a word, or a pair of words, may stand twice in a row."""
    words = text.translate(_NO_MARKS).split()
    return any(map(eq, words, words[1:])) or any(map(eq, words, words[2:]))


def _is_none(word: str) -> bool:
    """Whether a word in small letters is meant to be Vietnamese, since it has marks, and is no syllable."""
    return word.islower() and bool(_MARKED.search(word)) and not is_syllable(word)


def _cut(text: str, start: int, end: int) -> bool:
    """Whether the syllable is a piece of a word that a space or a hyphen broke ('c ộng đồng', 'Ê-đê')."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return bool(re.search(r"(?:^|\W)\w[ \-]\Z", text[max(0, start - 3) : start])) or "-" in before[-1:] + after[:1]
