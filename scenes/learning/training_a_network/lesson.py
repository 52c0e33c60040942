from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, rush_into
from pydantic import Field

from mathkit.learning.datasets import LabelRule, points_under_rule
from mathkit.learning.network_training import train_network
from mathkit.learning.neural_network import Activation, backward, forward, initial_network
from scenes.learning.training_a_network import words
from scenes.learning.training_a_network.decision_regions import LearnedRegions, hidden_lines
from scenes.learning.training_a_network.signals import SignalNetwork
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.networks import Network
from scenes.stage.pictures.scatter import Scatter, class_entries, misclassified_entry
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.markers import question_mark
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
            0.1, ge=0.01, le=3, description="learning rate: a step is so many times the gradient"
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
        "Discs and squares: examples of two classes. Nobody tells the rule behind them; "
        "a network with {p.hidden} hidden neurons is to find it."
    )
    def ask(self) -> None:
        self.picture = Scatter(self.cloud.points, self.cloud.labels)
        self.sample = self.picture.query_mark(self.passed.inputs[0])
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(
            FadeIn(self.picture.clouds, self.set_words(key(class_entries(words.CLASSES)))), run_time=1.2
        )

    # One example, forward and backward -------------------------------------------------------------------

    @beat(
        "Take one example, ({x}, {y}), and a network whose weights are drawn at random. "
        "Each neuron weighs what comes in, adds it up, and bends the sum."
    )
    def go_forward(self) -> None:
        self.network = SignalNetwork(self.params.hidden)
        self.numbers = self.network.weights_of(self.start)
        self.signals = self.network.signals_of(self.passed)
        self.play(FadeIn(self.sample))
        self.play(self.clear_stage(), run_time=0.6)
        self.show_one_by_one((self.network, self.numbers, self.signals[0]), run_time=0.8)
        rule, worked = self.set_words(*words.into_hidden(self.start, self.passed))
        self.play(*self.network.lit("path", 0), FadeIn(rule), run_time=0.8)
        self.play(FadeIn(self.signals[1], worked), run_time=0.8)

    @beat(
        "The last neuron does the same with a sigmoid: so the network takes the example for a square with "
        "probability {chance}. It is a {kind}; the surprise is the loss, {loss:.3}."
    )
    def measure_the_loss(self) -> None:
        self.wipe()
        rows = words.into_output(self.passed, self.label, self.back.losses[0])
        rule, chance, surprise = self.set_words(*rows)
        self.play(*self.network.lit("path", 1), FadeIn(rule), run_time=0.8)
        self.play(FadeIn(self.signals[2], chance))
        self.play(FadeIn(surprise))

    @beat(
        "Which weight is to blame, and how much? The chain rule goes back, edge by edge: "
        "what came out wrong, times all that lies between."
    )
    def go_backward(self) -> None:
        gradients = self.network.gradients_of(self.back)
        self.wipe()
        error, *rules = self.set_words(*words.backward_rules(self.start, self.back, self.label))
        self.play(FadeIn(error))
        for layer, rule in zip((1, 0), rules, strict=True):
            self.play(FadeOut(self.numbers[layer]), run_time=0.4)
            self.play(*self.network.lit("slope", layer), FadeIn(gradients[layer], rule))
        self.numbers = gradients

    @beat(
        "Do that for all {p.count} points, and average. Then every weight steps against its average "
        "gradient, times the learning rate, {p.learning_rate:.3}. That is one epoch."
    )
    def step(self) -> None:
        self.wipe(self.signals)
        gradient, rule = self.set_words(*words.gradient_step(self.params.learning_rate))
        self.play(FadeIn(gradient))
        self.play(FadeOut(self.numbers), run_time=0.4)
        self.numbers = self.network.weights_of(self.second)
        self.play(*self.network.lit("path", 0, 1), FadeIn(self.numbers, rule))

    # All examples, again and again -----------------------------------------------------------------------

    @beat("Repeat that for {p.epochs} epochs, and watch the boundary: {outcome}.")
    def train(self) -> None:
        self.regions = LearnedRegions(self.picture, self.start, self.training)
        rule = training.step_rule(self.params.learning_rate)
        self.play(self.clear_stage(), run_time=0.6)
        self.words = panel = TrainingPanel(rule, self.training.losses, self.training.accuracies, unit="epoch")
        self.bring_to_back(self.regions)
        self.play(FadeIn(self.picture, panel, self.regions))
        # The boundary moves most in the first epochs.
        epochs = len(self.training.losses) - 1
        self.play(
            *(Advance(each, 0, epochs, run_time=7.0, rate_func=rush_into) for each in (self.regions, panel))
        )

    @beat(
        "Now {rightly} points are called rightly. "
        "For our example, the probability of a square goes from {chance} to {last_chance}. {verdict}."
    )
    def judge(self) -> None:
        self.mistakes = self.picture.rings(self.wrong)
        rows = [key([(question_mark((0, 0)), words.probability(self.passed_last.probabilities[0]))])]
        if len(self.wrong):
            rows.append(key([misclassified_entry()]))
        self.wipe()
        self.play(FadeIn(self.mistakes, self.sample, self.set_words(*rows)))

    @beat(
        "Where do bends come from? Each hidden neuron draws a straight line of its own and bends along it. "
        "The output weighs these bends into one boundary.",
        when=lambda lesson: lesson.params.rule != "diagonal",
    )
    def look_inside(self) -> None:
        self.wipe(self.sample, self.mistakes)
        self.write(*words.mixture(self.end))
        lines = hidden_lines(self.picture, self.end.hidden_weights, self.end.hidden_biases)
        self.play(Create(lines), run_time=2.0)

    @beat(
        "Forward, loss, backward, step: the largest networks learn in no other way, "
        "with billions of weights and biases in place of these {weights}."
    )
    def what_it_is_for(self) -> None:
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(Network((4, 6, 6, 6, 3))), run_time=1.2)
        self.play(FadeIn(self.set_words(*words.rule_of_every_network())))
