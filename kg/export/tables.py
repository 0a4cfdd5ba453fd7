"""The plain tables of a store: its documents, tasks, assignments and targets, each row with the words it rests on."""

from collections.abc import Callable, Iterable, Mapping

from kg.errors import NothingFound, WrongUse
from kg.export.facts import Evidence, Facts
from kg.model import Table
from kg.names import local_name

__all__ = ["TASK_KINDS", "Ask", "Questions", "answers", "plain_tables"]

Ask = Callable[[str], Table]
"""Answers a question that needs no parameter, by name."""
Questions = Iterable[str] | Mapping[str, str]
"""Names of such questions, or names with a title for each."""

TASK_KINDS = ("task", "assignment")
"""Kinds of units in which someone is given something to do."""
_EVIDENCE = ["file", "section", "quote", "start", "end", "status"]


def _proof(evidence: Evidence | None, section: str, status: str) -> list[object]:
    if evidence is None:
        return [None, section or None, None, None, None, status]
    return [evidence.file, section or None, evidence.quote, evidence.start, evidence.end, status]


def _section_of(facts: Facts, unit: str) -> str:
    found = facts.units.get(unit)
    section = facts.sections.get(found.section) if found else None
    return section.path if section else ""


def _documents(facts: Facts) -> Table:
    columns = [
        "document",
        "class",
        "label",
        "symbol",
        "title",
        "date",
        "issuer",
        "province",
        "system",
        "level",
        "files",
    ]
    rows = [
        [
            d.iri,
            d.kind,
            d.label,
            d.symbol or None,
            d.title or None,
            d.date or None,
            d.issuer or None,
            d.province_label or None,
            d.system or None,
            d.level or None,
            "; ".join(d.files) or None,
            *_proof(d.evidence, "", "stated"),
        ]
        for d in facts.documents.values()
    ]
    return Table(columns + _EVIDENCE, rows, title="Văn bản · Documents")


def _tasks(facts: Facts) -> Table:
    leads: dict[str, dict[str, list[str]]] = {}
    for item in facts.assignments:
        named = leads.setdefault(item.unit, {}).setdefault(item.role, [])
        if facts.label(item.agency) not in named:
            named.append(facts.label(item.agency))
    rows: list[list[object]] = []
    for unit in facts.units.values():
        if unit.kind not in TASK_KINDS:
            continue
        document = facts.documents.get(unit.document)
        roles = leads.get(unit.iri, {})
        rows.append(
            [
                unit.iri,
                unit.text,
                unit.kind,
                local_name(unit.theme) if unit.theme else None,
                unit.document,
                document.label if document else None,
                document.province_label or None if document else None,
                "; ".join(roles.get("lead", [])) or None,
                "; ".join(roles.get("responsible", [])) or None,
                "; ".join(roles.get("coordinate", [])) or None,
                unit.due or None,
                *_proof(unit.evidence, _section_of(facts, unit.iri), "stated"),
            ]
        )
    columns = [
        "task",
        "text",
        "kind",
        "theme",
        "document",
        "plan",
        "province",
        "lead",
        "responsible",
        "coordinating",
        "due",
    ]
    return Table(columns + _EVIDENCE, rows, title="Nhiệm vụ · Tasks")


def _assignments(facts: Facts) -> Table:
    rows: list[list[object]] = []
    for item in facts.assignments:
        unit, document = facts.units.get(item.unit), facts.documents.get(item.document)
        rows.append(
            [
                facts.label(item.agency),
                item.role,
                item.unit or None,
                unit.text if unit else None,
                item.document,
                document.label if document else None,
                item.agency,
                *_proof(item.evidence, _section_of(facts, item.unit), item.status or "stated"),
            ]
        )
    columns = ["agency", "role", "task", "text", "document", "plan", "agency_iri"]
    return Table(columns + _EVIDENCE, rows, title="Phân công · Assignments")


def _targets(facts: Facts) -> Table:
    rows: list[list[object]] = []
    for item in facts.targets:
        document = facts.documents.get(item.document)
        rows.append(
            [
                item.indicator,
                item.direction,
                item.comparator,
                item.value,
                item.upper,
                item.measure or None,
                item.by,
                item.document,
                document.label if document else None,
                document.province_label or None if document else None,
                *_proof(item.evidence, _section_of(facts, item.unit), item.status or "stated"),
            ]
        )
    columns = ["indicator", "direction", "comparator", "value", "upper", "unit", "by", "document", "plan", "province"]
    return Table(columns + _EVIDENCE, rows, title="Chỉ tiêu · Targets")


def plain_tables(facts: Facts) -> dict[str, Table]:
    """Return the four tables by name: documents, tasks, assignments, targets."""
    return {
        "documents": _documents(facts),
        "tasks": _tasks(facts),
        "assignments": _assignments(facts),
        "targets": _targets(facts),
    }


def answers(questions: Questions, ask: Ask | None) -> tuple[dict[str, Table], dict[str, str]]:
    """Return the answers by question name (in the order of names), and why others have none (they need a parameter).

    A title given with a question replaces that of its table.
    """
    titles = dict(questions) if isinstance(questions, Mapping) else dict.fromkeys(questions, "")
    found: dict[str, Table] = {}
    without: dict[str, str] = {}
    for name in sorted(titles) if ask else []:
        try:
            assert ask is not None  # noqa: S101 - for the type checker: the loop is empty without it
            table = ask(name)
        except (WrongUse, NothingFound) as error:
            without[name] = error.message
            continue
        found[name] = Table(table.columns, table.rows, titles[name] or table.title, table.notes)
    return found, without
