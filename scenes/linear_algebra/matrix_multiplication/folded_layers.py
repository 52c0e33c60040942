"""Two layers of a network, one after another and folded into one, each with a bar for its work."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Self, cast

import numpy as np
from manim import LEFT, RIGHT, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import ChainWork
from scenes.linear_algebra.matrix_multiplication import words
from scenes.linear_algebra.matrix_multiplication.words import Sizes
from scenes.stage.pictures.number_tables import Veil
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import whole
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, fit, formula, text

_SLOTS = (5, 4, 3)
"""Room for so many neurons of each layer: if there are more, three dots stand in one of the places."""

_ELLIPSIS, _APART = 0.4, 0.1
"""The size of each of these dots, as a share of a mark, and from one to the next, in manim units."""

_BREADTH = 4.4
"""Of a network, in manim units."""

_FROM_NETWORK = 0.7
"""From a network to its bar, in manim units."""

_SIZES = 0.55
"""Room for the sizes of the layers, under them, and for names above them, in manim units."""

_BAR, _THINNEST = 0.5, 0.06
"""The height of a bar, and its least length once it has one, in manim units."""

_LAYER_ROLES: tuple[Role, Role, Role] = ("ink", "ink", "result")
"""What goes in, what is in between, and what comes out."""


class Layers(VGroup):
    """Layers of neurons from left to right, the weights between them, and the size of each below.

    ``dots`` are the neurons of each layer that are drawn, ``more`` stands for all others; ``lines`` are the
    weights between two, ``letters`` the names of the matrices above these, ``names`` those of the layers.
    """

    def __init__(self, sizes: Sequence[int], roles: Sequence[Role], letters: Sequence[str], box: Box) -> None:
        slots = _SLOTS if len(sizes) > 2 else _SLOTS[::2]
        places = np.linspace(box.left + 0.5, box.right - 0.5, len(sizes))
        inside = Box(box.left, box.right, box.bottom + _SIZES, box.top - _SIZES)
        drawn = [_column(*each, inside) for each in zip(sizes, slots, places, strict=True)]
        self.columns = [neurons for neurons, _ in drawn]
        self.dots, self.more = VGroup(), VGroup()
        for (neurons, others), role in zip(drawn, roles, strict=True):
            self.dots.add(Markers(neurons, role, opacity=1.0, size=1.4))
            self.more.add(Markers(others, role, opacity=1.0, size=_ELLIPSIS))
        VGroup(self.dots, self.more).set_z_index(1)
        self.lines = VGroup(
            *(
                Polyline([np.array(ends) for ends in product(before, after)], "path", width=2.0)
                for before, after in pairwise(self.columns)
            )
        )
        self.sizes = VGroup()
        for size, role, x in zip(sizes, roles, places, strict=True):
            number = text(whole(size), size=LABEL_SIZE, role=role)
            self.sizes.add(number.move_to((x, box.bottom + number.height / 2, 0.0)))
        self.letters = VGroup()
        for letter, ends in zip(letters, pairwise(places), strict=True):
            name = formula(letter, size=STATEMENT_SIZE, role="path")
            self.letters.add(name.move_to((sum(ends) / 2, box.top - 0.1, 0.0)))
        self.names = VGroup()
        for word, role, x in zip(words.layer_names(len(sizes)), roles, places, strict=True):
            name = text(word, size=FINE_SIZE, role=role).move_to((x, 0.0, 0.0))
            self.names.add(name.stand_on(cast("Written", self.letters[0]).baseline))
        super().__init__(self.lines, self.dots, self.more, self.sizes, self.letters, self.names)


def _column(size: int, slots: int, x: float, box: Box) -> tuple[Points, Points]:
    """Where the neurons of a layer stand (n, 2), and the dots (m, 2) for those that are not drawn."""
    count = min(size, slots)
    pitch = box.height / (max(_SLOTS) - 1)
    heights = box.center[1] + pitch * ((count - 1) / 2 - np.arange(count))
    middle = np.empty(0)
    if size > slots:
        middle = heights[count // 2] + _APART * np.array([1, 0, -1])
        heights = np.delete(heights, count // 2)
    return np.column_stack([np.full(len(heights), x), heights]), np.column_stack(
        [np.full(len(middle), x), middle]
    )


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


class FoldedLayers(VGroup):
    """Above, two layers; below, the one that does the same: beside each a bar for its multiplications.

    ``brackets`` stand above the bars, ``sums`` below; ``grown`` says how far each bar has grown.
    ``unfolded`` is below, too: what the one layer is folded from, along the ``paths``.
    """

    def __init__(self, sizes: Sizes, work: ChainWork) -> None:
        wide = frame().wide
        self.caption = words.numbers_of(sizes)
        self.caption.move_to((wide.right, 0.0, 0.0), aligned_edge=RIGHT).stand_on(frame().safe.top - 0.95)
        middle, inputs_to_outputs = (wide.bottom + wide.top) / 2, (sizes[1], sizes[3])
        halves = (
            Box(wide.left, wide.right, middle + GAP, wide.top),
            Box(wide.left, wide.right, wide.bottom, middle - GAP),
        )
        boxes = [Box(half.left, half.left + _BREADTH, half.bottom, half.top) for half in halves]
        self.two = Layers(sizes[1:], _LAYER_ROLES, words.LAYER_LETTERS, boxes[0])
        self.unfolded = Layers(sizes[1:], _LAYER_ROLES, words.LAYER_LETTERS, boxes[1])
        self.paths = Paths(self.unfolded.columns)
        self.one = Layers(inputs_to_outputs, _LAYER_ROLES[::2], (words.FOLDED_LETTER,), boxes[1])
        self.totals = (work.left_pair_first, work.right_pair_first)
        self.left = wide.left + _BREADTH + _FROM_NETWORK
        self.longest = wide.right - self.left
        self.brackets, self.sums, self.bars = VGroup(), VGroup(), VGroup()
        for half, (brackets, summed) in zip(halves, words.ways(sizes, work), strict=True):
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
