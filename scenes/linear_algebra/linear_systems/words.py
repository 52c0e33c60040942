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
from scenes.stage.type.numerals import MINUS, is_exact, number
from scenes.stage.type.symbols import Symbol
from scenes.stage.type.typesetting import Points

GOODS: tuple[Role, Role] = ("data", "second")
"""The colours of coffees and of cakes, and of their prices."""

COFFEE = Symbol("x", "data", "the price of a coffee")
CAKE = Symbol("y", "second", "the price of a cake")

NAMES = ("coffee", "cake")

AXES = tuple(
    f"euros for a {tint(name, role)}, {tint(f'_{symbol.letter}_', role)}"
    for name, role, symbol in zip(NAMES, GOODS, (COFFEE, CAKE), strict=True)
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

_ORDINALS = ("first", "second", "third")

_WHOLES = ("", "one", "two", "three", "four")

_NEAR = 0.005
"""A walk whose end differs from the lowest point by less has arrived: two decimals are shown."""


# Numbers -----------------------------------------------------------------------------------------------


def fraction(value: float) -> Fraction:
    """A quotient of small whole numbers, exactly."""
    return Fraction(value).limit_denominator(16)


def decimals_of(amount: float) -> int:
    """Cents, or a digit more for a sum that this writes in full."""
    return EXACT if is_exact(amount, EXACT) else 2


def euros(amount: float) -> str:
    """A sum as it is said: ``8 euros``, ``about 2.67 euros``."""
    about = "" if is_exact(amount, EXACT) else "about "
    written = number(amount, decimals_of(amount)).replace(MINUS, "minus ")
    return f"{about}{written} euro{'' if written == '1' else 's'}"


def euro_sign(amount: float) -> str:
    """A sum at the end of a receipt: ``€8``."""
    size = abs(round(amount, EXACT))
    return f"{MINUS if size and amount < 0 else ''}€{number(size, decimals_of(amount))}"


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
        several(int(count), name) for count, name in zip(np.asarray(counts), NAMES, strict=True)
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


def moved(factor: float, what: str, way: str) -> str:
    """A multiple that goes somewhere: ``half of it away``, ``it away twice``."""
    share = _SHARES[fraction(factor)]
    if share.endswith(("times", "twice")):
        return f"{what} {way} {share}"
    return f"{share_of(factor, what)} {way}"


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
        "first_guess": f"A euro each leaves a gap: the first is {short} short.",
        "subtract": f"Subtract {share_of(factor, 'the first')} from the second.",
        "one_left": f"That leaves two prime, without coffee: {costs(left, 'cake', prices[1])}",
        "unchanged": f"So there, taking {moved(factor, 'it', 'away')} leaves the second gap unchanged.",
        "added": f"Adding {moved(factor, 'the first', 'back')} turns the line back: no answer is gained.",
        "back": f"Taking the cake{'' if with_cakes == 1 else 's'} off the first leaves one prime: "
        f"{costs(coffees, 'coffee', prices[0])}",
        "answer": f"A coffee costs {euros(prices[0])}, a cake {number(prices[1])}.",
    }


def of_the_stair(step: Points) -> str:
    """Why the line is straight; *step* is how much the prices of a coffee and of a cake change, (2,)."""
    more = "a euro" if step[0] == 1 else "50 cents"
    return f"{sentence(more)} more for coffee takes {amount(-step[1], 'euro')} off cake: that's a line."


def of_proportions(twice: float, cheaper: float) -> dict[str, str]:
    """The sentences about a second receipt that doubles the first, but for too little."""
    return {
        "doubled": f"What if the second lists everything twice, for only {euros(cheaper)}?",
        "impossible": "Subtract twice the first, and zero would equal "
        f"minus {number(twice - cheaper, EXACT)}: parallel lines.",
    }


def of_the_third(counts: ArrayLike, total: float, comes_to: float) -> dict[str, str]:
    """The sentences about the receipt that disagrees."""
    return {
        "third_receipt": f"A third receipt: {order(counts)}, {euros(total)}.",
        "disagrees": f"At our prices it's {number(comes_to, EXACT)}, so no point fits all three. "
        "Which totals are off?",
    }


def arrived(walk: Trajectory[GradientDescent], lowest: Points) -> bool:
    """Whether a walk ends where it would be lowest, as far as the written digits show."""
    return bool(np.abs(walk.points[-1] - lowest).max() < _NEAR)


def of_sharing(walk: Trajectory[GradientDescent], lowest: Points) -> dict[str, str]:
    """The sentence about the prices that share the error; an ear is told them in round numbers."""
    best = " and ".join(number(price, 1) for price in walk.points[-1])
    found = (
        f"it's smallest near {best}" if arrived(walk, lowest) else f"we're near {best}, and still creeping"
    )
    return {"settled": f"Walk downhill: {found}."}


def typical(scatter: float) -> str:
    """By how many euros receipts are off, as it is said: ``50 cents``."""
    cents = round(100 * scatter)
    return "a euro" if cents == 100 else f"{cents} cents"


def of_learning(
    learned: Points, prices: Points, gaps: Points, wanted: ArrayLike, predicted: float
) -> dict[str, str]:
    """The sentences about prices that are learned, and the *gaps* (3,) that they leave on three receipts."""
    theirs = " and ".join(map(number, prices))
    return {
        "learned_prices": f"we learn {_within(float(np.abs(learned - prices).max()), theirs)}.",
        "off_most": f"Of our three, the {_ORDINALS[int(np.abs(gaps).argmax())]} is off the most.",
        "priced": f"{sentence(order(wanted))} should cost about {number(predicted, 0)} euros.",
    }


def _within(distance: float, prices: str) -> str:
    """How far prices to the cent are from others, at the most: ``prices within 7 cents of 3 and 2``."""
    cents = round(100 * distance)
    if cents == 0:
        return f"{prices} again, to the cent"
    if cents < 100:
        return f"prices within {'a cent' if cents == 1 else f'{cents} cents'} of {prices}"
    return f"prices within {euros(cents / 100)} of {prices}"
