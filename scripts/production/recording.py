"""A lesson becomes a folder of files: film, clips, captions, poster and contact sheet."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manim import Scene
from pydantic_core import to_json

from scenes.stage.lesson import Lesson, LessonParams
from scenes.stage.narration import reading_time
from scenes.stage.theme import Theme
from scripts.production.assembly import join_films
from scripts.production.captions import captions, to_srt, to_vtt
from scripts.production.clips import Clip, ClipWriter
from scripts.production.encoder import Picture
from scripts.production.pictures import Album
from scripts.production.quality import Quality
from scripts.production.renderer import LessonRenderer, manim_settings

Report = Callable[[float], None]
"""Told the share that is done, from 0 to 1."""


@dataclass(frozen=True)
class RecordedBeat:
    """A beat as it is found in the film; times in seconds, the clip's name relative to the folder."""

    name: str
    title: str
    narration: str
    start: float
    end: float
    clip: str


@dataclass(frozen=True)
class Recording:
    """What a film turned out to be, in plain data."""

    duration: float
    frames: int
    beats: tuple[RecordedBeat, ...]
    facts: Mapping[str, Any]


def record_lesson(
    lesson_class: type[Lesson],
    params: LessonParams,
    theme: Theme,
    quality: Quality,
    folder: Path,
    report: Report | None = None,
) -> Recording:
    """Film a lesson.

    Parameters
    ----------
    lesson_class, params, theme, quality
        What is filmed, and how.
    folder
        An empty folder, which receives ``lesson.mp4``, ``lesson.vtt``, ``lesson.srt``, ``poster.png``,
        ``sheet.png`` and ``clips/NN-<beat>.mp4``.
    report
        Told the share done, at most a hundred times.

    Returns
    -------
    Recording
        The film's length, its beats with their exact times, and the lesson's facts, ready for JSON.
    """
    clips_folder = folder / "clips"
    clips_folder.mkdir()
    album = Album(theme)
    writer = ClipWriter(clips_folder, quality, album)
    with manim_settings(quality):
        renderer = _FilmRenderer(quality.fps, writer)
        lesson = lesson_class(params, theme, renderer=renderer)
        if report is not None:
            renderer.on_picture = _Progress(lesson, quality.fps, report)
        lesson.render()
    beats = _recorded_beats(lesson, writer.clips, quality.fps)
    titles = [beat.title for beat in beats]
    chapters = [(beat.title, folder / beat.clip) for beat in beats]
    join_films(chapters, folder / "lesson.mp4", lesson.title)
    cues = captions(beats)
    (folder / "lesson.vtt").write_text(to_vtt(cues), encoding="utf-8")
    (folder / "lesson.srt").write_text(to_srt(cues), encoding="utf-8")
    album.save_poster(folder / "poster.png")
    album.save_sheet(folder / "sheet.png", titles)
    if report is not None:
        report(1.0)
    return Recording(beats[-1].end, renderer.frame, beats, plain(lesson.facts()))


def beat_title(name: str) -> str:
    """Return a beat's name as people write it: ``take_one_step`` becomes "Take one step"."""
    return name.replace("_", " ").strip().capitalize()


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as JSON holds them: arrays as lists, enumerations as values, infinity as a word."""
    text = to_json(dict(facts), fallback=lambda value: value.tolist(), inf_nan_mode="strings")
    converted: dict[str, Any] = json.loads(text)
    return converted


class _FilmRenderer(LessonRenderer):
    """Draws every frame."""

    def __init__(self, fps: int, writer: ClipWriter) -> None:
        super().__init__(fps)
        self.writer = writer
        self.on_picture: Callable[[Sequence[Clip]], None] | None = None

    def begin_beat(self, name: str) -> None:
        self.writer.begin(name)

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return True

    def show(self, picture: Picture, repeat: int) -> None:
        self.writer.write(picture, repeat)
        if self.on_picture is not None:
            self.on_picture(self.writer.clips)

    def scene_finished(self, scene: Scene) -> None:  # noqa: ARG002
        self.writer.finish()

    def abort(self) -> None:
        self.writer.abort()


class _Progress:
    """Estimates the share done: a beat is about as long as its narration takes to be read."""

    def __init__(self, lesson: Lesson, fps: int, report: Report) -> None:
        self._lesson = lesson
        self._fps = fps
        self._report = report
        self._expected: list[float] = []
        self._percent = -1

    def __call__(self, clips: Sequence[Clip]) -> None:
        if not self._expected:  # a lesson knows its script once it is set up
            pace = self._lesson.params.pace / self._fps
            self._expected = [reading_time(narration) / pace for _, narration in self._lesson.script()]
        *finished, current = self._expected[: len(clips)]
        done = sum(finished) + min(clips[-1].frames, current)
        percent = min(99, int(100 * done / sum(self._expected)))  # the files are still to come
        if percent > self._percent:
            self._percent = percent
            self._report(percent / 100)


def _recorded_beats(lesson: Lesson, clips: Sequence[Clip], fps: int) -> tuple[RecordedBeat, ...]:
    beats = []
    frame = 0
    for played, clip in zip(lesson.played, clips, strict=True):
        start, frame = frame, frame + clip.frames
        name = f"{clip.path.parent.name}/{clip.path.name}"
        title = beat_title(played.name)
        beats.append(RecordedBeat(played.name, title, played.narration, start / fps, frame / fps, name))
    return tuple(beats)
