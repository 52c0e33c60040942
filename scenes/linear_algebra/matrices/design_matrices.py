"""A design matrix: a row for each house, a column for each feature, and its product with weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manim import LEFT, UP, Animation, AnimationGroup, FadeIn, FadeOut, ReplacementTransform, VGroup

from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.stage.pictures.multiplications import Multiplication
from scenes.stage.pictures.number_tables import ORDINALS
from scenes.stage.pictures.outlines import HOUSE
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, formula, text

_SIZE = 36.0
"""The largest font size of the numbers."""

_ICON_SHARE = 0.62
"""The height of a house's icon, as a share of its row."""

_ICON_ROOM = 0.8
"""Manim units kept free to the left of the samples."""

_GAP = 0.2


class DesignMatrix(VGroup):
    """Samples times weights as a scheme, a house beside each row and a name above each feature.

    ``icons`` and ``names`` belong to the samples; the tables are those of the ``scheme``.
    """

    def __init__(self, made: MatrixProduct, features: Sequence[str], *, box: Box | None = None) -> None:
        box = box or frame().picture
        names = [text(name, size=FINE_SIZE, role="muted") for name in features]
        widest = max(name.width for name in names) + 2 * _GAP
        inner = Box(box.left + _ICON_ROOM, box.right, box.bottom, box.top)
        self.scheme = Multiplication(made, box=inner, size=_SIZE, least_widths=(widest, 0.0))
        samples = self.scheme.left
        self.icons = VGroup(*(_icon(samples.cells(row)) for row in range(samples.rows)))
        for column, name in enumerate(names):
            cell = samples.cells(0, column)
            name.next_to((cell.center[0], cell.top, 0.0), UP, buff=_GAP)
        baseline = max(name.baseline for name in names)
        self.names = VGroup(*(name.stand_on(baseline) for name in names))
        super().__init__(self.names, self.icons, self.scheme)

    def stack_up(self) -> Iterator[Animation]:
        """Animations to play in turn: the first sample's vector becomes a row, and the others follow."""
        samples = self.scheme.left
        vector = column_of_parts(self.scheme.made.left[0])
        vector.move_to(self.scheme.right.cells().center)
        yield FadeIn(vector, self.icons[0])
        yield FadeIn(samples.frame, samples.lines)
        first, *others = samples.entries
        rising = []
        for ordinal, entry in zip(ORDINALS, first, strict=False):
            component = vector.part(f"{ordinal}_component")
            # The number starts as it will be in the row: so it can be read on its way.
            rising.append(entry.copy().move_to(component))
            component.set_fill(opacity=0.0)
        yield AnimationGroup(*map(ReplacementTransform, rising, first), run_time=1.5)
        yield AnimationGroup(FadeOut(vector), FadeIn(self.names))
        for icon, row in zip(self.icons[1:], others, strict=True):
            yield FadeIn(icon, row, run_time=0.6)


def column_of_parts(values: Points) -> Written:
    """A vector as a column; its numbers are parts of the formula: ``first_component`` and so on."""
    named = zip(ORDINALS, values, strict=False)
    cells = [tint(f"{math_number(x)}", f"{ordinal}_component") for ordinal, x in named]
    return formula(f"vec({', '.join(cells)})")


def _icon(row: Box) -> Polyline:
    icon = Polyline([HOUSE], "data", width=2.5)
    icon.scale(_ICON_SHARE * row.height / icon.height)
    return icon.next_to((row.left, row.center[1], 0.0), LEFT, buff=_GAP)
