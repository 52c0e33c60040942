from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.norms import distances
from scenes.linear_algebra.norms.walks import (
    crow_walk,
    in_steps,
    king_walk,
    spent,
    street_walk,
    ticked_blocks,
)
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane

A = (-2, -1)


def plane() -> ZoomingPlane:
    return ZoomingPlane([A, (5, 5)])


@pytest.mark.parametrize("walk", [street_walk, king_walk, crow_walk])
def test_every_walk_leads_from_a_to_b(walk):
    walked = walk(plane(), distances(A, (1, 3)))
    np.testing.assert_allclose(walked.here, A)
    walked.set_state(step=walked.steps)
    np.testing.assert_allclose(walked.here, (1, 3))
    np.testing.assert_allclose(walked.plane.values(walked.walker.get_center()), (1, 3), atol=1e-9)


def test_a_count_appears_when_its_stop_is_reached():
    street = street_walk(plane(), distances(A, (1, 3))).set_state(step=4)
    shown = [count[1].source for count in street.numbers if count[1][0].get_fill_opacity()]
    assert shown == ["1", "2", "3", "1"]


@pytest.mark.parametrize(
    ("b", "streets", "king"),
    [
        ((1, 3), ["1", "2", "3", "1", "2", "3", "4"], ["1", "2", "3", "4"]),
        ((0.3, -1), ["1", "2.3"], ["1", "2.3"]),
        ((-2, -4), ["1", "2", "3"], ["1", "2", "3"]),
    ],
)
def test_counts_that_would_touch_are_left_out(b, streets, king):
    found = distances(A, b)
    for walk, expected in ((street_walk(plane(), found), streets), (king_walk(plane(), found), king)):
        assert [count[1].source for count in walk.numbers if len(count)] == expected


@pytest.mark.parametrize(("b", "blocks"), [((1, 3), 3), ((3, 1), 2), ((-2, 3), 0), ((0, 1), 2)])
def test_the_king_ticks_off_the_blocks_of_the_shorter_leg(b, blocks):
    found = distances(A, b)
    ticked = ticked_blocks(found)
    assert len(ticked) == blocks
    lengths = [np.abs(block[1] - block[0]).sum() for block, _ in ticked]
    assert sum(lengths) == pytest.approx(np.abs(found.difference).min())
    for block, drop in ticked:
        np.testing.assert_allclose(drop[1], block[1])
        assert (drop[1] == drop[0]).any()


def test_all_ways_of_the_street_walkers_are_as_long_and_one_ends_at_b():
    found = distances(A, (1, 3))
    ways = spent(found)
    assert len(ways) == 28
    np.testing.assert_allclose([np.abs(np.diff(way, axis=0)).sum() for way in ways], 7)
    ends = {tuple(way[-1]) for way in ways}
    assert len(ends) == 28
    assert (1.0, 3.0) in ends


def test_a_path_stops_after_each_step_and_where_it_bends():
    stops = in_steps(np.array([(0, 0), (1.5, 0), (1.5, -1)]))
    np.testing.assert_allclose(stops, [(0, 0), (1, 0), (1.5, 0), (1.5, -1)])
