"""The command `policykg review`: a person's word on a statement, kept beside its source."""

from pathlib import Path

import click

from kg.cli_shared import output_options, print_table, store_option
from kg.errors import WrongUse

__all__ = ["review"]

_KINDS = ("target", "assignment", "citation", "report", "unit", "link", "item-link")


@click.command()
@click.argument("claim", required=False)
@click.option("--confirm", is_flag=True, help="The statement is right.")
@click.option("--reject", is_flag=True, help="The statement is wrong: the graph drops it.")
@click.option("--correct", multiple=True, metavar="FIELD=VALUE", help="A value that is right instead; can be repeated.")
@click.option("--item", help="IRI of a directive item; CLAIM is then a unit: decide that it addresses the item.")
@click.option("--by", help="Who decides.")
@click.option("--why", default="", help="Why; needed to reject or correct.")
@click.option("--statements", is_flag=True, help="List the statements that can be decided on, with their IRIs.")
@click.option("--list", "listing", is_flag=True, help="List the decisions and what has become of them.")
@click.option("--document", help="With a list, only of this document: symbol, file name or IRI.")
@click.option("--kind", type=click.Choice(_KINDS), help="With --statements, only of this kind.")
@click.option("--beside", type=click.Path(path_type=Path), help="Folder of the sources, if they moved since the build.")
@store_option
@output_options
def review(
    claim: str | None, confirm: bool, reject: bool, correct: tuple[str, ...], item: str | None, by: str | None,
    why: str, statements: bool, listing: bool, document: str | None, kind: str | None, beside: Path | None,
    store: Path, form: str | None, output: Path | None,
) -> int:  # fmt: skip
    """Confirm, reject or correct the statement CLAIM (its IRI or the end of it); without a decision, show it.

    \b
    Example: policykg review --statements --document 767/KH-UBND --kind target
    """
    from kg.reviewing import decide, find, list_decisions, list_statements, show

    verdicts = [name for name, on in (("confirm", confirm), ("reject", reject), ("correct", bool(correct))) if on]
    if listing or statements:
        if claim or verdicts or (listing and statements):
            raise WrongUse("a list decides nothing", "give --list, or --statements, or CLAIM with a decision")
        table = list_statements(store, document, kind) if statements else list_decisions(store, document, beside)
        return print_table(table, form, output)
    if claim is None:
        raise WrongUse("no statement named", "policykg review CLAIM --confirm --by NAME; --statements lists the IRIs")
    if document is not None or kind is not None:
        raise WrongUse("--document and --kind go with a list", "the statement's IRI says which document it is of")
    if len(verdicts) > 1:
        raise WrongUse("more than one decision", "one of --confirm, --reject, --correct FIELD=VALUE")
    if verdicts and not (by or "").strip():
        raise WrongUse("nobody decides", "say who with --by NAME")
    if verdicts and verdicts != ["confirm"] and not why.strip():
        raise WrongUse(f"no reason to {verdicts[0]}", "say why with --why TEXT")
    found = find(store, claim, item, beside)
    if not verdicts:
        return print_table(show(found), form, output)
    path = decide(found, verdicts[0], by or "", why, correct)
    click.echo(f"{found.draft.kind} {verdicts[0]}ed in {path}; the next build applies it", err=True)
    return 0
