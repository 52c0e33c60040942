"""The comparison: every candidate on the same lessons, one after the other within a run."""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.benchmark import candidates
from scripts.benchmark.likeness import every_nth, frames_in, play_starts, similarities, starts_of
from scripts.benchmark.probe import PARTS, Probe, probe
from scripts.benchmark.processes import Cost
from scripts.engine.worker_pool import forking_from, usable_cores
from scripts.request.catalogue import LessonFile

STOCK, FLAGS, MATHREEL, FLOOR = "stock manim", "stock with flags", "mathreel", "encoder alone"

_RENDERERS: dict[str, Callable[[Sequence[LessonFile], str, Path], Cost]] = {
    STOCK: candidates.stock,
    FLAGS: candidates.stock_with_flags,
    MATHREEL: candidates.mathreel,
}


@dataclass
class Standing:
    """What one candidate took at one quality, a value for each run, and what its films are like."""

    frames: int = 0
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    kilobytes: float = 0.0
    likeness: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


@dataclass(frozen=True)
class LessonStanding:
    """What mathreel's film of one lesson is like beside stock manim's, and what it costs."""

    lesson: str
    size: float
    """Its bytes, as a multiple of stock manim's."""
    moving: float
    """For which share of the film anything moves."""
    likeness: list[float]
    stock_likeness: list[float]
    milliseconds: dict[str, float]
    """CPU time a frame, by part of the work."""
    seconds: float
    """CPU time of the whole film."""
    speed: float
    """Stock manim's CPU time, with what it takes to start, as a multiple of that."""


@dataclass
class Comparison:
    """All candidates at one quality, over all lessons, and mathreel's films one by one."""

    quality: str
    standings: dict[str, Standing]
    lessons: list[LessonStanding]
    parts: dict[str, float]
    """The seconds that mathreel spends on each part of its work."""

    def ratio(self, slower: str, faster: str) -> float:
        """How many times as long the one takes as the other: the median over the runs."""
        pairs = zip(self.standings[slower].seconds, self.standings[faster].seconds, strict=True)
        return statistics.median(one / other for one, other in pairs)

    def cpu_ratio(self, slower: str, faster: str) -> float:
        """The same of CPU seconds, which other work on the machine disturbs less."""
        pairs = zip(self.standings[slower].cpu, self.standings[faster].cpu, strict=True)
        return statistics.median(one / other for one, other in pairs)


def compare(lessons: Sequence[LessonFile], quality: str, runs: int, *, likeness: bool = True) -> Comparison:
    """Render *lessons* with every candidate, *runs* times in turn."""
    standings = {name: Standing() for name in (*_RENDERERS, FLOOR)}
    probes: list[Probe] = []
    with TemporaryDirectory(prefix="mathreel-bench-") as scratch:
        folders = {name: Path(scratch) / name.replace(" ", "-") for name in _RENDERERS}
        for _ in range(runs):
            costs = {}
            for name, render in _RENDERERS.items():
                shutil.rmtree(folders[name], ignore_errors=True)
                costs[name] = render(lessons, quality, folders[name])
                _note(standings[name], costs[name])
            probes = _probe(lessons, quality)
            floor = sum(each.floor for each in probes)
            cores = min(len(lessons), usable_cores())
            _note(standings[FLOOR], Cost(floor / cores, floor, 0.0))
        for name, folder in folders.items():
            paths = candidates.films(lessons, folder).values()
            standings[name].frames = sum(map(frames_in, paths))
            standings[name].kilobytes = sum(path.stat().st_size for path in paths) / 1000
        standings[FLOOR].frames = standings[MATHREEL].frames
        lesson_standings = []
        for lesson, each, stock in zip(lessons, probes, costs[STOCK].commands, strict=True):
            likenesses: dict[str, list[float]] = {name: [] for name in folders}
            if likeness:
                likenesses = _likenesses(lesson, quality, folders, Path(scratch) / "lossless")
            lesson_standings.append(_lesson_standing(lesson, folders, likenesses, each, stock))
            for name, values in likenesses.items():
                standings[name].likeness += values
    parts = {part: sum(each.parts[part] for each in probes) for part in PARTS}
    return Comparison(quality, standings, lesson_standings, parts)


def _lesson_standing(
    lesson: LessonFile,
    folders: dict[str, Path],
    likenesses: dict[str, list[float]],
    cost: Probe,
    stock: float,
) -> LessonStanding:
    ours, theirs = (candidates.films([lesson], folders[name])[lesson.name] for name in (MATHREEL, STOCK))
    record = json.loads(ours.with_suffix(".json").read_text(encoding="utf-8"))
    return LessonStanding(
        lesson.name,
        ours.stat().st_size / theirs.stat().st_size,
        record["moving"],
        likenesses[MATHREEL],
        likenesses[STOCK],
        {part: 1000 * seconds / cost.frames for part, seconds in cost.parts.items()},
        cost.cpu,
        stock / cost.cpu,
    )


def _note(standing: Standing, cost: Cost) -> None:
    standing.seconds.append(cost.seconds)
    standing.cpu.append(cost.cpu)
    standing.memory.append(cost.memory)


def _probe(lessons: Sequence[LessonFile], quality: str) -> list[Probe]:
    """Take the time of every part of the work, as many lessons at once as mathreel would film."""
    context = forking_from(["manim", "scripts.benchmark.probe"])
    with ProcessPoolExecutor(min(len(lessons), usable_cores()), mp_context=context) as pool:
        return list(pool.map(probe, lessons, [quality] * len(lessons)))


def _likenesses(
    lesson: LessonFile, quality: str, folders: dict[str, Path], scratch: Path
) -> dict[str, list[float]]:
    """How like each candidate's film of *lesson* is to stock manim's frames."""
    found = {}
    truth = candidates.lossless(lesson, quality, scratch)
    stock_starts = starts_of(truth)
    for name, folder in folders.items():
        starts = play_starts(lesson, quality) if name == MATHREEL else stock_starts
        film = candidates.films([lesson], folder)[lesson.name]
        found[name] = similarities(film, starts, truth, every_nth(stock_starts[-1]))
    shutil.rmtree(scratch)
    return found
