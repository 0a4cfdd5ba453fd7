"""One graph page: pyvis holds the network, our own template is the page; everything it needs is inside it."""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from kg.errors import InternalError
from kg.export.facts import Evidence
from kg.export.view import View
from kg.export.wording import MARKS, RELATION_STYLES, TYPES, WORDS

__all__ = ["render_index", "render_view"]

_VIS = "lib/vis-9.1.2"
"""Where pyvis 0.3 keeps vis-network, which is under MIT or Apache 2.0; its notice stays at the head of the script."""
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S+\s*$")
_RULE = re.compile(r"[^{}]+\{[^{}]*\}")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("kg.export", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(words={key: text.split("|") for key, text in WORDS.items()}, marks=MARKS, types=TYPES)
    return made


@cache
def _asset(name: str) -> Markup:
    """Return a script or style of ours as it is."""
    path = files("kg.export") / "templates" / name
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704 - our own file, not data


@cache
def _vis() -> tuple[Markup, Markup]:
    """Return vis-network's script and style from the installed pyvis, without what would make a request.

    Rules with images (buttons of an editor that the page does not have) are left out of the style.
    """
    folder = files("pyvis")
    try:
        script = (folder / _VIS / "vis-network.min.js").read_text(encoding="utf-8")
        style = (folder / _VIS / "vis-network.css").read_text(encoding="utf-8")
    except OSError as error:
        raise InternalError(
            "the installed pyvis has no vis-network 9.1.2", 'pip install "pyvis>=0.3.2,<0.4"'
        ) from error
    if "</script" in script:
        raise InternalError("vis-network cannot be put into a page", "please report this")
    rules = [rule for rule in _RULE.findall(re.sub(r"/\*.*?\*/", "", style, flags=re.S)) if "url(" not in rule]
    plain = "\n".join(" ".join(rule.split()) for rule in rules)
    return Markup(_SOURCE_MAP.sub("", script)), Markup(plain)  # noqa: S704 - a library, not data


def _network(view: View) -> Any:  # noqa: ANN401 - pyvis has no types
    """Return the view as a `pyvis.network.Network`: positions set, physics off, nothing moves."""
    from pyvis.network import Network

    network = Network(directed=True)
    options = {
        "autoResize": False,
        "physics": {"enabled": False},
        "layout": {"randomSeed": 1, "improvedLayout": False},
        "interaction": {"dragNodes": False, "dragView": False, "zoomView": False, "hover": True, "tooltipDelay": 250},
        "edges": {"smooth": False},
    }
    network.set_options(json.dumps(options))
    ids = {node.key: node.id for node in view.nodes.values()}
    for node in view.nodes.values():
        colour = TYPES[node.type][0]
        network.add_node(
            node.id,
            label=node.label,
            shape="custom",
            color=colour,
            x=node.x,
            y=node.y,
            physics=False,
            kind=node.type,
            w=node.width,
            h=node.height,
            lines=node.lines,
            sub=node.sub,
            column=node.column,
            title=node.text or node.label,
            cited=any(key == "cited-only" for key, _ in node.facts),
        )
    for edge in view.edges:
        network.add_edge(
            ids[edge.source],
            ids[edge.target],
            id=edge.id,
            hidden=True,
            relation=edge.relation,
            status=edge.status,
            physics=False,
        )
    return network


def _where(evidence: Evidence | None) -> dict[str, Any]:
    if evidence is None:
        return {"quote": "", "file": "", "start": None, "end": None}
    return {"quote": evidence.quote, "file": evidence.file, "start": evidence.start, "end": evidence.end}


def _details(view: View) -> dict[str, dict[str, Any]]:
    return {
        node.id: {
            "type": node.type,
            "text": node.text or node.label,
            "document": node.document,
            "section": node.section,
            "facts": node.facts,
            "iri": node.key if "://" in node.key and "|" not in node.key else "",
            **_where(node.evidence),
        }
        for node in view.nodes.values()
    }


def render_view(view: View, *, index: bool = True) -> bytes:
    """Return the page of a view as UTF-8; the same view gives the same bytes. `index` links index.html beside it."""
    network = _network(view)
    script, style = _vis()
    relations = {name: [colour, *names.split("|")] for name, (colour, names) in RELATION_STYLES.items()}
    details = _details(view)
    used = {node.type for node in view.nodes.values()}
    data = {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": network.options,
        "details": details,
        "width": view.width,
        "height": view.height,
        "columns": view.columns,
        "headings": view.headings,
        "types": TYPES,
        "marks": MARKS,
        "relations": relations,
        "words": {k: v.split("|") for k, v in WORDS.items()},
    }
    ids = {node.key: node for node in view.nodes.values()}
    page = _environment().get_template("graph.html.j2")
    text = page.render(
        view=view,
        index=index,
        data=data,
        details=details,
        nodes=list(view.nodes.values()),
        relations=relations,
        legend=[(name, style_) for name, style_ in TYPES.items() if name in used],
        lines=[name for name in relations if any(e.relation == name for e in view.edges)],
        edges=[(edge, ids[edge.source], ids[edge.target], _where(edge.evidence)) for edge in view.edges],
        cited=any(key == "cited-only" for node in view.nodes.values() for key, _ in node.facts),
        vis_script=script,
        vis_style=style,
        style=_asset("page.css"),
        script=_asset("graph.js"),
    )
    return text.encode("utf-8")


def render_index(views: list[View]) -> bytes:
    """Return the page that links the pages of the views, grouped by kind."""
    kinds = [(kind, [v for v in views if v.kind == kind]) for kind in ("directive", "province", "document")]
    text = (
        _environment().get_template("index.html.j2").render(groups=[g for g in kinds if g[1]], style=_asset("page.css"))
    )
    return text.encode("utf-8")
