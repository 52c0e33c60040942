"""Footage: some beats of a lesson, filmed, each as a clip; what comes before them is played but not drawn.

A lesson can so be filmed in pieces by several processes at once. All that a piece is made from is the lesson
itself, so every process knows by itself which beats are its own; and each beat is encoded by itself in any
case, so the pieces are, to the byte, what filming the whole would have made.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manim import Scene
from manim.utils.exceptions import EndSceneEarlyException

from scenes.stage.lesson import Lesson, LessonParams, PlayedBeat
from scenes.stage.lesson.narration import reading_time
from scenes.stage.shapes.theme import Theme
from scripts.basis.quality import Quality
from scripts.film.burning import CaptionBurner
from scripts.film.clips import Clip, ClipWriter
from scripts.film.contact_sheet import Album
from scripts.film.dirty_rectangles import Picture
from scripts.film.rehearsal import rehearse
from scripts.film.renderer import LessonRenderer, manim_settings
from scripts.film.segments import WHOLE, Piece
from scripts.narration.captions import captions
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.narration.transcript import narration_of
from scripts.narration.voices.choice import open_voice
from scripts.narration.voices.takes import Takes

Report = Callable[[float], None]
"""Told the share that is done, from 0 to 1."""


@dataclass(frozen=True)
class Footage:
    """What was filmed: plain data beside the clips, which lie in a folder."""

    clips: tuple[Clip, ...]
    album: Album
    played: tuple[PlayedBeat, ...]
    """All beats up to the last one filmed, in order."""
    seconds: Mapping[str, float]
    """How long each beat that was filmed took."""
    title: str
    summary: str
    facts: Mapping[str, Any]
    takes: Takes | None


def film(
    lesson_class: type[Lesson],
    params: LessonParams,
    theme: Theme,
    quality: Quality,
    folder: Path,
    piece: Piece = WHOLE,
    report: Report | None = None,
    narration_style: NarrationStyle = SILENT,
) -> Footage:
    """Film a piece of a lesson into the empty *folder*, as ``NN-<beat>.mp4``."""
    album = Album(theme)
    writer = ClipWriter(folder, quality, album)
    takes = Takes(open_voice(narration_style.voice), params.pace) if narration_style.voice else None
    burner = (
        _burner(lesson_class, params, theme, quality, takes, writer)
        if narration_style.burn_captions
        else None
    )
    with manim_settings(quality):
        renderer = _FilmRenderer(quality.fps, writer, burner, piece)
        lesson = lesson_class(params, theme, narrator=takes, renderer=renderer)
        if report is not None:
            renderer.on_picture = _Progress(lesson, renderer, report)
        lesson.render()
    return Footage(
        clips=tuple(writer.clips),
        album=album,
        played=tuple(lesson.played),
        seconds=renderer.seconds,
        title=lesson.title,
        summary=lesson.summary(),
        facts=lesson.results,
        takes=takes,
    )


class _FilmRenderer(LessonRenderer):
    """Draws every frame of a piece, and ends the lesson after it."""

    def __init__(self, fps: int, writer: ClipWriter, burner: CaptionBurner | None, piece: Piece) -> None:
        super().__init__(fps)
        self.writer = writer
        self.burner = burner
        self.piece = piece
        self.beats = range(0)
        """The numbers of the beats to film, once the first one begins."""
        self.seconds: dict[str, float] = {}
        self.on_picture: Callable[[], None] | None = None
        self._beat = -1
        self._name = ""
        self._since = 0.0

    def begin_beat(self, name: str) -> None:
        if self._beat < 0:  # a lesson knows its script once it is set up
            assert isinstance(self.scene, Lesson)
            told = {beat.name: reading_time(narration) for beat, narration in self.scene.script()}
            self.beats = self.piece.beats(told)
        self._end_beat()
        self._beat += 1
        if self._beat in self.beats:
            self.writer.begin(name, self._beat + 1)
        elif self._beat >= self.beats.stop:
            raise EndSceneEarlyException
        self._name, self._since = name, time.perf_counter()

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return self._beat in self.beats

    def show(self, picture: Picture, repeat: int) -> None:
        changed = self.camera.take_changed()
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


class _Progress:
    """Estimates the share done: a beat is about as long as its narration takes to be read."""

    def __init__(self, lesson: Lesson, renderer: _FilmRenderer, report: Report) -> None:
        self._lesson = lesson
        self._renderer = renderer
        self._report = report
        self._expected: list[float] = []
        self._percent = -1

    def __call__(self) -> None:
        if not self._expected:
            pace, beats = self._lesson.params.pace / self._renderer.fps, self._renderer.beats
            script = self._lesson.script()[beats.start : beats.stop]
            self._expected = [reading_time(narration) / pace for _, narration in script]
        clips = self._renderer.writer.clips
        *finished, current = self._expected[: len(clips)]
        done = sum(finished) + min(clips[-1].frames, current)
        percent = min(99, int(100 * done / sum(self._expected)))  # the files are still to come
        if percent > self._percent:
            self._percent = percent
            self._report(percent / 100)


def _burner(
    lesson_class: type[Lesson],
    params: LessonParams,
    theme: Theme,
    quality: Quality,
    takes: Takes | None,
    writer: ClipWriter,
) -> CaptionBurner:
    """What draws the captions: when they come is known before anything is drawn, from a rehearsal."""
    played = rehearse(lesson_class, params, theme, quality, takes)
    cues = captions(map(narration_of, played))
    return CaptionBurner(cues, theme, quality.fps, writer.write)
