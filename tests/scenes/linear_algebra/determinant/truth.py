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

from scenes.linear_algebra.determinant.clouds import MarkedSquare, Walk
from scenes.linear_algebra.determinant.slid_sides import RunningMatrix
from scenes.linear_algebra.determinant.squares import Cards, FilledDisc, Height, LetteredSquare
from scenes.linear_algebra.determinant.tallies import Cut, Tiles
from scenes.stage.pictures.linear_maps import MappedPoints
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
    """W C taken away again and again, until half a percent of the loss is left."""
    moments = _moments(data)
    factor = np.eye(2) - 0.2 / np.linalg.eigvalsh(moments).max() * moments
    matrices, losses = [np.eye(2)], [np.trace(moments) / 2]
    while losses[-1] > 0.005 * losses[0] and len(losses) < 601:
        matrices.append(matrices[-1] @ factor)
        losses.append(np.trace(matrices[-1] @ moments @ matrices[-1].T) / 2)
    return matrices, losses


def _drawn(p: Any) -> Any:
    """The round cloud."""
    return np.random.default_rng(p.seed).standard_normal((p.points, 2))


def _tried(data: Any) -> Any:
    """The matrix of the pressing that makes the data nearly round, or that after three steps."""
    widths, nearest = _widths(data), _nearest(data)
    away = nearest > 0 and _is_round(widths[nearest])
    return _pressed(data)[0][nearest if away else 3]


def _marked(data: Any) -> Any:
    """The lower left corner of the square with the most points, off the middle and apart from its image."""
    matrix = _tried(data)
    counts: dict[tuple[int, int], int] = {}
    for x, y in data:
        corner = (math.floor(x), math.floor(y))
        counts[corner] = counts.get(corner, 0) + 1
    middles = {corner: math.hypot(corner[0] + 0.5, corner[1] + 0.5) for corner in counts}
    off = [corner for corner in counts if middles[corner] >= 1.5 and _parts(corner, matrix)]
    if off:
        return min(off, key=lambda corner: (-counts[corner], middles[corner], corner))
    return max(counts, key=lambda corner: (max(_moves(corner, matrix)), counts[corner]))


def _moves(corner: tuple[int, int], matrix: Any) -> Any:
    """How far the middle of a square moves along each axis."""
    middle = np.array(corner) + 0.5
    return abs(matrix @ middle - middle)


def _parts(corner: tuple[int, int], matrix: Any) -> bool:
    """Whether the boxes around a square and its image have no point in common but their edges."""
    image = (SQUARE + corner) @ matrix.T
    low, high = image.min(axis=0), image.max(axis=0)
    return bool((low >= np.array(corner) + 1 - 1e-9).any() or (high <= np.array(corner) + 1e-9).any())


def _widths(data: Any) -> list[Any]:
    """The deviations from zero along both axes of what the matrices of the pressing make of the data."""
    rooted = math.sqrt(len(data))
    return [np.linalg.svd(data @ each.T, compute_uv=False) / rooted for each in _pressed(data)[0]]


def _is_round(widths: Any) -> bool:
    return bool(min(widths) > 0.8 and max(widths) < 1.25)


def _nearest(data: Any) -> int:
    """The step that leaves the larger of the factors between the widths and one smallest."""
    factors = [max(max(width, 1 / width) for width in widths) for widths in _widths(data)]
    return factors.index(min(factors))


def _held(points: Any, corner: Any) -> Any:
    (x, y), (left, low) = np.transpose(points), corner
    return (x >= left) & (x <= left + 1) & (y >= low) & (y <= low + 1)


def _nearly_flat(matrices: Any) -> float:
    """The first area below 0.02, or the last."""
    areas = [abs(np.linalg.det(each)) for each in matrices]
    return next((area for area in areas if area < 0.02), areas[-1])


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    area, matrix = _hundredths(p.matrix) / 100, np.array(p.matrix)
    cloud = _drawn(p)
    matrices, losses = _learned(lesson.data)
    pressed = _pressed(cloud @ matrix.T)
    learned = abs(np.linalg.det(matrices[-1]))
    return {
        "determinant": area,
        "rectangle": area,
        "inside": sum(0 <= x <= 1 and 0 <= y <= 1 for x, y in cloud),
        "marked": _held(lesson.data, _marked(lesson.data)).sum(),
        "squeezing_cost": -math.log(_nearly_flat(pressed[0])),
        "tried_determinant": abs(np.linalg.det(_tried(lesson.data))),
        "learned_determinant": learned,
        "undone_areas": abs(area) * round(learned, 3),
        "learned_loss": losses[-1],
        "pressed_loss": pressed[1][-1],
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    a, b, c, d = _tenths(p.matrix)
    area, second = _hundredths(p.matrix), abs(b) > abs(a)
    side, along = ("blue", "purple") if second else ("purple", "blue")
    upright, level = (a if second else b) == 0, (d if second else c) == 0
    yield (
        "slide",
        f"the {side} {'side' if upright else 'tip'}" in facts["slide"].lower()
        and f"parallel to the {along} side" in facts["slide"],
    )
    yield "slide", ("is upright" in facts["slide"]) == upright
    yield "slide_again", f"the {along} {'side' if level else 'tip'}" in facts["slide_again"].lower()
    yield "slide_again", f"parallel to {'the ' * level}{side}" in facts["slide_again"]
    yield "slide_again", ("is level" in facts["slide_again"]) == level
    letter = "a" if second else "b"
    slid = f"One slide back, the {side} tip went across by {letter}."
    yield "gave_up", facts["gave_up"] == ("Call the entries a, b, c, d." if upright else slid)
    share = "[a/b|a over b]" if second else "[b/a|b over a]"
    was = f"The {side} side was upright, so {letter} is zero."
    yield "share", facts["share"] == (was if upright else f"That's {share} of the {along} side.")
    left = {
        (False, False): "d minus [b/a c|b over a times c]",
        (True, False): "c minus [a/b d|a over b times d]",
        (False, True): "just d.",
        (True, True): "just c.",
    }
    made = ("rectangle" in facts["slide_again"]) and ("same area" in facts["slide_again"] or level)
    yield "slide_again", made
    yield "height", left[second, upright] in facts["height"]
    yield "times_width", f"Times the width {'b' if second else 'a'}, that makes" in facts["times_width"]
    plain = not second and a > 0 and area > 0
    yield "times_width", ("apart from signs" in facts["times_width"]) == (not plain)
    count = () if abs(area) == 100 else (abs(area) / 100,)
    named = (area / 100,) if area < 0 or area == 100 else ()
    yield "worked", says(facts["worked"], *count, *named) and ("the minus" in facts["worked"]) == (area < 0)
    yield "worked", ("one square" in facts["worked"]) == (abs(area) == 100)
    yield "past_flat", ("F is mirrored" in facts["past_flat"]) == (area > 0)
    yield "past_flat", ("no longer mirrored." in facts["past_flat"]) == (area < 0)
    sign = "negative" if area > 0 else "positive"
    said = (
        f"The upright distance changes its sign, the width doesn't, so [a d - b c|a d minus b c] is {sign}."
    )
    if plain:
        said = "The upright distance turns negative, and with it [a d - b c|a d minus b c]."
    yield "turned", facts["turned"] == said
    yield "cloud", ("density stays" in facts["cloud"]) == (abs(area) == 100)
    yield "cloud", ("spreads" in facts["cloud"]) == (abs(area) > 100)
    yield "cloud", ("packs" in facts["cloud"]) == (abs(area) < 100)
    sizes = () if abs(area) == 100 else (abs(area) / 100, abs(area) / 100)
    yield "cloud", says(facts["cloud"], *sizes)
    yield from _learning(area, facts, lesson)


def _learning(area: int, facts: Mapping[str, Any], lesson: Any) -> Claims:
    """How the two losses move the cloud, and what becomes of areas."""
    matrices, losses = _learned(lesson.data)
    away, size = losses[0] - losses[-1] > 0.03, abs(np.linalg.det(matrices[-1]))
    yield "question", ("make it that normal cloud again" in facts["question"]) == away
    yield "question", ("nearly that cloud" in facts["question"]) != away
    widths, nearest = _widths(lesson.data), _nearest(lesson.data)
    passes = away and nearest > 0 and _is_round(widths[nearest])
    yield "passes", (": nearly round, then" in facts["passes"]) == passes
    yield "passes", ("round at first, then" in facts["passes"]) != away
    yield "passes", ("smaller and smaller, then" in facts["passes"]) == (away and not passes)
    flat = max(widths[-1]) > 5 * min(widths[-1])
    yield "passes", facts["passes"].endswith(", then pressed flat." if flat else ", then shrunk to a point.")
    yield "passes", ("longer axis shrinks faster" in facts["passes"]) == flat
    pressed = _pressed(lesson.data)[1]
    yield "passes", all(later < loss for loss, later in pairwise(pressed))
    yield "comes_back", ("becomes round, and stays so" in facts["comes_back"]) == away
    yield "comes_back", ("stays round" in facts["comes_back"]) != away
    yield "passes", facts["tried_determinant"] < 0.95  # before this W, the points fill more area
    both, count = abs(area) / 100 * round(size, 3), lesson.params.points
    near = abs(both - 1) <= 0.1
    yield "undone", ("is about 1, as" in facts["undone"]) == near
    yield "undone", near or ("is about" in facts["undone"]) == (abs(both - round(both, 2)) > 1e-9)
    shown = [f"{value:.{digits}f}".rstrip("0").rstrip(".") for value, digits in ((size, 3), (both, 2))]
    ending = "1" if near else shown[1]
    yield "undone", facts["undone"].endswith(f" {ending}, as far as {count} points tell.")
    yield "undone", says(facts["undone"], abs(area) / 100, float(shown[0]), float(ending), count)


OTHER_SETTINGS = [
    {"matrix": ((0, -1), (1, 0)), "seed": 8},
    {"matrix": ((-1, 2), (0, 0.9)), "points": 100, "seed": 11},
    {"matrix": ((1.5, 0), (0, -2)), "seed": 12},
    {"matrix": ((0, 2.5), (-1.4, 0)), "points": 90, "seed": 14},
    {"matrix": ((-2, 1), (-0.4, -1.1)), "points": 300, "seed": 15},
]


# Geometry ----------------------------------------------------------------------------------------------

PRESSING = ("squeeze_the_points", "mark_a_square")
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
    if beat == "find_the_height" and resting and "away" in vars(lesson):
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
    for lost in on_stage(lesson, MappedPoints) if beat == "press_flat" else ():
        if abs(lost.matrix - _flat(lesson.params)).max() < 1e-9:
            places = values(lesson.plane, centres(lost.marks, 5))
            yield Truth("lost points", places, np.broadcast_to(places[0], (5, 2)), lesson.plane.unit)
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
    """What is taken leads from the upright side to the side as it was: b/a times the other one."""
    if not is_shown(lesson, away.legs[1]):
        return
    plane, columns = lesson.plane, np.array(lesson.params.matrix).T
    along, side = columns[lesson.made.pivot], columns[1 - lesson.made.pivot]
    share = side[0] / along[0]
    yield Truth("taken", vector_of(away.taken, plane), share * along, plane.unit)
    yield Truth("taken", plane.values(away.taken.end), side, plane.unit)
    yield Truth("taken", vector_of(away.before, plane), side, plane.unit)
    across = values(plane, away.legs[0].points[[0, -1]])
    yield Truth("legs", np.ptp(across, axis=0), (abs(side[0]), 0), plane.unit)


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
    yield Truth("height", way[0] if height.upright else way @ base / np.hypot(*base), 0, plane.unit)
    leaning = abs(base[0]) / np.hypot(*base) if height.upright else 1
    yield Truth("height", np.hypot(*way) * leaning, abs(across(base, tip)), plane.unit)


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
        if is_shown(lesson, points) and points.marks.get_fill_opacity() > 0.8:
            drawn = values(picture.plane, centres(points.marks, chosen.sum()))
            if points.matrix is not None and abs(points.matrix - used).max() < 1e-12:
                yield Truth("cloud", drawn, cloud[chosen] @ used.T, picture.plane.unit)


@lru_cache(maxsize=8)
def _walk(pressing: bool, data: bytes) -> tuple[list[Any], list[float]]:
    points = np.frombuffer(data).reshape(-1, 2)
    return _pressed(points) if pressing else _learned(points)


def _trained(lesson: Any, beat: str, resting: bool) -> Truths:
    """Points and the square are where the matrix of a step takes them, the loss is drawn up to that step."""
    trained, plane = lesson.trained, lesson.picture.plane
    matrices, losses = _walk(beat in PRESSING, np.ascontiguousarray(lesson.data).tobytes())
    cloud, mapped = _drawn(lesson.params), np.array(lesson.params.matrix)
    inside = _held(cloud, (0, 0))
    for walk in on_stage(lesson, Walk):
        if walk is trained.moved and abs(walk.step - round(walk.step)) < 1e-9 and resting:
            moved = walk.matrix if beat == "mark_a_square" else matrices[round(walk.step)]
            cell, crowd, counted = walk.things
            yield Truth("marked", _polygon(cell, plane), SQUARE @ (moved @ mapped).T, plane.unit)
            for points, chosen in ((crowd, ~inside), (counted, inside)):
                drawn = values(plane, centres(points.marks, chosen.sum()))
                yield Truth("points", drawn, cloud[chosen] @ (moved @ mapped).T, plane.unit)
    for marked in on_stage(lesson, MarkedSquare) if resting else ():
        yield from _square_of_points(marked, lesson)
    if is_shown(lesson, trained.panel.falling):
        yield from on_graph("loss", trained.panel.plot, trained.panel.falling, range(len(losses)), losses)
    rim = lesson.picture.rim
    if resting and is_shown(lesson, rim):
        radii = np.linalg.norm(values(plane, rim.points), axis=1)
        yield Truth("rim", [radii.min(), radii.max()], (2, 2), plane.unit)


def _square_of_points(marked: Any, lesson: Any) -> Truths:
    """It is where a matrix of the pressing or the learned one takes it, with the same points in it."""
    plane, corner = lesson.picture.plane, _marked(lesson.data)
    data = np.ascontiguousarray(lesson.data).tobytes()
    near = min(
        [*_walk(True, data)[0], _walk(False, data)[0][-1]], key=lambda each: abs(each - marked.matrix).max()
    )
    inside = lesson.data[_held(lesson.data, corner)]
    yield Truth("marked", _polygon(marked.cell, plane), (SQUARE + corner) @ near.T, plane.unit)
    drawn = values(plane, centres(marked.counted.marks, len(inside)))
    yield Truth("marked", drawn, inside @ near.T, plane.unit)
    if marked.mark in marked.submobjects:
        point = min(inside, key=lambda each: math.dist(each, np.array(corner) + 0.5))
        yield Truth("marked", values(plane, centres(marked.mark.marks, 1))[0], near @ point, plane.unit)


MARKED = {
    *("square", "slides", "letter", "stops", "tiles", "disc", "cards", "lost points", "cell", "cloud"),
    *("points", "marked", "loss", "rim", "cut", "taken", "legs", "entries", "height"),
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
    r"ln thin 2 pi": "the logarithm of that height",
    r"vec\(0, ": "a side that is upright",
    r"1/\(2 pi\)": "the height of a round cloud",
    r"-?1/2 abs": "half of a square",
    r"about 1, as far": "the area of the unit square",
    r"^0$": "the area of what is pressed flat",
}


def _slid(p: Any) -> Mapping[str, float]:
    """The entries by what they do in the first slide, and the height that it leaves."""
    (a, b), (c, d) = p.matrix
    width, across, rise, up = (b, a, d, c) if abs(b) > abs(a) else (a, b, c, d)
    height = _hundredths(p.matrix) / 100 / width
    return {"width": width, "across": across, "rise": rise, "up": up, "height": height}


def derived(lesson: Any) -> Mapping[str, Any]:
    """Sizes of areas, and where the square is pressed flat and turned over."""
    flat = _flat(lesson.params)
    over = 2 * flat - np.array(lesson.params.matrix)
    results = lesson.results
    return {
        "size": abs(results["determinant"]),
        "flat": flat,
        "over": over,
        "last": over if results["determinant"] > 0 else np.array(lesson.params.matrix),
        "squeezed": abs(np.linalg.det(lesson.pressed.matrices[-1])),
        **_slid(lesson.params),
    }
