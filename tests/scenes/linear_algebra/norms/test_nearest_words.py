from __future__ import annotations

import math

import numpy as np
import pytest

from mathkit.linear_algebra.norms import nearest_points
from scenes.linear_algebra.norms.texts.counted_texts import CountedText, in_a_column, in_turn
from scenes.linear_algebra.norms.texts.nearest_words import found_in_words
from scenes.linear_algebra.norms.zooming_planes import Mark, ZoomingPlane
from scenes.stage.shapes.frame import frame


def found(query, texts):
    return found_in_words([nearest_points(query, texts, p) for p in (1, 2, math.inf)])


@pytest.mark.parametrize(
    ("query", "texts", "said"),
    [
        (
            (6, 2),
            [(11, 2), (3, 5)],
            "The diamond reaches the article first. The square and the disc reach the letter first.",
        ),
        ((6, 2), [(7, 2), (3, 5)], "The diamond, the square and the disc all reach the article first."),
        ((2, 2), [(1, 3), (3, 1)], "The diamond, the square and the disc all reach both at once."),
        (
            (1, 1),
            [(5, 1), (4, 4)],
            "The diamond reaches the article first, the square the letter, and the disc the article.",
        ),
        (
            (1, 1),
            [(7, 1), (4, 4)],
            "The diamond reaches both at once. The square and the disc reach the letter first.",
        ),
        (
            (1, 1),
            [(6, 1), (5, 4)],
            "The diamond reaches the article first, the square the letter, and the disc both at once.",
        ),
        ((3, 3), [(3, 3), (9, 6)], "The article is exactly where q is, so it's found at distance zero."),
        ((3, 3), [(3, 3), (3, 3)], "Both are exactly where q is, so both are found at distance zero."),
    ],
)
def test_each_ball_reaches_what_is_nearest_by_its_norm(query, texts, said):
    assert found(query, texts) == said


def test_words_are_spread_over_their_text():
    assert in_turn((3, 1)) == [0, 0, 1, 0]
    assert in_turn((1, 3)) == [1, 0, 1, 1]


@pytest.mark.parametrize("counts", [(1, 1), (9, 9), (6, 3)])
def test_every_counted_word_takes_its_point_one_step(counts):
    plane = ZoomingPlane([(0, 0), (10, 10)])
    marks = [Mark(plane, (0, 0), "data") for _ in range(3)]
    texts = in_a_column([("your text q", "data", counts, mark) for mark in marks], frame().words)
    assert texts[-1].get_bottom()[1] > frame().words.bottom
    assert isinstance(texts[0], CountedText)
    for counted in range(sum(counts)):
        before = np.array(texts[0].set_state(counted=counted).mark.point)
        after = np.array(texts[0].set_state(counted=counted + 1).mark.point)
        assert sorted(after - before) == [0, 1]
    np.testing.assert_allclose(texts[0].mark.point, counts)
