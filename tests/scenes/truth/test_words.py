"""Words that follow from numbers follow from the right ones, at any parameters, extremes included.

Each sentence or word among a lesson's facts is held against conditions that its module works out, without
mathkit: it never says "converges" over a path that does not.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from truth.agreement import disagreements, untrue
from truth.examples import examples
from truth.modules import every_lesson


@every_lesson
def test_every_word_is_checked(lesson_class, truth, computed, corner_of):
    """At one setting or another: some words are said of some settings only."""
    said: set[str] = set()
    checked: set[str] = set()
    for params in ({}, corner_of(lesson_class, "least"), *truth.OTHER_SETTINGS):
        lesson = computed(lesson_class, **params)
        facts = lesson.facts()
        said |= {name for name, value in facts.items() if isinstance(value, str)}
        checked |= {name for name, _ in truth.words(lesson.params, facts, lesson)}
    assert checked == said


@every_lesson
def test_words_at_the_defaults(lesson_class, computed):
    assert untrue(computed(lesson_class)) == []


@every_lesson
@pytest.mark.parametrize("end", ["least", "greatest"])
def test_words_at_the_corners(lesson_class, end, computed, corner_of):
    assert untrue(computed(lesson_class, **corner_of(lesson_class, end))) == []


@every_lesson
def test_words_at_other_settings(lesson_class, truth, computed):
    for params in truth.OTHER_SETTINGS:
        assert untrue(computed(lesson_class, **params)) == []


@every_lesson
@examples(40)
@given(data=st.data())
def test_facts_and_words_at_any_parameters(lesson_class, data, computed, params_of):
    lesson = computed(lesson_class, **data.draw(params_of(lesson_class), label="params"))
    assert disagreements(lesson) == []
    assert untrue(lesson) == []


# The gate sees -----------------------------------------------------------------------------------------


@every_lesson
def test_words_of_another_setting_are_found_untrue(lesson_class, truth, computed, monkeypatch):
    lesson = computed(lesson_class)
    facts, wrong = dict(lesson.facts()), set()
    words = {name for name, value in facts.items() if isinstance(value, str)}
    for params in truth.OTHER_SETTINGS:
        other = computed(lesson_class, **params).facts()
        for name in (name for name in words if facts[name] != other[name]):
            monkeypatch.setattr(lesson, "facts", lambda name=name, other=other: {**facts, name: other[name]})
            wrong.add(name)
            if name not in truth.SOMETIMES:
                assert untrue(lesson), f"{name}: {other[name]!r}"
    assert len(wrong) >= min(3, len(words)), "OTHER_SETTINGS should change at least three of the words"
