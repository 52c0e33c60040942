"""A nudge on its way through the stages: it runs, rises, and walks over to the next stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from manim import (
    DOWN,
    PI,
    RIGHT,
    UP,
    Animation,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Indicate,
    ReplacementTransform,
    Rotate,
    VGroup,
)

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import marks, words
from scenes.calculus.chain_rule.digits import Digits
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.strip import (
    CHANGES,
    PRODUCT,
    RATES,
    WIDEST_CHANGE,
    Strip,
    at_stages,
    at_values,
)
from scenes.calculus.chain_rule.told import Told
from scenes.stage.lesson import Lesson
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import Written

_HEADER = 2.9
"""The line on which the lesson's name stands, in manim units."""


class PassingLesson(Lesson):
    """What beats share: a nudge is followed from stage to stage, forward and back."""

    params: Any
    told: Told
    graphs: StageGraphs
    strip: Strip
    values: VGroup
    compared: VGroup
    functions: VGroup

    @property
    def chain(self) -> Chain:
        """At the weight of the film."""
        return self.told.chain

    @cached_property
    def digits(self) -> Digits:
        """How many decimals the film writes."""
        return Digits.of(self.chain, self.params.nudge)

    def _build_stage(self, index: int) -> None:
        """Let a stage appear, and a value run through it: a dot on the curve, and the value after it."""
        graph, last = self.graphs.graphs[index], index == 2
        numbers = FadeIn(*(part for part in graph.plot if not self._shows(part)))
        self.play(numbers, Create(graph.curve), FadeIn(self.functions[index]), run_time=0.8)
        if last:
            self.play(FadeIn(self.graphs.aim_at(self.params.target)), run_time=0.6)
        passed = [self._hand_on(index)] if index else []
        others = [*(FadeOut(each, run_time=0.3) for each in passed), FadeIn(graph.dot, run_time=0.3)]
        others += [FadeIn(self._distance())] if last else []
        self.play(Create(graph.guide, run_time=self.phrase_left(0.6)), *others)
        letter, value = self.strip.letters[index + 1], self.values[index + 1]
        self.play(*(swap(letter, value) if last else [FadeIn(value, self.strip.names[index + 1])]))

    def _distance(self) -> VGroup:
        """What is squared, on the axis of the last graph."""
        name = words.distance(self.chain, self.digits)
        self.distance = marks.distance(self.graphs.graphs[2], self.params.target, name)
        return self.distance

    def _hand_on(self, index: int) -> Dot:
        """Let the value of a stage become the input of the next, a point on its axis."""
        graph, letter = self.graphs.graphs[index], words.LETTERS[index]
        foot = (graph.dot.get_x(), graph.plot.box.bottom, 0.0)
        point = Dot(foot, radius=0.1, color=self.theme.color(letter.role))
        self.play(Indicate(self.values[index], color=self.theme.color("ink")), FadeIn(point), run_time=0.6)
        return point

    def _write_the_numbers(self) -> None:
        """Lay out the numbers of the nudge: beside the arrows, and in the strip under the graphs."""
        chain, nudge = self.chain, self.params.nudge
        self.labels: list[Written] = []
        self.scales: list[Written] = []
        self.changes = words.changes(chain, nudge)
        self.factors = words.factors(chain, self.digits.factors)
        self.rates = words.rates(chain, [self.digits.factors] * 3)
        at_values(self.changes, CHANGES, width=WIDEST_CHANGE)
        at_stages(self.factors, CHANGES)
        self.graphs.under(self.rates, RATES)

    @staticmethod
    def _in_the_header(label: Written) -> Written:
        """Put what is true of all graphs at the right of the lesson's name."""
        label.align_to((frame().safe.right, 0.0, 0.0), RIGHT)
        return label.stand_on(_HEADER)

    def _run(self, index: int) -> None:
        """Let the nudge run into the first stage."""
        graphs = self.graphs
        runs = np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0)
        names = FadeOut(*self.strip.names, run_time=0.5)
        note = self._in_the_header(words.scale_and_tangents())
        noted = swap(self.scales[0], note)
        self.scales[0] = note
        self.play(names, *noted, graphs.go(self.phrase_left(0.75), runs=runs))
        label = words.nudge_by(self.params.nudge)
        self._label(lambda each: marks.beside_run(graphs.graphs[index], each), label, self.changes[0])

    def _walk_over(self, index: int) -> None:
        """Let the rise of one stage become the run of the next."""
        graphs = self.graphs
        rise, graph = graphs.graphs[index - 1].rise, graphs.graphs[index]
        walker, behind = rise.copy(), self.labels[-1]
        graphs.set_state(runs=np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0))
        start, end = graph.run.start, graph.run.end
        graphs.set_state(runs=np.where(np.arange(3) < index, graphs.nudges[:3], 0.0))
        larger = self.told.larger[index - 1]
        # The label makes room: it stands where the arrow passes. The arrow turns beside its own tangent, and
        # then only slides: it never lies along a curve.
        self.play(FadeOut(behind), run_time=0.3)
        self.play(Rotate(walker, -PI / 2, about_point=rise.start), run_time=0.5)
        share = 0.8 if larger == 1 else 0.4
        self.play(tween(walker, start=start, end=end, run_time=self.phrase_left(share, least=0.5)))
        graphs.set_state(runs=np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0))
        self.remove(walker)
        if larger > 1:
            scale = marks.over(graph, words.larger(larger))
            self.play(graphs.go(self.phrase_left(0.7, least=1.0), zoom=graphs.zoom + 1.0))
            self.scales.append(scale)
        label = marks.beside_run(graph, behind.copy())
        self.labels.append(label)
        self.play(FadeIn(behind, label, *self.scales[1:]), run_time=0.6)

    def _rise(self, index: int) -> None:
        """Let the run of a stage rise to the tangent; then its slope and the rise get their numbers."""
        graphs, factor = self.graphs, self.factors[index]
        self.play(*self._derived(index))
        rises = np.where(np.arange(3) <= index, 1.0, 0.0)
        self.play(graphs.go(self.phrase_left(0.75), rises=rises))
        number = self.rates[index].part(words.PARTS[index])
        self.play(FadeIn(number), FadeIn(factor, shift=0.2 * DOWN), run_time=0.6)
        change, graph, run = self.changes[index + 1], graphs.graphs[index], self.labels[-1]
        clear_of = [run, *self.scales[1:]]
        self._label(lambda label: marks.beside_rise(graph, label, clear_of), change.copy(), change)

    def _derived(self, index: int) -> list[Animation]:
        """Let the rule of a stage become that of its slope, still without its number."""
        rule, rate = self.functions[index], self.rates[index]
        letters = {name: rate.part(name) for name in words.ENDS}
        taken = [shape for part in (*letters.values(), rate.part(words.PARTS[index])) for shape in part]
        rest = VGroup(*(shape for shape in rate if shape not in taken))
        flights = (
            ReplacementTransform(part.copy().move_to(rule.part(name)), part, run_time=0.8)
            for name, part in letters.items()
        )
        return [*swap(rule, rest), *flights]

    def _close_the_line(self) -> None:
        """Let the nudge, the slopes and the change of the loss close up to one product."""
        changes, nudge = self.changes, self.params.nudge
        self.divided = divided = words.divided(self.chain, nudge, self.digits.factors)
        divided.move_to((0.0, PRODUCT, 0.0))
        self.play(FadeOut(*changes[1:3], self.values, self.strip.arrows), run_time=0.6)
        line = {
            "nudge": changes[0],
            **dict(zip(words.PARTS, self.factors, strict=True)),
            "change": changes[3],
        }
        height = divided.part("sign").get_y()
        # Both stand on the line until they are lifted by what divides them.
        self.ends = {name: divided.part(name).copy().set_y(height) for name in ("nudge", "change")}
        places = {name: self.ends.get(name, divided.part(name)) for name in line}
        moves = [ReplacementTransform(source, places[name]) for name, source in line.items()]
        self.play(*moves, run_time=self.phrase_left(0.7))
        self.play(FadeIn(divided.part("sign")), run_time=0.5)

    def _divide_by_the_nudge(self) -> None:
        """Let both sides be divided by the nudge, which leaves the slopes alone; they move into the rule."""
        divided, way = self.divided, self.chain
        self.product = product = words.chain_of_slopes(way, self.digits).move_to((0.0, PRODUCT, 0.0))
        shown = [shape for name in ("nudge", "sign", "change", *words.PARTS) for shape in divided.part(name)]
        bars = VGroup(*(shape for shape in divided if shape not in shown))
        lifts = (ReplacementTransform(end, divided.part(name)) for name, end in self.ends.items())
        self.play(*lifts, FadeIn(bars, shift=0.25 * UP), run_time=0.8)
        self.play(FadeOut(divided.part("cancelled")), run_time=0.6)
        # Each starts as what it will be: while a number turns into another shape, nobody can read it.
        moves = []
        for name in words.PARTS:
            source, part = divided.part(name), product.part(name)
            start = part.copy().match_height(source).move_to(source, aligned_edge=RIGHT)
            moves.append(ReplacementTransform(start, part))
            self.remove(*source)
        left = divided.without("cancelled", *words.PARTS)
        rest = FadeIn(product.without("found", *words.PARTS), rate_func=second_half)
        self.play(FadeOut(left, run_time=0.4), *moves, rest, run_time=1.2)
        self.play(FadeIn(product.part("found")), run_time=0.6)

    def _label(
        self, place: Callable[[Written], Written], label: Written, in_strip: Written | None = None
    ) -> None:
        """Let a number appear beside its arrow, and in the strip."""
        place(label)
        self.labels.append(label)
        self.play(FadeIn(label, *([in_strip] if in_strip else [])), run_time=0.6)
