"""The pieces that `generator.py` puts together. Each returns the name of its pattern, the words, what must come out."""

from dataclasses import dataclass
from random import Random
from typing import Any

from kg.text import slugify
from kg.vocabulary import concepts

__all__ = [
    "LAYOUTS", "SUBJECTS", "TASKS", "Issuer", "a_day", "citation", "issuer", "letterhead", "names", "organisation",
    "report", "signature", "target",
]  # fmt: skip

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
LAYOUTS = ("lines", "motto first", "bar", "tab", "split", "bold", "cells")
DISTRICTS = (
    ("huyện Mai Sơn", "son-la"),
    ("huyện Tam Đường", "lai-chau"),
    ("thị xã Bình Minh", "vinh-long"),
    ("huyện Hàm Yên", "tuyen-quang"),
    ("thành phố Bắc Kạn", "bac-kan"),
    ("huyện Đông Hải", "bac-lieu"),
)
COMMUNES = (
    ("xã Chiềng Mung", "son-la"),
    ("xã Bản Bo", "lai-chau"),
    ("phường Long Châu", "vinh-long-2025"),
    ("xã Thái Hòa", "tuyen-quang-2025"),
    ("phường Hội An", "da-nang-2025"),
)
NAMES = ("Lò Văn Sơn", "Nguyễn Thị Hoa", "Trần Quốc Bảo", "Hà Thị Minh Nguyệt", "Đỗ Đức Duy Anh", "Y Thanh Hà")
LAWS = (("Luật Trẻ em", "102/2016/QH13"), ("Luật Việc làm", "38/2013/QH13"), ("Luật Nhà ở", "27/2023/QH15"))
SUBJECTS = (
    "Phát triển đội ngũ nhân viên công tác xã hội",
    "Chăm sóc người cao tuổi tại cộng đồng",
    "Nâng cao chất lượng dạy nghề cho lao động nông thôn",
    "Bảo đảm nước sạch cho hộ gia đình ở nông thôn",
)
TASKS = (
    "Rà soát các cơ sở hiện có, đề xuất phương án sắp xếp phù hợp với tình hình địa phương.",
    "Đẩy mạnh tuyên truyền trên các phương tiện thông tin đại chúng.",
    "Huy động các nguồn lực xã hội tham gia thực hiện.",
)
DUTIES = (
    "hướng dẫn các địa phương thực hiện Kế hoạch",
    "rà soát, tổng hợp nhu cầu của người dân",
    "bố trí kinh phí thực hiện hằng năm",
)
# indicator, unit, the least and the greatest value, decimals
INDICATORS = (
    ("tỷ lệ lao động qua đào tạo", "%", 40, 95, 0),
    ("tỷ lệ dân số tham gia bảo hiểm y tế", "%", 80, 99, 1),
    ("tỷ lệ trẻ em suy dinh dưỡng thể thấp còi", "%", 5, 25, 1),
    ("số người được đào tạo nghề", "người", 1100, 48000, 0),
    ("số hộ được hỗ trợ nhà ở", "hộ", 120, 9800, 0),
)
# words before the figure, comparator, words behind it
COMPARATORS = (
    ("đạt", "eq", ""),
    ("đạt trên", "gt", ""),
    ("đạt hơn", "gt", ""),
    ("đạt ít nhất", "ge", ""),
    ("đạt tối thiểu", "ge", ""),
    ("đạt", "ge", " trở lên"),
    ("còn dưới", "lt", ""),
    ("không quá", "le", ""),
    ("còn tối đa", "le", ""),
    ("đạt khoảng", "approx", ""),
    ("đạt từ", "range", ""),
)


@dataclass(frozen=True)
class Issuer:
    """Who issues: `lines` of the letterhead, name, province and its kind, level, system, code and end of the symbol."""

    lines: tuple[str, ...]
    name: str
    province: str
    place: str
    whole: str
    level: str
    system: str
    ending: str


def issuer(random: Random, year: int, late: bool) -> Issuer:
    known = [
        c
        for c in concepts("province").values()
        if c.first("provinceKind")
        and (c.first("validUntil") is None if late else (c.first("validFrom") or "0") < f"{year}")
    ]
    concept = random.choice(known)
    name, kind = concept.label, str(concept.first("provinceKind"))
    name = name if name != "Hồ Chí Minh" else "Thành phố Hồ Chí Minh"
    whole = name if name.startswith("Thành phố") else f"{kind} {name}"
    choice = random.choice(("province", "province", "party", "front", "district" if not late else "commune"))
    if choice == "party":
        committee = "Thành ủy" if kind == "thành phố" else "Tỉnh ủy"
        title = f"{committee} {name}"
        return Issuer((title.upper(), "*"), f"Ban Thường vụ {title}", name, name, whole, "province", "party", "-KH/TU")
    if choice == "front":
        lines = ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM", whole.upper(), "BAN THƯỜNG TRỰC")
        title = f"Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam {whole}"
        return Issuer(lines, title, name, name, whole, "province", "front", "/KH-MTTQ-BTT")
    if choice in ("district", "commune"):
        unit, identifier = random.choice(DISTRICTS if choice == "district" else COMMUNES)
        province = concepts("province")[identifier]
        kind = str(province.first("provinceKind"))
        place = unit.split(" ", 2)[2] if unit.startswith(("thị xã", "thành phố")) else unit.split(" ", 1)[1]
        whole, title = f"{kind} {province.label}", f"Ủy ban nhân dân {unit}"
        return Issuer(
            ("ỦY BAN NHÂN DÂN", unit.upper()), title, province.label, place, whole, choice, "state", "/KH-UBND"
        )
    lines = ("ỦY BAN NHÂN DÂN", whole.upper())
    return Issuer(lines, f"Ủy ban nhân dân {whole}", name, name, whole, "province", "state", "/KH-UBND")


def letterhead(layout: str, issuer: Issuer, number: str, when: str) -> str:
    party = issuer.system == "party"
    motto = ("ĐẢNG CỘNG SẢN VIỆT NAM",) if party else MOTTO
    number = number if party else number.replace("Số ", "Số: ")
    if layout == "motto first":
        return "\n".join([*motto, "---------------", *issuer.lines, "-------", number, when])
    if layout in ("bar", "tab"):
        mark = " | " if layout == "bar" else "\t"
        pairs = [(*issuer.lines, *([""] * (len(motto) - len(issuer.lines)))), (*motto, "", "")]
        rows = [mark.join(row).strip() for row in zip(*pairs, strict=False)]
        return "\n".join([*rows, f"{number}{mark}{when}"])
    if layout == "split":
        words = issuer.lines[0].split(" ")
        cut = len(words) // 2
        first = [" ".join(words[:cut]), " ".join(words[cut:])] if cut else [issuer.lines[0]]
        return "\n".join([*first, *issuer.lines[1:], "-------", *motto, number, when])
    if layout == "bold":
        lines = [f"**{line}**" for line in (*issuer.lines, *motto) if line != "*"]
        return "\n".join([*lines, number, f"*{when}*"])
    if layout == "cells":
        return "\n".join(
            ["|", *issuer.lines, "-------", "|", *motto, "---------------", "|", "|", number, "|", when, "|"]
        )
    return "\n".join([*issuer.lines, "-------", *motto, "---------------", number, when])


def signature(random: Random, issuer: Issuer) -> tuple[str, str, str, str]:
    """Return (pattern, lines, name, position)."""
    name = random.choice(NAMES)
    if issuer.system == "party":
        return "T/M", f"T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n{name}", name, "Phó Bí thư"
    body = "TM. BAN THƯỜNG TRỰC" if issuer.system == "front" else "TM. ỦY BAN NHÂN DÂN"
    pattern = random.choice(("TM.", "TM. KT.", "KT.", "TL.") if issuer.system == "state" else ("TM.", "TM. KT."))
    lines, position = {
        "TM.": (f"{body}\nCHỦ TỊCH", "Chủ tịch"),
        "TM. KT.": (f"{body}\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        "KT.": ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        "TL.": ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
    }[pattern]
    signed = random.choice(("", "\n(Đã ký)", "\n\n"))
    return pattern, f"{lines}{signed}\n{name}", name, position


def names(issuer: Issuer, signer: str, text: str) -> dict[str, bool]:
    """Return which names that are hard to read are in a document."""
    return {
        "signer Y": signer.startswith("Y "),
        "city of its province": issuer.name.endswith(f"thành phố {issuer.province}") and issuer.level == "district",
        "province with a dash": "-" in issuer.province,
        "Quy hoạch - Kiến trúc": "Quy hoạch - Kiến trúc" in text,
    }


def a_day(random: Random, year: int) -> tuple[int, int, int]:
    return random.randint(1, 28), random.randint(1, 12), year


def _written(random: Random, day: tuple[int, int, int]) -> str:
    d, m, y = day
    return random.choice((f"ngày {d:02d}/{m:02d}/{y}", f"ngày {d}/{m}/{y}", f"ngày {d:02d} tháng {m:02d} năm {y}"))


def citation(random: Random, issuer: Issuer, year: int) -> tuple[str, str, str]:
    """Return (pattern, words, key) of a cited document older than `year`."""
    number, before = random.randint(2, 2400), random.randint(2016, year - 1)
    when, place = _written(random, a_day(random, before)), slugify(issuer.province)
    whole = issuer.whole
    law, symbol = random.choice(LAWS)
    choices: dict[str, tuple[str, str]] = {
        "QĐ-TTg": (f"Quyết định số {number}/QĐ-TTg {when} của Thủ tướng Chính phủ", f"{number}/QĐ-TTg"),
        "NĐ-CP": (f"Nghị định số {number % 180 + 1:02d}/{before}/NĐ-CP {when} của Chính phủ", f"{number % 180 + 1:02d}/{before}/NĐ-CP"),
        "TT": (f"Thông tư số {number % 40 + 1:02d}/{before}/TT-BYT {when} của Bộ Y tế", f"{number % 40 + 1:02d}/{before}/TT-BYT"),
        "L": (f"{law} số {symbol}", symbol),
        "NQ-HĐND": (f"Nghị quyết số {number}/NQ-HĐND {when} của Hội đồng nhân dân {whole}", f"{number}/NQ-HĐND@{place}"),
        "KH-UBND": (f"Kế hoạch số {number}/KH-UBND {when} của UBND {whole}", f"{number}/KH-UBND@{place}"),
        "NQ/TW": ("Nghị quyết số 42-NQ/TW, ngày 24/11/2023 của Ban Chấp hành Trung ương khóa XIII", "42-NQ/TW"),
        "KL/TW": ("Kết luận số 92-KL/TW ngày 05/11/2020 của Bộ Chính trị", "92-KL/TW"),
    }  # fmt: skip
    pattern = random.choice(sorted(choices))
    return pattern, *choices[pattern]


def _figure(value: float, places: int) -> str:
    if places:
        return f"{value:.{places}f}".replace(".", ",").removesuffix(",0")
    return f"{int(value):,}".replace(",", ".")


def target(random: Random, by: int) -> tuple[str, str, dict[str, Any]]:
    """Return (pattern, sentence, what must come out)."""
    indicator, unit, low, high, places = random.choice(INDICATORS)
    value = round(random.uniform(low, high), places)
    gap = "" if unit == "%" else " "
    form = random.choice(("reach", "reach", "reach", "reduce", "increase"))
    if form != "reach":
        word, rate = ("giảm", "reduce") if form == "reduce" else ("tăng", "increase")
        step = random.choice((1.5, 2, 3))
        sentence = f"{indicator.capitalize()} {word} bình quân {_figure(step, 1)}%/năm."
        expected = {
            "value": float(step),
            "upper": None,
            "unit": "%/năm",
            "comparator": "eq",
            "by": None,
            "direction": rate,
        }
        return form, sentence, expected
    before, comparator, behind = random.choice(COMPARATORS)
    shown = f"{_figure(value, places)}{gap}{unit}"
    upper = None
    if comparator == "range":
        upper = round(value + (3 if unit == "%" else 500), places)
        shown = f"{_figure(value, places)} đến {_figure(upper, places)}{gap}{unit}"
    year = random.choice(
        (f"Đến năm {by}, {indicator}", f"{indicator.capitalize()}", f"{indicator.capitalize()} đến năm {by}")
    )
    sentence = f"{year} {before} {shown}{behind}."
    expected = {"value": float(value), "upper": float(upper) if upper else None, "unit": unit, "comparator": comparator}
    bad = before == "không quá" and "suy dinh dưỡng" in indicator  # at most so many of what nobody wants
    direction = "reduce" if before.startswith("còn") or bad else "reach"
    return (
        f"{before}{behind}",
        sentence,
        {
            **expected,
            "by": by if str(by) in sentence else None,
            "direction": direction,
        },
    )


def _agencies(random: Random, issuer: Issuer, count: int) -> list[tuple[str, str]]:
    """Return `count` provincial departments as (name in the text, canonical name)."""
    known = [c for c in concepts("agency").values() if c.label.startswith("Sở ") and c.first("canonicalName")]
    return [
        (c.label, str(c.first("canonicalName")).replace("{P}", issuer.whole).replace("{p}", issuer.province))
        for c in random.sample(known, count)
    ]


def organisation(random: Random, issuer: Issuer) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Return (pattern, paragraphs of the section on organisation, (agency, role) pairs)."""
    bodies = _agencies(random, issuer, 5)
    pattern = random.choice(("heading", "sentence", "giao", "request"))
    lead, helper, other, fourth, fifth = bodies
    lines, expected = [], []
    if pattern == "heading":
        lines += [f"1. {lead[0]}", f"- Chủ trì, phối hợp với {helper[0]}, {other[0]} {random.choice(DUTIES)}."]
        lines += [f"2. {fourth[0]}", f"{random.choice(DUTIES).capitalize()}."]
    elif pattern == "sentence":
        lines += [f"1. {lead[0]} chủ trì, phối hợp với {helper[0]} và {other[0]} {random.choice(DUTIES)}."]
        lines += [f"2. {fourth[0]} có trách nhiệm {random.choice(DUTIES)}."]
    elif pattern == "giao":
        lines += [f"1. Giao {lead[0]} chủ trì, phối hợp với {helper[0]}, {other[0]} {random.choice(DUTIES)}."]
        lines += [f"2. Giao {fourth[0]} {random.choice(DUTIES)}."]
    else:
        lines += [f"1. {lead[0]} chủ trì, phối hợp với {helper[0]}, {other[0]} {random.choice(DUTIES)}."]
        lines += [f"2. Đề nghị {fourth[0]} {random.choice(DUTIES)}."]
    expected += [(lead[1], "lead"), (helper[1], "coordinate"), (other[1], "coordinate")]
    expected += [(fourth[1], "requested" if pattern == "request" else "responsible")]
    return pattern, lines, expected


def report(random: Random, issuer: Issuer, year: int) -> tuple[str, str, tuple[str | None, str | None]]:
    """Return (pattern, sentence, (due, frequency))."""
    day, month, _ = a_day(random, year)
    to = "Ủy ban nhân dân tỉnh" if issuer.whole.startswith("tỉnh") else "Ủy ban nhân dân thành phố"
    start = f"Các sở, ban, ngành báo cáo kết quả thực hiện về {to}"
    choices: dict[str, tuple[str, str | None, str | None]] = {
        "hằng năm": (f"{start} trước ngày {day:02d}/{month} hằng năm.", f"--{month:02d}-{day:02d}", "year"),
        "hàng năm": (f"Định kỳ hàng năm (trước ngày {day:02d}/{month}), {start[0].lower()}{start[1:]}.", f"--{month:02d}-{day:02d}", "year"),
        "tháng": (f"{start} trước ngày {day} hằng tháng.", f"---{day:02d}", "month"),
        "quý": (f"{start} định kỳ hằng quý.", None, "quarter"),
        "một lần": (f"{start} trước ngày {day:02d}/{month:02d}/{year}.", f"{year}-{month:02d}-{day:02d}", None),
    }  # fmt: skip
    pattern = random.choice(sorted(choices))
    sentence, due, frequency = choices[pattern]
    return pattern, sentence, (due, frequency)
