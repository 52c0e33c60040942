"""Where the map, the model and the charts stand, and the poses in which the landscape is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, VGroup, VMobject

from mathkit.functions.two_variables import CREASES
from scenes.calculus.gradient import words
from scenes.calculus.gradient.ground.maps import MapPlot
from scenes.calculus.gradient.ground.terrains import HALF, Terrain, fitting, pose, zooming
from scenes.calculus.gradient.told import OBLIQUE, RULE, TALL, THOUSANDTH, Told, heights_on_the_map
from scenes.stage.axes.plots import Ticks
from scenes.stage.motion.tween import Way
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, fit, text

MAP = Box(0.1, 6.45, -2.15, -2.15 + TALL * 6.35)
"""The axes of the map; their numbers and names stand around it."""

OPENING = Box(-4.2, 5.0, -2.75, 2.8)
"""Where the model stands at first, in the middle: its highest corner is beside the formula."""

BOARD = Box(-6.61, -1.06, -2.72, 1.15)
"""Where the model stands then, under the rows."""

_BESIDE_THE_GAUGE = -2.6
"""How far to the right the board reaches close up: a gauge of its changes stands between it and the map."""

GAUGE = Box(-2.4, -0.6, -2.72, 0.95)
"""Where that gauge stands."""

_SECOND_LINE, _LOWER, _SHRUNK = 0.5, 0.65, 1.2
"""Worked rows that would have to be shrunk by more have two lines, and the model stands lower."""

CHART = Box(-0.55, 6.61, -3.1, 3.5)
"""Where the charts of the slices stand, in the place of the map."""

WIDE_CHART = Box(-6.61, 6.61, -3.1, 1.5)
"""Where the line and its readings stand at first, under one row."""

LINE_CHART = Box(-6.61, -1.06, -3.1, 0.5)
"""Where they stand beside the map, under three rows."""

TURN_CHART = Box(-5.75, -1.15, -2.32, 1.27)
"""The axes of the slopes in all directions, in the unit of the map close up."""

ROWS = (2.2, 1.6, 1.05)
"""The heights of the rows under the title."""

ASIDE = (38.0, 30.0)
"""The elevation of the eye to models, and how far they are turned, in degrees: y leads to the back right."""

_TICKS = Ticks(x=7, y=5)

_FROM_THE_EDGE = 0.1
"""Room between a label and the edge of the map."""

FLATNESS = 0.25
"""The height of a whole landscape, as a share of its width."""

_CREASED, _THIRD_ROW = 0.6, 0.5
"""How much the creases are stretched from the side, and how much lower their top is: under three rows."""

_STEEPNESS, _LESS_STEEP = 0.5, 0.1
"""Of the tilted board, as it is drawn: less if it rises towards the eye, which would see it from its edge."""

_CLOSER, _ROOM = 1.05, 0.08
"""Half the width of the board, in lengths of the gradient in thousandths, and room behind steps so long."""


def terrain(told: Told, seen: Points) -> Terrain:
    """The film's landscape with the walker at its point; from the side, x and y stand beside its floor."""
    aside = seen[6] == ASIDE[0]
    return Terrain(told.landscape.function, told.here.point, told.steps_of_height, seen, named=bool(aside))


def board(told: Told) -> Box:
    """Where the model stands, under rows of one line or of two."""
    if not any(map(_is_long, (words.climbed(told), words.cancelled(told)))):
        return BOARD
    return Box(BOARD.left, BOARD.right, BOARD.bottom, BOARD.top - _LOWER)


def gauge(told: Told) -> Box:
    """Where the gauge stands, under rows of one line or of two."""
    return replace(GAUGE, top=GAUGE.top + board(told).top - BOARD.top)


def _is_long(row: Written) -> bool:
    return row.width > _SHRUNK * BOARD.width


def worked_row(row: Written, index: float) -> VMobject:
    """Put a worked row under the title; if it is too long for one line, what it comes to has a second one."""
    if not _is_long(row):
        return in_row(row, index)
    both = row.part("both")
    both.shift((row.get_left()[0] - both.get_left()[0], -_SECOND_LINE, 0.0))
    return in_row(row, index + 0.4)


def board_stretch(told: Told) -> float:
    """Of the tilted board."""
    _, up = told.here.uphill
    return float(_STEEPNESS + _LESS_STEEP * min(up, 0.0)) / told.here.steepness


def opening(told: Told) -> Points:
    """From the side, as large as the frame allows."""
    return _whole(told.landscape.function, OPENING)


def _whole(function: Any, box: Box) -> Points:
    base, span = heights_on_the_map(function)
    stretch = FLATNESS * 2 * HALF / span
    return fitting(function, box)(
        pose((0, 0, HALF, TALL), (0, 0), 1.0, base=base, stretch=stretch, eye=ASIDE)
    )


def whole_map(told: Told) -> Points:
    """From straight above."""
    base, span = told.height_range
    stretch = FLATNESS * 2 * HALF / span
    return pose((0, 0, HALF, TALL), MAP.center, MAP.width / 2, base=base, stretch=stretch)


def close_map(told: Told) -> Points:
    """So close that the lines are straight."""
    here = told.here
    return pose(
        (*here.point, told.close, TALL),
        MAP.center,
        MAP.width / 2,
        base=here.value,
        stretch=board_stretch(told),
    )


def whole_model(told: Told) -> Points:
    """Beside the map, from the side."""
    return _whole(told.landscape.function, board(told))


def close_model(told: Told) -> Points:
    """The tilted board, as large as its place allows."""
    here = told.here
    aside = np.sin(here.angle + np.radians(OBLIQUE))
    tall = float(np.abs([*here.uphill, aside]).max() / _CLOSER + _ROOM)
    window = (*here.point, close_half(told), tall)
    seen = pose(window, (0, 0), 1.0, base=here.value, stretch=board_stretch(told), eye=ASIDE)
    return beside_the_map(told)(seen)


def beside_the_map(told: Told) -> Callable[[Points], Points]:
    """What fits a pose of the model into its place, which is the narrower the closer the model is seen."""
    near = close_half(told)

    def fit(seen: Points) -> Points:
        box = board(told)
        share = float(np.clip(np.log(seen[2] / HALF) / np.log(near / HALF), 0.0, 1.0))
        right = box.right + share * (_BESIDE_THE_GAUGE - box.right)
        return fitting(told.landscape.function, replace(box, right=right))(seen)

    return fit


def close_half(told: Told) -> float:
    """Half the width of the board close up."""
    return _CLOSER * told.here.steepness * THOUSANDTH


def creased_map(half: float = HALF) -> Points:
    """The creases from straight above."""
    return pose((0, 0, half, TALL), MAP.center, MAP.width / 2, stretch=_CREASED)


def creased_model(half: float = HALF) -> Points:
    """The creases from the side."""
    box = replace(BOARD, top=BOARD.top - _THIRD_ROW)
    return fitting(CREASES, box)(pose((0, 0, half, TALL), (0, 0), 1.0, stretch=_CREASED, eye=ASIDE))


def map_axes() -> MapPlot:
    """Of the whole map."""
    return MapPlot(MAP, (-HALF, HALF), (-HALF * TALL, HALF * TALL), names=("$x$", "$y$"), ticks=_TICKS)


def close_axes(told: Told) -> MapPlot:
    """From the point, in thousandths."""
    x, y, reach = *told.here.point, told.close / THOUSANDTH
    names = tuple(f"${letter} {_minus(value)}$ in thousandths" for letter, value in (("x", x), ("y", y)))
    return MapPlot(
        MAP, (-reach, reach), (-reach * TALL, reach * TALL), names=(names[0], names[1]), ticks=_TICKS
    )


def weight_axes() -> MapPlot:
    """A map over the weights of the line."""
    (b, w), tall = RULE, HALF * TALL
    return MapPlot(MAP, (b - HALF, b + HALF), (w - tall, w + tall), names=("$b$", "$w$"), ticks=_TICKS)


def _minus(value: float) -> str:
    if value == 0:
        return ""
    return f'{"-" if value > 0 else "+"} "{number(abs(value))}"'


def in_row(written: VMobject, row: float, *, after: VMobject | None = None) -> VMobject:
    """Put something into a row under the title, at its left or after something else.

    Between two rows stands what is higher than a line: 0.5 is midway between the first and the second.
    """
    height = float(np.interp(row, range(len(ROWS)), ROWS))
    if after is not None:
        written.next_to(after, RIGHT, buff=0.45)
    else:
        written.move_to((frame().safe.left, height, 0.0), aligned_edge=LEFT)
    written.set_y(height)
    if written.width > BOARD.width:
        written.scale(BOARD.width / written.width, about_point=written.get_left())
    return written


def over_the_map(written: Written, *, width: float = MAP.width) -> Written:
    """Put something, no wider than *width*, over the right end of the map, or of the chart in its place."""
    fit(written, width=width)
    return written.next_to((MAP.right, MAP.top, 0.0), UP, buff=0.12).align_to((MAP.right, 0.0, 0.0), RIGHT)


def is_on_the_map(label: VGroup) -> bool:
    """Whether a label stands between the left and the right edge of the map."""
    room = MAP.inset(_FROM_THE_EDGE + label.width / 2)
    return bool(room.left <= label.get_x() <= room.right)


def on_the_map(label: VGroup) -> VGroup:
    """Shift a label sideways until it stands on the map."""
    room = MAP.inset(_FROM_THE_EDGE + label.width / 2)
    return label.set_x(float(np.clip(label.get_x(), room.left, room.right)))


def map_note(source: str) -> Written:
    """A note over the map."""
    return over_the_map(text(source, size=FINE_SIZE))


def beside_the_name(source: str, axes: MapPlot) -> Written:
    """A note under the map, at its left, on the line of the name of its axis."""
    note = text(source, size=FINE_SIZE)
    name: Any = axes.labels[-2]
    note.move_to((axes.box.left, 0.0, 0.0), aligned_edge=LEFT)
    return note.stand_on(name.baseline)


def not_to_scale(across: float = float(BOARD.center[0])) -> Written:
    """What is said of the heights of models, under a model at *across*."""
    note = text("heights not to scale", size=FINE_SIZE, role="muted")
    note.move_to((across, -2.98, 0.0))
    return note


def zoom_to_creases() -> Way:
    """Towards the crossing of the creases."""
    return zooming((0.0, 0.0), 0.0)


def whole_bowl() -> Points:
    """The map of the tilted bowl, whatever the film's landscape is."""
    return pose((0, 0, HALF, TALL), MAP.center, MAP.width / 2)
