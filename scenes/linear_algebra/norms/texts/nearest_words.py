"""Which text is nearest, in words."""

from __future__ import annotations

from collections.abc import Sequence

from mathkit.linear_algebra.norms import Neighbours
from scenes.stage.type.numerals import is_exact, math_number

NAMES = ("article", "letter")
"""Of the two texts among which the one nearest to yours is sought."""

_DECIMALS = 3


def found_in_words(found: Sequence[Neighbours]) -> str:
    """Which text each of the three balls reaches first: the diamond, the square and the disc."""
    if found[0].distances.min() == 0:
        exact = [name for name, far in zip(NAMES, found[0].distances, strict=True) if far == 0]
        if len(exact) == 2:
            return "Both are exactly where q is, so both are found at distance zero."
        return f"The {exact[0]} is exactly where q is, so it's found at distance zero."
    diamond, disc, square = (each.nearest for each in found)
    if diamond == disc == square:
        return f"The diamond, the square and the disc all reach {_who(diamond)}."
    if disc == square:
        return f"The diamond reaches {_who(diamond)}. The square and the disc reach {_who(disc)}."
    others = f"the square {_who(square, '')}, and the disc {_who(disc, '')}"
    return f"The diamond reaches {_who(diamond)}, {others}."


def _who(nearest: Sequence[int], first: str = " first") -> str:
    return "both at once" if len(nearest) == 2 else f"the {NAMES[nearest[0]]}{first}"


def length_written(length: float) -> str:
    """A length as a number, with all its decimals and a sign if it is rounded."""
    exact = is_exact(length, _DECIMALS)
    return f"${'' if exact else 'approx '}{math_number(length, _DECIMALS, fixed=not exact)}$"
