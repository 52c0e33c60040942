from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.pictures.scatter import Scatter

POINTS = [(0.0, 0.0), (1.0, 2.0), (3.0, 1.0)]


def test_the_classes_have_their_own_marks_and_each_mistake_a_ring():
    picture = Scatter(POINTS, [0, 1, 0])
    discs, squares = picture.clouds
    assert squares.get_center() == pytest.approx(picture.at(1.0, 2.0))
    assert discs.get_center() == pytest.approx(picture.at(1.5, 0.5))
    assert picture.rings(np.array([(3.0, 1.0)])).get_center() == pytest.approx(picture.at(3.0, 1.0))


def test_the_query_stands_in_its_place_and_the_axes_leave_room_for_it():
    picture = Scatter(POINTS, [0, 1, 0], also=(5.0, -4.0))
    assert picture.query_mark((5.0, -4.0)).get_center() == pytest.approx(picture.at(5.0, -4.0))
    assert picture.x_range[1] > 5.0
    assert picture.y_range[0] < -4.0
