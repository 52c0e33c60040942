"""What is said of a determinant, for any matrix that does not press the plane flat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mathkit.learning.densities.way_back import WayBack
from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.type.numerals import is_exact, number
from scenes.stage.type.typesetting import Points

FACT_LABELS = {
    "determinant": "determinant of A",
    "inside": "points of the cloud in the square",
    "learned_determinant": "determinant of the learned W",
    "learned_loss": "loss of the learned W",
}
"""What the key numbers of the film are called apart from it."""

_HARDLY = 0.03
"""A loss that falls by less hardly changes, nor does the cloud."""

_ROUND = np.log(1.25)
"""A cloud looks round if the logarithms of its widths are at most this far from that of one."""

_ABOUT = 0.1
"""How far a factor of areas may be from one to be about one."""

_FLAT = 5.0
"""A cloud looks flat if it is so many times longer than wide."""

AREA_DECIMALS = 3
"""Decimals of det W, which is small where A is large."""

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
    first = f"Slide the {side} tip parallel to the {along} side, like a deck of cards."
    if is_upright(made):
        first = (
            f"The {side} side is upright. "
            f"Slide its tip parallel to the {along} side and back, like a deck of cards."
        )
    second = f"Now slide the {along} tip parallel to {side}: a rectangle, with the same area."
    if float(made.slides[1]) == 0:
        second = (
            f"The {along} side is level: it's a rectangle. "
            f"Slide its tip parallel to the {side} side and back."
        )
    return {"slide": first, "slide_again": second}


def _height(made: Straightening, along: str, side: str) -> dict[str, str]:
    name = letters(made)
    if is_upright(made):
        return {
            "gave_up": "Call the entries a, b, c, d.",
            "share": f"The {side} side was upright, so {name.across} is zero.",
            "height": f"The rectangle's height is just {name.up}.",
        }
    times = f"[{name.across}/{name.width}|{name.across} over {name.width}]"
    taken = f"[{name.across}/{name.width} {name.rise}|{name.across} over {name.width} times {name.rise}]"
    return {
        "gave_up": f"One slide back, the {side} tip went across by {name.across}.",
        "share": f"That's {times} of the {along} side.",
        "height": f"That leaves the rectangle's height: {name.up} minus {taken}.",
    }


def _multiplied(made: Straightening, determinant: float) -> dict[str, str]:
    """Width times height, which is the area apart from signs."""
    product = "[a d - b c|a d minus b c]"
    width = letters(made).width
    plain = made.pivot == 0 and made.columns[2, 0, 0] > 0 and determinant > 0
    signs = "" if plain else ", apart from signs,"
    size = number(abs(determinant))
    filled = "one square fills" if abs(determinant) == 1 else f"{size} squares fill"
    worked = f"So {filled} the parallelogram. "
    worked += "That's the determinant of A." if determinant > 0 and determinant != 1 else ""
    if determinant == 1:
        worked += f"The determinant of A is {size}."
    elif determinant < 0:
        worked += f"The determinant of A is {number(determinant)}. What does the minus say?"
    return {"times_width": f"Times the width {width}, that makes{signs} {product}.", "worked": worked}


def _past_flat(made: Straightening, determinant: float) -> dict[str, str]:
    """The width stays as it is while the height changes its sign, and with it their product."""
    product = "[a d - b c|a d minus b c]"
    mirrored = "F is mirrored" if determinant > 0 else "F is no longer mirrored"
    sign = "negative" if determinant > 0 else "positive"
    turned = f"The upright distance changes its sign, the width doesn't, so {product} is {sign}."
    if determinant > 0 and made.columns[2, made.pivot, 0] > 0 and made.pivot == 0:
        turned = f"The upright distance turns negative, and with it {product}."
    return {
        "past_flat": f"Past flat, {mirrored}.",
        "turned": turned,
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


def moves_away(back: WayBack) -> bool:
    """Whether learning changes the cloud: otherwise it is round from the start."""
    return float(back.losses[0] - back.losses[-1]) > _HARDLY


def passes_round(widths: Points, nearest: int) -> bool:
    """Whether a cloud with these widths (k + 1, 2) becomes nearly round on its way, at the *nearest* step."""
    return nearest > 0 and _is_round(widths[nearest])


def squeezing(widths: Points, nearest: int, *, away: bool) -> dict[str, str]:
    """How the loss that counts no areas goes past the step where the cloud is *nearest* to a round one."""
    question, passes = "Can a matrix W make it that normal cloud again?", "smaller and smaller"
    if not away:
        question, passes = "It's nearly that cloud again. Can a matrix W keep it so?", "round at first"
    elif passes_round(widths, nearest):
        passes = "nearly round"
    least, most = widths[-1]
    reason, end = "Smaller is cheaper", "shrunk to a point"
    if most > _FLAT * least:
        reason, end = f"{reason}, and the longer axis shrinks faster", "pressed flat"
    return {"question": question, "passes": f"{reason}: {passes}, then {end}."}


def learning(back: WayBack, size: float, undone: float, points: int) -> dict[str, str]:
    """How W learns to take the points back from *size* times the area, to *undone* times the first one."""
    area = float(back.areas[-1])
    comes_back = "becomes round, and stays so" if moves_away(back) else "stays round"
    about = number(undone) if is_exact(undone) else f"about {number(undone)}"
    if abs(undone - 1) <= _ABOUT:
        about = "about 1"
    times = f"{number(size)} times {number(area, AREA_DECIMALS)}"
    return {
        "comes_back": f"Now squeezing costs something: the cloud {comes_back}.",
        "undone": f"First A, then W: {times} is {about}, as far as {points} points tell.",
    }
