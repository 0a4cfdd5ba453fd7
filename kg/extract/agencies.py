"""Agencies: bodies and classes of bodies as they are named in a text, by vocabulary and by the grammar of their names."""

import re
from functools import cache
from weakref import WeakKeyDictionary

import ahocorasick

from kg.extract.agency_groups import GROUP, is_group
from kg.extract.agency_lists import each_department, each_place
from kg.mentions import AgencyMention
from kg.text import Flat, cased, fold
from kg.vocabulary import concepts, provinces

__all__ = ["end_of_known", "find_agencies"]

_LONGEST = 120
"""Characters that the name of a body has at most."""

_TAIL = re.compile(
    r"(?: (?:viet nam|truong trung uong))?(?: (?:cac (?:tinh uy|huyen uy|thanh uy|thi uy|quan uy|dang uy)(?:, (?:huyen uy|thanh uy|thi uy|quan uy|dang uy))*(?: truc thuoc)?|cac huyen, (?:thanh, thi|thi, thanh)(?: pho)?|(?:tinh|thanh|huyen|thi|quan) uy|cac cap|cap tinh|cap huyen, cap xa|cap xa|cap huyen|cac tinh, thanh pho(?: truc thuoc trung uong)?|tinh, thanh pho truc thuoc trung uong"
    r"|cac (?:huyen|quan|xa|phuong|thi xa|thanh pho|dac khu)(?:(?:,| va) (?:huyen|quan|xa|phuong|thi xa|thanh pho|dac khu|thi tran))*"
    r"|(?:huyen|xa|phuong|quan|thi xa)(?:(?:,| va) (?:huyen|quan|xa|phuong|thi xa|thanh pho|dac khu|thi tran))+"
    r"|tinh|thanh pho|huyen|xa|phuong|cac dia phuong|cac tinh|(?:chi nhanh )?khu vuc(?: [ivxlc]+| \d+)?|(?:xa|phuong)(?:/(?:xa|phuong))+|cung cap|o co so|co so|co lien quan|lien quan|trung uong))?(?: trong tinh)?"
)
# Small letters that go on a name: 'Phòng Nông nghiệp và Phát triển nông thôn', 'Cục Biến đổi khí hậu'.
_FIELDS = (
    "dân sự|chống tham nhũng|nông thôn|khen thưởng|xã hội|thông tin|truyền thông|khí hậu|thực vật|động vật|quốc gia|nhà nước|môi trường|chất lượng|cây trồng|vật nuôi|nông sản|hành chính"
    "|pháp luật|điện tử|nhân lực|kinh tế|phụ nữ|trẻ em|nghề nghiệp|việc làm|đầu tư|phát triển|sản phẩm|hạ tầng|dự án|công nghiệp|thương mại|xuất khẩu|khu vực|bệnh tật|thoát nước|nước|thực phẩm|tín dụng|giáo dục|dân tộc|tôn giáo|thiên tai|tìm kiếm|cứu nạn"
    "|và (?:phát triển|quản lý|bảo vệ|kiểm soát|hỗ trợ|tìm kiếm)(?= )|nghệ cao|sinh hoạt|sạch|người tàn tật|người khuyết tật|và trẻ mồ côi|(?<!Xã hội )bảo vệ|quản lý(?!, | vận| khai)|kiểm soát(?! (?:việc|chặt|giá|các))|hỗ trợ|bảo trợ"
    "|(?<=Quan hệ )lao động|(?<=Quản lý )(?:xây dựng|thị trường|nhà|đất đai|lao động|giá|công sản|tài sản|văn bằng|khoa học|ngân sách|rủi ro|thuế)"
)
# A body that no vocabulary names: head word and the capitalised or connected words after it.
_UNKNOWN = re.compile(
    cased(
        r"(?=[SBUỦHCTVLĐQPKNn])"  # most words begin with none of these
        r"\b(?:Sở|Ban Chỉ đạo|Ban chỉ đạo|Ban Chỉ huy|Ban chỉ huy|Ban Quản lý|Ban quản lý|Ban|Bộ|Ủy ban|Uỷ ban|Hội đồng|Hội|Cục|Chi cục|Tổng cục|Trung tâm|Văn phòng|Liên đoàn|Liên minh|Liên hiệp|Hiệp hội|Đoàn|Đảng ủy|Đảng uỷ|Đảng đoàn|Đảng bộ|Công an|Viện|Vụ|Thanh tra|Quỹ|Báo|Đài|Trường|Bệnh viện|Tổ công tác|Tổ|Phòng|Chi nhánh|Ngân hàng|Tổng công ty|Công ty|Tập đoàn|Tòa án|Kho bạc|Kiểm toán|Bảo hiểm|Điện lực|[Nn]gành)"
        r"(?: [-–](?= [A-ZĐÀ-Ỹ])(?! Cơ quan)|(?<=[a-zà-ỹ])[-–][A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?: [a-zà-ỹđ]+(?= và [A-ZĐÀ-Ỹ]|[:;,.)]))?| (?:và các|và|các|về|của)(?= [A-ZĐÀ-Ỹ])(?! (?:Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Sở|Ban|Bộ|Công an|Hội|Mặt trận|Văn phòng|Đoàn|Liên đoàn|Chủ tịch|Giám đốc|Bảo hiểm|Ngân hàng|Cục|Tỉnh|Thành)\b)|,(?= [A-ZĐÀ-Ỹ]\w+(?: [a-zà-ỹđ]+)? và [A-ZĐÀ-Ỹ])"
        r"| (?:Ủy|Uỷ) ban(?= [A-ZĐÀ-Ỹ])| [A-ZĐÀ-Ỹ][\w&]*(?:(?<=[A-ZĐ])-[A-ZĐ]+\b)?(?: (?!(?:và|là|có|các|của|cho|về|tại|tỉnh|chủ(?= trì| động)|phối(?= hợp)|tham(?= mưu| gia)|thực(?= hiện)|tổ(?= chức)|triển(?= khai)|tiếp(?= tục| nhận)|trong|theo|để|với|căn|hướng|chỉ|xây|bố|tăng|kiểm|giao|đề|yêu|ban|thường|quy|phải|cần|đã|được|xã|huyện|cấp|trên|khi|nếu|số|ngày|kịp|rà|nghiên|tuyên|vận|lập|thẩm|thống|giám|đôn|báo|gửi|trình|trực|cùng|sau|trước|liên|đưa|lồng|chịu|đẩy|cân|phân|phát động|thông báo|nâng|cung(?= cấp)|đảm|bảo(?= đảm)|duy|sử|kết|tập|thành|tổng|hợp|nhanh|lồng|gắn|quan(?= tâm| sát)|tích|nghiêm|khẩn|nêu|tạo(?! chủ trì| phối hợp| tỉnh|,|;|\.)(?= (?:điều|ra|việc|chuyển|sự|môi|đồng))|quyết|thông qua|làm|mở|đầu(?! tư)|sớm)\b)[a-zà-ỹđ]+\b)?(?: (?:"
        + _FIELDS
        + r"))*)+"
    )
)
_STOP_NEXT = re.compile(r"\s*(?:số|ngày|này)\b")


_BEGINS_TASK = re.compile(
    r" (?:Triển khai|Chủ trì|Phối hợp|Tham mưu|Thực hiện|Tăng cường|Đẩy mạnh|Rà soát|Tiếp tục|Bố trí|Theo dõi|Chủ động|Hướng dẫn)\b"
)
_NATION = re.compile(cased(r"Việt Nam(?= [a-zđà-ỹ])"))
_CAPITAL = re.compile(cased(r"[A-ZĐÀ-Ỹ]"))
_KNOWN: WeakKeyDictionary[Flat, list[AgencyMention]] = WeakKeyDictionary()
"""What `find_agencies` answered for the paragraphs that are still held."""

_OF_ANY_LEVEL = (
    *("Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
    *("Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Đảng ủy"),
    *("Công an xã", "Công an phường", "Công an huyện", "Bưu điện xã", "Bưu điện phường", "Trạm Y tế"),
    *("Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên", "Trung tâm GDNN-GDTX", "Trung tâm GDNN - GDTX"),
)
"""Bodies of every level: which one is meant, the words after the name tell ('các xã, phường')."""


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    forms: dict[str, list[str]] = {}
    for label in _OF_ANY_LEVEL:
        forms[fold(label)] = [label]
    for concept in concepts("agency").values():
        if re.search(r"\{[CDcd]\}", concept.first("canonicalName") or ""):
            continue
        short = [
            label.removesuffix(" tỉnh") for label in concept.labels if label.endswith(" tỉnh") and label.count(" ") > 2
        ]
        for label in (concept.label, *concept.labels, *short):
            if len(label) > 3 or label.isupper():
                glued = label.replace(" - ", "-")
                for form in {label, glued, label.replace(",", ""), label.replace(",", "").replace(" và ", " ")}:
                    forms.setdefault(fold(form), []).append(form)
    for folded, labels in forms.items():
        automaton.add_word(folded, (len(folded), tuple(labels)))
    automaton.make_automaton()
    return automaton


@cache
def _province_pattern() -> re.Pattern[str]:
    names = sorted(provinces(), key=len, reverse=True)
    return re.compile(r" (?:(?:tinh|thanh pho|tp\.?) )?(?:" + "|".join(re.escape(n) for n in names) + r")\b")


def find_agencies(flat: Flat) -> list[AgencyMention]:
    """Return the bodies and classes of bodies that `flat` names, in reading order, none overlapping (the longest win).

    Several readers of a paragraph ask for them; a paragraph remembers its answer.
    """
    if (known := _KNOWN.get(flat)) is None:
        known = _KNOWN[flat] = _find(flat)
    return list(known)


def _spans(flat: Flat) -> list[tuple[int, int, bool]]:
    """Return `(start, end, whether a class)` of every name, also those that overlap."""
    spans: list[tuple[int, int, bool]] = []
    folded = flat.folded
    for end, (length, labels) in _automaton().iter(folded):
        start = end + 1 - length
        if (start and folded[start - 1].isalnum()) or (end + 1 < len(folded) and folded[end + 1].isalnum()):
            continue
        said = flat.text[start : end + 1]
        if start and flat.folded[:start].endswith("co ") and said[:2] in ("Sở", "sở"):
            continue
        if not said[0].isupper() or not any(_alike(said, label) for label in labels):
            continue
        if length <= 5 and labels[0].isupper() and not said.isupper():
            continue
        spans.append((start, _extend(flat, end + 1), False))
    known = {start: end for start, end, _ in spans}
    for match in _UNKNOWN.finditer(flat.text):
        text = match.group()
        if match.start() in known and not _CAPITAL.search(flat.text, known[match.start()], match.end()):
            continue
        stop = match.end()
        if verb := _BEGINS_TASK.search(text):  # 'Sở Y tế Triển khai …', where the mark between them is lost
            text, stop = text[: verb.start()], match.start() + verb.start()
        if nation := _NATION.search(text):  # 'Tổng công ty Đường sắt Việt Nam hỗ trợ'
            text, stop = text[: nation.end()], match.start() + nation.end()
        if len(text.split()) < 2 or _STOP_NEXT.match(flat.text, stop) and len(text.split()) < 3:
            continue
        spans.append((match.start(), _extend(flat, stop), False))
    for match in GROUP.finditer(folded):
        if is_group(flat, match):
            supplies = re.search(r" cung cấp\Z", flat.lower[match.start() : match.end()])
            spans.append((match.start(), match.start() + supplies.start() if supplies else match.end(), True))
    return spans


def _find(flat: Flat) -> list[AgencyMention]:
    each = [*each_department(flat), *each_place(flat)]
    spans = [s for s in _spans(flat) if not any(s[0] < m.flat_end and m.flat_start < s[1] for m in each)]
    found = sorted([*_mentions(flat, _longest(spans)), *each], key=lambda m: m.flat_start)
    for before, mention in zip(found, found[1:], strict=False):
        joint = flat.folded[before.flat_end : mention.flat_start]
        if before.group and joint == " " and before.folded in ("ban can su dang", "dang doan"):
            mention.group = False
            mention.text = f"{before.text} {mention.text}"
            mention.folded, mention.flat_start, mention.start = fold(mention.text), before.flat_start, before.start
            before.folded = ""
        if before.group and joint == " " and before.folded.endswith("truc thuoc") and not mention.group:
            before.text, before.flat_end, before.end = f"{before.text} {mention.text}", mention.flat_end, mention.end
            before.folded, mention.folded = fold(before.text), ""
        if joint == "/" and (of_all := _OF_ALL.search(mention.text)) and before.folded[:3] == mention.folded[:3]:
            before.text += of_all.group()
            before.folded = fold(before.text)
        party_groups = ("dang doan", "ban can su dang")
        if (
            mention.group
            and joint == " va "
            and before.folded.startswith(party_groups)
            and mention.folded not in party_groups
        ):
            head = "Đảng đoàn" if before.folded.startswith("dang doan") else "Ban cán sự đảng"
            mention.text, mention.group = f"{head} {mention.text}", False
            mention.folded = fold(mention.text)
    return [m for m in found if m.folded]


_OF_ALL = re.compile(r" tỉnh, thành phố trực thuộc [Tt]rung ương\Z")


def end_of_known(flat: Flat, start: int) -> int:
    """Return where the longest name of the vocabulary that begins at `start` ends: `start` itself if none does."""
    folded, best = flat.folded, start
    for last, (length, _) in _automaton().iter(folded, start, min(len(folded), start + _LONGEST)):
        if last + 1 - length == start and not folded[last + 1 : last + 2].isalnum():
            best = last + 1
    return best


def _alike(text: str, label: str) -> bool:
    """Tell whether `text` is `label` also with its diacritics, tone placement aside (so 'Sở' is not 'So')."""
    if fold(text) == text.lower():
        return True
    return _toneless(text) == _toneless(label) or sorted(text.lower()) == sorted(label.lower())


def _toneless(text: str) -> str:
    import unicodedata

    marks = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(c for c in unicodedata.normalize("NFD", text.lower().replace("–", "-")) if c not in marks)


# 'huyện Ninh Phước', 'xã Bát Xát', 'đặc khu Cồn Cỏ'
_LOCAL = re.compile(cased(r" (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,4}"))

_NAMED = re.compile(cased(r"(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){1,3}"))

_TOWN = re.compile(
    cased(r"(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){2,3}(?= [a-zđà-ỹ]|[,;:.)]|\Z)|(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+)(?=[,;:.)]|\Z)")
)
_ANOTHER = re.compile(r",? (?:và )?(?:thành phố|thị xã)(?= )")
"""The one town or city of a province, at the end of a class: 'các huyện, thị xã An Khê'."""

_ZONE = re.compile(cased(r"(?: [A-ZĐÀ-Ỹ][a-zđà-ỹ]+){0,3}(?: và (?:các )?[Kk]hu (?:công nghiệp|chế xuất))?"))

_SPELLED = {"tinh": "tỉnh", "xa": "xã", "quan": "quận"}


def _as_said(flat: Flat, start: int, end: int) -> bool:
    """Tell whether the last word of `[start, end)` is a kind of place also with its diacritics: 'tỉnh', not 'tính'."""
    word = flat.lower[start:end].split(" ")[-1]
    return word.isascii() or _SPELLED.get(fold(word), word) == word


def _extend(flat: Flat, end: int) -> int:
    """Take in what belongs to the name after it: 'tỉnh', 'tỉnh Sơn La', 'các huyện, thành phố', 'Việt Nam'."""
    if flat.folded[:end].endswith(("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "dang uy", "viet nam")):
        local = _LOCAL.match(flat.text, end)
        if local and not _province_pattern().fullmatch(fold(local.group())):
            return local.end()
    if flat.folded[:end].endswith(("khu kinh te", "khu cong nghiep", "khu cong nghe cao")):
        end = _ZONE.match(flat.text, end).end()  # type: ignore[union-attr]
    for _ in range(3):
        province = _province_pattern().match(flat.folded, end)
        if province and flat.folded[:end].endswith("cong san") and "ho chi minh" in province.group():
            end = province.end()
            continue
        if (
            province
            and flat.text[province.end() - 1 :][:1]
            and flat.text[province.start() :].split(" ", 2)[1][:1] in "tTT" + flat.text[province.start() + 1]
        ):
            name = flat.text[province.start() : province.end()].split()[-1]
            if name[:1].isupper():
                end = province.end()
                continue
        tail = _TAIL.match(flat.folded, end)
        supplies = tail and flat.lower[tail.start() : tail.end()].endswith("cung cấp")  # the verb, not 'cùng cấp'
        if (
            tail
            and not supplies
            and _as_said(flat, tail.start(), tail.end())
            and tail.end() > end
            and not flat.folded[tail.end() : tail.end() + 1].isalnum()
        ):
            end = tail.end()
            continue
        break
    if flat.folded[:end].endswith(", dac khu") and (named := _NAMED.match(flat.text, end)):
        end = named.end()
    if flat.folded[:end].endswith((", thanh pho", ", thi xa")):
        while named := _TOWN.match(flat.text, end):
            end = named.end()
            another = _ANOTHER.match(flat.text, end)
            if another is None or not _TOWN.match(flat.text, another.end()):
                break
            end = another.end()
    return end


def _longest(spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    for start, end, group in sorted(spans, key=lambda s: (s[0], -s[1], s[2])):
        if out and start < out[-1][1]:
            if (
                end - start > out[-1][1] - out[-1][0]
                and not (out[-1][0] <= start and end <= out[-1][1])
                and start == out[-1][0]
            ):
                out[-1] = (start, end, group)
            continue
        out.append((start, end, group))
    return out


_OFFICE = re.compile(
    r"(?:(?:cac )?(?:dong chi )?(?:giam doc|thu truong|chu tich|pho chu tich|chanh|truong|(?:vu|vien|cuc|chi cuc|phong|ban|hieu) truong|nguoi dung dau|lanh dao|bo truong|bi thu|tong giam doc|tong cuc truong|chu nhiem|quan ly))\s+\Z"
)


def _mentions(flat: Flat, spans: list[tuple[int, int, bool]]) -> list[AgencyMention]:
    out = []
    for start, end, group in spans:
        head = ""
        office = _OFFICE.search(flat.folded, max(0, start - 40), start)
        if office and office.end() == start:
            head = flat.text[office.start() : start].strip()
            start_with_head = office.start()
        else:
            start_with_head = start
        a, b = flat.span(start_with_head, end)
        out.append(
            AgencyMention(
                a, b, flat.text[start:end].strip(), flat.folded[start:end].strip(), group, start_with_head, end, head
            )
        )
    return out
