import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.cluster import KMeans as ScikitKMeans

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import k_means
from mathkit.learning.many_starts import best_runs, ends, random_starts, search
from mathkit.learning.pictures import blossom

PICTURE = blossom(150, 3, 1.0, 32).colours


@st.composite
def problems(draw):
    """Points, and several starts anywhere among them, so that some centres may have no point."""
    n = draw(st.integers(1, 15))
    points = draw(arrays(np.float64, (n, 2), elements=st.integers(-500, 500).map(lambda k: k / 100)))
    k = draw(st.integers(1, min(len(np.unique(points, axis=0)), 4)))
    return points, draw(arrays(np.float64, (3, k, 2), elements=st.integers(-9, 9).map(float)))


@given(problems())
def test_many_runs_at_once_end_where_each_ends_alone(problem):
    points, starts = problem
    for start, end in zip(starts, ends(points, starts), strict=True):
        alone = k_means(points, start)
        again = k_means(points, end)
        assert again.inertia == pytest.approx(alone.inertia, abs=1e-9)
        assert again.rounds == 1


def test_the_ends_are_those_of_scikit_learn():
    starts = random_starts(PICTURE, 3, 12, 4)
    for start, end in zip(starts, ends(PICTURE, starts), strict=True):
        theirs = ScikitKMeans(3, init=start, n_init=1, algorithm="lloyd", tol=0).fit(PICTURE)
        np.testing.assert_allclose(end, theirs.cluster_centers_)


def test_the_lowest_inertias_are_no_higher_than_those_of_100_starts_of_scikit_learn():
    found = search(PICTURE, 3, 200, 32, most=6).lowest
    for k, inertia in enumerate(found, 1):
        theirs = ScikitKMeans(k, n_init=100 if k > 1 else 1, random_state=0, tol=0).fit(PICTURE)
        assert inertia <= theirs.inertia_ * (1 + 1e-9)


def test_no_split_of_few_points_is_better_than_the_best_found():
    points = round_clusters(9, 3, 1.0, 5).points
    best = best_runs(points, 2, random_starts(points, 2, 20, 0), 0)[1].inertia
    splits = (np.array([which >> bit & 1 for bit in range(9)], dtype=bool) for which in range(1, 2**8))
    sums = [
        sum(np.sum((part - part.mean(axis=0)) ** 2) for part in (points[split], points[~split]))
        for split in splits
    ]
    assert best == pytest.approx(min(sums))


@settings(max_examples=30)
@given(problems(), st.integers(0, 99))
def test_one_more_centre_is_never_worse(problem, seed):
    points, starts = problem
    runs = best_runs(points, 6, starts, seed)
    lowest = [run.inertia for run in runs]
    assert len(lowest) == min(6, len(np.unique(points, axis=0)))
    assert np.all(np.diff(lowest) <= 1e-9)
    assert lowest[0] == pytest.approx(len(points) * np.var(points, axis=0).sum())
    assert lowest[starts.shape[1] - 1] <= min(k_means(points, start).inertia for start in starts) + 1e-9
    if len(lowest) < 6:
        assert lowest[-1] == pytest.approx(0, abs=1e-12)


def test_starts_that_end_higher_are_counted():
    found = search(PICTURE, 3, 60, 1, most=4)
    starts = random_starts(PICTURE, 3, 60, 1)
    alone = np.array([k_means(PICTURE, start).inertia for start in starts])
    np.testing.assert_allclose(found.ends, alone)
    assert found.caught == np.sum(alone > found.runs[2].inertia + 1e-6) > 0


def test_a_start_that_is_given_is_tried_as_well():
    square = [[0.0, 0.0], [0.0, 1.0], [4.0, 0.0], [4.0, 1.0]]
    assert search(square, 2, 1, 0, most=2, also=[[[0, 0.5], [4, 0.5]]]).lowest == pytest.approx([17, 1])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: search(PICTURE, 0, 5, 0, most=3), "k"),
        (lambda: search(PICTURE, 3, 0, 0, most=3), "tries"),
        (lambda: search(PICTURE, 3, 5, 0, most=0), "most"),
        (lambda: search(PICTURE, 3, 5, 0, most=3, also=[[[0.0]]]), "also"),
        (lambda: search([[0.0, 0.0]], 2, 5, 0, most=3), "points"),
    ],
)
def test_what_makes_no_sense_is_refused(call, name):
    with pytest.raises(ValueError, match=name):
        call()
