"""The weight on its way: it learns from where the film is, and from where the sigmoid is almost flat."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from manim import LEFT, FadeIn, FadeOut, Indicate, VGroup

from mathkit.calculus.chain_rule import chain
from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.comparing import ComparingLesson
from scenes.calculus.chain_rule.digits import StepDigits, significant
from scenes.calculus.chain_rule.learning import Learning
from scenes.calculus.chain_rule.strip import CHANGES, HALF_A_DIGIT, RULES, running_values
from scenes.stage.shapes.frame import frame
from scenes.stage.type.readouts import Reading

_RULE = -3.5
"""Where the rule of a step stands, in manim units."""


class SteppingLesson(ComparingLesson):
    """What beats share in which the weight learns."""

    learning: Learning
    beside: VGroup

    @cached_property
    def learned_digits(self) -> StepDigits:
        """How many decimals the steps from the weight of the film have."""
        return StepDigits.of(self.told.learned, self.params.learning_rate)

    @cached_property
    def stuck_digits(self) -> StepDigits:
        """The same for the steps from where the sigmoid is almost flat."""
        return StepDigits.of(self.told.stuck, self.params.learning_rate)

    def _rule_of_steps(self, digits: StepDigits) -> VGroup:
        """How the weight learns, in its place, and how it is rounded."""
        rule = words.step(self.params.learning_rate).move_to((_RULE, RULES, 0.0))
        rounded = words.rounded(digits.weight).align_to((frame().safe.left, 0.0, 0.0), LEFT)
        rounded.stand_on(CHANGES - HALF_A_DIGIT)
        return VGroup(rule, rounded)

    def _start_the_learning(self) -> None:
        """Take away what was compared or multiplied, and get ready for the steps."""
        graphs, told = self.graphs, self.told
        self.beside = self._rule_of_steps(self.learned_digits)
        self.learning = Learning(graphs, told.learned, self.learned_digits)
        old = [*self.compared, self.backward, *self.rates, *self.scales]
        gone = FadeOut(*filter(self._shows, old), run_time=0.5)
        self.play(gone, graphs.go(0.5, runs=np.zeros(3), w=self.params.w))
        graphs.aim_opacity = 1.0

    def _slide_to_the_flat(self) -> None:
        """Let the weight slide to where the sigmoid is flat; the numbers follow."""
        graphs, told = self.graphs, self.told
        decimals = self.stuck_digits.values
        following = running_values([self._following(*each) for each in enumerate(decimals)])
        old = FadeOut(self.beside, *self.learning[1:], *(graph.visits for graph in graphs.graphs))
        self.play(old, FadeIn(following), run_time=0.5)
        graphs.mark([])
        flat = told.flat.values[0]
        self.play(graphs.go(self.phrase_left(0.9), w=flat, touch=flat))
        self.learning = Learning(graphs, told.stuck, self.stuck_digits)
        self.remove(following)
        self.add(self.learning.values)

    def _following(self, index: int, decimals: int) -> Reading:
        """The present value of a stage, wherever the weight is."""
        return Reading(
            "", lambda: float(chain(self.graphs.stages, self.graphs.w).values[index]), words.running(decimals)
        )

    def _multiply_where_it_is_flat(self) -> VGroup:
        """Let the slopes where the sigmoid is flat appear, and their product."""
        graphs, flat = self.graphs, self.told.flat
        decimals = self.stuck_digits.slope
        rates = words.rates(flat, significant(flat, decimals))
        shown = graphs.under(rates, RULES)
        product = words.product_of_slopes(flat, decimals).move_to((0.0, CHANGES, 0.0))
        self.play(FadeIn(shown), run_time=0.8)
        tangent = graphs.graphs[1].tangent
        self.play(tangent.animate.set_stroke(width=7.0), run_time=0.3)
        flashing = (tangent, rates[1])
        self.play(
            *(Indicate(each, color=self.theme.color("ink")) for each in flashing),
            run_time=self.phrase_left(0.6),
        )
        self.play(FadeIn(product), run_time=0.8)
        return VGroup(shown, product)

    def _end_the_learning(self) -> None:
        """Take away the steps, and the words about them."""
        visits = [graph.visits for graph in self.graphs.graphs]
        self.play(
            FadeOut(self.beside, *self.learning[1:]),
            *(each.animate.set_fill(opacity=0.0) for each in visits),
            run_time=0.6,
        )
        self.graphs.mark([])
        for each in visits:
            each.set_fill(opacity=0.9)
