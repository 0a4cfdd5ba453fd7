"""Find the directive, province or document that a reader names in words, as far as the views need it."""

import re

from kg.errors import NothingFound, WrongUse
from kg.export.facts import Document, Facts
from kg.names import fold, local_name

__all__ = ["find_directive", "find_document", "find_province"]

_WORDS = re.compile(r"[a-z0-9]+")
_TYPES = {"ket luan": "kl", "nghi quyet": "nq", "chi thi": "ct", "ke hoach": "kh", "quyet dinh": "qd"}


def _words(text: str) -> set[str]:
    plain = fold(text)
    for long, short in _TYPES.items():
        plain = plain.replace(long, short)
    return {word.lstrip("0") or "0" for word in _WORDS.findall(plain)} - {"so"}


def find_directive(facts: Facts, name: str) -> Document:
    """Return the central directive of that name: `92-KL/TW`, `KL 92`, `Kết luận 92`, its IRI.

    Raises as `find_document` does.
    """
    return _one([d for d in facts.documents.values() if d.kind == "directive"], name, "directive")


def find_document(facts: Facts, name: str) -> Document:
    """Return the contained document of that symbol, file name, title or IRI.

    Raises `NothingFound` with the documents there are, `WrongUse` if several fit.
    """
    return _one(facts.contained(), name, "document")


def _one(candidates: list[Document], name: str, what: str) -> Document:
    wanted = fold(name)

    def exact(d: Document) -> bool:
        files = [fold(file) for file in d.files]
        known = [d.iri, fold(d.symbol), fold(d.label), fold(d.title), *files, *(f.rpartition(".")[0] for f in files)]
        return name in known or wanted in known

    found = [d for d in candidates if exact(d)]
    if not found:
        words = _words(name)
        found = [d for d in candidates if words and words <= _words(f"{d.symbol} {d.label} {d.title} {d.date}")]
        found = [d for d in found if words <= _words(f"{d.symbol} {d.date}")] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongUse(
            f"several documents fit {name!r}", "say which: " + "; ".join(sorted(_name(d) for d in found)[:8])
        )
    there = sorted(_name(d) for d in candidates)[:12]
    raise NothingFound(f"no {what} {name!r} in the store", "there are: " + ("; ".join(there) or "none"))


def _name(document: Document) -> str:
    return (
        f"{document.symbol} ({document.date[:4]})"
        if document.symbol and document.date
        else document.symbol or document.label
    )


def find_province(facts: Facts, name: str) -> str:
    """Return the IRI of the province of that name, id or IRI that some contained document is of.

    Raises `NothingFound` with the provinces there are, `WrongUse` if several fit (before and after a merger).
    """
    known = {d.province: d.province_label for d in facts.contained() if d.province}
    wanted = fold(name).removeprefix("tinh ").removeprefix("thanh pho ")

    def bare(label: str) -> str:
        return fold(label).removeprefix("tinh ").removeprefix("thanh pho ")

    exact = [iri for iri in known if name == iri or wanted.replace(" ", "-") == local_name(iri)]
    found = exact or [iri for iri, label in known.items() if bare(label) == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise WrongUse(
            f"several provinces are named {name!r}", "say which: " + ", ".join(sorted(map(local_name, found)))
        )
    there = ", ".join(sorted(known.values())) or "none"
    raise NothingFound(f"no document of province {name!r} in the store", f"there are: {there}")
