import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import ConvexHull

from mathkit.learning.class_gap import class_gap, in_triangles
from mathkit.learning.label_rules import points_under_rule

SQUARE = np.array([(0.0, 0.0), (1.0, 0.1), (0.0, 1.0), (1.0, 1.1), (0.0, 2.0), (1.0, 2.1)])
LABELS = np.array([0, 0, 1, 1, 1, 1])


def area(triangles):
    (a, b), (c, d) = (triangles[:, 1] - triangles[:, 0]).T, (triangles[:, 2] - triangles[:, 0]).T
    return (a * d - b * c) / 2


def test_between_two_rows_of_points_is_the_strip_between_them() -> None:
    triangles = class_gap(SQUARE, LABELS)
    assert area(triangles).sum() == pytest.approx(1.0)
    places = [(0.5, 0.5), (0.1, 0.9), (0.5, 1.5), (0.5, -0.1), (1.2, 0.5)]
    assert in_triangles(places, triangles).tolist() == [True, True, False, False, False]


def test_without_a_second_class_there_is_no_gap() -> None:
    triangles = class_gap(SQUARE, np.zeros(6))
    assert triangles.shape == (0, 3, 2)
    assert not in_triangles([(0.5, 0.5)], triangles).any()


@given(st.integers(0, 400), st.sampled_from(["ring", "corners", "diagonal"]))
def test_the_gap_and_both_classes_fill_the_hull(seed: int, rule: str) -> None:
    cloud = points_under_rule(40, rule, seed)  # type: ignore[arg-type]
    triangles = class_gap(cloud.points, cloud.labels)
    assert (area(triangles) > 0).all()
    label = {tuple(point): at for point, at in zip(cloud.points, cloud.labels, strict=True)}
    corners = np.array([[label[tuple(corner)] for corner in triangle] for triangle in triangles])
    assert (corners[:, 0] == corners[:, 1]).all()
    assert (corners[:, 1] != corners[:, 2]).all()
    swapped = class_gap(cloud.points, 1 - cloud.labels)
    assert area(swapped).sum() == pytest.approx(area(triangles).sum())
    assert area(triangles).sum() < ConvexHull(cloud.points).volume
    assert in_triangles(triangles.mean(axis=1), triangles).all()


def test_between_a_middle_and_what_is_around_it_is_a_ring() -> None:
    angles = np.linspace(0.0, 2 * np.pi, 60, endpoint=False)
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    triangles = class_gap(np.vstack([ring, 2 * ring]), np.repeat([0, 1], 60))
    radii = np.array([0.5, 0.98, 1.02, 1.5, 1.97, 2.02])
    expected = [False, False, True, True, True, False]
    for angle in angles[:5] + 0.01:
        places = radii[:, None] * (np.cos(angle), np.sin(angle))
        assert in_triangles(places, triangles).tolist() == expected
