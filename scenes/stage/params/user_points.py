"""Points that a lecturer gave, and what is said of them and of the rows that a film leaves out."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np

from mathkit.arrays import Array, IntegerArray, Record
from scenes.stage.params.column_names import first_day, split_unit, spoken_unit, with_unit
from scenes.stage.params.magnitudes import scale_of, scaled
from scenes.stage.params.user_table import LARGEST, LEAST_SPREAD, UserTable, class_names
from scenes.stage.type.numerals import number, whole
from scenes.stage.type.typesetting import add_font
from scenes.stage.type.verbatim import LONGEST, missing_letters, shortened, spoken, verbatim
from scenes.stage.type.writing import FINE_SIZE, Written, text

NO_NAMES = ("$x_1$", "$x_2$")
"""The axes of points that are not columns of a file."""

LONGEST_CLASS = 14
"""Letters of a class's name that are shown next to the marks."""

_MOST_DECIMALS = 6
_LONGEST_ON_AXIS = 44
"""Letters of a name that are shown along an axis, which has more room than a row of words."""


@dataclass(frozen=True, eq=False)
class UserPoints(Record):
    """Points that a lecturer gave, and their names.

    Attributes
    ----------
    points : (n, 2)
    labels : (n,)
        0 or 1; all 0 if the lesson needs no classes.
    names
        Of both columns without their units, for a narration; empty for points that were typed in.
    axes
        Typst markup for both columns, with their units, in rows of words.
    classes
        Names of class 0 and class 1, for a narration; ``verbatim`` makes Typst markup of them.
    file
        The name of the file; empty for points that were typed in.
    rows
        The number of points in the file or typed in; there may be fewer ``points``.
    left_out
        The number of rows of the file that lack a value, which are not among them.
    units
        What both coordinates count, for a narration; empty where that is not known.
    scales
        In what both coordinates are counted: 1e9 for a column of billions.
    bare_axes
        As ``axes``, without units; dates have nothing but theirs.
    first_days
        The days from which dates are counted along both axes; None where there are none.
    columns
        Both names as they are in the file, with their units.
    """

    points: Array
    labels: IntegerArray
    names: tuple[str, ...]
    axes: tuple[str, str]
    classes: tuple[str, str]
    file: str
    rows: int
    left_out: int = 0
    units: tuple[str, str] = ("", "")
    scales: tuple[float, float] = (1.0, 1.0)
    bare_axes: tuple[str, str] = NO_NAMES
    first_days: tuple[date | None, date | None] = (None, None)
    columns: tuple[str, ...] = ()

    @cached_property
    def decimals(self) -> tuple[int, int]:
        """How many decimals both coordinates have, at most 6."""
        first, second = (_decimals(column) for column in self.points.T)
        return first, second

    @property
    def long_axes(self) -> tuple[str, str]:
        """Typst markup to set at both axes."""
        if not self.columns:
            return self.axes
        x, y = (_axis(name, _LONGEST_ON_AXIS) for name in self.columns)
        return x, y

    def named(self, x: str, y: str) -> tuple[str, str]:
        """Typst markup for both axes; without names of columns they are called *x* and *y*."""
        if self.names:
            return self.long_axes
        first, second = (axis.removeprefix(name) for axis, name in zip(self.axes, NO_NAMES, strict=True))
        return x + first, y + second

    def measured(self, value: float, axis: int, most_decimals: int = _MOST_DECIMALS) -> str:
        """Write a value on an axis with its unit, and with at most one decimal more than the data have."""
        return self.with_unit(number(value, min(most_decimals, self.decimals[axis] + 1)), axis)

    def with_unit(self, written: str, axis: int) -> str:
        """A number as it is written, with the unit of an axis."""
        unit = self.units[axis]
        if not unit:
            return written
        return f"{written} × {unit}" if unit.startswith("10") else f"{written} {unit}"

    def place(self, value: float, axis: int, most_decimals: int, *, dated: bool = True) -> str:
        """Write a place on an axis: a value with its unit, or a day, with its date if it is to be *dated*."""
        first = self.first_days[axis]
        if first is None or not (date.min - first).days <= value <= (date.max - first).days:
            return self.measured(value, axis, most_decimals)
        day = first + timedelta(days=value)
        count = number(value, min(most_decimals, self.decimals[axis] + 1))
        return f"day {count}" + f" ({day.day} {day:%B %Y})" * dated

    @property
    def standardized_axes(self) -> tuple[str, str]:
        """Typst markup for both axes, if they count standard deviations, which have no unit."""
        bare = [_bare_axis(name, _LONGEST_ON_AXIS) for name in self.columns] or self.bare_axes
        x, y = (f"{name}, standardized" for name in bare)
        return x, y

    def in_file(self, axis: int) -> Array:
        """Return the coordinates along an axis in the units of the file, (n,)."""
        coordinates: Array = self.points[:, axis] * self.scales[axis]
        return coordinates

    @property
    def notes(self) -> list[str]:
        """Notes on the rows that the film leaves out, if there are any."""
        drawn, every = len(self.points), self.rows + self.left_out
        notes = [f"{whole(self.left_out)} of {whole(every)} rows left out"] if self.left_out else []
        return notes if drawn == self.rows else [*notes, f"{whole(drawn)} of {whole(self.rows)} rows"]


def rows_left_out(user_data: UserPoints | None) -> list[Written]:
    """The notes on rows that the film leaves out, as rows of words; no row if there are none."""
    return [text(note, size=FINE_SIZE, role="muted") for note in user_data.notes] if user_data else []


def own_points(user_data: UserPoints | None, parameter: str) -> UserPoints:
    """Return the points of a lecturer, which a *parameter* is about.

    Raises
    ------
    ValueError
        If there are none.
    """
    if user_data is None:
        raise ValueError(
            f"{parameter} is for points of your own: give data or points, or leave {parameter} out"
        )
    return user_data


def check_between(what: str, value: float, low: float, high: float) -> None:
    """Refuse a *value* that is too far from a lecturer's points.

    Raises
    ------
    ValueError
        That says where it must lie.
    """
    if not low <= value <= high:
        raise ValueError(
            f"{what} is {value:.6g}, but it must lie near the points, from {low:.6g} to {high:.6g}"
        )


def lacking(user_data: UserPoints | None) -> str:
    """A sentence on the rows that lack a value, with a space before it; empty if there are none."""
    if user_data is None or user_data.left_out == 0:
        return ""
    verbs = "lacks a value and is" if user_data.left_out == 1 else "lack a value and are"
    every = user_data.rows + user_data.left_out
    return f" {whole(user_data.left_out)} of {whole(every)} rows {verbs} left out."


def points_of_table(table: UserTable, *, with_classes: bool) -> UserPoints:
    if table.font:
        add_font(b64decode(table.font))
    first, second = table.class_order or class_names(table.classes) if with_classes else ("", "")
    labels = [int(name == second) for name in table.classes] or [0] * len(table.points)
    return UserPoints(
        points=np.array(table.points, dtype=np.float64),
        labels=np.array(labels, dtype=np.int64),
        names=tuple(spoken(split_unit(name)[0]) for name in table.names[:2]),
        axes=(_axis(table.names[0]), _axis(table.names[1])),
        classes=_in_words((first, second), table.names[2]) if with_classes else ("", ""),
        file="your file" if missing_letters(table.file) else spoken(table.file),
        rows=table.rows,
        left_out=table.left_out,
        units=(_unit(table.names[0]), _unit(table.names[1])),
        scales=table.scales,
        bare_axes=(_bare_axis(table.names[0]), _bare_axis(table.names[1])),
        first_days=(first_day(split_unit(table.names[0])[1]), first_day(split_unit(table.names[1])[1])),
        columns=tuple(table.names[:2]),
    )


def _in_words(classes: tuple[str, str], column: str) -> tuple[str, str]:
    """What the *classes* in a column are called; two numbers by it, if there is room: ``Survived = 1``."""
    if not all(map(_is_number, classes)):
        return spoken(classes[0]), spoken(classes[1])
    bare, _ = split_unit(column)
    first, second = (spoken(f"{bare} = {each}") for each in classes)
    if max(len(first), len(second)) > LONGEST_CLASS:
        first, second = (f"class {each}" for each in classes)
    return first, second


def _is_number(name: str) -> bool:
    return name.replace(".", "", 1).isdecimal()


def _axis(name: str, longest: int = LONGEST) -> str:
    """Typst markup for an axis. Where a name is too long, its unit stays whole, which numbers need.

    Dates have nothing but theirs.
    """
    bare, unit = split_unit(name)
    if first_day(unit):
        return verbatim(unit, longest)
    room = longest - len(f" ({unit})")
    if not unit or len(name) <= longest:
        return verbatim(name, longest)
    return verbatim(f"{shortened(bare, room)} ({unit})" if room > 1 else unit, longest)


def _bare_axis(name: str, longest: int = LONGEST) -> str:
    bare, unit = split_unit(name)
    return verbatim(unit if first_day(unit) else bare, longest)


def _unit(name: str) -> str:
    return spoken(spoken_unit(split_unit(name)[1]))


def _decimals(values: Array) -> int:
    for decimals in range(_MOST_DECIMALS):
        if np.allclose(values, np.round(values, decimals), rtol=1e-12, atol=1e-9):
            return decimals
    return _MOST_DECIMALS


def typed_in_points(points: Sequence[Sequence[float]]) -> UserPoints:
    rows = np.array([[*point, 0.0][:3] for point in points], dtype=np.float64)
    scales = [_scale_of(column) for column in rows[:, :2].T]
    for axis, (scale, _) in enumerate(scales):
        rows[:, axis] = [scaled(value, scale) for value in rows[:, axis]]
    return UserPoints(
        points=rows[:, :2],
        labels=rows[:, 2].astype(np.int64),
        names=(),
        axes=(with_unit(NO_NAMES[0], scales[0][1]), with_unit(NO_NAMES[1], scales[1][1])),
        classes=("class 0", "class 1"),
        file="",
        rows=len(rows),
        units=(spoken_unit(scales[0][1]), spoken_unit(scales[1][1])),
        scales=(scales[0][0], scales[1][0]),
    )


def _scale_of(values: Array) -> tuple[float, str]:
    """In what coordinates that were typed in are counted: as they are, if that can be drawn."""
    largest = float(np.abs(values).max())
    return scale_of(values.tolist()) if largest > LARGEST or largest < LEAST_SPREAD else (1.0, "")
