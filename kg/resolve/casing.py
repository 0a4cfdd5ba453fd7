"""Proper case for titles that are printed in capitals: names, symbols and provinces keep theirs."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from kg.text import fold, is_upper
from kg.vocabulary import concepts, provinces

__all__ = ["learn_case", "proper_case"]

_SYMBOL = re.compile(r"\d+\s?[/-]\s?[\w&]+(?:\s?[/-]\s?[\w&]+)*")
_CODES = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr"}


@cache
def _names() -> re.Pattern[str]:
    """Match, on the shadow, the names whose capitals are known: bodies, provinces, document types before a number."""
    bodies = {fold(c.label) for c in concepts("agency").values() if c.label[:1].isupper() and " " in c.label}
    places = {fold(name) for name in set(provinces().values())}
    names = sorted(bodies | places, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(n) for n in names) + r")\b")


@cache
def _known() -> dict[str, str]:
    known = {fold(c.label): c.label for c in concepts("agency").values()}
    known.update({fold(name): name for name in set(provinces().values())})
    return known


@cache
def _types() -> re.Pattern[str]:
    labels = sorted(
        {fold(c.label) for c in concepts("document-type").values() if " " in c.label}, key=len, reverse=True
    )
    return re.compile(
        r"\b(?:" + "|".join(re.escape(n) for n in labels) + r")(?= so \d| nay\b)|\bluat(?= [a-z])|\bphap lenh(?= )"
    )


_WORDS = re.compile(r"[^\W_]+")
Cases = dict[tuple[str, str], Counter[str]]
"""How a text writes a word (second of a folded pair) after the word before it."""


def learn_case(text: str, titles: Sequence[str]) -> Cases:
    """Return how the body of a document writes the words of its `titles` that are printed in capitals."""
    wanted = {word for title in titles if is_upper(title) for word in _WORDS.findall(fold(title))}
    if not wanted:
        return {}
    body = "\n".join(line for line in text.splitlines() if not is_upper(line))
    words, plain = _WORDS.findall(body), _WORDS.findall(fold(body))
    pairs = zip(plain, plain[1:], words[1:], strict=False)
    counts = Counter(pair for pair in pairs if pair[1] in wanted)
    cases: Cases = {}
    for (before, folded, word), count in counts.items():
        cases.setdefault((before, folded), Counter())[word] = count
    return cases


def proper_case(title: str, cases: Cases | None = None) -> str:
    """Return `title` in sentence case if it is printed in capitals; names and symbols keep their capitals.

    `cases` (from `learn_case`) tell how the document itself writes the words.
    """
    title = " ".join(title.split())
    if not is_upper(title):
        return title[:1].upper() + title[1:]
    chars = list(title.lower())
    folded = fold(title)
    previous = ""
    for word in _WORDS.finditer(folded):
        seen = (cases or {}).get((previous, word.group()))
        if seen:
            said = seen.most_common(1)[0][0]
            if said[:1].isupper() and len(said) == len(word.group()) and seen[said] * 2 > sum(seen.values()):
                chars[word.start() : word.end()] = list(said)
        previous = word.group()
    for match in _names().finditer(folded):
        if folded[: match.start()].endswith("co ") and match.group().startswith("so "):
            continue
        known = _known()[match.group()]
        if len(known) == len(match.group()):
            for i, char in enumerate(known):
                if char.isupper():
                    chars[match.start() + i] = chars[match.start() + i].upper()
    for match in _types().finditer(folded):
        chars[match.start()] = chars[match.start()].upper()
    text = "".join(chars)
    for match in _SYMBOL.finditer(title):
        symbol = re.sub(r"[A-ZĐ]+", lambda m: _CODES.get(m[0], m[0]), match.group())
        text = text[: match.start()] + symbol + text[match.end() :]
    return text[:1].upper() + text[1:]
