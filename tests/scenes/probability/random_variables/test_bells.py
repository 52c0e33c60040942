from __future__ import annotations

import numpy as np
import pytest
from manim import linear

from mathkit.probability.random_variables import histogram
from scenes.probability.random_variables.bells import Bell, DensityPlot, Surprise, plot_over
from scenes.stage.motion.tween import tween


@pytest.mark.parametrize("values", [[0.1, 0.1, 0.1], [-9.0, 0.0, 5.0]])
def test_a_histogram_and_its_bell_are_both_in_sight(values: list[float]) -> None:
    bars = histogram(values, 0, 0.5)
    plot = plot_over(bars, 0, 1)
    assert plot.x_range[0] <= min(-4, bars.edges[0])
    assert plot.x_range[1] >= max(4, bars.edges[-1])
    assert plot.y_range[1] > max(bars.heights.max(), 1 / np.sqrt(2 * np.pi))


def test_a_bell_slides_and_widens() -> None:
    bell = Bell(DensityPlot([(0, 1), (2, 2)]), 0, 1)
    animation = tween(bell, mean=2, deviation=2, rate_func=linear)
    animation.interpolate(0.5)
    assert (bell.mean, bell.deviation) == pytest.approx((1, 1.5))
    assert bell.peak == pytest.approx(1 / (1.5 * np.sqrt(2 * np.pi)))
    highest = max(bell.plot.values(point)[1] for point in bell.curve.points)
    assert highest == pytest.approx(bell.peak, rel=1e-3)


def test_a_part_of_the_bell_ends_where_it_is_asked_to() -> None:
    bell = Bell(DensityPlot([(0, 1)]), 0, 1)
    x = [bell.plot.values(point)[0] for point in bell.part(-1, 0.5).points]
    assert (min(x), max(x)) == pytest.approx((-1, 0.5))


def test_minus_the_logarithm_of_a_bell_is_a_parabola() -> None:
    plot = Surprise(0.5)
    x, y = np.array([plot.values(point) for point in plot.parabola.points]).T
    assert np.polyfit(x, y, 2) == pytest.approx([2, 0, np.log(0.5 * np.sqrt(2 * np.pi))], abs=2e-3)


def test_the_panel_follows_the_bell() -> None:
    bell = Bell(DensityPlot([(0, 1), (2, 2)]), 0, 1)
    panel = bell.panel()
    bell.set_state(mean=1.5, deviation=2)
    panel.update()
    assert [value.source for _, value in panel] == ["1.5", "2", "0.199"]
