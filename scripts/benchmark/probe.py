"""Where the time of a film goes, in one process and on one thread, and the floor below which it cannot go."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from manim import Mobject, Scene

from scenes.stage.lesson import Lesson, LessonParams
from scenes.stage.shapes.theme import DARK
from scripts.basis.quality import QUALITIES, Quality
from scripts.film.camera import LessonCamera
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.encoding.coarse_tiles import Tiles
from scripts.film.encoding.conversion import PictureConverter
from scripts.film.encoding.encoder import SegmentEncoder
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.request.catalogue import LessonFile, load_lesson

PARTS = ("maths", "scene", "drawing", "conversion", "encoding", "waiting")


@dataclass
class Clock:
    """Adds up the CPU seconds spent in each part; what is spent within a part on another counts there."""

    cpu: dict[str, float] = field(default_factory=lambda: dict.fromkeys(PARTS, 0.0))
    _part: str = "scene"
    _since: float = field(default_factory=time.thread_time)

    @contextmanager
    def on(self, part: str) -> Iterator[None]:
        outer = self.switch(part)
        try:
            yield
        finally:
            self.switch(outer)

    def switch(self, part: str) -> str:
        now, before = time.thread_time(), self._part
        self.cpu[before] += now - self._since
        self._part, self._since = part, now
        return before


@dataclass(frozen=True)
class Probe:
    """A lesson filmed with a clock in hand: its frames, its seconds, and the seconds of each part."""

    frames: int
    seconds: float
    parts: dict[str, float]

    @property
    def cpu(self) -> float:
        """The seconds of CPU of all parts."""
        return sum(spent for part, spent in self.parts.items() if part != "waiting")

    @property
    def floor(self) -> float:
        """The seconds that the encoder alone takes for pictures already drawn."""
        return self.parts["conversion"] + self.parts["encoding"]


def probe(lesson: LessonFile, quality: Quality | str, **params: Any) -> Probe:
    """Film *lesson* on one thread and return where the time went."""
    if isinstance(quality, str):
        quality = QUALITIES[quality]
    lesson_class = load_lesson(lesson)
    clock, started = Clock(), time.perf_counter()
    with manim_settings(quality), TemporaryDirectory(prefix="mathreel-probe-") as folder:
        renderer = _ProbedRenderer(quality, Path(folder), clock)
        _probed(lesson_class, clock)(lesson_class.Params(**params), DARK, renderer=renderer).render()
    clock.switch("scene")
    seconds = time.perf_counter() - started
    clock.cpu["waiting"] = max(0.0, seconds - sum(clock.cpu.values()))
    return Probe(renderer.frame, seconds, clock.cpu)


def _probed(lesson_class: type[Lesson], clock: Clock) -> type[Lesson]:
    class Probed(lesson_class):  # type: ignore[misc, valid-type]
        params: LessonParams

        def compute(self) -> None:
            with clock.on("maths"):
                super().compute()

    Probed.__module__ = lesson_class.__module__  # by which a lesson knows its part
    Probed.__qualname__ = lesson_class.__qualname__
    return Probed


class _ProbedCamera(LessonCamera):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def show_still(self, mobjects: Iterable[Mobject]) -> None:
        with self._clock.on("drawing"):
            super().show_still(mobjects)

    def show_moving(self, mobjects: Iterable[Mobject]) -> None:
        with self._clock.on("drawing"):
            super().show_moving(mobjects)


class _ProbedConverter(PictureConverter):
    def __init__(self, quality: Quality, clock: Clock) -> None:
        super().__init__(quality)
        self._clock = clock

    def update(self, picture: Picture, changed: PixelRectangle) -> Tiles:
        with self._clock.on("conversion"):
            return super().update(picture, changed)


class _ProbedRenderer(LessonRenderer):
    """Writes each beat to a file, as for a film, but without a thread."""

    def __init__(self, quality: Quality, folder: Path, clock: Clock) -> None:
        super().__init__(quality.fps)
        self.camera = _ProbedCamera(clock)
        self._quality, self._folder, self._clock = quality, folder, clock
        self._encoder: SegmentEncoder | None = None
        self._whole = True

    def begin_beat(self, name: str) -> None:
        self._finish()
        with self._clock.on("encoding"):
            converter = _ProbedConverter(self._quality, self._clock)
            self._encoder = SegmentEncoder(self._folder / f"{name}.mp4", self._quality, converter)
        self._whole = True

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return True

    def show(self, picture: Picture, repeat: int) -> None:
        changed, encoder = self.camera.pop_dirty_rectangle(), self._encoder
        if encoder is None:
            raise RuntimeError("a lesson shows nothing before its first beat")
        with self._clock.on("encoding"):
            encoder.write(picture, repeat, None if self._whole else changed)
        self._whole = False

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        self._finish()

    def _finish(self) -> None:
        if self._encoder is not None:
            with self._clock.on("encoding"):
                self._encoder.finish()
