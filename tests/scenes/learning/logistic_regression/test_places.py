from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenes.learning.logistic_regression.places import ASIDE, levels_of_stacks, side_by_side

counts = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)


@given(counts)
def test_marks_stand_aside_of_each_other_and_close_to_their_counts(points):
    points = np.array(points, dtype=np.float64)
    shown = side_by_side(points)
    assert np.all(np.linalg.norm(shown - points, axis=1) <= ASIDE)
    assert len(np.unique(shown.round(9), axis=0)) == len(points)


def test_a_mark_alone_stands_at_its_counts():
    points = np.array([(1.0, 2.0), (3.0, 4.0)])
    assert np.array_equal(side_by_side(points), points)


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=30))
def test_no_mark_of_a_level_touches_another(positions):
    positions = np.array(positions)
    levels = levels_of_stacks(positions, 0.5)
    for level in range(levels.max() + 1):
        here = np.sort(positions[levels == level])
        assert len(here) > 0
        assert np.all(np.diff(here) >= 0.5 - 1e-6)
