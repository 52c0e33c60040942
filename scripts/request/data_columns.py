"""The columns of a lecturer's CSV file that a lesson takes, chosen by name or by what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import pstdev
from typing import TYPE_CHECKING, Any

from scripts.basis.errors import cut, shown
from scripts.basis.user_files import UTF_8
from scripts.request.class_columns import ClassColumn, class_column, class_position
from scripts.request.csv_files import Sheet, abridged, read_sheet
from scripts.request.data_files import FILE, is_text_of_file
from scripts.request.fonts import fewer_letters
from scripts.request.number_cells import is_missing, is_year
from scripts.request.number_columns import ColumnReader, NumberColumn

if TYPE_CHECKING:
    from pydantic import BaseModel

    from scenes.stage.params.user_table import UserTable

__all__ = ["TableOptions", "chosen_table", "with_table"]

_IDENTIFIERS = frozenset(
    ("id", "ids", "uid", "uuid", "identifier", "index", "idx", "key", "nr", "no", "nummer", "number", "#")
).union(("kennung", "respondent", "participant", "subject", "teilnehmer", "proband", "row", "zeile"))
"""Words of which one ends, or "id" begins, the name of a column that only tells rows apart."""

_NAMES = ("columns", "classes")
"""The options that are names."""

_UNEQUAL = 4
"""If one coordinate spreads so many times as far as the other, distances hardly depend on the other."""

_FEW = 4
"""A column of many rows with so few values counts categories."""


@dataclass(frozen=True)
class TableOptions:
    """How a user wants a file to be read; without values, by what it holds.

    Attributes
    ----------
    columns
        The columns to take, by name or by number: x, y, and the class if the lesson asks for classes.
    classes
        Two classes to tell apart, or one to tell apart from all others.
    missing
        ``"refuse"`` refuses a file with rows that lack a value; else they are left out.
    decimal, dates
        As for ``ColumnReader``.
    """

    columns: Sequence[str] = ()
    classes: Sequence[str] = ()
    missing: str = "leave out"
    decimal: str = "auto"
    dates: str = "auto"


def with_table(params: type[BaseModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters *values* with what *params* take of a file, in place of the file's text.

    Raises
    ------
    ValueError
        If a column is not there, or holds something else than it should.
    """
    from scenes.stage.params.point_params import UserPointParams, as_names

    data = values.get(FILE)
    if not (issubclass(params, UserPointParams) and is_text_of_file(data)):
        return dict(values)
    given = {name: values[name] for name in TableOptions.__dataclass_fields__ if name in values}
    given |= {name: as_names(given[name]) for name in _NAMES if name in given}
    if not all(
        _are_names(value) if name in _NAMES else isinstance(value, str) for name, value in given.items()
    ):
        return {**values, FILE: None}  # what is wrong is said when they are validated
    options = TableOptions(**given)
    table = chosen_table(data["text"], data["file"], options, classes=params.with_classes)
    decisions = (*table.decisions, *[f"read as {data['encoding']}"] * (data["encoding"] != UTF_8))
    by_itself = params.has_one_scale and not values.get("standardized")
    advice = (*table.advice, *(_unequal_spreads(table) if by_itself else ()))
    font = fewer_letters(data["font"], "".join((*table.names, *table.class_order, *table.classes)))
    update = {"decisions": decisions, "advice": advice, "font": font}
    return {**values, FILE: table.model_copy(update=update)}


def _unequal_spreads(table: UserTable) -> list[str]:
    """What to set where one coordinate outweighs the other in the distances between points."""
    if not table.points:
        return []
    spreads = [pstdev(coordinates) for coordinates in zip(*table.points, strict=True)]
    (less, narrow), (more, wide) = sorted(zip(spreads, table.names, strict=False))
    if not 0 < _UNEQUAL * less < more:
        return []
    times = f"{wide} spreads {more / less:.0f} times as far as {narrow}"
    return [f"{times}: standardized=true gives both the same weight"]


def _are_names(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(name, str) for name in value)


def chosen_table(text: str, file: str, options: TableOptions, *, classes: bool) -> UserTable:
    """Return what a lesson takes of the CSV file with this *text*.

    Parameters
    ----------
    classes
        Whether the lesson asks for a class of each row. Without a name for it, the class is the first column
        of two classes; without any names, x and y are the first two columns of numbers that are neither
        identifiers nor counts of few categories, if there are others; see ``_doubt``.

    Raises
    ------
    ValueError
        If a column is not there, or holds something else than it should.
    """
    from scenes.stage.params.column_names import with_unit
    from scenes.stage.params.magnitudes import scale_of, scaled
    from scenes.stage.params.user_table import MOST_POINTS, UserTable

    sheet = read_sheet(text, file)
    if not sheet.rows:
        raise ValueError(f"{file} has a header, but no rows")
    reader = ColumnReader(sheet, options.decimal, options.dates)
    chosen = _positions(sheet, reader, options, classes=classes)
    x, y = (reader.read(position) for position in chosen[:2])
    labels = class_column(sheet, chosen[2], options.classes) if classes else None
    asked = [row for row in range(len(sheet.rows)) if labels is None or not labels.is_elsewhere(row)]
    whole = [row for row in asked if not _lacks(row, x, y, labels)]
    if options.missing == "refuse" and len(whole) < len(asked):
        raise _refusal(sheet, chosen, sorted(set(asked) - set(whole)))
    names = [sheet.unique_name(position) for position in chosen]
    kept = _kept(whole, labels, MOST_POINTS)
    xs, ys = ({row: number for row in whole if (number := axis.values[row]) is not None} for axis in (x, y))
    (x_scale, x_word), (y_scale, y_word) = scale_of([*xs.values()]), scale_of([*ys.values()])
    return UserTable(
        file=file,
        rows=len(whole),
        left_out=len(asked) - len(whole),
        names=(with_unit(names[0], x_word, x.unit), with_unit(names[1], y_word, y.unit), *names[2:]),
        points=tuple((scaled(xs[row], x_scale), scaled(ys[row], y_scale)) for row in kept),
        advice=("set columns to take others",)
        * (not options.columns and bool(_numeric(sheet, reader, chosen))),
        scales=(x_scale, y_scale),
        classes=tuple(labels.name(row) for row in kept) if labels else (),
        class_order=labels.order if labels else (),
        decisions=tuple(dict.fromkeys((*x.decisions, *y.decisions))),
    )


def _lacks(row: int, x: NumberColumn, y: NumberColumn, labels: ClassColumn | None) -> bool:
    """Whether a row lacks a value."""
    return x.values[row] is None or y.values[row] is None or (labels is not None and not labels.name(row))


def _refusal(sheet: Sheet, chosen: Sequence[int], rows: Sequence[int]) -> ValueError:
    position = next(at for at in chosen if is_missing(sheet.rows[rows[0]][at]))
    cell = sheet.rows[rows[0]][position]
    held = f"is {shown(cell)}, which is no value" if cell else "is empty"
    more = f", and {len(rows) - 1} more rows lack a value" if len(rows) > 1 else ""
    return ValueError(
        f"{sheet.file}, row {sheet.row_numbers[rows[0]]}: {cut(sheet.header[position])} {held}{more}: "
        "fill them in, or set missing='leave out'"
    )


# Which columns ------------------------------------------------------------------------------------------


def _positions(sheet: Sheet, reader: ColumnReader, options: TableOptions, *, classes: bool) -> list[int]:
    columns = options.columns
    if columns and not 2 <= len(columns) <= 2 + classes:
        wanted = "two or three: x, y and the class" if classes else "two: x and y"
        raise ValueError(f"columns takes names or numbers of {wanted}; it got {abridged(columns)}")
    chosen = [sheet.position(column) for column in columns]
    if len(set(chosen)) < len(chosen):
        raise ValueError(f"columns must be different ones, but they are {abridged(columns)}")
    if not chosen:
        aside = class_position(sheet, (), options.classes) if classes else None
        chosen = _columns_of_numbers(sheet, reader, aside)
    if not classes or len(chosen) == 3:
        return chosen
    position = class_position(sheet, chosen, options.classes)
    if position is None:
        raise ValueError(
            f"{sheet.file} has no column of two classes beside "
            f"{' and '.join(cut(sheet.header[each]) for each in chosen)}; "
            f"its columns are {abridged(sheet.header)}"
        )
    return [*chosen, position]


def _columns_of_numbers(sheet: Sheet, reader: ColumnReader, aside: int | None) -> list[int]:
    """The first two, those that can be meant best; not the one *aside* if there are others."""
    numeric = _numeric(sheet, reader)
    if len(numeric) < 2:
        found = f"only {shown(sheet.header[numeric[0]])}" if numeric else "none"
        raise ValueError(
            f"{sheet.file} has too few columns of numbers: two are needed, but there is {found} "
            f"(all its columns: {abridged([*map(shown, sheet.header)])}){_hint(sheet, numeric)}"
        )
    if len(numeric) > 2 and aside in numeric:
        numeric.remove(aside)
    return sorted(sorted(numeric, key=lambda position: _doubt(sheet, reader, position))[:2])


def _numeric(sheet: Sheet, reader: ColumnReader, but: Sequence[int] = ()) -> list[int]:
    """The columns of numbers or dates *but* for some."""
    return [at for at in range(len(sheet.header)) if at not in but and reader.kind(at) != "text"]


def _doubt(sheet: Sheet, reader: ColumnReader, position: int) -> int:
    """How unlikely it is that a column of numbers is meant as an axis; 0 if nothing speaks against it."""
    texts = [text for text in sheet.texts(position) if not is_missing(text)]
    different = len(set(texts))
    few = different <= _FEW and len(texts) > 5 * different
    doubts = {
        5: not reader.is_wholly_numeric(position),
        4: sheet.is_unnamed(position) or _is_identifier(sheet.header[position], texts),
        3: different <= 2 or 2 * len(texts) < len(sheet.rows),
        2: reader.kind(position) == "dates" or _counts_rows(texts) or _dates_things(texts),
        1: few,
    }
    return next((doubt for doubt, is_there in doubts.items() if is_there), 0)


def _is_identifier(name: str, texts: Sequence[str]) -> bool:
    """Whether a column has a name for what tells rows apart, and whole numbers that are all different."""
    words = [word.casefold() for word in re.findall(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöü])|#", name)]
    named = bool(words) and (words[-1] in _IDENTIFIERS or words[0] == "id")
    return named and all(map(str.isdigit, texts)) and len(set(texts)) == len(texts)


def _counts_rows(texts: Sequence[str]) -> bool:
    """Whether these are whole numbers of which each is one more than the last, and which are no years."""
    if all(map(is_year, texts)) or not all(re.fullmatch(r"[0-9]{1,15}", text) for text in texts):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(texts))


def _dates_things(texts: Sequence[str]) -> bool:
    """Whether these are years in no order, as those in which houses were built; in order they are an axis."""
    years = [int(text) for text in texts if is_year(text)]
    return len(years) == len(texts) and years != sorted(years) and years != sorted(years, reverse=True)


def _hint(sheet: Sheet, numeric: Sequence[int]) -> str:
    """What the first cell of a column holds that is not one of numbers, to show what is no number there."""
    for position, name in enumerate(sheet.header):
        cells = [cell for cell in sheet.texts(position) if any(map(str.isdigit, cell))]
        if position not in numeric and cells:
            return f"; {cut(name)} has {shown(cells[0])}, which is no number"
    return ""


def _kept(rows: Sequence[int], labels: ClassColumn | None, most: int) -> Sequence[int]:
    """Return which rows are drawn: all, or *most* of them chosen at random, with at least one of each class.

    The choice is the same each time.
    """
    if len(rows) <= most:
        return rows
    import numpy as np  # here, since most verbs read no file and need not wait for it

    shuffled = np.random.default_rng(0).permutation(rows).tolist()
    firsts = {labels.name(row): row for row in reversed(shuffled)}.values() if labels else ()
    return sorted(list(dict.fromkeys([*firsts, *shuffled]))[:most])
