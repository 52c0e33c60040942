"""The loss over two weights from above: level lines that turn with the ravine, and walks."""

from __future__ import annotations

from typing import Self, cast

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup

from mathkit.functions.quadratics import Quadratic
from scenes.stage.axes.level_lines import Relief
from scenes.stage.axes.plots import Plot
from scenes.stage.motion.trails import Trail
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, on_plate, text

FLAT: Role = "data"
STEEP: Role = "second"
"""The colours of the weight along which the loss is flat, and of the one along which it is steep."""

WINDOW = ((-1.0, 3.2), (-2.75, 3.3))
"""What is seen of the weights, counted from their best values."""

_LINES = 20
"""How many level lines there are, at most; from one to the next, the loss grows by the same amount."""


class Walk(Trail):
    """A trail with its ``tag``, a name that goes with the walker, or stands beside the first step."""

    tag: VGroup | None = None
    toward: Points

    def named(self, name: str, role: Role, toward: Points) -> Self:
        """Let a name go with the walker, on one side of it."""
        self.tag, self.toward = on_plate(text(name, role=role), opacity=1.0), toward
        self.add(self.tag)
        return self.seek(self.step)

    def named_where_it_begins(self, name: str, role: Role) -> Self:
        """Put a name below the place after the first step, since the walker jumps to and fro."""
        self.add(on_plate(text(name, role=role), opacity=1.0).next_to((*self.places[1], 0.0), DOWN, buff=GAP))
        return self

    def seek(self, step: float, /) -> Self:
        """Show the trail as it is after *step* steps, and its name beside the walker."""
        super().seek(step)
        if self.tag is not None:
            self.tag.next_to(self.walker, self.toward, buff=GAP)
        return self


class RavineMap(VGroup):
    """The level lines of a bowl over two weights; ``angle`` turns it about its lowest point."""

    def __init__(self, bowl: Quadratic) -> None:
        self.bowl = bowl
        names = f"{tint('$w_1$', FLAT)}, from its best", f"{tint('$w_2$', STEEP)}, from its best"
        self.plot = Plot(frame().picture, *WINDOW, names=names, equal=True)
        highest = float(bowl.value((0.0, self.plot.y_range[1])))
        self.levels = highest * np.arange(1, _LINES + 1) / _LINES
        self.lines = self._level_lines(0.0)
        self.bottom = self.plot.dot(0.0, 0.0, "result", radius=0.12)
        super().__init__(self.plot, self.lines, self.bottom)
        self.angle = 0.0

    def _level_lines(self, angle: float) -> VGroup:
        bowl = self.bowl.turned(float(angle))
        return Relief(self.plot, bowl.value, samples=241).lines(self.levels, role="muted")

    def set_state(self, *, angle: float) -> Self:
        """Turn the ravine by an angle in radians, counter-clockwise."""
        self.angle = float(angle)
        for line, turned in zip(self.lines, self._level_lines(angle), strict=True):
            line.points = turned.points
        return self

    def names(self) -> VGroup:
        """What the level lines are, and the lowest point."""
        lines = on_plate(text("lines of equal loss", role="muted"), opacity=1.0)
        lines.move_to(self.plot.box.corners[3], aligned_edge=RIGHT + DOWN).shift(GAP * (LEFT + UP))
        best = on_plate(text("best", role="result"), opacity=1.0).next_to(self.bottom, LEFT, buff=GAP)
        return VGroup(lines, best)

    def renamed(self, flat: str, steep: str) -> VGroup:
        """Other names of both axes, where the present ones are."""
        present = zip((flat, steep), self.plot.labels[-2:], (RIGHT, LEFT), strict=True)
        return VGroup(
            *(
                text(name, role="muted")
                .move_to(old, aligned_edge=edge)
                .stand_on(cast("Written", old).baseline)
                for name, old, edge in present
            )
        )

    def arms(self, point: tuple[float, float]) -> tuple[Polyline, Polyline]:
        """How far a point is from the best weights: along the first weight, then along the second."""
        x, y = point
        ways = ((0.0, 0.0), (x, 0.0)), ((x, 0.0), (x, y))
        flat, steep = (
            Polyline([self.plot.to_frame(way)], role, width=7.0).set_z_index(-1)  # a walker stands on it
            for way, role in zip(ways, (FLAT, STEEP), strict=True)
        )
        return flat, steep

    def pulls(self, point: tuple[float, float], slopes: Points) -> tuple[VGroup, VGroup]:
        """The slopes (2,) at a point, downhill: arrows along the first weight and the second, with names."""
        x, y = point
        ends = (x - float(slopes[0]), y), (x, y - float(slopes[1]))
        flat, steep = (
            self._pull(Arrow(self.plot.at(x, y), self.plot.at(*end), role), f"$-g_{index}$", role, side)
            for index, end, role, side in zip((1, 2), ends, (FLAT, STEEP), (RIGHT, LEFT), strict=True)
        )
        return flat, steep

    def _pull(self, arrow: Arrow, name: str, role: Role, side: Points) -> VGroup:
        return VGroup(
            arrow, on_plate(text(name, role=role), opacity=1.0).next_to(arrow.end, side, buff=GAP / 2)
        )

    def trail(self, points: Points, role: Role, *, fine: bool = False) -> Walk:
        """The trail through weights (n + 1, 2). Where trails cross, *fine* ones let each other be seen."""
        return Walk(self.plot.to_frame(points), role, dot_radius=0.03 if fine else 0.05, walker_radius=0.13)
