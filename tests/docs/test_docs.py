"""The documentation is complete and true: it names everything that a user can type or meet, and its examples run."""

import ast
import inspect
import re
import shlex
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

sys.path.insert(0, str(Path(__file__).parent))

from pages import commands_page, questions_page

import kg.errors
from kg.ask import questions
from kg.cli import main
from kg.errors import PolicyKgError
from kg.evaluate import LAYERS
from kg.export import FORMATS, TABLE_FORMATS

ROOT = Path(__file__).resolve().parents[2]
DOCS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "exports").glob("*.md"),
        *(ROOT / "benchmarks").rglob("*.md"),
    ]
)
MODULES = sorted((ROOT / "kg").rglob("*.py"))
GENERATED = "<!-- generated: do not edit below; POLICYKG_WRITE_GOLDEN=1 ./run-tests tests/docs -->\n"


@pytest.mark.parametrize(("page", "render"), [("questions.md", questions_page), ("commands.md", commands_page)])
def test_generated_pages(page: str, render: Callable[[], str], golden: Callable[[Path, str], None]) -> None:
    head, mark, _ = DOCS[page].partition(GENERATED)
    assert mark, f"docs/{page} has lost the line {GENERATED!r}"
    golden(ROOT / "docs" / page, head + mark + "\n" + render())


def test_every_question_is_in_the_readme() -> None:
    assert [name for name in questions() if f"`{name}`" not in README] == []


def test_every_column_is_explained() -> None:
    glossary = DOCS["questions.md"].partition(GENERATED)[0]
    columns = {
        column
        for question in questions().values()
        for column in question.columns_with([p.name for p in question.parameters])
    }
    assert sorted(c for c in columns if f"`{c}`" not in glossary) == []


def test_every_parameter_of_a_question_is_an_option_of_ask() -> None:
    options = {p.name for p in main.commands["ask"].params if isinstance(p, click.Option)}
    assert {p.name for question in questions().values() for p in question.parameters} <= options


def test_every_command_has_its_line_in_the_readme() -> None:
    assert [name for name in main.commands if f"policykg {name}" not in README] == []


def test_every_format_is_documented() -> None:
    head = DOCS["commands.md"].partition(GENERATED)[0]
    for name in (*FORMATS, *TABLE_FORMATS):
        assert f"`{name}`" in head, f"docs/commands.md does not explain the format {name}"
        assert f"`{name}`" in README, f"README.md does not list the format {name}"
    assert str(list(FORMATS)[0]) in str(main.commands["export"].help)


def test_every_exit_code_and_error_is_documented() -> None:
    head = DOCS["commands.md"].partition(GENERATED)[0]
    errors = [
        e
        for _, e in inspect.getmembers(kg.errors, inspect.isclass)
        if issubclass(e, PolicyKgError) and e is not PolicyKgError
    ]
    assert len(errors) >= 5
    for error in errors:
        row = re.search(rf"^\| {error.exit_code} \|.*`{error.__name__}`", head, re.M)
        assert row, f"docs/commands.md: no row for exit code {error.exit_code} with `{error.__name__}`"
    for code in range(5):
        assert re.search(rf"^\| {code} \|", README, re.M), f"README.md: no row for exit code {code}"


def test_every_environment_variable_is_documented() -> None:
    files = [
        *MODULES,
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "benchmarks").rglob("*.py"),
        ROOT / ".ci" / "run",
        ROOT / "run-tests",
    ]
    found = {name for file in files for name in re.findall(r"\bPOLICYKG_[A-Z]\w*", file.read_text("utf-8"))}
    assert {"POLICYKG_STORE", "POLICYKG_DEBUG", "POLICYKG_CORPUS", "POLICYKG_WRITE_GOLDEN"} <= found
    assert sorted(name for name in found if f"`{name}`" not in DOCS["commands.md"]) == []


def test_every_field_of_the_format_is_documented() -> None:
    import kg.model

    fields = {
        key
        for name in kg.model.__all__
        for key in getattr(getattr(kg.model, name), "__annotations__", {})
        if isinstance(getattr(kg.model, name), type) and hasattr(getattr(kg.model, name), "__total__")
    }
    assert len(fields) > 50
    assert sorted(field for field in fields if f"`{field}`" not in DOCS["format.md"]) == []


@pytest.mark.parametrize(
    "scheme",
    [
        "unit-kind",
        "theme",
        "function",
        "role",
        "comparator",
        "direction",
        "frequency",
        "finding-kind",
        "level",
        "system",
    ],
)
def test_every_value_of_the_format_is_documented(scheme: str) -> None:
    from kg.vocabulary import concepts

    assert sorted(name for name in concepts(scheme) if f"`{name}`" not in DOCS["format.md"]) == []


def test_every_class_of_the_ontology_is_documented() -> None:
    text = (ROOT / "ontology" / "policy.ttl").read_text("utf-8")
    classes = re.findall(r"^(pol:\w+) a owl:Class", text, re.M)
    assert len(classes) > 20
    assert [name for name in classes if f"`{name}`" not in DOCS["ontology.md"]] == []


def test_every_layer_of_the_evaluation_is_explained() -> None:
    assert [
        layer for layer in LAYERS if f"`{layer}`" not in DOCS["accuracy.md"].partition("<!-- measured -->")[0]
    ] == []


def test_the_worked_question_is_true(samples_store: Path, golden: Callable[[Path, str], None]) -> None:
    block = re.search(
        r"(<!-- worked-question -->\n```console\n\$ policykg )(.*)\n((?s:.*?))(```\n<!-- /worked-question -->)", README
    )
    assert block, "README.md has lost its worked question"
    result = CliRunner().invoke(main, [*shlex.split(block[2]), "--store", str(samples_store)])
    assert result.exit_code == 0, result.output
    golden(ROOT / "README.md", README[: block.start(3)] + result.stdout + README[block.end(3) :])


def _commands(text: str) -> list[str]:
    """Return the policykg commands in the code blocks of a page."""
    blocks = re.findall(r"^```(?:console|sh|bash)\n(.*?)^```", text, re.M | re.S)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [
        line.split("  #")[0].split(" > ")[0].split(" | ")[0] for line in lines if re.match(r"(\$ )?policykg ", line)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_commands_on_a_page_exist(page: Path) -> None:
    for line in _commands(page.read_text("utf-8")):
        words = shlex.split(line)[1:]
        if words[0].startswith("-"):
            continue
        assert words[0] in main.commands, f"{page.name}: {line}"
        known = {o for p in main.commands[words[0]].params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
        assert {word.split("=")[0] for word in words if word.startswith("--")} <= known, f"{page.name}: {line}"
        if words[0] == "ask" and len(words) > 1 and not words[1].startswith("-") and words[1].islower():
            assert words[1] in questions(), f"{page.name}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_links_on_a_page_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_files_named_in_contributing_exist() -> None:
    for name in re.findall(r"`((?:kg|ontology|queries|tests|docs|benchmarks|\.ci)/[\w./-]+)`", CONTRIBUTING + README):
        assert "NAME" in name or (ROOT / name).exists(), name


QUERIES = sorted((ROOT / "queries").glob("*.rq"))
CHECKS = sorted((ROOT / "queries" / "checks").glob("*.rq"))
RULES = sorted((ROOT / "ontology" / "rules").glob("*.rq"))


@pytest.mark.parametrize("path", [*QUERIES, *CHECKS, *RULES], ids=lambda path: path.name)
def test_every_query_has_a_full_header_in_known_words(path: Path) -> None:
    from kg.ask.questions import read_header
    from kg.reason.rules import _header

    header = read_header(path.read_text("utf-8")) if path not in RULES else _header(path.read_text("utf-8"))
    if path in CHECKS:
        needed, known = {"title", "problem", "solution", "severity"}, set[str]()
        assert header.get("severity") in ("error", "warning", "info")
    elif path in RULES:
        needed, known = {"title_vi", "title_en", "premises", "conclusion", "sound"}, {"order", "note"}
    else:
        needed = {"name", "title-vi", "title-en", "why", "parameters", "columns"}
        known = {"columns-if", "completed-by", "evidence", "label", "lists", "note", "one-of", "one-row-per"}
        assert [
            c for c in ("document", "section", "quote", "start", "end", "status") if c not in header["columns"]
        ] == []
    assert needed <= header.keys(), f"missing: {needed - header.keys()}"
    assert header.keys() <= needed | known, f"unknown: {header.keys() - needed - known}"
    for key in needed - {"parameters"}:
        assert header[key], f"{key} is empty"
        assert f"`{key}`" in CONTRIBUTING, f"CONTRIBUTING.md does not explain the header key {key}"
    for key in known:
        assert f"`{key}`" in CONTRIBUTING, f"CONTRIBUTING.md does not explain the header key {key}"


def _undocumented(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    missing = [] if ast.get_docstring(tree) else ["the module"]
    todo: list[ast.AST] = [tree]
    while todo:
        for node in getattr(todo.pop(), "body", []):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) or node.name.startswith("_"):
                continue
            if not ast.get_docstring(node):
                missing.append(f"{node.name} (line {node.lineno})")
            if isinstance(node, ast.ClassDef):
                todo.append(node)
    return missing


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_is_documented_and_short(path: Path) -> None:
    assert _undocumented(path) == []
    lines = len(path.read_text("utf-8").splitlines())
    assert lines <= 300, f"{lines} lines; see CONTRIBUTING.md, Code"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.name != "cli.py"], ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_module_says_what_it_offers(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    public = [n.name for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef) and not n.name.startswith("_")]
    offered = next(
        (
            ast.literal_eval(n.value)
            for n in tree.body
            if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__"
        ),
        None,
    )
    if public and "if __name__" not in path.read_text("utf-8"):
        assert offered is not None, "no __all__"
        assert set(public) <= set(offered), f"public but not in __all__: {set(public) - set(offered)}"


def test_no_test_is_skipped_without_a_reason() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = ast.unparse(node) if isinstance(node, ast.Attribute) else ""
            assert name not in ("pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail") or _reason(path, node), (
                f"{path.name}:{node.lineno}"
            )


def _reason(path: Path, attribute: ast.AST) -> bool:
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(call, ast.Call)
            and ast.unparse(call.func) == ast.unparse(attribute)
            and call.lineno == attribute.lineno
        ):  # type: ignore[attr-defined]
            return any(keyword.arg == "reason" for keyword in call.keywords)
    return False


def test_the_two_lists_for_developers_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["optional-dependencies"]["dev"] == project["dependency-groups"]["dev"]


def test_every_library_of_the_package_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {
        re.split(r"[><=\[]", d)[0].lower()
        for d in [*project["dependencies"], *project["optional-dependencies"]["pandas"]]
    }
    names = {"ahocorasick": "pyahocorasick"}
    used = set()
    for path in MODULES:
        if path.name == "make_damaged.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                used |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add(node.module.split(".")[0])
            elif (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "import_module"
                and isinstance(node.args[0], ast.Constant)
            ):
                used.add(str(node.args[0].value).split(".")[0])
    foreign = {names.get(name, name) for name in used - set(sys.stdlib_module_names) - {"kg"}}
    assert foreign <= declared, f"not in pyproject.toml: {foreign - declared}"
    assert declared - foreign <= {"numpy"}, f"declared and never imported: {declared - foreign}"


def test_the_changelog_starts_with_what_is_to_come() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    heads = re.findall(r"^## (.*)$", text, re.M)
    assert heads[0] == "Unreleased" or heads[0].startswith(kg.__version__)
