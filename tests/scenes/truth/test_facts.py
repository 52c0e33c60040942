"""Every number among a lesson's facts is what an independent oracle says, at any parameters.

The oracles, in the lessons' modules, know neither mathkit nor the stage: closed forms, exact fractions, whole
numbers of hundredths, the singular value decomposition, a recurrence written out once more.
"""

from __future__ import annotations

import numpy as np
import pytest

from scripts.request.catalogue import find_lessons, load_lesson
from truth.agreement import disagreements
from truth.modules import every_lesson


@every_lesson
def test_facts_at_the_defaults(lesson_class, computed):
    assert disagreements(computed(lesson_class)) == []


@every_lesson
@pytest.mark.parametrize("end", ["least", "greatest"])
def test_facts_at_the_corners(lesson_class, end, computed, corner_of):
    assert disagreements(computed(lesson_class, **corner_of(lesson_class, end))) == []


# The gate sees -----------------------------------------------------------------------------------------


@every_lesson
def test_a_fact_that_is_off_is_found(lesson_class, computed, monkeypatch):
    lesson = computed(lesson_class)
    facts = dict(lesson.facts())
    for name, value in facts.items():
        if isinstance(value, str) or value is None:
            continue
        off = np.asarray(value, dtype=float) * 1.01 + 0.6 * isinstance(value, int) + 1e-3
        monkeypatch.setattr(lesson, "facts", lambda off=off, name=name: {**facts, name: off})
        assert [each for each in disagreements(lesson) if each.startswith(f"{name} ")], name


def test_a_fact_without_an_oracle_is_found(computed, monkeypatch):
    lesson = computed(load_lesson(find_lessons()["vectors"]))
    facts = lesson.facts()
    monkeypatch.setattr(lesson, "facts", lambda: {**facts, "answer": 42})
    assert disagreements(lesson) == ["answer has no oracle"]
