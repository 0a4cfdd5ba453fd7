"""Symbols that differ as slips of the pen do: digits in another order, another body for the Prime Minister."""

import re

__all__ = ["body_of", "same_digits", "same_number", "type_against"]

_TYPES = frozenset({"NQ", "NĐ", "TT", "CT", "KH", "KL"})
"""Types whose word stands for one code."""


def same_digits(symbol: str, other: str) -> bool:
    """Tell whether two symbols differ in the order of their digits alone: '57/KH-UBND', '75/KH-UBND'."""
    mine, theirs = re.match(r"\d+", symbol), re.match(r"\d+", other)
    if mine is None or theirs is None:
        return False
    return symbol[mine.end() :] == other[theirs.end() :] and sorted(mine[0]) == sorted(theirs[0])


def same_number(symbol: str, other: str) -> bool:
    """Tell whether two symbols differ in their body alone, one of them the Prime Minister's or the Government's."""
    mine, theirs = re.fullmatch(r"(\d+/[A-ZĐ]{2})-(\w+)", symbol), re.fullmatch(r"(\d+/[A-ZĐ]{2})-(\w+)", other)
    return bool(mine and theirs and mine[1] == theirs[1] and theirs[2] in ("TTg", "CP"))


def body_of(symbol: str) -> str:
    """Return the body at the end of a symbol without the type before it: 'CP' of '125/NQ-CP', 'TW' of '42-NQ/TW'."""
    return re.sub(r"\A[A-Za-zĐđ]{1,4}-", "", symbol.rsplit("/", 1)[-1])


def type_against(said: str | None, symbol: str) -> bool:
    """Tell whether the word before a symbol says another type than its code: 'Nghị quyết số 125/NĐ-CP'."""
    code = re.search(r"-([A-ZĐ]{2})/|/([A-ZĐ]{2})-", symbol)
    return code is not None and said in _TYPES and (code[1] or code[2]) in _TYPES and said != (code[1] or code[2])
