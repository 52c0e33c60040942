"""What is said of slopes and steps, written out for each case."""

from __future__ import annotations

from scenes.stage.type.numerals import decimals_of, is_exact, number
from scenes.stage.type.typesetting import Points


def about(value: float) -> str:
    """A number for the ear: with one decimal at most, or about two digits."""
    if is_exact(value, 1):
        return number(value, 1)
    decimals = max(0, decimals_of(value, 2)) if abs(value) < 1 else 1
    return f"about {number(value, decimals)}"


def slope_along_x(slope: float) -> str:
    """What is said of the slope of the curve along x."""
    if slope == 0:
        return "Here, the curve is level: the partial derivative with respect to x is zero"
    return f"The slope here is {about(slope)}: the partial derivative with respect to x"


def slope_along_y(slope: float) -> str:
    """What is said of the slope of the curve along y."""
    return "along y, it's level" if slope == 0 else f"along y, the slope is {about(slope)}"


def walked(step: Points) -> str:
    """A step in words, one part along each axis; its unit is named once."""
    across, up = map(float, step)
    unit = "thousandth" if abs(across) == 1 else "thousandths"
    return f"{about(across)} {unit} in x, {about(up)} in y"


def cancelling(slopes: Points) -> str:
    """What a step along the contour line does."""
    return "the rise and the fall cancel" if slopes.all() else "it neither rises nor falls"


def same_bowl(is_the_film: bool) -> str:
    """What kind of landscape the error is."""
    return "here, our bowl, just moved" if is_the_film else "a bowl"
