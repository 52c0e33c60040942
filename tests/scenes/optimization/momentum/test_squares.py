from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from mathkit.optimization.momentum import best_heavy_ball
from scenes.optimization.momentum.squares import PushSquares
from scenes.stage.shapes.frame import frame
from truth.shapes import corners, inside

CONDITIONS = [4, 10, 25, 50]


def squares(condition: float) -> PushSquares:
    return PushSquares(condition, best_heavy_ball(ravine(condition)))


@pytest.mark.parametrize("condition", CONDITIONS)
def test_both_pushes_are_squares_and_their_sides_are_as_the_root(condition: float) -> None:
    shown = squares(condition)
    for strip in shown.both:
        assert strip.push.width == pytest.approx(strip.push.height)
    assert shown.walls.push.width == pytest.approx(np.sqrt(condition) * shown.floor.push.width)


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_push_is_the_step_without_what_is_kept_or_with_it(condition: float) -> None:
    shown = squares(condition)
    for strip, sign in ((shown.floor, -1), (shown.walls, 1)):
        step, kept, push = (each.width * each.height for each in (strip.step, strip.kept, strip.push))
        assert push == pytest.approx(step + sign * kept)


def test_the_tiles_are_as_large_as_the_smaller_square() -> None:
    shown = squares(25)
    places = corners(shown.tiles)[:, 0]
    cuts = np.unique(np.round(places, 6))
    np.testing.assert_allclose(np.diff(cuts), shown.floor.push.width, atol=1e-4)
    assert len(cuts) == 6


@pytest.mark.parametrize("condition", CONDITIONS)
def test_all_is_inside_and_words_do_not_meet(condition: float) -> None:
    shown = squares(condition)
    assert inside(shown.apart, frame().safe)
    words = (*shown.floor.names, *shown.walls.names, shown.kept, *shown.titles, *shown.rows)
    for index, word in enumerate(words):
        for other in words[:index]:
            x, y, _ = np.abs(word.get_center() - other.get_center())
            assert x > (word.width + other.width) / 2 or y > (word.height + other.height) / 2
