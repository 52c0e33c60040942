"""Means as weighted averages over all slopes, plain descent in closed form, and a model of rain by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import numpy as np

from scenes.optimization.adaptive_methods.biases import HeldBars, StepLengths
from scenes.optimization.adaptive_methods.charts import Enlarged, RateChart, SlopeChart
from scenes.optimization.adaptive_methods.landscapes import LossMap
from scenes.optimization.adaptive_methods.maps import RavineMap
from scenes.optimization.adaptive_methods.sections import Section
from scenes.optimization.adaptive_methods.signs import SignChart
from scenes.optimization.adaptive_methods.weather import WeatherPanel
from scenes.stage.motion.trails import Trail
from truth.modules import Claims
from truth.reading import percent, says
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
    """Adam in the ravine, 300 steps, and in the one that is turned by 45°, from where its start is then."""
    decays = (p.mean_decay, p.square_decay)

    def walk(angle: float, start: Any, steps: int) -> Any:
        bowl = _bowl(p, angle)
        return adam(lambda w: bowl @ w, start, p.learning_rate, decays, steps)

    straight, turned = walk(0.0, (2.0, 2.0), 300), walk(np.pi / 4, (0.0, np.sqrt(8)), p.steps)
    return straight, turned


@cache
def _scaled(p: Any, decays: tuple[float, float]) -> tuple[Any, Any, Any]:
    """300 steps with these decays: points (301, 2), slopes (300, 2) and their usual sizes (300, 2)."""
    points = adam(lambda w: _bowl(p) @ w, (2.0, 2.0), p.learning_rate, decays, 300)
    slopes = points[:-1] @ _bowl(p)
    sizes = [
        np.sqrt(np.average(slopes[:count] ** 2, axis=0, weights=decays[1] ** np.arange(count - 1, -1, -1)))
        for count in range(1, 301)
    ]
    return points, slopes, np.array(sizes)


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
        "forgetful_left": np.hypot(*_scaled(p, (p.mean_decay, 0.9))[0][-13:].T).max(),
        "trained": 100,
        "hop_left": np.hypot(*_scaled(p, (0.0, 0.9))[0][-1]),
        "longest": max(_uncorrected(p)),
        "plain_left": np.hypot(*_plain(p)[-1]),
        "first": (1 - p.mean_decay) * (1 - p.square_decay) ** -0.5,
        "adam_left": np.hypot(*straight[p.steps]),
        "turned_left": np.hypot(*turned[-1]),
        "adam_rate": _last_rates(p)[1],
        "tried_loss": _tried_losses(p.seed)[1],
        **dict(zip(("plain_right", "adam_right"), right(p, 1), strict=True)),
        **dict(zip(("plain_in_pascals", "adam_in_pascals"), right(p, 100), strict=True)),
        "turned_rate": np.mean(_turned_rates(p)),
        "flat_rate": p.learning_rate / (2 / p.condition + 1e-8),
        "steep_rate": p.learning_rate / (2 + 1e-8),
    }


def _hopping_rates(p: Any) -> Any:
    """RMSProp's rates of the steep weight, in 300 steps."""
    return p.learning_rate / _scaled(p, (0.0, 0.9))[2][:, 1]


def _last_rates(p: Any) -> tuple[float, float]:
    """The last rates of the steep weight, in RMSProp and in Adam."""
    slopes = _walks(p)[0][:-1, 1]
    mean_square = np.average(slopes**2, weights=p.square_decay ** np.arange(299, -1, -1))
    return float(_hopping_rates(p)[-1]), float(p.learning_rate / np.sqrt(mean_square))


def _turned_rates(p: Any) -> Any:
    """α over the size of each weight's first slope in the turned ravine."""
    return p.learning_rate / np.abs(_bowl(p, np.pi / 4) @ (0.0, np.sqrt(8)))


def _uncorrected(p: Any) -> Any:
    """The lengths of the first 60 steps, in α, for a constant slope and sums of weights as they are."""
    sums = [(1 - decay) * np.cumsum(decay ** np.arange(60)) for decay in (p.mean_decay, p.square_decay)]
    return sums[0] / np.sqrt(sums[1])


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    straight, _ = _walks(p)
    yield "flat_left", says(facts["flat_left"], _plain(p)[-1, 0])
    yield "mean_fill", percent(facts["mean_fill"], 1 - p.mean_decay)
    yield "square_fill", says(facts["square_fill"], 100 * (1 - p.square_decay), least=0.1)
    left = float(np.hypot(*straight[p.steps]))
    near = facts["adam_told"] == "less than 0.01"
    yield "adam_told", left < 0.00501 if near else left > 0.00499 and says(facts["adam_told"], left)
    lowest = straight.min()
    yield "hops_shrink", abs(int(facts["hops_shrink"]) - facts["hop_left"] / facts["forgetful_left"]) < 0.501
    yield "walks", ("swings past" in facts["walks"]) == (lowest < -0.02) or abs(lowest + 0.02) < 1e-6
    hopping = np.hypot(*_scaled(p, (0.0, 0.9))[0].T)  # RMSProp is faster, but hops where Adam is still
    arrival = np.flatnonzero(np.hypot(*straight.T) > 0.01)[-1]
    yield "walks", np.argmax(hopping < 0.01) < arrival and hopping[-9:].min() > 0.05
    yield "mean_left", percent(facts["mean_left"], (1 - p.mean_decay) / (1 + p.mean_decay))
    hops = _scaled(p, (0.0, 0.9))[1][-60:, 1]  # what is left of these slopes in their running mean
    left_over = abs(np.average(hops, weights=p.mean_decay ** np.arange(59, -1, -1)) / hops[-1])
    yield "mean_left", percent(facts["mean_left"], left_over)
    yield "walks", _last_rates(p)[1] < 2 < 2.01 > _last_rates(p)[0] > 1.99  # why Adam does not hop
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
    if beat == "find_the_usual_size" and hasattr(lesson, "charts"):
        yield from _charts(lesson, p)
    if isinstance(chart := getattr(lesson, "rate_chart", None), RateChart) and is_shown(lesson, chart.plot):
        yield from _rates(lesson, chart, p)
    if beat == "average_the_slopes":
        yield from _hops(lesson, p)
    if beat == "correct_the_means":
        yield from _biases(lesson, p)
    for panel in on_stage(lesson, WeatherPanel):
        yield from _panel(lesson, panel, p, resting)
    for picture in on_stage(lesson, LossMap):
        yield from _loss_map(lesson, picture, p)


def _trails(lesson: Any, beat: str) -> Truths:
    p = lesson.params
    straight, turned = _walks(p)
    turn = np.array([[1, 1], [-1, 1]]) / np.sqrt(2)
    points, *_ = _scaled(p, (0.0, 0.9))
    alike = np.outer(2 - p.learning_rate * np.arange(10), [1, 1])  # a slope over its own size is 1
    known = {
        "walk_plainly": [("thrown_trail", _plain(p, 2.1, 3)), ("plain_trail", _plain(p))],
        "divide": [("trail", alike)],
        "walk_down": [("trail", points[:46])],
        "hop": [("hopping", points[-13:])],
        "walk_with_adam": [
            ("trails", each) for each in _raced(lesson, (_plain(p, steps=300), straight, points))
        ],
        "turn_the_ravine": [("trails", straight[: p.steps + 1] @ turn), ("trails", turned)],
    }.get(beat, [])
    if beat == "turn_the_ravine" and lesson.map.angle < np.pi / 4 - 1e-9:
        return
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


def _raced(lesson: Any, walks: tuple[Any, Any, Any]) -> list[Any]:
    """Plain descent, Adam and RMSProp from the start on, or from nearby the last steps of the latter two."""
    first = getattr(lesson, "first_step", 0)
    return [walk[first:] for walk in (walks[1:] if first else walks)]


def _signs(signs: SignChart) -> Truths:
    """Slopes 3, −1, −1, −1 that cancel; their signs do not; over their usual size √3 they do again."""
    share = 1 - signs.scaled + signs.scaled / np.sqrt(3)
    slopes = np.array([3 - 2 * signs.signed, -1, -1, -1]) * share
    drawn = values(signs.plot, signs.dots.places)
    yield Truth("noisy slopes", drawn, np.column_stack([np.arange(1, 5), slopes]), units(signs.plot))
    heights = values(signs.plot, signs.line.points[[0, -1]])[:, 1]
    yield Truth("mean of noise", heights, np.full(2, -signs.signed / 2), signs.plot.y_unit)


def _charts(lesson: Any, p: Any) -> Truths:
    _, slopes, sizes = (each[:30] for each in _scaled(p, (0.0, 0.9)))
    numbers = np.arange(1, 31)
    for index, chart in enumerate(lesson.charts):
        if count := len(chart.dots.places):
            drawn = values(chart.plot, centres(chart.dots, count))
            expected = np.column_stack([numbers, slopes[:, index]])[:count]
            yield Truth("slopes", drawn, expected, units(chart.plot))
        yield from on_graph("usual sizes", chart.plot, chart.curve, numbers, sizes[:, index])
    for enlarged in on_stage(lesson, Enlarged):
        drawn = values(lesson.charts[1].plot, enlarged.dots.places)
        expected = np.column_stack([numbers, enlarged.factor * slopes[:, 0]])
        yield Truth("enlarged", drawn, expected, units(lesson.charts[1].plot))


def _rates(lesson: Any, chart: RateChart, p: Any) -> Truths:
    """α over the usual size of the steep weight's slopes passes the limit where that is cued."""
    rates = _hopping_rates(p)
    if is_shown(lesson, chart.curve):
        yield from on_graph("rates", chart.plot, chart.curve, np.arange(1, 301), rates)
    passed = [rates[chart.passing - 2] < 2 < rates[chart.passing - 1], abs(rates[-1] - 2) < 0.1]
    yield Truth("passing", float(all(passed)), 1.0, 1.0)
    line, _ = chart.limit
    if is_shown(lesson, line):
        yield Truth(
            "limit", values(chart.plot, line.points[[0, -1]])[:, 1], np.full(2, 2.0), chart.plot.y_unit
        )


def _hops(lesson: Any, p: Any) -> Truths:
    """In the end each step leads from α/2 to −α/2 or back; little of that is left in the mean."""
    half = p.learning_rate / 2
    chart = getattr(lesson, "chart", None)
    if not isinstance(chart, SlopeChart):
        return
    if len(chart.dots.points):
        drawn = values(chart.plot, centres(chart.dots, len(chart.dots.places)))
        sides = np.sign(drawn[0, 1]) * (-1.0) ** np.arange(len(drawn))
        expected = np.column_stack([289 + np.arange(len(drawn)), half * sides])
        yield Truth("hops", drawn, expected, units(chart.plot), tolerance=0.02 * half * chart.plot.y_unit)
    if len(chart.curve.points):
        means = values(chart.plot, chart.curve.points[::4])[:, 1]
        left = half * (1 - p.mean_decay) / (1 + p.mean_decay)
        yield Truth(
            "means of hops",
            np.abs(means).max(),
            left,
            chart.plot.y_unit,
            tolerance=0.02 * half * chart.plot.y_unit,
        )


def _biases(lesson: Any, p: Any) -> Truths:
    steps = np.arange(1, 61)
    sums = [(1 - decay) * np.cumsum(decay ** np.arange(60)) for decay in (p.mean_decay, p.square_decay)]
    lengths = getattr(lesson, "lengths", None)
    if isinstance(lengths, StepLengths):
        for name, curve, expected in (
            ("lengths", lengths.raw, _uncorrected(p)),
            ("corrected lengths", lengths.corrected, np.ones(60)),
        ):
            if is_shown(lesson, curve):
                yield from on_graph(name, lengths.plot, curve, steps, expected)
    for bars in on_stage(lesson, HeldBars):
        for bar, held in zip(bars.bars, sums, strict=True):
            share = bar.first.width / bar.whole.width
            known = np.append(0.0, held)
            known += bars.corrected * (1 - known)  # divided by what is filled, a bar is full
            yield Truth("bar", share, known[np.argmin(np.abs(known - share))], bar.whole.width)


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

    for units_of, lines in zip((1, 100), picture.lines, strict=True):
        if picture.units == units_of:
            for line in lines[::3]:
                yield from keeps_its_height(picture.plot, line, loss, gentle=1e-3)
    plain, adam = _models(p, 100)
    models = adam if picture.learned is lesson.in_pascals[1] else plain
    if picture.learned is lesson.tried[0]:
        models = _descent(p.seed, 100, safe_rate(p.seed, 1))
    before = int(picture.step + 1e-9)
    after = min(before + 1, len(models) - 1)
    weights = models[before] + (picture.step - before) * (models[after] - models[before])
    leaves = lesson.panels[0].learned is lesson.in_pascals[0]  # the walker becomes a border among the days
    inside = -1 <= weights[0] <= 6 and abs(weights[1]) <= 2.6
    if inside and is_shown(lesson, picture.walker) and not leaves:
        drawn = picture.plot.values(picture.walker.get_center())
        yield Truth("learner", drawn, weights[:2], units(picture.plot))


MARKED = {
    *("contour line", "section", "walk", "walker", "slopes", "usual sizes", "hops", "means of hops"),
    *("enlarged", "rates", "passing", "limit", "noisy slopes", "mean of noise"),
    *("lengths", "corrected lengths", "bar", "border", "other days", "mistaken days"),
    "learner",
}


def walker_aside(self: Trail, _: float) -> None:
    self.walker.shift((0.03, 0.0, 0.0))


def border_aside(self: WeatherPanel, _: float) -> None:
    self.border.shift((0.03, 0.0, 0.0))


def learner_aside(self: LossMap, _: float) -> None:
    self.walker.shift((0.03, 0.0, 0.0))


def bar_longer(self: HeldBars, **_: Any) -> None:
    for bar in self.bars:
        bar.first.stretch_to_fit_width(bar.first.width + 0.03, about_edge=(-1.0, 0.0, 0.0))


SLIP = Slip(Trail, "seek", walker_aside, "walker")
OTHER_SLIPS = [
    Slip(WeatherPanel, "seek", border_aside, "border"),
    Slip(LossMap, "seek", learner_aside, "learner"),
    Slip(HeldBars, "set_state", bar_longer, "bar"),
]

# Numerals ------------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    p = lesson.params
    known = facts(p, None)
    flat, steep = _turned_rates(p)
    rates = {f"rate for {units}": safe_rate(p.seed, units) for units in (1, 100)}
    losses = {
        f"last loss for {units}, {index}": _rain(p.seed, units)[0](models[-1])
        for units in (1, 100)
        for index, models in enumerate(_models(p, units))
    }
    return {
        "slope along the flat weight": 2 / p.condition,
        "longest step, as it is said": round(float(max(_uncorrected(p))), 1),
        "how many times smaller hops are, as it is said": round(known["hop_left"] / known["forgetful_left"]),
        "new share of the mean": 1 - p.mean_decay,
        "new share of the mean square": 1 - p.square_decay,
        "left of to and fro": (1 - p.mean_decay) / (1 + p.mean_decay),
        "days that plain descent is right about": 100 * right(p, 1)[0],
        "days that Adam is right about": 100 * right(p, 1)[1],
        "the same of plain descent in pascals": 100 * right(p, 100)[0],
        "the same of Adam in pascals": 100 * right(p, 100)[1],
        "rate of the flat weight, turned": flat,
        "rate of the steep weight, turned": steep,
        "their mean": (flat + steep) / 2,
        "losses that shoot up, as whole numbers": [round(loss) for loss in _tried_losses(p.seed)],
        "losses of Adam beside them": [_rain(p.seed, 100)[0](model) for model in _models(p, 100)[1][:4]],
        **rates,
        **losses,
    }


STRUCTURE = {
    r"fade to 90%": "the memory of RMSProp, always the same",
    r"^slope 2$|^\D*2\D+2\D*= 1$": "the slope along the steep weight, always the same",
    r"= 1$": "a slope over its own size",
    r"^2\.00$": "the first slope along the steep weight",
    r"^3$": "steps in pascals at the old rate",
    r"^9$|^100$|^300$": "steps of slopes over their own size, of each training and of the longest walks",
    r"Above 2 |Past 2,|settles at 2\.|^limit 2$": "the limit, for a steep curvature of 1",
    r"At 1\.8,|= \{\{ \"(1\.8|2\.1)\" : dial \}\}": "rates of plain descent, about that limit",
    r"10\^\(-8\)|division by 0": "the smallest number",
    r'"mean of".* = (-"0\.5"|"0"|"3")$': "means of noisy slopes, their signs and squares, held by a test",
    r"of 100 right$": "so many days",
    r"^0\.69$": "the loss of a model that knows nothing, ln 2",
    r"at step 1:": "the first step",
    r"RMSProp keeps 0\.9 of|Adam, if it kept 0\.9 of": "the memory of RMSProp, always the same",
    r"^plain, \{\{ .*1\.8": "the rate of plain descent",
    r"After 100 steps, it's": "the steps of each training",
    r"at rate": "the limit, for a steep curvature of 1",
    r"the first 1%, enlarged": "how much of a bar is enlarged",
    r"a line per (0\.25|10) of loss, border through": "what a level line stands for",
    r": RMSProp 2,": "RMSProp's last rate, held by a claim",
    r"after 288 steps": "where the hops begin, held by a test",
    r"1 \+ |\(1 - ": "shares and sums of weights",
}
