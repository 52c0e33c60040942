"""Norms and distances in formulas and in words: how far it is, and which of several documents is nearest."""

from __future__ import annotations

import math
from collections.abc import Sequence

from mathkit.linear_algebra.norms import Distances, Neighbours
from scenes.linear_algebra.norms.arrow_words import A, B
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_vector, number
from scenes.stage.type.tables import table
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula
from scenes.stage.wording.rankings import Ranking

FACT_LABELS = {
    "manhattan": "distance in the 1-norm",
    "euclidean": "distance in the 2-norm",
    "chebyshev": "distance in the ∞-norm",
    "p_distance": "distance in the p-norm",
}
"""What the key numbers of the film are called apart from it."""

_P = tint("p", "path")

P_NORM = f"norm(x)_{_P} = (|x_1|^{_P} + |x_2|^{_P})^(1 slash {_P})"
"""The norm for any p, in Typst mathematics."""

_DIFFERENCE = f"norm({B} - {A})"
_DECIMALS = 3

_LARGE = 100
"""Above this the digits of p do not matter: the ball looks like a square."""


def exponent(p: float) -> str:
    """Write p for running text: ``2``, ``3.5``, ``over 100``, ``∞``."""
    return f"over {_LARGE}" if _LARGE < p < math.inf else number(p, 1)


def worked_norm(between: Distances, p: float) -> Written:
    """The distance of a and b for p = 1, 2 or ∞, computed from their differences."""
    x, y = (math_number(abs(difference)) for difference in between.difference)
    sign, how, length = {
        1: ("1", f"{x} + {y}", between.manhattan),
        2: ("2", f"sqrt({x}^2 + {y}^2)", between.euclidean),
        math.inf: ("infinity", f"max({x}, {y})", between.chebyshev),
    }[p]
    source = f"{_DIFFERENCE}_{sign} = {how} {tint(math_equals(length, _DECIMALS), 'result')}"
    return formula(source, size=STATEMENT_SIZE)


def worked_p_norm(vector: Points, length: float) -> Written:
    """The norm of a vector for any p."""
    return formula(f"norm({math_vector(vector)})_{_P} {tint(math_equals(length, _DECIMALS), 'result')}")


def neighbours_table(neighbours: Neighbours, ranking: Ranking, names: Sequence[str]) -> Written:
    """A row for each document: its name, its distance from the query, and the cosine of their angle.

    The numbers are parts, named by measure and document: ``distance_a``, ``cosine_a`` and so on.
    """
    rows = [["", "distance", "cosine"]]
    for index, name in enumerate(names):
        cosine = number(ranking.cosines[index] or 0.0, ranking.decimals)
        cells = ("distance", number(neighbours.distances[index], _DECIMALS)), ("cosine", cosine)
        rows.append(
            [
                tint(f"${name}$", "second"),
                *(tint(f"{cell}", f"{measure}_{name.lower()}") for measure, cell in cells),
            ]
        )
    return table(rows, size=STATEMENT_SIZE)


def nearest_of_two(nearest: Sequence[int], names: Sequence[str]) -> str:
    """Which of two documents is nearer, as the end of a sentence."""
    return f"{names[nearest[0]]} is nearer" if len(nearest) == 1 else "both are equally near"
