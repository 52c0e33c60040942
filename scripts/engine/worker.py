"""What a worker does: make a film, or a segment of one, in a folder of the job's own, from plain data."""

from __future__ import annotations

import io
import pickle
import shutil
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from scripts.basis.errors import MathreelError
from scripts.basis.memory import give_back_memory
from scripts.engine.digest import film_digest
from scripts.engine.failures import Failure, failure_of
from scripts.engine.film import Film
from scripts.engine.order import subject_of
from scripts.film.segments import WHOLE_LESSON, Segment
from scripts.narration.narration_style import NarrationStyle

PROGRESS = "progress"
"""The file in a job's workspace that says how much of the job is done."""

_VOICE, _FILM = "voice", "film"


@dataclass(frozen=True)
class FilmJob:
    """Work on *film*. All files of the job are in its workspace, whatever machine that is on."""

    film: Film
    workspace: Path

    @property
    def made(self) -> Path:
        """The folder of the film, or of the part of it that the job makes."""
        return self.workspace / _FILM

    def progress(self) -> float | None:
        """Return how much of the job is done, from 0 to 1, or None if it has not begun."""
        return progress_in(self.workspace / PROGRESS)

    def copy_recordings(self) -> None:
        """Copy the recordings of the film's voice into the workspace, for a job on another machine."""
        voice = self.film.narration_style.voice
        if voice is not None and voice.kind == "recordings":
            shutil.copytree(voice.source, self.workspace / _VOICE, dirs_exist_ok=True)

    def narration_style(self) -> NarrationStyle:
        """Return the film's narration style, with the recordings in the workspace if there are any."""
        copied, style = self.workspace / _VOICE, self.film.narration_style
        if style.voice is None or not copied.is_dir():
            return style
        return replace(style, voice=replace(style.voice, source=str(copied)))


@dataclass(frozen=True)
class Render(FilmJob):
    """The job of making the film, or of filming a segment of it."""

    segment: Segment = WHOLE_LESSON


@dataclass(frozen=True)
class FilmedSegment:
    """The answer to a job that filmed a segment.

    Attributes
    ----------
    seconds
        How long the job took.
    footage
        What was filmed, pickled: only workers know its classes, which need manim. It goes from process to
        process and is never a file, since reading a pickle may run code that somebody else put into it.
    """

    seconds: float
    footage: bytes


@dataclass(frozen=True)
class Join(FilmJob):
    """The job of joining segments to a film; *footage* is what was filmed, segment by segment."""

    footage: tuple[bytes, ...] = ()

    def take_over(self, renders: Sequence[Render]) -> None:
        """Move the clips of *renders*, one a segment, into the workspace."""
        self.made.mkdir(parents=True)
        for render in renders:
            for clips in render.made.iterdir():
                (self.made / clips.name).mkdir(exist_ok=True)
                for clip in clips.iterdir():
                    clip.rename(self.made / clips.name / clip.name)


@dataclass(frozen=True)
class FinishedFilm:
    """The answer to a job that made a film or joined one.

    Attributes
    ----------
    recording
        What the film turned out to be: a ``Recording`` as a dictionary.
    seconds
        How long the job took.
    """

    recording: dict[str, Any]
    seconds: float


JobAnswer = FilmedSegment | FinishedFilm | Failure


def work(job: Render | Join) -> JobAnswer:
    """Do *job*. An error of any kind is caught and returned as the failure of its film."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            return _join(job) if isinstance(job, Join) else _render(job)
    except Exception as error:
        return failure_of(job.film.name, error, printed.getvalue())
    finally:
        give_back_memory()


def _render(job: Render) -> FilmedSegment | FinishedFilm:
    from scripts.film.footage import film
    from scripts.film.recording import CLIPS, join_footage

    start = time.perf_counter()
    shutil.rmtree(job.made, ignore_errors=True)  # of an earlier worker that died
    (job.made / CLIPS).mkdir(parents=True)
    subject = subject_of(job.film.order())
    if film_digest(job.film.lesson.path(), job.film.settings()) != job.film.digest:
        raise MathreelError("its sources changed while mathreel ran: run again")
    footage = film(
        subject,
        job.made / CLIPS,
        job.segment,
        on_progress=lambda share: write_progress(job.workspace / PROGRESS, share),
        narration_style=job.narration_style(),
    )
    if not job.segment.is_whole:
        return FilmedSegment(time.perf_counter() - start, pickle.dumps(footage))
    recording = join_footage([footage], subject.quality, job.made)
    return FinishedFilm(asdict(recording), time.perf_counter() - start)


def _join(job: Join) -> FinishedFilm:
    from scripts.film.recording import join_footage

    start = time.perf_counter()
    footage = [pickle.loads(segment) for segment in job.footage]
    recording = join_footage(footage, job.film.quality, job.made)
    return FinishedFilm(asdict(recording), time.perf_counter() - start)


def write_progress(path: Path, share: float) -> None:
    """Write how much of a job is done into the file at *path*, for the process that waits for the job."""
    path.write_text(f"{share:.4f}", encoding="utf-8")


def progress_in(path: Path) -> float | None:
    """Return how much of a job is done as its worker wrote it, or None if the job has not begun."""
    try:
        return float(path.read_text(encoding="utf-8") or 0)
    except OSError:
        return None
