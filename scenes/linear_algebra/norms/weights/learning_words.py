"""Where a diamond and a disc keep the weights of a model, in words."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scenes.linear_algebra.norms.texts.counted_texts import COUNTED
from scenes.stage.type.typesetting import Points

_ROUNDING = 1e-9
"""Weights are tenths: sums of them that differ by less are equal."""

SHOWN = 3
"""Decimals of weights that are learned, and of what follows from them."""


def is_about_the_corner(best: Points) -> bool:
    """Whether the best weights lie outside of the diamond."""
    return bool(np.abs(best).sum() > 1 + _ROUNDING)


def learned_in_words(best: Points) -> Mapping[str, str]:
    """Where the diamond and the disc keep the weights, given the best ones."""
    x, y = np.abs(best)
    if not is_about_the_corner(best):
        return {
            "between": "But this reader is inside the diamond.",
            "caught": "So no step has to go back.",
            "disc": "The same goes for the disc.",
        }
    smaller, larger = COUNTED if x < y else COUNTED[::-1]
    caught = "This reader is beside them, so both weights stay."
    if abs(x - y) > 1 + _ROUNDING:
        caught = f"So {smaller} gets weight zero: only the word {larger} counts."
    elif abs(x - y) > 1 - _ROUNDING:
        caught = f"Right at their edge, the weight of {smaller} only approaches zero."
    disc = "A disc has no corners: both weights shrink by the same factor."
    if np.hypot(x, y) <= 1 + _ROUNDING:
        disc = "This reader is inside the disc, so there, no step goes back."
    elif min(x, y) == 0:
        disc = f"For this reader, {smaller} gets zero in the disc as well."
    return {
        "between": "From anywhere between these perpendiculars, the corner is nearest.",
        "caught": caught,
        "disc": disc,
    }
