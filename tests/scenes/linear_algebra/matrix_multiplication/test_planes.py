from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from mathkit.linear_algebra.matrix_multiplication import compose
from scenes.linear_algebra.matrix_multiplication.planes import plane_with_room_for_both

number = st.integers(-400, 400).map(lambda k: k / 100)
squares = st.lists(number, min_size=4, max_size=4).map(lambda entries: np.reshape(entries, (2, 2)))


@given(squares, squares)
def test_there_is_room_for_both_orders(first, second):
    both = compose(first, second)
    plane = plane_with_room_for_both(both).plane
    for column in np.hstack([first, second, both.product, both.swapped]).T:
        x, y = plane.at(column)[:2]
        assert plane.box.left < x < plane.box.right
        assert plane.box.bottom < y < plane.box.top
