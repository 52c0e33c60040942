from __future__ import annotations

import numpy as np
import pytest

from scenes.linear_algebra.vectors.multiples import Multiples, ZoomedPlane


def test_the_multiple_its_steps_and_their_lengths_follow_the_factor() -> None:
    multiples = Multiples((3.0, 1.0), (0.5, -1.5))
    for factor in (2.0, 0.5, 0.0, -1.5):
        multiples.set_state(factor=factor)
        values = multiples.plane.values
        np.testing.assert_allclose(values(multiples.moving.end), (3 * factor, factor), atol=1e-9)
        np.testing.assert_allclose(values(multiples.legs[0].end), (3 * factor, 0), atol=1e-9)
        np.testing.assert_allclose(values(multiples.legs[1].end), (3 * factor, factor), atol=1e-9)
    assert [each.source for each in multiples.lengths] == ["−4.5", "−1.5"]


def test_a_factor_on_the_way_is_one_that_is_written_in_full() -> None:
    assert Multiples((3.0, 1.0), (2.0,)).set_state(factor=1.23456).factor == 1.23


def test_short_steps_have_no_length_beside_them() -> None:
    multiples = Multiples((3.0, 1.0), (2.0,)).set_state(factor=0.05)
    assert [each[0].fill_opacity for each in multiples.lengths] == [0, 0]


@pytest.mark.parametrize("vector", [(3.0, 1.0), (1.0, 3.0), (-2.0, 1.0), (2.0, -3.0), (0.0, 2.0), (3.0, 0.0)])
def test_the_name_of_the_multiple_stands_at_its_tip_and_that_of_a_beside_its_ghost(
    vector: tuple[float, float],
) -> None:
    multiples = Multiples(vector, (0.5, 2.0, -1.5))
    ghost = np.linspace(multiples.ghost.start, multiples.ghost.end, 50)[:, :2]
    for factor in (2.0, 1.0, 0.5, 0.3, -1.5):
        multiples.set_state(factor=factor)
        name, tip = multiples.letter.get_center(), multiples.moving.end
        near = np.linalg.norm(name - tip)
        assert near < np.linalg.norm(ghost - name[:2], axis=1).min() + 0.3
        assert near < 0.8
        apart = np.abs(ghost - name[:2]) - np.array([multiples.letter.width, multiples.letter.height]) / 2
        assert apart.max(axis=1).min() > -0.12, factor
    aside = np.abs(ghost - multiples.ghost_name.get_center()[:2])
    assert (np.linalg.norm(aside, axis=1).min()) < 0.5


def test_no_notch_has_its_number_at_the_edge_of_the_plane() -> None:
    multiples = Multiples((7.0, 7.0), (1.0, 2.0, -0.5))
    assert {notch[1][-1].source for notch in multiples.notches} == {"1", "2"}


def test_notches_stand_at_whole_factors() -> None:
    multiples = Multiples((3.0, 1.0), (-1.5,))
    assert {notch[1][-1].source for notch in multiples.notches} == {"−1", "1", "2"}


@pytest.mark.parametrize("vector", [(10.0, 0.0), (-10.0, 0.0), (0.0, 10.0), (0.0, -10.0)])
def test_along_an_axis_names_and_lengths_stand_on_different_sides(vector: tuple[float, float]) -> None:
    multiples = Multiples(vector, (1.0, 2.0, -1.5)).set_state(factor=-1.44)
    across = int(vector[0] != 0)
    origin = multiples.plane.at((0, 0))
    length = (multiples.lengths[1 - across].get_center() - origin)[across]
    for name in (multiples.ghost_name, *(notch[1] for notch in multiples.notches)):
        assert (name.get_center() - origin)[across] * length < 0


@pytest.mark.parametrize("vector", [(0.0, 0.0), (0.0, 4.0), (-7.0, 0.0)])
def test_any_vector_can_be_drawn(vector: tuple[float, float]) -> None:
    multiples = Multiples(vector, (0.5, 3.0)).set_state(factor=3.0)
    np.testing.assert_allclose(multiples.plane.values(multiples.moving.end), 3 * np.array(vector), atol=1e-9)


def test_a_and_twice_a_are_larger_on_a_plane_of_their_own() -> None:
    multiples = Multiples((3.0, 1.0), (2.0, -1.5))
    assert multiples.near.unit > 1.5 * multiples.plane.unit
    multiples.lay_ghost(multiples.near)
    np.testing.assert_allclose(multiples.near.values(multiples.ghost.end), (3, 1), atol=1e-9)
    box, tip = multiples.near.box, multiples.near.at((6.0, 2.0))
    assert box.left < tip[0] < box.right


def test_a_plane_takes_the_unit_and_the_origin_of_another_one() -> None:
    near, far = Multiples((3.0, 1.0), (2.0,)).plane, Multiples((3.0, 1.0), (-3.0,)).plane
    ZoomedPlane(near, far).set_state(share=1.0)
    np.testing.assert_allclose(near.at((1.0, 1.0)), far.at((1.0, 1.0)), atol=1e-9)
