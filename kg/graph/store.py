"""The store on disk: an Oxigraph folder with a marker file that says its format, its base and who wrote it."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, Store

from kg.errors import BadInput
from kg.graph.provenance import version
from kg.names import DEFAULT_BASE, Names

__all__ = ["MARKER", "STORE_VERSION", "dataset", "open_store", "read_sources", "store_base", "write_store"]

MARKER = "policykg.json"
STORE_VERSION = 1
SOURCES = "sources"
"""The folder of a store that keeps the source texts, each named by its sha256."""


def write_store(
    path: str | PathLike[str],
    quads: Iterable[Quad],
    base: str = DEFAULT_BASE,
    sources: Mapping[str, str] | None = None,
    kept: Mapping[str, bytes] | None = None,
) -> None:
    """Build a store in a folder beside `path` and put it in its place, so that a failed build leaves the old one.

    `sources` (text by sha256) are kept in the store, so that every quote can be checked again and shown in its place;
    `kept` (content by path in the folder) is kept beside them.

    Raises `BadInput` if `path` exists and is no policykg store (nothing is deleted that policykg did not write).
    """
    target = Path(path)
    if target.exists() and not (target / MARKER).is_file() and (not target.is_dir() or any(target.iterdir())):
        raise BadInput(f"{target} exists and is no policykg store", "choose another folder with --store DIR")
    target.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{target.name}-building-", dir=target.parent))
    try:
        store = Store(str(building))
        store.bulk_extend(quads)
        store.flush()
        del store
        if sources:
            (building / SOURCES).mkdir()
            for sha256, text in sources.items():
                (building / SOURCES / f"{sha256}.txt").write_bytes(text.encode("utf-8"))
        for name, content in (kept or {}).items():
            (building / name).parent.mkdir(exist_ok=True)
            (building / name).write_bytes(content)
        marker = {"base": Names(base).base, "generator": f"policykg {version()}", "version": STORE_VERSION}
        (building / MARKER).write_text(json.dumps(marker, indent=1) + "\n", encoding="utf-8")
        building.chmod(0o755)
        _swap(building, target)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _swap(building: Path, target: Path) -> None:
    """Put the new folder in the place of the old one; the old one comes back if that fails."""
    if not target.exists():
        building.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}-old-", dir=target.parent))
    target.rename(old / "store")
    try:
        building.rename(target)
    except OSError:
        (old / "store").rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _marker(path: str | PathLike[str]) -> dict[str, Any]:
    marker = Path(path) / MARKER
    if not marker.is_file():
        raise BadInput(f"no store at {path}", f"policykg build FILE… --store {path}")
    try:
        facts = json.loads(marker.read_text(encoding="utf-8"))
        found = facts["version"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{marker} cannot be read", f"policykg build FILE… --store {path}") from error
    if found != STORE_VERSION:
        raise BadInput(
            f"the store at {path} is of version {found}, this policykg reads version {STORE_VERSION}",
            f"build it again: policykg build FILE… --store {path}",
        )
    return dict(facts)


def store_base(path: str | PathLike[str]) -> str:
    """Return the base of the IRIs in the store. Raises `BadInput` as `open_store` does."""
    return str(_marker(path).get("base", DEFAULT_BASE))


def open_store(path: str | PathLike[str]) -> Store:
    """Open a store for reading (several processes may). Raises `BadInput` if there is none, or of another version."""
    _marker(path)
    try:
        return Store.read_only(str(path))
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: its files are damaged or missing
        raise BadInput(
            f"the store at {path} cannot be opened: {error}", f"build it again: policykg build FILE… --store {path}"
        ) from error


def read_sources(path: str | PathLike[str]) -> dict[str, str]:
    """Return the source texts that the store keeps, by their sha256. Raises `BadInput` as `open_store` does."""
    _marker(path)
    return {f.stem: f.read_bytes().decode("utf-8") for f in sorted((Path(path) / SOURCES).glob("*.txt"))}


def dataset(path: str | PathLike[str]) -> Any:  # noqa: ANN401 - rdflib is imported only here
    """Return an rdflib `Dataset` (its default graph is the union of all) over the store, through oxrdflib."""
    store = open_store(path)
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=store), default_union=True)
