"""A lesson and what is true of it, for tests that run for ``every_lesson``."""

from __future__ import annotations

import pytest

from scenes.stage.lesson import Lesson
from scripts.request.catalogue import find_lessons, load_lesson
from truth.modules import LessonTruth, truth_of


@pytest.fixture
def lesson_class(name: str) -> type[Lesson]:
    """The lesson that the test runs for."""
    return load_lesson(find_lessons()[name])


@pytest.fixture
def truth(name: str) -> LessonTruth:
    """What is true of it."""
    return truth_of(name)
