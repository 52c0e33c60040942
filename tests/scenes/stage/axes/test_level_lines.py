import numpy as np
import pytest

from scenes.stage.axes.level_lines import Relief
from scenes.stage.axes.plots import Plot
from scenes.stage.shapes.frame import Box


def cone(points):
    return np.linalg.norm(points, axis=-1)


@pytest.fixture
def relief():
    plot = Plot(Box(-4, 4, -4, 4), (-3, 3), (-3, 3), equal=True)
    return Relief(plot, cone)


def test_a_line_keeps_its_level(relief):
    for level, line in zip((1.0, 2.0), relief.lines([1.0, 2.0]), strict=True):
        places = line.points.reshape(-1, 4, 3)[:, 0]
        radii = [np.linalg.norm(relief.plot.values(place)) for place in places]
        np.testing.assert_allclose(radii, level, atol=0.01)


def test_one_line_is_marked(relief):
    first, second = relief.lines([1.0, 2.0], marked=2.0, marked_opacity=0.9)
    assert second.get_stroke_width() > first.get_stroke_width()
    assert second.get_stroke_opacity() == pytest.approx(0.9)
    assert first.get_stroke_opacity() < 0.9


def test_no_line_is_marked_by_default(relief):
    first, second = relief.lines([1.0, 2.0])
    assert first.get_stroke_width() == second.get_stroke_width()
