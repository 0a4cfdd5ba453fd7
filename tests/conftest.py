"""What the tests share: the samples and their store, the goldens, and what is skipped where something is missing.

Environment: `POLICYKG_WRITE_GOLDEN=1` writes the goldens instead of comparing (never with `CI=true`);
`POLICYKG_CORPUS` names the folder of the original documents, for the tests marked `corpus`; `POLICYKG_CHROMIUM` the
program for those marked `browser`.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "kg" / "samples"
WRITE_GOLDEN = os.environ.get("POLICYKG_WRITE_GOLDEN") == "1"

settings.register_profile("policykg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("policykg"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "policykg")


def _corpus() -> Path:
    return Path(os.environ.get("POLICYKG_CORPUS") or ROOT.parent / "shared" / "corpus")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs a program or a folder that is not here."""
    chromium = os.environ.get("POLICYKG_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    missing = {
        "browser": None if chromium else "no Chromium: apt-get install chromium, or POLICYKG_CHROMIUM names it",
        "java": None if shutil.which("java") else "no Java: apt-get install default-jre-headless",
        "corpus": None if _corpus().is_dir() else "no original documents: POLICYKG_CORPUS names their folder",
    }
    for item in items:
        for mark, reason in missing.items():
            if reason and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("POLICYKG_STORE", "POLICYKG_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of the original documents (only for tests marked `corpus`)."""
    return _corpus()


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store built from the bundled samples; read only."""
    from kg.pipeline import build

    store = tmp_path_factory.mktemp("samples") / "store"
    build(sorted(SAMPLES.glob("*.txt")), store)
    return store


@pytest.fixture(scope="session")
def golden() -> Callable[[Path, str], None]:
    """Return `golden(path, text)`: compare `text` with the file, or write it where POLICYKG_WRITE_GOLDEN=1 says so."""

    def compare(path: Path, text: str) -> None:
        if WRITE_GOLDEN:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.relative_to(ROOT)} is missing; POLICYKG_WRITE_GOLDEN=1 ./run-tests writes it"
        assert text == path.read_text("utf-8"), f"{path.relative_to(ROOT)} is out of date; see CONTRIBUTING.md, Goldens"

    return compare
