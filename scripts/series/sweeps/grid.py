"""A grid of parameters, as it is typed: ranges, lists, and every combination of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from scripts.basis.errors import MathreelError, no_such
from scripts.request.parameters import ParameterRecord

MANY = 400
"""More variants than these are made only for someone who says so."""

_FORM = "--grid takes a parameter and its values, as in learning_rate=0.05:1.2:12 or start=1,5,9"
_WHOLE = "a whole number"
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
        raise MathreelError(f"{_FORM}, but it got {option!r}.")
    if name not in parameters:
        raise MathreelError(f"--grid {option}: there is {no_such('parameter', name, parameters)}.")
    whole = parameters[name]["kind"] == _WHOLE
    values = _range(option, text, whole=whole) if ":" in text and _is_range(text) else _list(option, text)
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
    if total > MANY and not many:
        raise MathreelError(f"this grid has {total:,} variants; --yes makes them all.")
    return [dict(zip(names, values, strict=True)) for values in product(*(axis.values for axis in axes))]


def variant_names(grid: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a name for each of *grid*, which states its values and can be the name of a file."""
    names: list[str] = []
    for values in grid:
        told = ",".join(f"{name}={_spelled(value)}" for name, value in values.items())
        name = _UNSAFE.sub("_", told)
        if len(name) > _LONGEST_NAME or name in names:
            name = f"{name[:_LONGEST_NAME]}-{len(names) + 1}"
        names.append(name)
    return names


def _spelled(value: Any) -> str:
    """A value in few letters."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.10g}"
    return str(value).replace(" ", "")


def _is_range(text: str) -> bool:
    return text.count(":") == 2 and not any(mark in text for mark in "[]{}'\"")


def _range(option: str, text: str, *, whole: bool) -> Iterator[Any]:
    first, last, count = (part.strip() for part in text.split(":"))
    try:
        low, high, number = float(first), float(last), int(count)
    except ValueError:
        raise MathreelError(
            f"--grid {option}: a range is first:last:count, as in 0.05:1.2:12, but it is {text!r}."
        ) from None
    import numpy as np  # here, since only ranges need it

    if not np.isfinite([low, high]).all():
        raise MathreelError(f"--grid {option}: a range runs from one number to another.")
    if number < 2:
        raise MathreelError(f"--grid {option}: a range has 2 values or more, but this one has {number}.")
    if number > 100 * MANY:
        raise MathreelError(f"--grid {option}: {number:,} values are more than anyone can look at.")
    for value in np.linspace(low, high, number):
        rounded = float(f"{value:.{_DIGITS}g}")
        yield round(rounded) if whole else rounded


def _list(option: str, text: str) -> list[Any]:
    try:
        values: list[Any] = tomllib.loads(f"values = [{text}]")["values"]
    except tomllib.TOMLDecodeError:
        if any(mark in text for mark in "[]{}"):
            raise MathreelError(
                f"--grid {option}: {text} cannot be read as values with commas between."
            ) from None
        values = [_value(part.strip()) for part in text.split(",")]
    if not values or "" in values:
        raise MathreelError(f"{_FORM}, but it got {option!r}.")
    return values


def _value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
