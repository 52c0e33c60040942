"""What is said and written of receipts, prices and gaps."""

from __future__ import annotations

from fractions import Fraction
from typing import cast

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.linear_systems import Elimination
from mathkit.optimization.gradient_descent import GradientDescent
from mathkit.optimization.iterate import Trajectory
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import MINUS, is_exact, listed, math_equals, math_number, number
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

GOODS: tuple[Role, Role] = ("data", "second")
"""The colours of coffees and of cakes, and of their prices."""

COFFEE = Symbol("x", "data", "the price of a coffee")
CAKE = Symbol("y", "second", "the price of a cake")

AXES = (
    f"euros for a {tint('coffee', 'data')}, ${COFFEE}$",
    f"euros for a {tint('cake', 'second')}, ${CAKE}$",
)
BILLS = ("first total, in euros", "second total, in euros")

FACT_LABELS = {
    "prices": "prices of a coffee and of a cake",
    "third_comes_to": "what the third receipt comes to",
    "fitted": "prices with the least squared gaps, three receipts",
    "learned": "prices learned from many receipts",
    "predicted": "what the new order should cost",
}

EXACT = 3
"""Decimals of a sum of euros: a quarter of 50 cents is written in full."""

_NAMES = ("coffee", "cake")
_COUNTS = ("no", "a", "two", "three", "four")

_SHARES = {
    Fraction(1, 4): "a quarter of",
    Fraction(1, 3): "a third of",
    Fraction(1, 2): "half of",
    Fraction(2, 3): "two thirds of",
    Fraction(3, 4): "three quarters of",
    Fraction(1): "",
    Fraction(4, 3): "four thirds of",
    Fraction(3, 2): "one and a half times",
    Fraction(2): "twice",
    Fraction(3): "three times",
    Fraction(4): "four times",
}
"""All quotients of two whole numbers from 1 to 4, as they are said before what they are a share of."""

_PARTS = {
    Fraction(1, 4): "a quarter",
    Fraction(1, 3): "a third",
    Fraction(1, 2): "a half",
    Fraction(2, 3): "two thirds",
    Fraction(3, 4): "three quarters",
}

_WHOLES = ("", "one", "two", "three", "four")

_NEAR = 0.005
"""A walk whose end differs from the lowest point by less has arrived: two decimals are shown."""


# Numbers -----------------------------------------------------------------------------------------------


def fraction(value: float) -> Fraction:
    """A quotient of small whole numbers, exactly."""
    return Fraction(value).limit_denominator(16)


def _decimals(amount: float) -> int:
    """Cents, or a digit more for a sum that this writes in full."""
    return EXACT if is_exact(amount, EXACT) else 2


def euros(amount: float) -> str:
    """A sum as it is said: ``8 euros``, ``about 2.67 euros``."""
    about = "" if is_exact(amount, EXACT) else "about "
    written = number(amount, _decimals(amount)).replace(MINUS, "minus ")
    return f"{about}{written} euro{'' if written == '1' else 's'}"


def euro_sign(amount: float) -> str:
    """A sum at the end of a receipt: ``€8``."""
    size = abs(round(amount, EXACT))
    return f"{MINUS if size and amount < 0 else ''}€{number(size, _decimals(amount))}"


def math_euros(amount: float) -> str:
    """A sum as Typst mathematics."""
    return math_number(amount, EXACT)


def gap_words(gap: float) -> str:
    """How far a guess is from a total: ``5 short``."""
    if abs(gap) < 1e-6:
        return "fits"
    return f"{number(abs(gap))} {'short' if gap < 0 else 'over'}"


def order(counts: ArrayLike) -> str:
    """What is on a receipt: ``two coffees and a cake``."""
    return " and ".join(
        several(int(count), name) for count, name in zip(np.asarray(counts), _NAMES, strict=True)
    )


def several(count: int, name: str) -> str:
    return f"{_COUNTS[count]} {name}{'' if count == 1 else 's'}"


def sentence(words: str) -> str:
    """With a capital letter."""
    return words[0].upper() + words[1:]


# Sentences ---------------------------------------------------------------------------------------------


def share_of(factor: float, what: str) -> str:
    """A multiple of something, as it is said: ``half of the first receipt``, ``twice the first receipt``."""
    return f"{_SHARES[fraction(factor)]} {what}".strip()


def taking_away(factor: float) -> str:
    """A multiple that is taken away: ``taking half of it away``, ``taking it away twice``."""
    share = _SHARES[fraction(factor)]
    if share.endswith(("times", "twice")):
        return f"taking it away {share}"
    return f"taking {share_of(factor, 'it')} away"


def cakes(count: float) -> str:
    """A number of cakes, parts included: ``two and a half cakes``."""
    exact = fraction(count)
    whole, part = int(exact), exact - int(exact)
    if not part:
        return f"{_WHOLES[whole]} cake{'' if whole == 1 else 's'}"
    if not whole:
        return f"{_PARTS[part]} of a cake".replace("a half of", "half")
    return f"{_WHOLES[whole]} and {_PARTS[part]} cakes"


def costs(count: float, name: str, price: float) -> str:
    """What follows from a row with one thing left on it."""
    if count == 1:
        return f"That's the price of a {name}."
    return f"So a {name} costs {number(price)}."


def of_two_receipts(made: Elimination) -> dict[str, str]:
    """The sentences about the first two receipts, which have one solution."""
    receipts, totals = made.matrices[0], made.right_sides[0]
    prices, factor = cast("Points", made.solution), cast("float", made.steps[0].factor)
    coffees, with_cakes = receipts[0]
    short = euros(totals[0] - coffees - with_cakes)
    left = float(made.matrices[1, 1, 1])
    first, other = (
        f"{sentence(order(row))} cost {euros(b)}." for row, b in zip(receipts, totals, strict=True)
    )
    return {
        "first_receipt": first,
        "second_receipt": other,
        "first_guess": f"A euro each leaves the first {short} short.",
        "subtract": f"Subtract {share_of(factor, 'the first receipt')} from the second.",
        "one_left": f"No coffee is left: {cakes(left)} for {euros(left * prices[1])}. "
        f"{costs(left, 'cake', prices[1])}",
        "changes_nothing": f"{sentence(taking_away(factor))} changes nothing: the other two gaps stay equal.",
        "back": f"Take the {'cake' if with_cakes == 1 else 'cakes'} off the first receipt: "
        f"{several(int(coffees), 'coffee')} for {euros(coffees * prices[0])}. "
        f"{costs(coffees, 'coffee', prices[0])}",
        "coffee_arrow": f"A euro more for coffee adds {_both(receipts[:, 0])} to the totals: an arrow.",
        "cake_arrow": f"For cake, {_both(receipts[:, 1])}.",
        "combined": f"{number(prices[0])} of one and {number(prices[1])} of the other "
        "reach both totals: our prices.",
        "half_paid": "What if the second repeats the first, for half the money? "
        f"Subtract: nothing is left, for {euros(-totals[0] / 2)}.",
    }


def _both(column: Points) -> str:
    first, second = (number(each) for each in column)
    return f"{first} to each" if first == second else f"{first} and {second}"


def of_the_third(counts: ArrayLike, total: float, comes_to: float) -> dict[str, str]:
    """The sentences about the receipt that disagrees."""
    return {
        "third_receipt": f"A third receipt: {order(counts)}, {euros(total)}. "
        f"At our prices it's {number(comes_to, EXACT)}: somebody left a tip.",
    }


def arrived(walk: Trajectory[GradientDescent], lowest: Points) -> bool:
    """Whether a walk ends where it would be lowest, as far as the written digits show."""
    return bool(np.abs(walk.points[-1] - lowest).max() < _NEAR)


def of_learning(
    walk: Trajectory[GradientDescent], lowest: Points, wanted: ArrayLike, predicted: float
) -> dict[str, str]:
    """The sentences about prices that are learned."""
    best = listed(walk.points[-1]).strip("()").replace(", ", " and ")
    if arrived(walk, lowest):
        settled = f"The average is smallest near {best}."
    else:
        settled = f"After {walk.steps} steps we're near {best}, and still creeping."
    return {
        "settled": settled,
        "priced": f"{sentence(order(wanted))} should cost about {number(predicted)} euros.",
    }


# Formulas ----------------------------------------------------------------------------------------------


def cake_equation(left: float, price: float) -> Written:
    """The row with cakes alone: ``2.5 y = 5``."""
    return formula(
        f"{_times(left)} {CAKE} {math_equals(left * price, _decimals(left * price))}", size=STATEMENT_SIZE
    )


def coffee_equation(count: float, price: float) -> Written:
    return formula(
        f"{_times(count)} {COFFEE} {math_equals(count * price, _decimals(count * price))}",
        size=STATEMENT_SIZE,
    )


def _times(count: float) -> str:
    if count == 1:
        return ""
    exact = fraction(count)
    if is_exact(count):
        return math_number(count)
    return f'"{exact.numerator}" / "{exact.denominator}"'


def price_of(symbol: Symbol, price: float) -> Written:
    """``y = 2``, as a label."""
    return formula(f"{symbol} = {tint(math_number(price), 'result')}", size=LABEL_SIZE)


def solution(prices: Points) -> Written:
    """Both prices, as a label of a point."""
    return text(tint(listed(prices), "result"), size=STATEMENT_SIZE)


def subtraction(factor: float) -> Written:
    """What the third row is made of."""
    share = share_of(factor, "the first")
    return text(f"the second, less {share}", size=LABEL_SIZE, role="muted")


def totals_formula(receipts: Points, totals: Points, prices: Points) -> Written:
    """Both prices times their columns are the totals."""
    columns = [f"vec({', '.join(math_number(each) for each in column)})" for column in np.transpose(receipts)]
    terms = [
        f"{tint(math_number(price), 'result')} dot {tint(column, role)}"
        for price, column, role in zip(prices, columns, GOODS, strict=True)
    ]
    right = f"vec({', '.join(math_number(total, EXACT) for total in totals)})"
    return formula(f"{' + '.join(terms)} = {right}", size=STATEMENT_SIZE)


def priced_order(wanted: ArrayLike, prices: Points, total: float) -> Written:
    """What a new order should cost: its counts are the features, the prices the weights."""
    terms = [
        f"{math_number(float(count))} dot {tint(math_number(price), role)}"
        for count, price, role in zip(np.asarray(wanted), prices, GOODS, strict=True)
    ]
    return formula(f"{' + '.join(terms)} = {tint(math_number(total), 'result')}", size=STATEMENT_SIZE)
