"""``mathreel render``: makes the lessons of a course into films, and the films into a series."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from scenes.stage.type.numerals import counted
from scripts.basis.files import prepare_output
from scripts.basis.terminal import Terminal, say
from scripts.options import (
    CourseOptions,
    NarrationOptions,
    PictureOptions,
    RunOptions,
    burn_option,
    course_option,
    gathered,
    output_option,
    picture_options,
    report_waiting,
    voice_option,
    worker_options,
)
from scripts.output import print_failures, print_notes
from scripts.request.course import Course
from scripts.series.map.course_map import order_notes
from scripts.series.run import Run, RunReport, carry_out
from scripts.settings import set_option


@click.command(
    epilog="""\b
Examples:
  mathreel render                                  the whole course, into out/
  mathreel render gradient_descent -q h            one lesson, in full HD
  mathreel render --set bayes_theorem.prior=0.001  the lesson that is set
  mathreel render -c my-course.toml -o films       a course of your own
  mathreel render --cluster tcp://10.0.0.1:8786    on the machines of a Dask cluster
  mathreel render --voice piper                    spoken by a natural voice
  mathreel render --voice recordings:my-voice      spoken by you: my-voice/gradient_descent/walk.m4a
"""
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@course_option
@picture_options
@set_option
@voice_option
@burn_option
@output_option
@worker_options
@click.option("--force", is_flag=True, help="Make films again even if nothing has changed.")
@gathered(course=CourseOptions, picture=PictureOptions, narration=NarrationOptions, run=RunOptions)
def render(
    *,
    names: tuple[str, ...],
    course: CourseOptions,
    picture: PictureOptions,
    narration: NarrationOptions,
    run: RunOptions,
    force: bool,
) -> None:
    """Make the films of the course: of all its lessons, or of those named.

    With --set and without names, the lessons that are set are made. Films that are there already and
    unchanged are not made again. If a run is stopped, the films that it has finished are kept, and are on the
    page. The page shows all lessons of the course that were ever rendered into FOLDER; the films of lessons
    that left the course stay in their folders.
    """
    asked = course.course(names)
    changed = course.changed(asked, names)
    names = names or changed
    style, output = narration.style(), run.output
    cluster, workers = run.chosen_cluster(), run.workers()
    place = prepare_output(output, (".store", "lessons", "logs"))
    wanted = Run(asked, names, picture.quality(asked.quality), place, force, style, changed=changed)
    report = carry_out(wanted, workers, Terminal(), report_waiting(output), cluster)
    _report(report, output, [] if names else _notes(asked, report))
    if report.failures:
        click.get_current_context().exit(1)


def _notes(course: Course, report: RunReport) -> list[str]:
    """What is unusual about the order of the lessons, as far as their films exist."""
    prerequisites = {film.lesson.name: film.prerequisites for film in report.films}
    return list(
        order_notes(
            [(entry.lesson.name, prerequisites.get(entry.lesson.name, ())) for entry in course.entries]
        )
    )


def _report(report: RunReport, output: Path, notes: Sequence[str]) -> None:
    """Say what was made, what failed and where the files are."""
    if report.rendered:
        say(f"Rendered {counted(report.rendered, 'lesson')}.")
    elif not report.failures:
        say("Nothing to render: everything is up to date.")
    print_failures(report.failures, output)
    if report.missing:
        say(
            f"The page has {report.ready} of {counted(report.total, 'lesson')}; "
            f"not rendered yet: {', '.join(report.missing)}. `mathreel render` without names makes them all."
        )
    print_notes([*report.notes, *notes])
    if report.ready:
        say(output / "index.html")
