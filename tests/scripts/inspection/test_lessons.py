"""The gate itself on the lessons: clean as they stand and at drawn parameters, and blind to little.

A fixed seed and a small number, so that this takes a minute or two; ``mathreel check --samples 50`` and
``python -m scripts.development.mutate`` look longer.
"""

from __future__ import annotations

import pytest

from scenes.stage.shapes.theme import DARK, LIGHT
from scripts.basis.quality import QUALITIES
from scripts.development.mutate import mutate_lesson
from scripts.film.subject import Subject
from scripts.inspection.checking import Sampling, check_samples
from scripts.inspection.play import inspect_lesson
from scripts.request.catalogue import find_lessons, load_lesson

LESSONS = find_lessons()
SAMPLES = 3
SEEN = 0.95

every_lesson = pytest.mark.parametrize("name", LESSONS)


@every_lesson
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_a_lesson_is_clean(name, theme):
    lesson = load_lesson(LESSONS[name])
    inspection = inspect_lesson(Subject(lesson, lesson.Params(), theme, QUALITIES["l"]), name)
    assert [fault for fault, _ in inspection.faults] == []
    assert inspection.looks.keys() <= {beat.name for beat in lesson.beats()}
    assert min(inspection.looks.values()) >= 6


@every_lesson
def test_a_lesson_is_clean_at_other_parameters(name):
    report = check_samples(Sampling(LESSONS[name], "dark", SAMPLES, seed=0))
    assert report.checked == SAMPLES
    assert report.smallest is None


@every_lesson
def test_the_gate_sees_what_is_spoilt(name):
    lesson = load_lesson(LESSONS[name])
    tally = mutate_lesson(lesson, lesson.Params(), DARK, each=1, seed=1)
    assert tally.made.total() >= 30
    assert tally.share >= SEEN, tally
