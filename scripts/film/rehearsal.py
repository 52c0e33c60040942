"""A lesson played without a picture: how long it is, and what it says when."""

from __future__ import annotations

from scenes.stage.lesson import Lesson, LessonParams, Narrator, PlayedBeat
from scenes.stage.shapes.theme import Theme
from scripts.basis.quality import QUALITIES, Quality
from scripts.film.renderer import LessonRenderer, manim_settings


def rehearse(
    lesson_class: type[Lesson],
    params: LessonParams,
    theme: Theme,
    quality: Quality = QUALITIES["m"],
    narrator: Narrator | None = None,
) -> list[PlayedBeat]:
    """Play a lesson without drawing it, and return its beats with their times.

    Times are to the frame of *quality*; another frame rate may move them by a few frames a play.
    """
    with manim_settings(quality):
        lesson = lesson_class(params, theme, narrator=narrator, renderer=LessonRenderer(quality.fps))
        lesson.render()
    return lesson.played
