"""What is said of a determinant, for any matrix that does not press the plane flat."""

from __future__ import annotations

from dataclasses import dataclass

from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.type.numerals import number

FACT_LABELS = {
    "determinant": "determinant of A",
    "inside": "points of the cloud in the square",
    "learned_determinant": "determinant of the learned W",
}
"""What the key numbers of the film are called apart from it."""

AREA_DECIMALS = 3
"""Decimals of det W, which is small where A is large."""

_NEARLY = 0.1
"""An area is about one if it differs from it by at most so much."""

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


def sentences(made: Straightening, determinant: float, learned: float) -> dict[str, str]:
    """All that depends on the matrix, and on the determinant of the W that is *learned*."""
    along, side = SIDES[made.pivot], SIDES[1 - made.pivot]
    return {
        **_slides(made, along, side),
        **_height(made, along, side),
        **_multiplied(made, determinant),
        **_past_flat(made, determinant),
        "cloud": _cloud(abs(determinant)),
        "undone": _undone(abs(determinant), learned),
    }


def _slides(made: Straightening, along: str, side: str) -> dict[str, str]:
    first = f"Slide the layers along {along}, like a deck of cards, until {side} stands upright."
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
    backwards, rise = bool(made.slides[0] < 0), float(made.columns[0, made.pivot, 1])
    slid = "back by it" if backwards else "forward by minus that"
    how = f"{'takes off' if backwards else 'adds'} that share of {name.rise}"
    if rise < 0:
        how = f"{'raises' if backwards else 'lowers'} {side}, because {name.rise} is negative"
    elif rise == 0:
        how = f"keeps the height, because {name.rise} is zero"
    return {
        "reach": f"{side.capitalize()} was {name.across} across and {name.up} up. "
        f"{along.capitalize()} goes {name.width} across and {name.rise} up.",
        "share": f"So {name.across} across is [{name.across}/{name.width}|{name.across} over {name.width}] "
        f"of {along}: sliding {slid} {how}.",
        "height": f"That leaves {name.up}, minus "
        f"[{name.across}/{name.width} {name.rise}|{name.across} over {name.width} times {name.rise}].",
    }


def _multiplied(made: Straightening, determinant: float) -> dict[str, str]:
    """Width times height, which is the area apart from signs."""
    product = "[a d - b c|a d minus b c]"
    width = letters(made).width
    signs = "" if _is_plain(made, determinant) else ", apart from signs,"
    size = number(abs(determinant))
    filled = "one square fills" if abs(determinant) == 1 else f"{size} squares fill"
    worked = f"So {filled} the parallelogram. That's the determinant of A."
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
    side, width = SIDES[1 - made.pivot], letters(made).width
    mirrored = "the F is mirrored" if determinant > 0 else "the F isn't mirrored any more"
    points = f"it points the other way, but {width} stays the same"
    if _is_plain(made, determinant):
        points = f"it points down, but {width} stays positive"
    sign = "negative" if determinant > 0 else "positive"
    return {
        "past_flat": f"Keep going, and {mirrored}.",
        "turned": f"Slide {side} upright: {points}. So [a d - b c|a d minus b c] is {sign}.",
    }


def _cloud(factor: float) -> str:
    if factor == 1:
        return "A moves the same points onto as large an area, so their density stays the same."
    size = number(factor)
    moves = "spreads the same points over" if factor > 1 else "packs the same points into"
    return f"A {moves} {size} times the area, dividing the density by {size}."


def _undone(factor: float, learned: float) -> str:
    """What the determinant of the learned W is next to the factor of A."""
    about = "about" if abs(learned * factor - 1) <= _NEARLY else "roughly"
    if factor == 1:
        return f"Det W is {about} one: it keeps areas, as A did."
    return f"Det W is {about} one over {number(factor)}: it undoes what A did to areas."
