"""Values into a query: only as RDF terms that pyoxigraph has serialised, never as text that somebody typed.

A query marks the places with comments, so that it stays valid SPARQL without any value:

    #+values directive            a VALUES clause for ?directive goes here if it is given
    #+values document as cited    the same for another variable
    #+if agency … #+end           the lines between are left out if `agency` is not given
"""

import re
from collections.abc import Mapping, Sequence

from pyoxigraph import Literal, NamedNode

__all__ = ["Term", "bind"]

Term = NamedNode | Literal

_VALUES = re.compile(r"\s*#\+values\s+(\w+)(?:\s+as\s+(\w+))?\s*$")
_IF = re.compile(r"\s*#\+if\s+(\w+)\s*$")
_END = re.compile(r"\s*#\+end\s*$")


def bind(query: str, values: Mapping[str, Sequence[Term]]) -> str:
    """Return the query with the values in their places. A parameter with no value leaves its blocks out."""
    lines: list[str] = []
    skipping = False
    for line in query.splitlines():
        if match := _IF.match(line):
            skipping = match[1] not in values
        elif _END.match(line):
            skipping = False
        elif not skipping:
            match = _VALUES.match(line)
            if match and match[1] in values:
                terms = " ".join(str(term) for term in values[match[1]])
                lines.append(f"VALUES ?{match[2] or match[1]} {{ {terms} }}")
            else:
                lines.append(line)
    return "\n".join(lines) + "\n"
