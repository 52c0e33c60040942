"""Training a network: every epoch taken once more, neuron by neuron, with gradients by the chain rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.learning.training_a_network.decision_regions import DecisionRegions
from scenes.learning.training_a_network.signals import SignalNetwork
from scenes.stage.motion.seeking import at_step
from truth.agreement import Near
from truth.modules import Claims
from truth.phrases import sigmoid_of
from truth.reading import read, says
from truth.shapes import PIXEL, Slip, Truth, Truths, centres, corners, is_shown, units, values

BENDS = {
    "tanh": (np.tanh, lambda z: 1 / np.cosh(np.clip(z, -300, 300)) ** 2),
    "sigmoid": (
        lambda z: (1 + np.tanh(z / 2)) / 2,
        lambda z: (1 - np.tanh(z / 2) ** 2) / 4,
    ),
    "relu": (lambda z: np.where(z > 0, z, 0.0), lambda z: np.where(z > 0, 1.0, 0.0)),
}
"""What each activation does to a sum, and its slope."""

RULES = {
    "diagonal": lambda x, y: x + y > 0,
    "corners": lambda x, y: x * y > 0,
    "ring": lambda x, y: np.hypot(x, y) > 1.4,
}

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    points, labels = lesson.cloud.points, lesson.cloud.labels
    np.testing.assert_array_equal(labels, np.arange(p.count) % 2)
    np.testing.assert_array_equal(RULES[p.rule](*points.T), labels == 1)
    trajectory = lesson.training.vectors
    assert len(trajectory) == p.epochs + 1
    after = trajectory[:-1] - p.learning_rate * gradients(p, trajectory[:-1], points, labels)
    np.testing.assert_allclose(trajectory[1:], after, rtol=1e-7, atol=1e-9)
    first = surprises(p, trajectory[0], points, labels)
    worst = int(np.argmax(first))
    end = surprises(p, trajectory[-1], points, labels)
    return {
        "x": points[worst, 0],
        "y": points[worst, 1],
        "loss": Near(first[worst], 1e-9),
        "first_loss": Near(np.mean(first), 1e-9),
        "last_loss": Near(np.mean(end), 1e-9),
        "right": int(np.sum((score(p, trajectory[-1], points) >= 0) == (labels == 1))),
        "weights": 4 * p.hidden + 1,
    }


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
    here = np.array([[facts["x"], facts["y"]]])
    yield "chance", sigmoid_of(facts["chance"], float(score(p, trajectory[0], here)[0]))
    yield "last_chance", sigmoid_of(facts["last_chance"], float(score(p, trajectory[-1], here)[0]))
    is_square = bool(RULES[p.rule](*here[0]))
    yield "kind", facts["kind"] == ("square" if is_square else "disc")
    before, after, outcome = facts["first_loss"], facts["last_loss"], facts["outcome"]
    yield "outcome", "falls" not in outcome or after < before
    yield "outcome", "rises" not in outcome or after > before
    yield "outcome", "steadily" not in outcome or bool(np.all(np.diff(losses) < 1e-9))
    yield "outcome", "hardly" not in outcome or abs(after - before) < 1.01e-3
    yield "outcome", "less than" in outcome or "hardly" in outcome or abs(read(outcome)[-1][0] - after) < 6e-4
    right = int(np.sum((score(p, trajectory[-1], points) >= 0) == (labels == 1)))
    rightly = facts["rightly"]
    yield "rightly", says(rightly, p.count) if right == p.count else says(rightly, right, p.count)
    yield "rightly", rightly.startswith("all") == (right == p.count)
    verdict, steep = facts["verdict"], float(np.linalg.norm(gradients(p, trajectory[-1:], points, labels)))
    yield "verdict", ("every point" in verdict) == (right == p.count and after <= before)
    yield "verdict", ("Smaller" in verdict) == (after > before)
    yield "verdict", "stuck" not in verdict or steep < 2.01e-3
    yield "verdict", "More" not in verdict or steep > 1.99e-3


OTHER_SETTINGS = [
    {"rule": "ring", "hidden": 2, "epochs": 10, "count": 31, "seed": 3},
    {"rule": "corners", "hidden": 2, "activation": "relu", "learning_rate": 3, "epochs": 2000, "seed": 2},
]

# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    p, picture, training = lesson.params, getattr(lesson, "picture", None), lesson.training
    if picture is not None and is_shown(lesson, picture.clouds):
        for label, marks in enumerate(picture.clouds):
            points = lesson.cloud.points[lesson.cloud.labels == label]
            yield Truth("points", values(picture, centres(marks, len(points))), points, units(picture))
    network = getattr(lesson, "network", None)
    if network is not None and is_shown(lesson, network) and resting:
        yield from _network(lesson, network)
    regions = getattr(lesson, "regions", None)
    if regions is None or not is_shown(lesson, regions):
        return
    vector = at_step(training.vectors, regions.epoch)
    ends = corners(regions.boundary) if len(regions.boundary.points) else np.empty((0, 3))
    if len(ends):
        # Between the places of the grid the boundary is taken to be straight.
        cell = max(np.diff(regions.grid[0, :2, 0])[0], np.diff(regions.grid[:2, 0, 1])[0])
        away = values(picture, ends)
        around = [score(p, vector, away + cell * np.array(step)) for step in _AROUND]
        crossed = (np.min(around, axis=0) <= 0) & (np.max(around, axis=0) >= 0)
        yield Truth("boundary", crossed, np.ones(len(ends)))
        learned = regions.epoch == len(training.losses) - 1
        if p.rule == "diagonal" and resting and learned and beat == "judge":
            slope = np.array([score(p, vector, away + 1e-5 * np.eye(2)[i]) for i in range(2)])
            slope = (slope - score(p, vector, away)) / 1e-5
            off = score(p, vector, away) / np.maximum(np.linalg.norm(slope, axis=0), 1e-9)
            yield Truth("line of level scores", off, np.zeros(len(off)), picture.x_unit, 4 * PIXEL)
    if beat == "train" and hasattr(lesson.words, "falling"):
        plot, falling = lesson.words.plot, lesson.words.falling
        if len(falling.points):
            here = np.interp(regions.epoch, np.arange(len(training.losses)), training.losses)
            last = values(plot, falling.points[-1:])[0]
            yield Truth("loss now", last, [regions.epoch, here], units(plot))


_AROUND = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]


def _network(lesson: Any, network: SignalNetwork) -> Truths:
    """Each number of an edge stands on its edge."""
    for layer, numbers in enumerate(lesson.numbers):
        for edge, label in zip(network.edges[layer], numbers, strict=True):
            start, end = edge.points[0, :2], edge.points[-1, :2]
            way = (end - start) / np.linalg.norm(end - start)
            here = label.get_center()[:2] - start
            yield Truth("number on its edge", way[0] * here[1] - way[1] * here[0], 0.0)


MARKED = {"number at a tick", "points", "boundary", "line of level scores", "loss now", "number on its edge"}


def boundary_beside(self: DecisionRegions, *_: Any) -> None:
    self.boundary.shift((0.06, 0.0, 0.0))


SLIP = Slip(DecisionRegions, "draw", boundary_beside, "line of level scores")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """The numbers on neurons and edges, in the order in which they come onto the stage."""
    start, second, end = (
        parts(lesson.params, each.vector) for each in (lesson.start, lesson.second, lesson.end)
    )
    x, z, h = (each[0] for each in (lesson.passed.inputs, lesson.passed.hidden_scores, lesson.passed.hidden))
    chance = 1 / (1 + np.exp(-score(lesson.params, lesson.start.vector, lesson.passed.inputs)))
    back = [lesson.back.output_weights[0], lesson.back.hidden_weights[0]]
    last = score(lesson.params, lesson.end.vector, lesson.passed.inputs)[0]
    orders = {
        "until the way back": [start[0], start[2], x, h, chance, *back],
        "from the way back on": [*back, second[0], second[2]],
        "z": [z],
        "v at the end": [end[2]],
    }
    found = {"last chance": float(1 / (1 + np.exp(-last)))}
    for name, arrays in orders.items():
        for index, value in enumerate(np.concatenate([np.ravel(each) for each in arrays])):
            found[f"{name}: {index}"] = float(value)
    return found


STRUCTURE = {
    r"_1 : data": "the first hidden neuron",
    r"\+ \{\{ \"?0\"? : path": "the biases, before they have learned",
    r": [01]$": "the two labels",
    r"\(1 - \{\{": "the probability of the other class",
    r"\{\{ p : result \}\} - [01] ": "the label of the example",
}
