"""K-means: each step written out once more, point by point, and scikit-learn's end of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from sklearn.cluster import KMeans as ScikitKMeans

from scenes.learning.k_means.clusters import CentreMarks, ClusterAssignment
from scenes.learning.k_means.inertias import Elbow, InertiaPlot
from scenes.stage.pictures.clouds import CloudPlot
from truth.agreement import Near
from truth.modules import Claims
from truth.reading import read
from truth.shapes import Slip, Truth, Truths, centres, corners, on_stage, units, values

# One run -------------------------------------------------------------------------------------------------


def _points(p: Any, _: Any = None) -> Any:
    """The lecturer's points, or clouds that are drawn once more, their centres about the origin."""
    if p.user_data is None:
        generator = np.random.default_rng(p.seed)
        middles, groups = 3 * generator.standard_normal((p.groups, 2)), np.arange(p.count) % p.groups
        points = middles[groups] + p.spread * generator.standard_normal((p.count, 2))
    else:
        points = p.user_data.points
    return (points - points.mean(axis=0)) / points.std(axis=0) if p.standardized else points


def _start(points: Any, k: int, seed: Any) -> Any:
    """Different points, drawn to be the first centres."""
    return np.random.default_rng(seed).choice(np.unique(points, axis=0), size=k, replace=False)


def _rest(points: Any, centres: Any) -> Any:
    """Where centres come to rest: each point goes to the nearest, each centre to the mean of its points."""
    while True:
        labels = np.argmin(np.sum((points[:, None] - centres) ** 2, axis=2), axis=1)
        means = [
            points[labels == j].mean(axis=0) if (labels == j).any() else c for j, c in enumerate(centres)
        ]
        if np.array_equal(means, centres):
            return centres
        centres = np.array(means)


def _missed(points: Any, centres: Any) -> Any:
    """The squared distance of each point from its nearest centre."""
    return np.min(np.sum((points[:, None] - centres) ** 2, axis=2), axis=1)


def _lowest(p: Any, most: int) -> list[float]:
    """The lowest inertia that is found with 1, 2, … centres, from the starts that the lesson takes.

    These are ten at random, the two of the lesson, and the best of one fewer with the point that it serves
    worst. With as many centres as there are different points nothing is left.
    """
    points, generator, best = _points(p), np.random.default_rng(p.seed), []
    own = [_start(points, p.k, seed) for seed in (p.start, p.other_start)]
    for k in range(1, min(most, len(np.unique(points, axis=0))) + 1):
        starts = [_start(points, k, generator) for _ in range(10 if k > 1 else 1)]
        starts += own if k == p.k else []
        if best:
            starts.append(np.vstack([best[-1], points[np.argmax(_missed(points, best[-1]))]]))
        best.append(min((_rest(points, start) for start in starts), key=lambda c: _missed(points, c).sum()))
    return [*(float(_missed(points, centres).sum()) for centres in best), 0.0]


def _inertia(points: Any, centres: Any, labels: Any) -> float:
    return math.fsum(math.dist(x, centres[label]) ** 2 for x, label in zip(points, labels, strict=True))


def _nearest(points: Any, centres: Any) -> Any:
    return np.array([min(range(len(centres)), key=lambda j: math.dist(x, centres[j])) for x in points])


def _at_rest(points: Any, run: Any) -> bool:
    """Whether a run ends where nothing moves any more: at means, every point with its nearest."""
    end, labels = run.centres[-1], run.labels[-1]
    scale = np.ptp(points, axis=0).max()
    means = all(
        np.allclose(points[labels == j].mean(axis=0), end[j], atol=1e-9 * scale) for j in range(len(end))
    )
    away = np.linalg.norm(points[:, None] - end[None], axis=2)
    nearest = away[np.arange(len(points)), labels] <= away.min(axis=1) + 1e-9 * scale
    return means and bool(nearest.all())


def _scikit_learn(points: Any, start: Any) -> float:
    found = ScikitKMeans(len(start), init=start, n_init=1, algorithm="lloyd", tol=0).fit(points)
    return float(found.inertia_)


# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    points, lowest = _points(p), _lowest(p, p.k + 1)
    np.testing.assert_allclose(lesson.points, points, rtol=1e-9, atol=1e-9 * np.ptp(points))
    alone = len(points) * np.var(points, axis=0).sum()
    start = _start(points, p.k, p.start)
    return {
        "first": _inertia(points, start, _nearest(points, start)),
        "last": _scikit_learn(points, start),
        "count": p.count if p.user_data is None else len(p.user_data.points),
        "gain": Near((lowest[p.k - 2] - lowest[p.k - 1]) / alone, 1e-9),
        "next_gain": Near((lowest[p.k - 1] - lowest[p.k]) / alone, 1e-9),
    }


# Words -------------------------------------------------------------------------------------------------

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    points = _points(p, lesson)
    start = _start(points, p.k, p.start)
    labels = _nearest(points, start)
    first = _inertia(points, start, labels)
    sizes = [len(points[labels == j]) for j in range(p.k)]
    if min(sizes) > 0:
        means = np.array([points[labels == j].mean(axis=0) for j in range(p.k)])
        moved = _inertia(points, means, labels)
        falls = "falls" in facts["moved"]
        yield "moved", _has(facts["moved"], *([first] if falls else []), moved)
        yield "moved", moved < first if falls else first - moved <= 2 * _last_place(first)
    yield "rounds", read(facts["rounds"].replace("one", "1"))[0][0] == lesson.run.rounds
    yield "rounds", _at_rest(points, lesson.run)
    last, other = (
        _inertia(points, run.centres[-1], run.labels[-1]) for run in (lesson.run, lesson.other_run)
    )
    yield "ordinal", facts["ordinal"] == _ORDINALS[p.k - 1]
    said = facts["elsewhere"]
    yield "elsewhere", _has(said, other)
    yield "elsewhere", _at_rest(points, lesson.other_run)
    apart = other - last
    yield "elsewhere", "higher" not in said or apart > 0
    yield "elsewhere", "lower" not in said or apart < 0
    if "as low" in said:
        yield "elsewhere", abs(apart) <= (2 * _last_place(last) if "almost" in said else 1e-6 * first)


def _has(text: str, *sizes: float) -> bool:
    """Whether a text has just these inertias, to two decimals, or to three digits of large ones."""
    found = read(text.replace("the first grouping was", ""))
    return len(found) == len(sizes) and all(
        abs(size - true) <= 0.5001 * _last_place(true) + 1e-9
        for (size, _), true in zip(found, sizes, strict=True)
    )


def _last_place(size: float) -> float:
    power = math.floor(math.log10(size)) if size > 0 else 0
    if size >= 1e6 or 0 < size < 1e-5:
        return 10.0 ** (power - 2)
    return 10.0 ** (power - 1 if 0 < size < 5e-3 else -2)


OTHER_SETTINGS = [
    {"k": 6, "groups": 5, "count": 300, "spread": 1.5, "seed": 7},
    {"k": 2, "other_start": 3},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    points = _points(lesson.params, lesson)
    for plot in on_stage(lesson, CloudPlot):
        if plot.cloud in lesson.mobjects:
            drawn = values(plot, centres(plot.cloud, len(points)))
            yield Truth("points", drawn, points, units(plot))
    for picture in on_stage(lesson, ClusterAssignment):
        if beat != "use":
            yield from _assigned(picture, points, resting)
        elif resting:
            yield from _gathered(picture)
    for curve in on_stage(lesson, InertiaPlot):
        for rounds, height in values(curve.plot, corners(curve.curve)):
            half = 2 * rounds
            if abs(half - round(half)) < 1e-6:
                run, step = curve.run, round(half)
                true = _inertia(points, run.centres[(step + 1) // 2], run.labels[step // 2])
                yield Truth("curve of the inertia", height, true, curve.plot.y_unit)
    for elbow in on_stage(lesson, Elbow):
        ends = values(elbow, [dot.get_center() for dot in elbow.dots])
        expected = np.column_stack([np.arange(1, len(ends) + 1), lesson.lowest])
        yield Truth("elbow", ends, expected, units(elbow))
        alone = len(points) * np.var(points, axis=0).sum()
        yield Truth("inertia of one cluster", ends[0][1], alone, elbow.y_unit)


def _assigned(picture: ClusterAssignment, points: Any, resting: bool) -> Truths:
    """Every mark stands on a point, and between the steps with the centre that is nearest to it."""
    plot = picture.plot
    marks = [_middles(shape) for shape in picture.marks]
    drawn = values(plot, np.concatenate(marks))
    order, expected = np.lexsort(drawn.round(6).T), np.lexsort(points.round(6).T)
    yield Truth("points in clusters", drawn[order], points[expected], units(plot))
    middles = _centres(picture.centres, plot)
    for start, end in _pairs(picture.borders):
        for place in (plot.values(start), plot.values(end)):
            near = np.sort(np.linalg.norm((middles - place) * units(plot), axis=1))
            yield Truth("borders", near[0], near[1])
    step = round(picture.half_step)
    if resting and abs(picture.half_step - step) < 1e-9:
        yield Truth("centres", middles, picture.run.centres[(step + 1) // 2], units(plot))
        if step % 2 == 0:
            for index, places in enumerate(marks):
                for place in places[:12]:
                    away = np.linalg.norm((middles - plot.values(place)) * units(plot), axis=1)
                    yield Truth("nearest centre", away[index], away.min())
        else:
            for index, places in enumerate(marks):
                if len(places):
                    mean = values(plot, places).mean(axis=0)
                    yield Truth("centre at the mean", middles[index], mean, units(plot))


def _gathered(picture: ClusterAssignment) -> Truths:
    plot = picture.plot
    middles = _centres(picture.centres, plot)
    for index, shape in enumerate(picture.marks):
        drawn = values(plot, _middles(shape))
        off = np.linalg.norm(drawn - middles[index], axis=1).max()
        on_points = np.allclose(off, 0) or off * plot.x_unit > 0.05
        if on_points and np.allclose(off, 0):
            yield Truth("points gathered at their centre", drawn, middles[index], units(plot))


def _middles(shape: Any) -> Any:
    """The middles of marks that are drawn as one shape; a triangle's is that of its corners."""
    outlines = shape.points.reshape(-1, len(shape._outline), 3)
    return outlines.mean(axis=1)[:, :2] - shape._outline.mean(axis=0)[:2]


def _centres(marks: CentreMarks, plot: Any) -> Any:
    return values(plot, np.concatenate([_middles(mark) for mark in marks]))


def _pairs(line: Any) -> list[tuple[Any, Any]]:
    return [(curve[0], curve[3]) for curve in line.points.reshape(-1, 4, 3)]


MARKED = {
    *("points", "points in clusters", "borders", "centres", "nearest centre", "centre at the mean"),
    *("points gathered at their centre", "curve of the inertia", "elbow", "inertia of one cluster"),
}


def centre_aside(self: ClusterAssignment, *_: Any) -> None:
    self.centres[0].shift((0.03, 0.0, 0.0))


SLIP = Slip(ClusterAssignment, "seek", centre_aside, "centre")


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"c_1": "an index",
    r"\[[1-7]\]": "how many centres a row of the table is about",
}


def derived(lesson: Any) -> Mapping[str, Any]:
    """Rounds and inertias that come to rest, and the last of the lowest."""
    return {
        "rounds": lesson.run.rounds,
        "other_rounds": lesson.other_run.rounds,
        "counts": list(range(1, len(lesson.lowest) + 1)),
        "saved": -np.diff(lesson.lowest) / lesson.lowest[0],
    }
