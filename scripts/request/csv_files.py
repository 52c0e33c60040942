"""CSV files as people's programs write them: read as text, split into cells, and cells read as numbers.

A header row names the columns. We find out the separator (``,`` ``;`` tab or ``|``), and decimal commas where
they can mean nothing else. What cannot be read is a ValueError with one clause for the user.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO

from scenes.stage.type.numerals import counted
from scripts.basis.errors import cut, nearest, shown

_SEPARATORS = (",", ";", "\t", "|")
_SNIFFED_ROWS = 50
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA_NUMBER = re.compile(r"[+-]?(\d+,\d*|,\d+|\d+)([eE][+-]?\d+)?")
_COMMA_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+")
_POINT_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")
_SEPARATED = re.compile(r"[+-]?[\d.,'’ ]+")
_PLAIN_NUMBERS = "write numbers with a point, and without thousands separators"
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_LISTED = 12
"""How many columns a sentence names; the rest is counted."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a CSV file. Rows are numbered as in a spreadsheet: the header is row 1."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]

    def position(self, column: str) -> int:
        """Return the position of the column of that name, counted from 0.

        Raises
        ------
        ValueError
            If there is none, or more than one.
        """
        if column not in self.header:
            raise ValueError(self._no_such(column))
        if self.header.count(column) > 1:
            raise ValueError(f"{self.file} has {self.header.count(column)} columns called {column}")
        return self.header.index(column)

    def texts(self, position: int) -> tuple[str, ...]:
        return tuple(row[position] for row in self.rows)

    def is_numeric(self, position: int) -> bool:
        """Whether most cells of the column that are not empty are numbers."""
        cells = [cell for cell in self.texts(position) if cell]
        numbers = sum(bool(_NUMBER.fullmatch(cell) or _COMMA_NUMBER.fullmatch(cell)) for cell in cells)
        return 2 * numbers > len(cells)

    def is_unnamed(self, position: int) -> bool:
        """Whether the file has no name for the column."""
        return self.header[position] == _unnamed(position)

    def numbers(self, position: int, largest: float = math.inf) -> tuple[float, ...]:
        """Return the numbers of a column, none larger than *largest* in absolute value.

        Raises
        ------
        ValueError
            If a cell is not such a number; the message names its row, its column and what it holds.
        """
        cells = self.texts(position)
        written, meanings = _marks(cells)
        if written == "," and meanings == 2:
            raise self._ambiguous(position, ",")
        if written == "." and meanings == 2 and self._has_decimal_commas:
            raise self._ambiguous(position, ".")
        numbers = []
        for cell, row in zip(cells, self.row_numbers, strict=True):
            where = f"{self.file}, row {row}: {cut(self.header[position])}"
            numbers.append(_number(cell.replace(",", ".") if written == "," else cell, cell, where, largest))
        return tuple(numbers)

    @cached_property
    def _has_decimal_commas(self) -> bool:
        """Whether a column has commas that can only be decimal."""
        return any(_marks(self.texts(position)) == (",", 1) for position in range(len(self.header)))

    def _ambiguous(self, position: int, mark: str) -> ValueError:
        cell, row = next(
            (cell, row)
            for cell, row in zip(self.texts(position), self.row_numbers, strict=True)
            if mark in cell
        )
        return ValueError(
            f"{self.file}, row {row}: {cut(self.header[position])} is {shown(cell)}, which may mean "
            f"{cut(cell.replace(',', '.'))} or {cut(cell.replace(mark, ''))}: {_PLAIN_NUMBERS}"
        )

    def _no_such(self, column: str) -> str:
        likely = nearest(column, self.header)
        question = f", did you mean {likely}?" if likely else ";"
        return f"{self.file} has no column {cut(column)}{question} its columns are {abridged(self.header)}"


def _marks(cells: Sequence[str]) -> tuple[str, int]:
    """Return the mark that the numbers in *cells* have, and how many meanings: decimal, or of thousands too.

    A column of numbers has commas or points; ``1,234`` alone may be either kind of number. Any other column
    has no mark.
    """
    for mark, form, thousands in (
        (",", _COMMA_NUMBER, _COMMA_THOUSANDS),
        (".", _NUMBER, _POINT_THOUSANDS),
    ):
        marked = [cell for cell in cells if mark in cell]
        if marked and all(form.fullmatch(cell) for cell in cells if cell):
            return mark, 1 + all(thousands.fullmatch(cell) for cell in marked)
    return "", 0


def _number(cell: str, written: str, where: str, largest: float) -> float:
    """Read a *cell*, which the file has as *written*."""
    if not cell:
        raise ValueError(f"{where} is empty")
    if _NOT_FINITE.fullmatch(cell):
        raise ValueError(f"{where} is {shown(written)}, which is no finite number")
    if not _NUMBER.fullmatch(cell):
        remedy = f": {_PLAIN_NUMBERS}" if _SEPARATED.fullmatch(written) else ""
        raise ValueError(f"{where} is {shown(written)}, which is no number{remedy}")
    if abs(float(cell)) > largest:
        raise ValueError(
            f"{where} is {cut(written)}, but it must lie between {-largest:,.0f} and {largest:,.0f}"
        )
    return float(cell)


def _unnamed(position: int) -> str:
    return f"column {position + 1}"


def abridged(names: Sequence[str]) -> str:
    """Return *names* in a list; if there are many, the rest is counted."""
    rest = len(names) - _LISTED
    return ", ".join(map(cut, names[:_LISTED])) + (f" and {rest} more" if rest > 0 else "")


def read_sheet(text: str, file: str) -> Sheet:
    """Return the cells of *text*, which messages call *file*.

    Raises
    ------
    ValueError
        If the text is empty, its first row is no header, or a row is longer or shorter than the header.
    """
    separator = _separator(text)
    try:
        records = [(number, cells) for number, cells in _records(text, separator) if any(cells)]
    except csv.Error as error:
        raise ValueError(f"{file} is not a CSV file: {error}") from None
    if not records:
        raise ValueError(f"{file} is empty")
    header = tuple(name or _unnamed(position) for position, name in enumerate(records[0][1]))
    if all(_NUMBER.fullmatch(cell) or _COMMA_NUMBER.fullmatch(cell) for cell in records[0][1]):
        raise ValueError(
            f"{file} has no header: its first row is {abridged(records[0][1])}; "
            "put the names of the columns there"
        )
    for number, cells in records[1:]:
        if len(cells) != len(header):
            there = f"there {'is' if len(cells) == 1 else 'are'} {counted(len(cells), 'value')}"
            header_has = counted(len(header), "column")
            raise ValueError(f"{file}, row {number}: {there} under a header of {header_has}")
    return Sheet(
        file,
        header,
        tuple(tuple(cells) for _, cells in records[1:]),
        tuple(number for number, _ in records[1:]),
    )


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; cells without spaces around them, and with hyphens for minus signs."""
    start = 0
    if text[:4].lower() == "sep=":  # a line that Excel writes for itself
        text, start = text.partition("\n")[2], 1
    # Only line ends end a row: a cell may hold a vertical tab, or a line separator of Unicode.
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
    for number, cells in enumerate(reader, start=1 + start):
        yield number, [" ".join(cell.replace("\N{MINUS SIGN}", "-").split()) for cell in cells]


def _separator(text: str) -> str:
    """The separator with which the first rows have as many cells as the header, and the most cells."""

    def fits(separator: str) -> tuple[bool, int]:
        lengths = []
        try:
            for _, cells in _records(text, separator):
                if any(cells):
                    lengths.append(len(cells))
                if len(lengths) >= _SNIFFED_ROWS:
                    break
        except csv.Error:
            return False, 0
        agree = lengths and lengths[0] > 1 and lengths.count(lengths[0]) > 0.8 * len(lengths)
        return bool(agree), lengths[0] if lengths else 0

    return max(_SEPARATORS, key=fits)
