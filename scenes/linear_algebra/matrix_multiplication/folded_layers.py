"""The films' two layers, one after another and folded into one, and what folding saves in larger ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Self, cast

import numpy as np
from manim import LEFT, RIGHT, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.matrix_multiplication import ChainWork
from scenes.linear_algebra.matrix_multiplication import words
from scenes.linear_algebra.matrix_multiplication.bent_networks import (
    Cell,
    column_of_places,
    lines_between,
    numbers_at,
)
from scenes.linear_algebra.matrix_multiplication.film_words import film_goes_in
from scenes.linear_algebra.matrix_multiplication.words import Sizes
from scenes.stage.pictures.number_tables import Veil, decimals_of
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import (
    FINE_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    fit,
    formula,
    on_plate,
    text,
)

_BREADTH = 5.5
"""Of a network, in manim units."""

_FROM_NETWORK = 0.6
"""From a network to its bar, in manim units."""

_LETTERS = 0.5
"""Room for the names above a network, in manim units."""

_PITCH, _CELL, _PADDING = 0.68, 0.54, 0.3
"""From one cell to the next below, at the most; the height of a cell, and the room around its number."""

_ALONG = 0.25
"""Where a folded weight stands on its line, as a share of the way."""

_BAR, _THINNEST = 0.28, 0.06
"""The height of a bar, and its least length once it has one, in manim units."""

_ROLES: tuple[Role, Role, Role] = ("ink", "ink", "result")
"""What goes in, what is in between, and what comes out."""


class Layers(VGroup):
    """Layers of neurons from left to right, the numbers of a film in them, and the weights between them.

    ``cells`` and ``numbers`` are a group for each layer; ``lines`` are the weights between two, ``letters``
    the names of the matrices above these.

    Parameters
    ----------
    values
        What the neurons of each layer give.
    names
        Of each layer, for the parts of its numbers.
    decimals
        Of the numbers behind the first layer.
    """

    def __init__(
        self,
        values: Sequence[ArrayLike],
        names: Sequence[str],
        letters: Sequence[str],
        decimals: int,
        box: Box,
    ) -> None:
        layers = [np.ravel(each) for each in values]
        roles = (*_ROLES[: len(layers) - 1], _ROLES[-1])
        room = box.height - _LETTERS
        pitch = min(_PITCH, room / max(map(len, layers)))
        shares = np.linspace(0.0, 1.0, len(layers))
        self.cells, self.numbers, self.columns = VGroup(), VGroup(), []
        for layer, name, role, share in zip(layers, names, roles, shares, strict=True):
            fixed = None if name == "input" else decimals
            written = numbers_at(layer, np.zeros((len(layer), 2)), role, f"fold_{name}", fixed, FINE_SIZE)
            width = max(each.width for each in written) + _PADDING
            x = box.left + width / 2 + share * (box.width - width)
            places = column_of_places(len(layer), x, box.bottom + room / 2, pitch)
            for number, place in zip(written, places, strict=True):
                number.move_to((*place, 0.0))
            height = _CELL / _PITCH * pitch
            self.cells.add(VGroup(*(Cell(place, width, height, role) for place in places)))
            self.numbers.add(written)
            self.columns.append(places)
        self.lines = VGroup(*(lines_between(*pair) for pair in pairwise(self.cells)))
        self.letters = VGroup()
        for letter, lines in zip(letters, self.lines, strict=True):
            letter_above = formula(letter, size=STATEMENT_SIZE, role="path")
            self.letters.add(letter_above.move_to((lines.get_center()[0], box.top - _LETTERS / 2, 0.0)))
        super().__init__(self.lines, self.cells, self.numbers, self.letters)


class Paths(Polyline):
    """Every path from an input through a neuron in between to an output.

    With a growing ``fold``, from 0 to 1, the neuron in between lets go, and the path becomes straight.
    """

    def __init__(self, columns: Sequence[Points]) -> None:
        super().__init__([], "path", width=2.5)
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


class FilmLayers(VGroup):
    """Above, the two layers through which a film goes; below, the one that does the same.

    ``unfolded`` is below, too: what the one layer is folded from, along the ``paths``. The ``weights`` are
    those of the one layer, each on its line; ``titles`` name the film.

    Parameters
    ----------
    film
        Which of the films it is.
    values
        The film, its scores, and their total.
    tastes
        The weights of the one layer.
    """

    def __init__(self, film: int, values: Sequence[ArrayLike], tastes: ArrayLike) -> None:
        halves = _halves()
        boxes = [Box(half.left, half.left + _BREADTH, half.bottom, half.top) for half in halves]
        names, decimals = ("input", "sum", "output"), decimals_of(values[1])
        through = (values, names, words.LAYER_LETTERS, decimals)
        self.two, self.unfolded = (Layers(*through, box) for box in boxes)
        self.paths = Paths(self.unfolded.columns)
        self.one = Layers(values[::2], names[::2], (words.FOLDED_LETTER,), decimals, boxes[1])
        starts, (end,) = self.one.columns
        places = starts + _ALONG * (end - starts)
        written = numbers_at(tastes, places, "path", "folded_weight", decimals_of(tastes), FINE_SIZE)
        self.weights = VGroup(*(on_plate(cast("Written", weight), margin=0.09) for weight in written))
        self.titles = VGroup()
        for layers in (self.two, self.one):
            title = film_goes_in(film, flipped=False)
            title.next_to((layers.cells[0].get_left()[0], 0.0, 0.0), RIGHT, buff=0.0)
            self.titles.add(title.stand_on(layers.letters[0].get_bottom()[1]))
        super().__init__(self.two, self.one, self.weights, self.titles)


class Costs(VGroup):
    """Beside both networks of films a bar for the multiplications of much larger ones.

    ``brackets`` stand above the bars, ``sums`` below; ``sizes`` say how large the matrices are, and
    ``counted`` what is counted. ``grown`` says how far each bar has grown.
    """

    def __init__(self, sizes: Sizes, work: ChainWork) -> None:
        wide = frame().wide
        self.sizes = words.sizes_in_a_row(sizes)
        self.sizes.move_to((wide.right, 0.0, 0.0), aligned_edge=RIGHT).stand_on(frame().safe.top - 0.95)
        self.totals = (work.left_pair_first, work.right_pair_first)
        self.left = wide.left + _BREADTH + _FROM_NETWORK
        self.longest = wide.right - self.left
        self.brackets, self.sums, self.bars = VGroup(), VGroup(), VGroup()
        for half, (brackets, summed) in zip(_halves(), words.ways(sizes, work), strict=True):
            y = half.center[1]
            brackets.move_to((self.left, y + 0.65, 0.0), aligned_edge=LEFT)
            fit(summed, width=self.longest)
            summed.move_to((self.left, y - 0.6, 0.0), aligned_edge=LEFT)
            self.brackets.add(brackets)
            self.sums.add(summed)
            bar = Veil("muted", Box(self.left, self.left, y - _BAR / 2, y + _BAR / 2))
            self.bars.add(bar.set_fill(opacity=1.0))
        self.counted = text("multiplications", size=LABEL_SIZE)
        self.counted.next_to(self.brackets[0], RIGHT, buff=3 * GAP)
        super().__init__(self.sizes, self.counted, self.brackets, self.sums, self.bars)
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


def _halves() -> tuple[Box, Box]:
    """The room of two layers, above, and that of one, below."""
    wide = frame().wide
    middle = (wide.bottom + wide.top) / 2
    return (
        Box(wide.left, wide.right, middle + GAP / 2, wide.top),
        Box(wide.left, wide.right, wide.bottom, middle - GAP / 2),
    )
