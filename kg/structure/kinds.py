"""The kind of each unit, from the headings above it and its own words."""

import re

from kg.outline import OWN_LABEL, Block, Part
from kg.structure.bodies import BODY, NO_BODY
from kg.structure.heading_kinds import SCOPE, STATE, heading_kind
from kg.structure.openings import opening_kind
from kg.structure.reporting import is_report

__all__ = ["assign_kinds"]

_ANY_FIGURE = re.compile(r"\d[\d.,]*\s*(?:%|[^\W\d])")
_FIGURE = re.compile(
    r"\d[\d.,]*\s*%|\b(?:dat|it nhat|toi thieu|tren|khoang|duoi|co|ho tro|dao tao|giam|tang|moi (?:nam|xa|huyen|thon|to|co so)\b[^.;]{0,40}?)\s+(?:\w+\s+){0,3}\d[\d.,]*(?:\s?-\s?\d[\d.,]*)?\s+[^\W\d]"
    r"|\d[\d.,]*\s*(?:[^\W\d]+\s+){0,4}/\s?\d[\d.]* dan"
)
_COUNTED = re.compile(
    r"(?<![\d/.,-])(?<!so )(?<!dieu )(?<!khoan )(?<!muc )(?<!ngay )(?<!thang )(?<!quy )(?<!khoa )(?!(?:19|20)\d\d\b)\d[\d.,]*\s+[a-z]{2,}"
)
"""A number of things, which under a heading of targets is one: '3.000 bài giảng'."""
_CLOSING = re.compile(
    r"tren day la|trong qua trinh|khi thuc hien|qua trinh |neu co |neu gap |yeu cau (?:cac|thu truong|giam doc)|nhan duoc|uy ban nhan dan .{0,60} yeu cau|de nghi (?:cac|thu truong)|giao "
)
_LETTERS = ("CV", "CĐ", None)
"""Types whose text need not be numbered."""
_AS_FOLLOWS = re.compile(
    r"\b(?:nhu sau|gom|(?:noi dung|viec|cong viec|nhiem vu|van de|giai phap) sau(?: day)?|sau day|yeu cau|de nghi|chi dao|ket luan|chi thi)\s*:\Z"
)
_ASKS = re.compile(
    r"\b(?:yeu cau|giao|de nghi)\s+(?:cac |giam doc |chu tich |thu truong |lanh dao |dong chi )*"
    r"(?:so|ubnd|uy ban|cong an|ban|bo|vu|cuc|huyen|don vi|co quan|quy (?:co quan|don vi|so|ban|uy ban)|dia phuong|hoi|van phong|mat tran|truong|benh vien)\b"
)
_ORDERS = ("CT", "CĐ", "CV", "KL", "TB", None)
"""Types that charge bodies right away; a letter has no type line."""
_ENTERS = re.compile(
    r"co hieu luc|hieu luc (?:thi hanh|ke tu)|\bthay the (?:chi thi|quyet dinh|quy che|nghi|thong tu|ke hoach)"
)
# The last words of an act, which stand under no heading.
_LAST = re.compile(
    r"(?:tren day la|quoc hoi [^.;]{0,90}\bthong qua (?:nghi quyet|luat) nay|(?:nghi quyet|luat|phap lenh|bo luat) (?:nay )?(?:nay )?(?:da )?duoc .{0,160}thong qua|thua lenh|nhan duoc (?:cong van|chi thi|thong bao|van ban)"
    r"|(?:chi thi|ket luan|nghi quyet|quy dinh|thong bao|chuong trinh(?: hanh dong)?|ke hoach|huong dan) nay (?:duoc )?(?:pho bien|quan triet)|rat mong\b|.{0,90}(?:kinh trinh|kinh de nghi|thong bao de|bao cao .{3,80} (?:tong hop|xem xet|biet)))"
)
_ASKS_ALL = re.compile(
    r"(?!.*\d)(?:[^,;:.]{0,60}\b)?(?:yeu cau|de nghi|rat mong)\b.{4,90}\b(?:thuc hien|chi dao|phoi hop|trien khai)\W*\Z"
)
"""'Đề nghị các đơn vị quan tâm thực hiện./.': what letters and plans end with."""
_FINAL = re.compile(r"\./|/\.")
_STATES = re.compile(
    r"(?:ban hanh kem theo|phe duyet|thong qua) |(?:nghi dinh|thong tu|quy dinh|quy che|luat|phap lenh|nghi quyet|dieu le|huong dan) nay (?:quy dinh|huong dan|ap dung|dieu chinh|thay the)\b"
)
"""What an article of a legal act says of the act itself."""
_ISSUES = re.compile(r"ban hanh (?:kem theo|quy dinh|quy che)|phe duyet|co hieu luc|thay the|bai bo|sua doi|thong qua")
_CHARGES = re.compile(
    r"chiu trach nhiem|thi hanh (?:quyet dinh|nghi quyet) nay|^(?:chanh van phong|giam doc|thu truong|chu tich|cac |bo truong)|co nhiem vu|\bgiao\b(?! (?:chi tieu|ke hoach|du toan|bien che))|to chuc thuc hien|can cu quyet dinh|chu tri|phoi hop|co trach nhiem"
)
_RUN_IN = re.compile(r"(?:\d+[.)]\s*)?(muc dich|yeu cau|muc tieu(?: chung| cu the| tong quat)?|quan diem)\s*:")
# Labels run in at the head of a unit that say where, when, for whom or with what money, not what is to be done.
_FRAME = re.compile(
    r"(?:thoi gian(?! toi| qua)|thoi han|dia diem|doi tuong|pham vi|thanh phan|kinh phi|so luong|hinh thuc|ghi chu|nguon kinh phi|nhu cau)\b[^:.;]{0,60}:"
)
# 'Thống nhất với nội dung báo cáo', 'Bộ Chính trị ghi nhận': nothing to be done.
_NOTES_WORK = re.compile(
    r"(?:co ban )?(?:thong nhat (?:voi|ve)|ghi nhan|danh gia cao)\b|(?:bo chinh tri|ban bi thu|ban thuong vu|thuong truc|uy ban|chu tich|thu tuong|chinh phu)\b[^;.]{0,60}\b(?:ghi nhan|danh gia cao|bieu duong)\b"
    r"|.{0,60}(?:nhung nam qua|thoi gian qua)\b.{0,40}\b(?:dat|da)\b|(?:chi tiet|danh muc)\b[^.]{0,90}(?:tai|theo) (?:cac )?phu luc"
)
_EXECUTED_BY = re.compile(r"(?:co quan|don vi|bo phan) (?:chu tri|thuc hien|phu trach)[^:]{0,30}:")
_IN_ARTICLE = re.compile(r"(?:[IVX]+\.|\d+\.){0,3}Đ\d+")
_IN_ARTICLES = ("QĐ", "NQ", "CT", "TT", "TTLT", "NĐ", "L", "BL", "PL", "QyĐ", "QC")
"""Types that are written in articles."""
_STATE_BODY = re.compile(
    r"(?:chinh phu|quoc hoi|thu tuong|bo (?!luat|phan|may)|bo truong|uy ban nhan dan|ubnd|hoi dong nhan dan|chu tich uy ban|so |phong (?!chong|, )|cong an|bao hiem xa hoi )(?!.{0,60}\b(?:gom|la)\b)"
)
_RULES = ("L", "BL", "PL", "NĐ", "TT", "TTLT", "QC", "QyĐ")
"""Types that lay down rules rather than tasks."""
_SENTENCES = re.compile(r"[.;]\s+[A-ZĐÀ-Ỹ]")


def assign_kinds(part: Part, kind: str | None) -> None:
    """Set `unit_kind` of the units of `part`; `kind` is the abbreviation of the document's type ('KH', 'QĐ', …)."""
    units = [b for b in part.blocks if b.kind in ("unit", "row")]
    body = led = asked = False
    for block in part.blocks:
        if block.kind == "heading":
            body = True
        if block.kind in ("unit", "row"):
            body = body or bool(block.path)
            block.unit_kind = _kind(block, body, kind)
            if not body and kind in _LETTERS and block.kind == "unit":
                follows = _AS_FOLLOWS.search(block.flat.folded)
                if led or (_ASKS.search(block.flat.folded) and not follows):
                    block.unit_kind = _refine(block, "assignment", kind)
                asked = asked or bool(follows and _ASKS.search(block.flat.folded))
                led = led or bool(follows) or block.unit_kind in ("lead-in", "assignment")
            elif asked and block.unit_kind == "task" and not block.context:
                block.unit_kind = "report" if is_report(block.flat.folded) else "assignment"
    _mark_ends(units, kind)
    for block, following in zip(units, units[1:], strict=False):
        if _names_group(block, following):
            block.unit_kind = "lead-in"


def _mark_ends(units: list[Block], kind: str | None) -> None:
    """Set the kind of the last words of an act, which stand under no heading: closing formula, entry into force."""
    last = next((b for b in reversed(units) if not (b.path or "").startswith("PL")), None)
    ends = {id(b) for b in [b for b in units if not (b.path or "").startswith("PL")][-3:]}
    for block in units:
        folded = block.flat.folded
        plain = not block.marker and block.kind == "unit" and block.unit_kind != "basis"
        if plain and folded.startswith("tren day la"):
            block.unit_kind, block.path = "closing", None
        elif (
            id(block) in ends
            and plain
            and block.path
            and not (kind != "CT" and re.fullmatch(r"(?:.*\.)?Đ\d+", block.path))
            and _ENTERS.search(folded)
        ):
            block.unit_kind, block.path = "provision", None
        elif id(block) in ends and plain and block.path:
            final = _FINAL.search(folded[-4:])
            if _LAST.match(folded) or (
                final
                and block is last
                and block.unit_kind != "provision"
                and (_CLOSING.match(folded) or _ASKS_ALL.match(folded))
            ):
                block.unit_kind, block.path = "closing", None
        elif block is last and block.kind == "unit" and not block.marker and not block.path:
            if _LAST.match(folded) or _ASKS_ALL.match(folded):
                block.unit_kind = "closing"


def _names_group(block: Block, following: Block) -> bool:
    """Tell whether a bullet of a few words only names what the bullets of another mark below it are about."""
    text = block.flat.text
    return (
        block.unit_kind in ("objective", "target", "task")
        and block.marker in ("-", "–", "*")
        and following.marker != block.marker
        and following.path == block.path
        and len(text) < 60
        and not text.endswith((".", ";", ","))
        and not any(char.isdigit() for char in text)
    )


def _kind(block: Block, body: bool, document: str | None) -> str:
    folded = block.flat.folded
    if block.kind == "row":
        if block.unit_kind == "data":
            return "provision"
        if block.unit_kind == "target" and any(c.isdigit() for c in block.flat.text):
            return "target"
        content = next((c for c in block.cells if c.role == "content"), None)
        roles = {c.role for c in block.cells}
        if content is not None and _FIGURE.search(content.flat.folded) and not roles & {"coordinate", "due", "product"}:
            return "target"
        return "task"
    if not body:
        return opening_kind(block)
    if block.path and _IN_ARTICLE.match(block.path) and document in _IN_ARTICLES:
        return _article(folded, block, document)
    if document in ("QĐ", "NQ") and re.match(
        r"(?:quyet dinh|nghi quyet) (?:nay )?(?:nay )?(?:da duoc|co hieu luc)", folded
    ):
        return "provision"
    if re.match(r"\(.*\)\W*\Z", folded):
        return "provision"
    own = OWN_LABEL.sub("", folded, count=1)
    if _NOTES_WORK.match(own):
        return "provision"
    if _EXECUTED_BY.match(own):
        return "assignment" if len(own) > 40 else "lead-in"
    if block.flat.text.startswith("“") and "”" not in block.flat.text and len(folded) < 80:
        return "lead-in"
    if _FRAME.match(own):
        return "provision"
    if run_in := _RUN_IN.match(folded):
        return heading_kind((run_in[1],), block) or "task"
    found = heading_kind(block.context, block) or _default(block, document)
    if _lead_in(block, found):
        return "lead-in"
    return _refine(block, found, document)


_OPENS = re.compile(r"\A(?:sua doi|bo sung|bai bo)\b|\b(?:ap dung|doi) voi:\Z|\bap dung voi:\Z")
"""What opens the clauses of an article: amendments, those to whom it applies."""


def _article(folded: str, block: Block, document: str | None) -> str:
    """Return the kind of a unit in an article: what the title of the article says, else its own words."""
    body = re.sub(r"^(?:dieu \d+[a-z]?\s*\.?\s*|\W*\d+[.)]\s*|[a-zđ]\)\s*)", "", folded)
    if block.flat.text.endswith(":") and len(folded) < 260 and _OPENS.search(body):
        return "lead-in"
    if _ENTERS.search(body) or _STATES.match(body):
        return "provision"
    if document not in _RULES and (run_in := _RUN_IN.match(body)):
        return _refine(block, heading_kind((run_in[1],), block) or "task")
    if is_report(body):
        return "report"
    if _ISSUES.search(body) and not _CHARGES.search(body):
        return "provision"
    titled = heading_kind(block.context, block) if block.above is not None else None
    if document in _RULES and document != "QC" and titled in ("task", "objective"):
        titled = None
    if titled in ("task", "objective", "target"):
        if _lead_in(block, titled):
            return "lead-in"
        return _refine(block, titled)
    if block.flat.text.endswith(":") and len(folded) < 200:
        return "lead-in"
    acts = _STATE_BODY.match(body) if document in _RULES else BODY.match(body)
    return "assignment" if titled == "assignment" or _CHARGES.search(body) or acts else "provision"


def _charges(folded: str) -> bool:
    """Tell whether a paragraph begins with the body that it charges."""
    own = OWN_LABEL.sub("", folded, count=1)
    return bool(BODY.match(own)) and not NO_BODY.match(own)


def _default(block: Block, document: str | None) -> str:
    """Directives and telegrams charge agencies right away; other texts set tasks."""
    if document in (*_ORDERS, "NQ", "QĐ"):
        heading = block.context[-1] if block.context else block.flat.folded
        if BODY.match(heading) or _charges(block.flat.folded):
            return "assignment"
    if not block.context and document not in _RULES and _charges(block.flat.folded):
        return "assignment"  # the headings are lost
    if document in (*_RULES, "BC"):
        return "provision"
    return "task"


def _lead_in(block: Block, kind: str) -> bool:
    text = block.flat.text
    return text.endswith(":") and len(text) < 260 and not _SENTENCES.search(text) and kind != "basis"


def _refine(block: Block, kind: str, document: str | None = "") -> str:
    folded = block.flat.folded
    if kind in ("target", "objective"):
        figure = _FIGURE.search(folded) or re.match(
            r"chi tieu \d+\W.*(?:\d|\bmot\b)", OWN_LABEL.sub("", folded, count=1)
        )
        counted = kind == "target" and _COUNTED.search(OWN_LABEL.sub("", folded, count=1))
        return "target" if counted or (figure and (kind == "target" or not _vision(block))) else "objective"
    ordered = document in _ORDERS or re.match(r"\W*(?:\(?\w{1,2}[.)]\s*)?(?:giao|yeu cau|de nghi) (?:cac )?", folded)
    if kind == "task" and ordered and _charges(folded):
        return "report" if is_report(folded) else "assignment"
    if kind == "task" and block.intro and _ANY_FIGURE.search(re.sub(r"^\W*\d+\W*", "", folded)):
        if any(re.search(r"den (?:het |cuoi )?nam \d{4}|phan dau|muc tieu|chi tieu", intro) for intro in block.intro):
            return "target"
    if (
        kind == "provision"
        and re.search(r"^(?:\d+[.)] )?(?:giao |de nghi )?(?:cac )?(?:so|bo|ubnd|uy ban|don vi|co quan)\b", folded)
        and not (block.context and (STATE.match(block.context[-1]) or SCOPE.match(block.context[-1])))
    ):
        return "assignment"
    if kind in ("assignment", "report") and is_report(folded):
        return "report"
    if kind == "report" and not re.search(r"bao cao|thong tin|\bgui\b|phan anh", folded):
        return "assignment" if BODY.match(OWN_LABEL.sub("", folded, count=1)) else "task"
    return kind


def _vision(block: Block) -> bool:
    return bool(block.context and "tam nhin" in block.context[-1]) or len(block.flat) > 400
