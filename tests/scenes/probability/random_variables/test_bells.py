from __future__ import annotations

import re

import numpy as np
import pytest
from manim import DOWN, VMobject, linear
from manim.animation.animation import prepare_animation

from mathkit.probability.two_normals import Normal, TwoNormals
from scenes.probability.random_variables import verdicts, words
from scenes.probability.random_variables.bells import Bell, DensityPlot, Middle
from scenes.probability.random_variables.lines import BESIDE_TWO_BELLS, HEADROOM, corner
from scenes.probability.random_variables.slices import Sign, Slices, Toppling
from scenes.probability.random_variables.two_bells import (
    TwoBells,
    magnified,
    near_bells,
    pile_of_all,
    plot_of_all,
    visible_boundaries,
)
from scenes.probability.random_variables.zooms import Zoom
from scenes.stage.motion.tween import tween
from scenes.stage.type.writing import stack, text


def test_a_bell_slides_and_widens() -> None:
    bell = Bell(DensityPlot(0.4, (-6, 8)), 0, 1)
    animation = tween(bell, mean=2, deviation=2, rate_func=linear)
    animation.interpolate(0.5)
    assert (bell.mean, bell.deviation) == pytest.approx((1, 1.5))
    assert bell.peak == pytest.approx(1 / (1.5 * np.sqrt(2 * np.pi)))
    highest = max(bell.plot.values(point)[1] for point in bell.curve.points)
    assert highest == pytest.approx(bell.peak, rel=1e-3)


def test_the_middle_of_the_bell_reaches_as_far_as_it_is_asked_to() -> None:
    middle = Middle(Bell(DensityPlot(0.4, (-4, 6)), 1.0, 0.8))
    assert middle.width == pytest.approx(0.0, abs=1e-6)
    middle.set_state(reach=1.0)
    x = [middle.bell.plot.values(point)[0] for point in middle.points]
    assert (min(x), max(x)) == pytest.approx((0.2, 1.8))


BUSES = TwoNormals(0.7, Normal(0.0, 1.0), Normal(3.0, 2.0))


@pytest.mark.parametrize("delay", [-5.0, 2.0, 10.0])
def test_slices_are_pulled_out_of_a_strip_under_the_bus(delay: float) -> None:
    near, close = near_bells(BUSES, delay)
    slices = Slices(near, close, delay)
    strip, (a, b), x = slices.strip, slices.strip.slices, near.plot.at(delay, 0)[0]
    assert (a.get_x(), b.get_x()) == pytest.approx((x, x))
    strip.set_state(apart=1.0)
    assert near.plot.box.right < a.get_left()[0] < a.get_right()[0] < b.get_left()[0]
    assert slices.sign.line.get_end()[:2] == pytest.approx(near.plot.at(delay, 0)[:2])
    assert slices.sign.bus.get_bottom()[1] > max(a.get_top()[1], b.get_top()[1])


@pytest.mark.parametrize("delay", [-5.0, 2.0, 10.0])
def test_thinner_slices_look_equally_wide_and_get_flat_tops(delay: float) -> None:
    strip = Slices(*near_bells(BUSES, delay), delay).strip
    slanted, wide, minutes = [_slant(piece) for piece in strip.slices], strip.outline.width, strip.minutes
    strip.set_state(closer=1.0)
    assert strip.outline.width == pytest.approx(wide, rel=0.05)
    assert strip.minutes == pytest.approx(minutes / 16)
    for piece, before in zip(strip.slices, slanted, strict=True):
        assert piece.width == pytest.approx(strip.outline.width)
        assert _slant(piece) <= before / 4
    assert max(_slant(piece) for piece in strip.slices) < 0.25


@pytest.mark.parametrize("delay", [-5.0, 2.0, 10.0])
def test_slices_topple_over_as_rectangles_and_lie_end_to_end(delay: float) -> None:
    slices = Slices(*near_bells(BUSES, delay), delay)
    slices.strip.set_state(apart=1.0, closer=1.0)
    toppling = Toppling(slices.strip, slices.bar)
    for piece, standing in zip(toppling.pieces, slices.strip.slices, strict=True):
        np.testing.assert_allclose(piece.get_critical_point(DOWN), standing.get_critical_point(DOWN))
    for fallen in (0.25, 0.5, 0.8):
        toppling.set_state(fallen=fallen)
        for piece, part in zip(toppling.pieces, (slices.bar.first, slices.bar.second), strict=True):
            x, y, _ = piece.points[::4].T
            area = abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2
            assert area == pytest.approx(part.width * part.height, rel=1e-2)
    toppling.set_state(fallen=1.0)
    for piece, part in zip(toppling.pieces, (slices.bar.first, slices.bar.second), strict=True):
        np.testing.assert_allclose(piece.get_center(), part.get_center(), atol=1e-6)
        assert (piece.width, piece.height) == pytest.approx((part.width, part.height), rel=1e-2)


def _slant(piece: VMobject) -> float:
    """How much higher one end of a slice is than the other."""
    corners = piece.points.reshape(-1, 4, 3)[:, 0]
    left, right = (corners[np.isclose(corners[:, 0], end(corners[:, 0])), 1].max() for end in (min, max))
    return float(abs(right - left))


def test_slices_stay_under_the_words_beside_the_plot() -> None:
    for buses, delay in ((BUSES, 2.0), (TwoNormals(0.7, Normal(0.0, 0.5), Normal(3.0, 2.0)), 1.0)):
        slices = Slices(*near_bells(buses, delay), delay)
        slices.strip.set_state(apart=1.0)
        tops = [piece.get_top()[1] for piece in slices.strip.slices]
        assert max(tops) < slices.width.get_bottom()[1] - 0.2


def test_slices_that_are_next_to_nothing_are_magnified() -> None:
    buses = TwoNormals(0.95, Normal(-3.0, 2.5), Normal(-3.0, 0.5))
    power = magnified(buses, 10.0)
    assert power == 7
    a, _ = Slices(*near_bells(buses, 10.0), 10.0).strip.slices
    assert a.height > 1.0
    assert magnified(buses, 0.0) == 0


def test_all_delays_and_both_bells_are_in_sight() -> None:
    buses = TwoNormals(0.5, Normal(-3.0, 2.5), Normal(3.0, 0.5))
    delays = buses.draw(np.arange(300) % 2, 0)
    plot = plot_of_all(buses, delays, 10.0)
    assert plot.x_range[0] <= min(delays.min(), -10)
    assert plot.x_range[1] >= 10
    assert plot.y_range[1] > max(float(height.max()) for height in buses.heights(np.linspace(-12, 12, 999)))


def test_a_bus_keeps_away_from_the_words() -> None:
    plot = DensityPlot(0.4, (-5.0, 11.0))
    said = text("area").move_to((4.0, 2.5, 0.0))
    under = float(plot.values(said.get_center())[0])
    beside, below = Sign(plot, 2.0, [said]), Sign(plot, under, [said])
    assert beside.bus.get_bottom()[1] > plot.box.top
    assert below.bus.get_top()[1] < said.get_bottom()[1]


def test_all_boundaries_on_the_axis_are_drawn() -> None:
    delays = np.array([-3.0, 0.0, 2.0])
    both = visible_boundaries(BUSES, delays, 2.0)
    assert both == pytest.approx([-3.847, 1.847], abs=1e-3)
    low, high = plot_of_all(BUSES, delays, 2.0).x_range
    assert low < both[0] < both[1] < high
    near = TwoNormals(0.7, Normal(0.0, 1.0), Normal(0.1, 1.1))
    far = near.boundaries()
    low, high = plot_of_all(near, delays, 2.0).x_range
    assert visible_boundaries(near, delays, 2.0) == pytest.approx(far[(low < far) & (far < high)])


def test_percentages_stand_in_the_parts_that_have_room_for_them() -> None:
    for delay, shown in ((2.0, ["*A* 42%", "*B* 58%"]), (6.0, [])):
        slices = Slices(*near_bells(BUSES, delay), delay)
        assert [plate[-1].source for plate in slices.percentages] == shown
        for plate, part in zip(slices.percentages, (slices.bar.first, slices.bar.second), strict=False):
            assert plate.width < part.width


def test_the_sum_stands_out_while_both_bells_are_thin() -> None:
    delays = np.array([0.0, 2.0])
    bells = TwoBells(plot_of_all(BUSES, delays, 2.0), BUSES, rimmed=True)
    before = [curve.get_stroke_width() for curve in bells.curves]
    for step, widths in ((bells.step_back, [3.0, 3.0]), (bells.step_forward, before)):
        for animation in map(prepare_animation, step()):
            animation.begin()
            animation.finish()
        assert [curve.get_stroke_width() for curve in bells.curves] == widths
    assert bells.total().get_stroke_width() > max(before)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_bells_stay_bells_on_their_way_to_other_axes(share: float) -> None:
    before, after = (Bell(DensityPlot(high, ends), 0, 1) for high, ends in ((0.4, (-4, 4)), (0.8, (-6, 10))))
    (curve,) = Zoom([before], [after]).set_state(share=share).curves
    top = max(curve.points[:, 1]) - before.plot.box.bottom
    assert top / before.plot.box.height == pytest.approx(before.peak / HEADROOM / 0.4 / 2**share, rel=2e-3)
    if share in (0.0, 1.0):
        whole = (before, after)[int(share)].curve
        assert (curve.width, curve.height) == pytest.approx((whole.width, whole.height), rel=1e-3)


@pytest.mark.parametrize("share", [0.0, 0.2, 0.8, 1.0])
def test_numbers_move_along_axes_that_become_other_axes(share: float) -> None:
    plots = DensityPlot(0.4, (-4.0, 4.0)), DensityPlot(0.8, (1.0, 2.0), "other")
    zoom = Zoom(*([Bell(plot, 0, 1)] for plot in plots)).set_state(share=share)
    shown = [label.source for scale in zoom.scales for label in scale.labels]
    assert "delay $X$ in minutes" in shown
    if share in (0.0, 1.0):
        assert sorted(shown) == sorted(label.source for label in plots[int(share)].labels)
    for scale in zoom.scales:
        for label in scale.labels:
            if re.fullmatch(r"−?[\d.]+", label.source):
                upright = label.get_right()[0] < scale.box.left
                value = scale.values(label.get_center())[int(upright)]
                assert value == pytest.approx(float(label.source.replace("−", "-")), abs=1e-6)


def test_tiles_stay_below_the_answer_that_is_written_over_them() -> None:
    buses = TwoNormals(0.76, Normal(0.0, 1.17), Normal(1.22, 0.5))
    delays = buses.draw((np.arange(500) % 4 > 0).astype(int), 9)
    plot = plot_of_all(buses, delays, -5.0)
    pile, known = pile_of_all(buses, delays, plot), words.bells(buses, (0.76, 0.24))
    box = corner(BESIDE_TWO_BELLS)
    rows = [*known, *verdicts.scores(1, np.ones(2, dtype=int)), verdicts.conclusion(buses, -5.0)]
    answer = stack(*rows, box=box, gap=0.25)[-1]
    under = pile.corners[:, 0] + pile.size[0] > answer.get_left()[0]
    assert under.any()
    assert (pile.corners[under, 1] + pile.size[1]).max() < answer.get_bottom()[1] - 0.2
