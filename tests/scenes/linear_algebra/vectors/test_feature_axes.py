from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import VGroup

from mathkit.linear_algebra.vectors import running_means
from scenes.linear_algebra.vectors.feature_axes import (
    FoldedAxes,
    Gathering,
    HouseSpace,
    axes_as_tracks,
    highs_for,
    made_up_houses,
    tracks_of_houses,
)
from scenes.linear_algebra.vectors.multiples import Multiples
from scenes.stage.params.quantities import HOUSE_FEATURES

houses = st.tuples(st.floats(10, 1000), st.integers(0, 20), st.floats(0, 200))
PLACES = ((120, 3, 20), (75, 2, 40))


@given(houses, houses)
def test_the_sum_of_two_houses_has_room_and_the_axes_a_length(
    house: tuple[float, ...], other: tuple[float, ...]
) -> None:
    highs = highs_for(house, other)
    assert (highs >= np.add(house, other)).all()
    assert (highs > 1).all()


def test_steps_on_a_track_follow_its_unit() -> None:
    for track, value in zip(tracks_of_houses(*PLACES), PLACES[0], strict=True):
        step = track.step(0.0, value, "data")
        assert (step.end - step.start)[0] == pytest.approx(track.unit * value)
        assert track.at(track.high)[0] == pytest.approx(6.31, abs=0.01)


def test_the_axes_of_a_plane_swing_under_each_other() -> None:
    plane = Multiples((3.0, 1.0), (-1.5,)).plane
    axes = axes_as_tracks(plane)
    np.testing.assert_allclose(axes[1].at(2.0), plane.at((0.0, 2.0)), atol=1e-9)
    steps = VGroup(*(axis.step(0.0, 1.0, "data", lane=0.0) for axis in axes))
    folded = FoldedAxes(axes, steps, np.array([-4.5, -1.5]))
    np.testing.assert_allclose(steps[1].end, plane.at((0.0, -1.5)), atol=1e-9)
    folded.set_state(turned=1.0)
    assert [axis.angle for axis in axes] == [0.0, 0.0]
    assert axes[0].zero[1] > axes[1].zero[1] + 1
    np.testing.assert_allclose(steps[1].end, axes[1].at(-1.5), atol=1e-9)


@given(st.integers(0, 9999), st.integers(1, 50))
def test_made_up_houses_are_whole_and_lie_between_the_ends_of_the_axes(seed: int, count: int) -> None:
    made = made_up_houses(count, highs_for(*PLACES), np.random.default_rng(seed))
    assert made.shape == (count, 3)
    assert ((made >= 0) & (made <= highs_for(*PLACES))).all()
    np.testing.assert_array_equal(made, np.round(made))


def test_larger_houses_have_more_bedrooms() -> None:
    area, bedrooms, _ = made_up_houses(60, highs_for(*PLACES), np.random.default_rng(0)).T
    assert np.corrcoef(area, bedrooms)[0, 1] > 0.8


def test_the_path_leads_to_the_first_house_and_the_sum_is_the_corner_of_a_parallelogram() -> None:
    space = HouseSpace(highs_for(*PLACES), *PLACES)
    np.testing.assert_allclose(space.path[-1].points[-1], space.at(PLACES[0]))
    for side, arrow in zip(space.opposite, (space.first, space.second), strict=True):
        np.testing.assert_allclose(side.points[0], arrow.end)
        np.testing.assert_allclose(side.points[-1], space.total.end)
    np.testing.assert_allclose(space.half.end, (space.at(PLACES[0]) + space.at(PLACES[1])) / 2, atol=1e-9)
    assert [names[0].source for names in space.labels] == list(HOUSE_FEATURES)


def test_the_average_belongs_to_the_houses_that_are_there() -> None:
    space, made = (
        HouseSpace(highs_for(*PLACES), *PLACES),
        np.array([*PLACES, (30, 0, 3), (150, 4, 60)], dtype=float),
    )
    gathering = Gathering(space, made, running_means(made).means, 2)
    for time, count in ((2.0, 2), (2.9, 2), (3.0, 3), (4.0, 4), (9.0, 4)):
        gathering.seek(time)
        assert gathering.count == count
        np.testing.assert_allclose(gathering.mean.end, space.at(made[:count].mean(axis=0)), atol=1e-9)
