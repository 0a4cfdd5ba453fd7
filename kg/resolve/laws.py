"""Laws by their names: one law cited by name and by number is one document."""

import re

from kg.mentions import DocumentMention
from kg.text import fold

__all__ = ["LAWS", "laws_by_name", "one_law"]

LAWS = ("L", "BL", "PL")


def one_law(mentions: list[DocumentMention], keys: list[str | None]) -> list[str | None]:
    """Give a law that is named without number or year the key under which the file names it with one, if just one fits."""
    full: dict[str, set[str]] = {}
    for m, key in zip(mentions, keys, strict=True):
        if key is None or m.type not in LAWS:
            continue
        if m.how == "symbol":
            title = re.match(r"(.*?)\s+so\b", m.block.flat.folded[m.flat_start : m.flat_end])
            if title and not title[1].startswith("luat sua doi"):
                full.setdefault(title[1].replace(",", ""), set()).add(key)
        elif re.search(r" \d{4}\Z", key):
            full.setdefault(fold(key[:-5]).replace(",", ""), set()).add(key)
    out: list[str | None] = []
    for m, key in zip(mentions, keys, strict=True):
        known = full.get(fold(key).replace(",", ""), set()) if key and m.type in LAWS and m.how == "name" else set()
        out.append(next(iter(known)) if len(known) == 1 else key)
    return out


def laws_by_name() -> dict[str, str]:
    """Return folded short names of laws and ordinances to their official names."""
    from kg.vocabulary import concepts

    found = {}
    for concept in concepts("law").values():
        for label in concept.labels:
            found[fold(label)] = concept.label
    return found
