from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import Create, FadeIn, FadeOut, UpdateFromAlphaFunc, rush_into
from pydantic import Field

from mathkit.learning import logistic_regression as maths
from mathkit.learning.datasets import LabelledPoints, standardize, two_clusters
from mathkit.learning.sigmoid import logit, sigmoid
from scenes.stage.chances import decimal
from scenes.stage.curves import Polyline
from scenes.stage.given_data import NO_NAMES, LabelledPointParams
from scenes.stage.legends import key
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.markers import question_mark
from scenes.stage.pictures import classifiers
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.sigmoids import SigmoidPlot, calls_beside, chance_of_the_new, math_sigmoid
from scenes.stage.pictures.training import TrainingPanel, how_often, outcome
from scenes.stage.quantities import Hundredths
from scenes.stage.theme import color
from scenes.stage.typesetting import Points
from scenes.stage.wording import logistic_models as words
from scenes.stage.wording.decisions import called_wrongly, change, line_in_words, notes_on, story
from scenes.stage.writing import STATEMENT_SIZE, formula, stack, text

Score = Annotated[float, Field(ge=-8, le=8), Hundredths]
Number = Annotated[float, Hundredths]

NEARLY_SURE = 0.9
"""The line of this probability, and that of its complement, show how sure the model is."""


class LogisticRegression(Lesson):
    """A straight score bent into a probability: training moves the line where the model is undecided."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "linear_regression")

    class Params(LabelledPointParams):
        scores: tuple[Score, Score, Score] = Field((2.0, -1.5, 0.0), description="scores to bend")
        threshold: Number = Field(0.5, ge=0.05, le=0.95, description="probability from which we say spam")
        other_threshold: Number = Field(0.9, ge=0.05, le=0.95, description="a second threshold, to compare")
        message_x: Number = Field(1.0, ge=-4, le=4, description="first coordinate of the new message")
        message_y: Number = Field(0.5, ge=-4, le=4, description="second coordinate of the new message")
        weight_x: Number = Field(1.0, ge=-3, le=3, description="first weight at the start")
        weight_y: Number = Field(-1.5, ge=-3, le=3, description="second weight at the start")
        bias: Number = Field(-1.0, ge=-3, le=3, description="bias at the start")
        learning_rate: float = Field(0.5, ge=0.01, le=40, description="step size, as a share of the slope")
        steps: int = Field(60, ge=1, le=300, description="training steps")
        count: int = Field(80, ge=10, le=200, description="messages, every second one spam")
        separation: float = Field(2.6, ge=0, le=8, description="distance between the middles of the classes")
        spread: float = Field(1.0, ge=0.3, le=2, description="standard deviation of each class")
        seed: int = Field(3, ge=0, le=9999, description="draws the messages")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.story = story(p.given)
        self.classes = self.story.classes
        self.cloud = two_clusters(p.count, p.separation, p.spread, p.seed)
        if self.params.given is not None:  # weights that start near 1 are for numbers of about that size
            self.cloud = LabelledPoints(
                standardize(self.params.given.points).points, self.params.given.labels
            )
        self.scores = list(dict.fromkeys(p.scores))  # each of them once
        self.message = np.array([p.message_x, p.message_y])
        points, labels = self.cloud.points, self.cloud.labels
        self.training = maths.train_logistic_regression(
            points, labels, p.learning_rate, p.steps, weights=(p.weight_x, p.weight_y), bias=p.bias
        )
        self.road = np.column_stack([self.training.weights, self.training.biases])

    def facts(self) -> Facts:
        p, losses, start, end = self.params, self.training.losses, self.road[0], self.road[-1]
        first = self._calls(start, p.threshold)
        calls, other = self._calls(end, p.threshold), self._calls(end, p.other_threshold)
        story = self.story
        return {
            "opening": story.opening,
            "thing": story.thing,
            "yes": story.yes,
            "probabilities": sigmoid(p.scores),
            "readings": words.readings(self.scores),
            "cut": float(logit(p.threshold)),
            "score": self._score(start),
            "boundary": line_in_words(start[:2], first, p.threshold, thing=story.thing),
            "first_wrong": first.wrong,
            "first_calls": called_wrongly(first, thing=story.thing),
            "first_loss": losses[0],
            "last_loss": losses[-1],
            "outcome": outcome(self.training.verdict, losses),
            "steps_taken": how_often(p.steps),
            "weights": end[:2],
            "bias": end[2],
            "accuracy": calls.accuracy,
            "missed": calls.false_negative,
            "false_alarms": calls.false_positive,
            "chance": decimal(float(sigmoid(self._score(end)))),
            "move": "Raise" if p.other_threshold > p.threshold else "Lower",
            "missed_change": change(calls.false_negative, other.false_negative),
            "alarm_change": change(calls.false_positive, other.false_positive),
        }

    # From a score to a probability -----------------------------------------------------------------------

    @beat("{opening}. How likely is the new one {yes}?")
    def ask(self) -> None:
        self.picture = classifiers.LinearClassifier(
            self.cloud.points,
            self.cloud.labels,
            also=self.message,
            levels=(1 - NEARLY_SURE, NEARLY_SURE),
            axes=NO_NAMES if self.params.given is None else self.params.given.axes,
        )
        self.query = question_mark(self.picture.at(*self.message))
        self.words = stack(key([*reversed(class_entries(self.classes)), self.story.new_one()]))
        self.notes = stack(*notes_on(self.params.given), under=self.words)
        squares, discs, new = self.words[0]
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(FadeIn(self.picture.clouds[1], squares), run_time=1.0)
        self.play(FadeIn(self.picture.clouds[0], discs), run_time=1.0)
        self.play(FadeIn(self.query, new, self.notes))

    @beat(
        "A dot product with weights, plus a bias, scores it {score:.4}. "
        "But a score can be any number; a probability lies between zero and one."
    )
    def give_it_a_score(self) -> None:
        start = self.road[0]
        scoring = stack(*words.score_of(start, self.message, self._score(start)), under=self.words)
        if self.params.given is not None:  # their room is needed
            self.play(FadeOut(self.notes), run_time=0.5)
        self.show_one_by_one(scoring)

    @beat(
        "A straight line leaves that range on both sides. So bend it: the sigmoid keeps the scores in order, "
        "and all of them between zero and one."
    )
    def bend_the_line(self) -> None:
        self.sigmoid = SigmoidPlot(max(map(abs, self.params.scores)))
        self.rule = stack(formula(words.SIGMOID))
        bend = UpdateFromAlphaFunc(self.sigmoid.bent, lambda _, share: self.sigmoid.bend(share), run_time=2.4)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.sigmoid), run_time=0.8)
        self.play(Create(self.sigmoid.bent), run_time=1.4)
        self.play(bend)
        self.play(FadeIn(self.rule))

    @beat("Now read probabilities off the curve: a score of {readings}.")
    def read_it_off(self) -> None:
        values = [formula(math_sigmoid(z), size=STATEMENT_SIZE) for z in self.scores]
        self.values = stack(*values, under=self.rule)
        for z, value in zip(self.scores, self.values, strict=True):
            dot, stem = self.sigmoid.reading(z)
            self.play(FadeIn(dot), run_time=0.4)
            self.add(stem, dot)  # the stem behind the dot
            rise = dot.animate.move_to(stem.get_end()).set_color(color("result"))
            self.play(rise, Create(stem), run_time=1.0)
            self.play(FadeIn(value), run_time=0.6)

    @beat(
        "To decide, set a threshold: {yes} from a probability of {p.threshold} on, "
        "which is a score of at least {cut}."
    )
    def set_a_threshold(self) -> None:
        threshold = self.params.threshold
        level = Polyline([self.sigmoid.level(threshold)], "ink", width=2.5)
        sides = classifiers.Sides(self.sigmoid).lay((1.0, 0.0), 0.0, threshold)
        cut = stack(words.threshold_as_score(threshold, float(logit(threshold))), under=self.values)
        calls = calls_beside(self.values, self.scores, threshold, self.classes)
        self.play(Create(level), run_time=0.8)
        self.bring_to_back(sides)
        self.play(FadeIn(sides), FadeIn(cut))
        self.play(FadeIn(calls))

    # The model, and how it learns ------------------------------------------------------------------------

    @beat("Dot product, then sigmoid: the whole model. {boundary}: {first_calls}.")
    def join_them(self) -> None:
        start, picture = self.road[0], self.picture
        picture.lay(start, self.params.threshold)
        self.model = stack(formula(words.MODEL))
        self.words = stack(chance_of_the_new(self._score(start)), picture.key(), under=self.model)
        value, (line, companions, ringed) = self.words
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(picture, self.query, self.model))
        self.play(FadeIn(value))
        self.bring_to_back(picture.sides)
        self.play(FadeIn(picture.sides), FadeIn(line, companions), run_time=1.4)
        self.add(picture.mistakes, self.query)
        self.play(FadeIn(picture.mistakes), FadeIn(ringed))

    @beat(
        "Each {thing} costs its surprise; the loss is the mean, {first_loss:.3}. Its gradient weighs "
        "each {thing} by its error, [p - y|p minus y], where y is one for {yes}."
    )
    def measure_the_error(self) -> None:
        self.rule = stack(*words.loss_and_gradient(self.training.losses[0]), under=self.model)
        self.play(FadeOut(self.words), run_time=0.5)
        self.show_one_by_one(self.rule)

    @beat("Now step against it {steps_taken}, and watch: {outcome}.")
    def train(self) -> None:
        rule, losses = formula(words.STEP), self.training.losses
        self.words = panel = TrainingPanel(rule, losses, lambda: self.picture.counts.accuracy)
        self.play(FadeOut(self.rule, self.model), run_time=0.5)
        self.play(FadeIn(panel))
        # The line moves most in the first steps.
        learning = classifiers.Training(self.picture, self.road, panel, rate_func=rush_into, run_time=6.0)
        self.play(learning)

    @beat(
        "Now {accuracy:%} are called rightly. Missed {yes}: {missed}; false alarms: {false_alarms}. "
        "The new {thing} is {yes} with probability {chance}."
    )
    def see_the_result(self) -> None:
        self.play(FadeOut(self.words), run_time=0.5)
        self.words = stack(
            words.trained(self.road[-1]),
            classifiers.confusion_table(self.picture.counts, self.classes),
            chance_of_the_new(self._score(self.road[-1])),
            *self.picture.notes(),
        )
        self.show_one_by_one(self.words)

    @beat(
        "{move} the threshold to {p.other_threshold}: missed {yes} {missed_change}, "
        "false alarms {alarm_change}. Which mistake is worse is for us to say.",
        when=lambda lesson: lesson.params.other_threshold != lesson.params.threshold,
    )
    def move_the_threshold(self) -> None:
        yes, _ = self.classes[1]
        panel = stack(classifiers.mistakes_readout(self.picture, yes))
        self.play(FadeOut(self.words), run_time=0.5)
        self.play(FadeIn(panel))
        self.play(classifiers.MoveThreshold(self.picture, self.params.other_threshold, run_time=4.0))
        self.show_one_by_one(stack(*self.picture.notes(), under=panel))

    @beat(
        "A network that classifies ends in exactly this. The layers before it bend the data "
        "until one straight line will do."
    )
    def what_it_is_for(self) -> None:
        rule = stack(formula(words.LAST_LAYER), text("$h$: what the layers make of $x$", role="muted"))
        network = Network((2, 4, 4, 2, 1), names={0: "$x$", -2: "$h$", -1: "$p$"})
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network), run_time=1.4)
        self.play(network.emphasize(-1), FadeIn(rule[0]))
        self.play(FadeIn(rule[1]))

    # What is true at given weights, models being (w₁, w₂, b) ---------------------------------------------

    def _score(self, model: Points) -> float:
        """The score of the new message."""
        return float(self.message @ model[:2] + model[2])

    def _calls(self, model: Points, threshold: float) -> maths.ConfusionCounts:
        probabilities = maths.predict(self.cloud.points, model[:2], model[2])
        return maths.confusion_counts(self.cloud.labels, probabilities, threshold)
