"""The walls and the floor of a ravine from the side: two parabolas on one scale."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, Dot, FadeIn, MoveAlongPath, VGroup

from scenes.optimization.momentum.ravines import ACROSS, ALONG
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Advance
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, text

_WIDTH, _HEIGHT = 5.4, 1.3
"""Of the picture, in manim units."""

_REACH, _HIGHEST = 4.0, 1.9
"""The parabolas are drawn as far as this on both sides, and up to this loss."""


class Slices(VGroup):
    """The loss ``across`` a ravine, L = y²/2, and ``along`` it, L = x²/(2 condition); both grow."""

    def __init__(self, condition: float) -> None:
        safe = frame().safe
        box = Box(safe.right - _WIDTH, safe.right, safe.top - _HEIGHT, safe.top)
        self.plot = Plot(box, (-_REACH, _REACH), (0.0, _HIGHEST), ticks=Ticks(x=0, y=0))
        self.across, self.along = (self._parabola(*each) for each in ((1.0, ACROSS), (1 / condition, ALONG)))
        note = f"loss goes with distance squared: {number(condition)} to 1"
        names: tuple[tuple[str, Role], ...] = (
            ("across", ACROSS),
            ("along", ALONG),
            (note, "muted"),
        )
        rows = VGroup(*(text(name, size=FINE_SIZE, role=role) for name, role in names))
        rows.arrange(DOWN, buff=0.24, aligned_edge=RIGHT).next_to(self.plot, LEFT, buff=GAP)
        *self.names, self.note = rows
        super().__init__(self.plot)

    def _parabola(self, curvature: float, role: Role) -> GrownCurve:
        def loss(x: Points) -> Points:
            return curvature * x**2 / 2

        return GrownCurve.graph(self.plot, loss, -_REACH, role, width=4.0, samples=400)

    def draw(self, lesson: Any, slider: Dot, wall: Polyline, floor: Polyline) -> None:
        """The axes come, and both parabolas grow, each while the *slider* goes its way, with their names."""
        ways = ((wall, self.across, 0.45), (floor, self.along, 0.8))
        for (way, curve, share), name in zip(ways, self.names, strict=True):
            slide = MoveAlongPath(slider, way, run_time=lesson.phrase_left(share))
            grow = Advance(curve, -self.reach, self.reach, run_time=lesson.phrase_left(share))
            axes = [FadeIn(self, run_time=0.6)] if curve is self.across else []
            lesson.play(slide, grow, FadeIn(name, run_time=0.6), *axes)
        lesson.play(FadeIn(self.note), run_time=0.6)

    @property
    def reach(self) -> float:
        """How far the parabolas are drawn."""
        return _REACH

    def all(self) -> VGroup:
        """What is on the stage in the end."""
        return VGroup(self, self.across, self.along, *self.names, self.note)
