"""Figures side by side: verdicts by what is promised, and Sơn La beside its directives against a key made by hand.

The key `tests/unit/keys/son-la-2030.csv` holds every figure that 42-NQ/TW and 28-NQ/TW set (as their profiles say, the
last year of each) beside what the plan of the party committee of Sơn La says of it, read by a person.
"""

import csv
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Store

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import build, gold_store, small_records, small_store

from kg.ask import ask
from kg.ask.compare import complete
from kg.ask.figures import Figure, verdict
from kg.ask.labels import Labels
from kg.errors import NothingFound
from kg.graph import open_store
from kg.model import Source
from kg.pipeline import build as build_store

KEY = Path(__file__).parent / "keys" / "son-la-2030.csv"


def figure(words: str, value: float = 45, unit: str | None = "percent", by: int | None = 2030, **more: Any) -> Figure:
    return Figure(value, words, unit, by, **more)


@pytest.mark.parametrize(
    ("mine", "theirs", "polarity", "expected"),
    [
        # the same promise
        (figure("eq"), figure("eq"), "higher", "equal"),
        (figure("ge"), figure("eq"), "higher", "equal"),  # ít nhất 45% beside 45%
        (figure("eq"), figure("ge"), "higher", "equal"),
        (figure("le", 2), figure("eq", 2), "lower", "equal"),  # không quá 2% beside 2%
        (figure("range", 45, upper=50), figure("ge"), "higher", "equal"),
        (figure("approx", 75), figure("approx", 75), "higher", "equal"),
        # more or less of it
        (figure("eq", 50), figure("ge", 45), "higher", "ahead"),
        (figure("eq", 40), figure("ge", 45), "higher", "behind"),
        (figure("eq", 3), figure("lt", 4), "lower", "ahead"),
        (figure("eq", 4.5), figure("lt", 4), "lower", "behind"),
        (figure("lt", 2), figure("eq", 2), "lower", "ahead"),  # below 2 is below what 2 allows
        (figure("eq", 2), figure("lt", 2), "lower", "behind"),
        (figure("gt", 40), figure("eq", 40), "higher", "ahead"),
        (figure("range", 4, upper=5), figure("eq", 4), "lower", "behind"),  # may be 5
        (figure("eq", 25), figure("approx", 60), "higher", "behind"),
        # no bound in the good direction, or none that is exact
        (figure("ge", 3.5), figure("lt", 4), "lower", "not comparable"),  # 3,5% trở lên of unemployment
        (figure("le", 45), figure("ge", 45), "higher", "not comparable"),
        (figure("lt", 45), figure("eq", 40), "higher", "not comparable"),
        (figure("approx", 45), figure("eq", 45), "higher", "not comparable"),
        (figure("eq", 57), figure("approx", 60), "higher", "not comparable"),
        # without a polarity only the same is the same
        (figure("eq"), figure("eq"), None, "equal"),
        (figure("eq"), figure("eq", 46), None, "not comparable"),
        # unit and year, only where exact
        (figure("eq"), figure("eq", unit="person"), "higher", "other unit"),
        (figure("eq"), figure("eq", by=2025), "higher", "other year"),
        (figure("eq", by=None), figure("eq"), "higher", "not comparable"),
        (figure("eq", by=None), figure("eq", by=None), "higher", "not comparable"),
        # by how much is not to where
        (figure("eq", 3, direction="reduce", quote="giảm 3%"), figure("eq", 3), "lower", "not comparable"),
        (figure("eq", 3, direction="reduce", quote="giảm còn 3%"), figure("eq", 3), "lower", "equal"),
        (figure("lt", 3, direction="reduce", quote="giam duoi 3%"), figure("lt", 3), "lower", "equal"),
        (figure("eq", 65, direction="increase", quote="nâng lên 65%"), figure("eq", 60), "higher", "ahead"),
        (figure("eq", 65, direction="increase", quote="tăng 65%"), figure("eq", 60), "higher", "not comparable"),
        (figure("eq", 3, "percentage-point"), figure("eq", 3, "percentage-point"), "higher", "not comparable"),
        (figure("eq", 3, "percent-year", direction="reduce"), figure("eq", 1, "percent-year"), "higher", "ahead"),
    ],
)
def test_verdicts(mine: Figure, theirs: Figure, polarity: str | None, expected: str) -> None:
    assert verdict(mine, theirs, polarity) == expected
    turned = {"ahead": "behind", "behind": "ahead"}
    assert verdict(theirs, mine, polarity) == turned.get(expected, expected), "the other way round"


def test_counts_of_different_populations_are_never_judged() -> None:
    mine, theirs = figure("eq", 5000, "house"), figure("ge", 1_000_000, "house")
    assert verdict(mine, theirs, "higher", additive=True) == "not comparable"


# ── Sơn La beside its directives ────────────────────────────────────────────────────────────────────────────────────


def key() -> list[tuple[str, ...]]:
    with KEY.open(encoding="utf-8", newline="") as lines:
        return sorted(tuple(row.values()) for row in csv.DictReader(lines))


def beside_the_directives(store: Store, province: str) -> list[tuple[str, ...]]:
    """Return all rows of a province that compare with a figure of 42-NQ/TW or 28-NQ/TW, in the form of the key."""
    names = ("comparator", "value", "by", "central_comparator", "central_value", "central_by", "verdict")
    found = []
    for directive in ("42-NQ/TW", "28-NQ/TW"):
        for row in ask(store, "target-comparison", directive=directive).records():
            if row["province"] == province and row["directive"]:
                cells = [row["directive"].split()[-1], row["concept"], *(row[name] for name in names)]
                found.append(tuple("" if cell is None else str(cell) for cell in cells))
    return sorted(found)


def test_son_la_beside_its_directives_in_the_sample(samples_store: Path) -> None:
    assert beside_the_directives(open_store(samples_store), "Sơn La") == key()


@pytest.mark.corpus
def test_son_la_beside_its_directives_in_the_original(corpus: Path, tmp_path: Path) -> None:
    build_store([*corpus.glob("004_*.txt")], tmp_path / "store")
    assert beside_the_directives(open_store(tmp_path / "store"), "Sơn La") == key()


def test_son_la_beside_its_directives_in_the_answer_key() -> None:
    assert beside_the_directives(gold_store(), "Sơn La") == key()


def test_central_figures_say_where_they_are_from_and_pairs_quote_the_plan(samples_store: Path) -> None:
    rows = ask(open_store(samples_store), "target-comparison", directive="28-NQ/TW").records()
    assert all(row["source"].startswith("http") for row in rows if row["directive"])
    for row in rows:
        assert bool(row["quote"]) == (row["verdict"] != "missing")


def test_only_directives_that_the_plan_traces_to_are_yardsticks(samples_store: Path) -> None:
    """Lai Châu states the social-insurance share too, but carries out no plan for 28-NQ/TW."""
    rows = ask(open_store(samples_store), "target-comparison", indicator="tham gia bảo hiểm xã hội").records()
    beside = {
        (r["province"], (r["directive"] or "provinces").split()[-1], r["by"], r["verdict"]) for r in rows if r["value"]
    }
    assert ("Sơn La", "28-NQ/TW", 2030, "behind") in beside
    assert ("Sơn La", "provinces", 2030, "equal") in beside
    assert ("Lai Châu", "provinces", 2030, "equal") in beside
    assert ("Lai Châu", "provinces", 2025, "other year") in beside
    assert not [b for b in beside if b[0] == "Lai Châu" and b[1] != "provinces"]


def test_synonyms_are_found_and_compared_together(samples_store: Path) -> None:
    store = open_store(samples_store)
    rows = ask(store, "target-comparison", indicator="tỷ lệ lực lượng lao động trong độ tuổi tham gia BHXH").records()
    assert {r["concept"] for r in rows} >= {"lao-dong-tham-gia-bhxh"}
    assert {r["province"] for r in rows if r["value"]} == {"Sơn La", "Lai Châu"}
    assert ask(store, "target-comparison", indicator="hdi").records()[0]["concept"] == "hdi"
    with pytest.raises(NothingFound):
        ask(store, "target-comparison", indicator="số vòng quay của bánh xe")


def test_a_directive_without_figures_compares_the_provinces(samples_store: Path) -> None:
    rows = ask(open_store(samples_store), "target-comparison", directive="92-KL/TW").records()
    falls = {(r["province"], r["value"], r["verdict"]) for r in rows if r["concept"] == "muc-giam-ho-ngheo"}
    assert ("Lai Châu", 3, "equal") in falls
    assert ("Vĩnh Long", 1, "not comparable") in falls, "it names no year"
    assert not [r for r in rows if r["central_value"] is not None]
    assert all(r["verdict"] for r in rows), "what nothing can be compared with is left out"


# ── Between provinces ───────────────────────────────────────────────────────────────────────────────────────────────


def row(province: str, value: float, indicator: str = "tỷ lệ bản có loa", **more: Any) -> dict[str, Any]:
    base = {
        "concept": None,
        "level": "province",
        "unit": "%",
        "by": 2025,
        "comparator": "eq",
        "direction": "reach",
        "upper": None,
        "quote": "đạt",
    }
    return base | {"indicator": indicator, "province": province, "value": value, "document": f"x:{province}"} | more


def verdicts(*rows: dict[str, Any]) -> list[str | None]:
    store = small_store()
    return [r["verdict"] for r in complete(store, Labels(store), list(rows), {"theme": []})][: len(rows)]


FALL = "https://policykg.example/vocabulary/indicator/muc-giam-ho-ngheo"
RATE = "https://policykg.example/vocabulary/indicator/ho-ngheo"


def test_the_same_words_are_the_same_figure_where_no_indicator_is_known() -> None:
    assert verdicts(row("a", 80), row("b", 80, "TỶ LỆ BẢN CÓ LOA")) == ["equal", "equal"]
    assert verdicts(row("a", 80), row("b", 70)) == ["not comparable"] * 2, "nothing says which is better"
    lower = {"direction": "reduce", "quote": "giảm còn"}
    assert verdicts(row("a", 8, **lower), row("b", 7, **lower)) == ["behind", "ahead"]
    assert verdicts(row("a", 80), row("b", 80, "tỷ lệ bản có loa và đài")) == [None, None]
    assert verdicts(row("a", 80), row("a", 70)) == [None, None], "one province"


def test_with_an_indicator_its_polarity_decides_and_the_wording_does_not_matter() -> None:
    fall = {"concept": FALL, "unit": "%/năm", "direction": "reduce"}
    assert verdicts(row("a", 3, "hộ nghèo", **fall), row("b", 1, **fall), row("c", 3, **fall)) == [
        "equal",
        "behind",
        "equal",
    ]
    assert verdicts(row("a", 3, concept=RATE), row("b", 1, concept=RATE)) == ["behind", "ahead"]
    assert verdicts(row("a", 3, concept=RATE), row("b", 1, **fall)) == [None, None], "a level and its yearly fall"


def test_what_cannot_be_judged_is_told_only_where_nothing_can() -> None:
    rate = {"concept": RATE}
    assert verdicts(row("a", 2, **rate), row("b", 3, **rate), row("c", 1, by=2030, **rate)) == [
        "ahead",
        "behind",
        "other year",
    ]
    assert verdicts(row("a", 2), row("b", 2, unit="người")) == ["other unit", "other unit"]
    assert verdicts(row("a", 9.5, unit="bác sỹ/10.000 dân"), row("b", 9.5, unit="bác sĩ/vạn dân")) == ["equal", "equal"]


def test_a_commune_is_not_compared_with_a_province() -> None:
    assert verdicts(row("a", 98, level="commune"), row("b", 95)) == [None, None]
    assert verdicts(row("a", 98, level="commune"), row("b", 95, level="commune")) == ["not comparable"] * 2


def test_the_two_bodies_of_one_province_are_not_compared() -> None:
    rows = ask(small_store(), "target-comparison", indicator="tỷ lệ hộ nghèo").records()
    assert [(r["value"], r["verdict"], r["concept"]) for r in rows] == [
        (2, None, "muc-giam-ho-ngheo"),
        (1.5, None, "muc-giam-ho-ngheo"),
    ]


def test_a_target_without_an_indicator_of_the_scheme_has_none() -> None:
    source, record = small_records()[0]
    record["targets"][0]["indicator"] = "tỷ lệ hộ nghèo ở bản Nậm Pì"
    rows = ask(
        build([(Source(source.name, source.sha256, source.text), record)]), "target-comparison", theme="poverty"
    ).records()
    assert [r["concept"] for r in rows] == [None]
