"""`kg.extract` was a function once and a module ever after: importing the stage of that name replaced it."""

from pathlib import Path

import kg

SAMPLES = Path(kg.__file__).parent / "samples"


def test_functions_stay_functions_after_their_stages_are_imported():
    sample = sorted(SAMPLES.glob("*.txt"))[0]
    first = kg.extract(sample)
    assert kg.extract(sample) == first
    from kg.ask import ask  # noqa: F401

    assert callable(kg.extract) and callable(kg.ask)
