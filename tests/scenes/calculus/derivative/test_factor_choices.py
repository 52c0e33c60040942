from __future__ import annotations

import pytest

from scenes.calculus.derivative.factor_choices import FactorChoices
from scenes.stage.shapes.frame import frame


@pytest.mark.parametrize("count", [2, 4, 6])
def test_each_way_takes_h_from_another_factor(count):
    choices = FactorChoices(count)
    letters = [[letter.source for letter in way] for way in choices.ways]
    assert letters == [["h" if column == row else "x" for column in range(count)] for row in range(count)]
    assert choices.width <= frame().picture.width + 1e-6
    assert choices.get_top()[1] == pytest.approx(frame().words.top)
    assert choices.get_bottom()[1] >= frame().picture.bottom


@pytest.mark.parametrize("count", [2, 4, 6])
def test_ways_whose_gaps_are_closed_are_all_the_same(count):
    choices = FactorChoices(count)
    for animation in choices.close_the_gaps(run_time=1.0):
        built = animation.build()
        built.begin()
        built.interpolate(1.0)
        built.finish()
    for way in choices.ways:
        in_order = sorted(way, key=lambda letter: letter.get_x())
        assert [letter.source for letter in in_order] == ["x"] * (count - 1) + ["h"]
        columns = [factor.get_x() for factor in choices.factors]
        assert [letter.get_x() for letter in in_order] == pytest.approx(columns)
