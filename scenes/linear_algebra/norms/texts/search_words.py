"""Which text is nearest, in formulas and in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mathkit.linear_algebra.norms import Neighbours
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.writing import LABEL_SIZE, Written, formula
from scenes.stage.wording.rankings import Ranking

NAMES = ("article", "letter")
"""Of both texts."""

_DECIMALS = 3


def found_in_words(found: Sequence[Neighbours]) -> str:
    """Which text each of the three balls reaches first: the diamond, the disc and the square."""
    if found[0].distances.min() == 0:
        exact = [name for name, far in zip(NAMES, found[0].distances, strict=True) if far == 0]
        if len(exact) == 2:
            return "Both are exactly where q is, so both are found at distance zero."
        return f"The {exact[0]} is exactly where q is, so it's found at distance zero."
    diamond, disc, square = (each.nearest for each in found)
    if diamond == disc == square:
        return f"The diamond, the disc and the square all reach {_who(diamond)}."
    if disc == square:
        return f"The diamond reaches {_who(diamond)}. The disc and the square reach {_who(disc)}."
    if diamond == disc:
        return f"The diamond and the disc reach {_who(disc)}. The square reaches {_who(square)}."
    return (
        f"The diamond reaches {_who(diamond)}, the disc reaches {_who(disc)}, "
        f"and the square reaches {_who(square)}."
    )


def _who(nearest: Sequence[int]) -> str:
    return "both at once" if len(nearest) == 2 else f"the {NAMES[nearest[0]]} first"


def by_angle_in_words(ranking: Ranking, by_distance: Neighbours) -> str:
    """Which text is nearest by its direction, beside the one by distance, as the end of a sentence."""
    if len(ranking.nearest) == 2:
        return "both are equally near"
    still = "still " if ranking.nearest == by_distance.nearest else ""
    return f"the {NAMES[ranking.nearest[0]]} {still}wins"


def length_written(length: float) -> str:
    """A length as a number, with all its decimals if it is rounded."""
    return number(length, _DECIMALS, fixed=not is_exact(length, _DECIMALS))


def cosine_row(query: Sequence[int], text: Sequence[int], name: str, cosine: str) -> Written:
    """The cosine of a text as a fraction of numbers that are shown."""
    products = (f'"{number(x)}" dot "{number(y)}"' for x, y in zip(query, text, strict=True))
    lengths = (f'"{length_written(float(np.linalg.norm(each)))}"' for each in (query, text))
    sign = "=" if float(cosine) == 1 else "approx"
    fraction = f"({' + '.join(products)}) / ({' dot '.join(lengths)})"
    answer = tint(f'"{cosine}"', "answer")
    source = f"#words[{name}] quad {fraction} {sign} quad {answer}"
    return formula(source, size=LABEL_SIZE, answer="ink")
