"""Structure: the sections and units of the documents that a source contains."""

from pyoxigraph import Literal

from kg.graph.evidence import attach_evidence
from kg.graph.terms import LABEL, TYPE, Context, eli, integer, node, partial_date, pol, vietnamese
from kg.model import Unit
from kg.names import voc

__all__ = ["write_structure"]

_CLASSES = {"task": "Task", "assignment": "Task", "objective": "Objective", "target": "Objective"}


def write_structure(context: Context) -> None:
    """Write sections and units in reading order, and note their IRIs in the context.

    A unit under a number that is no heading (`IV.3`, an article of full text) gets a section of that path all the same;
    its words are those of its first unit.
    """
    for order, section in enumerate(context.record["sections"], start=1):
        heading = " ".join(section["heading"].split())
        _write_section(context, section["instrument"], section["path"], heading, order, section["span"])
    for order, unit in enumerate(context.record["units"], start=1):
        _write_unit(context, unit, order)


def _write_section(context: Context, instrument: str, path: str, label: str, order: int, span: list[int]) -> str:
    document = context.documents[instrument]
    iri = context.names.section(document, path)
    taken = set(context.sections.values())
    count = 2
    while iri in taken:  # a scrambled file can have two sections of one number
        iri = f"{context.names.section(document, path)}-{count}"
        count += 1
    context.sections[instrument, path] = iri
    subject = node(iri)
    parent = document
    while "." in path and parent == document:
        path = path.rpartition(".")[0]
        parent = context.sections.get((instrument, path), document)
    if context.first("section", iri):
        full = next(path for (_, path), known in context.sections.items() if known == iri)
        context.add(subject, TYPE, eli("LegalResourceSubdivision"))
        context.add(subject, TYPE, pol("Section"))
        context.add(subject, eli("is_part_of"), node(parent))
        context.add(node(parent), eli("has_part"), subject)
        context.add(subject, pol("path"), Literal(full))
        context.add(subject, LABEL, vietnamese(label))
        context.add(subject, pol("order"), integer(order))
        attach_evidence(context, subject, span)
    return iri


def _write_unit(context: Context, unit: Unit, order: int) -> None:
    start, end = unit["span"]
    document = context.documents[unit["instrument"]]
    iri = context.names.unit(document, context.source.sha256, start, end)
    context.units.append((start, end, iri, unit["instrument"]))
    subject = node(iri)
    context.add(subject, TYPE, eli("LegalResourceSubdivision"))
    context.add(subject, TYPE, pol("Unit"))
    if unit["kind"] in _CLASSES:
        context.add(subject, TYPE, pol(_CLASSES[unit["kind"]]))
    context.add(subject, pol("kind"), node(voc("unit-kind", unit["kind"])))
    for theme in unit["themes"]:
        context.add(subject, pol("theme"), node(voc("theme", theme)))
    if unit["themes"]:
        context.add(subject, pol("mainTheme"), node(voc("theme", unit["themes"][0])))
    path = unit["section"]
    if path:
        section = context.sections.get((unit["instrument"], path)) or _write_section(
            context, unit["instrument"], path, path.rpartition(".")[2], order, unit["span"]
        )
        context.add(subject, pol("inSection"), node(section))
    context.add(subject, eli("is_part_of"), node(document))
    context.add(node(document), eli("has_part"), subject)
    context.add(subject, pol("partOfDocument"), node(document))
    context.add(subject, pol("order"), integer(order))
    context.add(subject, pol("text"), Literal(" ".join(context.source.text[start:end].split())))
    if unit.get("repaired"):
        context.add(subject, pol("repairedText"), Literal(unit["repaired"]))
    if unit.get("due"):
        context.add(subject, pol("due"), partial_date(unit["due"]))
    if unit.get("status"):
        context.add(subject, pol("status"), pol(unit["status"]))
    context.state(subject, "unit", unit)
    attach_evidence(context, subject, unit["span"])
