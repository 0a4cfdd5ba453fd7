"""One decision of a reviewer: what a line of a review file says, read strictly; the values of a correction."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from kg.errors import BadInput, WrongUse
from kg.statements import VALUES
from kg.vocabulary import concepts

__all__ = ["ITEM_LINK", "KINDS", "VERDICTS", "Decision", "corrections", "parse", "to_line"]

ITEM_LINK = "item-link"
KINDS = (*VALUES, ITEM_LINK)
VERDICTS = ("confirm", "reject", "correct")

_SCHEMES = {
    ("target", "direction"): "direction",
    ("target", "comparator"): "comparator",
    ("assignment", "role"): "role",
    ("citation", "function"): "function",
    ("report", "frequency"): "frequency",
    ("unit", "kind"): "unit-kind",
    ("unit", "themes"): "theme",
    ("link", "relation"): "function",
}
"""The vocabulary that a value is taken from."""

_NULLABLE = frozenset(
    [("target", "upper"), ("target", "by"), ("report", "to"), ("report", "via"), ("report", "frequency")]
    + [("report", "due"), ("unit", "due")]
)
_RELATIONS = ("implements", "continues", "basis", "issues", "amends", "details", "approves", "proposes")
_DATE = re.compile(r"(\d{4}|-)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?<!^-)")
"""As far as it is stated: `2025-11-30`, `2025-11`, `2025`; `--11-20` and `--11` recur every year."""
_IRI_PATH = re.compile(r"[^\s<>\"{}|\\^`]+")
_LIMIT = 1e15
"""Figures from here on are none (also infinity and what is no number)."""
_SHA = re.compile(r"[0-9a-f]{64}")
_REQUIRED = ("kind", "quote", "start", "end", "values", "decision", "by", "on", "why", "sha256")


@dataclass(frozen=True)
class Decision:
    """What somebody decided on one statement: `[start, end)` in code points of the source with the hash `sha256`.

    `values` identify the statement as it was when it was decided on; of an assignment `unit` is
    `{"start", "end", "quote"}`, of an item link `item` is the path of the item's IRI below the base. `corrected` holds
    only the values that change. `before` and `after` are the characters around the quote; they tell two places with
    the same words apart. `claim` is the IRI that the statement had, `file` the name of the source: for people, and to
    take a decision back.
    """

    kind: str
    quote: str
    start: int
    end: int
    values: dict[str, Any]
    decision: str
    by: str
    on: str
    why: str
    sha256: str
    corrected: dict[str, Any] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    claim: str = ""
    file: str = ""

    @property
    def final(self) -> dict[str, Any]:
        """The values that hold by this decision."""
        return {**self.values, **self.corrected}


def to_line(decision: Decision) -> dict[str, Any]:
    """Return the decision as the object of a line, with `corrected` only where there is something."""
    keys = ("kind", "quote", "start", "end", "values", "decision", "corrected", "by", "on", "why", "sha256")
    line = {key: getattr(decision, key) for key in (*keys, "before", "after", "claim", "file")}
    return {key: value for key, value in line.items() if key != "corrected" or value}


def parse(line: object) -> Decision:
    """Return the decision that the object of one line states.

    Raises `BadInput` (without the place, which the reader of the file knows) if something is missing or cannot be.
    """
    if not isinstance(line, dict):
        raise BadInput("the line is no JSON object", "a line is one object: {…}")
    missing = [key for key in _REQUIRED if key not in line]
    if missing:
        raise BadInput(f"the line has no {missing[0]!r}", f"a line has {', '.join(_REQUIRED)}")
    for key in ("kind", "quote", "decision", "by", "on", "why", "sha256", "before", "after", "claim", "file"):
        if not isinstance(line.get(key, ""), str):
            raise BadInput(f"{key!r} is no text", f'write it as "{key}": "…"')
        if not line.get(key, "").isprintable() and any("\ud800" <= c <= "\udfff" for c in line[key]):
            raise BadInput(f"{key!r} holds half a character", "write the line as UTF-8 without surrogates")
    if line["kind"] not in KINDS:
        raise BadInput(f"there is no kind {line['kind']!r}", f"one of {', '.join(KINDS)}")
    if line["decision"] not in VERDICTS:
        raise BadInput(f"there is no decision {line['decision']!r}", f"one of {', '.join(VERDICTS)}")
    start, end = line["start"], line["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise BadInput("'start' and 'end' are no span", "two whole numbers, the start before the end")
    if not line["quote"]:
        raise BadInput("'quote' is empty", "write the words of the statement as they stand in the source")
    if not _SHA.fullmatch(line["sha256"]):
        raise BadInput("'sha256' is no SHA-256", "64 hexadecimal digits: the hash of the source's bytes")
    if not line["by"].strip():
        raise BadInput("'by' is empty", "write who decided")
    try:
        if "T" not in line["on"]:
            raise ValueError
        datetime.fromisoformat(line["on"])
    except ValueError:
        raise BadInput(f"{line['on']!r} is no date-time", "write it as 2026-01-31T09:30:00+07:00") from None
    _check_values(line["kind"], line["values"], whole=True)
    corrected = line.get("corrected", {})
    _check_values(line["kind"], corrected, whole=False)
    if bool(corrected) != (line["decision"] == "correct"):
        raise BadInput(
            "'corrected' and the decision do not fit", "a correction, and only a correction, has `corrected`"
        )
    optional = {key: line[key] for key in ("before", "after", "claim", "file") if key in line}
    return Decision(**{key: line[key] for key in _REQUIRED}, corrected=dict(corrected), **optional)


def _check_values(kind: str, values: object, *, whole: bool) -> None:
    keys = ("item",) if kind == ITEM_LINK else VALUES[kind]
    if not isinstance(values, dict):
        raise BadInput("'values' is no object", f"an object with {', '.join(keys)}")
    for key in values:
        if key not in keys:
            raise BadInput(f"a statement of kind {kind} has no value {key!r}", f"it has {', '.join(keys)}")
    if whole and (missing := [key for key in keys if key not in values]):
        raise BadInput(f"'values' has no {missing[0]!r}", f"a statement of kind {kind} has {', '.join(keys)}")
    for key, value in values.items():
        if (problem := _problem(kind, key, value)) is not None:
            raise BadInput(f"{key}: {problem[0]}", problem[1])


def _problem(kind: str, key: str, value: object) -> tuple[str, str] | None:
    """Return what is wrong with a value, and the mend; None if it is right."""
    if value is None:
        return None if (kind, key) in _NULLABLE else ("a value is needed", "only an optional value can be null")
    if (kind, key) == ("assignment", "unit"):
        unit = value if isinstance(value, dict) else {}
        fits = [type(unit.get(name)) for name in ("start", "end", "quote")] == [int, int, str]
        return None if fits else ("no unit", '{"start": …, "end": …, "quote": "…"}')
    if key in ("value", "upper"):
        number = type(value) in (int, float) and abs(cast(float, value)) < _LIMIT
        return None if number else (f"{value!r} is no number", "write it as 95 or 3.5")
    if key == "by":
        return None if type(value) is int and 1000 <= value <= 9999 else (f"{value!r} is no year", "write it as 2025")
    words = value if key == "themes" else [value]
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        return f"{value!r} is no text", "write the value in words"
    if key != "themes" and not str(value).strip() and (kind, key) != ("target", "unit"):
        return "the value is empty", "write the value in words"
    if key == "item" and not _IRI_PATH.fullmatch(str(value)):
        return f"{value!r} is no item", "write the IRI of a directive item, or its path below the base"
    if key == "due" and not _DATE.fullmatch(str(value)):
        return f"{value!r} is no date", "write it as 2025-11-30, 2025-11, 2025 or --11-20"
    if scheme := _SCHEMES.get((kind, key)):
        known = _RELATIONS if kind == "link" else tuple(concepts(scheme))
        for word in words:
            if word not in known:
                return f"there is no {word!r}", f"one of {', '.join(known)}"
    return None


def corrections(kind: str, pairs: Sequence[str], current: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that `field=value` pairs change in a statement with the values `current`.

    An empty value stands for null; themes are parted by commas. Raises `WrongUse` for a field that the kind does not
    have, a value that does not fit, or a correction that changes nothing.
    """
    changed: dict[str, Any] = {}
    keys = (
        ("item",) if kind == ITEM_LINK else tuple(key for key in VALUES[kind] if (kind, key) != ("assignment", "unit"))
    )
    for pair in pairs:
        key, sign, text = (part.strip() for part in pair.partition("="))
        if not sign or key not in keys:
            raise WrongUse(
                f"{pair!r} corrects nothing in a statement of kind {kind}", f"FIELD=VALUE with {', '.join(keys)}"
            )
        changed[key] = _typed(key, text)
        if (problem := _problem(kind, key, changed[key])) is not None:
            raise WrongUse(f"{key}: {problem[0]}", problem[1])
    changed = {key: value for key, value in changed.items() if current.get(key) != value}
    final = {**current, **changed}
    if kind == "target" and (final.get("comparator") == "range") != (final.get("upper") is not None):
        raise WrongUse("a range, and only a range, has an upper value", "--correct comparator=range --correct upper=…")
    if not changed:
        raise WrongUse("the correction changes nothing", "use --confirm to confirm the statement as it is")
    return changed


def _typed(key: str, text: str) -> object:
    if key == "themes":
        return [word.strip() for word in text.split(",") if word.strip()]
    if text == "":
        return "" if key == "unit" else None
    if key in ("value", "upper", "by"):
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            return text
        return int(number) if number.is_integer() else number
    return text
