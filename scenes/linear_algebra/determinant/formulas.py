"""What is written of a determinant beside and on the picture: formulas, numbers and short notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mathkit.learning.densities.way_back import WayBack
from mathkit.linear_algebra.determinant import Straightening
from scenes.linear_algebra.determinant.words import AREA_DECIMALS, SIDES, Letters, is_upright, letters
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, number
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.symbols import MATRIX, WEIGHT_MATRIX
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, paragraph, text
from scenes.stage.wording.matrix_products import math_columns


def _colored(letter: str, written: str = "") -> str:
    """A letter in the colour of its column, as mathematics unless it is *written* for a text."""
    role: Role = "data" if letter in "ac" else "second"
    return tint(written or letter, role)


_LETTERS = f"mat({_colored('a')}, {_colored('b')}; {_colored('c')}, {_colored('d')})"
"""The matrix A in letters."""


_PRODUCTS = f"{_colored('a')} {_colored('d')} - {_colored('b')} {_colored('c')}"
"""a d − b c."""


def matrix(entries: Any) -> Written:
    """A in numbers, each column in its colour."""
    return formula(f"{MATRIX.letter} = {math_columns(entries)}")


def matrix_in_letters(entries: Any) -> Written:
    """A in letters and in numbers."""
    return formula(f"A = {_LETTERS} = {math_columns(entries)}")


def height_label(made: Straightening) -> Written:
    """The height of the rectangle, in letters."""
    return formula(_height_formula(made), size=STATEMENT_SIZE)


def _height_formula(made: Straightening) -> str:
    name = letters(made)
    if is_upright(made):
        return _colored(name.up)
    return f"{_colored(name.up)} - {_share(name)} {_colored(name.rise)}"


def _share(name: Letters) -> str:
    return f"display({_colored(name.across)} / {_colored(name.width)})"


def leg_labels(made: Straightening) -> tuple[Written, Written]:
    """How far the first slide went to the side, and how far up: b and (b/a) c."""
    name = letters(made)
    legs = (_colored(name.across), f"{_share(name)} {_colored(name.rise)}")
    across, up = (formula(leg, size=STATEMENT_SIZE) for leg in legs)
    return across, up


def whole_labels(made: Straightening) -> tuple[Written, Written]:
    """The legs of the whole side of which a share was taken: a and c."""
    name = letters(made)
    wide, high = (formula(_colored(leg), size=STATEMENT_SIZE) for leg in (name.width, name.rise))
    return wide, high


def other_slide(made: Straightening) -> Written:
    """What is done where the width is zero and nothing can be divided by it."""
    name, side = letters(made), SIDES[1 - made.pivot]
    zero, across, rise = (_colored(each, f"${each}$") for each in (name.width, name.across, name.rise))
    sentence = f"If {zero} is zero, only the {side} side has to slide: the area is $|${across}{rise}$|$."
    return paragraph(sentence, width=frame().words.width, size=LABEL_SIZE, role="muted")


def kept_area(base: int) -> Written:
    """What a slide along the side with this number leaves as it was."""
    return note(f"{tint(f'{SIDES[base]} base', COLUMNS[base])}, same height: \\ the same area")


def taken_away(made: Straightening) -> Written:
    """The first slide in letters, with the parts ``start``, ``taken`` and ``left``."""
    name = letters(made)
    side, along, left = (
        f"vec({first}, {second})"
        for first, second in (
            (_colored(name.across), _colored(name.up)),
            (_colored(name.width), _colored(name.rise)),
            ("0", _height_formula(made)),
        )
    )
    taken = f"- {_share(name)} {along}"
    return formula(
        f"{tint(side, 'start')} {tint(taken, 'taken')} {tint(f'= {left}', 'left')}", size=STATEMENT_SIZE
    )


def height_in_numbers(made: Straightening, entries: Any) -> Written:
    """The height of the rectangle in numbers; the share stays a fraction, so all but the height are exact."""
    (a, b), (c, d) = entries
    width, across, rise, up = (a, b, c, d) if made.pivot == 0 else (b, a, d, c)
    share = f"{math_number(across)} / {math_number(width)}"
    share = f"({share})" if across * width < 0 else share
    height = math_equals(float(made.columns[2, 1 - made.pivot, 1]))
    return formula(
        f"{math_number(up)} - {share} dot {math_number(rise, guarded=True)} {height}", size=STATEMENT_SIZE
    )


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
    return formula(f"{wide} {tint(high, 'high')} {tint(f'= {equal}', 'area')}", size=STATEMENT_SIZE)


def running_determinant() -> str:
    """The name of a running number: det = a d − b c in its colours."""
    a, b, c, d = (_colored(letter, f"${letter}$") for letter in "abcd")
    return f"{tint('$det$', 'result')} $=$ {a}{d} $-$ {b}{c}"


def height_beyond(made: Straightening) -> Written:
    """What the height is once the square has been turned over: it has the other sign."""
    sign = "<" if made.columns[2, 1 - made.pivot, 1] > 0 else ">"
    return formula(f"{_height_formula(made)} {sign} 0", size=STATEMENT_SIZE)


def determinant_rule() -> Written:
    """The determinant in letters."""
    return formula(f"{tint('det A', 'result')} = {_PRODUCTS}")


def determinant_in_numbers(entries: Any, value: float) -> Written:
    """The determinant in numbers, all of them exact."""
    (a, b), (c, d) = (tuple(math_number(entry, guarded=True) for entry in row) for row in entries)
    first, second = (tint(each, "data") for each in (a, c))
    third, fourth = (tint(each, "second") for each in (d, b))
    answer = tint(math_number(value), "result")
    return formula(f"{first} dot {third} - {fourth} dot {second} = {answer}", size=STATEMENT_SIZE)


def note(sentence: str, role: Role = "ink") -> Written:
    """A sentence beside the picture."""
    return paragraph(sentence, width=frame().words.width, size=STATEMENT_SIZE, role=role)


def counted_points(inside: int, area: float) -> Written:
    """How many points lie on an area."""
    return text(_on_an_area(inside, number(area)), size=STATEMENT_SIZE)


def _on_an_area(inside: int, size: str) -> str:
    return f"{inside} {'point' if inside == 1 else 'points'} in an area of {tint(size, 'result')}"


ONE_FACTOR = "Every area is multiplied \\ by the same factor."

_W = tint(f"${WEIGHT_MATRIX.letter}$", WEIGHT_MATRIX.role)
"""The matrix W, for a text."""

TAKEN = f"{_W} takes each point $x$ to {_W}$x$."

KNOWN = "That normal cloud again: \\ its density is known."

NORMAL = "most of the normal cloud lay in here"

SCALED = f'"area" quad arrow.r quad {tint(f"abs({_PRODUCTS})", "result")} dot "area"'
"""What a matrix does to every area."""

PER_AREA = "density: points per area"

DENSITY = f'"density" quad arrow.r quad "density" / {tint("abs(det A)", "result")}'

_DETERMINANT = tint("abs(det W)", "result")

SIZE_OF_DETERMINANT = tint("$abs(det W)$", "result")
"""The name of a running number, as the two that follow."""

PRESENT_LOSS = tint("loss", "slope")

_PRESENT_COST = f"{tint('$-ln$', 'ink')} {SIZE_OF_DETERMINANT}"

_LOSS = tint('"loss"', "slope")

_NORMAL_DENSITY = f'p_"normal" ({WEIGHT_MATRIX} x)'

_HALF_SQUARE = f"1/2 abs({WEIGHT_MATRIX} x)^2"

_MEAN = '"mean of" med'

LENGTHS = f"{_LOSS} = {tint(f'{_MEAN} {_HALF_SQUARE}', 'terms')}"
"""The loss that counts no areas, and the first line of the one that does."""

AREA_TERMS = f"- ln thin {_DETERMINANT} + ln thin 2 pi"

MODEL = f"p(x) = {_NORMAL_DENSITY} dot {_DETERMINANT}"

NORMAL_P = f"{_NORMAL_DENSITY} = 1/(2 pi) e^(-{_HALF_SQUARE})"
"""The density of the normal cloud."""

SURPRISE = f"{_LOSS} = {_MEAN} (-ln p(x))"

POINT, IMAGE = "x", f"{WEIGHT_MATRIX} x"
"""The names of a point and of where W sends it."""


def squeezed_points(inside: int, when: str, area: float) -> Written:
    """How many points the marked square has before or after W, and on what area."""
    return text(f"{when} {_W}: {_on_an_area(inside, number(area, AREA_DECIMALS))}")


def equals(value: float) -> str:
    """What stands behind the name of a running number."""
    return f"$=$ {number(value, 3, fixed=True)}"


def area_equals(area: float) -> str:
    """An area with as many decimals all the time, or that it is less than these can say."""
    least = 10.0**-AREA_DECIMALS
    small = f"< {number(least, AREA_DECIMALS)}"
    return f"$=$ {number(area, AREA_DECIMALS, fixed=True)}" if area >= least else small


def running_cost(back: WayBack, step: Callable[[], float]) -> Readout:
    """What the area adds to the loss at the present step."""
    cost = Reading.of_steps(_PRESENT_COST, back.area_costs, step, equals, "result")
    return readout([cost], size=STATEMENT_SIZE)


def undone(size: float, area: float, both: float) -> tuple[Written, Written]:
    """The areas that A and W make, one after the other, in letters and in numbers."""
    one, other = math_number(size), math_number(area, AREA_DECIMALS)
    first, second, answer = (tint(each, "result") for each in ("abs(det A)", "abs(det W)", math_number(both)))
    sign = "=" if is_exact(both) else "approx"
    return (
        formula(f"{first} dot {second}", size=STATEMENT_SIZE),
        formula(f"= {one} dot {other} {sign} {answer}", size=STATEMENT_SIZE),
    )
