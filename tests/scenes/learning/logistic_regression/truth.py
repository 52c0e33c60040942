"""Logistic regression: σ through tanh, and every step of the training taken once more."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from scenes.learning.logistic_regression.params import FRESH
from scenes.learning.logistic_regression.places import ASIDE
from scenes.learning.logistic_regression.sides import LEVELS, Sides
from scenes.learning.logistic_regression.sigmoids import OddsBar
from scenes.learning.logistic_regression.sticks import Tangent
from scenes.stage.motion.seeking import at_step
from truth.agreement import Near
from truth.modules import Claims, Texts
from truth.reading import read, says
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

MULTIPLES = (1, 2, 4, 8)

# Facts -------------------------------------------------------------------------------------------------


def facts(p: Any, lesson: Any) -> Mapping[str, Any]:
    """σ through tanh; every step of the training is taken once more, from where the lesson's step began."""
    points, labels = given(p) if p.points else drawn(p)[0]
    design, trajectory = np.column_stack([points, np.ones(len(points))]), lesson.learned.models
    np.testing.assert_allclose(lesson.cloud.points, points, atol=1e-12 if not p.points else 1e-8)
    np.testing.assert_array_equal(lesson.cloud.labels, labels)
    np.testing.assert_array_equal(trajectory[0], [p.weight_x, p.weight_y, p.bias])
    errors = sigmoid(trajectory[:-1] @ design.T) - labels
    np.testing.assert_allclose(lesson.learned.pulls, -errors[0][:, None] * points, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(lesson.learned.pull_on_bias, -errors[0].mean(), rtol=1e-9, atol=1e-12)
    called = design @ trajectory.T >= math.log(p.threshold / (1 - p.threshold))
    np.testing.assert_allclose(lesson.learned.accuracies, np.mean((labels == 1) == called.T, axis=1))
    after = trajectory[:-1] - p.learning_rate * errors @ design / len(points)
    np.testing.assert_allclose(trajectory[1:], after, rtol=1e-9, atol=1e-9)
    last, new = trajectory[-1], np.append(new_one(p), 1.0)
    right = np.where(labels == 1, 1, -1) * (design @ last) > 0
    return {
        "score": Near(float(new @ trajectory[0]), 1e-9),
        "last_score": Near(float(new @ last), 1e-6 * (1 + np.abs(last).max())),
        "first_loss": loss(design @ trajectory[0], labels),
        "last_loss": loss(design @ last, labels),
        "weights": after[-1, :2],
        "bias": after[-1, 2],
        "fresh": FRESH,
        "losses_of_all": [np.mean(surprises(factor * design @ last, labels)) for factor in MULTIPLES],
        "separating_losses": [
            np.mean(surprises(factor * design[right] @ last, labels[right])) if right.any() else 0.0
            for factor in MULTIPLES
        ],
    }


def drawn(p: Any) -> list[tuple[Any, Any]]:
    """The messages to learn from, and the fresh ones, which the same generator draws after them."""
    generator, found = np.random.default_rng(p.seed), []
    for count in (p.count, FRESH):
        noise, labels = generator.standard_normal((count, 2)), np.arange(count) % 2
        middles = 4 + np.outer(labels - 0.5, [p.separation / math.sqrt(2)] * 2)
        found.append((np.clip(np.rint(middles + p.spread * noise), 0, None), labels))
    return found


def given(p: Any) -> tuple[Any, Any]:
    """The lecturer's own points, in standard deviations from their mean."""
    columns = [np.array(column) for column in zip(*p.points, strict=True)]
    scores = [
        (values - np.mean(values)) / np.sqrt(np.mean((values - np.mean(values)) ** 2))
        for values in columns[:2]
    ]
    return np.column_stack(scores), columns[2]


def new_one(p: Any) -> Any:
    return np.array([p.message_x, p.message_y] if p.points else [p.links, p.exclamation_marks], dtype=float)


def sigmoid(z: Any) -> Any:
    return (1 + np.tanh(z / 2)) / 2


def loss(scores: Any, labels: Any) -> Near:
    mean = np.mean(surprises(scores, labels))
    return Near(mean, 1e-9 * (1 + mean))


def surprises(scores: Any, labels: Any) -> Any:
    """Minus the logarithm of the probability that each true label was given."""
    margins = np.where(labels == 1, scores, -scores)
    return np.maximum(-margins, 0) + np.log1p(np.exp(-np.abs(margins)))


# Words -------------------------------------------------------------------------------------------------


def words(p: Any, facts: Mapping[str, Any], lesson: Any) -> Claims:
    yield "thing", facts["thing"] == ("point" if p.points else "message")
    yield "yes", facts["yes"] == ("class 1" if p.points else "spam")
    yield "lacking", facts["lacking"] == ""
    points, labels = lesson.cloud.points, lesson.cloud.labels
    yield "opening", f"{len(labels)} {facts['thing']}s" in facts["opening"]
    yield "meaning", f"squares are {facts['yes']}" in facts["meaning"].lower()
    yield "arrival", facts["arrival"] == "Now a new one comes in" or says(facts["arrival"], *new_one(p))
    yield "value", facts["value"] == ("value" if p.points else "count")
    yield "first_chance", nearly(facts["first_chance"], facts["score"])
    yield "likewise", likewise_says(facts["likewise"], list(dict.fromkeys(p.scores)))
    yield "same_score", ("zero" in facts["same_score"]) == (p.weight_x == p.weight_y == 0)
    before, after, outcome = facts["first_loss"], facts["last_loss"], facts["outcome"]
    yield "outcome", "falls" not in outcome or after < before
    yield "outcome", "rises" not in outcome or after > before
    peak = float(lesson.learned.training.losses.max())
    yield "outcome", "up to" not in outcome or (after > before and nearest(outcome.split()[-1], peak))
    yield (
        "outcome",
        "at every step" not in outcome or bool(np.all(np.diff(lesson.learned.training.losses) < 1e-9)),
    )
    yield "outcome", "hardly" not in outcome or abs(after - before) < 1.01e-3
    yield "outcome", abs(after - before) < 1e-3 or "hardly" not in outcome
    times = facts["many_times"]
    yield "many_times", {1: times == "once", 2: times == "twice"}.get(p.steps, times == f"{p.steps} times")
    model = np.append(facts["weights"], facts["bias"])
    end = float(model @ (*new_one(p), 1.0))
    yield "chance", nearly(facts["chance"], end)
    yield "odds", nearly_the_odds(facts["odds"], end)
    yield from fewer_mistakes_before(facts["dip"], p, lesson)
    scores, other = points @ model[:2] + model[2], math.log(p.other_threshold / (1 - p.other_threshold))
    cut = math.log(p.threshold / (1 - p.threshold))
    told = [p.other_threshold]
    for label, wrongly in ((1, lambda cut: scores < cut), (0, lambda cut: scores >= cut)):
        counts = [int(np.sum(wrongly(each) & (labels == label))) for each in (cut, other)]
        told += dict.fromkeys(counts)
    same = not np.any((scores >= min(cut, other)) & (scores < max(cut, other)))
    yield "moved", ("nothing changes" in facts["moved"]) == same
    without_class = facts["moved"].replace(facts["yes"], "")  # which may be called class 1
    yield "moved", says(without_class, *([p.other_threshold] if same else told))
    yield "moved", (" only " in facts["moved"]) == (p.other_threshold > p.threshold)
    fresh, classes = drawn(p)[1]
    right = int(np.sum((fresh @ model[:2] + model[2] >= cut) == (classes == 1)))
    told = {0: [FRESH], FRESH: [FRESH]}.get(right, [right, FRESH])
    yield "judged", says(facts["judged"], *told) and ("Not one" in facts["judged"]) == (right == 0)
    wrong = int(np.sum((scores > 0) != (labels == 1)))
    yield "separated", says(facts["separated"], *([wrong] if wrong > 1 else []))
    yield "separated", ("Without" in facts["separated"]) == (wrong > 0)
    left = facts["separating_losses"]
    yield "separated", ("hardly" in facts["separated"]) == (written(left[0]) == written(left[-1]))
    whole, doubled = facts["losses_of_all"], facts["doubled"]
    yield "doubled", ("no mistakes" in doubled) == (wrong == 0)
    yield "doubled", ("Back to 0.5" in doubled) == (p.other_threshold != 0.5)
    yield "doubled", "cost more" not in doubled or whole[1] > whole[0]
    yield "doubled", "falls" not in doubled or whole[1] < whole[0]
    yield "doubled", "hardly" not in doubled or written(whole[0]) == written(whole[1])
    yield "asked_again", ("failed" in facts["asked_again"]) == (after > before + 1e-12)
    yield "asked_again", ("Back to all" in facts["asked_again"]) == (wrong > 0 and after <= before + 1e-12)
    sure = re.search(r"[\d.]+%", facts["too_sure"])
    yield "too_sure", sure is None or sure[0] == ("100%" if end > 0 else "0%")
    yield "too_sure", ("Only mistakes" in facts["too_sure"]) == (wrong > 0)
    yield "too_sure", ("forever" in facts["too_sure"]) == (sure is None)
    yield "too_sure", ("forever" not in facts["too_sure"]) or abs(sigmoid(end) - sigmoid(8 * end)) < 0.02


def likewise_says(text: str, scores: list[float]) -> bool:
    """Whether a sentence has just these scores, in one list, and the percentages of them in another."""
    if not scores:
        return text == ""
    given, chances = re.split(" gets? ", text)
    told = re.split(", | and ", chances)
    return says(given, *scores) and len(told) == len(scores) and all(map(nearly, told, scores))


def nearly_the_odds(text: str, score: float) -> bool:
    """Whether odds ("about 1.8 to 1") are e to a score, or a bound that they lie beyond."""
    one, other = (each for each, _ in read(text))
    if "than" in text:
        return math.exp(score) > one / other if "more" in text else math.exp(score) < one / other
    return min(one, other) == 1 and abs(max(one, other) / math.exp(abs(score)) - 1) < 0.051


def fewer_mistakes_before(text: str, p: Any, lesson: Any) -> Claims:
    """Whether it is told that a training which lowered the loss has made fewer mistakes before its end."""
    points, labels = lesson.cloud.points, lesson.cloud.labels
    scores = points @ lesson.learned.models[:, :2].T + lesson.learned.models[:, 2]
    called = scores >= math.log(p.threshold / (1 - p.threshold))
    mistakes, losses = np.sum((labels == 1) != called.T, axis=1), lesson.learned.training.losses
    fewest = int(mistakes.min())
    rises = mistakes[-1] > fewest and losses[-1] < losses[mistakes == fewest].min()
    yield "dip", bool(text) == rises and (not rises or says(text, fewest, int(mistakes[-1])))


def written(loss: float) -> str:
    """A loss as the film writes it."""
    return f"{loss:.3f}" if loss >= 1e-3 else "less"


def nearest(text: str, loss: float) -> bool:
    """Whether *text* is a loss with three decimals."""
    return abs(float(text.replace(",", "")) - loss) <= 0.0005001


def nearly(text: str, score: float) -> bool:
    """Whether a percentage is the sigmoid of a score, or a bound that it lies beyond."""
    (size, unit), value = read(text)[0], 100 * sigmoid(score)
    if "than" in text:
        return value < size if "less" in text else value > size
    return abs(size - value) <= 0.5001 * unit + 1e-9


OTHER_SETTINGS = [
    {"separation": 0, "learning_rate": 5, "steps": 2, "threshold": 0.95, "count": 60},
    {"scores": [2, -1.5, 0]},
]


# Geometry ----------------------------------------------------------------------------------------------

PLANE = ("meet_the_new_one", "give_it_a_score", "pull_on_the_weights", "train", "move_the_threshold")
AXIS = ("multiply_the_odds", "join_the_bars", "believe_the_truth", "find_the_error")


def geometry(lesson: Any, beat: str, resting: bool) -> Truths:
    picture, cloud, trajectory = getattr(lesson, "picture", None), lesson.cloud, lesson.learned.models
    if picture is None:
        return
    for label, marks in enumerate(picture.clouds):
        mine = cloud.labels == label
        if not (resting and is_shown(lesson, marks)):
            continue
        if beat in PLANE:
            found = values(picture, centres(marks, mine.sum()))
            if picture.from_zero:
                yield Truth("aside", np.maximum(np.abs(found - cloud.points[mine]) - ASIDE, 0), 0 * found)
                found = np.rint(found)
            yield Truth("messages", found, cloud.points[mine], units(picture))
        if beat in AXIS and is_shown(lesson, lesson.sigmoid.graph if beat == AXIS[-1] else lesson.sigmoid):
            plot = lesson.sigmoid
            scores = np.clip(cloud.points[mine] @ trajectory[0][:2] + trajectory[0][2], *plot.x_range)
            found = values(plot, centres(marks, mine.sum()))
            yield Truth("scores", found[:, 0], scores, plot.x_unit)
            yield Truth("above or below", found[:, 1] > 0.5, np.full(mine.sum(), label == 1))
    if beat == "line_up_by_score" and resting and is_shown(lesson, picture.axes):
        for line, score in zip(lesson.lines.lines, lesson.lines.scores, strict=True):
            ends = values(picture, corners(line))
            off = (ends @ trajectory[0][:2] + trajectory[0][2] - score) / np.hypot(*trajectory[0][:2])
            yield Truth("line of equal score", off, np.zeros(len(off)), picture.x_unit)
    yield from sides(lesson, beat)
    yield from probabilities(lesson, beat, resting)
    if beat == "pull_on_the_weights" and hasattr(lesson, "mean") and is_shown(lesson, lesson.mean):
        errors = cloud.labels - sigmoid(cloud.points @ trajectory[0][:2] + trajectory[0][2])
        drawn_mean = picture.values(lesson.mean.end) - picture.values(lesson.mean.start)
        expected = errors @ cloud.points / len(errors)
        if not resting:  # it grows from a quarter of its length
            expected = expected * np.linalg.norm(drawn_mean) / (np.linalg.norm(expected) or 1.0)
        yield Truth("mean pull", drawn_mean, expected, units(picture))
    if beat == "train" and hasattr(lesson.words, "falling"):
        plot, falling, losses = lesson.words.plot, lesson.words.falling, lesson.learned.training.losses
        steps = np.arange(len(losses))
        yield from on_graph("loss", plot, falling, steps, losses)
        if len(falling.points):
            now = min(lesson.words.step, plot.x_range[1])
            end = values(plot, falling.points[-1:])[0]
            yield Truth("loss now", end, [now, np.interp(now, steps, losses)], units(plot))
    if beat == "train" and lesson.weights.fits and hasattr(lesson.words, "step"):
        weights = picture.values(lesson.arrow[0].end) - picture.values(lesson.arrow[0].start)
        yield Truth("weights", weights, at_step(trajectory, lesson.words.step)[:2], units(picture))
        yield from pull_of_the_weights(lesson)


def pull_of_the_weights(lesson: Any) -> Truths:
    """The mean pull of the last whole step, as far as the weights have not followed it."""
    cloud, step, picture = lesson.cloud, lesson.words.step, lesson.picture
    model, whole = lesson.learned.models[int(step + 1e-9)], int(step + 1e-9)
    errors = cloud.labels - sigmoid(cloud.points @ model[:2] + model[2])
    left = 1 - lesson.params.learning_rate * (step - whole)
    drawn_pull = picture.values(lesson.mean.end) - picture.values(lesson.mean.start)
    yield Truth("pull", drawn_pull, left * errors @ cloud.points / len(errors), units(picture))


def sides(lesson: Any, beat: str) -> Truths:
    """The shades, the line and the rings of the model that is shown."""
    picture, p, trajectory = lesson.picture, lesson.params, lesson.learned.models
    if not is_shown(lesson, picture.sides):
        return
    model, threshold = picture.model, picture.threshold
    if beat == "train":
        known = hasattr(lesson.words, "step")
        yield Truth("model", model, at_step(trajectory, lesson.words.step) if known else trajectory[0])
    if beat in ("judge_fresh_ones", "move_the_threshold"):
        yield Truth("model", model, trajectory[-1])
    if beat in ("train", "judge_fresh_ones"):
        yield Truth("threshold", threshold, p.threshold)
    (*weights, bias), unit = model, picture.x_unit
    size, cut = float(np.linalg.norm(weights)) or 1.0, math.log(threshold / (1 - threshold))
    if len(picture.sides.line.points):
        ends = values(picture, corners(picture.sides.line))
        yield Truth("boundary", (ends @ weights + bias - cut) / size, np.zeros(len(ends)), unit)
    limits = [-math.inf, *(math.log(level / (1 - level)) for level in LEVELS), math.inf]
    for shade, low, high in zip(picture.sides.shades, limits, limits[1:], strict=False):
        if len(shade.points):
            scores = values(picture, corners(shade)) @ weights + bias
            beyond = (np.maximum(low - scores, 0) + np.maximum(scores - high, 0)) / size
            yield Truth("shade", beyond, np.zeros(len(scores)), unit)
    if is_shown(lesson, picture.mistakes) and beat in ("train", "move_the_threshold"):
        cloud = lesson.cloud
        if beat == "train" and hasattr(lesson.words, "step"):  # the rings are those of the last whole step
            *weights, bias = trajectory[int(lesson.words.step + 1e-9)]
        wrong = (sigmoid(cloud.points @ weights + bias) >= threshold) != (cloud.labels == 1)
        yield Truth("number of rings", len(picture.mistakes.points) > 0, bool(wrong.any()))
        if wrong.any():
            rings = values(picture, centres(picture.mistakes, wrong.sum()))
            rings = np.rint(rings) if picture.from_zero else rings
            yield Truth("mistakes", rings, cloud.points[wrong], unit)


def probabilities(lesson: Any, beat: str, resting: bool) -> Truths:
    """Bars of odds, the sigmoid, sticks on it, and prices."""
    for bar in on_stage(lesson, OddsBar):
        if bar is lesson.bars[0] and not resting:
            continue  # it is being drawn
        low, high = (
            values(bar.plot, [bar.parts[0].get_top()])[0],
            values(bar.plot, [bar.parts[1].get_top()])[0],
        )
        yield Truth("odds", low, [bar.score, sigmoid(bar.score)], units(bar.plot))
        yield Truth("odds", high, [bar.score, 1.0], units(bar.plot))
    plot = getattr(lesson, "sigmoid", None)
    if plot is not None and is_shown(lesson, plot.graph):
        yield from on_function("sigmoid", plot, plot.graph, sigmoid, tolerance=1.5 * PIXEL)
    if beat == "join_the_bars" and resting:
        yield from guides(lesson)
    trajectory, cloud = lesson.learned.models, lesson.cloud
    scores = cloud.points @ trajectory[0][:2] + trajectory[0][2]
    if beat == "believe_the_truth" and resting:
        for label, stick in enumerate(lesson.sticks):
            if is_shown(lesson, stick):
                ends = values(plot, stick.points[3::4])[:, 1]
                yield Truth("probability", ends, sigmoid(scores[cloud.labels == label]), plot.y_unit)
    for tangent in on_stage(lesson, Tangent):
        chance = float(sigmoid(tangent.score))
        paid = -math.log(chance if tangent.label else 1 - chance)
        place = np.array([(tangent.score, paid), (tangent.score + 1, paid + chance - tangent.label)])
        found = [
            values(tangent.plot, [tangent.run.points[0]])[0],
            values(tangent.plot, [tangent.rise.points[-1]])[0],
        ]
        yield Truth("tangent", np.array(found), place, units(tangent.plot))
    if beat == "pay_the_price" and resting and hasattr(lesson, "prices"):
        prices = lesson.prices
        for label, marks in enumerate(lesson.picture.clouds):
            mine = cloud.labels == label
            price = surprises(scores[mine], cloud.labels[mine])
            expected = np.column_stack([scores[mine], price])
            yield Truth("price", values(prices, centres(marks, mine.sum())), expected, units(prices))


def guides(lesson: Any) -> Truths:
    """From the axis up to the sigmoid at each of the lecturer's scores, and from there to the other axis."""
    plot, once = lesson.sigmoid, dict.fromkeys(lesson.params.scores)
    for score, (stem, across) in zip(once, getattr(lesson, "guides", []), strict=False):
        if is_shown(lesson, across):
            corner = score, sigmoid(score)
            expected = [(score, plot.y_range[0]), corner, corner, (plot.x_range[0], corner[1])]
            ends = values(plot, [end for line in (stem, across) for end in line.get_start_and_end()])
            yield Truth("guide", ends, np.array(expected), units(plot))


MARKED = {
    *("number at a tick", "messages", "aside", "scores", "above or below", "boundary", "shade", "mistakes"),
    *("number of rings", "loss", "loss now", "sigmoid", "odds", "probability", "price", "mean pull"),
    *("model", "threshold", "weights", "pull", "tangent", "guide"),
}


def line_beside(self: Sides, **_: Any) -> None:
    self.line.shift((0.03, 0.0, 0.0))


SLIP = Slip(Sides, "set_state", line_beside, "boundary")


# Numerals ----------------------------------------------------------------------------------------------


def formulas(lesson: Any, texts: Texts) -> None:
    """The product of all probabilities ends at the likelihood, which only its logarithm tells from 0."""
    points, labels = lesson.cloud.points, lesson.cloud.labels
    total = surprises(points @ lesson.learned.models[0][:2] + lesson.learned.models[0][2], labels).sum()
    [product] = {text for text in texts["believe_the_truth"] if "× 10" in text}
    digits, power = product.split(" × 10")
    exponent = int(power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")))
    assert abs(float(digits) - math.exp(-total - exponent * math.log(10))) < 0.00501


def derived(lesson: Any) -> Mapping[str, Any]:
    """Probabilities and prices under the first guess, the first step, and what becomes of the new one."""
    p, cloud, found = lesson.params, lesson.cloud, {}
    for when in (0, -1):
        weights, bias = lesson.learned.models[when][:2], lesson.learned.models[when][2]
        score = float(weights @ new_one(p) + bias)
        found |= {f"score[{when}]": score, f"chance[{when}]": float(sigmoid(score))}
    found |= {f"chance by {factor} times": float(sigmoid(factor * score)) for factor in MULTIPLES}
    scores = cloud.points @ lesson.learned.models[0][:2] + lesson.learned.models[0][2]
    prices = surprises(scores, cloud.labels)
    found |= {"sum of prices": prices.sum(), "likelihood": math.exp(-prices.sum())}
    chosen: list[float] = []
    for place, price in enumerate(prices):
        found |= {f"belief of {place}": math.exp(-price), f"price of {place}": price}
        belief, digits = math.exp(-price), round(math.exp(-price), 2)
        if 0.1 < belief < 0.95 and round(-math.log(digits), 2) == round(price, 2):
            chosen += [] if digits in [round(math.exp(-each), 2) for each in chosen] else [price]
    for place, price in enumerate(chosen[:3]):
        found |= {f"belief[{place}]": math.exp(-price), f"price[{place}]": price}
    found |= {"rate": p.learning_rate, "p of tangents": 0.75, "slope there": -0.25, "p of the other": 0.9}
    last, cut = lesson.learned.models[-1], math.log(p.threshold / (1 - p.threshold))
    fresh, classes = drawn(p)[1]
    found["fresh right"] = np.sum((fresh @ last[:2] + last[2] >= cut) == (classes == 1))
    found["mistakes"] = np.sum((cloud.points @ last[:2] + last[2] > 0) != (cloud.labels == 1))
    errors = cloud.labels - sigmoid(scores)
    found |= {f"mean pull[{axis}]": errors @ cloud.points[:, axis] / len(errors) for axis in (0, 1)}
    found |= {"mean pull on the bias": errors.mean(), "kept": len(errors) - found["mistakes"]}
    found["how many"] = len(errors)
    found |= rows_of_scores(lesson)
    found["last odds"] = math.exp(lesson.learned.last_score)
    odds = math.exp(abs(lesson.learned.last_score))
    found["odds as they are said"] = round(odds, 1 if odds < 9.95 else 0)
    called = cloud.points @ lesson.learned.models[:, :2].T + lesson.learned.models[:, 2] >= cut
    mistakes = np.sum(called != (cloud.labels == 1)[:, None], axis=0)
    found |= {"fewest mistakes": mistakes.min(), "last mistakes": mistakes[-1]}
    return found


def rows_of_scores(lesson: Any) -> Mapping[str, float]:
    """Scores and probabilities as they are said, and row by row: the new one's first, if it is no bound."""
    first, given = lesson.learned.first_score, list(dict.fromkeys(lesson.params.scores))
    exact = abs(first - round(first, 2)) < 1e-9
    is_bound = abs(first) > math.log(19_999 if exact else 999)
    found = {}
    for where, scores in (("list", given), ("rows", given if is_bound else [first, *given])):
        for place, score in enumerate(scores):
            found |= {f"score {place} of {where}": score, f"chance {place} of {where}": float(sigmoid(score))}
    return found


STRUCTURE = {
    r"1 / \(1 \+ e\^": "the sigmoid",
    r"1 - \{\{ p ": "the probability of the other class",
    r"1 \+ (e\^|\"[\d.]+\")": "all parts, if one has one of them",
    r"dot 1": "the input of the bias",
    r"(more|less) than (999 to 1|1 to 999)": "a bound of odds",
    r"\b1 to|to 1\b": "odds",
    r"- 1$": "the error of class 1",
    r"is 1 for .*, 0 for": "the two classes",
    r"[\d.]+ × 10⁻\S+$": "the likelihood, see `formulas`",
    r"< 10⁻³⁰⁰": "a likelihood that is no float",
    r"heads for (0|100)%": "where certainty lies",
    r"Back to 0\.5\.": "where the odds are even",
    r"× [1248]$": "multiples of the weights",
    r"\be, about 2\.7": "e",
    r"^−?\d+(\.\d+)?$": "the scores whose odds are shown, the numbers at ticks and at lines of equal score",
    r"(more than |less than |[<>] )(99\.9|0\.1)%": "a bound of what is written with its digits",
    r"(of the|[Aa]ll|Here are) 12\b": "how many fresh messages there are",
    r"\$(1|e|e\^2) : (1|e|e\^2)( approx \"(2\.7|7\.4)\" : 1)?\$": "powers of e",
}
