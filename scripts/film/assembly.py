"""Films joined end to end, packet by packet: no picture is encoded again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import srt
from av.container import InputContainer
from av.video.stream import VideoStream

from scripts.basis.text import visible
from scripts.film.encoding.encoder import FASTSTART
from scripts.narration.languages import ENGLISH, SEVERAL, track_language
from scripts.narration.sound import RATE, Waveform, fitted, read_sound, silence
from scripts.narration.tracks import CaptionTrack, SoundTrack, language_of, merged, read_cues

if TYPE_CHECKING:
    from scripts.narration.tracks import Packets


@dataclass(frozen=True)
class Chapter:
    """A part of a film that has a title; times in seconds."""

    title: str
    start: float
    end: float


def assemble_course(lessons: Sequence[tuple[str, Path]], target: Path, title: str) -> list[Chapter]:
    """Join the films of lessons to one MP4 file with a chapter for each, with their sound and captions.

    Parameters
    ----------
    lessons
        The title and the film of each lesson, in the order in which they are shown.
    target
        The file to write.
    title
        The course's title, for the file's metadata.

    Raises
    ------
    ValueError
        If there is no lesson, or the films differ in picture size or frame rate.
    """
    if not lessons:
        raise ValueError(f"the course {title!r} has no lesson to show")
    paths = [path for _, path in lessons]
    rate, spans = _spans(paths)
    sound = _sounds(paths, spans, rate) if any(map(_has_sound, paths)) else None
    cues = _cues(paths, spans, rate)
    return join_films(lessons, target, title, sound=sound, cues=cues, language=_language(paths))


def join_films(
    films: Sequence[tuple[str, Path]],
    target: Path,
    title: str,
    *,
    sound: Iterable[Waveform] | None = None,
    cues: Sequence[srt.Subtitle] = (),
    language: str = track_language(ENGLISH),
) -> list[Chapter]:
    """Join the pictures of MP4 files that were made with the same settings; each file becomes a chapter.

    Parameters
    ----------
    sound
        The sound, part after part; without it, the film is silent.
    cues
        Captions, for a track that players can show.
    language
        Of sound and captions, in three letters.
    """
    paths = [path for _, path in films]
    rate, spans = _spans(paths)
    tick = 1 / rate
    with av.open(target, "w", options=FASTSTART) as joined:
        joined.metadata["title"] = visible(title)
        joined.set_chapters(
            [
                {
                    "id": number,
                    "start": span.start,
                    "end": span.stop,
                    "time_base": tick,
                    "metadata": {"title": visible(chapter)},
                }
                for number, ((chapter, _), span) in enumerate(zip(films, spans, strict=True))
            ]
        )
        with av.open(paths[0]) as first:
            tracks = [_pictures(paths, spans, joined.add_stream_from_template(_video(first)))]
        if sound is not None:
            tracks.append(SoundTrack(joined, language).packets(sound))
        if cues:
            tracks.append(CaptionTrack(joined, language).packets(cues))
        for packet in merged(tracks):
            joined.mux(packet)
    return [
        Chapter(chapter, float(span.start * tick), float(span.stop * tick))
        for (chapter, _), span in zip(films, spans, strict=True)
    ]


def _pictures(paths: Sequence[Path], spans: Sequence[range], output: VideoStream) -> Packets:
    for path, span in zip(paths, spans, strict=True):
        with av.open(path) as film:
            stream = _video(film)
            tick = 1 / _frame_rate(stream)
            for packet in film.demux(stream):
                if packet.dts is None:  # the empty packet at the end of every file
                    continue
                shift = int(span.start * tick / packet.time_base)
                packet.pts, packet.dts = (packet.pts or 0) + shift, packet.dts + shift
                packet.stream = output
                yield packet


def _sounds(paths: Sequence[Path], spans: Sequence[range], rate: Fraction) -> Iterator[Waveform]:
    """The sound of each film, exactly as long as its pictures; silence if it has none."""
    for path, span in zip(paths, spans, strict=True):
        samples = round(span.stop * RATE / rate) - round(span.start * RATE / rate)
        yield fitted(read_sound(path), samples) if _has_sound(path) else silence(samples)


def _has_sound(path: Path) -> bool:
    with av.open(path) as film:
        return bool(film.streams.audio)


def _language(paths: Sequence[Path]) -> str:
    """The language of all films, or the mark that they are in several."""
    found = set()
    for path in paths:
        with av.open(path) as film:
            found.add(language_of(film) or track_language(ENGLISH))
    return found.pop() if len(found) == 1 else SEVERAL


def _cues(paths: Sequence[Path], spans: Sequence[range], rate: Fraction) -> list[srt.Subtitle]:
    cues = []
    for path, span in zip(paths, spans, strict=True):
        with av.open(path) as film:
            cues += read_cues(film, timedelta(seconds=float(span.start / rate)))
    return cues


def _spans(paths: Sequence[Path]) -> tuple[Fraction, list[range]]:
    """The frame rate, and the frames of the joined film that come from each file."""
    spans: list[range] = []
    formats = []
    for path in paths:
        with av.open(path) as film:
            stream = _video(film)
            start = spans[-1].stop if spans else 0
            spans.append(range(start, start + stream.frames))
            formats.append((stream.width, stream.height, _frame_rate(stream)))
        if formats[-1] != formats[0]:
            raise ValueError(
                f"{path} is {_described(*formats[-1])}, but {paths[0]} is {_described(*formats[0])}: "
                "films can only be joined when they are rendered at the same quality"
            )
    return formats[0][2], spans


def _described(width: int, height: int, rate: Fraction) -> str:
    return f"{width} × {height} pixels at {rate} frames a second"


def _video(film: InputContainer) -> VideoStream:
    return film.streams.video[0]


def _frame_rate(stream: VideoStream) -> Fraction:
    rate = stream.guessed_rate or stream.average_rate
    assert rate is not None
    return rate
