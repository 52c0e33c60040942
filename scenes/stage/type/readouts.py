"""Running numbers with their names, next to a picture that moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from manim import VGroup

from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import LABEL_SIZE, Numeral, text

_PITCH = 0.52
"""From one baseline to the next, in manim units."""

_GAP = 0.35
"""From the longest name to the numbers, in manim units."""


@dataclass(frozen=True)
class Reading:
    """One row: a name, the present number, how it is written, and its role."""

    name: str
    value: Callable[[], float]
    write: Callable[[float], str] = number
    role: Role = "ink"


def readout(readings: Sequence[Reading], *, size: float = LABEL_SIZE) -> VGroup:
    """A row for each reading: the names in one column, the running numbers in another."""
    names = [text(reading.name, size=size, role="muted") for reading in readings]
    edge = max(name.width for name in names) + _GAP
    rows = VGroup()
    for index, (name, reading) in enumerate(zip(names, readings, strict=True)):
        value = Numeral(reading.value, reading.write, size=size, role=reading.role)
        for item, left in ((name, 0.0), (value, edge)):
            item.stand_on(-_PITCH * index).shift((left - item.get_left()[0], 0.0, 0.0))
        rows.add(VGroup(name, value))
    return rows
