from __future__ import annotations

import numpy as np
import pytest

from scenes.stage.pictures.training import TrainingPanel, loss_number, ranges_of_training
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import formula


@pytest.mark.parametrize(
    ("loss", "written"), [(1.25, "1.25"), (0.0012, "0.001"), (1e-195, "less than 0.001")]
)
def test_a_loss_has_few_digits(loss: float, written: str) -> None:
    assert loss_number(loss) == written


LOSSES, ACCURACIES = np.array([3.0, 1.0, 0.5]), np.array([0.25, 0.5, 0.75])


def test_the_curve_ends_where_the_training_is() -> None:
    panel = TrainingPanel(formula("w"), LOSSES, ACCURACIES).seek(1.5)
    np.testing.assert_allclose(panel.falling.points[-1], panel.plot.at(1.5, 0.75), atol=1e-9)


def test_a_panel_shows_the_numbers_of_its_step_and_keeps_to_the_box_of_the_words() -> None:
    panel = TrainingPanel(formula("w"), LOSSES, ACCURACIES)
    panel.seek(2)
    panel.update()
    shown = [row[1].source for row in panel[0][1]]
    assert shown == ["2", "0.500", "75%"]
    panel.seek(1.9)
    panel.update()
    assert [row[1].source for row in panel[0][1]] == ["1", "1.000", "50%"]
    assert panel.get_bottom()[1] >= frame().words.bottom - 1e-9
    assert panel.get_right()[0] <= frame().words.right + 1e-9


def test_a_panel_may_count_what_is_right() -> None:
    panel = TrainingPanel(None, LOSSES, ACCURACIES, count=8)
    panel.seek(1)
    panel.update()
    name, value = panel.numbers[2]
    assert (name.source, value.source) == ("right", "4 of 8")


def test_panels_of_several_films_show_the_same_if_they_are_told_to() -> None:
    longer = ranges_of_training(np.array([4.0, 3.0, 2.0, 1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125]))
    panel = TrainingPanel(None, LOSSES, ACCURACIES, shown=longer).seek(2)
    assert (panel.plot.x_range, panel.plot.y_range) == ((0, 8), (0, 4.2))
    np.testing.assert_allclose(panel.falling.points[-1], panel.plot.at(2, 0.5), atol=1e-9)


def test_a_panel_may_show_the_first_steps_only() -> None:
    first = ranges_of_training(LOSSES[:2])
    panel = TrainingPanel(None, LOSSES, ACCURACIES, shown=first).seek(2)
    np.testing.assert_allclose(panel.falling.points[-1], panel.plot.at(1, 1.0), atol=1e-9)
    assert "the first steps" in [label.source for label in panel.plot.labels]
    whole = TrainingPanel(None, LOSSES, ACCURACIES)
    assert "steps" in [label.source for label in whole.plot.labels]
