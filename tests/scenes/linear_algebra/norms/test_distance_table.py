from __future__ import annotations

import pytest
from manim.animation.animation import prepare_animation

from mathkit.linear_algebra.norms import distances
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.distance_table import AIRY, COMPACT, FAMILY, DistanceTable
from scenes.stage.shapes.frame import frame


def test_each_row_has_its_walk_above_it_and_fits_beside_the_picture():
    table = DistanceTable(distances((-5, -4.9), (4.9, 5)))
    for walk, head, row, baseline in zip(table.walks, table.heads, table.rows, AIRY, strict=True):
        assert row.baseline == pytest.approx(baseline)
        assert head.baseline == pytest.approx(walk.baseline)
        assert walk.get_bottom()[1] > row.get_top()[1] + 0.1
    assert table.get_right()[0] <= frame().words.right + 1e-6


def test_the_rows_stand_in_the_order_in_which_they_are_told():
    for baselines in (AIRY, COMPACT):
        told = [baselines[index] for index in words.TOLD]
        assert told == sorted(told, reverse=True)


def test_the_rows_close_up_and_leave_room_for_the_formula_of_all():
    table = DistanceTable(distances((-2, -1), (1, 3)))
    together = table.close_up(1.0)
    for each in together.animations:
        built = prepare_animation(each)
        built.begin()
        built.interpolate(1.0)
    assert [row.baseline for row in table.rows] == pytest.approx(COMPACT)
    assert min(COMPACT) == COMPACT[1] > FAMILY  # it comes from the row of the 2-norm
