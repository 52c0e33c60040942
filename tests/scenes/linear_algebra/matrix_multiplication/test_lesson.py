from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from scenes.linear_algebra.matrix_multiplication.lesson import MatrixMultiplication
from scenes.stage.shapes.frame import frame

Computed = Callable[..., Any]

TURN, SHEAR, HALF = ((0, -1), (1, 0)), ((1, 1), (0, 1)), ((0.5, 0), (0, 0.5))


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(MatrixMultiplication)
    facts = lesson.facts()
    np.testing.assert_allclose(lesson.made.product, [[1.29, 2.61], [1.67, 1.75], [0.87, 2.8], [1.0, 1.96]])
    assert facts["score"] == "How much will Ann like Canyon? Amount times taste, genre by genre: 1.29."
    assert facts["best"] == "Comet is best for Ann, Tango for Ben."
    np.testing.assert_allclose(lesson.totals, [[3.9], [3.42], [3.67], [2.96]])
    assert facts["winner"] == "Either way, Canyon wins, though it's nobody's favorite."
    assert (facts["first_way"], facts["second_way"]) == (101_632_000, 8_843_520)
    np.testing.assert_allclose(lesson.both.product, [[1, -2], [3, 0]])
    np.testing.assert_allclose(lesson.both.swapped, [[1, -3], [2, 0]])


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (SHEAR, TURN, "The arrows land elsewhere: here, B A is not A B"),
        (SHEAR, SHEAR, "These two commute"),
        (HALF, TURN, "These two commute"),
    ],
)
def test_order_in_words(computed: Computed, a: Any, b: Any, words: str) -> None:
    assert words in computed(MatrixMultiplication, a=a, b=b).facts()["order"]


def test_viewers_watch_together_only_if_there_are_several(computed: Computed) -> None:
    names = [
        [beat.name for beat in computed(MatrixMultiplication, x=[[2], [1]], w=[w]).script()]
        for w in ([3], [3, 4])
    ]
    assert ["watch_together" in each for each in names] == [False, True]


@pytest.mark.parametrize(("rows", "inner", "columns"), [(1, 1, 1), (4, 4, 4), (1, 4, 1), (4, 1, 4)])
def test_tables_of_all_shapes_stay_in_the_picture(play: Any, rows: int, inner: int, columns: int) -> None:
    x, w = [[-9.9] * inner] * rows, [[9.9] * columns] * inner
    assert play(MatrixMultiplication, frames=False, x=x, w=w).outside(frame().safe) == []
