"""The subject of a film: a lesson at checked parameters, in its theme, at a quality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.basis.quality import Quality

if TYPE_CHECKING:
    from manim import CairoRenderer

    from scenes.stage.lesson import Lesson, LessonParams, Narrator
    from scenes.stage.shapes.theme import Theme


@dataclass(frozen=True)
class Subject:
    """What is filmed, and how it looks."""

    lesson_class: type[Lesson]
    params: LessonParams
    theme: Theme
    quality: Quality

    def lesson(self, renderer: CairoRenderer | None = None, narrator: Narrator | None = None) -> Lesson:
        """Return the lesson, ready to be played. Call this, and play it, under ``manim_settings``."""
        return self.lesson_class(self.params, self.theme, narrator=narrator, renderer=renderer)
