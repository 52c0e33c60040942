"""``mathreel preview``: one lesson, or one picture of it, quickly."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from scripts.basis.errors import MathreelError
from scripts.basis.files import prepare_output
from scripts.basis.manifest import output_manifest
from scripts.basis.terminal import Terminal, say
from scripts.engine.previews import Preview, make_preview
from scripts.engine.progress import progress_display
from scripts.options import (
    CourseOptions,
    PictureOptions,
    course_option,
    gathered,
    moment_of,
    output_option,
    picture_options,
)
from scripts.output import print_notes, tell_failure
from scripts.settings import set_option


@dataclass(frozen=True)
class _Viewing:
    """What becomes of a preview: ``--watch`` and ``--open``."""

    watch: bool
    show: bool


@click.command(
    epilog="""\b
Examples:
  mathreel preview gradient_descent --open
  mathreel preview gradient_descent --set learning_rate=0.9 --at walk
  mathreel preview eigenvectors --at 12.5 --watch
"""
)
@click.argument("name")
@course_option
@picture_options
@set_option
@output_option
@click.option(
    "--at",
    metavar="BEAT[:PHRASE]|SECONDS",
    help="One picture only: the end of a beat, of its second phrase with :2, or a second.",
)
@click.option("--watch", is_flag=True, help="Make it again at each save of the lesson or of what it imports.")
@click.option("--open", "show", is_flag=True, help="Open the preview in the viewer of this machine.")
@gathered(course=CourseOptions, picture=PictureOptions, viewing=_Viewing)
def preview(
    *,
    name: str,
    course: CourseOptions,
    picture: PictureOptions,
    output: Path,
    at: str | None,
    viewing: _Viewing,
) -> None:
    """Make one lesson, or one picture of it, into OUT/previews; without -q, at quality l.

    NAME is a lesson of the course, with the parameters that it has there, or any other lesson.
    """
    order = course.order(name, picture.quality("l"))
    prepare_output(output, ("previews",))
    wanted = Preview(order, None if at is None else moment_of(at), output)
    make = _show_and_open if viewing.show else _show
    if viewing.watch:
        from scripts.engine.watch import make_at_each_save  # what watches files is needed by nobody else

        if not make_at_each_save(_show, wanted, order.entry.lesson.path(), first=make):
            click.get_current_context().exit(2)
    elif not make(wanted):
        click.get_current_context().exit(1)


def _show_and_open(wanted: Preview) -> bool:
    made = _show(wanted)
    if made:
        click.launch(str(wanted.target))
    return made


def _show(wanted: Preview) -> bool:
    """Make the preview and print where it is, or what is wrong; return whether it was made."""
    manifest = output_manifest(Path(os.path.realpath(wanted.output)))
    name = wanted.order.entry.name
    try:
        with progress_display(Terminal(stderr=True), 1) as display:
            make_preview(wanted, manifest, say, lambda share: display.update({name: share}))
    except MathreelError:
        raise
    except Exception as error:
        tell_failure(name, error, wanted.output)
        return False
    print_notes(manifest.notes)
    say(wanted.target)
    return True
