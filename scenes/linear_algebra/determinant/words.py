"""What is said of a determinant, for any matrix that does not press the plane flat."""

from __future__ import annotations

from dataclasses import dataclass

from mathkit.learning.densities.way_back import WayBack
from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.type.numerals import number

FACT_LABELS = {
    "determinant": "determinant of A",
    "second_determinant": "determinant of B",
    "product_determinant": "determinant of B A",
    "inside": "points of the cloud in the square",
    "learned_loss": "loss of the learned matrix",
    "fresh_loss": "loss on new points",
    "true_loss": "loss of the inverse of A on new points",
}
"""What the key numbers of the film are called apart from it."""

_HARDLY = 0.03
"""A loss that falls by less hardly changes, nor does the cloud."""

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
        "past_flat": _past_flat(determinant),
        "cloud": _cloud(abs(determinant)),
    }


def _slides(made: Straightening, along: str, side: str) -> dict[str, str]:
    first = f"Slide the {side} side along the {along} one, like a deck of cards."
    if is_upright(made):
        first = f"The {side} side is upright. Slide it along the {along} one and back, like a deck of cards."
    second = f"Slide the {along} side along the upright one: a rectangle, with the same area."
    if float(made.slides[1]) == 0:
        second = (
            f"The {along} side is level: it's a rectangle. Slide that side along the upright one and back."
        )
    return {"slide": first, "slide_again": second}


def _height(made: Straightening, along: str, side: str) -> dict[str, str]:
    name = letters(made)
    if is_upright(made):
        return {
            "gave_up": f"The {side} side was upright, so {name.across} is zero.",
            "height": f"Its height is just {name.up}.",
        }
    times = f"[{name.across}/{name.width}|{name.across} over {name.width}]"
    taken = f"[{name.across}/{name.width} {name.rise}|{name.across} over {name.width} times {name.rise}]"
    return {
        "gave_up": f"The {side} tip slid across by {name.across}. "
        f"As {name.width} isn't zero, that's {times} of the {along} side.",
        "height": f"That leaves the height {name.up} minus {taken}.",
    }


def _multiplied(made: Straightening, determinant: float) -> dict[str, str]:
    """Width times height, which is the area apart from signs."""
    product = "[a d - b c|a d minus b c]"
    width = letters(made).width
    plain = made.pivot == 0 and made.columns[2, 0, 0] > 0 and determinant > 0
    signs = "" if plain else "apart from signs, "
    size = number(abs(determinant))
    filled = "one square fills" if abs(determinant) == 1 else f"{size} squares fill"
    worked = f"So {filled} the parallelogram: "
    worked += "the determinant of A." if determinant > 0 and determinant != 1 else ""
    if determinant == 1:
        worked += f"the determinant of A is {size}."
    elif determinant < 0:
        worked += f"the determinant of A is {number(determinant)}. What does the minus say?"
    return {"times_width": f"Multiply by the width, {width}: {signs}{product}.", "worked": worked}


def _past_flat(determinant: float) -> str:
    product = "[a d - b c|a d minus b c]"
    if determinant > 0:
        return f"Past flat, F is mirrored: {product} is negative."
    return f"Past flat, F is no longer mirrored: {product} is positive."


def _cloud(factor: float) -> str:
    if factor == 1:
        return "A moves the same points onto as large an area, so their density stays the same."
    size = number(factor)
    moves = "spreads the same points over" if factor > 1 else "packs the same points into"
    return f"A {moves} {size} times the area: it divides the density by {size}."


def learning(back: WayBack, size: float, fresh_loss: float, true_loss: float) -> dict[str, str]:
    """How a matrix learns to take the points back from *size* times the area, and how it is judged."""
    away = float(back.losses[0] - back.losses[-1]) > _HARDLY
    one, other, end = number(fresh_loss), number(true_loss), float(back.areas[-1])
    becomes = "becomes round again" if away else "stays round"
    takes = number(size) if size == 1 else f"one over {number(size)}"
    return {
        "comes_back": f"Now squeezing is costly, and the cloud {becomes}.",
        "undone": f"det W ends at {number(end, fixed=True)}. With endless data, it's {takes}.",
        "judged": "On new points, it does about as well as A's own inverse."
        if one == other
        else f"On new points the loss is {one}; with A's own inverse it's {other}.",
    }
