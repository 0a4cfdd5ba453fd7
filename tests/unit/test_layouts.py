"""Layouts of converters: two columns, tabs, blank lines, single misread characters, attached plans without a type line."""

import pytest
from tables import MOTTO, decision, head, instrument, nfd, plan, quote, record, row

from kg.mentions import Header
from kg.read import prepare, read_bytes
from kg.read.glued import lost_spaces
from kg.read.misread import misread
from kg.read.repair import lost_marks
from kg.resolve.local_acts import with_place
from kg.text import Working

BODY = "I. NHIỆM VỤ\n\n- Chăm lo đời sống Nhân dân.\n\n"


def recipients(text: str) -> list[str]:
    return [r["name"] for r in record(text)["recipients"]]


ENDS = [
    row(
        "Nơi nhận:                    TM. ỦY BAN NHÂN DÂN\n- Bộ Y tế;                   KT. CHỦ TỊCH\n- Sở Y tế;                   PHÓ CHỦ TỊCH\n- Lưu: VT.                   Lò Thị Minh Phượng\n",
        ["Bộ Y tế", "Sở Y tế tỉnh Hà Giang", "Văn thư"],
        ("Lò Thị Minh Phượng", "Phó Chủ tịch"),
        why="columns parted by spaces",
    ),
    row(
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n-\tBộ Y tế;\tCHỦ TỊCH\n-\tSở Y tế;\n-\tLưu: VT.\tNguyễn Văn Sơn\n",
        ["Bộ Y tế", "Sở Y tế tỉnh Hà Giang", "Văn thư"],
        ("Nguyễn Văn Sơn", "Chủ tịch"),
        why="columns parted by tabs",
    ),
    row(
        "Nơi nhận: | KT. CHỦ TỊCH |\n- Bộ Y tế;\n- Sở Y tế;\n- Lưu: VT. | Đặng Quốc Khải |\n",
        ["Bộ Y tế", "Sở Y tế tỉnh Hà Giang", "Văn thư"],
        ("Đặng Quốc Khải", "Phó Chủ tịch"),
        why="columns parted by bars, the deputy's own line lost",
    ),
    row(
        "Nơi nhận:\n- Bộ Y tế;\n- Sở Y tế;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn\n",
        ["Bộ Y tế", "Sở Y tế tỉnh Hà Giang", "Văn thư"],
        ("Nguyễn Văn Sơn", "Chủ tịch"),
        why="one below the other",
    ),
]


@pytest.mark.parametrize(("end", "names", "signer"), ENDS)
@pytest.mark.parametrize("form", [str, nfd])
def test_recipients_beside_the_signature(end, names, signer, form):
    text = form(plan(BODY + end))
    assert recipients(text) == names
    assert instrument(text)["signer"] == {"name": signer[0], "position": signer[1]}


def test_what_a_digital_signature_prints_is_no_text():
    text = plan(BODY + "Trên đây là Kế hoạch./.\n\nKý bởi: Sở Xây dựng\nThời gian ký: 20/01/2026 16:42:07 +07:00\n")
    assert not any("Ký bởi" in quote(text, unit["span"]) for unit in record(text)["units"])


MISREAD = [
    ("l. Mục tiêu chung", "1. Mục tiêu chung"),
    ("đến năm 2O20 có 6OO hộ", "đến năm 2020 có 600 hộ"),
    ("Nghị quyết 30a/2OO8/NQ-CP", "Nghị quyết 30a/2008/NQ-CP"),
    ("1I- NHIỆM VỤ, GIẢI PHÁP", "II- NHIỆM VỤ, GIẢI PHÁP"),
    ("I- MỤC TIÊU\n111- TỔ CHỨC THỰC HIỆN", "I- MỤC TIÊU\nIII- TỔ CHỨC THỰC HIỆN"),
    ("Uy ban nhân dân huyện", "Ủy ban nhân dân huyện"),
    ("ƯBND tỉnh", "UBND tỉnh"),
    ("Tĩnh ủy", "Tỉnh ủy"),
    ("ÐẢNG ỦY XÃ", "ĐẢNG ỦY XÃ"),
    ("Nghị quyết số 15-NQ/TƯ của Bộ Chính trị", "Nghị quyết số 15-NQ/TW của Bộ Chính trị"),
    ("Nghị quyết số 05-NQ/TƯ của Tỉnh ủy", "Nghị quyết số 05-NQ/TU của Tỉnh ủy"),
    ("1. MỤC TIÊU CHUNG\n11. Năm 2020, Uỷ ban", "1. MỤC TIÊU CHUNG\n11. Năm 2020, Uỷ ban"),
    ("Phụ lục 1a, mã O2, ô tô 5 chỗ, điểm l) khoản 2", "Phụ lục 1a, mã O2, ô tô 5 chỗ, điểm l) khoản 2"),
]


@pytest.mark.parametrize(("text", "expected"), MISREAD)
def test_single_characters(text, expected):
    assert Working(text).replaced(misread(text)).text == expected


DAMAGED = (
    "Thuc hiện Quyết định số 491/QĐ-TTg ngày 07/5/2018 cúa Thủ tuớng Chính phủ; Ủy ban nhân dân tỉnh ban hành Chuơng trình hành dộng như sau: "
    "Nâng cao hiéu quả thu gom, phân loại, xử lý chất thai rắn; Sở Xây dung chủ trì, phối hợp với các sở, ngành, dịa phương tổ chức thực hiện."
)


def test_a_few_words_get_their_marks_back():
    got = Working(DAMAGED).replaced((p.start, p.end, p.text) for p in lost_marks(DAMAGED)).text
    for word in ("Thực hiện", "Thủ tướng", "Chương trình", "hiệu quả", "Sở Xây dựng", "địa phương"):
        assert word in got, word


def test_a_text_with_a_few_damaged_words_says_so():
    text = plan(f"{DAMAGED}\n\n{BODY}")
    reading = prepare(read_bytes(text.encode(), "own.txt"))
    assert not reading.repaired and "Thuc" in reading.mended
    (finding,) = [f for f in record(text)["findings"] if f["kind"] == "ocr-damage"]
    assert "Thuc" in finding["note"]
    assert "typo" not in [f["kind"] for f in record(text)["findings"]]


@pytest.mark.parametrize(
    "text",
    [
        "Buôn Ma Thuột, Krông Pắc, Ia Krêl, Kon Tum, Đăk Glei",
        "A Thiu Brang, Hà Công Thuấn",
        "nâng cao hiệu quả quản lý",
    ],
)
def test_names_and_right_words_stay(text):
    assert lost_marks(text) == []


def test_spaces_between_words_that_ran_together():
    text = "chínhquyền địaphương giaiđoạn mới"
    assert [text[:at].split()[-1] for at in lost_spaces(text)] == ["chính", "địa", "giai"]
    assert lost_spaces("một chínhquyền mới") == []  # a slip of the writer


def test_a_blank_line_behind_every_line():
    lines = plan(
        "I. MỤC TIÊU\n1. Khai thác lợi thế vùng bãi ven sông để phát triển\nsản phẩm đặc trưng, nâng cao thu nhập, giữ gìn cảnh\n"
        "quan làng quê.\n2. Trên 40% diện tích rau màu sản xuất theo hướng\nhữu cơ.\nII. NHIỆM VỤ\n1. Tuyên truyền, phổ biến đến các hộ sản xuất, hợp tác\n"
        "xã qua hệ thống truyền thanh.\n2. Rà soát, lựa chọn ý tưởng sản phẩm của các thôn, các\nhợp tác xã.\n3. Cấp mã số vùng trồng, đưa sản phẩm lên\nsàn thương mại.\n"
    ).split("\n")
    spaced = "\n\n".join(line for line in lines if line.strip()) + "\n"
    got = [" ".join(quote(spaced, unit["span"]).split()) for unit in record(spaced)["units"]]
    assert got[0] == (
        "1. Khai thác lợi thế vùng bãi ven sông để phát triển sản phẩm đặc trưng, nâng cao thu nhập, giữ gìn cảnh quan làng quê."
    )
    assert len(got) == 5


def test_text_behind_a_table_is_no_row():
    text = plan(
        "I. PHÂN CÔNG\n\n| TT | Nội dung | Chủ trì |\n|---|---|---|\n| 1 | Rà soát hộ nghèo | Sở Y tế |\n\nII. TỔ CHỨC THỰC HIỆN\n\n- Giao Sở Nội vụ chủ trì tổng hợp.\n"
    )
    assert [s["path"] for s in record(text)["sections"]] == ["I", "II"]
    assert [u["section"] for u in record(text)["units"]] == ["I.1", "II"]


def test_rows_below_a_numbered_section():
    text = plan(
        "I. MỤC TIÊU\n\n1. Mục tiêu chung\n\n- Chăm lo người nghèo.\n\n2. Mục tiêu cụ thể\n\n| TT | Chỉ tiêu | Đơn vị tính | Năm 2025 |\n|---|---|---|---|\n"
        "| 1 | Hộ dùng nước sạch | % | 92 |\n| 2 | Trạm y tế đạt chuẩn | % | 95 |\n"
    )
    assert [u["section"] for u in record(text)["units"]][-2:] == ["I.2.1", "I.2.2"]


def test_a_table_without_a_column_of_numbers():
    text = plan(
        "II. CHỈ TIÊU\n\n| Chỉ tiêu | Năm 2021 | Năm 2025 |\n|---|---|---|\n| Tỷ lệ người biết chữ | 98,6% | 99,2% |\n"
    )
    assert [(t["value"], t["by"]) for t in record(text)["targets"]] == [(98.6, 2021), (99.2, 2025)]


def test_bodies_that_issue_together():
    text = (
        head(issuer="SỞ Y TẾ - SỞ TÀI CHÍNH", number="Số: 12/HD-SYT-STC", kind="HƯỚNG DẪN", title="Chi trả chế độ")
        + BODY
    )
    assert instrument(text)["issuer"] == "Sở Y tế tỉnh Hà Giang; Sở Tài chính tỉnh Hà Giang"


def test_a_plan_whose_type_line_is_lost():
    text = decision(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chăm sóc người cao tuổi năm 2024.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\n"
        "Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nNguyễn Văn Sơn\n\nCHĂM SÓC NGƯỜI CAO TUỔI NĂM 2024\n(Ban hành kèm theo Quyết định số 812/QĐ-UBND ngày 14 tháng 3 năm 2024)\n\nI. MỤC TIÊU\n\n- Chăm lo người cao tuổi.\n"
    )
    assert [i["type"] for i in record(text)["instruments"]] == ["QĐ", "KH"]


def test_a_letterhead_in_two_wide_columns():
    text = (
        f"UBND TỈNH LÂM ĐỒNG                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n     SỞ Y TẾ                         {MOTTO.splitlines()[-1]}\n"
        "Số: 58/KH-SYT                     Lâm Đồng, ngày 22 tháng 02 năm 2019\n\nKẾ HOẠCH\nPhòng, chống bệnh lao năm 2019\n\n"
        + BODY
    )
    got = instrument(text)
    assert (got["issuer"], got["symbol"], got["date"], got["period"]) == (
        "Sở Y tế tỉnh Lâm Đồng", "58/KH-SYT", "2019-02-22", [2019, 2019],
    )  # fmt: skip


def test_a_document_that_runs_together():
    text = (
        "1. UBND TỈNH CÀ MAU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ Y TẾ Độc lập - Tự do - Hạnh phúc Số: 1216/KH-SYT Cà Mau, ngày 22 tháng 8 năm 2014 "
        "KẾ HOẠCH Tiêm vắc xin năm 2014 Thực hiện Kế hoạch số 61/KH-UBND ngày 06 tháng 8 năm 2014 của Ủy ban nhân dân tỉnh, Sở Y tế xây dựng kế hoạch như sau: "
        "I. CHỈ TIÊU 1. Trên 95% trẻ được tiêm 01 mũi vắc xin. 2. 100% điểm tiêm có cán bộ đã qua tập huấn. II. NHIỆM VỤ 1. Trung tâm Y tế chủ trì tiêm chủng. "
        "2. Các bệnh viện phối hợp thực hiện. III. CHẾ ĐỘ BÁO CÁO 1. Các đơn vị báo cáo Sở Y tế trước ngày 30/11/2014.\n"
    )
    assert [s["path"] for s in record(text)["sections"]] == ["I", "II", "III"]
    assert instrument(text)["symbol"] == "1216/KH-SYT"


HEADS = [
    row(
        "CHỈ THỊ\nCỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 41/2004/CT-TTg NGÀY 02 THÁNG 12 NĂM 2004\nVỀ TĂNG CƯỜNG CHĂM LO TRẺ EM\n\n1. Bộ Y tế chủ trì tổng hợp.\n",
        {"type": "CT", "symbol": "41/2004/CT-TTg", "date": "2004-12-02", "issuer": "Thủ tướng Chính phủ"},
        why="the title holds issuer, number and date",
    ),
    row(
        "ỦY BAN NHÂN DÂN\nTỈNH BẾN TRE\nSố: 04/2004/CT-UB\nBến Tre, ngày 06 tháng 02 năm 2004\n\nCHỈ THỊ\nCỦA CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nVỀ CÁC BIỆN PHÁP PHÒNG DỊCH\n\n1. Sở Y tế chủ trì.\n",
        {"type": "CT", "symbol": "04/2004/CT-UB", "issuer": "Chủ tịch Ủy ban nhân dân tỉnh Bến Tre", "title": "Các biện pháp phòng dịch"},
        why="the authority on the line above the title",
    ),
    row(
        "TỈNH ỦY THANH HÓA\nHUYỆN ỦY NÔNG CỐNG\n*\nSố 12CTr/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nNông Cống, ngày 09 tháng 7 năm 2012\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nchăm lo người có công\n\n" + BODY,
        {"issuer": "Huyện ủy Nông Cống", "symbol": "12-CTr/HU", "province": "Thanh Hóa", "level": "district"},
        why="a committee below another, a symbol without its hyphen",
    ),
    row(
        "TỈNH ỦY GIA LAI\nÐẢNG ỦY XÃ IA KRÊL\n*\nSố 06-NQ/ÐU\nÐẢNG CỘNG SẢN VIỆT NAM\nIa Krêl, ngày 22 tháng 10 năm 2025\n\nNGHỊ QUYẾT\nvề giữ gìn văn hóa\n\n" + BODY,
        {"issuer": "Đảng ủy xã Ia Krêl", "symbol": "06-NQ/ĐU", "province": "Gia Lai", "level": "commune"},
        why="the Icelandic letter that looks like Đ",
    ),
    row(
        "UBND XÃ ĐÔNG THUẬN\nTỈNH HƯNG YÊN\nSố: 12/KH-UBND\nĐông Thuận, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nPhát triển sản phẩm\n\n" + BODY,
        {"issuer": "Ủy ban nhân dân xã Đông Thuận", "province": "Hưng Yên", "level": "commune"},
        why="the province below the commune",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADS)
@pytest.mark.parametrize("form", [str, nfd])
def test_heads(text, expected, form):
    got = instrument(form(text))
    assert {name: got[name] for name in expected} == expected


def test_those_whom_a_letter_asks_have_its_items():
    text = (
        "UBND TỈNH HÀ GIANG\nSỞ Y TẾ\nSố: 88/SYT-NVY\nHà Giang, ngày 5 tháng 8 năm 2023\n\nKính gửi: Ủy ban nhân dân các huyện, thành phố\n\n"
        "Sở Y tế đề nghị Ủy ban nhân dân các huyện, thành phố thực hiện các nội dung sau:\n\n1. Rà soát danh sách trẻ em.\n\n2. Bố trí kinh phí tiêm chủng.\n"
    )
    got = [(a["agency"], a["role"]) for a in record(text)["assignments"]]
    assert got == [("Ủy ban nhân dân các huyện, thành phố tỉnh Hà Giang", "requested")] * 2


def test_any_noun_counts_among_targets():
    text = plan("I. MỤC TIÊU\n\n1. Chỉ tiêu cụ thể đến năm 2025\n\n- Xây dựng 3.000 bài giảng trực tuyến.\n")
    assert [(t["value"], t["unit"], t["by"]) for t in record(text)["targets"]] == [(3000, "bài", 2025)]


def test_figures_behind_a_letter_are_none():
    text = plan("I. MỤC TIÊU\n\n1. Chỉ tiêu cụ thể đến năm 2025\n\n- Diện tích sàn bình quân 24,6 m2 sàn/người.\n")
    assert [(t["value"], t["unit"]) for t in record(text)["targets"]] == [(24.6, "m²/người")]


@pytest.mark.parametrize(
    ("name", "province", "issuer", "expected"),
    [
        ("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI", "Hà Giang", "Tỉnh ủy Hà Giang", "Nghị quyết Đại hội Đảng bộ tỉnh Hà Giang lần thứ XVI"),
        ("Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2010-2015", "Bắc Kạn", "Huyện ủy Chợ Đồn", "Nghị quyết Đại hội Đảng bộ huyện Chợ Đồn nhiệm kỳ 2010-2015"),
        ("Nghị quyết Đại hội Đảng bộ xã lần thứ I", "Gia Lai", "Đảng ủy xã Ia Krêl", "Nghị quyết Đại hội Đảng bộ xã Ia Krêl lần thứ I"),
        ("Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ XV", "Hà Giang", "Tỉnh ủy Hà Giang", "Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ XV"),
        ("Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", "Hà Giang", "Tỉnh ủy Hà Giang", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"),
    ],
)  # fmt: skip
def test_acts_of_local_bodies_bear_their_place(name, province, issuer, expected):
    level = "province" if issuer.startswith("Tỉnh") else "district"
    assert with_place(name, Header("d1", province=province, issuer=issuer, level=level)) == expected
