"""The determinant: entries are whole numbers of tenths, so all areas are exact in hundredths."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from scenes.linear_algebra.determinant.clouds import Walk
from scenes.linear_algebra.determinant.followed import Followed
from scenes.linear_algebra.determinant.slid_sides import RunningMatrix
from scenes.linear_algebra.determinant.squares import Cards, FilledDisc, Height, LetteredSquare
from scenes.linear_algebra.determinant.tallies import Cut, Tiles
from scenes.stage.pictures.linear_maps import MappedArea, MappedPoints
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, across, centres, is_shown, on_graph, on_stage, values, vector_of

SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])

# Facts -------------------------------------------------------------------------------------------------


def _tenths(matrix: Any) -> list[int]:
    return [round(10 * entry) for row in matrix for entry in row]


def _hundredths(matrix: Any) -> int:
    a, b, c, d = _tenths(matrix)
    return a * d - b * c


def _moments(data: Any) -> Any:
    return np.einsum("ni,nj->ij", data, data) / len(data)


def _loss(matrix: Any, moments: Any) -> float:
    """Minus the mean log of the density of points with these moments, if a matrix makes them round."""
    lengths = np.trace(matrix @ moments @ matrix.T) / 2
    return float(lengths - math.log(abs(np.linalg.det(matrix))) + math.log(2 * math.pi))


def _learned(data: Any) -> tuple[list[Any], list[float]]:
    """Step by step from the identity, as long as the loss can fall by more than 0.00001."""
    moments = _moments(data)
    rate = 0.2 / np.linalg.eigvalsh(moments).max()
    least = 1 + math.log(2 * math.pi) + math.log(np.linalg.det(moments)) / 2
    now, matrices, losses = np.eye(2), [np.eye(2)], [_loss(np.eye(2), moments)]
    while len(losses) < 2 or (losses[-1] - least > 0.00001 and len(losses) < 601):
        now = now - rate * (now @ moments - np.linalg.inv(now).T)
        matrices.append(now)
        losses.append(_loss(now, moments))
    return matrices, losses


def _pressed(data: Any) -> tuple[list[Any], list[float]]:
    """W C taken away again and again, until half a percent of the mean of half the squares is left."""
    moments = _moments(data)
    factor = np.eye(2) - 0.2 / np.linalg.eigvalsh(moments).max() * moments
    matrices, squares = [np.eye(2)], [np.trace(moments) / 2]
    while squares[-1] > 0.005 * squares[0] and len(squares) < 601:
        matrices.append(matrices[-1] @ factor)
        squares.append(np.trace(matrices[-1] @ moments @ matrices[-1].T) / 2)
    return matrices, [each + math.log(2 * math.pi) for each in squares]


def _drawn(p: Any) -> Any:
    """The round cloud."""
    return np.random.default_rng(p.seed).standard_normal((p.points, 2))


def _early(data: Any) -> float:
    """The factor of areas of the first matrix of the pressing with one below a half."""
    return next(area for area in (abs(np.linalg.det(each)) for each in _pressed(data)[0]) if area < 0.5)


def _widths(data: Any) -> list[Any]:
    """The deviations from zero along both axes of what the matrices of the pressing make of the data."""
    rooted = math.sqrt(len(data))
    return [np.linalg.svd(data @ each.T, compute_uv=False) / rooted for each in _pressed(data)[0]]


def _held(points: Any, corner: Any) -> Any:
    (x, y), (left, low) = np.transpose(points), corner
    return (x >= left) & (x <= left + 1) & (y >= low) & (y <= low + 1)


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    area, matrix = _hundredths(p.matrix) / 100, np.array(p.matrix)
    cloud = _drawn(p)
    return {
        "determinant": area,
        "rectangle": area,
        "inside": sum(0 <= x <= 1 and 0 <= y <= 1 for x, y in cloud),
        "early_determinant": _early(cloud @ matrix.T),
        "learned_determinant": abs(np.linalg.det(_learned(lesson.data)[0][-1])),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    a, b, c, d = _tenths(p.matrix)
    area, second = _hundredths(p.matrix), abs(b) > abs(a)
    side, along = ("blue", "purple") if second else ("purple", "blue")
    upright, level = (a if second else b) == 0, (d if second else c) == 0
    first = f"Slide the layers along {along}, like a deck of cards, until {side} stands upright."
    stays = f"{side.capitalize()} is vertical. Slide the layers along {along} and back, like a deck of cards."
    yield "slide", facts["slide"] == (stays if upright else first)
    way = "down" if (d if second else c) > 0 else "up"
    second_slide = f"Now slide the {along} tip straight {way}: a rectangle, with the same area."
    stays = f"{along.capitalize()} is level: it's a rectangle. Slide the layers along {side} and back."
    yield "slide_again", facts["slide_again"] == (stays if level else second_slide)
    across, up, width, rise = ("a", "c", "b", "d") if second else ("b", "d", "a", "c")
    share = f"[{across}/{width}|{across} over {width}]"
    yield (
        "reach",
        facts["reach"]
        == (
            "Call the entries a, b, c, d."
            if upright
            else f"{side.capitalize()} was {across} across and {up} up. "
            f"{along.capitalize()} goes {width} across and {rise} up."
        ),
    )
    way, falls = "forward by minus that" if a * b < 0 else "back by it", d if second else c
    lowered = a * b * falls
    moved = f"keeps the height, because {rise} is zero"
    if lowered and falls < 0:
        moved = f"{'lowers' if lowered > 0 else 'raises'} {side}, because {rise} is negative"
    elif lowered:
        moved = f"{'takes off' if lowered > 0 else 'adds'} that share of {rise}"
    yield (
        "share",
        facts["share"]
        == (
            f"{side.capitalize()} was vertical from the start, so {across} is zero."
            if upright
            else f"So {across} across is {share} of {along}: sliding {way} {moved}."
        ),
    )
    taken = f"[{across}/{width} {rise}|{across} over {width} times {rise}]"
    left = f"just {up}" if upright else f"{up}, minus {taken}"
    yield "height", facts["height"] == f"That leaves {left}."
    plain = not second and a > 0 and area > 0
    signs = "" if plain else ", apart from signs,"
    size = "[a d - b c|a d minus b c]"
    yield "times_width", facts["times_width"] == f"Its width is still {width}, so the area{signs} is {size}."
    count = () if abs(area) == 100 else (abs(area) / 100,)
    named = (area / 100,) if area < 0 or area == 100 else ()
    yield "worked", says(facts["worked"], *count, *named) and ("the minus" in facts["worked"]) == (area < 0)
    yield "worked", ("one square" in facts["worked"]) == (abs(area) == 100)
    yield "worked", "determinant of A" in facts["worked"]
    yield "past_flat", ("the F is mirrored." in facts["past_flat"]) == (area > 0)
    yield "past_flat", ("isn't mirrored any more." in facts["past_flat"]) == (area < 0)
    points = "points down" if plain else "points the other way"
    stays = f"{width} stays positive" if plain else f"{width} stays the same"
    sign = "negative" if area > 0 else "positive"
    yield "turned", facts["turned"] == f"Slide {side} upright: it {points}, but {stays}. So {size} is {sign}."
    yield "cloud", ("density stays" in facts["cloud"]) == (abs(area) == 100)
    yield "cloud", ("spreads" in facts["cloud"]) == (abs(area) > 100)
    yield "cloud", ("packs" in facts["cloud"]) == (abs(area) < 100)
    sizes = () if abs(area) == 100 else (abs(area) / 100, abs(area) / 100)
    yield "cloud", says(facts["cloud"], *sizes)
    yield from _trained_words(facts, lesson, abs(area) / 100)


def _trained_words(facts: Mapping[str, Any], lesson: Any, factor: float) -> Claims:
    """The copied density presses all together; with the factor W makes the cloud normal, whatever A did."""
    data = lesson.data
    learned = data @ _learned(data)[0][-1].T
    yield "undone", abs(np.cov(learned.T, bias=True) + _outer_mean(learned) - np.eye(2)).max() < 0.02
    times = facts["learned_determinant"] * factor
    yield "undone", ("about" in facts["undone"]) == (abs(times - 1) <= 0.1)
    yield "undone", 0.6 < times < 1.6  # it can be called one, roughly
    yield "undone", ("keeps areas" in facts["undone"]) == (factor == 1)
    yield "undone", says(facts["undone"], *(() if factor == 1 else (factor,)))
    first, *_, last = _widths(data)
    yield "undone", max(last) < 0.2 * max(first)  # without the factor W draws all points toward the middle
    distances = [np.linalg.norm(data @ each.T, axis=1) for each in _pressed(data)[0]]
    yield "undone", all((later < before).all() for before, later in pairwise(distances))  # each density rises
    matrices, losses = _pressed(data)
    yield "undone", abs(np.linalg.det(matrices[-1])) < 0.03  # its determinant goes to zero
    for record, expected in ((lesson.pressed, losses), (lesson.learned, _learned(data)[1])):
        yield "undone", np.allclose(record.losses, expected)  # what training makes high
        yield "undone", all(later < loss for loss, later in pairwise(expected))


def _outer_mean(points: Any) -> Any:
    return np.outer(points.mean(axis=0), points.mean(axis=0))


OTHER_SETTINGS = [
    {"matrix": ((0, -1), (1, 0)), "seed": 8},
    {"matrix": ((-1, 2), (0, 0.9)), "points": 100, "seed": 11},
    {"matrix": ((1.5, 0), (0, -2)), "seed": 12},
    {"matrix": ((0, 2.5), (-1.4, 0)), "points": 90, "seed": 14},
    {"matrix": ((-2, 1), (-0.4, -1.1)), "points": 300, "seed": 15},
]


# Geometry ----------------------------------------------------------------------------------------------

PRESSING = ("copy_the_density", "mind_the_area")
LEARNING = (*PRESSING, "count_the_areas")
SLIDING = ("slide_one_side", "slide_the_other", "find_the_height", "multiply")


def _flat(p: Any) -> Any:
    """The side that slides first on the line of the other: at so many tenths of it, near its foot."""
    a, b, c, d = _tenths(p.matrix)
    if abs(b) > abs(a):
        tenths = round(Fraction(10 * (a * b + c * d), b * b + d * d))
        return np.array([[tenths * b, 10 * b], [tenths * d, 10 * d]]) / 100
    tenths = round(Fraction(10 * (a * b + c * d), a * a + c * c))
    return np.array([[10 * a, tenths * a], [10 * c, tenths * c]]) / 100


def _stops(p: Any) -> list[Any]:
    a, flat = np.array(p.matrix), _flat(p)
    return [np.eye(2), a, 2 * flat - a, flat, _rectangle(p)]


def _beyond(p: Any) -> Any:
    """The side that slides first, once it has been turned over and slid upright: minus area by width."""
    rectangle = _rectangle(p)
    side: Any = rectangle[:, 0 if abs(p.matrix[0][1]) > abs(p.matrix[0][0]) else 1]
    return -side


def _rectangle(p: Any) -> Any:
    """The two sides after both slides, as columns: one along each axis, with the same area."""
    a, b, _, _ = (entry / 10 for entry in _tenths(p.matrix))
    area = _hundredths(p.matrix) / 100
    return np.array([[0, b], [-area / b, 0]]) if abs(b) > abs(a) else np.array([[a, 0], [0, area / a]])


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    for square in on_stage(lesson, LetteredSquare):
        yield from _square(square, lesson, beat, resting)
    for tiles in on_stage(lesson, Tiles):
        yield from _tiles(tiles, lesson)
    for cut in on_stage(lesson, Cut) if resting else ():
        yield from _cut(cut, lesson)
    if beat == "find_the_height" and resting and len(vars(lesson).get("away", ())):
        yield from _taken(lesson.away, lesson)
    for numbers in on_stage(lesson, RunningMatrix) if resting else ():
        yield from _numbers(numbers, lesson.square)
    if beat == "one_factor_for_all" and resting:
        for disc in on_stage(lesson, FilledDisc):
            yield from _disc(disc, np.array(lesson.params.matrix))
    for cards in on_stage(lesson, Cards) if resting else ():
        yield from _cards(cards, lesson)
    for height in on_stage(lesson, Height) if resting else ():
        yield from _height(height, lesson)
    if beat == "press_flat" and resting and is_shown(lesson, vars(lesson).get("beyond")):
        yield Truth(
            "beyond", vector_of(lesson.beyond, lesson.plane), _beyond(lesson.params), lesson.plane.unit
        )
    if beat == "map_a_cloud" and resting:
        yield from _cloud(lesson.picture, lesson)
    if beat in LEARNING and "trained" in vars(lesson):
        yield from _trained(lesson, beat, resting)


def _polygon(area: Any, plane: Any) -> Any:
    return values(plane, area.points.reshape(-1, 4, 3)[:, 0])


def _signed_area(corners: Any) -> float:
    x, y = np.transpose(corners)
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def _square(square: Any, lesson: Any, beat: str, resting: bool) -> Truths:
    """Its sides span it, slides keep its area, and it stops where the matrices say."""
    plane, columns = square.plane, np.array([vector_of(each, square.plane) for each in square.basis.arrows]).T
    corners = _polygon(square.area, plane)
    if len(corners) == 4:
        yield Truth("square", corners, SQUARE @ columns.T, plane.unit)
        if beat in SLIDING:
            slid = abs(columns - np.eye(2)).max() > 1e-9
            yield Truth("slides", _signed_area(corners) if slid else 0, slid * lesson.results["determinant"])
    if resting:
        bar = _polygon(square.letter, plane)
        yield Truth("letter", bar[0], np.array([0.32, 0.2]) @ columns.T, plane.unit)
    if resting and beat not in SLIDING:
        near = min(_stops(lesson.params), key=lambda stop: abs(stop - columns).max())
        yield Truth("stops", columns, near, plane.unit)


def _tiles(tiles: Any, lesson: Any) -> Truths:
    """Together they are as large as the parallelogram."""
    parts = [(tile.get_vertices()[:4, :2], whole.get_vertices()[:4, :2]) for tile, whole in tiles]
    filled = sum(_signed_area(tile) / _signed_area(whole) for tile, whole in parts)
    yield Truth("tiles", filled, abs(lesson.results["determinant"]))


def _cut(cut: Any, lesson: Any) -> Truths:
    """Its pieces lie in the rectangle and are together as large as the parallelogram."""
    plane, end = lesson.plane, lesson.made.columns[2]
    parts = [values(plane, piece.get_vertices()[:4, :2]) for piece in cut]
    area = sum(abs(_signed_area(part)) for part in parts)
    yield Truth("cut", area, abs(lesson.results["determinant"]), plane.unit)
    reach = np.concatenate(parts)
    corner = end.sum(axis=0)
    yield Truth(
        "cut",
        [reach.min(axis=0), reach.max(axis=0)],
        [np.minimum(corner, 0), np.maximum(corner, 0)],
        plane.unit,
    )


def _taken(away: Any, lesson: Any) -> Truths:
    """The share of the other side leads from the old tip to the new one; the bite is what the height lost."""
    if not is_shown(lesson, away.bite):
        return
    plane, columns = lesson.plane, np.array(lesson.params.matrix).T
    along, side = columns[lesson.made.pivot], columns[1 - lesson.made.pivot]
    share = side[0] / along[0]
    yield Truth("taken", vector_of(away.share, plane), -share * along, plane.unit)
    yield Truth("taken", plane.values(away.share.start), side, plane.unit)
    yield Truth("taken", vector_of(away.before, plane), side, plane.unit)
    (across, up), bite = (values(plane, line.points[[0, -1]]) for line in away.reaches), away.bite
    yield Truth("reaches", np.ptp(across, axis=0), (abs(side[0]), 0), plane.unit)
    yield Truth("reaches", up[:, 1], (0, side[1]), plane.unit)
    left = side[1] - share * along[1]
    yield Truth("bite", values(plane, bite.points[[0, -1]])[:, 1], (left, side[1]), plane.unit)


def _numbers(numbers: Any, square: Any) -> Truths:
    """They are those of the sides, to two decimals."""
    sides = np.array([vector_of(each, square.plane) for each in square.basis.arrows]).T
    shown = [float(re.sub(r'[" $]', "", entry.source)) for entry in numbers.entries]
    yield Truth("entries", shown, sides.ravel(), tolerance=0.006)


def _disc(disc: Any, matrix: Any) -> Truths:
    """Its rim, taken back, is a circle, and all tiles are inside of it."""
    back = np.linalg.inv(matrix).T
    rim = values(disc.plane, disc.rim.points) @ back
    radii = np.linalg.norm(rim - 0.5, axis=1)
    corners = values(disc.plane, disc.tiles.points) @ back
    if abs(radii - 0.5).max() < 0.1:
        yield Truth("disc", radii, np.full(len(radii), 0.5), disc.plane.unit)
        yield Truth("disc", np.linalg.norm(corners - 0.5, axis=1).max() <= 0.5, True)


def _cards(cards: Any, lesson: Any) -> Truths:
    """They lie along a side and reach from one end to the other."""
    square = lesson.square
    if not len(cards.points) or not is_shown(lesson, square.area):
        return
    ways = values(cards.plane, cards.points[3::4]) - values(cards.plane, cards.points[::4])
    sides = [vector_of(arrow, cards.plane) for arrow in square.basis.arrows]
    side = sides[0] if cards is square.cards[0] else sides[1]
    if len(ways) == 9:
        off = [np.hypot(across(side, way), np.hypot(*way) - np.hypot(*side)) for way in ways]
        yield Truth("cards", off, np.zeros(9), cards.plane.unit)


def _height(height: Any, lesson: Any) -> Truths:
    """It leads from the line of the base to the other side's tip, and is as long as area and base say."""
    if not len(height.points) or not is_shown(lesson, lesson.square.area):
        return
    plane, columns = height.plane, lesson.square.matrix.T
    base, tip = columns[height.base], columns[1 - height.base]
    ends = values(plane, height.points)
    near = np.linalg.norm(ends - tip, axis=1).min()
    yield Truth("height", near, 0, plane.unit)
    way = height.tip - height.foot
    yield Truth("height", across(base, height.foot), 0, plane.unit)
    yield Truth("height", way @ base / np.hypot(*base), 0, plane.unit)
    yield Truth("height", np.hypot(*way), abs(across(base, tip)), plane.unit)


def _cloud(picture: Any, lesson: Any) -> Truths:
    """Points in the square stay in what becomes of it."""
    if not is_shown(lesson, picture.cell):
        return
    matrix = np.array(lesson.params.matrix)
    cloud = _drawn(lesson.params)
    inside = ((cloud >= 0) & (cloud <= 1)).all(axis=1)
    corners = _polygon(picture.cell, picture.plane)
    used = matrix if abs(corners - SQUARE @ matrix.T).max() < abs(corners - SQUARE).max() else np.eye(2)
    yield Truth("cell", corners, SQUARE @ used.T, picture.plane.unit)
    for points, chosen in ((picture.counted, inside), (picture.crowd, ~inside)):
        if is_shown(lesson, points) and points.marks.get_fill_opacity() > 0.6:
            drawn = values(picture.plane, centres(points.marks, chosen.sum()))
            if points.matrix is not None and abs(points.matrix - used).max() < 1e-12:
                yield Truth("cloud", drawn, cloud[chosen] @ used.T, picture.plane.unit)


@lru_cache(maxsize=8)
def _walk(pressing: bool, data: bytes) -> tuple[list[Any], list[float]]:
    points = np.frombuffer(data).reshape(-1, 2)
    return _pressed(points) if pressing else _learned(points)


def _trained(lesson: Any, beat: str, resting: bool) -> Truths:
    """Points and the square are where the matrix of a step takes them, det W is drawn up to that step."""
    trained, plane = lesson.trained, lesson.picture.plane
    matrices, _ = _walk(beat in PRESSING, np.ascontiguousarray(lesson.data).tobytes())
    cloud, mapped = _drawn(lesson.params), np.array(lesson.params.matrix)
    inside = _held(cloud, (0, 0))
    for walk in on_stage(lesson, Walk):
        if walk is trained.moved and abs(walk.step - round(walk.step)) < 1e-9 and resting:
            moved = matrices[round(walk.step)]
            for each in walk.things:
                if isinstance(each, MappedArea):
                    yield Truth("marked", _polygon(each, plane), SQUARE @ (moved @ mapped).T, plane.unit)
                if isinstance(each, Followed):
                    yield from _followed(each, moved, lesson)
            crowd, counted = (each for each in walk.things if isinstance(each, MappedPoints))
            for points, chosen in ((crowd, ~inside), (counted, inside)):
                drawn = values(plane, centres(points.marks, chosen.sum()))
                yield Truth("points", drawn, cloud[chosen] @ (moved @ mapped).T, plane.unit)
    areas = [abs(np.linalg.det(each)) for each in matrices]
    if is_shown(lesson, trained.panel.curve):
        yield from on_graph("areas", lesson.chart.plot, trained.panel.curve, range(len(areas)), areas)
    if "level" in vars(lesson) and is_shown(lesson, lesson.level[0]):
        heights = [lesson.chart.plot.values(point)[1] for point in lesson.level[0].points]
        level = 100 / abs(_hundredths(lesson.params.matrix))
        yield Truth("level", heights, np.full(len(heights), level), tolerance=1e-6)
    if resting and is_shown(lesson, lesson.bell.rim):
        radii = np.linalg.norm(values(plane, lesson.bell.rim.points), axis=1)
        yield Truth("rim", [radii.min(), radii.max()], (2, 2), plane.unit, tolerance=0.02)


def _followed(followed: Any, moved: Any, lesson: Any) -> Truths:
    """It is a point of the cloud, and its arrow ends where the matrix sends it."""
    plane, start = lesson.picture.plane, _followed_point(lesson)
    yield Truth("followed", plane.values(followed.ring.get_center()), start, plane.unit)
    yield Truth("followed", plane.values(followed.point.get_center()), moved @ start, plane.unit)
    yield Truth("followed", vector_of(followed.arrow, plane), moved @ start - start, plane.unit)


def _followed_point(lesson: Any) -> Any:
    """Of the fifth of points nearest to a distance of 2.5, the one whose nearest neighbour is farthest."""
    beside = [abs(math.hypot(*each) - 2.5) for each in lesson.data]
    most = np.quantile(beside, 0.2)
    nearest = [sorted(math.dist(each, other) for other in lesson.data)[1] for each in lesson.data]
    return lesson.data[max((room, i) for i, room in enumerate(nearest) if beside[i] <= most)[1]]


MARKED = {
    *("square", "slides", "letter", "stops", "tiles", "disc", "cards", "beyond", "cell", "cloud"),
    *("points", "marked", "areas", "level", "rim", "cut", "taken", "reaches", "bite", "entries", "height"),
    "followed",
}


def side_too_short(self: LetteredSquare, **_: Any) -> None:
    arrow = self.basis.arrows[0]
    arrow.set_state(start=arrow.start, end=arrow.start + 0.97 * (arrow.end - arrow.start))


def points_too_low(self: Walk, _: float) -> None:
    self.things[1].shift((0.0, -0.03, 0.0))


SLIP = Slip(LetteredSquare, "set_state", side_too_short, "square")
OTHER_SLIPS = [Slip(Walk, "seek", points_too_low, "points")]

# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"in an area of \{\{ 1 : result": "the unit square",
    r"^0$": "the area of what is pressed flat",
    r"1/": "one over an area",
    r"1\.000": "the determinant of the identity, from which W begins",
    r"1 \$dot\$": "the same, before the points per area",
}


def _slid(p: Any) -> Mapping[str, float]:
    """The entries by what they do in the first slide, and the height that it leaves."""
    (a, b), (c, d) = p.matrix
    width, across, rise, up = (b, a, d, c) if abs(b) > abs(a) else (a, b, c, d)
    height = _hundredths(p.matrix) / 100 / width
    return {"width": width, "across": across, "rise": rise, "up": up, "height": height}


def derived(lesson: Any) -> Mapping[str, Any]:
    """Sizes of areas, where the square is pressed flat and turned over, and the least det W."""
    flat = _flat(lesson.params)
    over = 2 * flat - np.array(lesson.params.matrix)
    results = lesson.results
    followed, size = _followed_point(lesson), abs(results["determinant"])
    pressed, learned = lesson.pressed.matrices, lesson.learned.matrices
    early = next(step for step, area in enumerate(lesson.pressed.areas) if area < 0.5)
    seen = [min(6, len(way) - 1) for way in (pressed, learned)]
    ways = [
        *(pressed[step] for step in (0, early, seen[0], -1)),
        *(learned[step] for step in (seen[1] // 2, seen[1], -1)),
    ]
    return {
        "size": size,
        "landed": np.array([math.exp(-sum((each @ followed) ** 2) / 2) / (2 * math.pi) for each in ways]),
        "crowding": results["inside"] / size / np.array(lesson.pressed.areas)[[0, early]],
        "flat": flat,
        "over": over,
        "last": over if results["determinant"] > 0 else np.array(lesson.params.matrix),
        "squeezed": abs(np.linalg.det(lesson.pressed.matrices[-1])),
        **_slid(lesson.params),
    }
