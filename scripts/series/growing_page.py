"""The page of a run that goes on: it shows films soon after they are finished, however the run ends."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from scenes.stage.type.numerals import counted
from scripts.basis.errors import MathreelError
from scripts.basis.interrupts import held
from scripts.basis.manifest import Manifest
from scripts.engine.worker_pool import WorkerPool
from scripts.request.course import Course
from scripts.series.series import Series, make_series, place_page, published_lessons

_MOST_PAGES = 50
"""A film more is shown at once on a page that has fewer; later pages wait for so much more to show."""


@dataclass(frozen=True)
class _PageSoFar:
    """The job of making the page of what is published now of a *course*, in a *folder* of its own."""

    course: Course
    manifest: Manifest
    folder: Path


class GrowingPage:
    """Has workers make the page again as films are finished, one page at a time, and puts it in place."""

    def __init__(
        self, course: Course, films: int, manifest: Manifest, folder: Path, pool: WorkerPool
    ) -> None:
        self._course, self._manifest, self._pool = course, manifest, pool
        self._folder = folder
        self._awaited = films
        """How many films are not finished yet; after the last of them, the whole series is made anyway."""
        self._waiting = 0
        """How many are finished, and not on a page that was begun."""
        self._pages = 0
        self._making: tuple[_PageSoFar, Future[int | None]] | None = None
        self._shown: int | None = None

    def film_finished(self) -> None:
        self._awaited -= 1
        self._waiting += 1
        self.look_after()

    def look_after(self) -> None:
        """Put a page that is made in its place, and begin the next one if there is more to show."""
        if self._making is not None:
            job, future = self._making
            if not future.done():
                return
            self._making = None
            self._place(job, future)
        if self._awaited and self._waiting and self._waiting * _MOST_PAGES >= (self._shown or 0):
            self._waiting = 0
            self._pages += 1
            job = _PageSoFar(self._course, self._manifest, self._folder / f"page {self._pages}")
            self._making = job, self._pool.start(_make_page, job)

    def in_words(self) -> Sequence[str]:
        """Return what there is to see if the run is stopped now, as clauses."""
        if self._shown is None:
            return []
        total = counted(len(self._course.entries), "lesson")
        return [f"{self._manifest.root / 'index.html'} shows {self._shown} of {total}"]

    def _place(self, job: _PageSoFar, future: Future[int | None]) -> None:
        """Place a page if it was made; what is wrong with it is said when the whole series is made."""
        if future.cancelled() or future.exception() is not None or (shown := future.result()) is None:
            return
        with held(hurry=lambda: None), suppress(MathreelError):  # so that what is said of it is true
            place_page(job.folder, self._manifest)
            self._shown = shown


def _make_page(job: _PageSoFar) -> int | None:
    """Return how many films the page shows, or None if it cannot be made."""
    lessons = list(published_lessons(job.course, job.manifest))
    job.folder.mkdir()
    series = Series(job.course.title, lessons, job.manifest.root, job.folder, is_joined=False)
    return len(lessons) if make_series(series) is None else None
