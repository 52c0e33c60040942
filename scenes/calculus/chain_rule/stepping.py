"""The weight on its way: it learns from where the film is, and from where the sigmoid is almost flat."""

from __future__ import annotations

from functools import cached_property

from manim import RIGHT, FadeIn, FadeOut, Indicate, VGroup

from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.comparing import ComparingLesson
from scenes.calculus.chain_rule.digits import StepDigits
from scenes.calculus.chain_rule.whole import Learning, column
from scenes.stage.type.writing import Written

_RULE = 2.8
"""The upper edge of the rule of a step, in manim units."""

_VALUES = 1.35
"""The height of the first running number, in manim units."""


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

    def _rounded(self, digits: StepDigits) -> Written:
        """How the weight is rounded, beside the number of the step."""
        rounded = words.rounded(digits.weight).align_to((column().right, 0.0, 0.0), RIGHT)
        return rounded.stand_on(_VALUES - 0.1)

    def _start_the_learning(self) -> None:
        """Take away what was compared, and get ready for the steps."""
        whole, told, p = self.whole, self.told, self.params
        rule = self._in_the_column(words.step(p.learning_rate), _RULE)
        self.beside = VGroup(rule, self._rounded(self.learned_digits))
        self.learning = Learning(whole, told.learned, self.learned_digits, _VALUES)
        gone = FadeOut(*filter(self._shows, [*self.compared, self.whole_slope]), run_time=0.5)
        self.play(gone, whole.go(0.5, run=0.0, rise=0.0, w=p.w))

    def _slide_to_the_flat(self) -> None:
        """Let the weight slide to where the sigmoid is flat, which is drawn beside the graph."""
        whole, flat = self.whole, self.told.flat.values[0]
        self.play(FadeOut(self.beside, self.learning.values), run_time=0.5)
        whole.leave_a_trace()
        self.play(FadeIn(whole.sigmoid), run_time=0.6)
        whole.add(whole.sigmoid)
        self.play(whole.go(self.phrase_left(0.9), w=flat, touch=flat))
        self.learning = Learning(whole, self.told.stuck, self.stuck_digits, _VALUES)

    def _multiply_where_it_is_flat(self) -> None:
        """Let the sigmoid's tangent flash, and the product of the slopes appear."""
        tangent = self.whole.sigmoid.tangent
        product = words.product_of_slopes(self.told.flat, self.stuck_digits.slope, column().width)
        self.beside = VGroup(self._in_the_column(product, _RULE))
        self.play(Indicate(tangent, color=self.theme.color("ink")), run_time=self.phrase_left(0.5))
        self.play(FadeIn(product), run_time=0.8)

    def _end_the_learning(self) -> None:
        """Take away the steps, and the words about them; the weight is again that of the film."""
        whole, p = self.whole, self.params
        old = [self.beside, self.learning.values, whole.ghost, whole.graph.visits, whole.sigmoid]
        self.play(FadeOut(*filter(self._shows, old)), run_time=0.5)
        whole.remove(whole.sigmoid)
        whole.graph.mark([])
        whole.ghost.set_state(places=[])
        self.play(whole.go(0.8, w=p.w, touch=p.w))
        self.play(whole.go(self.phrase_left(0.4, least=0.8), zoom=1.0, run=p.nudge, rise=1.0))
