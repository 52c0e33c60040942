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
        ([[1, 0], [0, 3]], "slide_one_side", "Purple is vertical. Slide the layers along blue and back"),
        ([[2, 1], [-0.5, 1.5]], "slide_the_other", "Now slide the blue tip straight up: a rectangle"),
        (
            [[2, 1], [0.5, 1.5]],
            "find_the_height",
            "slid back b over a of blue, and came down b over a times c.",
        ),
        ([[2, 1], [-0.5, 1.5]], "find_the_height", "and went up by minus b over a times c."),
        ([[2, 1], [0, 1.5]], "find_the_height", "and stayed as high, because c is zero."),
        (
            [[0, -1], [1, 0]],
            "find_the_height",
            "Blue was vertical from the start, so a is zero. That leaves just c.",
        ),
        ([[-1, 2], [0, 0.9]], "find_the_height", "That leaves c minus a over b times d."),
        (
            [[-1, 2], [0, 0.9]],
            "multiply",
            "so the area, apart from signs, is a d minus b c. So 0.9 squares fill",
        ),
        ([[-2, 1], [-0.4, -1.1]], "multiply", "Its width is still a, so the area, apart from signs, is"),
        (
            [[1, 0], [0, -2]],
            "press_flat",
            "and F isn't mirrored any more. Slid upright, purple points the other",
        ),
        ([[2, 1], [0.5, 1.5]], "press_flat", "purple points down now, so a d minus b c is negative."),
        ([[2, 1], [0.5, 1.5]], "ask_for_the_unusual", "P and Q are new, and equally far from the middle."),
        ([[0, -1], [1, 0]], "ask_for_the_unusual", "P and Q are new. Which is unusual?"),
        ([[2, 1], [0.5, 1.5]], "give_the_same_density", "pressed together, right past the normal cloud."),
        ([[0.5, 0.2], [0, 0.6]], "give_the_same_density", "so everything is pressed together."),
        ([[0, -1], [1, 0]], "map_a_cloud", "onto as large an area, so their density stays"),
    ],
)
def test_every_kind_of_matrix_is_described_as_it_is(
    computed: Callable[..., Any], matrix: Any, beat: str, words: str
) -> None:
    assert words in narrations(computed(Determinant, matrix=matrix))[beat]


@pytest.mark.parametrize("matrix", [[[2, 1], [0.5, 1.5]], [[0, -1], [1, 0]], [[-2, 1], [-0.4, -1.1]]])
def test_one_of_the_new_points_is_usual_and_the_other_is_not(
    computed: Callable[..., Any], matrix: Any
) -> None:
    lesson = computed(Determinant, matrix=matrix)
    distances = np.linalg.norm(lesson.new_points @ lesson.learned.matrices[-1].T, axis=1)
    assert distances[0] < 2 < distances[1]
    assert lesson.facts()["times_as_dense"] >= 10


@pytest.mark.parametrize(
    "matrix", [[[1, 2], [1.5, 3]], [[0, 0], [0, 0]], [[0.5, 0], [0, 0.5]], [[3, 3], [2.9, 3]]]
)
def test_a_matrix_that_presses_the_plane_nearly_flat_is_refused(matrix: Any) -> None:
    with pytest.raises(ValidationError, match="nearly flat"):
        Determinant.Params(matrix=matrix)


def test_a_matrix_that_moves_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="must move the plane"):
        Determinant.Params(matrix=[[1, 0], [0, 1]])
