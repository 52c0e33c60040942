"""A search among texts: a query and documents as arrows of word counts, with angles and distances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Mobject, VGroup
from numpy.typing import ArrayLike

from scenes.stage.axes.planes import Plane
from scenes.stage.lesson.attention import Together
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.typesetting import Points

_RADII = (0.45, 0.95)
"""The radii of the arcs of the widest and the narrowest angle, as shares of the query's length."""

_LEAST_LENGTH, _MOST_LENGTH = 1.5, 3.0
"""Within these limits, in manim units, the length of the query counts for the radii."""

_SMOOTH = 48
"""Points on an arc."""


class Retrieval(VGroup):
    """The ``query`` and the ``documents`` on a plane of two word counts, with ``names`` at their heads.

    Parameters
    ----------
    query
        Counts of the two words, shape (2,), none negative.
    documents
        The same for each document, shape (m, 2), m ≤ 4.
    names
        Typst markup for the query and for each document.
    words
        The two words that are counted, the names of the axes.
    distances
        Whether ``ways`` lead from the query's head to each document's.
    """

    def __init__(
        self,
        query: ArrayLike,
        documents: ArrayLike,
        names: Sequence[str],
        words: Sequence[str],
        *,
        box: Box | None = None,
        distances: bool = False,
    ) -> None:
        box = box or frame().picture
        self.vectors = np.vstack([query, documents]).astype(np.float64)
        self.plane = Plane(self.vectors, box=box, largest_unit=np.inf, margin=0.9)
        self.query = self._arrow(self.vectors[0], "data")
        self.documents = VGroup(*(self._arrow(document, "second") for document in self.vectors[1:]))
        self.arcs = self._arcs()
        self.ways = VGroup(*(self._way(document) for document in self.vectors[1:] if distances))
        self.axis_names = VGroup(*(self._axis_name(axis, word) for axis, word in enumerate(words)))
        self.names = self._names(names)
        super().__init__(
            self.plane, self.axis_names, self.arcs, self.ways, self.documents, self.query, self.names
        )

    def parts(self, document: int) -> list[Mobject]:
        """The arrow of a document, its angle and its letter, to colour them together."""
        return [self.documents[document], self.arcs[document], self.names[document + 1][-1]]

    def pick(self, document: int, row: Mobject) -> Together:
        """Give a document that was found, and the *row* of words about it, the colour of a result."""
        parts: list[Any] = [row, *self.parts(document)]
        return Together(*(part.animate.set_color(color("result")) for part in parts))

    def _way(self, document: Points) -> Polyline:
        return self.plane.segment(self.vectors[0], document, "path", width=4.0)

    def _arrow(self, vector: Points, role: Role) -> Arrow:
        return self.plane.arrow(vector, role, width=6.0, dotted=True)

    def _arcs(self) -> VGroup:
        """From the query's direction to each document's; nothing where one of them has no direction."""
        first, *lasts = np.arctan2(self.vectors[:, 1], self.vectors[:, 0])
        # A narrow angle is seen better farther out.
        radii = np.linspace(*_RADII, len(lasts))
        ranks = np.argsort(np.argsort(-np.abs(np.array(lasts) - first), kind="stable"))
        length = self.plane.unit * float(np.linalg.norm(self.vectors[0]))
        arcs = VGroup()
        for last, rank, document in zip(lasts, ranks, self.vectors[1:], strict=True):
            turn = np.linspace(first, last, _SMOOTH)
            radius = radii[rank] * float(np.clip(length, _LEAST_LENGTH, _MOST_LENGTH))
            run = self.plane.origin + radius * np.column_stack([np.cos(turn), np.sin(turn)])
            seen = self.vectors[0].any() and document.any()
            arcs.add(Polyline([run] if seen else [], "muted", width=3.5))
        return arcs

    def _names(self, names: Sequence[str]) -> VGroup:
        arrows, tags = [self.query, *self.documents], VGroup()
        for arrow, vector, name in zip(arrows, self.vectors, names, strict=True):
            around = [*arrows, *self.arcs, *self.ways, *self.axis_names, *tags]
            toward = vector if vector.any() else (-1.0, -1.0)
            tags.add(label_near(tag(name, arrow.role), arrow.end, toward, around, box=self.plane.box))
        return tags

    def _axis_name(self, axis: int, word: str) -> VGroup:
        """The name of an axis, outside it, near its end."""
        end = self.plane.origin.copy()
        end[axis] = self.plane.box.inset(0.6).right if axis == 0 else self.plane.box.inset(0.3).top
        outwards = (0.0, -1.0) if axis == 0 else (-1.0, 0.0)
        around = [self.plane.axes, self.query, *self.documents, *self.ways]
        return label_near(tag(word, "muted"), end, outwards, around, box=self.plane.box)
