"""Running numbers with their names, next to a picture that moves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from manim import VGroup, VMobject

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
    steps: tuple[float, ...] = ()
    """The values after each step of an algorithm, if the number has no others; empty if it runs freely."""

    @classmethod
    def of_steps(
        cls,
        name: str,
        values: Iterable[float],
        step: Callable[[], float],
        write: Callable[[float], str] = number,
        role: Role = "ink",
    ) -> Self:
        """A reading that keeps the value of a *step* until the next one is done.

        Parameters
        ----------
        values
            Before and after each of n steps.
        step
            Gives the present step, any number from 0 to n.
        """
        steps = tuple(map(float, values))
        return cls(name, lambda: steps[max(0, min(int(step() + 1e-9), len(steps) - 1))], write, role, steps)


class Readout(VGroup):
    """Rows of a name and a running number each, and the ``readings`` that they show."""

    def __init__(self, rows: Iterable[VMobject], readings: Sequence[Reading]) -> None:
        super().__init__(*rows)
        self.readings = tuple(readings)


def readout(readings: Sequence[Reading], *, size: float = LABEL_SIZE) -> Readout:
    """A row for each reading: the names in one column, the running numbers in another."""
    names = [text(reading.name, size=size, role="muted") for reading in readings]
    edge = max(name.width for name in names) + _GAP
    rows = []
    for index, (name, reading) in enumerate(zip(names, readings, strict=True)):
        value = Numeral(reading.value, reading.write, size=size, role=reading.role)
        for item, left in ((name, 0.0), (value, edge)):
            item.stand_on(-_PITCH * index).shift((left - item.get_left()[0], 0.0, 0.0))
        rows.append(VGroup(name, value))
    return Readout(rows, readings)
