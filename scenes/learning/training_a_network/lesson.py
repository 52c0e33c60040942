from __future__ import annotations

from itertools import pairwise

from manim import Create, FadeIn, FadeOut, MoveAlongPath, ReplacementTransform, VGroup

from scenes.learning.training_a_network import formulas, plant_plots, words
from scenes.learning.training_a_network.curves import BendCurve, LossCurve
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.slope_paths import SlopePath
from scenes.learning.training_a_network.studies import FRESH, PlantStudy
from scenes.learning.training_a_network.turning_lines import shortest_turn
from scenes.learning.training_a_network.wirings import Wiring, runs
from scenes.stage.lesson import Facts, Lesson, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.type.assembly import assemble
from scenes.stage.type.legends import key
from scenes.stage.type.writing import stack


class TrainingANetwork(Lesson):
    """Forward, loss, backward, step: how a network of a few neurons finds the rule behind its examples."""

    title = "Training a network"
    prerequisites = ("chain_rule", "logistic_regression")
    fact_labels = words.FACT_LABELS

    class Params(NetworkParams):
        """A rule behind the plants, a network of one hidden layer, and its training."""

    params: Params

    def compute(self) -> None:
        self.study = PlantStudy.of(self.params)

    def facts(self) -> Facts:
        return words.facts_of(self.study, self.params)

    # A rule that one line cannot draw --------------------------------------------------------------------

    @beat(
        "These plants got different amounts of water and light.",
        "These thrived, and these wilted.",
        "No one tells us the rule. Can a network find it?",
        title="Plants, and a rule that no one tells",
    )
    def meet_the_plants(self) -> None:
        self.plot = plant_plots.PlantPlot(self.study, words.INPUTS)
        self.premise = stack(key(class_entries(words.CLASSES)))
        average, unknown = self.set_words(formulas.average()), self.plot.unlabelled()
        self.sketch = sketch = Wiring.sketch(self.params.hidden, words.NAMES)
        self.unclear, asking, way = sketch.unclear(), *self.plot.asked(self.study.fresh.points[:4])
        self.play(Create(self.plot.axes), FadeIn(self.plot.labels), run_time=0.8)
        given = FadeIn(average, sketch.names[:2], sketch.neurons[0])
        self.play(given, plant_plots.arrive(unknown), run_time=self.phrase_left())
        self.cue()
        for share, cloud, row in zip((0.5, 1.0), self.plot.clouds, self.premise[0], strict=True):
            self.play(FadeIn(row), plant_plots.arrive(cloud), run_time=self.phrase_left(share, least=1.2))
        self.remove(unknown)
        self.cue()
        self.play(FadeIn(asking, self.unclear, sketch.neurons[2], sketch.names[2]), run_time=0.6)
        self.play(MoveAlongPath(asking, way), run_time=self.phrase_left(0.9))
        self.play(FadeOut(asking), run_time=0.4)

    @beat(
        "A neuron multiplies each input by a weight, and adds a bias.",
        "The sum is zero along a line.",
        "Weights turn it, and the bias slides it.",
        "At best, it gets {one_line}.",
        title="One neuron draws one line",
    )
    def draw_one_line(self) -> None:
        one, sketch, line, old = self.plot.one, self.sketch, self.study.line, self.words
        rule, score = self.set_words(formulas.one_neuron(), formulas.running_score(one))
        later = VGroup(old, self.unclear, sketch.neurons[2], sketch.names[2])
        self.play(*swap(later, rule.part("of_water")))
        self.play(FadeIn(rule.part("of_light")), Create(sketch.edges[0][:2]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(rule.part("bias")), Create(sketch.neurons[1][0]), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(rule.part("zero")), Create(one.boundary), run_time=self.phrase_left(0.5))
        self.play(FadeIn(one.tints, score), run_time=self.phrase_left())
        self.cue()
        self.add(one)
        angle = shortest_turn(one.angle, line.angle)
        self.play(tween(one, angle=angle, run_time=self.phrase_left(0.55, least=1.5)))
        self.play(tween(one, offset=-line.offset, run_time=self.phrase_left(least=1.2)))
        self.cue()
        self.play(tween(one, offset=line.offset, run_time=self.phrase_left(0.4, least=1.2)))
        self.mistakes = self.plot.ringed(self.study.line_wrong)
        self.play(plant_plots.arrive(self.mistakes), run_time=self.phrase_left())

    @beat(
        "A network has {p.hidden} neurons, with random weights and no bias.",
        "An output neuron weighs them, and makes the decision.",
        "It gets {first_right}.",
        title="A few neurons, one decision",
    )
    def draw_one_border(self) -> None:
        plot, sketch = self.plot, self.sketch
        one, lines, regions = plot.one, plot.lines, plot.regions
        self.remove(one, one.boundary)
        self.play(FadeOut(self.words, one.tints, self.mistakes), *plant_plots.become(one.boundary, lines[0]))
        for j, line in enumerate(lines[1:], 1):
            share = 1 / (len(lines) - j)
            self.play(Create(line), sketch.join(j), run_time=self.phrase_left(share, least=0.5))
        self.cue()
        output = Create(VGroup(sketch.edges[1], sketch.neurons[2]))
        self.play(output, FadeIn(sketch.names[2]), run_time=self.phrase_left(0.4))
        self.play(Create(regions.boundary), run_time=self.phrase_left(0.6))
        self.play(FadeIn(regions.tints), run_time=self.phrase_left())
        self.cue()
        self.mistakes = plot.ringed(self.study.first_wrong)
        score = FadeIn(self.set_words(formulas.score(self.study.first_wrong)))
        self.play(plant_plots.arrive(self.mistakes), score, run_time=self.phrase_left(0.8))

    # One plant, forward and backward ---------------------------------------------------------------------

    @beat(
        "Take the plant that surprises it most.",
        "Each neuron adds up its weighted inputs.",
        "{bend}, because lines only add up to a line.",
        "A sigmoid turns the output's sum into a probability: {chance} for wilting.",
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
        names = VGroup(*(name for name, _ in values))
        gone = FadeOut(plot, self.premise, plot.regions, plot.lines, plant, drops, names, run_time=0.7)
        self.premise = VGroup()
        self.play(gone, *network.grow(self.sketch, values, 1.3))
        (total, bent), straight = self.set_words(*formulas.hidden_sum(start, example)), bend.straight()
        self.play(FadeIn(network.numbers[0]), run_time=0.7)
        self.play(*runs(network.edges[0], "data"), FadeIn(total), run_time=0.8)
        self.cue()
        self.play(FadeIn(bend.plot), Create(bend.curve), run_time=0.8)
        self.play(FadeIn(bend.dot), bend.slide(self.phrase_left(0.4)))
        self.play(FadeIn(bent, network.signals[1], bend.drops), run_time=0.7)
        self.play(Create(straight), run_time=self.phrase_left(0.9))
        self.cue()
        old, (output, chance) = self.words, self.set_words(*formulas.output_sum(start, passed))
        self.play(*swap(VGroup(old, straight), output), FadeIn(network.numbers[1], run_time=0.8))
        self.play(*runs(network.edges[1], "ink"), run_time=self.phrase_left(0.5))
        self.play(FadeIn(chance, network.signals[2]), run_time=0.9)

    @beat(
        "{in_fact}. The less the network expected that, the higher its loss.",
        "It's minus the logarithm of the truth's probability: {loss}.",
        title="How bad is the answer?",
    )
    def measure_the_loss(self) -> None:
        (output, chance), example = self.words, self.study.example
        self.loss = loss = LossCurve(example)
        top, value = self.set_words(formulas.probability(example.passed), formulas.loss_of(example))
        self.play(FadeOut(output, self.bend, self.bend.dot, self.bend.drops), run_time=0.5)
        self.play(ReplacementTransform(chance, top), FadeIn(loss.plot), Create(loss.curve), run_time=0.9)
        self.play(FadeIn(loss.dot), loss.slide(self.phrase_left()))
        self.cue()
        self.play(Create(loss.drops), run_time=self.phrase_left(0.4))
        self.play(FadeIn(value), run_time=0.8)

    @beat(
        "How does a weight change the loss? Raise one a little.",
        "The first slope is its input, {input}.",
        "The bend's slope, {bend_slope}, makes that {passed_on}.",
        "The output weight makes it {at_output}.",
        title="Follow one weight to the loss",
    )
    def follow_a_weight(self) -> None:
        loss, example = self.loss, self.study.example
        self.path = path = SlopePath(self.study.start, example)
        *charts, last = path.charts
        moved, others = path.leave(self.network, example)
        self.remove(*self.network.along(*example.weight)[0], loss, loss.plot, loss.curve, loss.dot)
        gone = FadeOut(self.words, loss.plot.labels, loss.drops, *others, run_time=0.6)
        self.play(gone, *moved, *loss.becomes(last))
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
        "Last come sigmoid and logarithm. Their slopes multiply to the error: probability minus truth.",
        "All four multiply: {blame}. {cure}.",
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
        "That same error runs back to every neuron.",
        "Times each input, that's the slope of every weight: backpropagation.",
        title="One sweep backward, a slope for every weight",
    )
    def sweep_backward(self) -> None:
        network, path, example = self.network, self.path, self.study.example
        moved, others = path.come_back(network, example)
        self.play(*moved, *swap(VGroup(self.words, path.shown), VGroup(*others)))
        hidden, *weights = self.set_words(*formulas.sweep(self.study.start, example), gap=0.9)
        self.play(*swap(network.signals[2], network.slopes[1]), run_time=0.8)
        self.play(*runs(network.edges[1], "slope", back=True), run_time=self.phrase_left(0.6))
        self.play(*swap(network.signals[1], network.slopes[0]), FadeIn(hidden), run_time=0.8)
        self.cue()
        runners = runs(network.edges[0], "slope", back=True)
        self.play(*runners, FadeIn(weights[0]), run_time=self.phrase_left(0.4))
        self.play(network.blame(example.back), FadeIn(weights[1]), run_time=self.phrase_left(0.9))

    @beat(
        "Average the slopes over all {p.count} plants.",
        "Every weight and bias steps against its slope, times the learning rate, {p.learning_rate:.3}.",
        title="One step for every weight",
    )
    def step(self) -> None:
        network, study, shown = self.network, self.study, VGroup(self.network.signals[0], self.network.slopes)
        self.play(FadeOut(shown, self.words), network.blame(study.all_back), run_time=self.phrase_left(0.9))
        self.cue()
        rule, of_weight, of_bias = self.set_words(*formulas.first_step(study), gap=0.9)
        self.play(FadeIn(rule), run_time=0.8)
        self.play(FadeIn(of_weight), run_time=self.phrase_left(0.3))
        self.play(FadeIn(of_bias), run_time=self.phrase_left(0.4))
        self.play(*network.renumber(study.second), FadeOut(network.traces, run_time=0.8))

    # All plants, again and again -------------------------------------------------------------------------

    @beat(
        "That was one epoch. Let's run {p.epochs}.",
        "The lines turn and slide: {outcome}.",
        title="Watch the lines find the rule",
    )
    def train(self) -> None:
        plot, network, training = self.plot, self.network, self.study.training
        self.play(FadeOut(self.words, network.numbers, network.names), run_time=0.6)
        self.words = panel = TrainingPanel(None, training.losses, training.accuracies, unit="epoch").seek(1)
        self.premise = stack(key(class_entries(words.CLASSES)))
        old = FadeOut(network.neurons[0], network.edges)
        self.remove(*network.neurons[1], *network.neurons[2])
        come = FadeIn(plot, plot.regions.tints, panel)
        self.play(old, *plot.come_back(network, 1), come, run_time=self.phrase_left(0.7))
        self.cue()
        self.play(*plot.train(1, len(training.losses) - 1, self.phrase_left(least=7.0), panel))

    @beat(
        "{verdict}. And new plants?",
        "Here's the rule no one told it: {rule}.",
        "It gets {judged} right. {where}.",
        title="New plants are the judge",
    )
    def judge(self) -> None:
        plot, old, study = self.plot, self.words, self.study
        mistakes = plot.ringed(study.last_wrong)
        self.new = new = plant_plots.FreshPlants(plot, study.fresh, study.fresh_wrong)
        self.border = plant_plots.rule_border(plot, self.params.rule)
        ringed, dashed, counts = self.set_words(*formulas.judgement(new), gap=0.6)
        self.play(FadeOut(old, plot.lines), FadeIn(self.premise), run_time=0.8)
        self.play(plant_plots.arrive(mistakes), FadeIn(ringed), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(Create(self.border), FadeIn(dashed), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeOut(plot.clouds, mistakes), FadeIn(counts), run_time=0.7)
        self.play(Advance(new, 0, FRESH), run_time=self.phrase_left(0.95, least=3.0))

    @beat(
        "Forward, loss, backward, step, again and again.",
        "Can a network find the rule? {answer}.",
        title="Forward, loss, backward, step",
    )
    def answer_the_question(self) -> None:
        plot, last = self.plot, len(self.study.training.losses) - 1
        old, self.premise = VGroup(self.words, self.premise), VGroup()
        rows = self.set_words(*formulas.four_steps())
        self.play(FadeOut(old, self.new), Advance(plot.regions, last, 0), run_time=0.8)
        self.play(FadeIn(rows[0], plot.clouds, plot.lines.seek(0)), run_time=0.6)
        for left, row in zip(range(len(rows) - 1, 0, -1), rows[1:], strict=True):
            self.play(FadeIn(row), run_time=self.phrase_left(1 / left, least=0.5))
        self.cue()
        self.play(*plot.train(0, last, self.phrase_left(least=5.0)))
