"""Previews: one lesson, or one picture of it, made at once, in the process that asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.basis.files import place_folder, remove_unfinished, workspace
from scripts.engine.order import Order, subject_of

if TYPE_CHECKING:
    from scripts.film.subject import Subject

_A_DAY = 86400


@dataclass(frozen=True)
class Preview:
    """What to show: a lesson or, with a *moment* (a beat or a second), one picture of it."""

    order: Order
    moment: str | float | None
    folder: Path

    @property
    def target(self) -> Path:
        """The file that the preview makes."""
        name = self.order.entry.name
        return self.folder / name / "lesson.mp4" if self.moment is None else self.folder / f"{name}.png"


def make_preview(preview: Preview) -> None:
    """Make *preview*; its target appears when it is whole.

    Raises
    ------
    MathreelError
        If a parameter is wrong, or there is no such moment in the lesson.
    """
    subject = subject_of(preview.order)
    remove_unfinished(preview.folder, untouched_for=_A_DAY)
    with workspace(preview.folder, preview.order.entry.name) as folder:
        if preview.moment is None:
            _make_film(subject, folder / "film", preview.target)
        else:
            _take_still(subject, preview.moment, folder / preview.target.name)
            (folder / preview.target.name).replace(preview.target)


def _make_film(subject: Subject, film: Path, target: Path) -> None:
    from scripts.film.recording import record_lesson

    film.mkdir()
    record_lesson(subject, film)
    place_folder(film, target.parent)


def _take_still(subject: Subject, moment: str | float, still: Path) -> None:
    from scripts.film.still import UnknownMoment, record_still

    try:
        record_still(subject, moment, still)
    except UnknownMoment as error:
        raise MathreelError(f"{error}.") from None
