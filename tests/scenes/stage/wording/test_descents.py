from __future__ import annotations

import pytest

from mathkit.functions.quadratics import TILTED_BOWL
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.stage.type.symbols import LEARNING_RATE
from scenes.stage.wording import descents


@pytest.mark.parametrize(
    ("start", "rate", "said"),
    [
        ((3, 2), 0.1, "bends towards"),
        ((3, 2), 0.4, "ever closer"),
        ((3, 2), 0.46, "diverges"),
        ((3, 2), 0.6, "and soon leaves the picture"),
        ((0, 0), 0.1, "level"),
    ],
)
def test_a_descent_on_a_bowl_is_described_by_its_end(
    start: tuple[float, float], rate: float, said: str
) -> None:
    assert said in descents.on_a_bowl(gradient_descent(TILTED_BOWL, start, rate, 40), TILTED_BOWL)


def test_a_descent_that_diverges_slowly_stays_in_the_picture() -> None:
    slow = gradient_descent(TILTED_BOWL, (3, 2), 0.46, 2)
    assert descents.out_of_sight(slow, TILTED_BOWL) == ""


def test_the_letter_of_the_learning_rate_has_its_colour_and_its_name() -> None:
    note = descents.learning_rate()
    assert len(note.part(LEARNING_RATE.role)) == 1
    assert note.source.endswith("the learning rate")
