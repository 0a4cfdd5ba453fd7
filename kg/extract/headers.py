"""Letterhead, title and signature of an instrument: type, symbol, place, date, issuer, period, signer."""

import re

from kg.document_types import type_of_line
from kg.extract.dates import DATE, iso_date
from kg.extract.symbols import SYMBOL, normal_symbol, symbol_type
from kg.mentions import Header
from kg.outline import MOTTO, Outline, Part
from kg.text import cased, fold, is_upper
from kg.vocabulary import province_of

__all__ = ["attached_type", "read_header"]

_RULE = re.compile(r"[-–_=*~]{2,}|\*")
_NUMBER = re.compile(r"\bs[o06]\s*[:.]?\s*(?P<rest>\S.{0,44})")
_SYMBOL = re.compile(SYMBOL)
_BLANK = re.compile(r"\bso\s*:?\s*[….\s]*(?P<code>[/-]\s?[a-z]{1,6}\s?[/-]\s?[a-z&-]+)")
_FULL_DATE = re.compile(r"ngay\s*(?P<d>\d{1,2})?[\s….]*(?:thang|/)\s*(?P<m>\d{1,2})?[\s….]*(?:nam|/)\s*(?P<y>\d{4})?")
_PLACE = re.compile(r"([^\W\d_](?:[\w ]|(?<=tp)\.){1,40}?(?: - [\w ]{2,20})?)\s*,\s*ngay\b")
_PERIOD = re.compile(
    r"(?:\bnam (\d{4})(?:,| va) )?giai doan\s*(\d{4})\s*-\s*(\d{4})|\btu nam (\d{4}) den (?:het )?(?:nam )?(\d{4})"
)
_ONE_YEAR = re.compile(
    r"(?<!den )(?<!mua kho )(?<!mua mua bao )(?<!thang \d )(?<!thang \d\d )\bnam (20\d\d)(?: (?:tren dia ban|cua) .{4,50})?\Z"
)
_OF_A_YEAR = ("KH", "CTr", "PA")
"""Types of plans: 'năm 2026' at the end of their title is what they are for."""
_POSITION = re.compile(
    r"(?:pho |quyen |q\.\s*)?(?:chu tich|(?:tong |(?<!ban ))bi thu|giam doc|thu tuong|bo truong|thu truong|chanh van phong|truong ban|tong giam doc|cuc truong|chu nhiem|vien truong|chanh an|hieu truong|pho thu tuong)(?: thuong truc)?"
)
_NAME = re.compile(r"[A-ZĐÀ-Ỹ][a-zđà-ỹ]*(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]*){1,4}\Z")
_NAME_AT_END = re.compile(cased(r"\s([A-ZĐÀ-Ỹ][a-zđà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,4})\Z"))
_PASSED = re.compile(r"(?:luat|nghi quyet|phap lenh|bo luat)\b.{0,160}thong qua (?:" + DATE + ")")
_ACTS = re.compile(r"\b(?:xay dung|ban hanh|trien khai|yeu cau|quyet dinh|quy dinh|lap)\b")


_SUBJECT = re.compile(
    cased(
        r"\b(?:V/v|Về việc)\s*:?\s+(.+?)(?=\s*(?:CỘNG H\w\w? XÃ|ĐẢNG CỘNG|Độc lập|\b[A-ZĐÀ-Ỹ][\w .-]{1,30}, ngày|Kính gửi|Số\s*:|-{3,}|\Z))"
    )
)
"""What a letter says it is about, below its number."""


_ENACTED = re.compile(
    r"\b(?:ban hành|thông qua) (?:Thông tư(?: liên tịch)?|Nghị định|Nghị quyết|Luật|Pháp lệnh) (?:về )?((?:quy định|hướng dẫn|sửa đổi|ban hành|về)\b[^.;:]{10,250}?)\s*[.;]?\s*\Z",
    re.I,
)
"""Where the title is lost: 'Bộ trưởng Bộ Y tế ban hành Thông tư quy định …'."""


def read_header(outline: Outline, part: Part) -> Header:
    """Return what `part` says of itself. The issuer is as printed; canonical names are the resolve stage's business."""
    header = Header(part.id)
    letterhead = part.letterhead
    text = letterhead.text if letterhead else ""
    folded = letterhead.folded if letterhead else ""
    if part.type_line is not None:
        header.type = type_of_line(part.type_line.text.upper())
    _number(header, text, folded)
    _date(header, text, folded)
    if part.title is not None:
        header.title = _TITLE_TAIL.sub("", _TITLE_LEAD.sub("", part.title.text)) or part.title.text
    elif header.type in (None, "CV") and (subject := _SUBJECT.search(text)):
        header.title = subject[1].strip(" .;-*_")
    elif enacted := next((m for b in part.blocks[:12] if not b.path and (m := _ENACTED.search(b.flat.text))), None):
        header.title = enacted[1][:1].upper() + enacted[1][1:]
    header.issuer = _issuer(text, folded)
    _from_appendix(header, part)
    _signature(header, part)
    if header.signer_name is None and part is outline.parts[0]:
        _boxed_signer(header, outline.reading.working.text[:_BOX])
    header.period = _period(part)
    if header.period is None and header.type in _OF_A_YEAR and (year := _ONE_YEAR.search(fold(header.title or ""))):
        header.period = [int(year[1]), int(year[1])]
    if header.date is None and header.type in ("L", "PL", "BL", "NQ"):
        for block in part.blocks[-3:]:
            if passed := _PASSED.match(block.flat.folded):
                header.date = iso_date(passed)
    return header


_WITH = re.compile(r"\((?:ban hanh )?kem theo [a-z ]{5,30} so\s*:?\s*(?P<rest>.{4,40})")
_DAY = re.compile(DATE)


def _from_appendix(header: Header, part: Part) -> None:
    """Take number and date that the letterhead lost from an appendix: '(Kèm theo Nghị quyết số 20/NQ-HĐND ngày …)'."""
    if header.symbol is not None or header.type is None:
        return
    for block in part.blocks:
        said = _WITH.match(block.flat.folded) if (block.path or "").startswith("PL") else None
        found = _SYMBOL.match(block.flat.text[said.start("rest") : said.end("rest")]) if said else None
        symbol = normal_symbol(found.group()) if found else None
        if symbol is None or symbol_type(symbol) != header.type:
            continue
        day = _DAY.search(block.flat.folded)
        header.symbol, header.date = symbol, header.date or (iso_date(day) if day else None)
        return


_ISSUES = re.compile(
    r"\bban hanh (?:kem theo (?:quyet dinh|nghi quyet) nay )?(?P<type>ke hoach|quy che|quy dinh|chuong trinh|de an|phuong an|chien luoc)\b"
)


def attached_type(part: Part) -> str | None:
    """Return the type of what a decision says that it issues: 'KH' for 'Ban hành kèm theo Quyết định này Kế hoạch …'."""
    texts = [part.title.folded if part.title else "", *(b.flat.folded for b in part.blocks[:12])]
    match = next((m for m in map(_ISSUES.search, texts) if m), None)
    return type_of_line(match["type"].upper()) if match else None


_TITLE_TAIL = re.compile(r"\s*[;~][\s;.~]*\Z")
_TITLE_LEAD = re.compile(
    r"\A(?:của (?:Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương)[^;]{0,40}? )?(?:V/v|Về việc|Về)[:\s]+(?=\S)", re.I
)


def _number(header: Header, text: str, folded: str) -> None:
    for match in _NUMBER.finditer(folded):
        rest = text[match.start("rest") : match.end("rest")]
        found = _SYMBOL.match(re.sub(r"(\d)\s+(?=[/-])", r"\1", rest))
        if found:
            header.symbol = normal_symbol(found.group())
            break
    if header.symbol is None and (found := _SYMBOL.search(text)) and text[: found.start()].rstrip()[-1:] not in "/-":
        header.symbol = normal_symbol(found.group())
    if header.symbol and (header.type is None or (header.type == "QyĐ" and symbol_type(header.symbol) == "QĐ")):
        header.type = symbol_type(header.symbol)
    if header.type is None and (blank := _BLANK.search(folded)):
        code = text[blank.start("code") : blank.end("code")].replace(" ", "")
        header.type = symbol_type("1" + code)


def _date(header: Header, text: str, folded: str) -> None:
    place = _PLACE.search(folded)
    match = _FULL_DATE.search(folded, place.end(1) if place else 0) or _FULL_DATE.search(folded)
    if match:
        full = re.match(
            r"ngay\s*(?P<d>\d{1,2})\s*(?:[/.\-]|thang)\s*(?P<m>\d{1,2})\s*(?:[/.\-]|nam)\s*(?P<y>\d{4})", match.group()
        )
        if full:
            header.date = iso_date(full)
        elif match["y"]:
            header.date = f"{match['y']}-{int(match['m']):02d}" if match["m"] else match["y"]
    if place:
        words = text[place.start(1) : place.end(1)].split()
        for n in range(min(5, len(words)), 0, -1):
            name = " ".join(words[-n:])
            known = province_of(name)
            if known:
                header.place = known
                break
        else:
            tail = [w for w in words[-3:] if w[:1].isupper() and not w.isupper()]
            header.place = " ".join(tail) or None


def _issuer(text: str, folded: str) -> str | None:
    """Return what is left of a letterhead without motto, number, place and date: the issuing body, as printed."""
    chars = list(text)

    def blank(start: int, end: int) -> None:
        for i in range(start, end):
            chars[i] = "\0"

    for match in (*MOTTO.finditer(folded), *_RULE.finditer(folded)):
        blank(*match.span())
    for match in re.finditer(
        r"\bso\s*:|(?<!\w)/\s?[a-z]{1,4}\s?-\s?[a-z&]{2,12}\b", folded
    ):  # a blank number: 'Số:', '/BC-UBND'
        blank(*match.span())
    for match in re.finditer(
        r"(?:\b(?:bo luat|luat|nghi quyet|phap lenh|lenh)\s+)?\bs[o06]\b\s*[:.]?\s*[….\s]*(?:\d*(?:\s*[/-]\s?[\w/&-]*)+|\d+[a-z]{1,4}/[a-z]{2,6}\b|\d*)",
        folded,
    ):
        if re.search(r"\d|[/-]", match.group()):
            blank(*match.span())
    for match in re.finditer(
        r"(?:[^\W\d_][\w.]*(?: (?:- )?[^\W\d_][\w.]*){0,5}\s*,\s*)?ngay\b.{0,30}?(?:nam\s*\d{0,4}|\Z)", folded
    ):
        stretch = text[match.start() : match.end()]
        lower = re.search(
            r"(?:Thành phố |TP\.? ?)?[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+)*(?: - [A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+)*)?\s*,\s*ngày",
            stretch,
        )
        blank(match.start() + (lower.start() if lower else 0), match.end())
    left = " ".join("".join(chars).replace("\0", " ").split()).strip(" -–.,:|/")
    left = re.sub(r"\A\d+\.\s|\s*\bSố\s*:?\s*\Z|\s*\bV/v\b.*|\s*\(?Dự thảo\)?|\ACủa\s+", "", left, flags=re.I)
    if twice := re.fullmatch(r"(.{8,}?) \1", fold(left)):
        left = left[: twice.end(1)]
    return left if len(re.findall(r"[^\W\d_]", left)) >= 4 else None


def _signature(header: Header, part: Part) -> None:
    ordered = False
    for flat in part.signature:
        words = flat.text.strip(" .*,\"'[]")
        if ordered and is_upper(words) and (by_order := _BY_ORDER.search(words)):
            header.signer_position = _deputy(words, _office_of(by_order[0]))
        elif _ORDER.match(words):
            ordered = True
        elif is_upper(words):
            found = list(_POSITION.finditer(fold(words)))
            if found:
                last = found[-1]
                header.signer_position = _deputy(words, _title_case(words[last.start() : last.end()]))
        elif header.signer_name is None and (tail := _NAME_AT_END.search(words)) and is_upper(words[: tail.start()]):
            header.signer_name = tail[1]
            found = list(_POSITION.finditer(fold(words[: tail.start()])))
            if found:
                header.signer_position = _title_case(words[found[-1].start() : found[-1].end()])
        elif (
            _NAME.match(words) and header.signer_name is None and province_of(words) is None and len(words.split()) <= 5
        ):
            header.signer_name = words


_BOX = 1500
"""Characters at the head of a page among which a site says what it knows of the document."""
_SIGNED_BY = re.compile(
    cased(r"\bNgười ký[ \t|*:]*\n?[ \t|*:]*(?P<name>[A-ZĐÀ-Ỹ][a-zđà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,4})(?=[ \t|*]*$)"),
    re.M,
)


def _boxed_signer(header: Header, text: str) -> None:
    """Take the signer's name from the box that a site puts above the document: 'Người ký | Trần Văn A |'."""
    if found := _SIGNED_BY.search(text):
        header.signer_name = found["name"]


_ORDER = re.compile(r"(?:T\s?/?\s?L|TUQ)\s?\.|THỪA LỆNH")
_BY_ORDER = re.compile(
    r"(?:PHÓ )?(?:(?:TỔNG CỤC|CHI CỤC|VỤ|CỤC|VIỆN|BAN) TRƯỞNG|CHÁNH VĂN PHÒNG|TRƯỞNG (?:BAN|PHÒNG)|GIÁM ĐỐC|VỤ TRƯỞNG)\b.*"
)
"""Who signs by order of the head ('TL. BỘ TRƯỞNG'): the line below names his own office."""


def _office_of(words: str) -> str:
    """Return an office in its usual letters: 'VỤ TRƯỞNG VỤ PHÁP CHẾ' gives 'Vụ trưởng Vụ Pháp chế'."""
    office = re.match(r"(.*?\bTRƯỞNG)(?: (VỤ|CỤC|VIỆN|BAN|PHÒNG|CHI CỤC|TỔNG CỤC) (.+))?\Z", words)
    if office is None or not office[2]:
        return _title_case(words)
    return f"{office[1].capitalize()} {office[2].capitalize()} {office[3].capitalize()}"


def _deputy(words: str, position: str) -> str:
    """Return who signs in the place of the head: 'KT. CHỦ TỊCH' alone means the deputy, whose line is lost."""
    if not re.match(r"(?:kt\b|.*\bkt\s?[.,])", fold(words)) or re.match(r"(?:phó|thứ) ", position, re.I):
        return position
    return "Thứ trưởng" if position == "Bộ trưởng" else f"Phó {position}"


def _title_case(position: str) -> str:
    parts = re.sub(r"\Aq\.\s*", "quyền ", position.lower())
    return re.sub(
        r"(?<=phó )c|(?<=phó )b|(?<=phó )g|(?<=phó )t|(?<=quyền )[cbgt]|\Ap|\Ac|\Ab|\Ag|\At|\Aq|(?<=bí thư )t",
        lambda m: m.group().upper(),
        parts,
    ).replace(" văn phòng", " Văn phòng")


def _period(part: Part) -> list[int] | None:
    """Return the period that the act in the opening, or the title, names last; None if other words follow it."""
    opening = [b.flat.folded for b in part.blocks if b.unit_kind in ("basis", "lead-in") and not b.path]
    texts = []
    for text in opening[-1:]:
        clause = text[text.rfind(";") + 1 :]
        acts = list(_ACTS.finditer(clause))
        if acts:
            texts.append(clause[acts[-1].start() :])
    if part.title is not None:
        texts.append(part.title.folded)
    for folded in texts:
        found = list(_PERIOD.finditer(folded))
        if found and len(folded) - found[-1].end() < 60:
            years = [int(year) for year in found[-1].groups() if year]
            start, end = years[0], years[-1]
            if start <= end:
                return [start, end]
    return None
