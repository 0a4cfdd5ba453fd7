"""Actors: which agency has which role in which unit, by its place in the sentence or in the heading above."""

import re

from kg.extract.agencies import find_agencies
from kg.extract.heading_actors import heading_agencies, heading_body
from kg.extract.roles import LEAD, verb_role
from kg.extract.row_actors import row_actors
from kg.mentions import ActorMention, AgencyMention
from kg.outline import Block
from kg.text import Flat

__all__ = ["ACTING", "find_actors"]

ACTING = frozenset({"requirement", "task", "assignment", "report", "closing", "lead-in"})
"""Kinds of units in which agencies act."""

_TARGETED = re.compile(
    r"\b(?:bao cao|trinh|gui|ve|tham muu(?: cho)?|tham muu, (?:de xuat|bao cao)|giup|kien nghi(?: voi)?|voi|cua|tai|cho|den|tu|do|qua|thuoc|theo|boi|giua|xin y kien|de xuat|thay mat|duoc|hoi vien|dai dien|noi dung|nganh|trong|y kien|chi dao cua|trien khai trong|o|neu|truc thuoc|vao|doi voi|trong do|toan|su)\s*(?:dong chi |lanh dao |cac )?\Z"
)
_CHARGE = re.compile(
    r"\b(?:giao|yeu cau|chi dao|lanh dao|de nghi|phan cong|dinh huong|huong dan|moi|giao trach nhiem(?: cu the)? cho|giao nhiem vu cho|trach nhiem cua|vai tro cua|trach nhiem cho|cong bo)\s*(?:cac dong chi |cho )?\Z"
)
_REQUEST = re.compile(r"\bde nghi\b")
_VERBS = re.compile(
    r"(?:\s*\([^)]{1,60}\))?\s*[,:]?\s*(?:tinh |can cu [^,;.]{3,80}, |do [^;.]{3,40} giao nhiem vu )?(?:co trach nhiem|chiu trach nhiem|chu tri|phoi hop|tham muu|chu dong|thuc hien|trien khai|to chuc|xay dung|chi dao|huong dan|tang cuong|thuong xuyen|theo doi|kiem tra|giam sat|bo tri|tong hop|tiep tuc|can|phai|lam dau moi|la co quan|la dau moi|ra soat|day manh|quan triet|phat huy|kip thoi|bao cao|don doc|cung cap|tham gia|can cu|trong pham vi|theo chuc nang|dinh ky|lanh dao|tuyen truyen|van dong|gan|phan anh|phan hoi|cap nhat|xac dinh|nghien cuu|nghiem tuc|khan truong|tap trung|de xuat|ban hanh|gui|neu|long ghep|dua|lap|tham dinh|duoc giao|thanh lap|quan ly|hoan thanh|nang cao|bam sat|nam vung|danh gia|cung (?=nganh|voi|cac)|xuat cap|ho tro|cap nhat|dang tai|phat dong|cu (?=can|chuyen|dai)|rut |chap hanh|giao |yeu cau|dam bao|bao dam|cong bo|chi tra|cap |ra |quyet dinh|hoc tap|phan cong|xem xet|bien soan|huy dong|giai quyet|khac phuc|thong ke|khuyen khich|mo (?=chuyen|lop|rong|dot|cac)|dua tin|phat song|dang tin|dang ky|tang thoi luong|giu )\b"
)
_ACTS_ITSELF = re.compile(
    r"\s*(?:thuong xuyen|tich cuc|chu dong|to chuc|lay y kien|tuyen truyen|trien khai|cung tham gia|tham gia)\b"
)
# Whom a sentence is about rather than who acts, unless it begins with them or lists them beside others.
_NO_ACTOR = re.compile(r"quy |(?:cac )?doanh nghiep|(?:cac )?truong|ngan hang thuong mai")
# Bodies that are no subject matter, and any small word after them that is none of those that go on with a name.
_STATE_BODY = re.compile(
    r"(?:cac )?(?:so (?!lieu)|ubnd|uy ban|phong (?!chong|ngua)|cong an|hoi (?:lien hiep|nong dan|cuu chien binh|nguoi cao tuoi)|trung tam|bo (?!may)|tinh uy|huyen uy|dang uy|huyen uy)"
)
_DOES = re.compile(
    r" (?!(?:ve|cua|cho|trong|va|voi|la|tren|tai|theo|do|bang|cac|gom|cap|thuoc|nay|den|tu|o|phai duoc)\b)[a-z]"
)
_SENTENCE = re.compile(r"[.;:…]+\s+|\.{2,}|…")
_LIST = re.compile(r"\s*(?:,|;|va|va cac|cung|, va|;\s*cac|, cac)\s*\Z")
# Names that are a subject matter as well as a body: under tasks such a heading names the subject.
_SUBJECT_TOO = re.compile(r"bao hiem|ngan hang(?! nha nuoc| chinh sach)|mat tran|quy |bao |giao duc")
_FRONT = re.compile(
    r"mat tran|mttq|hoi lien hiep|hoi nong dan|cuu chien binh|lien doan lao dong|doan thanh nien|tinh doan|toa an|vien kiem sat|dang uy|ban dan van|tinh uy|hoi dong nhan dan|hdnd|to chuc chinh tri|ngan hang|bao hiem|doan the|tap doan|cuc |lien minh|hoi "
)


def find_actors(block: Block) -> list[ActorMention]:
    """Return the actors of a unit: those named in it, and those that the heading above charges with it."""
    if block.cells:
        return row_actors(block)
    flat = block.flat
    agencies = find_agencies(flat)
    own = [(agency, role) for agency, role in _roles(block, flat, agencies)]
    out: list[ActorMention] = []
    if (
        block.above is not None
        and block.unit_kind in ("assignment", "task", "report", "lead-in")
        and not _own_subject(block, flat, own)
    ):
        requested = bool(_REQUEST.search(block.above.flat.folded))
        charged = block.unit_kind != "task" or not _SUBJECT_TOO.search(block.above.flat.folded)
        addressed = heading_agencies(block.above) if charged else []
        if not addressed and block.unit_kind in ("assignment", "report"):
            addressed = heading_body(block.above)
        for agency in addressed:
            role = _heading_role(block.above.flat, agency) or _inherited_role(flat, requested, agency)
            out.append(ActorMention(agency, role, block, True))
    asked = block.above is not None and _REQUEST.search(block.above.flat.folded)
    for agency, role in own:  # whom a heading asks to act, its items ask too
        partner = asked and role in ("lead", "responsible") and _FRONT.match(agency.folded)
        out.append(ActorMention(agency, "requested" if partner else role, block, False))
    return out


_ORDERS_OTHERS = re.compile(r"\W*(?:\(?\w{1,2}(?:\.\d+)*[.)])?\W*(?:lanh dao|chi dao|giao)\b(?!,| va)")
"""A duty to have others do something: 'Chỉ đạo Sở Xây dựng chủ trì …'."""
_WORKS_WITH = re.compile(
    r"\W*(?:\(?\w{1,2}(?:\.\d+)*[.)])?\W*theo (?:chuc nang|nhiem vu)[^;.]{0,40}?,? phoi hop (?:voi|cung|xac nhan|cung cap)\b"
)
_PARTY_GROUP = re.compile(r"\b(?:ban can su dang|dang doan|dang uy)\b")


def _own_subject(block: Block, flat: Flat, own: list[tuple[AgencyMention, str]]) -> bool:
    if flat.folded.lstrip(" -+").startswith("lanh dao") and _PARTY_GROUP.search(block.above.flat.folded):  # type: ignore[union-attr]
        return False  # what the party group has the body do: 'Lãnh đạo UBND thành phố xây dựng …'
    head = re.match(r"\W*(?:\(?\d+(?:\.\d+)*[.)]?|[a-zđ]\))?\W*(?:giao |de nghi |yeu cau )?", flat.folded)
    start = head.end() if head else 0
    return any(agency.flat_start <= start + 4 for agency, _ in own)


def _inherited_role(flat: Flat, requested: bool, agency: AgencyMention) -> str:
    folded = flat.folded
    if requested and (_FRONT.search(agency.folded) or not LEAD.search(folded)):
        return "requested"
    if _ORDERS_OTHERS.match(folded):
        return "responsible"
    if _WORKS_WITH.match(folded):
        return "coordinate"
    return verb_role(folded)


def _heading_role(heading: Flat, agency: AgencyMention) -> str | None:
    """Return the role that the heading itself gives: 'Bộ Tài chính chủ trì, phối hợp với các bộ', or None."""
    joined = _JOINED.search(heading.folded)
    if joined and agency.flat_start >= joined.end():
        return "coordinate"
    return (
        "lead"
        if re.match(
            r"[ ,\-–(]*(?:chu tri|co quan thuong truc(?! (?:cua )?(?:ban|hoi dong))|lam dau moi|la dau moi)\b",
            heading.folded[agency.flat_end :],
        )
        else None
    )


def _roles(block: Block, flat: Flat, agencies: list[AgencyMention]) -> list[tuple[AgencyMention, str]]:
    out: list[tuple[AgencyMention, str]] = []
    previous: tuple[AgencyMention, str] | None = None
    folded = flat.folded
    body = re.match(r"\W*(?:\(?\d+(?:\.\d+)*[.)]?\s*-?|[a-zđ]\)|dieu \d+\.?)?\W*", folded)
    begin = body.end() if body else 0
    refused = -1
    for i, agency in enumerate(agencies):
        left = folded[: agency.flat_start]
        if refused == i - 1 and i and _LIST.fullmatch(folded[agencies[i - 1].flat_end : agency.flat_start]):
            refused = i
            continue
        if previous is not None and _LIST.fullmatch(folded[previous[0].flat_end : agency.flat_start]):
            role: str | None = previous[1]
            if role != "coordinate" and role != "requested":
                role = _subject_role(block, folded, agencies, i) or role
        else:
            role = _role(block, flat, agencies, i, begin, left)
        if role is None:
            previous = None
            refused = i
            continue
        previous = (agency, role)
        out.append(previous)
    return out


def _end_of_list(folded: str, agencies: list[AgencyMention], i: int) -> int:
    while i + 1 < len(agencies) and _LIST.fullmatch(folded[agencies[i].flat_end : agencies[i + 1].flat_start]):
        i += 1
    return agencies[i].flat_end


def _subject_role(block: Block, folded: str, agencies: list[AgencyMention], i: int) -> str | None:
    after = folded[_end_of_list(folded, agencies, i) :]
    return verb_role(after.lstrip(" ,:")) if after.strip(" .;:/") else None


def _goes_on(folded: str, agencies: list[AgencyMention], i: int, after: str) -> bool:
    """Whether a body that 'phối hợp với' others does something of its own: '… phối hợp với Sở Y tế tổ chức …'."""
    if not re.match(r"\s*(?:chu dong )?phoi hop (?:chat che )?(?:voi |cung )", after):
        return False
    following = next((k for k in range(i + 1, len(agencies)) if agencies[k].flat_start > agencies[i].flat_end), None)
    return following is not None and bool(_VERBS.match(folded[_end_of_list(folded, agencies, following) :]))


def _role(block: Block, flat: Flat, agencies: list[AgencyMention], i: int, begin: int, left: str) -> str | None:
    folded = flat.folded
    agency = agencies[i]
    sentence = left[max((m.end() for m in _SENTENCE.finditer(left)), default=0) :]
    after = folded[_end_of_list(folded, agencies, i) :]
    if _NOT_CHARGED.match(after) or (
        agency.flat_start <= begin + 1 and _ISSUES.fullmatch(agency.folded) and _ORDERS.match(after)
    ):
        return None
    if re.search(
        r"\bphoi hop (?:chat che |dong bo |tot )?(?:voi |cung |giua )?(?:cac )?[^.;:]*\Z", sentence
    ) and _only_agencies(folded, agencies, i):
        return "coordinate"
    if re.search(r"\bcung (?:voi )?\Z", sentence):
        return "coordinate"
    if _REQUEST.search(sentence[-40:]) and re.search(r"de nghi\s*(?:cac )?\Z", sentence):
        return "lead" if LEAD.search(after[:60]) and not _FRONT.search(agency.folded) else "requested"
    if re.search(r"(?:tuyen truyen|truyen thong)[^.;]*\b(?:trach nhiem|vai tro) cua\s*(?:cac )?\Z", sentence):
        return None  # those who are to be told
    if re.search(r"\b(?:moi|huong dan)\s*(?:cac )?\Z", sentence) and not _ACTS_ITSELF.match(after):
        return None
    charged = _CHARGE.search(sentence)
    if agency.flat_start > begin + 1 and _NO_ACTOR.match(agency.folded) and not (charged and "truong" in agency.folded):
        return None
    if charged:
        return verb_role(after.lstrip(" ,:"))
    if _REPORTED.match(flat.lower, len(folded) - len(after)):
        return None
    if agency.flat_start <= begin + 1 or not sentence.strip(" -+()"):
        if (
            _VERBS.match(after)
            or block.unit_kind in ("assignment", "report", "closing")
            and not after.startswith(" ve ")
            or block.unit_kind == "lead-in"
            and after.strip() == ":"
            or _STATE_BODY.match(agency.folded)
            and _DOES.match(after)
        ):
            role = verb_role(after.lstrip(" ,:"))
            return "responsible" if role == "coordinate" and _goes_on(folded, agencies, i, after) else role
        return None
    if _TARGETED.search(sentence):
        return None
    return verb_role(after.lstrip(" ,:")) if _acts_later(block, sentence, after) else None


_NOT_CHARGED = re.compile(r"\s*khong (?:con |phai )?(?:chu tri|bao cao|thuc hien viec)\b")
_ORDERS = re.compile(r"\s*(?:(?:tran trong|kinh) )?(?:de nghi|yeu cau|keu goi|giao)\s")
_ISSUES = re.compile(r"chinh phu|thu tuong chinh phu|(?:uy ban nhan dan|ubnd) (?:tinh|thanh pho)")
"""Who asks others in documents of their own: 'Chính phủ trân trọng đề nghị …'."""
_REPORTED = re.compile(r"\s*(?:đã|đang)\s(?!được giao)")
"""What a body has done or is doing, which is no duty: 'Các địa phương đã vào cuộc'."""


def _acts_later(block: Block, sentence: str, after: str) -> bool:
    """Tell whether a body that stands behind other words of its `sentence` does what comes `after` it."""
    charged = block.unit_kind in ("assignment", "report", "closing")
    if _VERBS.match(after):
        if re.search(r"(?:,|\bva|;|\bhien|\bnay|phap luat|vuong mac|hang nam|\d)\s*\Z", sentence) and (
            charged or block.unit_kind == "requirement" or re.match(r"[^,;.]{0,80},\s*\Z", sentence)
        ):
            return True
        if re.match(r",?\s*(?:co trach nhiem|chiu trach nhiem|chu tri|phai|can)\b", after) or _IN_TIME.match(sentence):
            return True
    return charged and bool(
        re.match(r"\W*(?:can cu|tren co so|trong qua trinh|dinh ky|hang nam)[^.;]*?,\s*\Z", sentence)
    )


_IN_TIME = re.compile(
    r"\W*(?:hang nam|hang quy|hang thang|moi nam|dinh ky|(?:nhan|vao|trong) (?:dip|ngay)|tu nam|den nam|trong nam|nam \d{4})\b[^.;:]{0,90}?,\s*\Z"
)
"""When something is done, before who does it: 'Hàng năm, nhân dịp 27/7, Ủy ban … vận động'."""
_JOINED = re.compile(r"(?<!\bsu )\bphoi hop,? (?:chat che |dong bo |tot |ho tro )?(?:voi |cung voi |cung |giua )?")
_MORE = r"(?:va|cac|cung|voi|nhu|bao, dai|doanh nghiep|hop tac xa|vien nghien cuu|truong dai hoc|nha truong|luc luong [a-z]+(?: [a-z]+)?|chu rung|nhan dan|to chuc|ca nhan|don vi|dia phuong|hoi|truong|vien)"
"""What may stand in a list of those one works with, beside the bodies that are known."""


def _only_agencies(folded: str, agencies: list[AgencyMention], i: int) -> bool:
    """Tell whether nothing but a list of bodies stands between 'phối hợp (với)' and agency `i`."""
    position = agencies[i].flat_start
    starts = [m.end() for m in _JOINED.finditer(folded[:position])]
    if not starts:
        return False
    rest = folded[starts[-1] : position]
    for agency in agencies:
        if starts[-1] <= agency.flat_start < position:
            rest = rest.replace(agency.folded, "", 1)
    rest = re.sub(r"\([^)]*\)", "", rest)
    return bool(re.fullmatch(rf"[\s,;]*(?:{_MORE}[\s,;]*)*", rest))
