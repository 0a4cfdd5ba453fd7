"""Title lines: the line that holds nothing but the type of the document, such as 'KẾ HOẠCH'."""

import re
from functools import cache

from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["type_of_code", "type_of_line", "type_of_title"]


@cache
def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in concepts("document-type").values():
        if concept.notation and concept.id != "cv":
            for label in (concept.label, *concept.labels):
                if " " in label or len(label) > 3:
                    found.setdefault(fold(label), concept.notation)
    return found


def _plain(text: str) -> str:
    """Return the shadow of a type word in its usual spelling: 'QUI CHẾ' is 'quy che'."""
    return " ".join(re.sub(r"\bqui\b", "quy", fold(text)).split())


@cache
def _codes() -> dict[str, str]:
    return {fold(c.notation): c.notation for c in concepts("document-type").values() if c.notation}


def type_of_code(code: str) -> str | None:
    """Return the abbreviation that a folded code in a symbol stands for ('nq' gives 'NQ'), or None."""
    return _codes().get(code)


def type_of_line(text: str) -> str | None:
    """Return the abbreviation of the type that `text` names if it holds nothing else ('KẾ HOẠCH' gives 'KH')."""
    if not text or len(text) > 40 or not text[:1].isupper() or not text[-1:].isupper():
        return None
    return _types().get(_plain(text))


def type_of_title(text: str) -> str | None:
    """Return the type word, as printed, that a longer line begins with: 'ĐỀ ÁN' of 'ĐỀ ÁN NÂNG CAO …', or None."""
    if not text[:1].isupper():
        return None
    words = text[:60].split(" ")
    for n in range(min(5, len(words) - 1), 0, -1):
        head = " ".join(words[:n]).rstrip(":")
        if _plain(head) in _types() and (head.isupper() or head[1:].islower()):
            return head
    return None
