import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.cluster import KMeans as ScikitKMeans

from mathkit.learning.datasets import round_clusters
from mathkit.learning.k_means import borders, inertia, k_means, nearest, random_start, splitting

SQUARE = np.array([[0.0, 0.0], [0.0, 1.0], [4.0, 0.0], [4.0, 1.0]])


@st.composite
def problems(draw):
    """Points, and centres anywhere among them, so that some may have no point."""
    n, d = draw(st.integers(1, 20)), draw(st.integers(1, 3))
    points = draw(arrays(np.float64, (n, d), elements=st.integers(-500, 500).map(lambda k: k / 100)))
    most = len(np.unique(points, axis=0))
    k = draw(st.integers(1, min(most, 5)))
    return points, draw(arrays(np.float64, (k, d), elements=st.integers(-9, 9).map(float)))


def scikit_learn(points, start):
    return ScikitKMeans(len(start), init=start, n_init=1, algorithm="lloyd", tol=0).fit(points)


@pytest.mark.parametrize("k", [1, 2, 3, 4, 6])
@pytest.mark.parametrize("seed", range(6))
def test_it_ends_where_scikit_learn_ends(k, seed):
    points = round_clusters(150, 4, 1.2, seed).points
    start = random_start(points, k, seed)
    ours, theirs = k_means(points, start), scikit_learn(points, start)
    assert ours.settled
    np.testing.assert_array_equal(ours.labels[-1], theirs.labels_)
    np.testing.assert_allclose(ours.centres[-1], theirs.cluster_centers_)
    assert ours.inertia == pytest.approx(theirs.inertia_)


def test_a_centre_without_points_is_given_the_farthest_as_in_scikit_learn():
    points = np.array([[0.0, 0.0], [1.0, 0.0], [2.0, 0.0], [10.0, 0.0]])
    start = np.array([[1.0, 0.0], [-50.0, 0.0]])
    ours, theirs = k_means(points, start), scikit_learn(points, start)
    np.testing.assert_array_equal(ours.labels[-1], theirs.labels_)
    np.testing.assert_allclose(ours.centres[-1], theirs.cluster_centers_)
    np.testing.assert_allclose(ours.centres[1], [[1, 0], [10, 0]])


def test_the_same_points_can_come_to_rest_in_two_ways():
    wide = k_means(SQUARE, [[0, 0.5], [4, 0.5]])
    flat = k_means(SQUARE, [[2, 0], [2, 1]])
    assert (wide.inertia, flat.inertia) == (1, 16)
    assert (wide.rounds, flat.rounds) == (1, 1)


def test_by_hand():
    road = k_means([[0.0], [2.0], [4.0], [10.0]], [[0.0], [2.0]])
    np.testing.assert_allclose(road.centres[:, :, 0], [[0, 2], [0, 16 / 3], [1, 7], [2, 10]])
    # In the third row 4 lies half way between 1 and 7, and joins the first.
    np.testing.assert_array_equal(road.labels, [[0, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], [0, 0, 0, 1]])
    assert road.inertias == pytest.approx([68, 312 / 9, 248 / 9, 20, 20, 8, 8])


@given(problems())
def test_inertia_never_rises_and_the_end_is_a_rest(problem):
    points, start = problem
    road = k_means(points, start)
    assert np.all(np.diff(road.inertias) <= 1e-9)
    assert road.settled
    again = k_means(points, road.centres[-1])
    np.testing.assert_array_equal(again.labels[-1], road.labels[-1])
    np.testing.assert_allclose(again.centres[-1], road.centres[-1], atol=1e-9)
    for index, centre in enumerate(road.centres[-1]):
        np.testing.assert_allclose(points[road.labels[-1] == index].mean(axis=0), centre, atol=1e-9)


@given(problems())
def test_every_label_is_the_nearest_centre_and_ties_go_to_the_first(problem):
    points, start = problem
    road = k_means(points, start)
    for centres, labels in zip(road.centres, road.labels, strict=True):
        for point, label in zip(points, labels, strict=True):
            distances = np.sum((centres - point) ** 2, axis=1)
            assert label == next(i for i, each in enumerate(distances) if each == distances.min())


def test_a_point_half_way_joins_the_first_centre():
    np.testing.assert_array_equal(nearest(np.array([[1.0]]), np.array([[2.0], [0.0]])), [0])


@given(problems())
def test_inertia_is_what_it_says(problem):
    points, start = problem
    labels = nearest(points, start)
    written_out = sum(((p - start[label]) ** 2).sum() for p, label in zip(points, labels, strict=True))
    assert inertia(points, start, labels) == pytest.approx(written_out)


def test_starts_are_different_points_and_the_seed_decides():
    points = np.array([[0.0, 0.0]] * 50 + [[1.0, 1.0], [2.0, 2.0]])
    for seed in range(9):
        assert len(np.unique(random_start(points, 3, seed), axis=0)) == 3
    np.testing.assert_array_equal(random_start(points, 2, 5), random_start(points, 2, 5))


def test_what_is_not_done_after_the_last_round_is_told():
    points = round_clusters(200, 5, 2.0, 3).points
    cut = k_means(points, random_start(points, 5, 0), most_rounds=1)
    assert (cut.rounds, cut.settled) == (1, False)


@given(arrays(np.float64, st.tuples(st.integers(1, 6), st.just(2)), elements=st.integers(-20, 20).map(float)))
def test_on_a_border_two_centres_are_nearest(centres):
    for start, end in borders(centres, (-15, -10), (15, 12)):
        for place in (start, (start + end) / 2, end):
            distances = np.sort(np.linalg.norm(centres - place, axis=1))
            assert distances[0] == pytest.approx(distances[1], abs=1e-6)
            assert np.all(place >= (-15 - 1e-6, -10 - 1e-6))
            assert np.all(place <= (15 + 1e-6, 12 + 1e-6))


@given(st.integers(0, 999), st.integers(2, 6))
def test_every_change_of_the_nearest_centre_is_at_a_border(seed, k):
    centres = np.random.default_rng(seed).uniform(-5, 5, (k, 2))
    lines = borders(centres, (-6, -6), (6, 6))
    walk = np.column_stack([np.linspace(-6, 6, 2001), np.full(2001, 0.37)])
    labels = nearest(walk, centres)
    changes = walk[:-1][labels[1:] != labels[:-1]]
    crossings = [
        start + (0.37 - start[1]) / (end[1] - start[1]) * (end - start)
        for start, end in lines
        if min(start[1], end[1]) < 0.37 < max(start[1], end[1])
    ]
    assert np.sort(changes[:, 0]) == pytest.approx(sorted(x for x, _ in crossings), abs=0.01)


def test_the_border_of_two_centres_is_their_bisector():
    np.testing.assert_allclose(
        np.sort(borders([(0, 0), (2, 0)], (-1, -1), (3, 4)), axis=1), [[(1, -1), (1, 4)]]
    )
    assert borders([(0, 0), (0, 0)], (-1, -1), (1, 1)).shape == (0, 2, 2)
    assert borders([(0, 0)], (-1, -1), (1, 1)).shape == (0, 2, 2)


def test_centres_split_a_group_of_another_run_if_most_of_their_points_are_in_it():
    points = [(x, y) for x in (0.0, 10.0, 14.0) for y in (0.0, 1.0)]
    best = k_means(points, [(0, 0.5), (10, 0.5), (14, 0.5)])
    group, centres = splitting(k_means(points, [(0, 0), (0, 1), (12, 0)]), best)
    assert (group, centres.tolist()) == (0, [0, 1])
    assert len(splitting(best, best)[1]) == 0
    halves = k_means(points[:4], [(0, 0), (0, 1)])  # each has a point of both groups
    assert len(splitting(halves, k_means(points[:4], [(0, 0), (10, 0)]))[1]) == 0


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: k_means([[0.0], [0.0]], [[0.0], [1.0]]), "points"),
        (lambda: k_means(SQUARE, [[0.0]]), "start"),
        (lambda: k_means(SQUARE, [[0.0, 0.0]], 0), "most_rounds"),
        (lambda: random_start(SQUARE, 5, 0), "points"),
        (lambda: random_start(SQUARE, 0, 0), "k"),
        (lambda: borders([[1.0]], (0, 0), (1, 1)), "centres"),
        (lambda: borders(SQUARE, (0, 0, 0), (1, 1)), "low"),
    ],
)
def test_what_makes_no_sense_is_refused(call, name):
    with pytest.raises(ValueError, match=name):
        call()
