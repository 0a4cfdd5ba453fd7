"""Items of directives that a unit names by their number."""

import pyoxigraph as ox
import pytest
from tables import row

from kg.names import ELI, POL, SKOS, Names
from kg.reason.items import address, referenced

BASE = "https://example.org/"
UNIT, DIRECTIVE, ITEM = (ox.NamedNode(BASE + name) for name in ("unit", "directive", "item"))

NAMED = [
    row("Triển khai mục II.2 của Nghị quyết này.", {"II.2"}, why="section and number"),
    row("Thực hiện khoản 2, mục II Nghị quyết số 42-NQ/TW.", {"II.2"}, why="from the inside out"),
    row("Thực hiện phần III Nghị quyết 42-NQ/TW.", {"III"}, why="a part"),
    row("Thực hiện mục II.2 của Kết luận số 92-KL/TW.", set(), why="another directive"),
    row("Thực hiện mục II.2 của Kế hoạch này.", set(), why="the plan's own section"),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_referenced(text, expected):
    assert referenced(text, "42-NQ/TW") == expected


def store(number: str) -> ox.Store:
    """Return a store with one task under a directive, and an item of it with that number and nothing alike in words."""
    graph = ox.NamedNode(BASE + "graph")
    says = [
        (UNIT, POL + "servesDirective", DIRECTIVE),
        (UNIT, POL + "kind", ox.NamedNode(BASE + "unit-kind/task")),
        (UNIT, POL + "text", ox.Literal("Rà soát theo mục II.2 của Nghị quyết này.")),
        (DIRECTIVE, POL + "symbol", ox.Literal("42-NQ/TW")),
        (ITEM, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.NamedNode(POL + "DirectiveItem")),
        (ITEM, POL + "itemOf", DIRECTIVE),
        (ITEM, SKOS + "notation", ox.Literal("NV2")),
        (ITEM, POL + "itemKind", ox.Literal("task-group")),
        (ITEM, SKOS + "prefLabel", ox.Literal("Bình đẳng giới", language="vi")),
        (ITEM, ELI + "number", ox.Literal(number)),
    ]
    made = ox.Store()
    made.extend(ox.Quad(s, ox.NamedNode(p), o, graph) for s, p, o in says)
    return made


def test_an_item_named_by_its_number_is_addressed():
    made = store("II.2")
    assert address(made, BASE) == 1
    inferred = ox.NamedNode(Names(BASE).graph("inferred"))
    assert [q.object for q in made.quads_for_pattern(UNIT, ox.NamedNode(POL + "addresses"), None, inferred)] == [ITEM]
    assert [q.object.value for q in made.quads_for_pattern(None, ox.NamedNode(POL + "ground"), None, None)] == [
        "reference"
    ]


def test_an_item_of_another_number_is_not():
    assert address(store("II.3"), BASE) == 0
