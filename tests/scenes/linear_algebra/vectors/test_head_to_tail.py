from __future__ import annotations

import numpy as np
import pytest
from scenes.linear_algebra.vectors.head_to_tail import HeadToTail, show_step, steps

from mathkit.linear_algebra.vectors import add_vectors
from scenes.stage.axes.planes import Plane

Pair = tuple[float, float]


def drawn(a: Pair, b: Pair) -> HeadToTail:
    return HeadToTail(add_vectors(a, b))


def test_both_ways_and_the_total_meet() -> None:
    arrows = drawn((3, 1), (1, 2))
    np.testing.assert_allclose(arrows.second.start, arrows.first.end)
    np.testing.assert_allclose(arrows.second.end, arrows.total.end)
    np.testing.assert_allclose(arrows.other_way[1].end, arrows.total.end)


@pytest.mark.parametrize(
    ("a", "b"), [((3, 1), (6, 2)), ((3, 1), (-3, -1)), ((2, 1), (-4, -2)), ((0, 3), (0, 1))]
)
def test_arrows_on_one_line_keep_lanes_of_their_own(a: Pair, b: Pair) -> None:
    arrows = drawn(a, b)
    across = arrows.aside / np.linalg.norm(arrows.aside)
    assert arrows.total.start @ across - arrows.first.start @ across > 0.1


def test_steps_add_up_to_the_sum() -> None:
    a, b = np.array([3.0, 1.0]), np.array([-1.0, 2.0])
    plane = Plane([a, b, a + b], largest_unit=np.inf)
    path = steps(plane, (a, "data"), (b, "second"), beside=plane.arrow(a + b))
    np.testing.assert_allclose(plane.values(path[-1][0].end), a + b, atol=0.2)
    assert len(path) == 4


def test_the_name_of_an_arrow_alone_stands_beside_it() -> None:
    for a in ((3.0, 1.0), (-2.0, 4.0), (0.0, 0.0)):
        arrows = drawn(a, (1, 2))
        assert arrows.lone_name[-1].source == "$a$"
        assert 0.1 < np.linalg.norm(arrows.lone_name.get_center() - arrows.first.get_center()) < 2


def test_the_second_arrow_starts_at_the_origin_and_is_set_on_the_head_of_the_first() -> None:
    arrows = drawn((3, 1), (1, 2))
    back = arrows.lift_second()
    for place, end in ((arrows.second.start, (0, 0)), (arrows.second.end, (1, 2))):
        np.testing.assert_allclose(arrows.plane.values(place), end, atol=1e-9)
    back.interpolate(1.0)
    np.testing.assert_allclose(arrows.second.start, arrows.first.end)


def test_the_sum_leaves_its_lane_for_where_it_truly_is() -> None:
    arrows = drawn((3, 1), (6, 2))
    assert np.linalg.norm(arrows.plane.values(arrows.total.start)) > 0.01
    arrows.move_total_in_place().interpolate(1.0)
    np.testing.assert_allclose(arrows.plane.values(arrows.total.start), (0, 0), atol=1e-9)
    np.testing.assert_allclose(arrows.plane.values(arrows.total.end), (9, 3), atol=1e-9)


def test_a_step_grows_beside_its_length() -> None:
    sideways, upwards = drawn((3, 0), (1, 2)).steps_to_first
    assert [type(each).__name__ for each in show_step(sideways).animations] == ["Tween", "FadeIn"]
    assert [type(each).__name__ for each in show_step(upwards).animations] == ["Tween"]
