"""Documents made to order (`tests/corpus/generator.py`): what went in must come out."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "corpus"))

from generator import LAYOUTS, PARTS, differences, make

SEEDS = range(200)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_went_in_comes_out(seed):
    made = make(seed)
    assert differences(made) == {}, f"{made.parts}\n\n{made.text}"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("system", ["state province", "party province", "front province", "state district"])
def test_every_letterhead_of_every_issuer(layout, system):
    made = make(7, lambda parts: parts["layout"] == layout and parts["issuer"] == system)
    assert differences(made) == {}, f"{made.parts}\n\n{made.text}"


def test_the_same_seed_gives_the_same_document():
    assert make(11) == make(11)
    assert make(11).text != make(12).text


def test_the_patterns_are_all_tried():
    """Over the seeds of the main test each letterhead, system and way of charging an agency occurs."""
    made = [make(seed).parts for seed in SEEDS]
    assert {parts["layout"] for parts in made} == set(LAYOUTS)
    assert len({parts["issuer"] for parts in made}) == 5
    assert {parts["organisation"] for parts in made} == {"heading", "sentence", "giao", "request"}


def test_every_part_is_compared():
    assert set(make(1).expected) == set(PARTS)
