"""K-means: each step written out once more, point by point, and scikit-learn's end of it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
from sklearn.cluster import KMeans as ScikitKMeans

from mathkit.learning.pictures import blossom
from scenes.learning.k_means.clusters import CentreMarks, ClusterAssignment
from scenes.learning.k_means.inertias import Bars, SpokeSquares, Tries
from scenes.learning.k_means.mosaics import Mosaic
from scenes.learning.k_means.proof.differences import Loop
from scenes.learning.k_means.proof.walks import WalkingCentre
from scenes.stage.pictures.clouds import CloudPlot
from truth.modules import Claims
from truth.reading import read
from truth.shapes import PIXEL, Slip, Truth, Truths, centres, is_shown, on_function, on_stage, units, values

# One run -------------------------------------------------------------------------------------------------


def _points(p: Any) -> Any:
    """The lecturer's points, or the colours of the picture, about which tests/mathkit knows."""
    if p.user_data is None:
        points = blossom(p.count, p.groups, p.spread, p.seed).colours
    else:
        points = p.user_data.points
    return (points - points.mean(axis=0)) / points.std(axis=0) if p.standardized else points


def _start(points: Any, k: int, seed: Any) -> Any:
    """Different points, drawn to be the first centres."""
    return np.random.default_rng(seed).choice(np.unique(points, axis=0), size=k, replace=False)


def _inertia(points: Any, centres: Any, labels: Any) -> float:
    return math.fsum(math.dist(x, centres[label]) ** 2 for x, label in zip(points, labels, strict=True))


def _nearest(points: Any, centres: Any) -> Any:
    return np.array([min(range(len(centres)), key=lambda j: math.dist(x, centres[j])) for x in points])


def _rounds(points: Any, start: Any) -> tuple[Any, Any]:
    """All centres and labels of a run; an empty group takes a point, as scikit-learn's do."""
    middles, labels = [start], [_nearest(points, start)]
    while True:
        members = labels[-1].copy()
        for empty in [j for j in range(len(start)) if not (members == j).any()]:
            away = [
                math.dist(x, middles[-1][m]) if (members == m).sum() > 1 else -1.0
                for x, m in zip(points, members, strict=True)
            ]
            members[int(np.argmax(away))] = empty
        middles.append(np.array([points[members == j].mean(axis=0) for j in range(len(start))]))
        labels.append(_nearest(points, middles[-1]))
        if np.array_equal(labels[-1], members):
            return np.array(middles), np.array(labels)


def _is_run(points: Any, start: Any, run: Any) -> bool:
    """Whether a run has just these rounds, or at least ends like scikit-learn where points lie half way."""
    assert run.settled
    np.testing.assert_allclose(run.points, points, atol=1e-9 * np.ptp(points))
    middles, labels = _rounds(points, start)
    scale = np.ptp(points, axis=0).max()
    if middles.shape == run.centres.shape:
        same = np.allclose(run.centres, middles, atol=1e-9 * scale) and np.array_equal(run.labels, labels)
        return same and _has_inertias(points, run)
    return math.isclose(run.inertias[-1], _scikit_learn(points, start), rel_tol=1e-9)


def _has_inertias(points: Any, run: Any) -> bool:
    """Whether the inertia after each half step is that of the centres and the groups of that time."""
    expected = [
        _inertia(points, run.centres[(half + 1) // 2], run.labels[half // 2])
        for half in range(2 * len(run.centres) - 1)
    ]
    lost = [len(np.unique(labels)) < len(run.centres[0]) for labels in run.labels]
    return len(expected) == len(run.inertias) and all(
        math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9) or (half % 2 == 1 and lost[half // 2])
        for half, (a, b) in enumerate(zip(run.inertias, expected, strict=True))
    )


def _scikit_learn(points: Any, start: Any) -> float:
    found = ScikitKMeans(len(start), init=start, n_init=1, algorithm="lloyd", tol=0).fit(points)
    return float(found.inertia_)


# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    points = _points(p)
    scale = np.ptp(points)
    np.testing.assert_allclose(lesson.points, points, rtol=1e-9, atol=1e-9 * scale)
    if lesson.picture is not None:
        picture = blossom(p.count, p.groups, p.spread, p.seed)
        assert lesson.picture.columns == picture.columns
        np.testing.assert_array_equal(lesson.picture.colours, picture.colours)
    for seed, run in ((p.start, lesson.run), (p.other_start, lesson.other_run)):
        assert _is_run(points, _start(points, p.k, seed), run)
    _check_search(p, points, lesson.search)
    _check_third(p, points, lesson)
    _check_walk(points, lesson)
    return {
        "count": p.count if p.user_data is None else len(p.user_data.points),
        "colour_bits": 24,
        "colours": len(_screen_colours(lesson)),
        "bits_before": 24 * len(points),
        "bits_after": 24 * p.k + len(points) * len(f"{p.k - 1:b}"),
    }


def _screen_colours(lesson: Any) -> set[Any]:
    """The colours of the picture's pixels as a screen shows them, in whole amounts of red, green and blue."""
    shades = [] if lesson.picture is None else _shades(lesson, lesson.points)
    return {tuple(int(amount + 1e-9) for amount in shade) for shade in shades}


def _check_search(p: Any, points: Any, search: Any) -> None:
    """The best runs end where nothing moves, lower than scikit-learn's ends of some of the same starts."""
    for k, (run, lowest) in enumerate(zip(search.runs, search.lowest, strict=True), 1):
        end, labels = run.centres[-1], run.labels[-1]
        assert run.settled
        np.testing.assert_allclose(run.points, points, atol=1e-9 * np.ptp(points))
        np.testing.assert_array_equal(labels, _nearest(points, end))
        assert math.isclose(_inertia(points, end, labels), lowest, rel_tol=1e-9, abs_tol=1e-9)
        assert _has_inertias(points, run)
        assert len(end) == k
    assert np.all(np.diff(search.lowest) <= 1e-9 * search.lowest[0])
    generator = np.random.default_rng(p.seed)
    tried = [_start(points, p.k, generator) for _ in range(p.tries)]
    assert len(search.ends) == p.tries
    for start, end in list(zip(tried, search.ends, strict=True))[:: max(1, p.tries // 8)]:
        assert math.isclose(_scikit_learn(points, start), end, rel_tol=1e-6, abs_tol=1e-9)
    if p.k <= len(search.lowest):
        lowest = search.lowest[p.k - 1]
        assert search.ends.min() >= lowest - 1e-9 * search.lowest[0]
        far = np.abs(search.ends - lowest) > 1e-6 * search.lowest[0]
        assert np.array_equal(search.is_caught[far], np.ones(int(far.sum()), dtype=bool))
        assert not search.is_caught[search.ends == search.ends.min()].any() or far.all()
        assert search.is_caught.sum() <= (search.ends > lowest).sum()


def _check_third(p: Any, points: Any, lesson: Any) -> None:
    """The third run is the first random start that ends otherwise than the other run and the best."""
    known = (lesson.other_run.inertia, lesson.search.lowest[p.k - 1])
    generator = np.random.default_rng(p.seed)
    tried = [_start(points, p.k, generator) for _ in range(p.tries)]
    new = [
        start
        for start, end in zip(tried, lesson.search.ends, strict=True)
        if not any(math.isclose(end, each, rel_tol=1e-5, abs_tol=1e-8) for each in known)
    ]
    np.testing.assert_array_equal(lesson.third_run.centres[0], (new or tried)[0])
    assert _is_run(points, lesson.third_run.centres[0], lesson.third_run)


def _check_walk(points: Any, lesson: Any) -> None:
    """The way leads from the mean of a group back to where its centre came from."""
    walk, run = lesson.walk, lesson.run
    group = points[run.labels[0] == run.labels[0][walk.members[0]]]
    np.testing.assert_allclose(walk.points, group)
    np.testing.assert_array_equal(points[walk.members], walk.points)
    np.testing.assert_allclose(walk.mean, group.mean(axis=0), atol=1e-9)
    assert math.isclose(np.hypot(*walk.direction), 1.0)
    assert max(walk.direction) >= -min(walk.direction) - 1e-9  # to the right, or up
    start = run.centres[0][run.labels[0][walk.members[0]]]
    move = math.dist(start, walk.mean)
    usual = math.sqrt(np.sum((group - group.mean(axis=0)) ** 2) / len(group))
    ends = walk.mean + np.array([[-1], [1]]) * walk.reach * walk.direction
    rounding = 1e-6 * usual + 1e-9 * np.ptp(points)
    assert (ends >= points.min(axis=0) - rounding).all()
    assert (ends <= points.max(axis=0) + rounding).all()
    at_the_edge = np.isclose([ends.min(axis=0), ends.max(axis=0)], [points.min(axis=0), points.max(axis=0)])
    wanted = max(move, 0.9 * usual)
    assert math.isclose(walk.reach, wanted) or (walk.reach < wanted and at_the_edge.any())
    if move > 1e-6:
        np.testing.assert_allclose(
            walk.mean + move * walk.side * walk.direction, start, atol=1e-9 + 1e-9 * abs(start).max()
        )


# Words -------------------------------------------------------------------------------------------------

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    points, k, search = _points(p), p.k, lesson.search
    own = p.user_data is not None
    yield "noun", facts["noun"] == ("point" if own else "pixel")
    yield "lacking", facts["lacking"] == ""
    start = _start(points, k, p.start)
    labels = _nearest(points, start)
    first = _inertia(points, start, labels)
    yield "first", _about(facts["first"], first)
    moved = lesson.run.inertias[1]
    falls = "falls" in facts["fall"]
    yield "fall", _about(facts["fall"], moved)
    yield "fall", moved < first if falls else _alike(moved, first)
    last = _inertia(points, lesson.run.centres[-1], lesson.run.labels[-1])
    yield from _rejoined(facts, lesson.run)
    yield "stop", _about(facts["stop"].rpartition(" about ")[2], last)
    other = _inertia(points, lesson.other_run.centres[-1], lesson.other_run.labels[-1])
    yield from _elsewhere(facts["elsewhere"], last, other, search.lowest[k - 1])
    yield "stuck", ("too" in facts["stuck"]) != math.isclose(last, search.lowest[k - 1], rel_tol=1e-6)
    yield "stuck", _cannot_go_on(points, lesson.other_run)
    yield "stuck", f"no {facts['noun']} has a nearer centre, and each centre is at its mean" in facts["stuck"]
    caught, low = int(search.is_caught.sum()), search.lowest[k - 1]
    said = facts["caught"].replace("One ends", "1 ends")
    yield "caught", ("all end at" in said) == (caught == 0)
    yield "caught", ("all end higher" in said) == (caught == p.tries)
    counts = [] if caught in (0, p.tries) else [caught]
    yield "caught", [size for size, _ in read(said)[: len(counts)]] == counts
    some = 0 < caught < p.tries
    yield "caught", some == said.endswith("We keep the best, without a guarantee.")
    yield "caught", some or _about(said.rpartition(" at ")[2], low)
    yield "caught", "above" not in said  # others end a little higher, but are said alike
    yield "bits_of_a_number", facts["bits_of_a_number"].split()[0] == f"{len(f'{k - 1:b}')}"
    yield "bits_of_a_number", facts["bits_of_a_number"].endswith("bits") == (k > 2)
    yield "more", (facts["more"].count("colours") == 2) != own
    yield from _bend(facts["bend"], search.lowest, k)


def _rejoined(facts: Mapping[str, Any], run: Any) -> Claims:
    """The inertia falls with every joining but the last, after which no point has another centre."""
    changed = [int(np.sum(before != after)) for before, after in pairwise(run.labels)]
    sums = [
        _inertia(run.points, run.centres[(half + 1) // 2], run.labels[half // 2])
        for half in range(2 * len(run.centres) - 1)
    ]
    rounds, whole = len(changed), all(len(np.unique(labels)) == len(run.centres[0]) for labels in run.labels)
    yield "rejoin", ("so J falls" in facts["rejoin"]) == (rounds > 1)
    yield "rejoin", f"no {facts['noun']} changes" in facts["rejoin"] or rounds > 1
    yield "rejoin", not whole or changed[-1] == 0
    for round_, count in enumerate(changed, 1):
        yield "rejoin", not whole or (sums[2 * round_] < sums[2 * round_ - 1]) == (count > 0)
    yield (
        "stop",
        (f"After {rounds} rounds, no {facts['noun']} changes;" in facts["stop"]) == (rounds > 1),
    )


def _elsewhere(said: str, last: float, other: float, best: float) -> Claims:
    apart = other - last
    if "just as low" in said:
        yield "elsewhere", math.isclose(last, other, rel_tol=1e-6, abs_tol=1e-9)
        yield "elsewhere", _about(said, other)
        yield "elsewhere", said.endswith("Does every start?") == math.isclose(other, best, rel_tol=1e-6)
    elif "almost the same" in said:
        yield "elsewhere", _alike(last, other)
        yield "elsewhere", _about(said, other)
    else:
        yield "elsewhere", _about(said, other, last)
        yield "elsewhere", ("the first one was stuck" in said) == (apart < 0)


def _cannot_go_on(points: Any, run: Any) -> bool:
    """Whether no point has a nearer centre where a run ends, and each centre is the mean of its points."""
    end, labels = run.centres[-1], run.labels[-1]
    away = np.linalg.norm(points[:, None] - end, axis=2)
    nearest = np.allclose(away[np.arange(len(points)), labels], away.min(axis=1))
    means = [points[labels == label].mean(axis=0) for label in np.unique(labels)]
    return bool(nearest and np.allclose(end[np.unique(labels)], means, atol=1e-9 * np.ptp(points)))


def _bend(said: str, lowest: Any, k: int) -> Claims:
    if len(lowest) <= k:
        yield "bend", "nothing left" in said and read(said)[0][0] == k
        return
    gain, following = (lowest[k - 2] - lowest[k - 1]) / lowest[0], (lowest[k - 1] - lowest[k]) / lowest[0]
    yield "bend", f"a {_ORDINALS[k - 1]} " in said.lower() and f"a {_ORDINALS[k]} " in said
    shares = [float(size) / 100 for size in re.findall(r"([\d.]+)%", said)]
    yield (
        "bend",
        len(shares) == 2
        and all(abs(share - true) <= 0.0051 for share, true in zip(shares, (gain, following), strict=True)),
    )
    yield "bend", "about" in said and "of the first bar" in said
    yield "bend", "rule of thumb" in said
    yield "bend", ("no clear place to stop" in said) == (gain < 3 * following)
    yield "bend", (" only " in said) == (gain >= 3 * following)
    yield "bend", "no clear place" not in said or read(said)[-1][0] == k


def _about(text: str, *sizes: float) -> bool:
    """Whether a text has just these inertias, each to three digits."""
    found = [size for size, _ in read(text)]
    return len(found) == len(sizes) and all(
        abs(said - size) <= _half_a_place(size) for said, size in zip(found, sizes, strict=True)
    )


def _alike(first: float, second: float) -> bool:
    """Whether two inertias may be said alike."""
    return abs(first - second) <= 2 * _half_a_place(max(first, second))


def _half_a_place(size: float) -> float:
    """Half of the last place that is said: of three digits, a whole number, or two decimals."""
    return 0.0051 * size if size >= 999 else 0.501 if size >= 9.99 else 0.00501


OTHER_SETTINGS = [
    {"k": 6, "groups": 5, "count": 300, "spread": 1.5, "seed": 7},
    {"k": 2, "groups": 2, "count": 60, "spread": 0.5, "seed": 3, "tries": 40},
]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    points = _points(lesson.params)
    for plot in on_stage(lesson, CloudPlot):
        if plot.cloud in lesson.mobjects and beat != "gather_the_points":
            drawn = values(plot, centres(plot.cloud, len(points)))
            yield Truth("points", drawn, points, units(plot))
    for picture in on_stage(lesson, ClusterAssignment):
        yield from _assigned(picture, points, resting)
    if lesson.picture is not None:
        yield from _painted(lesson, beat, resting)
    for squares in on_stage(lesson, SpokeSquares):
        yield from _squares(squares, points, lesson)
    for bars in on_stage(lesson, Bars):
        yield from _bars(bars, lesson, beat)
    for walker in on_stage(lesson, WalkingCentre):
        yield from _walked(walker)
    if resting and hasattr(lesson, "squares"):
        yield from _written_whole(lesson)
    for loop in on_stage(lesson, Loop):
        if loop.laid == 1.0:
            yield from _laid(loop, lesson)
        if is_shown(lesson, loop.note) and loop.note[1][0].get_fill_opacity() > 0:
            length = np.linalg.norm(loop.heads.points[0, :2] - loop.shafts.points[0, :2])
            ways = (lesson.walk.points - lesson.walk.mean) * units(lesson.bench.plot)
            nearest = np.abs(np.linalg.norm(ways, axis=1) * loop.factor - length).min()
            yield Truth("a smaller difference under the note on it", nearest, 0.0)
    for tries in on_stage(lesson, Tries):
        both = np.vstack([tries.lowest.places, tries.caught.places])
        drawn = values(tries, both)[np.argsort(both[:, 0])]
        count = len(drawn)
        expected = np.column_stack([np.arange(1, count + 1), lesson.search.ends[:count]])
        yield Truth("ends of the starts", drawn, expected, units(tries))


def _assigned(picture: ClusterAssignment, points: Any, resting: bool) -> Truths:
    """Between the steps every spoke starts at a point, and points to the centre that is nearest to it."""
    plot, middles = picture.plot, _centres(picture.centres, picture.plot)
    falling = not np.allclose(middles, values(plot, picture.centres.places))
    for start, end in [] if falling else _pairs(picture.borders):
        for place in (plot.values(start), plot.values(end)):
            near = np.sort(np.linalg.norm((middles - place) * units(plot), axis=1))
            yield Truth("borders", near[0], near[1])
    step = round(picture.half_step)
    if not resting or abs(picture.half_step - step) > 1e-9 or not len(picture.spokes.points):
        return
    yield Truth("centres", middles, picture.run.centres[(step + 1) // 2], units(plot))
    pairs = _pairs(picture.spokes)
    starts = values(plot, [start for start, _ in pairs])
    kept = points[:: max(1, math.ceil(len(points) / 300))]
    yield Truth("spokes at points", starts, kept, units(plot))
    away = np.linalg.norm((kept[:, None] - middles) * units(plot), axis=2)
    if step % 2 == 0:
        own = picture.labels[:: max(1, math.ceil(len(points) / 300))]
        yield Truth("nearest centre", away[np.arange(len(kept)), own], away.min(axis=1))
    else:
        for index, middle in enumerate(middles):
            group = points[picture.labels == index]
            if len(group):
                yield Truth("centre at the mean", middle, group.mean(axis=0), units(plot))


def _painted(lesson: Any, beat: str, resting: bool) -> Truths:
    """Each pixel has its colour, where it lies in the plane; those of the copy have that of their centre."""
    canvas = lesson.bench.painting
    count = len(lesson.points)
    if beat == "find_the_colours" and resting:
        yield from _found(lesson)
    for mosaic in on_stage(lesson, Mosaic):
        if mosaic is canvas.dots and resting and len(mosaic.places) > count:
            drawn = values(canvas.plot, mosaic.places[:count])
            yield Truth("pixels in the plane", drawn, lesson.points, units(canvas.plot))
            shades = _shades(lesson, lesson.points)
            yield Truth("colours of pixels", mosaic.shades[:count], shades, tolerance=0.5)
            if mosaic.sides[-1] > 0:  # a centre lies above all pixels
                painted = _read_off(mosaic)[-1]
                yield Truth("colours as painted", painted, mosaic.shades[-1], tolerance=1.0)
            if beat in ("walk_through_the_mean", "go_through_the_mean", "cancel_the_differences"):
                yield Truth("no centre among the pixels", mosaic.sides[count:], 0.0)
        elif resting and (groups := _painting(lesson, mosaic, beat)):
            middles = _centres(groups.centres, groups.plot)[groups.labels]
            yield Truth("colours of the copy", mosaic.shades, _shades(lesson, middles), tolerance=1.0)
            yield Truth("copy as painted", _read_off(mosaic), mosaic.shades, tolerance=1.0)


def _painting(lesson: Any, mosaic: Mosaic, beat: str) -> ClusterAssignment | None:
    """The groups that paint a copy now, if any do."""
    if mosaic is lesson.bench.painting.copy and beat in ("move_to_the_mean", "repeat_until_it_stops"):
        groups: ClusterAssignment = lesson.bench.groups
        return groups
    if (
        beat == "find_the_colours"
        and mosaic is lesson.pair.copy
        and isinstance(lesson.groups, ClusterAssignment)
    ):
        return lesson.groups if lesson.groups.joined == 1.0 else None
    return None


def _shades(lesson: Any, amounts: Any) -> Any:
    """Red, green and blue of a screen for points of the plane."""
    if lesson.params.standardized:
        raw = lesson.picture.colours
        amounts = raw.mean(axis=0) + amounts * raw.std(axis=0)
    red, blue = (255 * np.clip(amounts, 0, 10) / 10).T
    return np.column_stack([red, np.full(len(red), 115.0), blue])


def _read_off(mosaic: Mosaic) -> Any:
    """The colours that the image has in the middle of each square."""
    high, wide = mosaic.pixel_array.shape[:2]
    box = mosaic.box
    x = ((mosaic.places[:, 0] - box.left) / box.width * wide).astype(int)
    y = ((box.top - mosaic.places[:, 1]) / box.height * high).astype(int)
    return mosaic.pixel_array[y, x, :3].astype(float)


def _squares(squares: SpokeSquares, points: Any, lesson: Any) -> Truths:
    """A square is as wide as its point is far from its centre; all of them, piled up, are the first bar."""
    groups = squares.groups
    middles = _centres(groups.centres, groups.plot)[groups.labels]
    away = np.linalg.norm(points - middles, axis=1)
    sides = squares.points[: 16 * squares.whole.sum()].reshape(-1, 4, 4, 3)
    if squares.size == 1.0 and len(squares.chosen) == 1 and squares.whole.all():
        lengths = np.linalg.norm(sides[:, :, 3] - sides[:, :, 0], axis=2) / groups.plot.x_unit
        yield Truth("sides of a square", lengths, away[squares.chosen], groups.plot.x_unit)
    if squares.piled == 1.0:
        bars = lesson.bench.panel.bars
        heights = np.ptp(sides[:, :, 0, 1], axis=1) / bars.y_unit
        yield Truth("slices of the first bar", heights, np.sort(away**2)[::-1], bars.y_unit)
        top = bars.values(squares.get_top())[1]
        yield Truth("top of the slices", top, np.sum(away**2), bars.y_unit)


def _laid(loop: Loop, lesson: Any) -> Truths:
    """The differences from the mean, laid head to tail, lead from the mean back to it."""
    starts, tips = loop.shafts.points[::4, :2], loop.heads.points[::12, :2]
    plot, points = lesson.bench.plot, lesson.walk.points
    mean = points.mean(axis=0)
    yield Truth("loop starts at the mean", plot.values(starts[0]), mean, units(plot))
    yield Truth("loop ends at the mean", plot.values(tips[-1]), mean, units(plot))
    yield Truth("head to tail", tips[:-1], starts[1:])
    lengths = np.linalg.norm(tips - starts, axis=1)
    expected = np.linalg.norm((points - mean) * units(plot), axis=1) * loop.factor
    yield Truth("differences in the loop", np.sort(lengths), np.sort(expected))


def _found(lesson: Any) -> Truths:
    """Each colour of the palette is the mean of the pixels of a group, in the best grouping found."""
    k = lesson.params.k
    labels = lesson.search.runs[k - 1].labels[-1]
    means = [lesson.points[labels == index].mean(axis=0) for index in range(k)]
    pair, found = lesson.pair, _shades(lesson, means)
    yield Truth("colours of the palette", pair.colours.shades, found, tolerance=1.0)
    if is_shown(lesson, pair.colours) and not np.allclose(pair.copy.shades, _shades(lesson, lesson.points)):
        middles = [place.get_center()[:2] for place in pair.sought[1:]]
        yield Truth("places of the colours", pair.colours.places, middles)
        yield Truth("copy that was found", pair.copy.shades, found[labels], tolerance=1.0)


def _bars(bars: Bars, lesson: Any, beat: str) -> Truths:
    """A bar that is seen is as high as the inertia of its half step, or the lowest with so many centres."""
    chosen = beat in ("choose_how_many", "paint_with_few_colours", "gather_the_points")
    known = lesson.search.lowest if chosen else bars.run.inertias
    for index, bar in enumerate(bars.bars):
        if bars.seen[index] > 0:
            top = bars.values(bar.get_top())[1]
            yield Truth("bar of the inertia", top, known[index], bars.y_unit)


def _walked(walker: WalkingCentre) -> Truths:
    """The centre, the bowl and its walker show the sum of squares of the group about the same place."""
    points, plot = walker.walk.points, walker.plot
    (here,) = _centres(walker.mark, plot)

    def about(place: Any) -> float:
        return float(np.sum((points - place) ** 2))

    yield Truth("walker", walker.bowl.values(walker.walker.get_center())[1], about(here), walker.bowl.y_unit)
    mean, direction = points.mean(axis=0), walker.walk.direction

    def heights(x: Any) -> Any:
        return np.array([about(mean + away * direction) for away in np.atleast_1d(x)])

    yield from on_function("bowl", walker.bowl, walker.curve, heights, tolerance=2 * PIXEL)
    bottom = walker.bowl.values(walker.bottom[0].get_center())
    yield Truth("bottom of the bowl", bottom, (0.0, about(mean)), units(walker.bowl))
    (level,) = _pairs(walker.level)
    yield Truth("level", walker.bowl.values(level[0])[1], about(mean), walker.bowl.y_unit)


def _written_whole(lesson: Any) -> Truths:
    """No square of the way stands without its cross terms, unless they cancel."""
    for _, squares, crosses in (lesson.squares.one, lesson.squares.all):
        for shape in squares:
            if is_shown(lesson, shape) and lesson.loop.laid < 1:
                yield Truth("cross terms", is_shown(lesson, crosses.part("kept")[0]), True)


def _centres(marks: CentreMarks, plot: Any) -> Any:
    return values(plot, np.array([mark.get_center() for mark in marks]))


def _pairs(line: Any) -> list[tuple[Any, Any]]:
    return [(curve[0], curve[3]) for curve in line.points.reshape(-1, 4, 3)]


MARKED = {
    *("borders", "centres", "spokes at points", "nearest centre", "centre at the mean"),
    *("pixels in the plane", "colours of pixels", "colours as painted", "colours of the copy"),
    *("copy as painted", "bar of the inertia", "walker", "bowl", "level", "ends of the starts"),
    *("no centre among the pixels", "bottom of the bowl", "cross terms"),
    *("places of the colours", "copy that was found"),
}


def centre_aside(self: ClusterAssignment, *_: Any) -> None:
    self.centres[0].shift((0.03, 0.0, 0.0))


SLIP = Slip(ClusterAssignment, "seek", centre_aside, "centre")


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"\b24 bits\b": "what a colour takes on a screen: eight bits for each of red, green and blue",
    r"thin 2 (?=\()": "twice the product of two steps",
    r" 0$": "what differences from their mean add up to",
    r"^[01]{1,3}$": "the number of a colour in the palette, in the bits that tell it apart",
}


def derived(lesson: Any) -> Mapping[str, Any]:
    """Rounds, and inertias as they are said and as they stand on bars."""
    lowest, k = lesson.search.lowest, lesson.params.k
    return {
        "rounds": lesson.run.rounds,
        "other_rounds": lesson.other_run.rounds,
        "caught": lesson.search.caught,
        "group_size": len(lesson.walk.members),
        "at_the_lowest": lesson.params.tries - lesson.search.caught,
        "gains_as_they_come": _as_they_come(
            [(before - after) / lowest[0] for before, after in pairwise(lowest)], k
        ),
        "reach": math.dist(lesson.walk.mean, lesson.walk.mean + lesson.walk.reach * lesson.walk.direction),
        "least": _on_a_bar(math.fsum(math.dist(x, lesson.walk.mean) ** 2 for x in lesson.walk.points)),
        "third": lesson.third_run.inertias[-1],
        "best": lowest[k - 1],
        "short_bits": len(f"{k - 1:b}"),
        "said_first": _said(lesson.run.inertias[0]),
        "said_moved": _said(lesson.run.inertias[1]),
        "said_last": _said(lesson.run.inertias[-1]),
        "said_other": _said(lesson.other_run.inertias[-1]),
        "said_lowest": _said(lowest[k - 1]),
        "on_bars": (on_bars := list(map(_on_a_bar, lowest))),
        "as_they_come": [on_bars[k - 1], *on_bars[: k - 1], *on_bars[k:]],
    }


def _as_they_come(gains: list[float], k: int) -> list[float]:
    """What each centre from the second on saves: those of the k-th and of one more come last."""
    return [*gains[: k - 2], *gains[k:], *gains[k - 2 : k]]


def _on_a_bar(size: float) -> float:
    """An inertia as it is written: a whole number from ten on."""
    return float(f"{size:.0f}") if size >= 10 else size


def _said(size: float) -> float:
    """An inertia to three digits, and to a whole number from ten on."""
    return size if size < 10 else float(f"{size:.0f}") if size < 1000 else float(f"{size:.3g}")
