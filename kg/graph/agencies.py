"""Organisations and groups of organisations: their names, provinces and classes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.graph.identity import province_slug
from kg.graph.terms import PREF_LABEL, TYPE, Context, node, org, pol, vietnamese
from kg.graph.vocabularies import Known, known
from kg.names import fold, voc

__all__ = ["is_group", "province_concept", "province_of", "provinces_of", "write_agency"]

_KINDS = ("tinh ", "thanh pho ")
_AREA_WORDS = r"(?:tinh|thanh pho|tp\.?|tinh uy|thanh uy|tinh doan|thanh doan)"


def is_group(name: str) -> bool:
    """Return whether a name is a class of bodies (`các sở, ban, ngành`, `Ủy ban nhân dân các xã`), not one body."""
    return name[:1].islower() or " các " in f" {name} "


@lru_cache(maxsize=8192)
def province_of(name: str, provinces: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """Return the folded name and the slug of the province that a name ends in, or None.

    `Sở Y tế tỉnh Vĩnh Long` gives `("vinh long", "vinh-long")`. `provinces` holds such pairs, longest name first.
    """
    folded = fold(name)
    for spoken, concept in provinces:
        if spoken.startswith(_KINDS):  # `các huyện, thành phố tỉnh Sơn La` is of `Sơn La`, not of `tỉnh Sơn La`
            continue
        if folded.endswith(spoken) and re.search(rf"\b{_AREA_WORDS}\s+{re.escape(spoken)}$", folded):
            return spoken, concept
    return None


@lru_cache(maxsize=64)
def _concepts(base: str, province: str) -> dict[str, str]:
    """Return folded canonical names of that province's agencies to the IRIs of their classes."""
    found: dict[str, str] = {}
    for template, concept in sorted(known(base).agencies.items()):
        if "{" not in template:
            found.setdefault(fold(template), concept)
            continue
        for area in ("tỉnh ", "thành phố "):
            found.setdefault(fold(template.replace("{P}", area + province).replace("{p}", province)), concept)
    return found


def province_concept(name: str, date: str | None, provinces: tuple[tuple[str, str], ...]) -> str:
    """Return the concept of the province of that name on that day: mergers left names to new, larger provinces."""
    old = province_slug(name, Known(provinces=dict(provinces)))
    new, since = known().renewed.get(old, (old, ""))
    return new if date and date[: len(since)] >= since[: len(date)] and len(date) >= len("2025-07") else old


_BELOW_PROVINCE = re.compile(
    r"\b(?:[Hh]uyện(?: ủy)?|[Qq]uận(?: ủy)?|[Tt]hị (?:xã|ủy|trấn)|[Xx]ã|[Pp]hường|[Đđ]ặc khu|[Tt]hành (?:phố|ủy))"
    r" (?P<place>[^\W_a-z].*)\Z"
)


def _is_local(name: str, provinces: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether a name is that of a body of a district or commune, of which other provinces have namesakes."""
    places = (m["place"] for m in _BELOW_PROVINCE.finditer(name))
    return any(not place[0].islower() and fold(place) not in dict(provinces) for place in places)


def write_agency(
    context: Context, name: str, provinces: tuple[tuple[str, str], ...], home: str | None = None
) -> NamedNode:
    """Return the agency's term; describe it (type, name, province, class) the first time that the graph names it.

    `home` is the province (its concept) of the document that names it: a district's or commune's body is that
    province's, and its IRI says so, for many communes bear the same name.
    """
    spoken, province = province_of(name, provinces) or ("", "")
    if not province and home and _is_local(name, provinces):
        province = home
        agency = node(context.names.agency(f"{name} {home}"))
    else:
        agency = node(context.names.agency(name))
    if not context.first("agency", agency.value):
        return agency
    context.add(agency, TYPE, pol("AgencyGroup") if is_group(name) else org("Organization"))
    context.add(agency, PREF_LABEL, vietnamese(name))
    if province:
        context.add(agency, pol("province"), node(voc("province", province)))
    concept = _concepts(context.names.base, spoken).get(fold(name))
    if concept:
        context.add(agency, org("classification"), node(concept))
    return agency


def provinces_of(records_provinces: Iterable[str], facts: Known) -> tuple[tuple[str, str], ...]:
    """Return pairs of folded name and slug of all provinces of the vocabularies and the records, longest first."""
    pairs = dict(facts.provinces)
    for name in records_provinces:
        plain = re.sub(r"^(tinh|thanh pho|tp\.?)\s+", "", fold(name))
        pairs.setdefault(plain, plain.replace(" ", "-"))
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))
