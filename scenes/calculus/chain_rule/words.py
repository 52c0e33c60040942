"""The chain from a weight to its loss, z = w x, a = σ(z), L = (a − t)², in formulas and in words."""

from __future__ import annotations

from manim import VGroup

from mathkit.calculus.chain_rule import Chain
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import math_equals, math_number, math_term, number
from scenes.stage.type.writing import LABEL_SIZE, Written, formula, text

_SLOPE = "{{ (dif L) / (dif w) : result }}"

NAMES = ("{{ w : path }}", "z", "a", "{{ L : slope }}")
FUNCTIONS = ("dot thin {{ x : data }}", "sigma", "(a - {{ t : second }})^2")
"""The values along the chain, and what leads from one to the next, in Typst mathematics."""

PARTS = ("to_score", "to_output", "to_loss")
"""The rates, as they are called among the parts of a formula."""

_PITCH = 0.5

_SMALL = 0.01
"""Of slopes below this, four decimals say too little to multiply with."""


def values(chain: Chain) -> list[str]:
    """The values along the chain, in Typst mathematics."""
    return [math_number(value, 4) for value in chain.values]


def steps(x: float, target: float) -> list[Written]:
    """The three functions, and what stays as it is."""
    return [
        formula(
            "z = {{ w : path }} {{ x : data }} quad quad a = sigma(z) quad quad "
            "{{ L : slope }} = (a - {{ t : second }})^2"
        ),
        formula(
            f"{{{{ x = {math_number(x)} : data }}}} quad quad {{{{ t = {math_number(target)} : second }}}}"
        ),
    ]


def rates(chain: Chain) -> list[str]:
    """The derivatives of the functions, as they stand under the arrows."""
    return [number(rate, 4) for rate in chain.rates]


def local_rates(chain: Chain, target: float) -> tuple[Written, Written, Written]:
    """The derivative of each function by what comes in: the rule, and the number."""
    output = math_number(chain.values[2], 4)
    found = [f"{{{{ {math_equals(rate, 4)} : slope }}}}" for rate in chain.rates]
    right = f"{{{{ {math_number(target)} : second }}}}"
    return (
        formula(f"(dif z) / (dif w) = {{{{ x : data }}}} {found[0]}"),
        formula(f"(dif a) / (dif z) = a (1 - a) = {output} dot (1 - {output}) {found[1]}"),
        formula(f"(dif L) / (dif a) = 2 (a - {{{{ t : second }}}}) = 2 ({output} - {right}) {found[2]}"),
    )


def moves(chain: Chain) -> list[Written]:
    """How far each value moves when the weight moves by h."""
    times = ["+" if factor == 1 else f"{math_term(factor, 4)} thin" for factor in chain.forward]
    return [formula(f"{each} h", size=LABEL_SIZE, role="path") for each in times]


def slopes(chain: Chain) -> list[VGroup]:
    """The slope of the loss by each value, the weight's own first: a rate times the slope behind it."""
    roles: list[Role] = ["result", "slope", "slope"]
    *handed_back, last = chain.backward
    columns = []
    for index, (role, rate, slope) in enumerate(zip(roles, chain.rates, handed_back, strict=True)):
        behind = math_number(chain.backward[index + 1], 4, guarded=True)
        name = formula(f"(dif L) / (dif {'wza'[index]})", size=LABEL_SIZE, role=role)
        factors = formula(f"= {math_number(rate, 4)} dot {behind}", size=LABEL_SIZE, role="slope")
        found = formula(math_equals(slope, 4), size=LABEL_SIZE, role=role)
        # By their middles, for parentheses hang lower than digits and would shift a row.
        for row, written in enumerate((factors, found), start=1):
            written.set_y(float(name.get_bottom()[1]) - (row - 0.2) * _PITCH)
        columns.append(VGroup(name, factors, found))
    return [
        *columns,
        VGroup(formula(f"(dif L) / (dif L) {math_equals(last)}", size=LABEL_SIZE, role="slope")),
    ]


def product(chain: Chain) -> Written:
    """The chain rule, with numbers: the parts `PARTS` are the rates, ``found`` is what they make."""
    numbers = [
        f"{{{{ {{{{ {math_number(rate, 4, guarded=True)} : {part} }}}} : slope }}}}"
        for part, rate in zip(PARTS, chain.rates, strict=True)
    ]
    found = f"{{{{ {{{{ {math_equals(chain.derivative, 4)} : found }}}} : result }}}}"
    rule = f"{_SLOPE} = (dif z) / (dif w) dot (dif a) / (dif z) dot (dif L) / (dif a)"
    return formula(f"{rule} = {' dot '.join(numbers)} {found}")


def check(before: Chain, after: Chain) -> tuple[Written, Written]:
    """What the slope foretells for a nudge of the weight, and what happens."""
    (weight, *_, loss), (nudged_weight, *_, nudged_loss) = before.values, after.values
    nudge = nudged_weight - weight
    decimals = 4 if abs(before.derivative) >= _SMALL else 6
    slope = f"{{{{ {math_number(before.derivative, decimals)} : result }}}}"
    here, there = (f"{{{{ {math_number(each)} : path }}}}" for each in (weight, nudged_weight))
    times = f"{slope} dot {{{{ {math_number(nudge)} : path }}}}"
    return (
        formula(f'"foretold:" quad {times} {math_equals(before.derivative * nudge, 6)}'),
        formula(f'"found:" quad L({there}) - L({here}) {math_equals(nudged_loss - loss, 6)}'),
    )


def step() -> tuple[Written, Written]:
    """How the weight learns from its slope."""
    return (
        formula(
            "{{ w : path }} <- {{ w : path }} - {{ alpha : second }} thin {{ (dif L) / (dif w) : result }}"
        ),
        text("{{ $alpha$ : second }}: the learning rate", role="muted"),
    )


def advice(slope: float) -> str:
    """What a step against the slope does to the weight: a clause."""
    if slope == 0:
        return "it is zero here, so the weight stays"
    return f"here that {'raises' if slope < 0 else 'lowers'} the weight"
