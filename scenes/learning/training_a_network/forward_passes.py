"""One plant on its way forward through the network, up to its loss."""

from __future__ import annotations

from manim import DOWN, LEFT, Create, FadeIn, FadeOut, ReplacementTransform, VGroup

from scenes.learning.training_a_network import formulas, words
from scenes.learning.training_a_network.borders import DrawnBorders
from scenes.learning.training_a_network.curves import BendCurve, ChanceCurve, LossCurve
from scenes.learning.training_a_network.signal_networks import SignalNetwork
from scenes.learning.training_a_network.wirings import runs
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.frame import GAP


class ForwardPass(DrawnBorders):
    """What the network makes of a plant, and how bad that is."""

    @beat(
        "Take the plant {picked}.",
        "Follow the bold neuron: {bend}.",
        "{squash} turns the output's sum into p, a chance of wilting: {chance}.",
        title="Forward: from a plant to a probability",
    )
    def go_forward(self) -> None:
        plot, start, example = self.plot, self.study.start, self.study.example
        network, self.bend = SignalNetwork(start, example, words.NAMES), BendCurve(start, example)
        self.network, bend, passed = network, self.bend, example.passed
        plant, drops, old = plot.picked(example), plot.drops(passed.inputs[0]), self.words
        (values,) = self.set_words(formulas.inputs_of(passed))
        self.play(FadeOut(self.mistakes, old, self.bends), Create(plant), run_time=0.9)
        self.play(Create(drops), FadeIn(values), run_time=self.phrase_left(0.6))
        names = (name for name, _ in values)
        gone = FadeOut(plot, self.premise, plot.regions, plot.lines, drops, *names, run_time=0.6)
        self.premise = VGroup()
        self.cue()
        into = FadeOut(plant, target_position=network.neurons[0].get_center(), scale=0.3, run_time=1.2)
        self.play(gone, *network.grow(self.sketch, values, 1.2), into)
        total, bent = self.set_words(*formulas.hidden_sum(start, example))
        self.play(FadeIn(network.numbers[0]), run_time=0.6)
        self.play(*runs(network.edges[0], "data"), FadeIn(total), *bend.comes(), run_time=0.9)
        self.play(FadeIn(bend.dot), bend.slide(self.phrase_left(0.5)))
        self.play(FadeIn(bent, network.signals[1], bend.drops), run_time=0.7)
        self.cue()
        old, (output, chance) = self.words, self.set_words(*formulas.output_sum(start, passed))
        self.squash = squash = ChanceCurve(start, example)
        self.play(*swap(VGroup(old, bend.shown), output), FadeIn(network.numbers[1], run_time=0.6))
        self.play(*runs(network.edges[1], "ink"), *squash.comes(), run_time=0.8)
        self.play(FadeIn(squash.dot), squash.slide(self.phrase_left(0.6)))
        self.play(FadeIn(chance, network.signals[2], squash.drops), run_time=0.7)

    @beat(
        "{in_fact}. The less likely it thought that, the higher the loss.",
        "It's minus the log of that chance: {loss}.",
        title="How bad is the answer?",
    )
    def measure_the_loss(self) -> None:
        (output, chance), example = self.words, self.study.example
        self.loss = loss = LossCurve(example)
        loss_now = VGroup(formulas.loss_of(example), formulas.other_loss(example))
        loss_now.arrange(DOWN, buff=GAP, aligned_edge=LEFT)
        top, (value, other) = self.set_words(formulas.probability(example.passed), loss_now)
        self.play(FadeOut(output, self.squash.shown), run_time=0.5)
        self.play(ReplacementTransform(chance, top), FadeIn(loss.plot), Create(loss.curve), run_time=0.9)
        self.play(FadeIn(loss.dot), loss.slide(self.phrase_left(0.9)))
        self.cue()
        self.play(Create(loss.drops), run_time=self.phrase_left(0.4))
        self.play(FadeIn(value, other), run_time=0.8)
