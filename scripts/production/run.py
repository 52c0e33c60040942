"""A run: the films that are missing are made, published under their names, and joined into the series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from scripts.production.course import Course
from scripts.production.farm import Farm
from scripts.production.files import sweep, write_whole
from scripts.production.plan import Fault, Film, orders_of, outcome, plan_films
from scripts.production.progress import Watcher, watching
from scripts.production.publication import expected_seconds, publish
from scripts.production.quality import Quality
from scripts.production.series import update_series
from scripts.production.store import Store
from scripts.production.telling import SILENT, Telling
from scripts.production.voices.checking import check_voices
from scripts.production.worker import Render, render_film


@dataclass(frozen=True)
class Run:
    """What a run is to do: which films of which course, how, and where to.

    One that does not publish leaves its films in the store, for the verb that asked for them.
    """

    course: Course
    names: Sequence[str]
    quality: Quality
    output: Path
    force: bool = False
    telling: Telling = SILENT
    publishes: bool = True

    def wants(self, name: str) -> bool:
        return not self.names or name in self.names


@dataclass(frozen=True)
class Report:
    """How a run ended."""

    rendered: int
    ready: int
    total: int
    faults: Sequence[Fault]
    missing: Sequence[str]
    films: Sequence[Film]
    """The finished films of the course, in its order."""


def carry_out(run: Run, workers: int, console: Console, waiting: Callable[[str], None]) -> Report:
    """Make what *run* asks for with so many *workers*, after *waiting* for another run on the same folder.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    store = Store(run.output)
    with store.lock(waiting):
        _clean(run.output, store)
        try:
            with Farm(workers) as farm:
                return _carry_out(run, store, farm, console)
        finally:
            _clean(run.output, store)


def _carry_out(run: Run, store: Store, farm: Farm, console: Console) -> Report:
    orders = orders_of(run.course, run.quality, run.telling)
    films, unloadable = plan_films(orders, farm)
    check_voices([order for order in orders if run.wants(order.entry.name)], farm)
    todo = _missing_films(run, films, store)
    faults = [fault for fault in unloadable if run.wants(fault.name)]
    with watching(console, len(todo) + len(faults)) as watcher:
        for fault in faults:
            watcher.finished(fault.name, fault)
        faults += _render(todo, run, store, farm, watcher)
    finished = [film for film in films if store.holds(film.digest)]
    if run.publishes:
        for film in finished:
            publish(film, store, run.output)
        faults += update_series(run.course.title, finished, run.output, farm)
    for fault in faults:
        write_whole(run.output / "logs" / f"{fault.name}.log", fault.log)
    store.prune({film.digest for film in films})
    failed = {fault.name for fault in faults}
    held = {film.name for film in finished}
    missing = [
        entry.name for entry in run.course.entries if entry.name not in held and entry.name not in failed
    ]
    rendered = sum(film.name not in failed for film in todo)
    return Report(rendered, len(finished), len(run.course.entries), faults, missing, finished)


def _missing_films(run: Run, films: Sequence[Film], store: Store) -> list[Film]:
    """The films to make, the longest first so that none is left alone at the end; equal ones once."""
    asked = [film for film in films if run.wants(film.name) and (run.force or not store.holds(film.digest))]
    once = {film.digest: film for film in reversed(asked)}.values()
    return sorted(once, key=lambda film: -expected_seconds(film, run.output))


def _render(todo: Sequence[Film], run: Run, store: Store, farm: Farm, watcher: Watcher) -> list[Fault]:
    if not todo:
        return []
    workspaces = store.begin("run")
    jobs = [Render(film, run.output, workspaces / film.name) for film in todo]
    through: set[str] = set()

    def look() -> None:
        shares = {job.film.name: job.share() for job in jobs if job.film.name not in through}
        watcher.share({name: share for name, share in shares.items() if share is not None})

    faults = []
    for job, future in farm.run(render_film, jobs, look):
        result = outcome(job.film.name, future)
        through.add(job.film.name)
        watcher.finished(job.film.name, result)
        if isinstance(result, Fault):
            faults.append(result)
        elif run.publishes:
            publish(job.film, store, run.output)
    return faults


def _clean(output: Path, store: Store) -> None:
    """Remove what is unfinished; only this run, which holds the lock, can have left or be making any."""
    store.sweep()
    for folder in (output, output / "lessons", output / "logs"):
        sweep(folder)
