"""What a line keeps and what it loses: two parts of a bar whose length never changes."""

from __future__ import annotations

from typing import Self

import numpy as np
from manim import LEFT, RIGHT, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents, variances_along
from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.numerals import number, settled
from scenes.stage.type.writing import LABEL_SIZE, Numeral, Written, text

_BAR_HEIGHT = 0.4
"""In manim units."""


_NAMES_ABOVE, _TOTAL_BELOW = 0.27, 0.5
"""From the bar to the baselines of the names and of their sum, in manim units."""

_ADDED = 1e6
"""Larger sums are written with a power of ten."""


class Balance(VGroup):
    """A bar cut in two: what shadows on a line keep of squared distances, and what gaps lose of them.

    Parameters
    ----------
    squares
        The covariance of points, or x xᵀ for a single point x, shape (2, 2).
    names
        What the two parts are.
    unit
        Of the squares.
    whole
        Their sum in letters; then there are no numbers.
    decimals
        Of the numbers; small ones have more.

    Attributes
    ----------
    names
        What the two parts are, with their sizes, which run with the line.
    whole
        Their sum, under the bar.
    """

    def __init__(
        self,
        box: Box,
        squares: ArrayLike,
        names: tuple[str, str],
        *,
        unit: str = "",
        whole: Written | None = None,
        decimals: int = 2,
    ) -> None:
        self.squares = np.asarray(squares, dtype=np.float64)
        self.total = float(np.trace(self.squares))
        self.decimals = max(decimals, words.places(self.total))
        self.bar = ShareBar(box, 0.5, (ALONG, ACROSS))
        super().__init__(self.bar)
        self.names = VGroup()
        self.set_state(angle=0.0)
        height = box.top + _NAMES_ABOVE
        first, second = (self._named(part, names[part], height, numbered=whole is None) for part in (0, 1))
        first.shift((box.left - first.get_left()[0], 0, 0))
        second.shift((box.right - second.get_right()[0], 0, 0))
        self.names.add(first, second)
        self.whole = whole or words.total(self.total, unit, self.decimals)
        self.whole.move_to((box.left, 0, 0), aligned_edge=LEFT)
        self.whole.stand_on(box.bottom - _TOTAL_BELOW)
        self.add(self.names, self.whole)

    def set_state(self, *, angle: float) -> Self:
        """Cut the bar as a line at an *angle* does, in radians."""
        self.angle = float(angle)
        [self.kept] = variances_along(self.squares, [self.angle])
        self.bar.set_state(share=float(self.kept / self.total))
        for _, *numerals in self.names:  # an animation suspends their updaters
            for numeral in numerals:
                numeral.refresh()
        return self

    def _sizes(self) -> list[float]:
        """What is kept and what is lost, rounded so that they add up to the rounded sum."""
        kept, lost = settled([float(self.kept), float(self.total - self.kept)])
        left = round(self.total, self.decimals) - round(kept, self.decimals)
        return [kept, left if self.total < _ADDED and left > 0 else lost]

    def _named(self, part: int, name: str, height: float, *, numbered: bool) -> VGroup:
        """The name of a part with its baseline at a *height*, and the number that runs beside it."""
        role = (ALONG, ACROSS)[part]
        label = text(name, size=LABEL_SIZE, role=role).stand_on(height)
        if not numbered:
            return VGroup(label)
        value = Numeral(
            lambda: self._sizes()[part],
            lambda size: number(size, self.decimals, fixed=True),
            size=LABEL_SIZE,
            role=role,
        )
        return VGroup(label, value.next_to(label, RIGHT, buff=0.25).stand_on(height))


def kept_balance(components: PrincipalComponents, *, below: VMobject, unit: str = "") -> Balance:
    """What the first axis keeps and loses, under *below*."""
    top = float(below.get_bottom()[1]) - 0.85
    balance = Balance(bar(top), components.covariance, ("kept", "lost"), unit=unit)
    return balance.set_state(angle=components.angle)


def bar(top: float) -> Box:
    """The place of a bar on the left-hand side."""
    left = frame().left_side
    return Box(left.left, left.right, top - _BAR_HEIGHT, top)
