"""Previews: one lesson, or one picture of it, made at once and by the process that asks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.basis.errors import MathreelError
from scripts.basis.files import place_folder, sweep, workspace
from scripts.engine.plan import Order
from scripts.request.catalogue import load_lesson
from scripts.request.parameters import checked_parameters

if TYPE_CHECKING:
    from scenes.stage.lesson import Lesson, LessonParams

_A_DAY = 86400


@dataclass(frozen=True)
class Preview:
    """What is to be seen: a lesson as ordered; with a *moment* (a beat or a second), that picture alone."""

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
    entry = preview.order.entry
    lesson = load_lesson(entry.lesson)
    params = checked_parameters(lesson.Params, entry.parameters, entry.name, entry.source)
    sweep(preview.folder, untouched_for=_A_DAY)
    with workspace(preview.folder, entry.name) as folder:
        if preview.moment is None:
            _film(preview, lesson, params, folder)
        else:
            _take_still(preview, preview.moment, lesson, params, folder)


def _film(preview: Preview, lesson: type[Lesson], params: LessonParams, folder: Path) -> None:
    from scenes.stage.shapes.theme import THEMES
    from scripts.film.recording import record_lesson

    film = folder / "film"
    film.mkdir()
    record_lesson(lesson, params, THEMES[preview.order.theme], preview.order.quality, film)
    place_folder(film, preview.target.parent)


def _take_still(
    preview: Preview, moment: str | float, lesson: type[Lesson], params: LessonParams, folder: Path
) -> None:
    from scenes.stage.shapes.theme import THEMES
    from scripts.film.still import UnknownMoment, record_still

    still = folder / preview.target.name
    try:
        record_still(lesson, params, THEMES[preview.order.theme], preview.order.quality, moment, still)
    except UnknownMoment as error:
        raise MathreelError(f"{error}.") from None
    still.replace(preview.target)
