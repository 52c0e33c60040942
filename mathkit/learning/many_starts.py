"""K-means from many starts: where each of them ends, and the best of them all.

Sources: A. Likas, N. Vlassis and J. Verbeek, The global k-means clustering algorithm, Pattern Recognition 36
(2003), for starts from the best centres of one fewer; S. Lloyd (1982) for the steps: see `k_means`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mathkit.arrays import Array, IntegerArray, Record, as_points, require_positive_integer
from mathkit.learning.k_means import KMeans, k_means, nearest, random_start

__all__ = ["Search", "best_runs", "ends", "random_starts", "search"]

_MOST_ROUNDS = 300

_SAME = 1e-9
"""Inertias that differ by a smaller share are one."""

_MOST_ADDED = 100
"""Of more points only some are tried as the place of one more centre."""


@dataclass(frozen=True, eq=False)
class Search(Record):
    """What many starts find among the same points.

    Attributes
    ----------
    runs
        The best run found with 1, 2, … centres.
    lowest : (m,)
        Their inertias.
    ends : (tries,)
        The inertia at which each of the random starts with k centres ends.
    is_caught : (tries,)
        Which of these end higher than the best run with k centres.
    """

    runs: tuple[KMeans, ...]
    lowest: Array
    ends: Array
    is_caught: NDArray[np.bool_]

    @property
    def caught(self) -> int:
        """How many random starts end higher than the best."""
        return int(self.is_caught.sum())


def search(
    points: ArrayLike, k: int, tries: int, seed: int, *, most: int, also: Sequence[ArrayLike] = ()
) -> Search:
    """Try many starts with 1, 2, … centres, up to `most` or the number of different points.

    Parameters
    ----------
    k : int
        The number of centres whose random starts are kept in the result.
    tries : int
        Random starts for each number of centres.
    also
        Further starts (k, d), with k centres.

    Raises
    ------
    ValueError
        If `k`, `tries` or `most` is below 1, there are fewer than k points, or a start does not fit.
    """
    points = as_points("points", points)
    tried = random_starts(points, k, tries, seed)
    others = [as_points("also", start, dimension=points.shape[1])[None] for start in also]
    runs = best_runs(points, most, np.concatenate([tried, *others]), seed)
    lowest = np.array([run.inertia for run in runs])
    ended = _inertias(points, ends(points, tried))
    best = lowest[k - 1] if k <= len(lowest) else ended.min()
    spread = float(np.sum((points - points.mean(axis=0)) ** 2))
    return Search(
        runs=tuple(runs),
        lowest=lowest,
        ends=ended,
        is_caught=ended > best + _SAME * max(best, _SAME * spread),
    )


def random_starts(points: ArrayLike, k: int, tries: int, seed: int | np.random.Generator) -> Array:
    """Draw k different points as the first centres, `tries` times: shape (tries, k, d)."""
    generator = np.random.default_rng(seed)
    return np.stack(
        [random_start(points, k, generator) for _ in range(require_positive_integer("tries", tries))]
    )


def ends(points: ArrayLike, starts: ArrayLike) -> Array:
    """The centres (t, k, d) at which k-means comes to rest from each of `starts` (t, k, d)."""
    points = as_points("points", points)
    centres = np.array(starts, dtype=np.float64)
    running = np.arange(len(centres))
    for _ in range(_MOST_ROUNDS):
        moved, empty = _round(points, centres[running])
        for index in np.flatnonzero(empty):  # a centre without points needs the rule of `k_means`
            moved[index] = centres[running[index]] = k_means(points, centres[running[index]]).centres[-1]
        still = np.all(moved == centres[running], axis=(1, 2)) | empty
        centres[running] = moved
        running = running[~still]
        if not len(running):
            break
    return centres


def best_runs(points: ArrayLike, most: int, starts: ArrayLike, seed: int) -> list[KMeans]:
    """The best run found with 1, 2, … centres, up to `most` or the number of different points.

    Each number of centres is tried from as many random starts as there are `starts` (t, k, d), which are
    those for k centres, and from the best centres of one fewer, with one of the points added to them. So one
    more centre never makes it worse.

    Raises
    ------
    ValueError
        If `most` is below 1, or the starts do not fit.
    """
    points = as_points("points", points)
    given = np.asarray(starts, dtype=np.float64)
    generator = np.random.default_rng(seed)
    different = np.unique(points, axis=0)
    added = different[:: -(-len(different) // _MOST_ADDED)]
    best: list[KMeans] = []
    for k in range(1, min(require_positive_integer("most", most), len(different)) + 1):
        tried = given if given.shape[1] == k else random_starts(points, k, len(given), generator)
        if best:
            before = np.repeat(best[-1].centres[-1][None], len(added), axis=0)
            farthest = points[np.argmax(_squares(points, best[-1].centres[-1:])[0].min(axis=1))]
            extra = np.concatenate([before, added[:, None]], axis=1)
            tried = np.concatenate([tried, extra, np.vstack([before[0], farthest])[None]])
        reached = ends(points, tried)
        lowest = np.argmin(_inertias(points, reached))
        runs = (k_means(points, start) for start in (tried[lowest], reached[lowest]))
        best.append(min(runs, key=lambda run: run.inertia))
    return best


def _inertias(points: Array, centres: Array) -> Array:
    """The inertia (t,) of each set of centres (t, k, d), every point with its nearest."""
    return np.array([_inertia(points, each) for each in centres])


def _inertia(points: Array, centres: Array) -> float:
    return float(np.sum((points - centres[nearest(points, centres)]) ** 2))


def _round(points: Array, centres: Array) -> tuple[Array, Array]:
    """Assign and move once, for many sets of centres; also which of them had a centre without points."""
    labels: IntegerArray = np.argmin(_squares(points, centres), axis=2)
    belongs = (labels[:, :, None] == np.arange(centres.shape[1])).astype(np.float64)
    counts = belongs.sum(axis=1)
    sums = np.matmul(belongs.transpose(0, 2, 1), points)
    return sums / np.maximum(counts, 1)[:, :, None], np.any(counts == 0, axis=1)


def _squares(points: Array, centres: Array) -> Array:
    """Squared distances of points (n, d) from many sets of centres (t, k, d), shape (t, n, k)."""
    squares: Array = np.sum((points[None, :, None] - centres[:, None]) ** 2, axis=3)
    return squares
