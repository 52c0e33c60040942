"""K-means: groups of points around their means, found in alternating steps.

    inertia = Σᵢ |xᵢ − c(i)|², where c(i) is the centre of the group of xᵢ
    assign: every point joins its nearest centre        move: every centre goes to the mean of its points
    neither can raise the inertia, so they settle, though not always at the lowest possible inertia

Ties go to the centre with the lowest index. A centre without points takes the point that is farthest from
its own centre, among groups of more than one point, as in scikit-learn.

Source: S. Lloyd, Least squares quantization in PCM, IEEE Transactions on Information Theory 28 (1982).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_points,
    as_vector,
    refusal,
    require_positive_integer,
)
from mathkit.rounding import exact_mean

__all__ = ["KMeans", "borders", "inertia", "k_means", "nearest", "random_start", "splitting"]

_MOST_ROUNDS = 300

_MOST = 0.75
"""The share of a centre's points from which on it counts as one of a part of them only."""

_PARALLEL = 1e-12
"""Lines that differ less than this in direction do not meet."""


@dataclass(frozen=True, eq=False)
class KMeans(Record):
    """All steps of k centres among n points of d coordinates; a round is a move and the assignment after it.

    Attributes
    ----------
    points : (n, d)
    centres : (rounds + 1, k, d)
        At the start and after each move.
    labels : (rounds + 1, n)
        The index of the centre nearest to each point.
    inertias : (2 · rounds + 1,)
        After each half step: the first assignment, then move and assignment in turn.
    settled : bool
        Whether the last assignment changed nothing, so that further rounds would change nothing either.
    """

    points: Array
    centres: Array
    labels: IntegerArray
    inertias: Array
    settled: bool

    @property
    def rounds(self) -> int:
        return len(self.centres) - 1

    @property
    def inertia(self) -> float:
        """At the end."""
        return float(self.inertias[-1])


def k_means(points: ArrayLike, start: ArrayLike, most_rounds: int = _MOST_ROUNDS) -> KMeans:
    """Assign and move in turn until nothing changes.

    Parameters
    ----------
    points : (n, d)
    start : (k, d)
        The first centres. There must be at least k different points.
    most_rounds : int
        Stop after this number of rounds.

    Raises
    ------
    ValueError
        If `start` does not fit `points`, there are fewer than k different ones, or `most_rounds` is below 1.
    """
    points = as_points("points", points)
    centres = [as_points("start", start, dimension=points.shape[1])]
    _require_different(points, len(centres[0]))
    labels = [nearest(points, centres[0])]
    inertias = [inertia(points, centres[0], labels[0])]
    settled = False
    for _ in range(require_positive_integer("most_rounds", most_rounds)):
        members = _without_empty_groups(points, centres[-1], labels[-1])
        centres.append(_means(points, members, len(centres[0])))
        labels.append(nearest(points, centres[-1]))
        inertias += [inertia(points, centres[-1], which) for which in (members, labels[-1])]
        settled = bool(np.array_equal(labels[-1], members))
        if settled:
            break
    return KMeans(
        points=points,
        centres=np.stack(centres),
        labels=np.stack(labels),
        inertias=np.array(inertias),
        settled=settled,
    )


def nearest(points: Array, centres: Array) -> IntegerArray:
    """The index (n,) of the centre (k, d) nearest to each point (n, d); the lowest of a tie."""
    indices: IntegerArray = np.argmin(_squared_distances(points, centres), axis=1).astype(np.int64)
    return indices


def inertia(points: Array, centres: Array, labels: IntegerArray) -> float:
    """The sum of the squared distances from points (n, d) to their centres, rows of (k, d) by labels (n,)."""
    return float(np.sum((points - centres[labels]) ** 2))


def random_start(points: ArrayLike, k: int, seed: int | np.random.Generator) -> Array:
    """Draw k different points (k, d) as the first centres; the same seed draws the same points.

    Raises
    ------
    ValueError
        If there are fewer than k different points, or k is below 1.
    """
    points = as_points("points", points)
    different = _require_different(points, require_positive_integer("k", k))
    drawn: Array = np.random.default_rng(seed).choice(different, size=k, replace=False)
    return drawn


def splitting(run: KMeans, other: KMeans) -> tuple[int, IntegerArray]:
    """Which group of another run the most centres of this one split, where both end.

    Of the points of each such centre at least three quarters are in the group.

    Returns
    -------
    tuple of int and IntegerArray
        The index of the group, and those of the centres: none if no group has two.
    """
    k = len(run.centres[-1])
    counts = np.zeros((k, len(other.centres[-1])), dtype=np.int64)
    np.add.at(counts, (run.labels[-1], other.labels[-1]), 1)
    are_in = counts >= _MOST * np.maximum(counts.sum(axis=1, keepdims=True), 1)
    group = int(are_in.sum(axis=0).argmax())
    centres = np.flatnonzero(are_in[:, group])
    return group, centres if len(centres) > 1 else centres[:0]


def borders(centres: ArrayLike, low: ArrayLike, high: ArrayLike) -> Array:
    """The borders between the groups of centres in the plane, inside a rectangle.

    On a border two centres are equally near and no other is nearer.

    Parameters
    ----------
    centres : (k, 2)
    low, high : (2,)
        Its lower left and upper right corner.

    Returns
    -------
    Array
        Straight segments (m, 2, 2): for each its two ends, as rows.

    Raises
    ------
    ValueError
        If `centres` are no points of the plane, or the corners no vectors of two numbers.
    """
    centres = as_points("centres", centres, dimension=2)
    low, high = as_vector("low", low, length=2), as_vector("high", high, length=2)
    pieces = [
        piece
        for second in range(len(centres))
        for first in range(second)
        if (piece := _border(centres, first, second, low, high)) is not None
    ]
    return np.array(pieces).reshape(-1, 2, 2)


def _border(centres: Array, first: int, second: int, low: Array, high: Array) -> Array | None:
    """The part of the bisector of two centres, middle + t · along, that separates their points."""
    apart = centres[second] - centres[first]
    middle, along = (centres[first] + centres[second]) / 2, np.array([-apart[1], apart[0]])
    others = np.delete(centres, [first, second], axis=0)
    # Every condition is a half plane, normal · x ≤ offset: four of the rectangle, one for each other centre.
    normals = np.vstack([-np.eye(2), np.eye(2), 2 * (others - centres[first])])
    offsets = np.concatenate([-low, high, np.sum(others**2, axis=1) - np.sum(centres[first] ** 2)])
    slopes, room = normals @ along, offsets - normals @ middle
    flat = np.abs(slopes) <= _PARALLEL * np.linalg.norm(normals, axis=1) * np.linalg.norm(along)
    if not apart.any() or np.any(room[flat] < 0):
        return None
    ends = room[~flat] / slopes[~flat]
    start = np.max(ends[slopes[~flat] < 0], initial=-np.inf)
    end = np.min(ends[slopes[~flat] > 0], initial=np.inf)
    return np.array([middle + start * along, middle + end * along]) if start < end else None


def _means(points: Array, labels: IntegerArray, k: int) -> Array:
    return np.stack([exact_mean(points[labels == index]) for index in range(k)])


def _without_empty_groups(points: Array, centres: Array, labels: IntegerArray) -> IntegerArray:
    members = labels.copy()
    distances = np.sum((points - centres[labels]) ** 2, axis=1)
    for empty in np.setdiff1d(np.arange(len(centres)), labels):
        can_spare = np.bincount(members, minlength=len(centres))[members] > 1
        farthest = np.where(can_spare, distances, -1.0).argmax()
        members[farthest], distances[farthest] = empty, 0.0
    return members


def _squared_distances(points: Array, centres: Array) -> Array:
    """From each of n points to each of k centres, shape (n, k)."""
    squares: Array = np.sum((points[:, None] - centres[None]) ** 2, axis=2)
    return squares


def _require_different(points: Array, k: int) -> Array:
    different = np.unique(points, axis=0)
    if len(different) < k:
        raise refusal("points", f"at least {k} different points, one a centre", f"{len(different)}")
    return different
