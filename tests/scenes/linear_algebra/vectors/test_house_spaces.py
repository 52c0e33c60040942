from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scenes.linear_algebra.vectors.house_spaces import HouseSpace, axes_for

from scenes.stage.params.quantities import HOUSE_FEATURES

houses = st.tuples(st.floats(10, 1000), st.integers(0, 20), st.floats(0, 200))


@given(houses, houses)
def test_both_houses_have_room_and_the_axes_a_length(
    house: tuple[float, ...], other: tuple[float, ...]
) -> None:
    axes = axes_for(house, other)
    assert (axes > house).all()
    assert (axes > other).all()


def test_a_new_house_without_bedrooms_still_has_a_space() -> None:
    np.testing.assert_allclose(axes_for((10, 0, 0), (10, 0, 0)), (12, 3.6, 12))


def test_the_path_leads_to_the_first_house_and_the_pair_holds_both() -> None:
    places = (120, 3, 20), (75, 2, 40)
    space = HouseSpace(axes_for(*places), *places)
    np.testing.assert_allclose(space.path[-1].points[-1], space.at(places[0]))
    for dot, place in zip(space.pair.dots, places, strict=True):
        np.testing.assert_allclose(dot.get_center(), space.at(place), atol=1e-6)
    assert [names[0].source for names in space.labels] == list(HOUSE_FEATURES)
    ends = [space.route.start, space.route.end]
    np.testing.assert_allclose(ends, [space.at((0, 0, 0)), space.at(places[0])])
