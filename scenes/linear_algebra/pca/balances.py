"""What a line keeps and what it loses: two parts of a bar whose length never changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self

import numpy as np
from manim import RIGHT, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents, variances_along
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.shapes.areas import ShareBar
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number, settled
from scenes.stage.type.writing import LABEL_SIZE, Numeral, text

_BAR_HEIGHT = 0.4
"""In manim units."""


_NAMES_ABOVE = 0.27
"""From the bar up to the baseline of the names, in manim units."""


class Balance(VGroup):
    """A bar cut in two: what shadows on a line keep of squared distances, and what gaps lose of them.

    Parameters
    ----------
    squares
        The covariance of points, or x xᵀ for a single point x, shape (2, 2).
    names
        What the two parts are.
    numbered
        Whether their sizes run beside their names.
    """

    def __init__(
        self, box: Box, squares: ArrayLike, names: tuple[str, str], *, numbered: bool = False
    ) -> None:
        self.squares = np.asarray(squares, dtype=np.float64)
        self.total = float(np.trace(self.squares))
        self.bar = ShareBar(box, 0.5, (ALONG, ACROSS))
        super().__init__(self.bar)
        self.names = VGroup()
        self.set_state(angle=0.0)
        sizes = ((lambda: self._sizes()[0], lambda: self._sizes()[1])) if numbered else (None, None)
        height = box.top + _NAMES_ABOVE
        first, second = (_named(*each, height) for each in zip(names, sizes, (ALONG, ACROSS), strict=True))
        first.shift((box.left - first.get_left()[0], 0, 0))
        second.shift((box.right - second.get_right()[0], 0, 0))
        self.names.add(first, second)
        self.add(self.names)

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
        """What is kept and what is lost, without rounding errors close to zero."""
        return settled([float(self.kept), float(self.total - self.kept)])


def kept_balance(components: PrincipalComponents, *, below: VMobject) -> Balance:
    """What the first axis keeps and loses, under *below*."""
    top = float(below.get_bottom()[1]) - 0.85
    balance = Balance(bar(top), components.covariance, ("kept", "lost"), numbered=True)
    return balance.set_state(angle=components.angle)


def bar(top: float) -> Box:
    """The place of a bar on the left-hand side."""
    left = frame().left_side
    return Box(left.left, left.right, top - _BAR_HEIGHT, top)


def _named(name: str, size: Callable[[], float] | None, role: Role, height: float) -> VGroup:
    """A name with its baseline at a *height*, and the number that runs beside it."""
    label = text(name, size=LABEL_SIZE, role=role).stand_on(height)
    if size is None:
        return VGroup(label)
    value = Numeral(size, lambda kept: number(kept, 3, fixed=True), size=LABEL_SIZE, role=role)
    return VGroup(label, value.next_to(label, RIGHT, buff=0.25).stand_on(height))
