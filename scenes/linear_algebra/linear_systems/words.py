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
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

GOODS: tuple[Role, Role] = ("data", "second")
"""The colours of coffees and of cakes, and of their prices."""

COFFEE = Symbol("x", "data", "the price of a coffee")
CAKE = Symbol("y", "second", "the price of a cake")

_NAMES = ("coffee", "cake")

AXES = tuple(
    f"euros for a {tint(name, role)}, {tint(f'_{symbol.letter}_', role)}"
    for name, role, symbol in zip(_NAMES, GOODS, (COFFEE, CAKE), strict=True)
)
FACT_LABELS = {
    "prices": "prices of a coffee and of a cake",
    "third_comes_to": "what the third receipt comes to",
    "fitted": "prices with the least squared gaps, three receipts",
    "learned": "prices learned from many receipts",
    "predicted": "what the new order should cost",
}

EXACT = 3
"""Decimals of a sum of euros: a quarter of 50 cents is written in full."""

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


def change(amount: float) -> str:
    """How much a price goes up or down: ``+€1``."""
    return f"{'' if amount < 0 else '+'}{euro_sign(amount)}"


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


def amount(count: float, name: str) -> str:
    """A number of things, parts included: ``two and a half cakes``, ``a third of a euro``."""
    exact = fraction(count)
    whole, part = int(exact), exact - int(exact)
    if not part:
        return f"{_WHOLES[whole]} {name}{'' if whole == 1 else 's'}"
    if not whole:
        return f"{_PARTS[part]} of a {name}".replace("a half of", "half")
    return f"{_WHOLES[whole]} and {_PARTS[part]} {name}s"


def costs(count: float, name: str, price: float) -> str:
    """What a row says with one thing left on it: ``two coffees cost 6 euros. So a coffee costs 3.``"""
    if count == 1:
        return f"a {name} costs {euros(price)}."
    verb = "cost" if count > 1 else "costs"
    return f"{amount(count, name)} {verb} {euros(count * price)}. So a {name} costs {number(price)}."


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
        "first_guess": f"A euro each leaves the first receipt {short} short.",
        "subtract": f"Subtract {share_of(factor, 'the first receipt')} from the second.",
        "one_left": f"No coffee is left: {costs(left, 'cake', prices[1])}",
        "unchanged": f"So {taking_away(factor)} leaves the second one's gap unchanged.",
        "back": f"A cake costs {number(prices[1])}. Take {'it' if with_cakes == 1 else 'the cakes'} off "
        f"the first: {costs(coffees, 'coffee', prices[0])}",
        "answer": f"Here, a coffee costs {euros(prices[0])}, and a cake {number(prices[1])}.",
    }


def of_the_stair(step: Points) -> str:
    """Why the line is straight; *step* is how much the prices of a coffee and of a cake change, (2,)."""
    more = "a euro" if step[0] == 1 else "50 cents"
    return f"If coffee costs {more} more, cake must cost {amount(-step[1], 'euro')} less: that's a line."


def of_proportions(twice: float, cheaper: float) -> dict[str, str]:
    """The sentences about a second receipt that doubles the first, but for too little."""
    return {
        "doubled": f"What if the second doubles the first, but costs {euros(cheaper)}?",
        "impossible": f"Subtract the first twice: zero would equal minus {number(twice - cheaper, EXACT)}. "
        "The lines are parallel.",
    }


def of_the_third(counts: ArrayLike, total: float, comes_to: float) -> dict[str, str]:
    """The sentences about the receipt that disagrees."""
    return {
        "third_receipt": f"A third receipt: {order(counts)}, {euros(total)}.",
        "disagrees": f"At our prices it's {number(comes_to, EXACT)}. At least one total is off, but which?",
    }


def arrived(walk: Trajectory[GradientDescent], lowest: Points) -> bool:
    """Whether a walk ends where it would be lowest, as far as the written digits show."""
    return bool(np.abs(walk.points[-1] - lowest).max() < _NEAR)


def of_learning(
    walk: Trajectory[GradientDescent], lowest: Points, learned: Points, wanted: ArrayLike, predicted: float
) -> dict[str, str]:
    """The sentences about prices that are learned; an ear is told them in round numbers."""
    best = _both(walk.points[-1])
    if arrived(walk, lowest):
        settled = f"Now walk downhill on the average. It's smallest near {best}."
    else:
        settled = f"Now walk downhill on the average. We're near {best}, and still creeping."
    return {
        "settled": settled,
        "learned_prices": f"all slightly off, we learn prices near {_both(learned)}.",
        "priced": f"{sentence(order(wanted))} should cost about {number(predicted, 0)} euros.",
    }


def _both(prices: Points) -> str:
    coffee, cake = (number(price, 1) for price in prices)
    return f"{coffee} and {cake}"


# Formulas ----------------------------------------------------------------------------------------------


def equation(counts: ArrayLike, total: float, role: Role = "ink") -> Written:
    """A receipt as an equation: ``2 x + y = 8``."""
    terms = [
        f"{_times(count)} {symbol}"
        for count, symbol in zip(np.asarray(counts, dtype=np.float64), (COFFEE, CAKE), strict=True)
        if count
    ]
    left = " + ".join(terms) or '"0"'
    return formula(f"{left} {math_equals(total, _decimals(total))}", size=LABEL_SIZE, role=role)


def _times(count: float) -> str:
    if count == 1:
        return ""
    exact = fraction(count)
    if is_exact(count):
        return math_number(count)
    return f'"{exact.numerator}" \\/ "{exact.denominator}"'


def price_of(symbol: Symbol, price: float) -> Written:
    """``y = 2``, as a label."""
    return formula(f"{symbol} = {tint(math_number(price), 'result')}", size=LABEL_SIZE)


def solution(prices: ArrayLike, role: Role = "result") -> Written:
    """Both prices, as a label of a point."""
    return text(tint(listed(np.asarray(prices)), role), size=STATEMENT_SIZE)


def asked(index: int, price: str) -> Written:
    """What a coffee or a cake costs: ``a coffee: €?``."""
    return text(f"a {_NAMES[index]}: €{price}", size=LABEL_SIZE, role=GOODS[index])


def found(index: int, price: float) -> Written:
    """What a coffee or a cake costs, once it is known."""
    return text(f"a {_NAMES[index]}: {tint(euro_sign(price), 'result')}", size=LABEL_SIZE, role=GOODS[index])


def subtraction(factor: float) -> Written:
    """What the third row is made of."""
    share = share_of(factor, "the first")
    return text(f"the second, less {share}", size=FINE_SIZE, role="muted")


def priced_order(wanted: ArrayLike, prices: Points, total: float) -> Written:
    """What a new order should cost: its counts are the features, the prices the weights."""
    terms = [
        f"{tint(math_number(float(count)), f'{name}s')} dot {tint(math_number(price), role)}"
        for count, name, price, role in zip(np.asarray(wanted), _NAMES, prices, GOODS, strict=True)
    ]
    return formula(f"{' + '.join(terms)} = {tint(math_number(total), 'result')}", size=STATEMENT_SIZE)
