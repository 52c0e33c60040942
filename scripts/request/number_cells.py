"""One cell of a table as a number, a date or a missing value, as people and their programs write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Literal

__all__ = [
    "COMMA",
    "ISO",
    "POINT",
    "Amount",
    "Mark",
    "amount_of",
    "date_of",
    "is_missing",
    "is_unnamed_class",
    "is_year",
]

Mark = Literal[".", ","]
POINT: Mark = "."
COMMA: Mark = ","
"""What stands before the decimals."""

ISO = "ISO 8601"
"""A form of dates: ``2024-03-01``, also with a time and a time zone."""

_MISSING_CLASS = frozenset(("", "na", "n/a", "#n/a", "#na", "#nv", "nan", "<na>", "null"))
_MISSING = _MISSING_CLASS | {"none", "-", "--", "–", "—", ".", "?", "k. a.", "k.a.", "missing"}
"""What programs and people write where they have no value, in small letters."""

_CURRENCY = r"(?:[$€£¥₹₽₩₺₪]|USD|EUR|GBP|CHF|JPY|CNY|INR|US\$|Fr\.|kr\.?|zł|Kč|Ft|lei)"
_AMOUNT = re.compile(
    rf"(?P<debit>\()?(?P<sign>[+-])?\s?(?P<before>{_CURRENCY})?\s?(?P<inner>[+-])?"
    rf"(?P<digits>[0-9.,'’ ]*[0-9][0-9.,'’ ]*?(?:[eE][+-]?[0-9]+)?)\s?(?P<after>%|{_CURRENCY})?(?(debit)\))"
)
_PLAIN = {
    mark: re.compile(rf"([0-9]+{re.escape(mark)}?[0-9]*|{re.escape(mark)}[0-9]+)([eE][+-]?[0-9]+)?")
    for mark in (POINT, COMMA)
}
_GROUPED = {
    POINT: re.compile(r"[1-9][0-9]{0,2}([,'’ ])[0-9]{3}(\1[0-9]{3})*(\.[0-9]*)?"),
    COMMA: re.compile(r"[1-9][0-9]{0,2}([.'’ ])[0-9]{3}(\1[0-9]{3})*(,[0-9]*)?"),
}
"""Thousands in groups of three digits, each group after the same sign."""


@dataclass(frozen=True)
class Amount:
    """A number as it is written: its sign, its digits with the marks between them, and its unit."""

    negative: bool
    digits: str
    unit: str

    @cached_property
    def readings(self) -> tuple[float | None, float | None]:
        """The number with a decimal point, and with a decimal comma; None where it cannot be read so."""
        if self.digits.isdigit():
            size = float(self.digits)
            return (-size, -size) if self.negative else (size, size)
        return self._read(POINT), self._read(COMMA)

    def value(self, mark: Mark) -> float | None:
        """Return the number if *mark* stands before its decimals; None if it cannot be read so."""
        return self.readings[mark == COMMA]

    def _read(self, mark: Mark) -> float | None:
        if _PLAIN[mark].fullmatch(self.digits):
            size = float(self.digits.replace(mark, "."))
        elif _GROUPED[mark].fullmatch(self.digits):
            size = float(re.sub(r"[^0-9.]", "", self._without_groups(mark)))
        else:
            return None
        return -size if self.negative else size

    def is_grouped(self, mark: Mark) -> bool:
        """Whether its thousands are set apart, if *mark* stands before its decimals."""
        return not _PLAIN[mark].fullmatch(self.digits)

    def _without_groups(self, mark: Mark) -> str:
        other = COMMA if mark == POINT else POINT
        return self.digits.replace(other, "").replace(mark, ".")


def amount_of(cell: str) -> Amount | None:
    """Return the number in *cell*, whatever its marks mean; None if it is something else.

    It may have a currency or a percent sign; parentheses around it make it negative, as in accounts.
    """
    found = _AMOUNT.fullmatch(cell)
    if found is None or (found["sign"] and found["inner"]) or (found["before"] and found["after"]):
        return None
    amount = Amount(
        "-" in (found["sign"], found["inner"]) or found["debit"] is not None,
        found["digits"].strip(),
        found["before"] or found["after"] or "",
    )
    return None if amount.readings == (None, None) else amount


def is_missing(cell: str) -> bool:
    """Whether *cell* of a column of numbers has no value."""
    return cell.casefold() in _MISSING


def is_unnamed_class(cell: str) -> bool:
    """Whether *cell* of a column of classes names none: there, "none" and "?" may be classes."""
    return cell.casefold() in _MISSING_CLASS


def is_year(cell: str) -> bool:
    """Whether *cell* can be a year of our times, 1600 to 2099, and is written as one."""
    return re.fullmatch(r"1[6-9][0-9]{2}|20[0-9]{2}", cell) is not None


def date_of(cell: str, form: str) -> datetime | None:
    """Return the date in *cell*, if it has this *form*: ``ISO``, or one of ``datetime.strptime``."""
    try:
        date = datetime.fromisoformat(cell) if form == ISO else datetime.strptime(cell, form)
    except ValueError:
        return None
    return date if date.tzinfo is None else date.astimezone(UTC).replace(tzinfo=None)
