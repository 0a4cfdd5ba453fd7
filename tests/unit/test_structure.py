"""Structure: sections with their paths, units with their kinds, tables, instruments and what is none of these."""

import pytest
from tables import MOTTO, decision, head, nfd, party_plan, plan, quote, quotes, record, row, unit_of

TAIL = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Sơn\n"


def paths(text: str) -> list[tuple[str, str]]:
    return [(s["path"], s["heading"]) for s in record(text)["sections"]]


SECTIONS = [
    row(
        "I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Nâng cao đời sống.\n\n2. Yêu cầu\n\n- Đúng tiến độ.\n\nII. TỔ CHỨC THỰC HIỆN\n\n- Giao Sở Y tế chủ trì.\n",
        [("I", "MỤC ĐÍCH, YÊU CẦU"), ("I.1", "Mục đích"), ("I.2", "Yêu cầu"), ("II", "TỔ CHỨC THỰC HIỆN")],
        why="Roman numerals and figures",
    ),
    row(
        "I- MỤC TIÊU\n\n1- Mục tiêu chung\n\nChăm lo người nghèo.\n\n2- Chỉ tiêu\n\n- Giảm 2% hộ nghèo.\n\nII- NHIỆM VỤ\n\n- Tuyên truyền sâu rộng.\n",
        [("I", "MỤC TIÊU"), ("I.1", "Mục tiêu chung"), ("I.2", "Chỉ tiêu"), ("II", "NHIỆM VỤ")],
        why="hyphens as the Party writes",
    ),
    row(
        "I - MỤC TIÊU\n\n1 - Mục tiêu chung\n\nChăm lo người nghèo.\n\nII – NHIỆM VỤ\n\n- Tuyên truyền sâu rộng.\n",
        [("I", "MỤC TIÊU"), ("I.1", "Mục tiêu chung"), ("II", "NHIỆM VỤ")],
        why="dashes with spaces around",
    ),
    row(
        "A. TÌNH HÌNH\n\nI. Kết quả\n\nĐời sống Nhân dân được nâng lên.\n\nB. PHƯƠNG HƯỚNG\n\nI. Quan điểm\n\nCon người là trung tâm.\n",
        [("A", "TÌNH HÌNH"), ("A.I", "Kết quả"), ("B", "PHƯƠNG HƯỚNG"), ("B.I", "Quan điểm")],
        why="letters above Roman numerals",
    ),
    row(
        "IV. GIẢI PHÁP\n\n2. Về an sinh\n\n2.1. Trợ giúp xã hội\n\n- Rà soát đối tượng.\n\n2.2. Giảm nghèo\n\n- Hỗ trợ sinh kế.\n",
        [("IV", "GIẢI PHÁP"), ("IV.2", "Về an sinh"), ("IV.2.1", "Trợ giúp xã hội"), ("IV.2.2", "Giảm nghèo")],
        why="decimals stand under their section, without repeating its number",
    ),
    row(
        "II. GIẢI PHÁP\n\n1. Về y tế\n\na) Khám bệnh\n\n- Mở rộng khám bệnh tại trạm.\n\nb) Chữa bệnh\n\n- Bổ sung thuốc.\n",
        [("II", "GIẢI PHÁP"), ("II.1", "Về y tế"), ("II.1.a", "Khám bệnh"), ("II.1.b", "Chữa bệnh")],
        why="letters in brackets",
    ),
    row(
        "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\nQuy định này áp dụng cho trẻ em.\n\nĐiều 2. Đối tượng\n\nTrẻ em dưới 16 tuổi.\n",
        [("I", "QUY ĐỊNH CHUNG"), ("I.Đ1", "Phạm vi"), ("I.Đ2", "Đối tượng")],
        why="chapters, titled on the next line, and articles",
    ),
    row(
        "I. NHIỆM VỤ\n\n- Rà soát hộ nghèo.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\nI. NHÓM GIẢM NGHÈO\n\n- Hỗ trợ nhà ở.\n",
        [("I", "NHIỆM VỤ"), ("PL", "DANH MỤC NHIỆM VỤ"), ("PL.I", "NHÓM GIẢM NGHÈO")],
        why="an appendix with sections of its own",
    ),
    row(
        "I. NHIỆM VỤ\n\n- Rà soát hộ nghèo.\n\nPHỤ LỤC I\nCHỈ TIÊU\n\n- Giảm 2% hộ nghèo.\n\nPHỤ LỤC II\nDỰ ÁN\n\n- Xây dựng trạm y tế.\n",
        [("I", "NHIỆM VỤ"), ("PL1", "CHỈ TIÊU"), ("PL2", "DỰ ÁN")],
        why="two appendices with Roman numerals: the format says PL1 and PL2",
    ),
    row(
        "**I. MỤC TIÊU**\n\n**1. Mục tiêu chung**\n\nChăm lo người nghèo.\n\n**II. NHIỆM VỤ**\n\n- Tuyên truyền.\n",
        [("I", "MỤC TIÊU"), ("I.1", "Mục tiêu chung"), ("II", "NHIỆM VỤ")],
        why="bold headings",
    ),
    row(
        "## I. MỤC TIÊU\n\n### 1. Mục tiêu chung\n\nChăm lo người nghèo.\n\n## II. NHIỆM VỤ\n\n- Tuyên truyền.\n",
        [("I", "MỤC TIÊU"), ("I.1", "Mục tiêu chung"), ("II", "NHIỆM VỤ")],
        why="Markdown headings",
    ),
    row(
        "I. MỤC TIÊU\n\nVề giáo dục: Phổ cập mầm non cho trẻ em.\n\nII. NHIỆM VỤ\n\n- Tuyên truyền.\n",
        [("I", "MỤC TIÊU"), ("II", "NHIỆM VỤ")],
        why="a run-in label is no section",
    ),
    row(
        "I. NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN CHÍNH SÁCH XÃ HỘI\nTRÊN ĐỊA BÀN TỈNH\n\n- Tuyên truyền.\n",
        [("I", "NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN CHÍNH SÁCH XÃ HỘI TRÊN ĐỊA BÀN TỈNH")],
        why="a heading on two lines",
    ),
    row(
        "II. PHÂN CÔNG\n\n1. Sở Y tế\n\na) Chủ trì khám bệnh cho trẻ em;\n\nb) Bổ sung thuốc cho trạm y tế.\n\n2. Sở Nội vụ\n\nRà soát biên chế.\n",
        [("II", "PHÂN CÔNG"), ("II.1", "Sở Y tế"), ("II.2", "Sở Nội vụ")],
        why="points of full text below a body are units, not sections",
    ),
    row(
        "1. Mục đích\n\n- Nâng cao đời sống.\n\n2. Yêu cầu\n\n- Đúng tiến độ.\n",
        [("1", "Mục đích"), ("2", "Yêu cầu")],
        why="figures alone",
    ),
    row(
        "Phần thứ nhất\nTÌNH HÌNH\n\nI. Kết quả\n\nĐời sống Nhân dân được nâng lên.\n\nPhần thứ hai\nNHIỆM VỤ\n\nI. Quan điểm\n\nCon người là trung tâm.\n",
        [("I", "TÌNH HÌNH"), ("I.I", "Kết quả"), ("II", "NHIỆM VỤ"), ("II.I", "Quan điểm")],
        why="parts, titled on the next line",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), SECTIONS)
def test_sections(body, expected):
    assert paths(plan(body)) == expected


@pytest.mark.parametrize(("body", "expected"), SECTIONS)
def test_sections_decomposed(body, expected):
    text = nfd(plan(body))
    assert paths(text) == expected
    for section in record(text)["sections"]:
        said = quote(text, section["span"])
        assert said.startswith(section["label"][:1]) and section["heading"][-8:] in said.replace("**", "")


UNITS = [
    row("I. NHIỆM VỤ\n\n- Rà soát hộ nghèo.\n\n- Hỗ trợ nhà ở.\n", ["Rà soát hộ nghèo.", "Hỗ trợ nhà ở."], why="a bullet each"),
    row("I. NHIỆM VỤ\n\nRà soát hộ nghèo trên địa bàn các xã vùng cao, vùng sâu, vùng xa, vùng biên giới và\nđề xuất giải pháp hỗ trợ.\n", ["Rà soát hộ nghèo trên địa bàn các xã vùng cao, vùng sâu, vùng xa, vùng biên giới và đề xuất giải pháp hỗ trợ."], why="a hard wrap"),
    row("I. NHIỆM VỤ\n\n- Rà soát hộ nghèo trên địa bàn các xã vùng cao, vùng sâu, vùng xa, vùng biên\n\n\x0c\ngiới và đề xuất giải pháp hỗ trợ.\n", ["Rà soát hộ nghèo trên địa bàn các xã vùng cao, vùng sâu, vùng xa, vùng biên giới và đề xuất giải pháp hỗ trợ."], why="a page break inside"),
    row("I. NHIỆM VỤ\n\n- Rà soát hộ nghèo trên địa bàn các xã vùng cao, vùng sâu, vùng xa, vùng biên\n\n4\n\ngiới và đề xuất giải pháp hỗ trợ.\n", ["Rà soát hộ nghèo trên địa bàn các xã vùng cao, vùng sâu, vùng xa, vùng biên giới và đề xuất giải pháp hỗ trợ."], why="a page number inside", fault="a page number alone on a line is taken for text"),
    row("I. NHIỆM VỤ\n\n+ Rà soát hộ nghèo.\n+ Hỗ trợ nhà ở.\n", ["Rà soát hộ nghèo.", "Hỗ trợ nhà ở."], why="plus signs"),
    row("I. NHIỆM VỤ\n\n(1) Rà soát hộ nghèo.\n\n(2) Hỗ trợ nhà ở.\n", ["(1) Rà soát hộ nghèo.", "(2) Hỗ trợ nhà ở."], why="figures in brackets stay"),
    row("I. NHIỆM VỤ\n\n1. Rà soát hộ nghèo, hộ cận nghèo trên toàn tỉnh.\n\n2. Hỗ trợ nhà ở cho hộ nghèo.\n", ["1. Rà soát hộ nghèo, hộ cận nghèo trên toàn tỉnh.", "2. Hỗ trợ nhà ở cho hộ nghèo."], why="numbered paragraphs of full text"),
    row("I. NHIỆM VỤ\n\n• Rà soát hộ nghèo.\n• Hỗ trợ nhà ở.\n", ["Rà soát hộ nghèo.", "Hỗ trợ nhà ở."], why="round bullets"),
    row("I. NHIỆM VỤ\n\n* Rà soát hộ nghèo.\n\n* Hỗ trợ nhà ở.\n", ["Rà soát hộ nghèo.", "Hỗ trợ nhà ở."], why="Markdown bullets"),
    row("I. NHIỆM VỤ\n\n- Phát triển kinh tế\n- xã hội vùng cao.\n\n- Hỗ trợ nhà ở.\n", ["Phát triển kinh tế - xã hội vùng cao.", "Hỗ trợ nhà ở."], why="a dash that joins two words across a line end"),
    row("I. NHIỆM VỤ\n\n- Rà soát hộ nghèo.\n\n---\n\n- Hỗ trợ nhà ở.\n", ["Rà soát hộ nghèo.", "Hỗ trợ nhà ở."], why="a rule between"),
    row("I. NHIỆM VỤ\n\n– Rà soát hộ nghèo giai đoạn 2021\n- 2025 của tỉnh.\n", ["Rà soát hộ nghèo giai đoạn 2021 - 2025 của tỉnh."], why="a period across a line end"),
    row("I. NHIỆM VỤ\n\n- **Rà soát** hộ nghèo.\n", ["**Rà soát** hộ nghèo."], why="bold words inside"),
]  # fmt: skip


def bare(said: str) -> str:
    return said.lstrip("-–+•* ").replace("**", "")


@pytest.mark.parametrize(("body", "expected"), UNITS)
def test_units(body, expected):
    text = plan(body)
    assert [bare(q) for q in quotes(text, record(text)["units"])] == [bare(e) for e in expected]


@pytest.mark.parametrize(("body", "expected"), UNITS)
def test_units_decomposed_on_lines_of_windows(body, expected):
    text = nfd(plan(body)).replace("\n", "\r\n")
    assert [bare(q) for q in quotes(text, record(text)["units"])] == [bare(e) for e in expected]


@pytest.mark.parametrize("body", [r.values[0] for r in UNITS + SECTIONS], ids=[r.id for r in UNITS + SECTIONS])
def test_units_do_not_overlap_and_ascend(body):
    text = plan(body + TAIL)
    spans = [u["span"] for u in record(text)["units"]]
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert all("Nơi nhận" not in q and "Nguyễn Văn Sơn" not in q for q in quotes(text, record(text)["units"]))


KINDS = [
    row(plan("Căn cứ Luật Trẻ em năm 2016;\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em.\n"), "Căn cứ Luật", "basis", None, why="the legal ground"),
    row(plan("Thực hiện Kết luận số 92-KL/TW, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em.\n"), "Thực hiện Kết luận", "basis", None, why="the opening that says what is carried out"),
    row(plan("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Nâng cao nhận thức.\n\n2. Yêu cầu\n\n- Bám sát thực tế.\n"), "Nâng cao", "purpose", "I.1", why="under purpose"),
    row(plan("I. MỤC ĐÍCH, YÊU CẦU\n\n1. Mục đích\n\n- Nâng cao nhận thức.\n\n2. Yêu cầu\n\n- Bám sát thực tế.\n"), "Bám sát", "requirement", "I.2", why="under requirements"),
    row(plan("I. QUAN ĐIỂM\n\n- Con người là trung tâm của phát triển.\n"), "Con người", "requirement", "I", why="guiding principles"),
    row(plan("I. MỤC TIÊU\n\n1. Mục tiêu chung\n\nXây dựng hệ thống an sinh bền vững.\n\n2. Mục tiêu cụ thể\n\n- Trên 95% dân số tham gia bảo hiểm y tế.\n"), "Xây dựng hệ thống", "objective", "I.1", why="an objective without a figure"),
    row(plan("I. MỤC TIÊU\n\n1. Mục tiêu chung\n\nXây dựng hệ thống an sinh bền vững.\n\n2. Mục tiêu cụ thể\n\n- Trên 95% dân số tham gia bảo hiểm y tế.\n"), "Trên 95%", "target", "I.2", why="an objective with a figure"),
    row(plan("II. NHIỆM VỤ, GIẢI PHÁP\n\n1. Về y tế\n\n- Nâng tỷ lệ trạm đạt chuẩn lên 90%.\n"), "Nâng tỷ lệ", "task", "II.1", why="a task that holds a figure"),
    row(plan("II. NHIỆM VỤ, GIẢI PHÁP\n\n- Tăng cường tuyên truyền.\n"), "Tăng cường", "task", "II", why="a task"),
    row(plan("III. TỔ CHỨC THỰC HIỆN\n\n1. Sở Y tế\n\n- Rà soát trạm y tế.\n"), "Rà soát trạm", "assignment", "III.1", why="a duty of the body in the heading"),
    row(plan("III. TỔ CHỨC THỰC HIỆN\n\n1. Giao Sở Y tế rà soát trạm y tế.\n"), "Giao Sở Y tế", "assignment", "III.1", why="a numbered duty"),
    row(plan("III. TỔ CHỨC THỰC HIỆN\n\n- Định kỳ hằng năm báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/12.\n"), "Định kỳ", "report", "III", why="a duty to report"),
    row(plan("III. TỔ CHỨC THỰC HIỆN\n\n- Giao Sở Y tế chủ trì.\n\nTrên đây là Kế hoạch chăm lo trẻ em, yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.\n"), "Trên đây", "closing", None, why="the closing formula"),
    row(plan("IV. KINH PHÍ THỰC HIỆN\n\nTừ ngân sách nhà nước và nguồn xã hội hóa.\n"), "Từ ngân sách", "provision", "IV", why="funds"),
    row(plan("II. NHIỆM VỤ\n\n- Tập trung thực hiện các việc sau:\n+ Rà soát hộ nghèo.\n+ Hỗ trợ nhà ở.\n"), "Tập trung", "lead-in", "II", why="a line that introduces a list"),
    row(decision("Điều 1. Phê duyệt Đề án chăm lo trẻ em trên địa bàn tỉnh.\n\nĐiều 2. Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.\n\nĐiều 3. Quyết định này có hiệu lực từ ngày ký.\n"), "Điều 1.", "provision", "Đ1", why="an article that approves"),
    row(decision("Điều 1. Phê duyệt Đề án chăm lo trẻ em trên địa bàn tỉnh.\n\nĐiều 2. Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.\n\nĐiều 3. Quyết định này có hiệu lực từ ngày ký.\n"), "Điều 2.", "assignment", "Đ2", why="an article that charges"),
    row(decision("Điều 1. Phê duyệt Đề án chăm lo trẻ em trên địa bàn tỉnh.\n\nĐiều 2. Sở Y tế chủ trì, phối hợp với Sở Tài chính tổ chức thực hiện.\n\nĐiều 3. Quyết định này có hiệu lực từ ngày ký.\n"), "Điều 3.", "provision", "Đ3", why="an article on entry into force"),
    row(decision("Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 12/TTr-SYT;\n\nĐiều 1. Giao Sở Y tế rà soát trạm y tế.\n"), "Xét đề nghị", "basis", None, why="on whose proposal"),
    row(plan("1. Sở Y tế chủ trì rà soát trạm y tế trên toàn tỉnh.\n\n2. Sở Nội vụ rà soát biên chế của ngành y tế.\n", number="Số: 9/CT-UBND", kind="CHỈ THỊ", title="Về củng cố y tế cơ sở"), "Sở Nội vụ", "assignment", "2", why="a directive charges right away"),
    row(party_plan("I- MỤC ĐÍCH, YÊU CẦU\n\n1- Mục đích\n\nTạo sự thống nhất trong toàn Đảng bộ.\n\nII- NHIỆM VỤ\n\n- Các cấp ủy quán triệt sâu rộng.\n"), "Tạo sự thống nhất", "purpose", "I.1", why="purpose in a plan of the Party"),
    row(plan("III. TỔ CHỨC THỰC HIỆN\n\n1. Trách nhiệm của các sở, ban, ngành\n\na) Sở Tài chính: Bố trí kinh phí thực hiện Kế hoạch.\n"), "Bố trí kinh phí", "assignment", "III.1.a", why="a point with its body in front of a colon"),
    row(plan("VI. CHẾ ĐỘ THÔNG TIN, BÁO CÁO\n\nCác sở, ngành báo cáo kết quả về Sở Y tế trước ngày 10/12 hằng năm.\n"), "Các sở, ngành", "report", "VI", why="under reporting"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "section"), KINDS)
def test_kinds(text, words, kind, section):
    unit = unit_of(text, words)
    assert (unit["kind"], unit["section"]) == (kind, section)


HEADROW = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
ROWS = (
    ("1", "Rà soát hộ nghèo", "Sở Nội vụ", "UBND các xã", "Quý II/2024"),
    ("2", "Củng cố trạm y tế", "Sở Y tế", "Sở Tài chính", "Năm 2025"),
)


def in_pipes() -> str:
    return "".join("| " + " | ".join(cells) + " |\n" for cells in (HEADROW, ("---",) * 5, *ROWS))


def in_cells() -> str:
    return "".join("|\n" + "\n|\n".join(cells) + "\n|\n" for cells in (HEADROW, *ROWS))


TABLES = [
    row(in_pipes(), why="a row a line, between pipes"),
    row(in_cells(), why="a cell a paragraph, between borders"),
    row(
        "\n".join("\t".join(cells) for cells in (HEADROW, *ROWS)) + "\n",
        why="tabs",
    ),
    row(
        in_pipes().replace("| STT |", "| **STT** |").replace("| Nội dung nhiệm vụ |", "| **Nội dung nhiệm vụ** |"),
        why="a bold head",
    ),
    row(in_pipes().replace("STT", "TT").replace("Cơ quan chủ trì", "Đơn vị chủ trì"), why="other words in the head"),
    row(in_pipes().replace("Cơ quan chủ trì", "Đơn vị thực hiện"), why="who carries it out"),
    row(in_pipes().replace("| 1 |", "| 1. |").replace("| 2 |", "| 2. |"), why="stops behind the numbers"),
    row(in_pipes().replace("Củng cố trạm y tế", "Củng cố trạm y tế<br>tuyến xã"), why="a break of HTML in a cell"),
]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("form", [str, nfd], ids=["composed", "decomposed"])
def test_tables_of_tasks(form, table):
    text = form(plan("I. NHIỆM VỤ\n\n- Thực hiện Phụ lục.\n\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n" + table))
    units = [u for u in record(text)["units"] if (u["section"] or "").startswith("PL")]
    assert [(u["kind"], u["section"], u.get("due")) for u in units] == [
        ("task", "PL.1", "2024-06-30"),
        ("task", "PL.2", "2025"),
    ]
    roles = {(a["agency"], a["role"]) for a in record(text)["assignments"]}
    assert {
        ("Sở Y tế tỉnh Hà Giang", "lead"),
        ("Sở Tài chính tỉnh Hà Giang", "coordinate"),
        ("Sở Nội vụ tỉnh Hà Giang", "lead"),
    } <= roles


def test_a_table_row_of_targets():
    text = plan(
        "PHỤ LỤC\nCHỈ TIÊU\n\n| TT | Chỉ tiêu | Đơn vị |\n|---|---|---|\n| 1 | Tỷ lệ lao động qua đào tạo đạt 70% | % |\n"
    )
    assert [u["kind"] for u in record(text)["units"]] == ["target"]


def test_an_empty_cell_keeps_the_columns_in_place():
    table = in_pipes().replace("| Sở Y tế | Sở Tài chính |", "| Sở Y tế |  |")
    text = plan("PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n" + table)
    roles = [(a["agency"], a["role"]) for a in record(text)["assignments"] if "Y tế" in a["agency"]]
    assert roles == [("Sở Y tế tỉnh Hà Giang", "lead")]
    assert record(text)["units"][-1].get("due") == "2025"


RECIPIENTS = [
    row("Nơi nhận:\n- Thủ tướng Chính phủ (để b/c);\n- TT. Tỉnh ủy, HĐND tỉnh;\n- Lưu: VT, KGVX.\n", [("Thủ tướng Chính phủ (để b/c)", "report"), ("TT. Tỉnh ủy, HĐND tỉnh", None), ("Lưu: VT, KGVX", "file")], why="with purposes"),
    row("**Nơi nhận:**\n- Như Điều 3;\n- Lưu: VT.\n", [("Như Điều 3", None), ("Lưu: VT", "file")], why="a bold head"),
    row("*Nơi nhận:*\n+ Bộ Y tế;\n+ Lưu: VT.\n", [("Bộ Y tế", None), ("Lưu: VT", "file")], why="plus signs"),
    row("Nơi nhận:                      TM. ỦY BAN NHÂN DÂN\n- Bộ Y tế;                      KT. CHỦ TỊCH\n- Lưu: VT.                      PHÓ CHỦ TỊCH\n", [("Bộ Y tế", None), ("Lưu: VT", "file")], why="the signature in the other column"),
    row("Nơi nhận:\nBộ Y tế;\nLưu: VT.\n", [("Bộ Y tế", None), ("Lưu: VT", "file")], why="no marks"),
]  # fmt: skip


@pytest.mark.parametrize(("tail", "expected"), RECIPIENTS)
def test_recipients(tail, expected):
    text = plan("I. NHIỆM VỤ\n\n- Rà soát hộ nghèo.\n\nII. TỔ CHỨC THỰC HIỆN\n\n- Giao Sở Y tế chủ trì./.\n\n" + tail)
    made = record(text)["recipients"]
    assert list(zip(quotes(text, made), [r["purpose"] for r in made], strict=True)) == expected


FURNITURE = [
    row("- Rà soát hộ nghèo.\n\n2\n\n- Hỗ trợ nhà ở.\n", why="a page number", fault="a page number alone on a line is a unit"),
    row("- Rà soát hộ nghèo.\n\nTrang 2/5\n\n- Hỗ trợ nhà ở.\n", why="a page number with its word"),
    row("- Rà soát hộ nghèo.\n\n- 2 -\n\n- Hỗ trợ nhà ở.\n", why="a page number between dashes"),
    row("- Rà soát hộ nghèo.\n\x0c2\n- Hỗ trợ nhà ở.\n", why="a page number behind a form feed", fault="a page number alone on a line is a unit"),
    row("- Rà soát hộ nghèo.\n\n***\n\n- Hỗ trợ nhà ở.\n", why="stars"),
]  # fmt: skip


@pytest.mark.parametrize("body", FURNITURE)
def test_page_furniture_is_no_unit(body):
    text = plan("I. NHIỆM VỤ\n\n" + body)
    assert [bare(q) for q in quotes(text, record(text)["units"])] == ["Rà soát hộ nghèo.", "Hỗ trợ nhà ở."]


LETTER = f"ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n-------\nSố: 123/UBND-VP7\nV/v hỗ trợ nhà ở\n{MOTTO}\nNam Định, ngày 6 tháng 5 năm 2024\n\n"
LETTERS = [
    row("Kính gửi:\n- Sở Xây dựng;\n- UBND các huyện.\n\n1. Sở Xây dựng chủ trì rà soát nhà ở.\n\n2. UBND các huyện bố trí đất.\n", ["1. Sở Xây dựng chủ trì rà soát nhà ở.", "2. UBND các huyện bố trí đất."], why="addressees in a list"),
    row("Kính gửi: Sở Xây dựng\n\n1. Sở Xây dựng chủ trì rà soát nhà ở.\n\n2. UBND các huyện bố trí đất.\n", ["1. Sở Xây dựng chủ trì rà soát nhà ở.", "2. UBND các huyện bố trí đất."], why="one addressee"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LETTERS)
def test_addressees_of_a_letter_are_no_units(body, expected):
    text = LETTER + body
    assert quotes(text, record(text)["units"]) == expected


CHARGED = [
    row("Kính gửi: Sở Xây dựng\n\nThực hiện Chỉ thị số 34/CT-TTg về nhà ở;\n\n1. Sở Xây dựng chủ trì rà soát nhà ở.\n\n2. UBND các huyện bố trí đất.\n", why="numbered"),
    row("Kính gửi: Sở Xây dựng\n\nThực hiện Chỉ thị số 34/CT-TTg về nhà ở, UBND tỉnh yêu cầu Sở Xây dựng chủ trì rà soát nhà ở.\n", why="in the opening paragraph"),
    row("Kính gửi: Sở Xây dựng\n\nThực hiện Chỉ thị số 34/CT-TTg về nhà ở, UBND tỉnh có ý kiến như sau:\n\nGiao Sở Xây dựng chủ trì rà soát nhà ở.\n\nYêu cầu các đơn vị triển khai./.\n", why="in a paragraph of its own"),
    row("Kính gửi: Sở Xây dựng\n\nUBND tỉnh có ý kiến như sau:\n\n- Sở Xây dựng chủ trì rà soát nhà ở.\n\n- UBND các huyện bố trí đất.\n", why="in bullets"),
]  # fmt: skip


@pytest.mark.parametrize("body", CHARGED)
def test_a_letter_charges(body):
    made = record(LETTER + body)
    assert ("Sở Xây dựng tỉnh Nam Định", "lead") in [(a["agency"], a["role"]) for a in made["assignments"]]


def test_several_instruments_in_one_file():
    first = decision(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chăm lo trẻ em.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký./.\n"
        + TAIL
    )
    second = "KẾ HOẠCH\nChăm lo trẻ em\n(Kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em.\n"
    third = (
        head(number="Số: 99/CT-UBND", kind="CHỈ THỊ", title="Về phòng chống rét")
        + "1. Sở Y tế chủ trì phòng chống rét cho trẻ em.\n"
    )
    text = first + "\n" + second + TAIL + "\n" + third
    made = record(text)
    assert [(i["type"], i["symbol"]) for i in made["instruments"]] == [
        ("QĐ", "812/QĐ-UBND"),
        ("KH", None),
        ("CT", "99/CT-UBND"),
    ]
    spans = [i["span"] for i in made["instruments"]]
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert [(s["instrument"], s["path"]) for s in made["sections"]] == [("d2", "I")]
    assert {"from": "d1", "relation": "issues", "to": "d2"} in [
        {k: v for k, v in link.items() if k != "span"} for link in made["links"]
    ]


@pytest.mark.parametrize(
    "text",
    ["Xin chào.", MOTTO, "|||", "I.", "Điều 1.", "- ", "PHỤ LỤC", "1.\n2.\n3.", "KẾ HOẠCH", "Nơi nhận:"],
    ids=range(10),
)
def test_any_text_has_a_record(text):
    assert record(text)["source"]["chars"] == len(text)


def test_a_letter_without_numbers_asks_below_its_opening():
    asks = ["Sở Xây dựng chủ trì rà soát nhà ở.", "Sở Tài chính tham mưu bố trí kinh phí."]
    opening = (
        "Thực hiện Chỉ thị số 34/CT-TTg ngày 24/5/2024 của Thủ tướng Chính phủ về nhà ở xã hội, UBND tỉnh yêu cầu:"
    )
    text = LETTER + "Kính gửi:\n- Sở Xây dựng;\n- Sở Tài chính.\n\n" + "\n\n".join([opening, *asks]) + "\n"
    made = record(text)
    assert [(u["kind"], text[u["span"][0] : u["span"][1]]) for u in made["units"]] == [
        ("basis", opening),
        *(("assignment", ask) for ask in asks),
    ]
    assert [(a["agency"], a["role"]) for a in made["assignments"]] == [
        ("Sở Xây dựng tỉnh Nam Định", "lead"),
        ("Sở Tài chính tỉnh Nam Định", "advise"),
    ]


def test_the_office_of_a_committee_issues():
    text = f"ỦY BAN NHÂN DÂN TỈNH LAI CHÂU\nVĂN PHÒNG\nSố: 15/TB-VPUBND\n{MOTTO}\nLai Châu, ngày 9 tháng 5 năm 2023\n\nTHÔNG BÁO\nKết luận cuộc họp về giảm nghèo\n\n1. Giao Sở Y tế rà soát.\n\n2. Giao Sở Nội vụ rà soát.\n"
    assert record(text)["instruments"][0]["issuer"] == "Văn phòng Ủy ban nhân dân tỉnh Lai Châu"


def test_whose_directive_it_is_is_no_title():
    text = "TỈNH ỦY HÒA BÌNH\n*\nSố 33-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nHòa Bình, ngày 02 tháng 3 năm 2022\n\nCHỈ THỊ\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề công tác trẻ em\n\n1- Các cấp ủy nâng cao nhận thức.\n\n2- Ban Tuyên giáo Tỉnh ủy theo dõi.\n"
    made = record(text)
    assert made["instruments"][0]["title"] == "Công tác trẻ em"
    assert [u["kind"] for u in made["units"]] == ["assignment", "assignment"]


def test_ruined_decimal_labels_alone_on_their_lines_are_known_by_their_number():
    def text(first: str, fourth: str) -> str:
        return (
            "IV. NHIEM VU CU THE\n1. Nhiém vu ctia thanh vién\n\n"
            f"{first}\n\nTrurong Ban Chi dao\n\n- Phu trach chung, diéu hanh cac hoat déng cua Ban.\n\n"
            "L2;\n\nSé Tai chinh\n\n- Tham muu ké hoach, bao cao két qua.\n\n"
            "1.3.\n\nCac co quan cua tinh\n\n- Phéi hop véi So Tai chinh trong qua trinh thuc hién.\n\n"
            f"{fourth}\n\nUy ban nhan dan cac xa\n\n- Huong dan nguoi dan thuc hién.\n\nV. KINH PHI\n\n- Tw ngan sach tinh.\n"
        )

    assert [path for path, _ in paths(text("dL.", "1.4."))] == [
        "IV",
        "IV.1",
        "IV.1.1",
        "IV.1.2",
        "IV.1.3",
        "IV.1.4",
        "V",
    ]
    # one that is too few leaves them as they are: which of the two it was nobody can say
    assert "IV.1.2" not in [path for path, _ in paths(text("Cac thanh vién.", "LA."))]
