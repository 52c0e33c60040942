"""A nudge on its way through the stages: it runs, rises, and walks over to the next stage."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, Animation, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup, VMobject

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.digits import Digits, is_rounded
from scenes.calculus.chain_rule.graphs import StageGraphs
from scenes.calculus.chain_rule.learning import Learning
from scenes.calculus.chain_rule.strip import (
    CHANGES,
    PRODUCT,
    RULES,
    WIDEST_CHANGE,
    Strip,
    at_stages,
    at_values,
)
from scenes.calculus.chain_rule.told import Told
from scenes.stage.lesson import Lesson
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.type.assembly import assemble
from scenes.stage.type.symbols import RUN
from scenes.stage.type.writing import LABEL_SIZE, Written, formula


class PassingLesson(Lesson):
    """What beats share: a nudge is followed from stage to stage, and steps are taken away."""

    params: Any
    told: Told
    graphs: StageGraphs
    strip: Strip
    values: VGroup
    learning: Learning
    beside: VGroup
    functions: VGroup

    @property
    def chain(self) -> Chain:
        """At the weight of the film."""
        return self.told.chain

    @cached_property
    def digits(self) -> Digits:
        """How many decimals the film writes."""
        return Digits.of(self.chain, self.params.nudge)

    def _distance(self) -> VGroup:
        """What is squared, on the axis of the last graph."""
        self.distance = self.graphs.graphs[2].distance(self.params.target, words.distance())
        return self.distance

    def _write_the_numbers(self) -> None:
        """Lay out the numbers of the nudge: beside the arrows, and in the strip under the graphs."""
        chain, nudge = self.chain, self.params.nudge
        self.labels: list[Written] = []
        self.scales: list[Written] = []
        self.changes = words.changes(chain, nudge)
        self.factors = words.factors(chain, self.digits.factors)
        self.rates = words.rates(chain, self.digits.factors)
        at_values(self.changes, CHANGES, width=WIDEST_CHANGE)
        at_stages(self.factors, CHANGES)
        self.graphs.under(self.rates, RULES)

    def _run(self, index: int) -> None:
        """Let the nudge run into the first stage."""
        graphs = self.graphs
        runs = np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0)
        self.play(graphs.go(self.phrase_left(0.75), runs=runs))
        label = formula(f'{RUN.letter} = "{self.params.nudge:g}"', size=LABEL_SIZE, role=RUN.role)
        self._label(graphs.graphs[index].beside_run, label, self.changes[0])

    def _walk_over(self, index: int) -> None:
        """Let the rise of one stage become the run of the next."""
        graphs = self.graphs
        rise, graph = graphs.graphs[index - 1].rise, graphs.graphs[index]
        walker, behind = rise.copy(), self.labels[-1]
        graphs.set_state(runs=np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0))
        start, end = graph.run.start, graph.run.end
        label = graph.beside_run(behind.copy())
        graphs.set_state(runs=np.where(np.arange(3) < index, graphs.nudges[:3], 0.0))
        # The label makes room: it stands where the arrow passes.
        self.play(FadeOut(behind), run_time=0.4)
        self.play(tween(walker, start=start, end=end, run_time=self.phrase_left(0.8)))
        graphs.set_state(runs=np.where(np.arange(3) <= index, graphs.nudges[:3], 0.0))
        self.remove(walker)
        self.labels.append(label)
        self.play(FadeIn(label, behind), run_time=0.5)
        larger = self.told.larger[index - 1]
        if larger > 1:
            self.scales.append(graph.over(words.larger(larger)))
            self.play(FadeIn(self.scales[-1]), run_time=0.6)

    def _rise(self, index: int) -> None:
        """Let the run of a stage rise to the tangent; its slope and the rise get their numbers."""
        graphs, factor = self.graphs, self.factors[index]
        self.play(*self._derived(index))
        rises = np.where(np.arange(3) <= index, 1.0, 0.0)
        self.play(
            graphs.go(self.phrase_left(0.8), rises=rises),
            self._flown(factor, self.rates[index].part(words.PARTS[index])),
        )
        change, graph, run = self.changes[index + 1], graphs.graphs[index], self.labels[-1]
        self._label(lambda label: graph.beside_rise(label, [run]), change.copy(), change)

    def _derived(self, index: int) -> list[Animation]:
        """Let the rule of a stage become that of its slope: its letters move into the fraction."""
        rule, rate = self.functions[index], self.rates[index]
        letters = {name: rate.part(name) for name in words.ENDS}
        taken = [shape for part in letters.values() for shape in part]
        rest = VGroup(*(shape for shape in rate if shape not in taken))
        flights = (
            ReplacementTransform(part.copy().move_to(rule.part(name)), part, run_time=0.8)
            for name, part in letters.items()
        )
        return [*swap(rule, rest), *flights]

    def _close_the_line(self) -> None:
        """Let the nudge, the slopes and the change of the loss close up to one product."""
        changes = self.changes
        rounded = is_rounded(self.chain, self.params.nudge, self.digits.factors)
        self.equals = formula("approx" if rounded else "=", size=LABEL_SIZE)
        line = VGroup(changes[0], *self.factors, self.equals, changes[3])
        closed = line.copy().arrange(RIGHT, buff=0.22).move_to((0.0, PRODUCT, 0.0))
        self.equals.move_to(closed[4])
        self.play(FadeOut(*self.labels, *changes[1:3], self.values, self.strip.arrows), run_time=0.6)
        moves = (line[index].animate.move_to(closed[index]) for index in (0, 1, 2, 3, 5))
        self.play(*moves, run_time=self.phrase_left(0.7))
        self.play(FadeIn(self.equals), run_time=0.5)

    def _turn_the_line_into_the_rule(self) -> None:
        """Let the slopes move on into the chain rule, without the nudge."""
        self.product = words.chain_of_slopes(self.chain, self.digits).move_to((0.0, PRODUCT, 0.0))
        sources = dict(zip(words.PARTS, self.factors, strict=True))
        bare, parts, answer = assemble(self.product, sources, last="found")
        self.play(FadeOut(self.changes[0], self.equals, self.changes[3]), run_time=0.5)
        self.remove(*self.factors)
        self.play(parts, bare)
        self.play(answer, run_time=0.8)

    def _multiply_where_it_is_flat(self, decimals: int) -> VGroup:
        """Let the slopes where the sigmoid is flat appear, and their product."""
        graphs, flat = self.graphs, self.told.flat
        rates = words.rates(flat, decimals)
        shown = graphs.under(rates, RULES)
        product = words.rough_product(flat).move_to((0.0, CHANGES, 0.0))
        self.play(FadeIn(shown), run_time=0.8)
        flashing = (graphs.graphs[1].tangent, rates[1])
        self.play(
            *(Indicate(each, color=self.theme.color("ink")) for each in flashing),
            run_time=self.phrase_left(0.6),
        )
        self.play(FadeIn(product), run_time=0.8)
        return VGroup(shown, product)

    def _label(
        self, place: Callable[[Written], Written], label: Written, in_strip: Written | None = None
    ) -> None:
        """Let a number appear beside its arrow, and in the strip."""
        place(label)
        self.labels.append(label)
        self.play(FadeIn(label, *([in_strip] if in_strip else [])), run_time=0.6)

    @staticmethod
    def _flown(written: VMobject, source: VMobject) -> ReplacementTransform:
        """Let *written* come from under *source*."""
        return ReplacementTransform(written.copy().next_to(source, DOWN, buff=0.12), written, run_time=1.2)

    def _end_the_learning(self) -> None:
        """Take away the steps, and the words about them."""
        visits = [graph.visits for graph in self.graphs.graphs]
        self.play(
            FadeOut(self.beside, self.learning.values, self.learning.count),
            *(each.animate.set_fill(opacity=0.0) for each in visits),
            run_time=0.6,
        )
        self.graphs.mark([])
        for each in visits:
            each.set_fill(opacity=0.9)
