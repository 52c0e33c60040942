"""Slopes of the landscapes as the textbook has them; directions by sines and cosines."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from scenes.calculus.gradient.arrow_fields import ArrowField
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.slices import Slice
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.markers import Markers
from truth.modules import Claims, Texts
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    across,
    centres,
    is_shown,
    keeps_its_height,
    on_function,
    on_stage,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------

Landscape = tuple[Callable[[Any, Any], Any], Callable[[Any, Any], Any], Callable[[Any, Any], Any]]
"""f, ∂f/∂x and ∂f/∂y."""

LANDSCAPES: Mapping[str, Landscape] = {
    "tilted_bowl": (
        lambda x, y: (x + y / 2) ** 2 + 7 * y**2 / 4,
        lambda x, y: 2 * x + y,
        lambda x, y: x + 4 * y,
    ),
    "round_bowl": (lambda x, y: x * x + y * y, lambda x, y: 2 * x + 0 * y, lambda x, y: 2 * y + 0 * x),
    "saddle": (lambda x, y: (x + y) * (x - y), lambda x, y: 2 * x + 0 * y, lambda x, y: -2 * y + 0 * x),
    "waves": (
        lambda x, y: np.sin(x) + np.cos(y),
        lambda x, y: np.cos(x) + 0 * y,
        lambda x, y: -np.sin(y) + 0 * x,
    ),
}


def _slopes(p: Any) -> tuple[float, float]:
    _, by_x, by_y = LANDSCAPES[p.landscape]
    return float(by_x(p.x, p.y)), float(by_y(p.x, p.y))


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    (slope_x, slope_y), walked = _slopes(p), _walked(p)
    return {
        "height": LANDSCAPES[p.landscape][0](p.x, p.y),
        "slope_x": slope_x,
        "slope_y": slope_y,
        "steepness": math.hypot(slope_x, slope_y),
        "taken": len(walked) - 1,
        "reached": LANDSCAPES[p.landscape][0](*walked[-1]),
    }


def _walked(p: Any) -> list[tuple[float, float]]:
    """A walk downhill with a learning rate of a tenth: twelve steps, or as many as stay on the map."""
    _, by_x, by_y = LANDSCAPES[p.landscape]
    places = [(float(p.x), float(p.y))]
    while len(places) <= 12:
        x, y = places[-1]
        x, y = x - 0.1 * float(by_x(x, y)), y - 0.1 * float(by_y(x, y))
        if max(abs(x), abs(y)) > 4.5:
            break
        places.append((x, y))
    return places


# Words -------------------------------------------------------------------------------------------------

LEVEL = {"saddle": "neither a top nor a bottom", "waves": "summits"}


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    yield "level", LEVEL.get(p.landscape, "only at the lowest point") in facts["level"]


OTHER_SETTINGS = [{"landscape": "saddle", "x": -1.5}, {"landscape": "waves", "y": 0.0}]


# Geometry ----------------------------------------------------------------------------------------------

STEEP_ENOUGH = 0.5
"""Where it is less steep, the height hardly tells how far off a contour line is."""


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, (height, by_x, by_y) = lesson.params, LANDSCAPES[lesson.params.landscape]
    ground, here, slopes = lesson.ground, np.array([p.x, p.y]), np.array(_slopes(p))
    plot, unit = ground.plot, units(ground.plot)
    if resting and beat == "look_at_the_map" and is_shown(lesson, ground.lines):
        for line in ground.lines:
            yield from keeps_its_height(plot, line, lambda at: height(*at.T), gentle=STEEP_ENOUGH)
    if is_shown(lesson, ground.dot):
        yield Truth("point", plot.values(ground.dot.get_center()), here, unit)
    for cut in on_stage(lesson, Slice):
        yield from _slice(cut, height, here, slopes)
    if resting and beat == "make_the_arrow" and is_shown(lesson, lesson.arrow):
        ways = [plot.values(arrow.end) - plot.values(arrow.start) for arrow in on_stage(lesson, Arrow)]
        along = lesson.arrow.end - lesson.arrow.start
        yield Truth("foot of the gradient", plot.values(lesson.arrow.start), here, unit)
        yield Truth("direction of the gradient", across(slopes, along[:2] / unit), 0.0, unit[0])
        yield Truth("uphill", np.sign(along[:2] @ slopes), 1.0)
        total = plot.values(lesson.arrow.end) - here
        yield Truth("components", ways[0], (total[0], 0.0), unit)
        yield Truth("components", ways[1], (0.0, total[1]), unit)
    for compass in on_stage(lesson, Compass):
        degrees, slope = compass.plot.values(compass.dot.get_center())
        turned = np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])
        yield Truth("slope in a direction", slope, turned @ slopes, compass.plot.y_unit)
        if is_shown(lesson, compass.needle):
            way = (compass.needle.end - compass.needle.start)[:2]
            yield Truth("direction", way / np.linalg.norm(way), turned)
        yield from on_function(
            "slopes in all directions",
            compass.plot,
            compass.curve,
            lambda x: slopes[0] * np.cos(np.radians(x)) + slopes[1] * np.sin(np.radians(x)),
        )
    if resting and beat == "follow_the_contour" and is_shown(lesson, lesson.angle[0]):
        tangent = lesson.angle[0]
        way = tangent.points[-1, :2] - tangent.points[0, :2]
        yield Truth("way of the contour", way @ slopes / np.hypot(*slopes), 0.0)
    if beat == "follow_the_contour" and hasattr(lesson, "walker") and is_shown(lesson, lesson.walker):
        level = height(*plot.values(lesson.walker.get_center()))
        yield Truth("height along the contour", level, height(*here), unit[0] / np.hypot(*slopes))
    for trail in on_stage(lesson, Trail):
        yield Truth("walk downhill", values(plot, trail.places), _walked(p), unit)
    if resting and beat in ("spread_the_field", "find_level_ground", "walk_downhill"):
        for field in on_stage(lesson, ArrowField):
            yield from _field(field, plot, by_x, by_y, downhill=beat == "walk_downhill")
        for markers in on_stage(lesson, Markers):
            count = len(lesson.landscape.level_in(plot))
            x, y = values(plot, centres(markers, count)).T
            yield Truth("level ground", np.hypot(by_x(x, y), by_y(x, y)), 0 * x, unit[0])


def _slice(cut: Slice, height: Callable[[Any, Any], Any], here: Any, slopes: Any) -> Truths:
    """A slice along one axis: where it lies on the map, and the heights along it."""
    other = 1 - cut.axis

    def met(positions: Any) -> Any:
        places = [positions, positions]
        places[other] = np.full_like(positions, here[other])
        return height(*places)

    position, level = cut.plot.values(cut.walker.get_center())
    yield Truth("walker", level, met(np.array([position]))[0], cut.plot.y_unit)
    if len(cut.line.points):
        ends = values(cut.ground.plot, cut.line.points)
        yield Truth("line on the map", ends[:, other], here[other], units(cut.ground.plot)[other])
    yield from on_function("curve of heights", cut.plot, cut.curve, met)
    rise, foot = slopes[cut.axis], (here[cut.axis], float(height(*here)))
    for x, y in values(cut.plot, cut.tangent.points) if len(cut.tangent.points) else ():
        off = (y - foot[1] - rise * (x - foot[0])) * cut.plot.y_unit
        yield Truth("tangent", off / np.hypot(1, rise * cut.plot.y_unit / cut.plot.x_unit), 0.0)


def _field(field: ArrowField, plot: Any, by_x: Any, by_y: Any, *, downhill: bool) -> Truths:
    feet, heads = field.shafts.points[::4, :2], field.tips.points[::12, :2]
    x, y = values(plot, (feet + heads) / 2).T
    slopes = np.column_stack([by_x(x, y), by_y(x, y)])
    ways, steepness = heads - feet, np.linalg.norm(slopes, axis=1)
    clear = steepness > 1e-6
    turned = (slopes[:, 0] * ways[:, 1] - slopes[:, 1] * ways[:, 0])[clear] / steepness[clear]
    yield Truth("arrows of the field", turned, 0 * turned)
    signs = np.sign(np.sum(slopes * ways, axis=1))[clear]
    if downhill:
        turning = not np.all(signs < 0)  # the arrows turn in the middle of the beat
        yield Truth("downhill", signs, signs if turning else -np.ones_like(signs))
    else:
        yield Truth("uphill everywhere", signs, np.ones_like(signs))


MARKED = {
    *("contour line", "point", "walker", "line on the map", "curve of heights", "tangent"),
    *("foot of the gradient", "direction of the gradient", "uphill", "components", "direction"),
    *("slope in a direction", "slopes in all directions", "way of the contour", "arrows of the field"),
    *("height along the contour", "walk downhill", "uphill everywhere", "downhill", "level ground"),
}


def needle_off(self: Compass, **_: Any) -> None:
    self.needle.shaft.rotate(0.05)
    self.needle.tip.rotate(0.05, about_point=self.needle.shaft.get_start())


SLIP = Slip(Compass, "set_state", needle_off, "direction")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """Directions in degrees: that of the gradient, and the one at a right angle to it that is shown."""
    slope_x, slope_y = _slopes(lesson.params)
    uphill = math.degrees(math.atan2(slope_y, slope_x)) % 360
    return {"uphill": uphill, "along the contour": uphill + 90 if uphill <= 270 else uphill - 90}


STRUCTURE = {
    r"f\(x, y\) = .*$|\}\}\) = [^{]*\{\{": "a landscape or its slopes, held against the oracle below",
    r"vec\(0, 0\)": "no slope in any direction",
    r"^0\.00$": "the slope along the contour",
}


def formulas(lesson: Any, texts: Texts) -> None:
    """What is written is what is drawn."""
    shown = {text for each in texts.values() for text in each}
    (height,) = {text.partition("= ")[2] for text in shown if text.startswith("f(x, y) =")}
    slopes = [
        re.search(rf"partial {name} : \w+ \}}\}}\) = ([^{{]*)\{{", text)
        for name in "xy"
        for text in sorted(shown)
        if f"partial {name} :" in text
    ]
    x, y = np.random.default_rng(0).uniform(-5, 5, (2, 20))
    written = [height, *dict.fromkeys(slope[1] for slope in slopes if slope)]
    for source, meant in zip(written, LANDSCAPES[lesson.params.landscape], strict=True):
        python = re.sub(r"(?<=[\dxy]) (?=[xy])", "*", source.strip()).replace("^", "**")
        np.testing.assert_allclose(eval(python, {"x": x, "y": y}), meant(x, y))
