"""The dot product: multiply matching components, and add.

    a·b = Σ aᵢbᵢ = |a| |b| cos θ
    projection of a on b = (a·b / |b|) b/|b|        rejection = a − projection, perpendicular to b
    linear model: ŷ = w·x + bias

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
    "CosineRanking",
    "DotProduct",
    "LinearPrediction",
    "Sign",
    "dot_product",
    "linear_model",
    "rank_by_cosine",
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


def _angle(unit_a: Array, unit_b: Array) -> float:
    """Kahan's formula: unlike arccos, exact for almost parallel vectors too."""
    return 2 * math.atan2(float(np.linalg.norm(unit_a - unit_b)), float(np.linalg.norm(unit_a + unit_b)))


def _sign(value: float, lengths: float) -> Sign:
    if abs(value) <= PERPENDICULAR * lengths:
        return "zero"
    return "positive" if value > 0 else "negative"
