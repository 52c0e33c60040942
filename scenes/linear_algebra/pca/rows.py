"""Rows of words in their places on the left-hand side."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.days import AxisCurves
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, stack

_GAP = 0.25
"""Between rows over a chart, in manim units."""


def keeping(*, over: VMobject) -> VGroup:
    """What a shadow is, and under it, *over* the bar of both squares, the law of Pythagoras."""
    rows = stack(*words.keeping(), box=frame().left_side)
    rows[2].next_to(over, UP, buff=0.3, aligned_edge=LEFT)
    return rows


def variance_of_shadows(count: int, *, below: VMobject) -> VGroup:
    """The variance of the shadows, as a mean of their squares."""
    mean, dots = words.variance_of_shadows(count)
    mean.next_to(below, DOWN, buff=0.6, aligned_edge=LEFT)
    return VGroup(mean, dots.next_to(mean, DOWN, buff=GAP, aligned_edge=LEFT))


def derivation() -> VGroup:
    """The variance along u in three steps, under one another."""
    return stack(*words.derivation(), box=frame().left_side, gap=0.4)


def covariance(components: PrincipalComponents) -> VGroup:
    """The variance along a unit vector u by the covariance, and the latter."""
    return stack(*words.covariance(components), box=frame().left_side, gap=_GAP)


def under_rule(row: VMobject, *, below: VMobject) -> VMobject:
    """A *row* under the rule."""
    return row.next_to(below, DOWN, buff=_GAP, aligned_edge=LEFT)


def score(components: PrincipalComponents, example: int) -> VGroup:
    """The score of a centred point along the first axis, that axis, and the score of an *example*."""
    product, axis, ringed = words.score(components, example)
    rows = stack(product, axis, box=frame().left_side, gap=_GAP)
    return rows.add(ringed.next_to(axis, RIGHT, buff=0.8))


def share_kept(components: PrincipalComponents, *, below: VMobject) -> VGroup:
    """The share of the first of two variances in their sum, as a fraction and in percent."""
    return stack(*words.share_kept(components), box=frame().left_side, under=below)


def coordinates() -> tuple[VMobject, Points]:
    """A day as one dot with its coordinates, and a place for the dot in front of these."""
    [row] = stack(words.coordinates(), box=frame().left_side)
    place = row.get_left() + np.array([0.15, 0, 0])
    return row.shift((0.5, 0, 0)), place


def rebuilding(
    components: PrincipalComponents, sample: int, missed: float
) -> tuple[Written, AxisCurves, VGroup, VGroup]:
    """A sample from two scores, a chart of both axes, the scores, and what is lost of it and of all."""
    law, *scores, miss, kept = words.rebuilding(components, sample, missed)
    stack(law, box=frame().left_side)
    axes = AxisCurves(components, below=law)
    pair = VGroup(*scores).arrange(RIGHT, buff=0.8)
    _, *ends = stack(pair, miss, kept, box=frame().left_side, under=axes, gap=_GAP)
    return law, axes, pair, VGroup(*ends)
