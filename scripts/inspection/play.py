"""A lesson played for the inspector: no frame is drawn unless a fault is to be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import numpy as np
from manim import Camera, Mobject, Scene

from scenes.stage.lesson import Lesson
from scripts.film.dirty_rectangles import Picture
from scripts.film.footage import OnProgress
from scripts.film.renderer import LessonRenderer, adds_up_its_steps, manim_settings
from scripts.film.subject import Subject
from scripts.inspection.faults import Finding, PictureFault
from scripts.inspection.inspector import Inspector
from scripts.inspection.seeing.marking import Crop, crop
from scripts.inspection.thresholds import STEP
from scripts.narration.motion import share_moving


@dataclass(frozen=True)
class Inspection:
    """What was found in one lesson: its faults, the worst first, each with a picture if one was asked for."""

    faults: list[tuple[PictureFault, Crop | None]]
    looks: dict[str, int]
    """How many moments of each beat were looked at."""
    moving: float
    """For which share of the film anything moves."""
    still_words: dict[str, float]
    """Seconds of words after the last movement, for each beat."""


def inspect_lesson(
    subject: Subject, name: str, *, pictures: bool = False, on_progress: OnProgress = lambda _: None
) -> Inspection:
    """Play a lesson and look at it every fifth of a second, and at the end of every beat."""
    with manim_settings(subject.quality):
        renderer = InspectionRenderer(subject.quality.fps, pictures=pictures, on_progress=on_progress)
        lesson = subject.lesson(renderer)
        lesson.render()
        found = sorted(renderer.inspector.faults(lesson, name), key=lambda each: -each[0].weight)
    timeline = renderer.inspector.timeline
    assert timeline is not None
    still = {beat.name: round(timeline.motion[beat.name].still_words(beat), 2) for beat in lesson.played}
    moving = share_moving(timeline.motion.values(), lesson.played)
    return Inspection(found, dict(renderer.inspector.looks), round(moving, 3), still)


class InspectionRenderer(LessonRenderer):
    """Hands each moment that is to be looked at to an inspector, and draws only what is to be shown."""

    def __init__(self, fps: int, *, pictures: bool, on_progress: OnProgress = lambda _: None) -> None:
        super().__init__(fps)
        self._on_progress = on_progress
        self.inspector = Inspector(self._crop if pictures else None)
        self._step = max(1, round(STEP * fps))
        self._looking = False
        self._rests = True
        self._drawn: tuple[int, Picture] | None = None
        self._blank: Picture = np.zeros((0, 0, 4), dtype=np.uint8)

    def begin_beat(self, name: str) -> None:
        self._look_at_the_end()
        self.inspector.begin_beat(name)
        beats = [beat.name for beat in cast("Lesson", self.scene).script()]
        self._on_progress(beats.index(name) / len(beats))

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        self._look_at_the_end()

    def _look_at_the_end(self) -> None:
        """Look once more at a beat that ends in movement; a hold has been looked at to its end."""
        if not self._rests:
            self.look(0, resting=False)

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return not self._looking  # every play, but no picture of a single frame

    def draw(self, mobjects: Iterable[Mobject] | None = None) -> Picture:  # noqa: ARG002
        return self._blank

    def show(self, picture: Picture, repeat: int) -> None:  # noqa: ARG002
        """Look at a picture that stands for *repeat* frames."""
        self.look(repeat, resting=True)

    def step_through(self, scene: Scene, frames: int) -> None:
        """Play only the frames that are looked at, where nothing depends on those in between."""
        if adds_up_its_steps(scene):
            super().step_through(scene, frames)
            return
        for number in range(frames):
            if self.frame % self._step == 0:
                scene.update_to_time(number / self.fps)
            self.render(scene, number / self.fps)
        self.finish_movement()

    def render(self, scene: Scene, time: float, moving_mobjects: Iterable[Mobject] | None = None) -> None:
        if self.frame % self._step == 0:
            self.look(self._step, resting=False)
        self._looking = True
        super().render(scene, time, moving_mobjects)
        self._looking = False

    def look(self, frames: int, *, resting: bool) -> None:
        self._rests = resting
        self.inspector.look(
            cast("Lesson", self.scene), self.frame / self.fps, frames / self.fps, resting=resting
        )

    def _crop(self, finding: Finding) -> Crop:
        if self._drawn is None or self._drawn[0] != self.frame:
            self._drawn = self.frame, photograph(cast("Lesson", self.scene))
        return crop(self._drawn[1], finding.box, [thing.box for thing in finding.things])


def photograph(lesson: Lesson) -> Picture:
    """Draw the stage as it stands, with manim's own camera: pictures of faults need not be fast."""
    camera = Camera(background_color=lesson.theme.color("background"))
    camera.capture_mobjects([*lesson.mobjects, *lesson.foreground_mobjects])
    return np.array(camera.pixel_array, dtype=np.uint8)
