"""Filming: the films that are missing are made by a farm, in pieces where a core would idle otherwise."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts.engine.farm import Farm
from scripts.engine.plan import Fault, Film, outcome
from scripts.engine.progress import Watcher
from scripts.engine.publication import Expectation
from scripts.engine.schedule import cut_up, finer
from scripts.engine.store import Store
from scripts.engine.worker import Join, Record, Render, work
from scripts.film.segments import Piece


@dataclass
class _Making:
    """A film on its way: its pieces, or the one job that makes all of it."""

    film: Film
    folder: Path
    pieces: list[Render]
    seconds: float = 0.0
    filmed: int = 0
    begun: float | None = None
    over: bool = False

    def share(self) -> float | None:
        """Return how much of the film is done, or None if it was not begun."""
        told = [piece.share() for piece in self.pieces]
        begun = [share for share in told if share is not None]
        if begun and self.begun is None:
            self.begun = time.monotonic()
        return sum(begun) / len(told) if begun else None

    def waited(self, own: float) -> float:
        """Return the seconds since the film was begun; those of its *own* job if that was all there was."""
        if len(self.pieces) == 1 or self.begun is None:
            return own
        return time.monotonic() - self.begun

    def joined(self) -> Join:
        """Return the job that is left when all pieces are filmed."""
        job = Join(self.film, self.folder / "joined")
        job.bring(self.pieces)
        return job


@dataclass
class Filming:
    """Makes films and takes them into the store; whoever asked hears of each that is *finished*."""

    store: Store
    watcher: Watcher
    finished: Callable[[Film], None]
    faults: list[Fault] = field(default_factory=list)
    _makings: Mapping[str, _Making] = field(default_factory=dict)

    def make(self, films: Sequence[tuple[Film, Expectation]], farm: Farm, *, travels: bool) -> None:
        """Make these films, in this order, with how long each will take; a farm elsewhere *travels*."""
        if not films:
            return
        folder = self.store.begin("run")
        parts = cut_up([expected.seconds for _, expected in films], farm.width)
        self._makings = {
            film.name: _making(film, folder / film.name, expected, number)
            for (film, expected), number in zip(films, parts, strict=True)
        }
        jobs: list[Render | Join] = [piece for making in self._makings.values() for piece in making.pieces]
        if travels:
            for job in jobs:
                job.take_recordings_along()
        for job, future in farm.run(work, jobs, self._look, self._follow):
            self._note(job, outcome(job.film.name, future))

    def _look(self) -> None:
        shares = {name: making.share() for name, making in self._makings.items() if not making.over}
        self.watcher.share({name: share for name, share in shares.items() if share is not None})

    def _follow(self, job: Render | Join, future: Future[Record | float | Fault]) -> list[Render | Join]:
        """Return what is to be done next for a film of which a piece is filmed."""
        making = self._makings[job.film.name]
        if future.exception() is not None or not isinstance(seconds := future.result(), float):
            return []
        making.filmed += 1
        making.seconds += seconds
        return [making.joined()] if making.filmed == len(making.pieces) else []

    def _note(self, job: Render | Join, result: Record | float | Fault) -> None:
        making = self._makings[job.film.name]
        if making.over or isinstance(result, float):
            return
        making.over = True
        if isinstance(result, Fault):
            self.watcher.finished(job.film.name, result)
            self.faults.append(result)
            return
        own = result["rendered_in"]
        result["rendered_in"] = round(own + making.seconds, 2)  # on one core
        self.store.keep(job.made, job.film.digest, result)
        self.watcher.finished(job.film.name, making.waited(own))
        self.finished(job.film)


def _making(film: Film, folder: Path, expected: Expectation, number: int) -> _Making:
    whole, costs = Render(film, folder), expected.beats
    if number == 1:
        return _Making(film, folder, [whole])
    if not costs:
        number = finer(number, expected.seconds)
    pieces = [
        replace(whole, workspace=folder / str(index), piece=Piece(index, number, costs))
        for index in range(number)
    ]
    return _Making(film, folder, pieces)
