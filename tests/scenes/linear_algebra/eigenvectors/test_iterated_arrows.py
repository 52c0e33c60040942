from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.eigen import eigen_decomposition
from mathkit.linear_algebra.power_iteration import power_iteration
from scenes.linear_algebra.eigenvectors.iterated_arrows import IteratedArrow, longest_leg, two_parts
from scenes.linear_algebra.eigenvectors.parts import PartRows, significant
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color

MATRIX, START = [[2, 1], [1, 2]], (-0.8, 1.0)


def iterated(matrix=MATRIX, start=START, steps=6):
    eigen = eigen_decomposition(matrix)
    parts = two_parts(eigen, start, steps)
    return IteratedArrow(eigen, power_iteration(matrix, start, steps), start, steps, parts)


def test_the_legs_add_up_to_the_arrow_at_any_time():
    arrow = iterated()
    for step in np.arange(0, 6, 1 / 16):
        arrow.seek(step)
        first, second = arrow.legs
        np.testing.assert_allclose(second.start, first.end, atol=1e-9)
        np.testing.assert_allclose(second.end, arrow.arrow.end, atol=1e-9)
        along, across = (
            arrow.plane.values(leg.end) - arrow.plane.values(leg.start) for leg in (first, second)
        )
        assert along[0] == pytest.approx(along[1], abs=1e-9)
        assert across[0] == pytest.approx(-across[1], abs=1e-9)


def test_the_matrix_moves_the_arrow_and_then_it_has_its_length_again():
    arrow = iterated()
    tip = arrow.plane.values(arrow.seek(0.5).arrow.end)
    np.testing.assert_allclose(tip, np.array(MATRIX) @ START, atol=1e-9)
    tip = arrow.plane.values(arrow.seek(1.0).arrow.end)
    assert np.linalg.norm(tip) == pytest.approx(np.linalg.norm(START))


@pytest.mark.parametrize(
    ("matrix", "start"),
    [
        (MATRIX, START),
        (MATRIX, (10, -9.9)),
        ([[-3, 0], [0, 1]], (0.01, -0.02)),
        ([[0, -2], [2, 0]], (1, -0.8)),
    ],
)
def test_there_is_room_for_the_arrow_and_its_parts(matrix, start):
    arrow, box = iterated(matrix, start), frame().right_side
    for step in np.arange(0, 6, 1 / 8):
        arrow.seek(step)
        for x, y, _ in (arrow.arrow.end, arrow.legs[0].end):
            assert box.left < x < box.right
            assert box.bottom < y < box.top


def test_the_parts_are_those_that_a_viewer_computes():
    parts = two_parts(eigen_decomposition(MATRIX), START, 3)
    assert parts == pytest.approx(np.array([(0.1, 0.9), (0.3, 0.9), (0.9, 0.9), (2.7, 0.9)]))


@pytest.mark.parametrize(
    ("matrix", "start"),
    [
        ([[0, -1], [1, 0]], START),
        ([[1, 1], [0, 1]], START),
        (MATRIX, (0, 0)),
        (MATRIX, (1, 1)),
        (MATRIX, (1, -1)),
        ([[1, 4], [0, 1.01]], (0, 1)),
    ],
)
def test_there_are_no_two_parts_without_two_lines_or_along_one_line_or_too_long(matrix, start):
    assert two_parts(eigen_decomposition(matrix), start, 6) is None


def test_a_leg_is_as_long_as_the_arrow_at_a_right_angle_at_most():
    vectors = np.eye(2)
    assert longest_leg(vectors, np.array([(3.0, 4.0), (1.0, 0.0)])) == pytest.approx(1)


def test_an_arrow_that_is_sent_to_zero_ends_there():
    arrow = iterated([[0, 4], [0, 0]], (1, 1), 5)
    assert arrow.steps == 2
    np.testing.assert_array_equal(arrow.places[-1], (0, 0))


def test_the_numbers_run_with_the_arrow():
    power = power_iteration([[1, 1], [0, 1]], (1, 1), 3)
    arrow = iterated([[1, 1], [0, 1]], (1, 1), 3)
    numbers = arrow.readings(power)
    for step in (0, 3):
        arrow.seek(step)
        shown = [value.refresh().source for _, value in numbers]
        assert shown == [f"{step} of 3", f"{np.degrees(power.angles_to_dominant[step]):.1f}°"]


def test_there_is_no_angle_where_no_line_dominates():
    turn = [[0, -1], [1, 0]]
    assert len(iterated(turn, (1, 0), 2).readings(power_iteration(turn, (1, 0), 2))) == 1


# Rows of parts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("steps", [1, 6, 20])
def test_rows_begin_with_the_start_end_with_the_last_step_and_are_few(steps):
    parts = two_parts(eigen_decomposition(MATRIX), START, steps)
    rows = PartRows(frame().left_side, parts)
    assert (rows.shown[0], rows.shown[-1]) == (0, steps)
    assert len(rows.shown) == min(steps + 1, 7)
    assert len(rows.come(steps, 0.5)) == 1
    assert rows.come(0.5, 0.5) == []


def test_the_bar_is_cut_in_proportion():
    rows = PartRows(frame().left_side, two_parts(eigen_decomposition(MATRIX), START, 6))
    assert [rows.share(step) for step in (0, 1, 2, 3)] == pytest.approx([0.1, 0.25, 0.5, 0.75])
    *_, bar = rows.rows[1]
    assert bar.first.width / bar.whole.width == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("value", "written"), [(72.9, "72.9"), (0.1, "0.1"), (-3.14159, "−3.142"), (1234.5, "1234"), (0, "0")]
)
def test_a_part_has_four_digits(value, written):
    assert significant(value) == written


@pytest.mark.parametrize(("matrix", "shown"), [(MATRIX, [0, 1]), ([[2, 0], [0, 0]], [0])])
def test_without_a_first_part_every_bar_is_of_the_second_until_it_is_sent_to_zero(matrix, shown):
    rows = PartRows(frame().left_side, two_parts(eigen_decomposition(matrix), START, 6))
    assert not rows.first_is_missing
    alone = rows.second_alone()
    assert alone.first_is_missing
    assert alone.shown == shown
    for *_, bar in alone.rows:
        assert (bar.first.width, bar.second.width) == pytest.approx((0, bar.whole.width))


@pytest.mark.parametrize(("steps", "shown"), [(1, "43%"), (6, "99%"), (20, "> 99.9%")])
def test_the_share_of_the_first_part_stands_in_its_row(steps, shown):
    rows = PartRows(frame().left_side, two_parts(eigen_decomposition(MATRIX), (-0.6, 1), steps))
    *_, share, _ = rows.rows[-1]
    assert shown in share.source


def test_the_arrow_has_the_colour_of_an_image_until_it_is_rescaled():
    arrow = iterated()
    for step, role in ((0.0, "ink"), (0.5, "data"), (1.0, "ink"), (1.5, "data")):
        arrow.seek(step)
        assert arrow.arrow.shaft.get_color().to_hex() == color(role).to_hex()


def test_how_far_the_arrow_is_off_the_first_line_is_written_at_its_tip():
    arrow = iterated(start=(-0.6, 1)).seek(6.0)
    label = arrow.end_label(power_iteration(MATRIX, (-0.6, 1), 6))
    assert label[-1].source == "0.3° from the line of {{ $bold(u)_1$ : path }}"
    assert np.linalg.norm(label.get_center() - arrow.arrow.end) < 3
