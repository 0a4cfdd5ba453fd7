"""The generated halves of docs/questions.md and docs/commands.md, so that the pages say what the program does."""

import click

from kg.ask import Question, questions
from kg.cli import main

__all__ = ["commands_page", "questions_page"]


def _question(question: Question) -> str:
    lines = [
        f"### {question.name}",
        "",
        f"**{question.title_vi}** · {question.title_en}. {question.why}",
        "",
    ]
    if question.parameters:
        given = ", ".join(
            f"`--{p.name.replace('_', '-')}`" + (" (optional)" if p.optional else "") for p in question.parameters
        )
        need = f"; at least one of {' or '.join(question.one_of)}" if question.one_of else ""
        lines.append(f"- Parameters: {given}{need}")
    else:
        lines.append("- Parameters: none")
    lines.append(f"- Columns: {', '.join(f'`{c}`' for c in question.columns)}")
    for parameter, columns in question.more.items():
        lines.append(f"- With `--{parameter.replace('_', '-')}` also: {', '.join(f'`{c}`' for c in columns)}")
    if question.note:
        lines.append(f"- Note: {question.note}")
    return "\n".join(lines) + "\n"


def questions_page() -> str:
    """Return one section a question, in the order of their names."""
    return "\n".join(_question(question) for question in questions().values())


def _option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    kind = option.type
    value = " | ".join(kind.choices) if isinstance(kind, click.Choice) else "" if option.is_flag else kind.name
    shown = option.show_default and option.default is not None and not option.is_flag
    parts = [
        option.help or "",
        f"Default: `{option.default}`." if shown else "",
        f"Or `{option.envvar}`." if option.envvar else "",
    ]
    return f"| {names} | {value.replace('|', chr(92) + '|')} | {' '.join(part for part in parts if part)} |"


def _command(command: click.Command) -> str:
    words = " ".join(p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument))
    about, _, example = (command.help or "").partition("\b\n")
    lines = [
        f"### {command.name}",
        "",
        f"`policykg {command.name} {words}`".replace(" `", "`"),
        "",
        " ".join(about.split()),
        "",
    ]
    if example.strip():
        lines += [f"    {line.strip().removeprefix('Example: ')}" for line in example.strip().splitlines()] + [""]
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines += ["| option | value | meaning |", "|---|---|---|", *map(_option, options), ""]
    return "\n".join(lines)


def commands_page() -> str:
    """Return one section a command, in the order of their names."""
    return "\n".join(_command(main.commands[name]) for name in sorted(main.commands))
