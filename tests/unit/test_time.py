"""Time: who holds a duty on a day, which reports are due from whom, and whose years are over."""

import copy
import re
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Store

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import build, front_record, gold_store, small_store, state_record, triples

from kg.ask import ask, questions
from kg.ask.changes import Changes, Way
from kg.errors import WrongUse
from kg.names import DCTERMS, ORG, POL, RDF, RDFS, SKOS, VOC, local_name
from kg.pipeline import extract_file
from kg.resources import resource

SAMPLES = sorted(resource("kg/samples").glob("*.txt"))
MERGERS = {
    "tuyen-quang": "ha-giang tuyen-quang",
    "lao-cai": "lao-cai yen-bai",
    "thai-nguyen": "bac-kan thai-nguyen",
    "phu-tho": "hoa-binh phu-tho vinh-phuc",
    "bac-ninh": "bac-giang bac-ninh",
    "hung-yen": "hung-yen thai-binh",
    "hai-phong": "hai-duong hai-phong",
    "ninh-binh": "ha-nam nam-dinh ninh-binh",
    "quang-tri": "quang-binh quang-tri",
    "da-nang": "da-nang quang-nam",
    "quang-ngai": "kon-tum quang-ngai",
    "gia-lai": "binh-dinh gia-lai",
    "khanh-hoa": "khanh-hoa ninh-thuan",
    "lam-dong": "binh-thuan dak-nong lam-dong",
    "dak-lak": "dak-lak phu-yen",
    "ho-chi-minh": "ba-ria-vung-tau binh-duong ho-chi-minh",
    "dong-nai": "binh-phuoc dong-nai",
    "tay-ninh": "long-an tay-ninh",
    "can-tho": "can-tho hau-giang soc-trang",
    "vinh-long": "ben-tre tra-vinh vinh-long",
    "dong-thap": "dong-thap tien-giang",
    "ca-mau": "bac-lieu ca-mau",
    "an-giang": "an-giang kien-giang",
}
"""The 23 units of Resolution 202/2025/QH15 and the provinces they were formed of."""

UNCHANGED = "cao-bang dien-bien ha-noi ha-tinh hue lai-chau lang-son nghe-an quang-ninh son-la thanh-hoa".split()
LABOUR = "Sở Lao động - Thương binh và Xã hội"
ND45, NQ202 = "Nghị định 45/2025/NĐ-CP (2025-03-01)", "Nghị quyết 202/2025/QH15 (2025-07-01)"


@lru_cache(maxsize=1)
def changes() -> Changes:
    """Return the changes of the vocabularies."""
    return Changes(small_store())


def ends(concept: str, as_of: str, *themes: str, given: str = "") -> list[str]:
    """Return the ids of what a concept (`agency/…`, `province/…`) has become."""
    passed = frozenset(f"{VOC}theme/{theme}" for theme in themes)
    return [local_name(way.end) for way in changes().ways(VOC + concept, given, as_of, passed)]


@lru_cache(maxsize=1)
def samples_store() -> Store:
    """Return the store of the bundled samples, extracted anew."""
    return build([extract_file(path) for path in SAMPLES])


@lru_cache(maxsize=64)
def charged(agency: str, themes: str = "", day: str | None = "2021-06-01", province: str = "Vĩnh Long") -> Store:
    """Return the store of one plan in which a body is charged with one task of these themes."""
    source, record = state_record()
    record = copy.deepcopy(record)
    for instrument in record["instruments"]:
        instrument |= {"date": day, "province": province, "issuer": f"Ủy ban nhân dân tỉnh {province}"}
    record["assignments"] = [record["assignments"][0] | {"agency": agency}]
    record["units"][2] |= {"themes": themes.split()}
    record["reports"][0] |= {"from": agency}
    return build([(source, record)])


def duty(store: Store, agency: str, as_of: str | None = "2026-01-01") -> dict[str, Any]:
    """Return the only duty of a body."""
    (row,) = ask(store, "agency-duties", agency=agency, as_of=as_of).records()
    return row


# ── The vocabularies ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_63_provinces_are_34_since_july_2025() -> None:
    concepts = {local_name(s) for s, _ in triples(small_store(), None, SKOS + "inScheme", VOC + "province")}
    old = {c for c in concepts if not c.endswith("-2025") and c != "hue"}
    expected = {p: f"{new}-2025" for new, parts in MERGERS.items() for p in parts.split()}
    expected |= {p: p for p in UNCHANGED if p != "hue"} | {"thua-thien-hue": "hue"}
    assert len(old) == len(expected) == 63
    assert len(set(expected.values())) == 34
    for province in sorted(old):
        assert ends(f"province/{province}", "2025-07-01") == [expected[province]], province
        assert ends(f"province/{province}", "2024-12-31") == [province], province
        if province != "thua-thien-hue":
            assert ends(f"province/{province}", "2025-06-30") == [province], province


def test_every_change_is_whole() -> None:
    store = small_store()
    known = {s for s, _ in triples(store, None, RDF + "type", SKOS + "Concept")}
    events = sorted(s for s, _ in triples(store, None, RDF + "type", ORG + "ChangeEvent"))
    assert len(events) > 90
    for event in events:
        values = {
            key: [q.object for q in store.quads_for_pattern(NamedNode(event), NamedNode(key), None, None)]
            for key in (ORG + "originalOrganization", ORG + "resultingOrganization", DCTERMS + "date")
            + (DCTERMS + "source", RDFS + "label", POL + "passesTheme")
        }
        before, after, days, sources, labels, _ = values.values()
        assert {b.value for b in before} | {a.value for a in after} <= known, event  # type: ignore[union-attr]
        assert before and after and sources and len(days) == 1, event
        assert sorted(label.language for label in labels) == ["en", "vi"], event  # type: ignore[union-attr]


def test_what_a_split_body_passes_has_a_theme_each() -> None:
    for concept in ("so-lao-dong-thuong-binh-va-xa-hoi", "bo-lao-dong-thuong-binh-va-xa-hoi"):
        steps = changes().of(f"{VOC}agency/{concept}")
        assert len(steps) == 4
        passed = [theme for step in steps for theme in step.themes]
        assert len(passed) == len(set(passed)), "no theme goes to two bodies"


@pytest.mark.parametrize(
    ("kind", "themes", "as_of", "expected"),
    [
        ("so-lao-dong-thuong-binh-va-xa-hoi", ["merit"], "2025-02-28", ["so-lao-dong-thuong-binh-va-xa-hoi"]),
        ("so-lao-dong-thuong-binh-va-xa-hoi", ["merit"], "2025-03-01", ["so-noi-vu"]),
        ("bo-lao-dong-thuong-binh-va-xa-hoi", ["social-assistance"], "2025-03-01", ["bo-y-te"]),
        ("ban-dan-toc-va-mien-nui", [], "2026-01-01", ["so-dan-toc-va-ton-giao"]),
        # the month of a change: before it, within it (old or new), after it
        ("ban-dan-van-tinh-uy", [], "2025-01-31", ["ban-dan-van-tinh-uy"]),
        ("ban-dan-van-tinh-uy", [], "2025-02-10", ["ban-dan-van-tinh-uy", "ban-tuyen-giao-va-dan-van-tinh-uy"]),
        ("ban-dan-van-tinh-uy", [], "2025-03-01", ["ban-tuyen-giao-va-dan-van-tinh-uy"]),
        # chains: regions for some months, then provinces again
        ("cuc-thue-tinh", [], "2025-04-01", ["chi-cuc-thue-khu-vuc"]),
        ("cuc-thue-tinh", [], "2025-07-01", ["thue-tinh"]),
        ("bao-hiem-xa-hoi", [], "2025-04-01", ["bao-hiem-xa-hoi-khu-vuc"]),
        ("bao-hiem-xa-hoi", [], "2026-01-01", ["bao-hiem-xa-hoi"]),
        # changed, with the same duties
        ("hoi-nong-dan", [], "2026-01-01", ["hoi-nong-dan"]),
        # the district's tasks went to commune and province; a theme decides for one of its divisions
        ("uy-ban-nhan-dan-huyen", [], "2025-06-30", ["uy-ban-nhan-dan-huyen"]),
        ("uy-ban-nhan-dan-huyen", ["merit"], "2025-07-01", ["uy-ban-nhan-dan-tinh", "uy-ban-nhan-dan-xa"]),
        ("phong-lao-dong-thuong-binh-va-xa-hoi", ["merit"], "2025-07-01", ["phong-van-hoa-xa-hoi"]),
        ("phong-lao-dong-thuong-binh-va-xa-hoi", ["poverty"], "2025-07-01", ["phong-kinh-te", "phong-van-hoa-xa-hoi"]),
    ],
)
def test_what_a_kind_of_body_has_become(kind: str, themes: list[str], as_of: str, expected: list[str]) -> None:
    assert ends(f"agency/{kind}", as_of, *themes) == expected


def test_a_change_before_the_plan_does_not_count() -> None:
    assert ends("agency/bao-hiem-xa-hoi", "2026-01-01", given="2025-08-01") == ["bao-hiem-xa-hoi"]
    assert changes().ways(VOC + "agency/so-y-te", "", "2026-01-01") == [Way(VOC + "agency/so-y-te")]


# ── agency-duties ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("themes", "holder"),
    [
        ("merit", "Sở Nội vụ"),
        ("employment", "Sở Nội vụ"),
        ("social-insurance employment", "Sở Nội vụ"),
        ("vocational", "Sở Giáo dục và Đào tạo"),
        ("social-assistance social-services", "Sở Y tế"),
        ("poverty", "Sở Nông nghiệp và Môi trường"),
        ("poverty communication", "Sở Nông nghiệp và Môi trường"),  # only one of them passed by name
    ],
)
@pytest.mark.parametrize("province", ["Vĩnh Long", "Bến Tre"])
def test_a_split_department_by_theme_in_the_merged_province(themes: str, holder: str, province: str) -> None:
    body = f"{LABOUR} tỉnh {province}"
    store = charged(body, themes, province=province)
    row = duty(store, body)
    assert row["current_holder"] == f"{holder} tỉnh Vĩnh Long"
    assert (row["since"], row["ground"], row["undecided"]) == ("2025-07-01", f"{ND45}; {NQ202}", None)
    assert duty(store, body, "2025-06-30")["current_holder"] == f"{holder} tỉnh {province}"
    assert duty(store, body, "2025-06-30")["since"] == "2025-03-01"
    before = duty(store, body, "2025-02-28")
    assert (before["current_holder"], before["since"], before["ground"], before["undecided"]) == (
        body,
        None,
        None,
        None,
    )
    assert duty(store, body, None) == row, "without a day: after all changes on record"


@pytest.mark.parametrize(
    ("themes", "candidates"),
    [
        ("merit poverty", ["Nội vụ", "Nông nghiệp và Môi trường"]),
        ("leadership", ["Giáo dục và Đào tạo", "Nội vụ", "Nông nghiệp và Môi trường", "Y tế"]),
        ("", ["Giáo dục và Đào tạo", "Nội vụ", "Nông nghiệp và Môi trường", "Y tế"]),
    ],
)
def test_what_the_themes_do_not_decide_is_undecided(themes: str, candidates: list[str]) -> None:
    row = duty(charged(f"{LABOUR} tỉnh Vĩnh Long", themes), LABOUR)
    assert row["current_holder"] is None
    assert row["undecided"].split("; ") == [f"Sở {name} tỉnh Vĩnh Long" for name in candidates]
    assert row["ground"] == f"{ND45}; {NQ202}"


@pytest.mark.parametrize(
    ("body", "province", "day", "holder", "since"),
    [
        ("Sở Y tế tỉnh Bến Tre", "Bến Tre", "2021", "Sở Y tế tỉnh Vĩnh Long", "2025-07-01"),
        ("Sở Y tế tỉnh Vĩnh Long", "Vĩnh Long", None, "Sở Y tế tỉnh Vĩnh Long", "2025-07-01"),
        ("Sở Y tế tỉnh Vĩnh Long", "Vĩnh Long", "2025-08-01", "Sở Y tế tỉnh Vĩnh Long", None),
        ("Sở Y tế tỉnh Sơn La", "Sơn La", "2021", "Sở Y tế tỉnh Sơn La", None),
        ("Tỉnh ủy Hải Dương", "Hải Dương", "2021", "Thành ủy Hải Phòng", "2025-07-01"),
        ("Sở Y tế tỉnh Hải Dương", "Hải Dương", "2021", "Sở Y tế thành phố Hải Phòng", "2025-07-01"),
        # a body that the vocabularies do not know keeps its name, in the new province
        ("Ban Sông nước tỉnh Hải Dương", "Hải Dương", "2021", "Ban Sông nước thành phố Hải Phòng", "2025-07-01"),
        ("Cục Thuế tỉnh Bến Tre", "Bến Tre", "2021", "Thuế tỉnh Vĩnh Long", "2025-07-01"),
        # after its end a plan still names the old department
        ("Sở Kế hoạch và Đầu tư tỉnh Bến Tre", "Bến Tre", "2025-08-01", "Sở Tài chính tỉnh Vĩnh Long", "2025-07-01"),
        ("Bảo hiểm xã hội tỉnh Trà Vinh", "Trà Vinh", "2021", "Bảo hiểm xã hội tỉnh Vĩnh Long", "2025-07-01"),
    ],
)
def test_other_bodies_and_chains(body: str, province: str, day: str | None, holder: str, since: str | None) -> None:
    row = duty(charged(body, "health", day, province), body)
    assert (row["current_holder"], row["since"], row["undecided"]) == (holder, since, None)


def test_the_ground_of_a_chain_names_every_act_in_order() -> None:
    row = duty(charged("Cục Thuế tỉnh Bến Tre", "health", province="Bến Tre"), "Cục Thuế tỉnh Bến Tre")
    acts = [part.rpartition("(")[2].rstrip(")") for part in row["ground"].split("; ")]
    assert acts == ["2025-03-01", "2025-07-01", "2025-07-01"]
    assert "2229/QĐ-BTC" in row["ground"]


@pytest.mark.parametrize(
    ("body", "candidates"),
    [
        ("Ủy ban nhân dân huyện Mộc Châu tỉnh Sơn La", ["cấp xã tỉnh Sơn La", "tỉnh Sơn La"]),
        ("Ủy ban nhân dân các huyện, thành phố tỉnh Sơn La", ["cấp xã tỉnh Sơn La", "tỉnh Sơn La"]),
        ("Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Sơn La", ["cấp xã tỉnh Sơn La", "tỉnh Sơn La"]),
    ],
)
def test_the_district_level_ends_undecided(body: str, candidates: list[str]) -> None:
    store = charged(body, "merit", province="Sơn La")
    row = duty(store, body)
    assert row["current_holder"] is None
    assert sorted(row["undecided"].split("; ")) == [f"Ủy ban nhân dân {name}" for name in candidates]
    assert row["since"] == "2025-07-01"
    assert "Nghị quyết 203/2025/QH15" in row["ground"]
    assert duty(store, body, "2025-06-30")["current_holder"] == body


def test_a_commune_of_before_the_rearrangement_is_undecided() -> None:
    body = "Ủy ban nhân dân xã Mường Bú tỉnh Sơn La"
    store = charged(body, "merit", province="Sơn La")
    assert duty(store, body, "2025-06-30")["current_holder"] == body
    row = duty(store, body)
    assert (row["current_holder"], row["since"]) == (None, "2025-07-01")
    assert row["undecided"].split("; ") == ["Ủy ban nhân dân cấp xã tỉnh Sơn La", body]
    assert duty(charged(body, "merit", "2025-08-01", "Sơn La"), body)["current_holder"] == body


def test_no_day_is_one_clear_line() -> None:
    for question in ("agency-duties", "reporting-calendar", "period-check", "successors"):
        params = {"agency": LABOUR} if question == "agency-duties" else {}
        with pytest.raises(WrongUse, match="is no date") as error:
            ask(charged(f"{LABOUR} tỉnh Vĩnh Long"), question, as_of="2025-13-01", **params)
        assert "\n" not in error.value.message
        assert error.value.hint


@pytest.mark.parametrize(
    ("agency", "holder"),
    [
        ("Sở Kế hoạch và Đầu tư tỉnh Vĩnh Long", "Sở Tài chính tỉnh Vĩnh Long"),
        ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Vĩnh Long", "Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long"),
        ("Sở Y tế tỉnh Vĩnh Long", "Sở Y tế tỉnh Vĩnh Long"),
        ("Ban Tuyên giáo Tỉnh ủy Sơn La", "Ban Tuyên giáo và Dân vận Tỉnh ủy Sơn La"),
        ("Ban cán sự đảng Ủy ban nhân dân tỉnh Sơn La", "Đảng ủy Ủy ban nhân dân tỉnh Sơn La"),
    ],
)
def test_duties_of_the_samples(agency: str, holder: str) -> None:
    rows = ask(samples_store(), "agency-duties", agency=agency, as_of="2026-01-01").records()
    assert rows
    assert {r["current_holder"] for r in rows} == {holder}
    assert all(r["undecided"] is None for r in rows)


def test_the_labour_department_of_vinh_long_in_the_sample() -> None:
    store = samples_store()
    successors = {f"Sở {n} tỉnh Vĩnh Long" for n in ("Nội vụ", "Y tế", "Giáo dục và Đào tạo")}
    successors |= {"Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long"}
    rows = ask(store, "agency-duties", agency="Sở LĐTBXH", province="Vĩnh Long", as_of="2026-01-01").records()
    assert rows
    for row in rows:
        named = (row["current_holder"] or row["undecided"]).split("; ")
        assert set(named) <= successors
        assert (row["current_holder"] is None) == (len(named) > 1)
        assert row["ground"] == f"{ND45}; {NQ202}"
    for row in ask(store, "agency-duties", agency="Sở LĐTBXH", province="Vĩnh Long", as_of="2025-02-28").records():
        assert row["current_holder"] == f"{LABOUR} tỉnh Vĩnh Long"


# ── successors ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_successors_cover_provinces_levels_and_the_bodies_that_stay() -> None:
    rows = ask(small_store(), "successors").records()
    steps = {(r["from"], r["to"], r["source"]) for r in rows}
    assert ("Bến Tre", "Vĩnh Long", "Nghị quyết 202/2025/QH15") in steps
    district = {r["to"] for r in rows if r["from"] == "Ủy ban nhân dân huyện"}
    assert district == {"Ủy ban nhân dân xã", "Ủy ban nhân dân tỉnh"}
    assert ("Hội Nông dân tỉnh", "Hội Nông dân tỉnh") in {(r["from"], r["to"]) for r in rows}
    assert sum(r["source"] == "Nghị quyết 202/2025/QH15" for r in rows) == 52
    assert all(r["source"] and re.search(r"\((?:2007|2008|2025)-", r["event"]) for r in rows)
    before = ask(small_store(), "successors", as_of="2024-12-31").records()
    assert ("Sở Thủy sản", "Sở Nông nghiệp và Phát triển nông thôn") in {(r["from"], r["to"]) for r in before}
    assert not any("(2025-" in r["event"] for r in before)
    assert not ask(small_store(), "successors", as_of="2006-12-31").rows


def test_successors_of_a_body_follow_the_chain_once() -> None:
    store = charged("Bảo hiểm xã hội tỉnh Bến Tre", "health", province="Bến Tre")
    rows = ask(store, "successors", agency="Bảo hiểm xã hội tỉnh Bến Tre").records()
    found = [(r["from"], r["to"]) for r in rows]
    regional = "Bảo hiểm xã hội khu vực"
    assert sorted(found) == sorted(
        [("Bảo hiểm xã hội tỉnh", regional), (regional, "Bảo hiểm xã hội tỉnh"), ("Bến Tre", "Vĩnh Long")]
    )


# ── reporting-calendar ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_calendar_without_a_day_names_the_bodies_of_the_plan() -> None:
    table = ask(samples_store(), "reporting-calendar")
    assert table.columns == list(questions()["reporting-calendar"].columns)
    assert "undecided" not in table.columns
    assert any("Ban cán sự đảng" in (r["from"] or "") for r in table.records())
    assert any("các huyện" in (r["from"] or "") for r in table.records())


def test_the_calendar_of_a_day_names_who_reports_and_receives_then() -> None:
    store = samples_store()
    before = ask(store, "reporting-calendar", as_of="2024-12-31").records()
    assert [{k: v for k, v in r.items() if k != "undecided"} for r in before] == ask(
        store, "reporting-calendar"
    ).records(), "before the changes nothing is different"
    assert {r["undecided"] for r in before} == {None}
    rows = ask(store, "reporting-calendar", as_of="2026-01-01").records()
    via = next(r for r in rows if r["via"])
    assert via["via"] == "Đảng ủy Ủy ban nhân dân tỉnh Sơn La"
    assert via["from"] == "các đảng ủy trực thuộc Tỉnh ủy Sơn La"
    assert via["undecided"].startswith("from: các đảng đoàn, ban cán sự đảng tỉnh Sơn La → ")
    vinh_long = next(r for r in rows if "Vĩnh Long" in (r["from"] or ""))
    assert vinh_long["from"] == "các sở, ban, ngành tỉnh Vĩnh Long"
    assert vinh_long["undecided"] == (
        "from: Ủy ban nhân dân các huyện, thị xã, thành phố tỉnh Vĩnh Long → "
        "Ủy ban nhân dân cấp xã tỉnh Vĩnh Long / Ủy ban nhân dân tỉnh Vĩnh Long"
    )
    assert all(r["quote"] for r in rows)


# ── period-check and implementation-lag ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("as_of", "state"), [("2020", "not begun"), ("2021-01-01", "running"), ("2025", "running"), ("2026-01-01", "ended")]
)
def test_plans_whose_years_are_over(as_of: str, state: str) -> None:
    rows = ask(small_store(), "period-check", as_of=as_of).records()
    assert rows
    assert {r["plan_state"] for r in rows if r["plan_period"] == "2021-2025"} == {state}


def test_the_period_check_without_a_day_is_as_it_was() -> None:
    table = ask(small_store(), "period-check")
    assert table.columns == list(questions()["period-check"].columns)
    assert {r["verdict"] for r in table.records()} <= {"within", "after", "before", "overlapping", "no period stated"}


@pytest.mark.parametrize(
    ("as_of", "later"),
    [
        ("2019", None),
        ("2021", "Kết luận 92-KL/TW continues"),
        ("2026", "Kết luận 92-KL/TW continues; Nghị quyết 42-NQ/TW follows"),
    ],
)
def test_directives_that_came_later(as_of: str, later: str | None) -> None:
    rows = ask(small_store(), "period-check", as_of=as_of).records()
    old = [r for r in rows if r["directive"] == "Nghị quyết 15-NQ/TW"]
    assert old
    assert {r["later"] for r in old} == {later}
    assert {r["directive_state"] for r in old} == {"running" if as_of == "2019" else "ended"}
    assert all("repeals" not in (r["later"] or "") for r in rows), "no profile says that one is superseded"


def test_a_plan_without_a_directive_is_checked_too() -> None:
    source, record = front_record()
    record = copy.deepcopy(record) | {"links": [], "citations": [], "documents": {}}
    record["instruments"][0] |= {"period": [2016, 2020]}
    store = build([(source, record)])
    assert not ask(store, "period-check").rows
    (row,) = ask(store, "period-check", as_of="2026").records()
    assert (row["plan_state"], row["verdict"], row["directive"]) == ("ended", "no directive", None)


def test_the_lag_is_the_days_between_the_two_dates() -> None:
    issued = {"Kết luận 92-KL/TW": date(2020, 11, 5), "Nghị quyết 15-NQ/TW": date(2012, 6, 1)}
    for store in (small_store(), samples_store()):
        dates = {s: d for s, d in triples(store, None, "http://data.europa.eu/eli/ontology#date_document")}
        rows = ask(store, "implementation-lag").records()
        assert rows
        for row in rows:
            day = dates.get(row["document"], "")
            if row["directive"] in issued:
                full = len(day) == len("2021-06-01")
                assert row["days"] == ((date.fromisoformat(day) - issued[row["directive"]]).days if full else None)


def test_a_plan_before_its_directive_has_a_negative_lag_and_one_of_the_day_none() -> None:
    for day, days in (("2020-11-05", 0), ("2020-11-04", -1), ("2020-11-06", 1)):
        rows = ask(
            charged("Sở Y tế tỉnh Vĩnh Long", "health", day), "implementation-lag", directive="92-KL/TW"
        ).records()
        assert {r["days"] for r in rows} == {days}


def test_the_answer_keys_give_a_holder_or_candidates_for_every_duty() -> None:
    store = gold_store()
    for agency in ("Sở LĐTBXH", "Sở Tài chính", "Sở Y tế"):
        for row in ask(store, "agency-duties", agency=agency, as_of="2026-01-01").records():
            assert (row["current_holder"] is None) != (row["undecided"] is None)
