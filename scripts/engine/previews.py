"""Previews: one lesson, or one picture of it, made at once, in the process that asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.basis.manifest import ITSELF, Manifest
from scripts.basis.workspaces import workspace
from scripts.engine.order import Order, subject_of
from scripts.request.parameter_text import data_in_words

if TYPE_CHECKING:
    from scripts.film.subject import Subject


@dataclass(frozen=True)
class Preview:
    """What to show: a lesson or, with a *moment* (a beat or a second), one picture of it."""

    order: Order
    moment: str | float | None
    output: Path

    @property
    def target(self) -> Path:
        """The file that the preview makes."""
        return self.placed if self.moment is not None else self.placed / "lesson.mp4"

    @property
    def placed(self) -> Path:
        """The file or folder that is put in place."""
        name = self.order.entry.name
        return self.output / "previews" / (name if self.moment is None else f"{name}.png")


def make_preview(
    preview: Preview, manifest: Manifest, tell: Callable[[str], None], on_progress: Callable[[float], None]
) -> None:
    """Make *preview*; its files appear when they are whole. Before that, *tell* what was taken of data.

    *on_progress* is called with how much of a film is drawn, from 0 to 1.

    Raises
    ------
    MathreelError
        If a parameter is wrong, the lesson has no such moment, or a file that is not ours is in the way.
    """
    placed = manifest.root / preview.placed.relative_to(preview.output)
    manifest.check(placed, ("lesson.mp4",) if preview.moment is None else (ITSELF,))
    subject = subject_of(preview.order)
    for line in data_in_words(subject.params.model_dump(mode="json")):
        tell(line)
    with workspace(placed.parent) as folder:
        if preview.moment is None:
            _make_film(subject, folder / "film", on_progress)
            manifest.place(folder / "film", placed)
        else:
            _take_still(subject, preview.moment, folder / "still.png")
            manifest.place(folder / "still.png", placed)


def _make_film(subject: Subject, film: Path, on_progress: Callable[[float], None]) -> None:
    from scripts.film.recording import record_lesson

    film.mkdir()
    record_lesson(subject, film, on_progress)


def _take_still(subject: Subject, moment: str | float, still: Path) -> None:
    from scripts.film.still import UnknownMoment, record_still

    try:
        record_still(subject, moment, still)
    except UnknownMoment as error:
        raise MathreelError(f"{error}.") from None
