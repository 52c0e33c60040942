"""Training a network: every epoch taken once more, neuron by neuron, with gradients by the chain rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.learning.training_a_network.decision_regions import DecisionRegions, LearnedLines
from scenes.learning.training_a_network.loss_curves import LossCurve
from scenes.learning.training_a_network.plant_plots import FreshPlants
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.stage.motion.seeking import at_step
from truth.agreement import Near
from truth.modules import Claims
from truth.reading import percent, read, says
from truth.shapes import PIXEL, Slip, Truth, Truths, centres, corners, is_shown, units, values

BENDS = {
    "tanh": (np.tanh, lambda z: 1 / np.cosh(np.clip(z, -300, 300)) ** 2),
    "sigmoid": (
        lambda z: (1 + np.tanh(z / 2)) / 2,
        lambda z: (1 - np.tanh(z / 2) ** 2) / 4,
    ),
    "relu": (lambda z: np.where(z > 0, z, 0.0), lambda z: np.where(z > 1e-12, 1.0, 0.0)),
}
"""What each activation does to a sum, and its slope."""

RULES = {
    "diagonal": lambda x, y: x + y > 0,
    "corners": lambda x, y: x * y > 0,
    "ring": lambda x, y: np.hypot(x, y) > 1.4,
}

MEANINGS = {
    "diagonal": ("wilted", "thrived", "thrives", "water plus light is above"),
    "corners": ("wilted", "thrived", "thrives", "both are above average, or both below"),
    "ring": ("thrived", "wilted", "wilts", "near average"),
}
"""What plants of class 0 and of class 1 did, what those of class 1 do, and words of the rule."""

FRESH = 200

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    points, labels = lesson.cloud.points, lesson.cloud.labels
    np.testing.assert_array_equal(labels, np.arange(p.count) % 2)
    np.testing.assert_array_equal(RULES[p.rule](*points.T), labels == 1)
    np.testing.assert_allclose(10 * points, np.round(10 * points), atol=1e-9)
    trajectory = lesson.training.vectors
    assert len(trajectory) == p.epochs + 1
    slopes = gradients(p, trajectory[:-1], points, labels)
    np.testing.assert_allclose(lesson.training.steepness[:-1], np.linalg.norm(slopes, axis=1), atol=1e-9)
    after = trajectory[:-1] - p.learning_rate * slopes
    np.testing.assert_allclose(trajectory[1:], after, rtol=1e-7, atol=1e-9)
    assert lesson.training.learning_rate == p.learning_rate
    for network, epoch in ((lesson.start, 0), (lesson.second, 1), (lesson.end, -1)):
        together = (
            network.hidden_weights.ravel(),
            network.hidden_biases,
            network.output_weights,
            [network.output_bias],
        )
        np.testing.assert_allclose(np.concatenate(together), trajectory[epoch], atol=1e-12)
    _one_neuron(lesson, points, labels)
    _judged(p, lesson)
    worst = _example(p, lesson, trajectory[0], points, labels)
    back = backpropagated(p, trajectory[0], points, labels)
    for name in (
        "losses",
        "scores",
        "hidden_slopes",
        "hidden_scores",
        "output_weights",
        "hidden_weights",
        "paths",
    ):
        np.testing.assert_allclose(getattr(lesson.all_back, name), back[name], rtol=1e-7, atol=1e-9)
    return {
        "loss": Near(back["losses"][worst], 1e-9),
        "blame": Near(back["hidden_weights"][worst][lesson.example.weight], 1e-9),
        "total": Near(back["paths"][worst].sum(axis=0)[lesson.example.source], 1e-9),
        "first_loss": Near(np.mean(back["losses"]), 1e-9),
        "last_loss": Near(np.mean(surprises(p, trajectory[-1], points, labels)), 1e-9),
    }


def _one_neuron(lesson: Any, points: Any, labels: Any) -> None:
    """A single neuron starts with the weights of the first hidden one, and steps against its gradient."""
    line = lesson.line
    w, b = line.weights, line.biases
    np.testing.assert_allclose(w[0], lesson.start.hidden_weights[0])
    assert b[0] == 0
    scores = w @ points.T + b[:, None]
    error = (1 + np.tanh(scores / 2)) / 2 - labels
    slopes = np.column_stack([error @ points, error.sum(axis=1)]) / len(points)
    np.testing.assert_allclose(line.gradients, slopes, atol=1e-9)
    steps = np.diff(np.column_stack([w, b]), axis=0)
    np.testing.assert_allclose(steps, -line.learning_rate * slopes[:-1], atol=1e-9)
    margins = np.where(labels == 1, 1, -1) * scores
    np.testing.assert_allclose(line.losses, np.logaddexp(0, -margins).mean(axis=1), atol=1e-9)
    np.testing.assert_allclose(line.accuracies, ((scores >= 0) == (labels == 1)).mean(axis=1))


def _judged(p: Any, lesson: Any) -> None:
    """Fresh plants keep to the rule, and those that a network gets wrong are those of the wrong sign."""
    fresh, trajectory = lesson.fresh, lesson.training.vectors
    np.testing.assert_array_equal(RULES[p.rule](*fresh.points.T), fresh.labels == 1)
    assert len(fresh.points) == FRESH
    for cloud, epoch, wrong in (
        (lesson.cloud, 0, lesson.first_wrong),
        (lesson.cloud, -1, lesson.last_wrong),
        (fresh, -1, lesson.fresh_wrong),
    ):
        np.testing.assert_array_equal(
            (score(p, trajectory[epoch], cloud.points) >= 0) != (cloud.labels == 1), wrong
        )


def _example(p: Any, lesson: Any, vector: Any, points: Any, labels: Any) -> int:
    """The index of the example, which is the one of the largest loss; all that is kept of it is right."""
    worst = int(np.argmax(surprises(p, vector, points, labels)))
    example, here = lesson.example, points[[worst]]
    w, b, _, _ = parts(p, vector)
    z = here @ w.T + b
    passed = {
        "inputs": here,
        "hidden_scores": z,
        "hidden": BENDS[p.activation][0](z),
        "scores": score(p, vector, here),
        "probabilities": (1 + np.tanh(score(p, vector, here) / 2)) / 2,
    }
    for name, value in passed.items():
        np.testing.assert_allclose(getattr(example.passed, name), value, rtol=1e-9, atol=1e-12)
    assert example.label == labels[worst]
    back = backpropagated(p, vector, here, labels[[worst]])
    for name, value in back.items():
        np.testing.assert_allclose(getattr(example.back, name), value, rtol=1e-9, atol=1e-12)
    assert abs(back["hidden_weights"][0][example.weight]) > np.abs(back["hidden_weights"]).max() - 1e-12
    inputs = np.abs(back["paths"][0].sum(axis=0))
    assert inputs[example.source] > inputs.max() - 1e-12
    return worst


def parts(p: Any, vector: Any) -> Any:
    """W, b, v and c."""
    k = p.hidden
    return vector[: 2 * k].reshape(k, 2), vector[2 * k : 3 * k], vector[3 * k : 4 * k], vector[4 * k]


def score(p: Any, vector: Any, points: Any) -> Any:
    """The output before its sigmoid, summed neuron by neuron."""
    w, b, v, c = parts(p, vector)
    bend = BENDS[p.activation][0]
    return c + sum(v[j] * bend(w[j, 0] * points[:, 0] + w[j, 1] * points[:, 1] + b[j]) for j in range(len(v)))


def surprises(p: Any, vector: Any, points: Any, labels: Any) -> Any:
    margins = np.where(labels == 1, 1, -1) * score(p, vector, points)
    return np.maximum(-margins, 0) + np.log1p(np.exp(-np.abs(margins)))


def backpropagated(p: Any, vector: Any, points: Any, labels: Any) -> Mapping[str, Any]:
    """The slopes of the surprise of each point, along each weight and along each path from an input."""
    bend, slope = BENDS[p.activation]
    w, b, v, _ = parts(p, vector)
    z = points @ w.T + b
    wrong = (1 + np.tanh(score(p, vector, points) / 2)) / 2 - labels
    by_sum = wrong[:, None] * slope(z) * v
    return {
        "losses": surprises(p, vector, points, labels),
        "scores": wrong,
        "hidden_slopes": slope(z),
        "hidden_scores": by_sum,
        "output_weights": wrong[:, None] * bend(z),
        "hidden_weights": np.einsum("mj,mk->mjk", by_sum, points),
        "paths": np.einsum("mj,jk->mjk", by_sum, w),
    }


def gradients(p: Any, vectors: Any, points: Any, labels: Any) -> Any:
    """Of the mean surprise, for each of many networks (n, 4 k + 1), point by point."""
    bend, slope = BENDS[p.activation]
    k, found = p.hidden, np.zeros_like(vectors)
    w, b, v, c = np.split(vectors, [2 * k, 3 * k, 4 * k], axis=1)
    for (x, y), label in zip(points, labels, strict=True):
        z = w[:, ::2] * x + w[:, 1::2] * y + b
        s = np.sum(v * bend(z), axis=1, keepdims=True) + c
        wrong = (1 + np.tanh(s / 2)) / 2 - label
        back = wrong * v * slope(z)
        found[:, : 2 * k : 2] += back * x
        found[:, 1 : 2 * k : 2] += back * y
        found[:, 2 * k : 3 * k] += back
        found[:, 3 * k : 4 * k] += wrong * bend(z)
        found[:, 4 * k :] += wrong
    return found / len(points)


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    trajectory, losses = lesson.training.vectors, lesson.training.losses
    points, labels = lesson.cloud.points, lesson.cloud.labels
    zero, one, does, rule = MEANINGS[p.rule]
    for name, meaning in (("zero", zero), ("one", one), ("does", does)):
        yield name, facts[name] == meaning
    yield "rule", rule in facts["rule"]
    wholly = {"tanh": "minus one and one", "sigmoid": "zero and one", "relu": "negative"}
    yield "bend", wholly[p.activation] in facts["bend"]
    worst = int(np.argmax(surprises(p, trajectory[0], points, labels)))
    here = points[[worst]]
    surely = float(score(p, trajectory[0], here)[0])
    yield "chance", percent(facts["chance"], (1 + np.tanh(surely / 2)) / 2)
    yield "in_fact", facts["in_fact"].endswith((zero, one)[labels[worst]])
    yield "in_fact", facts["in_fact"].startswith("And") == ((surely >= 0) == (labels[worst] == 1))
    back = backpropagated(p, trajectory[0], here, labels[[worst]])
    blame = back["hidden_weights"][0][lesson.example.weight]
    yield "cure", facts["cure"].startswith("Raise" if blame < 0 else "Lower" if blame > 0 else "So this")
    inputs = np.abs(back["paths"][0].sum(axis=0))
    yield "nudged", inputs[("water", "light").index(facts["nudged"])] > inputs.max() - 1e-12
    before, after, outcome = facts["first_loss"], facts["last_loss"], facts["outcome"]
    yield "outcome", "falls" not in outcome or after < before
    yield "outcome", "rises" not in outcome or after > before
    yield "outcome", "steadily" not in outcome or bool(np.all(np.diff(losses) < 1e-9))
    yield "outcome", "hardly" not in outcome or abs(after - before) < 1.01e-3
    yield "outcome", "less than" in outcome or "hardly" in outcome or abs(read(outcome)[-1][0] - after) < 6e-4
    first, last = (right_of(p, each, points, labels) for each in trajectory[[0, -1]])
    yield "first_right", counts(facts["first_right"], first, p.count)
    fresh = right_of(p, trajectory[-1], lesson.fresh.points, lesson.fresh.labels)
    yield "judged", counts(facts["judged"], fresh, FRESH)
    alone = int(np.sum((points @ lesson.line.weights[-1] + lesson.line.biases[-1] >= 0) == (labels == 1)))
    one_line = facts["one_line"]
    yield "one_line", counts(one_line.partition(" right")[0], alone, p.count)
    yield "one_line", ("enough" in one_line) == (alone == p.count)
    yield "one_line", ("No straight" in one_line) == (alone < p.count and p.rule != "diagonal")
    yield "one_line", ("corners" in one_line) == (alone < p.count and p.rule == "corners")
    verdict, steep = facts["verdict"], float(np.linalg.norm(gradients(p, trajectory[-1:], points, labels)))
    yield "verdict", ("worse" in verdict) == (after > before)
    yield (
        "verdict",
        "gets" not in verdict
        or counts(verdict[verdict.index("gets ") + 5 :].partition(" right")[0], last, p.count),
    )
    yield "verdict", "stuck" not in verdict or steep < 2.01e-3
    yield "verdict", "More" not in verdict or steep > 1.99e-3
    yield "verdict", ("More" in verdict or "stuck" in verdict) == (last < p.count and after <= before)
    yield "answer", ("finds" in facts["answer"]) == (last >= 0.9 * p.count and after < before)


def right_of(p: Any, vector: Any, points: Any, labels: Any) -> int:
    return int(np.sum((score(p, vector, points) >= 0) == (labels == 1)))


def counts(text: str, right: int, count: int) -> bool:
    """Whether a text says how many of so many are right: ``all 60``, ``58 of 60``, ``none of 60``."""
    if right in (0, count):
        return text.startswith("all" if right else "none of") and says(text, count)
    return says(text, right, count)


OTHER_SETTINGS = [
    {"rule": "ring", "hidden": 2, "epochs": 10, "count": 31, "seed": 3},
    {"rule": "corners", "hidden": 2, "activation": "relu", "learning_rate": 3, "epochs": 2000, "seed": 2},
    {
        "rule": "diagonal",
        "activation": "sigmoid",
        "count": 20,
        "epochs": 10,
        "learning_rate": 0.01,
        "seed": 4,
    },
]

# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, plot, training = lesson.params, getattr(lesson, "plot", None), lesson.training
    if plot is not None:
        yield from _plants(lesson, plot)
        for regions, scored in ((plot.one, None), (plot.regions, training.vectors)):
            if is_shown(lesson, regions.boundary) and len(regions.boundary.points):
                yield from _border(lesson, regions, scored, settled=resting and beat == "judge")
        yield from _lines(lesson, plot)
    network = getattr(lesson, "network", None)
    if network is not None and resting:
        yield from _network(lesson, network)
    curve = getattr(lesson, "loss", None)
    if (
        curve is not None
        and is_shown(lesson, curve.dot)
        and resting
        and beat in ("follow_a_nudge", "multiply_slopes")
    ):
        yield from _loss(p, lesson, curve)
    if beat == "train" and hasattr(lesson.words, "falling") and len(lesson.words.falling.points):
        loss_plot, falling = lesson.words.plot, lesson.words.falling
        here = np.interp(plot.regions.step, np.arange(len(training.losses)), training.losses)
        last = values(loss_plot, falling.points[-1:])[0]
        yield Truth("loss now", last, [plot.regions.step, here], units(loss_plot))


def _plants(lesson: Any, plot: Any) -> Truths:
    for label, marks in enumerate(plot.clouds):
        points = lesson.cloud.points[lesson.cloud.labels == label]
        if is_shown(lesson, marks) and len(marks.places) == len(points):
            yield Truth("plants", values(plot, centres(marks, len(points))), points, units(plot))
    border = getattr(lesson, "border", None)
    if border is not None and is_shown(lesson, border):
        x, y = values(plot, corners(border)).T
        level = {
            "diagonal": (x + y) / np.sqrt(2),
            "corners": np.minimum(abs(x), abs(y)),
            "ring": np.hypot(x, y) - 1.4,
        }
        yield Truth("true rule", level[lesson.params.rule], np.zeros(len(x)), plot.x_unit)
    new = getattr(lesson, "new", None)
    if new is not None and is_shown(lesson, new) and new.count == FRESH:
        for label, marks in enumerate(new.marks):
            points = lesson.fresh.points[lesson.fresh.labels == label]
            yield Truth("fresh plants", values(plot, centres(marks, len(points))), points, units(plot))
        wrong = lesson.fresh.points[lesson.fresh_wrong]
        if len(wrong):
            yield Truth("rings", values(plot, centres(new.rings, len(wrong))), wrong, units(plot))


def _border(lesson: Any, regions: Any, vectors: Any, *, settled: bool) -> Truths:
    """The border of a network, or, without *vectors*, the line of a single neuron."""
    p, plot = lesson.params, lesson.plot
    if vectors is None:
        *weights, bias = at_step(np.column_stack([lesson.line.weights, lesson.line.biases]), regions.step)

        def height(places: Any) -> Any:
            return places @ np.array(weights) + bias
    else:
        vector = at_step(vectors, regions.step)

        def height(places: Any) -> Any:
            return score(p, vector, places)

    # Between the places of the grid the border is taken to be straight.
    cell = max(np.diff(regions.grid[0, :2, 0])[0], np.diff(regions.grid[:2, 0, 1])[0])
    away = values(plot, corners(regions.boundary))
    around = [height(away + cell * np.array(step)) for step in _AROUND]
    crossed = (np.min(around, axis=0) <= 0) & (np.max(around, axis=0) >= 0)
    yield Truth("border", crossed, np.ones(len(away)))
    if settled and p.activation == "tanh":
        slope = np.array([height(away + 1e-5 * np.eye(2)[i]) for i in range(2)])
        slope = np.linalg.norm((slope - height(away)) / 1e-5, axis=0)
        off = (height(away) / np.maximum(slope, 1e-9))[slope > 1]
        yield Truth("settled border", off, np.zeros(len(off)), plot.x_unit, 4 * PIXEL)


def _lines(lesson: Any, plot: Any) -> Truths:
    """The lines of the hidden neurons are where their sums are zero."""
    vector = at_step(lesson.training.vectors, plot.regions.step)
    w, b, _, _ = parts(lesson.params, vector)
    for line, weight, bias in zip(plot.lines, w, b, strict=True):
        if is_shown(lesson, line) and len(line.points):
            away = values(plot, corners(line))
            off = (away @ weight + bias) / np.linalg.norm(weight)
            yield Truth("line of a neuron", off, np.zeros(len(off)), plot.x_unit)


_AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]


def _network(lesson: Any, network: SignalNetwork) -> Truths:
    """Each number of an edge stands on its edge."""
    for layer, numbers in enumerate(network.numbers):
        if not is_shown(lesson, numbers):
            continue
        for edge, label in zip(network.edges[layer], numbers, strict=True):
            start, end = edge.points[0, :2], edge.points[-1, :2]
            way = (end - start) / np.linalg.norm(end - start)
            here = label.get_center()[:2] - start
            yield Truth("number on its edge", way[0] * here[1] - way[1] * here[0], 0.0)


def _loss(p: Any, lesson: Any, curve: LossCurve) -> Truths:
    """The dot on the curve of the loss, and its tangent, whose slope is the error."""
    vector, plot = lesson.training.vectors[0], curve.plot
    points, labels = lesson.cloud.points, lesson.cloud.labels
    loss = surprises(p, vector, points, labels)
    worst = int(np.argmax(loss))
    total = float(score(p, vector, points[[worst]])[0])
    yield Truth(
        "loss of the example", values(plot, [curve.dot.get_center()])[0], [total, loss[worst]], units(plot)
    )
    if is_shown(lesson, curve.tangent):
        (x, y), *_, (end_x, end_y) = values(plot, curve.tangent.points)
        rise = (end_x - x) * ((1 + np.tanh(total / 2)) / 2 - labels[worst])
        yield Truth("slope of the loss", end_y - y, rise, plot.y_unit)


MARKED = {
    "number at a tick",
    "plants",
    "true rule",
    "fresh plants",
    "rings",
    "border",
    "settled border",
    "line of a neuron",
    "loss now",
    "number on its edge",
    "loss of the example",
    "slope of the loss",
}


def border_beside(self: DecisionRegions, *_: Any) -> None:
    self.boundary.shift((0.06, 0.0, 0.0))


def lines_beside(self: LearnedLines, *_: Any) -> None:
    self.shift((0.06, 0.0, 0.0))


def plants_beside(self: FreshPlants, *_: Any) -> None:
    self.marks.shift((0.06, 0.0, 0.0))


SLIP = Slip(DecisionRegions, "draw", border_beside, "settled border")
OTHER_SLIPS = (
    Slip(LearnedLines, "seek", lines_beside, "line of a neuron"),
    Slip(FreshPlants, "seek", plants_beside, "fresh plants"),
)


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """The numbers on neurons and edges, in the order in which they come onto the stage."""
    start, second = (parts(lesson.params, each) for each in lesson.training.vectors[:2])
    example, p = lesson.example, lesson.params
    x, z, a = (
        each[0] for each in (example.passed.inputs, example.passed.hidden_scores, example.passed.hidden)
    )
    total = float(score(p, lesson.start.vector, example.passed.inputs)[0])
    chance = (1 + np.tanh(total / 2)) / 2
    neuron, source = example.weight
    orders = {
        "as they come": [x, start[0], a, start[2], [chance]],
        "in the network": [start[0], start[2], x, a, [chance], [x[source]]],
        "after the first factor": [[x[source]], start[0], start[2], x, a, [chance]],
        "after a step": [start[0], start[2], x, a, [chance], second[0], second[2]],
        "sums": [z],
        "inputs": [x],
        "first weights": [start[0][0]],
        "passed on": [a],
        "paths": [example.back.paths[0, :, example.source]],
    }
    mean = gradients(p, lesson.training.vectors[:1], lesson.cloud.points, lesson.cloud.labels)[0]
    found = {
        "sum of the output": total,
        "chance": chance,
        "error": chance - example.label,
        "input of the weight": x[source],
        "slope of the bend": example.back.hidden_slopes[0, neuron],
        "output weight": start[2][neuron],
        "weight before": start[0][neuron, source],
        "weight after": second[0][neuron, source],
        "mean slope": mean[2 * neuron + source],
        "right by a line": round(float(lesson.line.accuracies[-1]) * p.count),
        "right at the start": int(np.sum(~lesson.first_wrong)),
        "right at the end": int(np.sum(~lesson.last_wrong)),
        "right of the fresh": int(np.sum(~lesson.fresh_wrong)),
    }
    for name, arrays in orders.items():
        for index, value in enumerate(np.concatenate([np.ravel(each) for each in arrays])):
            found[f"{name}: {index}"] = float(value)
    return found


STRUCTURE = {
    r"\+ \{\{ \"?0\"? : path": "the biases, before they have learned",
    r"\(1 - \{\{": "the probability of the other class",
    r"\$p - [01]\$": "the label of the example",
    r"^0 is the average": "where the axes begin",
    r"^path \d": "the number of a neuron",
    r"= 0 : zero": "where a sum is zero",
    r"w_\([12]\)": "the weights of water and of light",
    r"(?:^|of |all )200\b": "how many fresh plants there are",
}
