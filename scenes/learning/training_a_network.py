from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup, rush_into
from pydantic import Field

from mathkit.learning.datasets import Rule, points_under_rule
from mathkit.learning.neural_network import Activation, backward, forward, initial_network, train_network
from scenes.stage.chances import decimal
from scenes.stage.legends import key
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.markers import question_mark
from scenes.stage.pictures.decision_regions import LearnedRegions, Learning, hidden_lines
from scenes.stage.pictures.networks import Network as NetworkDrawing
from scenes.stage.pictures.scatter import Scatter, class_entries, wrongly_called
from scenes.stage.pictures.signals import SignalNetwork, lit
from scenes.stage.pictures.training import TrainingPanel, outcome
from scenes.stage.theme import Role
from scenes.stage.wording import networks
from scenes.stage.writing import FORMULA_SIZE, stack

CLASSES: tuple[tuple[str, Role], tuple[str, Role]] = (("disc: 0", "data"), ("square: 1", "second"))
"""The labels of both classes, and their colours."""


class TrainingANetwork(Lesson):
    """Forward, loss, backward, step: how a network of a few neurons finds the rule behind its examples."""

    title = "Training a network"
    prerequisites = ("chain_rule", "logistic_regression")

    class Params(LessonParams):
        rule: Rule = Field("diagonal", description="what makes a point a square: its place on the plane")
        count: int = Field(60, ge=10, le=200, description="points to learn from, every second one a square")
        hidden: int = Field(4, ge=2, le=6, description="hidden neurons")
        activation: Activation = Field("tanh", description="how a hidden neuron bends its sum")
        learning_rate: float = Field(0.1, ge=0.01, le=3, description="step size, as a share of the gradient")
        epochs: int = Field(1000, ge=10, le=2000, description="steps of the training, each over all points")
        seed: int = Field(10, ge=0, le=9999, description="draws the points and the weights at the start")

    params: Params

    def compute(self) -> None:
        p = self.params
        self.cloud = points_under_rule(p.count, p.rule, p.seed)
        self.start = initial_network(2, p.hidden, p.seed, p.activation)
        points, labels = self.cloud.points, self.cloud.labels
        self.training = train_network(self.start, points, labels, p.learning_rate, p.epochs)
        losses = backward(self.start, forward(self.start, points), labels).losses
        worst = int(np.argmax(losses))  # it has the most to learn from
        self.label = int(labels[worst])
        self.passed = forward(self.start, points[worst : worst + 1])
        self.back = backward(self.start, self.passed, [self.label])
        self.second, self.end = map(self.start.with_vector, self.training.vectors[[1, -1]])
        self.passed_last = forward(self.end, self.passed.inputs)

    def facts(self) -> Facts:
        training, count = self.training, self.params.count
        x, y = self.passed.inputs[0]
        right = round(training.accuracies[-1] * count)
        return {
            "x": x,
            "y": y,
            "chance": decimal(self.passed.probabilities[0]),
            "last_chance": decimal(self.passed_last.probabilities[0]),
            "kind": CLASSES[self.label][0].partition(":")[0],
            "loss": self.back.losses[0],
            "first_loss": training.losses[0],
            "last_loss": training.losses[-1],
            "outcome": outcome(training.verdict, training.losses),
            "right": right,
            "rightly": f"all {count}" if right == count else f"{right} of {count}",
            "verdict": networks.verdict(training),
            "weights": len(self.start.vector),
        }

    @beat(
        "Discs and squares: examples of two classes. Nobody tells the rule behind them; "
        "a network with {p.hidden} hidden neurons is to find it."
    )
    def ask(self) -> None:
        self.picture = Scatter(self.cloud.points, self.cloud.labels)
        self.words = stack(key(class_entries(CLASSES)))
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(FadeIn(self.picture.clouds, self.words), run_time=1.2)
        self.sample = question_mark(self.picture.at(*self.passed.inputs[0]))

    # One example, forward and backward -------------------------------------------------------------------

    @beat(
        "Take one example, ({x}, {y}), and a network whose weights are drawn at random. "
        "Each neuron weighs what comes in, adds it up, and bends the sum."
    )
    def go_forward(self) -> None:
        self.network = SignalNetwork(self.params.hidden)
        network, start, passed = self.network, self.start, self.passed
        self.numbers = network.weights_of(start)
        self.signals = VGroup(
            network.in_neurons(0, passed.inputs[0], "ink"), network.in_neurons(1, passed.hidden[0], "data")
        )
        self.play(FadeIn(self.sample))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network))
        self.play(FadeIn(self.numbers))
        self.play(FadeIn(self.signals[0]), run_time=0.6)
        self.words = stack(networks.hidden_rule(start), networks.first_neuron(start, passed))
        self.play(*lit(network.edges[0], "path"), FadeIn(self.words[0]), run_time=0.8)
        self.play(FadeIn(self.signals[1], self.words[1]), run_time=0.8)

    @beat(
        "The last neuron does the same with a sigmoid: so the network takes it for a square with probability "
        "{chance}. It is a {kind}; the surprise is the loss, {loss:.3}."
    )
    def measure_the_loss(self) -> None:
        self.signals.add(self.network.in_neurons(2, self.passed.probabilities, "result"))
        chance = networks.probability(self.passed.probabilities[0], size=FORMULA_SIZE)
        words = stack(networks.output_rule(), chance, networks.surprise(self.label, self.back.losses[0]))
        self.play(FadeOut(self.words), run_time=0.4)
        self.play(*lit(self.network.edges[1], "path"), FadeIn(words[0]), run_time=0.8)
        self.play(FadeIn(self.signals[2], words[1]))
        self.play(FadeIn(words[2]))
        self.words = words

    @beat(
        "Which weight is to blame, and how much? The chain rule goes back, edge by edge: "
        "what came out wrong, times all that lies between."
    )
    def go_backward(self) -> None:
        network, gradients = self.network, self.network.gradients_of(self.back)
        words = stack(networks.error_at_output(self.back, self.label), *networks.chain_rules(self.start))
        self.play(FadeOut(self.words), run_time=0.4)
        self.play(FadeIn(words[0]))
        for layer, rule in ((1, words[1]), (0, words[2])):
            self.play(FadeOut(self.numbers[layer]), run_time=0.4)
            self.play(*lit(network.edges[layer], "slope"), FadeIn(gradients[layer], rule))
        self.words, self.numbers = words, gradients

    @beat(
        "Do that for all {p.count} points, and average. "
        "Then every weight steps against its average gradient, times {p.learning_rate:.3}. That is one epoch."
    )
    def step(self) -> None:
        network, weights = self.network, self.network.weights_of(self.second)
        words = stack(networks.mean_gradient(), networks.step_rule(self.params.learning_rate))
        self.play(FadeOut(self.words, self.signals), run_time=0.4)
        self.play(FadeIn(words[0]))
        self.play(FadeOut(self.numbers), run_time=0.4)
        edges = [animation for layer in network.edges for animation in lit(layer, "path")]
        self.play(*edges, FadeIn(weights, words[1]))
        self.words, self.numbers = words, weights

    # All examples, again and again -----------------------------------------------------------------------

    @beat("Repeat that for {p.epochs} epochs, and watch the boundary and the loss: {outcome}.")
    def train(self) -> None:
        self.regions = LearnedRegions(self.picture, self.start, self.training)
        rule = networks.step_rule(self.params.learning_rate)
        panel = TrainingPanel(rule, self.training.losses, self.regions.accuracy, step="epoch")
        self.play(self.clear_stage(), run_time=0.6)
        self.bring_to_back(self.regions)
        self.play(FadeIn(self.picture, panel, self.regions))
        # The boundary moves most in the first epochs.
        self.play(Learning(self.regions, panel, rate_func=rush_into, run_time=7.0))
        self.words = panel

    @beat(
        "Now {rightly} points are called rightly. "
        "For our example, the probability of a square goes from {chance} to {last_chance}. {verdict}."
    )
    def judge(self) -> None:
        called = forward(self.end, self.cloud.points).scores >= 0
        wrong = self.cloud.points[called != (self.cloud.labels == 1)]
        self.mistakes = self.picture.rings(wrong)
        chance = networks.probability(self.passed_last.probabilities[0])
        ringed = [key([wrongly_called()])] if len(wrong) else []
        self.play(FadeOut(self.words), run_time=0.5)
        self.words = stack(key([(question_mark((0, 0)), chance)]), *ringed)
        self.play(FadeIn(self.mistakes, self.sample, self.words))

    @beat(
        "Where do bends come from? Each hidden neuron draws a straight line of its own and bends along it. "
        "The output weighs these bends into one boundary.",
        when=lambda lesson: lesson.params.rule != "diagonal",
    )
    def look_inside(self) -> None:
        lines = hidden_lines(self.picture, self.end.hidden_weights, self.end.hidden_biases)
        self.play(FadeOut(self.words, self.sample, self.mistakes), run_time=0.5)
        self.play(FadeIn(stack(*networks.mixture(self.end))))
        self.play(Create(lines), run_time=2.0)

    @beat(
        "Forward, loss, backward, step: the largest networks learn in no other way, "
        "with billions of weights and biases in place of these {weights}."
    )
    def what_it_is_for(self) -> None:
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(NetworkDrawing((4, 6, 6, 6, 3))), run_time=1.2)
        self.play(FadeIn(stack(*networks.rule_of_every_network())))
