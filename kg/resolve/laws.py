"""Laws by their names: one law cited by name and by number is one document."""

import re
from functools import cache

from kg.mentions import DocumentMention
from kg.text import fold
from kg.vocabulary import concepts

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
        named = key is not None and m.type in LAWS and m.how == "name"
        known = full.get(fold(key).replace(",", ""), set()) if key is not None and named else set()
        if key is not None and named and (year := re.search(r" (\d{4})\Z", key)):
            known = {k for k in full.get(fold(key[:-5]).replace(",", ""), set()) if f"/{year[1]}/" in k}
        elif len(known) > 1:  # by its number and by its year: 'Luật số 41/2024/QH15', 'Luật … năm 2024'
            known = {k for k in known if "/" in k} or known
        out.append(next(iter(known)) if len(known) == 1 else key)
    return out


@cache
def laws_by_name() -> dict[str, str]:
    """Return folded short names of laws and ordinances, without their commas, to their official names."""
    found = {}
    for concept in concepts("law").values():
        for label in concept.labels:
            found[fold(label).replace(",", "")] = concept.label
    return found
