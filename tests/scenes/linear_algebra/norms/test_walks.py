from __future__ import annotations

import numpy as np
import pytest

from mathkit.linear_algebra.norms import distances
from scenes.linear_algebra.norms.walks import Walks


def picture(a: tuple[float, float], b: tuple[float, float]) -> Walks:
    return Walks(distances(a, b))


def test_every_trail_leads_from_a_to_b() -> None:
    walks = picture((-2, -1), (1, 3))
    for index, trail in enumerate(walks.trails):
        np.testing.assert_allclose(walks.plane.values(trail.walker.get_center()), (-2, -1))
        walks.walk(index).interpolate(1.0)
        np.testing.assert_allclose(walks.plane.values(trail.walker.get_center()), (1, 3))


def test_the_legs_say_how_long_they_are() -> None:
    walks = picture((-2, -1), (1, 3))
    assert [leg[-1].source for leg in walks.legs] == ["3", "4"]
    # On the outside: under the first leg, to the right of the second.
    assert walks.legs[0].get_center()[1] < walks.plane.at((0, -1))[1]
    assert walks.legs[1].get_center()[0] > walks.plane.at((1, 0))[0]


@pytest.mark.parametrize("b", [(2, 0), (0, -3)])
def test_a_leg_of_no_length_has_no_label(b: tuple[float, float]) -> None:
    assert len(picture((0, 0), b).legs) == 1


@pytest.mark.parametrize(
    ("b", "steps"), [((1, 3), (7, 1, 4)), ((0.3, -1), (3, 1, 3)), ((-2, 2.1), (4, 1, 4)), ((1, 2), (6, 1, 3))]
)
def test_dots_count_the_steps(b: tuple[float, float], steps: tuple[int, ...]) -> None:
    """The last one of a leg may be shorter than one."""
    assert tuple(trail.steps for trail in picture((-2, -1), b).trails) == steps


@pytest.mark.parametrize(("b", "diagonal"), [((1, 3), 3), ((-1.5, 3), 1), ((-2, 3), 0), ((1, 2), 3)])
def test_both_coordinates_change_until_one_is_there(b: tuple[float, float], diagonal: int) -> None:
    walks = picture((-2, -1), b)
    assert walks.diagonal == diagonal
    walks.walk(2, 0, diagonal).interpolate(1.0)
    here = walks.plane.values(walks.trails[2].walker.get_center())
    assert np.isclose(here, b).any()
