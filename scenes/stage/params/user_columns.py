"""The columns of a CSV file that a lesson takes, chosen by name or by what they hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from scenes.stage.params.csv_files import Sheet, listed, read_sheet

MOST_POINTS = 2000
"""What a picture can show; of more rows so many are drawn by lot, always the same ones."""

LARGEST = 1e9

Coordinate = Annotated[float, Field(ge=-LARGEST, le=LARGEST)]


class GivenTable(BaseModel):
    """What a film needs of a file: two columns of numbers, and the class of each row if the lesson asks."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    file: str
    rows: int
    """How many rows the file has; there are fewer points where they are too many to be drawn."""
    names: tuple[str, ...] = Field(min_length=2)
    """Of the columns that hold x, y and the class."""
    points: tuple[tuple[Coordinate, Coordinate], ...]
    classes: tuple[str, ...] = ()


def chosen_table(text: str, file: str, columns: Sequence[str], *, classes: bool) -> GivenTable:
    """Return what a lesson takes of the CSV file with this *text*.

    Parameters
    ----------
    columns
        The names of the columns to take: x, y, and the class if the lesson asks for *classes*. Without the
        last, the first column of two classes; without any, the first two columns of numbers.

    Raises
    ------
    ValueError
        If a column is not there, or holds something else than it should.
    """
    sheet = read_sheet(text, file)
    if not sheet.rows:
        raise ValueError(f"{file} has a header, but no rows")
    chosen = _positions(sheet, columns, classes=classes)
    xs, ys = (sheet.numbers(position, LARGEST) for position in chosen[:2])
    told = _classes(sheet, chosen[2]) if classes else ()
    kept = _kept(len(sheet.rows), told)
    return GivenTable(
        file=file,
        rows=len(sheet.rows),
        names=tuple(sheet.header[position] for position in chosen),
        points=tuple((xs[row], ys[row]) for row in kept),
        classes=tuple(told[row] for row in kept) if classes else (),
    )


def class_names(classes: Sequence[str]) -> tuple[str, str]:
    """The names of class 0 and of class 1: in the order of numbers if they are some, else of the alphabet."""

    def place(name: str) -> tuple[float, str]:
        try:
            return float(name), name
        except ValueError:
            return float("inf"), name.casefold()

    first, second = sorted(set(classes), key=place)
    return first, second


def _positions(sheet: Sheet, columns: Sequence[str], *, classes: bool) -> list[int]:
    if len(set(columns)) < len(columns):
        raise ValueError(f"columns must be different ones, but they are {listed(columns)}")
    if columns and not 2 <= len(columns) <= 2 + classes:
        wanted = "two or three names: x, y and the class" if classes else "two names: x and y"
        raise ValueError(f"columns takes {wanted}; it got {listed(columns)}")
    chosen = [sheet.position(column) for column in columns] or _columns_of_numbers(sheet, classes=classes)
    return chosen if len(chosen) > 2 or not classes else [*chosen, _column_of_classes(sheet, chosen)]


def _columns_of_numbers(sheet: Sheet, *, classes: bool) -> list[int]:
    """The first two, those that have no name or could be the classes only if there are no others."""
    numeric = [position for position in range(len(sheet.header)) if sheet.is_numeric(position)]
    if len(numeric) < 2:
        found = listed([sheet.header[position] for position in numeric]) or "none"
        raise ValueError(
            f"{sheet.file} has too few columns of numbers: two are needed, but there is {found} "
            f"among {listed(sheet.header)}"
        )

    def last_resort(position: int) -> bool:
        return sheet.is_unnamed(position) or (classes and _has_two_values(sheet, position))

    return sorted(sorted(numeric, key=last_resort)[:2])


def _column_of_classes(sheet: Sheet, taken: Sequence[int]) -> int:
    for position in range(len(sheet.header)):
        if position not in taken and _has_two_values(sheet, position):
            return position
    raise ValueError(
        f"{sheet.file} has no column of two classes beside "
        f"{' and '.join(sheet.header[position] for position in taken)}; "
        f"its columns are {listed(sheet.header)}"
    )


def _has_two_values(sheet: Sheet, position: int) -> bool:
    return len(set(sheet.texts(position))) == 2


def _classes(sheet: Sheet, position: int) -> tuple[str, ...]:
    told = sheet.texts(position)
    for name, row in zip(told, sheet.row_numbers, strict=True):
        if not name:
            raise ValueError(f"{sheet.file}, row {row}: {sheet.header[position]} is empty")
    known = sorted(set(told))
    if len(known) != 2:
        raise ValueError(
            f"{sheet.file}: {sheet.header[position]} must tell two classes apart, but it has "
            f"{len(known)}: {listed(known)}"
        )
    return told


def _kept(rows: int, classes: Sequence[str]) -> list[int]:
    """Which rows are drawn: all, or so many as can be shown, at least one of each class among them."""
    if rows <= MOST_POINTS:
        return list(range(rows))
    lot = np.random.default_rng(0).permutation(rows).tolist()
    firsts = {classes[row]: row for row in reversed(lot)}.values() if classes else ()
    return sorted(list(dict.fromkeys([*firsts, *lot]))[:MOST_POINTS])
