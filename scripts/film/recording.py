"""A lesson becomes a folder of files: film, clips, captions, poster and contact sheet."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic_core import to_json
from srt import Subtitle

from scenes.stage.lesson import PlayedBeat, PlayedPhrase
from scripts.basis.quality import Quality
from scripts.basis.text import printed
from scripts.film.assembly import join_films
from scripts.film.clips import Clip
from scripts.film.footage import Footage, OnProgress, film
from scripts.film.subject import Subject
from scripts.narration.captions import TimedText, captions, to_srt, to_vtt
from scripts.narration.languages import track_language
from scripts.narration.motion import BeatMotion, share_moving
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.narration.transcript import letters_of, narration_html, transcript

CLIPS = "clips"
"""The folder of the clips, one a beat."""


@dataclass(frozen=True)
class RecordedPhrase:
    """A phrase in a finished film, as it is spoken and as a page shows it; times in seconds."""

    text: str
    html: str
    start: float
    end: float
    """When it is spoken to the end: with the voice, or when the next phrase begins if there is no voice."""


@dataclass(frozen=True)
class RecordedBeat:
    """A beat in a finished film; times in seconds, the path of the clip relative to the folder."""

    name: str
    title: str
    narration: str
    start: float
    end: float
    clip: str
    phrases: tuple[RecordedPhrase, ...]
    moving: float
    """For which share of the beat anything moves."""
    still_words: float
    """Seconds of words after the last movement, without phrases that ask for a still."""


@dataclass(frozen=True)
class Recording:
    """What a finished film is, as plain data."""

    duration: float
    frames: int
    moving: float
    """For which share of the film anything moves."""
    beats: tuple[RecordedBeat, ...]
    facts: Mapping[str, Any]
    key_numbers: Mapping[str, Any]
    """Facts that a reader understands apart from the film, by their labels."""
    ranges: Mapping[str, Any]
    """The ranges of axes that depend on the parameters, as they are drawn."""
    beat_seconds: Mapping[str, float]
    """How long it took to film each beat."""


def record_lesson(
    subject: Subject,
    folder: Path,
    on_progress: OnProgress | None = None,
    narration_style: NarrationStyle = SILENT,
) -> Recording:
    """Film a lesson.

    Parameters
    ----------
    folder
        An empty folder, for ``lesson.mp4``, ``lesson.vtt``, ``lesson.srt``, ``transcript.md``,
        ``poster.png``, ``sheet.png`` and ``clips/NN-<beat>.mp4``.
    on_progress
        Called with how much is done, from 0 to 1, at most a hundred times.
    narration_style
        Who speaks, and whether captions are drawn into the picture.

    Returns
    -------
    Recording
        The film's length, its beats with their exact times, and the lesson's facts, ready for JSON.
    """
    clips = folder / CLIPS
    clips.mkdir()
    footage = film(subject, clips, on_progress=on_progress, narration_style=narration_style)
    recording = join_footage([footage], subject.quality, folder)
    if on_progress is not None:
        on_progress(1.0)
    return recording


def join_footage(segments: Sequence[Footage], quality: Quality, folder: Path) -> Recording:
    """Make all that ``record_lesson`` makes from the footage of a lesson's segments, in order.

    The clips are in *folder* already.
    """
    whole = max(segments, key=lambda segment: len(segment.played))  # this one was played to the end
    clips = [clip for segment in segments for clip in segment.clips]
    album = segments[0].album.followed_by(*(segment.album for segment in segments[1:]))
    seconds = {name: seconds for segment in segments for name, seconds in segment.seconds.items()}
    motion = {name: motion for segment in segments for name, motion in segment.motion.items()}
    beats = _recorded_beats(whole.played, clips, motion, quality.fps)
    _write_films(beats, clips, folder, whole, quality.fps)
    _write_texts(beats, folder, whole)
    album.save_poster(folder / "poster.png")
    album.save_sheet(folder / "sheet.png", [beat.title for beat in beats])
    frames = sum(clip.frames for clip in clips)
    moving = round(share_moving(motion.values(), whole.played), 3)
    facts, key_numbers, ranges = map(plain, (whole.facts, whole.key_numbers, whole.ranges))
    return Recording(beats[-1].end, frames, moving, beats, facts, key_numbers, ranges, seconds)


def _write_films(
    beats: Sequence[RecordedBeat],
    clips: Sequence[Clip],
    folder: Path,
    whole: Footage,
    fps: int,
) -> None:
    """Join the clips to the film; if there is a voice, add it to the film and to every clip."""
    frames = [(beat, clip.frames) for beat, clip in zip(whole.played, clips, strict=True)]
    takes = whole.takes
    sound = takes.sound(frames, fps) if takes else None
    language = track_language(whole.language)
    chapters = [(beat.title, folder / beat.clip) for beat in beats]
    cues = () if whole.burns_captions else _cues(beats)  # players show a track of their own accord
    join_films(chapters, folder / "lesson.mp4", whole.title, sound=sound, cues=cues, language=language)
    if takes is None:
        return
    for beat, played in zip(beats, frames, strict=True):
        silent = (folder / beat.clip).rename(folder / "silent.mp4")
        spoken = takes.sound([played], fps)
        join_films([(beat.title, silent)], folder / beat.clip, beat.title, sound=spoken, language=language)
        silent.unlink()


def _write_texts(beats: Sequence[RecordedBeat], folder: Path, whole: Footage) -> None:
    cues = _cues(beats)
    texts = {
        "lesson.vtt": to_vtt(cues, whole.language),
        "lesson.srt": to_srt(cues),
        "transcript.md": transcript(whole.title, whole.summary, beats),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _cues(beats: Sequence[RecordedBeat]) -> list[Subtitle]:
    return captions(
        TimedText(phrase.text, phrase.start, phrase.end) for beat in beats for phrase in beat.phrases
    )


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as JSON holds them: arrays as lists, enumerations as values, infinity as a word."""
    text = to_json(dict(facts), fallback=lambda value: value.tolist(), inf_nan_mode="strings")
    converted: dict[str, Any] = json.loads(text)
    return converted


def _recorded_beats(
    all_played: Sequence[PlayedBeat], clips: Sequence[Clip], motion: Mapping[str, BeatMotion], fps: int
) -> tuple[RecordedBeat, ...]:
    letters = letters_of(played.narration.written for played in all_played)
    beats = []
    frame = 0
    for played, clip in zip(all_played, clips, strict=True):
        start, frame = frame, frame + clip.frames
        beats.append(
            RecordedBeat(
                name=played.name,
                title=played.title,
                narration=printed(played.narration),
                start=start / fps,
                end=frame / fps,
                clip=f"{CLIPS}/{clip.path.name}",
                phrases=tuple(_recorded_phrase(phrase, frame / fps, letters) for phrase in played.phrases),
                moving=round(share_moving([motion[played.name]], [played]), 3),
                still_words=round(motion[played.name].still_words(played), 2),
            )
        )
    return tuple(beats)


def _recorded_phrase(played: PlayedPhrase, latest: float, letters: Collection[str]) -> RecordedPhrase:
    return RecordedPhrase(
        text=printed(played.narration),
        html=narration_html(played.narration.written, letters),
        start=played.start,
        end=min(played.caption_end, latest),
    )
