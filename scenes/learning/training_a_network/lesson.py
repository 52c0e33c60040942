from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from manim import (
    LEFT,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    ReplacementTransform,
    VGroup,
)

from scenes.learning.training_a_network import formulas, plant_plots, words
from scenes.learning.training_a_network.curves import SlopeBars
from scenes.learning.training_a_network.decision_regions import LINE
from scenes.learning.training_a_network.forward_passes import ForwardPass
from scenes.learning.training_a_network.slopes.charts import CloseUp
from scenes.learning.training_a_network.slopes.formulas import (
    first_step,
    product_of_slopes,
    slope_decimals,
    slope_of_the_loss,
    sweep,
)
from scenes.learning.training_a_network.slopes.paths import FACTORS, SlopePath, move_over
from scenes.learning.training_a_network.studies import FRESH
from scenes.learning.training_a_network.votes import Crossing, VoteWalk
from scenes.learning.training_a_network.wirings import Wiring, runs
from scenes.stage.lesson import Facts, Phrase, beat
from scenes.stage.lesson.attention import dim, second_half, swap, undim
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.theme import color
from scenes.stage.type.legends import key
from scenes.stage.type.writing import stack


class TrainingANetwork(ForwardPass):
    """Forward, loss, backward, step: how a network of a few neurons finds the rule behind its examples."""

    title = "Training a network"
    prerequisites = ("chain_rule", "logistic_regression")
    fact_labels = words.FACT_LABELS

    def facts(self) -> Facts:
        return words.facts_of(self.study, self.params)

    @beat(
        "Raise this weight by {nudge}: what happens to the loss?",
        "The sum's slope is the input, {input}: the sum changes by {in_sum:.4}.",
        "The bend's slope is {bend_slope}, so {about} {passed_on:.4} gets through.",
        "The output weight, {output_weight}, makes that {about} {at_output:.4}.",
        title="Follow one weight to the loss",
    )
    def follow_a_weight(self) -> None:
        self.path = path = SlopePath(self.study.start, self.study.example)
        charts, bend = path.charts, path.close_up
        along, others = self.network.along(*self.study.example.weight)
        self.remove(*along)
        gone = FadeOut(self.words, self.loss.shown, *others, run_time=0.6)
        near = (charts[0], charts[2], charts[3])
        come = FadeIn(bend.plot, bend, *(part for each in near for part in (each, each.dot)))
        come.set_run_time(1.4).set_rate_func(second_half)
        self.play(gone, *move_over(along, path.row, 1.4), come)
        raised = Indicate(path.weight, color=color("ink"))
        later = dim(bend, bend.plot, *(part for each in near[1:] for part in (each, each.dot)))
        self.play(*charts[0].starts(), raised, later, run_time=self.phrase_left(0.7))
        self.cue()
        self.play(*charts[0].rises(), FadeIn(charts[0].factor), run_time=self.phrase_left(0.9))
        for before, chart in pairwise(charts[:3]):
            self.cue()
            if chart is charts[1]:
                self._come_close(bend)
            else:
                self.play(undim(chart, chart.dot), run_time=0.3)
            self.play(*chart.takes(before), run_time=self.phrase_left(0.5))
            self.play(*chart.rises(), FadeIn(chart.factor), run_time=self.phrase_left(0.8))

    def _come_close(self, bend: CloseUp) -> None:
        """Come so close to the bend that a small change can be seen on it."""
        self.play(undim(bend, bend.plot), run_time=0.3)
        closer = tween(bend, zoom=1.0, run_time=self.phrase_left(0.4))
        self.play(*swap(bend.plot, bend.chart.plot), closer)
        self.remove(bend)
        self.add(bend.chart.curve, bend.chart.dot)

    @beat(
        "The loss's slope is the error: {error}.",
        "Multiply all four: {blame}. {effect}.",
        title="Along a path, slopes multiply",
    )
    def multiply_slopes(self) -> None:
        study, (*_, before, chart) = self.study, self.path.charts
        error = slope_of_the_loss(study.example)
        self.play(undim(chart, chart.dot), run_time=0.3)
        self.play(*chart.takes(before), run_time=self.phrase_left(0.4))
        self.play(FadeIn(error), FadeIn(chart.factor, rate_func=second_half), run_time=self.phrase_left(0.9))
        self.cue()
        self.words = product = product_of_slopes(study.start, study.example)
        # The last factor stands there already, in the formula of the error.
        *flown, last = self.path.factors.items()
        parts = [FadeIn(product.part(name), target_position=each) for name, each in flown]
        self.play(FadeOut(error), FadeIn(product.part(last[0]), rate_func=second_half), run_time=0.7)
        self.play(LaggedStart(*parts, lag_ratio=0.3, run_time=1.4))
        self.play(FadeIn(product.without(*FACTORS)), run_time=0.8)
        self.play(*chart.rises(), run_time=self.phrase_left(0.6))

    @beat(
        "{slopes} nudges need {slopes} runs.",
        "Instead, send this error back once, through weights and bends.",
        "Multiply by each weight's input, and you have every slope: backpropagation.",
        title="One sweep backward, a slope for every weight",
    )
    def sweep_backward(self) -> None:
        network, path, example, old = self.network, self.path, self.study.example, self.words
        along, others = network.along(*example.weight)
        self.play(
            FadeOut(old, *(part for each in path.charts for part in (each.in_chart, each.factor))),
            run_time=0.4,
        )
        self.remove(*path.row)
        count, hidden, *weights, meaning = self.set_words(*sweep(self.study.start, example))
        later = FadeIn(VGroup(*others), run_time=1.2, rate_func=second_half)
        self.play(*move_over(path.row, along, 1.2), later, FadeIn(count, run_time=0.5))
        self.play(Indicate(network.stubs, color=color("ink")), run_time=0.4)
        self.cue()
        self.play(*swap(network.signals[2], network.slopes[1]))
        self.play(*runs(network.edges[1], "slope", back=True), run_time=self.phrase_left(0.5))
        self.play(*network.come_back(), FadeIn(hidden))
        self.cue()
        self.play(*runs(network.edges[0], "slope", back=True), run_time=0.8)
        self.play(network.blame(example.back), FadeIn(weights[0]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(*weights[1:], meaning), run_time=0.8)

    @beat(
        "Average each slope over all {p.count} plants.",
        "Each weight moves against its slope, times the learning rate, {p.learning_rate:.3}.",
        title="One step for every weight",
    )
    def step(self) -> None:
        network, study, old = self.network, self.study, self.words
        decimals = slope_decimals(self.params.learning_rate)
        bars = SlopeBars(study.followed_slopes, study.example.index, decimals)
        own = old[2][1].part("answer").copy()
        ((name, numbers),) = self.set_words(first_step(study))
        gone = VGroup(old, *network.signals[:2], *network.slopes)
        self.play(
            *swap(gone, VGroup(bars.plot, bars.zero, name)),
            ReplacementTransform(own, VGroup(bars.marked), run_time=0.8),
        )
        self.play(
            Advance(bars.bars, 0, self.params.count),
            network.blame(study.all_back),
            run_time=self.phrase_left(0.6, least=1.2),
        )
        self.play(Create(bars.mean), FadeIn(bars.number), run_time=self.phrase_left())
        self.cue()
        landed = FadeIn(numbers.part("mean"), target_position=bars.number)
        self.play(FadeIn(numbers.without("mean", "new")), landed, run_time=self.phrase_left(0.55))
        self.play(FadeIn(numbers.part("new")), FadeOut(network.traces), *network.renumber(study.second))
        self.words = VGroup(self.words, bars)

    @beat(
        "That's one epoch. Let's run {p.epochs}.",
        "{outcome}. {verdict}.",
        title="Watch the lines find the rule",
    )
    def train(self) -> None:
        plot, network, training = self.plot, self.network, self.study.training
        around = (network.numbers, network.names, network.neurons[0], network.edges)
        self.play(FadeOut(self.words, *around, network.stubs, network.bias), run_time=0.5)
        losses, shares, shown = training.losses, training.accuracies, self.shown_ranges
        panel = TrainingPanel(None, losses, shares, unit="epoch", shown=shown, count=self.params.count)
        meaning, untrained = formulas.training_notes(panel.seek(1))
        self.words = VGroup(panel, meaning)
        self.premise = stack(key(class_entries(words.CLASSES)))
        self.remove(*network.neurons[1], *network.neurons[2])
        come = FadeIn(plot, self.words, rate_func=second_half)
        self.play(*plot.come_back(network, 1), come, run_time=self.phrase_left(0.7))
        self.play(FadeIn(plot.regions.tints), run_time=0.5)
        self.cue()
        self.words.add(untrained)
        come = FadeIn(untrained, run_time=0.5)
        self.play(come, *plot.train(1, len(losses) - 1, self.phrase_left(0.95, least=6.0), panel))

    @beat(
        "{fence}.",
        Phrase(
            "Cross line {crossed}, and its vote flips: soon, wilted wins.",
            when=lambda lesson: lesson.crossings,
        ),
        Phrase(
            "Line {helped} alone can't do that: {fading} must fade too.",
            when=lambda lesson: lesson.crossings[1:],
        ),
        title="How lines close a border",
    )
    def see_the_votes(self) -> None:
        if not self.crossings:
            self.sides = self.plot.sides(self.study.end)
            self.play(*map(Create, self.sides), run_time=self.phrase_left(0.8))
        else:
            self._count_the_votes()
        for way in range(2):
            if self.cue():
                self._cross(self.crossings[way])

    def _count_the_votes(self) -> None:
        """Count the votes on a plant in the middle, one after the other."""
        plot, panel = self.plot, self.words
        self.sides = self.walk = walk = VoteWalk(plot, self.study.end, self.crossings, plot.lines)
        self.words = walk.tally
        thin = plot.lines[self.network.followed].animate.set_stroke(width=LINE)
        self.play(*swap(panel, VGroup(walk.sides, walk.letters, walk.plant)), thin)
        count = len(walk.bars)
        for row, (bar, names) in enumerate(zip(walk.bars, walk.rows, strict=True)):
            self.play(Create(bar), FadeIn(names), run_time=self.phrase_left(1 / (count - row), least=0.3))

    def _cross(self, way: Crossing) -> None:
        """Let the plant cross a line, from the middle on; if others must fade, halt before these do."""
        walk, lines = self.walk, self.plot.lines
        if walk.share:
            self.play(Advance(walk, 1, 0), run_time=0.6)
        walk.take(way)
        others = [line for j, line in enumerate(lines) if j != way.neuron]
        self.play(*walk.points_at(way.neuron), dim(*others), run_time=0.6)
        if way.fading:
            self.play(Advance(walk, 0, way.turned), run_time=self.phrase_left(0.4, least=1.2))
            self.play(*walk.points_at(*way.fading), run_time=0.7)
        self.play(Advance(walk, walk.share, 1), run_time=self.phrase_left(0.7, least=1.2))
        self.play(undim(*others), run_time=0.3)

    @beat(
        "The true rule: {rule}.",
        "New plants arrive: it gets {judged} right.",
        "{where}.",
        title="New plants are the judge",
    )
    def judge(self) -> None:
        plot, old, study = self.plot, self.words, self.study
        self.new = new = plant_plots.FreshPlants(plot, study.fresh, study.fresh_wrong)
        self.border = plant_plots.rule_border(plot, self.params.rule)
        self.sketch = Wiring.sketch(self.params.hidden, words.NAMES)
        dashed, counts = self.set_words(*formulas.judgement(new))
        self.play(*swap(VGroup(old, plot.lines, self.sides), VGroup(self.premise, dashed, self.sketch)))
        self.play(Create(self.border), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeOut(plot.clouds), FadeIn(counts), run_time=0.5)
        self.play(Advance(new, 0, FRESH), run_time=self.phrase_left(0.6, least=2.0))
        self.cue()
        # The plants of the training come back, so that the place of the mistakes is seen to be empty of them.
        wrong = formulas.ring_key(formulas.share_wrong(study.fresh_wrong))
        wrong.move_to(counts, aligned_edge=UP + LEFT)
        self.words = VGroup(dashed, wrong)
        self.play(FadeOut(new.marks, run_time=0.8), *swap(counts, wrong))
        self.play(FadeIn(plot.clouds), run_time=self.phrase_left(0.4))
        self.play(FadeIn(plot.gap), run_time=self.phrase_left(0.7))

    @beat(
        "Forward, loss, backward, step.",
        "{answer}.",
        title="Forward, loss, backward, step",
    )
    def answer_the_question(self) -> None:
        plot, new, last = self.plot, self.new, len(self.study.training.losses) - 1
        old = VGroup(self.words, self.premise, plot.gap, new.rings, new.missed, plot.regions)
        self.premise = VGroup()
        plot.lines.set_stroke(width=LINE)
        steps, result = self.set_words(formulas.four_steps(), formulas.result(new.wrong))
        result.next_to(steps, RIGHT, buff=0.6).align_to(steps, UP)
        self.play(FadeOut(old), run_time=0.4)
        self._pass_once(steps)
        self.cue()
        self.play(*plot.train(1, last, self.phrase_left(0.5, least=2.5)))
        new.rings.set_z_index(1)
        self.play(FadeOut(plot.clouds, run_time=0.3), FadeIn(new, result, run_time=0.7))

    def _pass_once(self, steps: Iterable[Any]) -> None:
        """Go forward, to the loss and backward through the small network, and take its first step."""
        (forward, loss, backward, step), sketch = steps, self.sketch
        into, out = sketch.edges
        come = FadeIn(*self.plot.regions.seek(0), self.plot.lines.seek(0))
        self.play(FadeIn(forward), come, *runs(into, "data"), run_time=0.4)
        self.play(*runs(out, "ink"), run_time=0.25)
        self.play(FadeIn(loss), Indicate(sketch.neurons[2], color=color("slope")), run_time=0.4)
        self.play(FadeIn(backward), *runs(out, "slope", back=True), run_time=0.4)
        self.play(*runs(into, "slope", back=True), run_time=0.3)
        run_time = self.phrase_left(least=0.6)
        moving = Indicate(sketch.edges, scale_factor=1.04, color=color("path"), run_time=run_time)
        self.play(FadeIn(step, run_time=run_time), moving, *self.plot.train(0, 1, run_time))
