"""The dot product: multiply matching components, and add.

    a·b = Σ aᵢbᵢ = |a| |b| cos θ
    projection of a on b = (a·b / |b|) b/|b|        rejection = a − projection, perpendicular to b
    linear model: ŷ = w·x + bias

The product is an area: the shadow of a on the line of b, times the length of b. The steps of a along the axes
cut that rectangle into strips, and two shears make of each strip an upright rectangle of sides aᵢ and bᵢ.

Source: G. Strang, Introduction to Linear Algebra, 5th ed., sections 1.2 and 4.2.
"""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from mathkit.arrays import (
    Array,
    IntegerArray,
    Record,
    as_non_zero_vector,
    as_number,
    as_points,
    as_vector,
    refusal,
)

__all__ = [
    "PERPENDICULAR",
    "AreaStrips",
    "CosineRanking",
    "DotProduct",
    "DotRanking",
    "LinearPrediction",
    "Sign",
    "area_strips",
    "dot_product",
    "linear_model",
    "rank_by_cosine",
    "rank_by_dot",
]

PERPENDICULAR = 1e-12
"""Two vectors count as perpendicular when |a·b| is at most this share of |a| |b|."""

Sign = Literal["positive", "zero", "negative"]


@dataclass(frozen=True, eq=False)
class DotProduct(Record):
    """The dot product of a and b, term by term, and its geometry.

    Attributes
    ----------
    a, b, terms : (d,)
        The vectors and the products aᵢbᵢ.
    value : float
        Σ terms.
    length_a, length_b : float
    cosine, angle : float or None
        cos θ and θ in radians, from 0 to π; None when a or b is zero and there is no angle.
    sign : "positive", "zero" or "negative"
        "zero" within the tolerance `PERPENDICULAR`.
    scalar_projection : float
        The signed length of a's shadow on the line of b; 0 when b is zero.
    projection, rejection : (d,)
        The projection of a on b, and the rest: projection + rejection = a.
    """

    a: Array
    b: Array
    terms: Array
    value: float
    length_a: float
    length_b: float
    cosine: float | None
    angle: float | None
    sign: Sign
    scalar_projection: float
    projection: Array
    rejection: Array


@dataclass(frozen=True, eq=False)
class LinearPrediction(Record):
    """One prediction of a linear model: terms wᵢxᵢ (d,), their sum `dot`, and dot + bias."""

    features: Array
    weights: Array
    bias: float
    terms: Array
    dot: float
    prediction: float


@dataclass(frozen=True, eq=False)
class CosineRanking(Record):
    """Documents ranked by how close their direction is to that of a query.

    Attributes
    ----------
    query : (d,)
    documents : (m, d)
    cosines : (m,)
        cos θ between the query and each document, in the order given.
    order : (m,)
        Indices of the documents, closest first; equal ones in the order given.
    """

    query: Array
    documents: Array
    cosines: Array
    order: IntegerArray


@dataclass(frozen=True, eq=False)
class DotRanking(Record):
    """Documents ranked by their dot product with a query.

    Attributes
    ----------
    query, documents, products : (d,), (m, d), (m,)
        The dot product of the query and each document, in the order given.
    order : (m,)
        Indices of the documents, the largest product first; equal ones in the order given.
    """

    query: Array
    documents: Array
    products: Array
    order: IntegerArray


@dataclass(frozen=True, eq=False)
class AreaStrips(Record):
    """The rectangle of area a·b, cut into a strip for each step of a, at a stage of two shears.

    Attributes
    ----------
    order : (2,)
        The component of a that each step walks, the first step first.
    steps : (2, 2, 2)
        The tail and the head of each step.
    turned : (2,)
        b after a quarter turn, away from a.
    shadows : (2,)
        The signed length of each step's shadow on the line of b; together they are the shadow of a.
    areas : (2,)
        Each shadow times |b|: the signed area of its strip at every stage, aᵢbᵢ.
    corners : (2, 4, 2)
        The corners of each strip, round it; its first two are the ends of the side next to the step.
    """

    order: IntegerArray
    steps: Array
    turned: Array
    shadows: Array
    areas: Array
    corners: Array


def dot_product(a: ArrayLike, b: ArrayLike) -> DotProduct:
    """Multiply a and b, both (d,), component by component, add, and compute the geometry.

    Raises
    ------
    ValueError
        If an argument is no vector, or their lengths differ.
    """
    a = as_vector("a", a)
    b = as_vector("b", b, length=a.size)
    terms = a * b
    value = float(terms.sum())
    length_a, length_b = float(np.linalg.norm(a)), float(np.linalg.norm(b))
    unit_b = b / length_b if length_b else np.zeros_like(b)
    scalar_projection = float(a @ unit_b)
    projection = scalar_projection * unit_b
    angle = _angle(a / length_a, unit_b) if length_a and length_b else None
    return DotProduct(
        a=a,
        b=b,
        terms=terms,
        value=value,
        length_a=length_a,
        length_b=length_b,
        cosine=None if angle is None else float(np.clip(a / length_a @ unit_b, -1, 1)),
        angle=angle,
        sign=_sign(value, length_a * length_b),
        scalar_projection=scalar_projection,
        projection=projection,
        rejection=a - projection,
    )


def linear_model(features: ArrayLike, weights: ArrayLike, bias: float = 0.0) -> LinearPrediction:
    """Predict w·x + bias, in the units of the bias.

    Parameters
    ----------
    features, weights : (d,)
    bias : float

    Raises
    ------
    ValueError
        If an argument is of the wrong shape, or the lengths differ.
    """
    features = as_vector("features", features)
    weights = as_vector("weights", weights, length=features.size)
    bias = as_number("bias", bias)
    terms = weights * features
    dot = float(terms.sum())
    return LinearPrediction(features, weights, bias, terms, dot, prediction=dot + bias)


def rank_by_cosine(query: ArrayLike, documents: ArrayLike) -> CosineRanking:
    """Rank documents (m, d) by the cosine of their angle with the query (d,).

    Raises
    ------
    ValueError
        If the shapes do not fit, or the query or a document is zero and so has no direction.
    """
    query = as_non_zero_vector("query", query)
    documents = as_points("documents", documents, dimension=query.size)
    lengths = np.linalg.norm(documents, axis=1)
    if not lengths.all():
        raise refusal("documents", "rows other than zero", f"zero in row {int(np.argmin(lengths))}")
    cosines = np.clip(documents @ query / lengths / np.linalg.norm(query), -1, 1)
    return CosineRanking(query, documents, cosines, order=np.argsort(-cosines, kind="stable"))


def rank_by_dot(query: ArrayLike, documents: ArrayLike) -> DotRanking:
    """Rank documents (m, d) by their dot product with the query (d,).

    Raises
    ------
    ValueError
        If the shapes do not fit.
    """
    query = as_vector("query", query)
    documents = as_points("documents", documents, dimension=query.size)
    products = documents @ query
    return DotRanking(query, documents, products, order=np.argsort(-products, kind="stable"))


def area_strips(a: ArrayLike, b: ArrayLike, slide: float = 0.0, square: float = 0.0) -> AreaStrips:
    """Cut the rectangle "shadow of a times length of b" by the two steps of a, and shear the strips.

    The steps come in the order in which the rectangles at the end do not overlap. Neither shear changes the
    area: each keeps one side of a strip and the distance to the side opposite.

    Parameters
    ----------
    a, b : (2,)
    slide : float
        From 0, where each strip stands on the shadow of its step, to 1, where it stands on the step. It
        slides along its long sides, which stay on their lines.
    square : float
        From 0 to 1, once the slide is 1: the side opposite the step slides along its own line until the
        corners are right angles.

    Raises
    ------
    ValueError
        If a or b is no vector of the plane, b is zero, or a stage is no number.
    """
    a, b = as_vector("a", a, length=2), as_non_zero_vector("b", b, length=2)
    slide, square = as_number("slide", slide), as_number("square", square)
    unit = b / np.linalg.norm(b)
    side = 1.0 if b[0] * a[1] - b[1] * a[0] >= 0 else -1.0
    turned = side * np.array([b[1], -b[0]])
    order = np.array([1, 0] if turned[0] * a[0] < 0 < turned[1] * a[1] else [0, 1])
    ways = np.diag(a)[order]
    steps = np.stack([[np.zeros(2), ways[0]], [ways[0], ways[0] + ways[1]]])
    feet = (steps @ unit)[..., None] * unit
    near = feet + slide * (steps - feet)
    along = np.eye(2)[order]
    far = near + turned - square * ((along @ turned)[:, None] * along)[:, None]
    shadows = ways @ unit
    areas = shadows * float(np.linalg.norm(b))
    corners = np.concatenate([near, far[:, ::-1]], axis=1)
    return AreaStrips(order, steps, turned, shadows, areas, corners)


def _angle(unit_a: Array, unit_b: Array) -> float:
    """Kahan's formula: unlike arccos, exact for almost parallel vectors too."""
    return 2 * math.atan2(float(np.linalg.norm(unit_a - unit_b)), float(np.linalg.norm(unit_a + unit_b)))


def _sign(value: float, lengths: float) -> Sign:
    if abs(value) <= PERPENDICULAR * lengths:
        return "zero"
    return "positive" if value > 0 else "negative"
