"""The chain from a weight to its loss, z = w x, a = σ(z), L = (a − t)², in formulas and in words."""

from __future__ import annotations

from mathkit.calculus.chain_rule import Chain
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_term, number
from scenes.stage.type.symbols import LEARNING_RATE, LOSS, WEIGHT
from scenes.stage.type.writing import LABEL_SIZE, Written, formula
from scenes.stage.wording.descents import learning_rate

_SLOPE = tint(f"(dif {LOSS.letter}) / (dif {WEIGHT.letter})", "result")

NAMES = (str(WEIGHT), "z", "a", str(LOSS))
"""The values along the chain, in Typst mathematics."""

FUNCTIONS = (f"dot thin {tint('x', 'data')}", "sigma", f"(a - {tint('t', 'second')})^2")
"""What leads from each value to the next, in Typst mathematics."""

PARTS = ("to_score", "to_output", "to_loss")
"""The rates, as they are called among the parts of a formula."""

_FACTOR_DECIMALS = 5
"""One more than results have, so that who multiplies what is written gets what is written."""

_SMALL = 0.01
"""Slopes below this need more than four decimals to multiply with."""


def values(chain: Chain) -> list[str]:
    """The values along the chain, in Typst mathematics."""
    return [math_number(value, 4) for value in chain.values]


def steps(x: float, target: float) -> list[Written]:
    """The three functions, and what stays as it is."""
    given, wanted = tint(f"x = {math_number(x)}", "data"), tint(f"t = {math_number(target)}", "second")
    score, loss = f"z = {WEIGHT} {tint('x', 'data')}", f"{LOSS} = {FUNCTIONS[2]}"
    return [
        formula(f"{score} quad quad a = sigma(z) quad quad {loss}"),
        formula(f"{given} quad quad {wanted}"),
    ]


def rates(chain: Chain) -> list[str]:
    """The derivatives of the functions, as they stand under the arrows."""
    return [number(rate, 4) for rate in chain.rates]


def local_rates(chain: Chain, target: float) -> tuple[Written, Written, Written]:
    """The derivative of each function by what comes in: the rule, and the number."""
    output, right = math_number(chain.values[2], _FACTOR_DECIMALS), tint(math_number(target), "second")
    found = [tint(math_equals(rate, 4), "slope") for rate in chain.rates]
    miss, numbers = f"a - {tint('t', 'second')}", f"{output} - {right}"
    return (
        formula(f"(dif z) / (dif w) = {tint('x', 'data')} {found[0]}"),
        formula(f"(dif a) / (dif z) = a (1 - a) = {output} dot (1 - {output}) {found[1]}"),
        formula(f"(dif L) / (dif a) = 2 ({miss}) = 2 ({numbers}) {found[2]}"),
    )


def moves(chain: Chain) -> list[Written]:
    """How far each value moves when the weight moves by h."""
    times = ["+" if factor == 1 else f"{math_term(factor, 4)} thin" for factor in chain.forward]
    return [formula(f"{each} h", size=LABEL_SIZE, role="path") for each in times]


def slopes(chain: Chain) -> list[list[Written]]:
    """The slope of the loss by each value, the weight's own first: a rate times the slope behind it.

    Each in rows: the name, the product, the number; of the loss itself, only the name with its number.
    """
    roles: list[Role] = ["result", "slope", "slope"]
    *handed_back, last = chain.backward
    columns = []
    for index, (role, rate, slope) in enumerate(zip(roles, chain.rates, handed_back, strict=True)):
        behind = math_number(chain.backward[index + 1], _FACTOR_DECIMALS, guarded=True)
        name = formula(f"(dif L) / (dif {'wza'[index]})", size=LABEL_SIZE, role=role)
        factors = formula(f"= {math_number(rate, 4)} dot {behind}", size=LABEL_SIZE, role="slope")
        columns.append([name, factors, formula(math_equals(slope, 4), size=LABEL_SIZE, role=role)])
    return [*columns, [formula(f"(dif L) / (dif L) {math_equals(last)}", size=LABEL_SIZE, role="slope")]]


def product(chain: Chain) -> Written:
    """The chain rule, with numbers: the parts ``PARTS`` are the rates, ``found`` is their product."""
    numbers = [
        tint(tint(math_number(rate, 4, guarded=True), part), "slope")
        for part, rate in zip(PARTS, chain.rates, strict=True)
    ]
    found = tint(tint(math_equals(chain.derivative, 4), "found"), "result")
    rule = f"{_SLOPE} = (dif z) / (dif w) dot (dif a) / (dif z) dot (dif L) / (dif a)"
    return formula(f"{rule} = {' dot '.join(numbers)} {found}")


def check(before: Chain, after: Chain) -> tuple[Written, Written]:
    """What the slope predicts for a nudge of the weight, and what happens."""
    (weight, *_, loss), (nudged_weight, *_, nudged_loss) = before.values, after.values
    nudge = nudged_weight - weight
    decimals = 4 if abs(before.derivative) >= _SMALL else 6
    slope = tint(math_number(before.derivative, decimals), "result")
    here, there, moved = (tint(math_number(each), WEIGHT.role) for each in (weight, nudged_weight, nudge))
    return (
        formula(f'"predicted:" quad {slope} dot {moved} {math_equals(before.derivative * nudge, 6)}'),
        formula(f'"actual:" quad L({there}) - L({here}) {math_equals(nudged_loss - loss, 6)}'),
    )


def step() -> tuple[Written, Written]:
    """How the weight learns from its slope."""
    return formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} thin {_SLOPE}"), learning_rate()


def change(rate: float, cause: str) -> str:
    """How much a value changes when its *cause* does: a clause."""
    if rate == 0:
        return "not at all"
    size = "as much" if abs(rate) == 1 else f"{number(abs(rate), 4)} times as much"
    return f"{size} as {cause}{', the other way' if rate < 0 else ''}"


def advice(slope: float) -> str:
    """What a step against the slope does to the weight: a sentence."""
    if slope == 0:
        return "Here the slope is zero, so the weight stays"
    sign, way = ("negative", "up") if slope < 0 else ("positive", "down")
    return f"Here the slope is {sign}, so the weight goes {way}"
