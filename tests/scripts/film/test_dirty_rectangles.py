from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.film.dirty_rectangles import NOWHERE, Region, around

numbers = st.integers(0, 20)
regions = st.builds(Region, numbers, numbers, numbers, numbers)


def pixels(region):
    return {(x, y) for x in range(region.left, region.right) for y in range(region.top, region.bottom)}


@given(regions, regions)
def test_what_two_regions_share(one, other):
    assert pixels(one.within(other)) == pixels(one) & pixels(other)
    assert bool(one) == bool(pixels(one))
    if one and other:
        assert one.meets(other) == bool(pixels(one) & pixels(other))


@given(regions, regions)
def test_a_joined_region_holds_both(one, other):
    assert pixels(one) | pixels(other) <= pixels(one.joined(other))
    assert one.joined(NOWHERE) == (one or NOWHERE)


@given(regions, st.integers(1, 5))
def test_a_region_on_a_grid_holds_the_region(region, size):
    snapped = region.on_grid(size)
    assert pixels(region) <= pixels(snapped)
    assert not any(edge % size for edge in snapped)


@pytest.mark.parametrize(
    ("rectangle", "region"),
    [((0.2, 0.2, 0.8, 0.8), (0, 0, 1, 1)), ((1, 2, 3, 4), (1, 2, 3, 4)), ((-0.5, 0, 0.5, 9), (-1, 0, 1, 9))],
)
def test_pixels_that_are_touched(rectangle, region):
    assert around(*rectangle) == region
