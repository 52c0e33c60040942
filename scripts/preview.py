"""``mathreel preview``: one lesson, or one picture of it, quickly."""

from __future__ import annotations

import traceback
from pathlib import Path

import click

from scripts.basis.errors import MathreelError
from scripts.basis.files import prepare_output
from scripts.engine.plan import Order
from scripts.engine.previews import Preview, make_preview
from scripts.engine.watch import make_at_each_save
from scripts.options import (
    course_option,
    find_entry,
    moment_of,
    output_option,
    picture_options,
    quality_of,
    read_course,
    set_in_passing,
    set_option,
)
from scripts.request.parameters import parse_setting


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
@set_option("PARAMETER=VALUE")
@output_option
@click.option("--at", metavar="BEAT|SECONDS", help="One picture only: the end of a beat, or a second.")
@click.option("--watch", is_flag=True, help="Again at each save of the lesson or of what it imports.")
@click.option("--open", "show", is_flag=True, help="Open what was made in the viewer of this machine.")
@click.pass_context
def preview(
    ctx: click.Context,
    *,
    name: str,
    course_path: Path,
    letter: str | None,
    fps: int | None,
    theme: str | None,
    settings: tuple[str, ...],
    output: Path,
    at: str | None,
    watch: bool,
    show: bool,
) -> None:
    """Make one lesson, or one picture of it, into OUT/previews; at quality l if not told otherwise.

    NAME is a lesson of the course, with the parameters that it has there, or any other lesson.
    """
    course, lessons = read_course(course_path)
    entry = set_in_passing(find_entry(name, course, lessons), dict(map(parse_setting, settings)))
    order = Order(entry, theme or course.theme, quality_of(letter or "l", fps))
    prepare_output(output)
    wanted = Preview(order, None if at is None else moment_of(at), output / "previews")
    make = _show_and_open if show else _show
    if watch:
        make_at_each_save(_show, wanted, entry.lesson.path(), first=make)
    elif not make(wanted):
        ctx.exit(1)


def _show_and_open(wanted: Preview) -> bool:
    made = _show(wanted)
    if made:
        click.launch(str(wanted.target))
    return made


def _show(wanted: Preview) -> bool:
    """Make the preview and say where it is, or what is wrong with the lesson; tell whether it was made."""
    try:
        make_preview(wanted)
    except MathreelError:
        raise
    except Exception:
        click.echo(traceback.format_exc(), err=True)
        click.echo(f"mathreel: {wanted.order.entry.name} failed, as told above.", err=True)
        return False
    click.echo(wanted.target)
    return True
