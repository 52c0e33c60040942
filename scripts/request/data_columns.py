"""The columns of a lecturer's CSV file that a lesson takes, chosen by name or by what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from scripts.basis.errors import cut
from scripts.request.csv_files import Sheet, abridged, read_sheet
from scripts.request.data_files import FILE, is_text_of_file

if TYPE_CHECKING:
    from pydantic import BaseModel

    from scenes.stage.params.user_table import UserTable


def with_table(params: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters *values* with what *params* take of a file, in place of the file's text.

    Raises
    ------
    ValueError
        If a column is not there, or holds something else than it should.
    """
    from scenes.stage.params.user_points import UserPointParams, as_names

    data = values.get(FILE)
    if not (issubclass(params, UserPointParams) and is_text_of_file(data)):
        return dict(values)
    columns = as_names(values.get("columns", ()))
    if not (isinstance(columns, list | tuple) and all(isinstance(name, str) for name in columns)):
        return {**values, FILE: None}  # the columns are refused when they are validated
    table = chosen_table(data["text"], data["file"], columns, classes=params.with_classes)
    return {**values, FILE: table}


def chosen_table(text: str, file: str, columns: Sequence[str], *, classes: bool) -> UserTable:
    """Return what a lesson takes of the CSV file with this *text*.

    Parameters
    ----------
    columns
        The names of the columns to take: x, y, and the class if the lesson asks for *classes*. Without a
        name for the class, the first column of two classes; without any names, the first two columns of
        numbers.

    Raises
    ------
    ValueError
        If a column is not there, or holds something else than it should.
    """
    from scenes.stage.params.user_table import LARGEST, MOST_POINTS, UserTable

    sheet = read_sheet(text, file)
    if not sheet.rows:
        raise ValueError(f"{file} has a header, but no rows")
    chosen = _positions(sheet, columns, classes=classes)
    xs, ys = (sheet.numbers(position, LARGEST) for position in chosen[:2])
    labels = _classes(sheet, chosen[2]) if classes else ()
    kept = _kept(len(sheet.rows), labels, MOST_POINTS)
    return UserTable(
        file=file,
        rows=len(sheet.rows),
        names=tuple(sheet.header[position] for position in chosen),
        points=tuple((xs[row], ys[row]) for row in kept),
        classes=tuple(labels[row] for row in kept) if classes else (),
    )


def _positions(sheet: Sheet, columns: Sequence[str], *, classes: bool) -> list[int]:
    if len(set(columns)) < len(columns):
        raise ValueError(f"columns must be different ones, but they are {abridged(columns)}")
    if columns and not 2 <= len(columns) <= 2 + classes:
        wanted = "two or three names: x, y and the class" if classes else "two names: x and y"
        raise ValueError(f"columns takes {wanted}; it got {abridged(columns)}")
    chosen = [sheet.position(column) for column in columns] or _columns_of_numbers(sheet, classes=classes)
    return chosen if len(chosen) > 2 or not classes else [*chosen, _column_of_classes(sheet, chosen)]


def _columns_of_numbers(sheet: Sheet, *, classes: bool) -> list[int]:
    """The first two. Columns without a name, or that could be the classes, only if there are no others."""
    numeric = [position for position in range(len(sheet.header)) if sheet.is_numeric(position)]
    if len(numeric) < 2:
        found = abridged([sheet.header[position] for position in numeric]) or "none"
        raise ValueError(
            f"{sheet.file} has too few columns of numbers: two are needed, but there is {found} "
            f"among {abridged(sheet.header)}"
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
        f"{' and '.join(cut(sheet.header[position]) for position in taken)}; "
        f"its columns are {abridged(sheet.header)}"
    )


def _has_two_values(sheet: Sheet, position: int) -> bool:
    return len(set(sheet.texts(position))) == 2


def _classes(sheet: Sheet, position: int) -> tuple[str, ...]:
    labels = sheet.texts(position)
    for name, row in zip(labels, sheet.row_numbers, strict=True):
        if not name:
            raise ValueError(f"{sheet.file}, row {row}: {cut(sheet.header[position])} is empty")
    known = sorted(set(labels))
    if len(known) != 2:
        raise ValueError(
            f"{sheet.file}: {cut(sheet.header[position])} must tell two classes apart, but it has "
            f"{len(known)}: {abridged(known)}"
        )
    return labels


def _kept(rows: int, classes: Sequence[str], most: int) -> list[int]:
    """Return which rows are drawn: all, or *most* of them chosen at random, with at least one of each class.

    The choice is the same each time.
    """
    if rows <= most:
        return list(range(rows))
    import numpy as np  # here, since most verbs read no file and need not wait for it

    shuffled = np.random.default_rng(0).permutation(rows).tolist()
    firsts = {classes[row]: row for row in reversed(shuffled)}.values() if classes else ()
    return sorted(list(dict.fromkeys([*firsts, *shuffled]))[:most])
