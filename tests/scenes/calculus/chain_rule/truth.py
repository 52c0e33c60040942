"""The neuron by hyperbolic functions, σ(z) = (1 + tanh(z/2))/2; rates written out once more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.calculus.chain_rule.stage_graph import StageGraph
from truth.modules import Claims
from truth.reading import says
from truth.shapes import Slip, Truth, Truths, corners, is_shown

# Facts -------------------------------------------------------------------------------------------------


def _neuron(p: Any, w: float) -> tuple[list[float], list[float]]:
    """The values w, z, a, L, and the rates from each to the next."""
    z = w * p.x
    a = (1 + math.tanh(z / 2)) / 2
    rates = [p.x, 1 / (4 * math.cosh(z / 2) ** 2), 2 * (a - p.target)]
    return [w, z, a, (a - p.target) ** 2], rates


def _decimals(p: Any, start: float) -> int:
    """At least 4, and so many that the first step has two digits, but not more than 8."""
    step = abs(p.learning_rate * math.prod(_neuron(p, start)[1]))
    return next((each for each in range(4, 8) if not step or step >= 10.0 ** (1 - each)), 8)


def _learned(p: Any, start: float) -> list[float]:
    weights, decimals = [start], _decimals(p, start)
    for _step in range(p.steps):
        stepped = weights[-1] - p.learning_rate * math.prod(_neuron(p, weights[-1])[1])
        weights.append(float(f"{stepped:.{decimals}f}"))
    return weights


def _flat_weight(p: Any) -> float:
    return (-3.0 if p.target >= 0.5 else 3.0) * (1 if p.x >= 0 else -1)


def facts(p: Any, _: Any) -> Mapping[str, Any]:
    (_, score, output, loss), (r, s, t) = _neuron(p, p.w)
    slope = r * s * t
    flat_values, flat_rates = _neuron(p, _flat_weight(p))
    weights, middle = _learned(p, p.w), _between(p)
    return {
        "score": score,
        "output": output,
        "loss": loss,
        "distance": abs(output - p.target),
        "moves": [1, r, r * s, slope],
        "rates": [r, s, t],
        "nudges": [p.nudge * each for each in (1, r, r * s, slope)],
        "larger": _larger(p),
        "slopes": [slope, s * t, t, 1],
        "slope": slope,
        "predicted": slope * p.nudge,
        "change": _neuron(p, p.w + p.nudge)[0][-1] - loss,
        "far_predicted": slope * p.large_nudge,
        "far_change": _neuron(p, p.w + p.large_nudge)[0][-1] - loss,
        "far_ratio": (_neuron(p, p.w + p.large_nudge)[0][-1] - loss) / p.large_nudge,
        "near_ratio": (_neuron(p, p.w + p.nudge)[0][-1] - loss) / p.nudge,
        "middle_nudge": middle,
        "middle_predicted": slope * middle,
        "middle_change": _neuron(p, p.w + middle)[0][-1] - loss,
        "middle_ratio": (_neuron(p, p.w + middle)[0][-1] - loss) / middle,
        "flat_weight": flat_values[0],
        "flat_values": flat_values,
        "flat_rate": flat_rates[1],
        "flat_rates": flat_rates,
        "flat_slope": math.prod(flat_rates),
        "weights": weights,
        "weight_decimals": _decimals(p, p.w),
        "stuck_weight_decimals": _decimals(p, _flat_weight(p)),
        "last_loss": _neuron(p, weights[-1])[0][-1],
        **_steps("learned", p, weights),
        **_steps("stuck", p, _learned(p, _flat_weight(p))),
    }


def _between(p: Any) -> float:
    """The geometric mean of both nudges, to one digit."""
    mean = math.exp((math.log(p.nudge) + math.log(p.large_nudge)) / 2)
    power = 10.0 ** math.floor(math.log10(mean))
    return round(mean / power) * power


def _steps(name: str, p: Any, weights: list[float]) -> Mapping[str, Any]:
    along = [_neuron(p, weight) for weight in weights]
    return {
        f"{name}_values": [values for values, _ in along],
        f"{name}_rates": [rates for _, rates in along],
        f"{name}_slopes": [math.prod(rates) for _, rates in along],
    }


ROUND = [size * 10**power for power in range(12) for size in (1, 2, 3, 4, 5)]


def _larger(p: Any) -> list[int]:
    """Of the round factors the largest with which no arrow is longer than the longest of the first stage."""
    r, s, t = _neuron(p, p.w)[1]
    run, score, output, loss = (abs(each) for each in (1.0, r, r * s, r * s * t))
    found, length = [], max(run, score)
    for drawn in (max(score, output), max(output, loss)):
        fits = [each for each in ROUND if drawn and each * drawn <= length * (1 + 1e-6)]
        found.append(max(fits, default=1))
        length /= found[-1]
    return found


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], _: Any) -> Claims:
    r, s, t = _neuron(p, p.w)[1]
    slope = r * s * t
    yield "way", ("stays" in facts["way"]) == (slope == 0)
    yield "way", ("negative" in facts["way"] and "goes up" in facts["way"]) == (slope < 0)
    yield "way", ("positive" in facts["way"] and "goes down" in facts["way"]) == (slope > 0)
    yield "shared_said", _said(facts["shared_said"], s * t, 2)
    yield "flat_loss_said", _said(facts["flat_loss_said"], facts["flat_values"][3], 3)
    for name, rate in (("score_moves", r), ("output_moves", s), ("loss_moves", t)):
        yield name, _moves(facts[name], rate)
    for name, run in (("score_moves", 1.0), ("output_moves", r), ("loss_moves", r * s)):
        yield name, ("would" in facts[name]) <= (run == 0)
    for name, run, larger in (("to_sigmoid", r, 0), ("to_square", r * s, 1)):
        times = facts["larger"][larger]
        drawn = f"drawn {times} times larger" in facts[name] if times > 1 else "larger" not in facts[name]
        yield name, run == 0 or "too small" in facts[name] or ("rise" in facts[name]) == (run > 0)
        yield name, "othing rises" in facts[name] if run == 0 else drawn and "othing" not in facts[name]
    for name in ("output", "loss", "distance", "slope", "last_loss", "far_predicted", "far_change"):
        yield f"{name}_said", _said(facts[f"{name}_said"], facts[name], 3 if "loss" in name else 2)
    far, below = _off(facts["far_predicted"], facts["far_change"]), facts["loss"] + facts["far_predicted"] < 0
    yield "far_words", ("bends away" in facts["far_words"]) == (far > 0.1 and not below)
    yield "far_words", ("hardly bends" in facts["far_words"]) == (far <= 0.1 and not below)
    walk = np.linspace(p.w, p.w + p.large_nudge, 2001)
    losses = np.array([_neuron(p, each)[0][-1] for each in walk])
    rises = bool((np.diff(losses) > 1e-12).any())
    yield "far_words", ("flattens out above zero" in facts["far_words"]) == (below and not rises)
    yield "far_words", ("turns up again at zero" in facts["far_words"]) == (below and rises)
    yield "far_words", ("only" in facts["far_words"]) <= (0 > facts["far_change"] > facts["far_predicted"])
    near, ratios = facts["near_words"], [facts[f"{each}_ratio"] for each in ("near", "middle", "far")]
    off = [abs(each - slope) for each in ratios]
    yield "near_words", ("Shrink the nudge" in near) == (off[0] < off[1] < off[2])
    yield "near_words", ("In the end" in near) == (not off[0] < off[1] < off[2])
    stuck = _neuron(p, _learned(p, _flat_weight(p))[-1])[0][-1]
    said = facts["stuck_loss_said"]
    yield "stuck_loss_said", 0 < stuck < 1e-4 if "almost" in said else _said(said, stuck, 3)


def _said(said: str, value: float, decimals: int) -> bool:
    """Whether a number is spoken as it is, and with a word if it is rounded."""
    if "almost" in said:
        near = round(value)
        return 0 < abs(value - near) < 5e-4 and said.endswith(("1",) if near else ("zero", "0"))
    exact = abs(value - round(value, decimals)) < 1e-9
    return says(said, value, least=10**-decimals) and ("about" in said) == (not exact)


def _off(predicted: float, actual: float) -> float:
    """The error of a prediction, as a share of the larger of the two."""
    return abs(predicted - actual) / max(abs(predicted), abs(actual), 1e-300)


PARTS = {"a tenth": 0.1, "a fifth": 0.2, "a quarter": 0.25, "half": 0.5, "twice": 2.0}


def _moves(text: str, rate: float) -> bool:
    """Whether a text says how far a value moves for each unit of its cause."""
    size = abs(rate)
    if "hardly" in text:
        share = "as far" not in text or says(text.replace("%", ""), 100 * size, least=0.1)
        return 0 < size < (1e-4 if "as far" not in text else 0.03) and share
    if said := next((each for each in PARTS if each in text), None):
        off = abs(size - PARTS[said])
        right = off <= 0.005 if "about" in text else off < 1e-9
    elif "times" in text:
        right = says(text, size)
    else:
        right = ("just as far" if size else "at all") in text and size in (0, 1)
        right = right or ("about as far" in text and 0 < abs(size - 1) <= 0.005)
    return right and ("in the other direction" in text) == (rate < 0)


OTHER_SETTINGS = [{"target": 0.0}, {"x": 0.0}, {"x": 1.0}, {"x": -1.0}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, _: str, __: bool) -> Truths:
    if picture := getattr(lesson, "graphs", None):
        touches, rates = _neuron(lesson.params, picture.touch)
        dots, _ = _neuron(lesson.params, picture.w)
        for index, graph in enumerate(picture.graphs):
            yield from _stage(
                lesson, graph, touches[index : index + 2], rates[index], dots[index : index + 2]
            )
            yield from _arrows(graph, picture.runs[index], picture.rises[index], rates[index])
        if picture.zoom == 0 and is_shown(lesson, picture.aim_line):
            last = picture.graphs[-1]
            foot = last.from_frame(corners(picture.aim_line)[:1, :2])[0]
            yield Truth("target", foot[0], lesson.params.target, _unit(last)[0])

    if whole := getattr(lesson, "whole", None):
        yield from _whole(lesson, whole)


def _whole(lesson: Any, whole: Any) -> Truths:
    """The loss against the weight, and the sigmoid beside it, in the same state."""
    p, graph = lesson.params, whole.graph
    (w, z, a, loss), rates = _neuron(p, whole.touch)
    dot = _neuron(p, whole.w)[0]
    if is_shown(lesson, graph.curve):
        yield from _stage(lesson, graph, (w, loss), math.prod(rates), (dot[0], dot[3]))
        yield from _arrows(graph, whole.run, whole.rise, math.prod(rates))
        if whole.w != whole.touch:
            ends = graph.from_frame([each[:2] for each in (whole.fall.start, whole.fall.end)])[:, 1]
            yield Truth("change along the curve", ends, (loss, dot[3]), _unit(graph)[1], 0.002)
            heights = graph.from_frame(corners(whole.levels)[:, :2])[:, 1]
            yield Truth("levels", heights, np.tile([loss, dot[3]], 2), _unit(graph)[1], 0.002)
        box, tip = graph.plot.box, graph.rise.end
        if (whole.zoom, whole.rise, whole.tangent) == (0, 1, 1) and box.bottom <= tip[1] <= box.top:
            ends = corners(graph.tangent)[:, :2]
            beyond = (ends[:, 0] - tip[0]) * np.sign(whole.run)
            yield Truth("tangent reaches its tip", float(beyond.max() > 0), 1.0)
        at = corners(graph.curve)[:, :2]
        seen = graph.from_frame(at)
        losses = [_neuron(p, each)[0][3] for each in seen[:, 0]]
        yield Truth("loss against weight", seen[:, 1], losses, _unit(graph)[1], 0.02)
        for marks in (graph.visits, whole.ghost):
            yield from _visits(lesson, graph, marks)
    if is_shown(lesson, whole.sigmoid.curve):
        yield from _stage(lesson, whole.sigmoid, (z, a), rates[1], dot[1:3])
        unit = _unit(whole.sigmoid)[1]
        ends = whole.sigmoid.from_frame(corners(whole.off)[[0, -1], :2])
        yield Truth("off the target", ends[:, 1], (dot[2], p.target), unit)
        heights = whole.sigmoid.from_frame(corners(whole.aim)[:, :2])[:, 1]
        yield Truth("target of the output", heights, np.full(len(heights), p.target), unit)


def _stage(lesson: Any, graph: StageGraph, touch: Any, rate: float, dot: Any) -> Truths:
    unit = _unit(graph)
    if is_shown(lesson, graph.dot):
        yield Truth("dots", graph.from_frame(graph.dot.get_center()[None, :2])[0], dot, unit)
    if len(graph.tangent.points):
        ends = graph.from_frame(corners(graph.tangent)[:, :2])
        off = ends[:, 1] - touch[1] - rate * (ends[:, 0] - touch[0])
        steep = rate * unit[1] / unit[0]
        yield Truth("tangents", off * unit[1] / np.hypot(1, steep), np.zeros(len(off)))


def _arrows(graph: StageGraph, run: float, rise: float, rate: float) -> Truths:
    starts = graph.from_frame([each.start[:2] for each in (graph.run, graph.rise)])
    ends = graph.from_frame([each.end[:2] for each in (graph.run, graph.rise)])
    moved = [[run, 0.0], [0.0, rise * rate * run]]
    yield Truth("runs and rises", ends - starts, moved, _unit(graph), 0.002)


def _visits(lesson: Any, graph: StageGraph, marks: Any) -> Truths:
    """Where the steps have been, from the weight of the film or from where the sigmoid is flat."""
    if not len(marks.places) or not is_shown(lesson, marks):
        return
    p, seen = lesson.params, graph.from_frame(marks.places)
    start = min((p.w, _flat_weight(p)), key=lambda each: abs(each - seen[0, 0]))
    right = [_neuron(p, weight)[0][::3] for weight in _learned(p, start)[: len(seen)]]
    yield Truth("visits", seen, right, _unit(graph))


def _unit(graph: StageGraph) -> Any:
    """Manim units for one unit of each axis, in the window as it is now."""
    here, there = graph.to_frame([graph.point, graph.point + 1.0])
    return there - here


MARKED = {
    *("dots", "tangents", "runs and rises", "visits", "target", "levels"),
    *(
        "loss against weight",
        "change along the curve",
        "tangent reaches its tip",
        "off the target",
        "target of the output",
    ),
}


def dot_off_its_curve(self: StageGraph, **_: Any) -> None:
    self.dot.shift((0.0, 0.05, 0.0))


SLIP = Slip(StageGraph, "draw", dot_off_its_curve, "dots")


# Numerals ----------------------------------------------------------------------------------------------

STRUCTURE = {
    r"^0$": "where the line of the loss begins",
    r"1 / \(1 \+ e\^": "the sigmoid",
    r"< 0": "no loss is so low",
    r"to \d decimals": "how the weight is rounded: a fact, but mostly the same",
    r"= 2 \(|\(1 - ": "the derivatives of the sigmoid and of a square",
    r"dif\W+L\W+slope\W+after\W+dif\W+L\W+slope.*$": "the slope of the loss with respect to itself",
}
