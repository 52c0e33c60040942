import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from mathkit.learning.nearest_average import TIE, classify, compare, slide_right

SIDE = 4
picture = arrays(np.bool_, (SIDE, SIDE))
averages = arrays(np.float64, (3, SIDE, SIDE), elements=st.integers(0, 20).map(lambda count: count / 20))


@given(arrays(np.bool_, (5, SIDE, SIDE)), averages)
def test_gaps_are_city_block_distances_and_the_nearest_average_wins(pictures, means):
    distances = cdist(pictures.reshape(5, -1).astype(float), means.reshape(3, -1), "cityblock")
    found = [compare(each, means) for each in pictures]
    np.testing.assert_allclose([each.gaps for each in found], distances, atol=1e-8)
    for label, gaps in zip(classify(pictures, means), np.round(distances, 6), strict=True):
        nearest = np.flatnonzero(gaps == gaps.min())
        assert label == (nearest[0] if len(nearest) == 1 else TIE)


@given(picture, averages)
def test_differences_add_up_to_the_gaps(p, means):
    found = compare(p, means)
    assert (found.differences <= 1).all()
    np.testing.assert_allclose(found.differences.sum(axis=2).sum(axis=1), found.gaps, atol=1e-8)


def test_a_picture_slides_as_by_a_loop_until_it_reaches_the_edge():
    rng = np.random.default_rng(1)
    p = np.zeros((8, 8), dtype=bool)
    p[2:6, 1:4] = True
    means = np.array([p * 0.9, np.roll(p, 3, axis=1) * 0.8]) + 0.01 * rng.uniform(size=(2, 8, 8))
    slid = slide_right(p, means)
    assert slid.shifts.tolist() == [0, 1, 2, 3, 4]
    gaps = [[np.abs(np.roll(p, shift, axis=1) - mean).sum() for mean in means] for shift in range(5)]
    np.testing.assert_allclose(slid.gaps, gaps, atol=1e-8)
    assert slid.first_mistake == next(shift for shift, (one, other) in enumerate(gaps) if other < one)
    assert slide_right(p, means, 2).shifts.tolist() == [0, 2, 4]
    assert slide_right(p, np.array([0 * p, 1 - 0 * p])).first_mistake is None


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        (lambda: compare(np.zeros((2, 2)), np.zeros((2, 3, 3))), "averages"),
        (lambda: compare(np.zeros(4), np.zeros((2, 2, 2))), "averages"),
        (lambda: slide_right(np.zeros((2, 2)), np.zeros((2, 2, 2))), "picture"),
        (lambda: slide_right(np.eye(2), np.zeros((2, 2, 2)), 0), "step"),
    ],
)
def test_wrong_pictures_are_refused(wrong, name):
    with pytest.raises(ValueError, match=f"^{name} "):
        wrong()
