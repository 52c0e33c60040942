from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means
from scenes.learning.k_means.proof.differences import Loop, TwoSteps
from scenes.learning.k_means.proof.walks import WalkingCentre, walk_of
from scenes.stage.pictures.clouds import CloudPlot

POINTS = np.array([(0.0, 0.0), (2.0, 0.0), (0.0, 2.0), (9.0, 9.0), (9.0, 8.0), (-9.0, -9.0)])
RUN = k_means(POINTS, [(0, 0), (9, 9), (-9, -9)])
PLOT = CloudPlot(POINTS, ("", ""))
WALK = walk_of(RUN)


def test_the_way_leads_back_to_where_the_centre_came_from():
    assert WALK.members.tolist() == [0, 1, 2]
    np.testing.assert_allclose(WALK.mean, (2 / 3, 2 / 3))
    np.testing.assert_allclose(WALK.side * WALK.direction, -np.sqrt([0.5, 0.5]))


def test_the_way_is_drawn_as_it_leads_in_the_plane():
    assert WALK.direction[0] > 0  # to the right in the bowl is to the right in the plane
    walker = WalkingCentre(PLOT, WALK, "pixels", filled=True)
    left, right = (
        (walker.set_state(away=away).walker.get_x(), walker.mark.places[0][0]) for away in (-1.0, 1.0)
    )
    assert left[0] < right[0]
    assert left[1] < right[1]


def test_the_way_ends_where_the_points_do():
    assert WALK.reach == pytest.approx(0.9 * np.sqrt(16 / 9))
    cornered = walk_of(k_means(POINTS[:4], [(0, 0), (9, 9)]))
    assert cornered.members.tolist() == [0, 1, 2]
    assert cornered.reach == pytest.approx(2 / 3 * np.sqrt(2))


def test_a_centre_with_room_goes_before_one_that_lowers_the_inertia_more():
    middle, edge = [(4.0, 5.0), (6.0, 5.0)], [(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 4.0)]
    run = k_means(middle + edge, [(6.0, 5.0), (0.0, 4.0)])
    assert walk_of(run).members.tolist() == [0, 1]


def test_the_sum_of_squares_grows_by_the_square_of_the_detour_for_each_point():
    for away in (-1.5, 0.0, 0.7):
        place = WALK.mean + away * WALK.direction
        assert WALK.sum_of_squares(away) == pytest.approx(np.sum((POINTS[:3] - place) ** 2))


def test_the_walker_shows_the_sum_of_squares_of_the_place_of_the_centre():
    walker = WalkingCentre(PLOT, WALK, "pixels", filled=True).set_state(away=WALK.reach)
    assert walker.bowl.values(walker.walker.get_center()) == pytest.approx(
        [WALK.reach, WALK.sum_of_squares(WALK.reach)]
    )
    assert walker.bowl.values(walker.rise.start)[1] == pytest.approx(WALK.least)


def ends_of(loop: Loop) -> tuple[np.ndarray, np.ndarray]:
    """Where the arrows start, and their tips."""
    return loop.shafts.points[::4, :2], loop.heads.points.reshape(-1, 12, 3)[:, 0, :2]


def test_the_differences_start_as_arrows_from_the_mean_to_the_points():
    starts, tips = ends_of(Loop(WalkingCentre(PLOT, WALK, "pixels", filled=True)))
    np.testing.assert_allclose(starts, np.tile(PLOT.to_frame([WALK.mean]), (3, 1)))
    np.testing.assert_allclose(sorted(map(tuple, tips)), sorted(map(tuple, PLOT.to_frame(POINTS[:3]))))


def test_the_differences_laid_head_to_tail_lead_from_the_mean_back_to_it():
    loop = Loop(WalkingCentre(PLOT, WALK, "pixels", filled=True)).set_state(laid=1.0)
    starts, tips = ends_of(loop)
    np.testing.assert_allclose(starts[0], PLOT.to_frame([WALK.mean])[0])
    np.testing.assert_allclose(tips[-1], starts[0], atol=1e-9)
    np.testing.assert_allclose(tips[:-1], starts[1:], atol=1e-9)
    box = PLOT.box
    assert ((tips >= (box.left, box.bottom)) & (tips <= (box.right, box.top))).all()


def test_the_differences_are_laid_one_after_another():
    loop = Loop(WalkingCentre(PLOT, WALK, "pixels", filled=True)).set_state(laid=0.8)
    starts, tips = ends_of(loop)
    np.testing.assert_allclose(starts[2], starts[0])
    assert np.linalg.norm(starts[1] - starts[0]) > 0.1
    assert len(tips) == 3


def test_differences_are_never_enlarged():
    near = CloudPlot(np.array([(0.0, 0.0), (0.1, 0.0), (9.0, 9.0)]), ("", ""))
    walk = walk_of(k_means([(0, 0), (0.1, 0), (9, 9)], [(0, 0), (9, 9)]))
    assert Loop(WalkingCentre(near, walk, "pixels", filled=True)).factor == 1.0


def test_two_steps_lead_from_the_centre_through_the_mean_to_a_point():
    walker = WalkingCentre(PLOT, WALK, "pixels", filled=True).set_state(away=WALK.reach)
    steps = TwoSteps(walker, WALK.reach, Loop(walker))
    np.testing.assert_allclose(
        PLOT.values(steps.to_mean.start), WALK.mean + WALK.reach * WALK.direction, atol=1e-9
    )
    np.testing.assert_allclose(PLOT.values(steps.to_mean.end), WALK.mean, atol=1e-9)
    np.testing.assert_allclose(steps.on.start, steps.to_mean.end)
    assert np.linalg.norm(POINTS[:3] - PLOT.values(steps.on.end), axis=1).min() < 1e-9
    edge, place = steps.direct.points[[0, -1], :2]
    np.testing.assert_allclose(place, steps.on.end[:2])
    along, from_centre = place - edge, place - steps.to_mean.start[:2]
    assert along[0] * from_centre[1] == pytest.approx(along[1] * from_centre[0])


def test_there_is_no_way_where_no_group_has_two_places():
    alone = k_means([(0, 0), (1, 1), (5, 5)], [(0, 0), (1, 1), (5, 5)])
    assert walk_of(alone).reach == 0
