"""When a number is the one that it should be."""

from __future__ import annotations

from typing import Any

import numpy as np

from truth.modules import truth_of


class Near:
    """A number that may be off by *tolerance*, as whole people are from shares."""

    def __init__(self, value: float, tolerance: float) -> None:
        self.value, self.tolerance = value, tolerance


def agree(value: Any, expected: Any) -> bool:
    """Whether a fact is what an oracle says: to rounding, or as near as the oracle asks."""
    if value is None or expected is None:
        return value is expected
    if isinstance(expected, Near):
        return abs(value - expected.value) <= expected.tolerance
    value, expected = np.asarray(value), np.asarray(expected, dtype=float)
    if value.shape != expected.shape or not np.isfinite(expected).all():
        return False
    size = 1 + float(np.max(np.abs(expected), initial=0.0))
    return np.allclose(value, expected, rtol=1e-6, atol=1e-8 * size)


def disagreements(lesson: Any) -> list[str]:
    """Numbers among the facts that no oracle knows, or that one knows better."""
    facts, expected = lesson.facts(), truth_of(lesson.name()).facts(lesson.params, lesson)
    numbers = {name: value for name, value in facts.items() if not isinstance(value, str)}
    found = [f"{name} has no oracle" for name in numbers.keys() - expected.keys()]
    found += [f"{name} is no fact" for name in expected.keys() - facts.keys()]
    for name in numbers.keys() & expected.keys():
        if not agree(numbers[name], expected[name]):
            should = getattr(expected[name], "value", expected[name])
            found.append(f"{name} is {numbers[name]}, and should be {should}")
    return found


def untrue(lesson: Any) -> list[str]:
    """What a lesson says and is not so."""
    facts = lesson.facts()
    return [
        f"{name}: {facts[name]!r}"
        for name, true in truth_of(lesson.name()).words(lesson.params, facts, lesson)
        if not true
    ]
