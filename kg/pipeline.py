"""The way of a document: the one module that knows the order of the stages.

read ─> structure ─> extract ─> resolve ─> review ─> graph ─> reason ─> check ─> store
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import BadInput, CheckFailed
from kg.extract import extract as find_mentions
from kg.model import Record, Source
from kg.read import prepare, read
from kg.resolve import resolve
from kg.review import apply_review, is_review, read_decisions
from kg.structure import structure

if TYPE_CHECKING:
    from pyoxigraph import Store

    from kg.check import Report
    from kg.statements import Statement

__all__ = ["BuildResult", "DEFAULT_BASE", "build", "extract_file", "extract_reviewed", "extract_source", "find_files"]

DEFAULT_BASE = "https://policykg.example/"
_SUFFIXES = (".txt", ".md")
_ABOUT = ("readme", "license", "changelog", "index")
"""Files of a folder that are about it; to read one, name it."""


@dataclass
class BuildResult:
    """What a build did: the records, the files that could not be read, the report of the checks."""

    records: list[tuple[Source, Record]]
    failures: list[BadInput]
    inferred: int
    triples: int
    report: "Report"
    duplicates: list[str] = field(default_factory=list)
    reviewed: int = 0
    """Statements that decisions of reviewers settle."""
    suspects: int = 0
    """Decisions whose source changed so that their words are no longer found; each is a finding."""


def extract_source(source: Source) -> Record:
    """Return the extraction record of a text. Any text has one."""
    outline = structure(prepare(source))
    return resolve(source, outline, find_mentions(outline))


def extract_file(path: Path, name: str | None = None) -> tuple[Source, Record]:
    """Read the file at `path` and return its source and record. Raises `BadInput` if it cannot be read as a text."""
    source = read(path, name)
    return source, extract_source(source)


def extract_reviewed(path: Path) -> Record:
    """Return the record of the file at `path` with the decisions kept beside it. Raises `BadInput` as `build` does."""
    decisions = read_decisions(path)
    source, record = extract_file(path)
    return apply_review(source, record, decisions).record


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the text files (`.txt`, `.md`) that `paths` name: files as they are, folders with all below them.

    Files about a folder (README, LICENSE, …) are left out; so are review files and stores, which `plans/*` names too.

    Raises `BadInput` if a path does not exist, a folder holds no text file, or nothing is left.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            if _is_store(path):
                continue
            texts = (p for p in path.rglob("*") if p.suffix.lower() in _SUFFIXES and p.is_file() and not _kept(p))
            inside = sorted(p for p in texts if p.stem.lower() not in _ABOUT)
            if not inside:
                raise BadInput(
                    f"{path}: the folder holds no .txt or .md file", "name the folder that holds the documents"
                )
            found.extend(inside)
        elif path.exists():
            if not is_review(path):  # it is read with its source
                found.append(path)
        else:
            raise BadInput(f"{path}: there is no such file or folder", "check the spelling of the path")
    if not found:
        raise BadInput("there is no document to read", "name the sources; what lies beside them is found by itself")
    return list(dict.fromkeys(found))


def _is_store(path: Path) -> bool:
    return (path / "policykg.json").is_file()


def _kept(path: Path) -> bool:
    """Tell whether a file is the copy of a source that a store keeps, not a source."""
    return path.parent.name == "sources" and _is_store(path.parent.parent)


def _try(path: Path) -> tuple[Source, Record] | BadInput:
    try:
        return extract_file(path)
    except BadInput as error:
        return error


def _extract_all(
    files: Sequence[Path], jobs: int, progress: Callable[[Path], None]
) -> list[tuple[Source, Record] | BadInput]:
    if jobs <= 1 or len(files) < 2:
        results = []
        for path in files:
            results.append(_try(path))
            progress(path)
        return results
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(max_workers=jobs) as pool:
        results = []
        for path, result in zip(files, pool.map(_try, files, chunksize=4), strict=True):
            results.append(result)
            progress(path)
        return results


def build(
    paths: Iterable[Path],
    store: Path,
    *,
    base: str = DEFAULT_BASE,
    jobs: int = 1,
    shapes: bool = False,
    progress: Callable[[Path], None] = lambda path: None,
) -> BuildResult:
    """Read all documents under `paths`, build, reason and check their graph, and put it in the folder `store`.

    A file that cannot be read is reported in `failures` and the others are built; with none left `BadInput` is raised.
    The store is replaced in one step, and only if every quote matches its source: otherwise `CheckFailed` is raised
    and the old store stays. `jobs` processes extract; `shapes` runs SHACL too. The result does not depend on the
    order of the files.

    Decisions of reviewers beside the sources are applied (see `kg.review`). A review file with a bad line stops the
    build with `BadInput`, since to go on without it would bring back what was rejected.
    """
    from kg.check import check
    from kg.graph import kept_files, load_vocabularies, to_quads, write_store
    from kg.reason import address, infer

    files = find_files(paths)
    decisions = {path: read_decisions(path) for path in files}
    results = _extract_all(files, jobs, progress)
    failures = [r for r in results if isinstance(r, BadInput)]
    unique: dict[str, tuple[Source, Record]] = {}
    duplicates = []
    places: dict[str, list[Path]] = {}
    for path, result in zip(files, results, strict=True):
        if isinstance(result, BadInput):
            continue
        places.setdefault(result[0].sha256, []).append(path)
        first = unique.setdefault(result[0].sha256, result)
        if first is not result:
            duplicates.append(result[0].name)
            if result[0].name < first[0].name:
                unique[result[0].sha256] = result
    if not unique:
        raise (
            failures[0]
            if len(failures) == 1
            else BadInput(
                f"none of the {len(failures)} files could be read", "; ".join(f.message for f in failures[:5])
            )
        )
    for found in places.values():
        found.sort(key=lambda path: (path.name, path))
    reviews = [
        (source, apply_review(source, record, [d for path in places[source.sha256] for d in decisions[path]]))
        for source, record in unique.values()
    ]
    records = [(source, review.record) for source, review in reviews]
    statements: dict[str, list[Statement]] = {}
    memory = _memory_store()
    memory.bulk_extend(to_quads(records, base, statements))
    memory.bulk_extend(load_vocabularies(base))
    stated = len(memory)
    infer(memory, base)
    address(memory, base)
    inferred = len(memory) - stated
    report = check(memory, shapes=shapes, sources={source.sha256: source.text for source, _ in records})
    if not report.ok:
        worst = next(p for p in report.problems if p.severity == "error")
        raise CheckFailed(f"{worst.check}: {worst.message} ({worst.subject})", worst.solution or "please report this")
    texts = {source.sha256: source.text for source, _ in records}
    write_store(store, memory, base, texts, kept_files(places, statements))
    return BuildResult(
        records,
        failures,
        inferred,
        len(memory),
        report,
        duplicates,
        sum(review.applied for _, review in reviews),
        sum(review.suspects for _, review in reviews),
    )


def _memory_store() -> "Store":
    from pyoxigraph import Store

    return Store()
