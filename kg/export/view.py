"""What a graph page shows: cards in columns and the edges between them, with positions reckoned here.

A view reads from left (what is carried out) to right (what carries it out, down to the task). Columns are placed by
level, cards by rows: a card stands at the height of the first thing that hangs on it, as in an outline.
No random layout and no physics: the same view has the same positions.
"""

from dataclasses import dataclass, field

from kg.export.facts import Evidence

__all__ = ["WIDTHS", "Board", "Edge", "Node", "View", "wrap"]

WIDTHS = {
    "document": 204,
    "directive": 204,
    "plan": 204,
    "decision": 204,
    "section": 206,
    "theme": 196,
    "task": 372,
    "agency": 240,
    "target": 300,
    "more": 196,
}
"""Width of a card by type of node, in pixels at scale 1."""
_CHARACTER = 7.3
"""Mean width of a Vietnamese letter in the page's font at 14 px; the page squeezes a line that is still too long."""
_LINE = 18
_PADDING = 10
_MARGIN = 38
_ROW_GAP = 7
_COLUMN_GAP = 54
_HEAD = 36
_LOOP = 34
"""Room for the bend of an edge between two cards of the first column."""
_MOST_LINES = {"task": 2, "target": 2, "theme": 2, "agency": 2, "section": 2, "more": 2}


def wrap(text: str, characters: int, most: int) -> list[str]:
    """Return `text` in at most `most` lines of about `characters`, the last one ending in `…` if something is left."""
    lines: list[str] = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= characters or not lines[-1]:
            lines[-1] = joined if len(joined) <= characters else joined[: characters - 1] + "…"
        elif len(lines) < most:
            lines.append(word if len(word) <= characters else word[: characters - 1] + "…")
        else:
            cut = lines[-1] if len(lines[-1]) < characters else lines[-1].rpartition(" ")[0] or lines[-1][:-1]
            lines[-1] = cut.rstrip(" ,;:.") + "…"
            break
    return lines


@dataclass
class Node:
    """A card: `type` gives its colour and mark, `label` what it says, `sub` a small second line.

    `facts` are pairs of a key of the page's wording and a value. `x` and `y` are the middle of the card.
    """

    key: str
    type: str
    label: str
    sub: str = ""
    text: str = ""
    document: str = ""
    section: str = ""
    evidence: Evidence | None = None
    facts: list[tuple[str, str]] = field(default_factory=list)
    id: str = ""
    column: int = 0
    x: float = 0
    y: float = 0
    width: int = 0
    height: int = 0
    lines: list[str] = field(default_factory=list)

    def measure(self, most: int | None = None) -> None:
        """Break the label into lines (`most` at most) and reckon the size of the card."""
        self.width = self.width or WIDTHS[self.type]
        most = most or _MOST_LINES.get(self.type, 4)
        self.lines = wrap(self.label, int((self.width - _MARGIN) / _CHARACTER), most)
        self.height = _LINE * len(self.lines) + _PADDING + (15 if self.sub else 0)


@dataclass
class Edge:
    """A relation from one node to another, by their keys, with the words that state it."""

    source: str
    relation: str
    target: str
    status: str = "stated"
    evidence: Evidence | None = None
    document: str = ""
    note: str = ""
    id: str = ""


@dataclass
class View:
    """One page: `kind` is directive, province or document; `headings` are keys of the wording, one a column."""

    kind: str
    slug: str
    title: str
    subtitle: str
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    columns: list[float] = field(default_factory=list)
    width: float = 0
    height: float = 0
    left_out: int = 0
    known: set[tuple[str, str, str]] = field(default_factory=set)

    def join(self, source: str, relation: str, target: str, status: str = "stated", **more: object) -> None:
        """Add an edge between two nodes of the view; one that is there already is not added again."""
        fact = (source, relation, target)
        if source in self.nodes and target in self.nodes and fact not in self.known:
            self.known.add(fact)
            self.edges.append(Edge(source, relation, target, status, **more))  # type: ignore[arg-type]


class Board:
    """Places cards: each goes to its column, under the cards that are there already."""

    def __init__(self, view: View) -> None:
        """Place the cards of `view`."""
        self.view = view
        self._next: dict[int, float] = {}

    def put(self, node: Node, column: int, at_least: float = 0, *, lines: int | None = None) -> float:
        """Add the node in `column` with its top at `at_least` or below what is there; return the top.

        `lines` bounds the lines of its label where the usual bound of its type is too many.
        """
        node.measure(lines)
        top = max(at_least, self._next.get(column, 0))
        node.column, node.y = column, top + node.height / 2
        self._next[column] = top + node.height + _ROW_GAP
        self.view.nodes[node.key] = node
        return top

    def bottom(self, *columns: int) -> float:
        """Return where the next card of these columns would begin."""
        return max((self._next.get(column, 0) for column in columns), default=0)

    def finish(self, headings: dict[int, str]) -> None:
        """Number nodes and edges in reading order, drop empty columns, and turn columns into positions."""
        view = self.view
        used = sorted({node.column for node in view.nodes.values()})
        columns = {node.key: node.column for node in view.nodes.values()}
        loops = any(columns[e.source] == columns[e.target] == used[0] for e in view.edges)
        left = float(_LOOP if loops else 0)
        places: dict[int, tuple[float, float]] = {}
        for column in used:
            width = max(node.width for node in view.nodes.values() if node.column == column)
            places[column] = (left, width)
            view.headings.append(headings.get(column, ""))
            view.columns.append(left)
            left += width + _COLUMN_GAP
        ordered = sorted(view.nodes.values(), key=lambda n: (n.column, n.y, n.key))
        view.nodes = {node.key: node for node in ordered}
        for number, node in enumerate(ordered, start=1):
            node.id = f"n{number}"
            start, _ = places[node.column]
            node.x = start + node.width / 2
            node.y += _HEAD
        place = {node.key: index for index, node in enumerate(ordered)}
        view.edges.sort(key=lambda e: (place[e.source], place[e.target], e.relation))
        for number, edge in enumerate(view.edges, start=1):
            edge.id = f"e{number}"
        view.width = max(left - _COLUMN_GAP, 320)
        view.height = max((n.y + n.height / 2 for n in ordered), default=_HEAD)
