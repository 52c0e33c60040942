"""The same cloud in other units, where its first axis points in another direction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from manim import Animation, FadeIn, FadeOut, ReplacementTransform, VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.params import FAHRENHEIT
from scenes.linear_algebra.pca.planes import NumberedPlane, exchange
from scenes.linear_algebra.pca.shadows import Shadows
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Markers


class OtherUnits:
    """A cloud that is stretched from its ``plane`` to one of other units; its first axis goes along.

    Attributes
    ----------
    ghost, ghost_angle
        Where the old axis lies once it has been stretched together with the dots.

    Parameters
    ----------
    before, after
        The components of the cloud in its own and in the other units.
    names
        Typst markup at both axes of the other plane.
    """

    def __init__(
        self,
        plane: NumberedPlane,
        before: PrincipalComponents,
        after: PrincipalComponents,
        names: tuple[str, str],
    ) -> None:
        self.plane, self.other = plane, NumberedPlane(after, names)
        self.before, self.after = before, after
        self.shadows = Shadows(self.other, after.centred).set_state(angle=before.angle)
        self.ghost_angle = stretched(before.angle, before.angle, 1.0)
        direction = self.other.direction(self.ghost_angle)
        self.ghost = self.other.line(direction, "muted", width=3.0, opacity=1.0)

    def step_back(self, cloud: Markers, line: Polyline) -> Iterator[list[Animation]]:
        """Make room for the stretched cloud; then only the first feature has its numbers."""
        plane, other = self.plane, self.other
        self.home = line.copy()
        yield [FadeOut(plane.numbers, plane.names, run_time=0.4)]
        yield [
            FadeOut(plane.bare),
            FadeIn(other.bare),
            tween(cloud, places=other.to_frame(self.before.centred)),
            ReplacementTransform(line, self.shadows.line),
        ]
        yield [FadeIn(other.numbers[0], other.names[0], run_time=0.4)]

    def stretch(self, cloud: Markers, run_time: float) -> list[Animation]:
        """Stretch the cloud, and its axis with it."""
        start = self.before.angle
        axis = tween(self.shadows, on=self.shadows.line, angle=start, way=stretched, run_time=run_time)
        return [tween(cloud, places=self.other.places, run_time=run_time), axis]

    def number(self) -> Animation:
        """Give the second feature its numbers."""
        return FadeIn(self.other.numbers[1], self.other.names[1], run_time=0.5)

    def turn(self, run_time: float) -> list[Animation]:
        """Let the axis go on from its ghost to where the first axis of the stretched cloud lies."""
        here = self.shadows.angle
        angle = here + (self.after.angle - here + np.pi / 2) % np.pi - np.pi / 2
        return [tween(self.shadows, on=self.shadows.line, angle=angle, run_time=run_time)]

    def change_back(self, cloud: Markers) -> Iterator[list[Animation]]:
        """Take both back."""
        other = self.other
        swing = ReplacementTransform(self.shadows.line, self.home, run_time=1.2)
        numbers = VGroup(other.numbers, other.names, self.ghost)
        return exchange(other.bare, numbers, self.plane, cloud, swing)


def stretched(first: ArrayLike, _last: ArrayLike, share: float) -> float:
    """The angle of a line that is stretched upwards together with a cloud, a share of the way."""
    factor = 1 + share * (FAHRENHEIT - 1)
    return float(np.arctan2(factor * np.sin(first), np.cos(first)))
