"""The records of the five samples, whole. `POLICYKG_WRITE_GOLDEN=1 ./run-tests tests/golden` writes them anew."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.pipeline import extract_file

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "kg" / "samples").glob("*.txt"))
RECORDS = Path(__file__).parent / "records"


def test_goldens_are_never_written_where_they_are_compared() -> None:
    written = os.environ.get("POLICYKG_WRITE_GOLDEN") == "1"
    assert not (written and os.environ.get("CI") == "true"), (
        "unset POLICYKG_WRITE_GOLDEN: CI compares, it does not write"
    )


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_record_of_a_sample(sample: Path, golden: Callable[[Path, str], None]) -> None:
    text = json.dumps(extract_file(sample)[1], ensure_ascii=False, indent=1) + "\n"
    golden(RECORDS / f"{sample.stem}.json", text)


def test_no_golden_without_its_sample() -> None:
    assert {p.stem for p in RECORDS.glob("*.json")} <= {p.stem for p in SAMPLES}
