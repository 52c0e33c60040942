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
from difflib import get_close_matches
from pathlib import Path

LARGEST_FILE = 20_000_000
"""In bytes. A film can show much less than this."""

_SEPARATORS = (",", ";", "\t", "|")
_SNIFFED_ROWS = 50
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA_NUMBER = re.compile(r"[+-]?(\d+,\d*|,\d+|\d+)([eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)", re.IGNORECASE)
_LISTED = 12
"""How many columns a sentence names; the rest is counted."""


def read_text(path: Path, shown: str = "") -> str:
    """Return the text of the file at *path*, which messages call *shown*.

    Raises
    ------
    ValueError
        If there is no such file, or it is not text in UTF-8.
    """
    shown = shown or str(path)
    try:
        if path.is_dir():
            raise ValueError(f"{shown} is a folder, not a CSV file")
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError(f"{shown} is too large: files of up to {LARGEST_FILE // 10**6} MB are read")
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise ValueError(f"there is no file {shown} (looked for {path.absolute()})") from None
    except OSError as error:
        raise ValueError(f"{shown} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise ValueError(f"{shown} is not text in UTF-8: save it as “CSV UTF-8”") from None
    if "\0" in text:
        raise ValueError(f"{shown} is not a text file: save it as “CSV UTF-8”")
    return text


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
        commas = self._has_decimal_commas(position, cells)
        numbers = []
        for cell, row in zip(cells, self.row_numbers, strict=True):
            where = f"{self.file}, row {row}: {self.header[position]}"
            numbers.append(_number(cell.replace(",", ".") if commas else cell, cell, where, largest))
        return tuple(numbers)

    def _has_decimal_commas(self, position: int, cells: Sequence[str]) -> bool:
        with_commas = [cell for cell in cells if "," in cell]
        if not with_commas or not all(_COMMA_NUMBER.fullmatch(cell) for cell in cells):
            return False
        if all(_THOUSANDS.fullmatch(cell) for cell in with_commas):
            row = self.row_numbers[cells.index(with_commas[0])]
            raise ValueError(
                f"{self.file}, row {row}: {self.header[position]} is {with_commas[0]!r}, which may mean "
                f"{with_commas[0].replace(',', '.')} or {with_commas[0].replace(',', '')}: "
                "write numbers with a point, and without thousands separators"
            )
        return True

    def _no_such(self, column: str) -> str:
        nearest = get_close_matches(column.lower(), [name.lower() for name in self.header], n=1, cutoff=0.5)
        meant = [name for name in self.header if [name.lower()] == nearest]
        question = f", did you mean {meant[0]}?" if meant else ";"
        return f"{self.file} has no column {column}{question} its columns are {abridged(self.header)}"


def _number(cell: str, written: str, where: str, largest: float) -> float:
    if not written:
        raise ValueError(f"{where} is empty")
    if _NOT_FINITE.fullmatch(written):
        raise ValueError(f"{where} is {written!r}, which is no finite number")
    if not _NUMBER.fullmatch(cell):
        raise ValueError(f"{where} is {written!r}, which is no number")
    if abs(float(cell)) > largest:
        raise ValueError(f"{where} is {written}, but it must lie between {-largest:,.0f} and {largest:,.0f}")
    return float(cell)


def _unnamed(position: int) -> str:
    return f"column {position + 1}"


def abridged(names: Sequence[str]) -> str:
    """Return *names* in a list; if there are many, the rest is counted."""
    rest = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {rest} more" if rest > 0 else "")


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
            raise ValueError(
                f"{file}, row {number}: there are {len(cells)} values under a header of {len(header)} columns"
            )
    return Sheet(
        file,
        header,
        tuple(tuple(cells) for _, cells in records[1:]),
        tuple(number for number, _ in records[1:]),
    )


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers; cells without spaces around them, and with hyphens for minus signs."""
    lines = text.splitlines(keepends=True)
    start = 1 if lines and lines[0].lower().startswith("sep=") else 0  # a line that Excel writes for itself
    reader = csv.reader(lines[start:], delimiter=separator, skipinitialspace=True)
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
