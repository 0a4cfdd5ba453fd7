"""Files that are there whole or not at all: written under a temporary name beside their place, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg.errors import BadInput

__all__ = ["write_file", "write_folder"]


def write_file(path: str | Path, content: bytes) -> Path:
    """Write `content` to `path` in one step and return the path; folders above it are made.

    Raises `BadInput` if `path` is a folder or cannot be written.
    """
    target = Path(path)
    if target.is_dir():
        raise BadInput(f"{target} is a folder", "name the file to write")
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        temporary.replace(target)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror or error}", "choose another --output") from error
    finally:
        temporary.unlink(missing_ok=True)
    return target


def write_folder(path: str | Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write all `files` (content by name) into the folder `path` and return their paths, by name.

    They are complete beside it before the first takes its place. A new folder appears in one step; in one that exists
    files of the same names are replaced and others are left as they are. Raises `BadInput` if it cannot be written.
    """
    target = Path(path)
    if target.exists() and not target.is_dir():
        raise BadInput(f"{target} is a file", "name the folder to write")
    building: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{target.name}-building-", dir=target.parent))
        for name, content in sorted(files.items()):
            (building / name).write_bytes(content)
        building.chmod(0o755)
        if not target.exists():
            building.rename(target)
        else:
            for name in sorted(files):
                (building / name).replace(target / name)
    except OSError as error:
        raise BadInput(f"{target} cannot be written: {error.strerror or error}", "choose another --output") from error
    finally:
        if building is not None:
            shutil.rmtree(building, ignore_errors=True)
    return [target / name for name in sorted(files)]
