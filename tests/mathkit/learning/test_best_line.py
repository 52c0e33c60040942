import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from mathkit.learning.best_line import SeparatingLine, best_line
from mathkit.learning.label_rules import points_under_rule


def most_right(points, labels):
    """As a mixed-integer program: the fewest points that a line w·x + b has to give up."""
    m, much = len(points), 200.0
    signs = np.where(labels == 1, 1.0, -1.0)
    rows = np.column_stack([signs[:, None] * points, signs, much * np.eye(m)])
    cost = np.concatenate([np.zeros(3), np.ones(m)])
    kinds = np.concatenate([np.zeros(3), np.ones(m)])
    bounds = Bounds([-90.0] * 3 + [0.0] * m, [90.0] * 3 + [1.0] * m)
    solved = milp(cost, integrality=kinds, bounds=bounds, constraints=LinearConstraint(rows, lb=1.0))
    return m - round(solved.fun)


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_no_line_classifies_more_points_correctly(seed):
    rng = np.random.default_rng(seed)
    points, labels = rng.integers(-3, 4, (9, 2)).astype(float), rng.integers(0, 2, 9)
    if not np.ptp(points, axis=0).any():
        return
    assert best_line(points, labels).right(points, labels).sum() == most_right(points, labels)


@pytest.mark.parametrize("rule", ["ring", "corners", "diagonal"])
def test_only_the_diagonal_is_drawn_by_a_line_and_no_drawn_line_does_better(rule):
    cloud = points_under_rule(60, rule, 1)
    line = best_line(cloud.points, cloud.labels)
    right = line.right(cloud.points, cloud.labels).sum()
    assert (right == 60) == (rule == "diagonal")
    rng = np.random.default_rng(0)
    for angle, offset in zip(rng.uniform(0, 2 * np.pi, 3000), rng.uniform(-2, 2, 3000), strict=True):
        above = cloud.points @ (np.cos(angle), np.sin(angle)) >= offset
        assert np.sum(above == (cloud.labels == 1)) <= right


def test_of_the_best_lines_it_is_the_one_with_the_most_room():
    line = best_line([(0, 0), (4, 0)], [0, 1])
    assert np.cos(line.angle) * 2 == pytest.approx(line.offset)


@pytest.mark.parametrize("normal", [(0.7, 0.3), (-0.1, 0.0), (-0.3, 0.4)])
def test_points_on_the_line_are_of_class_1_whatever_floats_make_of_their_sums(normal):
    on_the_line = np.outer(np.arange(-20, 21) / 10, (-normal[1], normal[0]))
    line = SeparatingLine(float(np.arctan2(normal[1], normal[0])), 0.0)
    assert line.right(on_the_line, np.ones(41, dtype=int)).all()


def test_points_that_are_all_the_same_have_no_line():
    with pytest.raises(ValueError, match="all be the same"):
        best_line([(1, 2), (1, 2)], [0, 1])
