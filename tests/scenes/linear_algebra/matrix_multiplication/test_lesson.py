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
    np.testing.assert_allclose(lesson.made.product, [[1.29, 2.61], [1.55, 2.63], [1.12, 2.95]])
    assert (facts["terms"], facts["entry"]) == ("0.75 plus 0.46 plus 0.08", 1.29)
    assert (facts["rows"], facts["inner"], facts["columns"], facts["all"]) == (3, 3, 2, 18)
    assert (facts["entries"], facts["each"]) == ("6 entries", "3 multiplications")
    assert facts["layer"] == "100,352,000 multiplications"
    np.testing.assert_allclose(lesson.both.product, np.array(SHEAR) @ TURN)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        (SHEAR, TURN, "The arrows land elsewhere: B A is not A B"),
        (SHEAR, SHEAR, "these two commute"),
        (HALF, TURN, "these two commute"),
    ],
)
def test_order_in_words(computed: Computed, a: Any, b: Any, words: str) -> None:
    assert words in computed(MatrixMultiplication, a=a, b=b).facts()["order"]


def test_one_of_everything_is_singular(computed: Computed) -> None:
    facts = computed(MatrixMultiplication, x=[[2]], w=[[3]], batch=1, inputs=1, outputs=1).facts()
    said = [facts[name] for name in ("entries", "each", "samples", "numbers", "layer")]
    assert said == ["1 entry", "1 multiplication", "1 sample", "1 number", "1 multiplication"]


@pytest.mark.parametrize(("rows", "inner", "columns"), [(1, 1, 1), (4, 4, 4), (1, 4, 1), (4, 1, 4)])
def test_tables_of_all_shapes_stay_in_the_picture(play: Any, rows: int, inner: int, columns: int) -> None:
    x, w = [[-9.9] * inner] * rows, [[9.9] * columns] * inner
    assert play(MatrixMultiplication, frames=False, x=x, w=w).outside(frame().safe) == []
