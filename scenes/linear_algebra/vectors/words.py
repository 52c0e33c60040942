"""Houses as vectors of three numbers, in formulas and in words: one house, two houses, a data set."""

from __future__ import annotations

from collections.abc import Sequence

from scenes.stage.pictures.house_spaces import FEATURES
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, listed, math_number, math_vector, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

HOUSE, OTHER = tint("x", "data"), tint("y", "second")
"""Two houses, in Typst mathematics."""


def house_formula(house: Sequence[float]) -> Written:
    """A house as a vector, with the meaning of each number beside it."""
    names = ", ".join(f"#words[{name}]" for name in FEATURES)
    meanings = tint(f"vec(delim: #none, align: #left, {names})", "muted")
    return formula(f"{HOUSE} = {math_vector(house)} quad {meanings}", size=STATEMENT_SIZE)


def difference_of_houses(other: Sequence[float], difference: Points) -> list[Written]:
    """Another house, and its difference from the first."""
    rows = (
        f"{OTHER} = {math_vector(other)}",
        f"{OTHER} - {HOUSE} = {tint(math_vector(difference), 'result')}",
    )
    return [formula(row, size=STATEMENT_SIZE) for row in rows]


def house_in_words(house: Sequence[float]) -> str:
    """A house by its numbers: ``120 square metres, 3 bedrooms, 1 year old``."""
    area, bedrooms, age = house
    years = "1 year" if age == 1 else f"{number(age)} years"
    return f"{number(area)} square metres, {counted(int(bedrooms), 'bedroom')}, {years} old"


def neighbours_in_words(difference: Points) -> str:
    """What the arrow from one house to another means."""
    if not difference.any():
        return "Here it is the same point: by these numbers nobody can tell the two houses apart."
    return f"The arrow between them is a vector too, the difference {listed(difference)}."


def size_of_data(houses: int) -> list[Written]:
    """How many houses there are, and how many numbers each of them has."""
    rows = (f"{houses} houses", f"{len(FEATURES)} numbers each")
    return [text(row, size=STATEMENT_SIZE) for row in rows]


def picture_as_vector(side: int) -> list[Written]:
    """A square picture with *side* pixels along each side, as the list of their numbers."""
    return [
        text(f"{side} × {side} pixels", size=STATEMENT_SIZE),
        formula(f"{HOUSE} = vec(x_1, x_2, dots.v, x_({math_number(side**2)}))"),
    ]
