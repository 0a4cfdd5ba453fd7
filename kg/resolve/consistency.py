"""Findings about what a document says twice: periods, dates and symbols that disagree, official names misstated."""

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from functools import cache

from kg.mentions import DocumentMention, Header, Mentions
from kg.model import Finding
from kg.outline import Outline, Part
from kg.resolve.agency_classes import known_names
from kg.text import Flat, fold
from kg.vocabulary import directives

__all__ = ["inconsistencies", "roman"]

_PERIOD = re.compile(r"giai doan\s*(?:tu )?(\d{4})\s*(?:-|den)\s*(\d{4})")
_VISION = re.compile(
    r"giai doan \d{4}\s*-\s*(\d{4})\)?,? tam nhin den (?:nam )?(\d{4})|den nam (\d{4}),? tam nhin den (?:nam )?(\d{4})"
)
_GLUED = re.compile(r"\b(?P<number>\d{1,4})/(?P<letters>[A-ZĐ]{2,}[A-Za-zĐđ]*)(?![\w/-])")
_AFTER = re.compile(r",?\s*(ngay) (?P<d>\d{1,2})(?:/| thang )(?P<m>\d{1,2})(?:/| nam )(?P<y>\d{4})")
_DUE = re.compile(
    r"(?:thoi (?:gian|han)(?: hoan thanh| thuc hien| gui)?\s*:?\s*|(?:hoan thanh|gui|bao cao|xong|trinh|nop)[^.;]{0,60}?)"
    r"truoc (?:ngay )?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})"
)
_DUE_CELL = re.compile(r"\W*truoc (?:ngay )?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})")
_DAY = re.compile(r"truoc (?:ngay )?\d")
_BODY = re.compile(
    r"(?<!\w)(?:Sở|Bộ)(?: [A-ZĐÀ-Ỹ]\w*| (?:và|học|hóa|hoá|thao|lịch|dục|tạo|xã|binh|hội|dựng|chính|nghệ|trường|nghiệp|thôn|tư|vụ|tế|thông|tải|giáo|tộc|du|thể|truyền|thương|công|đầu|môi)(?!\w)|,|  ?-)+"
)
_CHAPTER = re.compile(r"([IVXL]+)(?:-\d)?|(?:[IVXL]+\.)?Đ(\d+)")
_OWN_TYPES = {"KH": "ke hoach", "CTr": "chuong trinh", "ĐA": "de an", "NQ": "nghi quyet"}


def inconsistencies(found: Mentions, outline: Outline) -> list[Finding]:
    """Return findings with working offsets, part by part."""
    out: list[Finding] = []
    issued = None
    for part, header in zip(outline.parts, found.headers, strict=True):
        issued = header.date or issued  # what a decision issues bears its date
        out.extend(_periods(part, header))
        out.extend(_numbering(part))
        for flat, unit_kind in _flats(part):
            out.extend(_visions(flat))
            out.extend(_glued(flat, found))
            out.extend(_bodies(flat))
            out.extend(_titles(flat))
            if unit_kind in ("task", "assignment", "report", "target") or flat.folded.startswith("thoi "):
                out.extend(_late(flat, issued, _DUE))
        for cell in (c for block in part.blocks for c in block.cells if c.role == "due"):
            out.extend(_late(cell.flat, issued, _DUE_CELL))
    out.extend(_dates_of(found))
    return out


def _flats(part: Part) -> list[tuple[Flat, str | None]]:
    return [(block.flat, block.unit_kind) for block in (*part.notes, *part.blocks)]


def _finding(
    flat: Flat, start: int, end: int, kind: str, rule: str, note: str, severity: str, meant: str | None
) -> Finding:
    a, b = flat.span(start, end)
    return {"kind": kind, "span": [a, b], "note": note, "severity": severity, "rule": rule, "suggestion": meant}


def _periods(part: Part, header: Header) -> list[Finding]:
    """The period that a plan gives itself: another one in its closing, or beside the words of its title."""
    out: list[Finding] = []
    if header.period is None:
        return out
    own = f"{header.period[0]}-{header.period[1]}"
    title = fold(header.title or "").replace("\n", " ")
    before = re.split(r",? ?giai doan", title)[0].split()[-2:]
    kind = _OWN_TYPES.get(header.type or "", "ke hoach")
    for block in part.blocks:
        folded = block.flat.folded
        for match in _PERIOD.finditer(folded):
            period = [int(match[1]), int(match[2])]
            if period == header.period:
                continue
            lead = folded[max(0, match.start() - 90) : match.start()]
            if block.unit_kind == "closing":
                last = len(folded) - match.end() < 60
                meant = last and (period[1] == header.period[1] or bool(re.search(rf"\b{kind} ", lead)))
            else:
                same = " ".join(before) if len(before) == 2 else None
                first = (block.path or "").startswith("Đ1") and bool(same and lead.rstrip(", ").endswith(same))
                meant = first or (
                    block.unit_kind in ("purpose", "requirement")
                    and period[1] == header.period[1]
                    and not re.search(r"\d/[a-z]|-[a-z]{2}\b|chien luoc|de an|chuong trinh|trung uong|quoc gia", lead)
                    and (
                        bool(same and lead.rstrip(", ").endswith(same))
                        or bool(re.search(r"cua (?:tinh|huyen|thanh pho)\s*\Z", lead))
                    )
                )
            if meant:
                note = f"Giai đoạn {match[1]}-{match[2]} khác giai đoạn {own} ở phần mở đầu."
                out.append(_finding(block.flat, *match.span(), "period-conflict", "own-period", note, "warning", own))
    return out


def _numbering(part: Part) -> list[Finding]:
    """Chapters with Roman numerals, and articles, that are numbered twice or leave a number out."""
    out: list[Finding] = []
    last: dict[str, int] = {}
    for block in part.blocks:
        match = _CHAPTER.fullmatch(block.path or "") if block.kind == "heading" else None
        if match is None or not block.label:
            continue
        family = "Đ" if match[2] else "I"
        printed = re.search(r"\d+" if match[2] else r"[IVXLivxl]+", block.label)
        if printed is None:
            continue
        number = int(printed[0]) if match[2] else roman(printed[0].upper())
        before = last.get(family)
        if before is not None and number not in (1, before + 1):
            twice = number == before
            note = (
                f"Mục {block.label} bị đánh số hai lần."
                if twice
                else f"Sau mục số {before} là {number}: thiếu hoặc nhảy số."
            )
            rule = "numbered-twice" if twice else "number-left-out"
            end = min(len(block.flat), 80)
            out.append(_finding(block.flat, 0, end, "section-numbering", rule, note, "info", None))
        last[family] = number
    return out


_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral in capitals: 14 for 'XIV'."""
    values = [_NUMERALS[c] for c in numeral]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _visions(flat: Flat) -> list[Finding]:
    """A vision that ends with the period it is to look beyond."""
    out = []
    for match in _VISION.finditer(flat.folded):
        end, vision = (match[1], match[2]) if match[1] else (match[3], match[4])
        if int(vision) <= int(end):
            start = flat.folded.index("tam nhin", match.start())
            note = f"Tầm nhìn đến năm {vision} không xa hơn năm cuối ({end}) của giai đoạn."
            out.append(_finding(flat, start, match.end(), "name-variant", "vision-after-period", note, "warning", None))
    return out


def _glued(flat: Flat, found: Mentions) -> list[Finding]:
    """A symbol that lost its hyphen, where the file cites the same number with it ('27/CTTg' for '27/CT-TTg')."""
    out = []
    for match in _GLUED.finditer(flat.text):
        letters = fold(match["letters"])
        for symbol in sorted({m.symbol for m in found.documents if m.symbol and "-" in m.symbol}):
            number, _, tail = symbol.partition("/")
            plain = fold(tail.replace("-", "").replace("/", ""))
            if number != match["number"] or not tail:
                continue
            if plain == letters or (len(plain) - len(letters) == 1 and _subsequence(letters, plain)):
                note = f"{match.group()} viết nhầm, phải là {symbol}."
                out.append(_finding(flat, *match.span(), "symbol-mismatch", "symbol-hyphen", note, "error", symbol))
                known = {m.date for m in found.documents if m.symbol == symbol and m.date and len(m.date) == 10}
                following = _AFTER.match(flat.folded, match.end())
                said = following and f"{following['y']}-{int(following['m']):02d}-{int(following['d']):02d}"
                if following and said and len(known) == 1 and said not in known:
                    usual = _vi(known.pop())
                    note = f"Ở đây ghi ngày {_vi(said)}, chỗ khác ghi ngày {usual}."
                    span = (following.start(1), following.end())
                    out.append(_finding(flat, *span, "contradiction", "one-date", note, "error", f"ngày {usual}"))
                break
    return out


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _dates_of(found: Mentions) -> list[Finding]:
    """One symbol cited with two dates of the same year: the rarer, or the later in the text, is queried."""
    groups: dict[str, list[tuple[str, DocumentMention | None]]] = defaultdict(list)
    for cited in found.documents:
        if cited.symbol and cited.date and len(cited.date) == 10 and cited.how == "symbol":
            groups[cited.symbol].append((cited.date, cited))
    for header in found.headers:
        if header.symbol and header.date and len(header.date) == 10:
            groups[header.symbol].append((header.date, None))
    out: list[Finding] = []
    for _, entries in sorted(groups.items()):
        counts = Counter(date for date, _ in entries)
        if len(counts) < 2:
            continue
        usual = max(counts, key=lambda d: (counts[d], -[e for e, _ in entries].index(d)))
        for date, mention in entries:
            if mention is None or date == usual or date[:4] != usual[:4]:
                continue
            flat: Flat = mention.block.flat
            start, end = mention.flat_start, mention.flat_end
            at = re.search(r"(?:ngay )?\d{1,2}\s*(?:/|thang|-|\.)", flat.folded[start:end][8:])
            begin = start + 8 + at.start() if at else start
            note = f"Ở đây ghi ngày {_vi(date)}, chỗ khác ghi ngày {_vi(usual)}."
            out.append(_finding(flat, begin, end, "contradiction", "one-date", note, "error", f"ngày {_vi(usual)}"))
    return out


def _vi(date: str) -> str:
    return f"{int(date[8:])}/{int(date[5:7])}/{date[:4]}"


def _late(flat: Flat, issued: str | None, pattern: re.Pattern[str]) -> list[Finding]:
    """A deadline that had passed when the document was issued."""
    out: list[Finding] = []
    if not issued or len(issued) < 10:
        return out
    for match in pattern.finditer(flat.folded):
        due = f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
        if due < issued and int(match["y"]) >= int(issued[:4]) - 1:
            day = _DAY.search(flat.folded, match.start())
            start = day.start() if day else match.start()
            note = f"Thời hạn {_vi(due)} trước ngày ban hành ({_vi(issued)})."
            out.append(_finding(flat, start, match.end(), "impossible-date", "deadline-passed", note, "error", None))
    return out


def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in re.findall(r"\w+", fold(name)) if w != "va")


@cache
def _official() -> tuple[dict[tuple[str, ...], str], frozenset[str]]:
    """Return the names of ministries and departments by their sorted words, and all of them folded."""
    names = sorted(n for n in known_names() if n.startswith(("Sở ", "Bộ ")))
    by_words: dict[tuple[str, ...], str] = {}
    for name in names:
        by_words.setdefault(tuple(sorted(_words(name))), name)
    return by_words, frozenset(" ".join(_words(n)) for n in names)


def _bodies(flat: Flat) -> list[Finding]:
    """A ministry or department whose name has the right words in another order, or no mark between its fields."""
    out: list[Finding] = []
    by_words, known = _official()
    for match in _BODY.finditer(flat.text):
        said = match.group().rstrip(" ,-")
        words = _words(said)
        if len(words) < 5:
            continue
        official = by_words.get(tuple(sorted(words)))
        if official is None:
            continue
        bare = "," not in said and " và " not in said and "-" not in said and ("," in official)
        if " ".join(words) not in known or bare:
            note = f"Tên đúng là {official}."
            end = match.start() + len(said)
            out.append(_finding(flat, match.start(), end, "name-variant", "official-name", note, "warning", official))
    return out


@cache
def _known_titles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return `(title, folded words)` of the directives whose title is long enough to be told by its words."""
    titles = {d.title for d in directives() if d.title}
    return tuple((t, tuple(re.findall(r"\w+", fold(t)))) for t in sorted(titles) if len(t.split()) >= 12)


def _titles(flat: Flat) -> list[Finding]:
    """A directive's title repeated with a word of it replaced."""
    out: list[Finding] = []
    named = [(title, official) for title, official in _known_titles() if " ".join(official[:3]) in flat.folded]
    tokens = [(m.group(), m.start(), m.end()) for m in re.finditer(r"\w+", flat.folded)] if named else []
    words = [t[0] for t in tokens]
    for title, official in named:
        for i in range(len(words) - 5):
            if words[i : i + 4] != list(official[:4]):
                continue
            window = words[i : i + len(official) + 2]
            codes = SequenceMatcher(None, official, window, autojunk=False).get_opcodes()
            same = sum(b - a for op, a, b, _, _ in codes if op == "equal")
            changed = [c for c in codes if c[0] == "replace" and c[2] - c[1] <= 2 and c[4] - c[3] <= 2]
            if len(changed) != 1 or same < 0.8 * len(official):
                continue
            _, a, b, c, d = changed[0]
            if codes.index(changed[0]) in (0, len(codes) - 1):
                continue
            start = tokens[i + max(0, c - 2)][1]
            end = tokens[min(i + d + 1, len(tokens) - 1)][2]
            meant = " ".join(title.split()[max(0, a - 2) : b + 2])
            note = f"Tên văn bản chỉ đạo ghi khác: “{meant}”."
            out.append(_finding(flat, start, end, "name-variant", "title-of-directive", note, "warning", meant))
    return out
