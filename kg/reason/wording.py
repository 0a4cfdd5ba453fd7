"""How near the words of a unit come to those of a directive's item: phrases, headings, themes; all on folded text."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kg.text import fold

__all__ = ["Item", "Likeness", "Passage", "folded", "likeness"]

_PHRASE = (0.3, 0.09, 0.6)
"""What a phrase of one word says, what each further word adds, and the most that one phrase says (0 to 1)."""
_HEAD = 160
"""Characters at the head of a unit that say most of what it is about."""
_LATE = 0.6
"""A phrase further on counts for this share."""
_ALIKE = (55.0, 90.0)
"""Likeness of a heading to a title (rapidfuzz token set ratio) that says nothing, and that says all."""
_WEIGHTS = (0.62, 0.5, 0.8)
"""How far heading, theme and wording can carry a score."""
_SECOND = 0.5
"""What a theme that is not the main one counts."""
_STAGE = 0.85
"""The score of an item that a unit belongs to by its place or by speaking of the whole."""
_TELLS = re.compile(r"tuyen truyen|quan triet|van dong|pho bien(?! kien thuc)")
_LEADS = re.compile(r"ke hoach|tham muu|chi dao|lanh dao|trien khai|phan cong|to chuc thuc hien|don doc")
_PLANS = re.compile(r"(?:xay dung|lap|ban hanh)[^.;]{0,20} ke hoach|phan cong")
_NUMBERED = re.compile(r"^(?:[\divx]+ )*(?:ve |linh vuc |thuc hien |cong tac |doi voi )*")
_BODY = re.compile(
    r"(?:[\divx]+ )*(?:giao |de nghi |cac )*(?:so|uy ban|ubnd|ban|cong an|mat tran|hoi|lien doan|van phong"
    r"|bao hiem xa hoi tinh|ngan hang|phong|thu truong|huyen|kho bac)\b"
)
"""A heading that names who is charged says nothing of the subject."""
_GENERIC = re.compile(
    r"to chuc thuc hien|nhiem vu,? (?:va )?(?:cac )?giai phap|\bmuc tieu\b(?!.*\bmuc tieu cua)|chi tieu"
    r"|noi dung thuc hien|muc dich|yeu cau|\bphu luc\b"
)


@dataclass(frozen=True)
class Item:
    """An item of a directive: `labels` are its titles and wordings, folded; `parent` the notation of the item above.

    `number` is where it stands in the directive ('II.2'), if the profile knows.
    """

    iri: str
    directive: str
    notation: str
    kind: str
    labels: tuple[str, ...]
    themes: frozenset[str]
    parent: str | None = None
    number: str | None = None


@dataclass(frozen=True)
class Passage:
    """A unit as far as its subject goes: folded `text`, `headings` above it (the nearest first), `themes` (main first).

    `whole` where it speaks of the directive, or of the plan that carries it out, as a whole.
    """

    text: str
    headings: tuple[str, ...]
    themes: tuple[str, ...] = field(default=())
    kind: str = "task"
    whole: bool = False


@dataclass(frozen=True)
class Likeness:
    """A score from 0 to 1, what it rests on (`heading`, `theme`, `wording`), and the item's words found in the unit."""

    score: float
    grounds: tuple[str, ...]
    words: str | None
    heading: float


def _any(values: Iterable[float]) -> float:
    rest = 1.0
    for value in values:
        rest *= 1.0 - value
    return 1.0 - rest


def _wording(passage: Passage, item: Item) -> tuple[float, str | None]:
    found: list[tuple[float, str]] = []
    for phrase in item.labels:
        at = passage.text.find(phrase)
        if at < 0:
            continue
        strength = min(_PHRASE[0] + _PHRASE[1] * phrase.count(" "), _PHRASE[2])
        found.append((strength * (1.0 if at < _HEAD else _LATE), phrase))
    return _any(strength for strength, _ in found), max(found)[1] if found else None


def _heading(passage: Passage, item: Item) -> float:
    best = 0.0
    for far, heading in enumerate(passage.headings):
        if _GENERIC.search(heading) or _BODY.match(heading):
            continue
        words = _NUMBERED.sub("", heading)
        for label in item.labels:
            alike = float(fuzz.token_set_ratio(words, label)) if len(label.split()) > 2 else 0.0
            if f" {label} " in f" {words} ":  # the heading names it, alone or beside others
                alike = 100.0 if words == label else max(alike, _ALIKE[0] + 0.7 * (_ALIKE[1] - _ALIKE[0]))
            share = min(1.0, max(0.0, (alike - _ALIKE[0]) / (_ALIKE[1] - _ALIKE[0])))
            best = max(best, share * (1.0 if far == 0 else _SECOND))
    return best


def _stage(passage: Passage, item: Item) -> float:
    """How surely a unit belongs to the objective for its year: figures to figures, a vision to a vision."""
    years = set(re.findall(r"\b20\d\d\b", " ".join(item.labels[:1])))
    said = re.findall(r"\b20\d\d\b", " ".join(passage.headings[:2])) or re.findall(r"\b20\d\d\b", passage.text)
    if not years or not said or years != {max(said)}:
        return 0.0
    figures = "chi tieu" in item.labels[0]
    return _STAGE if figures == (passage.kind == "target") else 0.0


def _whole(passage: Passage, item: Item) -> float:
    """How surely a duty about the directive as a whole belongs to the item on leading, or on telling people."""
    themes = {theme.rsplit("/", 1)[-1] for theme in item.themes}
    if not passage.whole or passage.kind != "assignment":
        return 0.0
    if themes == {"communication"}:
        told = _TELLS.search(passage.text[:_HEAD])
        return _STAGE if told and not (told[0] == "quan triet" and _PLANS.search(passage.text)) else 0.0
    if "leadership" in themes and "supervision" not in themes:
        only_tells = _TELLS.search(passage.text[:_HEAD]) and not _PLANS.search(passage.text)
        return _STAGE if _LEADS.search(passage.text) and not only_tells else 0.0
    return 0.0


def likeness(passage: Passage, item: Item, above: float = 0.0) -> Likeness:
    """Return how near `passage` comes to `item`; `above` is how well its headings name the item's parent (0 to 1)."""
    wording, words = _wording(passage, item)
    heading = max(_heading(passage, item), 0.6 * above)
    shared = [n for n, theme in enumerate(passage.themes) if theme in item.themes]
    theme = 0.0 if not shared else 1.0 if shared[0] == 0 else _SECOND
    if item.kind == "objective":
        stage = _stage(passage, item)
        return Likeness(
            max(stage, round(_any((heading * _WEIGHTS[0], wording * _WEIGHTS[2])), 3)),
            ("heading",) if stage or heading > 0.3 else ("wording",),
            words,
            max(stage, heading),
        )
    duty = _whole(passage, item)
    if duty:
        return Likeness(duty, ("citation",), words, heading)
    parts = (heading * _WEIGHTS[0], theme * _WEIGHTS[1], wording * _WEIGHTS[2])
    grounds = tuple(
        n for n, v in zip(("heading", "theme", "wording"), (heading > 0.3, theme, wording), strict=True) if v
    )
    return Likeness(round(_any(parts), 3), grounds, words, heading)


def folded(labels: Iterable[str]) -> tuple[str, ...]:
    """Return labels folded, punctuation out, each once."""
    return tuple(
        dict.fromkeys(re.sub(r"[^\w\s]+", " ", fold(unicodedata.normalize("NFC", label))).strip() for label in labels)
    )
