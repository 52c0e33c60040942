"""Whether a phrase tells of a number what is so: phrases that more than one lesson may use."""

from __future__ import annotations

import math
import re
from typing import Any

from truth.reading import percent, read, says

# Chances -----------------------------------------------------------------------------------------------


def part(text: str, chance: float) -> bool:
    """Whether a text says what share of a group something holds of."""
    return text == {0: "none", 1: "all"}.get(chance) or (0 < chance < 1 and percent(text, chance))


def in_people(text: str, chance: float) -> bool:
    """Whether a text says of how many people something holds."""
    if chance in (0, 1):
        return text == ("everybody" if chance else "nobody")
    if text.startswith("1 in "):
        return math.isclose(read(text)[1][0], 1 / chance, rel_tol=1e-6)
    return percent(text.removesuffix(" of people"), chance)


def sigmoid_of(text: str, score: float) -> bool:
    """Whether a text is the sigmoid of a score, which is never quite 0 or 1."""
    value, (written, unit) = (1 + math.tanh(score / 2)) / 2, read(text)[0]
    if "less than" in text:
        return value < written
    if "more than" in text:
        return value > written
    return 0 < written < 1 and abs(written - value) <= 0.5001 * unit and unit <= 0.1


# What repeated steps come to ---------------------------------------------------------------------------

ALMOST = 1e-6
"""Nearer to the border between two words than this, either will do."""

_WALKS = {
    "diverges": r"diverges",
    "swings": r"swings .*forever",
    "zigzags": r"less and less|ever closer",
    "shrinks": r"shorter than the last|bends towards",
    "arrives": r"right at the lowest point",
    "stays": r"stays",
}


def walks(text: str, offsets: Any, factors: Any) -> bool:
    """Whether a text tells how a walk goes on whose distances from the minimum are multiplied by these."""
    (said,) = [kind for kind, pattern in _WALKS.items() if re.search(pattern, text)]
    far = max(map(abs, offsets))
    felt = [factor for offset, factor in zip(offsets, factors, strict=True) if abs(offset) > 1e-9 * far]
    if "leaves the picture" in text and said != "diverges":
        return False
    if not felt:
        return said == "stays"
    worst = min(felt)
    if abs(worst + 1) < ALMOST:
        return said in ("diverges", "swings", "zigzags")
    if worst < -1:
        return said == "diverges"
    if abs(worst) < ALMOST:
        return said in ("arrives", "shrinks", "zigzags")
    return said == ("zigzags" if worst < 0 else "shrinks")


def fate(text: str, factor: float) -> bool:
    """Whether a text says what a factor does to an arrow."""
    factor = round(factor, 9)
    size = abs(factor)
    told = (
        ("zero" in text) == (factor == 0)
        and ("flipped" in text) == (factor < 0)
        and ("stretched" in text) == (size > 1)
        and ("squeezed" in text) == (0 < size < 1)
        and ("kept" in text) == (factor == 1)
    )
    return told and (size in (0, 1) or says(text, size, least=1e-3))
