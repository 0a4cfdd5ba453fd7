"""Turn text that an OCR engine without Vietnamese has ruined into readable Vietnamese, with the way back to the source.

    >>> [piece.text for piece in repair("Trién khai thuc hién Két luan sé 92-KL/TW")]
    ['Triển', 'khai', 'thực', 'hiện', 'Kết', 'luận', 'số']

A noisy-channel reader: each word gets up to 16 syllables that it may stand for (`repair_model`), and a beam search
picks the run of syllables that fits best. Numbers, dates and document symbols never pass through it (`repair_tokens`).
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from kg.read.repair_model import Model, load_model
from kg.read.repair_tokens import BREAK, FIXED, OTHER, WORD, Token, symbol, tokens
from kg.spelling import is_syllable, tone_place
from kg.text import fold

__all__ = ["CERTAIN", "Piece", "lost_marks", "repair"]

CERTAIN = 20.0  # the margin of a piece that has no rival
_BEAM = 8
_CHANNEL = 0.8  # weight of the channel against the language model
_FOREIGN = 6.0  # cost of leaving a word that is no syllable as it is, and for each letter
_FOREIGN_LETTER = 2.6
_FOREIGN_SHORT = 6.0  # more for a word of up to three letters
_LOOKALIKE = frozenset("VXSCOUPKW")  # capitals that differ from their small letters only in size


@dataclass(frozen=True, slots=True)
class Piece:
    """`source[start:end]` reads `text`; `margin` is the lead over the next best reading (in nats, 0 to 20)."""

    start: int
    end: int
    text: str
    margin: float


@dataclass(frozen=True, slots=True)
class _Slot:
    """One place in the lattice: its token and the (symbol, cost, text) that it may be."""

    token: Token
    options: tuple[tuple[int, float, str], ...]


def _cased(word: str, token: Token) -> str:
    if token.caps:
        return word.upper()
    return word[:1].upper() + word[1:] if _initial(token) else word


def _initial(token: Token) -> bool:
    """Tell whether the word was printed with a capital first; I is nearly always a small l."""
    return token.text[:1].isupper() and not (token.text[0] == "I" and not token.caps and len(token.text) > 1)


@lru_cache(maxsize=50_000)
def _options(model: Model, token_text: str, caps: bool, initial: bool) -> tuple[tuple[int, float], ...]:
    """Return the readings of one word with their channel costs; symbol -1 leaves it as it is."""
    plain = tone_place(token_text.lower())
    same = plain != token_text.lower() and len(plain) == len(token_text)
    if same:
        plain = "".join(c.upper() if t.isupper() else c for c, t in zip(plain, token_text, strict=True))
    found = model.candidates(plain if same else token_text, caps, initial)
    best = [(number, _CHANNEL * cost) for number, cost in found]
    if token_text.isascii() and token_text.isalpha():
        short = _FOREIGN_SHORT if len(token_text) < 4 else 0.0
        best.append((-1, _FOREIGN + _FOREIGN_LETTER * len(token_text) + short))
    return tuple(best)


def _slot(model: Model, token: Token) -> _Slot:
    """Return the place of `token` in the lattice."""
    if token.kind != WORD:
        return _Slot(token, ((model.number[symbol(token.kind, token.text)], 0.0, token.text),))
    made: list[tuple[int, float, str]] = []
    for word, cost in _options(model, token.text, token.caps, _initial(token)):
        if word < 0:
            made.append((model.number[OTHER], cost, token.text))
        else:
            made.append((word, cost, _cased(model.words[word], token)))
    return _Slot(token, tuple(made) or ((model.number[OTHER], 0.0, token.text),))


def _decode(model: Model, slots: list[_Slot]) -> list[int]:
    """Return for each slot the index of the option on the best path."""
    start = model.number[BREAK]
    beam: list[tuple[float, int, int, int]] = [(0.0, start, start, -1)]  # cost, last two symbols, link
    links: list[tuple[int, int]] = []  # (link before, option)
    memo = model.memo
    for slot in slots:
        best: dict[int, tuple[float, int, int, int, int]] = {}
        for total, first, second, link in beam:
            prefix = (first << 16 | second) << 16
            for index, (word, cost, _) in enumerate(slot.options):
                language = memo.get(prefix | word)
                new = total + cost + (model.cost(first, second, word) if language is None else language)
                key = second << 16 | word
                if key not in best or new < best[key][0]:
                    best[key] = (new, second, word, link, index)
        beam = []
        for new, second, word, link, index in sorted(best.values())[:_BEAM]:
            links.append((link, index))
            beam.append((new, second, word, len(links) - 1))
    chosen: list[int] = []
    link = beam[0][3]
    while link >= 0:
        link, index = links[link]
        chosen.append(index)
    return chosen[::-1]


def _inside(model: Model, slots: list[_Slot], at: int, word: str) -> bool:
    """Tell whether `word` stands between two words in small letters and never has a capital there."""
    around = [slots[i].token if 0 <= i < len(slots) else None for i in (at - 1, at, at + 1)]
    return word in model.small and all(token and token.kind == WORD and not token.caps for token in around)


def _margin(model: Model, slots: list[_Slot], chosen: list[int], at: int) -> float:
    """Return the lead of the chosen option at `at` over the best other one, its neighbours being as chosen."""
    options = slots[at].options
    if len(options) < 2:
        return CERTAIN
    edge = model.number[BREAK]

    def at_place(i: int) -> int:
        return slots[i].options[chosen[i]][0] if 0 <= i < len(slots) else edge

    before, after = [at_place(at - 2), at_place(at - 1)], [at_place(at + 1), at_place(at + 2)]
    costs = [cost + model.sequence([*before, word, *after]) for word, cost, _ in options]
    own = costs[chosen[at]]
    return max(0.0, min(CERTAIN, min((c for i, c in enumerate(costs) if i != chosen[at]), default=math.inf) - own))


def repair(text: str, model: Model | None = None) -> list[Piece]:
    """Return the words of `text` in ascending order with their repaired form; the rest of the text stays as it is.

    `text` is NFC. Pieces do not overlap. Numbers, dates, percentages and document symbols are never part of a piece,
    but for Đ restored in known type codes and Roman numerals. `model` is for measuring; the default is the shipped one.
    """
    model = model or load_model()
    slots = [_slot(model, token) for token in tokens(text)]
    if not slots:
        return []
    chosen = _decode(model, slots)
    pieces: list[Piece] = []
    for at, (slot, index) in enumerate(zip(slots, chosen, strict=True)):
        token = slot.token
        if token.kind == WORD:
            new = slot.options[index][2]
            if tone_place(token.text.lower()) == new.lower():
                new = token.text
            elif token.text[0] in _LOOKALIKE and _inside(model, slots, at, new.lower()):
                new = new.lower()
            if token.glued:
                new = " " + new
            pieces.append(Piece(token.start, token.end, new, round(_margin(model, slots, chosen, at), 2)))
        elif token.kind == FIXED:
            pieces.append(Piece(token.start, token.end, token.text, CERTAIN))
    return pieces


_LEAD = 2.0
"""Lead, in nats, from which on a word that is no syllable gets its marks back."""
_SURE = 7.0
"""Lead from which on one does that may be a name, or one that is a syllable gets other marks: 'Xây dung'."""


def lost_marks(text: str) -> list[Piece]:
    """Return the words of a text with Vietnamese letters that lost their marks, or some of them: 'hién', 'Xây dung'.

    For texts in which few words are wrong: all others, and the letters of these, stay.
    """

    def is_lost(piece: Piece) -> bool:
        word = text[piece.start : piece.end]
        if word == piece.text or not is_syllable(piece.text):
            return False
        if fold(word.replace("j", "i")) != fold(piece.text):
            return False
        if not is_syllable(word):
            return piece.margin >= (_SURE if word[0].isupper() else _LEAD)
        coded = set(text[max(0, piece.start - 1) : piece.start] + text[piece.end : piece.end + 1]) & set("-/_.")
        return piece.margin >= _SURE and not coded and word[1:].islower()

    return [piece for piece in repair(text) if is_lost(piece)]
