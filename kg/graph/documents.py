"""Documents: the works that a source contains or cites."""

from collections.abc import Mapping

from pyoxigraph import Literal

from kg.graph.agencies import province_concept, write_agency
from kg.graph.evidence import attach_evidence
from kg.graph.merge import Description
from kg.graph.placing import head_span
from kg.graph.symbols import system_of
from kg.graph.terms import LABEL, TYPE, Context, eli, node, partial_date, pol, vietnamese, year
from kg.graph.vocabularies import known
from kg.model import Instrument
from kg.names import LANGUAGE_VIE, voc

__all__ = ["document_class", "document_label", "write_documents"]

_PROGRAMMES = ("CTr", "CL", "ĐA", "DA")
_LABEL_LENGTH = 90


def document_class(kind: str | None, symbol: str | None) -> str:
    """Return the class of a document (a term of the ontology) from its type and its symbol."""
    if kind in ("L", "PL", "NĐ", "TT", "TTLT", "HP"):
        return "NormativeAct"
    if kind in _PROGRAMMES and not symbol:
        return "Programme"
    if kind in ("KH", "CTr"):
        return "Plan"
    if kind in ("NQ", "KL", "CT") and symbol and symbol.upper().endswith("/TW"):
        return "Directive"
    return "Decision" if kind == "QĐ" else "OtherDocument"


def document_label(facts: Description, iri: str) -> str:
    """Return what a reader calls the document: type and symbol, else type and title (cut at 90 characters)."""
    vocabulary = known()
    kind = facts.kind or ""
    word = vocabulary.type_names.get(vocabulary.type_concept(kind, system_of(facts.symbol, facts.issuer)), "Văn bản")
    if facts.symbol:
        return f"{word} {facts.symbol}"
    title = " ".join((facts.title or "").split())
    if not title:
        return f"{word} ({iri.rsplit('/', 1)[-1]})"
    label = title if title.lower().startswith(word.lower()) else f"{word}: {title}"
    return label if len(label) <= _LABEL_LENGTH else label[: _LABEL_LENGTH - 1].rstrip() + "…"


def write_documents(
    context: Context, facts: Mapping[str, Description], provinces: tuple[tuple[str, str], ...], base: str
) -> None:
    """Write the instruments of the source, and each document it cites that no file contains and no other file told of.

    A central directive that the vocabularies describe keeps their description; the data only says what it is.
    """
    directives = {directive.iri for directive in known(base).directives}
    for item in context.record["instruments"]:
        iri = context.documents[item["id"]]
        _write_own(context, item, iri)
        if context.first("document", iri):
            _describe(context, iri, facts[iri], provinces, known_elsewhere=iri in directives)
    for iri in sorted({context.documents[key] for key in context.record["documents"]}):
        if not facts[iri].contained and context.first("document", iri):
            _describe(context, iri, facts[iri], provinces, known_elsewhere=iri in directives)


def _write_own(context: Context, item: Instrument, iri: str) -> None:
    """Write what only the file that contains the document says: source, period, signer, and its head as evidence."""
    subject = node(iri)
    context.add(subject, pol("source"), context.graph)
    if item["period"] and context.first("period", iri):
        context.add(subject, pol("periodStart"), year(item["period"][0]))
        context.add(subject, pol("periodEnd"), year(item["period"][1]))
    if item["signer"] and context.first("signer", iri):
        context.add(subject, pol("signerName"), Literal(item["signer"]["name"]))
        if item["signer"]["position"]:
            context.add(subject, pol("signerPosition"), Literal(item["signer"]["position"]))
    attach_evidence(context, subject, head_span(context, item))


def _describe(
    context: Context, iri: str, facts: Description, provinces: tuple[tuple[str, str], ...], *, known_elsewhere: bool
) -> None:
    subject = node(iri)
    context.add(subject, TYPE, eli("LegalResource"))
    if known_elsewhere:
        return
    context.add(subject, TYPE, pol(document_class(facts.kind, facts.symbol)))
    context.add(subject, LABEL, vietnamese(document_label(facts, iri)))
    if facts.kind:
        concept = known().type_concept(facts.kind, system_of(facts.symbol, facts.issuer))
        context.add(subject, eli("type_document"), node(voc("document-type", concept)))
    if facts.symbol:
        context.add(subject, pol("symbol"), Literal(facts.symbol))
        context.add(subject, eli("id_local"), Literal(facts.symbol))
    if facts.date:
        context.add(subject, eli("date_document"), partial_date(facts.date))
    home = province_concept(facts.province, facts.date, provinces) if facts.province else None
    if facts.issuer:
        for name in facts.issuer.split("; "):  # several bodies may issue one document together
            context.add(subject, pol("issuer"), write_agency(context, name, provinces, home))
    if home:
        context.add(subject, pol("province"), node(voc("province", home)))
    if facts.system:
        context.add(subject, pol("system"), node(voc("system", facts.system)))
    if facts.level:
        context.add(subject, pol("level"), node(voc("level", facts.level)))
    if facts.title:
        expression = node(context.names.expression(iri))
        context.add(subject, eli("is_realized_by"), expression)
        context.add(expression, TYPE, eli("LegalExpression"))
        context.add(expression, eli("realizes"), subject)
        context.add(expression, eli("language"), node(LANGUAGE_VIE))
        context.add(expression, eli("title"), vietnamese(" ".join(facts.title.split())))
