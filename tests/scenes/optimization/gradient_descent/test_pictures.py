"""The other pictures of the lesson: what is drawn is as long, as high and as steep as it says."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Dot

from mathkit.functions.one_variable import two_valleys
from mathkit.functions.quadratics import shifted_parabola
from mathkit.learning.squared_error import line_with_scatter, squared_error_of_lines
from scenes.optimization.gradient_descent.bowl.bowls import Map, RisingBowl, rings, same_box
from scenes.optimization.gradient_descent.bowl.gradients import GradientLegs, unit_for
from scenes.optimization.gradient_descent.bowl.limits import RateRuler, SharpestCut
from scenes.optimization.gradient_descent.bowl.slices import Slice
from scenes.optimization.gradient_descent.cafes import Cafe, ranges_of_days
from scenes.optimization.gradient_descent.left_shares import LeftShares, ShrinkingDistances, ranges_of_shares
from scenes.optimization.gradient_descent.slopes import SlopeGraph
from scenes.optimization.gradient_descent.steps import Sweep
from scenes.optimization.gradient_descent.valleys import Valley
from scenes.stage.shapes.frame import frame
from truth.shapes import corners, inside

DAYS = line_with_scatter(10, 3.0, 2.0, 0.5, 2.0, 1)
PARABOLA = shifted_parabola(3.0, 2.0, 0.25)
LOSS = squared_error_of_lines(DAYS)


def test_squares_of_the_misses_have_the_loss_as_their_mean():
    cafe = Cafe(DAYS, ranges_of_days(DAYS, [7.0]), frame().left_side).set_state(
        weights=np.array([7.0, 2.0]), missed=1.0
    )
    areas = [square.height**2 / cafe.plot.y_unit**2 for square in cafe.squares()]
    assert np.mean(areas) == pytest.approx(16.25)
    assert all(inside(square, cafe.plot.box, tolerance=1e-6) for square in cafe.squares())


def test_the_slabs_of_the_squares_are_as_high_as_their_mean():
    cafe = Cafe(DAYS, ranges_of_days(DAYS, [7.0]), frame().left_side)
    valley = Valley(PARABOLA, two_valleys(3.0, 4.0, 2.0), (-2.4, 8.4), frame().right_side)
    sweep = Sweep(cafe, valley, 7.0)
    slabs = sweep.slabs()
    assert len(slabs) == 10
    assert valley.plot.values(slabs.get_top())[1] == pytest.approx(16.25)
    assert slabs.height == pytest.approx(sweep.column.height)
    sweep.set_state(weight=3.0)
    assert valley.plot.values(sweep.column.get_top()) == pytest.approx([3.0, 0.25])
    assert valley.drawn == pytest.approx([3.0, 7.0])


def test_days_rise_one_after_another():
    cafe = Cafe(DAYS, ranges_of_days(DAYS, [7.0]), frame().left_side)
    come = cafe.come(run_time=1.0)
    come.begin()
    counts = []
    for share in (0.2, 0.5, 1.0):
        come.interpolate(share)
        counts.append(len(cafe.days.places))
    assert counts[0] < counts[1] <= counts[2] == 10
    np.testing.assert_allclose(cafe.days.places, cafe.plot.to_frame(DAYS))


@pytest.mark.parametrize("factor", [0.8, 0.998, 0.0, -0.5, -1.0, -5.0])
def test_bars_are_as_long_as_the_distances(factor):
    distances = 4.0 * factor ** np.arange(3)
    bars = ShrinkingDistances(distances, frame().left_side)
    assert inside(bars, frame().left_side, tolerance=0.25)
    widths = [bar.width / bars.unit for bar in bars.bars]
    assert widths == pytest.approx(np.abs(distances), abs=0.01)
    for row in (0, 1):
        taken = bars.taken(row)
        assert taken.width / bars.unit == pytest.approx(abs(distances[row]) * (1 - factor), abs=0.01)
        assert len(bars.pieces(row, 1 - factor)) == (4 if factor == 0.8 else 0)


@pytest.mark.parametrize("rate", [0.1, 0.5, 1.05, 1.4])
def test_the_dot_is_where_the_line_is(rate):
    shares = LeftShares(2.0, ranges_of_shares(2.0, (rate,)), frame().left_side)
    shares.set_rate(rate)
    assert shares.plot.values(shares.dot.get_center()) == pytest.approx([rate, 1 - 2 * rate], abs=1e-6)
    fall, way = (group[0] for group in shares.limit_found())
    assert shares.plot.values(fall.get_end()) == pytest.approx([1.0, -1.0])
    assert shares.plot.values(way.get_end()) == pytest.approx([1.0, 1.0])
    low = shares.plot.values((shares.forbidden()[0].get_left()[0], 0.0))[0]
    assert low == pytest.approx(shares.limit, abs=0.01)


@pytest.mark.parametrize(("start", "count"), [(7.0, 4), (0.5, 2), (3.4, 0), (20.0, 0)])
def test_stairs_under_the_slope_are_as_high_as_the_valley_is_curved(start, count):
    half = 1.35 * abs(start - 3.0)
    shown = Valley(PARABOLA, two_valleys(3.0, 4.0, 2.0), (3.0 - half, 3.0 + half), frame().right_side)
    graph = SlopeGraph(shown, frame().right_side, np.array([start])).set_state(place=start)
    if not count:
        assert not len(graph.stairs.points)
        return
    x, y = np.transpose([graph.plot.values(corner) for corner in corners(graph.stairs)])
    assert np.all(y * (start - 3.0) >= -1e-9)
    assert np.ptp(x) == pytest.approx(count)
    np.testing.assert_allclose(np.unique(np.round(np.abs(y), 6)), 2.0 * np.arange(count + 1))


def test_a_ring_goes_through_the_start():
    lines = rings(LOSS, (-1.0, 1.0), 10.0)
    heights = [LOSS.value(line) for line in lines]
    assert all(np.ptp(each) < 1e-9 for each in heights)
    assert any(each[0] == pytest.approx(21.25) for each in heights)


def test_the_gradient_is_drawn_to_its_scale_and_crosses_the_ring_at_a_right_angle():
    gradient, start = LOSS.gradient([-1.0, 1.0]), np.array([-1.0, 1.0])
    window = same_box(frame().right_side, (-2.4, 8.4), (-2.0, 6.0))
    unit = unit_for(0.1 * gradient, window.x_unit)
    map_ = Map(LOSS, [start], window)
    map_.plot.aim(map_.closer(start, unit))
    map_.moved = 0.0
    map_.set_state(moved=1.0)
    legs = GradientLegs(map_, start, 0.1, gradient)
    assert legs.scale_ == 1
    np.testing.assert_allclose((legs.whole.end - legs.whole.start)[:2] / unit, 0.1 * gradient)
    np.testing.assert_allclose(legs.step.end - legs.step.start, legs.whole.start - legs.whole.end)
    assert map_.plot.x_unit == pytest.approx(map_.plot.y_unit)


def test_small_legs_have_a_scale_of_their_own():
    start, window = np.array([2.9, 2.0]), same_box(frame().right_side, (-2.4, 8.4), (-2.0, 6.0))
    gradient = LOSS.gradient(start)
    assert unit_for(0.001 * gradient, window.x_unit) == pytest.approx(10 * window.x_unit)
    legs = GradientLegs(Map(LOSS, [start], window), start, 0.001, gradient)
    assert legs.scale_ > 100
    assert legs.scale_name.source.startswith("lengths ×")


def test_from_the_side_the_bowl_is_the_valley():
    other = two_valleys(3.0, 4.0, 2.0)
    shown = Valley(PARABOLA, other, (-2.4, 8.4), frame().right_side)
    map_ = Map(LOSS, [(-1.0, 1.0)], same_box(shown.plot.box, shown.plot.x_range, (-2.0, 6.0)))
    bowl = RisingBowl(shown, map_)
    x, y = np.transpose([shown.plot.values(corner) for corner in corners(bowl.slice)])
    assert y == pytest.approx(shown.loss_at(x), abs=0.05)
    bowl.set_state(risen=1.0)
    _, heights = np.transpose([map_.plot.values(corner) for corner in corners(bowl.slice)])
    assert heights == pytest.approx(np.full_like(heights, 2.0))


@pytest.mark.parametrize(("weight", "slope"), [(0, -9.0), (1, -6.0)])
def test_a_slice_of_the_bowl_has_the_slope_of_its_weight(weight, slope):
    shown = Slice(LOSS, np.array([-1.0, 1.0]), weight, frame().left_side)
    triangle = shown.triangle
    foot, top = (shown.plot.values(end) for end in (triangle.rise.get_start(), triangle.rise.get_end()))
    assert (top - foot)[1] == pytest.approx(slope * triangle.across)
    assert triangle.across == 1.0
    assert inside(shown.shown, frame().left_side, tolerance=0.12)


@pytest.mark.parametrize("rate", [0.001, 0.1, 0.6])
def test_the_ruler_hatches_what_is_beyond_the_limit(rate):
    ruler = RateRuler(rate, 2 / 3, 1.0, frame().left_side)
    before = ruler.hatching.width
    ruler.set_state(limit=2 / 3)
    assert ruler.hatching.width > before
    assert ruler.hatching.get_left()[0] == pytest.approx(ruler.border.get_x(), abs=1e-3)
    assert (ruler.dot.get_x() < ruler.border.get_x()) == (rate < 2 / 3)
    assert inside(ruler, frame().left_side, tolerance=1e-6)


def test_the_cut_is_sharper_than_the_valley():
    cut = SharpestCut(LOSS, PARABOLA, 3.0, frame().left_side)
    for curve, curvature in ((cut.curve, 3.0), (cut.valley, 2.0)):
        x, y = np.transpose([cut.plot.values(corner) for corner in corners(curve)])
        np.testing.assert_allclose(y, 0.25 + curvature / 2 * x**2, atol=0.02)


def test_the_ring_through_the_start_is_named_by_its_loss():
    window = same_box(frame().right_side, (-2.4, 8.4), (-2.0, 6.0))
    shown, far = Map(LOSS, [(-1.0, 1.0)], window), Dot((-6.0, -3.0, 0.0))
    (name,) = shown.ring_name(far)
    assert "21.25" in name[1].source
    assert not len(shown.ring_name(name))
