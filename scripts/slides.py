"""``mathreel slides``: lessons as slides, a beat on each, for the program that the lecturer uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from scripts.basis.files import prepare_output
from scripts.basis.quality import QUALITIES, Quality
from scripts.decks.deck import Deck, check_loops, deck_of, with_loops
from scripts.decks.writing import POWERPOINT, Target, check, write
from scripts.engine.description import describe
from scripts.engine.farm import Farm, usable_cores
from scripts.engine.plan import ask, orders_of
from scripts.engine.store import Store
from scripts.options import (
    course_option,
    narration_style_of,
    read_course,
    say_waiting,
    set_option,
    voice_option,
    with_settings,
    with_theme,
)
from scripts.output import print_faults
from scripts.request.course import THEMES, Course
from scripts.series.run import Run, carry_out
from scripts.series.series import show_slides

_SIZES = {f"{quality.height}p": letter for letter, quality in QUALITIES.items()}
_MANY_LARGE_FILMS = 30
"""Decks with more full-HD films than this have failed in PowerPoint; at 720p they were fine."""


@click.command(
    epilog="""\b
Examples:
  mathreel slides bayes_theorem -o bayes.pptx
  mathreel slides bayes_theorem --set bayes_theorem.prior=0.001 -o rare.pptx
  mathreel slides bayes_theorem --into lecture.pptx --after 12 -o lecture-with-films.pptx
  mathreel slides -c my-course.toml -o course.html        reveal.js, works without a network
  mathreel slides eigenvectors --theme light -o eigenvectors.pdf
  mathreel slides eigenvectors -o eigenvectors.zip        for manim-slides
"""
)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@course_option
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="Where the slides go; its ending says in which form: .pptx, .html (reveal.js), .pdf (handout), "
    ".zip or none (manim-slides).",
)
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DECK", help="Add to a copy of this PowerPoint deck."
)
@click.option(
    "--after",
    type=click.IntRange(min=0),
    metavar="N",
    help="With --into: after which slide; else at its end.",
)
@click.option(
    "--media", type=click.Choice(list(_SIZES)), default="720p", show_default=True, help="Size of the films."
)
@click.option("--theme", type=click.Choice(THEMES), help="In place of the course file's.")
@set_option("NAME.PARAMETER=VALUE")
@voice_option
@click.option(
    "--loop",
    "loops",
    multiple=True,
    metavar="BEAT",
    help="Let a beat play on and on: its name, or LESSON.BEAT; may be given several times.",
)
@click.option("--overwrite", is_flag=True, help="Replace FILE if it is there already.")
@click.option(
    "--films",
    type=click.Path(path_type=Path),
    default=Path("out"),
    show_default=True,
    metavar="FOLDER",
    help="Where films are kept; slides in FOLDER/slides are offered on the course page.",
)
@click.pass_context
def slides(
    ctx: click.Context,
    *,
    names: tuple[str, ...],
    course_path: Path,
    path: Path,
    into: Path | None,
    after: int | None,
    media: str,
    theme: str | None,
    settings: tuple[str, ...],
    voice: str | None,
    loops: tuple[str, ...],
    overwrite: bool,
    films: Path,
) -> None:
    """Make slides of the lessons NAME…, in that order, or of the whole course.

    Each lesson gets a title slide and one slide a beat: the beat's clip fills it, starts by itself and stops
    on its last picture; the narration is in the speaker notes. Films that are missing or out of date are
    rendered first. The published films and the course page stay as they are.
    """
    course = with_theme(read_course(course_path)[0], theme)
    entries = [course.entry(name) for name in dict.fromkeys(names)]
    course = with_settings(replace(course, entries=tuple(entries)) if entries else course, settings)
    narration_style = narration_style_of(voice, burn_captions=False)
    target = Target(path.resolve(), into, after, overwrite)
    if path.parent == films / "slides":
        path.parent.mkdir(parents=True, exist_ok=True)
    check(target)
    prepare_output(films)
    quality = QUALITIES[_SIZES[media]]
    if loops:
        _check_loops(loops, course, quality)
    run = Run(course, (), quality, films.resolve(), narration_style=narration_style, publishes=False)
    report = carry_out(run, usable_cores(), Console(soft_wrap=True, highlight=False), say_waiting(films))
    if report.faults or report.missing:
        print_faults(report.faults, films, err=True)
        click.echo("mathreel: no slides were written, because films are missing.", err=True)
        ctx.exit(1)
    deck = with_loops(deck_of(report.films, Store(films.resolve()), course.title), loops)
    warn_of_large_films(deck, target)
    written = write(deck, target)
    if written != target.path:
        click.echo("The films are too large for one file: this is a folder; open its index.html.")
    click.echo(path.with_name(written.name))
    if target.path.parent == films.resolve() / "slides":
        show_slides(films.resolve())


def _check_loops(loops: Sequence[str], course: Course, quality: Quality) -> None:
    """Refuse beats to loop that there are not, before a film is made."""
    with Farm(usable_cores()) as farm:
        lessons, faults = ask(describe, orders_of(course, quality), farm)
    if not faults:  # else the run tells what is wrong with them
        check_loops(loops, {each["name"]: [beat["name"] for beat in each["beats"]] for each in lessons})


def warn_of_large_films(deck: Deck, target: Target) -> None:
    """Tell a lecturer whose deck PowerPoint may not open."""
    if target.kind in POWERPOINT and deck.quality.height >= 1080 and len(deck.beats) > _MANY_LARGE_FILMS:
        click.echo(
            f"Beware: {len(deck.beats)} videos at {deck.quality.height}p may be more than PowerPoint can "
            "open; --media 720p is safe.",
            err=True,
        )
