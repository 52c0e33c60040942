import numpy as np
import pytest
from scipy.linalg import sqrtm
from scipy.optimize import minimize
from scipy.spatial import ConvexHull
from scipy.stats import multivariate_normal

from mathkit.learning.densities.way_back import learn_way_back, press_together

ROUND = np.random.default_rng(2).standard_normal((80, 2))
MATRICES = [
    [[2, 1], [0.5, 1.5]],
    [[0, -0.6], [0.6, 0]],
    [[3, 3], [-3, 3]],
    [[2, 1], [1, 1]],
    [[0.3, 0], [0, -2]],
]


@pytest.mark.parametrize("matrix", MATRICES)
def test_it_ends_near_the_least_loss_that_scipy_finds(matrix):
    data = ROUND @ np.transpose(matrix)
    back = learn_way_back(data)

    def loss(entries):
        covariance = np.linalg.inv(entries.reshape(2, 2).T @ entries.reshape(2, 2))
        return -multivariate_normal(np.zeros(2), covariance).logpdf(data).mean()

    best = minimize(loss, np.linalg.inv(matrix).ravel(), method="Nelder-Mead", options={"xatol": 1e-6}).fun
    assert back.losses[-1] == pytest.approx(best, abs=0.006)
    assert back.losses[-1] == pytest.approx(loss(back.matrices[-1].ravel()))
    assert back.losses[0] == pytest.approx(loss(np.eye(2).ravel()))


@pytest.mark.parametrize("matrix", MATRICES)
def test_the_points_come_back_round(matrix):
    data = ROUND @ np.transpose(matrix)
    back = learn_way_back(data)
    there = data @ back.matrices[-1].T
    np.testing.assert_allclose(there.T @ there / len(there), np.eye(2), atol=0.2)
    np.testing.assert_allclose(back.matrices[-1] @ sqrtm(data.T @ data / len(data)), np.eye(2), atol=0.1)


@pytest.mark.parametrize("matrix", MATRICES)
def test_areas_are_those_of_the_unit_square_that_is_moved(matrix):
    data = ROUND @ np.transpose(matrix)
    back = learn_way_back(data)
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
    for step in (0, len(back.losses) // 2, -1):
        assert ConvexHull(square @ back.matrices[step].T).volume == pytest.approx(back.areas[step])
    shrunk = 1 / np.sqrt(np.linalg.det(np.cov(ROUND.T, bias=True))) / abs(np.linalg.det(matrix))
    assert back.areas[-1] == pytest.approx(shrunk, rel=0.1)


@pytest.mark.parametrize("matrix", MATRICES)
def test_areas_stay_positive_and_losses_fall(matrix):
    back = learn_way_back(ROUND @ np.transpose(matrix))
    assert (np.linalg.det(back.matrices) > 0).all()
    assert len(back.losses) == len(back.matrices) <= 601
    assert back.losses[-1] < back.losses[0]


def test_a_loss_that_does_not_count_areas_presses_the_points_together():
    data = ROUND @ np.transpose(MATRICES[0])
    pressed = press_together(data)
    bell = multivariate_normal(np.zeros(2), np.eye(2))
    np.testing.assert_allclose(pressed.losses, [-bell.logpdf(data @ w.T).mean() for w in pressed.matrices])
    lengths = pressed.losses - np.log(2 * np.pi)
    assert lengths[-1] <= 0.005 * lengths[0] < lengths[-2]
    assert (np.diff(pressed.losses) < 0).all()


def test_wrong_arguments_are_named():
    with pytest.raises(ValueError, match=r"^data must be"):
        learn_way_back([[1, 1], [2, 2]])
    with pytest.raises(ValueError, match=r"^data must be"):
        press_together([1, 2])


def test_a_cloud_that_is_round_already_takes_one_step():
    spread = np.linalg.cholesky(np.linalg.inv(ROUND.T @ ROUND / len(ROUND)))
    assert len(learn_way_back(ROUND @ spread).losses) == 2
