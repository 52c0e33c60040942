"""Rows of words on three samples and on whole days in their places."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup, VMobject
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.balances import Balance, bar
from scenes.linear_algebra.pca.many_features import words
from scenes.linear_algebra.pca.many_features.days import AxisCurves
from scenes.linear_algebra.pca.words import kept
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, stack

_DECIMALS = 3
"""Of the variances of three stations."""


def kept_of_samples(components: PrincipalComponents, angle: float, unit: str) -> tuple[Balance, VGroup]:
    """What a line keeps and loses of samples, at an *angle* from the best one, and what that one keeps."""
    left, squares = frame().left_side, np.diag(components.variances[:2])
    balance = Balance(bar(left.top - 0.6), squares, ("kept", "lost"), unit=unit, decimals=_DECIMALS)
    return balance.set_state(angle=angle), stack(kept(components), box=left, under=balance)


def coordinates(day: ArrayLike) -> tuple[VMobject, Points]:
    """A day as one dot with its coordinates, and a place for the dot in front of these."""
    [row] = stack(words.coordinates(day), box=frame().left_side)
    place = row.get_left() + np.array([0.15, 0, 0])
    return row.shift((0.5, 0, 0)), place


def rebuilding(components: PrincipalComponents, sample: int) -> tuple[Written, Written, AxisCurves]:
    """A sample from two scores, in letters and, in the same place, in numbers, and a chart of both axes."""
    law, worked = words.rebuilding(components, sample)
    for row in (law, worked):
        stack(row, box=frame().left_side)
    worked.stand_on(law.baseline)
    return law, worked, AxisCurves(components, below=law)


def kept_of_days(components: PrincipalComponents, missed: float, *, over: Box) -> VGroup:
    """What two scores lose of a day and keep of all days, in the upper right corner of a plot."""
    rows = VGroup(*words.kept_of_days(components, missed)).arrange(DOWN, buff=GAP, aligned_edge=RIGHT)
    return rows.move_to((over.right, over.top, 0), aligned_edge=UP + RIGHT)
