"""Training a network: every epoch taken once more, neuron by neuron, with gradients by the chain rule."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np
from scipy.spatial import Delaunay

from scenes.learning.training_a_network.curves import Curve, SlopeBars
from scenes.learning.training_a_network.decision_regions import DecisionRegions, LearnedLines, TurningLine
from scenes.learning.training_a_network.plant_plots import FreshPlants
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.slopes.charts import SlopeChart
from scenes.learning.training_a_network.votes import VoteWalk
from scenes.stage.motion.seeking import at_step
from scenes.stage.pictures.training import TrainingPanel
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

THRIVE = {
    "diagonal": ("water plus light is less", lambda x, y: x + y < 0),
    "corners": ("exactly one of the two is more", lambda x, y: (x > 0) != (y > 0)),
    "ring": ("inside this circle", lambda x, y: np.hypot(x, y) < 1.4),
}
"""Words of where plants thrive, and whether those at some places do."""

FRESH = 200

NUDGE = 0.01
"""How much the film raises a weight."""

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    points, labels = lesson.study.cloud.points, lesson.study.cloud.labels
    np.testing.assert_array_equal(labels, np.arange(p.count) % 2)
    np.testing.assert_array_equal(RULES[p.rule](*points.T), labels == 1)
    np.testing.assert_allclose(10 * points, np.round(10 * points), atol=1e-9)
    for label in (0, 1):
        apart = np.abs(points[labels == label, None] - points[labels == label]).sum(axis=2)
        assert np.min(apart + 9 * np.eye(len(apart))) > 0.15, "a plant hides another"
    trajectory = lesson.study.training.vectors
    assert len(trajectory) == p.epochs + 1
    slopes = gradients(p, trajectory[:-1], points, labels)
    np.testing.assert_allclose(
        lesson.study.training.steepness[:-1], np.linalg.norm(slopes, axis=1), atol=1e-9
    )
    after = trajectory[:-1] - p.learning_rate * slopes
    np.testing.assert_allclose(trajectory[1:], after, rtol=1e-7, atol=1e-9)
    assert lesson.study.training.learning_rate == p.learning_rate
    for network, epoch in ((lesson.study.start, 0), (lesson.study.second, 1), (lesson.study.end, -1)):
        together = (
            network.hidden_weights.ravel(),
            network.hidden_biases,
            network.output_weights,
            [network.output_bias],
        )
        np.testing.assert_allclose(np.concatenate(together), trajectory[epoch], atol=1e-12)
    _one_neuron(lesson, points, labels)
    _gap(lesson, points, labels)
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
    ):
        np.testing.assert_allclose(getattr(lesson.study.all_back, name), back[name], rtol=1e-7, atol=1e-9)
    return {
        "loss": Near(back["losses"][worst], 1e-9),
        "slopes": len(trajectory[0]),
        "input": Near(points[worst][lesson.study.example.weight[1]], 1e-9),
        **_along_the_path(p, lesson, back["scores"][worst]),
        "blame": Near(back["hidden_weights"][worst][lesson.study.example.weight], 1e-9),
        "first_loss": Near(np.mean(back["losses"]), 1e-9),
        "last_loss": Near(np.mean(surprises(p, trajectory[-1], points, labels)), 1e-9),
    }


def _one_neuron(lesson: Any, points: Any, labels: Any) -> None:
    """No line through the gap of two points, tried in many directions, gets more right than the best line."""
    line = lesson.study.line
    above = points @ (np.cos(line.angle), np.sin(line.angle)) >= line.offset
    best = int(np.sum(above == (labels == 1)))
    assert best == int(np.sum(~lesson.study.line_wrong))
    for angle in np.linspace(0, 2 * np.pi, 181):
        along = points @ (np.cos(angle), np.sin(angle))
        cuts = np.concatenate([[along.min() - 1], np.sort(along)])
        assert max(np.sum((along >= cut) == (labels == 1)) for cut in cuts) <= best
    along = np.sort(points @ (np.cos(line.angle), np.sin(line.angle)))
    below = along[along < line.offset].max(initial=along[0] - 1)
    over = along[along >= line.offset].min(initial=along[-1] + 1)
    assert abs((below + over) / 2 - line.offset) < 1e-6


def _gap(lesson: Any, points: Any, labels: Any) -> None:
    """The gap has the triangles between neighbours of both classes, two corners of one class first."""
    triangles = Delaunay(points).simplices
    kinds = labels[triangles].sum(axis=1)
    mixed = points[triangles[(kinds > 0) & (kinds < 3)]]
    gap = lesson.study.gap
    # Places have one decimal, so that three times the middles are whole tenths.
    middles = [sorted(map(tuple, np.round(10 * each.sum(axis=1)))) for each in (gap, mixed)]
    assert middles[0] == middles[1]
    np.testing.assert_allclose(10 * gap, np.round(10 * gap), atol=1e-9)
    at = {tuple(point): label for point, label in zip(points, labels, strict=True)}
    assert all(at[tuple(a)] == at[tuple(b)] != at[tuple(c)] for a, b, c in gap)


def _along_the_path(p: Any, lesson: Any, error: float) -> Mapping[str, Any]:
    """Slopes by finite differences: of the sum's bend, and of the output's sum by the weight."""
    (j, k), step = lesson.study.example.weight, 1e-6
    here, vector = lesson.study.example.passed.inputs, lesson.study.training.vectors[0]
    w, b, v, _ = parts(p, vector)
    total = float(here[0] @ w[j] + b[j])
    bend = BENDS[p.activation][0]
    if p.activation == "relu" and abs(total) < 2 * step:
        slope = 0.0
    else:
        slope = float(bend(np.array(total + step)) - bend(np.array(total - step))) / (2 * step)
    rise = slope * here[0, k]
    assert abs(lesson.study.example.back.hidden_weights[0, j, k] - rise * v[j] * error) < 1e-6
    return {
        "nudge": NUDGE,
        "in_sum": Near(NUDGE * here[0, k], 1e-9),
        "bend_slope": Near(slope, 1e-6),
        "passed_on": Near(NUDGE * rise, 1e-6),
        "output_weight": Near(v[j], 1e-9),
        "at_output": Near(NUDGE * rise * v[j], 1e-6),
    }


def _judged(p: Any, lesson: Any) -> None:
    """Fresh plants keep to the rule, and those that a network gets wrong are those of the wrong sign."""
    fresh, trajectory = lesson.study.fresh, lesson.study.training.vectors
    np.testing.assert_array_equal(RULES[p.rule](*fresh.points.T), fresh.labels == 1)
    assert len(fresh.points) == FRESH
    for cloud, epoch, wrong in (
        (lesson.study.cloud, 0, lesson.study.first_wrong),
        (lesson.study.cloud, -1, lesson.study.last_wrong),
        (fresh, -1, lesson.study.fresh_wrong),
    ):
        np.testing.assert_array_equal(
            (score(p, trajectory[epoch], cloud.points) >= 0) != (cloud.labels == 1), wrong
        )


def _example(p: Any, lesson: Any, vector: Any, points: Any, labels: Any) -> int:
    """The index of the example, which is the one of the largest loss; all that is kept of it is right."""
    worst = int(np.argmax(surprises(p, vector, points, labels)))
    example, here = lesson.study.example, points[[worst]]
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
    assert (example.index, example.label) == (worst, labels[worst])
    back = backpropagated(p, vector, here, labels[[worst]])
    for name, value in back.items():
        np.testing.assert_allclose(getattr(example.back, name), value, rtol=1e-9, atol=1e-12)
    assert abs(back["hidden_weights"][0][example.weight]) > np.abs(back["hidden_weights"]).max() - 1e-12
    return worst


def parts(p: Any, vector: Any) -> Any:
    """W, b, v and c."""
    k = p.hidden
    return vector[: 2 * k].reshape(k, 2), vector[2 * k : 3 * k], vector[3 * k : 4 * k], vector[4 * k]


def score(p: Any, vector: Any, points: Any) -> Any:
    """The output before its sigmoid, summed neuron by neuron; terms that cancel leave 0."""
    w, b, v, c = parts(p, vector)
    bend = BENDS[p.activation][0]
    sums = c + sum(v[j] * bend(w[j, 0] * points[:, 0] + w[j, 1] * points[:, 1] + b[j]) for j in range(len(v)))
    return np.where(np.abs(sums) < 1e-12, 0.0, sums)


def surprises(p: Any, vector: Any, points: Any, labels: Any) -> Any:
    margins = np.where(labels == 1, 1, -1) * score(p, vector, points)
    return np.maximum(-margins, 0) + np.log1p(np.exp(-np.abs(margins)))


def backpropagated(p: Any, vector: Any, points: Any, labels: Any) -> Mapping[str, Any]:
    """The slopes of the surprise of each point, along each weight."""
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
    trajectory, losses = lesson.study.training.vectors, lesson.study.training.losses
    points, labels = lesson.study.cloud.points, lesson.study.cloud.labels
    said, thrives = THRIVE[p.rule]
    yield "rule", said in facts["rule"]
    yield "rule", bool(np.all(thrives(*points.T) == (labels == 0)))
    neuron = lesson.study.example.weight[0]
    total = float(lesson.study.example.passed.hidden_scores[0, neuron])
    bent = float(BENDS[p.activation][0](total))
    yield "bend", facts["bend"].startswith(f"its {p.activation} ")
    yield "bend", ("unchanged" in facts["bend"]) == (p.activation == "relu" and bent == total > 0)
    if p.activation == "relu":
        yield "bend", says(facts["bend"], bent)
    else:
        yield "bend", says(facts["bend"], total, bent)
    yield "level_off", ("level off" in facts["level_off"]) == (p.activation != "relu")
    yield "squash", ("Another" in facts["squash"]) == (p.activation == "sigmoid")
    worst = int(np.argmax(surprises(p, trajectory[0], points, labels)))
    here = points[[worst]]
    surely = float(score(p, trajectory[0], here)[0])
    yield "chance", percent(facts["chance"], (1 + np.tanh(surely / 2)) / 2)
    yield "in_fact", facts["in_fact"].endswith(("thrived", "wilted")[labels[worst]])
    yield "in_fact", facts["in_fact"].startswith("And") == ((surely >= 0) == (labels[worst] == 1))
    yield "error", facts["error"] == f"p minus the truth, {labels[worst]}"
    back = backpropagated(p, trajectory[0], here, labels[[worst]])
    blame = back["hidden_weights"][0][lesson.study.example.weight]
    change, effect = NUDGE * blame, facts["effect"]
    yield "effect", ("hardly" in effect) == (abs(change) < 5e-5)
    yield "effect", "hardly" in effect or ("falls" in effect) == (change < 0) != ("rises" in effect)
    yield "effect", "hardly" in effect or says(effect, abs(change), least=1e-4)
    slope, run = float(lesson.study.example.back.hidden_slopes[0, neuron]), facts["in_sum"]
    bent_by = BENDS[p.activation][0](np.array([total, total + run]))
    yield "about", bool(facts["about"]) == bool(abs(bent_by[1] - bent_by[0] - slope * run) > 1e-9)
    before, after, outcome = facts["first_loss"], facts["last_loss"], facts["outcome"]
    yield "fence", ("hardly" in facts["fence"]) == (np.abs(trajectory[-1] - trajectory[0]).max() <= 0.1)
    decisive = bool(lesson.crossings) and "hardly" not in facts["fence"]
    yield "fence", ("vote thrived" in facts["fence"]) == decisive
    if decisive:
        yield "fence", all(one_vote_decides(p, trajectory[-1], way) for way in lesson.crossings)
        yield "fence", says(facts["fence"], p.hidden)
    yield from _about_lines(p, facts, lesson, trajectory[-1])
    yield "outcome", "falls" not in outcome or after < before
    yield "outcome", "rises" not in outcome or after > before
    yield "outcome", "every step" not in outcome or bool(np.all(np.diff(losses) < 1e-9))
    yield "outcome", "hardly" not in outcome or abs(after - before) < 1.01e-3
    yield "outcome", "less than" in outcome or "hardly" in outcome or abs(read(outcome)[-1][0] - after) < 6e-4
    first, last = (right_of(p, each, points, labels) for each in trajectory[[0, -1]])
    yield "first_right", counts(facts["first_right"].removeprefix("untrained, it gets "), first, p.count)
    yield "picked", facts["picked"] == ("it's least sure about" if first == p.count else "it gets most wrong")
    yield "first_right", ("surer" in facts["first_right"]) == (first == p.count)
    fresh = right_of(p, trajectory[-1], lesson.study.fresh.points, lesson.study.fresh.labels)
    yield "judged", counts(facts["judged"], fresh, FRESH)
    line = lesson.study.line
    above = points @ (np.cos(line.angle), np.sin(line.angle)) >= line.offset
    alone = int(np.sum(above == (labels == 1)))
    one_line = facts["one_line"]
    yield "one_line", counts(one_line.removeprefix("it gets ").partition(" right")[0], alone, p.count)
    yield "one_line", ("enough" in one_line) == (alone == p.count)
    yield "one_line", ("no line" in one_line) == (alone < p.count and p.rule != "diagonal")
    yield "one_line", ("corners" in one_line) == (alone < p.count and p.rule == "corners")
    verdict, steep = facts["verdict"], float(np.linalg.norm(gradients(p, trajectory[-1:], points, labels)))
    yield "verdict", ("worse" in verdict) == (after > before)
    reached = verdict.removeprefix("Now it gets ").partition(" right")[0]
    yield "verdict", "Now" not in verdict or counts(reached, last, p.count)
    yield "verdict", "stuck" not in verdict or steep < 2.01e-3
    yield "verdict", "done yet" not in verdict or steep > 1.99e-3
    yield "verdict", ("done yet" in verdict or "stuck" in verdict) == (last < p.count and after <= before)
    yield from _about_new_plants(p, facts, lesson, fresh, worse=bool(after >= before))


def _about_new_plants(p: Any, facts: Mapping[str, Any], lesson: Any, right: int, *, worse: bool) -> Claims:
    """Where the mistakes on new plants are, and the answer to the question of the film."""
    where, answer = facts["where"], facts["answer"]
    wrong, inside = FRESH - right, mistakes_in_the_gap(p, lesson)
    yield "where", ("single mistake" in where) == (wrong == 0)
    yield "where", ("don't just" in where) == (wrong > 0 and 2 * inside <= wrong)
    if 2 * inside > wrong > 2:
        yield "where", where.startswith("All") == (inside == wrong) and says(where, *sorted({inside, wrong}))
    yield "where", ("Both" in where) == (inside == wrong == 2)
    yield "where", ("only" in where) == (inside == wrong == 1)
    yield "answer", answer.startswith("It nearly") == (not worse and 0.9 * FRESH <= right < FRESH)
    yield "answer", answer.startswith("It found the rule") == (not worse and right == FRESH)
    yield "answer", ("a part" in answer) == (not worse and 0.65 <= right / FRESH < 0.9)
    yield "answer", answer.startswith("It didn't") == (not worse and right / FRESH < 0.65)
    yield "answer", ("steps" in answer) == worse
    yield "answer", "every" in answer if right == FRESH else says(answer, 100 * right / FRESH)


def _about_lines(p: Any, facts: Mapping[str, Any], lesson: Any, vector: Any) -> Claims:
    """Which line is crossed first, and which one has a vote that others must help by fading."""
    ways = lesson.crossings
    yield "crossed", facts["crossed"] == ("ABCDEF"[ways[0].neuron] if ways else "")
    yield "helped", facts["helped"] == ("ABCDEF"[ways[1].neuron] if len(ways) > 1 else "")
    if ways:
        beyond = [border_beyond(p, vector, neuron) for neuron in range(p.hidden)]
        yield "crossed", beyond[ways[0].neuron] <= 0.502
        yield "crossed", all(abs(way.beyond - beyond[way.neuron]) < 2e-3 for way in ways)
        yield "crossed", all(abs(halt(p, vector, way, beyond) - way.turned) < 2e-3 for way in ways)
    if len(ways) > 1:
        yield "crossed", beyond[ways[0].neuron] <= min(beyond) + 2e-3
        yield "crossed", decides_alone(p, vector, ways[0].neuron)
        yield "helped", not decides_alone(p, vector, ways[1].neuron)
        named = facts["fading"].replace(" and ", ", ").split(", ")
        yield "fading", named == ["ABCDEF"[neuron] for neuron in ways[1].fading]
        yield "fading", all(must_fade(p, vector, ways[1], "ABCDEF".index(name)) for name in named)
    else:
        yield "fading", facts["fading"] == ""


def halt(p: Any, vector: Any, way: Any, beyond: Any) -> float:
    """The share of a way that leads seven tenths of the way from the line to the border."""
    w, b, v, _ = parts(p, vector)
    line = -b[way.neuron] / np.linalg.norm(w[way.neuron]) * np.sign(v[way.neuron])
    return float((line + 0.7 * beyond[way.neuron]) / np.linalg.norm(way.end))


def decides_alone(p: Any, vector: Any, neuron: int) -> bool:
    """Whether the sum is positive if a neuron votes as much as it can, and others as in the middle."""
    _, b, v, c = parts(p, vector)
    middle = v * np.tanh(b)
    return bool(c + middle.sum() - middle[neuron] + abs(v[neuron]) > 0)


def must_fade(p: Any, vector: Any, way: Any, neuron: int) -> bool:
    """Whether the border is reached only since the vote of this neuron is weaker than in the middle."""
    w, b, v, c = parts(p, vector)
    shares = np.linspace(0.0, 1.0, 4001)[:, None]
    terms = v * np.tanh(shares * way.end @ w.T + b)
    border = int(np.argmax(terms.sum(axis=1) + c > 0))
    unfaded = terms[border].sum() - terms[border, neuron] + terms[0, neuron] + c
    return bool(neuron != way.neuron and terms[border, neuron] > terms[0, neuron] + 1e-3 and unfaded < 0)


def border_beyond(p: Any, vector: Any, neuron: int) -> float:
    """How far beyond a line the border is, straight across it from the middle; infinite if it is not."""
    w, b, v, _ = parts(p, vector)
    side = np.sign(v[neuron]) * w[neuron] / np.linalg.norm(w[neuron])
    line = -(b[neuron] / np.linalg.norm(w[neuron])) * np.sign(v[neuron])
    far = line + np.linspace(0.0, 4.0, 8001)
    wilted = score(p, vector, far[:, None] * side) > 0
    return float(far[np.argmax(wilted)] - line) if wilted.any() else np.inf


def mistakes_in_the_gap(p: Any, lesson: Any) -> int:
    """How many mistakes on fresh plants lie in a Delaunay triangle of examples of both classes."""
    study = lesson.study
    decided = score(p, study.training.vectors[-1], study.fresh.points) >= 0
    missed = study.fresh.points[decided != (study.fresh.labels == 1)]
    triangles = Delaunay(study.cloud.points)
    at = triangles.find_simplex(missed)
    kinds = study.cloud.labels[triangles.simplices[at[at >= 0]]]
    return int(np.sum(kinds.min(axis=1) != kinds.max(axis=1)))


def one_vote_decides(p: Any, vector: Any, crossing: Any) -> bool:
    """Whether all votes but the bias are for class 0 at the average, and at the border all but one line's.

    The sum of the votes changes its sign with it, and the line is crossed on the way, straight across.
    """
    w, b, v, c = parts(p, vector)
    shares = np.linspace(0.0, 1.0, 2001)[:, None]
    terms = v * np.tanh(shares * crossing.end @ w.T + b)
    border = int(np.argmax(terms.sum(axis=1) + c > 0))
    others = np.arange(p.hidden) != crossing.neuron
    alone = bool(terms[border, crossing.neuron] > 0 and np.all(terms[border][others] < 1e-3))
    way = v[crossing.neuron] * w[crossing.neuron]
    straight = np.allclose(crossing.end / np.linalg.norm(crossing.end), way / np.linalg.norm(way))
    inside, outside = terms[0].sum() + c, terms[-1].sum() + c
    return bool(np.all(terms[0] < 0) and c > 0 and inside < 0 < outside and alone and straight)


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
    p, plot, training = lesson.params, getattr(lesson, "plot", None), lesson.study.training
    if plot is not None:
        yield from _plants(lesson, plot)
        if is_shown(lesson, plot.one.boundary) and len(plot.one.boundary.points):
            yield from _turned(lesson, plot)
        if is_shown(lesson, plot.regions.boundary) and len(plot.regions.boundary.points):
            yield from _border(lesson, settled=resting and beat == "judge")
        if is_shown(lesson, plot.bending.boundary) and len(plot.bending.boundary.points):
            yield from _bending(lesson, plot.bending)
        yield from _lines(lesson, plot)
    network = getattr(lesson, "network", None)
    if network is not None and resting:
        yield from _network(lesson, network)
    for curve in (getattr(lesson, name, None) for name in ("bend", "squash", "loss")):
        if curve is not None and is_shown(lesson, curve.dot) and resting:
            yield from _curve(p, lesson, curve)
    path = getattr(lesson, "path", None)
    for chart in path.charts if path is not None and resting else ():
        if is_shown(lesson, chart.rise):
            yield from _change(chart)
    sides = getattr(lesson, "sides", ())
    if isinstance(sides, VoteWalk):
        if is_shown(lesson, sides.bars[-1]):
            yield from _votes(lesson, sides, counted=resting or sides.share > 0)
    else:
        yield from (_side(lesson, comb) for comb in sides if resting and is_shown(lesson, comb))
    for bars in lesson.words if beat == "step" and resting else ():
        if isinstance(bars, SlopeBars):
            yield from _slopes(lesson, bars)
    panel = lesson.words[0] if beat == "train" and len(lesson.words) else None
    if isinstance(panel, TrainingPanel) and len(panel.falling.points):
        loss_plot, falling = panel.plot, panel.falling
        here = np.interp(plot.regions.step, np.arange(len(training.losses)), training.losses)
        last = values(loss_plot, falling.points[-1:])[0]
        yield Truth("loss now", last, [plot.regions.step, here], units(loss_plot))


def _plants(lesson: Any, plot: Any) -> Truths:
    for label, marks in enumerate(plot.clouds):
        points = lesson.study.cloud.points[lesson.study.cloud.labels == label]
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
        groups = ((new.marks, ~lesson.study.fresh_wrong), (new.missed, lesson.study.fresh_wrong))
        for (group, chosen), label in product(groups, (0, 1)):
            points = lesson.study.fresh.points[chosen & (lesson.study.fresh.labels == label)]
            if len(points) and is_shown(lesson, group):
                drawn = values(plot, centres(group[label], len(points)))
                yield Truth("fresh plants", drawn, points, units(plot))
        wrong = lesson.study.fresh.points[lesson.study.fresh_wrong]
        if len(wrong):
            yield Truth("rings", values(plot, centres(new.rings, len(wrong))), wrong, units(plot))


def _turned(lesson: Any, plot: Any) -> Truths:
    """The line of one neuron lies across its normal, and as many plants are on their side as it says."""
    one, points, labels = plot.one, lesson.study.cloud.points, lesson.study.cloud.labels
    normal = np.array([np.cos(one.angle), np.sin(one.angle)])
    away = values(plot, corners(one.boundary)) @ normal - one.offset
    yield Truth("turned line", away, np.zeros(len(away)), plot.x_unit)
    right = np.sum((points @ normal >= one.offset - 1e-12) == (labels == 1))
    yield Truth("right by the line", one.right, right)


def _border(lesson: Any, *, settled: bool) -> Truths:
    """The border of the network."""
    p, plot = lesson.params, lesson.plot
    regions, vector = plot.regions, at_step(lesson.study.training.vectors, plot.regions.step)

    def height(places: Any) -> Any:
        return score(p, vector, places)

    # Between the places of the grid the border is taken to be straight.
    cell = max(np.diff(regions.grid[0, :2, 0])[0], np.diff(regions.grid[:2, 0, 1])[0])
    away = values(plot, corners(regions.boundary))
    around = [height(away + cell * np.array(step)) for step in _AROUND]
    crossed = (np.min(around, axis=0) <= 0) & (np.max(around, axis=0) >= -1e-6)
    yield Truth("border", crossed, np.ones(len(away)))
    if settled and p.activation == "tanh":
        slope = np.array([height(away + 1e-5 * np.eye(2)[i]) for i in range(2)])
        slope = np.linalg.norm((slope - height(away)) / 1e-5, axis=0)
        off = (height(away) / np.maximum(slope, 1e-9))[slope > 1]
        yield Truth("settled border", off, np.zeros(len(off)), plot.x_unit, 4 * PIXEL)


def _bending(lesson: Any, bending: Any) -> Truths:
    """The border of sums that are partly bent; it is a line through the average as long as none is."""
    w, _, v, _ = parts(lesson.params, lesson.study.training.vectors[0])
    bend, share = BENDS[lesson.params.activation][0], bending.bend
    cell = max(np.diff(bending.grid[0, :2, 0])[0], np.diff(bending.grid[:2, 0, 1])[0])
    away = values(bending.plot, corners(bending.boundary))

    def height(places: Any) -> Any:
        sums = places @ w.T
        return ((1 - share) * sums + share * bend(sums)) @ v

    around = [height(away + cell * np.array(step)) for step in _AROUND]
    crossed = (np.min(around, axis=0) <= 1e-6) & (np.max(around, axis=0) >= -1e-6)
    yield Truth("partly bent border", crossed, np.ones(len(away)))
    if share == 0:
        yield Truth("straight border", away @ (v @ w) / np.linalg.norm(v @ w), np.zeros(len(away)))


def _lines(lesson: Any, plot: Any) -> Truths:
    """The lines of the hidden neurons are where their sums are zero."""
    vector = at_step(lesson.study.training.vectors, plot.regions.step)
    w, b, _, _ = parts(lesson.params, vector)
    for line, weight, bias in zip(plot.lines, w, b, strict=True):
        if is_shown(lesson, line) and len(line.points):
            away = values(plot, corners(line))
            off = (away @ weight + bias) / np.linalg.norm(weight)
            yield Truth("line of a neuron", off, np.zeros(len(off)), plot.x_unit)


def _side(lesson: Any, comb: Any) -> Truth:
    """The strokes of a line lead from it to where that counts more toward wilted."""
    w, b, v, _ = parts(lesson.params, lesson.study.training.vectors[-1])
    start, end = values(lesson.plot, [comb.points[0], comb.points[3]])
    on_line = np.abs(w @ start + b) < 1e-6 * (1 + np.linalg.norm(w, axis=1))
    return Truth("side of wilted", np.any(on_line & (v * (w @ (end - start)) > 0)), True)


def _votes(lesson: Any, walk: VoteWalk, *, counted: bool) -> Truths:
    """The plant is on the straight way across the line, and bars are as long as the votes on it there."""
    w, b, v, c = parts(lesson.params, lesson.study.training.vectors[-1])
    place = values(lesson.plot, [walk.plant.get_center()])[0]
    yield Truth("plant on its way", place, walk.share * walk.way.end, units(lesson.plot))
    terms = v * np.tanh(w @ place + b)
    found = [*terms, c, terms.sum() + c]
    lengths = [bar.get_end()[0] - bar.get_start()[0] for bar in walk.bars]
    if counted:
        yield Truth("bars of votes", lengths, walk.unit * np.array(found), 1.0)
    called = ["ABCDEF".index(label[1].source) for label in walk.letters]
    places = values(lesson.plot, [label.get_center() for label in walk.letters])
    for j, at in zip(called, places, strict=True):
        off = (w[j] @ at + b[j]) / np.linalg.norm(w[j])
        yield Truth("letter at its line", off, 0.0, lesson.plot.x_unit)


def _slopes(lesson: Any, bars: SlopeBars) -> Truths:
    """A bar for each plant's slope, in order, and the line at their mean."""
    p, study = lesson.params, lesson.study
    back = backpropagated(p, study.training.vectors[0], study.cloud.points, study.cloud.labels)
    slopes = np.sort(back["hidden_weights"][:, *study.example.weight])
    drawn = values(bars.plot, bars.bars.points[4:-8:8])[:, 1]
    yield Truth("bars of slopes", drawn, slopes, bars.plot.y_unit)
    level = values(bars.plot, bars.mean.points)[:, 1]
    yield Truth("mean of the slopes", level, np.full(len(level), slopes.mean()), bars.plot.y_unit)


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


def _curve(p: Any, lesson: Any, curve: Curve) -> Truths:
    """The dot on what a neuron passes on, on the probability, or on the loss."""
    vector, plot, study = lesson.study.training.vectors[0], curve.plot, lesson.study
    w, b, _, _ = parts(p, vector)
    here, label = study.example.passed.inputs, np.array([study.example.label])
    total = float((here @ w.T + b)[0, study.example.weight[0]])
    place = (total, float(BENDS[p.activation][0](np.array(total))))
    surely = float(score(p, vector, here)[0])
    chance = float((1 + np.tanh(surely / 2)) / 2)
    if curve is getattr(lesson, "squash", None):
        place = surely, chance
    if curve is getattr(lesson, "loss", None):
        place = chance, float(surprises(p, vector, here, label)[0])
    yield Truth("place on a curve", values(plot, [curve.dot.get_center()])[0], place, units(plot))


def _change(chart: SlopeChart) -> Truths:
    """A change rises along the slope, from where the network is, and its legs have one scale."""
    run, rise = (each.get_end() - each.get_start() for each in (chart.run, chart.rise))
    start = values(chart.plot, [chart.run.get_start()])[0]
    link, step = chart.link, 1e-6
    yield Truth("where the network is", start, [link.x, link.y], units(chart.plot))
    around = link.function(np.array([link.x - step, link.x, link.x + step]))
    yield Truth("on its curve", around[1], link.y, chart.plot.y_unit)
    slope = 0.0 if link.slope == 0 else (around[2] - around[0]) / (2 * step)
    yield Truth("rise along the slope", rise[1], slope * run[0], 1.0)
    legs = run[0] / chart.plot.x_unit, rise[1] / chart.plot.y_unit
    said = [read(each.source)[0][0] for each in (chart.run_number, chart.rise_number)]
    yield Truth("legs as long as they say", np.abs(np.subtract(legs, said)) < 6e-5, [True, True])


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
    "turned line",
    "right by the line",
    "place on a curve",
    "where the network is",
    "on its curve",
    "rise along the slope",
    "legs as long as they say",
    "partly bent border",
    "straight border",
    "plant on its way",
    "bars of votes",
    "letter at its line",
    "bars of slopes",
    "mean of the slopes",
}


def border_beside(self: DecisionRegions, *_: Any) -> None:
    self.boundary.shift((0.06, 0.0, 0.0))


def line_beside(self: TurningLine, **_: Any) -> None:
    self.boundary.shift((0.06, 0.0, 0.0))


def lines_beside(self: LearnedLines, *_: Any) -> None:
    self.shift((0.06, 0.0, 0.0))


def plants_beside(self: FreshPlants, *_: Any) -> None:
    self.marks.shift((0.06, 0.0, 0.0))


SLIP = Slip(DecisionRegions, "draw", border_beside, "settled border")
OTHER_SLIPS = (
    Slip(TurningLine, "set_state", line_beside, "turned line"),
    Slip(LearnedLines, "seek", lines_beside, "line of a neuron"),
    Slip(FreshPlants, "seek", plants_beside, "fresh plants"),
)


# Numerals ----------------------------------------------------------------------------------------------


def derived(lesson: Any) -> Mapping[str, Any]:
    """The numbers on neurons and edges, in the order in which they come onto the stage."""
    start, second = (parts(lesson.params, each) for each in lesson.study.training.vectors[:2])
    example, p = lesson.study.example, lesson.params
    x, z, a = (
        each[0] for each in (example.passed.inputs, example.passed.hidden_scores, example.passed.hidden)
    )
    total = float(score(p, lesson.study.start.vector, example.passed.inputs)[0])
    chance = (1 + np.tanh(total / 2)) / 2
    neuron, source = example.weight
    others = np.arange(2 * p.hidden) != 2 * neuron + source
    followed = [[start[0][neuron, source], start[2][neuron]]]
    passed = [[x[source], a[neuron], chance]]
    rest = [start[0].ravel()[others], np.delete(start[2], neuron)]
    bend, error = example.back.hidden_slopes[0, neuron], chance - example.label
    slopes = [x[source], bend, start[2][neuron], error]
    changes = np.cumprod([NUDGE, *slopes])
    bent_by = np.diff(BENDS[p.activation][0](z[neuron] + np.array([0.0, changes[1]])))[0]
    rough = bool(abs(bent_by - changes[2]) > 1e-9)
    runs = ((changes[0], False), (changes[1], False), (changes[2], rough), (changes[3], rough))
    rises = (runs[1], (changes[2], rough), (changes[3], rough), (changes[4], True))
    factors = [(each, False) for each in slopes]
    chain = [each for k in range(3) for each in (runs[k], rises[k], factors[k])]
    chain += [runs[3], factors[3], rises[3]]
    plain, about = ([each for each, is_rough in chain if is_rough == wanted] for wanted in (False, True))
    deltas = error * start[2] * example.back.hidden_slopes[0]
    orders = {
        "forward": [x, x, start[0], a, start[2], [chance]],
        "at the loss": [x, a, [chance], start[0], start[2]],
        "along the path": [*followed, *passed, plain],
        "about along the path": [about],
        "backward": [*passed, np.delete(x, source), np.delete(a, neuron), *followed, *rest, [error], deltas],
        "after a step": [*followed, *rest, second[0], second[2]],
        "output weights after": [second[2]],
        "inputs": [x],
        "weights of the neuron": [start[0][neuron]],
        "passed on": [a],
    }
    mean = gradients(
        p, lesson.study.training.vectors[:1], lesson.study.cloud.points, lesson.study.cloud.labels
    )[0]
    # Places and weights have one decimal, so that a plant on the line is told exactly.
    in_hundredths = np.round(100 * lesson.study.cloud.points @ start[0][-1])
    found = {
        "sum of the output": total,
        "chance": chance,
        "error": chance - example.label,
        "input of the weight": x[source],
        "sum of the neuron": z[neuron],
        "passed on by the neuron": a[neuron],
        "wrong of the fresh": int(np.sum(lesson.study.fresh_wrong)),
        "change of the loss": NUDGE * example.back.hidden_weights[0, neuron, source],
        "share of the fresh": float(np.mean(~lesson.study.fresh_wrong)),
        "slope of the bend": example.back.hidden_slopes[0, neuron],
        "output weight": start[2][neuron],
        "weight before": start[0][neuron, source],
        "weight after": second[0][neuron, source],
        "mean slope": mean[2 * neuron + source],
        "right by the first line": int(np.sum((in_hundredths >= 0) == (lesson.study.cloud.labels == 1))),
        "changed output": NUDGE * x[source] * bend * start[2][neuron],
        "right by a line": int(np.sum(~lesson.study.line_wrong)),
        "slope of the sum": example.back.hidden_scores[0, neuron],
        "slope of the output weight": example.back.output_weights[0, neuron],
        "weights": 3 * p.hidden,
        "biases": p.hidden + 1,
        "slopes": 4 * p.hidden + 1,
        "right at the start": int(np.sum(~lesson.study.first_wrong)),
        "right at the end": int(np.sum(~lesson.study.last_wrong)),
        "mistakes in the gap": mistakes_in_the_gap(p, lesson),
        "right of the fresh": int(np.sum(~lesson.study.fresh_wrong)),
    }
    last = lesson.study.training.losses
    orders["votes"], orders["sum of votes"] = [[len(last) - 1, last[-1]], np.zeros(14)], [0.0]
    if lesson.crossings:
        w, b, v, c = parts(p, lesson.study.training.vectors[-1])
        after = v * np.tanh(w @ lesson.crossings[-1].end + b)
        orders["votes"], orders["sum of votes"] = (
            [after, [c]],
            [round(after.sum() + c, 1)],
        )
    for name, arrays in orders.items():
        for index, value in enumerate(np.concatenate([np.ravel(each) for each in arrays])):
            found[f"{name}: {index}"] = float(value)
    return found


STRUCTURE = {
    r"\+ \{\{ \"0\" : path": "a bias, before it has learned",
    r"\(1 - \{\{": "the probability of the other class",
    r"^\{\{ p : result \}\} - 1": "the label of the example",
    r"^0\.01$|Raise this weight by 0\.01\b": "the change of the weight",
    r"^0: a usual amount": "where the axes begin",
    r"-ln \(1 - p|truth: wilted 1, thrived 0": "the labels of the classes",
    r"a bias has the input 1": "what a bias is multiplied by",
    r"start at 0$": "the biases, before they have learned",
    r"= 0 : zero": "where a sum is zero",
    r"w_\([12]\)": "the weights of water and of light",
    r"(?:^|of |all )200\b": "how many fresh plants there are",
}
