"""Extraction: from the outline of a text to its mentions of documents, agencies, roles, figures and duties."""

import re

from kg.extract.actors import ACTING, find_actors
from kg.extract.citations import declared_short_form, find_documents
from kg.extract.dates import deadline
from kg.extract.figures import find_figures
from kg.extract.findings import find_slips
from kg.extract.headers import attached_type, read_header
from kg.extract.inheritance import inherit_from_items
from kg.extract.omissions import find_omissions
from kg.extract.recipients import find_recipients
from kg.extract.reports import find_reports
from kg.extract.row_actors import as_above
from kg.extract.short_forms import find_repeated
from kg.extract.themes import THEMED, document_themes, themes_of
from kg.mentions import DocumentMention, Mentions
from kg.outline import Block, Outline, Part
from kg.text import fold

__all__ = ["extract"]


def extract(outline: Outline) -> Mentions:
    """Return all mentions in `outline`; offsets are those of the working text."""
    found = Mentions()
    for i, part in enumerate(outline.parts):
        found.headers.append(read_header(outline, part))
        if i and part.type_line is None and part.notes:
            found.headers[-1].type = found.headers[-1].type or attached_type(outline.parts[i - 1])
        subject = document_themes(part.title.text if part.title is not None else "")
        documents = _documents(part, found.headers[-1].type)
        found.documents.extend(_shifted(documents, len(found.documents)))
        for block in part.blocks:
            if block.kind not in ("unit", "row"):
                continue
            if block.unit_kind in ACTING and (block.path or block.unit_kind != "lead-in"):
                found.actors.extend(find_actors(block) + as_above(block, found.actors))
            found.figures.extend(find_figures(block))
            found.reports.extend(find_reports(block))
            if block.unit_kind in THEMED:
                found.themes[id(block)] = themes_of(block, subject)
            if due := _due(block):
                found.dues[id(block)] = due
        found.actors = inherit_from_items(part, found.actors)
        found.recipients.extend(find_recipients(part))
    found.findings = find_slips(outline, found.figures)
    found.omissions = find_omissions(outline, found)
    return found


def _documents(part: Part, kind: str | None) -> list[DocumentMention]:
    blocks: list[tuple[Block, str]] = []
    if part.title is not None:
        start, end = part.title.span(0, len(part.title))
        blocks.append((Block("title", start, end, part.title), "title"))
    blocks.extend((block, "note") for block in part.notes)
    for block in part.blocks:
        opens = block.unit_kind == "basis" or block.unit_kind == "lead-in" and not block.path
        place = "opening" if opens else "body"
        blocks.append((block, "note" if block.kind in ("note", "heading") else place))
    out: list[DocumentMention] = []
    declared: list[tuple[str, DocumentMention]] = []
    for block, place in blocks:
        found = find_documents(block, part.id, place, kind)
        out.extend(_shifted(found, len(out)))
        for start, end in declared_short_form(block.flat):
            before = [m for m in found if m.flat_end <= start]
            inside = any(m.flat_start < end and start < m.flat_end for m in found)
            words = block.flat.folded[start:end]
            meant = next((m for m in reversed(before) if m.type and words.split()[:2] == _word(m)), None)
            same = [m for m in found if m.how == "name" and (m.flat_start, m.flat_end) == (start, end)]
            if meant is not None and len(same) == 1 and meant.how == "name":
                same[0].name, same[0].date = meant.name, meant.date
            if meant is not None and (same or not inside):
                declared.append((block.flat.text[start:end], meant))
    numbered = {fold(form): m for form, m in declared if m.symbol}
    for mention in out:  # 'Chương trình 06' once it is said to stand for '06-CTr/TU'
        meant = numbered.get(mention.block.flat.folded[mention.flat_start : mention.flat_end])
        if meant is not None and mention.how == "name":
            mention.how, mention.symbol, mention.date, mention.name = "short", meant.symbol, meant.date, None
    return find_repeated(blocks, out, declared, part.id, kind, part.title.text if part.title else None)


def _word(mention: DocumentMention) -> list[str]:
    """Return the two words that a mention begins with: 'đề án', 'kế hoạch', 'luật trẻ'."""
    return mention.block.flat.folded[mention.flat_start : mention.flat_end].split()[:2]


def _shifted(found: list[DocumentMention], by: int) -> list[DocumentMention]:
    for mention in found:
        if mention.owner is not None:
            mention.owner += by
    return found


def _due(block: Block) -> str | None:
    """Return the deadline of a row's time column, or of a task's own words ('hoàn thành trước ngày …')."""
    for cell in block.cells:
        if cell.role == "due":
            return deadline(cell.flat.folded)
    if block.unit_kind in ("task", "assignment", "report"):
        for match in _DUE.finditer(block.flat.folded):
            before = block.flat.folded[: match.start()]
            clause = before[max(before.rfind(stop) for stop in (". ", "; ")) + 1 :]
            if block.unit_kind == "report" or not _REPORTS.search(clause):
                return deadline(match.group())
    return None


_DUE = re.compile(
    r"(?:hoan thanh|xong|cham nhat)[^.;]{0,60}?(?:truoc|trong|den|vao)\s[^.;]{0,50}|truoc ngay \d[^.;)]{0,40}"
    r"|\b(?:trong|den het|den cuoi|het) nam \d{4}\b(?=\s*(?:[.;,/]|\Z))"
)
_REPORTS = re.compile(r"\b(?:bao cao|gui (?:ve|ket qua|so )|tong hop,? gui)\b")
"""What is due by the day is the report, not the task."""
