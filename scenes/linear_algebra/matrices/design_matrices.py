"""A design matrix: a house a row, a feature a column, and what a linear model makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from manim import LEFT, UP, Animation, AnimationGroup, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.pictures.multiplications import Multiplication
from scenes.stage.pictures.pixels import HOUSE
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, formula, text

_SIZE = 36.0
"""The font size of the numbers, at the most."""

_ICON_SHARE = 0.62
"""The height of a house's icon, as a share of its row."""

_ICON_ROOM = 0.8
_GAP = 0.2


class DesignMatrix(VGroup):
    """Samples times weights as a scheme, a house beside each row and a name above each feature.

    ``icons`` and ``names`` belong to the samples; the tables are those of ``scheme``.
    """

    def __init__(self, made: MatrixProduct, features: Sequence[str], *, box: Box | None = None) -> None:
        box = box or frame().picture
        names = [text(name, size=FINE_SIZE, role="muted") for name in features]
        widest = max(name.width for name in names) + 2 * _GAP
        inner = Box(box.left + _ICON_ROOM, box.right, box.bottom, box.top)
        self.scheme = Multiplication(made, box=inner, size=_SIZE, least_width=widest)
        samples = self.scheme.left
        self.icons = VGroup(*(_icon(samples.cells(row)) for row in range(samples.rows)))
        for column, name in enumerate(names):
            cell = samples.cells(0, column)
            name.next_to((cell.center[0], cell.top, 0.0), UP, buff=_GAP)
        baseline = max(name.baseline for name in names)
        self.names = VGroup(*(name.stand_on(baseline) for name in names))
        super().__init__(self.names, self.icons, self.scheme)

    def stack_up(self) -> Iterator[Animation]:
        """Animations to play in turn: the first sample's vector lies down as a row, the others follow."""
        samples = self.scheme.left
        vector = column_of_parts(self.scheme.made.left[0])
        vector.move_to(self.scheme.right.cells().center)
        yield FadeIn(vector, self.icons[0])
        yield FadeIn(samples.frame, samples.lines)
        first, *others = samples.entries
        rising = []
        for name, entry in zip(ascii_lowercase, first, strict=False):
            component = vector.part(name)
            # The number sets out as it will stand in the row: so it can be read on its way.
            rising.append(entry.copy().move_to(component))
            component.set_fill(opacity=0.0)
        yield AnimationGroup(*map(ReplacementTransform, rising, first), run_time=1.5)
        yield AnimationGroup(FadeOut(vector), FadeIn(self.names))
        for icon, row in zip(self.icons[1:], others, strict=True):
            yield FadeIn(icon, row, run_time=0.6)


def column_of_parts(values: Points) -> Written:
    """A vector, written as a column; its numbers are the parts ``a``, ``b``, ``c``, … of the formula."""
    cells = (f"{{{{ {math_number(x)} : {name} }}}}" for name, x in zip(ascii_lowercase, values, strict=False))
    return formula(f"vec({', '.join(cells)})")


def _icon(row: Box) -> Polyline:
    icon = Polyline([HOUSE], "data", width=2.5)
    icon.scale(_ICON_SHARE * row.height / icon.height)
    return icon.next_to((row.left, row.center[1], 0.0), LEFT, buff=_GAP)
