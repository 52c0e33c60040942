"""All numbers that a lesson has: its parameters, its facts, and what mathkit returned, by name."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np

from mathkit.arrays import Record
from truth.modules import truth_of

Sources = dict[str, float]


def quantities(lesson: Any) -> Sources:
    """Parameters, facts and what mathkit returned, each number under a name of its own."""
    found: Sources = {}
    for name, value in lesson.params.model_dump().items():
        found.update(_numbers(f"params.{name}", value))
    for name, value in lesson.facts().items():
        found.update(_numbers(f"facts.{name}", value))
    for name, value in vars(lesson).items():
        if name != "params":
            found.update(_numbers(name, value))
    for name, value in truth_of(lesson.name()).derived(lesson).items():
        found.update(_numbers(name, value))
    return found


LONGEST = 8
"""Of longer arrays only the first two entries and the last one can be shown one by one."""


def _numbers(name: str, value: Any) -> Sources:
    match value:
        case bool() | str() | None:
            return {}
        case int() | float() | np.number():
            return {name: float(value)} if not isinstance(value, complex) else {}
        case Record():
            parts = {field.name: getattr(value, field.name) for field in fields(value)}
            return {
                key: size for part in parts for key, size in _numbers(f"{name}.{part}", parts[part]).items()
            }
        case np.ndarray() | list() | tuple():
            if isinstance(value, np.ndarray) and value.dtype.kind not in "biuf":
                return {}
            found = {f"{name}.steps": len(value) - 1.0} if isinstance(value, np.ndarray) else {}
            shown = range(len(value)) if len(value) <= LONGEST else (0, 1)
            for index in (*shown, -1) if len(value) else ():
                found.update(_numbers(f"{name}[{index}]", value[index]))
            return found
    return {}
