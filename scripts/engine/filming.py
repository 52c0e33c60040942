"""Filming: workers make the films that are missing, in segments where a core would idle otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.engine.failures import Failure, outcome
from scripts.engine.film import Film
from scripts.engine.progress import ProgressDisplay
from scripts.engine.publication import Expectation
from scripts.engine.schedule import refine_split, split_lessons
from scripts.engine.store import Store
from scripts.engine.worker import FilmedSegment, FinishedFilm, JobAnswer, Join, Render, work
from scripts.engine.worker_pool import WorkerPool
from scripts.film.segments import Segment


@dataclass
class _Production:
    """A film that is being made, by one job for each of its segments."""

    film: Film
    folder: Path
    renders: list[Render]
    filmed: dict[int, FilmedSegment] = field(default_factory=dict)
    """The segments that are filmed, by their number."""
    started: float | None = None
    is_over: bool = False

    def progress(self) -> float | None:
        """Return how much of the film is done, from 0 to 1, or None if it has not begun."""
        known = [share for render in self.renders if (share := render.progress()) is not None]
        if known and self.started is None:
            self.started = time.monotonic()
        return sum(known) / len(self.renders) if known else None

    def waiting_time(self, last_job: float) -> float:
        """Return the seconds since the film was begun; its *last_job* took so long, and may be all of it."""
        if len(self.renders) == 1 or self.started is None:
            return last_job
        return time.monotonic() - self.started

    def join(self) -> Join:
        """Return the job that is left when all segments are filmed."""
        footage = tuple(segment.footage for _, segment in sorted(self.filmed.items()))
        job = Join(self.film, self.folder / "joined", footage)
        job.take_over(self.renders)
        return job


@dataclass
class Filming:
    """Makes films and moves them into the store.

    Attributes
    ----------
    folder
        Where workers make the films. It must outlive the pool, since workers write to it until they end.
    finished
        Called with each film when it is in the store.
    meanwhile
        Called several times a second.
    failures
        Of the films that could not be made.
    """

    store: Store
    folder: Path
    display: ProgressDisplay
    finished: Callable[[Film], None]
    meanwhile: Callable[[], None] = lambda: None
    failures: list[Failure] = field(default_factory=list)
    _productions: Mapping[str, _Production] = field(default_factory=dict)

    def make(self, films: Sequence[tuple[Film, Expectation]], pool: WorkerPool, *, remote: bool) -> None:
        """Make these films, in this order.

        Parameters
        ----------
        films
            Each with the time that it is expected to take.
        remote
            Whether workers may be on other machines, and so must be sent the recordings of a voice.
        """
        if not films:
            return
        counts = split_lessons([expected.seconds for _, expected in films], pool.width)
        self._productions = {
            film.name: _production(film, self.folder / film.name, expected, count)
            for (film, expected), count in zip(films, counts, strict=True)
        }
        jobs: list[Render | Join] = [
            render for production in self._productions.values() for render in production.renders
        ]
        if remote:
            for job in jobs:
                job.copy_recordings()
        for job, future in pool.run(work, jobs, self._heartbeat, self._next_jobs):
            self._note(job, outcome(job.film.name, future))

    def _heartbeat(self) -> None:
        self._show_progress()
        self.meanwhile()

    def _show_progress(self) -> None:
        shares = {
            name: production.progress()
            for name, production in self._productions.items()
            if not production.is_over
        }
        self.display.update({name: share for name, share in shares.items() if share is not None})

    def _next_jobs(self, job: Render | Join, future: Future[JobAnswer]) -> list[Render | Join]:
        """Return the job that joins a film, when the last of its segments is filmed."""
        if future.exception() is not None:
            return []
        match future.result():
            case FilmedSegment() as segment if isinstance(job, Render):
                production = self._productions[job.film.name]
                production.filmed[job.segment.index] = segment
                return [production.join()] if len(production.filmed) == len(production.renders) else []
        return []

    def _note(self, job: Render | Join, answer: JobAnswer) -> None:
        production = self._productions[job.film.name]
        if production.is_over:
            return
        match answer:
            case Failure():
                production.is_over = True
                self.display.finished(job.film.name, answer)
                self.failures.append(answer)
            case FinishedFilm(recording, seconds):
                production.is_over = True
                filming = sum(segment.seconds for segment in production.filmed.values())
                on_one_core = round(filming + seconds, 2)
                self.store.keep(job.made, job.film.digest, {**recording, "rendered_in": on_one_core})
                self.display.finished(job.film.name, production.waiting_time(round(seconds, 2)))
                self.finished(job.film)


def _production(film: Film, folder: Path, expected: Expectation, count: int) -> _Production:
    whole = Render(film, folder)
    if count == 1:
        return _Production(film, folder, [whole])
    if not expected.beats:
        count = refine_split(count, expected.seconds)
    renders = [
        replace(whole, workspace=folder / str(index), segment=Segment(index, count, expected.beats))
        for index in range(count)
    ]
    return _Production(film, folder, renders)
