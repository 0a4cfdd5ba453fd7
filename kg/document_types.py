"""Title lines: the line that holds nothing but the type of the document, such as 'KẾ HOẠCH'."""

from functools import cache

from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["type_of_line"]


@cache
def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for concept in concepts("document-type").values():
        if concept.notation and concept.id != "cv":
            for label in (concept.label, *concept.labels):
                if " " in label or len(label) > 3:
                    found.setdefault(fold(label), concept.notation)
    return found


def type_of_line(text: str) -> str | None:
    """Return the abbreviation of the type that `text` names if it holds nothing else ('KẾ HOẠCH' gives 'KH')."""
    if not text or len(text) > 40 or not text[:1].isupper() or not text[-1:].isupper():
        return None
    return _types().get(" ".join(fold(text).split()))
