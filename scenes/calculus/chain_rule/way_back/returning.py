"""The way back: a neuron with a second weight, and slopes that are multiplied from its loss to both."""

from __future__ import annotations

from collections.abc import Sequence

from manim import (
    LEFT,
    RIGHT,
    Animation,
    FadeIn,
    FadeOut,
    Indicate,
    LaggedStart,
    ReplacementTransform,
    VGroup,
    VMobject,
)

from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.comparing import ComparingLesson
from scenes.calculus.chain_rule.graphs import CURVE_IN_MINIATURE, RISE_IN_MINIATURE, RUN_IN_MINIATURE
from scenes.calculus.chain_rule.way_back import slope_words
from scenes.calculus.chain_rule.way_back.neurons import Backward, over_small, small_graphs
from scenes.stage.lesson.attention import second_half, swap

_BESIDE = 0.2
"""Between a slope on its way back and the factor that it meets, in manim units."""


class ReturningLesson(ComparingLesson):
    """What beats share in which slopes are multiplied from the back."""

    backward: Backward
    miniatures: VGroup
    magnified: VGroup

    def _add_a_second_weight(self) -> None:
        """Let the slopes drop out of the product to the arrows of a neuron, which gets a second weight."""
        self.backward = backward = Backward(self.chain, self.digits)
        graph, product = self.whole.graph, self.whole_slope
        arrows = [graph.run.copy(), graph.rise.copy()]
        others = [each for each in graph if each not in (graph.run, graph.rise)]
        self.remove(self.whole)
        self.add(*others, *arrows)
        # Each starts as what it will be: while a number turns into another shape, nobody can read it.
        drops = []
        for name, factor in zip(words.PARTS, backward.factors, strict=False):
            part = factor.part(name)
            drops.append(ReplacementTransform(part.copy().move_to(product.part(name)), part, run_time=0.9))
        old = [*others, product.without(*words.PARTS), *self._beside_the_whole]
        self.remove(*(shape for name in words.PARTS for shape in product.part(name)))
        gone = FadeOut(*filter(self._shows, old), run_time=0.6)
        self.play(gone, *drops, *self._unfold_small(arrows))
        self.add(*self.miniatures, *backward.factors[:3])
        second = (backward.letters[4], backward.forward[3], backward.factors[3])
        self.play(FadeIn(*second, shift=0.3 * RIGHT), run_time=1.0)
        self.play(FadeIn(backward.score), run_time=self.phrase_left(0.4))
        flash = Indicate(backward.factors[3], color=self.theme.color("ink"))
        self.play(flash, run_time=self.phrase_left())

    def _unfold_small(self, arrows: Sequence[VMobject]) -> list[Animation]:
        """Let the arrows of the one graph become the first and the last of three small ones again."""
        backward = self.backward
        self.miniatures = small_graphs(self.graphs)
        self.magnified = over_small(self.graphs, self.scales[1:])
        first, _, last = self.miniatures
        ends = first[RUN_IN_MINIATURE], last[RISE_IN_MINIATURE]
        rest = [part for small in self.miniatures for part in small if part not in ends]
        rest += [*backward.factors[0].without(words.PARTS[0]), *backward.letters[:4], *backward.forward[:3]]
        come = FadeIn(*rest, *self.magnified, self.scales[0], rate_func=second_half, run_time=1.4)
        pairs = zip(arrows, ends, strict=True)
        return [come, *(ReplacementTransform(arrow, end, run_time=1.4) for arrow, end in pairs)]

    def _begin_with_the_loss(self) -> None:
        """Let the letter of the loss become its slope against itself."""
        self.play(*swap(self.backward.letters[3], self.backward.slopes[3]))

    def _go_back_from(self, index: int, seconds: float, *besides: Animation) -> None:
        """Let the slope behind a stage come to the stage's own from the right; their product leaves it."""
        backward, half = self.backward, seconds / 2
        factor, slope, letter = (
            each[index] for each in (backward.factors, backward.slopes, backward.letters)
        )
        coming = backward.slopes[index + 1].part(slope_words.NUMBER).copy()
        there = coming.copy().next_to(factor, RIGHT, buff=_BESIDE)
        turned = swap(backward.forward[index], backward.arrows[index])
        come = coming.animate(run_time=half).move_to(there)
        self.play(come, *self._lit(index, half), *turned)
        found = slope.part(slope_words.NUMBER)
        start = found.copy().next_to(factor, LEFT, buff=_BESIDE).set_opacity(0.0)
        leaves = ReplacementTransform(start, found, run_time=half)
        self.play(
            FadeOut(coming, run_time=0.3),
            leaves,
            *swap(letter, slope.without(slope_words.NUMBER)),
            *besides,
        )
        self.add(slope)

    def _lit(self, index: int, seconds: float) -> list[Animation]:
        """The line and the factor of a stage light up."""
        curve, ink = self.miniatures[index][CURVE_IN_MINIATURE], self.theme.color("ink")
        lit = (curve, self.backward.factors[index])
        return [Indicate(each, color=ink, scale_factor=1.0, run_time=seconds) for each in lit]

    def _branch_off(self) -> None:
        """Let the slopes for both weights come from that for the score."""
        backward, shared = self.backward, self.backward.slopes[1]
        flash = Indicate(shared, color=self.theme.color("ink"), scale_factor=1.0)
        self.play(flash, run_time=self.phrase_left(0.25))
        arrow, slope = backward.second
        second = (*swap(backward.forward[3], arrow), *swap(backward.letters[4], slope))
        self._go_back_from(0, self.phrase_left(), *second)

    def _pulse_back(self) -> None:
        """Let the arrows light up from the back to both weights, which come at the same time."""
        first, shared, last = self.backward.arrows
        both = VGroup(first, self.backward.second[0])
        pulses = (
            Indicate(each, color=self.theme.color("ink"), scale_factor=1.0) for each in (last, shared, both)
        )
        self.play(LaggedStart(*pulses, lag_ratio=0.5), run_time=self.phrase_left())

    def _leave_the_second_weight(self) -> None:
        """Take away the second weight, which is held; what is left is the slope for the first."""
        backward = self.backward
        second = [*backward.second, backward.factors[3], backward.score]
        self.play(FadeOut(*second), run_time=0.8)
        flash = Indicate(backward.slopes[0], color=self.theme.color("ink"), scale_factor=1.0)
        self.play(flash, run_time=self.phrase_left(least=0.6))
