"""The gap between two classes of points: the triangles between neighbours that belong to both.

The triangles are those of Delaunay's triangulation: no point lies inside the circle through their corners.

Source: B. Delaunay, Sur la sphère vide (1934).
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathkit.arrays import Array, as_array, as_labels, as_points

__all__ = ["class_gap", "in_triangles"]

_EDGE = 1e-9
"""A place no farther beyond an edge than this share of the triangle is inside."""


def class_gap(points: ArrayLike, labels: ArrayLike) -> Array:
    """The triangles between points (m, 2) of both classes, shape (t, 3, 2), counter-clockwise.

    The first two corners of each are of one class, the last one is of the other.

    Parameters
    ----------
    points : (m, 2)
        At least three, not all on one line.
    labels : (m,)
        Each 0 or 1.
    """
    from scipy.spatial import Delaunay

    points = as_points("points", points, dimension=2)
    labels = as_labels("labels", labels, length=len(points))
    triangles = Delaunay(points).simplices
    ones = labels[triangles].sum(axis=1)
    mixed = (ones == 1) | (ones == 2)
    triangles, single = triangles[mixed], ones[mixed] == 1
    alone = np.argmax(labels[triangles] == single[:, None], axis=1)
    turned = (alone[:, None] + [1, 2, 3]) % 3
    return np.asarray(points[np.take_along_axis(triangles, turned, axis=1)])


def in_triangles(places: ArrayLike, triangles: ArrayLike) -> NDArray[np.bool_]:
    """Whether each of places (n, 2) lies in one of triangles (t, 3, 2), counter-clockwise; shape (n,)."""
    places = as_points("places", places, dimension=2)
    corners = as_array("triangles", triangles)
    sides = np.roll(corners, -1, axis=1) - corners
    ways = places[:, None, None] - corners
    turns = sides[..., 0] * ways[..., 1] - sides[..., 1] * ways[..., 0]
    areas = sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]
    inside = np.all(turns >= -_EDGE * areas[:, None], axis=2)
    return np.asarray(np.any(inside, axis=1))
