from __future__ import annotations

from typing import Any

from manim import Animation, Create, FadeIn, FadeOut, GrowFromCenter, VGroup, rush_into
from pydantic import Field

from mathkit.learning import logistic_regression as maths
from scenes.learning.logistic_regression import classifiers, formulas, words
from scenes.learning.logistic_regression.params import Score, TwoClusterParams
from scenes.learning.logistic_regression.sides import Sides
from scenes.learning.logistic_regression.sigmoids import SigmoidPlot, calls_beside, chance_of_the_new
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along, tween
from scenes.stage.params.quantities import Number
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.type.writing import stack
from scenes.stage.wording import training


class LogisticRegression(Lesson):
    """A straight score bent into a probability: training moves the line where the model is undecided."""

    title = "Logistic regression"
    prerequisites = ("dot_product", "linear_regression")

    class Params(TwoClusterParams):
        scores: tuple[Score, Score, Score] = Field((2.0, -1.5, 0.0), description="scores to bend")
        threshold: Number = Field(0.5, ge=0.05, le=0.95, description="probability from which we say spam")
        other_threshold: Number = Field(0.9, ge=0.05, le=0.95, description="a second threshold, to compare")
        message_x: Number = Field(1.0, ge=-3, le=3, description="first coordinate of the new message")
        message_y: Number = Field(0.5, ge=-3, le=3, description="second coordinate of the new message")
        weight_x: Number = Field(1.0, ge=-3, le=3, description="first weight at the start")
        weight_y: Number = Field(-1.5, ge=-3, le=3, description="second weight at the start")
        bias: Number = Field(-1.0, ge=-3, le=3, description="bias at the start")
        learning_rate: float = Field(
            0.5, ge=0.01, le=40, description="learning rate: a step is so many times the gradient"
        )
        steps: int = Field(60, ge=1, le=300, description="training steps")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.story = words.story(p.user_data)
        self.scores = list(dict.fromkeys(p.scores))  # each of them once
        self.cloud, self.message = p.cloud, (p.message_x, p.message_y)
        points, labels, weights = self.cloud.points, self.cloud.labels, (p.weight_x, p.weight_y)
        self.training = maths.train_logistic_regression(
            points, labels, p.learning_rate, p.steps, weights=weights, bias=p.bias
        )
        self.models = self.training.models
        self.first_score, self.last_score = self.models[[0, -1]] @ (*self.message, 1.0)
        self.first_calls = maths.calls(self.cloud, self.models[0], p.threshold)
        self.calls = maths.calls(self.cloud, self.models[-1], p.threshold)
        self.other_calls = maths.calls(self.cloud, self.models[-1], p.other_threshold)

    def facts(self) -> Facts:
        p, thing = self.params, self.story.thing
        return {
            "score": self.first_score,
            "steps_taken": training.how_often(p.steps),
            "weights": self.training.weights[-1],
            "bias": self.training.biases[-1],
            "chance": formulas.chance(self.last_score),
            "move": "Raise" if p.other_threshold > p.threshold else "Lower",
            **self.story.in_words,
            **formulas.sigmoid_in_words(p.scores, p.threshold),
            **words.first_calls_in_words(self.models[0], self.first_calls, p.threshold, thing),
            **training.course(self.training),
            **words.calls_in_words(self.calls, self.other_calls, self.story.yes),
        }

    # From a score to a probability -----------------------------------------------------------------------

    @beat(
        "{opening}.",
        "How likely is the new one to be {yes}?",
        title="Which class, and how likely?",
    )
    def meet_the_new_one(self) -> None:
        self.picture = classifiers.LinearClassifier.of(self.params.user_data, self.cloud, also=self.message)
        self.query = self.picture.query_mark(self.message)
        self.premise = stack(classifiers.key_of_marks(self.story.classes))
        no, yes = self.picture.clouds
        *classes, new = self.premise[0]
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=self.phrase_left(0.3))
        self.play(FadeIn(yes, classes[0]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(no, classes[1]), run_time=self.phrase_left())
        self.cue()
        notes = self.set_words(*words.notes_on(self.params.user_data))
        self.play(FadeIn(self.query, new, notes), run_time=self.phrase_left(0.6))

    @beat(
        "A dot product with weights, plus a bias, gives it a score.",
        "Here that's {score:.4}.",
        "But a score can be any number, and a probability lies between zero and one.",
        title="Give it a score",
    )
    def give_it_a_score(self) -> None:
        rule, numbers, value = formulas.score_of(self.models[0], self.message, self.first_score)
        old = self.words
        self.set_words(rule, numbers, value)
        self.play(*swap(old, rule))
        self.play(FadeIn(numbers), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(value), run_time=self.phrase_left(0.8))
        self.cue()
        self.sigmoid = SigmoidPlot(max(map(abs, self.params.scores)))
        self.play(FadeOut(self.picture, self.query), run_time=0.6)
        self.play(FadeIn(self.sigmoid), run_time=self.phrase_left(0.6))

    @beat(
        "A straight line from score to probability leaves that range on both sides.",
        "So bend it. The bent curve is called the sigmoid.",
        "A higher score still means a higher probability, but it stays between zero and one.",
        title="Bend a line into a probability",
    )
    def bend_the_line(self) -> None:
        self.play(Create(self.sigmoid.graph), run_time=self.phrase_left())
        self.cue()
        self.play(tween(self.sigmoid, on=self.sigmoid.graph, bend=1.0, run_time=self.phrase_left()))
        self.cue()
        old = VGroup(self.premise, self.words)
        self.premise, self.words = stack(formulas.the_sigmoid()), VGroup()
        self.play(*swap(old, self.premise))
        self.play(self.sigmoid.run_along(self.phrase_left()))

    @beat("Now read probabilities off the curve: a score of {readings}.", title="Read off probabilities")
    def read_it_off(self) -> None:
        self.values = self.set_words(*formulas.probabilities(self.scores))
        for done, (score, value) in enumerate(zip(self.scores, self.values, strict=True)):
            share = self.phrase_left(1 / (len(self.scores) - done), least=1.8)
            appear, rise = self.sigmoid.read_off(score)
            self.play(appear)
            self.play(rise, run_time=share - 1.0)
            self.play(FadeIn(value), run_time=0.6)

    @beat(
        "To decide, set a threshold: say {yes} if the probability is at least {p.threshold}.",
        "On the axis of scores, that's the same as a score of at least {cut}.",
        "So each score falls on one side of it.",
        title="Decide with a threshold",
    )
    def set_a_threshold(self) -> None:
        threshold = self.params.threshold
        sides = Sides(self.sigmoid).set_state(model=(1.0, 0.0, 0.0), threshold=threshold)
        self.play(Create(self.sigmoid.threshold(threshold)), run_time=self.phrase_left())
        self.cue()
        self.bring_to_back(sides)
        self.play(FadeIn(sides), run_time=self.phrase_left(0.5))
        self.write_below(formulas.threshold_as_score(threshold))
        self.cue()
        calls = calls_beside(self.values, self.scores, threshold, self.story.classes)
        self.play(FadeIn(calls), run_time=self.phrase_left(0.6))

    # The model, and how it learns ------------------------------------------------------------------------

    @beat(
        "A dot product, then the sigmoid: that's the whole model.",
        "{boundary}.",
        "{first_calls}.",
        title="A model that hasn’t learned yet",
    )
    def join_them(self) -> None:
        picture = self.picture.set_state(model=self.models[0], threshold=self.params.threshold)
        old = self.clear_stage()
        self.premise = stack(formulas.the_model())
        value, (line, companions, ringed) = self.set_words(chance_of_the_new(self.first_score), picture.key())
        self.play(old, FadeIn(picture), run_time=1.0)
        self.play(FadeIn(self.query, self.premise, value), run_time=self.phrase_left(0.6))
        self.cue()
        self.bring_to_back(picture.sides)
        self.play(FadeIn(picture.sides), FadeIn(line, companions), run_time=self.phrase_left(0.7))
        self.cue()
        self.add(picture.mistakes, self.query)
        self.play(FadeIn(picture.mistakes), FadeIn(ringed), run_time=self.phrase_left(0.7))

    @beat(
        "Each {thing} has a price: the less likely the model found the truth, the higher it is.",
        "The loss is the mean price, {first_loss:.3}.",
        "In its gradient, each {thing} counts by its error, [p - y|p minus y], where y is one for {yes}.",
        title="What does a mistake cost?",
    )
    def measure_the_error(self) -> None:
        old = self.words
        price, mean, *gradient = self.set_words(*formulas.loss_and_gradient(self.training.losses[0]))
        self.play(FadeOut(old), run_time=0.5)
        self.play(FadeIn(price), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(mean), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(*gradient), run_time=self.phrase_left(0.6))

    @beat(
        "Now step against the gradient, {steps_taken}, with a learning rate of {p.learning_rate:.3}.",
        "Watch the line turn: {outcome}.",
        title="Training turns the line",
    )
    def train(self) -> None:
        old = VGroup(self.premise, self.words)
        rule = training.step_rule(self.params.learning_rate)
        self.panel = TrainingPanel(rule, self.training.losses, self.training.accuracies)
        self.premise, self.words = VGroup(), self.panel
        self.play(*swap(old, self.words))
        last = len(self.models) - 1
        first = min(1, last - 1)
        self.play(*self.training_from(0, first, self.phrase_left()))
        self.cue()
        self.play(*self.training_from(first, last, self.phrase_left(least=5.0)))

    @beat(
        "Now {accuracy:%} are classified correctly.",
        "{mistakes}.",
        "The new {thing} is {yes} with probability {chance}.",
        title="What it has learned",
    )
    def see_the_result(self) -> None:
        old, picture = self.words, self.picture
        counts = classifiers.confusion_table(picture.counts, self.story.classes)
        new = chance_of_the_new(self.last_score)
        found, table, *rest = self.set_words(formulas.trained(picture.model), counts, new, *picture.notes())
        self.play(*swap(old, found))
        self.cue()
        self.play(FadeIn(table), run_time=self.phrase_left(0.7))
        self.cue()
        self.play(FadeIn(*rest), run_time=self.phrase_left(0.6))

    @beat(
        "{move} the threshold to {p.other_threshold}, and watch the missed {yes} and the false alarms.",
        "Missed {yes} {missed_change}, and false alarms {alarm_change}.",
        Phrase("Which mistake is worse? That's for us to decide.", rest="a question"),
        title="Move the threshold",
        when=lambda lesson: lesson.params.other_threshold != lesson.params.threshold,
    )
    def move_the_threshold(self) -> None:
        self.write(classifiers.mistakes_readout(self.picture, self.story.classes[1][0]))
        self.cue()
        other, seconds = self.params.other_threshold, self.phrase_left(least=3.0)
        self.play(tween(self.picture, on=self.picture.sides, threshold=other, run_time=seconds))
        self.cue()
        for note in self.picture.notes():
            self.write_below(note)

    @beat(
        "A network that sorts into two classes ends in just this: a dot product and a sigmoid.",
        "The layers before it bend the data, until one straight line is enough.",
        "So how likely is the new one? A score, bent into a probability, is the answer.",
        title="The last layer of a network",
    )
    def end_a_network(self) -> None:
        network = Network((2, 4, 4, 2, 1), names={0: "$x$", -2: "$h$", -1: "$p$"})
        old = self.clear_stage()
        rule, features = self.set_words(*formulas.last_layer())
        self.play(old, FadeIn(network), run_time=1.2)
        self.play(network.emphasize(-1), FadeIn(rule), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(features), run_time=0.6)
        for layer in range(3):
            self.play(network.light(layer, "data"), run_time=self.phrase_left(1 / (3 - layer)))
        self.cue()
        self.play(FadeOut(network), run_time=0.6)
        picture, rows = self.picture.set_state(threshold=self.params.threshold), self.words
        answer = self.set_words(formulas.the_model(), chance_of_the_new(self.last_score))
        self.play(FadeIn(picture.sides, picture, picture.mistakes), *swap(rows, answer))
        self.play(GrowFromCenter(self.query), run_time=self.phrase_left(0.6))

    def training_from(self, first: int, last: int, run_time: float) -> list[Animation]:
        """Let the training go on from one step to another; the line moves most in the first steps."""
        motion: dict[str, Any] = {"run_time": run_time, "rate_func": rush_into}
        way, end = along(self.models[first : last + 1]), self.models[last]
        line = tween(self.picture, on=self.picture.sides, way=way, model=end, **motion)
        return [line, Advance(self.panel, first, last, **motion)]
