from __future__ import annotations

import pytest

from scenes.calculus.derivative.corners import Corner


def test_the_secants_from_both_sides_keep_their_slopes():
    corner = Corner()
    assert corner.slopes == pytest.approx([0, 1])
    corner.close_in(run_time=1.0).interpolate(1.0)
    for point, slope in zip(corner.sides, corner.slopes, strict=True):
        x, y = corner.plot.values(point.get_center())
        assert 0 < abs(x) < 0.1
        assert y == pytest.approx(slope * x, abs=1e-9)
