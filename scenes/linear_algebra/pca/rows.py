"""Rows of words in their places on the left-hand side."""

from __future__ import annotations

from manim import DOWN, LEFT, VGroup, VMobject

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca import words
from scenes.stage.params.user_points import UserPoints
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import Written, stack

_GAP = 0.25
"""Between rows over a chart, in manim units."""


def variance_of_shadows(*, below: VMobject) -> Written:
    """The variance of the shadows, as a mean of their squares."""
    return words.variance_of_shadows().next_to(below, DOWN, buff=0.5, aligned_edge=LEFT)


def covariance(components: PrincipalComponents) -> VGroup:
    """The covariance, and the variance along a unit vector u by it."""
    return stack(*words.covariance(components), box=frame().left_side, gap=_GAP)


def slopes(rule: VMobject) -> VGroup:
    """The *rule* higher up, how fast the variance changes as u turns, and what holds where it does not."""
    return stack(rule.copy(), *words.slopes(), box=frame().left_side, gap=_GAP)


def score(components: PrincipalComponents) -> VGroup:
    """The score of a centred point along the first axis, and that axis."""
    return stack(*words.score(components), box=frame().left_side, gap=_GAP)


def share_kept(components: PrincipalComponents, *, below: VMobject) -> VGroup:
    """The share of the first of two variances in their sum, as a fraction and in percent."""
    return stack(*words.share_kept(components), box=frame().left_side, under=below)


def axis_angles(
    components: PrincipalComponents, stretched: PrincipalComponents, user_data: UserPoints | None
) -> VGroup:
    """In which direction the first axis points, before and after the second feature's unit was changed."""
    return stack(*words.axis_angles(components, stretched, user_data), box=frame().left_side)
