"""The model behind the repair: how letters come out of an English OCR engine, and which syllables follow which.

Loaded once, on first use, from `data/repair.json.xz` and `data/syllables.txt` (benchmarks/ocr/README.md says how
they are made). All scores are costs: natural logarithms with the sign turned, so smaller is better.
"""

import json
import lzma
import math
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from kg.spelling import syllable_list

__all__ = ["DATA", "Model", "load_model"]

DATA = Path(__file__).resolve().parent / "data"
_FLOOR = 0.04  # the count of a syllable that the texts do not show but the spelling rules allow
_STATES = 48  # states kept at each letter while a word is read
_CANDIDATES = 16
_LAG = 10.0  # how far a candidate may lie behind the best one
_UNIGRAM = 0.7  # weight of the syllable's frequency when candidates are ranked
_STRANGE = 7.5  # cost of a seen string that the channel does not know

Inverse = dict[str, dict[str, float]]  # seen string -> printed letter -> cost
_NONE: dict[str, float] = {}


class Model:
    """Channel and language model. `candidates` reads one word, `cost` weighs a syllable after two others."""

    def __init__(self, data: bytes, syllables: frozenset[str]) -> None:
        """Build the model from the bytes of `repair.json.xz` and the list of syllables."""
        raw = json.loads(lzma.decompress(data))
        words: list[str] = raw["words"]
        known = set(words)
        self.words = words + sorted(syllables - known)
        self.number = {word: i for i, word in enumerate(self.words)}
        counts: list[float] = [*map(float, raw["counts"]), *[_FLOOR] * (len(self.words) - len(words))]
        total = sum(counts)
        self.unigram = [-math.log(count / total) for count in counts]
        self._share = [count / total for count in counts]
        self._count = counts
        self._pairs: dict[int, int] = {}
        self._triples: dict[int, int] = {}
        self._follow: dict[int, int] = {}  # how many different words follow a word
        self._follow2: dict[int, int] = {}  # the same for a pair
        flat = raw["pairs"]
        for a, b, n in zip(flat[::3], flat[1::3], flat[2::3], strict=True):
            self._pairs[a << 16 | b] = n
            self._follow[a] = self._follow.get(a, 0) + 1
        flat = raw["triples"]
        for a, b, c, n in zip(flat[::4], flat[1::4], flat[2::4], flat[3::4], strict=True):
            pair = a << 16 | b
            self._triples[pair << 16 | c] = n
            self._follow2[pair] = self._follow2.get(pair, 0) + 1
        self.small: frozenset[str] = frozenset(raw["small"])  # words that take no capital inside a sentence
        self.memo: dict[int, float] = {}  # costs by first << 32 | second << 16 | word
        self.channel: dict[str, dict[str, float]] = {
            char: {seen: cost / 100 for seen, cost in row.items()} for char, row in raw["channel"].items()
        }
        self._small = self._invert(lower=True)
        self._large = self._invert(lower=False)
        self._grow(frozenset(word for word in self.words if word in syllables))

    def _invert(self, lower: bool) -> Inverse:
        made: Inverse = {}
        for char, row in self.channel.items():
            if char.islower() == lower:
                for seen, cost in row.items():
                    made.setdefault(seen, {})[char.lower()] = cost
        return made

    def _grow(self, syllables: frozenset[str]) -> None:
        """Make the tree of syllables; every node knows the best frequency below it."""
        self._children: list[dict[str, int]] = [{}]
        self._ends: list[int] = [-1]
        self._hope: list[float] = [0.0]
        for word in sorted(syllables):
            cost = self.unigram[self.number[word]] * _UNIGRAM
            node = 0
            for char in word:
                below = self._children[node]
                if char not in below:
                    below[char] = len(self._children)
                    self._children.append({})
                    self._ends.append(-1)
                    self._hope.append(math.inf)
                node = below[char]
                self._hope[node] = min(self._hope[node], cost)
            self._ends[node] = self.number[word]

    def candidates(self, seen: str, caps: bool, initial: bool) -> list[tuple[int, float]]:
        """Return up to 16 (syllable number, channel cost) that `seen` may stand for, best by channel and frequency.

        `caps`: the word was printed in capitals; `initial`: its first letter was a capital.
        """
        found = self._read(seen, caps, initial, math.inf) or self._read(seen, caps, initial, _STRANGE)
        unigram = self.unigram
        ranked = sorted((cost + _UNIGRAM * unigram[word], word, cost) for word, cost in found.items())
        return [(word, cost) for rank, word, cost in ranked[:_CANDIDATES] if rank < ranked[0][0] + _LAG]

    def _read(self, seen: str, caps: bool, initial: bool, strange: float) -> dict[int, float]:
        size = len(seen)
        states: list[dict[int, float]] = [{} for _ in range(size + 1)]
        states[0][0] = 0.0
        children, hope = self._children, self._hope
        for at in range(size + 1):
            here = states[at]
            if len(here) > _STATES:
                ranked = sorted((cost + hope[node], node) for node, cost in here.items())
                here = states[at] = {node: here[node] for _, node in ranked[:_STATES]}
            limit = min((cost + hope[node] for node, cost in here.items()), default=0.0) + 18.0
            for width in range(0, min(3, size - at) + 1):
                part = seen[at : at + width]
                small = self._large.get(part, _NONE) if caps else self._small.get(part, _NONE)
                large = self._large.get(part, _NONE) if initial else small
                there = states[at + width]
                odd = strange if width == 1 and strange < math.inf else 0.0
                for node, cost in list(here.items()):
                    below = children[node]
                    printed = large if node == 0 else small
                    for char in below.keys() & printed.keys() if len(below) > 4 else below:
                        if char in printed:
                            child = below[char]
                            new = cost + printed[char]
                            if new + hope[child] < limit and (child not in there or new < there[child]):
                                there[child] = new
                    if odd:
                        for child in below.values():
                            if cost + odd < there.get(child, math.inf):
                                there[child] = cost + odd
                        if cost + odd < there.get(node, math.inf):
                            there[node] = cost + odd
        ends = self._ends
        return {ends[node]: cost for node, cost in states[size].items() if ends[node] >= 0}

    def rarity(self, word: str) -> float:
        """Return -ln P(`word`) of a syllable; of one that the model does not know, infinity."""
        number = self.number.get(word)
        return math.inf if number is None else self.unigram[number]

    def together(self, first: str, second: str) -> int:
        """Return how often the syllable `second` follows `first` in the texts that the model was made of."""
        a, b = self.number.get(first), self.number.get(second)
        return 0 if a is None or b is None else self._pairs.get(a << 16 | b, 0)

    def cost(self, first: int, second: int, word: int) -> float:
        """Return -ln P(word | first second), interpolated after Witten and Bell."""
        key = (first << 16 | second) << 16 | word
        memo = self.memo.get(key)
        if memo is None:
            share = self._share[word]
            follow = self._follow.get(second, 0)
            if follow:
                share = (self._pairs.get(second << 16 | word, 0) + follow * share) / (self._count[second] + follow)
            pair = first << 16 | second
            follow = self._follow2.get(pair, 0)
            if follow:
                share = (self._triples.get(key, 0) + follow * share) / (self._pairs[pair] + follow)
            memo = self.memo[key] = -math.log(share)
        return memo

    def sequence(self, words: list[int]) -> float:
        """Return the cost of `words[2:]` after the two before them."""
        return sum(self.cost(a, b, c) for (a, b), c in zip(pairwise(words), words[2:], strict=False))


@lru_cache(maxsize=1)
def load_model() -> Model:
    """Return the model that ships with policykg."""
    return Model((DATA / "repair.json.xz").read_bytes(), syllable_list())
