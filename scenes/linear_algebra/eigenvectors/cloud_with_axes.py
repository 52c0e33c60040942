"""A cloud of data with its principal axes, the eigenvectors of its covariance."""

from __future__ import annotations

import numpy as np
from manim import VGroup
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import pca
from scenes.stage.pictures.principal_axes import DEVIATIONS, ROLES, CentredPlane, PrincipalAxes
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers, mark_size
from scenes.stage.type.writing import on_plate, text


class CloudWithAxes(VGroup):
    """Points as a ``cloud`` on its ``plane``, arrows along its ``axes``, and a ``label`` at the first one.

    Parameters
    ----------
    points
        Shape (n, 2).
    label
        Typst markup.
    """

    def __init__(self, points: ArrayLike, label: str) -> None:
        components = pca(points)
        self.plane = CentredPlane(components)
        self.cloud = Markers(self.plane.places, opacity=0.6, size=mark_size(len(components.centred)))
        self.axes = PrincipalAxes(self.plane, components).arrows
        span = DEVIATIONS * np.sqrt(components.variances[0]) * components.axes[:, 0]
        name, around = on_plate(text(label, role=ROLES[0]), margin=0.08), (self.cloud, self.axes)
        self.label = label_near(name, self.plane.at(span), span, around, box=frame().picture.inset(0.1))
        super().__init__(self.plane, self.cloud, self.axes, self.label)
