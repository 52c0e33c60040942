"""The subject of a film: a lesson at checked parameters, in its theme, at a quality; and a part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.basis.quality import Quality

if TYPE_CHECKING:
    from manim import CairoRenderer

    from scenes.stage.lesson import Lesson, LessonParams, Narrator, Ranges
    from scenes.stage.shapes.theme import Theme


@dataclass(frozen=True, eq=False)
class Subject:
    """What is filmed, and how it looks; what is found out about it once is kept for that very object."""

    lesson_class: type[Lesson]
    params: LessonParams
    theme: Theme
    quality: Quality
    ranges: Ranges = field(default_factory=dict)
    """Of axes, in the place of the lesson's own."""

    def lesson(self, renderer: CairoRenderer | None = None, narrator: Narrator | None = None) -> Lesson:
        """Return the lesson, ready to be played. Call this, and play it, under ``manim_settings``."""
        return self.lesson_class(
            self.params, self.theme, narrator=narrator, ranges=self.ranges, renderer=renderer
        )


@dataclass(frozen=True)
class Part:
    """Beats of a lesson that follow one another, or one *phrase* of a single beat, counted from 1."""

    beats: tuple[str, ...]
    phrase: int | None = None


def split_phrase(text: str) -> tuple[str, int | None]:
    """Return the beat and the number of the phrase that *text* means: ``walk:2``, or all of ``walk``."""
    match = re.fullmatch(r"(.*):(\d{1,3})", text)
    return (match[1], int(match[2])) if match else (text, None)
