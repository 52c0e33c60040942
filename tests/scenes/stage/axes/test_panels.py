import numpy as np
import pytest
from manim import Rectangle

from scenes.stage.axes.panels import Panel
from scenes.stage.shapes.frame import BELOW_WORDS, Box
from scenes.stage.type.readouts import Reading
from scenes.stage.type.writing import formula


def test_the_curve_gets_the_room_under_the_words() -> None:
    given = []

    def curve_in(box: Box) -> Rectangle:
        given.append(box)
        return Rectangle(width=box.width, height=box.height).move_to(box.center)

    box = Box(-3, 3, -3, 2)
    panel = Panel(
        [formula("x^2")], [Reading("step", lambda: 3.0), Reading("loss", lambda: 0.5)], curve_in, box=box
    )
    words, curve = panel
    assert words.get_top()[1] == pytest.approx(2)
    assert words.get_bottom()[1] - curve.get_top()[1] == pytest.approx(BELOW_WORDS)
    np.testing.assert_allclose(curve.get_corner((-1, -1, 0)), (-3, -3, 0))
    assert given == [Box(-3, 3, -3, words.get_bottom()[1] - BELOW_WORDS)]
    assert panel.curve is curve
    assert [row[1].source for row in panel.numbers] == ["3", "0.5"]
