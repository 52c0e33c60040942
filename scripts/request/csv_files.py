"""CSV files as people's programs write them: read as text, and split into cells.

A header row names the columns. We find out the separator (``,`` ``;`` tab or ``|``). What cannot be read is a
ValueError with one clause for the user.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from scenes.stage.type.numerals import counted
from scripts.basis.errors import cut, nearest
from scripts.request.number_cells import amount_of, is_year

__all__ = ["Sheet", "abridged", "read_sheet"]

_SEPARATORS = (",", ";", "\t", "|")
_SNIFFED_ROWS = 50
_ENOUGH_DATA = 2
"""A first row with fewer cells that are like data can be a header with an odd name."""

_LISTED = 12
"""How many columns a sentence names; the rest is counted."""


@dataclass(frozen=True)
class Sheet:
    """The cells of a CSV file. Rows are numbered as in a spreadsheet: the header is row 1."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: tuple[int, ...]
    separator: str

    def position(self, column: str) -> int:
        """Return the position, counted from 0, of the column of that name, or of that number, from 1.

        Raises
        ------
        ValueError
            If there is none, or more than one.
        """
        if column not in self.header:
            if column.isascii() and column.isdigit() and 1 <= int(column[:9]) <= len(self.header):
                return int(column) - 1
            raise ValueError(self._no_such(column))
        if self.header.count(column) > 1:
            places = [str(at) for at, name in enumerate(self.header, start=1) if name == column]
            raise ValueError(
                f"{self.file} has {len(places)} columns called {column}: give the number, "
                f"{' or '.join(places)}"
            )
        return self.header.index(column)

    def texts(self, position: int) -> tuple[str, ...]:
        return tuple(row[position] for row in self.rows)

    def is_unnamed(self, position: int) -> bool:
        """Whether the file has no name for the column."""
        return self.header[position] == _unnamed(position)

    def unique_name(self, position: int) -> str:
        """Return the name of a column, with its number if others have the same name."""
        name = self.header[position]
        return name if self.header.count(name) == 1 else f"{name} in column {position + 1}"

    def _no_such(self, column: str) -> str:
        likely = nearest(column, self.header)
        question = f", did you mean {likely}?" if likely else ";"
        return f"{self.file} has no column {cut(column)}{question} its columns are {abridged(self.header)}"


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
    if _is_data(records[0][1], [cells for _, cells in records[1:]]):
        raise ValueError(
            f"{file} has no header: its first row looks like data ({abridged(header)}); "
            "put a row with the names of the columns above it, or in its place"
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
        separator,
    )


def _is_data(first: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the *first* row has numbers for all names, or at least two cells that are like data.

    These are numbers other than years, and texts that stand below in their columns again: classes. Where a
    row is the header once more, two files were put together.
    """
    numbers = [name for name in first if amount_of(name)]
    if len(numbers) == len(first):
        return True
    if not numbers and first in rows:
        return False
    texts = [(at, name) for at, name in enumerate(first) if name and name not in numbers]
    classes = [name for at, name in texts if any(row[at : at + 1] == [name] for row in rows)]
    return len(classes) + sum(not is_year(number) for number in numbers) >= _ENOUGH_DATA


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
