from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means, random_start
from mathkit.learning.many_starts import search
from mathkit.learning.pictures import blossom
from scenes.learning.k_means.starts import FewStarts, another_end
from scenes.stage.shapes.frame import Box, frame

POINTS = blossom(150, 3, 1.0, 32).colours
FOUND = search(POINTS, 3, 60, 5, most=4)
BEST = FOUND.runs[2]
OTHER = k_means(POINTS, random_start(POINTS, 3, 9))
BOX = Box(-6.0, 0.0, -3.0, 2.0)


def test_another_end_is_that_of_a_random_start_and_a_new_one():
    run = another_end(FOUND, OTHER, 5)
    assert np.isclose(FOUND.ends, run.inertia).any()
    assert not np.isclose(run.inertia, [BEST.inertia, OTHER.inertia]).any()


def test_the_best_of_some_starts_comes_last_and_is_framed():
    starts = FewStarts([OTHER, BEST, another_end(FOUND, OTHER, 5), OTHER], BEST, BOX)
    assert len(starts.runs) == 3
    assert starts.runs[-1].inertia == min(run.inertia for run in starts.runs)
    assert [end.source for end in starts.ends] == [f"{run.inertia:.2f}" for run in starts.runs]
    np.testing.assert_allclose(starts.frame.get_center(), starts.ends[-1].get_center())


@pytest.mark.parametrize("scale", [1.0, 1e4])
def test_the_column_leaves_the_rest_of_its_box_to_the_plane(scale):
    best = k_means(scale * POINTS, scale * POINTS[:3])
    starts = FewStarts([], best, BOX)
    assert BOX.left == starts.room.left < starts.room.right < starts.frame.get_left()[0]
    assert max(starts.frame.get_right()[0], starts.heading.get_right()[0]) <= frame().safe.right
