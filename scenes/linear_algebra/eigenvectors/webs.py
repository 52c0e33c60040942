"""Pages that link to each other, readers who click the links, and the shares of the readers on the pages."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any, Self

import numpy as np
from manim import LEFT, RIGHT, Circle, Rectangle, VGroup, smooth

from mathkit.arrays import IntegerArray
from mathkit.linear_algebra.page_rank import PageRank
from scenes.stage.motion.seeking import Seekable, at_step
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, formula, text

CLICKS = 10
"""So many are made."""

SETTLED = 8
"""After so many clicks, the shares of the readers hardly change."""

WATCHED = 3
"""Clicks that are watched before it is said where they lead."""

PAGES = ("Home", "Blog", "Shop", "Help")

_RADIUS = 1.1
"""Of a page, in manim units."""

_NAME = 0.45
"""Room for a name above the upper pages and below the lower ones, in manim units."""

_HEAD = 0.38
"""From the top of the bars' box to the first of them, where their head stands, in manim units."""

_BAR_PITCH = 0.46
"""From bar to bar, in manim units."""

_ROW_SIZE = FINE_SIZE + 2
"""Of the words beside the bars."""

_APART = 0.16
"""From the line between two pages to a link, in manim units: links to and fro run side by side."""

_GOLDEN = np.pi * (3 - np.sqrt(5))

_USUAL_CROWD = 80
"""More readers than this are drawn smaller."""


class Web(VGroup, Seekable):
    """Four ``pages`` with their ``names``, the ``links`` between them, and ``readers``.

    Time counts clicks.

    Parameters
    ----------
    places
        The page of each reader before any click and after each, shape (k + 1, n).
    """

    def __init__(self, ranked: PageRank, places: IntegerArray) -> None:
        box = frame().right_side.inset(_RADIUS + 0.1)
        top, bottom = box.top - _NAME, box.bottom + _NAME
        self.centers = np.array([(x, y) for y in (top, bottom) for x in (box.left, box.right)])
        self.pages = VGroup(
            *(Circle(_RADIUS, color=color("ink"), stroke_width=3.0).move_to((*at, 0)) for at in self.centers)
        )
        self.names = VGroup(
            *(
                text(name, size=LABEL_SIZE).move_to((x, 0, 0)).stand_on(y + (0.22 if y > 0 else -0.45) + rim)
                for name, (x, y) in zip(PAGES, self.centers, strict=True)
                for rim in [_RADIUS if y > 0 else -_RADIUS]
            )
        )
        self.links = [self._links_from(page, ranked.matrix) for page in range(len(PAGES))]
        self.spots = self._spots(places)
        size = min(1.0, float(np.sqrt(_USUAL_CROWD / places.shape[1])))
        self.readers = Markers(self.spots[0], "ink", size=size)
        super().__init__(self.pages, *self.links, self.names, self.readers)

    def seek(self, click: float, /) -> Self:
        """Put the readers where they are after *click* clicks; they rest for a moment after each."""
        whole = int(click)
        self.click = whole + float(smooth(click - whole))
        self.readers.set_state(places=at_step(self.spots, self.click))
        return self

    def light(self, page: int | None, matrix: Any) -> list[Any]:
        """Let the links of a *page*, and its column of the *matrix*, stand out; without one, all columns."""
        roles: list[Role] = ["ink" if at == page else "muted" for at in range(len(PAGES))]
        links = (each.animate.set_color(color(role)) for each, role in zip(self.links, roles, strict=True))
        columns = (
            matrix.part(f"column{at}").animate.set_color(color("ink" if page is None else role))
            for at, role in enumerate(roles)
        )
        return [*links, *columns]

    def mark(self, page: int) -> list[Any]:
        """Let the outline and the name of a page light up."""
        path = color("path")
        return [
            self.pages[page].animate.set_stroke(path, width=9.0),
            self.names[page].animate.set_color(path),
        ]

    def _links_from(self, page: int, matrix: Points) -> VGroup:
        return VGroup(*(self._link(page, int(other)) for other in np.flatnonzero(matrix[:, page])))

    def _link(self, page: int, other: int) -> Arrow:
        start, end = self.centers[[page, other]]
        along = (end - start) / np.linalg.norm(end - start)
        aside = _APART * np.array([-along[1], along[0]])
        rim = np.sqrt((_RADIUS + 0.08) ** 2 - _APART**2) * along
        return Arrow(start + rim + aside, end - rim + aside, "muted", width=4.0)

    def _spots(self, places: IntegerArray) -> Points:
        """Where each reader stands, shape (k + 1, n, 2): on each page like the seeds of a sunflower."""
        spots = np.empty((*places.shape, 2))
        for now, here in enumerate(places):
            for page, center in enumerate(self.centers):
                crowd = np.flatnonzero(here == page)
                rank = np.arange(len(crowd))
                reach = 0.86 * _RADIUS * np.sqrt((rank + 0.5) / max(len(crowd), 1))
                turn = _GOLDEN * rank
                spots[now, crowd] = center + reach[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
        return spots


class ShareBars(VGroup):
    """A bar for the share of each page, with its name before it and its ``percents`` at the end of the row.

    They stand at the top of a *box*. Bars and percents are those of the last whole click: there are no shares
    while readers are on their way.

    Parameters
    ----------
    shares
        Shape (k + 1, n).
    """

    def __init__(self, box: Box, shares: Points) -> None:
        self.shares, self.click = shares, 0.0
        self.head = text(f"{tint('$bold(r)$', 'letter')}: expected shares, rounded", size=_ROW_SIZE)
        self.head.move_to((box.left, 0.0, 0.0), aligned_edge=LEFT).stand_on(box.top - 0.25)
        self.names = VGroup(*(text(name, size=_ROW_SIZE) for name in PAGES))
        left = box.left + max(name.width for name in self.names) + 0.25
        self.unit = (box.right - 1.25 - left) / float(shares.max())
        self.heights = box.top - _HEAD - _BAR_PITCH * (np.arange(len(PAGES)) + 0.5)
        self.left = left
        self.bars = VGroup(
            *(Rectangle(width=1, height=0.6 * _BAR_PITCH, stroke_width=0) for _ in self.heights)
        )
        self.bars.set_fill(color("ink"), opacity=1.0)
        self.percents = VGroup(
            *(Numeral(self._share_of(page), _percent, size=_ROW_SIZE) for page in range(len(PAGES)))
        )
        for name, numeral, height in zip(self.names, self.percents, self.heights, strict=True):
            name.move_to((left - 0.25 - name.width / 2, height, 0))
            numeral.move_to((box.right - 0.45, height, 0))
        super().__init__(self.head, self.names, self.bars, self.percents)
        self.set_state(click=0.0)

    def set_state(self, *, click: float) -> Self:
        """Show the shares after the last whole one of *click* clicks."""
        self.click = click
        for bar, share, height in zip(self.bars, self._shares_now(), self.heights, strict=True):
            bar.stretch_to_fit_width(max(1e-3, self.unit * share)).move_to(
                (self.left + self.unit * share / 2, height, 0)
            )
        return self

    def become_eigenvector(self) -> list[Any]:
        """Let r, its letter and its bars with their names, have the colour of an eigenvector."""
        parts = (self.head.part("letter"), self.names, self.bars)
        return [each.animate.set_fill(color("path")) for each in parts]

    def _shares_now(self) -> Points:
        now: Points = self.shares[int(self.click + 1e-9)]
        return now

    def _share_of(self, page: int) -> Callable[[], float]:
        return lambda: float(self._shares_now()[page])


def _percent(share: float) -> str:
    return f"{number(100 * share, 1, fixed=True)}%"


# P ----------------------------------------------------------------------------------------------------------


def link_matrix(ranked: PageRank) -> VGroup:
    """P in fractions, with the names of the pages behind its rows and over its columns.

    ``[0].part("column0")`` says what becomes of the readers of the first page.
    """
    rows = [
        ", ".join(tint(_fraction(share), f"column{page}") for page, share in enumerate(row))
        for row in ranked.matrix
    ]
    matrix = formula(f"P = mat(column-gap: #1.6em, row-gap: #0.45em, {'; '.join(rows)})", size=LABEL_SIZE)
    names = VGroup(*(text(f"to {page}", size=_ROW_SIZE, role="muted") for page in PAGES))
    column = matrix.part("column0")
    baselines = np.linspace(column[0].get_bottom()[1], column[-1].get_bottom()[1], len(PAGES))
    for name, baseline in zip(names, baselines, strict=True):
        name.move_to((matrix.get_right()[0] + 0.25 + name.width / 2, 0.0, 0.0)).stand_on(float(baseline))
    heads = VGroup(*(text(name, size=FINE_SIZE, role="muted") for name in ("from", *PAGES)))
    left = matrix.get_left()[0] + heads[0].width / 2
    middles = [left, *(matrix.part(f"column{page}").get_center()[0] for page in range(len(PAGES)))]
    for head, middle in zip(heads, middles, strict=True):
        head.move_to((middle, 0.0, 0.0)).stand_on(matrix.get_top()[1] + 0.27)
    return VGroup(matrix, names, heads)


def settled_shares(ranked: PageRank) -> VGroup:
    """What P does to the limit r* of the shares, and the other eigenvalues of P."""
    image, one, shares = tint("P bold(r)^*", "data"), tint("1", "result"), tint("bold(r)^*", "path")
    law = formula(f"{image} = {one} {shares}", size=LABEL_SIZE)
    others = ", ".join(map(_fraction, np.real(ranked.values[1:])))
    rest = text(f"other {tint('$lambda$', 'result')}: {tint(f'${others}$', 'result')}")
    return VGroup(law, rest).arrange(RIGHT, buff=0.6)


def _fraction(share: float) -> str:
    """A number as a whole one or as a fraction, in Typst mathematics."""
    whole = Fraction(float(share)).limit_denominator(9)
    sign = "-" if whole < 0 else ""
    return f'{sign}"{abs(whole)}"'
