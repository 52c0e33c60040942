"""Formulas of the lesson, and tables of its numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from functools import partial
from itertools import takewhile

from manim import VGroup

from mathkit.arrays import Array
from mathkit.calculus.taylor import TaylorPolynomial
from mathkit.functions.smooth import LOGARITHM
from scenes.calculus.taylor_series.functions import Named
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import decimals_of, math_equals, math_number, number
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.symbols import LOSS
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Written, formula, text

FACT_LABELS = {
    "value": "value of the function",
    "sum": "value of the polynomial",
    "error": "what it is off by",
    "bound": "what it is off by at most",
}
"""What the key numbers of the film are called apart from it."""

_MOST_ROWS = 5
"""More rows of degrees have no room; then every second is left out."""

_FEWEST, _MOST = 4, 14
"""Decimals of a value of a polynomial."""


# Polynomials -------------------------------------------------------------------------------------------


def exact_coefficients(series: TaylorPolynomial) -> list[Fraction]:
    """The coefficients of a polynomial about zero, where all derivatives are whole numbers."""
    return [Fraction(round(value), math.factorial(k)) for k, value in enumerate(series.derivatives)]


def monomial(coefficient: Fraction, power: int, *, inline: bool = False) -> str:
    """A term, in Typst mathematics: ``-x^3 / 6``."""
    sign = "-" if coefficient < 0 else ""
    top, below = abs(coefficient.numerator), coefficient.denominator
    unknown = ("", "x")[power] if power < 2 else f"x^{power}"
    factor = f"{top}" if top != 1 or not unknown else ""
    above = f"{factor} {unknown}".strip()
    if below == 1:
        return sign + above
    return f"{sign}{above} \\/ {below}" if inline else f"{sign}({above}) / {below}"


def polynomial(coefficients: Sequence[Fraction], last: str = "", *, sign_of_more: int = 0) -> Written:
    """P(x) as a sum; its last term is a part of the name *last*, with its sign.

    If further terms follow, dots with the sign of the first of them stand at the end, a part named "more".
    """
    terms = [(power, each) for power, each in enumerate(coefficients) if each]
    written = [monomial(abs(each), power) for power, each in terms]
    signs = ["- " if each < 0 else "+ " for _, each in terms]
    signs[0] = signs[0].replace("+ ", "")
    pieces = [sign + each for sign, each in zip(signs, written, strict=True)]
    if last:
        pieces[-1] = tint(pieces[-1], last)
    if sign_of_more:
        pieces.append(tint("- dots.c" if sign_of_more < 0 else "+ dots.c", "more"))
    return formula(f"P(x) = {' '.join(pieces)}", role="path")


def power_down_the_ladder(power: int, share: Fraction = Fraction(1)) -> list[str]:
    """X to some power and its first three derivatives, all times a share."""
    steps = [(share * math.perm(power, order), power - order) for order in range(4)]
    return [monomial(each, left, inline=True) if left >= 0 else "0" for each, left in steps]


def any_power() -> list[Written]:
    """What x to the k becomes, rung by rung."""
    rows = ("x^k", "k thin x^(k - 1)", "k (k - 1) thin x^(k - 2)", "dots.v", "k (k - 1) dots.c 1 = k!")
    return [formula(row, size=34, role="second") for row in rows]


def question(named: Named, x: float) -> list[Written]:
    """The value that is asked for, and what x is counted in."""
    unit = [text(f"in {named.unit}", size=FINE_SIZE, role="muted")] if named.unit else []
    return [formula(f"{named.written_value(x)} = thin ?", role="data"), *unit]


def value_of_polynomial(x: float, made: float) -> Written:
    return formula(f"P({math_number(x)}) {math_equals(made, 4)}", role="path")


def taylor_polynomial() -> Written:
    value, factorial, power = tint("f^((k))(0)", "value"), tint("k!", "factorial"), tint("x^k", "power")
    return formula(
        f"{tint('P(x)', 'path')} = sum_(k=0)^n {value} / {factorial} thin {power}",
        value="data",
        factorial="second",
        power="second",
    )


def what_letters_are() -> list[Written]:
    """What the letters in the Taylor polynomial stand for."""
    return [
        text(f"{tint('$f^((k))(0)$', 'data')}: value on rung $k$, at zero", size=26, role="muted"),
        text("$n$: the highest power, called the degree", size=26, role="muted"),
    ]


# Values ------------------------------------------------------------------------------------------------


def shown_degrees(series: TaylorPolynomial) -> list[int]:
    """The degrees at which the polynomial changes, from 1 on; every second if these are many."""
    changing = [k for k, each in enumerate(series.coefficients) if k and each]
    return changing if len(changing) <= _MOST_ROWS else changing[::-2][::-1]


def decimals_for(value: float, made: float) -> int:
    """The decimals with which a calculator finds the difference of two values as it is written."""
    error = abs(value - made)
    least = max(_FEWEST, decimals_of(error, 3))

    def agrees(places: int) -> bool:
        apart = abs(round(value, places) - round(made, places))
        return round(apart, places) == round(error, places)

    return next((places for places in range(least, _MOST) if agrees(places)), _MOST)


def sums_by_degree(
    degrees: Sequence[int], sums: Iterable[float], value: float, decimals: int, x: float
) -> VGroup:
    """A row of names, and one for each degree, in which the digits that are right stand out."""
    target = number(value, decimals, fixed=True)
    rows = [(text("degree", role="muted"), text(f"$P({math_number(x)})$", role="path"))]
    for degree, each in zip(degrees, sums, strict=True):
        made = number(each, decimals, fixed=True)
        right = _right_digits(made, target)
        told = f"{tint(right, 'data')}{made.removeprefix(right)}" if right else made
        rows.append((text(f"{degree}", role="ink"), text(told, role="path")))
    return ledger(rows, gap=0.6)


def _right_digits(made: str, target: str) -> str:
    """The digits that agree, from the left; a point alone at their end is none."""
    agreeing = takewhile(lambda pair: pair[0] == pair[1], zip(made, target, strict=False))
    return "".join(digit for digit, _ in agreeing).removesuffix(".")


def true_value(named: Named, x: float, value: float, decimals: int) -> Written:
    written, true = math_number(value, decimals, fixed=True), tint('"true"', "muted")
    return formula(f"{true} thick {named.written_value(x)} approx {written}", size=34, role="data")


def error_and_bound(error: float, bound: float, decimals: int) -> VGroup:
    """What the polynomial is off by, and by what at most."""

    def write(value: float) -> str:
        return number(value, decimals, fixed=True)

    return readout(
        [
            Reading("off by", lambda: error, write, "slope"),
            Reading("at most", lambda: bound, write, "second"),
        ]
    )


def sum_of_terms(coefficients: Sequence[Fraction], x: float, made: float, decimals: int) -> list[Written]:
    """The polynomial with a number in the place of x, and its value; of many terms only some."""
    here = math_number(x)
    terms = []
    for power, each in enumerate(coefficients):
        if each:
            factor = "1" if x == 1 or not power else here if power == 1 else f"{here}^{power}"
            size = factor if each.denominator == 1 else f"{factor} / {each.denominator}"
            terms.append(("-" if each < 0 else "+", size))
    shown = terms if len(terms) <= 3 else [*terms[:2], ("+", "dots.c"), terms[-1]]
    signed = " ".join(f"{sign} {size}" for sign, size in shown).removeprefix("+ ")
    total = math_number(made, decimals, fixed=True)
    return [formula(f"P({here}) = {signed}", role="path"), formula(f"approx {total}", role="path")]


# Beyond the bound ------------------------------------------------------------------------------------


def logarithm_as_polynomial() -> Written:
    """The polynomial of ln(1 + x)."""
    return formula("P(x) = x - x^2 / 2 + x^3 / 3 - dots.c plus.minus x^n / n", role="path")


def series_of_the_logarithm() -> Written:
    """The endless sum alone: what it gives, and where, is found only later."""
    return formula("x - x^2 / 2 + x^3 / 3 - dots.c", role="path")


def rungs_of_the_logarithm() -> VGroup:
    """The first rungs of the logarithm at zero, above the factorials that they are divided by."""
    orders = range(1, 5)
    rungs = [float(LOGARITHM.derivative_of_order(order, 0.0)) for order in orders]
    rows: list[tuple[str, Iterable[float], Role]] = [
        ("$k$", orders, "muted"),
        ("rung $k$", rungs, "data"),
        ("$k!$", map(math.factorial, orders), "second"),
    ]
    return ledger(
        [
            [text(name, role="muted"), *(text(number(each), role=role) for each in numbers)]
            for name, numbers, role in rows
        ],
        gap=0.45,
    )


def size_of_a_term() -> list[Written]:
    """How large a term of the logarithm's series is: the factorials cancel."""
    cancelled = formula("(k - 1)! / k! thin abs(x)^k = abs(x)^k / k", role="second")
    return [cancelled, text("size of term $k$", role="muted")]


def where_terms_shrink() -> Written:
    return text("terms die out", size=FINE_SIZE)


def less_than(bound: float) -> Written:
    return formula(f"|E| < {math_number(bound, 12)}", role="slope")


def parabola_of_the_loss() -> Written:
    """The Taylor polynomial of degree 2 of the loss, at a distance of h from the ball."""
    slope, bending = (tint(f"L^(({order}))", LOSS.role) for order in (1, 2))
    return formula(f"{tint('P(w + h)', 'path')} = {LOSS} + {slope} h + {bending} h^2 \\/ 2", size=LABEL_SIZE)


def distance_from_the_start() -> Written:
    return text("$h$: distance from the dot", size=FINE_SIZE, role="muted")


def opens_upward() -> Written:
    """When a parabola has a lowest point."""
    return text("opens upward if $L^((2)) > 0$", size=FINE_SIZE, role="muted")


def meaning_of_the_loss() -> Written:
    return text("mean squared miss", size=FINE_SIZE, role="muted")


def jump_readings(jump: Callable[[], float], losses: Array) -> VGroup:
    """How often Newton's method has jumped, and the loss then."""
    return readout(
        [
            Reading.of_steps("jump", range(len(losses)), jump),
            Reading.of_steps("loss", losses, jump, partial(number, fixed=True), "slope"),
        ]
    )


def impossible(promised: float) -> Written:
    """What the parabola promises, where a loss cannot lie."""
    return text(f"{number(promised)}: impossible", size=26, role="path")


def series_readings(degree: Callable[[], float], sums: Array, value: float, x: float) -> VGroup:
    """The degree, the sum so far, and what it should be."""
    here = math_number(x)
    return readout(
        [
            Reading.of_steps("degree", range(len(sums)), degree),
            Reading.of_steps(tint(f"$P({here})$", "path"), sums, degree, partial(number, fixed=True), "path"),
            Reading(f"$ln {math_number(1 + x)}$", lambda: value, partial(number, fixed=True), "data"),
        ]
    )
