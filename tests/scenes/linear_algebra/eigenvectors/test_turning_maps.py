from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from scenes.linear_algebra.eigenvectors.eigenlines import EigenPlane
from scenes.linear_algebra.eigenvectors.shifted_maps import ShiftedMap
from scenes.linear_algebra.eigenvectors.turning_maps import TurningMap
from scenes.stage.shapes.frame import frame

MATRICES = [[[2, 1], [1, 2]], [[1, 2], [3, 0]], [[1, 1], [0, 1]], [[2, 0], [0, 2]], [[-4, -4], [-4, -4]]]


def turned(matrix):
    picture = EigenPlane(eigen_decomposition(matrix), far=True)
    return TurningMap(picture.plane, ShiftedMap(picture, frame().left_side))


@pytest.mark.parametrize("matrix", MATRICES)
def test_the_cell_stays_on_the_plane_and_keeps_an_area(matrix):
    map_of_b, box = turned(matrix), frame().right_side
    for subtracted in np.linspace(*map_of_b.chart.ends, 9):
        map_of_b.set_state(subtracted=subtracted)
        corners = map_of_b.cell.get_vertices()[:4]
        assert all(box.left < x < box.right and box.bottom < y < box.top for x, y, _ in corners)
        x, y = np.transpose([map_of_b.grid.plane.values(corner) for corner in corners])
        area = (x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
        assert area == pytest.approx(np.linalg.det(map_of_b.matrix - subtracted * np.eye(2)))
        assert area > 0
        _, height = map_of_b.chart.plot.values(map_of_b.dot.get_center())
        assert height == pytest.approx(area)


def test_the_running_numbers_are_the_area_and_lambda():
    map_of_b = turned(MATRICES[0]).set_state(subtracted=2)
    _, [[_, area], [_, subtracted]] = map_of_b.written
    assert [area.refresh().source, subtracted.refresh().source] == ["1.00", "2.00"]


def test_b_stands_alone_before_anything_is_taken_from_it():
    [plain] = turned(MATRICES[0]).plain
    assert "lambda" not in plain.source
