"""What is said and written about houses, what their features are worth, and what can be afforded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import RIGHT, VGroup

from mathkit.linear_algebra.matrices import Shortlist
from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrices.words import spoken
from scenes.stage.lesson import Facts
from scenes.stage.pictures.number_tables import ORDINALS, rounded
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, math_sum, math_term, number
from scenes.stage.type.writing import FORMULA_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FEATURES: tuple[Role, Role, Role] = ("data", "second", "path")
"""The colours of the three features: of their columns, of their weights, and of their arrows."""

ONE_OF_EACH = ("one m²", "one bedroom", "one year")
"""What each weight is the price of."""

_BEYOND = 0.2
"""How far beyond all prices a budget is shown, as a share of their range, at the most."""

_COUNTS = ("none", "one", "two", "three", "four", "five")


def facts(prices: MatrixProduct, shortlist: Shortlist, budget: float) -> Facts:
    """What the film says of the houses."""
    first = float(rounded(prices.product)[0, 0])
    return {
        "price": first,
        "house_lands": house_lands_in_words(prices.left[0], first),
        "stacked": stacked_in_words(len(prices.left)),
        "priced": priced_in_words(len(prices.left)),
        "in_reach": int(shortlist.within.sum()),
        "afforded": afforded_in_words(shortlist, budget),
    }


def house_lands_in_words(house: Sequence[float], price: float) -> str:
    """How many steps of each kind, and where they lead."""
    area, rooms, age = map(number, house)
    where = "zero" if price == 0 else f"{spoken(price)} thousand dollars"
    return (
        f"Take {area} of the first step, {rooms} of the second and {age} of the third: "
        f"our house lands at {where}."
    )


def stacked_in_words(houses: int) -> str:
    """What the table is."""
    if houses == 1:
        return "Lay the house down as a row: a matrix, X, one house long."
    return "Stack more houses, one per row: a data matrix, X."


def priced_in_words(houses: int) -> str:
    """What the product is."""
    return f"Add those up, as before, to price {'the' if houses == 1 else 'every'} house."


def afforded_in_words(shortlist: Shortlist, budget: float) -> str:
    """How many houses are within the budget; also that they are sorted, if any of them changes its place."""
    sentence = _count_in_words(shortlist, budget)
    if np.array_equal(shortlist.order, np.arange(len(shortlist.order))):
        return sentence
    return f"Sort them by price. {sentence}"


def _count_in_words(shortlist: Shortlist, budget: float) -> str:
    count, many = int(shortlist.within.sum()), len(shortlist.within)
    spend = f"With a budget of {number(budget)} thousand dollars" if budget else "With nothing to spend"
    if many == 1:
        return f"{spend}, this house {'is within' if count else 'is out of'} reach."
    if count == many:
        which = "both" if many == 2 else f"all {_COUNTS[many]}"
    else:
        which = f"{_COUNTS[count]} of the {_COUNTS[many]}"
    return f"{spend}, {which} {'is' if count == 1 else 'are'} within reach."


def shown_budget(prices: Sequence[float], budget: float) -> float:
    """Where the budget stands on a line of prices: not far beyond the highest of them."""
    highest = max(*prices, 0.0)
    return min(budget, highest + _BEYOND * max(highest - min(*prices, 0.0), 1.0))


def budget_label(budget: float, shown: float) -> Written:
    """The budget, with an arrow if it is farther on than the line can show."""
    return text(f"budget {number(budget)}{' →' if budget > shown else ''}", size=LABEL_SIZE, role="dial")


def house_lines(house: Sequence[float]) -> list[Written]:
    """The three features of a house; each number is the part of its colour."""
    area, rooms, age = house
    units = ("m²", "bedroom" if rooms == 1 else "bedrooms", "year old" if age == 1 else "years old")
    return [
        text(f"{tint(number(value), role)} {tint(unit, 'unit')}", size=FORMULA_SIZE)
        for value, role, unit in zip((area, rooms, age), FEATURES, units, strict=True)
    ]


def products(prices: MatrixProduct) -> list[Written]:
    """What each feature of the first house is worth."""
    return [
        formula(
            f"{tint(math_number(x), role)} dot {tint(math_number(w, guarded=True), role)}"
            f" = {math_number(term)}",
            size=STATEMENT_SIZE,
        )
        for x, w, term, role in zip(
            prices.left[0], prices.right[:, 0], rounded(prices.terms[0, 0]), FEATURES, strict=True
        )
    ]


def price_sum(prices: MatrixProduct) -> Written:
    """The sum of what the features are worth."""
    total = math_number(float(rounded(prices.product)[0, 0]))
    return formula(f"{math_sum(map(float, rounded(prices.terms[0, 0])))} = {tint(total, 'result')}")


def times(weight: float, role: Role, *, size: float, first: bool) -> Written:
    """A weight before the column that it multiplies; a later one with its sign as the operator."""
    return formula(f"{_signed(weight, role, first=first)} dot", size=size)


def _signed(value: float, name: str, *, first: bool) -> str:
    """A number that is the part *name*; a later one of a sum with its sign before it, with room between."""
    if first:
        return tint(math_number(value), name)
    sign, size = math_term(value).split(" ", 1)
    return f"{sign} med {tint(size, name)}"


def signed_terms(terms: Sequence[float], row: int, *, size: float) -> list[Written]:
    """What each feature of the house in a *row* is worth; the later ones with their signs as operators."""
    names = [f"term_{ORDINALS[row]}_row_{ORDINALS[column]}_column" for column in range(len(FEATURES))]
    return [
        formula(_signed(value, name, first=name is names[0]), size=size, **{name: role})
        for value, name, role in zip(map(float, rounded(terms)), names, FEATURES, strict=True)
    ]


def count_within(shortlist: Shortlist) -> VGroup:
    """How many of the houses are within the budget."""
    count = text(f"{int(shortlist.within.sum())} of {len(shortlist.within)}", size=FORMULA_SIZE)
    label = text("within budget", size=LABEL_SIZE).next_to(count, RIGHT, buff=GAP)
    return VGroup(count, label.stand_on(count.baseline))
