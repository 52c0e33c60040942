"""Values as users type them: numbers, TOML and plain text, in course files and on the command line.

Nothing here guesses: what has more than one meaning, or cannot be a parameter, is refused with a clause.
"""

from __future__ import annotations

import datetime
import math
import re
import tomllib
from typing import Any

from scripts.basis.errors import shown

__all__ = ["plain_number", "read_table", "read_value", "read_values"]

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DEEPEST = 20
"""Lists within lists; a matrix of points has three."""

_LARGEST = 10**300
"""Whole numbers beyond cannot become a float."""


def plain_number(text: str) -> int | float | None:
    """Return the number in *text*, or None if it is something else, such as ``nan`` or ``1_0``."""
    if not _NUMBER.fullmatch(text):
        return None
    value = float(text)
    if not math.isfinite(value):
        return None
    return int(text) if text.lstrip("+-").isdigit() else value


def read_table(text: str) -> dict[str, Any]:
    """Return the TOML table in *text*.

    Raises
    ------
    ValueError
        If it is not TOML, or holds a value that nothing can be set to; the message is a clause.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError:
        raise ValueError("its lists or tables are nested too deeply") from None
    except ValueError:  # of int(), which reads no more digits
        raise ValueError("it has a number with thousands of digits") from None
    _check(table)
    return table


def read_value(text: str) -> Any:
    """Return the one value in *text*: a number, else TOML, else the text itself.

    Raises
    ------
    ValueError
        If *text* holds more than one value, or one that nothing can be set to; the message is a clause.
    """
    number = plain_number(text)
    if number is None:
        return _only(f"value = {text}", text)
    _check(number)
    return number


def read_values(text: str) -> Any:
    """Return the list of values in *text*, with commas between, in TOML; *text* itself if it is not TOML.

    Raises
    ------
    ValueError
        As ``read_value``.
    """
    return _only(f"values = [{text}]", text)


def _only(line: str, text: str) -> Any:
    """The value of the only key of a TOML table, or *text* if the line is not TOML."""
    try:
        (value, *others) = read_table(line).values()
    except tomllib.TOMLDecodeError:
        return text
    if others:
        raise ValueError("it has a second line, but it is for one parameter")
    return value


def _check(table: Any) -> None:
    """Refuse dates, whole numbers that are too large, and deep nesting, wherever they are in *table*."""
    waiting: list[tuple[Any, int]] = [(table, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise ValueError("its lists or tables are nested too deeply")
        match value:
            case dict():
                waiting.extend((item, depth + 1) for item in value.values())
            case list():
                waiting.extend((item, depth + 1) for item in value)
            case datetime.date() | datetime.time():
                raise ValueError(f"{value} is a date or a time: put it in quotes if it is a text")
            case int() if abs(value) >= _LARGEST:
                raise ValueError(f"{shown(value)} is too large a number")
