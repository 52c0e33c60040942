from __future__ import annotations

import numpy as np

from mathkit.learning.pictures import blossom
from scenes.learning.k_means.palettes import telling


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
