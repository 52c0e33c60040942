from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

from mathkit.linear_algebra.matrices import MapKind
from scenes.linear_algebra.matrices.lesson import Matrices

Computed = Callable[..., Any]


def test_worked_numbers(computed: Computed) -> None:
    lesson = computed(Matrices)
    facts = lesson.facts()
    assert facts["image"] == "(4, 1)"
    assert facts["price"] == pytest.approx(320)
    np.testing.assert_allclose(lesson.prices.product[:, 0], [320, 187.5, 547.5, 105])
    assert lesson.map.kind is MapKind.GENERAL


@pytest.mark.parametrize(
    ("matrix", "words"),
    [
        (((1, 0), (0, 1)), "This is the identity: nothing moves at all."),
        (((-2, 0), (0, -2)), "multiplies every arrow by −2."),
        (((0, 1), (-1, 0)), "a rotation, 90° clockwise: every arrow keeps its length."),
        (
            ((1, -1), (1, 1)),
            "a rotation, 45° counter-clockwise: every arrow becomes about 1.414 times as long.",
        ),
        (((0, 1), (1, 0)), "a reflection: every arrow is mirrored and keeps its length."),
        (((3, 0), (0, -3)), "a reflection: every arrow is mirrored and becomes 3 times as long."),
        (((1, 1), (0, 1)), "becomes a parallelogram, with the same area."),
        (((1, 0), (0, -2)), "becomes a parallelogram, turned over, with 2 times its area."),
        (((0.01, 0), (0, 0.02)), "with 0.0002 times its area."),
        (((1, 2), (2, 4)), "Here both columns lie on one line: the whole plane collapses onto it."),
        (((0, 0), (0, 0)), "Here both columns are zero: the whole plane collapses into the origin."),
    ],
)
def test_what_becomes_of_the_grid(computed: Computed, matrix: Any, words: str) -> None:
    assert computed(Matrices, matrix=matrix).facts()["kind"].endswith(words)


def test_a_single_house_needs_no_word_about_others(computed: Computed) -> None:
    lessons = (computed(Matrices, houses=[(80, 2, 10)] * count) for count in (1, 2))
    said = [" ".join(beat.narration for beat in lesson.script()) for lesson in lessons]
    for words in ("prices them all", "Stack all of them"):
        assert [words in each for each in said] == [False, True]


@pytest.mark.parametrize("houses", [[], [(80, 2, 10)] * 6, [(80, 2)], [(80, 2.5, 10)]])
def test_houses_that_cannot_be_drawn_are_refused(houses: Any) -> None:
    with pytest.raises(ValidationError):
        Matrices.Params(houses=houses)
