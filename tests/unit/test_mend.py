"""What only the place tells in a repaired text; each row: as it came out of the repair, as it was printed, why it is here."""

import pytest
from tables import row

from kg.read.mend import mend


def mended(text):
    out, at = [], 0
    for start, end, new in mend(text):
        assert at <= start < end
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at:]])


ROWS = [
    row("tỷ 16 lao động qua đào tạo", "tỷ lệ lao động qua đào tạo", why="tỷ lệ, whose second word became a number"),
    row("quy mô 9 tỷ 16 triệu đồng", "quy mô 9 tỷ 16 triệu đồng", why="an amount stays one"),
    row("Căn cử Luật Tổ chức", "Căn cứ Luật Tổ chức", why="căn cứ before a law"),
    row("hỗ trợ nhà 6, việc làm", "hỗ trợ nhà ở, việc làm", why="nhà ở"),
    row("khu nhà 6 tầng", "khu nhà 6 tầng", why="a house of six floors"),
    row("người dân 6 vùng sâu, vùng xa", "người dân ở vùng sâu, vùng xa", why="ở before a place that is not counted"),
    row("xây dựng tại 6 vùng sản xuất", "xây dựng tại 6 vùng sản xuất", why="six regions that are counted"),
    row("tỷ số giới tính 6 mức 107 trẻ", "tỷ số giới tính ở mức 107 trẻ", why="ở mức"),
    row("việc làm 6 nước ngoài", "việc làm ở nước ngoài", why="ở nước ngoài"),
    row("đào tạo 6 các bậc học", "đào tạo ở các bậc học", why="ở các"),
    row("kết quả của 6 tỉnh, 6 xã", "kết quả của 6 tỉnh, 6 xã", why="six provinces"),
    row("nguy cơ 6 nhiễm", "nguy cơ ô nhiễm", why="ô nhiễm"),
    row("phân công 16 trách nhiệm", "phân công rõ trách nhiệm", why="rõ"),
    row("bảo vệ sức khóe", "bảo vệ sức khỏe", why="sức khỏe"),
    row("trọng tâm 14 Luật Việc làm", "trọng tâm là Luật Việc làm", why="trọng tâm là"),
    row("tập trung tại 14 xã", "tập trung tại 14 xã", why="fourteen communes"),
    row("(sau đây viết tắt 14 Nghị định)", "(sau đây viết tắt là Nghị định)", why="là in an abbreviation that is introduced"),
    row("người nghèo, nhất 14 phụ nữ", "người nghèo, nhất là phụ nữ", why="nhất là"),
    row("hạng nhất 14 người", "hạng nhất 14 người", why="fourteen people"),
    row("2. SG Nông nghiệp và Môi trường", "2. Sở Nông nghiệp và Môi trường", why="Sở read as two capitals"),
    row("phối hợp với S8 Y tế", "phối hợp với Sở Y tế", why="Sở read with a digit"),
    row("giao Sở Y tế", "giao Sở Y tế", why="a right Sở"),
    row("các SG, ngành có liên quan", "các sở, ngành có liên quan", why="sở, ngành"),
    row("Bảo hiểm y tế sé\n46/2014/QH13", "Bảo hiểm y tế số\n46/2014/QH13", why="số before a number on the next line"),
    row("ngày sẽ 46 tuổi", "ngày sẽ 46 tuổi", why="sẽ before a plain number"),
    row("b) Một\nC) Hai", "b) Một\nc) Hai", why="C) behind b)"),
    row("A) Một\nB) Hai\nC) Ba", "A) Một\nB) Hai\nC) Ba", why="capital letters"),
    row("Dân thứ XIII; người dân thứ ba", "lần thứ XIII; người dân thứ ba", why="lần before a Roman number"),
    row("Đại hội Jan thứ XIII", "Đại hội lần thứ XIII", why="lần"),
    row("4, Phối hợp thực hiện", "4. Phối hợp thực hiện", why="a comma behind the number of a heading"),
    row("Cc) Đối với cơ quan\nd@) Tham mưu", "c) Đối với cơ quan\nđ) Tham mưu", why="letters of a list"),
    row("d) Một\nd) Hai\ne) Ba", "d) Một\nđ) Hai\ne) Ba", why="the second d) is đ)"),
    row("d) Một\ne) Hai\n1. X\na) Y\nd) Z", "d) Một\ne) Hai\n1. X\na) Y\nd) Z", why="a d) of another list"),
    row("I- A\nIII- B\nIII- C", "I- A\nII- B\nIII- C", why="a number too high, as the next heading shows"),
    row("I. A\nII. B\nII. C\nIV. D", "I. A\nII. B\nIII. C\nIV. D", why="a number too low"),
    row("I. A\nI. B\nIII. C", "I. A\nII. B\nIII. C", why="I twice, with nothing between them that would begin again"),
    row("I. A\nPHỤ LỤC\nI. B\nII. C", "I. A\nPHỤ LỤC\nI. B\nII. C", why="an appendix begins again"),
    row("III. A\nIv. B\nVI. C", "III. A\nIV. B\nVI. C", why="a small v; the heading V was lost, VI stays"),
    row("I. A\nII. B\nI. C\nII. D", "I. A\nII. B\nI. C\nII. D", why="numbers that begin again"),
    row("1. A\n11. B\n1. C", "1. A\n11. B\n1. C", why="Arabic numbers"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "meant"), ROWS)
def test_a_place_tells_what_was_meant(seen, meant):
    assert mended(seen) == meant


@pytest.mark.parametrize(("seen", "meant"), ROWS)
def test_what_is_mended_stays(seen, meant):
    assert mended(meant) == meant
