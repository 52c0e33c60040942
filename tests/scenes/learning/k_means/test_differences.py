from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means
from scenes.learning.k_means.differences import SquaredWay
from scenes.learning.k_means.walks import WalkingCentre, walk_of
from scenes.learning.k_means.words import group_note
from scenes.stage.pictures.clouds import CloudPlot

POINTS = np.array([(0.0, 0.0), (2.0, 0.0), (0.0, 2.0), (9.0, 9.0), (9.0, 8.0), (-9.0, -9.0)])
PLOT = CloudPlot(POINTS, ("", ""))
WALK = walk_of(k_means(POINTS, [(0, 0), (9, 9), (-9, -9)]))


def shapes(row) -> list[int]:
    """How many corners each shape has that a row has in common with others."""
    return [len(shape.points) for shape in row.part("kept")]


def test_what_stays_of_the_squares_is_the_same_in_each_row():
    squares = SquaredWay(group_note(3, "pixels"))
    assert shapes(squares.one) == shapes(squares.all) == shapes(squares.rule)
    assert shapes(squares.cross) == shapes(squares.crosses)
    feet = [row.part("kept")[0].get_bottom()[1] for row in (squares.one, squares.all, squares.rule)]
    assert feet == pytest.approx([feet[0]] * 3)
    assert squares.all.get_bottom()[1] > squares.crosses.get_top()[1]


def test_the_cross_terms_go_on_below_the_right_hand_side():
    squares = SquaredWay(group_note(3, "pixels"))
    for row, cross in ((squares.one, squares.cross), (squares.all, squares.crosses)):
        begin = cross.part("kept").get_left()[0]
        assert begin > row.part("equals").get_right()[0]
        assert cross.part("name").get_right()[0] < begin - 0.12
        assert cross.get_left()[0] >= row.get_left()[0]


def test_the_names_of_level_and_rise_stand_one_over_the_other_beyond_the_end_of_the_walk():
    walker = WalkingCentre(PLOT, WALK, filled=True).set_state(away=WALK.reach)
    level, rise = walker.level_name, walker.rise_name
    assert level.get_top()[1] < rise.get_bottom()[1]
    assert level.get_bottom()[1] > walker.bowl.at(0.0, 0.0)[1]
    end = walker.rise.end[0]
    assert all(name.get_left()[0] > walker.bowl.box.right > end for name in (level, rise))
    assert walker.bowl.x_range == pytest.approx((-1.1 * WALK.reach, 1.1 * WALK.reach))
