"""What is said and written of the line of a bus: of one bus, and of all of them."""

from __future__ import annotations

import math

import numpy as np

from mathkit.arrays import IntegerArray
from mathkit.probability.two_normals import TwoNormals
from scenes.probability.random_variables.lines import ROLES
from scenes.probability.random_variables.words import SMALLEST, three_digits
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

ONE_OR_ZERO = {"A": 1, "B": 0}
"""The value of Y for each line."""

_FAR = 4.0
"""A bus that is farther from the mean of either line than this, in σ, is an outlier."""

_SURE = 0.99
"""A chance above this is as good as certain."""

_ALL = 0.995
"""A chance above this would be written 100%."""


# One bus -----------------------------------------------------------------------------------------------


def guess(buses: TwoNormals, delay: float) -> str:
    """The line to which a bus most likely belongs."""
    return "A" if buses.log_odds(delay) >= 0 else "B"


def chance_of_guess(buses: TwoNormals, delay: float) -> float:
    posterior = float(buses.posterior(delay))
    return posterior if guess(buses, delay) == "A" else 1 - posterior


def compared(power: int) -> str:
    """Why heights are all that counts: a sentence; *power* is that of the magnification."""
    if power:
        return "Both heights are tiny, but the slices are equally thin, so only their ratio matters."
    return "They're nearly flat and equally thin, so compare heights: share times density."


def answer(buses: TwoNormals, delay: float) -> str:
    """Which line a bus of this delay belongs to: a sentence."""
    line, chance = guess(buses, delay), chance_of_guess(buses, delay)
    number_of_line = {"A": "one", "B": "zero"}[line]
    if is_even(buses, delay):
        return "Lay them end to end: both parts are alike. Given this delay, the chances are even."
    if is_sure(buses, delay):
        most = f"Lay them end to end: nearly all is {line}'s"
        return f"{most}. Given this delay, Y is {number_of_line} almost certainly."
    chances = f"Y is {number_of_line} with probability {whole_share(chance)}"
    return f"Lay them end to end: given this delay, {chances}."


def whole_share(chance: float) -> str:
    """A percentage without decimals."""
    return f"{round(100 * chance)}%"


def is_even(buses: TwoNormals, delay: float) -> bool:
    """Whether the chances of both lines are the same, as they are written."""
    return whole_share(chance_of_guess(buses, delay)) == "50%"


def is_sure(buses: TwoNormals, delay: float) -> bool:
    """Whether the guess is as good as certain."""
    return chance_of_guess(buses, delay) > _SURE


def sign(buses: TwoNormals, delay: float) -> str:
    """What is written on a bus of this delay: its line, with a question mark if that is a guess."""
    if is_even(buses, delay):
        return "?"
    return guess(buses, delay) + "?" * (not is_sure(buses, delay))


def is_outlier(buses: TwoNormals, delay: float) -> bool:
    """Whether hardly any bus of either line is that late, or that early."""
    return all(abs(delay - line.mean) > _FAR * line.deviation for line in (buses.one, buses.zero))


def posterior(buses: TwoNormals, delay: float) -> tuple[list[Written], Written]:
    """How the share of the line that is guessed follows from the heights of the slices, and that share."""
    line, (a, b) = guess(buses, delay), buses.heights(delay)
    heights = {"A": three_digits(float(a)), "B": three_digits(float(b))}
    tops = {name: tint(digits, ROLES[name]) for name, digits in heights.items()}
    rows = [formula(given(line, delay))]
    if min(a, b) >= SMALLEST:  # powers of ten would be too long
        rows.append(formula(f"= {tops[line]} div ({tops['A']} + {tops['B']})", size=STATEMENT_SIZE))
    return rows, formula(_percentage(buses, delay))


def heading() -> Written:
    """What the factors of ``heights`` are."""
    return text("share × density = height", size=LABEL_SIZE, role="muted")


def heights(buses: TwoNormals, delay: float) -> list[Written]:
    """For each line how high its slice is: its share of the buses, times the density of its delays."""
    rows = []
    lines = (("A", buses.one, buses.probability), ("B", buses.zero, 1 - buses.probability))
    for (name, line, share), each in zip(lines, buses.heights(delay), strict=True):
        density, height = float(line.density(delay)), float(each)
        product = three_digits(height)
        source = product
        if min(density, height) >= SMALLEST:  # powers of ten would be too long
            # As many digits as it takes for the product to be right.
            for digits in range(3, 7):
                factor = three_digits(density, digits)
                if three_digits(share * _shown(factor)) == product:
                    break
            exact = math.isclose(share * _shown(factor), _shown(product))
            relation = "=" if exact else "approx"
            source = f"{math_number(share)} times {factor} {relation} {product}"
        rows.append(text(tint(f"*{name}*: ${source}$", ROLES[name]), size=STATEMENT_SIZE))
    return rows


def _shown(digits: str) -> float:
    return float(digits.strip('"'))


def given(line: str, delay: float) -> str:
    """The probability of a line, given a delay, in symbols."""
    return f"P(Y = {ONE_OR_ZERO[line]} | X = {math_number(delay)})"


def _percentage(buses: TwoNormals, delay: float) -> str:
    """The chance of the line that is guessed, in its colour."""
    line, chance = guess(buses, delay), chance_of_guess(buses, delay)
    relation, percentage = (">", "99%") if chance > _ALL else ("approx", whole_share(chance))
    return f"{relation} {tint(chr(34) + percentage + chr(34), ROLES[line])}"


def percentages(buses: TwoNormals, delay: float) -> list[Written]:
    """The chances of both lines, as they are written into the bar; none if one of them is next to nothing."""
    if is_sure(buses, delay):
        return []
    chance = float(buses.posterior(delay))
    return [
        text(f"*{name}* {whole_share(each)}", size=LABEL_SIZE, role=ROLES[name])
        for name, each in (("A", chance), ("B", 1 - chance))
    ]


def conclusion(buses: TwoNormals, delay: float) -> Written:
    """The answer to the first question, in symbols."""
    return formula(f"{given(guess(buses, delay), delay)} {_percentage(buses, delay)}")


# All buses ---------------------------------------------------------------------------------------------


def classified(buses: TwoNormals, guesses: IntegerArray) -> str:
    """How all buses are classified, and whether all of them alike: a sentence."""
    if not buses.log_odds([-1.0, 1.0]).any():
        return "Classify every bus. Both curves are equally high everywhere, so it's always A."
    said = "Classify every bus by the higher curve"
    if np.ptp(guesses):
        return f"{said}."
    return f"{said}: that's always {'BA'[guesses[0]]}'s."


def score(right: int, labels: IntegerArray) -> str:
    """How many guesses are right, compared with always guessing the same line: a sentence."""
    count, ones = len(labels), int(labels.sum())
    line = "A" if 2 * ones >= count else "B"
    always = max(ones, count - ones)
    said = f"That gets {right} of {count} right"
    if right > always:
        return f"{said}. Always guessing {line} gets only {always}."
    if right == always:
        return f"{said}, just as many as always guessing {line}: here the delay doesn't help."
    return f"{said}. Always guessing {line} gets {always}: here the delay doesn't help."


def closing(buses: TwoNormals, delay: float) -> str:
    """The answer to the first question: a sentence."""
    if is_even(buses, delay):
        return "So, A or B? It could be either: the chances are even."
    line = guess(buses, delay)
    if is_sure(buses, delay):
        return f"So, A or B? It's {line}, almost certainly."
    return f"So, A or B? Probably {line}: {whole_share(chance_of_guess(buses, delay))}."


def key() -> Written:
    """What the colours of classified tiles mean."""
    return text("now coloured by the guess", size=LABEL_SIZE, role="muted")


def scores(right: int, labels: IntegerArray) -> list[Written]:
    """How many guesses are right, and how many would be if all were the same."""
    count, ones = len(labels), int(labels.sum())
    line, always = ("A", ones) if 2 * ones >= count else ("B", count - ones)
    return [
        text(f"right: {right} of {count}", size=STATEMENT_SIZE),
        text(f"wrong: {count - right}", size=STATEMENT_SIZE, role="slope"),
        text(f"always {line}: {always} right", size=STATEMENT_SIZE, role="muted"),
    ]
