"""Footage: beats of a lesson, filmed, each as a clip; the beats before them are played but not drawn.

So several processes can film the segments of one lesson at the same time. A segment follows from the lesson
alone, so each process can work out which beats are its own. Each beat is encoded separately in any case, so
the files are the same, byte by byte, as when one process films the whole lesson.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manim import Scene
from manim.utils.exceptions import EndSceneEarlyException

from scenes.stage.lesson import Lesson, PlayedBeat, Ranges
from scenes.stage.lesson.narration import reading_time
from scripts.film.burning import CaptionBurner
from scripts.film.clips import Clip, ClipWriter
from scripts.film.contact_sheet import Album
from scripts.film.dirty_rectangles import Picture
from scripts.film.rehearsal import rehearse
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.segments import WHOLE_LESSON, Segment
from scripts.film.subject import Subject
from scripts.narration.captions import captions
from scripts.narration.motion import BeatMotion
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.narration.transcript import phrases_of
from scripts.narration.voices.takes import Takes, takes_of

OnProgress = Callable[[float], None]
"""Called with how much is done, from 0 to 1."""


@dataclass(frozen=True)
class Footage:
    """What was filmed: the clips, which are files in a folder, and plain data about them."""

    clips: tuple[Clip, ...]
    album: Album
    played: tuple[PlayedBeat, ...]
    """All beats up to the last one filmed, in order."""
    seconds: Mapping[str, float]
    """How long it took to film each beat."""
    motion: Mapping[str, BeatMotion]
    """How much each beat moves."""
    title: str
    summary: str
    facts: Mapping[str, Any]
    key_numbers: Mapping[str, Any]
    ranges: Ranges
    takes: Takes | None
    burns_captions: bool
    """Whether captions are drawn into the pictures."""
    language: str
    """As pages write it."""


def film(
    subject: Subject,
    folder: Path,
    segment: Segment = WHOLE_LESSON,
    on_progress: OnProgress | None = None,
    narration_style: NarrationStyle = SILENT,
) -> Footage:
    """Film a segment of a lesson into the empty *folder*, as ``NN-<beat>.mp4``."""
    album = Album(subject.theme)
    writer = ClipWriter(folder, subject.quality, album)
    takes = takes_of(narration_style.voice, subject.params.pace)
    burner = _burner(subject, takes, writer) if narration_style.burn_captions else None
    with manim_settings(subject.quality):
        renderer = _FilmRenderer(subject.quality.fps, writer, burner, segment)
        lesson = subject.lesson(renderer, narrator=takes)
        if on_progress is not None:
            renderer.on_picture = _ProgressEstimate(lesson, renderer, on_progress)
        lesson.render()
    return Footage(
        clips=tuple(writer.clips),
        album=album,
        played=tuple(lesson.played),
        seconds=renderer.seconds,
        motion=renderer.motion,
        title=lesson.title,
        summary=lesson.summary(),
        facts=lesson.results,
        key_numbers=lesson.key_numbers,
        ranges=lesson.shown_ranges,
        takes=takes,
        burns_captions=burner is not None,
        language=narration_style.language,
    )


class _FilmRenderer(LessonRenderer):
    """Draws every frame of a segment, and ends the lesson after it."""

    def __init__(self, fps: int, writer: ClipWriter, burner: CaptionBurner | None, segment: Segment) -> None:
        super().__init__(fps)
        self.writer = writer
        self.burner = burner
        self.segment = segment
        self.beats = range(0)
        """The numbers of the beats to film, once the first one begins."""
        self.seconds: dict[str, float] = {}
        self.motion: dict[str, BeatMotion] = {}
        self.on_picture: Callable[[], None] | None = None
        self._beat = -1
        self._name = ""
        self._since = 0.0

    def begin_beat(self, name: str) -> None:
        if self._beat < 0:  # a lesson knows its script once it is set up
            assert isinstance(self.scene, Lesson)
            expected = {beat.name: reading_time(beat.narration) for beat in self.scene.script()}
            self.beats = self.segment.beats(expected)
        self._end_beat()
        self._beat += 1
        if self._beat in self.beats:
            self.writer.begin(name, self._beat + 1)
            self.motion[name] = BeatMotion()
        elif self._beat >= self.beats.stop:
            raise EndSceneEarlyException
        self._name, self._since = name, time.perf_counter()

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return self._beat in self.beats

    def show(self, picture: Picture, repeat: int) -> None:
        changed = self.camera.pop_dirty_rectangle()
        if repeat == 1 and changed:
            self.motion[self._name].add(self.frame / self.fps, 1 / self.fps)
        if self.burner is None:
            self.writer.write(picture, repeat, changed)
        else:
            self.burner.show(picture, self.frame, repeat, changed)
        if self.on_picture is not None:
            self.on_picture()

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        self._end_beat()

    def _end_beat(self) -> None:
        self.writer.finish()
        if self._beat in self.beats:
            self.seconds.setdefault(self._name, time.perf_counter() - self._since)

    def abort(self) -> None:
        self.writer.abort()


class _ProgressEstimate:
    """Estimates how much is done: a beat lasts about as long as it takes to read its narration."""

    def __init__(self, lesson: Lesson, renderer: _FilmRenderer, on_progress: OnProgress) -> None:
        self._lesson = lesson
        self._renderer = renderer
        self._on_progress = on_progress
        self._expected: list[float] = []
        self._percent = -1

    def __call__(self) -> None:
        if not self._expected:
            pace, beats = self._lesson.params.pace / self._renderer.fps, self._renderer.beats
            script = self._lesson.script()[beats.start : beats.stop]
            self._expected = [reading_time(beat.narration) / pace for beat in script]
        clips = self._renderer.writer.clips
        *finished, current = self._expected[: len(clips)]
        done = sum(finished) + min(clips[-1].frames, current)
        percent = min(99, int(100 * done / sum(self._expected)))  # the files are still to come
        if percent > self._percent:
            self._percent = percent
            self._on_progress(percent / 100)


def _burner(subject: Subject, takes: Takes | None, writer: ClipWriter) -> CaptionBurner:
    """Return what draws the captions. A rehearsal says when they come before anything is drawn."""
    cues = captions(phrases_of(rehearse(subject, takes)))
    return CaptionBurner(cues, subject.theme, subject.quality.fps, writer.write)
