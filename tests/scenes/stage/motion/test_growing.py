import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import linear

from scenes.stage.axes.plots import Plot
from scenes.stage.motion.growing import GrownCurve, grow
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import Box

PLOT = Plot(Box(-4, 4, -3, 3), (0, 4), (0, 20))


def drawn(curve):
    """The corners of the curve, in the plot's values."""
    ends = curve.points.reshape(-1, 4, 3)
    return (
        np.array([PLOT.values(point) for point in (*ends[:, 0], ends[-1, 3])])
        if len(ends)
        else np.empty((0, 2))
    )


@given(st.floats(0.1, 4))
def test_a_curve_of_steps_ends_at_the_step(step):
    curve = GrownCurve.of_steps(PLOT, [0, 1, 4, 9, 16]).seek(step)
    places = drawn(curve)
    assert places[-1] == pytest.approx((step, np.interp(step, range(5), [0, 1, 4, 9, 16])), abs=1e-9)
    for x, y in places:
        assert y == pytest.approx(np.interp(x, range(5), [0, 1, 4, 9, 16]), abs=1e-9)


@given(st.floats(0.1, 4))
def test_a_graph_lies_on_its_function(x):
    places = drawn(GrownCurve.graph(PLOT, np.square, 0.0).seek(x))
    np.testing.assert_allclose(places[:, 1], places[:, 0] ** 2, atol=1e-9)
    assert places[[0, -1], 0] == pytest.approx((0, x), abs=1e-9)


def test_a_curve_can_shrink_again():
    curve = GrownCurve.of_steps(PLOT, [0, 1, 4, 9, 16])
    assert drawn(curve.seek(3.0).seek(1.0))[-1] == pytest.approx((1, 1))


def test_an_arrow_grows_out_of_its_start():
    arrow = Arrow((1, 1), (3, 1))
    growing = grow(arrow, rate_func=linear)
    assert arrow.end == pytest.approx((1, 1, 0))
    growing.begin()
    growing.interpolate(0.5)
    assert arrow.start == pytest.approx((1, 1, 0))
    assert arrow.end == pytest.approx((2, 1, 0))
    growing.interpolate(1.0)
    assert arrow.end == pytest.approx((3, 1, 0))


def test_a_curve_that_is_extended_never_shrinks() -> None:
    curve = GrownCurve.graph(PLOT, np.sin, 0.0)
    ends = [curve.extend(x).drawn_to for x in (1.0, 0.5, 2.0)]
    assert ends == [1.0, 1.0, 2.0]
