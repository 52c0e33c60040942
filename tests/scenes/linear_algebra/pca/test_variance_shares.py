from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.variance_shares import ScoreMap, Shares, kept_share, worked_example
from scenes.linear_algebra.pca.words import math_share
from scenes.stage.shapes.frame import frame


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_bars_are_as_high_as_their_shares(ratios):
    shares = Shares(frame().picture, ratios, 1)
    for bar, share in zip(shares.bars, ratios, strict=True):
        assert shares.values(bar.get_top())[1] == pytest.approx(100 * share, abs=0.05)
        assert shares.values(bar.get_bottom())[1] == pytest.approx(0, abs=0.05)


def test_the_bars_that_are_kept_have_a_colour_of_their_own():
    shares = Shares(frame().picture, [0.6, 0.3, 0.1], 2, labelled=True)
    fills = [bar.get_fill_color().to_hex() for bar in shares.bars]
    assert fills[0] == fills[1] != fills[2]
    assert [name.source for name in shares.names] == ["60%", "30%", "10%"]
    assert max(name.get_top()[1] for name in shares.names) <= frame().picture.top


def test_what_one_score_keeps_is_a_fraction_and_a_bar():
    cross = pca([(2, 0), (-2, 0), (0, 1), (0, -1)])
    _, fraction, bar, kept = kept_share(cross)
    assert kept.source == "80% of the variance"
    assert bar.share == pytest.approx(0.8)
    assert fraction.source == math_share(cross)


def test_an_example_fits_under_the_title():
    samples = np.array([[1.5, 2.3, 0.8], [2.1, 1.9, 1.2], [0.9, 3.1, 0.5]])
    rows = worked_example(samples, pca(samples))
    assert rows.height <= frame().words.height + 1e-9
    assert rows.get_top()[1] == pytest.approx(frame().words.top)


def test_a_map_shows_the_first_two_scores():
    found = pca(np.random.default_rng(2).normal(size=(9, 5)))
    scores = ScoreMap(found)
    marks = scores.plot.cloud.points.reshape(9, -1, 3)
    middles = (marks.min(axis=1) + marks.max(axis=1)) / 2
    np.testing.assert_allclose([scores.plot.values(middle) for middle in middles], found.scores[:, :2])
