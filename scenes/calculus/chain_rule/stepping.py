"""The weight on its way: it learns from where the film is, and from where the sigmoid is almost flat."""

from __future__ import annotations

from functools import cached_property

from manim import LEFT, RIGHT, FadeIn, FadeOut, Indicate, ReplacementTransform, VGroup

from scenes.calculus.chain_rule import step_words
from scenes.calculus.chain_rule.digits import StepDigits
from scenes.calculus.chain_rule.strip import HALF_A_DIGIT
from scenes.calculus.chain_rule.way_back.returning import ReturningLesson
from scenes.calculus.chain_rule.whole import Learning, column, place_of_row
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.type.symbols import TARGET
from scenes.stage.type.writing import Written

_RULE = -0.63
"""The height of the rule of a step, or of the product of slopes, in manim units."""

_LAST_ROW = 5
"""Where the rounding of the weight is told, among the running numbers."""


class SteppingLesson(ReturningLesson):
    """What beats share in which the weight learns."""

    learning: Learning
    beside: VGroup
    slope: Written
    product: Written
    rule: Written

    @cached_property
    def learned_digits(self) -> StepDigits:
        """How many decimals the steps from the weight of the film have."""
        return StepDigits.of(self.told.learned, self.params.learning_rate)

    @cached_property
    def stuck_digits(self) -> StepDigits:
        """The same for the steps from where the sigmoid is almost flat."""
        return StepDigits.of(self.told.stuck, self.params.learning_rate)

    def _beside(self, row: Written, digits: StepDigits) -> VGroup:
        """A *row* above the running numbers, and beside them how the weight is rounded."""
        rounded = step_words.rounded(digits.weight).align_to((column().right, 0.0, 0.0), RIGHT)
        rounded.stand_on(place_of_row(_LAST_ROW)[1] - HALF_A_DIGIT)
        return VGroup(self._in_the_column(row, 0.0).set_y(_RULE), rounded)

    def _start_the_learning(self) -> None:
        """Let the graph of the whole chain come again, and beside it the sigmoid, with its target."""
        whole, told, p = self.whole, self.told, self.params
        self.rule = step_words.step(p.learning_rate)
        self.beside = self._beside(self.rule, self.learned_digits)
        self.learning = Learning(whole, told.learned, self.learned_digits)
        whole.set_state(zoom=0.0, run=0.0, rise=0.0, w=p.w, touch=p.w)
        whole.add(whole.output)
        slope, name, number = self.backward.slopes[0], *self.learning.values[-1]
        others = [each for each in self.backward if each is not slope]
        old = [*others, *self.miniatures, *self.magnified, self.scales[0]]
        # The slope becomes the one that every step subtracts.
        flight = ReplacementTransform(name.copy().move_to(slope, aligned_edge=LEFT), name, run_time=1.0)
        self.play(
            FadeOut(*filter(self._shows, old), run_time=0.5),
            FadeOut(slope, run_time=0.3),
            flight,
            FadeIn(whole, run_time=1.0, rate_func=second_half),
        )
        self.play(FadeIn(self.rule), run_time=0.8)
        self.play(FadeIn(*self.learning.values[:-1], number, self.beside[1]), run_time=0.8)

    def _make_the_first_step(self) -> None:
        """Let the arrow of the first step lead along the axis, and the dot then take the curve there."""
        weights = self.learning.weights[:, 0]
        self.play(self.whole.go(self.phrase_left(0.6), run=weights[1] - weights[0]))
        self.play(Advance(self.learning, 0.0, 1.0, run_time=self.phrase_left()))

    def _slide_to_the_flat(self) -> None:
        """Let the weight slide to where the sigmoid is flat; there it has another loss."""
        whole, flat, digits = self.whole, self.told.flat.values[0], self.stuck_digits
        self.play(FadeOut(self.beside[1], self.learning.values), run_time=0.5)
        whole.leave_a_trace()
        self.play(whole.go(self.phrase_left(0.6), w=flat, touch=flat))
        self.learning = Learning(whole, self.told.stuck, digits)
        self.beside = self._beside(self.rule, digits)
        wrong = Indicate(whole.off, color=self.theme.color(TARGET.role), scale_factor=1.0)
        # The slope waits for its product.
        self.play(wrong, FadeIn(*self.learning.values[:-1], run_time=0.8), run_time=1.0)

    def _multiply_where_it_is_flat(self) -> None:
        """Let the sigmoid's tangent grow from edge to edge, and the product of the slopes appear."""
        whole, digits = self.whole, self.stuck_digits
        self.product = self._in_the_column(step_words.product_at(self.told.flat, digits.slope), 0.0)
        self.product.set_y(_RULE)
        self.play(whole.go(self.phrase_left(0.3), long=1.0))
        self.slope = whole.beside_tangent(step_words.slope_of_sigmoid(self.told.flat, digits.slope))
        self.play(FadeIn(self.slope), run_time=0.6)
        self.play(*swap(self.rule, self.product))

    def _stay_stuck(self) -> None:
        """Let the weight make its small steps; the slopes of its first one go, because they change."""
        shown = FadeIn(self.learning.values[-1], self.beside[1], run_time=0.8, rate_func=second_half)
        self.play(FadeOut(self.slope, run_time=0.4), *swap(self.product, self.rule), shown)
        self.play(Advance(self.learning, 0.0, float(self.params.steps), run_time=self.phrase_left()))

    def _end_the_learning(self) -> None:
        """Take away the steps, and the words about them; the weight is again that of the film."""
        whole, p = self.whole, self.params
        old = [self.beside, self.learning.values, whole.ghost, whole.graph.visits, whole.output]
        self.play(FadeOut(*filter(self._shows, old)), run_time=0.5)
        whole.remove(whole.output)
        whole.predicted.dashed = False
        whole.graph.mark([])
        whole.ghost.set_state(places=[])
        self.play(whole.go(0.7, w=p.w, touch=p.w))
        self.play(whole.go(self.phrase_left(0.4, least=0.8), zoom=1.0, run=p.nudge, rise=1.0))
