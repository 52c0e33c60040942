"""Lessons that are watched as they play: many look on at one play."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PIL import Image

from scenes.stage.lesson import Lesson, Ranges
from scenes.stage.shapes.theme import DARK, Theme
from scripts.basis.quality import Quality
from scripts.development import renew_pictures as golden
from scripts.film.renderer import LessonRenderer, manim_settings

# Playing -----------------------------------------------------------------------------------------------

FPS = 15
"""Frames a second of the clock: a lesson takes as long as in a film."""

STEP = 3
"""How many frames lie between two looks at a picture that moves, if nothing else is said."""


class Kind(Enum):
    """What a picture does at a moment."""

    MOVES = auto()
    SETTLED = auto()
    """A movement has just ended."""
    HOLDS = auto()


@dataclass(frozen=True)
class Moment:
    """A moment at which a lesson is looked at."""

    lesson: Any
    beat: str
    kind: Kind
    time: float
    """Seconds since the lesson began."""
    covers: float
    """Seconds for which the picture stands; 0 where a movement has just ended."""

    @property
    def rests(self) -> bool:
        return self.kind is not Kind.MOVES


class Looker:
    """Looks on while a lesson is played. Subclasses note what their tests ask."""

    def begin_beat(self, beat: str) -> None:
        """Hear that a beat begins."""

    def look(self, moment: Moment) -> None:
        """Look at the stage."""

    def end_beat(self, renderer: WatchedRenderer) -> None:
        """Hear that a beat is over."""

    def end(self, renderer: WatchedRenderer) -> None:
        """Hear that the lesson is over."""


class WatchedRenderer(LessonRenderer):
    """Plays a lesson before lookers. Nothing is drawn unless one of them asks for a picture.

    Parameters
    ----------
    lookers
        Those who look on, in the order in which they are called.
    step
        How many frames lie between two looks at a movement; 0 if only what it leads to is looked at.
    """

    def __init__(self, lookers: Sequence[Looker], step: int) -> None:
        super().__init__(FPS)
        self.lookers, self.step = lookers, step
        self.beat = ""
        self._until = 0

    @property
    def lesson(self) -> Any:
        return self.scene

    def photograph(self) -> Image.Image:
        """Draw what stands on the stage, as large as the reference pictures are drawn."""
        return Image.fromarray(super().draw()).convert("RGB")

    # What the lesson's renderer is asked -----------------------------------------------------------

    def begin_beat(self, name: str) -> None:
        self._end_beat()
        self.beat = name
        for each in self.lookers:
            each.begin_beat(name)

    def scene_finished(self, scene: Any) -> None:  # noqa: ARG002
        self._end_beat()
        for each in self.lookers:
            each.end(self)

    def _end_beat(self) -> None:
        if self.beat:
            for each in self.lookers:
                each.end_beat(self)

    def wants(self, frames: range) -> bool:
        self._until = frames.stop
        return self.step > 0

    def play(self, scene: Any, *animations: Any, **options: Any) -> None:
        before = self.frame
        super().play(scene, *animations, **options)
        self._advance(self._until - self.frame)
        held = scene.is_current_animation_frozen_frame()
        if held:
            self._look(Kind.HOLDS, before, self.frame - before)
        else:
            self._look(Kind.SETTLED, self.frame, 0)

    def draw(self, mobjects: Any = None) -> Any:
        """Draw nothing: `photograph` does, when a looker asks."""

    def show(self, picture: Any, repeat: int) -> None:
        """Leave the picture be: there is none."""

    def render(self, scene: Any, time: float, moving_mobjects: Any = None) -> None:  # noqa: ARG002
        """Play one step of a movement. manim's steps are as long as the lookers'."""
        frames = min(self.step or STEP, self._until - self.frame)
        if self.step:
            self._look(Kind.MOVES, self.frame, frames)
        self._advance(frames)

    def _look(self, kind: Kind, first: int, frames: int) -> None:
        moment = Moment(self.lesson, self.beat, kind, first / FPS, frames / FPS)
        for each in self.lookers:
            each.look(moment)


def watch(
    lesson_class: type[Lesson],
    lookers: Sequence[Looker],
    params: Mapping[str, Any],
    theme: Theme = DARK,
    *,
    ranges: Ranges | None = None,
    step: int = STEP,
) -> Lesson:
    """Play a lesson before lookers: ``watch(GradientDescent, [Places()], {"start": 5})``."""
    width, height = golden.drawn_size()
    with manim_settings(Quality("looks", width, height, FPS // (step or STEP))), programs_refused():
        renderer = WatchedRenderer(lookers, step)
        lesson = lesson_class(lesson_class.Params(**params), theme, ranges=ranges or {}, renderer=renderer)
        lesson.render()
    return lesson


# Programs of the machine ---------------------------------------------------------------------------------

_STARTS = {"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"}
"""Python's audit events."""

_refusing = False


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if _refusing and event in _STARTS:
        raise RuntimeError(f"a lesson starts a program: {event} {arguments[0] if arguments else ''}")


sys.addaudithook(_refuse)


@contextmanager
def programs_refused() -> Iterator[None]:
    """Refuse to start programs: a lesson is to play on a machine that has none."""
    global _refusing  # noqa: PLW0603
    _refusing = True
    try:
        yield
    finally:
        _refusing = False
