"""Which indicator of `ontology/vocabulary/indicators.ttl` a target measures; none where that is not certain.

The whole wording has to be one of an indicator's names, in the folded form of `normal`: words that are left over
(`thành thị`, `hộ nghèo`, `huyện nghèo`, `dưới 5 tuổi`, `trong đó nữ`, `giảm so với`) are another population or another
quantity, and the target stays without an indicator. One wording can name two indicators; then the unit decides
(`tỷ lệ hộ nghèo` in `%` is the rate, in `%/năm` its yearly fall).
"""

import re
from functools import cache

from kg.names import VOC, local_name
from kg.text import fold
from kg.vocabulary import concepts

__all__ = ["indicator_of", "normal", "unit_of"]

_WORD = re.compile(r"[a-z0-9]+")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}\b)")
_ALIKE = (
    (r"bhxh", "bao hiem xa hoi"),
    (r"bhtn", "bao hiem that nghiep"),
    (r"bhyt", "bao hiem i te"),
    (r"dtts", "dan toc thieu so"),
    (r"thcs", "trung hoc co so"),
    (r"thpt", "trung hoc pho thong"),
    (r"duoc si", "duocsi"),  # or `duoc` would be dropped as a word of grammar
    (r"(?:1 )?van dan", "10000 dan"),
    (r"(?:trong )?(?:do )?tuoi lao dong", "trong tuoi"),  # trong độ tuổi lao động, trong độ tuổi, trong tuổi
    (r"do tuoi", "tuoi"),
    (r"tre em", "tre"),
    (r"hang thang", "moi thang"),
    (r"hang nam", "moi nam"),
    (r"co cong voi cach mang", "co cong"),
    (r"nguoi co cong va gia dinh nguoi co cong", "nguoi co cong va gia dinh"),
    (r"toan dien (?:ca )?(?:ve )?vat chat va (?:ca )?tinh than", "toan dien"),
    (r"(?:so voi muc song )?(?:cua )?cong dong dan cu noi cu tru", "noi cu tru"),
)
"""Ways of writing one thing, after folding (`y` is read as `i`: bác sỹ, bác sĩ), in the order in which they apply."""
_WHOLE_PROVINCE = (
    r"(?:tren )?(?:dia ban )?toan tinh|tren dia ban (?:toan )?tinh|trong (?:toan )?tinh|cua tinh|tren dia ban"
)
_GRAMMAR = r"duoc|co|la|va|hoac|cac|bi|o|tai|khu vuc"
_DROPPED = re.compile(rf"\b(?:{_WHOLE_PROVINCE}|{_GRAMMAR})\b")
"""What says nothing of the population: the province itself, which is that of the plan, and words of grammar."""
_RATE = re.compile(r"^(?:ti le|so)\b")
_TAIL = re.compile(r"\b(?:dat|la)$")
_REPLACED = tuple((re.compile(rf"\b{pattern}\b"), instead) for pattern, instead in _ALIKE)


def normal(wording: str) -> str:
    """Return the form in which wordings of an indicator are compared: folded, without grammar and whole-province words.

    `Tỷ lệ thất nghiệp khu vực thành thị` and `thất nghiệp ở thành thị` give one form; no other word is dropped.
    """
    text = " ".join(_WORD.findall(_THOUSANDS.sub("", fold(wording)))).replace("y", "i")
    for pattern, instead in _REPLACED:
        text = pattern.sub(instead, text)
    text = " ".join(_DROPPED.sub(" ", text).split())
    return _TAIL.sub("", _RATE.sub("", text).strip()).strip()


def _plain(unit: str) -> str:
    return " ".join(fold(unit).replace("y", "i").split())


@cache
def _units() -> dict[str, str]:
    """Return folded names and notations of units to the last part of the concept's IRI."""
    names: dict[str, str] = {}
    for concept in concepts("unit").values():
        for label in (concept.notation or concept.label, *concept.labels):
            names.setdefault(_plain(label), concept.id)
    return names


def unit_of(unit: str | None) -> str | None:
    """Return the id of the unit that `unit` (of a record) names in the vocabulary, or None."""
    return _units().get(_plain(unit)) if unit else None


@cache
def _indicators() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Return normal wordings to the indicators of that name: id and ids of their units."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for concept in concepts("indicator").values():
        units = frozenset(local_name(iri) for iri in concept.values.get("measuredIn", ()))
        for label in concept.labels:
            found.setdefault(normal(label), {})[concept.id] = units
    return {wording: tuple(sorted(ids.items(), key=lambda pair: pair[0])) for wording, ids in found.items()}


def indicator_of(wording: str, unit: str | None) -> str | None:
    """Return the IRI of the one indicator that `wording` in `unit` means, or None.

    `wording` is the target's `pol:indicatorLabel`, `unit` its `pol:unitOfMeasure`; a figure without a unit has only the
    indicators that are indices (`điểm`). Nothing is raised.
    """
    measured = "points" if not unit else unit_of(unit)
    candidates = [iri for iri, units in _indicators().get(normal(wording), ()) if measured in units]
    return f"{VOC}indicator/{candidates[0]}" if len(candidates) == 1 else None
