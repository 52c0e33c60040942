"""Texts as arrows of word counts, long as they are or of length one, and their shadows on the query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, VGroup, smooth, squish_rate_func
from numpy.typing import ArrayLike

from scenes.linear_algebra.dot_product.search import formulas
from scenes.linear_algebra.dot_product.search.text_rows import tile
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import ticks
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.type.typesetting import Points

_LEFT = 1.15
"""Where the plane begins, in the frame."""

_LANE = 0.12
"""From the line of the query to a shadow drawn beside it, in manim units."""

_SMOOTH = 64

LAST_THIRD = squish_rate_func(smooth, 2 / 3, 1.0)
"""A rate that waits until arrows have nearly arrived where their axes come."""

AFTERWARDS = squish_rate_func(smooth, 0.25, 1.0)
"""A rate that waits until what was there before has nearly gone."""


class SearchPlane(VGroup):
    """The ``query`` and the ``documents`` as arrows over a plot of two word counts, with ``names``.

    ``circle`` has the heads of all arrows of length one, ``line`` is the line through the query, ``shadows``
    those of the documents on it, and ``drops`` the light that casts them.

    Parameters
    ----------
    vectors
        Of the query and of each document, shape (1 + m, 2), none negative.
    lengths_one
        Whether all arrows have length one.
    """

    def __init__(self, vectors: ArrayLike, *, lengths_one: bool = False) -> None:
        self.vectors = np.asarray(vectors, dtype=np.float64)
        lengths = np.linalg.norm(self.vectors, axis=1, keepdims=True)
        self.units = self.vectors / np.maximum(lengths, 1e-12)
        self.lengths_one = lengths_one
        self.drawn = self.units if lengths_one else self.vectors
        feet = self._feet()
        safe = frame().safe
        reach = np.concatenate([self.drawn, feet]).max(axis=0)
        box = Box(_LEFT, safe.right, safe.bottom, safe.top)
        self.plot = _square_plot(box, np.maximum(1.08 * reach, 1.0), whole=not lengths_one)
        self.query = self.arrow(self.drawn[0], "data")
        self.documents = VGroup(*(self.arrow(each, "second") for each in self.drawn[1:]))
        self.line = self._line()
        self.shadows, self.drops = VGroup(), VGroup()
        for document, foot in zip(self.drawn[1:], feet, strict=True):
            self._add_shadow(document, foot)
        turn = np.linspace(0.0, np.pi / 2, _SMOOTH)
        circle = self.plot.to_frame(np.column_stack([np.cos(turn), np.sin(turn)]))
        self.circle = Polyline([circle], "muted", width=2.5)
        self.names = self._names()
        super().__init__(
            *(self.plot, self.line, *([self.circle] if lengths_one else []), self.drops, self.shadows),
            *(self.documents, self.query, self.names),
        )

    def _feet(self) -> Points:
        """Where the shadow of each document on the line of the query ends, shape (m, 2)."""
        unit = self.units[0]
        feet: Points = (self.drawn[1:] @ unit)[:, None] * unit
        return feet

    def arrow(self, vector: ArrayLike, role: Any) -> Arrow:
        """The arrow of a vector, from the origin."""
        start, end = (self.plot.at(*each) for each in ((0.0, 0.0), np.asarray(vector)))
        return Arrow(start, end, role, width=6.0, dotted=True)

    def _line(self) -> Polyline:
        if not self.drawn[0].any():
            return Polyline([], "muted")
        return self.plot.line(0.0, 0.0, 0.0, "muted", width=2.5).set_runs(
            self.plot.runs(*(np.outer(self.units[0], (0.0, 100.0))))
        )

    def _add_shadow(self, document: Points, foot: Points) -> None:
        """Beside the line of the query, on the side where the document is not."""
        (x, y), (u, v) = self.units[0], document
        side = 1.0 if x * v - y * u >= 0 else -1.0
        aside = side * _LANE * np.array([y, -x])
        seen = bool(document.any() and self.drawn[0].any())
        band = self.plot.to_frame(np.array([np.zeros(2), foot])) + aside
        self.shadows.add(Polyline([band] if seen and foot.any() else [], "second", width=14.0))
        drop = self.plot.to_frame(np.array([document, foot]))
        self.drops.add(Polyline([drop] if seen else [], "muted", width=2.5))

    def _names(self) -> VGroup:
        arrows, tags = [self.query, *self.documents], VGroup()
        around = [self.circle] if self.lengths_one else []
        for arrow, vector, symbol in zip(arrows, self.drawn, formulas.SEARCH, strict=False):
            toward = vector if vector.any() else (1.0, 1.0)
            label = tag(f"${symbol.letter}$", symbol.role)
            tags.add(
                label_near(
                    label,
                    arrow.end,
                    toward,
                    [*arrows, self.plot.axes, *self.plot.labels, self.line, *self.shadows, *around, *tags],
                    box=frame().safe,
                )
            )
        return tags

    # What moves -----------------------------------------------------------------------------------------

    def tiles(self, counts: Sequence[int], role: Any) -> VGroup:
        """A tile at each step of a walk: first along the first axis, then up."""
        side = 0.7 * self.plot.x_unit
        goals, votes = counts
        steps = [(index + 0.5, 0.0) for index in range(goals)]
        steps += [(float(goals), index + 0.5) for index in range(votes)]
        return VGroup(
            *(
                tile(self.plot.at(*step), min(side, 0.35), role, filled=index < goals)
                for index, step in enumerate(steps)
            )
        )


def carry(arrow: Any, other: Any, **options: Any) -> Animation:
    """An arrow moves to the place of another, in its own colour."""
    return tween(arrow, start=other.start, end=other.end, **options)


def _square_plot(box: Box, reach: Points, *, whole: bool) -> Plot:
    """A plot from the origin on, with equal units and steps of ticks, that shows at least *reach* (2,)."""
    x, y = reach
    for _ in range(4):
        step = float(np.diff(ticks(0.0, float(max(x, y)), 6, whole=whole))[0])
        most_x, most_y = (max(2, int(end / step) + 1) for end in (x, y))
        marks = Ticks(most_x, most_y, whole=whole)
        plot = Plot(box, (0.0, float(x)), (0.0, float(y)), names=formulas.TOPICS, ticks=marks)
        unit = float(min(plot.box.width / reach[0], plot.box.height / reach[1]))
        x, y = plot.box.width / unit, plot.box.height / unit
    return plot
