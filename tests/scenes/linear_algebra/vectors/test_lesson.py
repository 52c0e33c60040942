from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from scenes.linear_algebra.vectors.lesson import Vectors

Computed = Callable[..., Any]


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(Vectors)
    facts = lesson.facts()
    assert facts["total"].tolist() == [4, 3]
    assert facts["outcome"].endswith("(−4.5, −1.5)")
    assert lesson.difference.tolist() == [-45, -1, 20]
    assert facts["pixels"] == 784
    assert facts["houses"] == 62


@settings(deadline=None)
@given(seed=st.integers(0, 9999), house=st.tuples(st.floats(10, 1000), st.integers(0, 20), st.floats(0, 200)))
def test_every_house_lies_between_the_ends_of_the_axes(computed: Computed, seed: int, house: Any) -> None:
    lesson = computed(Vectors, seed=seed, house=house)
    points = np.vstack([lesson.houses, lesson.params.house, lesson.params.other_house])
    assert (points >= 0).all()
    assert (points <= lesson.axes).all()
    np.testing.assert_array_equal(lesson.houses[:, 1], np.round(lesson.houses[:, 1]))


def test_larger_houses_have_more_bedrooms(computed: Computed) -> None:
    area, bedrooms, _ = computed(Vectors).houses.T
    assert np.corrcoef(area, bedrooms)[0, 1] > 0.8


@pytest.mark.parametrize(
    ("a", "b", "joined", "ways"),
    [
        ((3, 1), (1, 2), "straight from the start of the first to the tip of the second", "parallelogram"),
        ((3, 1), (6, 2), "straight from the start of the first to the tip of the second", "one line"),
        ((0.1, 0.3), (0.3, 0.9), "straight from the start of the first to the tip of the second", "one line"),
        ((3, 1), (-3, -1), "back to the origin", "one line"),
        ((3, 1), (0, 0), "Here b is the zero vector, so the sum is a itself", "no step"),
        ((0, 0), (3, 1), "Here a is the zero vector, so the sum is b itself", "no step"),
        ((0, 0), (0, 0), "Both are the zero vector", "no step"),
    ],
)
def test_sum_in_words(computed: Computed, a: Any, b: Any, joined: str, ways: str) -> None:
    facts = computed(Vectors, a=a, b=b).facts()
    assert joined in facts["joined"]
    assert ways in facts["ways"]


@pytest.mark.parametrize(
    ("a", "scale", "outcome"),
    [
        ((3, 1), 2, "points the same way and is 2 times as long: (6, 2)"),
        ((3, 1), 0.5, "points the same way and is 0.5 times as long: (1.5, 0.5)"),
        ((3, 1), -1, "points the other way and is just as long: (−3, −1)"),
        ((3, 1), 1, "is a itself"),
        ((3, 1), 0, "is the zero vector: the arrow shrinks to a point"),
        ((0, 0), 2, "is still the zero vector: there's nothing to stretch"),
        ((3.33, 0.01), 0.33, "points the same way and is 0.33 times as long: (1.0989, 0.0033)"),
    ],
)
def test_scaling_in_words(computed: Computed, a: Any, scale: float, outcome: str) -> None:
    assert computed(Vectors, a=a, scale=scale).facts()["outcome"] == outcome


@pytest.mark.parametrize(
    ("a", "arrow"),
    [
        ((3, 1), "3 to the right and 1 up"),
        ((-3, -1), "3 to the left and 1 down"),
        ((0, -4), "where it leads: 4 down."),
        ((0, 0), "the zero vector"),
    ],
)
def test_arrow_in_words(computed: Computed, a: Any, arrow: str) -> None:
    assert arrow in computed(Vectors, a=a).facts()["arrow"]


def test_zero_vector_is_not_stretched(computed: Computed) -> None:
    names = [beat.name for beat in computed(Vectors, a=(0, 0)).script()]
    assert "stretch" not in names
    assert "scale" in names


def test_components_keep_the_decimals_that_are_shown(computed: Computed) -> None:
    assert computed(Vectors, a=(1.2345, -0.001)).params.a == (1.23, 0.0)
    with pytest.raises(ValidationError):
        Vectors.Params(a=(10.01, 0))
