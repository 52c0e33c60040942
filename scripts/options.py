"""Options that several verbs take, and what they mean together with the course file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from scripts.basis.errors import MathreelError, no_such
from scripts.basis.quality import QUALITIES, Quality, with_fps
from scripts.cluster.connection import ALL_WORKERS, LOCAL
from scripts.engine.farm import usable_cores
from scripts.narration.narration_style import NarrationStyle
from scripts.narration.voices.choice import choose_voice
from scripts.request.catalogue import LessonFile, find_lessons
from scripts.request.course import DEFAULT_COURSE, THEMES, Course, Entry, load_course
from scripts.request.data_files import with_files_read
from scripts.request.parameters import parse_film_settings

Command = TypeVar("Command", bound=Callable[..., Any])


def course_option(command: Command) -> Command:
    return click.option(
        "-c",
        "--course",
        "course_path",
        type=click.Path(path_type=Path),
        default=DEFAULT_COURSE,
        metavar="FILE",
        help="The course file; without it, the default series.",
    )(command)


def output_option(command: Command) -> Command:
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=Path("out"),
        show_default=True,
        metavar="FOLDER",
        help="Where the films go.",
    )(command)


def picture_options(command: Command) -> Command:
    """Add ``-q``, ``--fps`` and ``--theme``: how the film looks, whatever it shows."""
    sizes = ", ".join(f"{letter} {quality.height}p{quality.fps}" for letter, quality in QUALITIES.items())
    options = (
        click.option("-q", "--quality", "letter", type=click.Choice(list(QUALITIES)), help=f"{sizes}."),
        click.option(
            "--fps", type=click.IntRange(1, 120), help="Pictures a second, in place of the quality's."
        ),
        click.option("--theme", type=click.Choice(THEMES), help="In place of the course file's."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def worker_options(command: Command) -> Command:
    """Add ``-j`` and ``--cluster``: who makes the films, and how many at once."""
    options = (
        click.option(
            "-j", "--jobs", type=click.IntRange(min=1), help="Films made at once; as many as there are cores."
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Have the workers of this Dask scheduler make the films; local starts some here.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def workers_of(jobs: int | None, cluster: str | None) -> int:
    """Return how many films are made at once: as many as a cluster can, or as there are cores here."""
    return jobs or (usable_cores() if cluster in {None, LOCAL} else ALL_WORKERS)


def set_option(form: str) -> Callable[[Command], Command]:
    return click.option(
        "--set",
        "settings",
        multiple=True,
        metavar=form,
        help="Set a parameter of a lesson; may be given several times.",
    )


def voice_option(command: Command) -> Command:
    return click.option(
        "--voice",
        metavar="VOICE",
        help="Who says the narration: espeak[:LANGUAGE], kokoro:MODEL[@NAME] or recordings:FOLDER.",
    )(command)


def burn_option(command: Command) -> Command:
    return click.option(
        "--burn-captions", is_flag=True, help="Draw the captions into the picture, below the stage."
    )(command)


def narration_style_of(voice: str | None, burn_captions: bool) -> NarrationStyle:
    """Return how narration is told, with the voice that the user means; one that is missing is refused."""
    return NarrationStyle(choose_voice(voice) if voice else None, burn_captions)


def moment_of(text: str) -> str | float:
    """Return the moment that the user means: a second, or the name of a beat."""
    try:
        return float(text)
    except ValueError:
        return text


def quality_of(letter: str, fps: int | None) -> Quality:
    return with_fps(QUALITIES[letter], fps) if fps else QUALITIES[letter]


def read_course(path: Path) -> tuple[Course, Mapping[str, LessonFile]]:
    """Return the course at *path* and the lessons that there are for it."""
    lessons = find_lessons()
    return load_course(path, lessons), lessons


def find_entry(name: str, course: Course, lessons: Mapping[str, LessonFile]) -> Entry:
    """Return what *course* calls *name*, or else the lesson of that name as it comes."""
    entries = {lesson.name: Entry(lesson.name, lesson, part=lesson.part_title) for lesson in lessons.values()}
    entries |= {entry.name: entry for entry in course.entries}
    if name not in entries:
        raise MathreelError(f"there is {no_such('lesson', name, entries)}.")
    return entries[name]


def set_in_passing(entry: Entry, values: Mapping[str, Any]) -> Entry:
    """Return *entry* with parameters given on the command line, where the course file is not to blame."""
    if not values:
        return entry
    given = with_files_read(values, Path(), entry.name)
    return replace(entry, parameters={**entry.parameters, **given}, source="")


def with_settings(course: Course, settings: Sequence[str]) -> Course:
    """Return *course* with what ``--set lesson.parameter=value`` says of its films."""
    values = parse_film_settings(settings, [entry.name for entry in course.entries])
    entries = tuple(set_in_passing(entry, values.get(entry.name, {})) for entry in course.entries)
    return replace(course, entries=entries)


def with_theme(course: Course, theme: str | None) -> Course:
    return replace(course, theme=theme) if theme else course


def say_waiting(output: Path) -> Callable[[str], None]:
    """Return what tells the user which run *output* is waited for."""

    def say(process: str) -> None:
        click.echo(f"Waiting for the run with process id {process}, which renders into {output} now.")

    return say
