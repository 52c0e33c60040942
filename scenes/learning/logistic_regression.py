from __future__ import annotations

from functools import partial
from typing import Annotated

import numpy as np
from manim import RIGHT, Create, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup, rush_into
from pydantic import Field

from mathkit.learning.datasets import two_clusters
from mathkit.learning.logistic_regression import (
    ConfusionCounts,
    TrainingVerdict,
    confusion_counts,
    predict,
    train_logistic_regression,
)
from mathkit.learning.sigmoid import logit, sigmoid
from scenes.stage.chances import bounded, decimal
from scenes.stage.classifiers import LinearClassifier, Sides
from scenes.stage.curves import Polyline
from scenes.stage.frame import WORDS, Box
from scenes.stage.legends import key
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.markers import Markers, question_mark
from scenes.stage.networks import Network
from scenes.stage.numerals import math_number, math_term, math_vector, number, percent
from scenes.stage.plots import Plot
from scenes.stage.readouts import Reading, readout
from scenes.stage.sigmoids import SigmoidPlot
from scenes.stage.tables import table
from scenes.stage.theme import Role, color
from scenes.stage.trails import along
from scenes.stage.typesetting import Points
from scenes.stage.writing import (
    FINE_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    paragraph,
    stack,
    text,
)

Score = Annotated[float, Field(ge=-8, le=8)]

CLASSES: tuple[tuple[str, Role], tuple[str, Role]] = (("not spam", "data"), ("spam", "second"))
"""What the labels 0 and 1 stand for, and their colours."""

NEARLY_SURE = 0.9
"""The line of this probability, and that of its complement, show how sure the model is."""

OUTCOMES = {
    TrainingVerdict.FALLS_STEADILY: "the loss falls steadily",
    TrainingVerdict.JUMPS: "the loss jumps on its way down, because the steps are too large",
    TrainingVerdict.DIVERGES: "the steps are too large, and the loss ends higher than it began",
}
"""What the viewer sees happen, for each verdict of mathkit."""

LAYERS = (2, 4, 4, 2, 1)
"""Neurons in each layer of the network at the end."""

SAMPLE = np.array([(-0.25, 0.0), (0.25, 0.0)])
"""A short line, to stand in a key."""


class LogisticRegression(Lesson):
    """A straight score bent into a probability: training moves the line where the model is undecided."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "gradient_descent")

    class Params(LessonParams):
        scores: tuple[Score, Score, Score] = Field((2.0, -1.5, 0.0), description="scores to bend")
        threshold: float = Field(0.5, ge=0.05, le=0.95, description="probability from which we say spam")
        other_threshold: float = Field(0.9, ge=0.05, le=0.95, description="a second threshold, to compare")
        message_x: float = Field(1.0, ge=-4, le=4, description="first coordinate of the new message")
        message_y: float = Field(0.5, ge=-4, le=4, description="second coordinate of the new message")
        weight_x: float = Field(1.0, ge=-3, le=3, description="first weight at the start")
        weight_y: float = Field(-1.5, ge=-3, le=3, description="second weight at the start")
        bias: float = Field(-1.0, ge=-3, le=3, description="bias at the start")
        learning_rate: float = Field(0.5, ge=0.01, le=40, description="step size, as a share of the slope")
        steps: int = Field(60, ge=1, le=300, description="training steps")
        count: int = Field(80, ge=10, le=200, description="messages, every second one spam")
        separation: float = Field(2.6, ge=0, le=8, description="distance between the middles of the classes")
        spread: float = Field(1.0, ge=0.1, le=2, description="standard deviation of each class")
        seed: int = Field(3, ge=0, le=9999, description="draws the messages")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.cloud = two_clusters(p.count, p.separation, p.spread, p.seed)
        self.message = np.array([p.message_x, p.message_y])
        self.training = train_logistic_regression(
            self.cloud.points,
            self.cloud.labels,
            p.learning_rate,
            p.steps,
            weights=(p.weight_x, p.weight_y),
            bias=p.bias,
        )
        self.road = np.column_stack([self.training.weights, self.training.biases])

    def facts(self) -> Facts:
        p, losses, start, end = self.params, self.training.losses, self.road[0], self.road[-1]
        first = self._calls(start, p.threshold)
        calls, other = self._calls(end, p.threshold), self._calls(end, p.other_threshold)
        return {
            "probabilities": sigmoid(p.scores),
            "readings": "; ".join(f"{number(z)} becomes {decimal(float(sigmoid(z)))}" for z in self._scores),
            "cut": float(logit(p.threshold)),
            "score": self._score(start),
            "boundary": self._describe_line(start),
            "first_wrong": first.false_negative + first.false_positive,
            "first_loss": losses[0],
            "last_loss": losses[-1],
            "fall": _change(number(losses[0], 3), number(losses[-1], 3)),
            "outcome": OUTCOMES[self.training.verdict],
            "steps_taken": "once" if p.steps == 1 else f"{p.steps} times",
            "weights": end[:2],
            "bias": end[2],
            "accuracy": (calls.true_positive + calls.true_negative) / p.count,
            "missed": calls.false_negative,
            "false_alarms": calls.false_positive,
            "chance": decimal(float(sigmoid(self._score(end)))),
            "move": "Raise" if p.other_threshold > p.threshold else "Lower",
            "missed_change": _change(str(calls.false_negative), str(other.false_negative)),
            "alarm_change": _change(str(calls.false_positive), str(other.false_positive)),
        }

    # From a score to a probability -----------------------------------------------------------------------

    @beat(
        "Each mark is a message, described by two numbers: squares were spam, discs were not. "
        "How likely is the new one to be spam?"
    )
    def ask(self) -> None:
        self.picture = LinearClassifier(
            self.cloud.points, self.cloud.labels, also=self.message, levels=(1 - NEARLY_SURE, NEARLY_SURE)
        )
        self.query = question_mark(self.picture.at(*self.message))
        entries = [
            (Markers([(0, 0)], "second", "square"), text("spam", role="second")),
            (Markers([(0, 0)], "data", "disc"), text("not spam", role="data")),
            (question_mark((0, 0)), text("new: spam or not?")),
        ]
        self.words = stack(key(entries))
        squares, discs, new = self.words[0]
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(FadeIn(self.picture.clouds[1], squares), run_time=1.0)
        self.play(FadeIn(self.picture.clouds[0], discs), run_time=1.0)
        self.play(FadeIn(self.query, new))

    @beat(
        "A dot product with weights, plus a bias, gives it a score: {score}. "
        "But a score can be any number, and a probability lies between zero and one."
    )
    def give_it_a_score(self) -> None:
        *weights, bias = self.road[0]
        score = math_number(self._score(self.road[0]))
        product = f"{math_vector(weights)} dot {math_vector(self.message)}"
        self.scoring = stack(
            formula("{{ z : path }} = w dot x + b"),
            formula(f"{{{{ z : path }}}} = {product} {math_term(bias)}"),
            formula(f"{{{{ z : path }}}} = {{{{ {score} : path }}}}"),
            under=self.words,
        )
        for line in self.scoring:
            self.play(FadeIn(line))

    @beat(
        "A straight line runs out of that range on both sides. So bend it: the sigmoid keeps the scores "
        "in order, and fits all of them between zero and one."
    )
    def bend_the_line(self) -> None:
        self.sigmoid = SigmoidPlot(max(map(abs, self.params.scores)))
        self.rule = stack(formula("{{ sigma(z) : result }} = 1 / (1 + e^(-{{ z : path }}))"))
        bend = UpdateFromAlphaFunc(self.sigmoid.bent, lambda _, share: self.sigmoid.bend(share), run_time=2.4)
        self.play(FadeOut(self.picture, self.query, self.words, self.scoring), run_time=0.6)
        self.play(FadeIn(self.sigmoid), run_time=0.8)
        self.play(Create(self.sigmoid.bent), run_time=1.4)
        self.play(bend)
        self.play(FadeIn(self.rule))

    @beat("Now read probabilities off the curve: a score of {readings}.")
    def read_it_off(self) -> None:
        self.values = stack(*(_value(z) for z in self._scores), under=self.rule)
        for z, value in zip(self._scores, self.values, strict=True):
            dot, stem = self.sigmoid.reading(z)
            self.play(FadeIn(dot), run_time=0.4)
            self.add(stem, dot)  # the stem behind the dot
            self.play(
                dot.animate.move_to(stem.get_end()).set_color(color("result")), Create(stem), run_time=1.0
            )
            self.play(FadeIn(value), run_time=0.6)

    @beat(
        "To decide, set a threshold: from a probability of {p.threshold} on we say spam. "
        "That is the same as a score of at least {cut}."
    )
    def set_a_threshold(self) -> None:
        threshold = self.params.threshold
        level = Polyline([self.sigmoid.level(threshold)], "ink", width=2.5)
        sides = Sides(self.sigmoid).lay((1.0, 0.0), 0.0, threshold)
        cut = formula(
            f"{{{{ p : result }}}} >= {math_number(threshold)} quad <=> quad "
            f"{{{{ z : path }}}} >= {math_number(float(logit(threshold)))}",
            size=STATEMENT_SIZE,
        )
        edge = self.values.get_right()[0]
        calls = VGroup()
        for z, value in zip(self._scores, self.values, strict=True):
            name, role = CLASSES[int(sigmoid(z) >= threshold)]
            call = text(name, role=role).next_to((edge, 0.0, 0.0), RIGHT, buff=0.35)
            calls.add(call.stand_on(value[-1].get_bottom()[1]))  # where the last digit stands
        self.play(Create(level), run_time=0.8)
        self.bring_to_back(sides)
        self.play(FadeIn(sides), FadeIn(stack(cut, under=self.values)))
        self.play(FadeIn(calls))

    # The model, and how it learns ------------------------------------------------------------------------

    @beat(
        "Dot product, then sigmoid: that is the whole model. {boundary}. "
        "Called wrongly, and ringed: {first_wrong} of {p.count}."
    )
    def join_them(self) -> None:
        start, picture = self.road[0], self.picture
        picture.lay(start, self.params.threshold)
        self.model = stack(formula("{{ p : result }} = sigma({{ w dot x + b : path }})"))
        self.words = stack(_value(self._score(start)), self._key_to_lines(start), under=self.model)
        value, (line, companions, ringed) = self.words
        self.play(FadeOut(*self._all_but_the_heading()), run_time=0.6)
        self.play(FadeIn(picture, self.query, self.model))
        self.play(FadeIn(value))
        self.bring_to_back(picture.sides)
        self.play(FadeIn(picture.sides), FadeIn(line, companions), run_time=1.4)
        self.add(picture.mistakes, self.query)
        self.play(FadeIn(picture.mistakes), FadeIn(ringed))

    @beat(
        "Each message costs its surprise; the loss is the mean, {first_loss:.3}. Its gradient weighs "
        "each message by its error, p minus y, where y is one for spam."
    )
    def measure_the_error(self) -> None:
        loss = math_number(self.training.losses[0], 3)
        self.rule = stack(
            formula(
                "ell = cases(-ln {{ p : result }} & quad {{ y = 1 : second }}, "
                "-ln(1 - {{ p : result }}) & quad {{ y = 0 : data }})",
                size=STATEMENT_SIZE,
            ),
            formula(f"{{{{ L : slope }}}} = 1/m sum ell = {{{{ {loss} : slope }}}}", size=STATEMENT_SIZE),
            formula("{{ nabla_w L : slope }} = 1/m sum ({{ p : result }} - y) thin x", size=STATEMENT_SIZE),
            text("for $b$ likewise, with 1 for $x$", role="muted"),
            under=self.model,
        )
        self.play(FadeOut(self.words), run_time=0.5)
        for line in self.rule:
            self.play(FadeIn(line))

    @beat("Step against it, {steps_taken}, and the line moves: {outcome}, {fall}.")
    def train(self) -> None:
        steps, losses = self.params.steps, self.training.losses
        self.step = 0.0
        panel = readout(
            [
                Reading("step", lambda: np.floor(self.step + 1e-9)),
                Reading(
                    "loss",
                    lambda: float(along(losses, self.step)),
                    partial(number, decimals=3, fixed=True),
                    "slope",
                ),
                Reading("called rightly", lambda: self.picture.accuracy, percent, "result"),
            ]
        )
        self.words = stack(formula("{{ w : path }} <- w - alpha {{ nabla_w L : slope }}"), panel)
        below = Box(WORDS.left, WORDS.right, WORDS.bottom, panel.get_bottom()[1] - 0.4)
        self.loss = Plot(
            below,
            (0, steps),
            (0, 1.05 * losses.max()),
            x_ticks=min(steps + 1, 5),
            y_ticks=3,
            x_label="steps",
            y_label="loss",
        )
        self.curve = Polyline([], "slope", width=4.0)
        self.play(FadeOut(self.rule, self.model), run_time=0.5)
        self.play(FadeIn(self.words, self.loss))
        self.add(self.curve)
        self.play(
            UpdateFromAlphaFunc(self.picture.sides, lambda _, share: self._follow(share * steps)),
            rate_func=rush_into,  # the line moves most in the first steps
            run_time=7.0,
        )

    @beat(
        "Now {accuracy:%} are called rightly. Missed spam: {missed}; false alarms: {false_alarms}. "
        "And the new message is spam with probability {chance}."
    )
    def see_the_result(self) -> None:
        *weights, bias = self.road[-1]
        found = formula(
            f"{{{{ w = {math_vector(weights)} : path }}}} quad {{{{ b = {math_number(bias)} : path }}}}",
            size=STATEMENT_SIZE,
        )
        self.play(FadeOut(self.words, self.loss, self.curve), run_time=0.5)
        value = _value(self._score(self.road[-1]))
        self.words = stack(found, _table(self.picture.counts), value, *self._if_out_of_sight())
        for words in self.words:
            self.play(FadeIn(words))

    @beat(
        "{move} the threshold to {p.other_threshold}, and the line slides over: missed spam {missed_change}, "
        "false alarms {alarm_change}. Which is worse is for us to say.",
        when=lambda lesson: lesson.params.other_threshold != lesson.params.threshold,
    )
    def move_the_threshold(self) -> None:
        first, other, picture = self.params.threshold, self.params.other_threshold, self.picture

        def slide(_: Mobject, share: float) -> None:
            picture.lay(self.road[-1], first + share * (other - first))

        panel = readout(
            [
                Reading("threshold", lambda: picture.threshold, partial(number, fixed=True), "path"),
                Reading("missed spam", lambda: picture.counts.false_negative, role="slope"),
                Reading("false alarms", lambda: picture.counts.false_positive, role="slope"),
            ]
        )
        self.play(FadeOut(self.words), run_time=0.5)
        self.words = stack(panel)
        self.play(FadeIn(self.words))
        self.play(UpdateFromAlphaFunc(picture.sides, slide), run_time=4.0)
        for note in self._if_out_of_sight():
            self.play(FadeIn(stack(note, under=self.words)))

    @beat(
        "The last layer of a network that classifies is exactly this. The layers before it bend the data "
        "until one straight line will do."
    )
    def what_it_is_for(self) -> None:
        words = stack(
            formula("{{ p : result }} = sigma({{ w dot h + b : path }})"),
            paragraph(
                "$h$: what the layers before it have made of the message $x$", width=WORDS.width, role="muted"
            ),
        )
        network = Network(LAYERS, names={0: "$x$", -2: "$h$", -1: "$p$"})
        self.play(FadeOut(*self._all_but_the_heading()), run_time=0.6)
        self.play(FadeIn(network), run_time=1.4)
        self.play(network.emphasize(-1), FadeIn(words[0]))
        self.play(FadeIn(words[1]))

    # What is true at given weights, models being (w₁, w₂, b) ---------------------------------------------

    @property
    def _scores(self) -> list[float]:
        """The scores to bend, each of them once."""
        return list(dict.fromkeys(self.params.scores))

    def _score(self, model: Points) -> float:
        """The score of the new message."""
        return float(self.message @ model[:2] + model[2])

    def _calls(self, model: Points, threshold: float) -> ConfusionCounts:
        probabilities = predict(self.cloud.points, model[:2], model[2])
        return confusion_counts(self.cloud.labels, probabilities, threshold)

    def _describe_line(self, model: Points) -> str:
        if not model[:2].any():
            return "With both weights at zero every message gets the same probability: there is no line yet"
        calls, threshold = self._calls(model, self.params.threshold), number(self.params.threshold)
        called_spam = calls.true_positive + calls.false_positive
        if called_spam in (0, self.params.count):
            return f"Where p is {threshold} runs a straight line, and all messages lie on one side of it"
        return f"Where p is {threshold} runs a straight line; its weights are still a guess"

    def _follow(self, step: float) -> None:
        """Show the training after *step* steps: any number, straight between one step and the next."""
        self.step = step
        self.picture.lay(along(self.road, step), self.params.threshold)
        losses = self.training.losses
        passed = np.append(np.arange(np.floor(step) + 1), step)
        self.curve.set_runs(self.loss.runs(passed, np.interp(passed, np.arange(len(losses)), losses)))

    def _key_to_lines(self, model: Points) -> VGroup:
        """What the lines and the rings mean; a line that is not to be seen is said not to be."""
        line = f"$p = {math_number(self.params.threshold)}$"
        if not model[:2].any():
            line += ": no line yet"
        elif not self.picture.sides.line_in_sight:
            line += ": outside of the picture"
        sure = f"$p = {math_number(1 - NEARLY_SURE)}$ and ${math_number(NEARLY_SURE)}$"
        return key(
            [
                (Polyline([SAMPLE], "path", width=5.0), text(line)),
                (Polyline([SAMPLE], "path", width=2.0), text(sure)),
                (Markers([(0, 0)], "slope", "ring"), text("called wrongly")),
            ]
        )

    def _if_out_of_sight(self) -> list[Written]:
        """What to say of a line that is not to be seen: nothing if it is."""
        if self.picture.sides.line_in_sight:
            return []
        return [text("the line lies outside of the picture", size=FINE_SIZE, role="muted")]

    def _all_but_the_heading(self) -> list[Mobject]:
        return [mobject for mobject in self.mobjects if mobject is not self.heading]


def _value(score: float) -> Written:
    """The formula σ(score) = … ."""
    relation, digits = bounded(float(sigmoid(score)))
    return formula(
        f'{{{{ sigma({{{{ {math_number(score)} : path }}}}) {relation} "{digits}" : result }}}}',
        size=STATEMENT_SIZE,
    )


def _table(calls: ConfusionCounts) -> Written:
    """The four counts: a row for what the messages are, a column for what they are called."""
    right, wrong = "{{{{ {} : result }}}}", "{{{{ {} : slope }}}}"
    spam, not_spam = "{{ spam : second }}", "{{ not spam : data }}"
    rows = [
        ("", "{{ called : muted }}", "{{ called : muted }}"),
        ("{{ in truth : muted }}", spam, not_spam),
        (spam, right.format(calls.true_positive), wrong.format(calls.false_negative)),
        (not_spam, wrong.format(calls.false_positive), right.format(calls.true_negative)),
    ]
    return table(rows, size=LABEL_SIZE)


def _change(before: str, after: str) -> str:
    return f"from {before} to {after}" if before != after else f"still {after}"
