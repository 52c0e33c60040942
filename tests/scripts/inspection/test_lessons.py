"""The gate itself on the lessons: clean as they stand and at drawn parameters, and blind to little.

They are the plays that all tests of a lesson share; ``mathreel check --samples 50`` and
``python -m scripts.development.mutate`` look longer.
"""

from __future__ import annotations

import pytest

from truth.modules import every_lesson
from truth.showing import seen, under_all

SEEN = 0.95


@every_lesson
@under_all
def test_a_lesson_is_clean(name, setting):
    assert seen(name, setting).legibility.faults == []


@pytest.mark.sampled
@every_lesson
def test_the_gate_looks_at_every_beat(name):
    shown = seen(name, "default")
    assert shown.legibility.looks.keys() == {each.name for each in shown.lesson.played}
    assert min(shown.legibility.looks.values()) >= 6


@pytest.mark.sampled
@every_lesson
def test_the_gate_sees_what_is_spoilt(name):
    tally = seen(name, "default").legibility.tally
    assert tally.made.total() >= 30
    assert tally.share >= SEEN, tally
