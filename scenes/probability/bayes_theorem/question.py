"""The question: how good the test is, as two bars that fill, and what a person who tests positive asks."""

from __future__ import annotations

from typing import Self

from manim import DOWN, LEFT, VGroup

from mathkit.probability.bayes import Bayes
from scenes.probability.bayes_theorem import words
from scenes.stage.shapes.areas import UnitSquare
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.writing import statement

_LENGTH, _HEIGHT = 5.6, 0.5
"""A bar, in manim units."""


class Filling(VGroup):
    """A bar that is filled from the left as far as a share reaches; empty at first."""

    def __init__(self, role: Role) -> None:
        self.whole = UnitSquare(Box(0.0, _LENGTH, 0.0, _HEIGHT))
        self.part = self.whole.cell((0, 0), (0, 1), role, opacity=1.0)
        super().__init__(self.whole, self.part)
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        """Fill the bar up to another share."""
        self.share = share
        left, bottom, _ = self.whole.get_corner(DOWN + LEFT)
        self.whole.box = Box(left, left + _LENGTH, bottom, bottom + _HEIGHT)
        self.whole.lay(self.part, (0, share), (0, 1))
        return self


class Question(VGroup):
    """What is known about a test, and the question of a person who tests positive.

    Attributes
    ----------
    bars
        How many of the sick it finds, and how many of the healthy it clears.
    labels
        The same in words, one for each bar.
    result, asked
        The sentences under the bars.
    """

    def __init__(self, test: Bayes) -> None:
        self.labels = VGroup(*words.rates(test))
        self.bars = VGroup(Filling("path"), Filling("muted"))
        self.bars.arrange(DOWN, buff=0.5)
        for label, bar in zip(self.labels, self.bars, strict=True):
            label.next_to(bar, LEFT, buff=0.4)
        known = VGroup(self.labels, self.bars)
        self.result, self.asked = statement("You test positive."), statement(words.ASKED, role="result")
        self.sentences = VGroup(self.result, self.asked).arrange(DOWN, buff=0.6)
        super().__init__(known, self.sentences.next_to(known, DOWN, buff=0.9))
        frame().wide.place(self)
        self.sentences.set_x(0.0)
        for bar in self.bars:
            bar.set_state(share=0.0)
