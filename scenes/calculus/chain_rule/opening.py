"""The question in one picture: an arrow from the weight to the loss, which falls apart into three stages."""

from __future__ import annotations

import numpy as np
from manim import Animation, FadeOut, ReplacementTransform, Transform, VGroup, there_and_back

from scenes.calculus.chain_rule.strip import Strip
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.type.symbols import LOSS, WEIGHT
from scenes.stage.type.writing import STATEMENT_SIZE, formula, text

_SIDE = 4.4
"""From the middle of the frame to both letters, in manim units."""

_REACH = 3.2
"""From the middle of the frame to both ends of the arrow, in manim units."""

_APART = 0.3
"""From each arrow's end to where the stages meet, in manim units."""

_LARGE = 96
"""The size of the letters."""


class Opening:
    """The weight and the loss, each a letter with its name; an arrow with a question mark between them."""

    def __init__(self, strip: Strip) -> None:
        self.strip = strip
        self.letters = [formula(str(each), size=_LARGE) for each in (WEIGHT, LOSS)]
        self.names = [text(each, size=STATEMENT_SIZE, role="muted") for each in ("weight", "loss")]
        for letter, name, x in zip(self.letters, self.names, (-_SIDE, _SIDE), strict=True):
            letter.move_to((x, 0.0, 0.0))
            name.stand_on(-1.1).set_x(x)
        self.mark = text("?", size=72).move_to((0.0, 0.9, 0.0))
        start = np.array([-_REACH, 0.0, 0.0])
        self.arrow = Arrow(start, start, "muted", width=5.0)

    def end(self, index: int) -> VGroup:
        """The weight or the loss, with its name."""
        return VGroup(self.letters[index], self.names[index])

    def reach(self, run_time: float) -> Animation:
        """Let the arrow grow from the weight to the loss."""
        start = self.arrow.start
        return tween(self.arrow, start=start, end=-start, run_time=run_time)

    def nudge(self, index: int) -> Animation:
        """Let a letter move a little to the right, and back."""
        letter = self.letters[index]
        moved = letter.copy().shift((0.3, 0.0, 0.0))
        return Transform(letter, moved, rate_func=there_and_back, run_time=0.7)

    def fall_apart(self, run_time: float) -> list[Animation]:
        """Let three arrows, in the place of the one, move apart; the question mark goes."""
        moves: list[Animation] = [FadeOut(self.mark, run_time=0.5)]
        edges = np.linspace(-_REACH, _REACH, 4)
        self.places = [(arrow.start, arrow.end) for arrow in self.strip.arrows]
        for arrow, left, right in zip(self.strip.arrows, edges[:-1], edges[1:], strict=True):
            arrow.set_state(start=(left, 0.0), end=(right, 0.0))
            start, end = np.array([left + _APART, 0.0, 0.0]), np.array([right - _APART, 0.0, 0.0])
            moves.append(tween(arrow, start=start, end=end, run_time=run_time))
        return moves

    def go_down(self, run_time: float) -> list[Animation]:
        """Let both letters and the arrows go down to the strip."""
        moves: list[Animation] = [FadeOut(*self.names, run_time=0.4)]
        for arrow, (start, end) in zip(self.strip.arrows, self.places, strict=True):
            moves.append(tween(arrow, start=start, end=end, run_time=run_time))
        for letter, index in zip(self.letters, (0, 3), strict=True):
            moves.append(ReplacementTransform(letter, self.strip.letters[index], run_time=run_time))
        return moves
