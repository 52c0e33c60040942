from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.norms import nearest_in_ball, pulled_descent
from scenes.linear_algebra.norms.weights.learned_weights import LearningWalk, edge_numbers, inside_numbers
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


def test_only_a_step_out_of_the_ball_goes_back():
    learner = walk()
    assert learner.goes_back(0) == 0
    assert learner.goes_back(2) == pytest.approx(np.hypot(0.15625, 0.29375))


def test_a_trail_ends_at_the_edge_of_a_close_view():
    learner = walk().set_state(step=3)
    learner.plane.set_state(unit=4.0, origin=(2.0, -4.0))
    learner.redraw()
    assert learner.trail.get_bottom()[1] >= learner.plane.box.bottom - 1e-9


def test_numbers_stand_along_the_edges_below_their_weights():
    view = plane()
    numbers, across, up = edge_numbers(view)
    shown = {each[-1].source: view.values(each.get_center()) for each in numbers}
    assert {"−1", "0", "1"} <= shown.keys()
    for name in (across, up):
        assert name.get_left()[0] >= view.box.left - 0.01
        assert name.get_right()[0] <= view.box.right + 0.01


def test_the_numbers_stand_outside_of_what_is_clear_of_them():
    view = plane()
    clear = inside_numbers(view)
    numbers, _, _ = edge_numbers(view)
    for each in numbers:
        assert each.get_right()[0] < clear.left or each.get_top()[1] < clear.bottom


def test_a_model_is_told_by_its_weights_as_they_are_shown():
    best = np.array([0.3, 1.6])
    assert rated(nearest_in_ball(best, 2), best) == (0.184, 0.983, 0.628)
    assert rated((0.0, 1.0), best) == (0, 1, 0.671)


def test_the_table_follows_the_model():
    weights = [np.zeros(2)]
    table = RatedWords(np.array([0.3, 1.6]), lambda: weights[0])
    weights[0] = np.array([0.0841, 0.9159])
    assert [each.refresh().source for each in table.model[1:]] == ["0.084", "0.916"]
    assert table.distance[1].refresh().source == "0.717"
    assert [each.source for each in table.reader[1:]] == ["0.3", "1.6"]


@pytest.mark.parametrize("best", [(2.5, 2.5), (-2.5, -2.5)])
def test_the_columns_of_the_table_are_apart(best):
    table = RatedWords(np.array(best), lambda: np.array(best))
    assert table.get_right()[0] <= frame().words.right + 0.1
    for rating, weight, name in zip(table.reader, table.model, table.names, strict=True):
        assert name.get_right()[0] + 0.15 < rating.get_left()[0]
        assert rating.get_right()[0] + 0.15 < weight.get_left()[0]
    name, distance = table.distance
    assert name.get_right()[0] + 0.15 < distance.get_left()[0]


def test_what_was_learned_is_rounded_and_says_so():
    assert learned(1, np.array([0.0, 1.0])).source.endswith("$(0, 1)$")
    assert learned(2, np.array([0.1843, 0.9829])).source.endswith("approx (0.184, 0.983)$")


@pytest.mark.parametrize(
    ("best", "caught", "disc"),
    [
        ((0.5, 1.8), "So goal gets weight zero: only the word vote counts", "the same factor"),
        ((-1.8, 0.5), "So vote gets weight zero: only the word goal counts", "the same factor"),
        ((0.6, -1.6), "the weight of goal only approaches zero", "the same factor"),
        ((-1.2, 1.1), "both weights stay", "the same factor"),
        ((0.7, 0.6), "both weights stay", "inside the disc"),
        ((0.2, -0.3), "no step has to go back", "The same"),
        ((0.0, 2.0), "So goal gets weight zero: only the word vote counts", "goal gets zero in the disc"),
    ],
)
def test_the_words_tell_where_the_balls_keep_the_weights(best, caught, disc):
    said = learned_in_words(np.array(best))
    assert caught in said["caught"]
    assert disc in said["disc"]
    assert is_about_the_corner(np.array(best)) == ("perpendiculars" in said["between"])


def test_just_at_the_edge_of_the_right_angles_a_weight_shrinks_in_equal_factors():
    learned_weights = pulled_descent((0.6, 1.6), 1, 0.2, 8).weights[2:, 0]
    np.testing.assert_allclose(learned_weights[1:] / learned_weights[:-1], 0.6)
