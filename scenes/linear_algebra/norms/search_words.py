"""Which text is nearest, and where weights are pulled, in formulas and in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mathkit.linear_algebra.norms import Neighbours
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, Written, formula
from scenes.stage.wording.rankings import Ranking

NAMES = "AB"
"""Of both texts."""

_DECIMALS = 3

_ROUNDING = 1e-9
"""Weights are tenths: sums of them that differ by less are equal."""


def found_in_words(found: Sequence[Neighbours]) -> str:
    """Which text each of the three balls finds first: the diamond, the disc and the square."""
    if found[0].distances.min() == 0:
        exact = [name for name, far in zip(NAMES, found[0].distances, strict=True) if far == 0]
        if len(exact) == 2:
            return "Both are exactly where q is, so both are found at distance zero."
        return f"{exact[0]} is exactly where q is, so it's found at distance zero."
    diamond, disc, square = (each.nearest for each in found)
    grow = "Grow a ball from q."
    if diamond == disc == square:
        who = "both at once" if len(diamond) == 2 else f"{NAMES[diamond[0]]} first"
        return f"{grow} Diamond, disc and square all find {who}."
    if disc == square:
        return f"{grow} The diamond finds {_who(diamond)}, but the others find {_who(disc)}."
    if diamond == disc:
        return f"{grow} The diamond and the disc find {_who(disc)}, but the square finds {_who(square)}."
    return (
        f"{grow} The diamond finds {_who(diamond)}, the disc finds {_who(disc)}, "
        f"and the square finds {_who(square)}."
    )


def _who(nearest: Sequence[int]) -> str:
    return "both at once" if len(nearest) == 2 else f"{NAMES[nearest[0]]} first"


def by_angle_in_words(ranking: Ranking, by_distance: Neighbours) -> str:
    """Which text is nearest by its direction, beside the one by distance, as the end of a sentence."""
    if len(ranking.nearest) == 2:
        return "both are equally near"
    still = " still" if ranking.nearest == by_distance.nearest else ""
    return f"{NAMES[ranking.nearest[0]]} is{still} nearest"


def length_written(length: float) -> str:
    """A length as a number, with all its decimals if it is rounded."""
    return number(length, _DECIMALS, fixed=not is_exact(length, _DECIMALS))


def cosine_row(query: Sequence[int], text: Sequence[int], name: str, cosine: str) -> Written:
    """The cosine of a text as a fraction of numbers that are shown."""
    product = number(float(np.dot(query, text)))
    lengths = [f'"{length_written(float(np.linalg.norm(each)))}"' for each in (query, text)]
    sign = "=" if float(cosine) == 1 else "approx"
    answer = tint(f'"{cosine}"', "answer")
    source = f'#words[{name}] quad "{product}" / ({lengths[0]} dot {lengths[1]}) {sign} thick thick {answer}'
    return formula(source, size=LABEL_SIZE, answer="ink")


def pulls_in_words(weights: Points) -> Mapping[str, str]:
    """Where the diamond and the disc take the weights, and how the corners follow."""
    x, y = np.abs(weights)
    wedge = "A corner catches a whole wedge:"
    if x + y <= 1 + _ROUNDING:
        return {
            "diamond": "But here w lies inside both balls already, so it stays where it is.",
            "disc": "Nothing is left to pull.",
            "wedge": wedge,
        }
    disc = "The disc holds w already." if np.hypot(x, y) <= 1 + _ROUNDING else "The disc just shrinks both."
    if min(x, y) == 0:
        return {
            "diamond": "One weight is zero already, and in the diamond it stays zero.",
            "disc": "In the disc, too.",
            "wedge": wedge,
        }
    if abs(x - y) >= 1 - _ROUNDING:
        return {
            "diamond": "The diamond is touched at a corner, so one word gets weight zero.",
            "disc": disc,
            "wedge": wedge,
        }
    return {
        "diamond": "Here the diamond is touched on an edge, and neither weight is zero.",
        "disc": disc,
        "wedge": "But a corner catches a whole wedge:",
    }
