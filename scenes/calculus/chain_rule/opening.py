"""The question in one picture: an arrow from the weight to the loss, which falls apart into three stages."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from manim import DOWN, Animation, Dot, FadeOut, Line, MoveAlongPath, ReplacementTransform, VGroup, VMobject

from scenes.calculus.chain_rule import words
from scenes.calculus.chain_rule.strip import Strip
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import color
from scenes.stage.type.symbols import LOSS, Symbol
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, formula, text

_SIDE = 4.3
"""From the middle of the frame to both letters, in manim units."""

_REACH = 3.0
"""From the middle of the frame to both ends of the arrow, in manim units."""

_LINE_OF_LETTERS, _NAMES = 0.7, -0.45
"""Heights of the letters with the arrow, and of their names, in manim units."""

_APART = 0.3
"""From each arrow's end to where the stages meet, in manim units."""

_LARGE = 120
"""The size of the letters."""

_LINE, _BELOW, _NUDGE = 2.1, -1.6, 0.63
"""Half the length of a number line, its height, and how far the weight moves along it, in manim units."""

_TREMOR = 0.16
"""How far the loss trembles to both sides, in manim units."""


def trembling(time: float) -> float:
    """From the middle to one end and the other, several times, and back to the middle."""
    return 0.5 + 0.5 * math.sin(8 * math.pi * time)


class _NumberLine(VGroup):
    """A line with a few ticks, a dot in its middle, and an arrow from there; it may begin at 0."""

    def __init__(self, x: float, letter: Symbol, *, from_zero: bool) -> None:
        ends = np.array([(x - _LINE, _BELOW), (x + _LINE, _BELOW)])
        ticks = [
            np.array([(each, _BELOW - 0.08), (each, _BELOW + 0.08)])
            for each in np.linspace(x - _LINE, x + _LINE, 7)
        ]
        self.line = Polyline([ends], letter.role, width=3.0)
        self.ticks = Polyline(ticks, letter.role, width=3.0)
        middle = np.array([x, _BELOW, 0.0])
        self.moved = Arrow(middle, middle, letter.role, width=6.5)
        self.dot = Dot(middle, radius=0.11, color=color("ink"))
        super().__init__(self.line, self.ticks, self.moved, self.dot)
        if from_zero:
            zero = text("0", size=FINE_SIZE, role="muted")
            self.add(zero.next_to((x - _LINE, _BELOW - 0.08, 0.0), DOWN, buff=0.15))


class Opening:
    """The weight and the loss, each a letter with its name; an arrow with a question mark between them."""

    def __init__(self, strip: Strip) -> None:
        self.strip = strip
        self.letters = [formula(str(each), size=_LARGE) for each in (words.WEIGHT, LOSS)]
        self.names = [text(each, size=STATEMENT_SIZE, role="muted") for each in ("weight", "loss")]
        for letter, name, x in zip(self.letters, self.names, (-_SIDE, _SIDE), strict=True):
            letter.move_to((x, _LINE_OF_LETTERS, 0.0))
            name.stand_on(_NAMES).set_x(x)
        self.mark = text("?", size=84).move_to((0.0, _LINE_OF_LETTERS + 0.95, 0.0))
        self.scales = [
            _NumberLine(-_SIDE, words.WEIGHT, from_zero=False),
            _NumberLine(_SIDE, LOSS, from_zero=True),
        ]
        start = np.array([-_REACH, _LINE_OF_LETTERS, 0.0])
        self.arrow = Arrow(start, start, "muted", width=5.0)

    def end(self, index: int) -> VGroup:
        """The weight or the loss, with its name, and a number line for it."""
        return VGroup(self.letters[index], self.names[index], self.scales[index])

    def reach(self, run_time: float) -> Animation:
        """Let the arrow grow from the weight to the loss."""
        start = self.arrow.start
        return tween(self.arrow, start=start, end=start * (-1.0, 1.0, 1.0), run_time=run_time)

    def nudge(self, run_time: float) -> Animation:
        """Let the weight move a little along its line."""
        arrow, way = self.scales[0].moved, np.array([_NUDGE, 0.0, 0.0])
        return tween(arrow, start=arrow.start, end=arrow.start + way, run_time=run_time)

    def answer(self, run_time: float) -> Animation:
        """Let the loss tremble: nobody knows yet which way it moves, and how far."""
        dot, way = self.scales[1].dot, np.array([_TREMOR, 0.0, 0.0])
        ends = Line(dot.get_center() - way, dot.get_center() + way)
        return MoveAlongPath(dot, ends, rate_func=trembling, run_time=run_time)

    def fall_apart(self, run_time: float) -> list[Animation]:
        """Let three arrows, in the place of the one, move apart; the question mark goes."""
        moves: list[Animation] = [FadeOut(self.mark, run_time=0.5)]
        edges = np.linspace(-_REACH, _REACH, 4)
        self.places = [(arrow.start, arrow.end) for arrow in self.strip.arrows]
        for arrow, left, right in zip(self.strip.arrows, edges[:-1], edges[1:], strict=True):
            arrow.set_state(start=(left, _LINE_OF_LETTERS), end=(right, _LINE_OF_LETTERS))
            start, end = (np.array([x, _LINE_OF_LETTERS, 0.0]) for x in (left + _APART, right - _APART))
            moves.append(tween(arrow, start=start, end=end, run_time=run_time))
        return moves

    def go_down(self, axes: Sequence[VMobject], run_time: float) -> list[Animation]:
        """Let both letters and the arrows go down to the strip, and both number lines become *axes*."""
        old = (part for scale in self.scales for part in scale if part is not scale.line)
        moves: list[Animation] = [FadeOut(*old, run_time=0.4)]
        for scale, axis in zip(self.scales, axes, strict=True):
            moves.append(ReplacementTransform(scale.line, axis, run_time=run_time))
        for name, index in zip(self.names, (0, 3), strict=True):
            moves.append(ReplacementTransform(name, self.strip.names[index], run_time=run_time))
        for arrow, (start, end) in zip(self.strip.arrows, self.places, strict=True):
            moves.append(tween(arrow, start=start, end=end, run_time=run_time))
        for letter, index in zip(self.letters, (0, 3), strict=True):
            moves.append(ReplacementTransform(letter, self.strip.letters[index], run_time=run_time))
        return moves
