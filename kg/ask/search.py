"""Search: units whose words hold what was typed, with or without diacritics."""

import unicodedata

from pyoxigraph import QuerySolutions, Store

from kg.model import Table
from kg.text import fold

__all__ = ["search"]

_UNITS = """
PREFIX pol: <https://policykg.example/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?unit ?text ?readable ?document ?section ?quote ?start ?end WHERE {
  ?unit pol:text ?text ; pol:partOfDocument/rdfs:label ?document ; pol:evidence ?evidence .
  ?evidence oa:hasSelector ?position , ?words .
  ?position oa:start ?start ; oa:end ?end .
  ?words oa:exact ?quote .
  OPTIONAL { ?unit pol:inSection/pol:path ?section }
  OPTIONAL { ?unit pol:repairedText ?readable }
}
"""


def search(store: Store, text: str, limit: int = 50) -> Table:
    """Return the units that hold all words of `text`; a phrase that stands there as typed comes first.

    Words typed without diacritics match with them ('ho ngheo' finds 'hộ nghèo'); words typed with diacritics match
    only as typed, or where the source itself has lost them.
    """
    text = unicodedata.normalize("NFC", text)
    words = text.split()
    ranked = []
    answer = store.query(_UNITS, use_default_graph_as_union=True)
    assert isinstance(answer, QuerySolutions)
    for row in answer:
        plain = row["text"].value if row["readable"] is None else f"{row['text'].value}\n{row['readable'].value}"
        shadow, lower = fold(plain), plain.lower()
        if not all(_holds(word, lower, shadow) for word in words):
            continue
        rank = (text.lower() not in lower, fold(text) not in shadow)
        section = row["section"].value if row["section"] is not None else None
        ranked.append(
            (rank, row["document"].value, int(row["start"].value), int(row["end"].value), section, row["quote"].value)
        )
    ranked.sort(key=lambda r: (r[0], r[1], r[2]))
    rows = [[document, section, quote, start, end] for _, document, start, end, section, quote in ranked[:limit]]
    return Table(["document", "section", "quote", "start", "end"], list(rows), title=f"Search: {text}")


def _holds(word: str, lower: str, shadow: str) -> bool:
    folded = fold(word)
    if folded == word.lower():
        return folded in shadow
    return word.lower() in lower or (folded in lower)
