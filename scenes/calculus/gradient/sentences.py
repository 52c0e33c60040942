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
    """What is said of the slope of the curve along x."""
    if slope == 0:
        return "Here, the curve is level: the partial derivative with respect to x is zero"
    return f"Here, the slope of the curve is {about(slope)}: the partial derivative with respect to x"


def slope_along_y(slope: float) -> str:
    return "Here, it's level: the slope is zero" if slope == 0 else f"Here, the slope is {about(slope)}"


def walked(step: Points) -> str:
    """A step in words, one part along each axis."""
    parts = [f"{about(float(part))} in {letter}" for part, letter in zip(step, "xy", strict=True)]
    return ", ".join(parts)


def cancelling(slopes: Points, product: float) -> str:
    """What a step along the contour line does to the height; *product* is what its second part adds."""
    if not slopes.all():
        return f"now it runs along {'xy'[int(slopes[0] != 0)]}, where the slope is zero"
    ways = ("loses", "gains") if product > 0 else ("gains", "loses")
    return f"one part {ways[0]} {about(abs(product))}, the other {ways[1]} as much"


def same_bowl(is_the_film: bool) -> str:
    """What kind of landscape the error is."""
    return "our bowl again, moved" if is_the_film else "a bowl"
