"""The chain from a weight to its loss, z = w x, a = σ(z), L = (a − y)², in formulas and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from manim import VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.calculus.chain_rule.digits import (
    CHANGE,
    Digits,
    change_decimals,
    is_rounded,
    quotient_decimals,
    ratio_decimals,
    significant,
)
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, math_signed
from scenes.stage.type.symbols import ACTIVATION, INPUT, LOSS, RUN, SCORE, TARGET
from scenes.stage.type.symbols import WEIGHT as ANY_WEIGHT
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, fit, formula, text

WEIGHT = replace(ANY_WEIGHT, role=RUN.role)
"""The weight has the colour of its nudge: each arrow has that of the axis along which it lies."""

_PRODUCT = 1.25 * LABEL_SIZE
"""The size of the line of the nudge as one product."""

_TABLE_GAP = 0.32
"""Between two columns of the table, in manim units."""

_WIDEST_RULE, _HIGHEST_RULE = 12.4, 0.84
"""A chain rule that is longer or higher is drawn smaller, in manim units."""

NAMES = ("weight", "score", "output", "loss")
"""What the values along the chain are called."""

LETTERS = (WEIGHT, SCORE, ACTIVATION, LOSS)
"""The values along the chain."""

PARTS = ("to_score", "to_output", "to_loss")
"""The slopes of the stages, as they are called among the parts of a formula."""


ENDS = ("after", "before")
"""The value after a stage and that before it, as they are called among the parts of a formula."""


def rate_of(above: int, below: int) -> str:
    return f"(dif {tint(LETTERS[above], ENDS[0])}) / (dif {tint(LETTERS[below], ENDS[1])})"


SLOPE = rate_of(3, 0)


# Formulas ----------------------------------------------------------------------------------------------


def stages(x: float, target: float) -> list[Written]:
    """The three functions, with what stays as it is."""
    given = (tint(f"x = {math_number(x)}", INPUT.role), tint(f"y = {math_number(target)}", TARGET.role))
    before = [tint(letter, ENDS[1]) for letter in LETTERS]
    rules = (
        f"{before[0]} {INPUT}, quad {given[0]}",
        f"sigma({before[1]}) = 1 / (1 + e^(-{SCORE}))",
        f"({before[2]} - {TARGET})^2, quad {given[1]}",
    )
    return [
        formula(f"{tint(after, ENDS[0])} = {rule}", size=LABEL_SIZE)
        for after, rule in zip(LETTERS[1:], rules, strict=True)
    ]


def values(way: Chain, digits: Digits) -> list[Written]:
    """The letter of each value with its number."""
    places = (2, 4, digits.output, 4)
    return [
        formula(f"{letter} {math_equals(value, decimals)}", size=LABEL_SIZE)
        for letter, value, decimals in zip(LETTERS, way.values, places, strict=True)
    ]


def rates(way: Chain, decimals: Sequence[int]) -> list[Written]:
    """The slope of each stage: the rule, and the number, which is the part of its name."""
    rules = (str(INPUT), f"{ACTIVATION} (1 - {ACTIVATION})", f"2 ({ACTIVATION} - {TARGET})")
    numbers = (math_equals(*each) for each in zip(way.rates, decimals, strict=True))
    return [
        formula(f"{rate_of(index + 1, index)} = {rule} {tint(number, part)}", size=LABEL_SIZE)
        for index, (rule, number, part) in enumerate(zip(rules, numbers, PARTS, strict=True))
    ]


def nudge_by(size: float) -> Written:
    """How far the weight is nudged."""
    return formula(f'{RUN.letter} = "{size:g}"', size=LABEL_SIZE, role=RUN.role)


def factors(way: Chain, decimals: int) -> list[Written]:
    """What each stage multiplies by: the part that is called as its slope."""
    numbers = (math_number(rate, decimals, guarded=True) for rate in way.rates)
    return [
        formula(tint(f"times {number}", part), size=LABEL_SIZE)
        for number, part in zip(numbers, PARTS, strict=True)
    ]


def changes(way: Chain, nudge: float) -> list[Written]:
    """How far each value moves along the tangents, the weight first."""
    roles = (RUN.role, *(letter.role for letter in LETTERS[1:]))
    return [
        formula(math_signed(each, CHANGE), size=LABEL_SIZE, role=role)
        for each, role in zip(nudge * way.forward, roles, strict=True)
    ]


def divided(way: Chain, nudge: float, factors: int) -> Written:
    """The nudge times the slopes, and the change of the loss, both divided by the nudge.

    The parts are ``nudge``, the slopes, ``sign`` and ``change``; ``cancelled`` is the nudge over itself,
    and ``under`` what comes under both sides.
    """
    change = nudge * way.derivative
    decimals = quotient_decimals(change, CHANGE, nudge)
    below = tint(math_number(nudge), "under")
    first = tint(f"({tint(tint(math_signed(nudge, CHANGE), RUN.role), 'nudge')}) / ({below})", "cancelled")
    last = f"({tint(tint(math_signed(change, decimals), LOSS.role), 'change')}) / ({below})"
    chained = " ".join(
        tint(f"times {math_number(rate, factors, guarded=True)}", part)
        for rate, part in zip(way.rates, PARTS, strict=True)
    )
    rule = formula(
        f"{first} {chained} {tint(approximately(way, nudge, factors), 'sign')} {last}", size=_PRODUCT
    )
    fit(rule, width=_WIDEST_RULE, height=_HIGHEST_RULE)
    return rule


def approximately(way: Chain, nudge: float, factors: int) -> str:
    """What stands between the nudge times the slopes and the change of the loss."""
    return "approx" if is_rounded(way, nudge, factors) else "="


def chain_of_slopes(way: Chain, digits: Digits) -> Written:
    """The chain rule with numbers: the parts ``PARTS`` are the slopes, ``found`` is their product."""
    found, decimals = tint(math_equals(way.derivative, 4), "found"), [digits.factors] * 3
    rule = formula(
        f"{SLOPE} = {chained_slopes()} {equals(way, decimals)} {multiplied(way, decimals)} {found}"
    )
    fit(rule, width=_WIDEST_RULE, height=_HIGHEST_RULE)
    return rule


def product_of_slopes(way: Chain, decimals: int, width: float) -> Written:
    """The slope of the chain as the product of those of its stages, in two lines if one is too wide."""
    places, found = significant(way, decimals), tint(math_equals(way.derivative, decimals), "found")
    sign, product = equals(way, places), multiplied(way, places)
    for size in (STATEMENT_SIZE, LABEL_SIZE, FINE_SIZE + 2):
        line = formula(f"{SLOPE} {sign} {product} {found}", size=size)
        if line.width <= width:
            return line
    return formula(f"{SLOPE} &{sign} {product} \\ &{found}", size=LABEL_SIZE)


def chained_slopes() -> str:
    return " dot ".join(rate_of(index + 1, index) for index in range(3))


def multiplied(way: Chain, decimals: Sequence[int]) -> str:
    """The slopes of the stages, each but the first with the sign before it."""
    first, *rest = (math_number(*each, guarded=True) for each in zip(way.rates, decimals, strict=True))
    factors = (first, *(f"times {each}" for each in rest))
    return " ".join(tint(each, part) for each, part in zip(factors, PARTS, strict=True))


def equals(way: Chain, decimals: Sequence[int]) -> str:
    """What stands before the product of the slopes as they are written, which may be rounded."""
    return "=" if all(is_exact(*each) for each in zip(way.rates, decimals, strict=True)) else "approx"


def comparison(way: Chain, after: Sequence[tuple[float, Chain]]) -> VGroup:
    """A table: what is compared, and a row for each nudge, with what the slope predicts and what happens."""
    letter = tint(f"${RUN.letter}$", RUN.role)
    heads = [letter, "predicted", "actual", f"actual $div$ {letter}"]
    rows = [[text(each, size=LABEL_SIZE, role="muted") for each in heads]]
    for nudge, nudged in after:
        decimals = change_decimals(nudge)
        moved = nudged.values[-1] - way.values[-1]
        cells = (
            math_number(nudge),
            _cell(way.derivative * nudge, decimals),
            _cell(moved, decimals),
            _cell(moved / nudge, ratio_decimals(moved, decimals, nudge)),
        )
        roles: tuple[Role, ...] = (RUN.role, "ink", "ink", "ink")
        rows.append(
            [text(f"${each}$", size=LABEL_SIZE, role=role) for each, role in zip(cells, roles, strict=True)]
        )
    return ledger(rows, gap=_TABLE_GAP)


def _cell(value: float, decimals: int) -> str:
    return f"{'' if is_exact(value, decimals) else 'approx'} {math_number(value, decimals)}"


def distance(way: Chain, digits: Digits) -> Written:
    """What is squared."""
    return formula(math_number(abs(way.rates[2]) / 2, digits.output), size=LABEL_SIZE)


def same_scale() -> Written:
    """What is true once the graphs are stretched, and not before."""
    return text("equal scales on both axes", size=FINE_SIZE, role="muted")


def scale_and_tangents() -> Written:
    """What is true of the arrows besides: the curves bend away from their tangents."""
    return text("equal scales in each graph; arrows follow the tangents", size=FINE_SIZE, role="muted")


def no_loss() -> Written:
    """What is said of the room below a loss of zero."""
    return text(f"${LOSS.letter} < 0$: impossible", size=FINE_SIZE)


def both_changes() -> list[Written]:
    """What stands beside the change along the tangent, and beside the one along the curve."""
    return [text(each, size=FINE_SIZE) for each in ("predicted", "actual")]


def larger(times: int) -> Written:
    """How much larger a close-up is drawn than the one before it."""
    return text(f"{times} times larger", size=FINE_SIZE, role="muted")


def answer(way: Chain, nudge: float) -> Written:
    """The nudge times the three slopes, its number, and that the loss changes by about so much.

    The last two are the parts ``found`` and ``told``.
    """
    chained = " ".join(
        tint(f"med dot med {rate_of(index + 1, index)}", part) for index, part in enumerate(PARTS)
    )
    letter = tint(tint(RUN.letter, RUN.role), "nudge")
    change = nudge * way.derivative
    sign = "=" if is_exact(change, CHANGE) else "approx"
    found = tint(f"{sign} {tint(math_signed(change, CHANGE), LOSS.role)}", "found")
    told = tint(f'approx "change in" {LOSS}', "told")
    rule = formula(f"{letter} {chained} {found} {told}")
    fit(rule, width=_WIDEST_RULE, height=_HIGHEST_RULE)
    return rule
