from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means, random_start
from mathkit.learning.pictures import blossom
from scenes.learning.k_means.canvas import PictureCanvas
from scenes.learning.k_means.palettes import PictureAndCopy, telling_row
from scenes.stage.pictures.clouds import CloudPlot
from scenes.stage.shapes.frame import frame


def test_a_row_with_the_most_different_labels_tells_them():
    cells = np.array([(column, row) for row in range(6) for column in range(12)])
    labels = (cells[:, 0] >= 6) & (cells[:, 1] >= 3)
    told = telling_row(cells, labels.astype(int))
    assert cells[told].tolist() == [[column, 3] for column in range(12)]  # the one nearest the middle


@pytest.mark.parametrize(("k", "digits"), [(2, 1), (3, 2), (6, 3)])
def test_colours_are_numbered_in_just_the_bits_that_tell_them_apart(k, digits):
    picture = blossom(150, 6, 1.0, 1)
    canvas = PictureCanvas(CloudPlot(picture.colours, ("", "")), picture, None)
    run = k_means(picture.colours, random_start(picture.colours, k, 0))
    pair = PictureAndCopy(canvas, run, frame().wide)
    written = [number[-1].source for number in pair.numbers]
    assert [int(each, 2) for each in written] == list(range(k))
    assert {len(each) for each in written} == {digits}
    assert {number[-1].source for number in pair.told} <= set(written)
    lefts, rights = zip(*((number.get_left()[0], number.get_right()[0]) for number in pair.told), strict=True)
    assert all(right < left for right, left in zip(rights, lefts[1:], strict=False))
