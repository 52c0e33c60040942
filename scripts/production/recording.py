"""A lesson becomes a folder of files: film, clips, captions, poster and contact sheet."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from manim import Scene
from pydantic_core import to_json
from srt import Subtitle

from scenes.stage.lesson import Lesson, LessonParams
from scenes.stage.narration import reading_time
from scenes.stage.theme import Theme
from scripts.production.assembly import join_films
from scripts.production.burning import CaptionBurner
from scripts.production.captions import Told, captions, to_srt, to_vtt
from scripts.production.clips import Clip, ClipWriter
from scripts.production.pictures import Album
from scripts.production.quality import Quality
from scripts.production.regions import Picture
from scripts.production.rehearsal import rehearse
from scripts.production.renderer import LessonRenderer, manim_settings
from scripts.production.telling import SILENT, Telling
from scripts.production.told import Sentence, narration_html, sentences_of, spoken_until, transcript, written
from scripts.production.voices.choice import open_voice
from scripts.production.voices.takes import Takes

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
    spoken_until: float
    """When the narration is over: with the voice, else with the beat."""
    narration_html: str
    """The narration with its formulas drawn."""
    sentences: tuple[Sentence, ...]


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
    telling: Telling = SILENT,
) -> Recording:
    """Film a lesson.

    Parameters
    ----------
    lesson_class, params, theme, quality
        What is filmed, and how.
    folder
        An empty folder, which receives ``lesson.mp4``, ``lesson.vtt``, ``lesson.srt``, ``transcript.md``,
        ``poster.png``, ``sheet.png`` and ``clips/NN-<beat>.mp4``.
    report
        Told the share done, at most a hundred times.
    telling
        Who speaks, and whether captions are drawn into the picture.

    Returns
    -------
    Recording
        The film's length, its beats with their exact times, and the lesson's facts, ready for JSON.
    """
    clips_folder = folder / "clips"
    clips_folder.mkdir()
    album = Album(theme)
    writer = ClipWriter(clips_folder, quality, album)
    takes = Takes(open_voice(telling.voice), params.pace) if telling.voice else None
    burner = _burner(lesson_class, params, theme, quality, takes, writer) if telling.burn_captions else None
    with manim_settings(quality):
        renderer = _FilmRenderer(quality.fps, writer, burner)
        lesson = lesson_class(params, theme, narrator=takes, renderer=renderer)
        if report is not None:
            renderer.on_picture = _Progress(lesson, quality.fps, report)
        lesson.render()
    beats = _recorded_beats(lesson, writer.clips, quality.fps)
    _write_films(beats, writer.clips, folder, lesson.title, takes, quality.fps)
    _write_texts(beats, folder, lesson)
    album.save_poster(folder / "poster.png")
    album.save_sheet(folder / "sheet.png", [beat.title for beat in beats])
    if report is not None:
        report(1.0)
    return Recording(beats[-1].end, renderer.frame, beats, plain(lesson.facts()))


def _write_films(
    beats: Sequence[RecordedBeat],
    clips: Sequence[Clip],
    folder: Path,
    title: str,
    takes: Takes | None,
    fps: int,
) -> None:
    """Join the clips to the film; where there is a voice, give it to the film and to every clip."""
    frames = [(beat.name, clip.frames) for beat, clip in zip(beats, clips, strict=True)]
    sound = takes.sound(frames, fps) if takes else None
    chapters = [(beat.title, clip.path) for beat, clip in zip(beats, clips, strict=True)]
    join_films(chapters, folder / "lesson.mp4", title, sound=sound, cues=_cues(beats))
    if takes is None:
        return
    for beat, clip in zip(beats, clips, strict=True):
        silent = clip.path.rename(folder / "silent.mp4")
        spoken = takes.sound([(beat.name, clip.frames)], fps)
        join_films([(beat.title, silent)], clip.path, beat.title, sound=spoken)
        silent.unlink()


def _write_texts(beats: Sequence[RecordedBeat], folder: Path, lesson: Lesson) -> None:
    cues = _cues(beats)
    texts = {
        "lesson.vtt": to_vtt(cues),
        "lesson.srt": to_srt(cues),
        "transcript.md": transcript(lesson.title, lesson.summary(), beats),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _cues(beats: Sequence[RecordedBeat]) -> list[Subtitle]:
    return captions(Told(beat.narration, beat.start, beat.spoken_until) for beat in beats)


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

    def __init__(self, fps: int, writer: ClipWriter, burner: CaptionBurner | None) -> None:
        super().__init__(fps)
        self.writer = writer
        self.burner = burner
        self.on_picture: Callable[[Sequence[Clip]], None] | None = None

    def begin_beat(self, name: str) -> None:
        self.writer.begin(name)

    def wants(self, frames: range) -> bool:  # noqa: ARG002
        return True

    def show(self, picture: Picture, repeat: int) -> None:
        changed = self.camera.take_changed()
        if self.burner is None:
            self.writer.write(picture, repeat, changed)
        else:
            self.burner.show(picture, self.frame, repeat, changed)
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
        until = min(spoken_until(played), frame / fps)
        beats.append(
            RecordedBeat(
                name=played.name,
                title=beat_title(played.name),
                narration=str(played.narration),
                start=start / fps,
                end=frame / fps,
                clip=name,
                spoken_until=until,
                narration_html=narration_html(written(played.narration)),
                sentences=tuple(sentences_of(played.narration, start / fps, until)),
            )
        )
    return tuple(beats)


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
    cues = captions(Told(beat.narration, beat.start, spoken_until(beat)) for beat in played)
    return CaptionBurner(cues, theme, quality.fps, writer.write)
