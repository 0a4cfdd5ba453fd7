"""Indicators: the scheme is sound, and a wording is resolved to one of them only if nothing else can be meant."""

from functools import cache

import pyoxigraph as ox
import pytest

from kg.graph.indicators import indicator_of, normal, unit_of
from kg.resources import resource
from kg.vocabulary import concepts

POL = "https://policykg.example/ontology#"
VOC = "https://policykg.example/vocabulary/"


def resolved(wording: str, unit: str | None = "%") -> str | None:
    iri = indicator_of(wording, unit)
    return iri.rsplit("/", 1)[-1] if iri else None


@pytest.mark.parametrize(
    ("wording", "unit", "indicator"),
    [
        # the wordings of plans: with and without "tỷ lệ", "khu vực", "được", the whole province
        ("tỷ lệ thất nghiệp khu vực thành thị", "%", "that-nghiep-thanh-thi"),
        ("tỷ lệ thất nghiệp ở thành thị", "%", "that-nghiep-thanh-thi"),
        ("tỉ lệ thất nghiệp", "%", "that-nghiep"),
        ("tỷ lệ lực lượng lao động trong độ tuổi lao động tham gia bảo hiểm xã hội", "%", "lao-dong-tham-gia-bhxh"),
        ("tỷ lệ lực lượng lao động trong tuổi tham gia bảo hiểm xã hội", "%", "lao-dong-tham-gia-bhxh"),
        ("tỷ lệ lực lượng lao động trong độ tuổi tham gia BHXH", "%", "lao-dong-tham-gia-bhxh"),
        ("tỷ lệ lực lượng lao động trong độ tuổi tham gia bảo hiểm thất nghiệp", "%", "lao-dong-tham-gia-bhtn"),
        ("tỷ lệ tham gia bảo hiểm thất nghiệp", "%", "lao-dong-tham-gia-bhtn"),
        (
            "tỷ lệ người sau độ tuổi nghỉ hưu được hưởng lương hưu, bảo hiểm xã hội hằng tháng và trợ cấp hưu trí xã hội",
            "%",
            "sau-tuoi-nghi-huu-huong-luong-huu",
        ),
        ("lao động có bằng cấp, chứng chỉ", "%", "lao-dong-qua-dao-tao-co-bang-cap"),
        ("tỷ lệ lao động qua đào tạo", "%", "lao-dong-qua-dao-tao"),
        ("tuổi thọ trung bình của người dân", "tuổi", "tuoi-tho"),
        ("tuổi thọ trung bình", "năm", "tuoi-tho"),
        ("số năm sống khỏe", "năm", "so-nam-song-khoe"),
        ("chỉ số phát triển con người (HDI)", "điểm", "hdi"),
        ("HDI", None, "hdi"),
        ("bác sỹ", "bác sỹ/10.000 dân", "bac-si-tren-van-dan"),
        ("số bác sĩ", "bác sĩ/vạn dân", "bac-si-tren-van-dan"),
        ("số bác sĩ trên 1 vạn dân", "bác sĩ/10.000 dân", "bac-si-tren-van-dan"),
        ("dược sỹ", "dược sỹ/10.000 dân", "duoc-si-tren-van-dan"),
        ("giường bệnh", "giường bệnh/10.000 dân", "giuong-benh-tren-van-dan"),
        ("tỷ lệ bao phủ bảo hiểm y tế toàn dân", "%", "bao-phu-bhyt"),
        ("bảo hiểm y tế bao phủ dân số", "%", "bao-phu-bhyt"),
        ("tỉ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể thấp còi", "%", "suy-dinh-duong-thap-coi"),
        (
            "tỷ lệ trẻ em dưới 5 tuổi bị duy dinh dưỡng thể nhẹ cân",
            "%",
            "suy-dinh-duong-nhe-can",
        ),  # a slip that is known
        ("tỷ lệ suy dinh dưỡng ở trẻ dưới 5 tuổi", "%", "suy-dinh-duong"),
        ("diện tích sàn nhà ở bình quân đầu người", "m² sàn/người", "dien-tich-nha-o"),
        ("tỷ lệ hộ nông thôn có nước sạch theo quy chuẩn", "%", "nuoc-sach-nong-thon"),
        ("tỷ lệ hộ dân nông thôn được sử dụng nước hợp vệ sinh", "%", "nuoc-hop-ve-sinh-nong-thon"),
        ("tỷ lệ đi học đúng độ tuổi cấp trung học cơ sở", "%", "di-hoc-dung-tuoi-trung-hoc-co-so"),
        ("tỷ lệ hộ nghèo toàn tỉnh", "%/năm", "muc-giam-ho-ngheo"),  # the unit decides: a rate, or its yearly fall
        ("tỷ lệ hộ nghèo trên địa bàn tỉnh", "%", "ho-ngheo"),
        ("tỷ lệ hộ nghèo dân tộc thiểu số", "%/năm", "muc-giam-ho-ngheo-dan-toc-thieu-so"),
        ("tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều", "%", "ho-ngheo-da-chieu"),
        ("TY LE HO NGHEO DTTS", "%", "ho-ngheo-dan-toc-thieu-so"),
    ],
)
def test_wordings_of_plans(wording: str, unit: str | None, indicator: str) -> None:
    assert resolved(wording, unit) == indicator


@pytest.mark.parametrize(
    ("wording", "unit"),
    [
        # another population
        ("tỷ lệ thất nghiệp ở nông thôn", "%"),
        ("tỷ lệ thất nghiệp của lao động nữ", "%"),
        ("tỷ lệ lao động vùng nghèo qua đào tạo", "%"),
        ("tỷ lệ lao động qua đào tạo toàn trình", "%"),
        ("tỷ lệ người thuộc hộ nghèo, cận nghèo được hỗ trợ bảo hiểm y tế", "%"),
        ("tỷ lệ người dân tộc thiểu số tham gia bảo hiểm y tế", "%"),
        ("tỷ lệ hộ nghèo huyện Mường Tè", "%"),
        ("tỷ lệ hộ nghèo của các huyện nghèo", "%"),
        ("tỷ lệ trẻ em hộ nghèo, cận nghèo đi học đúng tuổi", "%"),
        ("tỷ lệ trẻ em dưới 2 tuổi suy dinh dưỡng thể thấp còi", "%"),
        ("tỷ lệ hộ nghèo, hộ cận nghèo", "%"),
        ("tỷ lệ người có công và gia đình được chăm lo", "%"),
        # another quantity
        ("tỷ lệ hộ nghèo giảm so với năm 2020", "%"),
        ("tỷ lệ hộ nghèo được hưởng chính sách hỗ trợ", "%"),
        ("tỷ lệ tham gia bảo hiểm xã hội, trong đó nữ", "%"),
        ("trung học cơ sở", "%"),
        ("chỉ số hài lòng của người tham gia", "%"),
        ("chứng chỉ", "%"),
        ("tỷ lệ này", "%/năm"),
        ("", "%"),
        # a unit in which the indicator is not measured
        ("tỷ lệ hộ nghèo", "hộ"),
        ("tỷ lệ hộ nghèo", None),
        ("giường bệnh", "giường"),
        ("lao động qua đào tạo", "lao động"),
        ("bác sĩ", "%"),
        ("tỷ lệ tham gia bảo hiểm xã hội", "%/năm"),
        ("giải quyết việc làm cho lao động", "lao động"),  # in all, not a year
        ("tuổi thọ trung bình", "vòng quay"),
    ],
)
def test_what_could_be_something_else_is_refused(wording: str, unit: str | None) -> None:
    assert resolved(wording, unit) is None


def test_normal_form_drops_only_grammar_and_the_province() -> None:
    assert normal("Tỷ lệ thất nghiệp khu vực thành thị") == normal("thất nghiệp ở thành thị") == "that nghiep thanh thi"
    assert normal("được sỹ") == normal("dược sĩ") == "duocsi"
    assert normal("tỷ lệ không tham gia bảo hiểm y tế") != normal("tỷ lệ tham gia bảo hiểm y tế")
    assert unit_of("bác sĩ/vạn dân") == unit_of("bác sỹ/10.000 dân") == "doctor-10000"
    assert unit_of("vòng quay") is None


def test_every_indicator_is_whole_and_resolves_by_each_of_its_names() -> None:
    units = concepts("unit")
    themes = concepts("theme")
    assert len(concepts("indicator")) >= 60
    for concept in concepts("indicator").values():
        assert concept.first("polarity") in ("higher", "lower"), concept.id
        assert concept.values["prefLabel@vi"] and concept.values["prefLabel@en"], concept.id
        measured = [iri.rsplit("/", 1)[-1] for iri in concept.values["measuredIn"]]
        assert measured and set(measured) <= set(units), concept.id
        assert {iri.rsplit("/", 1)[-1] for iri in concept.values["theme"]} <= set(themes), concept.id
        assert len(concept.values["definition"]) == 2, concept.id
        for unit in measured:
            for label in concept.labels:
                assert resolved(label, units[unit].notation or units[unit].label) == concept.id, (label, unit)


def test_broader_is_another_indicator_and_never_a_circle() -> None:
    known = concepts("indicator")
    for concept in known.values():
        seen = {concept.id}
        while wider := concept.first("broader"):
            concept = known[wider.rsplit("/", 1)[-1]]
            assert concept.id not in seen
            seen.add(concept.id)


@cache
def profiles() -> ox.Store:
    store = ox.Store()
    for path in sorted(resource("ontology/directives").glob("*.ttl")):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


def test_every_national_figure_is_of_an_indicator_in_one_of_its_units() -> None:
    query = f"PREFIX pol: <{POL}> SELECT ?t ?i ?u WHERE {{ ?t a pol:NationalTarget ; pol:indicator ?i ; pol:unitOfMeasure ?u }}"
    rows = list(profiles().query(query))  # type: ignore[arg-type]
    assert len(rows) >= 20
    for row in rows:
        concept = concepts("indicator")[row["i"].value.removeprefix(VOC + "indicator/")]
        assert VOC + f"unit/{unit_of(row['u'].value)}" in concept.values["measuredIn"], row["t"].value
