from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.gradient_descent import gradient_descent
from mathkit.optimization.momentum import heavy_ball, velocity_parts
from scenes.optimization.momentum.ravines import SecondStep, SplitWalk, ravine_of, ravine_of_a_step
from truth.shapes import corners, inside, values

LOWEST = np.array([8.0, -1.5])
BOWL = ravine(25, LOWEST)
START = np.zeros(2)
BALL = heavy_ball(BOWL, START, 1.8, 0.5, 30)
PICTURE = ravine_of(BOWL, START, BALL.points)


def test_a_ravine_holds_its_descents_and_both_walls_with_equal_units():
    plot = PICTURE.plot
    assert all(plot.shows(*place) for place in (*BALL.points, LOWEST, (0, -3)))
    assert plot.x_unit == pytest.approx(plot.y_unit)


def test_both_arms_reach_the_same_level_line():
    arms, ring, _ = PICTURE.arms(25)
    ends = [PICTURE.plot.values(arm.points[-1]) for arm in arms]
    along, across = (np.linalg.norm(end - LOWEST) for end in ends)
    assert along == pytest.approx(5 * across)
    levels = BOWL.value(np.array([*ends, *values(PICTURE.plot, ring.points[::40])]))
    assert levels == pytest.approx(np.full(len(levels), levels[0]), rel=0.01)


def test_the_slides_go_down_the_wall_and_then_along_the_floor():
    wall, floor = PICTURE.slides(START)
    places = [PICTURE.plot.values(point) for point in (wall.points[0], wall.points[-1], floor.points[-1])]
    np.testing.assert_allclose(places, [START, (0, -1.5), LOWEST], atol=1e-9)


def test_another_view_takes_the_place_of_a_ravine():
    wide = ravine_of(BOWL, START, heavy_ball(BOWL, START, 1.8, 0.95, 30).points)
    assert wide.plot.x_range[1] > PICTURE.plot.x_range[1]
    assert len(PICTURE.zoom(wide)) == 4


def test_a_view_is_widened_only_for_a_descent_that_it_does_not_hold():
    near = ravine_of(BOWL, START)
    assert near.widened(gradient_descent(BOWL, START, 1.8, 30).points) is near
    assert near.zoom(near) == ()
    away = gradient_descent(BOWL, START, 3.0, 30).points
    wide = near.widened(away)
    assert not near.plot.shows(*away[1])
    assert wide.plot.shows(*away[1])


@pytest.mark.parametrize("condition", [4, 25, 50])
@pytest.mark.parametrize("start", [(-10, 0.5), (-4, 3), (-8, 1.5)])
def test_lengths_and_the_name_of_the_lowest_point_stand_clear(condition, start):
    view = ravine_of(ravine(condition, -np.array(start)), START)
    arms, ring, words = view.arms(condition)
    assert len(words) == 4
    assert all(inside(word, view.plot.box) for word in words)
    drawn = np.concatenate([corners(line) for line in (*arms, ring)])
    for word in words:
        (left, bottom, _), (right, top, _) = word.get_corner((-1, -1, 0)), word.get_corner((1, 1, 0))
        x, y = drawn.T[:2]
        assert not np.any((left < x) & (x < right) & (bottom < y) & (y < top))
    centres = np.array([word.get_center() for word in words])
    apart = np.linalg.norm(centres[:, None] - centres, axis=2)[np.triu_indices(4, 1)]
    assert apart.min() > 0.4


def test_a_walk_is_split_into_its_distances_along_and_across():
    path = gradient_descent(BOWL, START, 1.8, 10)
    walk = SplitWalk(PICTURE, path.points, LOWEST, 4).seek(2)
    assert walk.trail.steps == 4
    for arm, axis in ((walk.along, 0), (walk.across, 1)):
        spans = np.ptp(values(PICTURE.plot, corners(arm)), axis=0)
        assert spans[axis] == pytest.approx(abs(path.points[2] - LOWEST)[axis])
        assert spans[1 - axis] == pytest.approx(0, abs=1e-9)


def test_a_distance_under_the_dot_of_the_lowest_point_is_not_drawn():
    walk = SplitWalk(PICTURE, np.array([START, LOWEST - (0.05, 1.0)]), LOWEST, 1)
    assert (walk.along.get_stroke_opacity(), walk.across.get_stroke_opacity()) == (1, 1)
    walk.seek(1)
    assert (walk.along.get_stroke_opacity(), walk.across.get_stroke_opacity()) == (0, 1)


def test_the_names_of_a_step_stand_clear_of_each_other_inside_the_plot():
    kept, _ = velocity_parts(BALL, 2)
    step = SecondStep(PICTURE, BALL.points[:3], kept, ["$a$", "$b$", "$c$", "$d$"])
    assert all(inside(name, PICTURE.plot.box) for name in step.names)
    centres = np.array([name.get_center() for name in step.names])
    apart = np.linalg.norm(centres[:, None] - centres, axis=2)[np.triu_indices(4, 1)]
    assert apart.min() > 0.3


@pytest.mark.parametrize(
    ("condition", "start", "rate", "momentum"),
    [(4, (-4, 0.9), 2.13, 0.99), (4, (-4, 3), 4, 0.99), (50, (-10, 0.5), 4, 0.99), (25, (-8, 1.5), 1.8, 0.5)],
)
def test_the_parts_of_a_step_have_room_beside_it(condition, start, rate, momentum):
    bowl = ravine(condition, -np.array(start))
    path = heavy_ball(bowl, START, rate, momentum, 3)
    kept, _ = velocity_parts(path, 2)
    view = ravine_of_a_step(bowl, path.points[:3], kept)
    step = SecondStep(view, path.points[:3], kept, ["$a$", "$b$", "$c$", "$d$"])
    for thing in (*step.across, *step.along, *step.titles):
        assert inside(thing, view.plot.box)


def test_what_is_kept_begins_as_the_first_step():
    kept, _ = velocity_parts(BALL, 2)
    step = SecondStep(PICTURE, BALL.points[:3], kept, ["$a$", "$b$", "$c$", "$d$"])
    end = step.kept.end
    shrinking = step.come(step.kept, 1.0)
    np.testing.assert_allclose(step.kept.end, step.first.end)
    shrinking.begin()
    shrinking.interpolate(1.0)
    np.testing.assert_allclose(step.kept.end, end)
