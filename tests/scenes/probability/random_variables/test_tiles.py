from __future__ import annotations

import numpy as np
import pytest
from manim import Rectangle

from mathkit.probability.random_variables import draw_normal
from scenes.probability.random_variables.bells import DensityPlot
from scenes.probability.random_variables.tiles import Classification, Fall, Flight, Pile, Tiles

VALUES = draw_normal(1.0, 2.0, 200, 0)
WIDTH = 0.5


def pile(values: np.ndarray = VALUES) -> Pile:
    return Pile(DensityPlot(0.3, (-7.0, 9.0)), values, 0.0, WIDTH, 1 / WIDTH)


def boxes(tiles: Tiles) -> np.ndarray:
    outlines = tiles.points.reshape(-1, 16, 3)[:, :, :2]
    return np.stack([outlines.min(axis=1), outlines.max(axis=1)], axis=1)


def test_tiles_set_out_one_after_the_other_and_all_land() -> None:
    labels = (VALUES > 1).astype(int)
    fall = Fall(pile().plot, pile(), labels)
    assert not any(len(part.points) for part in fall.tiles)
    fall.seek(50.5)
    assert [len(boxes(part)) for part in fall.tiles] == np.bincount(labels[:51]).tolist()
    fall.seek(fall.steps)
    for label, part in enumerate(fall.tiles):
        x = [fall.plot.values(middle)[0] for middle in boxes(part).mean(axis=1)]
        np.testing.assert_array_equal(
            np.floor(np.array(x) / WIDTH), np.floor(VALUES[labels == label] / WIDTH)
        )


def test_tiles_do_not_overlap_once_they_lie() -> None:
    here = pile()
    places = {tuple(np.round(corner, 6)) for corner in here.corners}
    assert len(places) == 200
    assert here.corners[:, 1].min() >= here.plot.box.bottom - 1e-9


@pytest.mark.parametrize("count", [0, 1, 150])
def test_a_bar_falls_apart_and_flies(count: int) -> None:
    bar = Rectangle(width=1.0, height=3.0)
    flight = Flight(bar, pile(VALUES[:count]))
    assert len(boxes(flight.tiles)) == count
    if count:
        assert boxes(flight.tiles)[:, 0, 0].min() >= bar.get_left()[0]
    flight.seek(1.0)
    np.testing.assert_allclose(flight.tiles.corners, flight.pile.corners, atol=1e-9)


def test_tiles_are_classified_from_the_left() -> None:
    guesses = (VALUES < 2).astype(int)
    classified = Classification(pile(), VALUES, guesses)
    assert [len(part.points) // 16 for part in classified.parts] == [200, 0, 0]
    classified.seek(1.0)
    assert len(classified.parts[2].points) // 16 == int((VALUES <= 1).sum())
    classified.seek(np.inf)
    counts = [len(part.points) // 16 for part in classified.parts]
    assert counts == [0, 200 - int(guesses.sum()), int(guesses.sum())]
