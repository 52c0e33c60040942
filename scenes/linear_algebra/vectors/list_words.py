"""Houses and pictures, as lists of numbers, in formulas and in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import LEFT, RIGHT, VGroup

from mathkit.learning.nearest_average import Comparison, Slide
from scenes.linear_algebra.vectors.drawings.kinds import TREES
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, is_exact, math_number, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Numeral, Written, fit, formula, text

HOUSE_ROWS = ("first", "middle", "last")
"""The numbers of a house, as parts of a formula."""

# Houses --------------------------------------------------------------------------------------------------


def house_in_words(house: Sequence[float]) -> str:
    """A house, in one number for each track."""
    area, bedrooms, age = house
    years = "and it's brand new" if age == 0 else f"{counted_years(age)} old"
    rooms = _bedrooms(int(bedrooms))
    return f"A house, in three numbers: {number(area)} square metres, {rooms}, {years}."


def counted_years(age: float) -> str:
    return f"{number(age)} {'year' if age == 1 else 'years'}"


def _bedrooms(count: int) -> str:
    return counted(count, "bedroom") if count else "no bedrooms"


def both_in_words(total: Points) -> str:
    """What two houses have together."""
    return f"Together they have {number(total[0])} square metres and {_bedrooms(round(total[1]))}."


def ages_in_words(age: float, other_age: float) -> str:
    """What the sum of two ages means."""
    total = number(round(age + other_age, 9))
    if age and other_age:
        return f"But {total} years old? Areas add up; ages don't."
    if age or other_age:
        return f"Their ages add up to {total} as well, but a total age doesn't mean much."
    return "Both are brand new, so there are no years to add."


def half_in_words(house: Sequence[float], other: Sequence[float]) -> str:
    """What half of the sum is."""
    if tuple(house) == tuple(other):
        return "Half the sum is the average: here, the same house again."
    if house[2] and other[2]:
        return "Half the sum does make sense, as the average."
    return "Half the sum is the average: halfway between."


def sum_row(values: Sequence[float], feature: int) -> Written:
    """What a track measures, and the sum on it.

    Its parts are ``name``, ``one``, ``plus``, ``other``, ``equals`` and ``total``.
    """
    one, other = values
    parts = (
        tint(f"#words[{HOUSE_FEATURES[feature]}:] quad", "name"),
        tint(math_number(one), "one"),
        f"{tint('+', 'plus')} {tint(math_number(other), 'other')}",
        f"{tint('=', 'equals')} {tint(math_number(round(one + other, 9)), 'total')}",
    )
    return formula(" ".join(parts), size=STATEMENT_SIZE, one="data", other="second", total="result")


def half_row(total: float, half: float) -> Written:
    """Half of the sum on a track."""
    scaled = f"{tint(_share(2), 'dial')} dot {tint(math_number(round(total, 9)), 'result')}"
    sign = "=" if is_exact(half) else "approx"
    return formula(f"{scaled} {sign} {tint(math_number(half), 'result')}", size=STATEMENT_SIZE)


def _share(count: int) -> str:
    """One part of so many, no higher than a row of words."""
    return f"inline(1/{math_number(count)})"


def columns_of_houses(house: Sequence[float], other: Sequence[float]) -> tuple[Written, Written]:
    """Two houses as columns of numbers, which are their parts ``first``, ``middle`` and ``last``."""

    def column(values: Sequence[float], role: Role) -> Written:
        rows = (tint(math_number(value), row) for value, row in zip(values, HOUSE_ROWS, strict=True))
        return formula(f"vec({', '.join(rows)})", role=role)

    return column(house, "data"), column(other, "second")


def mean_of_houses(
    house: Sequence[float], other: Sequence[float], count: Callable[[], int], most: int, width: float
) -> VGroup:
    """One over a running *count* of houses, at *most* so many, times their sum: two of them, and dots.

    It is at most *width* manim units wide.
    """
    rows = (
        f"{math_number(one)} + {math_number(two)} + dots.c" for one, two in zip(house, other, strict=True)
    )
    room = text(_one_over(most), size=STATEMENT_SIZE)
    added = formula(f"vec({', '.join(rows)})", size=STATEMENT_SIZE)
    fit(added, width=width - room.width - GAP).next_to(room, RIGHT, buff=GAP)
    share = Numeral(count, _one_over, size=STATEMENT_SIZE, role="dial")
    return VGroup(share.move_to(room, aligned_edge=LEFT), added)


def _one_over(count: float) -> str:
    return f"$display(1/{math_number(count)})$"


def average_house(average: Points, decimals: int = 2) -> Written:
    """What that is: a column of numbers, its part ``column``, with as many decimals in each."""
    needed = 0
    while needed < decimals and not all(is_exact(x, needed) for x in average):
        needed += 1
    sign = "=" if all(is_exact(x, needed) for x in average) else "approx"
    column = f"vec({', '.join(math_number(x, needed, fixed=True) for x in average)})"
    return formula(f"{sign} {tint(tint(column, 'result'), 'column')}", size=STATEMENT_SIZE)


# Pictures ------------------------------------------------------------------------------------------------


def pixels_formula(side: int) -> Written:
    """How many numbers a square picture has."""
    sides = f"{math_number(side)} times {math_number(side)}"
    return formula(f"{sides} = {math_number(side**2)} #words[ numbers]", size=STATEMENT_SIZE)


def share_of(count: int) -> Written:
    """One part of so many, by which a sum of so many drawings is scaled."""
    return formula(f"1/{math_number(count)}", size=STATEMENT_SIZE, role="dial")


def lit_share(lit: int, count: int) -> Written:
    """In which share of the drawings a pixel is lit."""
    share = lit / count
    sign = "=" if is_exact(share) else "approx"
    product = f"{tint(_share(count), 'dial')} dot {math_number(lit)}"
    return formula(f"{product} {sign} {math_number(share)}", size=STATEMENT_SIZE)


def pixel_gap(value: float, average: float) -> Written:
    """The gap of one pixel, the difference without its sign; its parts are ``value`` and ``average``."""
    gap = abs(value - average)
    sign = "=" if is_exact(average) else "approx"
    difference = f"{tint(math_number(value), 'value')} - {tint(math_number(average), 'average')}"
    return formula(
        f"#words[this pixel’s gap:] quad |{difference}| {sign} {math_number(gap)}", size=LABEL_SIZE
    )


def _gaps_in_words(gaps: Points) -> tuple[str, str]:
    """Two gaps in three digits, or as many as tell them apart."""
    for decimals in range(4):
        rounded = not all(is_exact(gap, decimals) for gap in gaps)
        one, other = (number(gap, decimals, fixed=rounded) for gap in gaps)
        if one != other and min(gaps) >= 10 ** (1 - decimals):
            break
    return one, other


def verdict_in_words(compared: Comparison) -> str:
    """What a new drawing of a tree is guessed to be."""
    one, other = _gaps_in_words(compared.gaps)
    exact = {number(gap) for gap in compared.gaps} == {one, other}
    near = f"{'' if exact else 'About '}{one} from the average tree, {other} from the average fish"
    if compared.label == TREES:
        return f"{near}. The smaller sum wins: tree."
    return f"{near}. The smaller sum wins: fish, and that's wrong."


def first_score_in_words(scores: Sequence[int], asked: int) -> str:
    """How many new drawings are guessed right after one drawing of each kind."""
    if scores[0] == asked:
        return f"With one drawing of each, we already get all {asked} new ones right."
    return f"With one drawing of each, we get {scores[0]} of {asked} new ones right."


def score_in_words(scores: Sequence[int], asked: int) -> str:
    """How many are right after more drawings; *scores* are those of one drawing, of two, and so on."""
    first, last, count = scores[0], scores[-1], len(scores)
    if last == asked:
        if first == asked:
            return f"With {count}, we still do."
        settled = settled_at(scores)
        return (
            f"With {count}, it's all {asked}."
            if settled == count
            else f"From {settled} on, it's all {asked}."
        )
    if last > first:
        return f"With {count}, we get {last}."
    if last < first:
        return f"With {count}, we get only {last}: it depends on which drawings you've seen."
    return f"With {count}, we get no more."


def settled_at(scores: Sequence[int]) -> int:
    """From how many drawings on the score stays what it is at the end."""
    return max((count for count, score in enumerate(scores, 1) if score != scores[-1]), default=0) + 1


def slide_in_words(slide: Slide) -> str:
    """What happens when the tree is slid to the right; empty if that shows nothing."""
    if slide.first_mistake is not None:
        pixels = counted(int(slide.shifts[slide.first_mistake]), "pixel")
        return f"But slide this tree {pixels} right: each number changes place, and we say fish."
    start, end = (float(gaps[TREES]) for gaps in (slide.gaps[0], slide.gaps[-1]))
    if end > start:
        before, after = _gaps_in_words(np.array([start, end]))
        return (
            "But slide this tree to the right edge, and its gap from the "
            f"average tree grows from {before} to {after}."
        )
    return ""
