from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scenes.stage.lesson import Lesson


@pytest.fixture(scope="session")
def computed() -> Callable[..., Any]:
    """A lesson with its mathematics done and nothing drawn: ``computed(GradientDescent, start=5)``."""

    def compute(lesson_class: type[Lesson], **params: Any) -> Lesson:
        lesson = lesson_class.__new__(lesson_class)
        lesson.params = lesson_class.Params(**params)
        lesson.compute()
        return lesson

    return compute
