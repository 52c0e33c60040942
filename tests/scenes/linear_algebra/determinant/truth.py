"""The determinant: entries are whole numbers of tenths, so all areas are exact in hundredths."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np

from scenes.linear_algebra.determinant.clouds import LearnedCloud
from scenes.linear_algebra.determinant.squares import Cards, FilledDisc, LetteredSquare, Tiles
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, across, centres, is_shown, on_graph, on_stage, values, vector_of

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
    """Step by step from the identity, as long as the loss can fall by more than 0.005."""
    moments = _moments(data)
    rate = 0.2 / np.linalg.eigvalsh(moments).max()
    least = 1 + math.log(2 * math.pi) + math.log(np.linalg.det(moments)) / 2
    now, matrices, losses = np.eye(2), [np.eye(2)], [_loss(np.eye(2), moments)]
    while len(losses) < 2 or (losses[-1] - least > 0.005 and len(losses) < 601):
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
    """The round cloud, and the points of another one."""
    return np.random.default_rng(p.seed).standard_normal((2, p.points, 2))


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    area, matrix = _hundredths(p.matrix) / 100, np.array(p.matrix)
    cloud, others = _drawn(p)
    moved, new = cloud @ matrix.T, _moments(others @ matrix.T)
    matrices, losses = _learned(lesson.data)
    return {
        "determinant": area,
        "rectangle": area,
        "second_determinant": _hundredths(p.second) / 100,
        "product_determinant": _hundredths(p.second) * _hundredths(p.matrix) / 10_000,
        "inside": sum(0 <= x <= 1 and 0 <= y <= 1 for x, y in cloud),
        "learned_loss": losses[-1],
        "pressed_loss": _pressed(moved)[1][-1],
        "fresh_loss": _loss(matrices[-1], new),
        "true_loss": _loss(np.linalg.inv(matrix), new),
    }


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    a, b, c, d = _tenths(p.matrix)
    area, second = _hundredths(p.matrix), abs(b) > abs(a)
    side, along = ("blue", "purple") if second else ("purple", "blue")
    upright, level = (a if second else b) == 0, (d if second else c) == 0
    yield "slide", f"the {side} side" in facts["slide"].lower() and f"along the {along} one" in facts["slide"]
    yield "slide", ("is upright" in facts["slide"]) == upright
    yield "slide_again", f"the {along} side" in facts["slide_again"].lower()
    yield "slide_again", ("is level" in facts["slide_again"]) == level
    yield "gave_up", f"The {side} side was" in facts["gave_up"] or not upright
    share = "[a/b|a over b]" if second else "[b/a|b over a]"
    yield (
        "gave_up",
        (f"took {share} times the {along} side away from the {side}" in facts["gave_up"]) != upright,
    )
    zero = "so a is zero" if second else "so b is zero"
    yield "gave_up", (zero in facts["gave_up"]) == upright
    left = {
        (False, False): "d minus [b/a c|b over a times c]",
        (True, False): "c minus [a/b d|a over b times d]",
        (False, True): "just d.",
        (True, True): "just c.",
    }
    yield "height", left[second, upright] in facts["height"]
    yield "times_width", f"the width, {'b' if second else 'a'}: " in facts["times_width"]
    plain = not second and a > 0 and area > 0
    yield "times_width", ("apart from signs" in facts["times_width"]) == (not plain)
    yield "worked", says(facts["worked"], area / 100) and ("the minus" in facts["worked"]) == (area < 0)
    yield "worked", ("one square" in facts["worked"]) == (area == 100)
    yield "swing", ("shrinks to zero" in facts["swing"]) == (area > 0)
    yield "sign", ("positive" in facts["sign"]) == (area < 0)
    yield "cloud", ("density stays" in facts["cloud"]) == (abs(area) == 100)
    sizes = () if abs(area) == 100 else (abs(area) / 100, abs(area) / 100)
    yield "cloud", says(facts["cloud"], *sizes)
    _, losses = _learned(lesson.data)
    yield "comes_back", ("come back" in facts["comes_back"]) == (losses[0] - losses[-1] > 0.03)
    judged = [facts["fresh_loss"], facts["true_loss"]]
    alike = f"{judged[0]:.2f}" == f"{judged[1]:.2f}"
    yield "judged", ("about the same" in facts["judged"]) == alike
    yield "judged", says(facts["judged"], *(judged[:1] if alike else judged))


OTHER_SETTINGS = [
    {"matrix": ((0, -1), (1, 0)), "second": ((0.5, 0.2), (-0.3, 0.7)), "seed": 8},
    {"matrix": ((-1, 2), (0, 0.9)), "points": 100, "seed": 11},
    {"matrix": ((1.5, 0), (0, -2)), "second": ((1, 1), (1, 1)), "seed": 12},
    {"matrix": ((0, 2.5), (-1.4, 0)), "points": 90, "seed": 14},
    {"matrix": ((-2, 1), (-0.4, -1.1)), "points": 300, "seed": 15},
]


# Geometry ----------------------------------------------------------------------------------------------

SQUARE = np.array([(0, 0), (1, 0), (1, 1), (0, 1)])
SLIDING = ("slide_one_side", "slide_the_other", "find_the_height", "multiply")


def _mirrored(matrix: Any) -> Any:
    """The second column on the other side of the first."""
    first, second = matrix.T
    turn = np.array([[first[0], -first[1]], [first[1], first[0]]]) / np.hypot(*first)
    return np.column_stack([first, turn @ np.diag([1, -1]) @ turn.T @ second])


def _stops(p: Any) -> list[Any]:
    a, b = np.array(p.matrix), np.array(p.second)
    over = _mirrored(a)
    return [np.eye(2), a, b @ a, over, (a + over) / 2, (a + 3 * over) / 4]


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    for square in on_stage(lesson, LetteredSquare):
        yield from _square(square, lesson, beat, resting)
    for tiles in on_stage(lesson, Tiles):
        yield from _tiles(tiles, lesson)
    if beat == "one_factor_for_all" and resting:
        for disc in on_stage(lesson, FilledDisc):
            yield from _disc(disc, np.array(lesson.params.matrix))
    for cards in on_stage(lesson, Cards) if resting else ():
        yield from _cards(cards, lesson)
    if beat == "press_flat" and resting:
        places = values(lesson.plane, centres(lesson.lost.marks, 5))
        if (
            is_shown(lesson, lesson.lost)
            and abs(lesson.square.matrix - _stops(lesson.params)[4]).max() < 1e-9
        ):
            yield Truth("lost points", places, np.broadcast_to(places[0], (5, 2)), lesson.plane.unit)
    if beat == "map_a_cloud" and resting:
        yield from _cloud(lesson.picture, lesson)
    if beat in ("press_the_points", "count_the_areas") and "trained" in vars(lesson):
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


def _cloud(picture: Any, lesson: Any) -> Truths:
    """Points in the square stay in what becomes of it."""
    if not is_shown(lesson, picture.cell):
        return
    matrix = np.array(lesson.params.matrix)
    cloud = _drawn(lesson.params)[0]
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
def _walk(beat: str, data: bytes) -> tuple[list[Any], list[float]]:
    points = np.frombuffer(data).reshape(-1, 2)
    return _pressed(points) if beat == "press_the_points" else _learned(points)


def _trained(lesson: Any, beat: str, resting: bool) -> Truths:
    """Points are where the matrix of a step takes them, and the loss is drawn up to that step."""
    trained = lesson.trained
    matrices, losses = _walk(beat, np.ascontiguousarray(lesson.data).tobytes())
    for cloud in on_stage(lesson, LearnedCloud):
        if cloud is trained.points_mapped and float(cloud.step).is_integer():
            expected = lesson.data @ matrices[int(cloud.step)].T
            drawn = values(lesson.picture.plane, centres(cloud.marks, len(expected)))
            yield Truth("points", drawn, expected, lesson.picture.plane.unit)
    if is_shown(lesson, trained.panel.falling):
        yield from on_graph("loss", trained.panel.plot, trained.panel.falling, range(len(losses)), losses)
    if resting and is_shown(lesson, lesson.picture.rim):
        unit = lesson.picture.plane.unit
        yield Truth("rim", lesson.picture.rim.width / 2 / unit, 2, unit)


MARKED = {
    *("square", "slides", "letter", "stops", "tiles", "disc", "cards", "lost points", "cell", "cloud"),
    *("points", "loss", "rim"),
}


def side_too_short(self: LetteredSquare, **_: Any) -> None:
    arrow = self.basis.arrows[0]
    arrow.set_state(start=arrow.start, end=arrow.start + 0.97 * (arrow.end - arrow.start))


def points_too_low(self: LearnedCloud, _: float) -> None:
    self.marks.shift((0.0, -0.03, 0.0))


SLIP = Slip(LetteredSquare, "set_state", side_too_short, "square")
OTHER_SLIPS = [Slip(LearnedCloud, "seek", points_too_low, "points")]

# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"on an area of \{\{ 1 : result": "the unit square",
    r"1/\(2 pi\)": "the height of a round cloud",
    r"-?1/2 abs": "half of a square",
    r"^0$": "the area of what is pressed flat",
}


def derived(lesson: Any) -> Mapping[str, Any]:
    """Sizes of areas, and losses before the first step."""
    return {"size": abs(lesson.results["determinant"])}
