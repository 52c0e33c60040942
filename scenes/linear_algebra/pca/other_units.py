"""The same cloud in other units, where its first axis points in another direction."""

from __future__ import annotations

from manim import Animation, ReplacementTransform

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.planes import NumberedPlane, exchange
from scenes.linear_algebra.pca.shadows import Shadows
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Markers


class OtherUnits:
    """A cloud that goes over from its ``plane`` to one of other units, and back; its first axis goes along.

    Parameters
    ----------
    components
        Of the cloud in the other units.
    names
        Typst markup at both axes of the other plane.
    """

    def __init__(self, plane: NumberedPlane, components: PrincipalComponents, names: tuple[str, str]) -> None:
        self.plane, self.other = plane, NumberedPlane(components, names)
        self.line = Shadows(self.other, components.centred).set_state(angle=components.angle).line

    def change(self, cloud: Markers, line: Polyline, *, run_time: float) -> list[Animation]:
        """Take the cloud and the *line* along its first axis to the other units."""
        self.home = line.copy()
        swing = ReplacementTransform(line, self.line, run_time=run_time)
        return [*exchange(self.plane, self.other, cloud, run_time=run_time), swing]

    def change_back(self, cloud: Markers) -> list[Animation]:
        """Take both back."""
        swing = ReplacementTransform(self.line, self.home, run_time=2.0)
        return [*exchange(self.other, self.plane, cloud), swing]
