"""A grid of parameters, as it is typed: ranges, lists, and every combination of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from scenes.stage.type.numerals import whole
from scripts.basis.errors import MathreelError, cut, no_such, shown
from scripts.request.parameters import ParameterRecord
from scripts.request.typed_values import plain_number, read_value, read_values

MANY = 400
"""More variants than these are made only for someone who says so."""

_MOST = 100 * MANY
"""More variants than these are made for nobody."""

_FARTHEST = 1e15
"""Where a range ends at the latest; floats still tell whole numbers apart."""

_FORM = "--grid takes a parameter and its values, as in learning_rate=0.05:1.2:12 or start=1,5,9"
_NUMBER, _WHOLE = "a number", "a whole number"
_OR_NONE = " or none"
"""How the kind of a parameter ends that need not be given."""

_DIGITS = 6
"""Significant digits of the numbers in a range: as many as a page shows."""

_UNSAFE = re.compile(r"[^A-Za-z0-9.,=_+-]+")
_LONGEST_NAME = 90


@dataclass(frozen=True)
class Axis:
    """A parameter and the values that it takes in turn."""

    name: str
    values: tuple[Any, ...]


def parse_axis(option: str, parameters: Mapping[str, ParameterRecord]) -> Axis:
    """Read one axis of a grid: ``name=first:last:count`` or ``name=value,value,…``, each value in TOML.

    Parameters
    ----------
    parameters
        Those of the lesson, by name.

    Raises
    ------
    MathreelError
        If it cannot be read, or the lesson has no such parameter.
    """
    name, equals, text = (part.strip() for part in option.partition("="))
    if not equals or not name or not text:
        raise MathreelError(f"{_FORM}, but it got {shown(option)}.")
    if name not in parameters:
        meanings = {each: record["description"] for each, record in parameters.items()}
        raise MathreelError(
            f"--grid {cut(option)}: there is {no_such('parameter', name, parameters, meanings)}."
        )
    kind = parameters[name]["kind"].removesuffix(_OR_NONE)
    try:
        is_range = kind in (_NUMBER, _WHOLE) and ":" in text
        values = list(_range(text, are_whole=kind == _WHOLE)) if is_range else _list(text)
    except ValueError as error:
        raise MathreelError(f"--grid {cut(option)}: {error}.") from None
    different = {_spelled(value): value for value in values}  # 1 and 1.0 are the same value
    return Axis(name, tuple(different.values()))


def variants(axes: Sequence[Axis], *, many: bool) -> list[dict[str, Any]]:
    """Return every combination of the values of *axes*, the last axis changing fastest.

    Raises
    ------
    MathreelError
        If a parameter has two axes, or there are too many combinations and *many* is not set.
    """
    names = [axis.name for axis in axes]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise MathreelError(f"--grid {twice} is given twice: name all its values in one.")
    total = prod(len(axis.values) for axis in axes)
    if total > _MOST:
        raise MathreelError(f"this grid has {whole(total)} variants, which are more than anyone can look at.")
    if total > MANY and not many:
        raise MathreelError(f"this grid has {whole(total)} variants; --yes makes them all.")
    return [dict(zip(names, values, strict=True)) for values in product(*(axis.values for axis in axes))]


def variant_names(grid: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a name for each of *grid*, which states its values and can be the name of a file."""
    names: dict[str, None] = {}
    for values in grid:
        told = ",".join(f"{name}={_spelled(value)}" for name, value in values.items())
        name = _UNSAFE.sub("_", told)
        if len(name) > _LONGEST_NAME or name in names:
            name = f"{name[:_LONGEST_NAME]}-{len(names) + 1}"
        names[name] = None
    return list(names)


def _spelled(value: Any) -> str:
    """A value in few letters."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.10g}"
    return str(value).replace(" ", "")


def _range(text: str, *, are_whole: bool) -> Iterator[Any]:
    if "," in text:
        raise ValueError("give values with commas between, or one range, first:last:count, but not both")
    numbers = [plain_number(part.strip()) for part in text.split(":")]
    if len(numbers) != 3 or None in numbers or not isinstance(numbers[2], int):
        raise ValueError(f"a range is first:last:count, as in 0.05:1.2:12, but it is {shown(text)}")
    low, high, number = (number for number in numbers if number is not None)
    if number < 2:
        raise ValueError(f"a range has 2 values or more, but this one has {cut(str(number))}")
    if number > _MOST:
        raise ValueError(f"{cut(whole(number))} values are more than anyone can look at")
    if max(abs(low), abs(high)) > _FARTHEST:
        raise ValueError(f"a range ends at {_FARTHEST:,.0f} at the latest")
    import numpy as np  # here, since only ranges need it

    for value in np.linspace(low, high, int(number)):
        rounded = float(f"{value:.{_DIGITS}g}")
        yield round(rounded) if are_whole else rounded


def _list(text: str) -> list[Any]:
    values = read_values(text)
    if isinstance(values, str):  # not TOML
        if any(mark in text for mark in "[]{}"):
            raise ValueError(f"{cut(text)} cannot be read as values with commas between")
        values = [read_value(part.strip()) for part in text.split(",")]
    if not values or "" in values:
        raise ValueError("a value is missing")
    if len(values) > _MOST:
        raise ValueError(f"{whole(len(values))} values are more than anyone can look at")
    return list(values)
