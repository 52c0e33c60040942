"""Documents ranked by how close their direction is to that of a query; some may have no direction at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mathkit.linear_algebra.dot_product import rank_by_cosine

_TIED = 1e-9
"""Cosines this close count as equal."""

_DECIMALS, _MOST_DECIMALS = 3, 9


@dataclass(frozen=True)
class Ranking:
    """The cosine of each document's angle with the query.

    Attributes
    ----------
    asked
        Whether the query has a direction: whether it is not the zero vector.
    cosines
        One for each document; None where it or the query is the zero vector.
    nearest
        The documents with the largest cosine: several if they tie, none if all stand at a right angle.
    """

    asked: bool
    cosines: tuple[float | None, ...]
    nearest: tuple[int, ...]

    @property
    def decimals(self) -> int:
        """The fewest decimals that write different cosines differently, and no cosine below 1 as 1."""
        values = np.sort([1.0, *(cosine for cosine in self.cosines if cosine is not None)])
        differ = np.diff(values) > _TIED
        enough = (
            decimals
            for decimals in range(_DECIMALS, _MOST_DECIMALS)
            if np.diff(np.round(values, decimals))[differ].all()
        )
        return next(enough, _MOST_DECIMALS)


def rank(query: Sequence[float], documents: Sequence[Sequence[float]]) -> Ranking:
    """Rank documents (m, d), of which any may be zero, by their direction's closeness to a query (d,)."""
    cosines: list[float | None] = [None] * len(documents)
    with_direction = [index for index, document in enumerate(documents) if any(document)]
    if any(query) and with_direction:
        ranking = rank_by_cosine(query, [documents[index] for index in with_direction])
        for index, cosine in zip(with_direction, ranking.cosines, strict=True):
            cosines[index] = float(cosine)
    best = max((cosine for cosine in cosines if cosine is not None), default=0.0)
    nearest = [
        index
        for index, cosine in enumerate(cosines)
        if best > _TIED and cosine is not None and best - cosine <= _TIED
    ]
    return Ranking(any(query), tuple(cosines), tuple(nearest))
