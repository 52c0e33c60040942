"""What is written of a determinant beside and on the picture: formulas, numbers and short notes."""

from __future__ import annotations

from typing import Any

from mathkit.linear_algebra.determinant import Straightening
from scenes.linear_algebra.determinant.words import AREA_DECIMALS, SIDES, Letters, is_upright, letters
from scenes.stage.pictures.bases import COLUMNS
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number
from scenes.stage.type.symbols import MATRIX, WEIGHT_MATRIX
from scenes.stage.type.writing import (
    FINE_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    paragraph,
    text,
)
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
    """What is left of the side that has slid upright, in letters."""
    return formula(_height_formula(made), size=STATEMENT_SIZE)


def _height_formula(made: Straightening) -> str:
    name = letters(made)
    return _colored(name.up) if is_upright(made) else _whole_height(name)


def _whole_height(name: Letters) -> str:
    return f"{_colored(name.up)} - {_share(name)} {_colored(name.rise)}"


def _share(name: Letters) -> str:
    return f"display({_colored(name.across)} / {_colored(name.width)})"


def side_labels(made: Straightening) -> tuple[Written, Written]:
    """How far the side that slides first reaches: b across and d up."""
    name = letters(made)
    across, up = (formula(_colored(reach), size=STATEMENT_SIZE) for reach in (name.across, name.up))
    return across, up


def taken_label(made: Straightening) -> Written:
    """What the slide takes from its height: (b/a) c."""
    name = letters(made)
    return formula(f"{_share(name)} {_colored(name.rise)}", size=STATEMENT_SIZE)


def whole_labels(made: Straightening) -> tuple[Written, Written]:
    """How far the side reaches of which a share was taken: a across and c up."""
    name = letters(made)
    wide, high = (formula(_colored(leg), size=STATEMENT_SIZE) for leg in (name.width, name.rise))
    return wide, high


def kept_area(base: int) -> Written:
    """What a slide along the side with this number leaves as it was."""
    return note(f"{tint(f'{SIDES[base]} base', COLUMNS[base])}, same height: \\ the same area")


def swapped_sides(base: int) -> Written:
    """What is done instead where a side cannot be slid along, because it is vertical itself."""
    here, there = (tint(SIDES[side], COLUMNS[side]) for side in (base, 1 - base))
    sentence = f"If {here} is vertical, slide along {there}: it ends in the same formula."
    return paragraph(sentence, width=frame().words.width, size=FINE_SIZE)


def height_in_numbers(made: Straightening, entries: Any) -> Written:
    """What is left in letters and in numbers; the share stays a fraction, so all but the end is exact."""
    (a, b), (c, d) = entries
    width, across, rise, up = (a, b, c, d) if made.pivot == 0 else (b, a, d, c)
    share = f"({math_number(across)}) / ({math_number(width)})"
    height = math_equals(float(made.columns[2, 1 - made.pivot, 1]))
    numbers = f"{math_number(up)} - {share} dot {math_number(rise, guarded=True)} {height}"
    return formula(f"& {_height_formula(made)} \\ & = {numbers}", size=STATEMENT_SIZE)


def width_label(made: Straightening) -> Written:
    """The width of the rectangle, in letters."""
    return formula(_colored(letters(made).width), size=STATEMENT_SIZE)


def product(made: Straightening) -> Written:
    """Width times height, with the parts ``wide``, ``high`` and ``area``."""
    return _product(made, _height_formula(made))


def whole_product(made: Straightening) -> Written:
    """The same for entries that run: none of them stays zero."""
    return _product(made, _whole_height(letters(made)))


def _product(made: Straightening, high: str) -> Written:
    high = f"({high})" if "-" in high else high
    a, b, c, d = map(_colored, "abcd")
    equal = f"{a} {d} - {b} {c}" if made.pivot == 0 else f"{b} {c} - {a} {d}"
    wide = tint(_colored(letters(made).width), "wide")
    return formula(f"{wide} {tint(high, 'high')} {tint(f'= {equal}', 'area')}", size=STATEMENT_SIZE)


def height_beyond(made: Straightening) -> Written:
    """What is left of that side once the square has been turned over: it has the other sign."""
    sign = "<" if made.columns[2, 1 - made.pivot, 1] > 0 else ">"
    return formula(f"{_whole_height(letters(made))} {sign} 0", size=LABEL_SIZE)


def products() -> Written:
    """The difference of products a d − b c, before its running value."""
    return formula(_PRODUCTS, size=STATEMENT_SIZE)


def determinant_in_numbers(entries: Any, value: float) -> Written:
    """The determinant in numbers, all of them exact; with its name, if there is room for it."""
    (a, b), (c, d) = (tuple(math_number(entry, guarded=True) for entry in row) for row in entries)
    first, second = (tint(each, "data") for each in (a, c))
    third, fourth = (tint(each, "second") for each in (d, b))
    answer = tint(math_number(value), "result")
    worked = f"{first} dot {third} - {fourth} dot {second} = {answer}"
    named = formula(f"{tint('det A', 'result')} = {worked}", size=STATEMENT_SIZE)
    return named if named.width <= frame().words.width else formula(worked, size=STATEMENT_SIZE)


def note(sentence: str, role: Role = "ink") -> Written:
    """A sentence beside the picture."""
    return paragraph(sentence, width=frame().words.width, size=STATEMENT_SIZE, role=role)


def counted_points(inside: int, area: float) -> Written:
    """How many points lie on an area."""
    return text(_on_an_area(inside, number(area)), size=STATEMENT_SIZE)


def _on_an_area(inside: int, size: str) -> str:
    return f"{inside} {'point' if inside == 1 else 'points'} in an area of {tint(size, 'result')}"


ONE_FACTOR = "Every area is multiplied \\ by the same factor."

PER_AREA = "density: points per area"


def divided(area: float) -> Written:
    """What a matrix that multiplies areas by so much does to a density."""
    return formula(
        f'"density" quad arrow.r quad "density" / {tint(math_number(area), "result")}', size=STATEMENT_SIZE
    )


def unknown_matrix() -> Written:
    """A, of which nothing is known."""
    entries = "; ".join(f"{tint('?', 'data')}, {tint('?', 'second')}" for _ in range(2))
    return formula(f"{MATRIX.letter} = mat({entries})")


_W = tint(f"${WEIGHT_MATRIX.letter}$", WEIGHT_MATRIX.role)
"""The matrix W, for a text."""

WANTED = f"_Which {_W} makes it round again, up to a turn?_"

NORMAL = "most of a normal cloud"

SCALED = f'"area" quad arrow.r quad {tint(f"abs({_PRODUCTS})", "result")} dot "area"'
"""What a two-by-two matrix does to every area."""

POINT, IMAGE = "$x$", f"{_W}$x$"
"""A point, and where W sends it."""

DENSITY_AT = f"density at {POINT}"

GIVEN = (
    f"$=$ {tint(tint('$abs(det W) dot$', 'result'), 'factor')} {tint(f'normal density at {IMAGE}', 'copied')}"
)
"""What is given to x as its density; at first without the ``factor``."""

WITHOUT, WITH = "without $abs(det W)$", "with $abs(det W)$"
"""What W was trained for, under its curve."""

BEFORE = f"the square before ${MATRIX.letter}$"
"""The outline beside the patch in the end."""


def determinant_of_w(role: Role) -> str:
    """The name of the running number, in the colour of its curve."""
    return tint("$det W$", role)


def crowding(inside: int, before: float, area: float) -> str:
    """Points per area *before* W on an area, as a product of |det W|, which is *area*, and those after it."""
    per_area = inside / before
    equal = "$=$" if area == 1 else "$approx$"
    after = number(per_area / area)
    return f"density: {number(per_area)} {equal} {number(area, AREA_DECIMALS)} $dot$ {after}"


def area_equals(area: float) -> str:
    """An area with as many decimals all the time, or that it is less than these can say."""
    least = 10.0**-AREA_DECIMALS
    small = f"< {number(least, AREA_DECIMALS)}"
    return f"$=$ {number(area, AREA_DECIMALS, fixed=True)}" if area >= least else small


def inverse(area: float) -> str:
    """One over an area, for a text."""
    return "1" if area == 1 else f"1/{number(area)}"


def nearly_inverse(area: float) -> Written:
    """That a number is about one over an area, to stand beside it."""
    return text(f"$approx$ {tint(inverse(area), 'result')}")
