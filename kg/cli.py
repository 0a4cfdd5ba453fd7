"""The command `policykg`: words into values, values onto the screen. Nothing is computed here."""

import re
import sys
from pathlib import Path

import click

from kg import __version__
from kg.cli_review import review
from kg.cli_shared import Group, debug, open_graph, output_options, print_table, query_text, store_option
from kg.cli_trace import trace
from kg.errors import WrongUse


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policykg")
@click.option("--debug", is_flag=True, expose_value=False, is_eager=True, callback=debug, help="Show tracebacks.")
def main() -> None:
    """Read Vietnamese policy documents into a knowledge graph and ask it questions.

    \b
    Example:
      policykg build plans/ --store store
      policykg ask tasks-implementing --directive 42-NQ/TW --province "Sơn La" --store store
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@store_option
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Processes that extract.")
@click.option("--base", default="https://policykg.example/", show_default=True, help="Base of the IRIs.")
@click.option("--shapes", is_flag=True, help="Check the SHACL shapes too (slower).")
@click.option("--quiet", is_flag=True, help="Print no summary.")
def build(paths: tuple[Path, ...], store: Path, jobs: int, base: str, shapes: bool, quiet: bool) -> int:
    """Build the graph of all documents under PATHS (files or folders).

    \b
    Example: policykg build plans/ --store store
    """
    from kg.pipeline import build as run

    if not re.fullmatch(r"https?://[^\s/<>\"]+/(?:[^\s<>\"]*/)?", base):
        raise WrongUse(f"'{base}' is no base of IRIs", "an address that ends in a slash: https://data.example/")
    result = run(paths, store, base=base, jobs=jobs, shapes=shapes)
    for failure in result.failures:
        click.echo(f"error: {failure.message}\nhint: {failure.hint}", err=True)
    for name in result.duplicates:
        click.echo(f"note: {name} is the same text as another file and counts once", err=True)
    if not quiet:
        for _, record in sorted(result.records, key=lambda pair: pair[0].name):
            info = record["source"]
            known = [i["symbol"] or i["type"] or "?" for i in record["instruments"]]
            found = (
                f"{len(record['units'])} units, {len(record['citations'])} citations, {len(record['targets'])} targets"
            )
            share = f"damage {info.get('damage', 0):.0%}, confidence {info.get('confidence', 1):.0%}"
            note = f", repaired ({share})" if info.get("repaired") else ""
            click.echo(
                f"{info['file']}: {' + '.join(known)}; {found}; {info.get('coverage', 0):.1%} of the text read{note}",
                err=True,
            )
        click.echo(
            f"{len(result.records)} documents, {result.triples} triples, {result.inferred} of them inferred;"
            f" every quote matches its source; the store is {store}",
            err=True,
        )
        if result.reviewed or result.suspects:
            click.echo(
                f"{result.reviewed} statements settled by review, {result.suspects} decisions suspect"
                + (" (policykg review --list)" if result.suspects else ""),
                err=True,
            )
    return 3 if result.failures else 0


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json", "jsonl"]), default="json", show_default=True)
@click.option("--output", type=click.Path(path_type=Path), help="File to write instead of the screen.")
def extract(files: tuple[Path, ...], form: str, output: Path | None) -> int:
    """Print what is extracted from FILES, one record a file (see docs/format.md).

    \b
    Example: policykg extract plan.txt > plan.json
    """
    import json

    from kg.pipeline import extract_reviewed, find_files

    records = [extract_reviewed(path) for path in find_files(files)]
    if form == "jsonl":
        text = "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)
    else:
        text = json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=1) + "\n"
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        click.echo(text, nl=False)
    return 0


@main.command()
@click.argument("question", required=False)
@click.option("--list", "listing", is_flag=True, help="List the questions.")
@click.option("--directive", help="92-KL/TW, 'KL 92', 'Kết luận 92'")
@click.option("--province", help="With or without diacritics.")
@click.option("--agency", help="Name or abbreviation.")
@click.option("--theme", help="Theme id or label.")
@click.option("--document", help="Symbol, file name or IRI.")
@click.option("--task", help="IRI of a task.")
@click.option("--indicator", help="Words of an indicator.")
@click.option("--kind", help="Kind of finding.")
@click.option("--as-of", "as_of", help="A day, such as 2026-01-01.")
@store_option
@output_options
def ask(
    question: str | None, listing: bool, store: Path, form: str | None, output: Path | None, **parameters: str | None
) -> int:
    """Answer QUESTION by name; every row ends with the words it rests on.

    \b
    Example: policykg ask tasks-implementing --directive 42-NQ/TW --province "Son La"
    """
    from kg.ask import ask as answer
    from kg.ask import questions
    from kg.model import Table

    if listing or question is None:
        if not listing:
            raise WrongUse("no question named", "policykg ask --list shows them")
        rows = [
            [
                q.name,
                q.title_vi,
                q.title_en,
                ", ".join(p.name.replace("_", "-") + ("?" if p.optional else "") for p in q.parameters),
            ]
            for q in questions().values()
        ]
        return print_table(Table(["question", "vi", "en", "parameters"], rows), form, output)
    given = {key: value for key, value in parameters.items() if value is not None}
    return print_table(answer(open_graph(store), question, **given), form, output)


@main.command()
@click.argument("query")
@store_option
@output_options
def sparql(query: str, store: Path, form: str | None, output: Path | None) -> int:
    """Run a SPARQL QUERY (or the file of that name) on the store; the default graph is the union of all.

    \b
    Example: policykg sparql "SELECT ?plan WHERE { ?plan a pol:Plan }"
    """
    from kg.ask import sparql as run

    return print_table(run(open_graph(store), query_text(query)), form, output)


@main.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@store_option
@output_options
def search(text: str, limit: int, store: Path, form: str | None, output: Path | None) -> int:
    """Find the paragraphs that hold the words of TEXT, the phrase as typed first; with or without diacritics.

    \b
    Example: policykg search "ho ngheo"
    """
    from kg.ask import search as find

    if not text.strip():
        raise WrongUse("nothing to search for", "words of a paragraph, with or without diacritics")
    return print_table(find(open_graph(store), text, limit), form, output)


@main.command()
@click.argument("form", metavar="FORMAT")
@click.option("--output", type=click.Path(path_type=Path), help="File or folder to write; by default under exports/.")
@click.option("--directive", help="Only the view of this directive (html).")
@click.option("--province", help="Only the view of this province (html).")
@click.option("--document", help="Only the view of this document (html).")
@store_option
def export(form: str, output: Path | None, store: Path, **only: str | None) -> int:
    """Write the graph as turtle, trig, nquads, jsonld, graphml, csv, xlsx or html.

    \b
    Example: policykg export html --output exports/graphs
    """
    from kg.reports import export_store

    for path in export_store(store, form, output, **only):
        click.echo(str(path))
    return 0


@main.command()
@store_option
@click.option("--shapes/--no-shapes", default=True, show_default=True, help="Check the SHACL shapes too.")
@output_options
def check(store: Path, shapes: bool, form: str | None, output: Path | None) -> int:
    """Check the store: SHACL shapes, the queries that must return no rows, every quote against its source.

    \b
    Example: policykg check --store store
    """
    from kg.check import check as run
    from kg.graph import read_sources
    from kg.model import Table

    report = run(open_graph(store), shapes=shapes, sources=read_sources(store))
    rows = [[p.check, p.severity, p.message, p.subject, p.solution] for p in report.problems]
    if rows:
        print_table(Table(["check", "severity", "problem", "subject", "solution"], rows), form, output)
    click.echo(f"{len(report.checks)} checks, {len(rows)} problems: {'ok' if report.ok else 'failed'}", err=True)
    return 0 if report.ok else 1


@main.command(name="eval")
@click.argument("keys", type=click.Path(path_type=Path))
@click.option("--sources", multiple=True, type=click.Path(path_type=Path), help="Folder of the source texts.")
@click.option("--floor", type=click.Path(path_type=Path), help="JSON file with the least F1 a layer; below it, exit 1.")
@click.option("--raise-floor", is_flag=True, help="Raise the floors in the --floor file; none is ever lowered.")
@click.option("--save", type=click.Path(path_type=Path), help="Write the run to a file, for --baseline later.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Print what was gained and lost since a saved run.")
@output_options
def evaluate(
    keys: Path,
    sources: tuple[Path, ...],
    floor: Path | None,
    raise_floor: bool,
    save: Path | None,
    baseline: Path | None,
    form: str | None,
    output: Path | None,
) -> int:
    """Compare what is extracted with the answer KEYS (a folder of *.gold.json, or one), layer by layer.

    \b
    Example: policykg eval kg/samples/keys --baseline before.json
    """
    from kg.evaluate import changes, load_run, raise_floors, run_keys, save_run, under_floor
    from kg.evaluate import evaluate as tabulate

    if raise_floor and not floor:
        raise WrongUse("--raise-floor needs --floor FILE", "the file whose floors are to rise")
    before = load_run(baseline) if baseline else None
    runs = run_keys(keys, sources)
    table, totals = tabulate(runs)
    if before is None:
        print_table(table, form, output)
    else:
        change = changes(before, runs)
        print_table(change.items, form, output)
        for line in change.summary():
            click.echo(line, err=True)
    if save:
        save_run(runs, save)
    failed = 0
    if floor and (floor.exists() or not raise_floor):
        for layer, f1, least in under_floor(floor, totals):
            click.echo(f"error: {layer}: F1 {f1:.3f} is under its floor {least}", err=True)
            failed = 1
    if floor and raise_floor:
        for layer, (old, new) in raise_floors(floor, totals).items():
            click.echo(f"{layer}: floor {'new' if old is None else old} -> {new}", err=True)
    return failed


@main.command()
@click.option("--output", type=click.Path(path_type=Path), default=Path("exports"), show_default=True)
@store_option
def demo(output: Path, store: Path) -> int:
    """Build the bundled samples, answer one question, and write graphs and tables to a folder.

    \b
    Example: policykg demo --store store --output exports
    """
    from kg.reports import run_demo

    table, written = run_demo(store, output)
    print_table(table, "table", None)
    click.echo(
        f"{len(written)} files written under {output}; open {output}/html/index.html; the store is {store}", err=True
    )
    return 0


main.add_command(review)
main.add_command(trace)


if __name__ == "__main__":
    main()
