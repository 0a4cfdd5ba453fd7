"""The command `policykg trace`: how a document leads up to the directives, and why what is inferred holds."""

from pathlib import Path

import click

from kg.cli_shared import open_graph, output_options, print_table, store_option
from kg.errors import WrongUse

__all__ = ["trace"]


@click.command()
@click.argument("thing")
@click.argument("predicate", required=False)
@click.argument("object", required=False)
@click.option("--why", is_flag=True, help="Explain what is inferred of THING: rule and premises, with their words.")
@click.option("--depth", type=click.IntRange(1), help="With --why, how many inferences deep; by default 8.")
@store_option
@output_options
def trace(
    thing: str, why: bool, store: Path, form: str | None, output: Path | None, depth: int | None, **rest: str | None
) -> int:
    """Show how THING (a document or a task) leads up to the central directives, one hop a row; or why that is so.

    \b
    Example: policykg trace --why 767/KH-UBND tracesTo 15-NQ/TW
    """
    if why:
        from kg.explaining import why as explain

        return print_table(explain(store, thing, rest["predicate"], rest["object"], depth), form, output)
    if rest["predicate"] or depth:
        raise WrongUse("a relation and --depth go with --why", f"policykg trace --why {thing}")
    from kg.ask import ask as answer

    name = "task" if "/unit/" in thing else "document"
    return print_table(answer(open_graph(store), "trace", **{name: thing}), form, output)
