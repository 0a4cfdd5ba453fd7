"""What a sentence does with the document that it names: carries it out, rests on it, issues it, and so on."""

import re

__all__ = ["function_of", "is_nested", "is_sibling"]

# Each trigger with the function it gives; of all that stand before a mention, the last to end decides.
_TRIGGERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "amends",
        re.compile(
            r"\b(?:sửa đổi|bổ sung(?! tại)|thay thế|bãi bỏ|đính chính|hủy bỏ|huỷ bỏ)\b|\bđiều chỉnh(?:, bổ sung)?\s*\Z"
        ),
    ),
    ("details", re.compile(r"\bquy định chi tiết\b|\bhướng dẫn (?:thi hành|thực hiện)\b|\bbiện pháp thi hành\b")),
    ("issues", re.compile(r"\b(?:ban hành|công bố)(?: kèm theo quyết định này)?\b")),
    ("issued-by", re.compile(r"\b(?:ban hành )?(?:kèm|đính kèm) theo\b|\bban hành (?:tại|theo)\b")),
    ("approved-by", re.compile(r"\b(?:phê duyệt|thông qua|chấp thuận)\b")),
    (
        "continues",
        re.compile(
            r"\btiếp tục (?:(?:triển khai|tổ chức|quán triệt|đẩy mạnh|tăng cường|chỉ đạo|nghiêm túc|phối hợp|duy trì)[, ]*(?:và )?)*(?:thực hiện|triển khai|thi hành)\b"
            r"|\btiếp (?:tục|theo)\s*\Z|\bduy trì thực hiện\b"
        ),
    ),
    ("proposed-by", re.compile(r"\b(?:xét|theo) đề nghị\b|\bđề nghị của\b")),
    ("basis", re.compile(r"\bcăn cứ\b|\btheo\b|\btrên cơ sở\b|\bquy định (?:tại|của)\s*\Z|\bđiều \d+\b|\bkhoản \d+\b")),
    (
        "mentions",
        re.compile(
            r"\btuyên truyền\b|\bphổ biến\b|\bquán triệt\b|\bhọc tập\b|\btruyền thông\s*\Z|\bphù hợp với\b|\bbổ sung tại\b|\bnêu tại\b|\bnêu trong\b|\bnội dung cơ bản\b|\bsau \d+ năm\b|\bnhận thức về\b"
        ),
    ),
    (
        "implements",
        re.compile(
            r"\b(?:thực hiện|triển khai|thi hành|cụ thể hóa|cụ thể hoá|bám sát|thực thi)\b"
            r"|\b(?:đẩy mạnh|đẩy nhanh|tập trung|mục tiêu của|lồng ghép)\s*(?:với |vào |các )?\Z|\b(?:để )?đưa\s*\Z"
        ),
    ),
)
_DETAILS = re.compile(r"\b(?:quy định chi tiết|hướng dẫn)\b[^,;.]{0,40}\b(?:thi hành|thực hiện)\b[^,;.]{0,40}\Z")
_GOES_ON = re.compile(
    r"\btiếp tục (?:[^,;.]{0,30}\b)?(?:thực hiện|triển khai)(?: (?:có hiệu quả|hiệu quả|tốt|nghiêm túc|đồng bộ|đầy đủ|các|những|mục tiêu|nhiệm vụ|giải pháp|nội dung|chỉ tiêu|của|và|theo))*,?\s*\Z"
)
"""'Tiếp tục thực hiện có hiệu quả các mục tiêu của …'"""
_CHANNEL = re.compile(r"\b(?:kinh phí|nguồn|vốn|ngân sách|lồng ghép)\b[^;.]*\bthông qua\s*(?:các )?\Z")
"""'từ ngân sách trung ương thông qua Chương trình …': the way of the money, no approval."""
_REACH = 90
"""How many characters may stand between a trigger and the mention."""
_NESTED_HEAD = re.compile(
    r"[\s,)]*(?:ngày \S+ )?(?:\(khóa \w+\) )?(?:của|do|về|ban hành|phê duyệt|thực hiện|triển khai|quy định|hướng dẫn|sửa đổi|thông báo|hội nghị|công bố|tiếp tục|thi hành|bổ sung)\b"
)
_CLAUSE = re.compile(
    r"[;.](?:\s|$)|:\s|\)\s*,?\s*(?:ủy ban|ban )|\bđến cán bộ\b|\b(?:xây dựng|ban hành) kế hoạch (?:triển khai|thực hiện|như sau)"
)
_SIBLING = re.compile(r"(?:[,;]|\bvà|\bhoặc|\bcùng với|[,;] và|\bvà các|, cả)\s*\Z|\A[\s,)]*(?:và|,|;)?\s*\Z")


def function_of(left: str, document_type: str | None, own_act: bool = False) -> str | None:
    """Return the function that the lower-case text `left` of a mention gives it, or None if it says nothing.

    `left` begins where the sentence or the mention before it ends; `document_type` is the abbreviation of the type.
    With `own_act` the sentence says what its own document does: a plan carries out a law, it does not detail it.
    """
    best: tuple[int, int, str] | None = None
    for rank, (name, pattern) in enumerate(_TRIGGERS):
        for match in pattern.finditer(left):
            if match.group() == "theo" and left[max(0, match.start() - 4) : match.start()] == "kèm ":
                continue
            if best is None or (match.end(), -rank) > (best[0], best[1]):
                best = (match.end(), -rank, name)
    if best is None or len(left) - best[0] > _REACH:
        return None
    name = best[2]
    if name == "implements" and _GOES_ON.search(left):
        name = "continues"
    if name == "implements" and not own_act and _DETAILS.search(left):
        name = "details"
    if name == "details" and own_act:
        name = "implements"
    if name == "issued-by" and document_type in ("BC", "CV", "TTr", "TB"):
        return "mentions"
    between = left[best[0] :]
    own = name == "implements" and re.search(r"\b(?:kế hoạch|quyết định|chương trình) này\b", between)
    if own or (name == "approved-by" and _CHANNEL.search(left)):
        return None
    if name in ("approved-by", "issues") and re.search(r"\btại\s*\Z", left):
        return "approved-by" if name == "approved-by" else "issued-by"
    if document_type in ("TTr", "CV") and name in ("proposed-by", "basis") and "đề nghị" in left:
        return "proposed-by"
    if document_type == "TTr":
        return "proposed-by"
    if name == "proposed-by":
        return "basis"
    return name


def is_nested(between: str) -> bool:
    """Tell whether `between` (in lower case, from the end of one mention to the next) runs on inside the first one's title."""
    if re.search(r"[,;] (?:và )?tiếp tục (?:thực hiện|triển khai)\s*\Z", between):
        return False
    return bool(_NESTED_HEAD.match(between)) and not _CLAUSE.search(between) and not _SIBLING.search(between)


def is_sibling(between: str) -> bool:
    """Tell whether the next mention is another item of the list that the one before belongs to."""
    return bool(_SIBLING.search(between)) and not re.search(r"\.\s", between)
