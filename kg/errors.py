"""The errors of policykg. Every one says what is wrong and how to mend it, and carries the exit code of the command.

Exit codes: 0 ok, 1 a check failed or nothing was found, 2 wrong use, 3 bad input, 4 internal.
"""

__all__ = [
    "BadInput",
    "CheckFailed",
    "InternalError",
    "NothingFound",
    "PolicyKgError",
    "WrongUse",
]


class PolicyKgError(Exception):
    """Parent of all errors raised on purpose.

    `message` is one line (what and where), `hint` one line (the mend); `exit_code` is what the command returns.
    """

    exit_code = 4

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\nhint: {self.hint}" if self.hint else self.message


class CheckFailed(PolicyKgError):
    """A check found offenders: a quote that does not match, a shape that is not met, a score under its floor."""

    exit_code = 1


class NothingFound(PolicyKgError):
    """The question is well put but nothing answers to it: an unknown directive, province, agency or document."""

    exit_code = 1


class WrongUse(PolicyKgError):
    """The command or function was called with words that it does not take."""

    exit_code = 2


class BadInput(PolicyKgError):
    """A file, store or query cannot be used: empty, binary, in another encoding, malformed, of another version."""

    exit_code = 3


class InternalError(PolicyKgError):
    """Something that should never happen; please report it."""

    exit_code = 4
