"""One picture of a lesson, without drawing what comes before it: for a live preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from manim import Scene
from manim.utils.exceptions import EndSceneEarlyException
from PIL import Image

from scenes.stage.lesson import Lesson
from scripts.film.dirty_rectangles import Picture
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.subject import Subject


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
        The name of a beat, for its last frame; or seconds from the beginning of the lesson.
    path
        The file to write.

    Returns
    -------
    float
        The second at which the film shows this frame.

    Raises
    ------
    UnknownMoment
        If no beat of that name is played, or the lesson does not reach that second.
    """

    def save(_: Lesson, picture: Picture) -> None:
        Image.fromarray(picture).convert("RGB").save(path, "PNG")

    return stand_still(subject, moment, save)


def stand_still(
    subject: Subject,
    moment: str | float,
    save: Callable[[Lesson, Picture], None],
    prepare: Callable[[Lesson], None] | None = None,
) -> float:
    """Play a lesson up to one moment and call *save* with the lesson, as it is then, and its picture.

    *prepare* is called with the lesson before it is played. Everything else is as in ``record_still``.
    """
    fps = subject.quality.fps
    with manim_settings(subject.quality):
        renderer = _LastOfBeat(fps, moment) if isinstance(moment, str) else _FrameAt(fps, moment)
        lesson = subject.lesson(renderer)
        if prepare is not None:
            prepare(lesson)
        lesson.render()
        if renderer.picture is None:
            raise UnknownMoment(_whereabouts(lesson, moment))
        save(lesson, renderer.picture)
    return renderer.taken / fps


def _whereabouts(lesson: Lesson, moment: str | float) -> str:
    if isinstance(moment, str):
        names = ", ".join(beat.name for beat in lesson.played)
        return f"{lesson.name()} plays no beat {moment!r} at these parameters; its beats are {names}"
    return f"{lesson.name()} lasts {lesson.time:.2f} seconds; there is no picture at {moment:g}"


class _StillRenderer(LessonRenderer):
    """Takes one picture and then ends the lesson."""

    def __init__(self, fps: int) -> None:
        super().__init__(fps)
        self.picture: Picture | None = None
        self.taken = 0
        """The frame number of the picture."""

    def take(self, picture: Picture, frame: int) -> None:
        self.picture, self.taken = picture, frame


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
    """Draws the stage when the beat is over: a beat ends at rest, so this is what its last frame shows."""

    def __init__(self, fps: int, name: str) -> None:
        super().__init__(fps)
        self.name = name
        self.beat: str | None = None

    def begin_beat(self, name: str) -> None:
        if self.beat == self.name:
            self.take(self.draw(), self.frame - 1)
            raise EndSceneEarlyException
        self.beat = name

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        if self.picture is None and self.beat == self.name:
            self.take(self.draw(), self.frame - 1)
