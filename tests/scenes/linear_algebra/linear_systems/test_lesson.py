from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.linear_algebra.linear_systems.lesson import LinearSystems

Computed = Callable[..., Any]


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(LinearSystems)
    np.testing.assert_allclose(lesson.prices, [3, 2])
    np.testing.assert_allclose(lesson.totals, [8, 9])
    np.testing.assert_allclose(lesson.elimination.matrices[1], [[2.0, 1.0], [0.0, 2.5]])
    np.testing.assert_allclose(lesson.elimination.matrices[2], [[2.0, 0.0], [0.0, 2.5]])
    np.testing.assert_allclose(lesson.lowest, [29 / 9, 2])
    np.testing.assert_allclose(lesson.stair, [1, -2])
    np.testing.assert_allclose(lesson.facts()["gaps_left"], [-0.11, 0.02, -1.08], atol=1e-9)
    np.testing.assert_allclose(lesson.facts()["three_losses"], [1 / 3, 5 / 27], atol=1e-4)


@pytest.mark.parametrize("counts", [((1, 3), (2, 1)), ((2, 1), (1, 3))])
def test_the_receipt_with_more_coffee_comes_first(computed: Computed, counts: Any) -> None:
    np.testing.assert_array_equal(computed(LinearSystems, counts=counts).receipts, [[2, 1], [1, 3]])


def test_nothing_is_negative_on_the_way(computed: Computed) -> None:
    for a, b, c, d in np.ndindex(4, 4, 4, 4):
        counts = ((a + 1, b + 1), (c + 1, d + 1))
        if counts[0][0] * counts[1][1] != counts[0][1] * counts[1][0]:
            made = computed(LinearSystems, counts=counts).elimination
            assert made.matrices.min() >= 0
            assert made.right_sides.min() > 0


def test_the_three_receipts_are_among_those_that_are_learned_from(computed: Computed) -> None:
    lesson = computed(LinearSystems, receipts=8)
    assert len(lesson.sample.matrix) == 8
    np.testing.assert_allclose(lesson.sample.matrix[:3], [(2, 1), (1, 3), (2, 2)])
    np.testing.assert_allclose(lesson.sample.right_side[:3], [8, 9, 11])


@pytest.mark.parametrize("settings", [{}, {"counts": ((4, 3), (3, 2)), "third": (1, 4), "excess": 1.5}])
def test_no_gap_outgrows_the_excess_on_the_way(computed: Computed, settings: Any) -> None:
    """So the largest square is the one on it, before the error is shared."""
    lesson = computed(LinearSystems, **settings)
    gaps = lesson.walk.points @ lesson.three.matrix.T - lesson.three.right_side
    assert np.abs(gaps).max() == pytest.approx(lesson.params.excess)


@pytest.mark.parametrize(
    "wrong",
    [
        {"counts": ((1, 2), (2, 4))},
        {"counts": ((0, 1), (1, 1))},
        {"counts": ((5, 1), (1, 1))},
        {"prices": (1, 2)},
        {"prices": (3, 5.5)},
        {"excess": 0},
        {"receipts": 7},
        {"scatter": 2},
        {"order": (0, 1)},
    ],
)
def test_what_a_lecturer_may_not_set(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        LinearSystems.Params(**wrong)


def test_a_refusal_says_why() -> None:
    with pytest.raises(ValidationError, match="a multiple of the other"):
        LinearSystems.Params(counts=((1, 1), (3, 3)))
