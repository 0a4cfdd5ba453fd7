"""What a store keeps for its reviewers: where the sources lay, and which statement of a record each IRI is."""

import json
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path

from kg.errors import BadInput
from kg.graph.store import store_base
from kg.statements import Statement

__all__ = ["kept_files", "read_paths", "read_statements"]

_PATHS = "paths.json"
_STATEMENTS = "statements"


def kept_files(paths: Mapping[str, Sequence[Path]], statements: Mapping[str, Sequence[Statement]]) -> dict[str, bytes]:
    """Return the files (content by path below the store) that keep where the sources lie and their statements.

    Both are keyed by the sha256 of a source; several files can hold the same text. The graph says nothing of paths.
    """
    where = {sha: [str(path.resolve()) for path in found] for sha, found in sorted(paths.items())}
    files = {_PATHS: json.dumps(where, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape") + b"\n"}
    for sha, found in statements.items():
        lines = (json.dumps(statement, ensure_ascii=False) + "\n" for statement in found)
        files[f"{_STATEMENTS}/{sha}.jsonl"] = "".join(lines).encode("utf-8")
    return files


def read_paths(store: str | PathLike[str]) -> dict[str, list[Path]]:
    """Return where the sources of the store lay when it was built, by their sha256; nothing for an older store.

    Raises `BadInput` if there is no store.
    """
    store_base(store)
    file = Path(store) / _PATHS
    if not file.is_file():
        return {}
    try:
        found = json.loads(file.read_bytes().decode("utf-8", "surrogateescape"))
        return {sha: [Path(path) for path in paths] for sha, paths in found.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise BadInput(
            f"{file} cannot be read", f"build the store again: policykg build FILE… --store {store}"
        ) from error


def read_statements(store: str | PathLike[str], sha256: str) -> list[Statement]:
    """Return the statements of one source, in the order of its record; none for an older store."""
    file = Path(store) / _STATEMENTS / f"{sha256}.jsonl"
    if not file.is_file():
        return []
    return [json.loads(line) for line in file.read_bytes().decode("utf-8").split("\n") if line]
