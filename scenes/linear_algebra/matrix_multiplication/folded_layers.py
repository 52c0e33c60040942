"""Two layers of a network, one after another and folded into one, each with a bar for its work."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Self, cast

import numpy as np
from manim import LEFT, RIGHT, Circle, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import ChainWork
from scenes.linear_algebra.matrix_multiplication import work_words
from scenes.linear_algebra.matrix_multiplication.work_words import Sizes
from scenes.stage.pictures.number_tables import Veil
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import whole
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, fit, formula, text

_MOST = (5, 4, 3)
"""More neurons of a layer than these, from the first on, are not drawn; their number stands below."""

_BREADTH = 4.4
"""Of a network, in manim units."""

_FROM_NETWORK = 0.7
"""From a network to its bar, in manim units."""

_DISK = 0.17
"""The radius of a neuron with a bend, in manim units."""

_SIZES = 0.55
"""Room for the sizes of the layers, under them, in manim units."""

_BAR, _THINNEST = 0.5, 0.06
"""The height of a bar, and its least length once it has one, in manim units."""

_LAYER_ROLES: tuple[Role, Role, Role] = ("data", "ink", "result")
"""What goes in, what is in between, and what comes out."""


class Layers(VGroup):
    """Layers of neurons from left to right, the weights between them, and the size of each below.

    ``dots`` are the neurons of each layer, ``lines`` the weights between two, ``letters`` the names of the
    matrices above these.
    """

    def __init__(self, sizes: Sequence[int], roles: Sequence[Role], letters: Sequence[str], box: Box) -> None:
        self.columns = [
            _column(min(size, most), x, Box(box.left, box.right, box.bottom + _SIZES, box.top - _SIZES))
            for size, most, x in zip(
                sizes,
                _MOST if len(sizes) > 2 else _MOST[::2],
                np.linspace(box.left + 0.5, box.right - 0.5, len(sizes)),
                strict=True,
            )
        ]
        self.dots = VGroup(
            *(
                Markers(column, role, opacity=1.0, size=1.4)
                for column, role in zip(self.columns, roles, strict=True)
            )
        )
        self.dots.set_z_index(1)
        self.lines = VGroup(
            *(
                Polyline([np.array(ends) for ends in product(before, after)], "path", width=2.0)
                for before, after in pairwise(self.columns)
            )
        )
        self.sizes = VGroup()
        for size, role, column in zip(sizes, roles, self.columns, strict=True):
            name = text(whole(size), size=LABEL_SIZE, role=role)
            name.move_to((column[0][0], box.bottom + name.height / 2, 0.0))
            self.sizes.add(name)
        self.letters = VGroup()
        for letter, (before, after) in zip(letters, pairwise(self.columns), strict=True):
            name = formula(letter, size=STATEMENT_SIZE, role="path")
            self.letters.add(name.move_to(((before[0][0] + after[0][0]) / 2, box.top - 0.1, 0.0)))
        super().__init__(self.lines, self.dots, self.sizes, self.letters)


def _column(count: int, x: float, box: Box) -> Points:
    """Where the neurons of a layer stand, shape (n, 2)."""
    pitch = box.height / (max(_MOST) - 1)
    heights = box.center[1] + pitch * (np.arange(count) - (count - 1) / 2)
    return np.column_stack([np.full(count, x), heights])


class Paths(Polyline):
    """Every path from an input through a neuron in between to an output.

    With a growing ``fold``, from 0 to 1, the neuron in between lets go, and the path becomes straight.
    """

    def __init__(self, columns: Sequence[Points]) -> None:
        super().__init__([], "path", width=2.0)
        self.ends = [np.array(each) for each in product(*columns)]
        self.set_state(fold=0.0)

    def set_state(self, *, fold: float) -> Self:
        self.fold = fold
        straight = [(first + last) / 2 for first, _, last in self.ends]
        middles = [
            (1 - fold) * path[1] + fold * there for path, there in zip(self.ends, straight, strict=True)
        ]
        return self.set_runs(
            [np.array([path[0], middle, path[2]]) for path, middle in zip(self.ends, middles, strict=True)]
        )


class Hinges(VGroup):
    """Neurons with a bend: in each disk the graph of a function that is zero, and then rises."""

    def __init__(self, column: Points, role: Role) -> None:
        disks = VGroup(
            *(Circle(_DISK, stroke_width=3.0, color=color(role)).move_to((*each, 0)) for each in column)
        )
        disks.set_fill(color("background"), opacity=1.0)
        bend = np.array([(-0.7, -0.35), (0.0, -0.35), (0.55, 0.5)]) * _DISK
        super().__init__(disks, Polyline([each + bend for each in column], role, width=4.0))
        self.set_z_index(2)


class FoldedLayers(VGroup):
    """Above, two layers; below, the one that does the same: beside each a bar for its multiplications.

    ``brackets`` stand above the bars, ``sums`` below; ``grown`` says how far each bar has grown.
    ``unfolded`` is below, too: what the one layer is folded from, along the ``paths``.
    """

    def __init__(self, sizes: Sizes, work: ChainWork) -> None:
        wide = frame().wide
        self.caption = work_words.numbers_of(sizes)
        self.caption.move_to((wide.right, 0.0, 0.0), aligned_edge=RIGHT).stand_on(frame().safe.top - 0.95)
        middle, inputs_to_outputs = (wide.bottom + wide.top) / 2, (sizes[1], sizes[3])
        halves = (
            Box(wide.left, wide.right, middle + GAP, wide.top),
            Box(wide.left, wide.right, wide.bottom, middle - GAP),
        )
        boxes = [Box(half.left, half.left + _BREADTH, half.bottom, half.top) for half in halves]
        self.two = Layers(sizes[1:], _LAYER_ROLES, ("W", "V"), boxes[0])
        self.unfolded = Layers(sizes[1:], _LAYER_ROLES, ("W", "V"), boxes[1])
        self.paths = Paths(self.unfolded.columns)
        self.one = Layers(inputs_to_outputs, _LAYER_ROLES[::2], ("W V",), boxes[1])
        self.hinges = Hinges(self.unfolded.columns[1], _LAYER_ROLES[1])
        self.totals = (work.left_pair_first, work.right_pair_first)
        self.left = wide.left + _BREADTH + _FROM_NETWORK
        self.longest = wide.right - self.left
        self.bent = work_words.bent()
        self.bent.move_to((self.left, halves[1].center[1], 0.0), aligned_edge=LEFT)
        self.brackets, self.sums, self.bars = VGroup(), VGroup(), VGroup()
        for half, (brackets, summed) in zip(halves, work_words.ways(sizes, work), strict=True):
            y = half.center[1]
            brackets.move_to((self.left, y + 0.75, 0.0), aligned_edge=LEFT)
            fit(summed, width=self.longest)
            summed.move_to((self.left, y - 0.7, 0.0), aligned_edge=LEFT)
            self.brackets.add(brackets)
            self.sums.add(summed)
            self.bars.add(
                Veil("ink", Box(self.left, self.left, y - _BAR / 2, y + _BAR / 2)).set_fill(opacity=1.0)
            )
        super().__init__(self.caption, self.two, self.one, self.brackets, self.sums, self.bars)
        self.grown = np.zeros(2)

    def set_state(self, *, grown: ArrayLike) -> Self:
        """Let both bars grow to shares (2,) of their lengths, the one above and the one below."""
        self.grown = np.asarray(grown, dtype=np.float64)
        for bar, total, share in zip(self.bars, self.totals, self.grown, strict=True):
            box = cast("Veil", bar).box
            length = share * max(_THINNEST, total / max(self.totals) * self.longest)
            cast("Veil", bar).set_state(box=Box(self.left, self.left + length, box.bottom, box.top))
        return self

    def after(self, way: int) -> Points:
        """How far the bars have grown when this one has, too."""
        return (np.arange(2) <= way).astype(np.float64)

    @property
    def cheaper(self) -> list[int]:
        """The ways that take the fewest multiplications."""
        return [index for index, total in enumerate(self.totals) if total == min(self.totals)]
