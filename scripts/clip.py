"""``mathreel clip``: some beats of a lesson, or one picture, as a file for slides, pages and papers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from scripts.basis.errors import MathreelError, listed
from scripts.basis.files import prepare_output
from scripts.basis.terminal import Terminal, say
from scripts.basis.user_folder import user_folder
from scripts.engine.progress import progress_display
from scripts.exports.export import Export, ExportedFiles, make_export
from scripts.exports.formats import FORMATS, Format, format_of, quality_in
from scripts.exports.limits import MEGABYTE
from scripts.exports.snippet import latex_can_read, snippets
from scripts.options import (
    CourseOptions,
    NarrationOptions,
    burn_option,
    course_option,
    gathered,
    moment_of,
    overwrite_option,
    picture_options,
    voice_option,
)
from scripts.output import tell_failure
from scripts.request.number_types import DecimalNumber, WholeNumber
from scripts.series.films_at_hand import films_at_hand
from scripts.settings import set_option

_FILMS = Path("out")
"""Where films were rendered, if not into a folder beside it."""

_FORMATS = "\n".join(f"  {suffix:<7}{form.words}" for suffix, form in FORMATS.items())


@dataclass(frozen=True)
class _FileOptions:
    """The file, and what goes with it."""

    target: Path
    beamer: bool
    snippet: bool
    overwrite: bool


@dataclass(frozen=True)
class _ExcerptOptions:
    """What is shown of the lesson."""

    beat: str | None
    first: str | None
    last: str | None
    at: str | None


@dataclass(frozen=True)
class _LookOptions:
    """How the clip looks."""

    width: int | None
    letter: str | None
    fps: int | None
    max_mb: float | None
    transparent: bool


@click.command(
    epilog=f"""\b
Formats, by the end of FILE:
{_FORMATS}

\b
Examples:
  mathreel clip gradient_descent --beat take_one_step -o step.mp4
  mathreel clip gradient_descent --from take_one_step --to walk -o walk.gif --max-mb 2
  mathreel clip bayes_theorem --at 12.5 --theme light -o bayes.svg
  mathreel clip bayes_theorem --theme light --transparent -o bayes.pdf --snippet      for LaTeX
  mathreel clip eigenvectors --beat slide_lambda -o eigen.webm --width 800 --snippet
  mathreel clip eigenvectors -o talk/eigen.mp4 --beamer
"""
)
@click.argument("name")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The file to make; its ending decides the format.",
)
@click.option("--beat", metavar="BEAT[:PHRASE]", help="One beat alone, or with :2 its second phrase.")
@click.option("--from", "first", metavar="BEAT", help="The first beat; else the lesson's.")
@click.option("--to", "last", metavar="BEAT", help="The last beat; else the lesson's.")
@click.option(
    "--at",
    metavar="BEAT[:PHRASE]|SECONDS",
    help="For a still: the end of a beat or of a phrase, or a second of the film.",
)
@click.option("--width", type=WholeNumber(64, 7680), help="Width in pixels; the height follows, 16 to 9.")
@picture_options
@set_option
@course_option
@click.option("--max-mb", type=DecimalNumber(0.001, 1_000_000), help="For .gif and .webp: no larger.")
@click.option("--transparent", is_flag=True, help="Without a background; .webm and .mov never have one.")
@burn_option
@voice_option
@click.option("--beamer", is_flag=True, help="Beside FILE, an .mp4: a still, and LaTeX that shows both.")
@click.option("--snippet", is_flag=True, help="Print what shows FILE elsewhere: HTML, Markdown, LaTeX.")
@overwrite_option
@gathered(
    file=_FileOptions,
    course=CourseOptions,
    excerpt=_ExcerptOptions,
    look=_LookOptions,
    narration=NarrationOptions,
)
def clip(
    *,
    name: str,
    file: _FileOptions,
    course: CourseOptions,
    excerpt: _ExcerptOptions,
    look: _LookOptions,
    narration: NarrationOptions,
) -> None:
    """Make beats of a lesson, or one picture of it, into FILE.

    NAME is a lesson of the course, with the parameters that it has there, or any other lesson. Without
    --beat, --from and --to it is the whole lesson; a still shows the end of what is asked for.
    """
    if excerpt.beat is not None and (excerpt.first or excerpt.last):
        raise MathreelError("--beat is one beat, --from and --to are several: give the one or the others.")
    target = file.target
    order = course.order(name, quality_in(target, look.letter, look.width, look.fps))
    export = Export(
        order,
        target,
        first=excerpt.beat or excerpt.first,
        last=excerpt.beat or excerpt.last,
        moment=None if excerpt.at is None else moment_of(excerpt.at),
        limit=None if look.max_mb is None else round(look.max_mb * MEGABYTE),
        transparent=look.transparent or format_of(target).grounds == (True,),
        narration_style=narration.style().for_lesson(order.entry.name),
        beamer=file.beamer,
        overwrite=file.overwrite,
        films=films_at_hand([name], _FILMS, given=False).folder,
    )
    _check(export, file)
    prepare_output(Path(os.path.realpath(target)).parent)
    try:
        with progress_display(Terminal(stderr=True), 1) as display:
            export = replace(
                export,
                on_progress=lambda share: display.update({name: share}),
                on_work=display.begun,
                on_warning=lambda warning: say(warning, err=True),
            )
            made = make_export(export)
    except MathreelError:
        raise
    except Exception as error:
        tell_failure(name, error, user_folder())
        click.get_current_context().exit(1)
    _tell(made, file.snippet)


def _check(export: Export, file: _FileOptions) -> None:
    """Refuse what cannot be done in the format of the file, with one sentence for the first reason."""
    for refused, sentence in _refusals(export, file):
        if refused:
            raise MathreelError(f"{sentence}.")


def _refusals(export: Export, file: _FileOptions) -> Iterator[tuple[bool, str]]:
    """Yield what is asked for in vain: whether it is asked for, and what to say then."""
    suffix, form = export.target.suffix.lower(), format_of(export.target)
    yield (
        export.moment is not None and form.film,
        "--at is for a still: give -o a file that ends in .png, .svg or .pdf",
    )
    yield (
        export.moment is not None and bool(export.first or export.last),
        "--at says which moment to show: leave out --beat, --from and --to",
    )
    yield (
        export.limit is not None and not form.limited,
        f"--max-mb is for {_formats_that_are(lambda each: each.limited)}",
    )
    yield (
        export.transparent and True not in form.grounds,
        f"a {suffix} always has a background: "
        f"--transparent is for {_formats_that_are(lambda each: True in each.grounds)}",
    )
    yield (
        export.narration_style.voice is not None and not form.voiced,
        f"a {suffix} has no sound: --voice is for {_formats_that_are(lambda each: each.voiced)}",
    )
    yield (
        export.narration_style.burn_captions and not form.film,
        "--burn-captions is for films, not for stills",
    )
    yield (
        file.snippet and not form.shown_on_pages,
        f"--snippet shows FILE on a page, and many browsers do not play a {suffix}: "
        "give -o a file that ends in .webm, which is as transparent",
    )
    yield (
        file.beamer and suffix != ".mp4",
        "--beamer shows an .mp4 file: give -o a file that ends in .mp4",
    )
    yield (
        file.beamer and not latex_can_read(export.target),
        f"LaTeX cannot read the name {export.target.name}: leave out quotes, braces and backslashes",
    )


def _formats_that_are(fitting: Callable[[Format], bool]) -> str:
    """Name the endings of the formats that are *fitting*."""
    return listed([suffix for suffix, form in FORMATS.items() if fitting(form)])


def _tell(made: ExportedFiles, snippet: bool) -> None:
    for file in made.files:
        say(file)
    for line in filter(None, (*made.data, made.note)):
        say(line)
    if snippet:
        for place, line in snippets(made.shown).items():
            for row in ("", f"{place}:", line):
                say(row)
