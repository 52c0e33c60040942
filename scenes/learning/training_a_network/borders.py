"""The first beats of the film: plants on a plane, the line of one neuron, and the border of several."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, Create, FadeIn, FadeOut, Indicate, MoveAlongPath, VGroup

from mathkit.learning.best_line import SeparatingLine
from scenes.learning.training_a_network import formulas, plant_plots, words
from scenes.learning.training_a_network.bend_sketches import BendSketch
from scenes.learning.training_a_network.decision_regions import TurningLine, same_line, shortest_turn
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.wirings import Wiring
from scenes.stage.lesson import Lesson, Ranges, beat
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.pictures.training import ranges_of_training
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.legends import key
from scenes.stage.type.writing import stack

_CHART_WIDTH, _CHART_HEIGHT = 1.7, 1.1
"""Of the chart of what a neuron passes on, in manim units."""


class DrawnBorders(Lesson):
    """What one neuron, and what a few of them, can draw between plants of two classes."""

    class Params(NetworkParams):
        """A rule behind the plants, a network of one hidden layer, and its training."""

    params: Params

    def compute(self) -> None:
        self.study = PlantStudy.of(self.params)
        self.crossings = self.study.crossings

    def ranges(self) -> Ranges:
        return ranges_of_training(self.study.training.losses)

    @beat(
        "Plants got different amounts of water and light.",
        "These thrived, and these wilted.",
        "Can a network find the rule?",
        title="Plants, and a rule nobody tells us",
    )
    def meet_the_plants(self) -> None:
        self.plot = plant_plots.PlantPlot(self.study, words.INPUTS)
        self.premise = stack(key(class_entries(words.CLASSES)))
        usual, unknown = self.set_words(formulas.usual()), self.plot.unlabelled()
        self.sketch = sketch = Wiring.sketch(self.params.hidden, words.NAMES)
        self.unclear, asking, way = sketch.unclear(), *self.plot.asked(self.study.fresh.points[:4])
        self.play(Create(self.plot.axes), FadeIn(self.plot.labels), run_time=0.4)
        given = FadeIn(usual, sketch.names[:2], sketch.neurons[0])
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
        "A neuron adds its weighted inputs and a bias.",
        "The sum is zero along a line. Above zero, it says wilted.",
        "At best, {one_line}.",
        title="One neuron draws one line",
    )
    def draw_one_line(self) -> None:
        one, sketch, old = self.plot.one, self.sketch, self.words
        (rule,) = self.set_words(formulas.one_neuron())
        later = VGroup(old, self.unclear, sketch.neurons[2], sketch.names[2])
        self.play(*swap(later, rule.part("of_water")))
        edges, neuron = Create(sketch.edges[0][:2]), Create(sketch.neurons[1][0])
        self.play(FadeIn(rule.part("of_light"), run_time=0.8), edges.set_run_time(self.phrase_left(0.5)))
        self.play(FadeIn(rule.part("bias"), run_time=0.8), neuron.set_run_time(self.phrase_left()))
        self.cue()
        self.play(FadeIn(rule.part("zero")), Create(one.boundary), run_time=self.phrase_left(0.5))
        self.play(FadeIn(one.tints), run_time=self.phrase_left())
        self.cue()
        self._find_the_best(one, self.study.line)

    def _find_the_best(self, one: TurningLine, line: SeparatingLine) -> None:
        """Turn a line and slide it until it is the best one, and ring what it gets wrong."""
        self.bring_to_back(one)
        score, rings = formulas.running_score(one)
        (rule,) = self.words
        stack(VGroup(score, rings), under=self.words)
        self.words.add(score, rings)
        angle = shortest_turn(one.angle, line.angle)
        weights, bias = (
            [Indicate(rule.part(name), color=color("ink")) for name in names]
            for names in (("of_water", "of_light"), ("bias",))
        )
        self.play(tween(one, angle=angle), *weights, FadeIn(score, run_time=0.5), run_time=1.3)
        self.play(tween(one, offset=line.offset), *bias, run_time=self.phrase_left(0.4, least=1.3))
        self.mistakes = self.plot.ringed(self.study.line_wrong)
        self.play(plant_plots.arrive(self.mistakes), FadeIn(rings), run_time=self.phrase_left())

    @beat(
        "Take {p.hidden} neurons with random weights.",
        "Weighted and added, their sums make one sum: one line.",
        "{level_off}, and the border can bend: {first_right}.",
        title="A few neurons, one bent border",
    )
    def draw_one_border(self) -> None:
        plot, sketch = self.plot, self.sketch
        one, lines, bending = plot.one, plot.lines, plot.bending
        self.play(FadeOut(self.words, one.tints, self.mistakes), run_time=0.3)
        self.remove(one)
        self.add(one.boundary)
        first = self.study.start.hidden_weights[0]
        angle = same_line(one.angle, float(np.arctan2(first[1], first[0])))
        self.play(tween(one, on=one.boundary, angle=angle, offset=0.0, run_time=0.8))
        self.remove(one.boundary)
        (biases,) = self.set_words(formulas.no_bias())
        self.play(*plant_plots.become(one.boundary, lines[0]), FadeIn(biases), run_time=0.3)
        for j, line in enumerate(lines[1:], 1):
            self.play(
                Create(line), sketch.join(j), run_time=self.phrase_left(1 / (len(lines) - j), least=0.3)
            )
        self.cue()
        output = Create(VGroup(sketch.edges[1], sketch.neurons[2]))
        self.play(output, FadeIn(sketch.names[2]), run_time=self.phrase_left(0.35))
        self._pass_on(biases)
        self.play(Create(bending.boundary, run_time=self.phrase_left(0.9)))
        self.cue()
        self._bend()

    def _pass_on(self, old: Any) -> None:
        """Show what each neuron passes on: its sum, as it is so far."""
        sketch, words = self.sketch, frame().words
        top = float(self.premise.get_bottom()[1]) - GAP
        chart = Box(words.left, words.left + _CHART_WIDTH, top - _CHART_HEIGHT, top)
        inside = 0.62 * sketch.radius
        small = (Box(x - inside, x + inside, y - inside, y + inside) for x, y in sketch.places[1])
        self.bends = BendSketch(self.params.activation, [chart, *small])
        self.words = formulas.bend_of(None).next_to(self.bends.axes, RIGHT, GAP).set_y(chart.center[1] + 0.3)
        self.play(*swap(old, VGroup(self.words, self.bends)))

    def _bend(self) -> None:
        """Bend the border of the network before its training, and count what it gets right."""
        plot, wrong, straight = self.plot, self.study.first_wrong, self.words
        regions, bending, bends = plot.regions, plot.bending, self.bends
        bent = formulas.bend_of(self.params.activation).next_to(straight, ORIGIN, aligned_edge=LEFT)
        score = formulas.score(wrong).next_to(bent, DOWN, GAP, aligned_edge=LEFT)
        rings = formulas.ring_key("wrong").next_to(score, DOWN, GAP, aligned_edge=LEFT)
        self.words = VGroup(bent, score, rings)
        run_time = self.phrase_left(0.5, least=2.5)
        together = (
            tween(bends, bend=1.0, run_time=run_time),
            tween(bending, on=bending.boundary, bend=1.0, run_time=run_time),
        )
        self.play(*swap(straight, bent), *together)
        self.replace(bending.boundary, regions.boundary)
        self.play(FadeIn(regions.tints), run_time=0.6)
        self.mistakes = plot.ringed(wrong)
        self.play(plant_plots.arrive(self.mistakes), FadeIn(score, rings), run_time=self.phrase_left(0.9))
