from __future__ import annotations

import pytest

from scenes.optimization.momentum.slices import Slices
from scenes.stage.shapes.frame import frame
from truth.shapes import inside


@pytest.mark.parametrize("condition", [4, 25, 50])
def test_both_parabolas_stand_on_one_scale_beside_the_title(condition: float) -> None:
    slices = Slices(condition)
    for curve, curvature in ((slices.across, 1.0), (slices.along, 1 / condition)):
        curve.seek(slices.reach)
        for x, height in (slices.plot.values(point) for point in curve.points):
            assert height == pytest.approx(curvature * x**2 / 2, abs=0.02)
    assert inside(slices.all(), frame().safe)
