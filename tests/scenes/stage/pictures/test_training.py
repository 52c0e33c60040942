from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.logistic_regression import TrainingVerdict
from scenes.stage.frame import WORDS
from scenes.stage.pictures.training import LossPlot, TrainingPanel, how_often, loss_number, outcome
from scenes.stage.writing import formula

FALLS, JUMPS, DIVERGES = TrainingVerdict.FALLS_STEADILY, TrainingVerdict.JUMPS, TrainingVerdict.DIVERGES


@pytest.mark.parametrize(("steps", "said"), [(1, "once"), (2, "twice"), (60, "60 times")])
def test_how_often_something_is_done(steps: int, said: str) -> None:
    assert how_often(steps) == said


@pytest.mark.parametrize(
    ("loss", "written"), [(1.25, "1.25"), (0.0012, "0.001"), (1e-195, "less than 0.001")]
)
def test_a_loss_has_few_digits(loss: float, written: str) -> None:
    assert loss_number(loss) == written


@pytest.mark.parametrize(
    ("verdict", "losses", "said"),
    [
        (FALLS, [1.2, 0.5, 0.2], "the loss falls steadily from 1.2 to 0.2"),
        (FALLS, [1.2, 0.5], "the loss falls from 1.2 to 0.5"),
        (FALLS, [0.69314, 0.69313], "the loss hardly moves from 0.693"),
        (JUMPS, [1, 2, 0.5], "the loss falls from 1 to 0.5, but in jumps, because the steps are too large"),
        (DIVERGES, [1, 2, 3], "the steps are too large, and the loss rises from 1 to 3"),
        (DIVERGES, [1, 2], "the step is too large, and the loss rises from 1 to 2"),
    ],
)
def test_the_outcome_is_told_as_it_is(verdict: TrainingVerdict, losses: list[float], said: str) -> None:
    assert outcome(verdict, np.array(losses)) == said


def test_the_curve_ends_where_the_training_is() -> None:
    plot = LossPlot(WORDS, np.array([3.0, 1.0, 0.5]))
    plot.follow(1.5)
    np.testing.assert_allclose(plot.falling.points[-1], plot.at(1.5, 0.75), atol=1e-9)


def test_a_panel_shows_the_numbers_of_its_step_and_keeps_to_the_box_of_the_words() -> None:
    panel = TrainingPanel(formula("w"), np.array([3.0, 1.0, 0.5]), lambda: 0.75)
    panel.follow(2)
    panel.update()
    shown = [row[1].source for row in panel[0][1]]
    assert shown == ["2", "0.500", "75 %"]
    assert panel.get_bottom()[1] >= WORDS.bottom - 1e-9
    assert panel.get_right()[0] <= WORDS.right + 1e-9
