from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, MoveAlongPath, VGroup, rush_into
from pydantic import Field

from mathkit.learning.datasets import LabelRule, points_under_rule
from mathkit.learning.network_training import train_network
from mathkit.learning.neural_network import Activation, backward, forward, initial_network
from scenes.learning.training_a_network import words
from scenes.learning.training_a_network.decision_regions import LearnedRegions, hidden_lines
from scenes.learning.training_a_network.signals import SignalNetwork
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.scatter import Scatter, class_entries, misclassified_entry
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.markers import question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.chances import decimal
from scenes.stage.type.legends import key
from scenes.stage.wording import training


class TrainingANetwork(Lesson):
    """Forward, loss, backward, step: how a network of a few neurons finds the rule behind its examples."""

    title = "Training a network"
    prerequisites = ("chain_rule", "logistic_regression")

    class Params(LessonParams):
        rule: LabelRule = Field("diagonal", description="what makes a point a square: its place on the plane")
        count: int = Field(60, ge=10, le=200, description="points to learn from, every second one a square")
        hidden: int = Field(4, ge=2, le=6, description="hidden neurons")
        activation: Activation = Field("tanh", description="how a hidden neuron bends its sum")
        learning_rate: float = Field(
            0.1, ge=0.01, le=3, description="learning rate: the step, as a multiple of the gradient"
        )
        epochs: int = Field(1000, ge=10, le=2000, description="steps of the training, each over all points")
        seed: int = Field(10, ge=0, le=9999, description="draws the points and the weights at the start")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.cloud = points_under_rule(p.count, p.rule, p.seed)
        self.start = initial_network(2, p.hidden, p.seed, p.activation)
        points, labels = self.cloud.points, self.cloud.labels
        self.training = train_network(self.start, points, labels, p.learning_rate, p.epochs)
        self.second, self.end = map(self.start.with_vector, self.training.vectors[[1, -1]])
        self.wrong = points[(forward(self.end, points).scores >= 0) != (labels == 1)]
        losses = backward(self.start, forward(self.start, points), labels).losses
        worst = int(np.argmax(losses))  # it has the most to learn from
        self.label = int(labels[worst])
        self.passed, self.passed_last = (forward(each, points[[worst]]) for each in (self.start, self.end))
        self.back = backward(self.start, self.passed, [self.label])

    def facts(self) -> Facts:
        return {
            "x": self.passed.inputs[0, 0],
            "y": self.passed.inputs[0, 1],
            "chance": decimal(self.passed.probabilities[0]),
            "last_chance": decimal(self.passed_last.probabilities[0]),
            "kind": words.kind(self.label),
            "loss": self.back.losses[0],
            "verdict": words.verdict(self.training),
            "weights": len(self.start.vector),
            **training.course(self.training),
            **words.calls_in_words(self.params.count, len(self.wrong)),
        }

    @beat(
        "Here are discs and squares: examples of two classes.",
        "No one tells us the rule behind them.",
        Phrase("Can a network with {p.hidden} hidden neurons find it?", rest="a question"),
        title="Discs and squares",
    )
    def meet_the_examples(self) -> None:
        self.picture = Scatter(self.cloud.points, self.cloud.labels)
        self.sample = self.picture.query_mark(self.passed.inputs[0])
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(FadeIn(self.picture.clouds), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(self.set_words(key(class_entries(words.CLASSES)))), run_time=1.6)
        self.cue()

    # One example, forward and backward -------------------------------------------------------------------

    @beat(
        "Take one example, ({x}, {y}).",
        "This is a network. At the start its weights are drawn at random.",
        "Each hidden neuron multiplies its inputs by its weights, and adds them up.",
        "Then it bends the sum. That's what it passes on.",
        title="Forward: from the inputs to the neurons",
    )
    def go_forward(self) -> None:
        self.network = SignalNetwork(self.params.hidden)
        self.numbers = self.network.weights_of(self.start)
        self.signals = self.network.signals_of(self.passed)
        self.play(FadeIn(self.sample), run_time=1.0)
        self.cue()
        self.play(self.clear_stage(), FadeIn(self.network), run_time=0.9)
        self.play(FadeIn(self.numbers, self.signals[0]), run_time=self.phrase_left(0.6))
        self.cue()
        rule, worked = self.set_words(*words.into_hidden(self.start, self.passed))
        self.play(*self.network.lit("path", 0), FadeIn(rule), run_time=0.9)
        self._send(0, "data", self.phrase_left())
        self.cue()
        self.play(FadeIn(self.signals[1], worked), run_time=self.phrase_left(0.45))

    @beat(
        "The last neuron does the same, and bends with a sigmoid.",
        "So the network says: this is a square with probability {chance}.",
        "In fact the example is a {kind}.",
        "How surprising that is, is the loss: {loss:.3}.",
        title="The prediction and its loss",
    )
    def measure_the_loss(self) -> None:
        old, rows = self.words, words.into_output(self.passed, self.label, self.back.losses[0])
        rule, chance, surprise = self.set_words(*rows)
        self.play(*swap(old, rule), *self.network.lit("path", 1))
        self._send(1, "data", self.phrase_left())
        self.cue()
        self.play(FadeIn(self.signals[2], chance), run_time=0.9)
        self.cue()
        self.cue()
        self.play(FadeIn(surprise), run_time=1.0)

    @beat(
        Phrase("Which weight is to blame, and by how much?", rest="a question"),
        "The chain rule works its way back from the error.",
        "A weight of the last layer: the error, times what came in.",
        "A weight further back: the error, times every factor on the way.",
        title="Backward: which weight is to blame?",
    )
    def go_backward(self) -> None:
        gradients, old = self.network.gradients_of(self.back), self.words
        error, *rules = self.set_words(*words.backward_rules(self.start, self.back, self.label))
        self.cue()
        self.play(*swap(old, error))
        for layer, rule in zip((1, 0), rules, strict=True):
            self.cue()
            self._send(layer, "slope", self.phrase_left(0.75), back=True)
            self.play(FadeOut(self.numbers[layer]), run_time=0.4)
            self.play(*self.network.lit("slope", layer), FadeIn(gradients[layer], rule), run_time=0.9)
        self.numbers = gradients

    @beat(
        "Do that for all {p.count} points, and average the gradients.",
        "Then every weight steps against its gradient, times the learning rate, {p.learning_rate:.3}.",
        "That's one epoch.",
        title="One step for every weight",
    )
    def step(self) -> None:
        old = self.words
        gradient, rule = self.set_words(*words.gradient_step(self.params.learning_rate))
        self.play(*swap(old, gradient), FadeOut(self.signals))
        for layer in (0, 1):
            self._send(layer, "data", self.phrase_left(0.4, least=0.6))
        self.cue()
        self.play(FadeIn(rule), FadeOut(self.numbers), run_time=0.8)
        self.numbers = self.network.weights_of(self.second)
        self.play(*self.network.lit("path", 0, 1), FadeIn(self.numbers), run_time=0.9)
        self.cue()
        for layer in (0, 1):
            self._send(layer, "data", 1.0)

    # All examples, again and again -----------------------------------------------------------------------

    @beat(
        "Now repeat that for {p.epochs} epochs.",
        "Watch the boundary: {outcome}.",
        title="Watch it learn",
    )
    def train(self) -> None:
        self.regions = LearnedRegions(self.picture, self.start, self.training)
        rule, old = training.step_rule(self.params.learning_rate), self.clear_stage()
        self.words = panel = TrainingPanel(rule, self.training.losses, self.training.accuracies, unit="epoch")
        self.play(old, FadeIn(self.regions, self.picture, panel), run_time=1.2)
        self.cue()
        # The boundary moves most in the first epochs.
        epochs, run_time = len(self.training.losses) - 1, self.phrase_left(least=7.0)
        pictures = (self.regions, panel)
        self.play(*(Advance(each, 0, epochs, run_time=run_time, rate_func=rush_into) for each in pictures))

    @beat(
        "Now {rightly} points are classified correctly.",
        "Once more, from the start: for our example, the probability of a square goes from {chance} "
        "to {last_chance}.",
        "{verdict}.",
        title="What has it learned?",
    )
    def judge(self) -> None:
        self.mistakes = self.picture.rings(self.wrong)
        self.sample.set_z_index(1)  # the example may be one of the mistakes
        self.wipe()
        self.play(FadeIn(self.mistakes), run_time=1.0)
        self.cue()
        epochs = len(self.training.losses) - 1
        self.play(FadeOut(self.mistakes), FadeIn(self.sample), Advance(self.regions, epochs, 0, run_time=1.2))
        run_time = self.phrase_left(0.9)
        self.play(Advance(self.regions, 0, epochs, run_time=run_time, rate_func=rush_into))
        self.cue()
        rows = [key([(question_mark((0, 0)), words.probability(self.passed_last.probabilities[0]))])]
        if len(self.wrong):
            rows.append(key([misclassified_entry()]))
        self.play(FadeIn(self.mistakes, self.set_words(*rows)), run_time=1.0)

    @beat(
        "Where do the bends come from?",
        "Each hidden neuron draws a straight line of its own, and bends along it.",
        "The output weighs these bends and adds them up to one boundary.",
        title="Where the bends come from",
        when=lambda lesson: lesson.params.rule != "diagonal",
    )
    def look_inside(self) -> None:
        old = VGroup(self.words, self.sample, self.mistakes)
        weights, meaning = self.set_words(*words.mixture(self.end))
        self.play(FadeOut(old), run_time=0.6)
        self.cue()
        lines = hidden_lines(self.picture, self.end.hidden_weights, self.end.hidden_biases)
        self.play(Create(lines), FadeIn(meaning), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(weights), run_time=self.phrase_left(0.5))

    @beat(
        "Forward, loss, backward, step: that's how this network found its rule.",
        "The largest networks learn in just the same way.",
        "Only, they have billions of weights and biases instead of these {weights}.",
        title="The same with billions of weights",
    )
    def learn_at_any_size(self) -> None:
        large = Network((4, 6, 6, 6, 3))
        self.play(self.clear_stage(), FadeIn(large), run_time=0.9)
        for row in self.set_words(*words.rule_of_every_network()):
            self.cue()
            self.play(FadeIn(row), run_time=self.phrase_left(0.9))

    # What beats share ------------------------------------------------------------------------------------

    def _send(self, layer: int, role: Role, run_time: float, *, back: bool = False) -> None:
        """Send a signal along each edge of a layer: forward, or *back* from the output."""
        runners = self.network.runners(layer, role, back=back)
        self.add(*(dot for dot, _ in runners))
        self.play(*(MoveAlongPath(dot, way) for dot, way in runners), run_time=run_time)
        self.remove(*(dot for dot, _ in runners))
