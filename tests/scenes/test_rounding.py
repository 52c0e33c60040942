"""No lesson shows or says what is left of a zero: 0.1 + 0.2 − 0.3 is 0, not 5.6 × 10⁻¹⁷."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from scenes.stage.params.point_params import UserPointParams
from scenes.stage.shapes.theme import DARK
from scripts.basis.quality import QUALITIES
from scripts.film.rehearsal import computed_lesson
from scripts.film.subject import Subject
from scripts.request.catalogue import find_lessons, load_lesson
from scripts.request.samples import accepts, any_parameters
from truth.modules import every_lesson

SETS = 4
LEAST = 1e-12
"""Of numbers of the size of one. What lessons compute at such data is larger, or 0."""

CONVERGING = {
    "adaptive_methods": {"scaled_left"},
    "gradient_descent": {"end"},
    "linear_regression": {"learned"},
    "logistic_regression": {"weights", "bias", "losses_of_all", "separating_losses"},
}
"""Facts that are where a walk has come to, how far that is from the lowest point, or losses of weights that
are doubled: on their way to 0, and as near as they truly are."""

TINY = re.compile(r"10⁻[1-9][0-9]")


def tidy(value: Any, decimals: int) -> Any:
    """*value* with numbers as people type them, which often cancel."""
    if isinstance(value, tuple | list):
        return [tidy(each, decimals) for each in value]
    return round(value, decimals) if isinstance(value, float) else value


def mirrored(chance: random.Random, *, labelled: bool) -> list[list[float]]:
    """Points of which means, slopes and products are often exactly 0."""
    unit, shift = chance.choice([0.1, 0.3, 1.0, 7.0]), chance.choice([0.0, 0.1, 5.0])
    half = [(chance.randint(1, 9), chance.randint(-9, 9)) for _ in range(4)]
    both = [*half, *((-x, y) for x, y in half)]
    return [
        [x * unit + shift, y * unit + shift, *[index % 2] * labelled] for index, (x, y) in enumerate(both)
    ]


def tidy_parameters(params: Any, seed: int) -> Any:
    """Parameters at values as people type them, each where the bounds and the other values allow that."""
    chance = random.Random(seed)
    values = any_parameters(params, chance, extreme=0.1, given=0)
    tidied = {name: tidy(value, chance.choice([0, 1])) for name, value in values.items()}
    if issubclass(params, UserPointParams) and seed % 2:
        tidied["points"] = mirrored(chance, labelled=params.with_classes)
    for name, value in tidied.items():
        if accepts(params, values | {name: value}):
            values[name] = value
    return params(**values)


def numbers(value: Any) -> Iterator[float]:
    """All numbers in a fact."""
    if isinstance(value, np.ndarray | float | np.floating):
        yield from map(float, np.abs(np.ravel(np.asarray(value))))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from numbers(each)


def what_is_left(lesson_name: str, params: Any) -> list[str]:
    """Facts and narrations that hold a number that ought to be 0."""
    subject = Subject(load_lesson(find_lessons()[lesson_name]), params, DARK, QUALITIES["l"])
    lesson = computed_lesson(subject)
    facts = {
        name: [each for each in numbers(value) if 0 < each < LEAST * max(1, *numbers(value), 1)]
        for name, value in lesson.results.items()
        if name not in CONVERGING.get(lesson_name, ())
    }
    phrases = [str(phrase) for scripted in lesson.script() for phrase in scripted.phrases]
    told = [phrase for phrase in phrases if TINY.search(phrase)]
    return [f"{name}: {values}" for name, values in facts.items() if values] + told


@every_lesson
@pytest.mark.parametrize("seed", range(SETS))
def test_no_fact_or_narration_holds_what_is_left_of_a_zero(name: str, seed: int) -> None:
    params = tidy_parameters(load_lesson(find_lessons()[name]).Params, seed)
    assert what_is_left(name, params) == [], params


@pytest.mark.parametrize("count", [3, 8, 39, 67, 69, 91])
def test_a_point_at_zero_is_told_as_zero(count: int) -> None:
    params = load_lesson(find_lessons()["linear_regression"]).Params
    settings = {"standardized": True, "asked_at": 0.0, "count": count, "seed": 0}
    assert what_is_left("linear_regression", params(**settings)) == []
