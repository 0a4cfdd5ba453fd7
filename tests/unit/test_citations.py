"""Citations: their spans, keys and functions, and the links with their directions."""

import pytest
from tables import decision, head, nfd, party_plan, plan, quote, record, row, unmarked

Cited = list[tuple[str, str, str]]


def cited(text: str) -> Cited:
    return [(quote(text, c["span"]), c["doc"], c["function"]) for c in record(text)["citations"]]


ONE = [
    row("Thực hiện Kết luận số 92-KL/TW, ngày 05/11/2020 của Bộ Chính trị về trợ giúp xã hội.", [("Kết luận số 92-KL/TW, ngày 05/11/2020", "92-KL/TW", "implements")], why="carried out, with its date"),
    row("Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội;", [("Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021", "20/2021/NĐ-CP", "basis")], why="rested on"),
    row("Tiếp tục thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư.", [("Chỉ thị số 40-CT/TW", "40-CT/TW", "continues")], why="carried on"),
    row("Tiếp tục quán triệt và thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư.", [("Chỉ thị số 40-CT/TW", "40-CT/TW", "continues")], why="carried on, with another verb between"),
    row("Triển khai Quyết định số 1665/QĐ-TTg của Thủ tướng Chính phủ.", [("Quyết định số 1665/QĐ-TTg", "1665/QĐ-TTg", "implements")], why="put to work"),
    row("Căn cứ Kế hoạch số 57-KH/TU của Tỉnh ủy về nhà ở;", [("Kế hoạch số 57-KH/TU", "57-KH/TU@ha-giang", "basis")], why="a number that every province gives on its own"),
    row("Căn cứ Kế hoạch số 120/KH-UBND của Ủy ban nhân dân tỉnh Sơn La;", [("Kế hoạch số 120/KH-UBND", "120/KH-UBND@son-la", "basis")], why="another province's plan"),
    row("Căn cứ Luật Trẻ em năm 2016;", [("Luật Trẻ em năm 2016", "Luật Trẻ em 2016", "basis")], why="a law by name and year"),
    row("Căn cứ Luật Bảo hiểm xã hội số 41/2024/QH15;", [("Luật Bảo hiểm xã hội số 41/2024/QH15", "41/2024/QH15", "basis")], why="a law by name and number"),
    row("Căn cứ Luật Người cao tuổi ngày 23 tháng 11 năm 2009;", [("Luật Người cao tuổi ngày 23 tháng 11 năm 2009", "Luật Người cao tuổi 2009", "basis")], why="a law by name and date"),
    row("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 88/TTr-SNV ngày 3 tháng 3 năm 2024;", [("Tờ trình số 88/TTr-SNV ngày 3 tháng 3 năm 2024", "88/TTr-SNV@ha-giang", "proposed-by")], why="proposed"),
    row("Căn cứ Thông tư số 09/2022/TT-BLĐTBXH của Bộ trưởng Bộ Lao động - Thương binh và Xã hội;", [("Thông tư số 09/2022/TT-BLĐTBXH", "09/2022/TT-BLĐTBXH", "basis")], why="a circular"),
    row("Thực hiện Công văn số 4512/BYT-BH ngày 3/8/2022 của Bộ Y tế;", [("Công văn số 4512/BYT-BH ngày 3/8/2022", "4512/BYT-BH", "implements")], why="a letter"),
    row("Thực hiện Văn bản số 7272/BKHĐT của Bộ Kế hoạch và Đầu tư;", [("Văn bản số 7272/BKHĐT", "7272/BKHĐT", "implements")], why="a letter that calls itself a text"),
    row("Căn cứ Nghị quyết số 08/2023/NQ-HĐND của Hội đồng nhân dân tỉnh;", [("Nghị quyết số 08/2023/NQ-HĐND", "08/2023/NQ-HĐND@ha-giang", "basis")], why="a council's resolution"),
    row("Thực hiện Nghị quyết Hội nghị Trung ương 5 khóa XI về chính sách xã hội;", [("Nghị quyết Hội nghị Trung ương 5 khóa XI", "15-NQ/TW", "implements")], why="named by the plenum"),
    row("Căn cứ Quyết định số      /QĐ-UBND ngày     /    /2024 của Ủy ban nhân dân tỉnh;", [("Quyết định số /QĐ-UBND ngày / /2024", "QĐ-UBND@ha-giang", "basis")], why="a number that was never filled in"),
    row("Căn cứ QUYẾT ĐỊNH SỐ 22/2013/QĐ-TTG của Thủ tướng Chính phủ;", [("QUYẾT ĐỊNH SỐ 22/2013/QĐ-TTG", "22/2013/QĐ-TTg", "basis")], why="in capitals"),
    row("Căn cứ Nghị định 20/2021/NĐ-CP của Chính phủ;", [("Nghị định 20/2021/NĐ-CP", "20/2021/NĐ-CP", "basis")], why="without the word for number"),
    row("Căn cứ Nghị định số: 20/2021/NĐ-CP của Chính phủ;", [("Nghị định số: 20/2021/NĐ-CP", "20/2021/NĐ-CP", "basis")], why="a colon behind the word for number"),
    row("Căn cứ Nghị định số 20/2021/NĐ- CP của Chính phủ;", [("Nghị định số 20/2021/NĐ- CP", "20/2021/NĐ-CP", "basis")], why="a space inside the symbol"),
    row("Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025;", [("Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025", "Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025", "implements")], why="a programme by name"),
    row("Căn cứ Bộ luật Lao động năm 2019;", [("Bộ luật Lao động năm 2019", "Bộ luật Lao động 2019", "basis")], why="a code"),
    row("Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14;", [("Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14", "02/2020/UBTVQH14", "basis")], why="an ordinance by name and number"),
    row("Căn cứ Quyết định số 1665/QĐ–TTg của Thủ tướng Chính phủ;", [("Quyết định số 1665/QĐ–TTg", "1665/QĐ-TTg", "basis")], why="a long dash in the symbol"),
    row("Căn cứ Kết luận số 92 -KL/TW của Bộ Chính trị;", [("Kết luận số 92 -KL/TW", "92-KL/TW", "basis")], why="a space before the hyphen"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), ONE)
def test_the_opening_cites(sentence, expected):
    assert cited(plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân.")) == expected


@pytest.mark.parametrize(("sentence", "expected"), ONE)
def test_the_opening_cites_decomposed(sentence, expected):
    assert cited(nfd(plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân."))) == expected


_UNREPAIRED = {
    "a letter that calls itself a text": "a ministry's code alone does not get its Đ back (7272/BKHDT)",
    "a space inside the symbol": "a code with a space in it does not get its Đ back (ND- CP)",
    "a code": "'Bo luat' without its marks is not found",
}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [row(*r.values, why=r.id, fault=_UNREPAIRED.get(r.id)) for r in ONE if not r.marks],
)
def test_the_opening_cites_without_marks(sentence, expected):
    text = unmarked(plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân."))
    assert record(text)["source"]["repaired"]
    assert [(doc, function) for _, doc, function in cited(text)] == [(doc, function) for _, doc, function in expected]


SEVERAL = [
    row(
        "Thực hiện Quyết định số 45/QĐ-TTg ngày 5/1/2023 của Thủ tướng Chính phủ ban hành Kế hoạch thực hiện Nghị quyết số 68/NQ-CP của Chính phủ;",
        [("45/QĐ-TTg", "implements"), ("Kế hoạch thực hiện Nghị quyết số 68/NQ-CP của Chính phủ", "issues"), ("68/NQ-CP", "implements")],
        why="a document inside the title of another",
    ),
    row(
        "Căn cứ Luật Ngân sách nhà nước năm 2015, Luật Đầu tư công năm 2019 và Nghị định số 40/2020/NĐ-CP;",
        [("Luật Ngân sách nhà nước 2015", "basis"), ("Luật Đầu tư công 2019", "basis"), ("40/2020/NĐ-CP", "basis")],
        why="a list",
    ),
    row(
        "Căn cứ Nghị định số 76/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 20/2021/NĐ-CP;",
        [("76/2024/NĐ-CP", "basis"), ("20/2021/NĐ-CP", "amends")],
        why="an amending decree",
    ),
    row(
        "Căn cứ Nghị định số 30/2014/NĐ-CP quy định chi tiết một số điều của Luật Người khuyết tật;",
        [("30/2014/NĐ-CP", "basis"), ("Luật Người khuyết tật", "details")],
        why="a decree that details a law",
    ),
    row(
        "Căn cứ Quyết định số 90/QĐ-TTg phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025;",
        [("90/QĐ-TTg", "basis"), ("Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025", "approved-by")],
        why="a decision that approves a programme",
    ),
    row(
        "Thực hiện Chỉ thị số 20-CT/TW và Kế hoạch số 88-KH/TU của Tỉnh ủy;",
        [("20-CT/TW", "implements"), ("88-KH/TU@ha-giang", "implements")],
        why="two that are carried out",
    ),
    row(
        "Căn cứ Nghị quyết số 24/NQ-HĐND của Hội đồng nhân dân tỉnh; thực hiện Kết luận số 45-KL/TU của Ban Thường vụ Tỉnh ủy;",
        [("24/NQ-HĐND@ha-giang", "basis"), ("45-KL/TU@ha-giang", "implements")],
        why="two verbs in one paragraph",
    ),
    row(
        "Căn cứ các Nghị định của Chính phủ: số 20/2021/NĐ-CP, số 76/2024/NĐ-CP;",
        [("20/2021/NĐ-CP", "basis"), ("76/2024/NĐ-CP", "basis")],
        why="numbers in a list under one type word",
    ),
    row(
        "Thực hiện Nghị quyết số 42-NQ/TW ngày 24/11/2023 (sau đây gọi tắt là Nghị quyết 42) của Ban Chấp hành Trung ương;",
        [("42-NQ/TW", "implements"), ("42-NQ/TW", "implements")],
        why="a short form is declared",
    ),
    row(
        "Kế hoạch này thay thế Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh.",
        [("12/KH-UBND@ha-giang", "amends")],
        why="replaced",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SEVERAL)
def test_several_in_one_paragraph(sentence, expected):
    got = cited(plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân."))
    assert [(doc, function) for _, doc, function in got] == expected


NOT_CITED = [
    row("Kế hoạch này được phổ biến đến mọi người dân.", why="the document itself"),
    row("Hưởng ứng phong trào Cả nước chung tay vì người nghèo.", why="a movement"),
    row("Các chương trình, dự án được lồng ghép tại địa phương.", why="generic plurals"),
    row("Huy động Quỹ Vì người nghèo hỗ trợ nhà ở.", why="a fund"),
    row("Trên 95% dân số tham gia trong giai đoạn 2021-2025.", why="a period"),
    row("Thực hiện các nghị quyết của Đảng, pháp luật của Nhà nước.", why="resolutions at large"),
    row("Số điện thoại 024/3825 - 1234 tiếp nhận tin báo.", why="a telephone"),
    row("Phấn đấu 32 giường bệnh/10.000 dân.", why="a rate"),
]


@pytest.mark.parametrize("sentence", NOT_CITED)
def test_not_cited(sentence):
    assert cited(plan("I. NHIỆM VỤ\n\n- " + sentence)) == []


BODY = [
    row("Chi trả trợ cấp theo Nghị định số 20/2021/NĐ-CP của Chính phủ.", [("20/2021/NĐ-CP", "basis")], why="according to"),
    row("Tuyên truyền Luật Bình đẳng giới năm 2006 đến người dân.", [("Luật Bình đẳng giới 2006", "mentions")], why="made known"),
    row("Đẩy mạnh thực hiện Đề án số 06/ĐA-UBND về đào tạo nghề.", [("06/ĐA-UBND@ha-giang", "implements")], why="a scheme with a number"),
    row("Hỗ trợ hộ nghèo theo khoản 2 Điều 5 Nghị định số 20/2021/NĐ-CP.", [("20/2021/NĐ-CP", "basis")], why="a clause and an article"),
    row("Tổ chức tổng kết 10 năm thực hiện Chỉ thị số 42-CT/TW.", [("42-CT/TW", "implements")], why="ten years of carrying out"),
    row("Lồng ghép với Chương trình mục tiêu quốc gia xây dựng nông thôn mới.", [("Chương trình mục tiêu quốc gia xây dựng nông thôn mới", "implements")], why="woven in"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), BODY)
def test_tasks_cite(sentence, expected):
    got = cited(plan("I. NHIỆM VỤ\n\n- " + sentence))
    assert [(doc, function) for _, doc, function in got] == expected


LINKS = [
    row("Thực hiện Kết luận số 92-KL/TW của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", {("d1", "implements", "92-KL/TW")}, why="the plan carries out the conclusion"),
    row("Căn cứ Nghị định số 20/2021/NĐ-CP của Chính phủ;", {("d1", "basis", "20/2021/NĐ-CP")}, why="the plan rests on the decree"),
    row("Tiếp tục thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:", {("d1", "continues", "40-CT/TW")}, why="the plan carries on the directive"),
    row("Căn cứ Nghị định số 30/2014/NĐ-CP quy định chi tiết một số điều của Luật Người khuyết tật;", {("d1", "basis", "30/2014/NĐ-CP"), ("30/2014/NĐ-CP", "details", "Luật Người khuyết tật")}, why="the decree details the law, not the other way"),
    row("Căn cứ Nghị định số 76/2024/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 20/2021/NĐ-CP;", {("d1", "basis", "76/2024/NĐ-CP"), ("76/2024/NĐ-CP", "amends", "20/2021/NĐ-CP")}, why="the younger decree amends the older"),
    row("Căn cứ Quyết định số 90/QĐ-TTg phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững;", {("d1", "basis", "90/QĐ-TTg"), ("90/QĐ-TTg", "approves", "Chương trình mục tiêu quốc gia giảm nghèo bền vững")}, why="the decision approves the programme"),
    row("Theo đề nghị của Sở Y tế tại Tờ trình số 88/TTr-SYT;", {("88/TTr-SYT@ha-giang", "proposes", "d1")}, why="the submission proposes the document"),
    row("Thực hiện Kế hoạch số 15-KH/TU của Tỉnh ủy thực hiện Nghị quyết số 42-NQ/TW của Trung ương;", {("d1", "implements", "15-KH/TU@ha-giang"), ("15-KH/TU@ha-giang", "implements", "42-NQ/TW")}, why="a chain: each carries out the next"),
    row("Căn cứ Nghị quyết số 42-NQ/TW; Kết luận số 92-KL/TW;", {("d1", "basis", "42-NQ/TW"), ("d1", "basis", "92-KL/TW")}, why="both are grounds, neither of the other"),
    row("Thực hiện Chiến lược quốc gia bình đẳng giới ban hành kèm theo Quyết định số 2351/QĐ-TTg;", {("d1", "implements", "Chiến lược quốc gia bình đẳng giới"), ("2351/QĐ-TTg", "issues", "Chiến lược quốc gia bình đẳng giới")}, why="the decision issues the strategy that stands before it", fault="'ban hành kèm theo' after a named document gives no link"),
    row("Thực hiện Chương trình phát triển công tác xã hội được phê duyệt tại Quyết định số 112/QĐ-TTg;", {("d1", "implements", "Chương trình phát triển công tác xã hội"), ("112/QĐ-TTg", "approves", "Chương trình phát triển công tác xã hội")}, why="the decision approves the programme that stands before it"),
    row("Kế hoạch này được phổ biến đến người dân.", set(), why="no document, no link"),
]  # fmt: skip


def linked(text: str) -> set[tuple[str, str, str]]:
    return {(link["from"], link["relation"], link["to"]) for link in record(text)["links"]}


@pytest.mark.parametrize(("sentence", "expected"), LINKS)
@pytest.mark.parametrize("form", [str, nfd], ids=["composed", "decomposed"])
def test_links_and_their_directions(form, sentence, expected):
    assert linked(form(plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân."))) == expected


@pytest.mark.parametrize("sentence", [r.values[0] for r in LINKS])
def test_every_link_quotes_the_document_it_is_about(sentence):
    text = plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo đời sống Nhân dân.")
    spans = [c["span"] for c in record(text)["citations"]]
    assert all(link["span"] in spans for link in record(text)["links"])


TITLES = [
    row("Thực hiện Chỉ thị số 22-CT/TW của Ban Bí thư về chăm lo người cao tuổi", {("d1", "implements", "22-CT/TW")}, why="carries out"),
    row("Về việc sửa đổi, bổ sung Quyết định số 12/2020/QĐ-UBND của Ủy ban nhân dân tỉnh", {("d1", "amends", "12/2020/QĐ-UBND@ha-giang")}, why="amends"),
    row("Thực hiện Kế hoạch số 15-KH/TU thực hiện Nghị quyết số 42-NQ/TW", {("d1", "implements", "15-KH/TU@ha-giang"), ("15-KH/TU@ha-giang", "implements", "42-NQ/TW")}, why="a chain"),
    row("Bãi bỏ Quyết định số 12/2020/QĐ-UBND của Ủy ban nhân dân tỉnh", {("d1", "amends", "12/2020/QĐ-UBND@ha-giang")}, why="repeals"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_titles_link(title, expected):
    assert linked(plan("I. MỤC TIÊU\n\n- Chăm lo.", title=title)) == expected


DOCUMENTS = [
    row("Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ quy định chính sách trợ giúp xã hội;", "20/2021/NĐ-CP", {"type": "NĐ", "number": "20", "issuer": "Chính phủ", "date": "2021-03-15"}, why="a decree"),
    row("Căn cứ Kế hoạch số 120/KH-UBND ngày 5/6/2022 của Ủy ban nhân dân tỉnh Sơn La về giảm nghèo;", "120/KH-UBND@son-la", {"type": "KH", "number": "120", "issuer": "Ủy ban nhân dân tỉnh Sơn La", "province": "Sơn La", "date": "2022-06-05"}, why="another province's plan"),
    row("Căn cứ Thông tư số 09/2022/TT-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội hướng dẫn hỗ trợ sinh kế;", "09/2022/TT-BLĐTBXH", {"type": "TT", "issuer": "Bộ Lao động - Thương binh và Xã hội", "date": None}, why="a ministry with a dash in its name"),
    row("Căn cứ Quyết định số 3404/QĐ-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch ban hành Kế hoạch đọc sách;", "3404/QĐ-BVHTTDL", {"issuer": "Bộ Văn hóa, Thể thao và Du lịch"}, why="a ministry with a comma in its name"),
    row("Căn cứ Luật Trẻ em năm 2016;", "Luật Trẻ em 2016", {"type": "L", "date": "2016"}, why="a law by name"),
    row("Căn cứ Nghị quyết số 24/NQ-HĐND của HĐND tỉnh về mức hỗ trợ;", "24/NQ-HĐND@ha-giang", {"issuer": "Hội đồng nhân dân tỉnh Hà Giang", "province": "Hà Giang"}, why="an abbreviated issuer"),
    row("Căn cứ Chỉ thị số 34/CT-TTg của Thủ tướng về an sinh;", "34/CT-TTg", {"type": "CT", "issuer": "Thủ tướng Chính phủ"}, why="the Prime Minister in short"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "key", "expected"), DOCUMENTS)
def test_what_is_stated_of_a_document(sentence, key, expected):
    got = record(plan(sentence + "\n\nI. MỤC TIÊU\n\n- Chăm lo."))["documents"][key]
    assert {name: got[name] for name in expected} == expected


def test_a_short_form_is_a_citation_each_time_it_is_used():
    text = plan(
        "Thực hiện Nghị quyết số 42-NQ/TW ngày 24/11/2023 của Trung ương (sau đây gọi tắt là Nghị quyết 42);\n\nI. NHIỆM VỤ\n\n- Quán triệt Nghị quyết 42 đến đảng viên.\n\n- Tuyên truyền Nghị quyết 42 trong Nhân dân."
    )
    assert [doc for _, doc, _ in cited(text)] == ["42-NQ/TW"] * 4


def test_a_plan_names_the_decision_it_came_with():
    text = decision(
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chăm lo trẻ em.\n\nĐiều 2. Quyết định này có hiệu lực từ ngày ký./."
    )
    text += "\nKẾ HOẠCH\nChăm lo trẻ em\n(Kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em.\n"
    assert linked(text) == {("d1", "issues", "d2")}


NOTES = [
    row("(Kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)", why="with the decision"),
    row("(Ban hành kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)", why="issued with the decision"),
    row("(Kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024\ncủa UBND tỉnh Hà Giang)", why="on two lines"),
    row("*(Kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)*", why="in italics"),
    row("\n(Ban hành kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)", why="after a blank line"),
    row("(Đính kèm theo Quyết định số 812/QĐ-UBND ngày 14/3/2024 của UBND tỉnh Hà Giang)", why="enclosed"),
]  # fmt: skip


@pytest.mark.parametrize("note", NOTES)
def test_a_plan_alone_is_issued_by_a_decision_that_is_not_in_the_file(note):
    text = f"KẾ HOẠCH\nChăm lo trẻ em\n{note}\n\nI. MỤC TIÊU\n\n- Chăm lo trẻ em.\n"
    assert linked(text) == {("812/QĐ-UBND@ha-giang", "issues", "d1")}
    assert record(text)["instruments"][0]["title"] == "Chăm lo trẻ em"


def test_the_party_keeps_its_own_province():
    text = party_plan("Thực hiện Chương trình hành động số 22-CTr/TU của Tỉnh ủy;\n\nI- MỤC TIÊU\n\n- Chăm lo.")
    assert [doc for _, doc, _ in cited(text)] == ["22-CTr/TU@tuyen-quang"]


def test_a_letter_cites():
    text = (
        head("BỘ Y TẾ", "Số: 4512/BYT-BH", "Hà Nội, ngày 3 tháng 8 năm 2022", "", "Kính gửi: Sở Y tế các tỉnh")
        + "Thực hiện Nghị định số 75/2023/NĐ-CP của Chính phủ, Bộ Y tế đề nghị các đơn vị triển khai.\n"
    )
    assert [doc for _, doc, _ in cited(text)] == ["75/2023/NĐ-CP"]
