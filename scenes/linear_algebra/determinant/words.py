"""What is said of a determinant, for any matrix that does not press the plane flat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points

FACT_LABELS = {
    "determinant": "determinant of A",
    "inside": "points of the cloud in the square",
    "learned_determinant": "size of the determinant of the learned W",
    "learned_loss": "loss of the learned W",
    "times_as_dense": "how many times as dense it is at P as at Q",
}
"""What the key numbers of the film are called apart from it."""

_ROUND = np.log(1.25)
"""A cloud looks round if the logarithms of its widths are at most this far from that of one."""

AREA_DECIMALS = 3
"""Decimals of det W, which is small where A is large."""

_LONG = 1.5
"""A cloud is long if it is so many times longer than wide."""

SIDES = ("blue", "purple")
"""The colours of the two columns, and of the sides that they are."""


@dataclass(frozen=True)
class Letters:
    """The letters of the side that slides first, and of the one along which it slides.

    Attributes
    ----------
    across, up
        The two entries of the side that slides first.
    width, rise
        The two entries of the other one.
    """

    across: str
    up: str
    width: str
    rise: str


def letters(made: Straightening) -> Letters:
    """Those of A with the columns (a, c) and (b, d)."""
    return Letters("b", "d", "a", "c") if made.pivot == 0 else Letters("a", "c", "b", "d")


def is_upright(made: Straightening) -> bool:
    """Whether the side that would slide first is upright from the start."""
    return float(made.slides[0]) == 0


def sentences(made: Straightening, determinant: float) -> dict[str, str]:
    """All that depends on the matrix."""
    along, side = SIDES[made.pivot], SIDES[1 - made.pivot]
    return {
        **_slides(made, along, side),
        **_height(made, along, side),
        **_multiplied(made, determinant),
        **_past_flat(made, determinant),
        "cloud": _cloud(abs(determinant)),
    }


def _slides(made: Straightening, along: str, side: str) -> dict[str, str]:
    first = f"Slide the layers along {along}, like a deck of cards, until {side} is vertical."
    if is_upright(made):
        first = (
            f"{side.capitalize()} is vertical. Slide the layers along {along} and back, like a deck of cards."
        )
    way = "down" if made.columns[0, made.pivot, 1] > 0 else "up"
    second = f"Now slide the {along} tip straight {way}: a rectangle, with the same area."
    if float(made.slides[1]) == 0:
        second = f"{along.capitalize()} is level: it's a rectangle. Slide the layers along {side} and back."
    return {"slide": first, "slide_again": second}


def _height(made: Straightening, along: str, side: str) -> dict[str, str]:
    name = letters(made)
    if is_upright(made):
        return {
            "reach": "Call the entries a, b, c, d.",
            "share": f"{side.capitalize()} was vertical from the start, so {name.across} is zero.",
            "height": f"That leaves just {name.up}.",
        }
    times = f"[{name.across}/{name.width}|{name.across} over {name.width}]"
    taken = f"[{name.across}/{name.width} {name.rise}|{name.across} over {name.width} times {name.rise}]"
    across, rise = made.columns[0, 1 - made.pivot, 0], made.columns[0, made.pivot, 1]
    moved = f"came down {taken}"
    if rise == 0:
        moved = f"stayed as high, because {name.rise} is zero"
    elif across * rise * made.columns[0, made.pivot, 0] < 0:
        moved = f"went up by minus {taken}"
    return {
        "reach": f"{side.capitalize()}'s tip was {name.across} across, "
        f"and {along} reaches {name.width} across.",
        "share": f"So it slid back {times} of {along}, and {moved}.",
        "height": f"That leaves {name.up} minus {taken}.",
    }


def _multiplied(made: Straightening, determinant: float) -> dict[str, str]:
    """Width times height, which is the area apart from signs."""
    product = "[a d - b c|a d minus b c]"
    width = letters(made).width
    signs = "" if _is_plain(made, determinant) else ", apart from signs,"
    size = number(abs(determinant))
    filled = "one square fills" if abs(determinant) == 1 else f"{size} squares fill"
    worked = f"So {filled} the parallelogram: the determinant of A."
    if determinant == 1:
        worked = f"So {filled} the parallelogram. The determinant of A is {size}."
    elif determinant < 0:
        signed = number(determinant)
        worked = f"So {filled} it. The determinant of A is {signed}. What does the minus say?"
    return {
        "times_width": f"Its width is still {width}, so the area{signs} is {product}.",
        "worked": worked,
    }


def _is_plain(made: Straightening, determinant: float) -> bool:
    """Whether width and height of the rectangle are positive, and their product is a d − b c."""
    return bool(made.pivot == 0 and made.columns[2, 0, 0] > 0 and determinant > 0)


def _past_flat(made: Straightening, determinant: float) -> dict[str, str]:
    """The width stays as it is while the height changes its sign, and with it their product."""
    side = SIDES[1 - made.pivot]
    mirrored = "F is mirrored" if determinant > 0 else "F isn't mirrored any more"
    points = "down now" if _is_plain(made, determinant) else "the other way now"
    sign = "negative" if determinant > 0 else "positive"
    return {
        "past_flat": f"Go past flat, and {mirrored}.",
        "turned": f"Slid upright, {side} points {points}, so [a d - b c|a d minus b c] is {sign}.",
    }


def _cloud(factor: float) -> str:
    if factor == 1:
        return "A moves the same points onto as large an area, so their density stays the same."
    size = number(factor)
    moves = "spreads the same points over" if factor > 1 else "packs the same points into"
    return f"A {moves} {size} times the area, dividing the density by {size}."


def _is_round(widths: Points) -> bool:
    """Whether a cloud with these widths (2,) along its two axes looks round, and as wide as a round one."""
    return bool(np.abs(np.log(widths)).max() < _ROUND)


def is_long(widths: Points) -> bool:
    """Whether a cloud with these widths (2,) along its two axes, the smaller first, is long."""
    return bool(widths[1] > _LONG * widths[0])


def passes_round(widths: Points, nearest: int) -> bool:
    """Whether a cloud with these widths (k + 1, 2) becomes nearly round on its way, at the *nearest* step."""
    return nearest > 0 and _is_round(widths[nearest])


def searching(widths: Points, nearest: int) -> dict[str, str]:
    """Two new points beside a cloud, and how the loss that counts no areas presses all together."""
    equally = ", and equally far from the middle" if is_long(widths[0]) else ""
    past = ", right past the normal cloud" if passes_round(widths, nearest) else ""
    return {
        "new_points": f"P and Q are new{equally}. Which is unusual?",
        "pressed": f"The middle is densest, so everything is pressed together{past}.",
    }
