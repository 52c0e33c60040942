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
    assert choices.height <= frame().picture.height - 1
