"""Logistic regression: σ through tanh, and every step of the training taken once more."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from manim import Dot

from mathkit.functions.sigmoid import logit
from scenes.learning.logistic_regression.sides import Sides
from scenes.stage.motion.seeking import at_step
from truth.agreement import Near
from truth.modules import Claims
from truth.phrases import sigmoid_of
from truth.reading import says
from truth.shapes import (
    PIXEL,
    Slip,
    Truth,
    Truths,
    centres,
    corners,
    is_shown,
    on_function,
    on_graph,
    on_stage,
    units,
    values,
)

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    """σ through tanh; every step of the training is taken once more, from where the lesson's step began."""
    points, labels = given(p) if p.points else drawn(p)
    design, trajectory = np.column_stack([points, np.ones(len(points))]), lesson.models
    np.testing.assert_allclose(lesson.cloud.points, points, atol=1e-12 if not p.points else 1e-8)
    np.testing.assert_array_equal(lesson.cloud.labels, labels)
    np.testing.assert_array_equal(trajectory[0], [p.weight_x, p.weight_y, p.bias])
    errors = sigmoid(trajectory[:-1] @ design.T) - labels
    after = trajectory[:-1] - p.learning_rate * errors @ design / len(points)
    np.testing.assert_allclose(trajectory[1:], after, rtol=1e-9, atol=1e-9)
    first, last = (sigmoid(design @ model) for model in trajectory[[0, -1]])
    calls = last >= p.threshold
    return {
        "probabilities": sigmoid(np.array(p.scores)),
        "cut": math.log(p.threshold) - math.log1p(-p.threshold),
        "score": Near(p.weight_x * p.message_x + p.weight_y * p.message_y + p.bias, 1e-9),
        "first_wrong": np.sum((first >= p.threshold) != labels),
        "first_loss": loss(design @ trajectory[0], labels),
        "last_loss": loss(design @ trajectory[-1], labels),
        "weights": after[-1, :2],
        "bias": after[-1, 2],
        "accuracy": np.mean(calls == labels),
        "missed": np.sum(~calls & (labels == 1)),
        "false_alarms": np.sum(calls & (labels == 0)),
    }


def drawn(p: Any) -> tuple[Any, Any]:
    noise = np.random.default_rng(p.seed).standard_normal((p.count, 2))
    labels = np.arange(p.count) % 2
    return p.spread * noise + np.outer(labels - 0.5, [p.separation / math.sqrt(2)] * 2), labels


def given(p: Any) -> tuple[Any, Any]:
    """The lecturer's own points, in standard deviations from their mean."""
    columns = [np.array(column) for column in zip(*p.points, strict=True)]
    scores = [
        (values - np.mean(values)) / np.sqrt(np.mean((values - np.mean(values)) ** 2))
        for values in columns[:2]
    ]
    return np.column_stack(scores), columns[2]


def sigmoid(z: Any) -> Any:
    return (1 + np.tanh(z / 2)) / 2


def loss(scores: Any, labels: Any) -> Near:
    margins = np.where(labels == 1, scores, -scores)
    mean = np.mean(np.maximum(-margins, 0) + np.log1p(np.exp(-np.abs(margins))))
    return Near(mean, 1e-9 * (1 + mean))


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    yield "thing", facts["thing"] == ("point" if p.points else "message")
    yield "yes", facts["yes"] == ("class 1" if p.points else "spam")
    yield "opening", f"a {facts['thing']}," in facts["opening"]
    yield "opening", f"squares {'are' if p.points else 'were'} {facts['yes']}" in facts["opening"]
    pairs = facts["readings"].split("; ")
    yield "readings", len(pairs) == len(set(p.scores))
    for pair, score in zip(pairs, dict.fromkeys(p.scores), strict=False):
        left, right = pair.split(" becomes ")
        yield "readings", says(left, score, least=1e-4) or says(left, score)
        yield "readings", sigmoid_of(right, score)
    scores = lesson.cloud.points @ [p.weight_x, p.weight_y] + p.bias
    cut = math.log(p.threshold / (1 - p.threshold))
    called = int(np.sum(scores >= cut))
    boundary = facts["boundary"]
    yield "boundary", ("no line" in boundary) == (p.weight_x == p.weight_y == 0)
    if p.weight_x or p.weight_y:
        yield "boundary", ("one side" in boundary) == (called in (0, len(scores)))
        yield "boundary", says(boundary, p.threshold)
    wrong = facts["first_wrong"]
    yield (
        "first_calls",
        (says(facts["first_calls"], wrong, len(scores)) if wrong else "Not one" in facts["first_calls"]),
    )
    before, after, outcome = facts["first_loss"], facts["last_loss"], facts["outcome"]
    yield "outcome", "falls" not in outcome or after < before
    yield "outcome", "rises" not in outcome or after > before
    yield "outcome", "steadily" not in outcome or bool(np.all(np.diff(lesson.training.losses) < 1e-9))
    yield "outcome", "hardly" not in outcome or abs(after - before) < 1.01e-3
    yield "outcome", abs(after - before) < 1e-3 or "hardly" not in outcome
    times = {1: "once", 2: "twice"}.get(p.steps)
    yield "steps_taken", facts["steps_taken"] == times if times else says(facts["steps_taken"], p.steps)
    end = float(facts["weights"] @ (p.message_x, p.message_y) + facts["bias"])
    yield "chance", sigmoid_of(facts["chance"], end)
    yield "move", (facts["move"] == "Raise") == (p.other_threshold > p.threshold)
    labels, other = lesson.cloud.labels, math.log(p.other_threshold / (1 - p.other_threshold))
    scores = lesson.cloud.points @ facts["weights"] + facts["bias"]
    kinds = [int(facts["missed"]), int(facts["false_alarms"])]
    spelt = {1: "once", 2: "twice"}.get(kinds[0])
    told = [kind for kind in (*([] if spelt else kinds[:1]), kinds[1]) if kind]
    yield "mistakes", says(facts["mistakes"], *told) and (spelt or "") in facts["mistakes"]
    yield "mistakes", ("no mistakes" in facts["mistakes"]) == (not any(kinds))
    yield "mistakes", (f"No {facts['yes']} is missed" in facts["mistakes"]) == (kinds[0] == 0 < kinds[1])
    for name, label, wrongly in (
        ("missed_change", 1, lambda cut: scores < cut),
        ("alarm_change", 0, lambda cut: scores >= cut),
    ):
        counts = [int(np.sum(wrongly(each) & (labels == label))) for each in (cut, other)]
        yield name, says(facts[name], *dict.fromkeys(counts))
        yield name, ("stay" in facts[name]) == (counts[0] == counts[1])


OTHER_SETTINGS = [{"separation": 0, "learning_rate": 40, "steps": 2, "threshold": 0.95, "count": 60}]


# Geometry ----------------------------------------------------------------------------------------------


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    picture, p, training = getattr(lesson, "picture", None), lesson.params, lesson.training
    cloud, trajectory = lesson.cloud, lesson.models
    if picture is not None and is_shown(lesson, picture.clouds):
        for label, marks in enumerate(picture.clouds):
            points = cloud.points[cloud.labels == label]
            yield Truth("messages", values(picture, centres(marks, len(points))), points, units(picture))
    models = {
        "join_them": trajectory[0],
        "measure_the_error": trajectory[0],
        "see_the_result": trajectory[-1],
        "end_a_network": trajectory[-1],
    }
    model, threshold = models.get(beat), p.threshold
    if beat == "train" and hasattr(lesson.words, "step"):
        model = at_step(trajectory, lesson.words.step)
    if beat == "end_a_network":
        threshold = picture.threshold
    if beat == "move_the_threshold":
        model, threshold = trajectory[-1], picture.threshold
        if resting:
            chosen = (p.threshold, p.other_threshold)
            yield Truth("threshold", threshold, min(chosen, key=lambda each: abs(each - threshold)))
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
    if beat == "train" and hasattr(lesson.words, "falling"):
        plot, falling = lesson.words.plot, lesson.words.falling
        steps = np.arange(len(training.losses))
        yield from on_graph("loss", plot, falling, steps, training.losses)
        if len(falling.points):
            here = np.interp(lesson.words.step, steps, training.losses)
            end = values(plot, falling.points[-1:])[0]
            yield Truth("loss now", end, [lesson.words.step, here], units(plot))
    if beat in ("read_it_off", "set_a_threshold"):
        plot = lesson.sigmoid
        yield from on_function("sigmoid", plot, plot.graph, sigmoid, tolerance=1.5 * PIXEL)
        dots = sorted(values(plot, dot.get_center())[0].tolist() for dot in on_stage(lesson, Dot))
        if beat == "set_a_threshold":
            expected = sorted([float(z), float(sigmoid(z))] for z in lesson.scores)
            yield Truth("dots at the scores", dots, expected, units(plot))
            for sides in on_stage(lesson, Sides):
                if len(sides.line.points):
                    cuts = values(plot, corners(sides.line))[:, 0]
                    yield Truth("cut", cuts, np.full(len(cuts), logit(p.threshold)), plot.x_unit)


MARKED = {
    *("number at a tick", "messages", "boundary", "side of the boundary", "mistakes", "number of rings"),
    *("loss", "loss now", "sigmoid", "dots at the scores", "cut", "threshold"),
}


def line_beside(self: Sides, **_: Any) -> None:
    self.line.shift((0.03, 0.0, 0.0))


SLIP = Slip(Sides, "set_state", line_beside, "boundary")


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """Scores of the new message, and the four kinds of calls, before and after the training."""
    p, training, found = lesson.params, lesson.training, {}
    for when in (0, -1):
        weights, bias = training.weights[when], training.biases[when]
        score = float(np.dot(weights, (p.message_x, p.message_y)) + bias)
        found |= {f"score[{when}]": score, f"chance[{when}]": 1 / (1 + np.exp(-score))}
        for threshold in ("threshold", "other_threshold"):
            chances = 1 / (1 + np.exp(-(lesson.cloud.points @ weights + bias)))
            called = chances >= getattr(p, threshold)
            for call in (False, True):
                for label in (0, 1):
                    count = np.sum((called == call) & (lesson.cloud.labels == label))
                    found[f"called {call} at {threshold}, is {label}, [{when}]"] = int(count)
    return found


STRUCTURE = {
    r"1 / \(1 \+ e\^": "the sigmoid",
    r"y = [01] : ": "the two labels",
    r"1 - \{\{ p ": "the probability of the other label",
    r"with 1 for": "the feature that stands for the bias",
    r'\$"0\.1"\$ and \$"0\.9"\$': "the lines that show how sure the model is, drawn where they say",
}
