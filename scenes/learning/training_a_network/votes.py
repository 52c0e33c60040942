"""How the lines of a trained network close a border: the votes of its neurons on a plant that crosses one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from manim import Line, VGroup, VMobject
from numpy.typing import ArrayLike, NDArray

from mathkit.learning.networks.neural_network import Network, forward
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.markers import question_mark
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import LABEL_SIZE, Numeral, text

_FARTHEST = 1.9
"""The larger coordinate of the place where a plant ends that crosses a line: within the plants."""

_PITCH, _NAMES, _HALF = 0.62, 1.35, 1.05
"""From one row of votes to the next, at the most, the room for their names, and the longest bar."""

_BAR = 20.0
"""Stroke width of a bar."""

_HALF_LETTER = 0.1
"""Half of the height of a small letter, in manim units: bars are level with their names."""

CLASS_NAMES = ("thrived", "wilted")
CLASS_ROLES: tuple[Role, Role] = ("class_zero", "class_one")
"""What class 0 and class 1 are called, and their colours."""


@dataclass(frozen=True)
class Crossing:
    """The straight way of a plant from the average across the line of one hidden neuron.

    Attributes
    ----------
    neuron
        Whose line it is.
    end
        Where the way ends, shape (2,).
    """

    neuron: int
    end: NDArray[np.float64]


def votes(network: Network, points: ArrayLike) -> NDArray[np.float64]:
    """The terms of the output's sum for points (m, 2), shape (m, k + 1); the last one is the bias."""
    terms = forward(network, points).hidden * network.output_weights
    return np.column_stack([terms, np.full(len(terms), network.output_bias)])


def crossing(network: Network) -> Crossing | None:
    """A way on which one vote flips and decides, if all votes but the bias are for class 0 at the average.

    None if there is none, and for activations that do not change their sign at the line.
    """
    *inside, bias = votes(network, [(0.0, 0.0)])[0]
    if network.activation != "tanh" or not (max(inside) < 0 < bias < -sum(inside)):
        return None
    ways = [way for neuron in range(len(inside)) if (way := _across(network, neuron))]
    return max(ways, key=lambda way: float(votes(network, [way.end]).sum()), default=None)


def _across(network: Network, neuron: int) -> Crossing | None:
    side = np.sign(network.output_weights[neuron]) * network.hidden_weights[neuron]
    if not side.any():
        return None
    end = _FARTHEST * side / np.abs(side).max()
    found = votes(network, np.linspace(0.0, 1.0, 201)[:, None] * end)
    others = np.delete(found[:, :-1], neuron, axis=1)
    decides = bool(np.all(others < 0)) and found[-1, neuron] > 0 and found[-1].sum() > 0
    return Crossing(neuron, end) if decides else None


class VoteWalk(VGroup, Seekable):
    """A plant on its way across a line, and the votes on it under the title. Time is the share of the way.

    Parameters
    ----------
    plot
        The plane of the plants.
    line
        The line to cross, which the picture draws once more, brighter.
    """

    def __init__(self, plot: Plot, network: Network, crossing: Crossing, line: VMobject) -> None:
        self.plot, self.network, self.crossing = plot, network, crossing
        others = [j for j in range(len(network.output_weights)) if j != crossing.neuron]
        self.order = [crossing.neuron, *others, -1]
        self.unit = _HALF / float(np.abs(votes(network, np.array([(0.0, 0.0), crossing.end]))).max())
        words, names = frame().words, ["this line", *("other line" for _ in others), "bias", "sum"]
        self.pitch = min(_PITCH, words.height / (len(names) + 2))
        self.heights = words.top - self.pitch * np.arange(2, len(names) + 2)
        self.zero = words.left + _NAMES + _HALF
        self.bars = VGroup(*(Line(stroke_width=_BAR) for _ in names))
        self.plant = question_mark(plot.at(0.0, 0.0)).set_z_index(2)
        self.line = line.copy().set_stroke(color("ink"), width=5.0)
        self.seek(0.0)
        rows = VGroup(*(self._row(row, name) for row, name in enumerate(names)))
        self.tally = VGroup(self._sides(), self.bars, rows)
        super().__init__(self.tally, self.line, self.plant)

    def _row(self, row: int, name: str) -> VGroup:
        """The name of a vote, or of the sum, and its running number."""
        label = text(name, size=LABEL_SIZE, role="ink" if name in ("this line", "sum") else "muted")
        write = _about if name == "sum" else _to_hundredths
        value = Numeral(lambda: self.shown[row], write, size=LABEL_SIZE)
        for each, left in ((label, frame().words.left), (value, self.zero + _HALF + GAP)):
            each.stand_on(self.heights[row]).shift((left - each.get_left()[0], 0.0, 0.0))
        return VGroup(label, value)

    def _sides(self) -> VGroup:
        """What is on the left and on the right of the axis of the bars."""
        top, foot = self.heights[0] + self.pitch, self.heights[-1] - 0.1
        sides = VGroup(
            Line((self.zero, top, 0), (self.zero, foot, 0), stroke_width=2.0, color=color("muted"))
        )
        for name, role, way in zip(CLASS_NAMES, CLASS_ROLES, (-1.0, 1.0), strict=True):
            label = text(name, size=LABEL_SIZE, role=role).stand_on(top)
            sides.add(label.set_x(self.zero + way * (GAP + label.width / 2)))
        return sides

    def seek(self, share: float, /) -> Self:
        """Put the plant at that share of its way, and count the votes on it there."""
        self.share = share
        place = share * self.crossing.end
        found = votes(self.network, [place])[0]
        self.shown = [*(float(found[j]) for j in self.order), float(found.sum())]
        self.plant.move_to(self.plot.at(*place))
        for bar, value, height in zip(self.bars, self.shown, self.heights, strict=True):
            middle = height + _HALF_LETTER
            bar.put_start_and_end_on(
                (self.zero, middle, 0.0), (self.zero + (self.unit * value or 1e-6), middle, 0.0)
            )
            bar.set_stroke(color(CLASS_ROLES[int(value >= 0)]))
        return self


def _to_hundredths(value: float) -> str:
    return number(round(value, 2), 2, fixed=True)


def _about(value: float) -> str:
    return f"≈ {number(round(value, 1), 1, fixed=True)}"
