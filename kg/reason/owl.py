"""Ask an OWL reasoner (HermiT, through owlready2) whether the ontology is consistent and what it entails.

A cross-check of the SPARQL rules on small graphs, not a part of a build: HermiT holds everything in memory and is
slow beyond some thousand individuals. owlready2 reads Turtle as nothing, without an error, so the files are turned
into N-Triples first and the classes that arrive are counted.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from kg.errors import BadInput, InternalError, WrongUse

__all__ = ["Report", "check_consistency"]

_POL = "https://policykg.example/ontology#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DATATYPES = frozenset(
    [_XSD + name for name in ("string", "boolean", "decimal", "integer", "double", "float", "anyURI", "dateTime")]
)
"""The datatypes of OWL 2 that the graph uses. xsd:date, xsd:gYear and language-tagged strings are not among them."""


@dataclass(frozen=True)
class Report:
    """What the reasoner found.

    `classes` is the number of named classes read; `unsatisfiable` the classes that can have no member; `members` the
    pairs (individual, class), without owl:Thing, `traces` the pairs (from, to) of pol:tracesTo and `serves` the pairs
    (unit, directive) of pol:servesDirective that hold, stated or inferred. Where `consistent` is False everything
    would follow, so all four are empty.
    """

    consistent: bool
    classes: int
    unsatisfiable: tuple[str, ...] = ()
    members: frozenset[tuple[str, str]] = frozenset()
    traces: frozenset[tuple[str, str]] = frozenset()
    serves: frozenset[tuple[str, str]] = frozenset()


def check_consistency(ttl_files: Sequence[Path], data: str | None = None) -> Report:
    """Reason over the Turtle files, with the N-Triples `data` as individuals if given.

    Literals of `data` that are outside the datatypes of OWL 2 (dates, years, tagged strings) are left aside. Raises
    `WrongUse` if Java or owlready2 is missing, `BadInput` if a file or `data` cannot be read, `InternalError` if
    classes get lost on the way to the reasoner or the reasoner itself fails.
    """
    try:
        owlready2: Any = import_module("owlready2")  # it has no types
    except ImportError as error:
        raise WrongUse("owlready2 is not installed", "pip install owlready2") from error
    if shutil.which(owlready2.JAVA_EXE) is None:
        raise WrongUse("the OWL reasoner needs Java, which is not on the PATH", "install a Java runtime (17 or later)")

    triples, classes = _triples(ttl_files, data)
    world = owlready2.World()
    try:
        ontology = world.get_ontology(_POL)
        ontology.load(fileobj=BytesIO(triples))
        arrived = sum(1 for c in world.classes() if c.iri in classes)
        if arrived != len(classes):
            raise InternalError(f"the reasoner was given {arrived} classes of {len(classes)}", "please report it")
        try:
            owlready2.sync_reasoner_hermit(world, infer_property_values=True, debug=0)
        except owlready2.OwlReadyInconsistentOntologyError:
            return Report(consistent=False, classes=arrived)
        except owlready2.OwlReadyJavaError as error:
            raise InternalError(f"HermiT failed: {error}", "see the message of Java above") from error
        return _report(world, classes)
    finally:
        world.close()


def _triples(ttl_files: Sequence[Path], data: str | None) -> tuple[bytes, frozenset[str]]:
    """Return the files and `data` as sorted N-Triples, and the IRIs of the named classes among them."""
    import rdflib

    graph = rdflib.Graph()
    for path in ttl_files:
        try:
            graph.parse(path, format="turtle")
        except Exception as error:  # rdflib has no common parent of parse errors
            raise BadInput(f"{path} cannot be read: {error}", "mend the Turtle") from error
    classes = frozenset(
        str(c) for c in graph.subjects(rdflib.RDF.type, rdflib.OWL.Class) if isinstance(c, rdflib.URIRef)
    )
    if data:
        facts = rdflib.Graph()
        try:
            facts.parse(data=data, format="nt")
        except Exception as error:
            raise BadInput(f"the data cannot be read: {error}", "give N-Triples") from error
        for s, p, o in facts:
            if isinstance(o, rdflib.Literal) and (o.language or str(o.datatype or _XSD + "string") not in _DATATYPES):
                continue
            graph.add((s, p, o))
            for term in (s,) if p == rdflib.RDF.type else (s, o):
                if isinstance(term, rdflib.URIRef):
                    graph.add((term, rdflib.RDF.type, rdflib.OWL.NamedIndividual))
    lines = sorted(line for line in graph.serialize(format="nt").splitlines() if line)
    return ("\n".join(lines) + "\n").encode(), classes


def _report(world: Any, classes: frozenset[str]) -> Report:  # noqa: ANN401 - owlready2 has no types
    """Read the reasoner's answer from `world`."""
    named = {c.iri: c for c in world.classes()}
    unsatisfiable = tuple(sorted(c.iri for c in world.inconsistent_classes() if c.iri in classes))
    members = frozenset(
        (individual.iri, iri) for iri in sorted(classes) for individual in named[iri].instances(world=world)
    )
    return Report(
        True, len(classes), unsatisfiable, members, _pairs(world, "tracesTo"), _pairs(world, "servesDirective")
    )


def _pairs(world: Any, name: str) -> frozenset[tuple[str, str]]:  # noqa: ANN401 - owlready2 has no types
    """Return the pairs of the own property `name`; HermiT lists those of a sub-property under the latter only."""
    top = world[_POL + name]
    properties = top.descendants() if top else ()
    return frozenset((a.iri, b.iri) for prop in properties for a, b in prop.get_relations())
