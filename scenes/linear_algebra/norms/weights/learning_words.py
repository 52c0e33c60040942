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
    if x + y <= 1 + _ROUNDING:
        return {
            "diamond": "But here, the reader is inside the diamond, so nothing has to go back.",
            "disc": "The same goes for the disc.",
        }
    smaller, larger = COUNTED if x < y else COUNTED[::-1]
    disc = "The disc pulls straight toward zero: both weights shrink by one factor, and neither vanishes."
    if np.hypot(x, y) <= 1 + _ROUNDING:
        disc = "The reader is inside the disc, so there, nothing has to go back."
    elif min(x, y) == 0:
        disc = f"In the disc, it's the same: this reader's own weight of {smaller} is zero."
    corner = "Between these perpendiculars, the corner is nearest"
    diamond = f"{corner}. Here, the reader is beside them, so both weights stay."
    if abs(x - y) > 1 + _ROUNDING:
        diamond = f"{corner}, so {smaller} gets weight zero: only {larger}s count."
    elif abs(x - y) > 1 - _ROUNDING:
        diamond = (
            f"{corner}. Just at their edge, the weight of {smaller} approaches zero but never reaches it."
        )
    return {"diamond": diamond, "disc": disc}
