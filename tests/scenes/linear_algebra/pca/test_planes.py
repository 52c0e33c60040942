from __future__ import annotations

import numpy as np
import pytest
from manim import Dot, VGroup

from mathkit.linear_algebra.pca import pca
from scenes.linear_algebra.pca.many_features.sample_spaces import SampleSpace
from scenes.linear_algebra.pca.planes import NumberedPlane, exchange
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.markers import Markers

CLOUD = np.random.default_rng(3).normal(size=(30, 2)) @ [[1.6, 0.8], [0, 0.7]]


@pytest.mark.parametrize("scale", [1e-3, 1.0, 77.0, 1e8])
def test_numbers_stand_apart_and_inside(scale):
    plane = NumberedPlane(pca(CLOUD * scale), ("length", "width"))
    for numbers in plane.numbers:
        assert 2 <= len(numbers) <= 7
        for label in numbers:
            assert label.get_left()[0] >= frame().right_side.left - 1e-6
            assert label.get_right()[0] <= frame().right_side.right + 0.5
    rights, lefts = ([side(label)[0] for label in plane.numbers[0]] for side in (_right, _left))
    assert all(right < left for right, left in zip(rights[:-1], lefts[1:], strict=True))


def _right(label):
    return label.get_right()


def _left(label):
    return label.get_left()


def test_there_are_no_numbers_while_a_cloud_moves():
    plane = NumberedPlane(pca(CLOUD), ("length", "width"))
    numbers, axes = VGroup(Dot()), VGroup(Dot())
    gone, moved, come = exchange(axes, numbers, plane, Markers(plane.places + 1.0))
    assert [each.mobject for each in gone] == [numbers]
    assert not any(label in each.mobject.get_family() for each in moved for label in plane.numbers[0])
    assert plane.numbers[0][0] in come[0].mobject.get_family()


@pytest.mark.parametrize(
    "samples",
    [((1.5, 2.3, 0.8), (2.1, 1.9, 1.2), (0.9, 3.1, 0.5)), ((0, 0, 0), (0, 0, 0), (1, 2, 3))],
)
def test_three_samples_are_seen_as_they_lie_in_their_plane(samples):
    found = pca(np.array(samples, dtype=float))
    space = SampleSpace(found, ("a", "b", "c"))
    space.set_state(turn=1.0, angle=0.5)
    drawn = [(each.places - space.box.center[:2]) / space.scale_factor for each in (space.dots, space.marks)]
    direction = np.array([np.cos(0.5), np.sin(0.5)])
    np.testing.assert_allclose(drawn[0], found.scores[:, :2], atol=1e-9)
    np.testing.assert_allclose(drawn[1], np.outer(found.scores[:, :2] @ direction, direction), atol=1e-9)
