"""SHACL: the shapes of the ontology against the graphs of the sources (pySHACL, imported only here)."""

from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, serialize

from kg.check.report import Problem, Report
from kg.names import RDF
from kg.resources import resource

__all__ = ["shacl"]

_LEFT_OUT = ("/graph/provenance", "/graph/inferred")
_SEVERITIES = {"Violation": "error", "Warning": "warning", "Info": "info"}


def shacl(store: Store) -> Report:
    """Validate what the sources say, findings and vocabularies, against `ontology/shapes.ttl`.

    Inferred and provenance triples are left out: pySHACL takes seconds for a hundred documents.
    """
    import rdflib
    from pyshacl import validate

    quads = (
        Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())
        for quad in store
        if not (isinstance(quad.graph_name, NamedNode) and quad.graph_name.value.endswith(_LEFT_OUT))
    )
    data = rdflib.Graph()
    data.parse(data=serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES), format="nt")
    shapes = rdflib.Graph().parse(resource("ontology/shapes.ttl"), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, advanced=False, inference="none", meta_shacl=False)
    return Report(sorted(_problems(report)), ["shapes"])


def _problems(report: Any) -> set[Problem]:  # noqa: ANN401 - an rdflib graph
    import rdflib

    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    found = set()
    for result in report.subjects(rdflib.URIRef(RDF + "type"), sh.ValidationResult):
        message = min((str(m) for m in report.objects(result, sh.resultMessage)), default="")
        severity = str(report.value(result, sh.resultSeverity) or "").rsplit("#", 1)[-1]
        path = str(report.value(result, sh.resultPath) or "").rsplit("#", 1)[-1]
        subject = str(report.value(result, sh.focusNode) or "")
        text = f"{path}: {message}" if path else message
        found.add(Problem("shapes", _SEVERITIES.get(severity, "error"), text, subject, "see ontology/shapes.ttl"))
    return found
