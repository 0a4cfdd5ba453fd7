"""N-Quads: one statement a line, sorted, so that `diff` shows what changed between two builds."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store, serialize

from kg.export.atomic import write_file

__all__ = ["write"]


def write(store: Store, path: str | Path, **_options: object) -> list[Path]:
    """Write every quad of the store to `path` as sorted N-Quads lines."""
    lines = (serialize(iter(store), format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)
    return [write_file(path, b"".join(sorted(lines)))]
