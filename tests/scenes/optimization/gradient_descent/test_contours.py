from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.optimization.gradient_descent.contours import Contours
from scenes.stage.shapes.frame import frame
from truth.shapes import inside


@pytest.mark.parametrize(
    ("start", "rate"), [((3, 2), 0.1), ((-0.3, 0.2), 0.58), ((5, -5), 0.6), ((0, 0), 0.1)]
)
def test_the_picture_is_full_of_lines_and_holds_the_descent(start, rate):
    path = gradient_descent(TILTED_BOWL, start, rate, 60)
    contours = Contours(TILTED_BOWL, path.points)
    assert inside(contours, frame().picture)
    assert contours.plot.x_unit == pytest.approx(contours.plot.y_unit)
    assert 5 <= len([line for line in contours.lines if len(line.points)]) <= 14


@pytest.mark.parametrize("start", [(3.0, 2.0), (5.0, -5.0), (0.0, 0.0)])
def test_the_gradient_arrow_keeps_its_length_within_the_plot(start):
    contours = Contours(TILTED_BOWL, gradient_descent(TILTED_BOWL, start, 0.05, 3).points)
    gradient = TILTED_BOWL.gradient(start)
    arrow = contours.gradient(start, gradient)
    length = np.linalg.norm(arrow.end - arrow.start)
    assert inside(arrow, contours.plot.box, tolerance=0.2)
    assert 0 < length <= 1.7 + 1e-9 if gradient.any() else length == pytest.approx(0)
