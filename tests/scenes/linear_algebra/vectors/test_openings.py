from __future__ import annotations

import numpy as np
import pytest
from scenes.linear_algebra.vectors.openings import HouseAndArrow

from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("vector", [(3.0, 1.0), (-10.0, 0.01), (0.0, 0.0)])
def test_both_stand_over_their_numbers_inside_the_frame(vector: tuple[float, float]) -> None:
    opening = HouseAndArrow((120.0, 3, 20.0), np.array(vector))
    for picture, numbers in zip((opening.house, opening.arrow), opening.lists, strict=True):
        assert picture.get_center()[0] == pytest.approx(numbers.get_center()[0])
        assert picture.get_bottom()[1] > numbers.get_top()[1]
    assert frame().safe.left <= opening.get_left()[0]
    assert opening.get_right()[0] <= frame().safe.right
    along = opening.arrow.end - opening.arrow.start
    assert along[0] * vector[1] - along[1] * vector[0] == pytest.approx(0, abs=1e-6)
