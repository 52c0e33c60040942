from __future__ import annotations

from manim import UP, Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.learning.datasets import LabelledPoints, points_under_rule
from mathkit.learning.logistic_regression import train_logistic_regression
from mathkit.learning.network_training import train_network
from mathkit.learning.neural_network import backward, forward, initial_network
from scenes.learning.training_a_network import formulas, plant_plots, words
from scenes.learning.training_a_network.examples import mistakes, most_surprising
from scenes.learning.training_a_network.loss_curves import LossCurve
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.signal_networks import SignalNetwork, landing, runs
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.type.legends import key
from scenes.stage.type.writing import stack
from scenes.stage.wording import training


class TrainingANetwork(Lesson):
    """Forward, loss, backward, step: how a network of a few neurons finds the rule behind its examples."""

    title = "Training a network"
    prerequisites = ("chain_rule", "logistic_regression")

    class Params(NetworkParams):
        """A rule behind the plants, a network of one hidden layer, and its training."""

    params: Params

    def compute(self) -> None:
        p = self.params
        drawn = points_under_rule(p.count, p.rule, p.seed)
        start = initial_network(2, p.hidden, p.seed, p.activation)
        # The plants are measured, and the weights set, with the digits that the film shows.
        self.cloud = LabelledPoints(drawn.points.round(1), drawn.labels)
        self.start = start.with_vector(start.vector.round(1))
        points, labels = self.cloud.points, self.cloud.labels
        self.line = train_logistic_regression(points, labels, 0.5, 300, weights=self.start.hidden_weights[0])
        self.training = train_network(self.start, points, labels, p.learning_rate, p.epochs)
        self.second, self.end = map(self.start.with_vector, self.training.vectors[[1, -1]])
        self.example = most_surprising(self.start, self.cloud)
        self.all_back = backward(self.start, forward(self.start, points), labels)
        self.fresh = points_under_rule(words.FRESH, p.rule, p.seed + 1, gap=0.0)
        self.first_wrong, self.last_wrong = (mistakes(each, self.cloud) for each in (self.start, self.end))
        self.fresh_wrong = mistakes(self.end, self.fresh)

    def facts(self) -> Facts:
        p, story = self.params, words.STORIES[self.params.rule]
        return {
            **story.in_words,
            **words.scores_in_words(self.first_wrong, self.fresh_wrong),
            "one_line": words.verdict_on_a_line(self.line, p.count, story),
            "bend": words.BENDS[p.activation],
            **words.example_in_words(self.example, story),
            **training.course(self.training),
            "verdict": words.verdict(self.training, p.count),
            "answer": words.answer(self.training),
        }

    # A rule that one line cannot draw --------------------------------------------------------------------

    @beat(
        "Some plants get more water and light than average, some get less.",
        "These plants {zero}, and these {one}.",
        Phrase("No one tells us the rule. Can a network find it?", rest="a question"),
        title="Plants, and a rule that no one tells",
    )
    def meet_the_plants(self) -> None:
        self.plot = plant_plots.PlantPlot(self.cloud, words.INPUTS, self.line, self.start, self.training)
        self.premise = stack(key(class_entries(words.STORIES[self.params.rule].classes)))
        average, unknown = self.set_words(formulas.average()), self.plot.unlabelled()
        self.play(Create(self.plot.axes), FadeIn(self.plot.labels), run_time=0.8)
        self.play(FadeIn(average), plant_plots.arrive(unknown), run_time=self.phrase_left())
        self.cue()
        for share, cloud, row in zip((0.5, 1.0), self.plot.clouds, self.premise[0], strict=True):
            self.play(FadeIn(row), plant_plots.arrive(cloud), run_time=self.phrase_left(share, least=1.2))
        self.remove(unknown)
        self.cue()

    @beat(
        "A neuron weighs both, and adds a bias.",
        "Where the sum is zero, there's a line.",
        "Train it, and it gets {one_line}.",
        title="One neuron draws one line",
    )
    def draw_one_line(self) -> None:
        one, old = self.plot.one, self.words
        rule, score = self.set_words(*formulas.one_neuron(self.line, self.params.count))
        self.play(*swap(old, rule.part("of_water")))
        for name in ("of_light", "bias"):
            self.play(FadeIn(rule.part(name)), run_time=self.phrase_left(0.6))
        self.cue()
        self.play(FadeIn(rule.part("zero")), Create(one.boundary), run_time=self.phrase_left(0.5))
        self.bring_to_back(one.tints)
        self.play(FadeIn(one.tints), run_time=self.phrase_left())
        self.cue()
        self.play(*plant_plots.paced([one], 0, len(self.line.models) - 1, self.phrase_left(0.4, least=2.5)))
        self.play(FadeIn(score), run_time=self.phrase_left(0.4))

    @beat(
        "So take {p.hidden} neurons, each with a random line.",
        "An output neuron weighs them, and draws one border.",
        "It gets {first_right} right. Now it has to learn.",
        title="A few neurons, one border",
    )
    def draw_one_border(self) -> None:
        one, lines, regions = self.plot.one, self.plot.lines, self.plot.regions
        self.remove(one.boundary)
        self.play(FadeOut(self.words, one.tints), *plant_plots.become(one.boundary, lines[0]), run_time=1.0)
        for left, line in zip(range(len(lines) - 1, 0, -1), lines[1:], strict=True):
            self.play(Create(line), run_time=self.phrase_left(1 / left, least=0.5))
        self.cue()
        self.play(Create(regions.boundary), run_time=self.phrase_left(0.6))
        self.bring_to_back(regions.tints)
        self.play(FadeIn(regions.tints), run_time=self.phrase_left())
        self.cue()
        self.mistakes = self.plot.ringed(self.cloud.points[self.first_wrong])
        score = self.set_words(formulas.score(self.first_wrong))
        self.play(plant_plots.arrive(self.mistakes), FadeIn(score), run_time=self.phrase_left(0.8))

    # One plant, forward and backward ---------------------------------------------------------------------

    @beat(
        "Take the most surprising plant. Each line becomes a neuron.",
        "Each weighs both inputs, and {bend}.",
        "The output weighs those, and says: it {does} with probability {chance}.",
        title="Forward: from a plant to a probability",
    )
    def go_forward(self) -> None:
        plot, passed = self.plot, self.example.passed
        self.network = network = SignalNetwork(self.start, passed, (*words.INPUTS, self.results["does"]))
        plant = plot.marked(passed.inputs)
        self.play(FadeOut(self.mistakes), Create(plant), run_time=self.phrase_left(0.4))
        self.remove(*plot.lines, plot.regions.boundary)
        gone = FadeOut(plot, self.premise, self.words, plot.regions.tints, plant)
        self.premise = VGroup()
        self.play(gone, *plot.become_neurons(network, plant), run_time=self.phrase_left(0.8, least=1.5))
        self.play(FadeIn(network.names[:2], network.signals[0]), run_time=0.7)
        self.cue()
        *sums, chance = self.set_words(formulas.forward(self.start, passed))[0]
        self.play(Create(network.edges[0]), FadeIn(network.numbers[0]), run_time=0.9)
        self.play(*runs(network.edges[0], "data"), FadeIn(sums[0]), run_time=self.phrase_left(0.4))
        self.play(FadeIn(sums[1]), run_time=self.phrase_left(0.5))
        self.play(FadeIn(sums[2], network.signals[1]), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(Create(network.edges[1]), FadeIn(network.numbers[1]), run_time=0.9)
        self.play(*runs(network.edges[1], "result"), run_time=self.phrase_left(0.5))
        self.play(FadeIn(network.names[2], chance, network.signals[2]), run_time=0.9)

    @beat(
        "{in_fact}. The loss says how bad that is.",
        "The surer it was of the wrong class, the higher it climbs.",
        "It's minus the logarithm of the truth's probability: {loss}.",
        title="How bad is the answer?",
    )
    def measure_the_loss(self) -> None:
        *sums, chance = self.words[0]
        self.loss = loss = LossCurve(self.example)
        top, value = self.set_words(formulas.probability(self.example.passed), formulas.loss_of(self.example))
        self.play(FadeOut(*sums), ReplacementTransform(chance, top), run_time=0.8)
        self.play(Create(loss.plot.axes), FadeIn(loss.plot.labels), run_time=self.phrase_left())
        self.cue()
        self.play(Create(loss.curve), FadeIn(loss.dot), run_time=self.phrase_left(0.4))
        self.play(loss.slide(self.phrase_left()))
        self.cue()
        self.play(FadeIn(value, shift=0.5 * UP), run_time=self.phrase_left(0.9))

    @beat(
        "Which weight is to blame? Nudge one, and follow the nudge.",
        "It's multiplied by the input, the bend, and the output weight.",
        title="Follow one nudge",
    )
    def follow_a_nudge(self) -> None:
        network, (neuron, source), old = self.network, self.example.weight, self.words
        into, out = network.path(neuron, source)
        self.set_words(rows := formulas.blame_of_a_weight(self.start, self.example))
        self.play(FadeOut(old), run_time=0.8)
        self.play(*network.nudge([into]), run_time=self.phrase_left())
        self.cue()
        self.play(*landing(rows[0], network.signals[0][source]), run_time=self.phrase_left(0.3))
        self.play(*landing(rows[1], network.neurons[1][neuron]), run_time=self.phrase_left(0.4))
        self.play(*network.nudge([out]), run_time=self.phrase_left(0.5))
        self.play(*landing(rows[2], network.numbers[1][neuron]), run_time=self.phrase_left())

    @beat(
        "Last comes the slope of the loss: simply the error, probability minus truth.",
        "Slopes multiply along a path: {blame}. {cure}.",
        title="Along a path, slopes multiply",
    )
    def multiply_slopes(self) -> None:
        *_, error, product = self.words[0]
        self.play(Create(self.loss.tangent), run_time=self.phrase_left(0.6))
        self.play(*landing(error, self.loss.dot), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(*landing(product, error), run_time=self.phrase_left(0.4))
        for edge in reversed(self.network.path(*self.example.weight)):
            self.play(*runs([edge], "slope", back=True), run_time=self.phrase_left(0.5))

    @beat(
        "Now nudge the {nudged}. That takes every path at once.",
        "Where the paths meet, the output adds. So slopes add: {total}.",
        "That's how blame reaches any earlier layer.",
        title="Where paths meet, slopes add",
    )
    def add_slopes(self) -> None:
        network, (into, out), loss = self.network, self.network.paths(self.example.source), self.loss
        old = VGroup(self.words, loss, loss.dot, loss.tangent, network.traces)
        *slopes, total = self.set_words(formulas.blame_of_an_input(self.example))[0]
        self.play(FadeOut(old), run_time=0.9)
        self.play(*network.nudge(into), run_time=self.phrase_left())
        self.cue()
        self.play(*network.nudge(out), run_time=self.phrase_left(0.3))
        for left, row, neuron in zip(range(len(slopes), 0, -1), slopes, network.neurons[1], strict=True):
            self.play(*landing(row, neuron), run_time=self.phrase_left(0.7 / left, least=0.5))
        self.play(*landing(total, network.neurons[2]), run_time=self.phrase_left())
        self.cue()
        for edges in (out, into):
            self.play(*runs(edges, "slope", back=True), run_time=self.phrase_left(0.5))

    @beat(
        "So one sweep backward finds the blame of every weight.",
        "Take the mean over all plants.",
        "And move each weight against its slope, times the learning rate, {p.learning_rate:.3}.",
        title="One step for every weight",
    )
    def step(self) -> None:
        network, weight = self.network, self.example.weight
        first, last = (runs(edges, "slope", back=True) for edges in network.edges)
        self.play(FadeOut(self.words), *last, run_time=self.phrase_left(0.4))
        self.play(*first, network.blame(self.example.back), run_time=self.phrase_left())
        self.cue()
        self.play(network.blame(self.all_back), FadeOut(network.signals), run_time=self.phrase_left(0.9))
        self.cue()
        step = formulas.step_of_a_weight(self.training, self.start, self.all_back, weight)
        rule, worked = self.set_words(*step)
        self.play(FadeIn(rule), run_time=0.9)
        self.play(FadeIn(worked, target_position=network.number_of(*weight)), run_time=self.phrase_left(0.5))
        self.play(network.renumber(self.second), FadeOut(network.traces), run_time=0.9)

    # All plants, again and again -------------------------------------------------------------------------

    @beat(
        "That's one epoch. Now take {p.epochs}, and watch the lines.",
        "They turn and slide, and the border follows: {outcome}.",
        title="Watch the lines find the rule",
    )
    def train(self) -> None:
        plot, network, losses = self.plot, self.network, self.training.losses
        rule = training.step_rule(self.params.learning_rate)
        panel = TrainingPanel(rule, losses, self.training.accuracies, unit="epoch").seek(1)
        self.play(FadeOut(self.words, network.numbers, network.names), run_time=0.6)
        self.words, old = panel, FadeOut(network.neurons[0], network.edges)
        self.remove(*network.neurons[1], *network.neurons[2])
        self.bring_to_back(plot.regions.tints)
        here = FadeIn(plot, plot.regions.tints, panel)
        self.play(old, *plot.come_back(network, 1), here, run_time=self.phrase_left(0.7))
        self.cue()
        self.play(*plot.train(1, len(losses) - 1, self.phrase_left(least=7.0), panel))

    @beat(
        "{verdict}.",
        "Here's the rule that no one told it: {rule}.",
        "Fresh plants are the judge. It gets {judged} right.",
        title="Fresh plants are the judge",
    )
    def judge(self) -> None:
        plot, old, mistakes = self.plot, self.words, self.plot.ringed(self.cloud.points[self.last_wrong])
        self.new = new = plant_plots.FreshPlants(plot, self.fresh, self.fresh_wrong)
        self.border = plant_plots.rule_border(plot, self.params.rule)
        ringed, dashed, counts = self.set_words(*formulas.judgement(new))
        self.play(FadeOut(old, plot.lines), run_time=self.phrase_left(0.5))
        self.play(plant_plots.arrive(mistakes), FadeIn(ringed), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(Create(self.border), FadeIn(dashed), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeOut(plot.clouds, mistakes), FadeIn(counts), run_time=0.7)
        self.play(Advance(new, 0, words.FRESH), run_time=self.phrase_left(0.95, least=3.0))

    @beat(
        "{answer}: forward, loss, backward, step.",
        "Slopes multiply along a path, and add where paths meet.",
        "The largest networks learn in these same four steps.",
        title="Forward, loss, backward, step",
    )
    def answer_the_question(self) -> None:
        plot, old, last = self.plot, self.words, len(self.training.losses) - 1
        rows = self.set_words(*formulas.four_steps())
        self.play(FadeOut(old, self.new), Advance(plot.regions, last, 0), run_time=0.8)
        self.play(FadeIn(rows[0], plot.clouds, plot.lines.seek(0)), run_time=0.6)
        for left, row in zip(range(len(rows) - 1, 0, -1), rows[1:], strict=True):
            self.play(FadeIn(row), run_time=self.phrase_left(1 / left, least=0.5))
        self.cue()
        self.play(*plot.train(0, last // 10, self.phrase_left()))
        self.cue()
        self.play(*plot.train(last // 10, last, self.phrase_left()))
