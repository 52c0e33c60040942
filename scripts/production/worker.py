"""What a worker does: make one film and take it into the store. It runs in any process, given plain data."""

from __future__ import annotations

import io
import shutil
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from pathlib import Path

from scripts.production.catalogue import load_lesson
from scripts.production.digest import film_digest
from scripts.production.errors import MathreelError
from scripts.production.plan import Fault, Film, fault_of
from scripts.production.store import Store


@dataclass(frozen=True)
class Render:
    """The job of making *film* for the output folder, in a workspace of its own."""

    film: Film
    output: Path
    workspace: Path

    @property
    def share_file(self) -> Path:
        """Holds the share of the film that is done, for whoever watches: it works for any executor."""
        return self.workspace / "share"

    def share(self) -> float | None:
        """Return how much of the film is done, from 0 to 1, or None if it was not begun."""
        try:
            return float(self.share_file.read_text(encoding="utf-8") or 0)
        except OSError:
            return None


def render_film(job: Render) -> float | Fault:
    """Make the film of *job* and return the seconds that it took, or why it failed."""
    printed = io.StringIO()
    start = time.perf_counter()
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            _render(job, start)
    except Exception as error:
        return fault_of(job.film.name, error, printed.getvalue())
    return time.perf_counter() - start


def _render(job: Render, start: float) -> None:
    from scenes.stage.theme import THEMES
    from scripts.production.recording import record_lesson

    film = job.film
    shutil.rmtree(job.workspace, ignore_errors=True)  # of an earlier worker that died
    folder = job.workspace / "film"
    folder.mkdir(parents=True)
    lesson = load_lesson(film.lesson)
    if film_digest(film.lesson.path(), film.settings()) != film.digest:
        raise MathreelError("its sources changed while mathreel ran: run again")
    recording = record_lesson(
        lesson,
        lesson.Params.model_validate(film.values()),
        THEMES[film.theme],
        film.quality,
        folder,
        telling=film.telling,
        report=lambda share: _write_share(job.share_file, share),
    )
    record = {**asdict(recording), "rendered_in": round(time.perf_counter() - start, 2)}
    Store(job.output).keep(folder, film.digest, record)


def _write_share(path: Path, share: float) -> None:
    path.write_text(f"{share:.4f}", encoding="utf-8")
