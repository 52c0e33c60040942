"""``mathreel slides``: lessons as slides, a beat on each, for the program that the lecturer uses."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from click.core import ParameterSource

from scenes.stage.type.numerals import counted
from scripts.basis.files import prepare_output
from scripts.basis.manifest import output_manifest
from scripts.basis.quality import Quality
from scripts.basis.terminal import Terminal, say
from scripts.basis.workspaces import make_folder
from scripts.decks.deck import Deck, DrawnFormula, check_loops, deck_of, with_loops
from scripts.decks.formulas import WRITTEN_FORMULAS
from scripts.decks.targets import PER_PAGE
from scripts.decks.writing import POWERPOINT, Target, check, ground_of_films, write
from scripts.engine.film import Film
from scripts.engine.order import orders_of
from scripts.engine.progress import progress_display
from scripts.engine.questions.description import DESCRIPTION
from scripts.engine.questions.question import ask
from scripts.engine.store import Store
from scripts.engine.worker_pool import WorkerPool, usable_cores
from scripts.options import (
    CourseOptions,
    NarrationOptions,
    PictureOptions,
    course_option,
    gathered,
    overwrite_option,
    picture_options,
    report_waiting,
    voice_option,
)
from scripts.output import print_failures, print_notes
from scripts.request.course import Course
from scripts.request.number_types import WholeNumber
from scripts.series.films_at_hand import films_at_hand
from scripts.series.run import Run, carry_out
from scripts.series.series import show_slides
from scripts.settings import set_option

_QUALITY, _LARGEST = "m", 1080
"""The quality of films on slides, if there are none yet; and the height up to which those there are taken."""

_MANY_LARGE_FILMS = 30
"""Decks with more full-HD films than this have failed in PowerPoint; at 720p they were fine."""


class _BusyError(Exception):
    """Another run is at work in the folder of the films."""


@dataclass(frozen=True)
class _ClipOptions:
    """The films on the slides: ``-q``, ``--fps``, ``--voice`` and ``--films``."""

    letter: str | None
    fps: int | None
    voice: str | None
    films: Path

    def quality(self, at_hand: Quality | None) -> Quality:
        """Return the quality that was asked for; else that of the films *at hand*, if slides can have it."""
        if self.letter is None and self.fps is None and at_hand is not None and at_hand.height <= _LARGEST:
            return at_hand
        return PictureOptions(self.letter, self.fps).quality(_QUALITY)


@click.command(
    epilog="""\b
Examples:
  mathreel slides bayes_theorem -o bayes.pptx
  mathreel slides bayes_theorem --set prior=0.001 -o rare.pptx
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
    help="Where the slides go; its ending says in which form: .pptx, .html (reveal.js), .pdf (handout; "
    "white, unless --theme dark is given), .zip or none (manim-slides).",
)
@click.option(
    "--into", type=click.Path(path_type=Path), metavar="DECK", help="Add to a copy of this PowerPoint deck."
)
@click.option(
    "--after",
    type=WholeNumber(0, 100_000),
    metavar="N",
    help="With --into: after which slide, hidden ones counted; else at its end.",
)
@click.option(
    "--fit",
    type=click.Choice(["placeholder", "full"]),
    help="For PowerPoint: a film has the place of the content in your design, or fills the slide; "
    "placeholder with --into, else full.",
)
@click.option(
    "--poster",
    type=click.Choice(["first", "last"]),
    help="For PowerPoint: which picture of its film a slide shows until it plays, and as a thumbnail and on "
    "paper; else first. With last, a slide gives away its end for a moment when it opens.",
)
@click.option(
    "--per-page",
    type=click.Choice(PER_PAGE),
    help="For a handout: how many beats are on a page; else 4.",
)
@picture_options
@set_option
@voice_option
@click.option(
    "--loop",
    "loops",
    multiple=True,
    metavar="BEAT",
    help="Let a beat play on and on: its name, or LESSON.BEAT; may be given several times.",
)
@overwrite_option
@click.option(
    "--films",
    type=click.Path(path_type=Path),
    default=Path("out"),
    metavar="FOLDER",
    help="Where films are kept; else where these lessons were rendered last, or out. Slides in FOLDER/slides "
    "are offered on the course page.",
)
@gathered(course=CourseOptions, target=Target, clips=_ClipOptions)
def slides(
    *,
    names: tuple[str, ...],
    course: CourseOptions,
    target: Target,
    clips: _ClipOptions,
    loops: tuple[str, ...],
) -> None:
    """Make slides of the lessons NAME…, in that order, or of the whole course.

    Each lesson gets a title slide and one slide a beat: the beat's clip starts by itself and stops on its
    last picture; the narration is in the speaker notes. With --into, the films take the background colour of
    the deck, and without --theme the theme that suits it. Films that are missing or out of date are rendered
    first, without -q at the quality that most of them have, or m; it is said why those that are there do not
    fit. The published films and the course page stay as they are.
    """
    shown = course.course(names).only(names)
    given = click.get_current_context().get_parameter_source("films") is not ParameterSource.DEFAULT
    at_hand = films_at_hand([entry.name for entry in shown.entries], clips.films, given=given)
    films = at_hand.folder
    if films != clips.films:
        say(f"The films are those in {films}; --films names another folder.", err=True)
    narration_style = NarrationOptions(clips.voice, burn_captions=False).style()
    path, target = target.path, replace(target, path=Path(os.path.realpath(target.path)))
    place = prepare_output(films, (".store", "logs", "slides"), "--films")
    if target.path.parent == place / "slides":
        make_folder(target.path.parent)
    check(target)
    shown, notes = _suited(shown, target, course.theme)
    quality = clips.quality(at_hand.quality)
    if loops:
        _check_loops(loops, shown, quality)
    run = Run(shown, (), quality, place, narration_style=narration_style, publishes=False)
    report = carry_out(run, usable_cores(), Terminal(), report_waiting(films))
    if report.failures or report.missing:
        print_failures(report.failures, films, err=True)
        say("mathreel: no slides were written, because films are missing.", err=True)
        click.get_current_context().exit(1)
    store = Store(place)
    formulas = _formulas(report.films) if target.kind == ".pdf" else {}
    with store.lent(film.digest for film in report.films) as lent:
        deck = with_loops(deck_of(report.films, lent, shown.title, formulas), loops)
        warn_of_large_films(deck, target)
        with progress_display(Terminal(stderr=True), 1) as display:
            display.begun(f"Writing {path.name}: {counted(len(deck.beats), 'beat')}.")
            written = write(deck, target, lambda share: display.update({path.name: share}))
    if target.path.parent == place / "slides":
        notes += _shown_on_page(store, place)
    if written != target.path:
        say("The films are too large for one file: this is a folder; open its index.html.")
    say(path.with_name(written.name))
    print_notes([*report.notes, *notes])


def _suited(course: Course, target: Target, theme: str | None) -> tuple[Course, list[str]]:
    """The course in the theme that suits where it goes, if none was asked for; and what to say."""
    if target.kind == ".pdf":
        if theme is None:
            say("A handout shows the films in the light theme, for white paper.", err=True)
        return replace(course, theme=theme or "light"), []
    if target.into is None or target.fills_slides:
        return course, []
    from scripts.decks.clips import recoloring_for
    from scripts.decks.recoloring import suitable_theme

    ground = ground_of_films(target)
    if ground is None:
        return course, [f"The films keep their own background: that of {target.into} is not of one colour."]
    suited = replace(course, theme=theme or suitable_theme(ground))
    if recoloring_for(suited.theme, ground) is None:
        kept = f"on {ground}, that of {target.into}, they could not be read"
        return suited, [f"The films keep their own background: {kept}."]
    return suited, []


def _shown_on_page(store: Store, output: Path) -> list[str]:
    """Have the course page offer the slides, unless another run is at work on it; say so then."""

    def leave_it(process: str) -> None:
        raise _BusyError(f"the page offers it when it is made next: process {process} is at work on it.")

    try:
        with store.lock(leave_it):
            show_slides(output_manifest(output))
    except _BusyError as busy:
        return [str(busy)]
    return []


def _check_loops(loops: Sequence[str], course: Course, quality: Quality) -> None:
    """Refuse to loop a beat that does not exist, before a film is made."""
    with WorkerPool(usable_cores()) as pool:
        lessons, failures = ask(DESCRIPTION, orders_of(course, quality), pool)
    if not failures:  # otherwise the run says what is wrong with them
        check_loops(loops, {each["name"]: [beat["name"] for beat in each["beats"]] for each in lessons})


def _formulas(films: Sequence[Film]) -> dict[str, list[DrawnFormula]]:
    """What each film writes that is good to look up."""
    with WorkerPool(usable_cores()) as pool:
        answers, _ = ask(WRITTEN_FORMULAS, [film.order() for film in films], pool)
    return {answer["name"]: [DrawnFormula(**formula) for formula in answer["formulas"]] for answer in answers}


def warn_of_large_films(deck: Deck, target: Target) -> None:
    """Tell a lecturer whose deck PowerPoint may not open."""
    if target.kind in POWERPOINT and deck.quality.height >= 1080 and len(deck.beats) > _MANY_LARGE_FILMS:
        say(
            f"Warning: {len(deck.beats)} videos at {deck.quality.height}p may be more than PowerPoint can "
            "open; -q m is safe.",
            err=True,
        )
