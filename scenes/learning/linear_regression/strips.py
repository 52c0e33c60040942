"""What the squares lose and gain when the line moves: strips, and a corner each."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import DOWN, RIGHT, UP, Animation, FadeIn, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.learning.balances import LineMove
from scenes.learning.linear_regression.residuals import MOST_NUMBERS, MOST_SQUARES, Residuals, rectangles
from scenes.learning.linear_regression.words import few, short
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.lesson.attention import second_half
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, on_plate, text

_WIDTHS = (0.42, 1.1)
"""The least and the greatest width of an area bar, in manim units."""

_FILL: dict[Role, float] = {"slope": 0.6, "ink": 0.35}
"""The opacity of strips, and of corners."""

_LEAST_STRIP = 1e-6

_TALL = 0.5
"""The height of a bracket that has its number beside it, in manim units."""

_LONGEST = 3.3
"""The length of a strip that is laid out, in manim units."""

_ASIDE = 0.16
"""From a point to the bracket beside it, in manim units."""


def strip_boxes(picture: Residuals, rises: Points, indices: Any) -> tuple[Points, Points, Points]:
    """Both strips and the corner of each square, for a line that rises from where it is: boxes (k, 4) each.

    Both strips are as long as the residual and as wide as the rise, and both have the corner. Where the
    square grows they lie outside of it.
    """
    boxes = picture.square_boxes(indices=indices)
    step = rises[indices] * picture.plot.y_unit
    up, left = picture.residuals[indices] > 0, picture.goes_left()[indices]
    # The edge of the square that lies on the line, and the side away from the point.
    level, side = np.where(up, boxes[:, 2], boxes[:, 3]), np.where(left, boxes[:, 0], boxes[:, 1])
    aside = np.where(up == left, side + step, side - step)
    lows, highs = np.minimum(level, level + step), np.maximum(level, level + step)
    lefts, rights = np.minimum(side, aside), np.maximum(side, aside)
    along = np.column_stack([boxes[:, 0], boxes[:, 1], lows, highs])
    upright = np.column_stack([lefts, rights, boxes[:, 2], boxes[:, 3]])
    return along, upright, np.column_stack([lefts, rights, lows, highs])


class Strips(VGroup):
    """The old outlines of some squares, and the strips and corners that a move of the line adds or takes.

    Attributes
    ----------
    share
        How much of the move is done.
    """

    def __init__(self, picture: Residuals, rises: ArrayLike, indices: ArrayLike) -> None:
        super().__init__()
        self.rises, self.indices = np.asarray(rises, dtype=np.float64), np.asarray(indices, dtype=int)
        self.old = VMobject(stroke_color=color("ink"), stroke_width=2.5, fill_opacity=0.0)
        self.old.points = rectangles(picture.square_boxes(indices=self.indices))
        self.strips = VMobject(stroke_color=color("slope"), stroke_width=1.5)
        self.strips.set_fill(color("slope"), opacity=_FILL["slope"])
        self.corners = VMobject(stroke_color=color("ink"), stroke_width=2.0)
        self.corners.set_fill(color("ink"), opacity=_FILL["ink"])
        self.starts = strip_boxes(picture, 0.0 * self.rises, self.indices)
        self.boxes = strip_boxes(picture, self.rises, self.indices)
        self.add(self.old, self.strips, self.corners)
        self.set_state(share=0.0)

    def set_state(self, *, share: float) -> Self:
        """The strips have their full length, and a share of their width."""
        self.share = float(share)
        along, upright, corner = (
            (1 - share) * start + share * box for start, box in zip(self.starts, self.boxes, strict=True)
        )
        moved = np.concatenate([along, upright]) if share > 0 else np.empty((0, 4))
        self.strips.points = rectangles(moved)
        self.corners.points = rectangles(corner if share >= 1 else np.empty((0, 4)))
        return self

    def sizes(self, miss: float, rise: float) -> VGroup:
        """The length and the width of the strips of the first square."""
        left, right, low, high = self.boxes[0][0]
        length = on_plate(text(short(abs(miss)), size=FINE_SIZE))
        width = on_plate(text(short(abs(rise)), size=FINE_SIZE))
        length.next_to(
            ((left + right) / 2, low if miss > 0 else high, 0.0), DOWN if miss > 0 else UP, buff=0.12
        )
        start, end, bottom, top = self.boxes[1][0]
        beyond = UP if miss > 0 else DOWN
        width.next_to(((start + end) / 2, top if miss > 0 else bottom, 0.0), beyond, buff=0.12)
        return VGroup(length, width)


class LaidOut(VGroup):
    """Both strips and the corner of a square, laid out under each other with their areas.

    Attributes
    ----------
    sources, pieces
        The two strips and the corner in the picture, and as they are laid out.
    areas
        How each changes the square.
    """

    def __init__(self, strips: Strips, miss: float, rise: float, box: Box) -> None:
        super().__init__()
        along, upright, corner = (boxes[0] for boxes in strips.boxes)
        grows = miss * rise < 0
        size, step = (math_number(abs(each), few(each)) for each in (miss, rise))
        strip = f"{'+' if grows else '-'} {size} dot {step}"
        words = strip, strip, f"+ {step} dot {step}"
        scale = min(1.0, _LONGEST / float(along[1] - along[0]))
        self.sources, self.pieces, self.areas = VGroup(), VGroup(), VGroup()
        top = box.top
        roles: tuple[Role, ...] = ("slope", "slope", "ink")
        for source, area, role in zip((along, upright, corner), words, roles, strict=True):
            piece = VMobject(stroke_color=color(role), stroke_width=2.0)
            piece.set_fill(color(role), opacity=_FILL[role])
            self.sources.add(piece.copy().set_points(rectangles(source[None])))
            wide, tall = sorted(
                (scale * (source[1] - source[0]), scale * (source[3] - source[2])), reverse=True
            )
            self.pieces.add(
                piece.set_points(rectangles(np.array([[box.left, box.left + wide, top - tall, top]])))
            )
            label = formula(area, size=LABEL_SIZE)
            self.areas.add(label.next_to((box.left + _LONGEST, top - tall / 2, 0.0), RIGHT, buff=0.25))
            top -= max(tall, 0.3) + 0.45
        self.add(self.pieces, self.areas)


class AreaBars(VGroup):
    """Strips and corners that leave the squares and pour into bars; no area is lost on the way.

    The bars are what is lost, what is gained, and the corners.

    Attributes
    ----------
    strips, corners
        How far both have poured, from 0 to 1.
    cancelled
        At 1 the bar that is gained has come to that which is lost, as high as it is; at 2 both are gone.
    """

    def __init__(self, picture: Residuals, move: LineMove, box: Box) -> None:
        super().__init__()
        every = np.arange(picture.count)
        along, upright, corners = strip_boxes(picture, move.rises, every)
        self.sources = np.concatenate([along, upright]), corners
        signs = np.concatenate([move.strips, move.strips])
        self.bars_of = np.where(signs > 0, 0, 1), np.full(len(corners), 2)
        areas = max(move.lost, move.gained, move.added) * picture.plot.y_unit**2
        room = 0.86 * (box.height - 0.6)
        self.bar_width = float(np.clip(areas / room, *_WIDTHS))
        self.factor = min(1.0, self.bar_width * room / areas)
        unit = picture.plot.y_unit**2 * self.factor / self.bar_width
        self.plot = Plot(box, (0.0, 1.0), (0.0, 1.0), names=("", "area"), ticks=Ticks(x=0, y=5))
        self.plot = Plot(
            box, (0.0, 1.0), (0.0, self.plot.box.height / unit), names=("", "area"), ticks=Ticks(x=0, y=5)
        )
        self.centres = [self.plot.at(share, 0)[0] for share in (0.2, 0.52, 0.84)]
        self.shapes = VGroup(VMobject(), VMobject())
        roles: tuple[Role, ...] = ("slope", "ink")
        for shape, role in zip(self.shapes, roles, strict=True):
            shape.set_fill(color(role), opacity=_FILL[role])
            shape.set_stroke(color(role), 1.5 if picture.count <= MOST_SQUARES else 0.0)
        self.names = VGroup(
            *(
                text(word, size=FINE_SIZE).move_to((x, 0, 0)).stand_on(self.plot.box.bottom - 0.42)
                for word, x in zip(("lost", "gained", "corners"), self.centres, strict=True)
            )
        )
        self.numbers = VGroup(
            *(
                text(short(area), size=FINE_SIZE).move_to((x, 0, 0)).stand_on(self.plot.at(0, area)[1] + 0.12)
                for area, x in zip((move.lost, move.gained, move.added), self.centres, strict=True)
            )
        )
        self.add(self.shapes)
        self.strips, self.corners, self.cancelled = 0.0, 0.0, 0.0
        self.set_state()

    def set_state(
        self, *, strips: float | None = None, corners: float | None = None, cancelled: float | None = None
    ) -> Self:
        self.strips = self.strips if strips is None else float(strips)
        self.corners = self.corners if corners is None else float(corners)
        self.cancelled = self.cancelled if cancelled is None else float(cancelled)
        met, gone = np.clip(self.cancelled - np.arange(2), 0.0, 1.0)
        lost, gained, added = self.centres
        places = np.array([lost, (1 - met) * gained + met * lost, added])
        tops = np.zeros(3)
        for shape, sources, bars, share in zip(
            self.shapes, self.sources, self.bars_of, (self.strips, self.corners), strict=True
        ):
            boxes = self._poured(sources, bars, share, places, tops)
            seen = (np.ptp(boxes[:, :2], axis=1) > _LEAST_STRIP) & (
                np.ptp(boxes[:, 2:], axis=1) > _LEAST_STRIP
            )
            shape.points = rectangles(boxes[seen]) if share > 0 else np.empty((0, 3))
        self.shapes[0].set_fill(opacity=_FILL["slope"] * (1 - gone)).set_stroke(opacity=1 - gone)
        return self

    def _poured(self, sources: Points, bars: Points, share: float, places: Points, tops: Points) -> Points:
        """The boxes (k, 4) on their way from the squares to the bars; the area of each stays."""
        boxes = np.zeros_like(sources)
        for index, (left, right, low, high) in enumerate(sources):
            wide, tall = right - left, high - low
            area, bar = wide * tall, int(bars[index])
            if area < _LEAST_STRIP**2:
                continue
            height = area * self.factor / self.bar_width
            width = wide ** (1 - share) * self.bar_width**share
            factor = 1 + share * (self.factor - 1)
            start = np.array([(left + right) / 2, (low + high) / 2])
            end = np.array([places[bar], self.plot.box.bottom + tops[bar] + height / 2])
            tops[bar] += height
            (x, y), half = (1 - share) * start + share * end, (width / 2, area * factor / width / 2)
            boxes[index] = x - half[0], x + half[0], y - half[1], y + half[1]
        return boxes


def places_of_few(picture: Residuals) -> Points:
    """The d of the points, or of the first and the last of many."""
    d = np.unique(picture.values[picture.chosen, 0])
    return d if len(d) <= MOST_NUMBERS else d[[0, -1]]


class Rises(VGroup):
    """Brackets between an old line and a new one, each with its number.

    Parameters
    ----------
    places
        Where the brackets are.
    """

    def __init__(self, picture: Residuals, old: Points, new: Points, places: Points) -> None:
        super().__init__()
        self.brackets, self.numbers = VGroup(), VGroup()
        self.places: list[float] = []
        for place in places:
            low, high = (float(line[0] * place + line[1]) for line in (old, new))
            if abs(high - low) * picture.plot.y_unit < 0.02:
                continue
            way = 1 if place > 0 else -1
            ends = picture.plot.to_frame([(place, low), (place, high)])
            ends[:, 0] += way * _ASIDE
            self.brackets.add(Polyline([ends], "ink", width=5.0))
            number = on_plate(text(short(high - low), size=FINE_SIZE), margin=0.1)
            if abs(ends[1, 1] - ends[0, 1]) >= _TALL:
                number.next_to((*ends.mean(axis=0), 0.0), way * RIGHT, buff=0.1)
                if number.get_left()[0] < picture.plot.box.left + GAP:
                    number.next_to((*ends[int(high > low)], 0.0), UP, buff=0.12)
            else:
                beyond = UP if high > low else DOWN
                number.next_to((*ends[1], 0.0), beyond, buff=0.12).shift(way * number.width / 2 * RIGHT)
            self.numbers.add(number)
            self.places.append(float(place))
        self.add(self.brackets, self.numbers)

    def fly_into(self, row: Written, arms: Points) -> list[Animation]:
        """The terms of a *row*, if it has any, fly out of the numbers at *arms*; the rest fades in."""
        names = [f"arm{index}" for index in range(len(arms))]
        if names[0] not in {name for chain in row.chains for name in chain}:
            return [FadeIn(row)]
        moves: list[Animation] = [FadeIn(row.without(*names), rate_func=second_half)]
        for name, arm in zip(names, arms, strict=True):
            term = row.part(name)
            if arm in self.places:
                number = self.numbers[self.places.index(arm)]
                moves.append(FadeIn(term, target_position=number))
            else:
                moves.append(FadeIn(term, rate_func=second_half))
        return moves
