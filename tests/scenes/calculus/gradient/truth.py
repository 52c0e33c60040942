"""Slopes of the landscapes as the textbook has them; directions by sines and cosines; a line by readings."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from scenes.calculus.gradient.boards import BoardWalk, StepArrow
from scenes.calculus.gradient.compasses import Compass
from scenes.calculus.gradient.gauges import Gauge
from scenes.calculus.gradient.ground.arrow_fields import ArrowField, Walk
from scenes.calculus.gradient.ground.ground_arrows import GroundArrow
from scenes.calculus.gradient.lines import LineChart
from scenes.calculus.gradient.slices import Slice
from scenes.stage.motion.trails import Trail
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

CELSIUS = (-1.5, -0.5, 0.0, 1.0, 1.5, 2.5)


def _slopes(p: Any) -> tuple[float, float]:
    _, by_x, by_y = LANDSCAPES[p.landscape]
    return float(by_x(p.x, p.y)), float(by_y(p.x, p.y))


def _error(b: float, w: float) -> float:
    """The mean squared error of a line over readings of F = 32 + 1.8 C."""
    return sum((b - 32 + (w - 1.8) * c) ** 2 for c in CELSIUS) / 6


def _learned(p: Any) -> list[tuple[float, float]]:
    """(b, w) at the start and after each of forty steps of a tenth of the error's slopes."""
    far = p.landscape == "tilted_bowl" and LANDSCAPES["tilted_bowl"][0](p.x, p.y) >= 8
    b, w = (32 + p.x, 1.8 + p.y) if far else (35.0, 3.8)
    found = [(b, w)]
    for _ in range(40):
        off = [b - 32 + (w - 1.8) * c for c in CELSIUS]
        by_b, by_w = 2 * sum(off) / 6, 2 * sum(c * each for c, each in zip(CELSIUS, off, strict=True)) / 6
        b, w = b - 0.1 * by_b, w - 0.1 * by_w
        found.append((b, w))
    return found


def _other(p: Any) -> tuple[float, float]:
    """(b, w) of another line: the farther one of two."""
    return max((34.0, -1.2), (31.0, 5.8), key=lambda each: math.dist(each, _learned(p)[0]))


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    (slope_x, slope_y), learned = _slopes(p), _learned(p)
    return {
        "height": LANDSCAPES[p.landscape][0](p.x, p.y),
        "slope_x": slope_x,
        "slope_y": slope_y,
        "steepness": math.hypot(slope_x, slope_y),
        "diagonal": math.sin(math.pi / 4),
        "first_error": _error(*learned[0]),
        "second_error": _error(*learned[1]),
        "found_b": learned[-1][0],
        "found_w": learned[-1][1],
        "steps": 40,
        "other_error": _error(*_other(p)),
    }


# Words -------------------------------------------------------------------------------------------------


def _says(words: str, value: float) -> bool:
    """Whether the first number in some words is a value, rounded for the ear."""
    found = re.search(r"−?\d+(\.\d+)?", words)
    said = float(found[0].replace("−", "-")) if found else math.inf
    return abs(said - value) <= (0.05 if abs(value) >= 1 else 0.06 * abs(value)) + 1e-9


def _says_step(words: str, step: tuple[float, float]) -> bool:
    """Whether words name both parts of a step."""
    said = words.split(", ")
    return [each.split()[-1] for each in said] == ["x", "y"] and all(map(_says, said, step))


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    slope_x, slope_y = (round(slope, 4) for slope in _slopes(p))
    yield "steepness_said", _says(facts["steepness_said"], math.hypot(*_slopes(p)))
    for name, slope in (("slope_x_said", slope_x), ("slope_y_said", slope_y)):
        level = "level" in facts[name]
        yield name, level if slope == 0 else not level and _says(facts[name], slope)
    yield "slopes_as_steps", _says_step(facts["slopes_as_steps"], (slope_x, slope_y))
    yield "turned", ("cancel" in facts["turned"]) == bool(slope_x and slope_y)
    yield "error_said", _says(facts["error_said"], _error(*_learned(p)[0]))
    yield "the_same_bowl", ("our bowl" in facts["the_same_bowl"]) == (p.landscape == "tilted_bowl")


OTHER_SETTINGS = [
    {"landscape": "saddle", "x": -1.5},
    {"landscape": "waves", "y": 0.0},
    {"x": 2.0, "y": -0.5},
    {"x": -2.0, "y": 1.0},
    {"x": -2.0, "y": -2.0},
]


# Geometry ----------------------------------------------------------------------------------------------

STEEP_ENOUGH = 0.5
"""Where it is less steep, the height hardly tells how far off a contour line is."""

CLIMBING = ("make_the_arrow", "step_another_way", "spread_gradients", "answer")
"""Where an arrow lies on the landscape as it is seen from the side."""

CLOSE_UP = ("add_the_changes", "make_the_arrow", "step_another_way", "turn_all_the_way_round")


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, (height, by_x, by_y) = lesson.params, LANDSCAPES[lesson.params.landscape]
    here, slopes = np.array([p.x, p.y]), np.array(_slopes(p))
    if resting and beat == "look_at_the_landscape" and hasattr(lesson, "heights"):
        plot = lesson.axes
        for line in lesson.ground.lines:
            yield from keeps_its_height(
                plot, line, lambda at: height(*at.T), gentle=STEEP_ENOUGH, tolerance=0.02
            )
        yield Truth("point", plot.values(lesson.ground.dot.get_center()), here, units(plot))
        yield from _heights(lesson.heights, plot, lambda at: height(*at))
    if resting and beat == "add_the_changes" and is_shown(lesson, lesson.heights):
        yield from _heights(lesson.heights, lesson.axes, lambda at: slopes @ at)
    cut = getattr(lesson, "cut", None)
    if cut is not None and is_shown(lesson, cut.walker):
        yield from _slice(cut, height, here, slopes)
    if beat in CLOSE_UP and is_shown(lesson, lesson.axes):
        plot = lesson.axes
        for step in on_stage(lesson, StepArrow):
            turn = np.radians(step.angle)
            turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]]) @ slopes
            yield Truth("foot", plot.values(step.arrow.start), (0.0, 0.0), units(plot))
            yield Truth(
                "gradient and its turn", plot.values(step.arrow.end), step.grown * turned, units(plot)
            )
    if resting:
        yield from _numbers_beside(lesson, beat, slopes)
    for walk in on_stage(lesson, BoardWalk):
        yield from _posts(walk, slopes)
        if walk.done % 1:  # once a leg is walked, the walker may be on the way back
            gone = 1000 * np.clip(walk.done - np.arange(2), 0.0, 1.0) @ walk.legs
            yield Truth(
                "walker on the map",
                lesson.axes.values(walk.ground.dot.get_center()),
                gone,
                units(lesson.axes),
            )
    for compass in on_stage(lesson, Compass):
        yield from _compass(compass, lesson.axes, slopes)
        if hasattr(lesson, "slope") and is_shown(lesson, lesson.slope):
            turn = math.radians(compass.angle)
            now = slopes @ (math.cos(turn), math.sin(turn))
            yield Truth(
                "slope this way", _read(lesson.slope[0][1]), now, tolerance=0.051 if abs(now) >= 1 else 0.0051
            )
    if resting and beat == "turn_all_the_way_round" and hasattr(lesson, "trough"):
        chart = lesson.compass.plot
        at, slope = chart.values(lesson.trough[0].get_center())
        yield Truth("steepest downhill", slope, -math.hypot(*slopes), chart.y_unit)
        opposite = math.degrees(math.atan2(*-slopes[::-1]))
        yield Truth("steepest downhill", (at - opposite + 180) % 360 - 180, 0.0, chart.x_unit)
    for arrow in on_stage(lesson, GroundArrow) if beat in CLIMBING else ():
        way = np.array([by_x(*arrow.place), by_y(*arrow.place)])
        if arrow is getattr(lesson, "raised_step", None):
            way = way @ [(0.5, math.sqrt(0.75)), (-math.sqrt(0.75), 0.5)]  # turned by 60 degrees
        yield from _climbing(arrow, height, way)
    for walk in on_stage(lesson, Walk):
        if beat == "spread_gradients" and is_shown(lesson, lesson.axes):
            yield from _carried(walk, lesson.axes, by_x, by_y)
    if resting and beat == "spread_gradients":
        for field in on_stage(lesson, ArrowField):
            yield from _field(field, lesson.axes, by_x, by_y)
            yield from _feet(field, lesson, height, by_x, by_y)
    if resting and beat == "see_the_error_as_a_landscape" and len(getattr(lesson, "found_errors", ())) == 2:
        yield from _landscape_of_errors(lesson)
    for chart in on_stage(lesson, LineChart):
        b, w = 32 + chart.place[0], 1.8 + chart.place[1]
        yield from on_function("line", chart.plot, chart.line, lambda c, b=b, w=w: b + w * c)
        if is_shown(lesson, chart.readings):
            read = np.array([(c, 32 + 1.8 * c) for c in CELSIUS])
            marks = values(chart.plot, centres(chart.readings, 6))
            yield Truth("readings", marks, read, units(chart.plot))
    if beat == "teach_the_line" and is_shown(lesson, lesson.axes):
        for trail in on_stage(lesson, Trail):
            places = values(lesson.axes, trail.places)
            yield Truth("steps of learning", places, _learned(p), units(lesson.axes))


def _read(written: Any) -> float:
    return float(written.source.replace("−", "-").replace(",", ""))


def _numbers_beside(lesson: Any, beat: str, slopes: Any) -> Truths:
    """The numbers that stand at legs, posts and error bars are their lengths."""
    shown = np.round(slopes, 4)
    if beat == "add_the_changes" and hasattr(lesson, "walks"):
        *_, bars = lesson.walks
        yield Truth("numbers at bars", [_read(label) for label in bars], shown[::-1] ** 2, tolerance=0.006)
    if beat == "step_another_way" and hasattr(lesson, "quotient") and not hasattr(lesson, "compass"):
        _, _, climb, _ = lesson.turning
        yield Truth("numbers at bars", _read(climb), shown @ shown, tolerance=0.006)
    if beat == "step_another_way" and hasattr(lesson, "length"):
        _, *bars = lesson.walks
        half = shown @ shown / 2
        yield Truth("numbers at bars", [_read(label) for label in bars], [0, half], tolerance=0.006)
        length, steep = _read(lesson.length[-1]), math.hypot(*slopes)
        yield Truth("length of the part", length, steep / 2, tolerance=0.051 if steep >= 2 else 0.0051)
    if beat == "make_the_arrow" and hasattr(lesson, "turning"):
        numbers, _, _, around, _, _, _, bars = lesson.turning
        product = slopes[0] * slopes[1]
        said = [_read(label) for label in bars]
        yield Truth("numbers at bars", said, [product, -product], tolerance=0.006)
        for labels in (numbers, around):
            said = [_read(label[-1]) for label in labels]
            yield Truth("numbers at legs", said, [abs(slope) for slope in shown if slope])
    if beat == "meet_a_line" and hasattr(lesson, "errors"):
        b, w = _learned(lesson.params)[0]
        off = [abs(b - 32 + (w - 1.8) * c) for c in CELSIUS]
        yield Truth("numbers at errors", [_read(label) for label in lesson.errors], off)


def _heights(labels: Any, plot: Any, height: Callable[[Any], Any]) -> Truths:
    """A height on the map says how high the ground is under it."""
    for label in labels:
        said, at = _read(label[-1]), plot.values(label.get_center())
        ways = np.eye(2) / units(plot) * 1e-3
        rise = math.hypot(*((height(at + way) - height(at - way)) / 2e-3 for way in ways))
        yield Truth("height on a line", (height(at) - said) / max(rise, 1e-9), 0.0, tolerance=0.08)


def _slice(cut: Slice, height: Callable[[Any, Any], Any], here: Any, slopes: Any) -> Truths:
    """A slice along one axis: the heights along it, and its tangent."""
    other = 1 - cut.axis

    def met(positions: Any) -> Any:
        places = [positions, positions]
        places[other] = np.full_like(positions, here[other])
        return height(*places)

    position, level = cut.plot.values(cut.walker.get_center())
    yield Truth("walker", level, met(np.array([position]))[0], cut.plot.y_unit)
    yield from on_function("curve of heights", cut.plot, cut.curve, met)
    rise, foot = slopes[cut.axis], (here[cut.axis], float(height(*here)))
    for x, y in values(cut.plot, cut.tangent.points) if len(cut.tangent.points) else ():
        off = (y - foot[1] - rise * (x - foot[0])) * cut.plot.y_unit
        yield Truth("tangent", off / np.hypot(1, rise * cut.plot.y_unit / cut.plot.x_unit), 0.0)


def _posts(walk: BoardWalk, slopes: Any) -> Truths:
    """A post is as long as the ground has risen, in the unit of the model; so are all bars, in one unit."""
    pose = walk.board.pose
    unit = pose[5] * pose[9] / pose[2] * np.cos(np.radians(pose[6]))
    parts = np.clip(walk.done - np.arange(2), 0.0, 1.0)
    rises = parts * (walk.legs @ slopes)
    if len(walk.post.points):
        drawn = walk.post.points[-1, 1] - walk.post.points[0, 1]
        yield Truth("posts", drawn / unit, rises.sum(), unit)
    gauge, level = walk.gauge, 0.0
    highest, lowest = slopes @ slopes, min(0.0, float(slopes.prod()))
    yield Truth("scale of bars", gauge.unit * (highest - lowest), gauge.axes.height - 0.63)
    for bar, rise in zip(gauge.bars, 1000 * rises, strict=True):
        ends = [(side[1] - gauge.zero) / max(gauge.unit, 1e-9) for side in (bar.get_bottom(), bar.get_top())]
        yield Truth("bars", ends, sorted((level, level + rise)), gauge.unit)
        level += rise


def _compass(compass: Compass, plot: Any, slopes: Any) -> Truths:
    """The step, both of its parts, and the slope, which is as long as one of them."""
    turn = math.radians(compass.angle)
    way, steep = np.array([math.cos(turn), math.sin(turn)]), math.hypot(*slopes)
    yield Truth("trial step", plot.values(compass.needle.end), steep * way, units(plot))
    part = (way @ slopes) * slopes / steep
    level = steep * way - part
    if len(compass.level.points):
        drawn = values(plot, compass.level.points[[0, -1]])
        yield Truth("part along the contour", drawn, [(0.0, 0.0), compass.across * level], units(plot))
    if len(compass.shadow.points):
        drawn = values(plot, compass.shadow.points[[0, -1]])
        yield Truth("part along the gradient", drawn, [level, level + compass.along * part], units(plot))
    radii = np.linalg.norm(values(plot, compass.ring.points), axis=1)
    yield Truth("steps as long", radii, np.full(len(radii), steep), plot.x_unit, tolerance=0.01)
    if compass.measured:
        _, slope = compass.plot.values(compass.dot.get_center())
        yield Truth("slope in a direction", slope, way @ slopes, compass.plot.y_unit)
    yield Truth("one unit", compass.plot.y_unit, plot.x_unit, steep)
    yield from on_function(
        "slopes in all directions",
        compass.plot,
        compass.curve,
        lambda x: slopes[0] * np.cos(np.radians(x)) + slopes[1] * np.sin(np.radians(x)),
    )


def _carried(walk: Walk, plot: Any, by_x: Any, by_y: Any) -> Truths:
    """The arrow that a walker carries is the gradient at its foot."""
    foot, end = plot.values(walk.arrow.start), plot.values(walk.arrow.end)
    slopes = np.array([by_x(*foot), by_y(*foot)])
    yield Truth("carried gradient", end - foot, slopes / walk.scale_of, units(plot))


def _climbing(arrow: GroundArrow, height: Any, way: Any) -> Truths:
    """An arrow on the landscape points along a *way*, and ends on the ground that is drawn."""
    x, y, half, _, base, stretch, elevation, middle, up, reach, turn = arrow.ground.pose
    if not len(arrow.tip.points):
        return
    end = arrow.place + arrow.grown * arrow.vector
    aside = across(way, arrow.vector)
    yield Truth("gradient on the landscape", aside, 0.0, reach / half)
    tilt, turned = math.radians(elevation), np.exp(-1j * math.radians(turn)) * complex(*(end - (x, y)))
    risen = stretch * (height(*end) - base) * math.cos(tilt) + turned.imag * math.sin(tilt)
    expected = np.array([middle, up]) + reach / half * np.array([turned.real, risen])
    yield Truth("gradient on the landscape", arrow.tip.points[0][:2], expected)


def _landscape_of_errors(lesson: Any) -> Truths:
    """The map over b and w has the mean squared errors as its heights, and so have the lines tried."""
    plot, error = lesson.axes, np.vectorize(_error)
    for line in lesson.bowl.lines:
        yield from keeps_its_height(plot, line, lambda at: error(*at.T), gentle=STEEP_ENOUGH, tolerance=0.02)
    for (label, dot), line in zip(
        lesson.found_errors, [_learned(lesson.params)[0], _other(lesson.params)], strict=True
    ):
        yield Truth("lines tried", plot.values(dot.get_center()), line, units(plot))
        yield Truth("numbers at lines tried", _read(label[-1]), _error(*line), tolerance=0.006)


def _feet(field: ArrowField, lesson: Any, height: Any, by_x: Any, by_y: Any) -> Truths:
    """The arrows start on contour lines, which are equal steps of height apart, counted from the point."""
    p, plot, step = lesson.params, lesson.axes, lesson.told.steps_of_height[0]
    at = values(plot, field.shafts.points[::4]).T
    lines = (height(*at) - height(p.x, p.y)) / step
    off = (lines - np.round(lines)) * step / np.hypot(by_x(*at), by_y(*at))
    yield Truth("feet on contour lines", off, np.zeros_like(off), plot.x_unit, tolerance=0.02)


def _field(field: ArrowField, plot: Any, by_x: Any, by_y: Any) -> Truths:
    feet, heads = field.shafts.points[::4, :2], field.tips.points[::12, :2]
    x, y = values(plot, feet).T
    slopes = np.column_stack([by_x(x, y), by_y(x, y)])
    drawn = values(plot, heads) - values(plot, feet)
    yield Truth("arrows of the field", drawn, slopes / field.scale_of, units(plot))


MARKED = {
    *("contour line", "point", "height on a line", "walker", "curve of heights", "tangent", "foot"),
    *(
        "gradient and its turn",
        "numbers at errors",
        "numbers at bars",
        "bars",
        "length of the part",
        "scale of bars",
    ),
    *("walker on the map", "gradient on the landscape", "feet on contour lines", "steepest downhill"),
    *("numbers at legs", "posts", "trial step", "steps as long", "one unit", "carried gradient"),
    *("part along the gradient", "part along the contour", "slope in a direction", "line", "readings"),
    *(
        "slope this way",
        "slopes in all directions",
        "steps of learning",
        "lines tried",
        "numbers at lines tried",
    ),
}


def needle_off(self: Compass, **_: Any) -> None:
    self.needle.tip.rotate(0.05, about_point=self.needle.shaft.get_start())


def post_off(self: BoardWalk, **_: Any) -> None:
    if len(self.post.points):
        self.post.points[-1] += (0.0, 0.04, 0.0)


def bar_off(self: Gauge, **_: Any) -> None:
    self.bars[1].shift((0.0, 0.04, 0.0))


SLIP = Slip(Compass, "set_state", needle_off, "trial step")
OTHER_SLIPS = (Slip(BoardWalk, "set_state", post_off, "posts"), Slip(Gauge, "set_state", bar_off, "bars"))


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """Products of the worked rows, the numbers of the learning line, and how much closer the map is."""
    p = lesson.params
    slope_x, slope_y = (round(slope, 4) for slope in _slopes(p))
    learned = _learned(p)
    (b, w), (next_b, next_w) = learned[0], learned[1]
    off = [abs(round(b - 32 + (w - 1.8) * c, 6)) for c in CELSIUS]
    steep = math.hypot(*_slopes(p))
    return {
        "steepness in words": _for_the_ear(steep),
        "product": slope_x * slope_y,
        "leg along x": abs(slope_x),
        "leg along y": abs(slope_y),
        "from line to line": lesson.told.steps_of_height[-1],
        "squared slope along x": slope_x**2,
        "squared slope along y": slope_y**2,
        "square": round(slope_x**2, 4) + round(slope_y**2, 4),
        "half of the square": (round(slope_x**2, 4) + round(slope_y**2, 4)) / 2,
        "half of the length": round(steep / 2, 1 if steep >= 2 else 2),
        "closer": float(f"{6 / (1.85e-3 * steep):.2g}"),
        "last scale": lesson.last_scale,
        "one over last scale": 1 / lesson.last_scale,
        "b": b,
        "w": w,
        "next b": next_b,
        "next w": next_w,
        "slope along b": 10 * (b - next_b),
        "slope along w": 10 * (w - next_w),
        "sum of squares": sum(each**2 for each in off),
        **{f"error {index}": each for index, each in enumerate(off)},
        "field scale": lesson.field_scale(),
        **{f"line {count}": _height_of_line(lesson, count) for count in range(-20, 21)},
        **{f"close line {count}": count * lesson.told.steps_of_height[-1] * 1000 for count in range(13)},
    }


def _for_the_ear(value: float) -> float:
    """With one decimal, or two digits of what is less than one."""
    return round(value, 1) if abs(value) >= 1 else float(f"{value:.2g}")


def _height_of_line(lesson: Any, count: int) -> float:
    """Of the lines on the whole map, which stand at equal steps from that of the point."""
    p = lesson.params
    return float(LANDSCAPES[p.landscape][0](p.x, p.y)) + count * lesson.told.steps_of_height[0]


STRUCTURE = {
    r"[fg]\(x, y\) = .*$|f\(.*\) = .*$|partial [xy] thin .*$": "a landscape or its slopes, held below",
    r"gradient: 1/10 of": "the tenth by which the line steps",
    r"gradient: 1/1000 of": "thousandths close up",
    r"^contours every (1|0\.25|0\.05)$": "the creases, always the same",
    r"in thousandths": "the unit close up",
    r'^"\w+:" vec\(0, 0\)$': "level ground",
    r'= "0"(?= : data)': "the changes cancel",
    r"^slope \{\{.*$|^on a board, .*$|^20 times closer$": "the creases, always the same, held below",
    r"\b1/": "one over a scale",
    r"^\(.*\) / 6 = .*$": "the mean over six readings, held below",
    r"^= .*\^2 \+ .*\) \(.*$": "the error from its lowest place, held below",
    r'^"new" \{\{ [bw] : path \}\} = .*$': "the first step of the line, held below",
    r"After 40 steps, w is about 1\.8 and b about 32\b": "the rule, which the line finds, held below",
    r'^"°F" approx .*$': "the line that has learned, held below",
    r"mean squared error is .*\d\.": "the error of the first line, held as a fact",
    r"^< 0\.01$": "an error that two decimals would show as zero",
    r"^−?[\d,.]+$": "a height on a line, a leg, a bar or an error, held against what it stands at above",
}


def _as_python(source: str) -> str:
    """Typst mathematics of the lesson's formulas as an expression in Python."""
    plain = (
        re.sub(r"\{\{ (\S+) : \w+ \}\}", r"\1", source)
        .replace('"', "")
        .replace(" dot ", "*")
        .replace("^", "**")
    )
    plain = re.sub(r"\b(sin|cos) (\(?-?[\w.]+\)?)", r"\1(\2)", plain)
    return re.sub(r"(?<=[\dxybw)]) (?=[xybw(])", "*", plain.strip())


def formulas(lesson: Any, texts: Texts) -> None:
    """What is written is what is drawn, and what is worked out from the readings and on the creases."""
    shown = {text for each in texts.values() for text in each}
    (height,) = {text.partition("= ")[2] for text in shown if text.startswith("f(x, y) =")}
    x, y = np.random.default_rng(0).uniform(-5, 5, (2, 20))
    known = {"sin": np.sin, "cos": np.cos, "x": x, "y": y, "b": x, "w": y}
    np.testing.assert_allclose(eval(_as_python(height), known), LANDSCAPES[lesson.params.landscape][0](x, y))
    for slope, letter in zip(_slopes(lesson.params), "xy", strict=True):
        (row,) = {text for text in shown if text.startswith(f"partial f slash partial {letter}")}
        _, worked, *_ = re.split(
            r" (?:=|approx) ", row.replace("{{ = ", " = ").replace("{{ approx ", " approx ")
        )
        np.testing.assert_allclose(eval(_as_python(worked), known), slope, atol=1e-9)
    (column,) = {text.partition("f(x, y) = vec(")[2][:-1] for text in shown if "f(x, y) = vec(" in text}
    for part, slope in zip(column.split(", "), LANDSCAPES[lesson.params.landscape][1:], strict=True):
        np.testing.assert_allclose(eval(_as_python(part), known), slope(x, y))
    (row,) = {text for text in shown if text.startswith("= ")}
    np.testing.assert_allclose(eval(_as_python(row[1:]), known), list(map(_error, x, y)))
    learned = _learned(lesson.params)
    first, second = learned[0], learned[1]
    off = [abs(first[0] - 32 + (first[1] - 1.8) * c) for c in CELSIUS]
    squares = sum(each**2 for each in off)
    for beginning, expected in (
        ("(", [*(n for each in off for n in (each, 2)), 6, squares, 6, squares / 6]),
        ('"new" {{ b : path }} =', [first[0], 0.1, 10 * (first[0] - second[0]), second[0]]),
        ('"new" {{ w : path }} =', [first[1], 0.1, 10 * (first[1] - second[1]), second[1]]),
        ("slope {{ $", [1, 2, math.sin(math.pi / 4)]),
        ("slope {{ 0", [0]),
        ("on a board", [0, math.sin(math.pi / 4)]),
        ('"°F" approx', [round(each, 1) for each in learned[-1][::-1]]),
    ):
        (row,) = {text for text in shown if text.startswith(beginning)}
        written = [float(each) for each in re.findall(r"\d+(?:\.\d+)?", row)]
        np.testing.assert_allclose(written, expected, atol=0.005)
    found = f"w is about {learned[-1][1]:.1f} and b about {learned[-1][0]:.0f}"
    assert any(found in text for text in shown)
