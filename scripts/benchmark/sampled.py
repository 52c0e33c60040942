"""A whole course beside stock manim, whose films are reckoned from one beat of each: whole ones take hours.

A film costs stock manim a start, and then so much a frame. Both follow from two runs: one films a beat, the
other only the first play of it. The beats are taken from all along the films, the first lesson's from its
beginning and the last one's from its end. Mathreel makes its films whole.
"""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.benchmark import candidates
from scripts.benchmark.likeness import count_plays, every_nth, similarities, starts_of
from scripts.benchmark.processes import Cost
from scripts.engine.worker_pool import usable_cores
from scripts.request.catalogue import LessonFile


@dataclass(frozen=True)
class SampledBeat:
    """A beat that stands for its lesson.

    Attributes
    ----------
    name, number
        The beat, and its number in the lesson, from 1.
    plays
        The numbers of its plays, as stock manim counts them.
    starts
        The frame of the beat at which each of its plays starts, and the beat's number of frames.
    film_frames
        The frames of the whole film.
    """

    name: str
    number: int
    plays: range
    starts: tuple[int, ...]
    film_frames: int

    @property
    def frames(self) -> int:
        """The frames of the beat."""
        return self.starts[-1]

    @property
    def first_frames(self) -> int:
        """The frames of its first play."""
        return self.starts[1]


@dataclass(frozen=True)
class Reckoned:
    """What one lesson costs.

    Attributes
    ----------
    stock_seconds, stock_cpu
        Of stock manim's film of it, reckoned, by the clock and of CPU.
    seconds
        Of mathreel's film, as one worker takes them.
    size
        The bytes of mathreel's clip of the beat, as a multiple of stock manim's.
    moving
        For which share of the film anything moves.
    likeness, stock_likeness
        How like the frames of both clips of the beat are to what stock manim drew: structural similarities.
    """

    lesson: str
    beat: str
    stock_seconds: float
    stock_cpu: float
    seconds: float
    size: float
    moving: float
    likeness: list[float]
    stock_likeness: list[float]

    @property
    def speed(self) -> float:
        """How many times as long stock manim takes as mathreel with all cores."""
        return self.stock_seconds / self.seconds * usable_cores()


@dataclass(frozen=True)
class SampledCourse:
    """A course at one quality: mathreel's run of it, and its lessons."""

    quality: str
    run: Cost
    lessons: list[Reckoned]

    @property
    def speed(self) -> float:
        """How many times as long stock manim takes for the whole course, by the clock."""
        return sum(each.stock_seconds for each in self.lessons) / self.run.seconds

    @property
    def cpu(self) -> float:
        """The same of CPU seconds, which other work on the machine disturbs less."""
        return sum(each.stock_cpu for each in self.lessons) / self.run.cpu

    @property
    def size(self) -> float:
        """The mean size of mathreel's clips, as a multiple of stock manim's."""
        return statistics.mean(each.size for each in self.lessons)


def compare_samples(
    lessons: Sequence[LessonFile], quality: str, *, told: Callable[[Reckoned], None]
) -> SampledCourse:
    """Render *lessons* with mathreel, and a beat of each with stock manim; *told* hears of each lesson."""
    with TemporaryDirectory(prefix="mathreel-bench-") as scratch:
        own = Path(scratch) / "mathreel"
        run = candidates.mathreel(lessons, quality, own)
        found = []
        for index, lesson in enumerate(lessons):
            beat = sampled_beat(lesson, quality, (index + 0.5) / len(lessons))
            found.append(_reckon(lesson, quality, beat, own, Path(scratch) / lesson.name))
            told(found[-1])
    return SampledCourse(quality, run, found)


def sampled_beat(lesson: LessonFile, quality: str, share: float) -> SampledBeat:
    """Return the beat, of more than one play, that is nearest to this share of a lesson's film."""
    counter = count_plays(lesson, quality)
    starts, names = [*counter.starts, counter.frame], list(dict.fromkeys(counter.beats))

    def plays_of(name: str) -> range:
        first = counter.beats.index(name)
        return range(first, first + counter.beats.count(name))

    def distance(name: str) -> float:
        plays = plays_of(name)
        return abs((starts[plays.start] + starts[plays.stop]) / 2 - share * counter.frame)

    name = min((name for name in names if len(plays_of(name)) > 1), key=distance)
    plays = plays_of(name)
    return SampledBeat(
        name,
        names.index(name) + 1,
        plays,
        tuple(start - starts[plays.start] for start in starts[plays.start : plays.stop + 1]),
        counter.frame,
    )


def film_cost(whole_beat: float, first_play: float, beat: SampledBeat) -> float:
    """Return what a film costs, if a *beat* of it costs so much, and the beat's first play so much."""
    by_frame = (whole_beat - first_play) / (beat.frames - beat.first_frames)
    return whole_beat + by_frame * (beat.film_frames - beat.frames)


def _reckon(lesson: LessonFile, quality: str, beat: SampledBeat, own: Path, scratch: Path) -> Reckoned:
    first = candidates.stock_plays(lesson, quality, scratch / "first", beat.plays[:1])
    whole = candidates.stock_plays(lesson, quality, scratch / "whole", beat.plays)
    truth = candidates.lossless(lesson, quality, scratch / "lossless", beat.plays)
    record = json.loads((own / "lessons" / lesson.name / "lesson.json").read_text(encoding="utf-8"))
    clip = own / "lessons" / lesson.name / record["beats"][beat.number - 1]["clip"]
    theirs = candidates.films([lesson], scratch / "whole")[lesson.name]
    size = clip.stat().st_size / theirs.stat().st_size
    every = every_nth(beat.frames)
    likeness = similarities(clip, beat.starts, truth, every)
    stock_likeness = similarities(theirs, starts_of(truth), truth, every)
    shutil.rmtree(scratch)
    return Reckoned(
        lesson.name,
        beat.name,
        film_cost(whole.seconds, first.seconds, beat),
        film_cost(whole.cpu, first.cpu, beat),
        record["rendered_in"],
        size,
        record["moving"],
        likeness,
        stock_likeness,
    )
