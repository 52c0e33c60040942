"""Options that several verbs take, and what they mean.

The functions at the top add options to a command. ``gathered`` passes them to the command in groups, so that
a command has few parameters. The groups below it say what their options mean together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError, cut
from scripts.basis.quality import QUALITIES, Quality, with_fps
from scripts.basis.terminal import say
from scripts.basis.user_files import is_folder
from scripts.cluster.choice import ALL_WORKERS, LOCAL, Certificates, ClusterChoice, choose_cluster
from scripts.engine.order import Order
from scripts.engine.worker_pool import usable_cores
from scripts.exports.formats import FORMATS
from scripts.narration.narration_style import NarrationStyle
from scripts.narration.voices.choice import FORMS, choose_voice
from scripts.request.course import (
    DEFAULT_COURSE,
    THEME_NAMES,
    Course,
    find_entry,
    read_course,
    with_parameters,
)
from scripts.request.number_types import WholeNumber
from scripts.request.parameters import parse_film_settings
from scripts.request.typed_values import plain_number

_DECKS = (".pptx", ".html")
"""Endings of files that only ``mathreel slides`` makes."""

_LONGEST_FILM = 86_400
"""In seconds; no film lasts longer than a day."""

Command = TypeVar("Command", bound=Callable[..., Any])

PROCESSES_A_CORE = 16
"""The most films that this machine makes at once, for each core: with more it runs out of memory."""


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
        callback=_folder_of_films,
        help="Where the films go.",
    )(command)


def _folder_of_films(_: click.Context, __: click.Parameter, folder: Path) -> Path:
    """Return *folder*; refuse the name of a file, which other verbs take there."""
    suffix = folder.suffix.lower()
    if (suffix in FORMATS or suffix in _DECKS) and not is_folder(folder):
        verb = "slides" if suffix in _DECKS else "clip"
        raise MathreelError(
            f"-o is a folder here, and {folder} looks like a file: give a folder, or make that file with "
            f"`mathreel {verb} NAME -o {folder}`."
        )
    return folder


def picture_options(command: Command) -> Command:
    """Add ``-q``, ``--fps`` and ``--theme``: how a film looks."""
    sizes = ", ".join(f"{letter} {quality}" for letter, quality in QUALITIES.items())
    options = (
        click.option("-q", "--quality", "letter", type=click.Choice(list(QUALITIES)), help=f"{sizes}."),
        click.option(
            "--fps", type=WholeNumber(1, 120), help="Frames in a second, instead of those of the quality."
        ),
        theme_option,
    )
    for option in reversed(options):
        command = option(command)
    return command


def theme_option(command: Command) -> Command:
    return click.option(
        "--theme", type=click.Choice(THEME_NAMES), help="Instead of the theme of the course file."
    )(command)


def worker_options(command: Command) -> Command:
    """Add ``-j``, ``--cluster`` and its certificates: who makes the films, and how many at once."""
    file: dict[str, Any] = {"type": click.Path(path_type=Path), "metavar": "FILE"}
    options = (
        click.option(
            "-j",
            "--jobs",
            type=WholeNumber(1, ALL_WORKERS),
            help="How many films to make at once; one for each core without it.",
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Let the workers of this Dask scheduler make the films; local starts some on this machine.",
        ),
        click.option("--tls-ca-file", **file, help="Whom to trust at a tls:// address, in PEM format."),
        click.option("--tls-cert", **file, help="The certificate to show there."),
        click.option("--tls-key", **file, help="The key of that certificate."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def voice_option(command: Command) -> Command:
    return click.option(
        "--voice",
        metavar="VOICE",
        help=f"Who says the narration: {FORMS}.",
    )(command)


def overwrite_option(command: Command) -> Command:
    return click.option(
        "--overwrite",
        is_flag=True,
        help="Replace FILE, and nothing else, even if mathreel did not write it or it was changed since.",
    )(command)


def burn_option(command: Command) -> Command:
    return click.option(
        "--burn-captions", is_flag=True, help="Draw the captions into the picture, at its bottom."
    )(command)


# Options in groups --------------------------------------------------------------------------------------


def gathered(**groups: type) -> Callable[[Command], Command]:
    """Pass options to a command in groups.

    Parameters
    ----------
    **groups
        For each parameter of the command that is a group: a dataclass whose fields have the names of the
        options. The command gets an instance instead of those options.
    """
    names = {group: [field.name for field in fields(kind)] for group, kind in groups.items()}

    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_groups(*arguments: Any, **options: Any) -> Any:
            made = {
                group: kind(**{name: options.pop(name) for name in names[group]})
                for group, kind in groups.items()
            }
            return command(*arguments, **made, **options)

        return cast("Command", with_groups)

    return decorate


@dataclass(frozen=True)
class CourseOptions:
    """Which course, in which theme, with which parameters: ``-c``, ``--theme`` and ``--set``."""

    course_path: Path
    theme: str | None
    settings: tuple[str, ...]

    def course(self, names: Sequence[str] = ()) -> Course:
        """Return the whole course with its settings; a parameter without a lesson is for the one in *names*.

        Raises
        ------
        MathreelError
            If the course has no film of one of the *names*, or a setting is for none of its films.
        """
        course, _ = read_course(self.course_path)
        asked = [entry.name for entry in course.only(names).entries]
        values = self._values([entry.name for entry in course.entries], asked)
        if unasked := next((name for name in values if name not in asked), None):
            raise MathreelError(
                f"--set changes {unasked}, which is not among the lessons named: name it, too."
            )
        entries = tuple(with_parameters(entry, values.get(entry.name, {})) for entry in course.entries)
        return replace(course, entries=entries, theme=self.theme or course.theme)

    def order(self, name: str, quality: Quality) -> Order:
        """Return the order of the lesson *name* with the settings ``parameter=value``."""
        course, lessons = read_course(self.course_path)
        entry = with_parameters(find_entry(name, course, lessons), self.values(name))
        return Order(entry, self.theme or course.theme, quality)

    def values(self, name: str) -> dict[str, Any]:
        """Return the settings of the one lesson *name*."""
        return self._values([name], [name]).get(name, {})

    def changed(self, course: Course, names: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the films of *course* for which there are settings, where *names* or all were asked for."""
        films = [entry.name for entry in course.entries]
        values = self._values(films, names or films)
        return tuple(name for name in films if name in values)

    def _values(self, films: Sequence[str], names: Sequence[str]) -> dict[str, dict[str, Any]]:
        return parse_film_settings(self.settings, films, names[0] if len(set(names)) == 1 else None)


@dataclass(frozen=True)
class PictureOptions:
    """How large a picture is and how many there are in a second: ``-q`` and ``--fps``."""

    letter: str | None
    fps: int | None

    def quality(self, default: str) -> Quality:
        """Return the quality; its letter is *default* if the user gave none."""
        quality = QUALITIES[self.letter or default]
        return with_fps(quality, self.fps) if self.fps else quality


@dataclass(frozen=True)
class NarrationOptions:
    """How narration is presented: ``--voice`` and ``--burn-captions``."""

    voice: str | None
    burn_captions: bool

    def style(self) -> NarrationStyle:
        """Return the narration style; a voice that is not there is refused."""
        return NarrationStyle(choose_voice(self.voice) if self.voice else None, self.burn_captions)


@dataclass(frozen=True)
class RunOptions:
    """Where films go, and who makes them: ``-o``, ``-j``, ``--cluster`` and its certificates."""

    output: Path
    jobs: int | None
    cluster: str | None
    tls_ca_file: Path | None
    tls_cert: Path | None
    tls_key: Path | None

    def chosen_cluster(self) -> ClusterChoice | None:
        """Return the cluster that makes the films, if there is one."""
        return choose_cluster(self.cluster, Certificates(self.tls_ca_file, self.tls_cert, self.tls_key))

    def workers(self) -> int:
        """Return how many films are made at once: as many as a cluster can, or as there are cores here."""
        if self.cluster not in {None, LOCAL}:
            return self.jobs or ALL_WORKERS
        most = PROCESSES_A_CORE * usable_cores()
        if self.jobs is not None and self.jobs > most:
            cores = counted(usable_cores(), "core")
            raise MathreelError(f"-j {self.jobs} is too much for a machine with {cores}: at most {most}.")
        return self.jobs or usable_cores()


# What options mean ----------------------------------------------------------------------------------------


def moment_of(text: str) -> str | float:
    """Return the moment that *text* means: a second, or the name of a beat."""
    seconds = plain_number(text)
    if seconds is not None and seconds > _LONGEST_FILM:
        raise MathreelError(f"--at takes a second of the film or a beat, but it got {cut(text)}.")
    return text if seconds is None else float(seconds)


def report_waiting(output: Path) -> Callable[[str], None]:
    """Return a function that tells the user which run we wait for; its argument is a process id."""

    def report(process: str) -> None:
        say(f"Waiting for the run with process id {process}, which is rendering into {output}.")

    return report
