from __future__ import annotations

from itertools import pairwise

from manim import Create, FadeIn, FadeOut, LaggedStart, MoveAlongPath, ReplacementTransform, VGroup

from scenes.learning.training_a_network import formulas, plant_plots, slope_formulas, words
from scenes.learning.training_a_network.borders import DrawnBorders
from scenes.learning.training_a_network.curves import BendCurve, ChanceCurve, LossBars, LossCurve
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.slope_charts import CloseUp
from scenes.learning.training_a_network.slope_paths import SlopePath, move_over
from scenes.learning.training_a_network.studies import FRESH
from scenes.learning.training_a_network.wirings import runs
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
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
        "Follow the bold neuron: here's its sum.",
        "{bend}.",
        "Then {squash} says: a {chance} chance that it wilted.",
        title="Forward: from a plant to a probability",
    )
    def go_forward(self) -> None:
        plot, start, example = self.plot, self.study.start, self.study.example
        network, self.bend = SignalNetwork(start, example, words.NAMES), BendCurve(start, example)
        self.network, bend, passed = network, self.bend, example.passed
        plant, drops, old = plot.marked(passed.inputs), plot.drops(passed.inputs[0]), self.words
        (values,) = self.set_words(formulas.inputs_of(passed))
        self.play(FadeOut(self.mistakes, old), Create(plant), run_time=0.9)
        self.play(Create(drops), FadeIn(values), run_time=self.phrase_left(0.6))
        names = (name for name, _ in values)
        gone = (plot, self.premise, plot.regions, plot.lines, plant, drops, *names)
        self.play(FadeOut(*gone), run_time=self.phrase_left(least=0.5))
        self.premise = VGroup()
        self.cue()
        self.play(*network.grow(self.sketch, values, 1.2))
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
        "{in_fact}. The less expected, the higher its loss.",
        "It's minus the logarithm of the probability of what happened: {loss}.",
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
        loss, example = self.loss, self.study.example
        self.path = path = SlopePath(self.study.start, example)
        (*charts, last), bend = path.charts, path.close_up
        along, others = self.network.along(*example.weight)
        self.remove(*along, loss, loss.plot, loss.curve, loss.dot)
        gone = FadeOut(self.words, loss.plot.labels, loss.drops, *others, run_time=0.6)
        self.play(gone, *move_over(along, path.row, 1.4), *loss.becomes(last))
        come = FadeIn(charts[0].plot, bend.plot, bend.dot, charts[2].plot, last.plot.labels)
        curves = (charts[0].curve, bend.curve, charts[2].curve)
        self.play(come, *map(Create, curves), run_time=0.9)
        self.play(*charts[0].starts(), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(*charts[0].rises(), FadeIn(charts[0].factor), run_time=self.phrase_left(0.9))
        for before, chart in pairwise(charts):
            self.cue()
            if chart is charts[1]:
                self._come_close(bend)
            self.play(FadeIn(chart.dot), *chart.takes(before), run_time=self.phrase_left(0.5))
            self.play(*chart.rises(), FadeIn(chart.factor), run_time=self.phrase_left(0.9))

    def _come_close(self, bend: CloseUp) -> None:
        """Come so close to the bend that a small change can be seen on it."""
        closer = tween(bend, zoom=1.0, run_time=self.phrase_left(0.4))
        self.play(*swap(bend.plot, bend.chart.plot), closer)
        self.remove(bend)
        self.add(bend.chart.curve, bend.chart.dot)

    @beat(
        "The logarithm's slope times the sigmoid's is the error: {error}.",
        "Multiply all four: {blame}. {cure}.",
        title="Along a path, slopes multiply",
    )
    def multiply_slopes(self) -> None:
        (before, chart), error = self.path.charts[2:], slope_formulas.slope_of_the_loss(self.study.example)
        for part in error[:2]:
            self.play(FadeIn(part), run_time=0.9)
        self.play(*chart.takes(before), run_time=self.phrase_left(0.5))
        self.play(FadeIn(error[2], chart.factor), run_time=0.8)
        self.cue()
        self.words = product = slope_formulas.product(self.study.start, self.study.example)
        self.play(*chart.rises(), FadeOut(error), run_time=1.0)
        for step in assemble(product, self.path.factors, last="answer"):
            self.play(step)

    @beat(
        "Send the error back: each neuron gets its share.",
        "Times what came in, that's each weight's slope. One sweep, all {slopes}: that's backpropagation.",
        title="One sweep backward, a slope for every weight",
    )
    def sweep_backward(self) -> None:
        network, path, example = self.network, self.path, self.study.example
        along, others = network.along(*example.weight)
        self.play(FadeOut(self.words, path.shown), run_time=0.3)
        self.remove(*path.row)
        later = FadeIn(VGroup(*others), run_time=0.9, rate_func=second_half)
        self.play(*move_over(path.row, along, 0.6), later)
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
        "Average losses and slopes over all {p.count} plants.",
        "Then each weight steps against its slope, scaled by the learning rate, {p.learning_rate:.3}.",
        title="One step for every weight",
    )
    def step(self) -> None:
        network, study, shown = self.network, self.study, VGroup(self.network.signals[0], self.network.slopes)
        old, losses = self.words, LossBars(study.all_back.losses)
        mean, *rows = self.set_words(
            slope_formulas.mean_loss(study), *slope_formulas.first_step(study), gap=0.5
        )
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
        title="Watch the lines find the rule",
    )
    def train(self) -> None:
        plot, network, training = self.plot, self.network, self.study.training
        gone = FadeOut(self.words, network.numbers, network.names, network.neurons[0], network.edges)
        self.play(gone, run_time=0.5)
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
        self.pushes = pushes = plot.pushes(self.study.end)
        for left, arrow in zip(range(len(pushes), 0, -1), pushes, strict=True):
            self.play(grow(arrow, run_time=self.phrase_left(0.8 / left, least=0.5)))

    @beat(
        "{verdict}. And new plants?",
        "The true rule: {rule}.",
        "It gets {judged} right. {where}.",
        title="New plants are the judge",
    )
    def judge(self) -> None:
        plot, old, study = self.plot, self.words, self.study
        mistakes = plot.ringed(study.last_wrong)
        self.new = new = plant_plots.FreshPlants(plot, study.fresh, study.fresh_wrong)
        self.border = plant_plots.rule_border(plot, self.params.rule)
        asking, way = plot.asked(study.fresh.points[:4])
        dashed, counts, ringed = self.set_words(*formulas.judgement(new), gap=0.6)
        self.play(*swap(VGroup(old, plot.lines, self.pushes), self.premise))
        self.play(plant_plots.arrive(mistakes), FadeIn(asking), run_time=0.8)
        self.play(MoveAlongPath(asking, way), run_time=self.phrase_left(0.95))
        self.cue()
        self.play(FadeOut(asking), run_time=0.4)
        self.play(Create(self.border), FadeIn(dashed), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeOut(plot.clouds, mistakes), FadeIn(counts, ringed), run_time=0.6)
        self.play(Advance(new, 0, FRESH), run_time=self.phrase_left(0.55, least=2.5))
        # The plants of the training come back, so that the place of the mistakes is seen to be empty of them.
        self.play(FadeOut(new.marks), FadeIn(plot.clouds), run_time=0.9)

    @beat(
        "Once more: forward, loss, backward, step.",
        "Can it find the rule? {answer}.",
        title="Forward, loss, backward, step",
    )
    def answer_the_question(self) -> None:
        plot, last = self.plot, len(self.study.training.losses) - 1
        old, self.premise = VGroup(self.words, self.premise), VGroup()
        *rows, share = self.set_words(*formulas.four_steps(), formulas.share_right(self.new.wrong), gap=0.3)
        self.play(FadeOut(old, self.new.rings, plot.regions), run_time=0.4)
        self.play(FadeIn(*plot.regions.seek(0), plot.lines.seek(0), rows[0]), run_time=0.4)
        named = LaggedStart(*map(FadeIn, rows[1:]), lag_ratio=1.0, run_time=1.8)
        self.play(named, *plot.train(0, last, self.phrase_left(least=2.0)))
        self.cue()
        self.play(FadeOut(plot.clouds, plot.lines), run_time=0.6)
        self.play(Advance(self.new, 0, FRESH), run_time=self.phrase_left(0.75, least=2.5))
        self.play(FadeIn(share), run_time=0.8)
