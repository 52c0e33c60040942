"""Thousands of films on hundreds of workers, simulated from what films cost here, and what is full first."""

from __future__ import annotations

import heapq
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from rich.table import Table

FILMS, WORKERS = 10_000, 500

JOB_SECONDS = 0.016
"""CPU of the machine that gives out jobs, for each of them: as measured with 100 workers simulated on it."""

LINK = 125e6
"""Bytes a second that come back to that machine: a link of 1 Gbit/s."""


@dataclass(frozen=True)
class FilmCost:
    """The seconds that a worker takes for a film, and the bytes that travel back."""

    seconds: float
    size: int


@dataclass(frozen=True)
class Load:
    """A simulated run.

    Attributes
    ----------
    seconds, ideal
        How long it takes, and how long it would take if no worker ever waited.
    client, link
        For which share of it the machine that gives out jobs computes, and for which its link is full.
    size
        All films, in bytes.
    """

    seconds: float
    ideal: float
    client: float
    link: float
    size: int

    @property
    def stretch(self) -> float:
        """How many times as long as the ideal run it takes."""
        return self.seconds / self.ideal


def costs_of(output: Path) -> list[FilmCost]:
    """Return what each film cost that was rendered into *output*."""
    return [
        FilmCost(
            json.loads(record.read_text(encoding="utf-8"))["rendered_in"],
            sum(file.stat().st_size for file in record.parent.rglob("*") if file.is_file()),
        )
        for record in sorted(output.glob("lessons/*/lesson.json"))
    ]


def simulate(
    costs: Sequence[FilmCost],
    workers: int = WORKERS,
    films: int = FILMS,
    job_seconds: float = JOB_SECONDS,
    bandwidth: float = LINK,
) -> Load:
    """Make *films* like those of *costs*, the longest first.

    The machine that gives out jobs does one thing after another, as ``ClusterExecutor`` does: it gives jobs
    to workers that are free, else waits for a result, which travels at *bandwidth*, in bytes a second. Half
    of *job_seconds* is for a job, half for its result.
    """
    jobs = sorted(islice(cycle(costs), films), key=lambda cost: -cost.seconds)
    now, free = 0.0, workers
    ends: list[tuple[float, int, FilmCost]] = []

    def result_taken(now: float) -> float:
        end, _, cost = heapq.heappop(ends)
        return max(now, end) + cost.size / bandwidth + job_seconds / 2

    for number, cost in enumerate(jobs):
        if free:
            free -= 1
        else:
            now = result_taken(now)
        now += job_seconds / 2
        heapq.heappush(ends, (now + cost.seconds, number, cost))
    while ends:
        now = result_taken(now)
    size = sum(cost.size for cost in jobs)
    ideal = sum(cost.seconds for cost in jobs) / workers
    return Load(now, ideal, films * job_seconds / now, size / bandwidth / now, size)


def scale_table(costs: Sequence[FilmCost]) -> Table:
    """Runs of as many films on more and more workers, up to where something is full."""
    mean = sum(cost.seconds for cost in costs) / len(costs)
    table = Table(title=f"{FILMS:,} films of {mean:.0f} s on simulated workers")
    for heading in ("workers", "minutes", "of the ideal", "giving out busy", "link busy", "GB"):
        table.add_column(heading, justify="right")
    for workers in (100, WORKERS, 1000, 2000, 5000):
        load = simulate(costs, workers)
        shares = (f"{100 * share:.0f} %" for share in (load.client, load.link))
        table.add_row(
            f"{workers:,}",
            f"{load.seconds / 60:.1f}",
            f"{load.stretch:.2f}",
            *shares,
            f"{load.size / 1e9:.0f}",
        )
    return table
