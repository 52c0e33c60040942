from __future__ import annotations

import numpy as np
import pytest
from manim import linear

from mathkit.probability.two_normals import Normal, TwoNormals
from scenes.probability.random_variables.bells import Bell, BoxedBell, DensityPlot, SumOfCauses
from scenes.probability.random_variables.slices import Slices
from scenes.probability.random_variables.two_bells import TwoBells, near_plot, plot_of_all
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import text


def test_a_bell_slides_and_widens() -> None:
    bell = Bell(DensityPlot([(0, 1), (2, 2)], 0.4), 0, 1)
    animation = tween(bell, mean=2, deviation=2, rate_func=linear)
    animation.interpolate(0.5)
    assert (bell.mean, bell.deviation) == pytest.approx((1, 1.5))
    assert bell.peak == pytest.approx(1 / (1.5 * np.sqrt(2 * np.pi)))
    highest = max(bell.plot.values(point)[1] for point in bell.curve.points)
    assert highest == pytest.approx(bell.peak, rel=1e-3)


def test_a_part_of_the_bell_ends_where_it_is_asked_to() -> None:
    bell = Bell(DensityPlot([(0, 1)], 0.4), 0, 1)
    x = [bell.plot.values(point)[0] for point in bell.part(-1, 0.5).points]
    assert (min(x), max(x)) == pytest.approx((-1, 0.5))


def test_the_whole_area_can_be_poured_into_the_box() -> None:
    boxed = BoxedBell(DensityPlot([(0, 1)], 0.4), 0, 1)
    whole = boxed.bell.part(*boxed.plot.x_range)
    assert len(whole.points) == len(boxed.box.points)


def test_the_panel_follows_the_bell() -> None:
    boxed = BoxedBell(DensityPlot([(0, 1)], 1.7), 0, 1)
    panel = boxed.numbers()
    boxed.set_state(mean=0, deviation=0.25)
    panel.update()
    assert [value.source for _, value in panel] == ["0.25", "1.596"]


def test_causes_begin_with_the_bell_and_come_back_to_it() -> None:
    plot = DensityPlot([(0, 1)], 0.42)
    total = SumOfCauses(plot, 0, 1)
    bell = total.points.copy()
    total.set_state(step=1)
    highest = max(plot.values(point)[1] for point in total.points)
    assert highest == pytest.approx(1 / np.sqrt(12), rel=1e-6)
    total.set_state(step=len(SumOfCauses.STEPS))
    assert max(plot.values(point)[1] for point in total.points) == pytest.approx(
        max(plot.values(point)[1] for point in bell), rel=0.02
    )


@pytest.mark.parametrize("delay", [-5.0, 2.0, 10.0])
def test_slices_are_in_sight_and_the_lower_one_in_front(delay: float) -> None:
    buses = TwoNormals(0.7, Normal(0.0, 1.0), Normal(3.0, 2.0))
    bells = TwoBells(near_plot(buses, delay), buses)
    slices = Slices(bells, delay, under=text("A"))
    behind, front = slices.in_order
    assert behind.height >= front.height
    assert slices.bus.get_bottom()[1] == pytest.approx(bells.plot.box.bottom, abs=0.1)
    assert slices.lifted[1] + slices.bus.height / 2 < bells.plot.box.top + 0.8


def test_all_delays_and_both_bells_are_in_sight() -> None:
    buses = TwoNormals(0.5, Normal(-3.0, 2.5), Normal(3.0, 0.5))
    delays = buses.draw(np.arange(300) % 2, 0)
    plot = plot_of_all(buses, delays, 10.0)
    assert plot.x_range[0] <= min(delays.min(), -10)
    assert plot.x_range[1] >= 10
    assert plot.y_range[1] > max(float(height.max()) for height in buses.heights(np.linspace(-12, 12, 999)))
