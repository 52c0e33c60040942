from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from mathkit.linear_algebra.vectors import add_vectors
from scenes.linear_algebra.vectors.arrow_sums import HeadToTail
from scenes.linear_algebra.vectors.multiples import Multiples
from scenes.linear_algebra.vectors.sorted_steps import SortedSteps
from scenes.stage.type.numerals import MINUS

Pair = tuple[float, float]


def drawn(a: Pair, b: Pair) -> HeadToTail:
    return HeadToTail(add_vectors(a, b))


def steps_of(a: Pair, b: Pair) -> SortedSteps:
    sums = drawn(a, b)
    return SortedSteps(sums.plane, a, b, sums.in_place, ("data", "second"))


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


@pytest.mark.parametrize(("a", "b"), [((3, 1), (1, 2)), ((-3, 1), (1, 2)), ((0, 3), (-4, -1))])
def test_the_name_of_the_sum_stands_past_its_tip(a: Pair, b: Pair) -> None:
    arrows = drawn(a, b)
    away = arrows.names[2].get_center() - arrows.total.end
    assert away @ (arrows.total.end - arrows.total.start) > 0
    assert np.linalg.norm(away) < 1.0


def test_the_second_arrow_starts_at_the_origin_and_slides_along_the_first() -> None:
    arrows = drawn((3, 1), (1, 2))
    back = arrows.lift_second()
    back.rate_func = lambda share: share
    for share in (0.0, 0.5, 1.0):
        back.interpolate(share)
        tail = arrows.plane.values(arrows.second.start)
        np.testing.assert_allclose(tail, share * np.array((3, 1)), atol=1e-9)
        np.testing.assert_allclose(arrows.plane.values(arrows.second.end), tail + np.array((1, 2)), atol=1e-9)


@pytest.mark.parametrize("order", [0, 1])
def test_an_arrow_of_the_other_way_slides_from_its_twin(order: int) -> None:
    arrows = drawn((3, 1), (1, 2))
    end = arrows.other_way[order].end
    slide = arrows.slide(order)
    np.testing.assert_allclose(arrows.other_way[order].end, (arrows.second, arrows.first)[order].end)
    slide.interpolate(1.0)
    np.testing.assert_allclose(arrows.other_way[order].end, end)


def test_the_sum_leaves_its_lane_for_where_it_truly_is() -> None:
    arrows = drawn((3, 1), (6, 2))
    assert np.linalg.norm(arrows.plane.values(arrows.total.start)) > 0.01
    arrows.move_total_in_place().interpolate(1.0)
    np.testing.assert_allclose(arrows.plane.values(arrows.total.start), (0, 0), atol=1e-9)
    np.testing.assert_allclose(arrows.plane.values(arrows.total.end), (9, 3), atol=1e-9)


def test_the_area_between_both_ways_is_that_of_the_parallelogram() -> None:
    area = drawn((3, 1), (1, 2)).area.set_state(share=0.5)
    corners = np.array([area.plane.values(corner) for corner in area.get_vertices()])
    np.testing.assert_allclose(sorted(corners.tolist()), [[0, 0], [0.5, 1], [1.5, 0.5], [2, 1.5]], atol=1e-9)


def test_the_middle_two_steps_slide_along_each_other() -> None:
    steps = steps_of((3, 1), (1, 2))
    assert steps.needs_sorting
    for swapped in (0.0, 0.4, 1.0):
        steps.set_state(swapped=swapped)
        ways = [steps.plane.values(each.end) - steps.plane.values(each.start) for each in steps.arrows]
        np.testing.assert_allclose(ways, [(3, 0), (0, 1), (1, 0), (0, 2)], atol=1e-9)
        starts = [steps.plane.values(each.start) for each in steps.arrows]
        np.testing.assert_allclose(starts[1:3], [(3 + swapped, 0), (3, 1 - swapped)], atol=1e-9)


def test_steps_that_are_sorted_stay_and_those_of_no_length_have_no_number() -> None:
    for a, b in (((3, 0), (1, 2)), ((3, 1), (0, 2))):
        steps = steps_of(a, b)
        assert not steps.needs_sorting
        assert steps.swapped == 1.0
        assert [label is None for label in steps.numbers] == [not size for size in (*a, *b)]


def test_the_sums_of_the_axes_are_as_long_as_the_total() -> None:
    steps = steps_of((3, 1), (-5, 2))
    ways = [steps.plane.values(each[0].end) - steps.plane.values(each[0].start) for each in steps.sums]
    np.testing.assert_allclose(ways, [(-2, 0), (0, 3)], atol=1e-9)


def test_a_step_back_has_a_lane_of_its_own() -> None:
    steps = steps_of((3, 1), (-1, 2)).set_state(swapped=1.0)
    assert abs(steps.arrows[2].start[1] - steps.arrows[0].end[1]) > 0.1


def test_numbers_are_hidden_while_the_middle_two_steps_run_over_them() -> None:
    steps = steps_of((3, 1), (1, 2))
    seen = {
        swapped: [
            round(label[1][0].get_fill_opacity(), 2) for label in steps.set_state(swapped=swapped).numbers
        ]
        for swapped in (0.0, 0.5, 1.0)
    }
    assert seen == {0.0: [1, 1, 1, 1], 0.5: [1, 0, 0, 1], 1.0: [1, 1, 1, 1]}


def test_numbers_may_stand_outside_of_the_steps() -> None:
    sums = drawn((3, 1), (3, 1))
    steps = SortedSteps(sums.plane, (3, 1), (3, 1), sums.in_place, ("data", "data"), outside=True)
    for step, label in enumerate(steps.set_state(swapped=1.0).numbers):
        assert label is not None
        away = label.get_center() - steps.arrows[step].get_center()
        assert away[1] < -0.2 if step % 2 == 0 else away[0] > 0.2


@pytest.mark.parametrize("half", [(-5, -5), (5, 0.005), (1.665, -5), (0.005, 5), (1.5, 0.5)])
def test_two_numbers_in_a_row_keep_clear_of_each_other_however_short_their_steps_are(half: Pair) -> None:
    plane = Multiples(2 * np.array(half), (1.0, 2.0, -3.0)).plane
    around = plane.arrow(half, "data", tail=half)
    steps = SortedSteps(plane, half, half, around, ("data", "data"), outside=True).set_state(swapped=1.0)
    labels = [label for label in steps.numbers if label is not None]
    assert [label[-1].source for label in labels] == 2 * [str(x).replace("-", MINUS) for x in half]
    for one, other in combinations(labels, 2):
        apart = np.abs(one.get_center() - other.get_center())[:2]
        sides = np.array([one.width + other.width, one.height + other.height]) / 2
        assert (apart > sides).any()
    for label, arrow in zip(labels, steps.arrows, strict=True):
        assert np.linalg.norm(label.get_center() - arrow.get_center()) < 0.8


@pytest.mark.parametrize("a", [(10, 0), (-10, 0), (0, 10), (0, -10)])
def test_a_step_along_an_axis_and_back_is_in_two_lanes_with_numbers_on_both_sides(a: Pair) -> None:
    axis, back = int(a[0] == 0), -np.array(a)
    plane = Multiples(a, (1.0, 2.0)).plane
    around = plane.arrow(back, "data", tail=a)
    steps = SortedSteps(plane, a, back, around, ("data", "data"), outside=True)
    there, again = steps.arrows[axis], steps.arrows[axis + 2]
    one, other = steps.numbers[axis], steps.numbers[axis + 2]
    assert one is not None
    assert other is not None
    lane, aside = (again.get_center() - there.get_center(), other.get_center() - one.get_center())
    assert np.linalg.norm(lane) > 0.1
    assert lane @ aside > 0.5 * np.linalg.norm(lane)
