from __future__ import annotations

import math

import numpy as np
import pytest

from mathkit.linear_algebra.norms import nearest_points
from scenes.linear_algebra.norms.search_words import (
    by_angle_in_words,
    cosine_row,
    found_in_words,
    pulls_in_words,
)
from scenes.stage.wording.rankings import rank


def found(query, texts):
    return found_in_words([nearest_points(query, texts, p) for p in (1, 2, math.inf)])


@pytest.mark.parametrize(
    ("query", "texts", "said"),
    [
        ((6, 2), [(11, 2), (3, 5)], "The diamond finds A first, but the others find B first."),
        ((6, 2), [(7, 2), (3, 5)], "Diamond, disc and square all find A first."),
        ((2, 2), [(1, 3), (3, 1)], "Diamond, disc and square all find both at once."),
        ((1, 1), [(5, 1), (4, 4)], "The diamond and the disc find A first, but the square finds B first."),
        ((1, 1), [(7, 1), (4, 4)], "The diamond finds both at once, but the others find B first."),
        (
            (1, 1),
            [(6, 1), (5, 4)],
            "The diamond finds A first, the disc finds both at once, and the square finds B first.",
        ),
        ((3, 3), [(3, 3), (9, 6)], "A is exactly where q is, so it's found at distance zero."),
        ((3, 3), [(3, 3), (3, 3)], "Both are exactly where q is, so both are found at distance zero."),
    ],
)
def test_each_ball_finds_what_is_nearest_by_its_norm(query, texts, said):
    assert found(query, texts).removeprefix("Grow a ball from q. ") == said


def test_the_direction_may_find_another_text():
    texts = [(11, 2), (3, 5)]
    by_distance = nearest_points((6, 2), texts)
    assert by_angle_in_words(rank((6, 2), texts), by_distance) == "A is nearest"
    assert by_angle_in_words(rank((3, 4), texts), nearest_points((3, 4), texts)) == "B is still nearest"


def test_a_cosine_is_a_fraction_of_what_is_shown():
    source = cosine_row((6, 2), (11, 2), "A", "0.990").source
    assert source == '#words[A] quad "70" / ("6.325" dot "11.180") approx thick thick {{ "0.990" : answer }}'


@pytest.mark.parametrize(
    ("weights", "diamond", "disc"),
    [
        ((0.5, 1.8), "at a corner", "shrinks both"),
        ((-1.2, 1.1), "on an edge", "shrinks both"),
        ((0.7, 0.6), "on an edge", "holds w"),
        ((0.2, -0.3), "inside both", "Nothing"),
        ((0.0, 2.0), "zero already", "too"),
    ],
)
def test_the_words_tell_where_the_balls_take_the_weights(weights, diamond, disc):
    said = pulls_in_words(np.array(weights))
    assert diamond in said["diamond"]
    assert disc in said["disc"]
