"""Organisations and groups of organisations: their names, provinces and classes."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pyoxigraph import NamedNode

from kg.graph.terms import PREF_LABEL, TYPE, Context, node, org, pol, vietnamese
from kg.graph.vocabularies import Known, known
from kg.names import fold, voc

__all__ = ["is_group", "province_of", "provinces_of", "write_agency"]

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


def write_agency(context: Context, name: str, provinces: tuple[tuple[str, str], ...]) -> NamedNode:
    """Return the agency's term; describe it (type, name, province, class) the first time that the graph names it."""
    agency = node(context.names.agency(name))
    if not context.first("agency", agency.value):
        return agency
    context.add(agency, TYPE, pol("AgencyGroup") if is_group(name) else org("Organization"))
    context.add(agency, PREF_LABEL, vietnamese(name))
    spoken, province = province_of(name, provinces) or ("", "")
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
