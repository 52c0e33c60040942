"""A run: the films that are missing are made, published under their names, and joined into the series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError, the_first_of
from scripts.basis.interrupts import resumable, stopped_with
from scripts.basis.manifest import Manifest, output_manifest
from scripts.basis.quality import Quality
from scripts.basis.terminal import Terminal
from scripts.basis.workspaces import sweep
from scripts.cluster.choice import ClusterChoice
from scripts.cluster.connection import check_cluster, open_cluster
from scripts.engine.failures import Failure, keep_log, log_file
from scripts.engine.film import Film
from scripts.engine.filming import Filming
from scripts.engine.order import Order, orders_of
from scripts.engine.progress import progress_display
from scripts.engine.publication import Expectation, check_published, expectation, publish, published
from scripts.engine.questions.common_axes import with_common_axes
from scripts.engine.questions.plan import plan_films
from scripts.engine.questions.voice_check import check_voices
from scripts.engine.store import Store
from scripts.engine.worker_pool import WorkerPool, usable_cores
from scripts.narration.narration_style import SILENT, NarrationStyle
from scripts.request.course import Course
from scripts.request.parameter_text import data_in_words
from scripts.series.films_at_hand import earlier_values, misfits
from scripts.series.growing_page import GrowingPage
from scripts.series.series import check_series, have_one_quality, published_lessons, update_series


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
    common_axes: bool = False
    """Whether the films are of one lesson, and are to be drawn to the same scale."""
    changed: Sequence[str] = ()
    """The films that have parameters which the course file does not give them."""
    leave: Callable[[Sequence[Film]], Sequence[str]] = lambda _: ()
    """Called with the finished films if it is stopped; returns what there is to see of them, as clauses."""

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
    notes: Sequence[str] = ()
    """What the user should know, in sentences."""


def carry_out(
    run: Run,
    workers: int,
    console: Terminal,
    waiting: Callable[[str], None],
    cluster: ClusterChoice | None = None,
) -> RunReport:
    """Make what *run* asks for with *workers* processes, after *waiting* for another run on the same folder.

    Films are made by a *cluster*, if there is one: by at most that number of workers of one at an address.
    A run that publishes nothing, and whose films are all there, waits for nobody.

    Raises
    ------
    MathreelError
        If a parameter is unknown, of the wrong kind or out of its bounds; also before any waiting.
    """
    store = Store(run.output)
    if not run.publishes and store.folder.is_dir() and (report := _films_there(run, store, console)):
        return report

    def check_and_wait(process: str) -> None:
        _check(run, cluster)
        waiting(process)

    try:
        with resumable(), store.lock(check_and_wait), store.workspace() as folder:
            _sweep(run.output, store)
            with WorkerPool(usable_cores() if cluster else workers) as here:
                if cluster is None:
                    return _carry_out(run, folder, here, here, console)
                with WorkerPool(workers, partial(open_cluster, cluster, tell_user=console.print)) as pool:
                    return _carry_out(run, folder, here, pool, console)
    except FileNotFoundError:
        if store.folder.is_dir():
            raise
        raise MathreelError(f"{store.folder} was removed while mathreel ran: run it again.") from None


def _films_there(run: Run, store: Store, console: Terminal) -> RunReport | None:
    """Report on the films that *run* asks for, unless one of them has to be made."""
    with WorkerPool(usable_cores()) as here:
        films, unloadable, told = _plan(run, here)
    if run.force or unloadable or len(_finished(films, store)) < len(films):
        return None
    for line in told:
        console.print(line)
    return RunReport(0, len(films), len(films), [], [], films)


def _check(run: Run, cluster: ClusterChoice | None) -> None:
    """Refuse what would be refused after another run, so that nobody waits for that."""
    _check_output(run, output_manifest(run.output))
    with WorkerPool(usable_cores()) as here:
        orders = orders_of(run.course, run.quality, run.narration_style)
        plan_films(orders, here)
        check_voices(_wanted(run, orders), run.narration_style.voice, here)
    if cluster is not None:
        check_cluster(cluster)


def _carry_out(run: Run, folder: Path, here: WorkerPool, pool: WorkerPool, console: Terminal) -> RunReport:
    """Plan and join *here*, and make films on a *pool* that may be elsewhere."""
    store, manifest = Store(run.output), output_manifest(run.output)
    _check_output(run, manifest)
    films, unloadable, told = _plan(run, here)
    todo = _missing_films(run, films, store)
    if not run.publishes:
        told += misfits([film for film, _ in todo], manifest)
    for line in told:
        console.print(line)
    notes = list(_damages(run, films, store))
    before = {film.name: published(film.name, manifest) for film in films} if run.publishes else {}
    failures = [failure for failure in unloadable if run.wants(failure.name)]
    with progress_display(console, len(todo) + len(failures)) as display:
        if todo:
            named = the_first_of([film.name for film, _ in todo])
            display.begun(f"Rendering {counted(len(todo), 'film')}: {named}.")
        for failure in failures:
            display.finished(failure.name, failure)
        page = GrowingPage(run.course, len(todo), manifest, folder, here)

        def finished(film: Film) -> None:
            if run.publishes:
                publish(film, store, manifest)
                page.film_finished()

        filming = Filming(store, folder, display, finished, page.look_after)
        with stopped_with(lambda: [*page.in_words(), *run.leave(_finished(films, store))]):
            filming.make(todo, pool, remote=pool is not here)
        failures += filming.failures
    made = _finished(films, store)
    ready = {film.name for film in made}
    if run.publishes:
        for film in made:
            publish(film, store, manifest)
        notes += _notes_on_values(run, before, made)
        shown = list(published_lessons(run.course, manifest))
        failures += update_series(run.course.title, shown, manifest, folder, here)
        notes += _notes_on_earlier(run, films, shown)
        ready = {lesson["name"] for lesson in shown}
    for failure in failures:
        keep_log(failure, manifest)
    store.prune({film.digest for film in films})
    failed = {failure.name for failure in failures}
    names = [entry.name for entry in run.course.entries]
    missing = [name for name in names if name not in ready | failed]
    rendered = sum(film.name not in failed for film, _ in todo)
    notes += manifest.notes
    return RunReport(rendered, len(ready), len(names), failures, missing, made, notes)


def _plan(run: Run, here: WorkerPool) -> tuple[list[Film], list[Failure], list[str]]:
    """Return all films of the course, failures of lessons that cannot be loaded, and what was read."""
    orders = orders_of(run.course, run.quality, run.narration_style)
    if run.common_axes:
        orders = with_common_axes(orders, here)
    films, unloadable = plan_films(orders, here)
    told = check_voices(_wanted(run, orders), run.narration_style.voice, here)
    told += [line for film in films if run.wants(film.name) for line in data_in_words(film.values())]
    return films, unloadable, list(dict.fromkeys(told))  # the variants of a sweep have the same data


def _finished(films: Sequence[Film], store: Store) -> list[Film]:
    return [film for film in films if store.holds(film.digest)]


def _wanted(run: Run, orders: Sequence[Order]) -> list[Order]:
    return [order for order in orders if run.wants(order.entry.name)]


def _notes_on_earlier(run: Run, films: Sequence[Film], shown: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Say which films on the page are not as this run would make them, and how to make all alike."""
    digests = {film.name: film.digest for film in films}
    earlier = [lesson for lesson in shown if digests.get(lesson["name"]) != lesson["digest"]]
    if not earlier:
        return
    others = [lesson for lesson in earlier if Quality(**lesson["quality"]) != run.quality]
    at = f" ({len(others)} of them at another quality)" if others else ""
    yield (
        f"The page also shows {counted(len(earlier), 'lesson')} as rendered before{at}: "
        f"`mathreel render -q {run.quality.letter}`, with the other options of this run, renders all alike."
    )
    if not have_one_quality(shown):
        yield "course.mp4 is as it was: films of different qualities cannot be joined."


def _notes_on_values(
    run: Run, before: Mapping[str, Mapping[str, Any] | None], films: Sequence[Film]
) -> Iterator[str]:
    """Say which films had other values *before*, by an earlier --set or course file, and what they were."""
    told = []
    for film in films:
        record = before[film.name]
        if record is None or film.name in run.changed:
            continue
        were = earlier_values(film, record)
        told += [f"{film.name} ({', '.join(were)})"] if were else []
    if told:
        have = "films now have" if len(told) > 1 else "film now has"
        yield f"{len(told)} {have} the values of the course: {the_first_of(told)}."


def _check_output(run: Run, manifest: Manifest) -> None:
    """Refuse an output folder in which files that are not ours are in the way, before a film is made."""
    names = [entry.name for entry in run.course.entries if run.wants(entry.name)]
    if run.publishes:
        check_series(manifest)
        for name in names:
            check_published(name, manifest)
    for name in names:
        manifest.check(log_file(name, run.output))


def _damages(run: Run, films: Sequence[Film], store: Store) -> Iterator[str]:
    """Say which films are made again because a file of theirs in the store is missing or was changed."""
    for film in films:
        if run.wants(film.name) and (file := store.damage(film.digest)):
            yield f"{film.name} was made again: {store.film(film.digest) / file} was damaged."


def _missing_films(run: Run, films: Sequence[Film], store: Store) -> list[tuple[Film, Expectation]]:
    """The films to make, the longest first so that none is left alone at the end; equal ones once."""
    asked = [film for film in films if run.wants(film.name) and (run.force or not store.holds(film.digest))]
    once = {film.digest: film for film in reversed(asked)}.values()
    expected = [(film, expectation(film, run.output)) for film in once]
    return sorted(expected, key=lambda pair: -pair[1].seconds)


def _sweep(output: Path, store: Store) -> None:
    """Remove what processes that died left unfinished in the output folder, of any user."""
    folders = ("lessons", "logs", "previews", "slides", "sweeps", ".written")
    for folder in (output, store.folder, *(output / name for name in folders)):
        sweep(folder)
