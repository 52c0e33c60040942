"""``mathreel render``: the lessons of a course, made into films and joined into a series."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from scenes.stage.type.numerals import counted
from scripts.basis.files import prepare_output
from scripts.options import (
    burn_option,
    course_option,
    narration_style_of,
    output_option,
    picture_options,
    quality_of,
    read_course,
    say_waiting,
    set_option,
    voice_option,
    with_settings,
    with_theme,
    worker_options,
    workers_of,
)
from scripts.output import print_faults
from scripts.request.course import Course
from scripts.series.map.course_map import order_notes
from scripts.series.run import Run, RunReport, carry_out


@click.command(
    epilog="""\b
Examples:
  mathreel render                                  the whole course, into out/
  mathreel render gradient_descent -q h            one lesson, in full HD
  mathreel render --set bayes_theorem.prior=0.001  the course, one number changed
  mathreel render -c my-course.toml -o films       a course of your own
  mathreel render --cluster tcp://10.0.0.1:8786    on the machines of a Dask cluster
  mathreel render --voice recordings:my-voice      told by you: my-voice/gradient_descent/walk.m4a
"""
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@course_option
@picture_options
@set_option("NAME.PARAMETER=VALUE")
@voice_option
@burn_option
@output_option
@worker_options
@click.option("--force", is_flag=True, help="Make films anew even when nothing has changed.")
@click.pass_context
def render(
    ctx: click.Context,
    *,
    names: tuple[str, ...],
    course_path: Path,
    letter: str | None,
    fps: int | None,
    theme: str | None,
    settings: tuple[str, ...],
    voice: str | None,
    burn_captions: bool,
    output: Path,
    jobs: int | None,
    cluster: str | None,
    force: bool,
) -> None:
    """Make the films of the course: of all its lessons, or of those named.

    Films that are already there and unchanged are not made again. What was finished before a run was
    stopped is kept. The page and the joined film cover all lessons of the course whose film is up to
    date; the films of lessons that left the course stay in their folders.
    """
    course = with_theme(read_course(course_path)[0], theme)
    for name in names:
        course.entry(name)
    course = with_settings(course, settings)
    narration_style = narration_style_of(voice, burn_captions)
    prepare_output(output)
    quality = quality_of(letter or course.quality, fps)
    run = Run(course, names, quality, output.resolve(), force, narration_style)
    console = Console(soft_wrap=True, highlight=False)
    report = carry_out(run, workers_of(jobs, cluster), console, say_waiting(output), cluster)
    _tell(report, output, [] if names else _notes(course, report))
    ctx.exit(1 if report.faults else 0)


def _notes(course: Course, report: RunReport) -> list[str]:
    """What is odd about the order of the lessons, as far as their films are there to tell."""
    prerequisites = {film.lesson.name: film.prerequisites for film in report.films}
    return list(
        order_notes(
            [(entry.lesson.name, prerequisites.get(entry.lesson.name, ())) for entry in course.entries]
        )
    )


def _tell(report: RunReport, output: Path, notes: Sequence[str]) -> None:
    """Say what was made, what failed and where to look."""
    if report.rendered:
        click.echo(f"Rendered {counted(report.rendered, 'lesson')}.")
    elif not report.faults:
        click.echo("Nothing to render: all that was asked for is up to date.")
    print_faults(report.faults, output)
    if report.missing:
        click.echo(
            f"The page holds {report.ready} of {counted(report.total, 'lesson')}; "
            f"not up to date: {', '.join(report.missing)}. `mathreel render` without names makes them all."
        )
    for note in notes:
        click.echo(f"Note: {note}")
    if report.ready:
        click.echo(f"{output / 'index.html'}")
