from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from manim import (
    LEFT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from scenes.learning.training_a_network import formulas, plant_plots, slope_formulas, words
from scenes.learning.training_a_network.borders import DrawnBorders
from scenes.learning.training_a_network.curves import BendCurve, ChanceCurve, LossBars, LossCurve
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.slopes.charts import CloseUp
from scenes.learning.training_a_network.slopes.factors import factor_charts
from scenes.learning.training_a_network.slopes.paths import FACTORS, SlopePath, move_over
from scenes.learning.training_a_network.studies import FRESH
from scenes.learning.training_a_network.votes import VoteWalk
from scenes.learning.training_a_network.wirings import Wiring, runs, runs_through
from scenes.stage.lesson import Facts, Phrase, beat
from scenes.stage.lesson.attention import dim, second_half, swap, undim
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.theme import color
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
        "Take the plant that the network gets most wrong.",
        "Follow the bold neuron: here's its sum.",
        "{bend}.",
        "{squash} gives p, its chance of wilting: {chance}.",
        title="Forward: from a plant to a probability",
    )
    def go_forward(self) -> None:
        plot, start, example = self.plot, self.study.start, self.study.example
        network, self.bend = SignalNetwork(start, example, words.NAMES), BendCurve(start, example)
        self.network, bend, passed = network, self.bend, example.passed
        plant, drops, old = plot.marked(passed.inputs), plot.drops(passed.inputs[0]), self.words
        (values,) = self.set_words(formulas.inputs_of(passed))
        self.play(FadeOut(self.mistakes, old, self.bends), Create(plant), run_time=0.9)
        self.play(Create(drops), FadeIn(values), run_time=self.phrase_left(0.6))
        names = (name for name, _ in values)
        gone = (plot, self.premise, plot.regions, plot.lines, drops, *names)
        self.play(FadeOut(*gone), run_time=self.phrase_left(least=0.5))
        self.premise = VGroup()
        self.cue()
        into = FadeOut(plant, target_position=network.neurons[0].get_center(), scale=0.3, run_time=1.2)
        self.play(*network.grow(self.sketch, values, 1.2), into)
        total, bent = self.set_words(*formulas.hidden_sum(start, example))
        self.play(FadeIn(network.numbers[0]), run_time=0.6)
        self.play(*runs(network.edges[0], "data"), FadeIn(total), run_time=0.9)
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
        "{in_fact}. The less we expected that, the higher the loss.",
        "The loss is minus the logarithm of {truth}: {loss}.",
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
        self.play(Create(loss.drops), run_time=self.phrase_left(0.6))
        self.play(FadeIn(value), run_time=0.8)

    @beat(
        "How does this weight change the loss? Raise it by {nudge}.",
        "Its input, {input}, is the slope: the sum changes by {in_sum:.4}.",
        "The bend's slope, {bend_slope}, lets {about} {passed_on:.4} through.",
        "The output weight, {output_weight}, makes it {about} {at_output:.4}.",
        title="Follow one weight to the loss",
    )
    def follow_a_weight(self) -> None:
        self.path = path = SlopePath(self.study.start, self.study.example)
        charts, bend = path.charts, path.close_up
        along, others = self.network.along(*self.study.example.weight)
        self.remove(*along)
        gone = FadeOut(self.words, self.loss.shown, *others, run_time=0.6)
        self.play(gone, *move_over(along, path.row, 1.4))
        near = (charts[0], charts[2], charts[3])
        come = FadeIn(bend.plot, bend.dot, *(part for each in near for part in (each.plot, each.dot)))
        curves = map(Create, (bend.curve, *(each.curve for each in near)))
        self.play(come, *curves, dim(path.later_weight), run_time=0.9)
        self.play(*charts[0].starts(), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(*charts[0].rises(), FadeIn(charts[0].factor), run_time=self.phrase_left(0.9))
        for before, chart in pairwise(charts[:3]):
            self.cue()
            if chart is charts[1]:
                self._come_close(bend)
            else:
                self.play(undim(path.later_weight), run_time=0.3)
            self.play(*chart.takes(before), run_time=self.phrase_left(0.5))
            self.play(*chart.rises(), FadeIn(chart.factor), run_time=self.phrase_left(0.9))

    def _come_close(self, bend: CloseUp) -> None:
        """Come so close to the bend that a small change can be seen on it."""
        closer = tween(bend, zoom=1.0, run_time=self.phrase_left(0.4))
        self.play(*swap(bend.plot, bend.chart.plot), closer)
        self.remove(bend)
        self.add(bend.chart.curve, bend.chart.dot)

    @beat(
        "The loss's slope times the sigmoid's is the error, {error}.",
        "Multiply all four: {blame}. {effect}.",
        title="Along a path, slopes multiply",
    )
    def multiply_slopes(self) -> None:
        study, (_, *middle, chart) = self.study, self.path.charts
        error = slope_formulas.slope_of_the_loss(study.example)
        self.factors = sigmoid, of_loss = factor_charts(study.example, self.path.places[1:3])
        self.play(*chart.takes(middle[1]), run_time=0.9)
        self.play(*swap(VGroup(*(each.in_chart for each in middle)), VGroup(sigmoid, of_loss)))
        for function, name in ((of_loss, "logarithm"), (sigmoid, "sigmoid")):
            self.play(*function.touches(), FadeIn(error.part(name)), run_time=self.phrase_left(0.35))
        self.play(FadeIn(error.part("error"), chart.factor), run_time=self.phrase_left(0.9))
        self.cue()
        self.words = product = slope_formulas.product(study.start, study.example)
        parts = (FadeIn(product.part(name), target_position=each) for name, each in self.path.factors.items())
        self.play(FadeOut(error, run_time=0.4), LaggedStart(*parts, lag_ratio=0.3, run_time=1.6))
        self.play(FadeIn(product.without(*FACTORS)), run_time=0.8)
        self.play(*chart.rises(), run_time=self.phrase_left(0.7))

    @beat(
        "Instead of {slopes} nudges, send the error back through weights and bends.",
        "Multiply by what came in, and one sweep gives every slope: that's backpropagation.",
        title="One sweep backward, a slope for every weight",
    )
    def sweep_backward(self) -> None:
        network, path, example = self.network, self.path, self.study.example
        along, others = network.along(*example.weight)
        self.play(FadeOut(self.words, *(each.shown for each in self.factors), *path.ends), run_time=0.4)
        self.remove(*path.row)
        later = FadeIn(VGroup(*others), run_time=1.2, rate_func=second_half)
        self.play(*path.fall_back(along), *move_over(path.row, along, 1.2), later)
        rows = slope_formulas.sweep(self.study.start, example)
        output, hidden, *weights, count = self.set_words(*rows, gap=0.35)
        self.play(*swap(network.signals[2], network.slopes[1]), run_time=0.7)
        self.play(*runs(network.edges[1], "slope", back=True), FadeIn(output, run_time=0.8))
        self.play(*swap(network.signals[1], network.slopes[0]), FadeIn(hidden), run_time=0.8)
        self.cue()
        self.play(*runs(network.edges[0], "slope", back=True), FadeIn(weights[0], run_time=0.8))
        self.play(network.blame(example.back), FadeIn(weights[1]), run_time=self.phrase_left(0.6))
        self.play(FadeIn(count), run_time=0.8)

    @beat(
        "Average over all {p.count} plants.",
        "Each weight steps against its slope, times the learning rate, {p.learning_rate:.3}.",
        title="One step for every weight",
    )
    def step(self) -> None:
        network, study, shown = self.network, self.study, VGroup(self.network.signals[0], self.network.slopes)
        old, losses = self.words, LossBars(study.all_back.losses)
        steps = [slope_formulas.mean_loss(study), *slope_formulas.first_step(study)]
        mean, *rows = self.set_words(*steps, gap=0.5)
        self.play(*swap(VGroup(shown, old), losses.plot))
        self.play(network.blame(study.all_back), Create(losses.bars), run_time=self.phrase_left(0.6))
        self.play(Create(losses.mean), FadeIn(mean), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(*swap(losses, rows[0]))
        for row in rows[1:]:
            self.play(FadeIn(row), run_time=min(0.9, self.phrase_left(0.3)))
        self.play(FadeOut(network.traces), run_time=self.phrase_left(0.4))
        self.play(*network.renumber(study.second))

    @beat(
        "That's one epoch. Let's run {p.epochs}.",
        "Watch: {outcome}.",
        "{fence}.",
        Phrase("Well past this line, its vote flips: that's enough.", when=lambda lesson: lesson.crossing),
        title="Watch the lines find the rule",
    )
    def train(self) -> None:
        plot, network, training = self.plot, self.network, self.study.training
        around = (network.numbers, network.names, network.neurons[0], network.edges, network.stubs)
        self.play(FadeOut(self.words, *around), run_time=0.5)
        losses, shares, shown = training.losses, training.accuracies, self.shown_ranges
        self.words = panel = TrainingPanel(None, losses, shares, unit="epoch", shown=shown).seek(1)
        self.premise = stack(key(class_entries(words.CLASSES)))
        self.remove(*network.neurons[1], *network.neurons[2])
        come = FadeIn(plot, panel, rate_func=second_half)
        self.play(*plot.come_back(network, 1), come, run_time=self.phrase_left(0.7))
        self.play(FadeIn(plot.regions.tints), run_time=0.5)
        self.cue()
        self.play(*plot.train(1, len(training.losses) - 1, self.phrase_left(least=3.4), panel))
        self.cue()
        self._see_votes()

    def _see_votes(self) -> None:
        """Let a plant cross a line and count the votes, or show the side of each line that counts more."""
        if not (way := self.crossing):
            self.sides = self.plot.sides(self.study.end)
            self.play(*map(Create, self.sides), run_time=self.phrase_left(0.8))
            self.cue()
            return
        self.sides = walk = VoteWalk(self.plot, self.study.end, way, self.plot.lines[way.neuron])
        self.play(*swap(self.words, VGroup(walk.tally, walk.plant)))
        self.words = walk.tally
        self.cue()
        self.play(Create(walk.line), run_time=0.5)
        self.play(Advance(walk, 0, 1), run_time=self.phrase_left(0.8))

    @beat(
        "{verdict}.",
        "The true rule: {rule}.",
        "New plants arrive: the network gets {judged} right.",
        "{where}.",
        title="New plants are the judge",
    )
    def judge(self) -> None:
        plot, old, study = self.plot, self.words, self.study
        mistakes = plot.ringed(study.last_wrong)
        self.new = new = plant_plots.FreshPlants(plot, study.fresh, study.fresh_wrong)
        self.border = plant_plots.rule_border(plot, self.params.rule)
        (learned,) = self.set_words(formulas.score(study.last_wrong))
        self.play(*swap(VGroup(old, plot.lines, self.sides), VGroup(self.premise, learned)))
        self.play(plant_plots.arrive(mistakes), run_time=self.phrase_left(0.6))
        self.cue()
        dashed, counts = self.set_words(*formulas.judgement(new), gap=0.6)
        self.play(FadeOut(mistakes), *swap(learned, dashed))
        self.play(Create(self.border), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeOut(plot.clouds), FadeIn(counts), run_time=0.5)
        self.play(Advance(new, 0, FRESH), run_time=self.phrase_left(0.5, least=2.0))
        self.cue()
        # The plants of the training come back, so that the place of the mistakes is seen to be empty of them.
        wrong = formulas.ring_key(formulas.share_wrong(study.fresh_wrong))
        wrong.move_to(counts, aligned_edge=UP + LEFT)
        self.words = VGroup(dashed, wrong)
        self.play(FadeOut(new.marks, run_time=0.8), *swap(counts, wrong))
        self.play(FadeIn(plot.clouds), run_time=self.phrase_left(0.7))

    @beat(
        "Forward, loss, backward, step.",
        "Can the network find the rule? {answer}.",
        title="Forward, loss, backward, step",
    )
    def answer_the_question(self) -> None:
        plot, new, last = self.plot, self.new, len(self.study.training.losses) - 1
        old = VGroup(self.words, self.premise, new.missed, new.rings, plot.regions)
        self.premise, sketch = VGroup(), Wiring.sketch(self.params.hidden, words.NAMES)
        *rows, share = self.set_words(*formulas.four_steps(), formulas.share_right(new.wrong), gap=0.25)
        self.play(FadeOut(old), run_time=0.3)
        self.play(FadeIn(*plot.regions.seek(0), plot.lines.seek(0), sketch), run_time=0.3)
        self._pass_once(sketch, rows)
        self.cue()
        self.play(*plot.train(1, last, self.phrase_left(0.3, least=1.6)))
        self.play(FadeOut(plot.clouds, plot.lines, sketch), run_time=0.4)
        self.play(Advance(new, 0, FRESH), run_time=self.phrase_left(0.7, least=2.0))
        self.play(FadeIn(share), run_time=0.8)

    def _pass_once(self, sketch: Wiring, rows: Iterable[Any]) -> None:
        """Go forward, to the loss and backward through a small network, and take its first step."""
        forward, loss, backward, step = rows
        self.play(FadeIn(forward), runs_through(sketch.edges, "data"), run_time=0.8)
        self.play(FadeIn(loss), Indicate(sketch.neurons[2], color=color("slope")), run_time=0.5)
        back = runs_through(reversed(sketch.edges), "slope", back=True)
        self.play(FadeIn(backward), back, run_time=0.8)
        moving = Indicate(sketch.edges, scale_factor=1.04, color=color("path"))
        self.play(FadeIn(step), moving, *self.plot.train(0, 1, self.phrase_left(least=0.8)))
