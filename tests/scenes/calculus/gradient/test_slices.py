from __future__ import annotations

import pytest

from mathkit.functions.two_variables import SADDLE
from scenes.calculus.gradient.contour_maps import ContourMap
from scenes.calculus.gradient.slices import Slice
from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("axis", [0, 1])
def test_a_walker_who_turns_back_leaves_the_line_and_the_curve(axis):
    cut = Slice(ContourMap(SADDLE, (1.0, 1.0)), axis, "path", box=frame().words)
    cut.set_state(position=3.0)
    line, curve = cut.line.points.copy(), cut.curve.points.copy()
    cut.set_state(position=-1.0)
    assert cut.line.points == pytest.approx(line)
    assert cut.curve.points == pytest.approx(curve)
    assert cut.plot.values(cut.walker.get_center())[0] == pytest.approx(-1.0)
