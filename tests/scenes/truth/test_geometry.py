"""What is drawn lies where the mathematics says, all the while, to a pixel of a full HD film.

Places, lengths and areas are read off the shapes on the stage, taken back through the axes, and compared with
what mathkit returned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import wraps
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from manim import Dot, Mobject, Triangle

from mathkit.learning.sigmoid import logit, sigmoid
from mathkit.optimization.functions import TILTED_BOWL
from scenes.stage.arrows import Arrow
from scenes.stage.lesson import Lesson
from scenes.stage.pictures.carrying import Fan
from scenes.stage.pictures.classifiers import Sides
from scenes.stage.pictures.fits import FittedLine
from scenes.stage.pictures.mosaic import HAIRLINE, ShareBar
from scenes.stage.pictures.projections import Projection
from scenes.stage.pictures.spaces import Space
from scenes.stage.pictures.stretching import Stretching
from scenes.stage.pictures.turning import TurningArrow
from scenes.stage.pictures.waterfalls import Waterfall
from scenes.stage.planes import Plane
from scenes.stage.plots import Plot
from scenes.stage.scales import Scale
from scenes.stage.trails import Trail, along
from scripts.production.catalogue import find_lessons, load_lesson

PIXEL = 14.22 / 1920
SEEDS = (0, 1, 2)
"""The settings under which a lesson is watched: its defaults, and two that are drawn."""

LESSONS = [load_lesson(file) for file in find_lessons().values()]


@dataclass(frozen=True)
class Truth:
    """Something drawn, in the mathematics' own units; what it should be; and manim units for one of these."""

    what: str
    drawn: Any
    expected: Any
    unit: Any = 1.0
    tolerance: float = PIXEL

    @property
    def off(self) -> float:
        """By how many manim units it is off."""
        difference = np.asarray(self.drawn, dtype=float) - np.asarray(self.expected, dtype=float)
        return float(np.max(np.abs(difference * self.unit), initial=0.0))


Truths = Iterator[Truth]

# Reading shapes ------------------------------------------------------------------------------------------


def on_stage(lesson: Any, kind: type[Any]) -> list[Any]:
    """All things of a kind that are on the stage."""
    found: dict[int, Any] = {}

    def visit(mobject: Mobject) -> None:
        if isinstance(mobject, kind):
            found[id(mobject)] = mobject
        for part in mobject.submobjects:
            visit(part)

    for mobject in lesson.mobjects:
        visit(mobject)
    return list(found.values())


def is_shown(lesson: Any, mobject: Mobject) -> bool:
    return any(mobject in each.get_family() for each in lesson.mobjects)


def units(plot: Plot) -> Any:
    return np.array([plot.x_unit, plot.y_unit])


def values(axes: Any, points: Any) -> Any:
    """Points of the frame (n, 2 or more), taken back through a plot's or a plane's axes."""
    return np.array([axes.values(point) for point in np.atleast_2d(points)]).reshape(-1, 2)


def vector_of(arrow: Any, plane: Plane) -> Any:
    """What an arrow stands for, wherever it stands."""
    return plane.values(arrow.end) - plane.values(arrow.start)


def corners(line: Any) -> Any:
    """The places (n, 3) at which a shape of straight lines begins, bends and ends."""
    curves = line.points.reshape(-1, 4, 3)
    return np.concatenate([curves[:, 0], curves[:, 3]])


def centres(marks: Any, count: int) -> Any:
    """The middles (count, 2) of marks that are drawn as one shape."""
    outlines = marks.points.reshape(count, -1, 3)
    return (outlines.min(axis=1) + outlines.max(axis=1))[:, :2] / 2


def nearest(road: Any, place: Any, unit: Any) -> Any:
    """The point of a road (n, 2), straight from one entry to the next, that is closest to a place."""
    scaled, here = np.asarray(road) * unit, np.asarray(place) * unit
    start, end = (scaled[:-1], scaled[1:]) if len(road) > 1 else (scaled, scaled)
    way = end - start
    length = np.maximum(np.sum(way**2, axis=1), 1e-300)
    share = np.clip(np.sum((here - start) * way, axis=1) / length, 0, 1)
    feet = start + share[:, None] * way
    return feet[np.argmin(np.linalg.norm(feet - here, axis=1))] / unit


def across(direction: Any, vector: Any) -> float:
    """How far a vector leads away from the line along a direction."""
    direction = np.asarray(direction) / np.linalg.norm(direction)
    return float(direction[0] * vector[1] - direction[1] * vector[0])


# What is watched, lesson by lesson -----------------------------------------------------------------------


def ticks(lesson: Any, numerals: Callable[[str], list[Any]]) -> Truths:
    """The number at a tick says what the axis has there."""
    for plot in on_stage(lesson, Plot):
        for label in plot.labels:
            read = numerals(label.source)
            if len(read) == 1 and "$" not in label.source:
                upright = label.get_right()[0] < plot.box.left
                size = -read[0].size if label.source.startswith("−") else read[0].size
                here = plot.values(label.get_center())[int(upright)]
                yield Truth("number at a tick", here, size, units(plot)[int(upright)])


def gradient_descent(lesson: Any, beat: str, resting: bool) -> Truths:
    plots = on_stage(lesson, Plot)
    path, other, bowl, training = lesson.path, lesson.other, lesson.bowl_path, lesson.training
    on_the_curve = ("ask", "feel_the_slope", "take_one_step", "walk", "find_the_limit")
    upon = {
        **{each: [path] for each in on_the_curve},
        # The walk before is still on its way out when a beat begins.
        "compare": [other, path],
        "meet_the_gradient": [bowl, other],
        "descend_the_bowl": [bowl],
        "train_a_line": [training, bowl],
    }
    for trail in on_stage(lesson, Trail):
        for plot in plots:
            if not _holds(plot.box, trail.places) or beat not in upon:
                continue
            places, unit = values(plot, trail.places), units(plot)
            roads = [road for descent in upon[beat] for road in _roads(descent)]
            what, road = min(roads, key=lambda each: _distance(places * unit, each[1] * unit))
            here, seen = plot.values(trail.walker.get_center()), road[: len(places)]
            yield Truth("places of a walk", places, seen, unit)
            yield Truth(what, here, nearest(seen, here, unit), unit)
            if resting and beat in ("walk", "descend_the_bowl") and len(trail.line.points):
                ends = values(plot, corners(trail.line))
                yield Truth("trail", [nearest(seen, end, unit) for end in ends], ends, unit)
    if beat in ("ask", "feel_the_slope") and is_shown(lesson, lesson.valley.curve):
        plot, function = lesson.valley.plot, lesson.function
        x, y = values(plot, corners(lesson.valley.curve)).T
        slopes = function.gradient(x[:, None])[:, 0]
        off = (y - function.value(x[:, None])) * plot.y_unit
        yield Truth("curve", off / np.hypot(1, slopes * plot.y_unit / plot.x_unit), 0 * off)
    if resting and beat == "feel_the_slope" and is_shown(lesson, lesson.tangent):
        plot, (slope,) = lesson.valley.plot, path.gradients[0]
        for x, y in values(plot, corners(lesson.tangent)):
            on_tangent = path.values[0] + slope * (x - lesson.params.start)
            yield Truth("tangent", y, on_tangent, plot.y_unit)
    if resting and beat in ("meet_the_gradient", "descend_the_bowl"):
        contours, (start, gradient) = lesson.bowl, (bowl.points[0], bowl.gradients[0])
        unit, function = contours.plot.x_unit, TILTED_BOWL
        for line in contours.lines:
            ends = values(contours.plot, corners(line))
            heights, slopes = function.value(ends), np.linalg.norm(function.gradient(ends), axis=1)
            yield Truth("contour line", (heights - np.median(heights)) / slopes, 0 * heights, unit)
        if is_shown(lesson, lesson.arrow) and gradient.any():
            foot = contours.plot.values(lesson.arrow.start)
            yield Truth("foot of the gradient", foot, start, unit)
            way = contours.plot.values(lesson.arrow.end) - foot
            yield Truth("direction of the gradient", across(gradient, way), 0.0, unit)
            yield Truth("uphill", np.sign(way @ gradient), 1.0)
    if resting and beat in ("find_the_limit", "compare"):
        for scale in on_stage(lesson, Scale):
            high, (left, right) = 1.5 * lesson.function.stability_limit, _ends(scale)
            rates = [lesson.params.learning_rate, lesson.params.other_rate][: 1 + (beat == "compare")]
            for pointer in on_stage(lesson, Triangle):
                drawn = high * (pointer.get_center()[0] - left) / (right - left)
                rate = min(np.clip(rates, 0, high), key=lambda each: abs(each - drawn))
                yield Truth("pointer at the rate", drawn, rate, (right - left) / high)
    if beat == "train_a_line":
        for line in on_stage(lesson, FittedLine):
            walkers = [
                plot.values(trail.walker.get_center())
                for trail in on_stage(lesson, Trail)
                for plot in plots
                if _holds(plot.box, trail.places)
                and _distance(values(plot, trail.places), training.points) < 0.01
            ]
            for weight, bias in walkers:
                for x, y in values(line.plot, corners(line.line)):
                    yield Truth("line of the weights", y, weight * x + bias, line.plot.y_unit)


def _holds(box: Any, places: Any) -> bool:
    x, y = np.asarray(places).T
    inside = (
        (x > box.left - PIXEL) & (x < box.right + PIXEL) & (y > box.bottom - PIXEL) & (y < box.top + PIXEL)
    )
    return bool(inside.all())


def _roads(descent: Any) -> Iterator[tuple[str, Any]]:
    """The ways in which a descent can be drawn."""
    if descent.points.shape[1] == 2:
        yield "walker on the landscape", descent.points
    else:
        yield "walker on the curve", np.column_stack([descent.points[:, 0], descent.values])
        yield "loss", np.column_stack([np.arange(len(descent.values)), descent.values])


def _distance(places: Any, road: Any) -> float:
    """How far places are from the first of a road."""
    return float(np.max(np.abs(places - road[: len(places)]))) if len(places) <= len(road) else np.inf


def _ends(scale: Scale) -> tuple[float, float]:
    """Where the line of a scale begins and ends in the frame."""
    lines = [part for part in scale if hasattr(part, "get_start") and part.get_stroke_width() == 8.0]
    return lines[0].get_start()[0], lines[-1].get_end()[0]


def bayes_theorem(lesson: Any, beat: str, resting: bool) -> Truths:
    beats = [each.name for each, _ in lesson.script()]
    late = beats.index(beat) >= beats.index("melt_into_areas") and beat != "what_it_is_for"
    now = getattr(lesson, "now", lesson.exact)
    if late and is_shown(lesson, lesson.mosaic.cells):
        mosaic, box = lesson.mosaic, lesson.mosaic.square.box
        # What would be too thin to be seen is drawn a hairline wide, and the note says so.
        hair = bool(mosaic.note.get_fill_opacity() > 0)
        slack = PIXEL + HAIRLINE * hair
        widths = np.array([part.width for part in (mosaic.left, mosaic.right)])
        heights = np.array([part.height for part in (mosaic.left, mosaic.right)])
        shares = np.array([now.prior, 1 - now.prior])
        yield Truth("widths of the columns", widths / box.width, shares, box.width, slack)
        filled = np.array([now.sensitivity, now.false_positive_rate])
        seen = (shares > 0) & (shares < 1)
        yield Truth("heights of the fillings", (heights / box.height)[seen], filled[seen], box.height, slack)
        if not hair:
            area = widths * heights / (box.width * box.height)
            joint = np.array([now.true_positive, now.false_positive])
            yield Truth("areas", area, joint, box.width)
        if (
            late
            and hasattr(lesson, "bar")
            and is_shown(lesson, lesson.bar.first)
            and now.posterior is not None
        ):
            whole = lesson.bar.whole.width
            if resting or beat != "state_the_theorem":
                drawn = lesson.bar.first.width / whole
                yield Truth("posterior as a length", drawn, now.posterior, whole, PIXEL + HAIRLINE)
    if resting and hasattr(lesson, "crowd") and not late:
        counts = lesson.counts
        crowd = [len(people.points) // 16 for people in lesson.crowd.people]
        groups = (
            counts.sick_positive,
            counts.sick_negative,
            counts.healthy_positive,
            counts.healthy_negative,
        )
        yield Truth("people in their groups", sorted(crowd), sorted(groups))


def eigenvectors(lesson: Any, beat: str, resting: bool) -> Truths:
    eigen, matrix, early = (
        lesson.eigen,
        lesson.matrix,
        beat in ("ask", "watch", "keep", "write", "solve", "turn"),
    )
    plane = lesson.plane
    if early:
        ends = np.array([vector_of(arrow, plane) for arrow in lesson.fan.arrows])
        way = (matrix - np.eye(2)) @ lesson.fan.vectors.T
        share = np.sum((ends.T - lesson.fan.vectors.T) * way) / max(np.sum(way**2), 1e-12)
        share = float(np.round(share) if resting else np.clip(share, 0, 1))
        now = (1 - share) * np.eye(2) + share * matrix
        yield Truth("fan of arrows", ends, lesson.fan.vectors @ now.T, plane.unit)
        if is_shown(lesson, lesson.grid) and beat == "watch" and len(lesson.grid.points):
            curves = lesson.grid.points.reshape(-1, 4, 3)
            runs = (curves[:, 3] - curves[:, 0])[:, :2]
            off = [min(_off(column, run) for column in now.T) for run in runs]
            yield Truth("lines of the grid", off, np.zeros(len(off)))
        for line, vector in zip(lesson.lines, eigen.vectors.T, strict=False):
            ends = values(plane, corners(line))
            yield Truth("kept lines", [across(vector, end) for end in ends], np.zeros(len(ends)), plane.unit)
        if resting and beat in ("keep", "write", "solve") and len(lesson.lit):
            for fan in lesson.lit:
                drawn = [vector_of(arrow, plane) for arrow in fan.arrows]
                if eigen.kind.name in ("DISTINCT_REAL", "DEFECTIVE") and np.allclose(now, matrix):
                    size = [np.linalg.norm(vector) for vector in drawn]
                    index = list(lesson.lit).index(fan)
                    yield Truth("length of a kept arrow", size, abs(eigen.values[index]), plane.unit)
    for arrow in on_stage(lesson, TurningArrow):
        end, road = plane.values(arrow.arrow.end), lesson.power.iterates
        if beat == "settle" and resting and len(road) > lesson.params.steps:
            reached = [road[0], road[-1]]
            yield Truth(
                "power iteration", end, min(reached, key=lambda v: np.linalg.norm(v - end)), plane.unit
            )
        if np.all(np.sum(road[1:] * road[:-1], axis=1) > 0) and len(road) > lesson.params.steps:
            yield Truth("length of the iterated arrow", np.linalg.norm(end), 1.0, plane.unit)
    if beat == "use" and resting:
        for plane in on_stage(lesson, Plane)[-1:]:
            spans = 2 * np.sqrt(lesson.principal.values) * lesson.principal.vectors
            drawn = [vector_of(arrow, plane) for arrow in on_stage(lesson, Arrow)]
            if len(drawn) == 2:
                yield Truth("principal axes", np.array(drawn).T, spans, plane.unit)


def _off(direction: Any, run: Any) -> float:
    return abs(across(direction, run)) if np.linalg.norm(direction) > 1e-9 else np.inf


def vectors(lesson: Any, beat: str, resting: bool) -> Truths:
    addition, plane = lesson.addition, getattr(lesson, "plane", None)
    if resting and beat in ("meet_the_arrow", "add_head_to_tail", "change_the_order"):
        parts = [
            (lesson.sum.first, addition.a),
            (lesson.sum.second, addition.b),
            (lesson.sum.total, addition.total),
            *zip(lesson.sum.other_way, (addition.b, addition.a), strict=True),
        ]
        for arrow, vector in parts:
            if is_shown(lesson, arrow):
                yield Truth("arrows of a sum", vector_of(arrow, plane), vector, plane.unit)
    if resting and beat == "add_the_components":
        if is_shown(lesson, lesson.worked[1]):
            walked = np.sum([vector_of(step[0], plane) for step in lesson.walk], axis=0)
            yield Truth("steps along the axes", walked, addition.total, plane.unit)
        yield Truth("sum in place", plane.values(lesson.sum.total.end), addition.total, plane.unit)
    stretching = getattr(lesson, "stretching", None)
    if stretching is not None and is_shown(lesson, stretching.moving):
        plane, factor = stretching.plane, stretching.factor
        yield Truth("multiple", vector_of(stretching.moving, plane), factor * addition.a, plane.unit)
        yield Truth("vector", vector_of(stretching.fixed, plane), addition.a, plane.unit)
        if resting and beat == "scale":
            given = (1.0, 2.0, 0.5, lesson.params.scale)
            yield Truth("factor", factor, min(given, key=lambda each: abs(each - factor)))
    for space in on_stage(lesson, Space):
        axes = space.axes.points.reshape(-1, 4, 3)[:, [0, 3], :2]
        origin, ways = axes[0, 0], axes[:3, 1] - axes[:3, 0]

        def at(point: Any, origin: Any = origin, ways: Any = ways) -> Any:
            return origin + (np.asarray(point) / lesson.axes) @ ways

        if is_shown(lesson, lesson.point):
            yield Truth("a house", lesson.point.get_center()[:2], at(lesson.params.house))
        if hasattr(lesson, "other_point") and is_shown(lesson, lesson.other_point):
            yield Truth("another house", lesson.other_point.get_center()[:2], at(lesson.params.other_house))
        if hasattr(lesson, "cloud") and is_shown(lesson, lesson.cloud):
            drawn = centres(lesson.cloud, len(lesson.houses))
            yield Truth("cloud of houses", drawn, [at(house) for house in lesson.houses])
        if resting and beat == "compare_two_houses" and is_shown(lesson, lesson.between):
            ends = [lesson.between.start[:2], lesson.between.end[:2]]
            if np.linalg.norm(ends[1] - ends[0]) > 0.1:
                yield Truth(
                    "arrow between houses", ends, [at(lesson.params.house), at(lesson.params.other_house)]
                )


def dot_product(lesson: Any, beat: str, resting: bool) -> Truths:
    picture = getattr(lesson, "picture", None)
    first = ("ask", "cast_the_shadow", "multiply_the_lengths", "multiply_the_components", "turn_around")
    if beat in first and picture is not None:
        plane = picture.plane
        a, b = vector_of(picture.a, plane), vector_of(picture.b, plane)
        yield Truth("second vector", b, lesson.params.b, plane.unit)
        yield Truth("length of the first", np.linalg.norm(a), lesson.product.length_a, plane.unit)
        if beat != "turn_around":
            yield Truth("first vector", a, lesson.params.a, plane.unit)
        turned = np.degrees(np.arctan2(across(b, a), a @ b / np.linalg.norm(b))) if b.any() else 0.0
        if lesson.has_angle and (beat == "turn_around" or (resting and is_shown(lesson, picture.shadow))):
            foot, drop = (a @ b) / (b @ b) * b, values(plane, picture.drop.points[[0, 3]])
            if len(picture.shadow.points):
                drawn = plane.values(picture.shadow.points[-1])
                yield Truth("shadow", drawn, foot, plane.unit)
            yield Truth("perpendicular", drop, [a, foot], plane.unit)
            ends = picture.arc.points[[0, -1], :2] - plane.origin
            radius = np.linalg.norm(ends[0])
            yield Truth("arc", across(b, ends[0]), 0.0)
            yield Truth("arc", across(a, ends[1]), 0.0)
            yield Truth("arc", [np.linalg.norm(end) for end in ends], radius)
        if beat == "turn_around":
            for scale in on_stage(lesson, Scale):
                marks = [dot for dot in on_stage(lesson, Dot) if dot.radius == 0.12]
                left, right = _ends(scale)
                most = lesson.facts()["largest"]
                for mark in marks:
                    drawn = -most + 2 * most * (mark.get_center()[0] - left) / (right - left)
                    yield Truth("product on the meter", drawn, a @ b, (right - left) / (2 * most))
            if resting:
                given = (0.0, 90.0, 180.0, float(np.degrees(lesson.product.angle)))
                reached = min(given, key=lambda angle: abs(angle - abs(turned)))
                reach = plane.unit * lesson.product.length_a
                yield Truth("angle that is reached", abs(turned), reached, np.radians(reach))
    if resting and beat == "add_the_bias":
        yield from _bars(lesson, lesson.chart)
    if resting and beat in ("meet_the_documents", "find_the_nearest"):
        search, plane = lesson.search, lesson.search.plane
        counts = [lesson.params.query, *lesson.params.documents]
        drawn = [vector_of(arrow, plane) for arrow in (search.query, *search.documents)]
        yield Truth("counts of words", drawn, counts, plane.unit)
        for arc, document in zip(search.arcs, drawn[1:], strict=True):
            if len(arc.points) and is_shown(lesson, arc):
                ends = arc.points[[0, -1], :2] - plane.origin
                yield Truth("angle to a document", across(drawn[0], ends[0]), 0.0)
                yield Truth("angle to a document", across(document, ends[1]), 0.0)


def _bars(lesson: Any, chart: Waterfall) -> Truths:
    """Bars begin and end at the running sum, in units of the highest of them."""
    model = lesson.model
    sizes = [*model.terms, model.bias]
    sums = np.cumsum([0.0, *sizes])
    spans = [*pairwise(sums), (0.0, model.prediction)]
    zero = chart.base.get_center()[1]
    shown = [(bar, span) for bar, span in zip(chart.bars, spans, strict=True) if bar.width > PIXEL]
    ends = np.array([(bar.get_bottom()[1] - zero, bar.get_top()[1] - zero) for bar, _ in shown])
    expected = np.array([sorted(span) for _, span in shown])
    largest = np.unravel_index(np.argmax(np.abs(expected)), expected.shape)
    unit = abs(ends[largest] / expected[largest])
    yield Truth("bars", ends / unit, expected, unit, 2 * PIXEL + 0.01)


def logistic_regression(lesson: Any, beat: str, resting: bool) -> Truths:
    picture, p, training = getattr(lesson, "picture", None), lesson.params, lesson.training
    cloud, road = lesson.cloud, lesson.road
    if picture is not None and is_shown(lesson, picture.clouds):
        for label, marks in enumerate(picture.clouds):
            points = cloud.points[cloud.labels == label]
            yield Truth("messages", values(picture, centres(marks, len(points))), points, units(picture))
    models = {"join_them": road[0], "measure_the_error": road[0], "see_the_result": road[-1]}
    model, threshold = models.get(beat), p.threshold
    if beat == "train" and hasattr(lesson.words, "step"):
        model = along(road, lesson.words.step)
    if beat == "move_the_threshold":
        model, threshold = road[-1], picture.threshold
        if resting:
            given = (p.threshold, p.other_threshold)
            yield Truth("threshold", threshold, min(given, key=lambda each: abs(each - threshold)))
    if model is not None and is_shown(lesson, picture.sides):
        (*weights, bias), unit = model, picture.x_unit
        size = float(np.linalg.norm(weights)) or 1.0
        cut = float(logit(threshold))
        if len(picture.sides.line.points):
            ends = values(picture, corners(picture.sides.line))
            yield Truth("boundary", (ends @ weights + bias - cut) / size, np.zeros(len(ends)), unit)
        for tint, sign in zip(picture.sides.tints, (-1, 1), strict=True):
            if len(tint.points):
                score = (values(picture, corners(tint)) @ weights + bias - cut) * sign / size
                yield Truth("side of the boundary", np.minimum(score, 0), np.zeros(len(score)), unit)
        wrong = (sigmoid(cloud.points @ weights + bias) >= threshold) != (cloud.labels == 1)
        if is_shown(lesson, picture.mistakes):
            rings = centres(picture.mistakes, wrong.sum()) if wrong.any() else np.empty((0, 2))
            yield Truth("number of rings", len(picture.mistakes.points) > 0, bool(wrong.any()))
            yield Truth(
                "mistakes", values(picture, rings) if wrong.any() else rings, cloud.points[wrong], unit
            )
    if beat == "train" and hasattr(lesson.words, "plot"):
        plot = lesson.words.plot
        losses = np.column_stack([np.arange(len(training.losses)), training.losses])
        if len(plot.falling.points):
            ends = values(plot, corners(plot.falling))
            feet = [nearest(losses, end, units(plot)) for end in ends]
            yield Truth("loss", ends, feet, units(plot))
            here = np.interp(lesson.words.step, *losses.T)
            yield Truth("loss now", ends[-1], [lesson.words.step, here], units(plot))
    if beat in ("read_it_off", "set_a_threshold"):
        plot = lesson.sigmoid
        x, y = values(plot, corners(plot.bent)).T
        yield Truth("sigmoid", y, sigmoid(x), plot.y_unit, 1.5 * PIXEL)
        dots = sorted(values(plot, dot.get_center())[0].tolist() for dot in on_stage(lesson, Dot))
        if beat == "set_a_threshold":
            expected = sorted([float(z), float(sigmoid(z))] for z in lesson.scores)
            yield Truth("dots at the scores", dots, expected, units(plot))
            for sides in on_stage(lesson, Sides):
                if len(sides.line.points):
                    cuts = values(plot, corners(sides.line))[:, 0]
                    yield Truth("cut", cuts, np.full(len(cuts), logit(p.threshold)), plot.x_unit)


TABLE: Mapping[str, Callable[[Any, str, bool], Truths]] = {
    "gradient_descent": gradient_descent,
    "bayes_theorem": bayes_theorem,
    "eigenvectors": eigenvectors,
    "vectors": vectors,
    "dot_product": dot_product,
    "logistic_regression": logistic_regression,
}

MARKED: Mapping[str, set[str]] = {
    "gradient_descent": {
        *("number at a tick", "walker on the curve", "walker on the landscape", "loss", "places of a walk"),
        *("trail", "curve", "tangent", "contour line", "foot of the gradient", "direction of the gradient"),
        *("uphill", "pointer at the rate", "line of the weights"),
    },
    "bayes_theorem": {
        *("widths of the columns", "heights of the fillings", "areas", "posterior as a length"),
        "people in their groups",
    },
    "eigenvectors": {
        *("fan of arrows", "lines of the grid", "kept lines", "length of a kept arrow", "power iteration"),
        *("length of the iterated arrow", "principal axes"),
    },
    "vectors": {
        *("arrows of a sum", "steps along the axes", "sum in place", "multiple", "vector", "factor"),
        *("a house", "another house", "cloud of houses", "arrow between houses"),
    },
    "dot_product": {
        *("first vector", "second vector", "length of the first", "shadow", "perpendicular", "arc"),
        *("product on the meter", "angle that is reached", "bars", "counts of words", "angle to a document"),
    },
    "logistic_regression": {
        *("number at a tick", "messages", "boundary", "side of the boundary", "mistakes", "number of rings"),
        *("loss", "loss now", "sigmoid", "dots at the scores", "cut", "threshold"),
    },
}
"""What must have been seen in a lesson, at one setting or another."""


@pytest.fixture(scope="module")
def survey(watch, drawn, numerals):
    """Watch a lesson: how often each thing was looked at, and where it was not where it should be."""

    def survey(lesson_class: type[Lesson], seed: int) -> tuple[Counter[str], list[str]]:
        seen: Counter[str] = Counter()
        wrong: dict[str, str] = {}

        def look(lesson: Any, beat: str, resting: bool) -> None:
            if lesson.mobjects == [lesson.heading]:
                return
            for truth in (*TABLE[lesson_class.name()](lesson, beat, resting), *ticks(lesson, numerals)):
                seen[truth.what] += 1
                if not truth.off <= truth.tolerance:
                    place = f"{beat}: {truth.what} is {truth.off / PIXEL:.1f} pixels off"
                    wrong.setdefault(f"{beat}: {truth.what}", place)

        watch(lesson_class, look, drawn(lesson_class, seed))
        return seen, list(wrong.values())

    return survey


def test_every_lesson_is_watched():
    assert {lesson.name() for lesson in LESSONS} == set(TABLE) == set(MARKED)


@pytest.mark.parametrize("lesson_class", LESSONS, ids=lambda lesson: lesson.name())
def test_what_is_drawn_lies_where_the_mathematics_says(lesson_class, survey):
    seen: Counter[str] = Counter()
    for seed in SEEDS:
        found, wrong = survey(lesson_class, seed)
        seen += found
        assert wrong == [], f"with the parameters of seed {seed}"
    assert {what for what in MARKED[lesson_class.name()] if seen[what] < 3} == set()


# The gate sees -------------------------------------------------------------------------------------------


def walker_behind(self: Trail, _: float) -> None:
    self.walker.shift((0.02, 0.0, 0.0))


def bar_too_long(self: ShareBar, _: float) -> None:
    self.first.stretch(1.05, 0, about_edge=(-1, 0, 0))


def arrow_too_short(self: Fan, _: Any) -> None:
    self.arrows[0].point(self.arrows[0].start, self.arrows[0].end * 0.99)


def multiple_too_long(self: Stretching, factor: float) -> None:
    self.moving.point(self.moving.start, self.plane.at(1.01 * factor * self.vector))


def shadow_too_long(self: Projection, *_: Any, **__: float) -> None:
    if len(self.shadow.points):
        self.shadow.scale(1.05)


def line_beside(self: Sides, *_: Any) -> None:
    self.line.shift((0.03, 0.0, 0.0))


@pytest.mark.parametrize(
    ("name", "method", "slip", "what"),
    [
        ("gradient_descent", (Trail, "follow"), walker_behind, "walker on the curve"),
        ("bayes_theorem", (ShareBar, "cut_at"), bar_too_long, "posterior as a length"),
        ("eigenvectors", (Fan, "carry"), arrow_too_short, "fan of arrows"),
        ("vectors", (Stretching, "take"), multiple_too_long, "multiple"),
        ("dot_product", (Projection, "lay"), shadow_too_long, "shadow"),
        ("logistic_regression", (Sides, "lay"), line_beside, "boundary"),
    ],
)
def test_a_thing_that_slips_by_a_few_pixels_is_seen(name, method, slip, what, survey, monkeypatch):
    owner, attribute = method
    original = getattr(owner, attribute)

    @wraps(original)
    def slipping(self: Any, *arguments: Any, **options: Any) -> Any:
        result = original(self, *arguments, **options)
        slip(self, *arguments, **options)
        return result

    monkeypatch.setattr(owner, attribute, slipping)
    _, wrong = survey(load_lesson(find_lessons()[name]), 0)
    assert any(what in each for each in wrong)
