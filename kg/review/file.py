"""The review file beside a source: one decision a line, only ever added to, and there whole or not at all."""

import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import BadInput
from kg.review.decisions import Decision, parse, to_line

__all__ = ["append_decision", "is_review", "read_decisions", "review_path"]

_ENDING = ".review.jsonl"


def review_path(source: Path) -> Path:
    """Return where the decisions on a source are kept: `plan.review.jsonl` beside `plan.txt`."""
    return source.with_name(source.stem + _ENDING)


def is_review(path: Path) -> bool:
    """Return whether `path` is the name of a review file."""
    return path.name.endswith(_ENDING)


def read_decisions(source: Path) -> list[Decision]:
    """Return the decisions kept beside `source`, in the order in which they were made; none if there is no file.

    Where another document of the same name lies beside it (`plan.txt` and `plan.md`), each takes its own. Raises
    `BadInput` with the file and the line if one line cannot be read: a decision is never passed over in silence.
    """
    path = review_path(source)
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})", "check the path and its permissions") from error
    found = []
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append(parse(json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))))
        except UnicodeDecodeError as error:
            raise BadInput(f"{path}, line {number}: not UTF-8", "save the file as UTF-8") from error
        except (ValueError, RecursionError) as error:
            raise BadInput(
                f"{path}, line {number}: no JSON ({error})", "mend the line, or take it out if it was cut off"
            ) from error
        except BadInput as error:
            raise BadInput(f"{path}, line {number}: {error.message}", error.hint) from error
    return [d for d in found if d.file in ("", source.name) or not source.with_name(Path(d.file).name).is_file()]


def append_decision(source: Path, decision: Decision) -> Path:
    """Add a decision to the file beside `source` and return the file's path.

    The file is replaced in one step by a copy with one line more, written through to the disk; two reviewers who decide
    at the same time wait for each other. Raises `BadInput` if the file has a bad line or cannot be written.
    """
    path = Path(os.path.realpath(review_path(source)))
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}.tmp")
    line = json.dumps(to_line(decision), ensure_ascii=False) + "\n"
    try:
        with _locked(path.parent):
            read_decisions(source)
            before = path.read_bytes() if path.exists() else b""
            with temporary.open("wb") as out:
                out.write(before + (b"\n" if before and not before.endswith(b"\n") else b"") + line.encode("utf-8"))
                out.flush()
                os.fsync(out.fileno())
            if before:
                shutil.copymode(path, temporary)
            temporary.replace(path)
            _sync(path.parent)
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written: {error.strerror or error}", "decide where you may write, or use --beside FOLDER"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the folder while a file in it is replaced. Where the system has no such lock, nothing is held."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sync(folder: Path) -> None:
    """Write the folder itself through to the disk, so that the new name lasts (not possible on every system)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
