"""GraphML for Gephi, yEd and Cytoscape: documents, tasks, agencies and themes with what joins them."""

import io
import re
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.export.atomic import write_file
from kg.export.facts import Facts
from kg.export.reading import read_facts
from kg.export.tables import TASK_KINDS

__all__ = ["graph", "write"]

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _plain(text: str) -> str:
    return _NOT_XML.sub(" ", text)


def graph(facts: Facts) -> Any:  # noqa: ANN401 - networkx has no types
    """Return a `networkx.DiGraph` with plain attributes only: label, type, document, province; relation, weight.

    Where several relations join the same two nodes, `relation` lists them and `weight` counts the statements.
    """
    import networkx

    nodes: dict[str, dict[str, str]] = {}
    edges: dict[tuple[str, str], list[str]] = {}

    def node(iri: str, label: str, kind: str, document: str = "", province: str = "") -> None:
        nodes[iri] = {"label": _plain(label), "type": kind, "document": _plain(document), "province": _plain(province)}

    for d in facts.documents.values():
        node(d.iri, d.label, d.kind, d.label, d.province_label)
    for link in facts.links:
        edges.setdefault((link.source, link.target), []).append(link.relation)
    for unit in facts.units.values():
        owner = facts.documents.get(unit.document)
        if unit.kind in TASK_KINDS and owner:
            node(unit.iri, unit.text, "task", owner.label, owner.province_label)
            edges.setdefault((unit.iri, owner.iri), []).append("part-of")
            if unit.theme:
                node(unit.theme, facts.label(unit.theme), "theme")
                edges.setdefault((unit.iri, unit.theme), []).append("theme")
    for item in facts.assignments:
        target = item.unit if item.unit in nodes else item.document
        if item.agency and target in nodes:
            node(item.agency, facts.label(item.agency), "agency")
            edges.setdefault((item.agency, target), []).append(item.role)
    result = networkx.DiGraph()
    for iri, attributes in sorted(nodes.items()):
        result.add_node(iri, **attributes)
    for (source, target), relations in sorted(edges.items()):
        result.add_edge(source, target, relation="; ".join(sorted(set(relations))), weight=float(len(relations)))
    return result


def write(store: Store, path: str | Path, **_options: object) -> list[Path]:
    """Write the graph to `path` as GraphML that `networkx.read_graphml` opens."""
    import networkx

    out = io.BytesIO()
    networkx.write_graphml_xml(graph(read_facts(store)), out, prettyprint=True)
    return [write_file(path, out.getvalue())]
