"""Why: every inferred triple is explained by its rule and its premises, in finite depth and never in a circle."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.graph import open_store, read_sources
from kg.names import POL, RDF
from kg.pipeline import build
from kg.reason import infer
from kg.reason.premises import Explanation, Premise
from kg.reason.rules import load_rules
from kg.reason.why import explain, inferred
from kg.reviewing import decide, find, list_statements

BASE = "https://policykg.example/"
SAMPLES = Path(__file__).resolve().parents[2] / "kg" / "samples"
PREFIXES = (
    f"@prefix : <https://x.example/> . @prefix pol: <{POL}> . @prefix eli: <http://data.europa.eu/eli/ontology#> ."
)


def n(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"https://x.example/{name}")


def p(name: str) -> ox.NamedNode:
    return ox.NamedNode(POL + name)


def store_of(turtle: str) -> ox.Store:
    store = ox.Store()
    store.load(f"{PREFIXES}\n{turtle}".encode(), ox.RdfFormat.TURTLE, to_graph=n("source"))
    return store


def walk(found: Explanation, above: tuple[object, ...] = ()) -> Iterator[tuple[Premise, tuple[object, ...]]]:
    """Yield every premise at any depth, with the conclusions above it."""
    for premise in found.premises:
        yield premise, (*above, found.fact)
        if premise.because is not None:
            yield from walk(premise.because, (*above, found.fact))


def said(found: Explanation | None) -> list[str]:
    """Return the premises of an explanation in short, in order."""
    assert found is not None
    return [" ".join(t.value.rsplit("/")[-1].rsplit("#")[-1] for t in pr.fact) for pr in found.premises]  # type: ignore[union-attr]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


# ── Every inferred triple of the samples ────────────────────────────────────────────────────────────────────────────


def test_every_inferred_triple_of_the_samples_is_explained(samples_store: Path) -> None:
    store, texts = open_store(samples_store), list(read_sources(samples_store).values())
    facts = inferred(store, BASE)
    used: Counter[str] = Counter()
    for fact in facts:
        found = explain(store, BASE, fact)
        assert found is not None and found.premises, fact
        used[found.rule] += 1
        assert found.title_vi and found.title_en and found.sound
        for premise, above in walk(found):
            assert premise.fact not in above, "an explanation in a circle"
            assert (premise.because is not None) == (premise.origin == "inferred"), premise
            if premise.origin == "stated":
                assert premise.place is not None, premise
            if premise.origin == "vocabulary":
                assert premise.note
            if premise.place is not None:
                place = premise.place
                assert any(text[place.start : place.end] == place.quote for text in texts)
                assert place.document
        if found.rule == "item-link":
            assert found.note and "score " in found.note
            kinds = found.note.split("grounds: ")[1].split(", ")
            notes = {(premise.note or "").partition(":")[0] for premise in found.premises}
            assert kinds != [""] and set(kinds) <= notes, "every ground is shown"
            assert {"stated", "vocabulary", "inferred"} <= {premise.origin for premise in found.premises}
    assert set(used) == {rule.name for rule in load_rules()} | {"item-link"}
    assert sum(used.values()) == len(facts) > 2000


# ── Circles, depth, choice ──────────────────────────────────────────────────────────────────────────────────────────


def test_documents_in_a_circle_are_explained() -> None:
    store = store_of(
        ":a pol:implements :b . :b pol:implements :c . :c pol:implements :a , :d . :u pol:partOfDocument :a . :d a pol:Directive ."
    )
    infer(store, BASE)
    facts = inferred(store, BASE)
    assert len(facts) == 3 * 3 + 1
    for fact in facts:
        found = explain(store, BASE, fact)
        assert found is not None and found.premises
        assert all(premise.fact not in above for premise, above in walk(found))
    assert said(explain(store, BASE, (n("a"), p("tracesTo"), n("d")))) == [
        "a implements b",
        "b implements c",
        "c implements d",
    ]


_EDGES = st.tuples(
    st.integers(0, 4),
    st.sampled_from(["pol:implements", "pol:continues", "pol:issues", "eli:based_on"]),
    st.integers(0, 4),
)


@settings(max_examples=60)
@given(st.lists(_EDGES, min_size=1, max_size=9, unique=True), st.sets(st.integers(0, 4)))
def test_whatever_follows_from_any_facts_is_explained(edges: list[tuple[int, str, int]], directives: set[int]) -> None:
    facts = [f":n{a} {relation} :n{b} ." for a, relation, b in edges]
    facts += [f":n{d} a pol:Directive . :u{d} pol:partOfDocument :n{d} ." for d in sorted(directives)]
    store = store_of(" ".join(facts))
    infer(store, BASE)
    for fact in inferred(store, BASE):
        found = explain(store, BASE, fact, depth=50)
        assert found is not None and found.premises, fact
        assert all(premise.fact not in above for premise, above in walk(found))
        assert all(premise.because or premise.origin == "stated" for premise, _ in walk(found))


def test_the_shortest_way_over_what_is_stated_is_shown() -> None:
    store = store_of(":a pol:implements :b , :c . :b pol:continues :c . :c pol:details :d .")
    infer(store, BASE)
    assert said(explain(store, BASE, (n("a"), p("tracesTo"), n("d")))) == ["a implements c", "c details d"]


def test_an_inferred_premise_is_explained_in_turn() -> None:
    store = store_of(
        ":qd pol:issues :kh ; eli:based_on :kl . :kl a pol:Directive ; pol:continues :nq . :nq a pol:Directive ."
    )
    infer(store, BASE)
    found = explain(store, BASE, (n("kh"), p("tracesTo"), n("nq")))
    assert said(found) == ["kh tracesTo kl", "kl continues nq"]
    assert found is not None and found.premises[0].because is not None
    assert found.premises[0].because.rule == "10-issued-under-directive"
    assert sorted(said(found.premises[0].because)) == ["kl type Directive", "qd based_on kl", "qd issues kh"]


def test_deeper_than_the_limit_is_said_and_not_followed() -> None:
    store = store_of(":u pol:partOfDocument :a . :a pol:implements :d . :d a pol:Directive .")
    infer(store, BASE)
    found = explain(store, BASE, (n("u"), p("servesDirective"), n("d")), depth=1)
    assert found is not None
    (cut,) = [premise for premise in found.premises if premise.origin == "inferred"]
    assert cut.because is None and cut.note and "--depth" in cut.note


def test_what_no_rule_gives_has_no_explanation() -> None:
    store = store_of(":a pol:implements :b .")
    infer(store, BASE)
    assert explain(store, BASE, (n("a"), p("tracesTo"), n("z"))) is None
    assert explain(store, BASE, (n("a"), p("heldBy"), n("b"))) is None


# Other rules than those that ship: what SPARQL can say is explained too.
RULES = [
    ("{ ?a pol:tracesTo ?c } WHERE { ?a pol:implements/pol:continues ?c }", ":a pol:implements :b . :b pol:continues :c .", ["a implements b", "b continues c"], "a sequence"),
    ("{ ?a pol:tracesTo ?b } WHERE { ?b ^pol:implements ?a }", ":a pol:implements :c .", ["a implements c"], "against the direction"),
    ("{ ?a pol:tracesTo ?b } WHERE { ?a (pol:implements|pol:details)* ?m . ?m pol:continues ?b }", ":a pol:implements :b . :b pol:continues :c .", ["a implements b", "b continues c"], "a star"),
    ("{ ?a pol:tracesTo ?b } WHERE { ?a pol:implements? ?m . ?m pol:continues ?b }", ":a pol:continues :c .", ["a continues c"], "a question mark, of no length"),
    ("{ ?a pol:tracesTo ?b } WHERE { { ?a pol:implements ?b } UNION { ?a pol:details ?b } }", ":a pol:details :c .", ["a details c"], "one side of a UNION"),
    ("{ ?a pol:tracesTo ?b } WHERE { ?a pol:implements ?b OPTIONAL { ?b pol:continues ?x } }", ":a pol:implements :c .", ["a implements c"], "OPTIONAL that does not hold"),
    ("{ ?a pol:tracesTo ?b } WHERE { ?a pol:implements ?b FILTER NOT EXISTS { ?a pol:details ?b } }", ":a pol:implements :c .", ["a implements c"], "what must not be is no premise"),
    ("{ ?a pol:tracesTo ?b . ?b pol:heldBy ?a } WHERE { ?a pol:implements ?b }", ":a pol:implements :c .", ["a implements c"], "two conclusions"),
    ("{ ?a pol:tracesTo ?b } WHERE { ?a pol:implements ?b . ?a pol:symbol \"7\" }", ':a pol:implements :c ; pol:symbol "7" .', ["a implements c", "a symbol 7"], "a literal"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "facts", "expected", "why"), RULES, ids=[row[3] for row in RULES])
def test_any_rule_is_explained(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, facts: str, expected: list[str], why: str
) -> None:
    head = "#+ title_vi: v\n#+ title_en: e\n#+ premises: x\n#+ conclusion: pol:tracesTo\n#+ sound: s\n"
    (tmp_path / "10-own.rq").write_text(f"{head}PREFIX pol: <{POL}>\nCONSTRUCT {rule}\n", encoding="utf-8")
    monkeypatch.setattr("kg.reason.rules.resource", lambda _: tmp_path)
    store = store_of(facts)
    infer(store, BASE)
    found = explain(store, BASE, (n("a"), p("tracesTo"), n("c")))
    assert sorted(said(found)) == sorted(expected), why


# ── The command ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_command_gives_rule_premises_and_words(samples_store: Path) -> None:
    result = run("trace", "--why", "767/KH-UBND", "tracesTo", "92-KL/TW", "--store", samples_store, "--format", "json")
    assert result.exit_code == 0, result.output
    first, second = json.loads(result.stdout)
    assert (first["level"], first["status"], first["rule"]) == (0, "inferred", "20-traces-to")
    assert first["file"] == "ontology/rules/20-traces-to.rq" and "transitive" in first["reason"]
    assert (second["level"], second["status"]) == (1, "stated")
    assert second["statement"] == "Kế hoạch 767/KH-UBND implements Kết luận 92-KL/TW"
    text = (SAMPLES / "lai-chau-ubnd-2021.txt").read_text("utf-8")
    assert text[second["start"] : second["end"]] == second["quote"]


@pytest.mark.parametrize("predicate", ["a", "rdf:type", RDF + "type"])
def test_a_relation_is_named_in_several_ways(samples_store: Path, predicate: str) -> None:
    result = run("trace", "--why", "767/KH-UBND", predicate, "--store", samples_store, "--format", "json")
    assert json.loads(result.stdout)[0]["rule"] == "40-provincial-plan"
    assert json.loads(result.stdout)[0]["object"] == POL + "ProvincialPlan"


def test_an_inference_is_explained_once(samples_store: Path) -> None:
    rows = json.loads(run("trace", "--why", "767/KH-UBND", "--store", samples_store, "--format", "json").stdout)
    explained = [row["statement"] for row in rows if row["rule"] and row["note"] != "explained above"]
    assert len(explained) == len(set(explained)) > 2


def test_an_item_link_is_explained_from_either_end(samples_store: Path) -> None:
    link = list_statements(samples_store, kind="item-link").records()[0]
    of_link = json.loads(run("trace", "--why", link["statement"], "--store", samples_store, "--format", "json").stdout)
    assert [row["rule"] for row in of_link if row["level"] == 0] == ["item-link"], "one explanation for all its triples"
    unit = next(row["subject"] for row in of_link if row["predicate"] == POL + "text")
    item = next(row["subject"] for row in of_link if row["predicate"] == POL + "itemOf")
    words = ("trace", "--why", unit, "addresses", item, "--store", samples_store, "--format", "json")
    of_unit = json.loads(run(*words).stdout)
    assert [row["note"] for row in of_unit[:1]] == [row["note"] for row in of_link[:1]]
    assert next(row["quote"] for row in of_unit if row["predicate"] == POL + "text") == link["quote"]


def test_a_confirmed_link_names_the_reviewer(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes((SAMPLES / "son-la-tinh-uy-2024.txt").read_bytes())
    store = tmp_path / "store"
    build([tmp_path / "plan.txt"], store)
    claim = list_statements(store, kind="item-link").records()[0]["statement"]
    decide(find(store, claim), "confirm", "Nguyễn An", "đúng nội dung")
    build([tmp_path / "plan.txt"], store)
    rows = json.loads(run("trace", "--why", claim, "--store", store, "--format", "json").stdout)
    (decision,) = [row for row in rows if row["status"] == "confirmed"]
    assert "Nguyễn An" in decision["note"] and "đúng nội dung" in decision["note"] and decision["quote"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--why", "no such document"], 1, "no document"),
        (["--why", "767/KH-UBND", "heldBy"], 1, "nothing is inferred"),
        (["--why", "767/KH-UBND", "tracesTo", "no such document"], 1, "no document"),
        (["--why", "767/KH-UBND", "xx:tracesTo"], 2, "no prefix 'xx'"),
        (["--why", "https://a b"], 2, "no IRI"),
        (["767/KH-UBND", "tracesTo"], 2, "go with --why"),
        (["767/KH-UBND", "--depth", "2"], 2, "go with --why"),
    ],
)
def test_wrong_use(samples_store: Path, words: list[str], code: int, says: str) -> None:
    result = run("trace", *words, "--store", samples_store)
    assert (result.exit_code, result.stdout) == (code, ""), result.output
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
    assert says in error and "hint: " in result.stderr
