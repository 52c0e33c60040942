from __future__ import annotations

import numpy as np

from scenes.optimization.gradient_descent.fits import FittedLine
from scenes.stage.shapes.frame import frame

POINTS = np.array([(-1.0, 0.0), (0.0, 1.0), (1.0, 2.5)])


def test_a_line_that_misses_the_picture_is_not_drawn():
    fit = FittedLine(POINTS, [(0.0, 100.0), (1.0, 1.0)])
    assert len(fit.line.points) == 0
    assert len(fit.seek(1).line.points) > 0
    assert fit.get_right()[0] <= frame().picture.right + 1e-6
