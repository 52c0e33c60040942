from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import Scene

from mathkit.learning.linear_regression import fit_line
from scenes.learning.linear_regression.residuals import Residuals
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color

POINTS = np.array([(-1.0, 0.0), (0.0, 1.0), (1.0, 2.5), (4.0, -1.0)])


def sides(picture):
    return np.array([np.ptp(square.points[:, :2], axis=0) for square in picture.squares])


@given(st.floats(-3, 3), st.floats(-4, 4))
def test_every_square_has_its_residual_as_a_side_and_stays_in_the_picture(slope, intercept):
    picture = Residuals(POINTS, [(slope, intercept)]).set_state(weights=(slope, intercept))
    x, y = POINTS.T
    expected = np.abs(slope * x + intercept - y) * picture.plot.y_unit
    assert sides(picture) == pytest.approx(np.column_stack([expected, expected]), abs=1e-6)
    assert picture.squares.get_left()[0] >= picture.plot.box.left - 1e-6
    assert picture.squares.get_right()[0] <= picture.plot.box.right + 1e-6
    assert (
        frame().picture.bottom
        <= picture.squares.get_bottom()[1]
        <= picture.squares.get_top()[1]
        <= frame().picture.top
    )


@given(st.floats(-1, 1))
def test_the_mean_square_is_the_mean_of_the_squares(slope):
    picture = Residuals(POINTS, [(slope, 0.5)]).set_state(weights=(slope, 0.5))
    error = np.mean((slope * POINTS[:, 0] + 0.5 - POINTS[:, 1]) ** 2)
    ((square, _),) = picture.averaged(error)
    assert square.width**2 == pytest.approx(np.mean(sides(picture)[:, 0] ** 2), rel=1e-6)


def test_units_of_x_change_nothing_about_the_squares():
    near, far = (Residuals(POINTS * (scale, 1), [(0.2 / scale, 0)]) for scale in (1, 1e6))
    assert sides(near.set_state(weights=(0.2, 0))) == pytest.approx(
        sides(far.set_state(weights=(0.2e-6, 0))), rel=0.02
    )


def test_of_many_points_some_have_squares_and_a_note_says_so():
    x = np.linspace(0, 1, 100)
    picture = Residuals(np.column_stack([x, x**2]), [(0.0, 0.0)])
    assert len(picture.squares) == 12
    assert picture.points_shown[0].tolist() == [0, 0]
    assert picture.points_shown[-1].tolist() == [1, 1]
    assert "12 of 100" in picture.averaged(1.0)[1].source
    assert len(Residuals(POINTS, [(0.0, 0.0)]).averaged(1.0)) == 1


def test_a_reading_leads_from_x_to_the_line_and_over_to_y():
    picture = Residuals(POINTS, [(0.5, 0.5)])
    up, dot, over = picture.reading(2.0)
    assert picture.plot.values(dot.get_center()) == pytest.approx([2.0, 1.5])
    assert picture.plot.values(up.get_start()) == pytest.approx([2.0, picture.plot.y_range[0]])
    assert picture.plot.values(over.get_end()) == pytest.approx([picture.plot.x_range[0], 1.5])


def test_the_first_line_is_drawn_and_takes_the_colour_of_a_result_when_it_is_found():
    picture = Residuals(POINTS, [(1.0, 0.0), (-1.0, 2.0)])
    ends = [picture.plot.values(end) for end in picture.line.points[[0, -1]]]
    assert [y for _, y in ends] == pytest.approx([x for x, _ in ends])
    assert picture.line.get_stroke_color() == color("path")
    picture.set_state(found=1.0)
    assert picture.line.get_stroke_color() == color("result")
    assert picture.weights == pytest.approx([1.0, 0.0])


def test_the_flat_line_lies_at_the_mean_and_its_square_beside_that_of_the_best():
    picture, fit = Residuals(POINTS, [(1.0, 0.0)]), fit_line(POINTS)
    for point in picture.flat_line.points:
        assert picture.plot.values(point)[1] == pytest.approx(POINTS[:, 1].mean())
    (flat, _), (ours, _) = picture.compared(fit)
    assert (ours.width / flat.width) ** 2 == pytest.approx(fit.error / fit.spread)


def test_the_squares_melt_into_one_mean_which_stays():
    picture, scene = Residuals(POINTS, [(1.0, 0.0)]), Scene()
    ((square, _),) = picture.averaged(2.0)
    for melting in picture.gather(square):
        scene.add(melting.mobject)
        melting.begin()
        melting.finish()
        melting.clean_up_from_scene(scene)
    assert scene.mobjects == [square]


def test_what_only_shows_the_line_leaves_it_where_it_was():
    picture = Residuals(POINTS, [(1.0, 0.5)])
    swing = picture.swing(picture.weights + picture.lift, 1.0)
    swing.begin()
    swing.interpolate(0.5)
    assert picture.weights[1] > 0.5
    swing.interpolate(1.0)
    assert picture.weights == pytest.approx([1.0, 0.5])
    walker = picture.walker()
    picture.run_along(walker, 1.0).interpolate(1.0)
    assert walker.get_center() == pytest.approx(picture.line.get_end())
