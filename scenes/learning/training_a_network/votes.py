"""How the lines of a trained network close a border: the votes of its neurons on a plant that crosses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from manim import Indicate, Line, VGroup
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.networks.neural_network import Network, forward
from scenes.stage.motion.seeking import Seekable
from scenes.stage.pictures.scatter import Scatter
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import Kind, Markers, question_mark
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, on_plate, text

_FARTHEST = 2.1
"""No plant goes farther than this along either axis: the plants are within."""

_STEPS = 4000
"""A way that far is looked at in so many steps."""

_ON = 0.2
"""How far a plant goes on after the decision has changed, in units of the plane."""

_SOON = 0.5
"""A plant that has crossed a line reaches the border soon if that is no farther beyond the line."""

_TURNED = 0.7
"""At this share of the way from a line to the border, the vote has turned over, and the sum has not."""

_SHARE = 0.25
"""A vote fades visibly if it rises by this share of the rise of the one that rises most."""

_PITCH, _NAMES, _HALF = 0.62, 1.2, 1.1
"""From one row of votes to the next, at the most, the room for their names, and the longest bar."""

_BAR = 20.0
"""Stroke width of a bar."""

_ON_EDGE = 1e-6
"""An end of a line that is closer than this to an edge of the plane, in manim units, is on it."""

_HALF_LETTER = 0.1
"""Half of the height of a small letter, in manim units: bars are level with their names."""

_OUTSIDE, _INSIDE = 0.3, 0.35
"""How far beyond the edge of the plane, or from any plant and the edge inside, the middle of a letter is."""

_PLACES = 60
"""Places along a line at which its letter is tried."""

_APART = 0.38
"""From a letter to other writing, at the least, in manim units, if there is a place for it."""

_STEEP = 0.35
"""A line runs far along an edge that it meets at less than this, in sines: no letter stands there."""

CLASS_NAMES = ("thrived", "wilted")
CLASS_ROLES: tuple[Role, Role] = ("class_zero", "class_one")
_CLASS_KINDS: tuple[Kind, Kind] = ("disc", "square")
"""What class 0 and class 1 are called, their colours, and their marks."""


def marks_of_class(label: int, places: ArrayLike, **options: Any) -> Markers:
    """Marks of class 0 or 1 at places (n, 2) of the frame."""
    return Markers(places, CLASS_ROLES[label], _CLASS_KINDS[label], **options)


@dataclass(frozen=True)
class Crossing:
    """The straight way of a plant from the middle across the line of one hidden neuron.

    Attributes
    ----------
    neuron
        Whose line it is.
    end
        Where the way ends, shape (2,): a little beyond the border of the network.
    beyond
        How far that border is beyond the line, along the way.
    turned
        The share of the way that leads most of the way from the line to the border.
    fading
        The neurons whose votes must fade on the way before class 1 wins; none if one vote is enough.
    """

    neuron: int
    end: NDArray[np.float64]
    beyond: float
    turned: float = 1.0
    fading: tuple[int, ...] = ()


def letter(neuron: int) -> str:
    """What the line of a hidden neuron is called, by its index from 0."""
    return "ABCDEF"[neuron]


def votes(network: Network, points: ArrayLike) -> NDArray[np.float64]:
    """The terms of the output's sum for points (m, 2), shape (m, k + 1); the last one is the bias."""
    terms = forward(network, points).hidden * network.output_weights
    return np.column_stack([terms, np.full(len(terms), network.output_bias)])


def crossings(network: Network) -> list[Crossing]:
    """Ways on which a single vote flips, if all votes but the bias are for class 0 in the middle.

    The one to show first leads to the border soonest. If its vote decides alone, a second one follows whose
    vote does not: of these the one whose border is farthest beyond its line. There is none if no way leads to
    the border soon, and none for activations that do not change their sign at the line.
    """
    *inside, bias = votes(network, [(0.0, 0.0)])[0]
    if network.activation != "tanh" or not (max(inside) < 0 < bias < -sum(inside)):
        return []
    ways = (_across(network, neuron) for neuron in range(len(inside)))
    found = sorted((way for way in ways if way), key=lambda way: way.beyond)
    if not found or found[0].beyond > _SOON:
        return []
    first, *others = found
    helped = [way for way in others if way.fading and not first.fading]
    return [first, *helped[-1:]]


def _across(network: Network, neuron: int) -> Crossing | None:
    side = np.sign(network.output_weights[neuron]) * network.hidden_weights[neuron]
    if not side.any():
        return None
    farthest = _FARTHEST * side / np.abs(side).max()
    length = float(np.linalg.norm(farthest))
    shares = np.linspace(0.0, 1.0, _STEPS + 1)
    found = votes(network, shares[:, None] * farthest)
    line, border = (_first(each > 0) for each in (found[:, neuron], found.sum(axis=1)))
    others = np.delete(found[:, :-1], neuron, axis=1)
    if line is None or border is None or line >= border or not np.all(others[: border + 1] < 0):
        return None
    end = min(1.0, float(shares[border]) + _ON / length)
    alone = found[0].sum() - found[0, neuron] + abs(network.output_weights[neuron]) > 0
    return Crossing(
        neuron,
        end * farthest,
        float(shares[border] - shares[line]) * length,
        float(shares[line] + _TURNED * (shares[border] - shares[line])) / end,
        () if alone else _fading(found[border, :-1] - found[0, :-1], neuron),
    )


def _fading(rises: NDArray[np.float64], flipped: int) -> tuple[int, ...]:
    """The neurons whose votes rise visibly, given all rises; the one that has flipped is not one of them."""
    most = np.delete(rises, flipped).max()
    return tuple(j for j, rise in enumerate(rises) if j != flipped and rise >= _SHARE * most)


def _first(true: NDArray[np.bool_]) -> int | None:
    return int(np.argmax(true)) if true.any() else None


class VoteWalk(VGroup, Seekable):
    """A plant on its way across a line, and the votes on it under the title. Time is the share of the way.

    ``rows`` are names and numbers, ``bars`` the votes themselves: a row for each line, one for the bias, and
    one for the sum of all.

    Parameters
    ----------
    plot
        The plane of the plants.
    ways
        The plant starts on the first one; ``take`` changes it.
    lines
        Of the hidden neurons, which get ``letters``.
    """

    def __init__(self, plot: Scatter, network: Network, ways: list[Crossing], lines: VGroup) -> None:
        self.plot, self.network, self.way = plot, network, ways[0]
        ends = np.array([(0.0, 0.0), *(way.end for way in ways)])
        terms = votes(network, ends)
        self.unit = _HALF / float(np.abs(np.column_stack([terms, terms.sum(axis=1)])).max())
        words, names = frame().words, [*(f"line {letter(j)}" for j in range(len(lines))), "bias", "sum"]
        self.pitch = min(_PITCH, words.height / (len(names) + 2))
        self.heights = words.top - self.pitch * np.arange(1.5, len(names) + 1.5)
        self.zero = words.left + _NAMES + _HALF
        self.bars = VGroup(*(Line(stroke_width=_BAR) for _ in names))
        self.plant = question_mark(plot.at(0.0, 0.0)).set_z_index(2)
        self.letters = _letters_at(lines, plot)
        self.seek(0.0)
        self.rows = VGroup(*(self._row(row, name) for row, name in enumerate(names)))
        self.sides = self._sides()
        self.tally = VGroup(self.sides, self.bars, self.rows)
        super().__init__(self.tally, self.letters, self.plant)

    def _row(self, row: int, name: str) -> VGroup:
        """The name of a vote, or of the sum, and its running number."""
        role: Role = "ink" if name == "sum" else "path"
        label = text(name, size=LABEL_SIZE, role=role)
        write = _about if name == "sum" else _to_hundredths
        value = Numeral(lambda: self.shown[row], write, size=LABEL_SIZE)
        for each, left in ((label, frame().words.left), (value, self.zero + _HALF + GAP)):
            each.stand_on(self.heights[row]).shift((left - each.get_left()[0], 0.0, 0.0))
        return VGroup(label, value)

    def _sides(self) -> VGroup:
        """What is on the left and on the right of the axis of the bars, and what a vote is."""
        top, foot = self.heights[0] + self.pitch, self.heights[-1] - 0.1
        sides = VGroup(
            Line((self.zero, top, 0), (self.zero, foot, 0), stroke_width=2.0, color=color("muted"))
        )
        for name, role, way in zip(CLASS_NAMES, CLASS_ROLES, (-1.0, 1.0), strict=True):
            label = text(name, size=LABEL_SIZE, role=role).stand_on(top)
            sides.add(label.set_x(self.zero + way * (GAP + label.width / 2)))
        meaning = text("vote: output weight times tanh", size=FINE_SIZE, role="muted")
        meaning.stand_on(self.heights[-1] - self.pitch)
        return sides.add(meaning.shift((frame().words.left - meaning.get_left()[0], 0.0, 0.0)))

    def points_at(self, *neurons: int) -> list[Indicate]:
        """Let the names of lines stand out, in their rows and at the lines."""
        called = [letter(neuron) for neuron in neurons]
        letters = [label[-1] for label in self.letters if label[-1].source in called]
        names = [self.rows[neuron][0] for neuron in neurons]
        return [Indicate(each, color=color("ink")) for each in (*names, *letters)]

    def take(self, way: Crossing) -> Self:
        """Start on another way, in the middle."""
        self.way = way
        return self.seek(0.0)

    def seek(self, share: float, /) -> Self:
        """Put the plant at that share of its way, and count the votes on it there."""
        self.share = share
        place = share * self.way.end
        found = votes(self.network, [place])[0]
        self.shown = [*map(float, found), float(found.sum())]
        self.plant.move_to(self.plot.at(*place))
        for bar, value, height in zip(self.bars, self.shown, self.heights, strict=True):
            middle = height + _HALF_LETTER
            bar.put_start_and_end_on(
                (self.zero, middle, 0.0), (self.zero + (self.unit * value or 1e-6), middle, 0.0)
            )
            bar.set_stroke(color(CLASS_ROLES[int(value >= 0)]))
        return self


def _letters_at(lines: VGroup, plot: Scatter) -> VGroup:
    """The letter of each line, off the plants, at an end that keeps it apart from other writing."""
    letters, name = VGroup(), plot.labels[-1]
    taken = [name.get_right()[:2], *(label.get_center()[:2] for label in plot.labels)]
    for j, line in enumerate(lines):
        if len(line.points):
            places = _places_at(line.points[[0, -1], :2], plot)
            apart = [min(float(np.linalg.norm(place - each)) for each in taken) for place in places]
            clear = [gap >= _APART for gap in apart]
            chosen = places[int(np.argmax(clear if any(clear) else apart))]
            label = on_plate(text(letter(j), role="path"), margin=0.08, opacity=1.0)
            letters.add(label.move_to((*chosen, 0.0)))
            taken.append(chosen)
    return letters.set_z_index(1)


def _places_at(ends: NDArray[np.float64], plot: Scatter) -> list[NDArray[np.float64]]:
    """Where the letter of a line with two ends (2, 2) may stand: above the plane, right of it, or inside."""
    box, way = plot.box, (ends[1] - ends[0]) / np.linalg.norm(ends[1] - ends[0])
    beyond = [
        end + way * (edge + _OUTSIDE - end[axis]) / way[axis]
        for axis, edge in ((1, box.top), (0, box.right))
        for end in ends
        if abs(end[axis] - edge) < _ON_EDGE and abs(way[axis]) > _STEEP
    ]
    inner, plants = box.inset(_INSIDE), np.concatenate([cloud.places for cloud in plot.clouds])
    along = ends[0] + np.linspace(0.0, 1.0, _PLACES)[:, None] * (ends[1] - ends[0])
    rooms = np.linalg.norm(along[:, None] - plants, axis=2).min(axis=1)
    inside = (abs(along - inner.center[:2]) <= (inner.width / 2, inner.height / 2)).all(axis=1)
    return [*beyond, *along[inside & (rooms > _INSIDE)], ends.mean(axis=0)]


def _to_hundredths(value: float) -> str:
    return number(round(value, 2), 2, fixed=True)


def _about(value: float) -> str:
    return f"≈ {number(round(value, 1), 1, fixed=True)}"
