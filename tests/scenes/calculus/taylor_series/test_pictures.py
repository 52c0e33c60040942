from __future__ import annotations

import math

import numpy as np
import pytest

from mathkit.calculus.taylor import second_order_steps, taylor_polynomial
from scenes.calculus.taylor_series.error_ladders import ErrorLadder, ranges_of_errors, round_below
from scenes.calculus.taylor_series.fits import Fit
from scenes.calculus.taylor_series.functions import FUNCTIONS
from scenes.calculus.taylor_series.growth import FLAT, LOSS, NEAR, GrowthChart, LossView
from scenes.calculus.taylor_series.ladders import Ladder
from scenes.stage.shapes.frame import frame


def fit(name, degree=5, x=1.0):
    named = FUNCTIONS[name]
    return Fit(taylor_polynomial(named.function, 0.0, degree), named.far, x, ceiling=named.ceiling)


def test_between_two_degrees_there_is_a_share_of_the_next_term():
    picture = fit("exponential").set_state(degree=2.25)
    assert float(picture.made(2.0)) == pytest.approx(1 + 2 + 2 + 0.25 * 8 / 6)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize(("degree", "x"), [(3, 1.0), (9, 0.5)])
def test_close_up_the_curve_is_inside_the_band_and_the_band_fills_a_good_part(name, degree, x):
    picture = fit(name, degree, x)
    picture.set_state(degree=degree, banded=5.0)
    picture.look_closer(run_time=1.0).interpolate(1.0)
    box = picture.plot.box
    middle = picture.curve.get_center()
    assert middle[:2] == pytest.approx(box.center[:2], abs=0.6)
    half = float(picture.bound(x, degree)) * picture.plot.y_unit * picture.zoom
    assert 0.8 <= half <= 2.0
    gap = picture.gap.height
    assert 0 < gap <= half * (1 + 1e-6)
    for part in (picture.curve, picture.fit, picture.band):
        assert part.get_left()[0] >= box.left - 1e-6
        assert part.get_top()[1] <= box.top + 1e-6


def test_the_band_begins_at_zero_and_opens_to_both_sides():
    picture = fit("sine").set_state(degree=5, banded=0.5)
    ends = picture.plot.values(picture.edges.get_left())[0], picture.plot.values(picture.edges.get_right())[0]
    assert ends == pytest.approx((-0.5, 0.5), abs=0.05)
    picture.set_state(banded=0.0)
    assert not len(picture.edges.points)
    assert not len(picture.inside.points)


@pytest.mark.parametrize(("name", "mended"), [("sine", 3), ("exponential", 2), ("logarithm", 2)])
def test_a_new_term_changes_one_rung_at_zero(name, mended):
    named = FUNCTIONS[name]
    ladder = Ladder(named, taylor_polynomial(named.function, 0.0, mended), mended)
    before = [
        plot.values(dot.get_center())[1] for plot, dot in zip(ladder.plots, ladder.fit_dots, strict=True)
    ]
    ladder.set_state(drawn=ladder.drawn, mended=1.0)
    after = [
        plot.values(dot.get_center())[1] for plot, dot in zip(ladder.plots, ladder.fit_dots, strict=True)
    ]
    changed = [order for order in range(4) if abs(after[order] - before[order]) > 1e-9]
    assert changed == [mended]
    assert after[mended] == pytest.approx(float(named.function.derivative_of_order(mended, 0.0)))
    heads = [ladder.heading(column, "-x^3 \\/ 6", "second") for column in range(3)]
    columns = (ladder.formulas(["3 x^2"] * 4), ladder.values, ladder.fit_values, ladder.term_values(1.0))
    for row in (
        *ladder.names,
        ladder.above_the_numbers(),
        *heads,
        *(row for column in columns for row in column),
    ):
        assert frame().picture.left - 1e-6 <= row.get_left()[0]
        assert row.get_right()[0] <= frame().picture.right + 1e-6
    assert ladder.at_zero().get_bottom()[1] > ladder.plots[0].box.top


def test_a_power_has_one_height_at_zero_that_is_not_zero_and_a_factor_makes_it_fit():
    ladder = Ladder(FUNCTIONS["sine"], taylor_polynomial(FUNCTIONS["sine"].function, 0.0, 3), 3)
    assert [value.source for value in ladder.term_values(1.0)] == ["0", "0", "0", "6"]
    assert [value.source for value in ladder.term_values(ladder.share)] == ["0", "0", "0", "−1"]
    ladder.set_state(drawn=ladder.drawn, mended=0.0, factor=ladder.share)
    assert ladder.plots[3].values(ladder.terms[3].points[0])[1] == pytest.approx(-1.0)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_while_a_rung_is_drawn_the_one_above_has_a_tangent(name):
    named = FUNCTIONS[name]
    ladder = Ladder(named, taylor_polynomial(named.function, 0.0, 3), 3)
    low, high = ladder.domain
    ladder.set_state(drawn=[high, 0.2, low, low], mended=0.0)
    assert [len(tangent.points) > 0 for tangent in ladder.tangents] == [True, False, False]
    (x, y), (u, v) = (ladder.plots[0].values(ladder.tangents[0].points[each]) for each in (0, -1))
    assert (v - y) / (u - x) == pytest.approx(float(named.function.derivative(0.2)))


def sine_ladder(wider=1.0):
    """The errors of a polynomial of the sine, on axes that may show more than it needs."""
    shown = {name: (0.0, wider * end) for name, (_, end) in ranges_of_errors(1.0, 1.0).items()}
    return ErrorLadder(taylor_polynomial(FUNCTIONS["sine"].function, 0.0, 6), 7, 1.0, 1.0, shown)


def test_on_wider_axes_the_errors_end_where_x_and_the_level_are():
    ladder = sine_ladder(wider=2.0).set_state(swept=[1.0] * 4)
    for plot, line, level, end in zip(ladder.plots, ladder.bounds, ladder.levels, ladder.end, strict=True):
        assert plot.values(line.get_right())[0] == pytest.approx(1.0)
        assert plot.values(end.get_center())[0] == pytest.approx(1.0)
        assert plot.values(level.get_center())[1] == pytest.approx(1.0)
    assert ladder.plots[0].x_range == pytest.approx((0.0, 2.1))


def test_the_bounds_are_areas_under_each_other():
    ladder = sine_ladder()
    x = np.linspace(0, 1, 2001)
    for above, below in ((2, 3), (1, 2)):
        area = np.trapezoid(ladder.bound(below, x), x)
        assert ladder.bound(above, 1.0) == pytest.approx(area, rel=1e-6)
    assert ladder.bound(0, 1.0) == pytest.approx(1 / math.factorial(7))
    for rung in range(4):
        assert np.all(ladder.error(rung, x) <= ladder.bound(rung, x) + 1e-12)


@pytest.mark.parametrize(
    ("name", "degree", "x", "times"),
    [("sine", 6, 1.0, 5000), ("exponential", 5, 1.0, 500), ("logarithm", 3, 0.5, 200)],
)
def test_all_rungs_have_one_scale_until_the_highest_is_stretched(name, degree, x, times):
    named = FUNCTIONS[name]
    missing = degree + 1
    largest = max(named.ceiling, named.function.largest_derivative(missing, 0.0, x))
    series, shown = taylor_polynomial(named.function, 0.0, degree), ranges_of_errors(x, largest)
    ladder = ErrorLadder(series, missing, x, largest, shown)
    assert [plot.y_unit for plot in ladder.plots] == pytest.approx([ladder.plots[0].y_unit] * 4)
    assert ladder.closest == times
    ladder.set_state(swept=[x] * 4, magnified=times)
    top = ladder.plots[0].values(ladder.bounds[0].get_top())[1]
    assert top == pytest.approx(times * largest * x**missing / math.factorial(missing))
    assert 0.4 * largest <= top <= largest


@pytest.mark.parametrize(("factor", "below"), [(5040, 5000), (5000, 5000), (4999, 2000), (1.5, 1)])
def test_a_factor_is_rounded_down(factor, below):
    assert round_below(factor) == pytest.approx(below)


def test_an_area_is_filled_as_far_as_the_bound_above_is_drawn():
    ladder = sine_ladder()
    ladder.set_state(swept=[0.0, 0.0, 0.5, 1.0])
    assert ladder.areas[3].width == pytest.approx(0.5 * ladder.plots[3].x_unit)
    assert ladder.bounds[2].width == pytest.approx(0.5 * ladder.plots[2].x_unit)
    assert not len(ladder.areas[2].points)


def test_the_ball_hops_to_the_lowest_point_and_goes_on_to_the_loss():
    view = LossView()
    view.set_state(weight=FLAT)
    lowest = view.lowest_point(0.5).get_center()
    way = view.way_to_the_loss(0.5)
    hop = view.hop(0.5, run_time=1.0)
    hop.begin()
    hop.interpolate(0.5)
    w, height = view.plot.values(view.ball.get_center())
    assert height > float(LOSS(w)) + 1.0
    hop.interpolate(1.0)
    assert view.ball.get_center() == pytest.approx(lowest)
    settle = view.settle(0.5, run_time=1.0)
    settle.begin()
    settle.interpolate(0.5)
    assert view.ball.get_center()[1] == pytest.approx(way.get_center()[1], abs=0.03)
    settle.interpolate(1.0)
    assert view.plot.values(view.ball.get_center()) == pytest.approx([0.5, float(LOSS(0.5))])


def test_the_lowest_point_of_the_parabola_is_where_newton_jumps():
    view = LossView()
    _, second = second_order_steps(LOSS, NEAR, 1)
    lowest = view.lowest_point(second).get_center()
    assert lowest[1] == pytest.approx(view.parabola().get_bottom()[1], abs=1e-3)


def test_the_model_of_a_smaller_weight_grows_less():
    chart = GrowthChart(frame().left_side)
    before = chart.curve.height
    assert chart.set_state(weight=0.3).curve.height < before


def test_a_degree_runs_by_whole_steps():
    picture = fit("exponential").set_state(degree=2)
    step = picture.step(5.0, run_time=1.0)
    degrees = []
    for share in (0.0, 0.32, 0.34, 0.9, 1.0):
        step.interpolate(share)
        degrees.append(picture.degree)
    assert degrees == [2, 2, 3, 4, 5]


def test_the_sine_has_odd_degrees_only_and_the_band_is_that_of_the_degree():
    picture = fit("sine").set_state(degree=5, banded=7.0)
    assert picture.degrees_up_to(9) == [5]
    series = taylor_polynomial(FUNCTIONS["sine"].function, 0.0, 13)
    picture = Fit(series, FUNCTIONS["sine"].far, 1.0, degree=5).set_state(degree=5, banded=7.0)
    assert picture.degrees_up_to(13) == [5, 7, 9, 11, 13]
    step, seen = picture.step(13, run_time=1.0), []
    for share in (0.0, 0.24, 0.26, 0.7, 1.0):
        step.interpolate(share)
        seen.append((picture.degree, picture.order))
        x, y = picture.plot.values(picture.edges.points[4 * (len(picture.edges.points) // 16)])
        power = picture.order
        assert abs(y - float(picture.made(x))) == pytest.approx(abs(x) ** power / math.factorial(power))
    assert seen == [(5, 7), (5, 7), (7, 9), (9, 11), (13, 15)]


def test_while_a_term_is_on_its_way_a_number_at_zero_keeps_its_value():
    ladder = Ladder(FUNCTIONS["sine"], taylor_polynomial(FUNCTIONS["sine"].function, 0.0, 3), 3)
    told = []
    for share in (0.0, 0.3, 0.99, 1.0):
        ladder.set_state(drawn=ladder.drawn, mended=share)
        told.append([value.refresh().source for value in ladder.fit_values])
    assert told == [["0", "1", "0", "0"]] * 3 + [["0", "1", "0", "−1"]]


def test_the_error_up_to_x_is_a_graph_over_the_axes_of_the_polynomial():
    picture = fit("exponential").set_state(degree=2)
    x, y = picture.plot.values(picture.error_up_to_x().points[-1])
    assert (x, y) == pytest.approx((1.0, math.e - 2.5))


def test_where_the_bound_is_close_to_the_error_both_are_seen():
    ladder = sine_ladder()
    assert all(
        bound.stroke_width >= 2 * error.stroke_width and bound.z_index < error.z_index
        for bound, error in zip(ladder.bounds, ladder.errors, strict=True)
    )


def test_a_hollow_ball_stays_where_the_parabola_was_built():
    view = LossView()
    view.set_state(weight=FLAT)
    mark = view.place_of_the_ball()
    view.set_state(weight=0.5)
    place = view.plot.values(mark.get_center())
    assert place == pytest.approx([FLAT, float(LOSS(FLAT))])


def test_misses_join_the_function_and_its_polynomial():
    picture = fit("sine").set_state(degree=3)
    low, high = (picture.plot.values(point) for point in picture.misses().points[[40, 43]])
    assert low[0] == pytest.approx(high[0])
    assert low[1] == pytest.approx(math.sin(low[0]))
    assert high[1] == pytest.approx(low[0] - low[0] ** 3 / 6)
