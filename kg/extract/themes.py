"""Themes of a unit: a linear model over the phrases of the theme vocabulary and the words of the unit and its headings.

The model is learned from answer keys (`benchmarks/themes/train.py`, which uses `features` of this module) and kept in
`data/themes.json.xz`: for each theme the weight of each feature.
"""

import json
import lzma
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import ahocorasick

from kg.extract.agencies import find_agencies
from kg.outline import Block
from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["THEMED", "document_themes", "features", "themes_of"]

THEMED = frozenset({"objective", "target", "task", "assignment"})
"""Kinds of units that have themes."""

_MODEL = Path(__file__).resolve().parent / "data" / "themes.json.xz"
_MOST = 3
_ALSO = 0.27
"""Probability from which on a theme is named beside the main one."""
_HEAD, _FIRST = 120, 40
"""Characters at the head of a unit, where it says what it is about, and at its very beginning."""
_OFTEN, _WORD, _OUTER = 0.6, 0.5, 0.5
_LONG = 12
"""Pairs of words from which on each of them counts for less, as the square root of their number."""
_PLAIN = re.compile(r"to chuc thuc hien|nhiem vu,? (?:va )?giai phap|muc tieu|chi tieu|noi dung thuc hien")
_BODY = re.compile(
    r"\W*(?:[\divx]+[.)]|[a-z]\))?\s*(?:giao |de nghi )?(?:cac )?(?:so|ban|uy ban|ubnd|phong|cong an|bo|hoi|lien doan|doan|mat tran|van phong|thu truong|trach nhiem)\b"
)
_WORDS = re.compile(r"[a-z]+")


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    found: dict[str, set[str]] = defaultdict(set)
    for concept in concepts("theme").values():
        for label in concept.labels:
            found[fold(label)].add(concept.id)
    for phrase, ids in found.items():
        automaton.add_word(phrase, (phrase, tuple(sorted(ids))))
    automaton.make_automaton()
    return automaton


@cache
def _hits(folded: str) -> tuple[tuple[int, int, str], ...]:
    """Return `(start, end, theme)` of the phrases in `folded`, a longer phrase hiding those inside it."""
    raw = []
    for end, (phrase, ids) in _automaton().iter(folded):
        start = end + 1 - len(phrase)
        if (start and folded[start - 1].isalnum()) or (end + 1 < len(folded) and folded[end + 1].isalnum()):
            continue
        raw.append((start, end + 1, ids))
    raw.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    kept: list[tuple[int, int, tuple[str, ...]]] = []
    for start, end, ids in raw:
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b, _ in kept):
            kept.append((start, end, ids))
    return tuple((start, end, theme) for start, end, ids in sorted(kept) for theme in ids)


def document_themes(title: str) -> list[str]:
    """Return the themes that the title of a document names, the one named first at the head."""
    return list(
        dict.fromkeys(theme for _, _, theme in _hits(fold(title)) if theme not in ("leadership", "communication"))
    )


def features(block: Block, document: Sequence[str] = ()) -> dict[str, float]:
    """Return what the model knows a unit by; `document` are the themes of the title (see `document_themes`).

    Phrases of a theme in its words (`own`, at the head `front`, `first`), in the headings (`above`, `outer`) and in the
    title (`title`); its words in pairs (`pair`, the first ones `begin`) and alone (`word`), those of the headings too.
    """
    own, above = _own_words(block), _heading(block)
    hits = _hits(own)
    found: dict[str, float] = {f"kind {block.unit_kind}": 1.0}
    for start, _, theme in hits:
        found[f"own {theme}"] = min(found.get(f"own {theme}", 0.0) + _OFTEN, 3 * _OFTEN)
        if start < _HEAD:
            found[f"front {theme}"] = 1.0
        if start < _FIRST:
            found[f"first {theme}"] = 1.0
    if hits:
        found[f"lead {hits[0][2]}"] = found[f"most {Counter(h[2] for h in hits).most_common(1)[0][0]}"] = 1.0
    else:
        found |= {"none": 1.0, f"none {block.unit_kind}": 1.0}
    for theme in _themes_in([above]):
        found |= {f"above {theme}": 1.0} | ({} if hits else {f"none above {theme}": 1.0})
    found |= {f"outer {theme}": 1.0 for theme in _themes_in(block.context[:-1])}
    found |= {f"title {theme}": 1.0 for theme in document}
    if document:
        found[f"title first {document[0]}"] = 1.0
        if not hits:
            found[f"none title {document[0]}"] = 1.0
    return found | _in_words(own, above, block.context[:-1])


def _themes_in(texts: Iterable[str]) -> set[str]:
    return {theme for text in texts for _, _, theme in _hits(text)}


def _in_words(own: str, above: str, outer: Sequence[str]) -> dict[str, float]:
    words = _WORDS.findall(own)
    share = math.sqrt(min(1.0, _LONG / max(len(words) - 1, 1)))
    found = {f"word {word}": _WORD * share for word in words}
    found |= {f"pair {pair}": share for pair in _pairs(words)}
    found |= {f"begin {pair}": 1.0 for pair in _pairs(words[:4])}
    found |= {f"above pair {pair}": 1.0 for pair in _pairs(_WORDS.findall(above))}
    return found | {f"outer pair {pair}": _OUTER for text in outer for pair in _pairs(_WORDS.findall(text))}


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in zip(words, words[1:], strict=False)]


Weights = dict[str, list[tuple[int, float]]]


@cache
def _model() -> tuple[list[str], list[float], Weights]:
    """Return the themes, their biases, and for each feature the themes (by their index) that it has a weight for."""
    raw = json.loads(lzma.decompress(_MODEL.read_bytes()))
    rows = raw["weights"].items()
    weights = {name: [(k, w / 100) for k, w in zip(row[::2], row[1::2], strict=True)] for name, row in rows}
    return raw["themes"], raw["bias"], weights


def themes_of(block: Block, document: Sequence[str] = ()) -> list[str]:
    """Return one to three themes, the main one first; `document` are the themes of the document's title."""
    themes, bias, weights = _model()
    scores = list(bias)
    for name, value in features(block, document).items():
        if name in weights:
            for k, weight in weights[name]:
                scores[k] += weight * value
    ranked = sorted(range(len(themes)), key=lambda k: (-scores[k], themes[k]))
    least = math.log(_ALSO / (1 - _ALSO))
    return [themes[k] for n, k in enumerate(ranked[:_MOST]) if not n or scores[k] >= least]


def _own_words(block: Block) -> str:
    """Return the shadow of what a unit says, without the names of bodies (a department's name is not its task)."""
    flat = next((cell.flat for cell in block.cells if cell.role == "content"), block.flat)
    chars = list(flat.folded)
    for agency in find_agencies(flat):
        if not agency.group and agency.folded != "bao hiem xa hoi":
            chars[agency.flat_start : agency.flat_end] = " " * (agency.flat_end - agency.flat_start)
    return "".join(chars)


def _heading(block: Block) -> str:
    """Return the shadow of the heading above, unless it only names a body or says that something is to be done."""
    folded = block.above.flat.folded if block.above is not None else ""
    return "" if _PLAIN.search(folded) or _BODY.match(folded) else folded
