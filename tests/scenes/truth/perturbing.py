"""What ``compute`` left on a lesson, with one number or array of it changed at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

Changed = tuple[str, Any]
"""A place, such as ``path.values`` or ``bells[0]``, and the whole value with what is there changed."""


def changed_results(lesson: Any) -> Iterator[str]:
    """Change one result of a lesson after another, and yield its place while it is changed."""
    kept = dict(vars(lesson))
    for name, value in kept.items():
        if name == "params":
            continue
        for place, changed in _changes(value, name):
            vars(lesson).clear()
            vars(lesson).update({**kept, name: changed})
            yield place
    vars(lesson).clear()
    vars(lesson).update(kept)


def _changes(value: Any, place: str) -> Iterator[Changed]:
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            for inside, changed in _changes(getattr(value, field.name), f"{place}.{field.name}"):
                with suppress(ValueError):  # a number that is refused is noticed at once
                    yield inside, replace(value, **{field.name: changed})
    elif type(value) in (list, tuple):
        for index, each in enumerate(value):
            for inside, changed in _changes(each, f"{place}[{index}]"):
                yield inside, type(value)([*value[:index], changed, *value[index + 1 :]])
    elif isinstance(value, bool | int | float | np.number | np.ndarray):
        numbers = np.asarray(value)
        if numbers.dtype.kind in "biufc":
            changed = _off(numbers)
            yield place, changed if isinstance(value, np.ndarray) else changed.item()


def _off(numbers: Any) -> Any:
    match numbers.dtype.kind:
        case "b":
            return ~numbers
        case "i" | "u":
            return numbers + 1
    return 1.01 * numbers + 1e-3
