from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mathkit.functions.quadratics import TILTED_BOWL, Quadratic, from_coefficients, shifted_parabola
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.stage.axes.plots import Plot
from scenes.stage.pictures.landscapes import in_sight, level_lines
from scenes.stage.shapes.frame import frame

BOWLS = st.sampled_from(
    [
        TILTED_BOWL,
        from_coefficients(0.5, 0.0, 5.0),
        from_coefficients(1.0, -1.5, 1.0),
        Quadratic(hessian=np.diag([1.0, 10.0]), minimum=np.array([1.0, 2.0]), least=3.0),
    ]
)
PLACES = st.sampled_from([0.0, 1.0, -5.0, 5.0]) | st.floats(-5, 5).map(lambda x: round(x, 3))


@given(
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=20),
    st.tuples(PLACES, PLACES),
)
def test_what_is_in_sight_is_a_beginning_and_never_far(iterates, minimum):
    iterates, minimum = np.array(iterates), np.array(minimum)
    seen = in_sight(iterates, minimum)
    assert 1 <= len(seen) <= len(iterates)
    np.testing.assert_array_equal(seen, iterates[: len(seen)])
    far = np.linalg.norm(iterates - minimum, axis=1)
    limit = max(2.2 * max(far[0], 1e-9), min(far[1], 9 * far[0]) if len(far) > 1 else 0)
    assert (far[: len(seen)] <= limit * (1 + 1e-6)).all()
    assert len(seen) == len(iterates) or far[len(seen)] > limit


@given(st.floats(0.1, 10), st.floats(0.01, 0.99))
def test_a_descent_that_comes_closer_is_seen_whole(start, rate):
    iterates = gradient_descent(shifted_parabola(), 3 + start, rate, 30).points
    assert len(in_sight(iterates, np.array([3.0]))) == len(iterates)


def test_a_descent_that_diverges_is_cut_but_its_first_step_is_shown():
    assert len(in_sight(np.array([[4.0], [-5.0], [84.0]]), np.array([3.0]))) == 2
    assert len(in_sight(np.array([[4.0], [5.0], [20.0]]), np.array([3.0]))) == 2
    assert len(in_sight(np.array([[3.0], [3.0]]), np.array([3.0]))) == 2


def plot_around(bowl, start):
    (x0, y0), half = bowl.minimum, 1.35 * max(np.abs(start - bowl.minimum).max(), 0.5)
    return Plot(frame().picture, (x0 - half, x0 + half), (y0 - half, y0 + half), equal=True)


@settings(max_examples=15)
@given(bowl=BOWLS, x=PLACES, y=PLACES)
def test_the_line_through_the_start_is_marked_and_every_line_keeps_its_height(bowl, x, y):
    height = float(bowl.value((x, y)) - bowl.value(bowl.minimum))
    plot = plot_around(bowl, np.array([x, y]))
    lines = level_lines(plot, bowl, np.array([x, y]), 9)
    found = []
    for line in lines:
        if len(line.points):
            values = np.array([plot.values(point) for point in line.points[::4]])
            heights = bowl.value(values) - bowl.value(bowl.minimum)
            np.testing.assert_allclose(heights, np.median(heights), rtol=0.1, atol=0.02 * max(height, 1e-9))
            found.append(np.median(heights))
    assert (np.diff(found) > 0).all()
    (marked,) = [line for line in lines if line.get_stroke_opacity() == 0.9]
    if height > 1e-6:
        at_the_start = bowl.value(plot.values(marked.points[0])) - bowl.value(bowl.minimum)
        assert at_the_start == pytest.approx(height, rel=0.05)


@pytest.mark.parametrize("start", [(-0.3, 0.2), (3.0, 2.0), (0.0, 0.0)])
def test_lines_are_not_crowded_wherever_the_descent_starts(start):
    start = np.array(start)
    lines = level_lines(plot_around(TILTED_BOWL, 4 * start), TILTED_BOWL, start, 9)
    assert 5 <= len([line for line in lines if len(line.points)]) <= 17
