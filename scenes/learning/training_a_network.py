from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import Create, FadeIn, FadeOut, Mobject, UpdateFromAlphaFunc, VGroup, rush_into
from pydantic import Field

from mathkit.learning.datasets import Rule, points_under_rule
from mathkit.learning.neural_network import Activation, backward, forward, initial_network, train_network
from scenes.stage.chances import decimal
from scenes.stage.legends import key
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.markers import Markers, question_mark
from scenes.stage.numerals import math_vector
from scenes.stage.pictures.decision_regions import DecisionRegions, hidden_lines
from scenes.stage.pictures.networks import Network as NetworkDrawing
from scenes.stage.pictures.scatter import Scatter, class_entries
from scenes.stage.pictures.signals import SignalNetwork, lit
from scenes.stage.pictures.training import TrainingPanel, outcome
from scenes.stage.theme import Role
from scenes.stage.trails import along
from scenes.stage.typesetting import Points
from scenes.stage.wording import networks
from scenes.stage.writing import FINE_SIZE, STATEMENT_SIZE, formula, stack, text

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
        worst = int(np.argmax(losses))
        self.label = int(labels[worst])
        self.passed = forward(self.start, points[worst : worst + 1])
        self.back = backward(self.start, self.passed, [self.label])
        self.second = self.start.with_vector(self.training.vectors[1])
        self.end = self.start.with_vector(self.training.vectors[-1])

    def facts(self) -> Facts:
        training, count = self.training, self.params.count
        x, y = self.passed.inputs[0]
        right = round(training.accuracies[-1] * count)
        return {
            "x": x,
            "y": y,
            "chance": decimal(self._chance(0)),
            "last_chance": decimal(self._chance(-1)),
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
        discs, squares = class_entries(CLASSES)
        self.words = stack(key([discs, squares]))
        self.play(FadeIn(self.picture.axes, self.picture.labels), run_time=0.6)
        self.play(FadeIn(self.picture.clouds, self.words), run_time=1.2)
        self.sample = question_mark(self.picture.at(*self.passed.inputs[0]))

    # One example, forward and backward -------------------------------------------------------------------

    @beat(
        "Its weights are drawn at random, and stand on the edges. Send one example forward, ({x}, {y}): "
        "each neuron weighs what comes in, adds it up, and bends the sum."
    )
    def go_forward(self) -> None:
        self.network = SignalNetwork(self.params.hidden)
        network, start, passed = self.network, self.start, self.passed
        self.numbers = VGroup(
            network.on_edges(0, start.hidden_weights, "path"),
            network.on_edges(1, start.output_weights, "path"),
        )
        self.signals = VGroup(
            network.in_neurons(0, passed.inputs[0], "ink"), network.in_neurons(1, passed.hidden[0], "data")
        )
        self.rules = networks.layer_rules(start)
        self.play(FadeIn(self.sample))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network))
        self.play(FadeIn(self.numbers))
        self.play(FadeIn(self.signals[0]), run_time=0.6)
        self.words = stack(self.rules[0], networks.first_neuron(start, passed))
        self.play(*lit(network.edges[0], "path"), FadeIn(self.words[0]), run_time=0.8)
        self.play(FadeIn(self.signals[1], self.words[1]), run_time=0.8)

    @beat(
        "The last neuron does the same with a sigmoid: so the network takes it for a square with probability "
        "{chance}. It is a {kind}; the surprise is the loss, {loss:.3}."
    )
    def measure_the_loss(self) -> None:
        network = self.network
        self.signals.add(network.in_neurons(2, self.passed.probabilities, "result"))
        chance = formula(
            f"{{{{ p : result }}}} approx {{{{ {decimal(self.passed.probabilities[0])} : result }}}}"
        )
        loss = networks.surprise(self.label, float(self.back.losses[0]))
        words = stack(self.rules[1], chance, loss)
        self.play(FadeOut(self.words), run_time=0.4)
        self.play(*lit(network.edges[1], "path"), FadeIn(words[0]), run_time=0.8)
        self.play(FadeIn(self.signals[2], words[1]))
        self.play(FadeIn(words[2]))
        self.words = words

    @beat(
        "Which weight is to blame, and how much? The chain rule goes back, edge by edge: "
        "what came out wrong, times all that lies between."
    )
    def go_backward(self) -> None:
        network, back = self.network, self.back
        gradients = VGroup(
            network.on_edges(0, back.hidden_weights[0], "slope", 3),
            network.on_edges(1, back.output_weights[0], "slope", 3),
        )
        words = stack(networks.error_at_output(back, self.label), *networks.chain_rules())
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
        network = self.network
        weights = network.weights_of(self.second)
        words = stack(networks.step_rule(self.params.learning_rate))
        self.play(FadeOut(self.words, self.signals), run_time=0.4)
        self.play(FadeIn(words))
        self.play(FadeOut(self.numbers), run_time=0.4)
        edges = [animation for layer in network.edges for animation in lit(layer, "path")]
        self.play(*edges, FadeIn(weights))
        self.words, self.numbers = words, weights

    # All examples, again and again -----------------------------------------------------------------------

    @beat("Repeat that for {p.epochs} epochs, and watch the boundary and the loss: {outcome}.")
    def train(self) -> None:
        picture, training = self.picture, self.training
        steps = len(training.losses) - 1
        self.epoch = 0.0
        self.regions = DecisionRegions(picture).lay(self._score(training.vectors[0]))
        rule = formula("{{ w : path }} <- {{ w : path }} - alpha {{ nabla_w L : slope }}")
        panel = TrainingPanel(
            rule, training.losses, lambda: float(training.accuracies[int(self.epoch)]), step="epoch"
        )
        self.play(self.clear_stage(), run_time=0.6)
        self.bring_to_back(self.regions)
        self.play(FadeIn(picture, panel, self.regions))

        def follow(_: Mobject, share: float) -> None:
            self.epoch = share * steps
            self.regions.lay(self._score(along(training.vectors, self.epoch)))
            panel.follow(self.epoch)

        # The boundary moves most in the first epochs.
        self.play(UpdateFromAlphaFunc(self.regions, follow), rate_func=rush_into, run_time=7.0)
        self.words = panel

    @beat(
        "Now {rightly} points are called rightly. "
        "The example from before goes from {chance} to {last_chance}. {verdict}."
    )
    def judge(self) -> None:
        scores = self._score(self.training.vectors[-1])(self.cloud.points)
        wrong = (scores >= 0) != (self.cloud.labels == 1)
        mistakes = Markers(self.picture.to_frame(self.cloud.points[wrong]), "slope", "ring", opacity=1.0)
        chance = networks.probability(self._chance(-1))
        ringed = [key([(Markers([(0, 0)], "slope", "ring"), text("called wrongly"))])] if wrong.any() else []
        self.play(FadeOut(self.words), run_time=0.5)
        self.words = stack(key([(question_mark((0, 0)), chance)]), *ringed)
        self.play(FadeIn(mistakes, self.sample, self.words))

    @beat(
        "How? Each hidden neuron draws a straight line of its own and bends along it. "
        "The output weighs these bends into one boundary.",
        when=lambda lesson: lesson.params.rule != "diagonal",
    )
    def look_inside(self) -> None:
        end = self.end
        lines = hidden_lines(self.picture, end.hidden_weights, end.hidden_biases)
        words = stack(
            formula(f"{{{{ v : path }}}} approx {math_vector(end.output_weights)}", size=STATEMENT_SIZE),
            text("the lines of the hidden neurons", size=FINE_SIZE),
        )
        self.play(FadeOut(self.words, self.sample), run_time=0.5)
        self.play(FadeIn(words))
        self.play(Create(lines), run_time=2.0)

    @beat(
        "Forward, loss, backward, step: the largest networks learn in no other way, "
        "with billions of weights in place of these {weights}."
    )
    def what_it_is_for(self) -> None:
        network = NetworkDrawing((4, 6, 6, 6, 3))
        words = stack(
            formula("{{ w : path }} <- {{ w : path }} - alpha {{ (partial L) / (partial w) : slope }}"),
            text("for every weight $w$ of the network", role="muted"),
        )
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(network), run_time=1.2)
        self.play(FadeIn(words))

    # What the network says of points ----------------------------------------------------------------------

    def _score(self, vector: Points) -> Callable[[Points], Points]:
        network = self.start.with_vector(vector)
        return lambda points: forward(network, points).scores

    def _chance(self, epoch: int) -> float:
        """The probability that the example is a square."""
        network = self.start.with_vector(self.training.vectors[epoch])
        return float(forward(network, self.passed.inputs).probabilities[0])
