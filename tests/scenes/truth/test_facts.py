"""Every number among a lesson's facts is what an independent oracle says, at any parameters.

The oracles, in the lessons' modules, know neither mathkit nor the stage: closed forms, exact fractions, whole
numbers of hundredths, the singular value decomposition, a recurrence written out once more.
"""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from scripts.request.catalogue import find_lessons, load_lesson
from truth.agreement import disagreements, untrue
from truth.modules import every_lesson
from truth.perturbing import changed_results
from truth.unnoticed import UNNOTICED


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


@every_lesson
def test_a_result_that_is_off_is_found(name, lesson_class, computed):
    """Whatever ``compute`` left on the lesson: a number that is off makes a fact or a word wrong."""
    lesson = computed(lesson_class)
    unnoticed = [place for place in changed_results(lesson) if not is_noticed(lesson)]
    assert set(unnoticed) == UNNOTICED.get(name, set())


def is_noticed(lesson):
    try:
        with warnings.catch_warnings(action="ignore"):
            return bool(disagreements(lesson) or untrue(lesson))
    except Exception:  # what does not fit together may fail in any way
        return True


def test_a_fact_without_an_oracle_is_found(computed, monkeypatch):
    lesson = computed(load_lesson(find_lessons()["vectors"]))
    facts = lesson.facts()
    monkeypatch.setattr(lesson, "facts", lambda: {**facts, "answer": 42})
    assert disagreements(lesson) == ["answer has no oracle"]
