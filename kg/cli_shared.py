"""What the commands share: errors as one line with the mend, the options for rows, the store."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.errors import BadInput, PolicyKgError, WrongUse

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.model import Table

__all__ = ["FORMATS", "Group", "debug", "open_graph", "output_options", "print_table", "query_text", "store_option"]

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("table", "csv", "csv-excel", "json", "jsonl", "xlsx", "md")
_SUFFIXES = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".xlsx": "xlsx", ".md": "md", ".txt": "table"}


class Group(click.Group):
    """Turn errors into one line with the mend, and the documented exit code."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command and exit with its code."""
        kwargs["standalone_mode"] = False
        try:
            result = super().main(*args, **kwargs)
            sys.stdout.flush()
            sys.exit(result if isinstance(result, int) else 0)
        except click.exceptions.Abort:
            _die("stopped", "", 4)
        except click.ClickException as error:
            error.show()
            sys.exit(2)
        except PolicyKgError as error:
            if os.environ.get("POLICYKG_DEBUG"):
                raise
            _die(error.message, error.hint, error.exit_code)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        except Exception as error:
            if os.environ.get("POLICYKG_DEBUG"):
                raise
            _die(f"internal error: {type(error).__name__}: {error}", "run again with --debug and report it", 4)


def _die(message: str, hint: str, code: int) -> None:
    click.echo(f"error: {message}", err=True)
    if hint:
        click.echo(f"hint: {hint}", err=True)
    sys.exit(code)


def debug(_context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """Show tracebacks from here on (the callback of `--debug`)."""
    if value:
        os.environ["POLICYKG_DEBUG"] = "1"


def store_option(command: Command) -> Command:
    """Add `--store` to a command."""
    return click.option(
        "--store", type=click.Path(path_type=Path), default=Path("store"), show_default=True, envvar="POLICYKG_STORE",
        help="Folder of the store.",
    )(command)  # fmt: skip


def output_options(command: Command) -> Command:
    """Add `--format` and `--output` to a command that gives rows."""
    command = click.option(
        "--format", "form", type=click.Choice(FORMATS), help="Form of the rows; a table on a terminal, else CSV."
    )(command)
    return click.option("--output", type=click.Path(path_type=Path), help="File to write; its ending gives the form.")(
        command
    )


def print_table(table: "Table", form: str | None, output: Path | None) -> int:
    """Write the rows to the screen or to a file and return the exit code: 1 if there are none."""
    from kg.export.table import write_table

    if form is None:
        form = _SUFFIXES.get(output.suffix.lower()) if output else ("table" if sys.stdout.isatty() else "csv")
    if form is None:
        raise WrongUse(f"{output}: no known ending", f"use one of {', '.join(sorted(_SUFFIXES))} or --format")
    write_table(table, form, output if output else sys.stdout)
    if output:
        click.echo(f"{len(table)} rows written to {output}", err=True)
    if not len(table):
        click.echo("nothing was found", err=True)
    return 0 if len(table) else 1


def open_graph(store: Path) -> "Store":
    """Open the store for reading. Raises `BadInput` if there is none."""
    from kg.graph import open_store

    return open_store(store)


def query_text(query: str) -> str:
    """Return a query: as it is written, or what the file `….rq` of that name holds."""
    if not query.endswith(".rq") or any(char.isspace() for char in query):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{query}: {error.strerror}", "check the path, or write the query itself") from error
