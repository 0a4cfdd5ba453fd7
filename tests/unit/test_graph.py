"""Graph: identity of documents, the triples of the design, determinism, and the store on disk."""

import copy
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import build, gold_records, small_records, small_store, triples

from kg.errors import BadInput
from kg.graph import dataset, identify, load_vocabularies, open_store, to_quads, write_store
from kg.graph.agencies import is_group
from kg.graph.symbols import jurisdiction, local_body, system_of, type_of
from kg.names import ELI, OA, ORG, POL, RDF, SKOS, Names, content_hash, fold, slug, voc
from kg.pipeline import extract_source
from kg.read import read_bytes
from kg.statements import split_names

BASE = "https://policykg.example/"
KL92 = BASE + "eli/vn/tw/kl/2020/92-kl-tw"
TU15 = BASE + "eli/vn/lai-chau/kh/2021/15-kh-tu"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Sơn La", "son-la", "diacritics dropped"),
        ("Đắk Lắk", "dak-lak", "đ is a letter of its own, not a d with a mark"),
        ("So\u031bn La", "son-la", "decomposed text is the same"),
        ("92-KL/TW", "92-kl-tw", "a slash would start a new path"),
    ],
)
def test_slug(text: str, expected: str, why: str) -> None:
    assert slug(text) == expected, why


def test_long_slugs_stay_apart() -> None:
    left, right = slug("a " * 200), slug("a " * 201)
    assert left != right
    assert len(left) <= 96
    assert slug("…") != slug("—")


def test_names_end_in_a_slash_and_hash_content() -> None:
    assert Names("https://x.example").base == "https://x.example/"
    assert content_hash("a", 1) == content_hash("a", 1) != content_hash("a", 2)
    assert voc("document-type", "KH").endswith("/document-type/kh")
    assert Names().section(KL92, "Đ1") == KL92 + "/section/D1"
    assert fold("  TỈNH   Ủy ") == "tinh uy"


@pytest.mark.parametrize(
    ("symbol", "issuer", "kind", "expected"),
    [
        ("92-KL/TW", "Bộ Chính trị", "KL", "tw"),
        ("22/2013/QĐ-TTg", None, "QĐ", "cp"),
        ("68/NQ-CP", None, "NQ", "cp"),
        ("72/2025/QH15", None, "L", "qh"),
        ("85/2020/TT-BTC", None, "TT", "bo-tc"),
        ("534/KH-MTTW-BTT", None, "KH", "mttq"),
        ("Luật Người khuyết tật", None, "L", "qh"),
        ("Chương trình phòng, chống lao quốc gia", None, "CTr", "khac"),
    ],
)
def test_jurisdiction(symbol: str, issuer: str | None, kind: str, expected: str) -> None:
    assert jurisdiction(symbol, issuer, kind) == expected


def test_symbols() -> None:
    assert [type_of(s) for s in ("92-KL/TW", "22/2013/QĐ-TTg", "123/UBND-VX", "Luật Đất đai")] == [
        "KL",
        "QĐ",
        "CV",
        None,
    ]
    assert [system_of(s, None) for s in ("22-KH/TU", "120/KH-UBND", "5/KH-MTTQ-BTT", None)] == [
        "party",
        "state",
        "front",
        None,
    ]
    assert local_body("Ủy ban nhân dân huyện Mộc Châu tỉnh Sơn La") == "huyen-moc-chau"
    assert local_body("Sở Lao động - Thương binh và Xã hội tỉnh Sơn La") == "", "Xã hội is no commune"


def test_agency_names() -> None:
    assert split_names("Sở A tỉnh X;  Sở B tỉnh X; Sở A tỉnh X") == ["Sở A tỉnh X", "Sở B tỉnh X"]
    groups = ["các sở, ban, ngành", "Ủy ban nhân dân các xã, phường tỉnh Nghệ An", "chính quyền địa phương"]
    assert all(map(is_group, groups))
    assert not is_group("Sở Y tế tỉnh Nghệ An")


def test_one_document_in_two_files_is_one_node() -> None:
    pairs = small_records()
    ids = identify([record for _, record in pairs])
    shas = [source.sha256 for source, _ in pairs]
    assert {ids[sha, "92-KL/TW"] for sha in shas} == {KL92}
    assert {ids[sha, "15-KH/TU@lai-chau"] for sha in shas} == {TU15}, (
        "the undated mention takes the one dated candidate"
    )
    assert ids[shas[1], "d1"] == BASE + "eli/vn/lai-chau/kh/2021/8-kh-mttq-btt"
    assert "/2021/uy-ban-nhan-dan-tinh-lai-chau-kh-2021-" in ids[shas[0], "d2"]


def test_a_cited_document_that_the_corpus_contains_is_that_node() -> None:
    (source, record), other = small_records()
    record = copy.deepcopy(record)
    record["documents"]["08/KH-MTTQ-BTT@lai-chau"] = {
        "type": "KH",
        "number": "08",
        "issuer": None,
        "date": None,
        "province": "Lai Châu",
        "name": None,
    }
    ids = identify([record, other[1]])
    assert ids[source.sha256, "08/KH-MTTQ-BTT@lai-chau"] == ids[other[0].sha256, "d1"]


def test_two_dated_candidates_leave_an_undated_mention_open() -> None:
    (source, state), (other, front) = small_records()
    third = copy.deepcopy(front)
    third["source"]["sha256"] = "f" * 64
    third["documents"]["15-KH/TU@lai-chau"]["date"] = "2016-01-04"
    ids = identify([state, front, third])
    assert ids["f" * 64, "15-KH/TU@lai-chau"].endswith("/2016/15-kh-tu")
    assert ids[source.sha256, "15-KH/TU@lai-chau"].endswith("/nd/15-kh-tu")
    assert ids[other.sha256, "15-KH/TU@lai-chau"] == TU15


@pytest.mark.parametrize(
    ("date", "name", "path", "why"),
    [
        ("2012-06-01", None, "2012/15-nq-tw", "the date says it"),
        (None, "Nghị quyết Hội nghị Trung ương 5 khóa XI", "2012/15-nq-tw", "the plenum says it"),
        (None, None, "nd/15-nq-tw", "the number alone does not: it was used in 2007, 2012 and 2022"),
        (None, "Nghị quyết về giống cây trồng rừng và chăn nuôi gia súc", "nd/15-nq-tw", "another subject"),
        ("2022-05-05", None, "2022/15-nq-tw", "another year is another document"),
    ],
)
def test_known_directives(date: str | None, name: str | None, path: str, why: str) -> None:
    _, (source, record) = small_records()
    record["documents"]["15-NQ/TW"] = {
        "type": "NQ",
        "number": "15",
        "issuer": None,
        "date": date,
        "province": None,
        "name": name,
    }
    assert identify([record])[source.sha256, "15-NQ/TW"] == f"{BASE}eli/vn/tw/nq/{path}", why


def test_order_of_the_records_changes_nothing() -> None:
    pairs = small_records()
    assert list(map(str, to_quads(pairs))) == list(map(str, to_quads(pairs[::-1])))
    assert len(set(to_quads(pairs))) == len(list(to_quads([*pairs, pairs[0]])))


def test_no_blank_nodes_and_no_triple_in_two_graphs() -> None:
    quads = [*to_quads(small_records()), *load_vocabularies()]
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)
    data = [(q.subject, q.predicate, q.object) for q in to_quads(small_records())]
    assert len(set(data)) == len(data), "a union of graphs would count the triple twice"


def test_every_quote_is_its_slice() -> None:
    texts = {Names().source(source.sha256): source.text for source, _ in small_records()}
    store = small_store()
    starts, ends, quotes = (dict(triples(store, None, OA + name)) for name in ("start", "end", "exact"))
    sources = dict(triples(store, None, OA + "hasSource"))
    assert len(quotes) > 20
    for iri, quote in quotes.items():
        evidence = iri.removesuffix("/quote")
        start, end = int(starts[evidence + "/position"]), int(ends[evidence + "/position"])
        assert texts[sources[evidence]][start:end] == quote


def test_directions_of_links() -> None:
    store = small_store()
    ids = identify([record for _, record in small_records()])
    decision, plan = (ids[small_records()[0][0].sha256, key] for key in ("d1", "d2"))
    assert triples(store, None, POL + "issues") == {(decision, plan)}, "the decision issues the plan"
    assert (plan, KL92) in triples(store, None, POL + "implements"), "the plan implements the directive"
    assert not triples(store, KL92, POL + "implements"), "never the reverse"
    assert (TU15, KL92) in triples(store, None, POL + "implements")
    traced = {subject for subject, _ in triples(store, None, POL + "tracesTo", KL92)}
    assert {decision, plan, TU15} <= traced


def test_classes_of_documents_and_units() -> None:
    store = small_store()
    ids = identify([record for _, record in small_records()])
    sha = small_records()[0][0].sha256
    kinds = {KL92: "Directive", ids[sha, "d1"]: "Decision", ids[sha, "d2"]: "Plan", TU15: "Plan"}
    for iri, kind in kinds.items():
        assert POL + kind in {o for _, o in triples(store, iri, RDF + "type")}
    tasks = {s for s, _ in triples(store, None, RDF + "type", POL + "Task")}
    assert len(tasks) == 3
    assert len(triples(store, None, POL + "due")) == 1
    section = {o for _, o in triples(store, None, POL + "path")}
    assert {"I", "II", "II.3", "Đ1"} <= section, "a number without a heading is a section too"


def test_agencies_are_described_once_with_province_and_class() -> None:
    store = small_store()
    agency = Names().agency("Sở Y tế tỉnh Lai Châu")
    assert triples(store, agency, SKOS + "prefLabel") == {(agency, "Sở Y tế tỉnh Lai Châu")}
    assert triples(store, agency, POL + "province") == {(agency, voc("province", "lai-chau"))}
    group = Names().agency("các cơ quan liên quan")
    assert triples(store, group, RDF + "type") == {(group, POL + "AgencyGroup")}
    assert not triples(store, group, POL + "province")
    assert triples(store, agency, ORG + "classification") == {(agency, voc("agency", "so-y-te"))}


def test_wards_of_one_name_in_two_provinces_are_two() -> None:
    pairs = []
    for province in ("Đắk Lắk", "Lâm Đồng"):
        text = (
            "ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN LẬP\n\nSố: 12/KH-UBND\n\nTân Lập, ngày 10 tháng 9 năm 2025\n\nKẾ HOẠCH\n"
            f"Rà soát hộ nghèo\n\nCăn cứ Kế hoạch số 100/KH-UBND ngày 01/9/2025 của UBND tỉnh {province};\n\n"
            "I. NHIỆM VỤ\n1. Phòng Văn hóa - Xã hội chủ trì rà soát hộ nghèo.\n2. Sở Y tế hướng dẫn.\n"
        )
        source = read_bytes(text.encode(), f"{province}.txt")
        pairs.append((source, extract_source(source)))
    store = build(pairs)
    name = "Phòng Văn hóa - Xã hội phường Tân Lập"
    rooms = {s for s, o in triples(store, None, SKOS + "prefLabel") if o == name}
    assert rooms == {Names().agency(f"{name} dak lak 2025"), Names().agency(f"{name} lam dong 2025")}
    homes = {o for room in rooms for _, o in triples(store, room, POL + "province")}
    assert len(homes) == 2


def test_another_base_moves_the_data_and_not_the_terms() -> None:
    store = build(small_records(), "https://kg.example.org/data")
    assert triples(store, "https://kg.example.org/data/eli/vn/tw/kl/2020/92-kl-tw", POL + "symbol")
    assert not triples(store, KL92, POL + "symbol")
    assert not triples(store, KL92, ELI + "date_document")


def test_the_store_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "store"
    quads = list(to_quads(small_records()))
    write_store(path, quads)
    assert len(open_store(path)) == len(quads)
    assert json.loads((path / "policykg.json").read_text())["version"] == 1

    def broken():  # type: ignore[no-untyped-def]
        yield quads[0]
        raise RuntimeError("the extraction failed")

    with pytest.raises(RuntimeError):
        write_store(path, broken())
    assert len(open_store(path)) == len(quads), "the old store is as it was"
    write_store(path, quads[:10])
    assert len(open_store(path)) == 10
    assert sorted(p.name for p in tmp_path.iterdir()) == ["store"], "nothing is left behind"


def test_errors_of_the_store(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as missing:
        open_store(tmp_path / "none")
    assert "no store at" in missing.value.message
    assert "policykg build" in missing.value.hint
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("kept")
    with pytest.raises(BadInput):
        write_store(tmp_path / "mine", [])
    assert (tmp_path / "mine" / "letter.txt").read_text() == "kept"
    write_store(tmp_path / "old", [])
    (tmp_path / "old" / "policykg.json").write_text('{"version": 99}')
    with pytest.raises(BadInput, match="version 99"):
        open_store(tmp_path / "old")


def test_rdflib_dataset(tmp_path: Path) -> None:
    pytest.importorskip("oxrdflib")
    write_store(tmp_path / "store", to_quads(small_records()))
    rows = list(dataset(tmp_path / "store").query(f"SELECT ?s WHERE {{ ?s a <{POL}Plan> }}"))
    assert len(rows) == 3


def test_answer_keys_give_the_same_quads_in_any_order() -> None:
    pairs = list(gold_records())
    assert list(to_quads(pairs)) == list(to_quads(pairs[::-1]))
    assert all(isinstance(quad.subject, NamedNode) for quad in to_quads(pairs))


def test_answer_keys_meet_in_the_directives() -> None:
    pairs = gold_records()
    ids = identify([record for _, record in pairs])
    assert {iri for (_, key), iri in ids.items() if key == "92-KL/TW"} == {KL92}
    assert {iri for (_, key), iri in ids.items() if key == "28-NQ/TW"} == {BASE + "eli/vn/tw/nq/2018/28-nq-tw"}
    assert {iri for (_, key), iri in ids.items() if key == "15-NQ/TW"} == {BASE + "eli/vn/tw/nq/2012/15-nq-tw"}


def test_a_file_without_a_document_is_still_on_record() -> None:
    source, record = copy.deepcopy(small_records()[0])
    for key in (
        "instruments",
        "sections",
        "units",
        "citations",
        "links",
        "assignments",
        "targets",
        "reports",
        "findings",
    ):
        record[key] = []  # type: ignore[literal-required]
    record["unresolved"], record["omissions"], record["documents"] = [], [], {}
    quads = list(to_quads([(source, record)]))
    assert any(quad.predicate.value == POL + "sha256" for quad in quads)


@pytest.mark.parametrize(
    ("part", "entry", "message"),
    [
        ("links", {"from": "d1", "relation": "implements", "to": "99-KL/TW"}, "does not list"),
        ("links", {"from": "d1", "relation": "obeys", "to": "d2"}, "no such relation"),
        ("citations", {"span": [0, 1], "doc": "92-KL/TW", "function": "basis", "instrument": "d9"}, "no instrument"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(part: str, entry: dict[str, object], message: str) -> None:
    source, record = copy.deepcopy(small_records()[0])
    record[part].append(entry)  # type: ignore[literal-required]
    with pytest.raises(BadInput, match=message):
        list(to_quads([(source, record)]))


@given(st.text())
def test_any_text_has_a_slug_that_is_safe_in_an_iri(text: str) -> None:
    assert NamedNode(Names().agency(text)).value.startswith(BASE)
    assert slug(slug(text)) == slug(text)
    assert len(slug(text)) <= 96
