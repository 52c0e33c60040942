"""Two ways of asking which text is nearest to a query: by distance, and by the cosine of the angle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from manim import FadeIn, VGroup, VMobject
from numpy.typing import ArrayLike

from scenes.linear_algebra.norms.retrieval import Retrieval
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import Written, stack

Measure = Literal["distance", "cosine"]


class Neighbours(Retrieval):
    """A search whose ``ways`` show distances and whose ``arcs`` show cosines; a ``table`` has the numbers.

    Parameters
    ----------
    letters
        One for the query and for each document.
    table
        The numbers, as parts named by measure and document: ``distance_a`` and so on.
    """

    def __init__(
        self,
        query: ArrayLike,
        documents: ArrayLike,
        letters: Sequence[str],
        words: Sequence[str],
        table: Written,
        *,
        box: Box | None = None,
    ) -> None:
        box = box or frame().picture
        names = [f"${letter}$" for letter in letters]
        super().__init__(query, documents, names, words, box=box, distances=True)
        self.numbers, self.table = table, stack(table)
        self.apart = (self.table,)
        self.letters = [letter.lower() for letter in letters[1:]]
        self.marks: dict[Measure, VGroup] = {"distance": self.ways, "cosine": self.arcs}

    def show_numbers(self, measure: Measure) -> FadeIn:
        """Let the numbers of one measure appear; the rest of the table appears with distances."""
        later = list(self._numbers_of("cosine"))
        shapes = later if measure == "cosine" else [shape for shape in self.numbers if shape not in later]
        return FadeIn(*shapes)

    def _numbers_of(self, measure: Measure) -> Iterator[VMobject]:
        for letter in self.letters:
            yield from self.numbers.part(f"{measure}_{letter}")

    def point_out(self, measure: Measure, documents: Sequence[int]) -> list[Any]:
        """Give the marks and numbers of *documents*, the nearest by one measure, the colour of a result."""
        marks = [self.marks[measure][document] for document in documents]
        numbers = [self.numbers.part(f"{measure}_{self.letters[document]}") for document in documents]
        return [found.animate.set_color(color("result")) for found in (*numbers, *marks)]
