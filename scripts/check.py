"""``mathreel check``: faults in the pictures of lessons."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import gettempdir

import click

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError, the_first_of
from scripts.basis.files import prepare_output
from scripts.basis.terminal import Terminal, print_json, say
from scripts.basis.workspaces import workspace
from scripts.engine.progress import ProgressDisplay, progress_display
from scripts.engine.worker import progress_in
from scripts.engine.worker_pool import WorkerPool, usable_cores
from scripts.inspection.checking import (
    Check,
    CheckReport,
    Sample,
    SampleReport,
    Shrinking,
    check,
    check_sample,
)
from scripts.inspection.faults import PictureFault
from scripts.options import (
    CourseOptions,
    course_option,
    gathered,
    theme_option,
)
from scripts.request.course import Entry, find_entry, read_course, with_parameters
from scripts.request.number_types import WholeNumber
from scripts.request.parameters import parse_film_settings
from scripts.settings import set_option

_TOLD = 12
"""The most faults of a lesson that are printed; ``--json`` has them all."""


@click.command(
    "check",
    epilog="""\b
Examples:
  mathreel check                                       all lessons of the default course
  mathreel check bayes_theorem --pictures faults       one lesson, with a picture of each fault
  mathreel check --set gradient_descent.start=9        at other parameters
  mathreel check eigenvectors --samples 50             at parameters drawn from its bounds
""",
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@course_option
@set_option
@theme_option
@click.option(
    "--samples",
    type=WholeNumber(1, 100_000),
    metavar="N",
    help="Check each lesson at N sets of parameters, its extremes among them.",
)
@click.option(
    "--seed", type=WholeNumber(0, 2**31 - 1), default=0, show_default=True, help="Which sets are drawn."
)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Save a picture of each fault, with the fault marked.",
)
@gathered(course=CourseOptions)
def check_lessons(
    *,
    names: tuple[str, ...],
    course: CourseOptions,
    samples: int | None,
    seed: int,
    as_json: bool,
    pictures: Path | None,
) -> None:
    """Play lessons without making films and look for faults in their pictures: texts that touch, things
    outside of the frame, words too small or too faint to read, labels left behind, colors that cannot be
    told apart, beats that rush or stand still.

    NAME is a lesson of the course, with the parameters that it has there, or any other lesson; without
    names, all lessons of the course are checked. The exit code is 1 if there is any fault.
    """
    if samples and (course.settings or pictures):
        raise MathreelError("--samples draws the parameters itself: leave out --set and --pictures.")
    whole, lessons = read_course(course.course_path)
    entries = [find_entry(name, whole, lessons) for name in dict.fromkeys(names)] or list(whole.entries)
    theme = course.theme or whole.theme
    if samples:
        clean = _check_samples(entries, theme, samples, seed, as_json=as_json)
    else:
        checked = [entry.name for entry in entries]
        alone = checked[0] if len(checked) == 1 else None
        values = parse_film_settings(course.settings, checked, alone)
        entries = [with_parameters(entry, values.get(entry.name, {})) for entry in entries]
        clean = _check_once(entries, theme, pictures, as_json=as_json)
    if not clean:
        click.get_current_context().exit(1)


def _named(lessons: Sequence[str]) -> str:
    return f"{counted(len(lessons), 'lesson')} ({the_first_of(lessons)})"


# At the parameters of the course ------------------------------------------------------------------------


def _check_once(entries: Sequence[Entry], theme: str, pictures: Path | None, *, as_json: bool) -> bool:
    if pictures is not None:
        prepare_output(pictures, option="--pictures")
    found: dict[str, CheckReport] = {}
    with _at_work(len(entries)) as (display, pool, folder):
        jobs = [Check(entry, theme, pictures, folder / entry.name) for entry in entries]
        display.begun(f"Checking {_named([entry.name for entry in entries])}.")
        for job, future in pool.run(check, jobs, partial(_show_progress, display, folder)):
            found[job.entry.name] = future.result()
            display.ended(job.entry.name, _result(found[job.entry.name]))
            (folder / job.entry.name).unlink(missing_ok=True)
    reports = [found[entry.name] for entry in entries]
    if as_json:
        print_json([asdict(report) for report in reports])
    else:
        for report in reports:
            _tell(report)
        _tell_total(reports)
    return all(report.is_clean for report in reports)


@contextmanager
def _at_work(jobs: int) -> Iterator[tuple[ProgressDisplay, WorkerPool, Path]]:
    """What checks so many *jobs*: a display, a pool, and a folder in which each says how much is done."""
    with (
        workspace(Path(gettempdir()), private=True) as work,
        progress_display(Terminal(stderr=True), jobs) as display,
        WorkerPool(usable_cores()) as pool,
    ):
        folder = work / "progress"
        folder.mkdir()
        yield display, pool, folder


def _show_progress(display: ProgressDisplay, folder: Path) -> None:
    """Show how much is done of each job that has a file in *folder*, by its name."""
    shares = {file.name: progress_in(file) for file in sorted(folder.iterdir())}
    display.update({name: share for name, share in shares.items() if share is not None})


def _result(report: CheckReport) -> str:
    """What the line of progress says of a report."""
    if report.error:
        return "cannot be played"
    return counted(len(report.faults), "fault") if report.faults else "no faults"


def _tell(report: CheckReport) -> None:
    for line in report.data:
        say(line)
    if report.error:
        say(f"{report.lesson} cannot be played: {report.error}")
        return
    for fault in report.faults[:_TOLD]:
        say(_sentence(fault))
        if fault.picture:
            say(f"  {fault.picture}")
    if len(report.faults) > _TOLD:
        say(f"{report.lesson}: {len(report.faults) - _TOLD} more")


def _sentence(fault: PictureFault) -> str:
    things = " / ".join(fault.things)
    where = f"{fault.lesson}, {fault.beat}, {int(fault.time) // 60}:{fault.time % 60:04.1f}"
    measure = f"{fault.measure}, lasts {fault.lasts:.1f} s"
    return f"{where}: {fault.kind}{': ' if things else ''}{things} ({measure})"


def _tell_total(reports: Sequence[CheckReport]) -> None:
    faults = sum(len(report.faults) for report in reports)
    looks = sum(sum(report.looks.values()) for report in reports)
    found = counted(faults, "fault") if faults else "No faults"
    say(f"{found} in {counted(len(reports), 'lesson')} ({counted(looks, 'picture')} checked).")


# At parameters drawn from the bounds --------------------------------------------------------------------


def _check_samples(entries: Sequence[Entry], theme: str, number: int, seed: int, *, as_json: bool) -> bool:
    lessons = list(dict.fromkeys(entry.lesson for entry in entries))
    total = len(lessons) * number
    found: dict[str, list[CheckReport]] = {lesson.name: [] for lesson in lessons}
    smallest: dict[str, CheckReport] = {}

    def then(job: Sample | Shrinking, future: Future[CheckReport]) -> Iterable[Sample | Shrinking]:
        """Make the first set at which a lesson fails small."""
        is_first = isinstance(job, Sample) and all(each.is_clean for each in found[job.lesson.name])
        report = future.result()
        return [Shrinking(job.lesson, theme, report)] if is_first and not report.is_clean else []

    with _at_work(total) as (display, pool, folder):
        jobs: list[Sample | Shrinking] = [
            Sample(lesson, theme, number, seed, index, folder / f"{lesson.name} set {index + 1}")
            for lesson in lessons
            for index in range(number)
        ]
        display.begun(f"Checking {_named(list(found))} at {counted(number, 'set')} of parameters.")
        for job, future in pool.run(check_sample, jobs, partial(_show_progress, display, folder), then):
            name, report = job.lesson.name, future.result()
            if isinstance(job, Shrinking):
                smallest[name] = report
                if not as_json:  # at once, since a run over many sets may be stopped
                    _tell_smallest(report)
            else:
                found[name].append(report)
                display.ended(job.progress.name, _result(report))
                job.progress.unlink(missing_ok=True)
    reports = [
        SampleReport(name, number, [each for each in checked if not each.is_clean], smallest.get(name))
        for name, checked in found.items()
    ]
    if as_json:
        print_json([asdict(report) for report in reports])
    else:
        for each in reports:
            if each.failing:
                say(f"{each.lesson}: {len(each.failing)} of {each.checked} sets fail.")
        failing = sum(len(each.failing) for each in reports)
        say(f"{failing} of {total} sets of parameters fail (seed {seed}).")
    return not any(report.failing for report in reports)


def _tell_smallest(report: CheckReport) -> None:
    say(f"{report.lesson} fails; the smallest set at which it does is")
    say("  mathreel check " + " ".join([report.lesson, *_as_settings(report)]))
    _tell(report)


def _as_settings(report: CheckReport) -> Iterable[str]:
    """The options that set the parameters of a report again."""
    for name, value in report.parameters.items():
        yield "--set " + shlex.quote(f"{report.lesson}.{name}={json.dumps(value)}")
