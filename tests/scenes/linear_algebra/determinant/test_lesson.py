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
            "So b across is b over a of blue: sliding back by it takes off that share of c.",
        ),
        (
            [[2, 1], [-0.5, 1.5]],
            "find_the_height",
            "sliding back by it raises purple, because c is negative.",
        ),
        ([[2, 1], [0, 1.5]], "find_the_height", "sliding back by it keeps the height, because c is zero."),
        (
            [[0, -1], [1, 0]],
            "find_the_height",
            "Blue was vertical from the start, so a is zero. That leaves just c.",
        ),
        (
            [[-1, 2], [0, 0.9]],
            "find_the_height",
            "So a across is a over b of purple: sliding forward by minus that adds that share of d.",
        ),
        (
            [[-1, 2], [0, 0.9]],
            "multiply",
            "so the area, apart from signs, is a d minus b c. So 0.9 squares fill",
        ),
        ([[-2, 1], [-0.4, -1.1]], "multiply", "Its width is still a, so the area, apart from signs, is"),
        (
            [[1, 0], [0, -2]],
            "press_flat",
            "and the F isn't mirrored any more. Slide purple upright: it points the other way, but",
        ),
        (
            [[2, 1], [0.5, 1.5]],
            "press_flat",
            "it points down, but a stays positive. So a d minus b c is negative.",
        ),
        ([[2, 1], [0.5, 1.5]], "count_the_areas", "is about one over 2.5: it undoes what A did to areas."),
        ([[0, -1], [1, 0]], "count_the_areas", "one: it keeps areas, as A did."),
        ([[0, -1], [1, 0]], "map_a_cloud", "onto as large an area, so their density stays"),
    ],
)
def test_every_kind_of_matrix_is_described_as_it_is(
    computed: Callable[..., Any], matrix: Any, beat: str, words: str
) -> None:
    assert words in narrations(computed(Determinant, matrix=matrix))[beat]


@pytest.mark.parametrize("matrix", [[[2, 1], [0.5, 1.5]], [[0, -1], [1, 0]], [[-2, 1], [-0.4, -1.1]]])
def test_only_the_factor_keeps_w_from_pressing_the_cloud_flat(
    computed: Callable[..., Any], matrix: Any
) -> None:
    lesson = computed(Determinant, matrix=matrix)
    assert lesson.pressed.areas[-1] < 0.03
    size = abs(lesson.facts()["determinant"])
    assert lesson.facts()["learned_determinant"] == pytest.approx(1 / size, rel=0.15)
    before, early = lesson.pressed.areas[lesson.early - 1 : lesson.early + 1]
    assert early < 0.5 <= before


@pytest.mark.parametrize(
    "matrix", [[[1, 2], [1.5, 3]], [[0, 0], [0, 0]], [[0.5, 0], [0, 0.5]], [[3, 3], [2.9, 3]]]
)
def test_a_matrix_that_presses_the_plane_nearly_flat_is_refused(matrix: Any) -> None:
    with pytest.raises(ValidationError, match="nearly flat"):
        Determinant.Params(matrix=matrix)


def test_a_matrix_that_moves_nothing_is_refused() -> None:
    with pytest.raises(ValidationError, match="must move the plane"):
        Determinant.Params(matrix=[[1, 0], [0, 1]])
