"""One picture of a lesson, without drawing what comes before it: for a live preview."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from manim import Scene
from manim.utils.exceptions import EndSceneEarlyException
from PIL import Image

from scenes.stage.lesson import Lesson
from scenes.stage.type.numerals import counted
from scripts.basis.errors import no_such
from scripts.film.dirty_rectangles import Picture
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.subject import Subject, split_phrase


class UnknownMoment(ValueError):  # noqa: N818
    """The lesson has no such beat, or ends before that second."""


def record_still(
    subject: Subject,
    moment: str | float,
    path: Path,
) -> float:
    """Write the frame of the film at one moment as a PNG file.

    Parameters
    ----------
    subject
        The lesson, and how it looks.
    moment
        The name of a beat, for its last frame; ``beat:2`` for what its second phrase leads to; or seconds
        from the beginning of the lesson.
    path
        The file to write.

    Returns
    -------
    float
        The second at which the film shows this frame.

    Raises
    ------
    UnknownMoment
        If there is no such beat or phrase, or the lesson does not reach that second.
    """

    def save(_: Lesson, picture: Picture) -> None:
        Image.fromarray(picture).convert("RGB").save(path, "PNG")

    return stand_still(subject, moment, save).seconds


@dataclass(frozen=True)
class TakenAt:
    """When a picture was taken: at which second of the film, and in which beat."""

    seconds: float
    beat: str


def stand_still(
    subject: Subject,
    moment: str | float,
    save: Callable[[Lesson, Picture], None],
    prepare: Callable[[Lesson], None] | None = None,
) -> TakenAt:
    """Play a lesson up to one moment and call *save* with the lesson, as it is then, and its picture.

    *prepare* is called with the lesson before it is played. Everything else is as in ``record_still``.
    """
    fps = subject.quality.fps
    with manim_settings(subject.quality):
        renderer = _LastOfBeat(fps, moment) if isinstance(moment, str) else _FrameAt(fps, moment)
        lesson = subject.lesson(renderer)
        lesson.on_phrase = renderer.begin_phrase
        if prepare is not None:
            prepare(lesson)
        lesson.render()
        if renderer.picture is None:
            raise UnknownMoment(_whereabouts(lesson, moment))
        save(lesson, renderer.picture)
    return TakenAt(renderer.taken / fps, renderer.beat)


def _whereabouts(lesson: Lesson, moment: str | float) -> str:
    if isinstance(moment, str):
        beat, phrase = split_phrase(moment)
        for played in lesson.played:
            if played.name == beat and phrase is not None:
                return (
                    f"{beat} of {lesson.name()} has {counted(len(played.phrases), 'phrase')}, and no {moment}"
                )
        names = [played.name for played in lesson.played]
        return f"at these parameters {lesson.name()} has {no_such('beat', beat, names)}"
    return f"{lesson.name()} lasts {lesson.time:.2f} seconds; there is no picture at {moment:g}"


class _StillRenderer(LessonRenderer):
    """Takes one picture and then ends the lesson."""

    def __init__(self, fps: int) -> None:
        super().__init__(fps)
        self.picture: Picture | None = None
        self.taken = 0
        """The frame number of the picture."""
        self.beat = ""
        """The present one."""

    def begin_beat(self, name: str) -> None:
        self.beat = name

    def take(self, picture: Picture, frame: int) -> None:
        self.picture, self.taken = picture, frame

    def begin_phrase(self, index: int) -> None:
        """Hear that a phrase of the beat begins, by its index from 0."""


class _FrameAt(_StillRenderer):
    def __init__(self, fps: int, seconds: float) -> None:
        super().__init__(fps)
        # A frame is shown until the next one: at a given time we see the last frame that began before it.
        self.target = int(seconds * fps + 1e-6) if seconds >= 0 else None

    def wants(self, frames: range) -> bool:
        return self.target in frames

    def show(self, picture: Picture, repeat: int) -> None:  # noqa: ARG002
        assert self.target is not None
        self.take(picture, self.target)
        raise EndSceneEarlyException

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        if self.picture is None and self.target == self.frame:  # the end of the film: the last frame
            self.take(self.draw(), self.frame - 1)


class _LastOfBeat(_StillRenderer):
    """Draws the stage when a beat, or a phrase of it, is over: what was moving has arrived."""

    def __init__(self, fps: int, moment: str) -> None:
        super().__init__(fps)
        self.name, self.phrase = split_phrase(moment)
        self.heard = 0
        """How many phrases of the present beat have begun."""

    def begin_beat(self, name: str) -> None:
        if self._is_over():
            self.take(self.draw(), self.frame - 1)
            raise EndSceneEarlyException
        super().begin_beat(name)
        self.heard = 0

    def begin_phrase(self, index: int) -> None:
        if self.beat == self.name and self.phrase == index and index:
            self.take(self.draw(), self.frame - 1)
            raise EndSceneEarlyException
        self.heard = index + 1

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        if self.picture is None and self._is_over():
            self.take(self.draw(), self.frame - 1)

    def _is_over(self) -> bool:
        """Whether what was asked for ends with the present beat."""
        return self.beat == self.name and self.phrase in (None, self.heard)
