"""What is said and written of the buses, for any numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mathkit.arrays import IntegerArray
from mathkit.probability.two_normals import TwoNormals
from scenes.probability.random_variables.lines import ROLES
from scenes.stage.type.chances import share
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, number
from scenes.stage.type.symbols import MEAN, STANDARD_DEVIATION
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

_ONE, _ZERO = ROLES["A"], ROLES["B"]

MEANING = (
    f'Y = cases({tint("1", _ONE)} &"for " {tint(chr(34) + "A" + chr(34), _ONE)}, '
    f'{tint("0", _ZERO)} &"for " {tint(chr(34) + "B" + chr(34), _ZERO)})'
)
BOX_WIDTH = f"sqrt(2 pi) thin {STANDARD_DEVIATION}"
PEAK = f"f({MEAN}) = 1 / {tint(BOX_WIDTH, 'width')}"
"""The height of the bell; the part ``width`` is the width of a box of the same area."""

_CLEAR = 0.05
"""A single bell that puts a smaller share of the buses in the wrong place comes close."""

_FAR = 4.0
"""A bus that is farther from the mean of either line than this, in σ, is an outlier."""

_SURE = 0.99
"""A chance above this is as good as certain."""

_ALL = 0.995
"""A chance above this would be written 100%."""

_SMALLEST, _NOTHING = 1e-5, "approx 0"
"""Smaller heights than this are next to nothing."""


# Delays ------------------------------------------------------------------------------------------------


def minutes(duration: float) -> str:
    """A number of minutes: ``1 minute``, ``0.5 minutes``."""
    return f"{number(duration)} minute{'' if abs(duration) == 1 else 's'}"


def lateness(delay: float) -> str:
    """How late a bus is: ``2 minutes late``, ``1 minute early``, ``exactly on time``."""
    if delay == 0:
        return "exactly on time"
    return f"{minutes(abs(delay))} {'late' if delay > 0 else 'early'}"


def bar_rows(widths: Sequence[float], held: Sequence[float]) -> list[Written]:
    """Rows of a table: the width of the bars, and the share that the marked one holds."""
    return [
        text(f"{number(width, 4)} min wide: {tint(share(each), 'result')}")
        for width, each in zip(widths, held, strict=True)
    ]


def nothing_left(value: float) -> Written:
    """The probability of one exact value."""
    return formula(f"P(X = {math_number(value)}) = {tint('0', 'result')}")


def within_one_sigma(area: float) -> Written:
    return text(f"within one {tint(chr(36) + 'sigma' + chr(36), 'path')}: {tint(share(area), 'result')}")


def height_rows(widths: Sequence[float], held: Sequence[float]) -> list[Written]:
    """Rows of a table: a share, divided by the width of its bar, is the height."""
    rows = []
    for width, each in zip(widths, held, strict=True):
        digits = three_digits(each)
        height = float(digits.strip('"')) / width  # of what is shown
        source = f"{tint(digits, 'result')} / {math_number(width, 4)} {math_equals(height, 3)}"
        rows.append(formula(source, size=STATEMENT_SIZE))
    return rows


def causes(count: int) -> Written:
    return text(f"{count} cause{'' if count == 1 else 's'}", size=STATEMENT_SIZE, role="path")


def same_spread() -> Written:
    """How curves of different numbers of causes are drawn."""
    return text("all with the same spread", size=FINE_SIZE, role="muted")


# One bell or two ---------------------------------------------------------------------------------------


def fits(buses: TwoNormals) -> bool:
    """Whether a single bell comes close to the delays of both lines together."""
    return buses.misfit() < _CLEAR


def one_bell(buses: TwoNormals) -> Mapping[str, str]:
    """Whether one bell fits all buses, and what to do then."""
    if fits(buses):
        return {
            "one_bell": "Here a single bell comes close, because the two lines hardly differ.",
            "two_bells": "Still, give each line a bell as large as its share.",
        }
    return {
        "one_bell": "No single bell fits, because one big cause is at work: the line.",
        "two_bells": "So give each line a bell as large as its share.",
    }


def areas(buses: TwoNormals) -> Written:
    """How large the bell of each line is."""
    a, b = number(buses.probability), number(1 - buses.probability)
    return text(f"{tint(f'*A*: area {a}', _ONE)} #h(1.2em) {tint(f'*B*: area {b}', _ZERO)}", size=LABEL_SIZE)


# One bus -----------------------------------------------------------------------------------------------


def a_bus_of(line: str) -> str:
    return {"A": "an A", "B": "a B"}[line]


def guess(buses: TwoNormals, delay: float) -> str:
    """The line to which a bus most likely belongs."""
    return "A" if buses.log_odds(delay) >= 0 else "B"


def chance_of_guess(buses: TwoNormals, delay: float) -> float:
    posterior = float(buses.posterior(delay))
    return posterior if guess(buses, delay) == "A" else 1 - posterior


def commoner(buses: TwoNormals) -> str:
    """The line of most buses; of both alike, A."""
    return "A" if buses.probability >= 0.5 else "B"


def answer(buses: TwoNormals, delay: float) -> str:
    """Which line a bus of this delay belongs to: a sentence."""
    line, chance = guess(buses, delay), chance_of_guess(buses, delay)
    written = whole_share(chance)
    if is_even(buses, delay):
        return "The chances are even: this delay tells us nothing about the line."
    if chance > _SURE:
        return f"So it's almost certainly {a_bus_of(line)}."
    if line != commoner(buses) and buses.probability != 0.5:
        return f"So it's probably {a_bus_of(line)}: {written}, although most buses are {commoner(buses)}s."
    return f"So it's probably {a_bus_of(line)}: {written}."


def whole_share(chance: float) -> str:
    """A percentage without decimals."""
    return f"{round(100 * chance)}%"


def is_even(buses: TwoNormals, delay: float) -> bool:
    """Whether the chances of both lines are the same, as they are written."""
    return whole_share(chance_of_guess(buses, delay)) == "50%"


def is_outlier(buses: TwoNormals, delay: float) -> bool:
    """Whether hardly any bus of either line is that late, or that early."""
    return all(abs(delay - line.mean) > _FAR * line.deviation for line in (buses.one, buses.zero))


def posterior(buses: TwoNormals, delay: float) -> Written:
    """The heights of the slices, and the share of the line that is guessed."""
    line, chance, (a, b) = guess(buses, delay), chance_of_guess(buses, delay), buses.heights(delay)
    heights = {"A": three_digits(float(a)), "B": three_digits(float(b))}
    tops = {name: tint(digits, ROLES[name]) for name, digits in heights.items()}
    fraction = f"= frac({tops[line]}, {tops['A']} + {tops['B']})"
    if heights[line] == _NOTHING:  # both are next to nothing, and say nothing on paper
        fraction = ""
    relation, percentage = (">", "99%") if chance > _ALL else ("approx", whole_share(chance))
    answer = tint(f'"{percentage}"', "result")
    return formula(f'P("{line}" | {math_number(delay)}) {fraction} {relation} {answer}', size=STATEMENT_SIZE)


def three_digits(height: float) -> str:
    """A height with three digits; one that is next to nothing has none."""
    if height < _SMALLEST:
        return _NOTHING
    decimals = 3
    while height < 10.0 ** (2 - decimals):
        decimals += 1
    return math_number(height, decimals)


# All buses ---------------------------------------------------------------------------------------------


def score(right: int, labels: IntegerArray) -> str:
    """How many guesses are right, compared with always guessing the same line: a sentence."""
    count, ones = len(labels), int(labels.sum())
    line = "A" if 2 * ones >= count else "B"
    always = max(ones, count - ones)
    said = f"{right} of {count} are right"
    if right > always:
        return f"{said}; always guessing {line} gets {always}."
    return f"{said}, no better than always guessing {line}: here the bells overlap too much."


def closing(buses: TwoNormals, delay: float) -> str:
    """The answer to the first question: a sentence."""
    chance = chance_of_guess(buses, delay)
    if is_even(buses, delay):
        bus = "So our bus may be an A or a B: the chances are even"
    else:
        surely = "almost certainly" if chance > _SURE else "probably"
        bus = f"So our bus is {surely} {a_bus_of(guess(buses, delay))}"
    return f"{bus}. Once chance is a number, probability is an area."


def scores(right: int, labels: IntegerArray) -> list[Written]:
    """How many guesses are right, and how many would be if all were the same."""
    count, ones = len(labels), int(labels.sum())
    line, always = ("A", ones) if 2 * ones >= count else ("B", count - ones)
    return [
        text(f"right: {tint(f'{right} of {count}', 'result')}", size=STATEMENT_SIZE),
        text(f"wrong: {count - right}", size=STATEMENT_SIZE, role="slope"),
        text(f"always {line}: {always} right", size=STATEMENT_SIZE, role="muted"),
    ]
