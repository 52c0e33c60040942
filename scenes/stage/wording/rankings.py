"""Documents ranked by how close their direction is to that of a query; some may have no direction at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from mathkit.linear_algebra.dot_product import rank_by_cosine
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals
from scenes.stage.type.tables import table
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

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


def count_table(counts: Sequence[Sequence[int]], names: Sequence[str], words: Sequence[str]) -> Written:
    """How often the query, and then each document, has each of the words."""
    roles = ["data", *("second" for _ in names[1:])]
    rows = [
        [f"{tint(f'${name}$', role)}", *map(str, row)]
        for name, role, row in zip(names, roles, counts, strict=True)
    ]
    return table([["", *words], *rows], size=STATEMENT_SIZE)


def cosine_formula() -> Written:
    """The cosine of the angle between a query and a document."""
    query, document = tint("q", "data"), tint("d", "second")
    return formula(f"cos theta = ({query} dot {document}) / (|{query}| thin |{document}|)")


def cosine_rows(ranking: Ranking, names: Sequence[str]) -> list[Written]:
    """The cosine of each document, by its name, or that it has none."""
    return [_cosine(ranking, *document) for document in zip(names, ranking.cosines, strict=False)]


def _cosine(ranking: Ranking, name: str, cosine: float | None) -> Written:
    if cosine is None:
        return text(f"${name}$: no angle", role="second", size=STATEMENT_SIZE)
    size = math_equals(cosine, ranking.decimals)
    return formula(f"cos theta_{name} {size}", role="second", size=STATEMENT_SIZE)


def nearest_in_words(ranking: Ranking, names: Sequence[str]) -> str:
    """Which document, by its name, is closest to the query, or why none is."""
    if not ranking.asked:
        return "This query has neither word: a zero vector has no direction, so nothing is near to it."
    if not any(cosine is not None for cosine in ranking.cosines):
        return "No document has either word: zero vectors have no direction, so none is near."
    winners = [names[index] for index in ranking.nearest]
    if not winners:
        return "No document shares a word with it: every angle is a right angle."
    if len(winners) == 1:
        return f"{winners[0]} is closest, however long it is."
    return f"{', '.join(winners[:-1])} and {winners[-1]} are equally close."
