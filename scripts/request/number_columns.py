"""Columns of text as numbers, by one rule that looks at all cells of a column and at the other columns.

What stands before the decimals, a point or a comma, is what lets most cells of the column be numbers. If both
do, and give different numbers (``1.234``), the other columns decide, and a comma between the cells of the
file means a point. If they cannot, the user is asked. Dates are read in the same way, and become days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Literal

from scripts.basis.errors import cut, shown
from scripts.request.csv_files import Sheet
from scripts.request.number_cells import COMMA, ISO, POINT, Amount, Mark, amount_of, date_of, is_missing

__all__ = ["ColumnReader", "NumberColumn"]

_MARKS: dict[str, Mark] = {"point": POINT, "comma": COMMA}
_DAY_FIRST, _MONTH_FIRST = "day first", "month first"
_DATE_FORMS = (
    *("%Y/%m/%d", "%Y-%m", "%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y"),
    *("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y"),
)
_TWO_WAYS = {_DAY_FIRST: ("%d/%m/%Y", "%d/%m/%y"), _MONTH_FIRST: ("%m/%d/%Y", "%m/%d/%y")}
_TIMES = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p")
_SAMPLED = 5000
"""Of a file of many more rows, about so many show what its columns are. Of those that are taken, all do."""

_EMPTY_IT = "empty the cell to leave its row out"


@dataclass(frozen=True)
class NumberColumn:
    """The numbers of a column.

    Attributes
    ----------
    values
        One for each row; None where there is none.
    unit
        What they count, if their cells say so: ``€``, ``%``, ``days since 2024-03-01``; else empty.
    decisions
        How the cells were read, in words, where they could be read in another way.
    """

    values: tuple[float | None, ...]
    unit: str = ""
    decisions: tuple[str, ...] = ()


class ColumnReader:
    """Reads the columns of a *sheet* as numbers.

    Parameters
    ----------
    decimal
        ``"point"`` or ``"comma"`` if the user says what stands before decimals; else ``"auto"``.
    dates
        ``"day first"`` or ``"month first"`` if the user says how to read ``3/4/2024``; else ``"auto"``.
    """

    def __init__(self, sheet: Sheet, decimal: str = "auto", dates: str = "auto") -> None:
        self._sheet = sheet
        self._decimal = _MARKS.get(decimal)
        self._dates = dates if dates in _TWO_WAYS else None
        step = 1 + len(sheet.rows) // _SAMPLED
        self._samples = [_Cells(sheet.texts(position)[::step]) for position in range(len(sheet.header))]

    def kind(self, position: int) -> Literal["numbers", "dates", "text"]:
        """Return what most cells of a column are that hold anything."""
        cells = self._samples[position]
        if 2 * cells.numbers > cells.count:
            return "numbers"
        return "dates" if cells.date_forms else "text"

    def is_wholly_numeric(self, position: int) -> bool:
        """Whether all cells that hold anything are numbers, or all are dates."""
        cells = self._samples[position]
        return cells.numbers == cells.count or bool(cells.date_forms)

    def read(self, position: int) -> NumberColumn:
        """Return the numbers of a column.

        Raises
        ------
        ValueError
            If a cell is no finite number, or may be read in two ways; the message names its row and column.
        """
        from scenes.stage.params.magnitudes import LARGEST_GIVEN

        cells = _Cells(self._sheet.texts(position))
        if cells.date_forms:
            return self._days(position, cells)
        mark = self._mark(position, cells)
        units = {amount.unit for amount in cells.amounts if amount is not None}
        values: list[float | None] = []
        for row, (cell, amount) in enumerate(zip(cells.texts, cells.amounts, strict=True)):
            if is_missing(cell):
                values.append(None)
                continue
            value = None if amount is None else amount.value(mark)
            where = self._where(position, row)
            if amount is None or value is None:
                raise ValueError(f"{where} is {shown(cell)}, {_no_number(cell, amount)}")
            _check_unit(amount, units, where, cell)
            if abs(value) > LARGEST_GIVEN:
                raise ValueError(f"{where} is {cut(cell)}, which is too large to be drawn")
            values.append(value)
        return NumberColumn(tuple(values), "".join(units), self._decisions(cells, mark))

    # The decimal mark -----------------------------------------------------------------------------------

    def _mark(self, position: int, cells: _Cells) -> Mark:
        if self._decimal is not None:
            return self._decimal
        if cells.mark is not None or not cells.is_ambiguous:
            return cells.mark or POINT
        if len(self._marks_of_file) == 1:
            (mark,) = self._marks_of_file
            return mark
        if not self._marks_of_file and (self._sheet.separator == "," or cells.in_dollars):
            return POINT
        row, cell = next(
            (row, cell)
            for row, (cell, amount) in enumerate(zip(cells.texts, cells.amounts, strict=True))
            if amount is not None and amount.value(POINT) != amount.value(COMMA)
        )
        readings = " or ".join(f"{_value(cell, mark):.10g}" for mark in (POINT, COMMA))
        raise ValueError(
            f"{self._where(position, row)} is {shown(cell)}, which may mean {readings}: "
            "set decimal=point or decimal=comma"
        )

    @cached_property
    def _marks_of_file(self) -> set[Mark]:
        """The decimal marks that its columns have beyond doubt."""
        numeric = [cells for at, cells in enumerate(self._samples) if self.kind(at) == "numbers"]
        return {cells.mark for cells in numeric if cells.mark is not None}

    def _decisions(self, cells: _Cells, mark: Mark) -> tuple[str, ...]:
        with_mark = [cell for cell in cells.texts if mark in cell]
        decided = ["decimal comma"] if mark == COMMA and with_mark else []
        for cell, amount in zip(cells.texts, cells.amounts, strict=True):
            if amount is not None and amount.is_grouped(mark) and not is_missing(cell):
                decided.append(f"{cell} is {amount.value(mark):.12g}")
                break
        return tuple(decided)

    # Dates ----------------------------------------------------------------------------------------------

    def _days(self, position: int, cells: _Cells) -> NumberColumn:
        order = self._order_of_dates(position, cells)
        form = next(form for form in cells.date_forms if order is None or _order(form) == order)
        dates = [None if is_missing(cell) else date_of(cell, form) for cell in cells.texts]
        first = min(date for date in dates if date is not None)
        first = first.replace(hour=0, minute=0, second=0)
        days = tuple(None if date is None else (date - first) / timedelta(days=1) for date in dates)
        decided = (order,) if order and len(cells.orders) > 1 else ()
        return NumberColumn(days, f"days since {first:%Y-%m-%d}", decided)

    def _order_of_dates(self, position: int, cells: _Cells) -> str | None:
        """Whether the day or the month comes first in dates with slashes; None if all are alike."""
        orders = cells.orders
        if len(orders) < 2:
            return next(iter(orders), None)
        if self._dates is not None:
            return self._dates
        others = {order for each in self._samples if len(each.orders) == 1 for order in each.orders}
        if len(others) == 1:
            return others.pop()
        if COMMA in self._marks_of_file:
            return _DAY_FIRST
        row, cell = next((row, cell) for row, cell in enumerate(cells.texts) if not is_missing(cell))
        raise ValueError(
            f"{self._where(position, row)} is {shown(cell)}, which may begin with the day or with the month: "
            f"set dates='{_DAY_FIRST}' or dates='{_MONTH_FIRST}'"
        )

    def _where(self, position: int, row: int) -> str:
        sheet = self._sheet
        return f"{sheet.file}, row {sheet.row_numbers[row]}: {cut(sheet.header[position])}"


class _Cells:
    """The cells of one column, and what they can be."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self.present = tuple(text for text in texts if not is_missing(text))
        self.count = len(self.present)

    @cached_property
    def amounts(self) -> tuple[Amount | None, ...]:
        return tuple(None if is_missing(text) else amount_of(text) for text in self.texts)

    @cached_property
    def _values(self) -> list[tuple[float | None, float | None]]:
        """What each number is with a decimal point, and with a decimal comma."""
        return [each.readings for each in self.amounts if each is not None]

    @cached_property
    def numbers(self) -> int:
        """How many cells are numbers."""
        return len(self._values)

    @cached_property
    def mark(self) -> Mark | None:
        """The mark that lets more cells be numbers than the other."""
        points, commas = (sum(pair[side] is not None for pair in self._values) for side in (0, 1))
        return None if points == commas else POINT if points > commas else COMMA

    @cached_property
    def is_ambiguous(self) -> bool:
        """Whether both marks fit equally, and give different numbers."""
        return self.mark is None and any(point != comma for point, comma in self._values)

    @cached_property
    def in_dollars(self) -> bool:
        """Whether the numbers are in the currency of a country that writes a decimal point."""
        return any(each is not None and each.unit in ("$", "US$", "USD", "£", "GBP") for each in self.amounts)

    @cached_property
    def date_forms(self) -> tuple[str, ...]:
        """The forms in which all cells are dates; none if any of them is a number."""
        if self.count == 0 or self.numbers:
            return ()
        every = (*_DATE_FORMS, *(form for forms in _TWO_WAYS.values() for form in forms))
        forms = [ISO, *(form + time for form in every for time in _TIMES)]
        first = [form for form in forms if date_of(self.present[0], form) is not None]
        return tuple(form for form in first if all(date_of(cell, form) for cell in self.present))

    @cached_property
    def orders(self) -> frozenset[str]:
        """The orders in which all dates can be read, where these give different dates."""
        forms = self.date_forms
        dates: set[tuple[datetime | None, ...]] = {
            tuple(date_of(cell, form) for cell in self.present) for form in forms
        }
        return frozenset(filter(None, map(_order, forms if len(dates) > 1 else forms[:1])))


def _order(form: str) -> str | None:
    """Which comes first in dates of this *form* with slashes."""
    return next((order for order, forms in _TWO_WAYS.items() if form.startswith(forms)), None)


def _value(cell: str, mark: Mark) -> float:
    amount = amount_of(cell)
    value = None if amount is None else amount.value(mark)
    assert value is not None
    return value


def _no_number(cell: str, amount: Amount | None) -> str:
    if cell.lstrip("+-").casefold() in ("inf", "infinity"):
        return f"which is no finite number: {_EMPTY_IT}"
    if amount is None:
        return f"which is no number: {_EMPTY_IT}"
    return "which is no number as the other cells of the column are written"


def _check_unit(amount: Amount, units: set[str], where: str, cell: str) -> None:
    """Refuse a number in another unit than the others have; only a currency may be left out."""
    if len(units) > 1 and (len(units - {""}) > 1 or "%" in units):
        others = (each or "no unit" for each in sorted(units - {amount.unit}))
        raise ValueError(f"{where} is {shown(cell)}, but other cells have {next(others)}")
