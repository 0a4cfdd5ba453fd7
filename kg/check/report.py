"""What a check found."""

from dataclasses import dataclass, field

__all__ = ["SEVERITIES", "Problem", "Report"]

SEVERITIES = ("error", "warning", "info")


@dataclass(frozen=True, order=True)
class Problem:
    """One offender: which `check` it fails, how grave (`error`, `warning`, `info`), what is wrong with which `subject`.

    The subject is an IRI; `solution` says how to mend it.
    """

    check: str
    severity: str
    message: str
    subject: str
    solution: str = ""


@dataclass
class Report:
    """All problems, sorted, and the names of the checks that were run."""

    problems: list[Problem] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether no error was found (warnings and hints are allowed)."""
        return not any(problem.severity == "error" for problem in self.problems)

    def merge(self, other: "Report") -> "Report":
        """Return a report of both, sorted, each problem once."""
        return Report(sorted({*self.problems, *other.problems}), sorted({*self.checks, *other.checks}))
