from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.film.dirty_rectangles import EMPTY, PixelRectangle, enclosing

numbers = st.integers(0, 20)
rectangles = st.builds(PixelRectangle, numbers, numbers, numbers, numbers)


def pixels(rectangle):
    return {
        (x, y) for x in range(rectangle.left, rectangle.right) for y in range(rectangle.top, rectangle.bottom)
    }


@given(rectangles, rectangles)
def test_what_two_rectangles_share(one, other):
    assert pixels(one.intersection(other)) == pixels(one) & pixels(other)
    assert bool(one) == bool(pixels(one))
    if one and other:
        assert one.intersects(other) == bool(pixels(one) & pixels(other))


@given(rectangles, rectangles)
def test_a_union_holds_both(one, other):
    assert pixels(one) | pixels(other) <= pixels(one.union(other))
    assert one.union(EMPTY) == (one or EMPTY)


@given(rectangles, st.integers(1, 5))
def test_an_aligned_rectangle_holds_the_rectangle(rectangle, size):
    snapped = rectangle.aligned(size)
    assert pixels(rectangle) <= pixels(snapped)
    assert not any(edge % size for edge in snapped)


@pytest.mark.parametrize(
    ("edges", "rectangle"),
    [((0.2, 0.2, 0.8, 0.8), (0, 0, 1, 1)), ((1, 2, 3, 4), (1, 2, 3, 4)), ((-0.5, 0, 0.5, 9), (-1, 0, 1, 9))],
)
def test_pixels_that_are_touched(edges, rectangle):
    assert enclosing(*edges) == rectangle
