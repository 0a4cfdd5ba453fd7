"""Agencies: which stretches name a body or a class of bodies, and what its full name is."""

import pytest
from tables import nfd, row

from kg.extract.agencies import find_agencies
from kg.resolve.agencies import canonical, is_known
from kg.resolve.agency_classes import with_province
from kg.resolve.agency_lookup import expand
from kg.text import Working, flatten, fold


def agencies(text: str) -> list[str]:
    return [a.text for a in find_agencies(flatten(text, 0, len(text)))]


FOUND = [
    row("Sở Y tế rà soát trạm y tế.", ["Sở Y tế"], why="a department"),
    row("Giao Sở Lao động - Thương binh và Xã hội chủ trì, phối hợp với Sở Tài chính.", ["Sở Lao động - Thương binh và Xã hội", "Sở Tài chính"], why="a name with a dash and 'và' in it"),
    row("Sở Văn hóa, Thể thao và Du lịch tổ chức lễ hội.", ["Sở Văn hóa, Thể thao và Du lịch"], why="a name with a comma in it"),
    row("UBND các huyện, thị xã, thành phố bố trí kinh phí.", ["UBND các huyện, thị xã, thành phố"], why="a class of committees"),
    row("Ủy ban nhân dân tỉnh Hà Giang ban hành.", ["Ủy ban nhân dân tỉnh Hà Giang"], why="with its province"),
    row("Các sở, ban, ngành, đoàn thể tỉnh quán triệt.", ["Các sở, ban, ngành, đoàn thể tỉnh"], why="a class of departments"),
    row("Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh giám sát.", ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"], why="the Front"),
    row("Giám đốc Sở Nội vụ chịu trách nhiệm.", ["Sở Nội vụ"], why="the head stands for the body"),
    row("Bảo hiểm xã hội tỉnh, Ngân hàng Chính sách xã hội chi nhánh tỉnh phối hợp.", ["Bảo hiểm xã hội tỉnh", "Ngân hàng Chính sách xã hội chi nhánh tỉnh"], why="bodies of the centre in a province"),
    row("Công an tỉnh và Bộ Chỉ huy Quân sự tỉnh nắm tình hình.", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"], why="police and army"),
    row("Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh vận động hội viên.", ["Hội Liên hiệp Phụ nữ tỉnh", "Hội Nông dân tỉnh"], why="mass organisations"),
    row("Sở LĐTBXH, Sở GD&ĐT, Sở TT&TT lập kế hoạch.", ["Sở LĐTBXH", "Sở GD&ĐT", "Sở TT&TT"], why="abbreviations"),
    row("Bộ Giáo dục và Đào tạo hướng dẫn.", ["Bộ Giáo dục và Đào tạo"], why="a ministry"),
    row("Ban Tuyên giáo Tỉnh ủy định hướng.", ["Ban Tuyên giáo Tỉnh ủy"], why="a board of the Party"),
    row("Các huyện ủy, thành ủy, đảng ủy trực thuộc quán triệt.", ["Các huyện ủy, thành ủy, đảng ủy trực thuộc"], why="party committees below"),
    row("Nâng cao mức sống của hộ nghèo.", [], why="none"),
    row("Bộ mặt nông thôn có nhiều đổi mới.", [], why="'Bộ' that is no ministry"),
    row("Số hộ nghèo giảm nhanh.", [], why="'Số' that is no department"),
    row("Ban hành quy chế phối hợp.", [], why="'Ban' that is a verb"),
    row("Hội nghị tổng kết được tổ chức hằng năm.", [], why="'Hội nghị' that is a meeting"),
    row("Cục Thống kê tỉnh và Kho bạc Nhà nước tỉnh cung cấp số liệu.", ["Cục Thống kê tỉnh", "Kho bạc Nhà nước tỉnh"], why="offices in a row"),
    row("Sở Y tế cung cấp số liệu.", ["Sở Y tế"], why="'cung cấp' is a verb"),
    row("Hội Nông dân cùng cấp vận động.", ["Hội Nông dân cùng cấp"], why="'cùng cấp' is of the same level"),
    row("Trường Cao đẳng nghề tỉnh mở lớp đào tạo.", ["Trường Cao đẳng nghề tỉnh"], why="a school", fault="the name of a school stops at 'Cao đẳng'"),
    row("Sở Nông nghiệp và Môi trường theo dõi nước sạch.", ["Sở Nông nghiệp và Môi trường"], why="a department since 2025"),
    row("Sở Dân tộc và Tôn giáo rà soát.", ["Sở Dân tộc và Tôn giáo"], why="another since 2025"),
    row("UBND các xã, phường, đặc khu niêm yết công khai.", ["UBND các xã, phường, đặc khu"], why="communes since 2025"),
    row("Đảng ủy Ủy ban nhân dân tỉnh lãnh đạo.", ["Đảng ủy Ủy ban nhân dân tỉnh"], why="a party committee since 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text, expected):
    assert agencies(text) == expected


@pytest.mark.parametrize("text", [r.values[0] for r in FOUND])
def test_spans_slice_to_the_name(text):
    source = nfd(text)
    working = Working.composed(source)
    flat = flatten(working.text, 0, len(working.text))
    for mention in find_agencies(flat):
        start, end = working.span(mention.start, mention.end)
        said = Working.composed(source[start:end]).text
        assert said == f"{mention.head} {mention.text}".strip()
        assert flat.folded[mention.flat_start : mention.flat_end].endswith(mention.folded)


@pytest.mark.parametrize(
    "text", ["**Sở Y tế**\nchủ trì", "Sở\nY tế chủ trì", "| Sở Y tế | chủ trì |", "1. Sở Y tế: chủ trì", "(Sở Y tế)"]
)
def test_layout_does_no_harm(text):
    assert agencies(text) == ["Sở Y tế"]


NAMES = [
    row("Sở LĐTBXH", "Vĩnh Long", "Sở Lao động - Thương binh và Xã hội tỉnh Vĩnh Long", why="an abbreviation"),
    row("Sở Lao động – Thương binh và Xã hội", "Vĩnh Long", "Sở Lao động - Thương binh và Xã hội tỉnh Vĩnh Long", why="a long dash"),
    row("Sở GD&ĐT", "Lào Cai", "Sở Giáo dục và Đào tạo tỉnh Lào Cai", why="an ampersand"),
    row("UBND tỉnh", "Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", why="the committee of the province"),
    row("Uỷ ban nhân dân tỉnh", "Cà Mau", "Ủy ban nhân dân tỉnh Cà Mau", why="the old place of the tone mark"),
    row("UBND thành phố", "Cần Thơ", "Ủy ban nhân dân thành phố Cần Thơ", why="the committee of a city"),
    row("HĐND tỉnh", "Cà Mau", "Hội đồng nhân dân tỉnh Cà Mau", why="the council"),
    row("Giám đốc Sở Y tế", "Cà Mau", "Sở Y tế tỉnh Cà Mau", why="the head stands for the body"),
    row("Chủ tịch UBND các huyện, thành phố", "Sơn La", "Ủy ban nhân dân các huyện, thành phố tỉnh Sơn La", why="the heads of a class"),
    row("UBND các huyện, thị xã, thành phố", "Phú Thọ", "Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Phú Thọ", why="a class"),
    row("Ủy ban MTTQ Việt Nam tỉnh", "Phú Thọ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Thọ", why="the Front"),
    row("Tỉnh ủy", "Phú Thọ", "Tỉnh ủy Phú Thọ", why="the party committee"),
    row("Thành ủy", "Đà Nẵng", "Thành ủy Đà Nẵng", why="the party committee of a city"),
    row("Bộ Y tế", "Phú Thọ", "Bộ Y tế", why="a ministry has no province"),
    row("Thủ tướng Chính phủ", "Phú Thọ", "Thủ tướng Chính phủ", why="nor has the Prime Minister"),
    row("Sở Y tế tỉnh Sơn La", "Phú Thọ", "Sở Y tế tỉnh Sơn La", why="the province named wins"),
    row("Công an tỉnh", "Gia Lai", "Công an tỉnh Gia Lai", why="police"),
    row("Bảo hiểm xã hội tỉnh", "Gia Lai", "Bảo hiểm xã hội tỉnh Gia Lai", why="social insurance"),
    row("BHXH Việt Nam", "Gia Lai", "Bảo hiểm xã hội Việt Nam", why="the central social insurance"),
    row("Sở Y tế", None, "Sở Y tế", why="no province known"),
    row("SỞ Y TẾ", "Gia Lai", "Sở Y tế tỉnh Gia Lai", why="capitals"),
    row("Hội LHPN tỉnh", "Gia Lai", "Hội Liên hiệp Phụ nữ tỉnh Gia Lai", why="the women's union"),
    row("Văn phòng UBND tỉnh", "Gia Lai", "Văn phòng Ủy ban nhân dân tỉnh Gia Lai", why="an office"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "province", "expected"), NAMES)
def test_canonical(text, province, expected):
    assert canonical(text, province) == expected


BELOW = [
    row("Phòng Kinh tế", "Hưng Yên", "xã Đông Thuận", "Phòng Kinh tế xã Đông Thuận", why="a room of a commune"),
    row("Hội Nông dân xã", "Hưng Yên", "xã Đông Thuận", "Hội Nông dân xã Đông Thuận", why="a union of a commune"),
    row("Ban Xây dựng Đảng", "Nghệ An", "xã Tân Kỳ", "Ban Xây dựng Đảng Đảng ủy xã Tân Kỳ", why="a board of a commune's party committee"),
    row("các thôn", "Hưng Yên", "xã Đông Thuận", "các thôn xã Đông Thuận", why="hamlets"),
    row("Trưởng các thôn", "Hưng Yên", "xã Đông Thuận", "các thôn xã Đông Thuận", why="the heads of hamlets"),
    row("các chi, đảng bộ trực thuộc", "Thanh Hóa", "huyện Nông Cống", "các chi bộ, đảng bộ trực thuộc Huyện ủy Nông Cống", why="party cells of a district"),
    row("các chi bộ, đảng bộ trực thuộc", "Nghệ An", "xã Tân Kỳ", "các chi bộ, đảng bộ trực thuộc Đảng ủy xã Tân Kỳ", why="party cells of a commune"),
    row("Phòng Nghiệp vụ Y", "Lâm Đồng", "Sở Y tế tỉnh Lâm Đồng", "Phòng Nghiệp vụ Y Sở Y tế tỉnh Lâm Đồng", why="a room of a department"),
    row("Thanh tra Sở", "Lâm Đồng", "Sở Y tế tỉnh Lâm Đồng", "Thanh tra Sở Y tế tỉnh Lâm Đồng", why="the inspectors of a department"),
    row("Sở Tài chính", "Lâm Đồng", "Sở Y tế tỉnh Lâm Đồng", "Sở Tài chính tỉnh Lâm Đồng", why="another department"),
    row("Phòng GDĐT các huyện", "Lâm Đồng", "Sở Y tế tỉnh Lâm Đồng", "Phòng Giáo dục và Đào tạo các huyện tỉnh Lâm Đồng", why="rooms of the districts"),
    row("UBND quận, huyện", "Cần Thơ", None, "Ủy ban nhân dân các quận, huyện thành phố Cần Thơ", why="a class without its plural"),
    row("Văn phòng UBND TP", "Cần Thơ", None, "Văn phòng Ủy ban nhân dân thành phố Cần Thơ", why="a city in short"),
    row("TT KSBT tỉnh", "Lâm Đồng", None, "Trung tâm Kiểm soát bệnh tật tỉnh Lâm Đồng", why="a centre in short"),
    row("BV Phạm Ngọc Thạch", "Lâm Đồng", None, "Bệnh viện Phạm Ngọc Thạch tỉnh Lâm Đồng", why="a hospital in short"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "province", "local", "expected"), BELOW)
def test_bodies_below_the_province(text, province, local, expected):
    assert canonical(text, province, local=local) == expected


_TWICE = "split_province cuts 'phố' of 'các huyện, thành phố tỉnh Sơn La'"


@pytest.mark.parametrize(
    ("name", "province"),
    [row(r.values[2], r.values[1], why=r.id, fault=_TWICE if "class" in r.id else None) for r in NAMES],
)
def test_canonical_names_stay_as_they_are(name, province):
    assert canonical(name, province) == name


GROUPS = [
    row("các sở, ban, ngành", "Lai Châu", "các sở, ban, ngành tỉnh Lai Châu", why="a province's departments"),
    row("Các sở, ban, ngành, đoàn thể tỉnh", "Lai Châu", "các sở, ban, ngành, đoàn thể tỉnh Lai Châu", why="'tỉnh' is the province"),
    row("các cơ quan có liên quan", "Lai Châu", "các cơ quan có liên quan", why="a vague group"),
    row("các ngành chức năng", "Lai Châu", "các ngành chức năng", why="another"),
    row("các đơn vị liên quan", "Lai Châu", "các đơn vị có liên quan", why="'có' is put in"),
    row("các bộ, ngành", None, "các bộ, ngành", why="of the centre"),
    row("thủ trưởng các sở, ban, ngành", "Huế", "các sở, ban, ngành thành phố Huế", why="heads, in a city"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "province", "expected"), GROUPS)
def test_groups(text, province, expected):
    assert canonical(text, province, group=True) == expected


READ = [
    row("Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy quán triệt.", "Cà Mau", None, ["các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy Cà Mau"], why="party committees under a provincial one"),
    row("Đảng ủy Hội đồng nhân dân thành phố lãnh đạo.", "Huế", None, ["Đảng ủy Hội đồng nhân dân thành phố Huế"], why="the party committee of a council"),
    row("Đảng ủy MTTQ và các đoàn thể tỉnh theo dõi.", "Cà Mau", None, ["Đảng ủy Mặt trận Tổ quốc Việt Nam và các đoàn thể tỉnh Cà Mau"], why="the party committee of the Front"),
    row("Các đảng ủy xã, phường, đặc khu cụ thể hóa.", "Cà Mau", None, ["các đảng ủy xã, phường, đặc khu tỉnh Cà Mau"], why="party committees of communes"),
    row("Công an xã, Bưu điện xã đối chiếu danh sách.", "Cà Mau", "xã Đất Mũi", ["Công an xã Đất Mũi", "Bưu điện xã Đất Mũi"], why="a commune's own bodies"),
    row("Ủy ban Mặt trận Tổ quốc Việt Nam xã vận động.", "Cà Mau", "xã Đất Mũi", ["Ủy ban Mặt trận Tổ quốc Việt Nam xã Đất Mũi"], why="a commune's own Front"),
    row("UBND huyện bố trí kinh phí.", "Cà Mau", "huyện Năm Căn", ["Ủy ban nhân dân huyện Năm Căn"], why="a district's own committee"),
    row("Ban Dân vận Huyện ủy chủ trì.", "Cà Mau", "huyện Năm Căn", ["Ban Dân vận Huyện ủy Năm Căn"], why="a district's own party board"),
    row("Ban Tuyên giáo các huyện ủy, thành ủy gửi báo cáo.", "Cà Mau", None, ["Ban Tuyên giáo các huyện ủy, thành ủy tỉnh Cà Mau"], why="a class of party boards"),
    row("Ủy ban Mặt trận Tổ quốc cấp huyện, cấp xã tổ chức.", "Cà Mau", None, ["Ủy ban Mặt trận Tổ quốc Việt Nam cấp huyện, cấp xã tỉnh Cà Mau"], why="the Front at two levels"),
    row("UBND các huyện Năm Căn, Ngọc Hiển và Cái Nước vận động.", "Cà Mau", None, ["Ủy ban nhân dân huyện Năm Căn tỉnh Cà Mau", "Ủy ban nhân dân huyện Ngọc Hiển tỉnh Cà Mau", "Ủy ban nhân dân huyện Cái Nước tỉnh Cà Mau"], why="several districts under one head"),
    row("Ủy ban nhân dân thành phố Hà Nội, thành phố Hải Phòng và tỉnh Cà Mau chi viện.", None, None, ["Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân thành phố Hải Phòng", "Ủy ban nhân dân tỉnh Cà Mau"], why="several provinces under one head"),
    row("UBND các huyện, thị xã, thành phố rà soát.", "Cà Mau", None, ["Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Cà Mau"], why="no place named"),
    row("Sở Công Thương/Sở Du lịch tỉnh, thành phố trực thuộc Trung ương", None, None, ["Sở Công Thương tỉnh, thành phố trực thuộc Trung ương", "Sở Du lịch tỉnh, thành phố trực thuộc Trung ương"], why="departments of every province"),
    row("Các cơ quan trực thuộc Bộ Y tế hướng dẫn.", None, None, ["các cơ quan trực thuộc Bộ Y tế"], why="bodies under a ministry"),
    row("Các đơn vị trực thuộc Sở Y tế tiếp nhận.", "Cà Mau", None, ["các đơn vị trực thuộc Sở Y tế tỉnh Cà Mau"], why="bodies under a department"),
    row("Ban Quản lý Khu kinh tế Năm Căn và các khu công nghiệp chủ trì.", "Cà Mau", None, ["Ban Quản lý Khu kinh tế Năm Căn và các khu công nghiệp tỉnh Cà Mau"], why="the board of a zone with its name"),
    row("Công ty Cổ phần Cấp thoát nước Cà Mau bảo đảm.", "Cà Mau", None, ["Công ty Cổ phần Cấp thoát nước Cà Mau"], why="a company keeps its name"),
    row("Tổng công ty Đường sắt Việt Nam hỗ trợ vận chuyển.", None, None, ["Tổng công ty Đường sắt Việt Nam"], why="a name ends with the country"),
    row("Các tổ chức cung cấp dịch vụ chi trả bố trí nhân lực.", "Cà Mau", None, ["các tổ chức cung cấp dịch vụ chi trả"], why="those who pay out"),
    row("Các đơn vị quản lý rừng, các cơ quan quản lý chuyên ngành lập hồ sơ.", None, None, ["các đơn vị quản lý rừng", "các cơ quan quản lý chuyên ngành"], why="those who manage something"),
    row("Các đơn vị quản lý chặt chẽ tài sản.", None, None, ["các đơn vị"], why="'quản lý' as what they do"),
    row("UBND các tỉnh chia sẻ kinh nghiệm.", "Cà Mau", None, ["Ủy ban nhân dân các tỉnh"], why="other provinces' committees"),
    row("Thành phố Hải Phòng bố trí quỹ đất.", None, None, [], why="'Phòng' in the name of a city"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "province", "local", "expected"), READ)
def test_read_and_named(text, province, local, expected):
    found = find_agencies(flatten(text, 0, len(text)))
    assert [canonical(a.text, province, group=a.group, local=local) for a in found] == expected


PROVINCES = [
    row("Sơn La", "tỉnh Sơn La", why="a province"),
    row("Cần Thơ", "thành phố Cần Thơ", why="a city"),
    row("Huế", "thành phố Huế", why="a city since 2025"),
    row("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", why="the city with its kind in its name"),
]


@pytest.mark.parametrize(("name", "expected"), PROVINCES)
def test_with_province(name, expected):
    assert with_province(name) == expected


KNOWN = [
    row("Sở Y tế", True, why="a department"),
    row("UBND các xã, phường", True, why="a class"),
    row("Giám đốc Công an tỉnh", True, why="with its head"),
    row("Sở Thiên văn", False, why="no such department"),
    row("Công ty Ánh Dương", False, why="a firm"),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_is_known(text, expected):
    assert is_known(text) is expected


def test_expand_is_stable():
    for text in ("UBND tỉnh", "MTTQ", "Sở KH&ĐT", "BCH Đảng bộ tỉnh", "Uỷ ban nhân dân"):
        assert expand(expand(text)) == expand(text)
        assert fold(expand(text)) != ""
