"""The square of a way through the mean, piece by piece: of one point, and of all points of a group."""

from __future__ import annotations

from scenes.learning.k_means.words import MATH_CENTRE, MATH_MEAN
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.symbols import INPUTS
from scenes.stage.type.writing import FINE_SIZE, Written, formula, text

_WAY_SIZE = 27
"""The font size of the way and its square, whose right-hand side is as wide as there is room for."""

_TO_MEAN, _ON = f"{MATH_MEAN} - {MATH_CENTRE}", f"{INPUTS} - {MATH_MEAN}"
"""Both steps from a centre to a point: to the mean, and on."""

MATH_LEAST, MATH_RISE = f"inline(sum) lr(|{_ON}|)^2", f"n lr(|{_TO_MEAN}|)^2"
"""The sum of squares of a group about its mean, and what it is more about another place."""


def _kept(source: str) -> str:
    return tint(source, "kept")


def _axis(operator: str) -> str:
    """An operator, by whose height rows are lined up."""
    return tint(operator, "axis")


_TWICE = _kept(f"{_axis('+')} thin 2 ({_TO_MEAN}) dot")
"""The cross term without the second step."""


def sum_of_squares() -> Written:
    """The sum of squares of a group about any place c."""
    return formula(f"sum |{INPUTS} {_axis('-')} {MATH_CENTRE}|^2", size=_WAY_SIZE)


def group_sum(size: int, things: str) -> str:
    """The name of the axis of the sum of squares of a group."""
    return f"sum of squares of $n = {size}$ {things}"


def two_steps() -> Written:
    """The way from a centre to a point, through the mean."""
    return formula(f"{INPUTS} - {MATH_CENTRE} {_axis('=')} ({_TO_MEAN}) + ({_ON})", size=_WAY_SIZE)


def square_of_the_way(every: str = "") -> Written:
    """The left-hand side of the square of that way, with ``sum`` for *every* point their sum.

    What these rows have in common, also with those below, is their part ``kept``.
    """
    return formula(_row(every, _kept(f"lr(|{INPUTS} - {MATH_CENTRE}|)^2"), _kept(_axis("="))), size=_WAY_SIZE)


def squares_of_both(every: str = "", detours: str = "") -> Written:
    """Its right-hand side, without the cross term: the squares of both steps.

    *detours* stands before the square of the first step, which is the same for all points.
    """
    rise, rest = (_kept(f"lr(|{step}|)^2") for step in (_TO_MEAN, _ON))
    return formula(_row(detours, rise, _kept(_axis("+")), every, rest), size=_WAY_SIZE)


def cross_term(every: str = "") -> Written:
    """What squaring both steps adds to their squares; in the sum the part ``second_steps`` cancels."""
    second = tint(_row(every, _kept(f"({_ON})")), "second_steps")
    return formula(_row(_TWICE, second), size=_WAY_SIZE)


def cancelled_term() -> Written:
    """What is left of that term in the sum: its part ``kept`` is all but the second steps."""
    return formula(f"{_TWICE} 0", size=_WAY_SIZE)


def cross_term_note() -> Written:
    """What that term is called."""
    return text("cross term", size=FINE_SIZE, role="muted")


def cancelling_note() -> Written:
    """Why the second steps cancel: what it means that there is the mean."""
    return formula(f"sum {INPUTS} {_axis('=')} n {MATH_MEAN}", size=FINE_SIZE)


def rule_in_numbers(size: int, away: float, least: float) -> Written:
    """What a group of that *size* has when its centre is *away* from the mean."""
    way, rest = math_number(away), math_number(least, 0 if least >= 10 else 2)
    squared = f"(lr(({way})))^2" if "times" in way else f"{way}^2"
    return formula(f"approx {size} dot {squared} {_axis('+')} {rest}", size=FINE_SIZE)


def _row(*pieces: str) -> str:
    return " ".join(filter(None, pieces))
