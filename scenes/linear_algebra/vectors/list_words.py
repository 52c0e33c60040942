"""Houses and pictures, as lists of numbers, in formulas and in words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mathkit.learning.nearest_average import Comparison, Slide
from scenes.stage.params.quantities import HOUSE_FEATURES
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, is_exact, math_number, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula

HOUSE = 0
"""The class of houses; that of arrows is 1."""


# Houses --------------------------------------------------------------------------------------------------


def house_in_words(house: Sequence[float]) -> str:
    """What a house needs: one number for each track."""
    area, bedrooms, age = house
    years = "and it's brand new" if age == 0 else f"{counted_years(age)} old"
    return f"A house needs three: {number(area)} square metres, {_bedrooms(int(bedrooms))}, {years}."


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
        return f"But {total} years? Neither is that old."
    if age or other_age:
        return f"Their ages add up to {total} as well, but a total age doesn't mean much."
    return "Both are brand new, so there are no years to add."


def half_in_words(house: Sequence[float], other: Sequence[float]) -> str:
    """What half of the sum is."""
    if tuple(house) == tuple(other):
        return "Half the sum is the average: here, the same house again."
    if house[2] and other[2]:
        return "But half the sum makes sense: it's the average, halfway between."
    return "Half the sum is the average, halfway between."


def sum_row(values: Sequence[float], feature: int) -> Written:
    """What a track measures, and the sum on it.

    Its parts are ``name``, ``one``, ``plus``, ``other``, ``equals`` and ``total``.
    """
    one, other = values
    parts = (
        tint(f"#words[{HOUSE_FEATURES[feature]}:] quad", "name"),
        tint(math_number(one), "one"),
        f"{tint('+', 'plus')} {tint(math_number(other), 'other')}",
        f"{tint('=', 'equals')} #h(0.9em) {tint(math_number(round(one + other, 9)), 'total')}",
    )
    return formula(" ".join(parts), size=STATEMENT_SIZE, one="data", other="second", total="result")


def average_formula(count: int, total: Points, average: Points, decimals: int = 2) -> Written:
    """The average of several houses: one over their number, times their sum; part ``average``."""
    whole_sum = f"vec({', '.join(math_number(x) for x in total)})"
    mean = f"vec({', '.join(math_number(x, decimals) for x in average)})"
    sign = "=" if all(is_exact(x, decimals) for x in average) else "approx"
    result = tint(f"{sign} {tint(mean, 'result')}", "average")
    return formula(f"{tint(f'1 / {math_number(count)}', 'dial')} {tint(whole_sum, 'result')} {result}")


# Pictures ------------------------------------------------------------------------------------------------


def pixels_formula(side: int) -> Written:
    """How many numbers a square picture has."""
    sides = f"{math_number(side)} times {math_number(side)}"
    return formula(f"{sides} = {math_number(side**2)} #words[ numbers]", size=STATEMENT_SIZE)


def average_of_drawings(count: int, kinds: str) -> Written:
    """That an average is a scaled sum, of so many ``houses`` or ``arrows``."""
    scaled = f"{tint(f'1/{math_number(count)}', 'dial')} dot #words[sum of {count} {kinds}]"
    return formula(scaled, size=STATEMENT_SIZE)


def lit_share(lit: int, count: int) -> Written:
    """In which share of the drawings a pixel is lit: a part ``share``."""
    share = lit / count
    sign = "=" if is_exact(share) else "approx"
    product = f"{math_number(lit)} dot {tint(f'1/{math_number(count)}', 'dial')}"
    return formula(f"{product} {tint(f'{sign} {math_number(share)}', 'share')}", size=LABEL_SIZE)


def pixel_gap(value: float, average: float) -> Written:
    """The gap of one pixel: the difference without its sign."""
    gap = abs(value - average)
    sign = "=" if is_exact(average) else "approx"
    return formula(
        f"#words[this pixel:] quad |{math_number(value)} - {math_number(average)}| {sign} "
        f"{tint(math_number(gap), 'slope')}",
        size=LABEL_SIZE,
    )


def _gaps_in_words(gaps: Points) -> tuple[str, str]:
    """Two gaps in three digits, or as many as tell them apart."""
    for decimals in range(4):
        one, other = (number(gap, decimals) for gap in gaps)
        if one != other and min(gaps) >= 10 ** (1 - decimals):
            break
    return one, other


def verdict_in_words(compared: Comparison) -> str:
    """What a new drawing of a house is guessed to be."""
    one, other = _gaps_in_words(compared.gaps)
    exact = {number(gap) for gap in compared.gaps} == {one, other}
    near = f"{'' if exact else 'About '}{one} from the average house"
    distances = f"{near}, {other} from the average arrow"
    if compared.label == HOUSE:
        return f"{distances}: it's a house."
    return f"{distances}: it's taken for an arrow, and that's wrong."


def score_in_words(scores: Sequence[int], asked: int, count: int) -> str:
    """How many new drawings are guessed right, with one drawing of each kind and with all."""
    first, last = scores
    start = f"With one drawing of each, it gets {first} of {asked} new ones right"
    if last > first:
        return f"{start}. With {count}, {f'all {asked}' if last == asked else number(last)}."
    if last < first:
        return f"{start}, but with {count}, only {last}: it depends on which drawings you've seen."
    if last == asked:
        return (
            f"With one drawing of each, it already gets all {asked} new ones right, "
            f"and with {count} it still does."
        )
    return f"{start}. With {count}, it gets no more."


def slide_in_words(slide: Slide) -> str:
    """What happens when the house is slid to the right; empty if that shows nothing."""
    if slide.first_mistake is not None:
        pixels = counted(int(slide.shifts[slide.first_mistake]), "pixel")
        return f"But slide the house {pixels}, onto other tracks, and it's taken for an arrow."
    start, end = (float(gaps[HOUSE]) for gaps in (slide.gaps[0], slide.gaps[-1]))
    if end > start:
        before, after = _gaps_in_words(np.array([start, end]))
        return (
            "But slide the house to the edge, onto other tracks, and its gap from the average house "
            f"grows from {before} to {after}."
        )
    return ""
