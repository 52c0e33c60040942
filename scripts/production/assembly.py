"""Films joined end to end, packet by packet: nothing is encoded twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream

from scripts.production.encoder import FASTSTART


@dataclass(frozen=True)
class Chapter:
    """A part of a film with a title of its own; times in seconds."""

    title: str
    start: float
    end: float


def assemble_course(lessons: Sequence[tuple[str, Path]], target: Path, title: str) -> list[Chapter]:
    """Join the films of lessons to one MP4 file with a chapter for each.

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
    return join_films(lessons, target, title)


def join_films(films: Sequence[tuple[str, Path]], target: Path, title: str) -> list[Chapter]:
    """Join MP4 files that were made with the same settings; each becomes a chapter of the new one."""
    paths = [path for _, path in films]
    rate, spans = _spans(paths)
    tick = 1 / rate
    with av.open(target, "w", options=FASTSTART) as joined:
        joined.metadata["title"] = title
        joined.set_chapters(
            [
                {
                    "id": number,
                    "start": span.start,
                    "end": span.stop,
                    "time_base": tick,
                    "metadata": {"title": chapter},
                }
                for number, ((chapter, _), span) in enumerate(zip(films, spans, strict=True))
            ]
        )
        _copy_packets(paths, spans, joined)
    return [
        Chapter(chapter, float(span.start * tick), float(span.stop * tick))
        for (chapter, _), span in zip(films, spans, strict=True)
    ]


def _copy_packets(paths: Sequence[Path], spans: Sequence[range], joined: OutputContainer) -> None:
    output: VideoStream | None = None
    for path, span in zip(paths, spans, strict=True):
        with av.open(path) as film:
            stream = _video(film)
            output = output or joined.add_stream_from_template(stream)
            tick = 1 / _frame_rate(stream)
            for packet in film.demux(stream):
                if packet.dts is None:  # the empty packet that ends every file
                    continue
                shift = int(span.start * tick / packet.time_base)
                packet.pts, packet.dts = (packet.pts or 0) + shift, packet.dts + shift
                packet.stream = output
                joined.mux(packet)


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
