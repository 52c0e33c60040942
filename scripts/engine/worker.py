"""What a worker does: make a film, in a folder of the job's own. It runs anywhere, given plain data."""

from __future__ import annotations

import io
import pickle
import shutil
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.basis.errors import MathreelError
from scripts.engine.digest import film_digest
from scripts.engine.plan import Fault, Film, fault_of
from scripts.film.segments import WHOLE, Piece
from scripts.narration.narration_style import NarrationStyle
from scripts.request.catalogue import load_lesson

if TYPE_CHECKING:
    from scripts.film.footage import Footage

SHARE = "share"
"""The file in which a job notes how much of it is done."""

_VOICE, _FILM, _FOOTAGE = "voice", "film", "footage.pickle"


@dataclass(frozen=True)
class Job:
    """Something to be done for *film*. All files of the job lie in its workspace, wherever that may be."""

    film: Film
    workspace: Path

    @property
    def made(self) -> Path:
        """The folder of the film, or of what there is of it."""
        return self.workspace / _FILM

    def share(self) -> float | None:
        """Return how much of the job is done, from 0 to 1, or None if it was not begun."""
        try:
            return float((self.workspace / SHARE).read_text(encoding="utf-8") or 0)
        except OSError:
            return None

    def take_recordings_along(self) -> None:
        """Copy the recordings that the film is told with into the workspace, from which they can travel."""
        voice = self.film.narration_style.voice
        if voice is not None and voice.kind == "recordings":
            shutil.copytree(voice.source, self.workspace / _VOICE, dirs_exist_ok=True)

    def narration_style(self) -> NarrationStyle:
        """How the film is told, with recordings from the workspace if they are there."""
        own, voice = self.workspace / _VOICE, self.film.narration_style.voice
        if voice is None or not own.is_dir():
            return self.film.narration_style
        return replace(self.film.narration_style, voice=replace(voice, source=str(own)))


@dataclass(frozen=True)
class Render(Job):
    """The job of making the film, or of filming a piece of it."""

    piece: Piece = WHOLE

    @property
    def footage(self) -> Path:
        """What the joining of the pieces needs to know of this one."""
        return self.workspace / _FOOTAGE


@dataclass(frozen=True)
class Join(Job):
    """The job of making a film from pieces, which are brought along."""

    def bring(self, pieces: Sequence[Render]) -> None:
        """Move what *pieces* have made into the workspace."""
        self.made.mkdir(parents=True)
        for piece in pieces:
            for clips in piece.made.iterdir():
                (self.made / clips.name).mkdir(exist_ok=True)
                for clip in clips.iterdir():
                    clip.rename(self.made / clips.name / clip.name)
            piece.footage.rename(self.workspace / f"{piece.piece.number}-{_FOOTAGE}")

    def footages(self) -> list[Footage]:
        paths = self.workspace.glob(f"*-{_FOOTAGE}")
        in_order = sorted(paths, key=lambda path: int(path.name.partition("-")[0]))
        return [pickle.loads(path.read_bytes()) for path in in_order]


Record = dict[str, Any]
"""What is noted of a finished film."""


def work(job: Render | Join) -> Record | float | Fault:
    """Do *job* and return what is noted of the film; of a piece, the seconds that it took; or what failed."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            return _join(job) if isinstance(job, Join) else _render(job)
    except Exception as error:
        return fault_of(job.film.name, error, printed.getvalue())


def _render(job: Render) -> Record | float:
    from scenes.stage.shapes.theme import THEMES
    from scripts.film.footage import film
    from scripts.film.recording import CLIPS, join_footage

    start = time.perf_counter()
    order = job.film
    shutil.rmtree(job.made, ignore_errors=True)  # of an earlier worker that died
    (job.made / CLIPS).mkdir(parents=True)
    lesson = load_lesson(order.lesson)
    if film_digest(order.lesson.path(), order.settings()) != order.digest:
        raise MathreelError("its sources changed while mathreel ran: run again")
    footage = film(
        lesson,
        lesson.Params.model_validate(order.values()),
        THEMES[order.theme],
        order.quality,
        job.made / CLIPS,
        job.piece,
        report=lambda share: _write_share(job.workspace / SHARE, share),
        narration_style=job.narration_style(),
    )
    if job.piece.of > 1:
        job.footage.write_bytes(pickle.dumps(footage))
        return time.perf_counter() - start
    recording = join_footage([footage], order.quality, job.made)
    return {**asdict(recording), "rendered_in": round(time.perf_counter() - start, 2)}


def _join(job: Join) -> Record:
    from scripts.film.recording import join_footage

    start = time.perf_counter()
    recording = join_footage(job.footages(), job.film.quality, job.made)
    return {**asdict(recording), "rendered_in": round(time.perf_counter() - start, 2)}


def _write_share(path: Path, share: float) -> None:
    path.write_text(f"{share:.4f}", encoding="utf-8")
