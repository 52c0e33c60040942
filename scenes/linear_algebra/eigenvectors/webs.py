"""Pages that link to each other, readers who click the links, and the shares of the readers on the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Numeral, Written, formula, text

CLICKS = 10
"""So many are made."""

WATCHED = 4
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
    """A bar for each of some shares, with its name before it and its ``percents`` at its end.

    They stand under their *head* at the top of a *box*. Bars and percents are those of the last whole click:
    there are no shares while readers are on their way.

    Parameters
    ----------
    names
        Of the shares.
    shares
        Shape (k + 1, n).
    """

    def __init__(self, box: Box, head: Written, names: Iterable[Written], shares: Points) -> None:
        self.shares, self.click, self.head = shares, 0.0, head
        head.move_to((box.left, 0.0, 0.0), aligned_edge=LEFT).stand_on(box.top - 0.25)
        self.names = VGroup(*names)
        left = box.left + max(name.width for name in self.names) + 0.25
        self.unit = (box.right - 1.05 - left) / float(shares.max())
        self.heights = box.top - _HEAD - _BAR_PITCH * (np.arange(len(self.names)) + 0.5)
        self.left = left
        self.bars = VGroup(
            *(Rectangle(width=1, height=0.6 * _BAR_PITCH, stroke_width=0) for _ in self.heights)
        )
        self.bars.set_fill(color("ink"), opacity=1.0)
        self.percents = VGroup(
            *(Numeral(self._share_of(index), _percent, size=_ROW_SIZE) for index in range(len(self.names)))
        )
        for name, numeral, height in zip(self.names, self.percents, self.heights, strict=True):
            name.move_to((left - 0.25 - name.width / 2, height, 0))
            numeral.move_to((left, height, 0))
        super().__init__(self.head, self.names, self.bars, self.percents)
        self.set_state(click=0.0)

    def set_state(self, *, click: float) -> Self:
        """Show the shares after the last whole one of *click* clicks."""
        self.click = click
        for bar, share, height in zip(self.bars, self._shares_now(), self.heights, strict=True):
            bar.stretch_to_fit_width(max(1e-3, self.unit * share)).move_to(
                (self.left + self.unit * share / 2, height, 0)
            )
        for bar, numeral in zip(self.bars, self.percents, strict=True):
            numeral.shift((bar.get_right()[0] + 0.15 - numeral.get_left()[0], 0.0, 0.0))
        return self

    def count(self, box: Box) -> Numeral:
        """The number of clicks so far, at the right of the head."""
        clicks = Numeral(lambda: float(int(self.click + 1e-9)), _clicks, size=_ROW_SIZE, anchor=RIGHT)
        clicks.move_to((box.right, 0.0, 0.0), aligned_edge=RIGHT)
        return clicks.stand_on(self.head.baseline)

    def become_eigenvector(self) -> list[Any]:
        """Let r, its letter and its bars with their names, have the colour of an eigenvector."""
        parts = (self.head.part("letter"), self.names, self.bars, self.percents)
        return [each.animate.set_fill(color("path")) for each in parts]

    def keep_first(self) -> list[Any]:
        """Let the first bar have the colour of an eigenvector."""
        return [each.animate.set_fill(color("path")) for each in (self.bars[0], self.percents[0])]

    def _shares_now(self) -> Points:
        now: Points = self.shares[int(self.click + 1e-9)]
        return now

    def _share_of(self, index: int) -> Callable[[], float]:
        return lambda: float(self._shares_now()[index])


def page_shares(box: Box, ranked: PageRank) -> ShareBars:
    """The expected share of each page, r."""
    head = text(f"{tint('$bold(r)$', 'letter')}: expected shares, rounded", size=_ROW_SIZE)
    return ShareBars(box, head, (text(name, size=_ROW_SIZE) for name in PAGES), ranked.shares)


def remaining_parts(box: Box, ranked: PageRank) -> ShareBars:
    """What is left of the part of r along each eigenvector of P, as a share of what it was at the start.

    Nothing is left where there was none.
    """
    head = text("how much is left of each part of $bold(r)$", size=_ROW_SIZE)
    values = np.real(ranked.values)
    names = (text(tint(f"$lambda = {_fraction(value)}$", "result"), size=_ROW_SIZE) for value in values)
    clicks = np.arange(len(ranked.shares))[:, None]
    present = np.array([ranked.has_part(index) for index in range(len(values))])
    return ShareBars(box, head, names, present * np.abs(values) ** clicks)


def _clicks(count: float) -> str:
    return f"click {count:.0f}"


def _percent(share: float) -> str:
    """A share with one decimal; one that is less than half of the last place is not written as zero."""
    return "< 0.1%" if 0 < share < 5e-4 else f"{number(100 * share, 1, fixed=True)}%"


# P ----------------------------------------------------------------------------------------------------------


def link_matrix(ranked: PageRank) -> VGroup:
    """P in fractions, with the names of the pages behind its rows and over its columns.

    ``[0].part("column0")`` says what becomes of the readers of the first page.
    """
    rows = [
        ", ".join(_padded(_fraction(share), f"column{page}") for page, share in enumerate(row))
        for row in ranked.matrix
    ]
    matrix = formula(f"P = mat(column-gap: #1.1em, row-gap: #0.45em, {'; '.join(rows)})", size=LABEL_SIZE)
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


def settled_shares() -> Written:
    """What P does to the limit r* of the shares."""
    image, one, shares = tint("P bold(r)^*", "data"), tint("1", "result"), tint("bold(r)^*", "path")
    return formula(f"{image} = {one} {shares}", size=STATEMENT_SIZE)


def _padded(entry: str, name: str) -> str:
    """An entry of a matrix, in a column as wide as a fraction and clear of the brackets."""
    beside = "thin" if "/" in entry else "thick thick"
    return f"{beside} {tint(entry, name)} {beside}"


def _fraction(share: float) -> str:
    """A number as a whole one or as a fraction, in Typst mathematics."""
    whole = Fraction(float(share)).limit_denominator(9)
    sign = "-" if whole < 0 else ""
    return f'{sign}"{abs(whole)}"'
