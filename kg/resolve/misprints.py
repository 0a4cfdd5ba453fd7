"""Symbols that differ as slips of the pen do: digits in another order, another body for the Prime Minister."""

import re

__all__ = ["same_digits", "same_number"]


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
