"""Rows of words in their places on the left-hand side."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup, VMobject

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca import words
from scenes.linear_algebra.pca.balances import Balance, bar
from scenes.linear_algebra.pca.loose_lines import SlidingLoss
from scenes.stage.shapes.frame import GAP, frame
from scenes.stage.type.writing import stack

_GAP = 0.25
"""Between rows over a chart, in manim units."""


def sliding(spread: float) -> tuple[VGroup, SlidingLoss]:
    """What a line loses more if it is slid off the mean: in letters, and under these as a bar."""
    rows = stack(*words.sliding(), box=frame().left_side)
    return rows, SlidingLoss(bar(float(rows.get_bottom()[1]) - 0.5), spread)


def keeping(*, over: VMobject) -> VGroup:
    """What a shadow is, and under it, *over* the bar of both squares, the law of Pythagoras."""
    rows = stack(*words.keeping(), box=frame().left_side)
    rows[2].next_to(over, UP, buff=0.3, aligned_edge=LEFT)
    return rows


def variance_of_shadows(count: int, *, below: VMobject) -> VGroup:
    """The variance of the shadows, as an average of their squares."""
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


def mixture(components: PrincipalComponents) -> tuple[VGroup, Balance, VGroup]:
    """Any u as a step along each axis, the squares of both steps as a bar, and what follows of these."""
    steps, average = words.mixture()
    left = frame().left_side
    above = stack(*steps, box=left, gap=_GAP)
    first = components.axes[:, 0]
    squares = Balance(
        bar(float(above.get_bottom()[1]) - 0.95),
        np.outer(first, first),
        ("$c_1^2$", "$c_2^2$"),
        whole=words.together("1"),
    )
    below = stack(average, words.eigenvalues(components), box=left, under=squares, gap=_GAP)
    return above, squares, below


def score(components: PrincipalComponents, example: int, decimals: int) -> VGroup:
    """The score of a centred point along the first axis, that axis, and an *example* with its score."""
    product, axis, ringed = words.score(components, example, decimals)
    axis.next_to(product, RIGHT, buff=0.6)
    return stack(VGroup(product, axis), ringed, box=frame().left_side, gap=_GAP)


def answer(components: PrincipalComponents) -> VGroup:
    """What the first axis is, both eigenvalues, and what share of the variance the larger one is."""
    return stack(*words.answer(components), box=frame().left_side)


def share_kept(components: PrincipalComponents, *, below: VMobject) -> VGroup:
    """The share of the first of two variances in their sum."""
    return stack(*words.share_kept(components), box=frame().left_side, under=below)
