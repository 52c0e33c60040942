from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from scenes.linear_algebra.determinant.lesson import Determinant
from truth.texts import narrations


def test_the_worked_numbers_of_the_default_film(computed: Callable[..., Any]) -> None:
    lesson = computed(Determinant)
    facts = lesson.facts()
    assert facts["determinant"] == 2.5
    np.testing.assert_allclose(lesson.made.columns[-1], [[2, 0], [0, 1.25]])
    said = narrations(lesson)
    assert "So 2.5 squares fill the parallelogram" in said["multiply"]
    assert "the same points over 2.5 times the area" in said["map_a_cloud"]


@pytest.mark.parametrize(
    ("matrix", "beat", "words"),
    [
        ([[1, 0], [0, 3]], "slide_one_side", "The purple side is upright."),
        (
            [[0, -1], [1, 0]],
            "find_the_height",
            "The blue side was upright, so a is zero. The rectangle's height is just c.",
        ),
        ([[-1, 2], [0, 0.9]], "find_the_height", "leaves the rectangle's height: c minus a over b times d."),
        ([[-1, 2], [0, 0.9]], "multiply", "that makes, apart from signs, a d minus b c. So 0.9 squares fill"),
        ([[-2, 1], [-0.4, -1.1]], "multiply", "the width a, that makes, apart from signs, a d"),
        ([[1, 0], [0, -2]], "press_flat", "Past flat, F is no longer mirrored. The upright distance"),
        (
            [[2, 1], [0.5, 1.5]],
            "press_flat",
            "The upright distance turns negative, and with it a d minus b c.",
        ),
        (
            [[2, 1], [0.5, 1.5]],
            "squeeze_the_points",
            "the longer axis shrinks faster: nearly round, then pressed flat.",
        ),
        ([[0.5, 0.2], [0, 0.6]], "squeeze_the_points", ": smaller and smaller, then"),
        ([[0.5, 0.2], [0, 0.6]], "count_the_areas", ": the cloud becomes round, and stays so."),
        (
            [[0, -1], [1, 0]],
            "squeeze_the_points",
            "It's nearly that cloud again. Can a matrix W keep it so?",
        ),
        ([[0, -1], [1, 0]], "map_a_cloud", "onto as large an area, so their density stays"),
        ([[0, -1], [1, 0]], "count_the_areas", "the cloud stays round."),
    ],
)
def test_every_kind_of_matrix_is_described_as_it_is(
    computed: Callable[..., Any], matrix: Any, beat: str, words: str
) -> None:
    assert words in narrations(computed(Determinant, matrix=matrix))[beat]


def test_the_product_that_is_shown_is_that_of_the_numbers_that_are_shown(
    computed: Callable[..., Any],
) -> None:
    facts = computed(Determinant, matrix=[[-2, 1], [-0.4, -1.1]]).facts()
    shown = round(facts["learned_determinant"], 3)
    assert facts["undone_areas"] == pytest.approx(2.6 * shown, abs=1e-12)
    assert f"2.6 times {shown} is " in facts["undone"]


@pytest.mark.parametrize(
    "matrix", [[[1, 2], [1.5, 3]], [[0, 0], [0, 0]], [[0.5, 0], [0, 0.5]], [[3, 3], [2.9, 3]]]
)
def test_a_matrix_that_presses_the_plane_nearly_flat_is_refused(matrix: Any) -> None:
    with pytest.raises(ValidationError, match="nearly flat"):
        Determinant.Params(matrix=matrix)


def test_a_matrix_that_moves_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="must move the plane"):
        Determinant.Params(matrix=[[1, 0], [0, 1]])
