from __future__ import annotations

import pytest

from mathkit.probability.bayes import bayes
from scenes.probability.bayes_theorem.question import Question


def test_the_bars_are_empty_until_they_are_filled():
    question = Question(bayes(0.01, 0.99, 0.05))
    assert [bar.part.width for bar in question.bars] == pytest.approx([0.0, 0.0])
    bar = question.bars[0].set_state(share=0.99)
    assert bar.part.width == pytest.approx(0.99 * bar.whole.width)
    assert bar.part.get_left() == pytest.approx(bar.whole.get_left())
