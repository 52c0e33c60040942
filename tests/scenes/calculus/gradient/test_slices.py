from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.functions.two_variables import SADDLE, WAVES
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.calculus.gradient.slices import Slice
from scenes.stage.shapes.frame import frame

CASES = st.tuples(st.sampled_from([TILTED_BOWL, SADDLE, WAVES]), st.integers(0, 1), st.floats(-4, 4))


@given(CASES)
def test_the_walker_goes_on_the_surface(case):
    function, axis, position = case
    cut = Slice(ContourMap(function, (1.5, -2.0)), axis, "path", box=frame().words).seek(position)
    place = [1.5, -2.0]
    place[axis] = position
    here = cut.plot.values(cut.walker.get_center())
    assert here == pytest.approx([position, float(function.value(place))], abs=1e-6)
    assert cut.ground.plot.values(cut.line.points[-1]) == pytest.approx(place)


@given(CASES)
def test_the_tangent_has_the_partial_derivative_as_its_slope(case):
    function, axis, _ = case
    cut = Slice(ContourMap(function, (1.5, -2.0)), axis, "path", box=frame().words)
    start, end = (cut.plot.values(cut.tangent.points[index]) for index in (0, -1))
    slope = (end[1] - start[1]) / (end[0] - start[0])
    assert slope == pytest.approx(float(function.gradient((1.5, -2.0))[axis]))


def test_who_turns_back_leaves_the_line():
    cut = Slice(ContourMap(SADDLE, (1.0, 1.0)), 0, "path", box=frame().words)
    far = cut.seek(3.0).line.points.copy()
    assert cut.seek(-1.0).line.points == pytest.approx(far)
