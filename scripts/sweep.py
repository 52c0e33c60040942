"""``mathreel sweep``: a lesson at many parameters, its films side by side on one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError
from scripts.basis.files import prepare_output
from scripts.basis.manifest import Manifest, output_manifest
from scripts.basis.terminal import Terminal, say
from scripts.cluster.choice import ClusterChoice
from scripts.engine.film import Film
from scripts.engine.order import Order
from scripts.engine.questions.plan import plan_films
from scripts.engine.store import Store
from scripts.engine.worker_pool import WorkerPool
from scripts.options import (
    CourseOptions,
    PictureOptions,
    RunOptions,
    course_option,
    gathered,
    output_option,
    picture_options,
    report_waiting,
    worker_options,
)
from scripts.output import print_failures, print_notes
from scripts.request.course import Course, Entry, with_parameters
from scripts.series.films_at_hand import films_at_hand
from scripts.series.run import Run, RunReport, carry_out
from scripts.series.sweeps.grid import MANY, Axis, parse_axis, variant_names, variants
from scripts.series.sweeps.publication import ParameterSweep, check_sweep, films_of_sweep, publish_sweep
from scripts.settings import set_option


@click.command(
    epilog="""\b
Examples:
  mathreel sweep gradient_descent --grid learning_rate=0.05:1.2:12
  mathreel sweep gradient_descent --grid learning_rate=0.1,0.5,0.9,1.05 --grid start=1,5,9
  mathreel sweep eigenvectors --grid 'matrix=[[2,1],[1,2]],[[0,-1],[1,0]],[[1,1],[0,1]]'
"""
)
@click.argument("name")
@click.option(
    "--grid",
    "grids",
    multiple=True,
    required=True,
    metavar="PARAMETER=VALUES",
    help="Values of a parameter: first:last:count, or several with commas between; "
    "given several times, every combination.",
)
@course_option
@picture_options
@set_option
@output_option
@worker_options
@click.option("--yes", "many", is_flag=True, help=f"Also make more than {MANY} films.")
@gathered(course=CourseOptions, picture=PictureOptions, run=RunOptions)
def sweep(
    *,
    name: str,
    grids: tuple[str, ...],
    course: CourseOptions,
    picture: PictureOptions,
    run: RunOptions,
    many: bool,
) -> None:
    """Make the films of lesson NAME at every point of a grid, and a page that shows them side by side.

    The page is OUT/sweeps/NAME/index.html; its small films play in step, and can be sorted and filtered.
    They have the same axes where the lesson allows. Films that are already there are not made
    again, whatever grid they were made for; a run that is stopped leaves a page of those that it finished,
    unless there is one of as many. Without -o, OUT is the folder into which NAME was rendered last,
    or out. The default quality is l.
    """
    cluster, workers = run.chosen_cluster(), run.workers()
    order = course.order(name, picture.quality("l"))
    lesson = _planned(order)
    parameters = {each["name"]: each for each in lesson.parameters}
    axes = [parse_axis(option.removeprefix(f"{name}."), parameters) for option in grids]
    for axis in axes:
        if axis.name in course.values(name):
            raise MathreelError(f"{axis.name} is both in --set and in --grid: leave it out of --set.")
    grid = variants(axes, many=many)
    names = variant_names(grid)
    entries = [
        with_parameters(replace(order.entry, name=variant), values)
        for variant, values in zip(names, grid, strict=True)
    ]
    given = click.get_current_context().get_parameter_source("output") is not ParameterSource.DEFAULT
    output = films_at_hand([name], run.output, given=given).folder
    place = prepare_output(output, (".store", "logs", "sweeps"))
    manifest = output_manifest(place)
    check_sweep(lesson, manifest)
    varied = Course(order.entry.name, order.quality.letter, order.theme, tuple(entries))
    page = _Page(lesson, axes, dict(zip(names, grid, strict=True)), output, manifest)
    wanted = Run(varied, (), order.quality, place, publishes=False, common_axes=True, leave=page.leave)
    report = _carry_out(wanted, workers, report_waiting(output), cluster)
    _tell(report, output)
    if report.films:
        with Store(place).lock(report_waiting(output)):  # so that no other run replaces the films meanwhile
            page.publish(report.films)
        print_notes([*report.notes, *manifest.notes])
        say(page.path)
    if report.failures:
        click.get_current_context().exit(1)


@dataclass(frozen=True)
class _Page:
    """The page of a sweep in the folder *output*, which shows as many of its films as there are."""

    lesson: Film
    axes: Sequence[Axis]
    grid: Mapping[str, Mapping[str, Any]]
    output: Path
    manifest: Manifest

    @property
    def path(self) -> Path:
        return self.output / "sweeps" / self.lesson.name / "index.html"

    def publish(self, films: Sequence[Film]) -> None:
        made = ParameterSweep(self.lesson, self.axes, {film.name: film for film in films}, self.grid)
        publish_sweep(made, Store(self.manifest.root), self.manifest)

    def leave(self, films: Sequence[Film]) -> list[str]:
        """Publish the films of a run that is stopped, unless the page shows as many, and say so."""
        if len(films) <= films_of_sweep(self.lesson, self.manifest):
            return []
        self.publish(films)
        return [f"{self.path} shows {len(films)} of {counted(len(self.grid), 'film')}"]


def _planned(order: Order) -> Film:
    """The lesson without the grid, its parameters checked."""
    with WorkerPool(1) as pool:
        films, failures = plan_films([order], pool)
    if failures:
        raise MathreelError(f"{order.entry.name} cannot be loaded: {failures[0].sentence}")
    return films[0]


def _carry_out(
    run: Run, workers: int, waiting: Callable[[str], None], cluster: ClusterChoice | None
) -> RunReport:
    try:
        return carry_out(run, workers, Terminal(), waiting, cluster)
    except MathreelError as error:
        raise MathreelError(_of_the_lesson(str(error), run.course.title, run.course.entries)) from error


def _of_the_lesson(sentence: str, lesson: str, entries: Sequence[Entry]) -> str:
    """The *sentence* about a variant as one about its lesson, whose parameters the variant has."""
    for variant in sorted((entry.name for entry in entries), key=len, reverse=True):
        if sentence.startswith(variant):
            return lesson + sentence.removeprefix(variant)
    return sentence


def _tell(report: RunReport, output: Path) -> None:
    """Say what was made, and what failed."""
    kept = report.ready - report.rendered
    say(f"Rendered {report.rendered} of {report.total} variants; {kept} were there already.")
    print_failures(report.failures, output)
