"""Patterns of figures and of the words around them, on the shadow of a text (lower case, no diacritics)."""

import re

__all__ = [
    "LEAD",
    "MEASURES",
    "TRAIL",
    "AFTER_GE",
    "AFTER_LE",
    "AREA",
    "COMPARATORS",
    "COUNT",
    "DESCRIBES",
    "INDEX",
    "NOT_FIGURE",
    "NUMBER",
    "PERCENT",
    "PER_MANY",
    "RATE",
    "TIMES",
    "WORDED",
    "WORDS",
    "YEAR",
]

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
WORDS = {"mot": 1, "hai": 2, "ba": 3}
WORDED = re.compile(r"\bit nhat (?:" + "|".join(WORDS) + r")\b")
"""A figure written as a word: only after 'ít nhất', for 'một' alone is an article."""
# '4-5%', '3,5 %', '3%/năm'
PERCENT = re.compile(rf"(?P<v>{NUMBER})\s*(?:%\s*)?(?:(?:-|den)\s*(?P<u>{NUMBER})\s*)?%(?P<per>\s*/\s*nam|/nam)?")
# '32 giường bệnh/10.000 dân', '107 trẻ sơ sinh trai/100 …'
RATE = re.compile(
    rf"(?P<v>{NUMBER})\s*(?P<unit>[^\W\d][^\d;.()%]{{1,60}}?)\s?/\s?(?P<base>(?:\d{{1,3}}(?:\.\d{{3}})*\s)?(?:dan|nguoi|tre so sinh gai|tre|be gai|nu|ca|phu nu|tre de song|ho|ao|bai ngao|khu vuc nuoi)(?:/(?:ngay|thang|nam|vung))?\b)"
)
PER_MANY = re.compile(
    rf"(?P<v>{NUMBER})\s?(?P<unit>‰|/\s?\d{{2,3}}\.\d{{3}} [^\W\d]+(?: (?:sinh ra con song|de song|dan|de ra song))?)"
)
"""'18‰', '4/100.000 trẻ sinh ra còn sống'."""
TIMES = re.compile(
    rf"\b(?:tang|gap|con|giam|cao hon)\s+(?:len\s+|it nhat\s+|toi thieu\s+|khoang\s+|tren\s+)?(?P<v>{NUMBER})\s+(?P<unit>lan)\b"
)
"""'tăng 1,5 lần', 'còn 1,7 lần'."""
# 'khoảng 24,6 m² sàn/người'
AREA = re.compile(rf"(?P<v>{NUMBER})\s*(?P<unit>m2|m²|ha|km2|km)\s?(?:san\s?)?(?:/\s?(?P<base>nguoi|ho))?\b")
# '100.000 lao động', '01 huyện', '05 loại mô hình', '75 tuổi', '68 năm'
COUNTED = (
    r"lao dong|nguoi lao dong|nguoi|luot nguoi|luot nhan luc|luot|ho|huyen|xa|phuong|thon|ban|loai mo hinh|mo hinh|lop|can bo|hoc vien|can ho|can|cong trinh|doanh nghiep|hop tac xa"
    r"|thanh vien|co so|trung tam|truong|diem|bo du lieu|san pham|vung nuoi|vung|tuoi|nam|don vi|ty dong|trieu dong|nghin dong|trieu usd|ty usd|usd|ha|cm|kg|tan|nhan luc|nha|giuong benh|giuong|du an|cuoc|buoi|hoi nghi|cau lac bo|to|nhom|nen tang|ca|mau|vi tri|cuon|tin, bai|bai viet|tin bai|tram|bien|gian hang|bang ron(?:, pa-no)?|chuoi sieu thi|chuoi|cua song|lan|khu vuc|chuyen muc|tu sach|thu vien|be boi|y tuong|sang kien|de tai|nhiem vu|dich vu|su kien|dot|phien|co so y te|xa, phuong|tinh, thanh pho|vuon uom|nha o|thang|ngay|thanh nien|phu nu|hoi vien|doan vien|hop dong|thiet che|nha van hoa|khu cong nghiep|thi tran"
)
COUNT = re.compile(
    rf"(?P<v>{NUMBER}|\bmot|\bhai)(?:\s*(?:-|den)\s*(?P<u>{NUMBER}))?\s+(?P<unit>{COUNTED})(?:/\s?(?P<per>nam|xa|huyen|thang|quy|lop|nguoi|ho|ha))?\b"
)
# 'chỉ số … (HDI) đạt 0,7', 'tổng tỷ suất sinh đạt 2,1'
INDEX = re.compile(
    rf"(?:chi so|ty so|he so|tong ty suat|muc sinh|hdi)[^;.]{{0,120}}?\b(?:dat|la|tren|khoang|o muc|bang|duy tri)\s+(?:tren |khoang |it nhat |toi thieu |muc )?(?P<v>{NUMBER})(?!\s*%|\d|/)"
)
COMPARATORS = (
    ("gt", re.compile(r"(?:khoang )?(?:tren|hon|vuot|cao hon|lon hon)(?: muc)?\s*(?:so )?\Z")),
    (
        "ge",
        re.compile(
            r"(?:(?:it nhat|toi thieu|khong duoi|khong thap hon)(?: (?:vao|den) (?:cuoi )?nam \d{4})?(?: la| dat| tren| co)?|≥|>=|\btu)\s*\Z"
        ),
    ),
    ("le", re.compile(r"(?:≤|<=)\s*\Z")),
    ("le", re.compile(r"(?:toi da|khong qua|khong vuot qua|nhieu nhat)(?: la)?\s*\Z")),
    ("lt", re.compile(r"(?:duoi|thap hon|xuong duoi|con duoi|it hon|nho hon)(?: muc)?\s*\Z")),
    ("approx", re.compile(r"(?:khoang|chung|gan|xap xi)(?: tu)?\s*\Z")),
)
AFTER_GE = re.compile(r"\s*(?:so )?(?:(?!tu\b|trung binh\b|dat\b)[a-z,]+ ){0,6}tro len")
AFTER_LE = re.compile(r"\s*(?:so [\w ]{1,20} )?tro xuong")
YEAR = re.compile(
    r"\b(?:den (?:het |cuoi )?(?:nam )?|vao (?:cuoi )?nam |nam |den cuoi nam |giai doan \d{4}\s*-\s*)((?:19|20)\d{2})\b"
)
DESCRIBES = re.compile(r"(?:duoi|tu|tren|du|den|tro len)\s*\Z")
NOT_FIGURE = re.compile(
    r"(?:(?<!\d )\bty|so|dieu|khoan|muc|chi tieu|nhiem vu|giai phap|bieu|mau|phu luc|khoa|quy|ngay|thang|nam|hang|cap|lan thu|top|muc do|loai|nhom|trang|vu|giai doan|ky|de an|covid|dien|quoc lo|phan|chuong|tap)\s*\Z"
)
MEASURES = frozenset(
    {"tan", "ha", "km", "cm", "kg", "ty dong", "trieu dong", "nghin dong", "usd", "trieu usd", "ty usd", "tuoi", "nam"}
)
"""Units that say how the figure is measured, not what is counted."""
# What stands before the name of an indicator, and between it and its figure.
LEAD = re.compile(
    r"\A(?:(?:ve [\w ,]{2,40}:|chi tieu \d+\s*[:.]|tu nam \d{4}(?: tro di)?,?|den (?:het |cuoi )?nam \d{4},?|(?:vao )?nam \d{4},?|hang nam,?|moi nam,?|phan dau|dam bao|bao dam|muc tieu|trong do|co(?= it nhat| tren| khoang| \d)|toan (?:tinh|xa|huyen|phuong|thanh pho)(?: con)?(?: tren)?|duy tri|khong che|kiem che|nang(?! cao)|dua|tang(?! truong)|giam|dat|it nhat|toi thieu|tren dia ban tinh|dong thoi|tung buoc|va)\s*)+"
)
TRAIL = re.compile(
    r"(?:\s*\b(?:dat|la|chiem|(?<!tro )len|xuong|con|(?<!dien )tu|khoang|duoi|tren|it nhat|toi thieu|o muc|muc|co|binh quan|den nam \d{4}|vao nam \d{4}|(?<!toc do )(?:giam|tang)|bang|va|den|duoc|con lai|dat ty le|phan dau|moi nam|hang nam)\b|\s*[,:])+\s*\Z"
)
