from __future__ import annotations

import re

import numpy as np
import pytest

from mathkit.linear_algebra.norms import nearest_in_ball, pulled_descent
from scenes.linear_algebra.norms.weights.learned_weights import (
    LearningWalk,
    Wedge,
    corner_view,
    edge_numbers,
)
from scenes.linear_algebra.norms.weights.learning_words import is_about_the_corner, learned_in_words
from scenes.linear_algebra.norms.weights.rated_words import RatedWords, learned, rated
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane
from scenes.stage.shapes.frame import frame


def plane() -> ZoomingPlane:
    return ZoomingPlane([(-1.3, -1.3), (1.3, 2.0)], margin=0.65)


def walk(best=(0.3, 1.6), p=1) -> LearningWalk:
    return LearningWalk(plane(), pulled_descent(best, p, 0.25, 8))


def test_a_model_steps_out_of_its_ball_and_goes_back():
    learner, sizes = walk(), []
    for step in (0, 0.5, 1, 1.5, 2):
        learner.set_state(step=step)
        sizes.append(float(np.abs(learner.plane.values(learner.dot.get_center())).sum()))
    np.testing.assert_allclose(sizes, (0, 0.95, 0.95, 1.425, 1), atol=1e-9)


def test_a_model_has_the_weights_of_its_last_whole_step():
    learner = walk()
    for step, expected in ((0.9, (0, 0)), (1.0, (0.15, 0.8)), (1.5, (0.15, 0.8)), (3.0, (0, 1))):
        np.testing.assert_allclose(learner.set_state(step=step).point, expected, atol=1e-12)


@pytest.mark.parametrize(
    ("best", "p", "enough"),
    [((0.3, 1.6), 1, 3), ((0.3, 1.6), 2, 2), ((0.0, 2.0), 1, 1), ((0.0, 0.0), 1, 0), ((0.2, 0.3), 1, 8)],
)
def test_a_model_has_learned_when_its_weights_stay(best, p, enough):
    assert walk(best, p).enough == enough


@pytest.mark.parametrize(("best", "first"), [((0.3, 1.6), 1), ((2.0, 2.0), 0), ((0.2, 0.3), -1)])
def test_the_first_step_that_leads_out_of_the_ball(best, first):
    assert walk(best).first_return == first


def test_a_trail_may_begin_at_a_later_step():
    learner = walk().set_state(step=2, start=1)
    trail = [learner.plane.values(point) for point in learner.trail.points]
    np.testing.assert_allclose([trail[0], trail[3], trail[-1]], [(0.15, 0.8), (0.225, 1.2), (0.0125, 0.9875)])


def test_only_a_step_out_of_the_ball_goes_back():
    learner = walk()
    assert learner.goes_back(0) == 0
    assert learner.goes_back(2) == pytest.approx(np.hypot(0.15625, 0.29375))


def test_a_trail_ends_at_the_edge_of_a_close_view():
    learner = walk().set_state(step=3)
    learner.plane.set_state(unit=4.0, origin=(2.0, -4.0))
    learner.redraw()
    assert learner.trail.get_bottom()[1] >= learner.plane.box.bottom - 1e-9


@pytest.mark.parametrize("corner", [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0)])
def test_a_wedge_holds_what_its_corner_catches(corner):
    wedge = Wedge(plane(), corner).set_state(opened=1.0)
    outline = np.array([wedge.plane.values(point) for point in wedge.area.points])
    for point in outline:
        np.testing.assert_allclose(nearest_in_ball(point, 1), corner, atol=1e-9)
    assert len(wedge.lines.points) == 8


def test_a_wedge_stands_at_a_right_angle_to_both_edges_of_the_diamond():
    wedge = Wedge(plane(), (0.0, 1.0)).set_state(opened=0.2)
    starts, ends = ([wedge.plane.values(point) for point in wedge.lines.points[k::4]] for k in (0, 3))
    along = np.array(ends) - np.array(starts)
    np.testing.assert_allclose(np.abs(along[:, 0]), along[:, 1])  # the edges fall off at 45 degrees


@pytest.mark.parametrize("best", [(2.5, 2.5), (-2.5, 2.5), (2.5, -0.1), (-0.2, -2.5), (0, 0)])
def test_best_weights_and_the_nearest_point_are_seen_in_the_close_view(best):
    nearest = nearest_in_ball(best, 1)
    view = ZoomingPlane([(-3, -3), (3, 3)])
    view.zoom(corner_view(np.array(best), nearest), margin=0.65).interpolate(1.0)
    for point in (best, nearest):
        x, y, _ = view.at(point)
        assert view.box.left < x < view.box.right
        assert view.box.bottom < y < view.box.top


def test_numbers_stand_along_the_edges_below_their_weights():
    view = plane()
    numbers, across, up = edge_numbers(view)
    shown = {each[-1].source: view.values(each.get_center()) for each in numbers}
    assert {"−1", "0", "1"} <= shown.keys()
    for name in (across, up):
        assert name.get_left()[0] >= view.box.left - 0.01
        assert name.get_right()[0] <= view.box.right + 0.01


def test_in_a_close_view_no_number_lies_on_the_diamond_or_on_what_its_corners_catch():
    view = ZoomingPlane([(-3, -3), (3, 3)])
    view.zoom(corner_view(np.array([0.3, 1.6]), np.array([0.0, 1.0])), margin=0.65).interpolate(1.0)
    numbers = edge_numbers(view, close=True)
    assert {each[-1].source for each in numbers} == {"1"}
    for each in numbers:
        x, y = np.abs(view.values(each.get_center()))
        assert x + y > 1
        assert abs(x - y) < 1


TEXTS = ((8, 4), (2, 7))


def test_a_text_adds_up_its_weights_as_they_are_shown():
    in_disc = nearest_in_ball((0.3, 1.6), 2)
    assert rated(in_disc, TEXTS) == pytest.approx((0.184, 0.983, 5.404, 7.249))
    assert rated((0.0, 1.0), TEXTS) == pytest.approx((0, 1, 4, 7))


def test_the_table_follows_the_model():
    weights = [np.zeros(2)]
    table = RatedWords(np.array([0.3, 1.6]), TEXTS, lambda: weights[0])
    weights[0] = np.array([0.5, 0.3])
    assert [each.refresh().source for each in table.model] == ["0.500", "0.300", "5.200", "3.100"]
    assert [each.source for each in table.reader[1:]] == ["0.3", "1.6", "8.8", "11.8"]
    assert [each.source for each in table.texts] == ["article (8, 4)", "letter (2, 7)"]
    assert (
        re.sub(r"[{}\s]|: \w+", "", table.worked().source) == '#words[article:]"8"dot"0.5"+"4"dot"0.3"="5.2"'
    )


@pytest.mark.parametrize("best", [(2.5, 2.5), (-2.5, -2.5)])
def test_the_columns_of_the_table_are_apart(best):
    table = RatedWords(np.array(best), ((9, 9), (9, 9)), lambda: np.array(best))
    assert table.get_right()[0] <= frame().words.right + 0.1
    for rating, score, name in zip(table.reader[3:], table.model[2:], table.texts, strict=True):
        assert name.get_right()[0] + 0.15 < rating.get_left()[0]
        assert rating.get_right()[0] + 0.15 < score.get_left()[0]


def test_what_was_learned_is_rounded_and_says_so():
    assert learned(1, np.array([0.0, 1.0])).source.endswith("$(0, 1)$")
    assert learned(2, np.array([0.1843, 0.9829])).source.endswith("approx (0.184, 0.983)$")


@pytest.mark.parametrize(
    ("best", "diamond", "disc"),
    [
        ((0.5, 1.8), "so goal gets weight zero: only votes count", "by one factor"),
        ((-1.8, 0.5), "so vote gets weight zero: only goals count", "by one factor"),
        ((0.6, -1.6), "the weight of goal approaches zero", "by one factor"),
        ((-1.2, 1.1), "both weights stay", "by one factor"),
        ((0.7, 0.6), "both weights stay", "inside the disc"),
        ((0.2, -0.3), "inside the diamond", "The same"),
        ((0.0, 2.0), "so goal gets weight zero: only votes count", "own weight of goal is zero"),
    ],
)
def test_the_words_tell_where_the_balls_keep_the_weights(best, diamond, disc):
    said = learned_in_words(np.array(best))
    assert diamond in said["diamond"]
    assert disc in said["disc"]
    assert is_about_the_corner(np.array(best)) == ("perpendiculars" in said["diamond"])


def test_just_at_the_edge_of_the_right_angles_a_weight_shrinks_in_equal_factors():
    learned_weights = pulled_descent((0.6, 1.6), 1, 0.2, 8).weights[2:, 0]
    np.testing.assert_allclose(learned_weights[1:] / learned_weights[:-1], 0.6)
