"""A run: the films that are missing are made, published under their names, and joined into the series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scripts.basis.files import remove_unfinished
from scripts.basis.quality import Quality
from scripts.basis.terminal import Terminal
from scripts.cluster.choice import ClusterChoice
from scripts.cluster.connection import open_cluster
from scripts.engine.failures import Failure, keep_log
from scripts.engine.film import Film
from scripts.engine.filming import Filming
from scripts.engine.order import orders_of
from scripts.engine.progress import progress_display
from scripts.engine.publication import Expectation, expectation, publish
from scripts.engine.questions.plan import plan_films
from scripts.engine.questions.voice_check import check_voices
from scripts.engine.store import Store
from scripts.engine.worker_pool import WorkerPool, usable_cores
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.request.course import Course
from scripts.series.series import update_series


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
    narration_style: NarrationStyle = SILENT
    publishes: bool = True

    def wants(self, name: str) -> bool:
        return not self.names or name in self.names


@dataclass(frozen=True)
class RunReport:
    """How a run ended."""

    rendered: int
    ready: int
    total: int
    failures: Sequence[Failure]
    missing: Sequence[str]
    films: Sequence[Film]
    """The finished films of the course, in its order."""


def carry_out(
    run: Run,
    workers: int,
    console: Terminal,
    waiting: Callable[[str], None],
    cluster: ClusterChoice | None = None,
) -> RunReport:
    """Make what *run* asks for with *workers* processes, after *waiting* for another run on the same folder.

    Films are made by a *cluster*, if there is one: by at most that number of workers of one at an address.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds.
    """
    store = Store(run.output)
    with store.lock(waiting):
        _clean(run.output, store)
        try:
            with WorkerPool(usable_cores() if cluster else workers) as here:
                if cluster is None:
                    return _carry_out(run, store, here, here, console)
                with WorkerPool(workers, partial(open_cluster, cluster, tell_user=console.print)) as pool:
                    return _carry_out(run, store, here, pool, console)
        finally:
            _clean(run.output, store)


def _carry_out(run: Run, store: Store, here: WorkerPool, pool: WorkerPool, console: Terminal) -> RunReport:
    """Plan and join *here*, and make films on a *pool* that may be elsewhere."""
    orders = orders_of(run.course, run.quality, run.narration_style)
    films, unloadable = plan_films(orders, here)
    check_voices([order for order in orders if run.wants(order.entry.name)], here)
    todo = _missing_films(run, films, store)
    failures = [failure for failure in unloadable if run.wants(failure.name)]
    with progress_display(console, len(todo) + len(failures)) as display:
        for failure in failures:
            display.finished(failure.name, failure)
        filming = Filming(store, display, lambda film: _publish(film, run, store))
        filming.make(todo, pool, remote=pool is not here)
        failures += filming.failures
    finished = [film for film in films if store.holds(film.digest)]
    if run.publishes:
        for film in finished:
            publish(film, store, run.output)
        failures += update_series(run.course.title, finished, run.output, here)
    for failure in failures:
        keep_log(failure, run.output)
    store.prune({film.digest for film in films})
    failed = {failure.name for failure in failures}
    held = {film.name for film in finished}
    missing = [
        entry.name for entry in run.course.entries if entry.name not in held and entry.name not in failed
    ]
    rendered = sum(film.name not in failed for film, _ in todo)
    return RunReport(rendered, len(finished), len(run.course.entries), failures, missing, finished)


def _missing_films(run: Run, films: Sequence[Film], store: Store) -> list[tuple[Film, Expectation]]:
    """The films to make, the longest first so that none is left alone at the end; equal ones once."""
    asked = [film for film in films if run.wants(film.name) and (run.force or not store.holds(film.digest))]
    once = {film.digest: film for film in reversed(asked)}.values()
    expected = [(film, expectation(film, run.output)) for film in once]
    return sorted(expected, key=lambda pair: -pair[1].seconds)


def _publish(film: Film, run: Run, store: Store) -> None:
    if run.publishes:
        publish(film, store, run.output)


def _clean(output: Path, store: Store) -> None:
    """Remove what is unfinished; only this run, which holds the lock, can have left or be making any."""
    store.remove_unfinished()
    for folder in (output, output / "lessons", output / "logs"):
        remove_unfinished(folder)
