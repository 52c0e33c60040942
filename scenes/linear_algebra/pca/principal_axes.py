"""The principal axes of a cloud of points: the plane that it is centred on, and an arrow along each axis."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents, covariance_ellipse
from scenes.stage.axes.planes import Plane
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.shapes.theme import Role
from scenes.stage.type.symbols import EIGENVALUE
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, formula, on_plate

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of the principal axes, the first one's first."""

DEVIATIONS = 2
"""How many standard deviations the ellipse and the axes reach from the mean."""

_SHORTEST = 0.15
"""Manim units: a shorter arrow could not be seen among the points."""


def reach_of_cloud(components: PrincipalComponents, *, still: bool) -> Points:
    """How far a plane goes to both sides of the mean, shape (2,), for a cloud that is *still* or turns."""
    points = np.concatenate([components.centred, covariance_ellipse(components.covariance, DEVIATIONS)])
    distances = np.linalg.norm(points, axis=1)
    # The shadows of a point lie on a circle whose diameter leads from the mean to the point.
    reach: Points = np.max(distances[:, None] + np.abs(points), axis=0) / 2
    return reach if still else np.full(2, distances.max())


class CentredPlane(Plane):
    """The plane for a centred cloud, its mean in the middle, with room for the cloud to turn about it.

    Parameters
    ----------
    still
        Whether the cloud does not turn: then there is room for its shadows on every line through its mean.
    also
        Further points (n, 2) that there must be room for.

    Attributes
    ----------
    places
        Where the points lie, shape (n, 2), in manim units.
    outline
        Points of the ellipse of their covariance, shape (m, 2), in the values of the plane.
    ellipse
        The ellipse drawn.
    """

    def __init__(
        self,
        components: PrincipalComponents,
        box: Box | None = None,
        *,
        still: bool = False,
        also: ArrayLike = (),
    ) -> None:
        box = box or frame().picture
        self.outline: Points = covariance_ellipse(components.covariance, DEVIATIONS)
        reach = reach_of_cloud(components, still=still)
        super().__init__(
            np.vstack([reach, np.reshape(also, (-1, 2))]),
            box=box,
            largest_unit=np.inf,
            margin=0.25,
            centered=True,
        )
        self.places = self.to_frame(components.centred)
        self.ellipse = Polyline([self.to_frame(self.outline)], "ink", width=3.0)
        self.apart = (self.ellipse,)


class PrincipalAxes(VGroup):
    """An arrow along each principal axis, *DEVIATIONS* standard deviations long, with its length as its name.

    A second axis that is too short to be seen has no arrow.
    """

    def __init__(self, plane: CentredPlane, components: PrincipalComponents) -> None:
        spans: Points = (DEVIATIONS * np.sqrt(components.variances) * components.axes).T
        shown = [0, 1] if plane.unit * np.linalg.norm(spans[1]) >= _SHORTEST else [0]
        self.arrows = VGroup(*(plane.arrow(spans[index], ROLES[index], width=7.0) for index in shown))
        self.names = VGroup()
        cloud = Markers(plane.places, size=mark_size(len(plane.places)))
        for index, span in zip(shown, spans[shown], strict=True):
            source = f"{DEVIATIONS} sqrt({EIGENVALUE.sub(f'{index + 1}')})"
            length = formula(source, size=LABEL_SIZE, role=ROLES[index])
            name = on_plate(length, margin=0.08)
            clear = (cloud, plane.ellipse, self.arrows, *self.names)
            self.names.add(label_near(name, plane.at(span), span, clear, box=frame().picture.inset(0.1)))
        super().__init__(self.arrows, self.names)
