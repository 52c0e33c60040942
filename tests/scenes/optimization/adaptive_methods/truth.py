"""Means as weighted averages over all slopes, plain descent in closed form, and a model of rain by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np

from scenes.optimization.adaptive_methods.biases import FillingMeans
from scenes.optimization.adaptive_methods.charts import Enlarged, SlopeChart
from scenes.optimization.adaptive_methods.landscapes import LossMap
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.sections import Section
from scenes.optimization.adaptive_methods.signs import SignChart
from scenes.optimization.adaptive_methods.weather import WeatherPanel
from scenes.stage.motion.trails import Trail
from truth.modules import Claims
from truth.reading import numerals, percent, says
from truth.shapes import (
    Slip,
    Truth,
    Truths,
    centres,
    is_shown,
    keeps_its_height,
    on_function,
    on_graph,
    on_stage,
    units,
    values,
)

# The walks -----------------------------------------------------------------------------------------------

Gradient = Callable[[Any], Any]


def adam(gradient: Gradient, start: Any, rate: float, decays: tuple[float, float], steps: int) -> Any:
    """The points (steps + 1, n) of Adam; each mean is a weighted average of all slopes so far."""
    points, slopes = [np.asarray(start, dtype=float)], []
    for step in range(steps):
        slopes.append(gradient(points[-1]))
        ages = np.arange(step, -1, -1)
        mean = np.average(slopes, axis=0, weights=decays[0] ** ages)
        square = np.average(np.square(slopes), axis=0, weights=decays[1] ** ages)
        points.append(points[-1] - rate * mean / (np.sqrt(square) + 1e-8))
    return np.array(points)


def _bowl(p: Any, angle: float = 0.0) -> Any:
    """The second derivatives of the ravine, turned: along the floor, and across it."""
    floor, wall = (np.array([np.cos(each), np.sin(each)]) for each in (angle, angle + np.pi / 2))
    return np.outer(floor, floor) / p.condition + np.outer(wall, wall)


@cache
def _walks(p: Any) -> tuple[Any, Any]:
    """Adam in the ravine, and in the one that is turned by 45°, from where its start is then."""
    decays = (p.mean_decay, p.square_decay)

    def walk(angle: float, start: Any) -> Any:
        bowl = _bowl(p, angle)
        return adam(lambda w: bowl @ w, start, p.learning_rate, decays, p.steps)

    return walk(0.0, (2.0, 2.0)), walk(np.pi / 4, (0.0, np.sqrt(8)))


@cache
def _scaled(p: Any) -> tuple[Any, Any, Any]:
    """RMSProp until both weights are closer than 0.1: points, slopes and their usual sizes, each (n, 2)."""
    points = _scaled_walk(p)
    points = points[: np.flatnonzero(points[:, 1] < 0.1)[0]]
    slopes = points @ _bowl(p)
    sizes = [
        np.sqrt(np.average(slopes[:count] ** 2, axis=0, weights=0.9 ** np.arange(count - 1, -1, -1)))
        for count in range(1, len(slopes) + 1)
    ]
    return points, slopes, np.array(sizes)


@cache
def _scaled_walk(p: Any) -> Any:
    """RMSProp for all steps."""
    return adam(lambda w: _bowl(p) @ w, (2.0, 2.0), p.learning_rate, (0.0, 0.9), p.steps)


def _plain(p: Any, rate: float = 1.8, steps: int | None = None) -> Any:
    """Plain descent: each weight keeps a share of its distance in each step."""
    count = p.steps if steps is None else steps
    return 2 * (1 - rate * np.array([1 / p.condition, 1.0])) ** np.arange(count + 1)[:, None]


# Rain ----------------------------------------------------------------------------------------------------


def _days(count: int, seed: int, units: int) -> tuple[Any, Any]:
    """Humidity and pressure, and whether it rains."""
    rain = np.arange(count) % 2
    noise = np.random.default_rng(seed).standard_normal((count, 2)) @ [1, 1j]
    noise *= (3 - 1j) / abs(3 - 1j) / np.exp(1j * np.pi / 4)  # turned, as the diagonal is to the way apart
    drawn = np.column_stack([noise.real, noise.imag]) + np.outer(rain - 0.5, [3.0, -1.0])
    return drawn * [1, units], rain


def safe_rate(seed: int, units: int) -> float:
    """Nine tenths of 2 over the largest curvature that the cross-entropy can have."""
    design = np.column_stack([_days(80, seed, units)[0], np.ones(80)])
    return float(0.9 * 8 / np.linalg.norm(design / np.sqrt(80), 2) ** 2)


@cache
def _models(p: Any, units: int) -> tuple[Any, Any]:
    """The models (101, 3) of plain descent and of Adam after each step."""
    gradient = _rain(p.seed, units)[1]
    plain = _descent(p.seed, units, safe_rate(p.seed, units))
    return plain, adam(gradient, np.zeros(3), p.learning_rate, (p.mean_decay, p.square_decay), 100)


def _rain(seed: int, units: int) -> tuple[Callable[[Any], float], Gradient]:
    """The mean cross-entropy of a model on 80 days, and its gradient."""
    points, rain = _days(80, seed, units)
    design, sides = np.column_stack([points, np.ones(80)]), 2 * rain - 1

    def loss(model: Any) -> float:
        return float(np.mean(np.logaddexp(0, -sides * (design @ model))))

    def gradient(model: Any) -> Any:
        return design.T @ ((1 + np.tanh(design @ model / 2)) / 2 - rain) / 80

    return loss, gradient


@cache
def _descent(seed: int, units: int, rate: float) -> Any:
    """The models (101, 3) of plain descent at a rate."""
    gradient = _rain(seed, units)[1]
    plain = [np.zeros(3)]
    for _ in range(100):
        plain.append(plain[-1] - rate * gradient(plain[-1]))
    return np.array(plain)


def _tried_losses(seed: int) -> list[float]:
    """Losses in pascals of the first four models of plain descent, at the rate for hectopascals."""
    return [_rain(seed, 100)[0](model) for model in _descent(seed, 100, safe_rate(seed, 1))[:4]]


def right(p: Any, units: int) -> list[float]:
    """The shares of other days about which the last models are right."""
    points, rain = _days(100, p.seed + 10_000, units)
    scores = (points @ model[-1][:2] + model[-1][2] for model in _models(p, units))
    return [float(np.mean((score >= 0) == (rain == 1))) for score in scores]


# Facts and words -----------------------------------------------------------------------------------------


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    straight, turned = _walks(p)
    return {
        "limit": 2.0,
        "plain_rate": 0.9 * 2.0,
        "past_rate": 1.05 * 2.0,
        "trained": 100,
        "longest": max(_uncorrected(p)),
        "plain_left": np.hypot(*_plain(p)[-1]),
        "first": (1 - p.mean_decay) * (1 - p.square_decay) ** -0.5,
        "adam_left": np.hypot(*straight[p.steps]),
        "scaled_left": np.hypot(*_scaled_walk(p)[-1]),
        "turned_left": np.hypot(*turned[-1]),
        "tried_loss": _tried_losses(p.seed)[1],
        **dict(zip(("plain_right", "adam_right"), right(p, 1), strict=True)),
        **dict(zip(("plain_in_pascals", "adam_in_pascals"), right(p, 100), strict=True)),
        "turned_rate": np.mean(_turned_rates(p)),
        "flat_rate": p.learning_rate / (2 / p.condition + 1e-8),
        "steep_rate": p.learning_rate / (2 + 1e-8),
    }


def _turned_rates(p: Any) -> Any:
    """α over the size of each weight's first slope in the turned ravine."""
    return p.learning_rate / np.abs(_bowl(p, np.pi / 4) @ (0.0, np.sqrt(8)))


def _held(p: Any) -> tuple[Any, Any]:
    """What m and √s hold of a constant slope of 1 after steps 1 to 30: sums of weights as they are."""
    mean, square = (
        (1 - decay) * np.cumsum(decay ** np.arange(30)) for decay in (p.mean_decay, p.square_decay)
    )
    return mean, np.sqrt(square)


def _uncorrected(p: Any) -> Any:
    """The lengths of the first 30 steps, in α, for a constant slope."""
    mean, size = _held(p)
    return mean / size


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    straight, _ = _walks(p)
    yield "flat_left", says(facts["flat_left"], _plain(p)[-1, 0])
    yield from _compared(facts["compared"], [np.hypot(*walk[-1]) for walk in (straight, _scaled_walk(p))])
    lowest = straight.min()
    yield "walks", ("swing past" in facts["walks"]) == (lowest < -0.02) or abs(lowest + 0.02) < 1e-6
    yield "walks", np.ptp(straight, axis=1).max() < 0.01  # straight: both weights walk alike
    told = [word for word in facts["judged"].split() if word.endswith("%")]
    for word, share in zip(told if len(told) == 2 else 2 * told, right(p, 1), strict=True):
        yield "judged", percent(word, share)
    shares = right(p, 100)
    for name, share in zip(("plain_in_pascals_told", "adam_in_pascals_told"), shares, strict=True):
        yield name, percent(facts[name], share)
    yield "adam_in_pascals_told", shares[1] > shares[0]
    start, tried, *_ = _tried_losses(p.seed)
    yield "plain_in_pascals_told", tried > 100 * start  # the loss soars, so the rate must be tiny
    losses = [_rain(p.seed, 100)[0](model) for model in _models(p, 100)[1]]
    yield "adam_in_pascals_told", losses[1] > 1.3 * losses[0] and losses[-1] < 0.6 * losses[0]
    climbs = [max(losses[later:]) / loss for later, loss in enumerate(losses) if later > np.argmax(losses)]
    yield "learns", ("bounces" in facts["learns"]) == (max(climbs) > 1.1)
    yield "learns", np.ptp(losses[-20:]) < 0.1 * losses[0]  # settled, or fallen
    yield "plain_in_pascals_told", safe_rate(p.seed, 100) < safe_rate(p.seed, 1) / 1000


def _compared(clause: str, distances: list[float]) -> Claims:
    """How far Adam and RMSProp are: both less than a bound that fits, or each by its digits."""
    if clause.startswith("it and RMSProp are less than "):
        bound = float(clause.split()[-2])
        yield "compared", bound - 0.01 <= max(distances) <= bound < 0.0501
        return
    for words_of_it, left in zip(clause[5:].split(" away, RMSProp "), distances, strict=True):
        near = words_of_it == "less than 0.01"
        yield "compared", left < 0.00501 if near else left > 0.00499 and says(words_of_it[6:], float(left))


OTHER_SETTINGS = [
    {"condition": 1000, "learning_rate": 0.2, "steps": 100, "seed": 7},
    {"condition": 50, "learning_rate": 0.08, "mean_decay": 0.8, "steps": 60, "seed": 123},
    {"mean_decay": 0.85, "square_decay": 0.995, "condition": 300, "seed": 9999},
]

# Geometry ------------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p = lesson.params
    for picture in on_stage(lesson, RavineMap):
        bowl = _bowl(p, picture.angle)
        for line in picture.lines[::3]:
            yield from keeps_its_height(
                picture.plot, line, lambda w, bowl=bowl: np.sum(w @ bowl * w, axis=-1) / 2, gentle=1e-3
            )
    for section in on_stage(lesson, Section):
        curvature = 1.0 if section is lesson.cuts[1] else 1 / p.condition
        yield from on_function("section", section.plot, section.curve, lambda w, c=curvature: c * w**2 / 2)
    yield from _trails(lesson, beat)
    for signs in on_stage(lesson, SignChart):
        yield from _signs(signs)
    if beat == "drop_the_factor" and hasattr(lesson, "charts"):
        yield from _charts(lesson, p)
    if beat == "average_the_slopes":
        yield from _noise(lesson, p)
    for filling in on_stage(lesson, FillingMeans):
        yield from _filling(filling, p)
    for panel in on_stage(lesson, WeatherPanel):
        yield from _panel(lesson, panel, p, resting)
    for picture in on_stage(lesson, LossMap):
        yield from _loss_map(lesson, picture, p)


def _trails(lesson: Any, beat: str) -> Truths:
    p = lesson.params
    straight, turned = _walks(p)
    turn = np.array([[1, 1], [-1, 1]]) / np.sqrt(2)
    points, *_ = _scaled(p)
    alike = np.outer(2 - p.learning_rate * np.arange(10), [1, 1])  # a slope over its own size is 1
    known = {
        "walk_plainly": [("thrown_trail", _plain(p, 2.1, 3)), ("plain_trail", _plain(p))],
        "divide": [("trail", alike)],
        "walk_down": [("trail", points)],
        "walk_with_adam": [("trails", _plain(p)), ("trails", _scaled_walk(p)), ("trails", straight)],
        "turn_the_ravine": [("trails", _plain(p) @ turn), ("trails", turned)],
        "answer": [("trails", _plain(p)), ("trails", straight)],
    }.get(beat, [])
    if beat == "turn_the_ravine" and lesson.map.angle < np.pi / 4 - 1e-9:
        return
    if beat == "turn_the_ravine":
        yield from _pulls(lesson, p)
    for index, (name, points) in enumerate(known):
        trail = getattr(lesson, name, None)
        trail = trail[index] if isinstance(trail, list) else trail
        if isinstance(trail, Trail) and is_shown(lesson, trail.walker):
            plot = lesson.map.plot
            yield Truth("walk", values(plot, trail.places), points, units(plot))
            here = plot.values(trail.walker.get_center())
            before = int(trail.step + 1e-9)
            after = min(before + 1, len(points) - 1)
            expected = points[before] + (trail.step - before) * (points[after] - points[before])
            yield Truth("walker", here, expected, units(plot))


def _pulls(lesson: Any, p: Any) -> Truths:
    """Arrows from the turned start, as long as the slope along either weight, downhill."""
    start = np.array([0.0, np.sqrt(8)])
    for index, pull in enumerate(getattr(lesson, "pulls", ())):
        if is_shown(lesson, pull):
            end = start - (_bowl(p, np.pi / 4) @ start) * np.eye(2)[index]
            plot = lesson.map.plot
            yield Truth("pull", plot.values(pull[0].end), end, units(plot))


def _signs(signs: SignChart) -> Truths:
    """Slopes 3, −1, −1, −1 that cancel; their signs do not; over their usual size √3 they do again."""
    share = 1 - signs.scaled + signs.scaled / np.sqrt(3)
    slopes = np.array([3 - 2 * signs.signed, -1, -1, -1]) * share
    drawn = values(signs.plot, signs.dots.places)
    yield Truth("noisy slopes", drawn, np.column_stack([np.arange(1, 5), slopes]), units(signs.plot))
    heights = values(signs.plot, signs.line.points[[0, -1]])[:, 1]
    yield Truth("mean of noise", heights, np.full(2, -signs.signed / 2), signs.plot.y_unit)


def _charts(lesson: Any, p: Any) -> Truths:
    _, slopes, sizes = _scaled(p)
    numbers = np.arange(1, len(slopes) + 1)
    for index, chart in enumerate(lesson.charts):
        if not is_shown(lesson, chart.curve):
            continue  # another picture enlarges it
        if count := len(chart.dots.places):
            drawn = values(chart.plot, centres(chart.dots, count))
            expected = np.column_stack([numbers, slopes[:, index]])[:count]
            yield Truth("slopes", drawn, expected, units(chart.plot))
        yield from on_graph("usual sizes", chart.plot, chart.curve, numbers, sizes[:, index])
    for enlarged in on_stage(lesson, Enlarged):
        drawn = values(enlarged.chart.plot, enlarged.dots.places)
        expected = np.column_stack([numbers, enlarged.factor * slopes[:, 0]])
        yield Truth("enlarged", drawn, expected, units(enlarged.chart.plot))


def _noise(lesson: Any, p: Any) -> Truths:
    """Slopes 3, −1, −1, −1 over and over, and their mean with weights that fade."""
    chart = getattr(lesson, "chart", None)
    if not isinstance(chart, SlopeChart):
        return
    slopes = np.tile([3.0, -1.0, -1.0, -1.0], 25)
    means = [
        np.sum(slopes[:count] * (1 - p.mean_decay) * p.mean_decay ** np.arange(count - 1, -1, -1))
        for count in range(81, 101)
    ]
    drawn = values(chart.plot, chart.dots.places)
    yield Truth("noise", drawn, np.column_stack([np.arange(81, 101), slopes[80:]]), units(chart.plot))
    yield from on_graph("mean slopes", chart.plot, chart.curve, np.arange(81, 101), means)
    yield Truth("little left", float(np.std(means) < 0.15 * np.std(slopes)), 1.0, 1.0)


def _filling(filling: FillingMeans, p: Any) -> Truths:
    """Sums of weights after each step, or divided by what is filled: then they are 1."""
    for curve, held in zip(filling.curves, _held(p), strict=True):
        known = held + filling.corrected * (1 - held)
        steps = np.arange(1 if filling.corrected else 0, 31)
        yield from on_graph("held", filling.plot, curve, steps, np.append(0.0, known)[steps])


def _panel(lesson: Any, panel: WeatherPanel, p: Any, resting: bool) -> Truths:
    learned = panel.learned
    if panel in lesson.panels:
        index = lesson.panels.index(panel)
        model = _models(p, learned.units)[index]
    if panel in lesson.panels and len(panel.border.points):
        *weights, bias = model[int(panel.step + 1e-9)]
        ends = values(panel.plot, panel.border.points[[0, -1]])
        scale = np.array(weights) / units(panel.plot)
        off = (ends @ np.array(weights) + bias) / np.linalg.norm(scale)
        yield Truth("border", off, np.zeros(2))
    if resting and is_shown(lesson, panel.fresh[0]):
        points, rain = _days(100, p.seed + 10_000, learned.units)
        for label, marks in enumerate(panel.fresh):
            inside = (rain == label) & (np.abs(points) < (5, 5 * learned.units)).all(axis=1)
            drawn = values(panel.plot, marks.places)
            yield Truth("other days", drawn, points[inside], units(panel.plot))
        if panel in lesson.panels and is_shown(lesson, panel.wrong):
            wrong = (points @ model[-1][:2] + model[-1][2] >= 0) != (rain == 1)
            inside = wrong & (np.abs(points) < (5, 5 * learned.units)).all(axis=1)
            yield Truth(
                "mistaken days", values(panel.plot, panel.wrong.places), points[inside], units(panel.plot)
            )


def _loss_map(lesson: Any, picture: LossMap, p: Any) -> Truths:
    """The level lines of the loss at bias 0, and the weights of the models."""
    points, rain = _days(80, p.seed, picture.units)

    def loss(weights: Any) -> Any:
        return np.mean(np.logaddexp(0, -(2 * rain - 1) * (weights @ points.T)), axis=-1)

    axes = {1.0: picture.first, 100.0: picture.plot}.get(picture.units)
    if axes is not None:
        for line in picture.lines[::3]:
            yield from keeps_its_height(axes, line, loss, gentle=1e-3)
        slope = _rain(p.seed, int(picture.units))[1](np.zeros(3))[1]
        yield Truth("first slope", numerals(picture.slope[1].source)[0].size, slope, 1.0, tolerance=0.51)
    plain, adam = _models(p, 100)
    models = adam if picture.learned is lesson.in_pascals[1] else plain
    if picture.learned is lesson.tried[0]:
        models = _descent(p.seed, 100, safe_rate(p.seed, 1))
    before = int(picture.step + 1e-9)
    after = min(before + 1, len(models) - 1)
    weights = models[before] + (picture.step - before) * (models[after] - models[before])
    leaves = lesson.panels[0].learned is lesson.in_pascals[0]  # the walker becomes a border among the days
    inside = -1 <= weights[0] <= 6 and abs(weights[1]) <= 0.28
    if is_shown(lesson, picture.told) and picture.told[0].get_fill_opacity():
        told = numerals(picture.told.source)[0]
        yield Truth("beyond", told.size, round(abs(float(models[before][1]))), 1.0)
    if inside and is_shown(lesson, picture.walker) and not leaves:
        drawn = picture.plot.values(picture.walker.get_center())
        yield Truth("learner", drawn, weights[:2], units(picture.plot))


MARKED = {
    *("contour line", "section", "walk", "walker", "slopes", "usual sizes", "enlarged", "pull"),
    *("noisy slopes", "mean of noise", "noise", "mean slopes", "little left", "held"),
    *("border", "other days", "mistaken days", "learner", "beyond", "first slope"),
}


def walker_aside(self: Trail, _: float) -> None:
    self.walker.shift((0.03, 0.0, 0.0))


def border_aside(self: WeatherPanel, _: float) -> None:
    self.border.shift((0.03, 0.0, 0.0))


def learner_aside(self: LossMap, _: float) -> None:
    self.walker.shift((0.03, 0.0, 0.0))


def means_higher(self: FillingMeans, **_: Any) -> None:
    self.curves.shift((0.0, 0.03, 0.0))


SLIP = Slip(Trail, "seek", walker_aside, "walker")
OTHER_SLIPS = [
    Slip(WeatherPanel, "seek", border_aside, "border"),
    Slip(LossMap, "seek", learner_aside, "learner"),
    Slip(FillingMeans, "set_state", means_higher, "held"),
]

# Numerals ------------------------------------------------------------------------------------------------


def _products(p: Any) -> Mapping[str, float]:
    """The last rates and slopes of RMSProp, and how far they move a weight."""
    _, slopes, sizes = _scaled(p)
    rates = p.learning_rate / sizes[-1]
    return {
        "last rate of w2": float(rates[1]),
        "last rate of w1, as it is written": round(float(rates[0]), 1),
        **{f"last slope of w{index}": float(slope) for index, slope in enumerate(slopes[-1], 1)},
        "last move": float(rates[1] * slopes[-1, 1]),
        "steps of RMSProp": float(len(slopes)),
    }


def _held_at_ends(p: Any) -> Mapping[str, float]:
    """What the means hold, and their quotient, at the end and at the longest step."""
    mean, size = _held(p)
    longest = int(np.argmax(mean / size))
    return {
        f"{name} {place}": float(held[index])
        for name, held in (
            ("m", mean),
            ("√s", size),
            ("m/√s, as it is written", (mean.round(3) / size.round(4)).round(1)),
        )
        for place, index in (("in the end", -1), ("at the longest step", longest), ("at first", 0))
    }


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    flat, steep = _turned_rates(p)
    rates = {f"rate for {units}": safe_rate(p.seed, units) for units in (1, 100)}
    slopes = {f"first slope for {units}": _rain(p.seed, units)[1](np.zeros(3))[1] for units in (1, 100)}
    losses = {
        f"last loss for {units}, {index}": _rain(p.seed, units)[0](models[-1])
        for units in (1, 100)
        for index, models in enumerate(_models(p, units))
    }
    return {
        "slope along the flat weight": 2 / p.condition,
        "longest step, as it is said": round(float(max(_uncorrected(p))), 1),
        "new share of the mean": 1 - p.mean_decay,
        "new share of the mean square": 1 - p.square_decay,
        **_products(p),
        **_held_at_ends(p),
        "days that plain descent is right about": 100 * right(p, 1)[0],
        "days that Adam is right about": 100 * right(p, 1)[1],
        "the same of plain descent in pascals": 100 * right(p, 100)[0],
        "the same of Adam in pascals": 100 * right(p, 100)[1],
        "rate of the flat weight, turned": flat,
        "rate of the steep weight, turned": steep,
        "their mean": (flat + steep) / 2,
        "losses that shoot up, as whole numbers": [round(loss) for loss in _tried_losses(p.seed)],
        "losses of Adam beside them": [_rain(p.seed, 100)[0](model) for model in _models(p, 100)[1][:4]],
        "first rate of the flat weight, as it is written": float(f"{p.learning_rate * p.condition / 2:.2g}"),
        "the longest step": float(np.argmax(_uncorrected(p)) + 1),
        **rates,
        **slopes,
        "the latter, as a whole number": round(slopes["first slope for 100"]),
        **losses,
    }


STRUCTURE = {
    r"fade to 90%": "the memory of RMSProp, always the same",
    r"^slope 2$|^\D*2\D+2\D*= 1$": "the slope along the steep weight, always the same",
    r"= 1$": "a slope over its own size",
    r"^2\.00$": "the first slope along the steep weight",
    r"^3$": "steps in pascals at the old rate",
    r"^9$|^10$|^30$|^100$": "steps of slopes over their own size, of steady slopes, of each training",
    r"Above 2,|at rate\" 2:|\}\} - 2 \{\{": "the limit, for a steep curvature of 1",
    r"At 1\.8,|= \{\{ \"(1\.8|2\.1)\" : dial \}\}": "rates of plain descent, about that limit",
    r"10\^\(-8\)|division by 0": "the smallest number",
    r'"mean of".* = (-"0\.5"|"0"|"3")$': "means of noisy slopes, their signs and squares, held by a test",
    r"of 100 right$": "so many days",
    r"^0\.69$": "the loss of a model that knows nothing, ln 2",
    r"at step 1:": "the first step",
    r"^plain, \{\{ .*1\.8": "the rate of plain descent",
    r"After 100 steps, plain": "the steps of each training",
    r"slash \{\{ .2\.00. : second": "the first slope along the steep weight, always the same",
    r"^\$arrow\.[bt]\$ at .*": "the weight beyond the axes, held by the geometry",
    r"a line per 0\.5 of loss, at": "what a level line stands for",
    r"(^\$| / \(|sqrt\()1 - ": "sums of weights",
}
