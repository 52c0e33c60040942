from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.linear_algebra.vectors.lesson import Vectors

Computed = Callable[..., Any]


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(Vectors)
    facts = lesson.facts()
    assert facts["total"].tolist() == [4, 3]
    assert lesson.scaled.scaled.tolist() == [-4.5, -1.5]
    assert lesson.house_average.tolist() == [97.5, 2.5, 30]
    assert facts["pixels"] == 784
    assert facts["houses"] == 62
    assert facts["gaps"].tolist() == [61.55, 91.5]
    assert lesson.scores == [28, 32, 35, 38, *[40] * 16]
    assert lesson.slide.first_mistake == 4
    assert lesson.pixel == (9, 14)
    assert lesson.known[0].sum(axis=0)[lesson.pixel] == 17
    assert lesson.known[1].sum(axis=0)[lesson.pixel] == 3


def test_fewer_drawings_are_the_first_ones_of_more(computed: Computed) -> None:
    few, many = computed(Vectors, drawings=3), computed(Vectors, drawings=60)
    for one, other in zip(few.known, many.known, strict=True):
        np.testing.assert_array_equal(one, other[:3])
    np.testing.assert_array_equal(few.new[0], many.new[0])


def test_a_pixel_that_is_lit_in_no_tree_or_in_all_tells_nothing(computed: Computed) -> None:
    lesson = computed(Vectors)
    lesson.known = [np.ones_like(lesson.known[0]), lesson.known[1]]
    assert lesson._telling_pixel() is None


@pytest.mark.parametrize(
    ("a", "b", "joined", "ways"),
    [
        ((3, 1), (1, 2), "straight from start to end", "parallelogram"),
        ((3, 1), (6, 2), "straight from start to end", "one line"),
        ((0.1, 0.3), (0.3, 0.9), "straight from start to end", "one line"),
        ((3, 1), (-3, -1), "back to the start", "one line"),
        ((3, 1), (0, 0), "So the sum is a itself", "no step"),
        ((0, 0), (3, 1), "So the sum is b itself", "no step"),
        ((0, 0), (0, 0), "Both are zero", "no step"),
    ],
)
def test_sum_in_words(computed: Computed, a: Any, b: Any, joined: str, ways: str) -> None:
    facts = computed(Vectors, a=a, b=b).facts()
    assert joined in facts["joined"]
    assert ways in facts["ways"]


@pytest.mark.parametrize(
    ("a", "arrow"),
    [
        ((3, 1), "This arrow, a, goes 3 to the right and 1 up."),
        ((-3, -1), "This arrow, a, goes 3 to the left and 1 down."),
        ((0, -4), "This arrow, a, goes 4 down."),
        ((0, 0), "Here a is the zero vector: it stays at the origin."),
    ],
)
def test_arrow_in_words(computed: Computed, a: Any, arrow: str) -> None:
    assert computed(Vectors, a=a).facts()["arrow"] == arrow


def test_zero_vectors_have_no_steps_to_sort(computed: Computed) -> None:
    names = [beat.name for beat in computed(Vectors, a=(0, 0), b=(0, 0)).script()]
    assert "sort_the_steps" not in names
    assert "scale" in names


def test_a_slide_that_shows_nothing_is_left_out(computed: Computed) -> None:
    lesson = computed(Vectors)
    lesson.__dict__["results"] = {**lesson.results, "slid": ""}
    beat = next(beat for beat in lesson.script() if beat.name == "test_and_break")
    assert len(beat.phrases) == 2


def test_components_keep_the_decimals_that_are_shown(computed: Computed) -> None:
    assert computed(Vectors, a=(1.2345, -0.001)).params.a == (1.23, 0.0)
    with pytest.raises(ValidationError):
        Vectors.Params(a=(10.01, 0))
