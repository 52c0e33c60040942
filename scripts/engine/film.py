"""A film that is asked for: all that is known of it before it is made, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from scripts.basis.quality import Quality
from scripts.engine.order import Order
from scripts.narration.narration_style import NarrationStyle
from scripts.request.catalogue import LessonFile
from scripts.request.course import Entry
from scripts.request.parameters import ParameterRecord

if TYPE_CHECKING:
    from scenes.stage.lesson import Ranges


@dataclass(frozen=True)
class Film:
    """A film that is asked for: a lesson at its parameters, under the name that the course gives it."""

    name: str
    lesson: LessonFile
    part: str
    title: str
    summary: str
    prerequisites: tuple[str, ...]
    parameters: list[ParameterRecord]
    theme: str
    quality: Quality
    narration_style: NarrationStyle
    digest: str
    length: float
    """About how many seconds it will last: the time that it takes to read its narration."""
    ranges: Ranges = field(default_factory=dict)
    """Of axes, in the place of the lesson's own."""
    heading: str = ""
    """What stands over its pictures in the place of the lesson's title."""

    def settings(self) -> dict[str, Any]:
        """Return everything that decides how the film looks and sounds, except the sources."""
        return film_settings(self.order(), self.values())

    def order(self) -> Order:
        """Return the order of this film, with its parameters as they were checked."""
        entry = Entry(self.name, self.lesson, self.values(), self.part, title=self.heading)
        return Order(entry, self.theme, self.quality, self.narration_style, self.ranges)

    def values(self) -> dict[str, Any]:
        """Return the parameters by name."""
        return {parameter["name"]: parameter["value"] for parameter in self.parameters}


def film_settings(order: Order, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return everything that decides how the film of *order* looks and sounds, except the sources.

    Parameters
    ----------
    parameters
        All parameters of the lesson by name, as they were checked, ready for JSON.
    """
    settings = {
        "parameters": parameters,
        "theme": order.theme,
        "quality": asdict(order.quality),
        "narration_style": order.narration_style.identity(),
    }
    more = {"ranges": order.ranges, "title": order.entry.title, "part": order.entry.own_part}
    return {**settings, **{name: value for name, value in more.items() if value}}
