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
    """Whether the best weights lie outside of the diamond, and none of them is zero."""
    x, y = np.abs(best)
    return bool(x + y > 1 + _ROUNDING and min(x, y) > 0)


def learned_in_words(best: Points) -> Mapping[str, str]:
    """Where the diamond and the disc keep the weights, given the best ones."""
    x, y = np.abs(best)
    if x + y <= 1 + _ROUNDING:
        return {
            "diamond": "But here, the reader is inside the diamond, so nothing has to go back.",
            "disc": "The same goes for the disc.",
        }
    in_disc = np.hypot(x, y) <= 1 + _ROUNDING
    disc = "The reader is inside the disc, so there, nothing has to go back." if in_disc else _ONLY_SMALLER
    if min(x, y) == 0:
        word = COUNTED[0 if x == 0 else 1]
        return {
            "diamond": f"One weight, that of {word}, is zero already, and in the diamond it stays zero.",
            "disc": "The same goes for the disc.",
        }
    corner = "Between these right angles, the corner is nearest"
    word = COUNTED[0 if x < y else 1]
    if abs(x - y) > 1 + _ROUNDING:
        return {"diamond": f"{corner}, so the weight of {word} becomes exactly zero.", "disc": disc}
    if abs(x - y) > 1 - _ROUNDING:
        return {
            "diamond": f"{corner}. Just at their edge, the weight of {word} shrinks with every step, "
            "but never quite to zero.",
            "disc": disc,
        }
    return {"diamond": f"{corner}. Here, the reader is beside them, so both weights stay.", "disc": disc}


_ONLY_SMALLER = "The disc has no corner: both weights stay smaller than the reader's, but neither is zero."
