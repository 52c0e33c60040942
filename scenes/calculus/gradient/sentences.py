"""What is said of slopes and steps, written out for each case."""

from __future__ import annotations

import math

from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.typesetting import Points


def about(value: float) -> str:
    """A number for the ear: with one decimal at most, or about two digits."""
    if is_exact(value, 1):
        return number(value, 1)
    decimals = max(0, 1 - math.floor(math.log10(abs(value)))) if abs(value) < 1 else 1
    return f"about {number(value, decimals)}"


def slope_along_x(slope: float) -> str:
    """The end of the sentence about the walk along x."""
    if slope == 0:
        return "but it's level here: the partial derivative with respect to x is zero"
    return f"and its slope here is {about(slope)}: the partial derivative with respect to x"


def slope_along_y(slope: float) -> str:
    return "Here, it's level: the slope is zero" if slope == 0 else f"Here, the slope is {about(slope)}"


def walked(step: Points) -> str:
    """A step in words, one part along each axis."""
    ways = (("right", "left"), ("up", "down"))
    parts = [
        f"{about(abs(float(part)))} {names[0] if part > 0 else names[1]}"
        for part, names in zip(step, ways, strict=True)
        if part != 0
    ]
    return ", ".join(parts)


def cancel(slopes: Points) -> str:
    """Why a step along the contour line does not change the height."""
    return "The changes cancel" if slopes.all() else "That's the axis with no slope"


def error(is_the_film: bool) -> str:
    """The error as a landscape."""
    return "our landscape again, with b and w in place of x and y" if is_the_film else "a landscape too"
