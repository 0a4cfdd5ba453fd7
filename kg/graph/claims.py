"""Claims: citations, assignments, targets, reports, recipients, findings, and what was not resolved or read."""

from pyoxigraph import Literal, NamedNode

from kg.graph.agencies import province_concept, write_agency
from kg.graph.evidence import attach_evidence
from kg.graph.indicators import indicator_of
from kg.graph.placing import place
from kg.graph.terms import TYPE, Context, decimal, node, pol, vietnamese, year
from kg.names import voc
from kg.statements import split_names

__all__ = ["SEVERITIES", "write_claims"]

Provinces = tuple[tuple[str, str], ...]

SEVERITIES = {"impossible-date": "error", "contradiction": "error", "symbol-mismatch": "error", "ocr-damage": "info"}
"""How grave a kind of finding is where the record does not say; any other kind is a warning."""


def _claim(context: Context, kind: str, *content: object) -> NamedNode:
    return node(context.names.claim(kind, context.source.sha256, *content))


def write_claims(context: Context, provinces: Provinces) -> None:
    """Write every claim of the record; structure and documents must have been written before."""
    _citations(context)
    _assignments(context, provinces)
    _targets(context)
    _reports(context, provinces)
    _recipients(context)
    _findings(context)
    _unresolved(context)


def _citations(context: Context) -> None:
    for item in context.record["citations"]:
        document = context.documents[item["doc"]]
        claim = _claim(context, "citation", item["span"], document, item["function"])
        context.add(claim, TYPE, pol("Citation"))
        context.add(claim, pol("citedDocument"), node(document))
        context.add(claim, pol("function"), node(voc("function", item["function"])))
        place(context, claim, item["span"], item["instrument"], status=item.get("status"))
        context.state(claim, "citation", item)


def _assignments(context: Context, provinces: Provinces) -> None:
    for item in context.record["assignments"]:
        unit = context.unit_at(*item["unit"])
        home = _home(context, item["unit"][0], provinces)
        for name in split_names(item["agency"]):
            claim = _claim(context, "assignment", item["span"], item["unit"], name, item["role"])
            context.add(claim, TYPE, pol("Assignment"))
            context.add(claim, pol("agency"), write_agency(context, name, provinces, home))
            context.add(claim, pol("role"), node(voc("role", item["role"])))
            inside = item["unit"][0] <= item["span"][0] and item["span"][1] <= item["unit"][1]
            context.add(claim, pol("inherited"), Literal(item.get("inherited", not inside)))
            context.add(claim, pol("status"), pol(item.get("status", "stated")))
            context.state(claim, "assignment", {**item, "agency": name})
            if unit:
                context.add(claim, pol("unit"), node(unit[0]))
                context.add(claim, pol("inUnit"), node(unit[0]))
            instrument = unit[1] if unit else context.instrument_at(item["span"][0])
            context.add(claim, pol("inDocument"), node(context.documents[instrument]))
            attach_evidence(context, claim, item["span"])


def _home(context: Context, offset: int, provinces: Provinces) -> str | None:
    """Return the concept of the province whose document holds `offset`, or None."""
    held = context.instrument_at(offset)
    instrument = next((i for i in context.record["instruments"] if i["id"] == held), None)
    if instrument is None or not instrument["province"]:
        return None
    return province_concept(instrument["province"], instrument["date"], provinces)


def _targets(context: Context) -> None:
    for item in context.record["targets"]:
        values = [item[key] for key in ("indicator", "direction", "comparator", "value", "upper", "unit", "by")]
        claim = _claim(context, "target", item["span"], *values)
        context.add(claim, TYPE, pol("Target"))
        context.add(claim, pol("indicatorLabel"), vietnamese(item["indicator"]))
        indicator = indicator_of(item["indicator"], item["unit"])
        if indicator:
            context.add(claim, pol("indicator"), node(indicator))
        context.add(claim, pol("direction"), node(voc("direction", item["direction"])))
        context.add(claim, pol("comparator"), node(voc("comparator", item["comparator"])))
        context.add(claim, pol("value"), decimal(item["value"]))
        if item["upper"] is not None:
            context.add(claim, pol("upper"), decimal(item["upper"]))
        if item["unit"]:
            context.add(claim, pol("unitOfMeasure"), Literal(item["unit"]))
        if item["by"]:
            context.add(claim, pol("by"), year(int(item["by"])))
        place(context, claim, item["span"], status=item.get("status"))
        context.state(claim, "target", item)


def _reports(context: Context, provinces: Provinces) -> None:
    for item in context.record["reports"]:
        values = [item[key] for key in ("from", "to", "via", "frequency", "due")]
        claim = _claim(context, "report", item["span"], *values)
        home = _home(context, item["span"][0], provinces)
        context.add(claim, TYPE, pol("ReportingDuty"))
        for property_name, joined in (
            ("reportFrom", item["from"]),
            ("reportTo", item["to"]),
            ("reportVia", item["via"]),
        ):
            for name in split_names(joined):
                context.add(claim, pol(property_name), write_agency(context, name, provinces, home))
        if item["frequency"]:
            context.add(claim, pol("frequency"), node(voc("frequency", item["frequency"])))
        if item["due"]:
            context.add(claim, pol("dueText"), Literal(item["due"]))
        place(context, claim, item["span"], status=item.get("status"))
        context.state(claim, "report", item)


def _recipients(context: Context) -> None:
    for item in context.record["recipients"]:
        claim = _claim(context, "recipient", item["span"], item["name"], item["purpose"])
        context.add(claim, TYPE, pol("Distribution"))
        context.add(claim, pol("recipient"), Literal(item["name"]))
        if item["purpose"]:
            context.add(claim, pol("purpose"), Literal(item["purpose"]))
        place(context, claim, item["span"])


def _findings(context: Context) -> None:
    graph = node(context.names.graph("findings"))
    for item in context.record["findings"]:
        claim = _claim(context, "finding", item["span"], item["kind"], item["note"])
        severity = item.get("severity") or SEVERITIES.get(item["kind"], "warning")
        context.add(claim, TYPE, pol("Finding"), graph)
        context.add(claim, pol("findingKind"), node(voc("finding-kind", item["kind"])), graph)
        context.add(claim, pol("severity"), Literal(severity), graph)
        context.add(claim, pol("note"), vietnamese(item["note"]), graph)
        if item.get("rule"):
            context.add(claim, pol("findingRule"), Literal(str(item["rule"])), graph)
        if item.get("suggestion"):
            context.add(claim, pol("suggestion"), Literal(str(item["suggestion"])), graph)
        place(context, claim, item["span"], graph=graph)


def _unresolved(context: Context) -> None:
    for item in context.record.get("unresolved", []):
        claim = _claim(context, "unresolved", item["span"], item["kind"], item["mention"])
        context.add(claim, TYPE, pol("UnresolvedMention"))
        context.add(claim, pol("mention"), Literal(item["mention"]))
        context.add(claim, pol("mentionKind"), Literal(item["kind"]))
        context.add(claim, pol("reason"), Literal(item["reason"]))
        for candidate in item["candidates"]:
            context.add(claim, pol("candidate"), Literal(candidate))
        place(context, claim, item["span"])
    for gap in context.record.get("omissions", []):
        claim = _claim(context, "omission", gap["span"], gap["kind"])
        context.add(claim, TYPE, pol("Omission"))
        context.add(claim, pol("omissionKind"), Literal(gap["kind"]))
        place(context, claim, gap["span"])
