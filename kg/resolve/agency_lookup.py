"""The vocabulary's bodies by their folded names, and names with their abbreviations written out."""

import re
from functools import cache, lru_cache

from kg.text import slugify
from kg.vocabulary import concepts

__all__ = ["bare", "central", "departments", "expand", "joined", "local_names", "templates"]

_OLD_TONES = tuple(
    (re.compile(rf"{old}\b"), new)
    for old, new in (
        ("uỷ", "ủy"),
        ("Uỷ", "Ủy"),
        ("UỶ", "ỦY"),
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
    )
)


@cache
def _abbreviations() -> re.Pattern[str]:
    names = sorted((c.notation for c in concepts("abbreviation").values() if c.notation), key=len, reverse=True)
    return re.compile(r"(?<![\w&])(?:" + "|".join(re.escape(n) for n in names) + r")(?![\w&])")


@cache
def _meanings() -> dict[str, str]:
    return {c.notation: c.label for c in concepts("abbreviation").values() if c.notation}


@lru_cache(maxsize=8192)
def expand(text: str) -> str:
    """Return `text` with its abbreviations written out and its tone marks in the usual place."""
    for old, new in _OLD_TONES:
        text = old.sub(new, text)
    text = re.sub(r"\s[–—-]\s|(?<=[a-zà-ỹ])[–-](?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", " - ", text)
    text = re.sub(r"(?<=\w )TP\Z", "thành phố", text)
    text = (
        re.sub(r"\bTT\. ?(?=[A-ZĐ])", "Thường trực ", text)
        .replace("đ/c", "đồng chí")
        .replace("BCS đảng", "ban cán sự đảng")
    )
    full = _abbreviations().sub(lambda m: _meanings()[m[0]], text)
    full = re.sub(r"(Việt Nam) Việt Nam", r"\1", full, flags=re.I)
    full = re.sub(r"\bMặt trận Tổ quốc(?! (?:Việt Nam|VIỆT NAM|việt nam))", "Mặt trận Tổ quốc Việt Nam", full)
    full = full.replace("Ủy ban Ủy ban", "Ủy ban").replace("Ban Bộ Chỉ huy", "Bộ Chỉ huy").replace("Bộ Bộ", "Bộ")
    return " ".join(full.split())


@cache
def templates() -> dict[str, str]:
    """Return folded class names to the templates of their full names; a province's own bodies only."""
    found: dict[str, str] = {}
    own = sorted(concepts("agency").values(), key=lambda c: "{" not in (c.first("canonicalName") or ""))
    for concept in own:
        template = concept.first("canonicalName") or concept.label
        if re.search(r"\{[CDcd]\}", template):
            continue
        for label in (concept.label, *concept.labels):
            found.setdefault(bare(expand(label)), template)
    return found


def joined(folded: str) -> str:
    """Return a folded name without the words that join its parts, which texts leave out or put in."""
    return folded.replace(" va ", " ")


@cache
def departments() -> dict[str, str]:
    """Return the templates of departments by their folded names without 'và': 'so van hoa the thao du lich'."""
    return {joined(name): template for name, template in templates().items() if name.startswith("so ")}


@cache
def central() -> dict[str, str]:
    """Return folded names of central bodies to their full names."""
    return {
        bare(expand(label)): concept.first("canonicalName") or concept.label
        for concept in concepts("agency").values()
        if "{" not in (concept.first("canonicalName") or "")
        for label in (concept.label, *concept.labels)
    }


@cache
def local_names() -> frozenset[str]:
    """Return folded names of the bodies that each district or commune has."""
    every = (c for c in concepts("agency").values() if re.search(r"\{[CDcd]\}", c.first("canonicalName") or ""))
    return frozenset(bare(expand(label)) for c in every for label in (c.label, *c.labels))


def bare(name: str) -> str:
    """Return the shadow of a name without the province or the word for it at its end."""
    words = " ".join(slugify(name.replace("&", " va ")).split("-"))
    return re.sub(r" (?:cap )?(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)\Z", "", words)
