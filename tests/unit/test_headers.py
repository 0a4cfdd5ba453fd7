"""Letterheads, titles and signatures: who issued what, where and when, in the layouts that converters leave."""

from typing import Any

import pytest
from tables import MOTTO, head, instrument, nfd, plan, quote, record, row

BODY = "I. MỤC TIÊU\n\n- Chăm lo đời sống của Nhân dân trong tỉnh.\n"
SIGNED = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nLò Thị Minh Phượng\n"

ISSUERS = [
    row(
        head(
            "CHÍNH PHỦ",
            "Số: 61/2022/NĐ-CP",
            "Hà Nội, ngày 12 tháng 9 năm 2022",
            "NGHỊ ĐỊNH",
            "Quy định về trợ giúp trẻ em",
        )
        + "Điều 1. Phạm vi điều chỉnh\n\nNghị định này quy định về trợ giúp trẻ em.\n",
        {
            "type": "NĐ",
            "symbol": "61/2022/NĐ-CP",
            "date": "2022-09-12",
            "place": "Hà Nội",
            "issuer": "Chính phủ",
            "province": None,
            "level": "central",
            "system": "state",
        },
        why="a decree of the Government",
    ),
    row(
        head(
            "THỦ TƯỚNG CHÍNH PHỦ",
            "Số: 14/CT-TTg",
            "Hà Nội, ngày 02 tháng 5 năm 2019",
            "CHỈ THỊ",
            "Về chăm sóc người cao tuổi",
        )
        + BODY,
        {
            "type": "CT",
            "symbol": "14/CT-TTg",
            "date": "2019-05-02",
            "issuer": "Thủ tướng Chính phủ",
            "province": None,
            "level": "central",
        },
        why="a directive of the Prime Minister",
    ),
    row(
        head(
            "BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI",
            "Số: 09/2022/TT-BLĐTBXH",
            "Hà Nội, ngày 25 tháng 5 năm 2022",
            "THÔNG TƯ",
            "Hướng dẫn hỗ trợ sinh kế",
        )
        + BODY,
        {
            "type": "TT",
            "symbol": "09/2022/TT-BLĐTBXH",
            "issuer": "Bộ Lao động - Thương binh và Xã hội",
            "province": None,
            "level": "central",
            "system": "state",
        },
        why="a circular of a ministry whose name takes two lines",
    ),
    row(
        head(
            "VĂN PHÒNG CHÍNH PHỦ",
            "Số: 245/TB-VPCP",
            "Hà Nội, ngày 8 tháng 6 năm 2021",
            "THÔNG BÁO",
            "Kết luận của Phó Thủ tướng tại cuộc họp về an sinh",
        )
        + BODY,
        {
            "type": "TB",
            "symbol": "245/TB-VPCP",
            "date": "2021-06-08",
            "issuer": "Văn phòng Chính phủ",
            "level": "central",
            "province": None,
        },
        why="a notice of the Office of the Government",
    ),
    row(
        head(
            "HỘI ĐỒNG NHÂN DÂN\nTỈNH BẾN TRE",
            "Số: 08/2023/NQ-HĐND",
            "Bến Tre, ngày 10 tháng 7 năm 2023",
            "NGHỊ QUYẾT",
            "Quy định mức chuẩn trợ giúp xã hội",
        )
        + BODY,
        {
            "type": "NQ",
            "symbol": "08/2023/NQ-HĐND",
            "issuer": "Hội đồng nhân dân tỉnh Bến Tre",
            "province": "Bến Tre",
            "level": "province",
            "system": "state",
        },
        why="a resolution of a provincial council",
    ),
    row(
        head(
            "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH",
            "Số: 2210/KH-UBND",
            "Thành phố Hồ Chí Minh, ngày 4 tháng 5 năm 2021",
        )
        + BODY,
        {
            "symbol": "2210/KH-UBND",
            "issuer": "Ủy ban nhân dân Thành phố Hồ Chí Minh",
            "province": "Thành phố Hồ Chí Minh",
            "place": "Thành phố Hồ Chí Minh",
            "level": "province",
        },
        why="the city whose name is never without its kind",
    ),
    row(
        head("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Số: 118/KH-UBND", "Hải Phòng, ngày 4 tháng 5 năm 2023") + BODY,
        {"issuer": "Ủy ban nhân dân thành phố Hải Phòng", "province": "Hải Phòng", "place": "Hải Phòng"},
        why="a city under the centre",
    ),
    row(
        head("ỦY BAN NHÂN DÂN\nHUYỆN MÈO VẠC", "Số: 31/KH-UBND", "Mèo Vạc, ngày 4 tháng 5 năm 2023")
        + "I. MỤC TIÊU\n\n- Thực hiện chủ trương của UBND tỉnh Hà Giang về chăm lo người nghèo.\n",
        {
            "issuer": "Ủy ban nhân dân huyện Mèo Vạc tỉnh Hà Giang",
            "level": "district",
            "province": "Hà Giang",
            "place": "Mèo Vạc",
        },
        why="a district, its province only in the body",
        fault="the name of a district stays in small letters (mèo vạc)",
    ),
    row(
        head("ỦY BAN NHÂN DÂN\nXÃ ĐẠI ĐỒNG", "Số: 12/KH-UBND", "Đại Đồng, ngày 20 tháng 8 năm 2025") + BODY,
        {"symbol": "12/KH-UBND", "level": "commune", "system": "state", "date": "2025-08-20"},
        why="a commune",
    ),
    row(
        "UBND TỈNH PHÚ THỌ\nSỞ Y TẾ\n-------\n"
        + MOTTO
        + "\n-------\nSố: 455/KH-SYT\nPhú Thọ, ngày 9 tháng 1 năm 2020\n\nKẾ HOẠCH\nChăm sóc sức khỏe người cao tuổi\n\n"
        + BODY,
        {
            "type": "KH",
            "symbol": "455/KH-SYT",
            "issuer": "Sở Y tế tỉnh Phú Thọ",
            "province": "Phú Thọ",
            "level": "province",
        },
        why="a department below the committee it belongs to",
    ),
    row(
        "TỈNH ỦY TUYÊN QUANG\n*\nSố 31-KH/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nTuyên Quang, ngày 03 tháng 7 năm 2023\n\nKẾ HOẠCH\nthực hiện chính sách xã hội\n-----\n\n"
        + BODY
        + "\nNơi nhận:\n- Ban Bí thư (để báo cáo);\n- Lưu VPTU.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nMa Thế Hồng\n",
        {
            "type": "KH",
            "symbol": "31-KH/TU",
            "date": "2023-07-03",
            "issuer": "Ban Thường vụ Tỉnh ủy Tuyên Quang",
            "province": "Tuyên Quang",
            "system": "party",
            "level": "province",
            "place": "Tuyên Quang",
        },
        why="a provincial party committee, signed for its standing committee",
    ),
    row(
        "THÀNH ỦY HẢI PHÒNG\n*\nSố 22-CTr/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHải Phòng, ngày 11 tháng 8 năm 2021\n\nCHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện nghị quyết đại hội\n\n"
        + BODY,
        {
            "type": "CTr",
            "symbol": "22-CTr/TU",
            "issuer": "Thành ủy Hải Phòng",
            "province": "Hải Phòng",
            "system": "party",
        },
        why="a programme of a city party committee",
    ),
    row(
        "TỈNH ỦY HÀ GIANG\nHUYỆN ỦY ĐỒNG VĂN\n*\nSố 19-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐồng Văn, ngày 1 tháng 2 năm 2022\n\nKẾ HOẠCH\nchăm lo người có công\n\n"
        + BODY,
        {"symbol": "19-KH/HU", "system": "party", "level": "district", "province": "Hà Giang"},
        why="a district party committee under its province's",
    ),
    row(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 77-KL/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 05 tháng 6 năm 2020\n\nKẾT LUẬN\nCỦA BỘ CHÍNH TRỊ\nvề khắc phục tác động của dịch bệnh\n\n"
        + BODY
        + "\nNơi nhận:\n- Các tỉnh ủy, thành ủy;\n- Lưu Văn phòng Trung ương Đảng.\n\nT/M BỘ CHÍNH TRỊ\n\nTrần Quốc Vượng\n",
        {
            "type": "KL",
            "symbol": "77-KL/TW",
            "issuer": "Bộ Chính trị",
            "level": "central",
            "system": "party",
            "province": None,
        },
        why="a conclusion of the Politburo under the Central Committee's letterhead",
    ),
    row(
        "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH QUẢNG NAM\nBAN THƯỜNG TRỰC\n***\nSố: 45/HD-MTTQ-BTT\n"
        + MOTTO
        + "\nQuảng Nam, ngày 6 tháng 9 năm 2022\n\nHƯỚNG DẪN\nvận động Quỹ Vì người nghèo\n\n"
        + BODY,
        {
            "type": "HD",
            "symbol": "45/HD-MTTQ-BTT",
            "system": "front",
            "province": "Quảng Nam",
            "level": "province",
            "issuer": "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Quảng Nam",
        },
        why="the standing board of the Front of a province",
    ),
    row(
        "QUỐC HỘI\n-------\n"
        + MOTTO
        + "\n-------\nLuật số: 52/2023/QH15\nHà Nội, ngày 30 tháng 6 năm 2023\n\nLUẬT\nPHÒNG THỦ DÂN SỰ\n\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\n\nĐiều 1. Phạm vi điều chỉnh\n\nLuật này quy định về phòng thủ dân sự.\n",
        {
            "type": "L",
            "symbol": "52/2023/QH15",
            "date": "2023-06-30",
            "issuer": "Quốc hội",
            "level": "central",
            "province": None,
        },
        why="a law of the National Assembly",
    ),
    row(
        head(
            "THỦ TƯỚNG CHÍNH PHỦ",
            "Số: 41/CĐ-TTg",
            "Hà Nội, ngày 7 tháng 9 năm 2024",
            "CÔNG ĐIỆN",
            "Về tập trung ứng phó bão số 3",
        )
        + BODY,
        {"type": "CĐ", "symbol": "41/CĐ-TTg", "issuer": "Thủ tướng Chính phủ", "level": "central"},
        why="a telegram of the Prime Minister",
    ),
    row(
        head(
            "ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU",
            "Số: 66/TTr-UBND",
            "Cà Mau, ngày 1 tháng 12 năm 2021",
            "TỜ TRÌNH",
            "Đề nghị ban hành mức hỗ trợ",
        )
        + BODY,
        {"type": "TTr", "symbol": "66/TTr-UBND", "issuer": "Ủy ban nhân dân tỉnh Cà Mau", "province": "Cà Mau"},
        why="a submission",
    ),
    row(
        head(
            "ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU",
            "Số: 210/BC-UBND",
            "Bà Rịa - Vũng Tàu, ngày 1 tháng 12 năm 2022",
            "BÁO CÁO",
            "Kết quả thực hiện chính sách",
        )
        + BODY,
        {
            "type": "BC",
            "issuer": "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu",
            "province": "Bà Rịa - Vũng Tàu",
            "place": "Bà Rịa - Vũng Tàu",
        },
        why="a province with a dash in its name",
    ),
    row(
        head("ỦY BAN NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ", "Số: 91/KH-UBND", "Thừa Thiên Huế, ngày 5 tháng 4 năm 2022")
        + BODY,
        {"issuer": "Ủy ban nhân dân tỉnh Thừa Thiên Huế", "province": "Thừa Thiên Huế"},
        why="a province that has since become a city",
    ),
    row(
        "SỞ LĐ-TB&XH\nTỈNH AN GIANG\n-------\n"
        + MOTTO
        + "\nSố: 990/KH-SLĐTBXH\nAn Giang, ngày 3 tháng 8 năm 2022\n\nKẾ HOẠCH\nRà soát hộ nghèo\n\n"
        + BODY,
        {"issuer": "Sở Lao động - Thương binh và Xã hội tỉnh An Giang", "province": "An Giang"},
        why="an abbreviated department with a hyphen",
    ),
]


def check(text: str, expected: dict[str, Any], number: int = 0) -> None:
    got = instrument(text, number)
    assert {name: got[name] for name in expected} == expected


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_issuers(text, expected):
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), ISSUERS)
def test_issuers_decomposed(text, expected):
    check(nfd(text), expected)


FULL = {
    "type": "KH", "symbol": "77/KH-UBND", "date": "2022-11-21", "place": "Bắc Kạn", "province": "Bắc Kạn",
    "issuer": "Ủy ban nhân dân tỉnh Bắc Kạn", "system": "state", "level": "province",
}  # fmt: skip
TITLE = "\n\nKẾ HOẠCH\nChăm lo hộ nghèo trên địa bàn tỉnh\n\n" + BODY
DAY = "Bắc Kạn, ngày 21 tháng 11 năm 2022"
LAYOUTS = [
    row("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n-------\n" + MOTTO + "\n-------\nSố: 77/KH-UBND\n" + DAY + TITLE, why="issuer, then motto"),
    row(MOTTO + "\n-------\nỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\nSố: 77/KH-UBND\n" + DAY + TITLE, why="motto, then issuer"),
    row("ỦY BAN NHÂN DÂN TỈNH BẮC KẠN\nSố: 77/KH-UBND\n\n" + MOTTO + "\n" + DAY + TITLE, why="left column, then right column"),
    row("| ỦY BAN NHÂN DÂN TỈNH BẮC KẠN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc |\n|---|---|\n| Số: 77/KH-UBND | " + DAY + " |" + TITLE, why="a table of pipes"),
    row("|\nỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n|\n" + MOTTO + "\n|\n|\nSố: 77/KH-UBND\n|\n" + DAY + "\n|" + TITLE, why="a cell a paragraph, between borders"),
    row("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BẮC KẠN\tĐộc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND\t" + DAY + TITLE, why="two columns with a tab between"),
    row("ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH BẮC KẠN             Độc lập - Tự do - Hạnh phúc\n   -------                  ---------------\nSố: 77/KH-UBND           " + DAY + TITLE, why="two columns with spaces between"),
    row("ỦY BAN NHÂN DÂN TỈNH BẮC KẠN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND " + DAY + TITLE, why="both columns on one line"),
    row("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND\n" + DAY + TITLE, why="the motto wrapped"),
    row("**ỦY BAN NHÂN DÂN**\n**TỈNH BẮC KẠN**\n\n**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n\nSố: 77/KH-UBND\n\n*" + DAY + "*\n\n**KẾ HOẠCH**\n**Chăm lo hộ nghèo trên địa bàn tỉnh**\n\n" + BODY, why="Markdown marks"),
    row("# ỦY BAN NHÂN DÂN TỈNH BẮC KẠN\n\n" + MOTTO + "\n\nSố: 77/KH-UBND\n\n" + DAY + "\n\n# KẾ HOẠCH\n\n## Chăm lo hộ nghèo trên địa bàn tỉnh\n\n" + BODY, why="Markdown headings"),
    row("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n" + MOTTO + "\nSố:  77 /KH-UBND\nBắc Kạn, ngày 21  tháng  11  năm 2022" + TITLE, why="spaces inside number and date"),
    row("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n" + MOTTO + "\nSố: 77/KH-UBND\nBắc Kạn, ngày 21/11/2022" + TITLE, why="the date in figures"),
    row("UBND TỈNH BẮC KẠN\n" + MOTTO + "\nSố 77/KH-UBND\n" + DAY + TITLE, why="the issuer abbreviated, the number without a colon"),
    row(("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n-------\n" + MOTTO + "\n-------\nSố: 77/KH-UBND\n" + DAY + TITLE).replace("\n", "\r\n"), why="line ends of Windows"),
    row("ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n-------\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n-------\nSố: 77/KH-UBND\n" + DAY + TITLE, why="old tone marks and long dashes in the motto"),
]  # fmt: skip


@pytest.mark.parametrize("text", LAYOUTS)
def test_layouts(text):
    check(text, FULL)


@pytest.mark.parametrize("text", LAYOUTS)
def test_layouts_keep_the_title(text):
    assert instrument(text)["title"] == "Chăm lo hộ nghèo trên địa bàn tỉnh"


BLANKS = [
    row(plan(BODY, number="Số:     /KH-UBND", place="Hà Giang, ngày     tháng     năm 2024"), {"symbol": None, "type": "KH", "date": "2024"}, why="no number, no day, no month"),
    row(plan(BODY, number="Số: ....../KH-UBND", place="Hà Giang, ngày ... tháng 6 năm 2024"), {"symbol": None, "date": "2024-06"}, why="dots for number and day"),
    row(plan(BODY, number="Số: …/KH-UBND", place="Hà Giang, ngày … tháng … năm 2023"), {"symbol": None, "date": "2023"}, why="ellipses for number, day and month"),
    row(plan(BODY, place="Hà Giang, ngày 31 tháng 4 năm 2024"), {"date": None, "symbol": "57/KH-UBND"}, why="a day that is none"),
    row(plan(BODY, place="Hà Giang, tháng 4 năm 2024"), {"date": "2024-04", "symbol": "57/KH-UBND"}, why="a month without a day", fault="a letterhead date without a day is not read"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BLANKS)
def test_blanks(text, expected):
    check(text, expected)


LETTERS = [
    row(
        "UBND TỈNH NAM ĐỊNH\n-------\nSố: 123/UBND-VP7\nV/v triển khai chính sách hỗ trợ nhà ở\n" + MOTTO + "\nNam Định, ngày 6 tháng 5 năm 2024\n\nKính gửi:\n- Các sở, ban, ngành;\n- UBND các huyện, thành phố.\n\nThực hiện Chỉ thị số 34/CT-TTg, UBND tỉnh yêu cầu Sở Xây dựng chủ trì rà soát nhà ở.\n",
        {"type": "CV", "symbol": "123/UBND-VP7", "date": "2024-05-06", "issuer": "Ủy ban nhân dân tỉnh Nam Định", "province": "Nam Định"},
        why="a letter of a province",
    ),
    row(
        "BỘ Y TẾ\n-------\n" + MOTTO + "\n-------\nSố: 4512/BYT-BH\nV/v thanh toán chi phí khám bệnh\nHà Nội, ngày 3 tháng 8 năm 2022\n\nKính gửi: Sở Y tế các tỉnh, thành phố trực thuộc Trung ương\n\nBộ Y tế đề nghị các đơn vị thực hiện thanh toán.\n",
        {"type": "CV", "symbol": "4512/BYT-BH", "issuer": "Bộ Y tế", "level": "central", "province": None, "date": "2022-08-03"},
        why="a letter of a ministry",
    ),
    row(
        "SỞ LAO ĐỘNG - TB&XH\nTỈNH AN GIANG\n-------\nSố: 990/SLĐTBXH-BTXH\n" + MOTTO + "\nAn Giang, ngày 3 tháng 8 năm 2022\n\nKính gửi: Phòng Lao động - Thương binh và Xã hội các huyện\n\nĐề nghị các đơn vị rà soát đối tượng.\n",
        {"type": "CV", "symbol": "990/SLĐTBXH-BTXH", "province": "An Giang", "level": "province"},
        why="a letter of a department",
    ),
    row(
        "TỈNH ỦY QUẢNG TRỊ\n*\nSố 1102-CV/TU\nVề tăng cường công tác giảm nghèo\nĐẢNG CỘNG SẢN VIỆT NAM\nQuảng Trị, ngày 3 tháng 8 năm 2022\n\nKính gửi: Các huyện ủy, thị ủy, thành ủy\n\nBan Thường vụ Tỉnh ủy yêu cầu các cấp ủy thực hiện.\n",
        {"type": "CV", "symbol": "1102-CV/TU", "system": "party", "province": "Quảng Trị", "date": "2022-08-03"},
        why="a letter of the Party",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LETTERS)
def test_letters_without_a_type_line(text, expected):
    check(text, expected)


SIGNERS = [
    row(plan(BODY + SIGNED), {"name": "Lò Thị Minh Phượng", "position": "Phó Chủ tịch"}, why="for the chairman, below the recipients"),
    row(plan(BODY + "\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn\n"), {"name": "Nguyễn Văn Sơn", "position": "Chủ tịch"}, why="no recipients"),
    row(plan(BODY + "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nVàng Seo Cón\n", issuer="SỞ Y TẾ\nTỈNH HÀ GIANG"), {"name": "Vàng Seo Cón", "position": "Giám đốc"}, why="a head who signs for himself"),
    row(plan(BODY + "\n**Nơi nhận:**\n- Như trên;\n- Lưu: VT.\n\n**TM. ỦY BAN NHÂN DÂN**\n**KT. CHỦ TỊCH**\n**PHÓ CHỦ TỊCH**\n\n**Trần Đức Quý**\n"), {"name": "Trần Đức Quý", "position": "Phó Chủ tịch"}, why="in bold"),
    row(plan(BODY + "\n| Nơi nhận: - Như trên; - Lưu: VT. | TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Đức Quý |\n"), {"name": "Trần Đức Quý", "position": "Phó Chủ tịch"}, why="in a table"),
    row(plan(BODY), None, why="not signed"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIGNERS)
def test_signers(text, expected):
    assert instrument(text)["signer"] == expected


PERIODS = [
    row(plan(BODY, title="Giảm nghèo bền vững giai đoạn 2021 - 2025"), [2021, 2025], why="in the title"),
    row(plan("Căn cứ Nghị quyết số 24/NQ-HĐND, Ủy ban nhân dân tỉnh ban hành Kế hoạch chăm lo trẻ em giai đoạn 2022-2030 như sau:\n\n" + BODY), [2022, 2030], why="in the opening"),
    row(plan(BODY, title="Tổng kết chương trình giai đoạn 2016-2020"), None, why="over before the document was made"),
    row(plan(BODY), None, why="none"),
    row(plan(BODY, title="Giảm nghèo bền vững giai đoạn 2021 – 2025, định hướng đến năm 2030"), [2021, 2025], why="with an outlook after it"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text, expected):
    assert instrument(text)["period"] == expected


TITLES = [
    row("THỰC HIỆN CHÍNH SÁCH XÃ HỘI TRÊN ĐỊA BÀN TỈNH HÀ GIANG", "Thực hiện chính sách xã hội trên địa bàn tỉnh Hà Giang", why="capitals are lowered, the province keeps its own"),
    row("Thực hiện Chỉ thị số 22-CT/TW ngày 3 tháng 2 năm 2023 của Ban Bí thư\nvề chăm lo người cao tuổi", "Thực hiện Chỉ thị số 22-CT/TW ngày 3 tháng 2 năm 2023 của Ban Bí thư về chăm lo người cao tuổi", why="two lines"),
    row("THỰC HIỆN QUYẾT ĐỊNH SỐ 118/2008/QĐ-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ", "Thực hiện Quyết định số 118/2008/QĐ-TTg của Thủ tướng Chính phủ", why="symbols keep their case"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_titles(title, expected):
    assert instrument(plan(BODY, title=title))["title"] == expected


TOP = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n" + MOTTO + "\nSố: 57/KH-UBND\nHà Giang, ngày 14 tháng 3 năm 2024\n\n"
TYPE_LINES = [
    row("KẾ HOẠCH\nChăm lo trẻ em năm 2024\n\n", why="type and title on two lines"),
    row("KẾ HOẠCH\n\nChăm lo trẻ em\nnăm 2024\n\n", why="a blank line between, the title wrapped"),
    row("**KẾ HOẠCH**\n\n**Chăm lo trẻ em năm 2024**\n\n", why="in bold"),
    row("KẾ HOẠCH\nCHĂM LO TRẺ EM NĂM 2024\n-----------\n\n", why="in capitals, with a rule below"),
    row(
        "KẾ HOẠCH CHĂM LO TRẺ EM NĂM 2024\n\n",
        why="type and title on one line",
    ),
    row(
        "**KẾ HOẠCH Chăm lo trẻ em năm 2024**\n\n",
        why="type and title on one line, in two cases",
    ),
    row(
        "Kế hoạch\nChăm lo trẻ em năm 2024\n\n",
        why="the type in small letters",
        fault="a type line has to be in capitals: type and title become units",
    ),
    row(
        "K Ế  H O Ạ C H\nChăm lo trẻ em năm 2024\n\n",
        why="the type in spaced letters",
        fault="spaced letters are no type line",
    ),
]


@pytest.mark.parametrize("top", TYPE_LINES)
def test_the_title_below_its_type(top):
    made = instrument(TOP + top + BODY)
    assert (made["type"], made["title"]) == ("KH", "Chăm lo trẻ em năm 2024")
    assert [u["section"] for u in record(TOP + top + BODY)["units"]] == ["I"]


LETTER_TOPS = [
    row("UBND TỈNH NAM ĐỊNH\nSố: 123/UBND-VP7\n" + MOTTO + "\nNam Định, ngày 6 tháng 5 năm 2024\n", why="UBND first"),
    row("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\nSố: 123/UBND-VP7\n" + MOTTO + "\nNam Định, ngày 6 tháng 5 năm 2024\n", why="the committee in full"),
    row(MOTTO + "\nUBND TỈNH NAM ĐỊNH\nSố: 123/UBND-VP7\nNam Định, ngày 6 tháng 5 năm 2024\n", why="UBND behind the motto"),
    row("| UBND TỈNH NAM ĐỊNH Số: 123/UBND-VP7 | " + MOTTO.replace("\n", " ") + " Nam Định, ngày 6 tháng 5 năm 2024 |\n", why="UBND in a table"),
    row("ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\nSố: 123/UBND-VP7\nV/v hỗ trợ nhà ở cho\nngười có công\n" + MOTTO + "\nNam Định, ngày 6 tháng 5 năm 2024\n", why="its subject on two lines"),
    row("ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\nSố: 123/UBND-VP7\n" + MOTTO + "\nNam Định, ngày 06/5/2024\n", why="the date in figures"),
]  # fmt: skip


@pytest.mark.parametrize("top", LETTER_TOPS)
def test_tops_of_letters(top):
    made = instrument(top + "\nKính gửi: Các sở, ban, ngành\n\n1. Sở Xây dựng chủ trì rà soát nhà ở.\n")
    got = (made["type"], made["symbol"], made["date"], made["issuer"])
    assert got == ("CV", "123/UBND-VP7", "2024-05-06", "Ủy ban nhân dân tỉnh Nam Định")


def test_a_decision_and_the_plan_it_issues():
    text = head(
        "ỦY BAN NHÂN DÂN\nTỈNH ĐẮK NÔNG",
        "Số: 640/QĐ-UBND",
        "Đắk Nông, ngày 5 tháng 6 năm 2023",
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch chăm lo trẻ em",
    )
    text += "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐẮK NÔNG\n\nCăn cứ Luật Trẻ em ngày 5 tháng 4 năm 2016;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch chăm lo trẻ em trên địa bàn tỉnh.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nHồ Văn Mười\n\n"  # fmt: skip
    text += (
        "KẾ HOẠCH\nChăm lo trẻ em trên địa bàn tỉnh\n(Kèm theo Quyết định số 640/QĐ-UBND ngày 5 tháng 6 năm 2023 của Chủ tịch UBND tỉnh)\n\n"
        + BODY
    )
    made = record(text)["instruments"]
    assert [(i["id"], i["type"], i["symbol"]) for i in made] == [("d1", "QĐ", "640/QĐ-UBND"), ("d2", "KH", None)]
    assert quote(text, made[1]["span"]).startswith("KẾ HOẠCH")
    assert {i["province"] for i in made} == {"Đắk Nông"}
