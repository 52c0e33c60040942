from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means, random_start
from mathkit.learning.pictures import blossom
from scenes.learning.k_means.canvas import PictureCanvas
from scenes.learning.k_means.palettes import PictureAndCopy, telling
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame


def test_the_pixels_that_tell_a_colour_lie_among_their_like():
    cells = np.array([(column, row) for row in range(6) for column in range(12)])
    labels = (cells[:, 0] >= 6).astype(int)
    first, second = telling(cells, labels)
    assert cells[first][0] <= 3
    assert cells[second][0] >= 8


def test_every_colour_that_there_is_is_told_once_and_apart():
    cells = blossom(150, 6, 3.0, 1).cells
    labels = np.random.default_rng(0).choice([0, 1, 3, 4, 5], size=150)
    chosen = telling(cells, labels)
    assert sorted(labels[chosen]) == [0, 1, 3, 4, 5]
    away = np.linalg.norm(cells[chosen][:, None] - cells[chosen], axis=2)
    assert away[np.triu_indices(5, 1)].min() >= 2


@pytest.mark.parametrize(("k", "digits"), [(2, 1), (3, 2), (6, 3)])
def test_colours_are_numbered_in_just_the_bits_that_tell_them_apart(k, digits):
    picture = blossom(150, 6, 1.0, 1)
    canvas = PictureCanvas(CloudPlot(picture.colours, ("", "")), picture, None)
    run = k_means(picture.colours, random_start(picture.colours, k, 0))
    pair = PictureAndCopy(canvas, run, frame().wide)
    written = [number[-1].source for number in pair.numbers]
    assert [int(each, 2) for each in written] == list(range(k))
    assert {len(each) for each in written} == {digits}
    told = {number[-1].source for number in pair.told}
    assert told == set(written)
