"""Where the slopes of x², of the parabola and of powers come from, as formulas and in words."""

from __future__ import annotations

from mathkit.calculus.derivative import Secants
from scenes.calculus.derivative.words import QUOTIENT, H, X
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import INPUT, RUN
from scenes.stage.type.writing import Written, formula, text

_GROWN = f"({X} + {H})"


def slope_of_a_square() -> Written:
    """The slope of x²."""
    return formula(f"({X}^2)' = {tint(f'2 {X}', 'slope')}")


def square_of_a_sum() -> list[Written]:
    """What a square gains when its side grows by h, and how much that is for each h, and at last.

    The area as it is ``grown``, the ``old`` one, and what was gained come one by one.
    """
    gain = f"{_GROWN}^2 - {X}^2"
    gained = f"{tint(f'{_GROWN}^2 -', 'grown')} {tint(f'{X}^2', 'old')}"
    return [
        formula(f"{gained} = {tint(f'2 {X} {H}', 'second')} + {tint(f'{H}^2', 'rest')}", rest=RUN.role),
        formula(f"({gain}) / {H} = {tint(f'2 {X}', 'slope')} + {tint(H, 'rest')} {_at_last(f'2 {X}')}"),
    ]


def slopes_of_the_parabola(secants: Secants) -> list[Written]:
    """The slope of any secant of x² + 2x + 1, in letters, and where the slope was taken."""
    there, limit = tint(math_number(secants.x), INPUT.role), tint(math_number(secants.limit), "slope")
    slope, two = tint(f"2 {X}", "slope"), tint("2", "slope")
    at_last = tint(f"-> {slope} + {two}", "limit")
    return [
        formula(f"{QUOTIENT} = {slope} + {H} + {tint(two, 'block')} {at_last}"),
        formula(f'"at" {X} = {there}: quad {limit} + {H} {_at_last(math_number(secants.limit))}'),
    ]


def asked_sum(secants: Secants) -> Written:
    """What the slopes of the secants of the parabola are, and the question why."""
    summed = f"{tint(math_number(secants.limit), 'slope')} + {H}"
    return formula(f'{tint(summed, "sum")} quad "why?"')


def _at_last(slope: str) -> str:
    """What the slopes go to as h goes to 0: a part that comes later."""
    return tint(f"-> {tint(slope, 'slope')}", "limit")


def headings_of_a_power() -> list[Written]:
    """What stands above the products, and above what becomes of them in a slope."""
    headings = "product", f"divided by {tint(f'${RUN.letter}$', RUN.role)}"
    return [text(heading, role="muted") for heading in headings]


def products_of_a_power(exponent: int) -> list[list[Written]]:
    """The products in (x + h)ⁿ by how many h they have: none, one, two or more.

    The first is the power as it was, and subtracted; the others are followed by what they are, divided by h.
    """
    single = f"{exponent} {X}" if exponent == 2 else f"{exponent} {X}^{exponent - 1}"
    others = "" if exponent == 2 else " (dots.c)"
    rows = (
        [f"{X}^{exponent}"],
        [f"{tint(single, 'second')} {H}", tint(single, "slope")],
        [f"{H}^2{others}", "-> 0"],
    )
    old, *divided = ([formula(cell) for cell in row] for row in rows)
    return [[*old, text("subtracted", role="muted")], *divided]


def power_rule() -> Written:
    """The slope of xⁿ."""
    return formula(f"({X}^n)' = {tint(f'n {X}^(n - 1)', 'slope')}")
