"""Export: every format round trips or opens, the same graph gives the same bytes, tables for every kind of reader."""

import csv
import io
import json
import random
import re
import sys
import zipfile
from pathlib import Path

import networkx
import openpyxl
import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

sys.path.insert(0, str(Path(__file__).parent))

from graph_fixtures import small_store

from kg.errors import BadInput, NothingFound, WrongUse
from kg.export import FORMATS, export, write_table
from kg.export.atomic import write_folder
from kg.export.chain import chain_levels
from kg.export.facts import Link
from kg.export.find import find_directive, find_document, find_province
from kg.export.html import views
from kg.export.nodes import NODE_LIMIT, fair
from kg.export.page import render_view
from kg.export.reading import read_facts
from kg.export.view import View, wrap
from kg.export.wording import RELATION_STYLES, TYPES, WORDS
from kg.export.workbook import sheet_names
from kg.model import Table

KL92 = "https://policykg.example/eli/vn/tw/kl/2020/92-kl-tw"
NASTY = Table(
    ["name", "n", "share", "flag", "none"],
    [
        ["=1+1", 1, 0.5, True, None],
        ["+84", -2, 1.0, False, None],
        ["a|b\n<c> đường", 3, 2.25, True, None],
        ["@x", 4, 3.0, True, "-y"],
    ],
)


def shuffled(store: Store, seed: int) -> Store:
    """Return a store with the same quads, put in in another order."""
    quads = list(store)
    random.Random(seed).shuffle(quads)
    other = Store()
    for quad in quads:
        other.add(quad)
    return other


def ask(name: str) -> Table:
    """Stand in for the questions."""
    if name == "needs":
        raise WrongUse("needs needs a theme")
    return Table(["document", "n"], [["=HYPERLINK(1)", 1], ["https://x.example", 2]], title=f"title of {name}")


OPTIONS = {"questions": ["one", "needs", "targets"], "ask": ask}


@pytest.mark.parametrize(
    ("name", "form"),
    [("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)],
)
def test_datasets_round_trip(name: str, form: RdfFormat, tmp_path: Path) -> None:
    (path,) = export(small_store(), name, tmp_path / "out")
    assert set(parse(path=str(path), format=form)) == set(small_store())


def test_turtle_is_the_union(tmp_path: Path) -> None:
    (path,) = export(small_store(), "turtle", tmp_path / "out.ttl")
    union = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in small_store()}
    assert set(parse(path=str(path), format=RdfFormat.TURTLE)) == union
    text = path.read_text(encoding="utf-8")
    assert "@prefix pol: <https://policykg.example/ontology#> ." in text
    assert "role:lead" in text, "vocabularies have prefixes of their own"


def test_jsonld_is_the_same_dataset_for_rdflib(tmp_path: Path) -> None:
    from rdflib import Dataset
    from rdflib.compare import to_isomorphic

    (path,) = export(small_store(), "jsonld", tmp_path / "out.jsonld")
    (lines,) = export(small_store(), "nquads", tmp_path / "out.nq")
    one, two = Dataset(), Dataset()
    one.parse(data=path.read_text(encoding="utf-8"), format="json-ld")
    two.parse(data=lines.read_text(encoding="utf-8"), format="nquads")
    graphs = {g.identifier for g in two.graphs() if len(g)}
    assert {g.identifier for g in one.graphs() if len(g)} == graphs
    for name in graphs:
        assert to_isomorphic(one.graph(name)) == to_isomorphic(two.graph(name)), name
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["@context"]["pol"] == "https://policykg.example/ontology#"
    for graph in document["graph"]:
        ids = [entry["id"] for entry in graph["graph"]]
        assert len(ids) == len(set(ids)), "one object a subject in each graph"


def test_awkward_literals_round_trip(tmp_path: Path) -> None:
    store = Store()
    subject, graph = NamedNode("https://x.example/a b".replace(" ", "%20")), NamedNode("https://x.example/g")
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    values = [Literal('a "b" \\ \n\t\r é \x01'), Literal("007", datatype=integer), Literal("7", datatype=integer)]
    values += [Literal("x", language="en"), Literal("x", language="vi"), Literal("x"), Literal(True), Literal("")]
    for predicate in ("ontology#note", "ontology#order", "ontology#inherited", "ontology#theme", "ontology#x.y"):
        for value in values:
            store.add(Quad(subject, NamedNode("https://policykg.example/" + predicate), value, graph))
    store.add(Quad(subject, NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), Literal("p"), DefaultGraph()))
    store.add(
        Quad(subject, NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), Literal("p", language="vi"), graph)
    )
    for name, form in (("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS), ("jsonld", RdfFormat.JSON_LD)):
        (path,) = export(store, name, tmp_path / name)
        assert set(parse(path=str(path), format=form)) == set(store), name


@pytest.mark.parametrize("name", list(FORMATS))
def test_same_bytes_whatever_the_order(name: str, tmp_path: Path) -> None:
    first = export(small_store(), name, tmp_path / "first" / "out", **OPTIONS)
    second = export(shuffled(small_store(), 7), name, tmp_path / "second" / "out", **OPTIONS)
    assert [p.name for p in first] == [p.name for p in second]
    for left, right in zip(first, second, strict=True):
        assert left.read_bytes() == right.read_bytes(), left.name
    assert not [p for p in tmp_path.rglob(".*")], "nothing temporary is left"


def test_graphml_opens(tmp_path: Path) -> None:
    (path,) = export(small_store(), "graphml", tmp_path / "out.graphml")
    graph = networkx.read_graphml(path)
    kinds = {data["type"] for _, data in graph.nodes(data=True)}
    assert {"directive", "plan", "decision", "task", "agency", "theme"} <= kinds
    assert all(set(data) == {"label", "type", "document", "province"} for _, data in graph.nodes(data=True))
    assert all(isinstance(data["relation"], str) and data["weight"] >= 1 for _, _, data in graph.edges(data=True))
    plan = next(n for n, data in graph.nodes(data=True) if data["type"] == "plan" and graph.has_edge(n, KL92))
    assert "implements" in graph.edges[plan, KL92]["relation"]


def test_csv_folder(tmp_path: Path) -> None:
    paths = {p.name: p for p in export(small_store(), "csv", tmp_path / "csv", **OPTIONS)}
    assert {"documents.csv", "tasks.csv", "assignments.csv", "targets.csv", "one.csv", "question-targets.csv"} <= set(
        paths
    )
    with paths["tasks.csv"].open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    row = next(r for r in rows if "Sở Y tế" in r["lead"])
    assert row["quote"].startswith("Sở Y tế chủ trì")
    assert int(row["end"]) - int(row["start"]) == len(row["quote"])
    assert (row["section"], row["theme"], row["due"], row["status"]) == ("II", "health", "2025-11-30", "stated")
    with paths["index.csv"].open(encoding="utf-8", newline="") as stream:
        notes = {r["title"]: r["note"] for r in csv.DictReader(stream)}
    assert notes["needs"] == "needs needs a theme", "what is not there says why"


def test_xlsx_has_no_formula(tmp_path: Path) -> None:
    (path,) = export(small_store(), "xlsx", tmp_path / "out.xlsx", **OPTIONS)
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "Đọc tôi"
    assert {"one", "targets", "documents", "tasks", "assignments"} <= set(book.sheetnames)
    sheet = book["one"]
    assert sheet["A2"].value == "=HYPERLINK(1)" and sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 1
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref == "A1:B3"
    text = " ".join(str(c.value) for row in book["Đọc tôi"].iter_rows() for c in row)
    assert "decision.txt" in text and "needs needs a theme" in text and "title of one" in text


def test_sheet_names() -> None:
    names = sheet_names(["a" * 40, "A" * 40, "x/y?", ""])
    assert all(len(n) <= 31 for n in names)
    assert len({n.lower() for n in names}) == 4
    assert names[2] == "x-y-"


def test_a_long_text_is_cut_not_lost(tmp_path: Path) -> None:
    write_table(Table(["t"], [["đ" * 40000]]), "xlsx", tmp_path / "t.xlsx")
    value = openpyxl.load_workbook(tmp_path / "t.xlsx").active["A2"].value
    assert len(value) == 32767 and value.endswith("…")


def written(table: Table, form: str) -> str:
    out = io.StringIO(newline="")
    write_table(table, form, out)
    return out.getvalue()


def test_rows_for_programs() -> None:
    assert list(csv.reader(io.StringIO(written(NASTY, "csv"))))[1] == ["=1+1", "1", "0.5", "true", ""]
    records = json.loads(written(NASTY, "json"))
    assert records[0] == {"name": "=1+1", "n": 1, "share": 0.5, "flag": True, "none": None}
    assert [json.loads(line) for line in written(NASTY, "jsonl").splitlines()] == records
    assert json.loads(written(Table(["a"], []), "json")) == []
    assert not written(NASTY, "csv").startswith("\ufeff")


def test_rows_for_excel_and_markdown(tmp_path: Path) -> None:
    text = written(NASTY, "csv-excel")
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row[0][:2] for row in rows[1:]] == ["'=", "'+", "a|", "'@"]
    assert rows[2][1] == "-2", "a number is no formula"
    assert rows[4][4] == "'-y"
    write_table(NASTY, "csv-excel", tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfname,")
    lines = written(NASTY, "md").splitlines()
    assert lines[0].startswith("| name | n |") and lines[1] == "| --- | ---: | ---: | --- | --- |"
    assert lines[4].startswith("| a\\|b &lt;c> đường | 3 |")


def test_rows_for_a_terminal() -> None:
    plain = written(Table(["tên", "số"], [["Tỉnh Đồng Tháp", 7], ["Sơn La", 12]]), "table")
    assert "\x1b" not in plain, "no colours where it is no terminal"
    lines = [line.rstrip() for line in plain.splitlines()]
    assert lines[-2].endswith(" 7") and lines[-1].endswith("12") and len(lines[-2]) == len(lines[-1])
    wide = written(Table([f"column{i}" for i in range(16)], [["chữ " * 200] * 16]), "table")
    assert "column15 │ chữ" in wide and "…" in wide, "too many columns come one below the other"
    assert max(len(line) for line in wide.splitlines()) <= 160


def test_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="turtle") as error:
        export(small_store(), "gexf", tmp_path / "x")
    assert "graphml" in error.value.hint
    with pytest.raises(WrongUse) as error:
        write_table(NASTY, "xlsx", io.StringIO())
    assert "--output" in error.value.hint
    with pytest.raises(WrongUse, match="no row format"):
        write_table(NASTY, "yaml", io.StringIO())
    with pytest.raises(WrongUse, match="directive"):
        export(small_store(), "trig", tmp_path / "x", directive="92-KL/TW")
    with pytest.raises(BadInput, match="folder"):
        export(small_store(), "trig", tmp_path)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadInput, match="is a file"):
        export(small_store(), "csv", tmp_path / "file")
    with pytest.raises(NothingFound):
        export(Store(), "html", tmp_path / "html")


def test_a_folder_keeps_what_others_wrote(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    write_folder(tmp_path, {"a.csv": b"1"})
    write_folder(tmp_path, {"a.csv": b"2"})
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "notes.txt"]
    assert (tmp_path / "a.csv").read_bytes() == b"2"


def test_names_in_words() -> None:
    facts = read_facts(small_store())
    for name in ("92-KL/TW", "KL 92", "Kết luận 92", "ket luan so 92", KL92):
        assert find_directive(facts, name).iri == KL92, name
    assert find_document(facts, "08/kh-mttq-btt").files == ("front.txt",)
    assert find_document(facts, "front").files == ("front.txt",)
    assert find_province(facts, "lai chau") == find_province(facts, "tỉnh Lai Châu")
    with pytest.raises(NothingFound, match="no directive"):
        find_directive(facts, "99-KL/TW")
    with pytest.raises(WrongUse, match="several"):
        find_document(facts, "decision.txt")


def test_html_pages(tmp_path: Path) -> None:
    paths = export(small_store(), "html", tmp_path / "html")
    names = [p.name for p in paths]
    assert "index.html" in names and "directive-92-kl-tw-2020.html" in names and "province-lai-chau.html" in names
    index = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]+)"', index)) == set(names) - {"index.html"}
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert '<html lang="vi">' in text and text.count("<h1>") == 1
        assert not re.search(r"<(?:script|link|img|iframe)[^>]*\b(?:src|href)=", text), "everything is inside the page"
    (one,) = export(small_store(), "html", tmp_path / "one.html", directive="KL 92")
    text = one.read_text(encoding="utf-8")
    assert "index.html" not in text and "Kết luận 92-KL/TW" in text
    again = export(small_store(), "html", tmp_path / "html", directive="KL 92", document="front")
    assert len(again) == 2 and "index.html" not in {p.name for p in again}, "the index of all pages stays"
    assert (tmp_path / "html" / "index.html").read_text(encoding="utf-8") == index


def all_views() -> list[View]:
    return views(read_facts(small_store()))


def test_cards_do_not_overlap() -> None:
    for view in all_views():
        nodes = list(view.nodes.values())
        assert len(nodes) <= NODE_LIMIT
        assert len({n.id for n in nodes}) == len(nodes)
        for i, a in enumerate(nodes):
            for b in nodes[i + 1 :]:
                apart = abs(a.x - b.x) >= (a.width + b.width) / 2 or abs(a.y - b.y) >= (a.height + b.height) / 2
                assert apart, (view.slug, a.label, b.label)


def test_directive_view_reads_from_left_to_right() -> None:
    view = next(v for v in all_views() if v.slug == "directive-92-kl-tw-2020")
    place = {node.type: [n.column for n in view.nodes.values() if n.type == node.type] for node in view.nodes.values()}
    assert max(place["directive"]) < min(place["plan"]) and min(place["theme"]) > max(place["plan"])
    assert min(place["task"]) > max(place["theme"])
    task = next(n for n in view.nodes.values() if n.type == "task" and "Sở Y tế" in n.label)
    assert task.evidence and task.evidence.quote.startswith("Sở Y tế") and task.section == "II"
    assert all(e.status == "stated" or e.relation == "traces-to" for e in view.edges)


def test_data_cannot_leave_its_place() -> None:
    view = next(v for v in all_views() if v.kind == "document")
    node = next(iter(view.nodes.values()))
    node.label = node.text = "</script><script>alert(1)</script> <b>&"
    text = render_view(view).decode("utf-8")
    assert "<script>alert" not in text and "<b>&" not in text


def test_every_word_has_two_languages() -> None:
    assert all(len(value.split("|")) == 2 and all(value.split("|")) for value in WORDS.values())
    assert all(len(names.split("|")) == 2 for _, names in RELATION_STYLES.values())
    assert len({(style[0], style[2]) for style in TYPES.values()}) == len(TYPES), "no two types look alike"
    assert len({style[2] for style in TYPES.values()}) == len(TYPES)
    for view in all_views():
        assert {e.relation for e in view.edges} <= set(RELATION_STYLES)
        assert {key for n in view.nodes.values() for key, _ in n.facts} | set(view.headings) - {""} <= set(WORDS)


@pytest.mark.parametrize(
    ("sizes", "budget", "expected", "why"),
    [
        ([2, 3], 9, [2, 3], "all fit"),
        ([1, 9], 5, [1, 3], "the long one is cut and its rest takes a place"),
        ([4, 4], 6, [2, 2], "both give"),
        ([5, 5, 5], 2, [0, 0, 0], "no room at all"),
    ],
)
def test_fair(sizes: list[int], budget: int, expected: list[int], why: str) -> None:
    assert [len(kept) for kept in fair([list(range(n)) for n in sizes], budget)] == expected, why


def test_a_circle_of_documents_still_has_levels() -> None:
    links = [Link("a", "implements", "top", "stated", None), Link("b", "implements", "a", "stated", None)]
    links += [Link("a", "implements", "b", "stated", None), Link("c", "issues", "b", "stated", None)]
    assert chain_levels(links, "top", ["a", "b", "c", "lonely"]) == {"top": 0, "a": 1, "b": 2, "c": 1, "lonely": 1}


def test_wrap() -> None:
    assert wrap("một hai ba bốn năm", 8, 2) == ["một hai", "ba bốn…"]
    assert wrap("x" * 50, 10, 2) == ["x" * 9 + "…"]
    assert wrap("", 10, 2) == [""]
