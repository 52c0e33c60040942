from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means
from scenes.learning.k_means.proof.differences import SquaredWay
from scenes.learning.k_means.proof.formulas import rule_in_numbers
from scenes.learning.k_means.proof.walks import WalkingCentre, walk_of
from scenes.stage.pictures.clouds import CloudPlot

POINTS = np.array([(0.0, 0.0), (2.0, 0.0), (0.0, 2.0), (9.0, 9.0), (9.0, 8.0), (-9.0, -9.0)])
PLOT = CloudPlot(POINTS, ("", ""))
WALK = walk_of(k_means(POINTS, [(0, 0), (9, 9), (-9, -9)]))


def shapes(row) -> list[int]:
    """How many corners each shape has that a row has in common with others."""
    return [len(shape.points) for shape in row.part("kept")]


def test_what_stays_of_the_squares_is_the_same_for_one_point_and_for_all():
    squares = SquaredWay(WALK)
    for one, all_ in zip(squares.one, squares.all, strict=True):
        assert shapes(one) == shapes(all_)
        assert one.part("axis").get_center()[1] == pytest.approx(all_.part("axis").get_center()[1])


def test_no_row_is_an_equation_without_its_cross_term():
    squares = SquaredWay(WALK)
    for left, right, cross in (squares.one, squares.all):
        assert left.get_bottom()[1] > right.get_top()[1]
        assert right.part("axis").get_center()[1] == pytest.approx(cross.part("axis").get_center()[1])
        assert right.get_right()[0] < cross.get_left()[0]
        for name in (squares.note, squares.reason):
            assert name.get_left()[0] > left.get_right()[0]
            assert name.get_bottom()[1] > cross.get_top()[1]


def test_the_rule_in_numbers_is_that_of_the_end_of_the_walk():
    assert SquaredWay(WALK).numbers.source.replace('"', "").startswith("approx 3 dot 1.2^2")
    assert rule_in_numbers(7, 2.5e6, 0.254).source.count("(") == 4  # a power of ten is squared as a whole


@pytest.mark.parametrize("points", [POINTS, POINTS * (1, 0.01), [(0, 0), (6, 0), (6, 0.1), (6, 0.2)]])
def test_the_names_of_level_and_rise_stand_at_them_and_clear_of_the_bowl(points):
    run = k_means(points, points[:1])
    walker = WalkingCentre(CloudPlot(points, ("", "")), walk_of(run), "pixels", filled=True)
    walk, bowl = walker.walk, walker.bowl
    walker.set_state(away=walk.reach)
    assert walker.rise_name.get_center()[0] == pytest.approx(walker.rise.end[0])
    assert walker.rise_name.get_bottom()[1] > bowl.box.top
    level = walker.level_name
    assert level.get_bottom()[1] > bowl.box.bottom
    assert bowl.box.left < level.get_left()[0] < level.get_right()[0] <= bowl.box.right + 1e-9
    under = level.get_top()[1] < bowl.at(0.0, walk.least)[1]
    x, _ = bowl.values(level.get_right())
    assert under or bowl.values(level.get_top())[1] < walk.sum_of_squares(x)
