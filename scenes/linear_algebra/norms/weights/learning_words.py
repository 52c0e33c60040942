"""Weights that are kept in a ball, and how well they score new texts, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from scenes.stage.type.typesetting import Points

_ROUNDING = 1e-9
"""Weights are tenths: sums of them that differ by less are equal."""

SHOWN = 2
"""Decimals of learned weights, of the scores that they give, and of errors."""


def learned_in_words(weights: Points) -> Mapping[str, str]:
    """Where the diamond and the disc keep the weights."""
    x, y = np.abs(weights)
    if x + y <= 1 + _ROUNDING:
        return {
            "diamond": "But here w lies inside of both balls, so nothing is pulled back.",
            "disc": "Both learn w itself.",
        }
    disc = "The disc holds w already." if np.hypot(x, y) <= 1 + _ROUNDING else "The disc just shrinks both."
    if min(x, y) == 0:
        return {
            "diamond": "One weight is zero already, and in the diamond it stays zero.",
            "disc": "In the disc, too.",
        }
    if abs(x - y) >= 1 - _ROUNDING:
        return {
            "diamond": "All between the right angles ends in the corner: one weight is zero.",
            "disc": disc,
        }
    return {
        "diamond": "Only between the right angles, a weight becomes zero. Here w lies beside them.",
        "disc": disc,
    }


def scored_in_words(errors: Sequence[float]) -> str:
    """Which of w, the diamond's and the disc's weights makes the smallest error on new texts."""
    shown = [round(error, SHOWN) for error in errors]
    free, diamond, disc = (each == min(shown) for each in shown)
    if free and diamond and disc:
        return "On new texts, rated by others, all three make the same error."
    if diamond and disc:
        return "On new texts, rated by others, both balls make a smaller error than w."
    if free:
        return "On new texts, rated by others, w makes the smallest error here. Smaller isn't always better."
    return f"On new texts, rated by others, the {'diamond' if diamond else 'disc'} makes the smallest error."
