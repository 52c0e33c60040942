"""What is said and written of a determinant, for any matrix that does not press the plane flat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mathkit.learning.densities.way_back import WayBack
from mathkit.linear_algebra.determinant import Straightening
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.symbols import LOSS, MATRIX, WEIGHT_MATRIX
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, paragraph, text
from scenes.stage.wording.matrix_products import EXACT, math_columns

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
        **_swing(determinant),
        "cloud": _cloud(abs(determinant)),
    }


def _slides(made: Straightening, along: str, side: str) -> dict[str, str]:
    first = f"Slide the {side} side along the {along} one, like a deck of cards."
    if is_upright(made):
        first = f"The {side} side is upright. Slide it along the {along} one and back, like a deck of cards."
    second = f"Now slide the {along} side along the upright one."
    if float(made.slides[1]) == 0:
        second = f"The {along} side is level. Slide it along the upright one and back."
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
        "gave_up": f"The first slide took {times} times the {along} side away from the {side} one.",
        "height": f"That made {name.across} zero, and left the height {name.up} minus {taken}.",
    }


def _multiplied(made: Straightening, determinant: float) -> dict[str, str]:
    """Width times height, which is the area apart from signs."""
    product = "[a d - b c|a d minus b c]"
    width = letters(made).width
    plain = made.pivot == 0 and made.columns[2, 0, 0] > 0 and determinant > 0
    signs = "" if plain else "apart from signs, "
    worked = f"So {number(determinant)} squares fill the parallelogram: the determinant of A."
    if determinant < 0:
        worked = f"Here it's {number(determinant)}, the determinant of A. What does the minus say?"
    elif determinant == 1:
        worked = "So one square fills the parallelogram: the determinant of A is " + f"{number(determinant)}."
    return {"times_width": f"Times the width, {width}: {signs}that's {product}.", "worked": worked}


def _swing(determinant: float) -> dict[str, str]:
    if determinant > 0:
        return {
            "swing": "Swing the purple side across the blue one: the area shrinks to zero, "
            "then F comes back mirrored.",
            "sign": "Mirrored areas count as negative.",
        }
    return {
        "swing": "F is mirrored here, and mirrored areas count as negative.",
        "sign": "Swing the purple side across the blue one: past zero, the area is positive.",
    }


def _cloud(factor: float) -> str:
    if factor == 1:
        return "A maps the cloud: the same points on as large an area. So the density stays."
    size = number(factor)
    return f"A maps the cloud: the same points on {size} times the area. So A divides the density by {size}."


def learning(back: WayBack, fresh_loss: float, true_loss: float) -> dict[str, str]:
    """How a matrix learns to take the points back, and how it is judged on new ones."""
    away = float(back.losses[0] - back.losses[-1]) > _HARDLY
    one, other = number(fresh_loss), number(true_loss)
    return {
        "comes_back": f"Then pressing is costly, and the points {'come back' if away else 'stay'} round.",
        "judged": f"On new points the loss is {one}; with A's own inverse it's "
        + ("about the same." if one == other else f"{other}."),
    }


# Formulas --------------------------------------------------------------------------------------------------


def matrix(entries: Any, letter: str = MATRIX.letter) -> Written:
    """A matrix in numbers, each column in its colour."""
    return formula(f"{letter} = {math_columns(entries)}")


def matrix_in_letters(entries: Any) -> Written:
    """A in letters and in numbers."""
    named = f"mat({_colored('a')}, {_colored('b')}; {_colored('c')}, {_colored('d')})"
    return formula(f"A = {named} = {math_columns(entries)}")


def _colored(letter: str) -> str:
    role: Role = "data" if letter in "ac" else "second"
    return tint(letter, role)


def height_label(made: Straightening) -> Written:
    """The height of the rectangle, in letters."""
    return formula(_height_formula(made), size=STATEMENT_SIZE)


def _height_formula(made: Straightening) -> str:
    name = letters(made)
    if is_upright(made):
        return _colored(name.up)
    share = f"{_colored(name.across)} / {_colored(name.width)}"
    return f"{_colored(name.up)} - {share} {_colored(name.rise)}"


def width_label(made: Straightening) -> Written:
    """The width of the rectangle, in letters."""
    return formula(_colored(letters(made).width), size=STATEMENT_SIZE)


def product(made: Straightening) -> Written:
    """Width times height, with the parts ``wide``, ``high`` and ``area``."""
    high = _height_formula(made)
    high = high if is_upright(made) else f"({high})"
    a, b, c, d = map(_colored, "abcd")
    equal = f"{a} {d} - {b} {c}" if made.pivot == 0 else f"{b} {c} - {a} {d}"
    wide = tint(_colored(letters(made).width), "wide")
    return formula(f"{wide} {tint(high, 'high')} = {tint(equal, 'area')}", size=STATEMENT_SIZE)


def determinant_rule() -> Written:
    """The determinant in letters."""
    a, b, c, d = map(_colored, "abcd")
    return formula(f"{tint('det A', 'result')} = {a} {d} - {b} {c}")


def determinant_in_numbers(entries: Any, value: float) -> Written:
    """The determinant in numbers, all of them exact."""
    (a, b), (c, d) = (tuple(math_number(entry, guarded=True) for entry in row) for row in entries)
    first, second = (tint(each, "data") for each in (a, c))
    third, fourth = (tint(each, "second") for each in (d, b))
    answer = tint(math_number(value), "result")
    return formula(f"{first} dot {third} - {fourth} dot {second} = {answer}", size=STATEMENT_SIZE)


def product_of_determinants(first: float, second: float, both: float) -> tuple[Written, Written]:
    """det(BA) = det B · det A, in letters and in numbers."""
    one, other = math_number(first, guarded=True), math_number(second)
    answer = tint(math_number(both, EXACT), "result")
    return (
        formula("det(B A) = det B dot det A", size=STATEMENT_SIZE),
        formula(f"{other} dot {one} = {answer}", size=STATEMENT_SIZE),
    )


def note(sentence: str, role: Role = "ink") -> Written:
    """A sentence beside the picture."""
    return paragraph(sentence, width=frame().words.width, size=STATEMENT_SIZE, role=role)


def counted_points(inside: int, area: float) -> Written:
    """How many points lie on an area."""
    things = "point" if inside == 1 else "points"
    return text(f"{inside} {things} on an area of {tint(number(area), 'result')}", size=STATEMENT_SIZE)


TAKEN = f"${WEIGHT_MATRIX}$ takes each point $x$ to ${WEIGHT_MATRIX} x$."

DENSITY = f'"density" quad arrow.r quad "density" / {tint("abs(det A)", "result")}'

PRESSING_LOSS = f'{LOSS} = "mean of" 1/2 abs({WEIGHT_MATRIX} x)^2'

MODEL = (
    f"{tint('p(x) =', 'density')} {tint(tint('abs(det W)', 'result'), 'size')} "
    f"{tint(f'1/(2 pi) e^(-1/2 abs({WEIGHT_MATRIX} x)^2)', 'height')}"
)

TRUE_LOSS = f'{LOSS} = "mean of" -ln p(x)'


def judged_on_new_points(loss: float) -> Written:
    """The loss on new points, for the picture."""
    return text(f"new points: loss {tint(number(loss, fixed=True), 'slope')}")
