"""One description of each document, put together from all the files that contain or cite it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.graph.symbols import has_number, split_key, system_of, type_of
from kg.model import Record

__all__ = ["Description", "describe"]


@dataclass(frozen=True)
class Description:
    """What the records together say of a document; `contained` if one of the files holds it."""

    kind: str | None
    symbol: str | None
    date: str | None
    issuer: str | None
    province: str | None
    title: str | None
    system: str | None
    level: str | None
    contained: bool


def describe(records: Iterable[Record], ids: Mapping[tuple[str, str], str]) -> dict[str, Description]:
    """Return the description of each document by IRI.

    What a file says of a document that it contains goes before what others say; then the most precise date, the most
    frequent value, the first in alphabetical order. The order of the records changes nothing.
    """
    own: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    cited: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    for record in records:
        sha = record["source"]["sha256"]
        instruments = {item["id"] for item in record["instruments"]}
        for item in record["instruments"]:
            own[ids[sha, item["id"]]].append(
                {
                    "kind": item["type"],
                    "symbol": item["symbol"],
                    "date": item["date"],
                    "issuer": item["issuer"],
                    "province": item["province"],
                    "title": item["title"],
                    "system": item["system"],
                    "level": item["level"],
                }
            )
        for key, entry in record["documents"].items():
            if key in instruments:
                continue
            symbol = split_key(key)[0]
            numbered = has_number(symbol)
            cited[ids[sha, key]].append(
                {
                    "kind": (type_of(symbol) if numbered else entry["type"]) or entry["type"] or type_of(symbol),
                    "symbol": symbol if numbered else None,
                    "date": entry["date"],
                    "issuer": entry["issuer"],
                    "province": entry["province"],
                    "title": entry["name"] or (None if numbered or type_of(symbol) else symbol),
                }
            )
    return {iri: _merge(own.get(iri, []), cited.get(iri, [])) for iri in sorted({*own, *cited})}


def _merge(own: list[dict[str, str | None]], cited: list[dict[str, str | None]]) -> Description:
    def best(field: str, *, precise: bool = False) -> str | None:
        for group in (own, cited):
            counts = Counter(value for entry in group if (value := entry.get(field)))
            if counts:
                return min(counts, key=lambda v: (-len(v) if precise else 0, -counts[v], v))
        return None

    return Description(
        kind=best("kind"),
        symbol=best("symbol"),
        date=best("date", precise=True),
        issuer=best("issuer"),
        province=best("province"),
        title=best("title"),
        system=best("system") or system_of(best("symbol"), best("issuer")),
        level=best("level"),
        contained=bool(own),
    )
