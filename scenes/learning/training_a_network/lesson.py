from __future__ import annotations

from itertools import pairwise

from manim import Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from scenes.learning.training_a_network import formulas, plant_plots, words
from scenes.learning.training_a_network.borders import DrawnBorders
from scenes.learning.training_a_network.curves import BendCurve, ChanceCurve, LossCurve
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.slope_paths import SlopePath, move_over
from scenes.learning.training_a_network.studies import FRESH
from scenes.learning.training_a_network.wirings import runs
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.type.assembly import assemble
from scenes.stage.type.legends import key
from scenes.stage.type.writing import stack


class TrainingANetwork(DrawnBorders):
    """Forward, loss, backward, step: how a network of a few neurons finds the rule behind its examples."""

    title = "Training a network"
    prerequisites = ("chain_rule", "logistic_regression")
    fact_labels = words.FACT_LABELS

    def facts(self) -> Facts:
        return words.facts_of(self.study, self.params)

    @beat(
        "Take the plant it gets most wrong.",
        "The bold neuron adds up its weighted inputs.",
        "{bend}.",
        "Then {squash} gives the chance that it wilted: {chance}.",
        title="Forward: from a plant to a probability",
    )
    def go_forward(self) -> None:
        plot, start, example = self.plot, self.study.start, self.study.example
        network, self.bend = SignalNetwork(start, example, words.NAMES), BendCurve(start, example)
        self.network, bend, passed = network, self.bend, example.passed
        plant, drops, old = plot.marked(passed.inputs), plot.drops(passed.inputs[0]), self.words
        (values,) = self.set_words(formulas.inputs_of(passed))
        self.play(FadeOut(self.mistakes, old), Create(plant), run_time=0.9)
        self.play(Create(drops), FadeIn(values), run_time=self.phrase_left())
        self.cue()
        names = (name for name, _ in values)
        gone = FadeOut(plot, self.premise, plot.regions, plot.lines, plant, drops, *names, run_time=0.7)
        self.premise = VGroup()
        self.play(gone, *network.grow(self.sketch, values, 1.3))
        total, bent = self.set_words(*formulas.hidden_sum(start, example))
        self.play(FadeIn(network.numbers[0]), run_time=0.6)
        self.play(*runs(network.edges[0], "data"), FadeIn(total), run_time=0.8)
        self.cue()
        self.play(*bend.comes(), run_time=0.8)
        self.play(FadeIn(bend.dot), bend.slide(self.phrase_left(0.4)))
        self.play(FadeIn(bent, network.signals[1], bend.drops), run_time=0.7)
        self.cue()
        old, (output, chance) = self.words, self.set_words(*formulas.output_sum(start, passed))
        self.squash = squash = ChanceCurve(start, example)
        self.play(*swap(VGroup(old, bend.shown), output), FadeIn(network.numbers[1]))
        self.play(*runs(network.edges[1], "ink"), *squash.comes(), run_time=self.phrase_left(0.35))
        self.play(FadeIn(squash.dot), squash.slide(self.phrase_left(0.6)))
        self.play(FadeIn(chance, network.signals[2], squash.drops), run_time=0.9)

    @beat(
        "{in_fact}. The less expected, the higher its loss.",
        "Minus the logarithm of the probability of what happened: {loss}.",
        title="How bad is the answer?",
    )
    def measure_the_loss(self) -> None:
        (output, chance), example = self.words, self.study.example
        self.loss = loss = LossCurve(example)
        top, value = self.set_words(formulas.probability(example.passed), formulas.loss_of(example))
        self.play(FadeOut(output, self.squash.shown), run_time=0.5)
        self.play(ReplacementTransform(chance, top), FadeIn(loss.plot), Create(loss.curve), run_time=0.9)
        self.play(FadeIn(loss.dot), loss.slide(self.phrase_left()))
        self.cue()
        self.play(Create(loss.drops), run_time=self.phrase_left(0.4))
        self.play(FadeIn(value), run_time=0.8)

    @beat(
        "How does this weight change the loss? Raise it by {nudge}.",
        "The slope is its input, {input}: {in_sum:.4}.",
        "Times the slope of the bend, {bend_slope}: {passed_on:.4}.",
        "Times the output weight, {output_weight}: {at_output:.4}.",
        title="Follow one weight to the loss",
    )
    def follow_a_weight(self) -> None:
        loss, example = self.loss, self.study.example
        self.path = path = SlopePath(self.study.start, example)
        *charts, last = path.charts
        along, others = self.network.along(*example.weight)
        self.remove(*along, loss, loss.plot, loss.curve, loss.dot)
        gone = FadeOut(self.words, loss.plot.labels, loss.drops, *others, run_time=0.6)
        self.play(gone, *move_over(along, path.row, 1.4), *loss.becomes(last))
        come = FadeIn(*(each.plot for each in charts), last.plot.labels)
        self.play(come, *(Create(each.curve) for each in charts), run_time=0.9)
        self.play(*charts[0].starts(), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(*charts[0].rises(), FadeIn(charts[0].factor), run_time=self.phrase_left(0.9))
        for before, chart in pairwise(charts):
            self.cue()
            self.play(FadeIn(chart.dot), *chart.takes(before), run_time=self.phrase_left(0.5))
            self.play(*chart.rises(), FadeIn(chart.factor), run_time=self.phrase_left(0.9))

    @beat(
        "Sigmoid and logarithm give the error: {error}.",
        "Multiply all four: {blame}. {cure}.",
        title="Along a path, slopes multiply",
    )
    def multiply_slopes(self) -> None:
        (before, chart), error = self.path.charts[2:], formulas.slope_of_the_loss(self.study.example)
        self.play(*chart.takes(before), run_time=self.phrase_left(0.3))
        self.play(FadeIn(error), run_time=0.8)
        self.play(FadeIn(chart.factor), run_time=self.phrase_left(0.6))
        self.cue()
        self.words = product = formulas.product(self.study.start, self.study.example)
        self.play(*chart.rises(), FadeOut(error), run_time=1.2)
        for step in assemble(product, self.path.factors, last="answer"):
            self.play(step)

    @beat(
        "Back through weights and bends, every neuron gets its share.",
        "Times what came in, that's each weight's slope: thick is steep. That's backpropagation.",
        title="One sweep backward, a slope for every weight",
    )
    def sweep_backward(self) -> None:
        network, path, example = self.network, self.path, self.study.example
        along, others = network.along(*example.weight)
        self.play(FadeOut(self.words, path.shown), run_time=0.4)
        self.remove(*path.row)
        self.play(*move_over(path.row, along, 0.8), FadeIn(VGroup(*others), run_time=0.8))
        output, hidden, *weights = self.set_words(*formulas.sweep(self.study.start, example), gap=0.5)
        self.play(*swap(network.signals[2], network.slopes[1]), run_time=0.8)
        self.play(*runs(network.edges[1], "slope", back=True), FadeIn(output, run_time=0.8))
        self.play(*swap(network.signals[1], network.slopes[0]), FadeIn(hidden), run_time=0.8)
        self.cue()
        self.play(*runs(network.edges[0], "slope", back=True), FadeIn(weights[0], run_time=0.8))
        self.play(network.blame(example.back), FadeIn(weights[1]), run_time=self.phrase_left(0.9))

    @beat(
        "Average losses and slopes over all {p.count} plants.",
        "Each weight and bias steps against its slope, times the learning rate, {p.learning_rate:.3}.",
        title="One step for every weight",
    )
    def step(self) -> None:
        network, study, shown = self.network, self.study, VGroup(self.network.signals[0], self.network.slopes)
        old, mean = self.words, formulas.mean_loss(study)
        _, *rows = self.set_words(mean, *formulas.first_step(study), gap=0.5)
        self.play(*swap(VGroup(shown, old), mean))
        self.play(network.blame(study.all_back), run_time=self.phrase_left(0.9))
        self.cue()
        for row in rows:
            self.play(FadeIn(row), run_time=self.phrase_left(0.25))
        self.play(*network.renumber(study.second), FadeOut(network.traces, run_time=0.8))

    @beat(
        "That was one epoch. Let's run {p.epochs}.",
        "{watch}: {outcome}.",
        title="Watch the lines find the rule",
    )
    def train(self) -> None:
        plot, network, training = self.plot, self.network, self.study.training
        self.play(FadeOut(self.words, network.numbers, network.names), run_time=0.6)
        self.words = panel = TrainingPanel(None, training.losses, training.accuracies, unit="epoch").seek(1)
        self.premise = stack(key(class_entries(words.CLASSES)))
        old = FadeOut(network.neurons[0], network.edges)
        self.remove(*network.neurons[1], *network.neurons[2])
        self.play(old, *plot.come_back(network, 1), FadeIn(plot, panel), run_time=self.phrase_left(0.6))
        self.play(FadeIn(plot.regions.tints), run_time=0.5)
        self.cue()
        self.play(*plot.train(1, len(training.losses) - 1, self.phrase_left(least=6.0), panel))

    @beat(
        "{verdict}. And new plants?",
        "This is the true rule: {rule}.",
        "It gets {judged} right. {where}.",
        title="New plants are the judge",
    )
    def judge(self) -> None:
        plot, old, study = self.plot, self.words, self.study
        mistakes = plot.ringed(study.last_wrong)
        self.new = new = plant_plots.FreshPlants(plot, study.fresh, study.fresh_wrong)
        self.border = plant_plots.rule_border(plot, self.params.rule)
        ringed, dashed, counts = self.set_words(*formulas.judgement(new), gap=0.6)
        self.play(*swap(VGroup(old, plot.lines), self.premise))
        self.play(plant_plots.arrive(mistakes), FadeIn(ringed), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(Create(self.border), FadeIn(dashed), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeOut(plot.clouds, mistakes), FadeIn(counts), run_time=0.7)
        self.play(Advance(new, 0, FRESH), run_time=self.phrase_left(0.95, least=3.0))

    @beat(
        "Forward, loss, backward, step, again and again.",
        "Can it find the rule? {answer}.",
        title="Forward, loss, backward, step",
    )
    def answer_the_question(self) -> None:
        plot, last = self.plot, len(self.study.training.losses) - 1
        old, self.premise = VGroup(self.words, self.premise), VGroup()
        rows = self.set_words(*formulas.four_steps())
        self.play(FadeOut(old, self.new, plot.regions), FadeIn(plot.clouds), run_time=0.8)
        self.play(FadeIn(rows[0], *plot.regions.seek(0), plot.lines.seek(0)), run_time=0.6)
        for left, row in zip(range(len(rows) - 1, 0, -1), rows[1:], strict=True):
            self.play(FadeIn(row), run_time=self.phrase_left(1 / left, least=0.5))
        self.cue()
        self.play(*plot.train(0, last, self.phrase_left(least=5.0)))
