"""What can be known of a lesson without drawing it: its facts, what it says, and when."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from scenes.stage.lesson import Lesson, Narrator, PlayedBeat, ScriptedBeat
from scenes.stage.lesson.narration import reading_time
from scenes.stage.shapes.theme import using_theme
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.subject import Part, Subject

_REST = 0.6
"""Seconds for which a beat rests after its words."""


def computed_lesson(subject: Subject) -> Lesson:
    """Return the lesson with its mathematics done and nothing played: it knows its facts."""
    with manim_settings(subject.quality), using_theme(subject.theme):
        lesson = subject.lesson()
        lesson.compute()
    return lesson


@lru_cache(maxsize=1)
def script_of(subject: Subject) -> Mapping[str, ScriptedBeat]:
    """Return what the lesson says at these parameters, by beat, in order."""
    return {beat.name: beat for beat in computed_lesson(subject).script()}


def expected_seconds(subject: Subject, part: Part) -> float:
    """Return about how long a part lasts: as long as it takes to read it, and a rest after each beat."""
    script = script_of(subject)
    if part.phrase is not None:
        return reading_time(script[part.beats[0]].phrases[part.phrase - 1]) / subject.params.pace
    words = sum(reading_time(script[name].narration) for name in part.beats)
    return words / subject.params.pace + _REST * len(part.beats)


def rehearse(subject: Subject, narrator: Narrator | None = None) -> list[PlayedBeat]:
    """Play a lesson without drawing it, and return its beats with their times.

    Times are exact for the frame rate of the subject; another rate may move them by a few frames a play.
    """
    with manim_settings(subject.quality):
        lesson = subject.lesson(LessonRenderer(subject.quality.fps), narrator)
        lesson.render()
    return lesson.played
