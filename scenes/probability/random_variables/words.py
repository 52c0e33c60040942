"""The distributions of a coin and of what is measured, in formulas and words."""

from __future__ import annotations

from mathkit.probability.random_variables import normal_peak
from scenes.stage.type.chances import share
from scenes.stage.type.numerals import math_number, number
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text

COIN = 'X = cases(1 &"for heads", 0 &"for tails")'
CHANCES = 'P(X = x) = cases({{ p : result }} &"for" x = 1, 1 - {{ p : result }} quad &"for" x = 0)'
_HIGHEST = "1 / (sigma sqrt(2 pi))"
PEAK = f"f(mu) = {_HIGHEST}"
DENSITY = f"f(x) = {_HIGHEST} thin e^(-(x - mu)^2 slash (2 sigma^2))"


def mean_and_deviation(mean: float, deviation: float) -> Written:
    """The mean and the standard deviation of what is measured."""
    source = f"mu = {math_number(mean)} quad sigma = {math_number(deviation)}"
    return formula(source, size=STATEMENT_SIZE)


def peaks(deviation: float, other_deviation: float) -> str:
    """How high a second bell is, compared with the first: the beginning of a sentence."""
    sigma, other_sigma = number(deviation), number(other_deviation)
    peak, other_peak = (number(normal_peak(each), 3) for each in (deviation, other_deviation))
    if other_deviation == deviation:
        return f"σ is {sigma} as before, and the peak {peak}"
    compared = f"At σ equal to {other_sigma} the peak is {other_peak}, at {sigma} it was {peak}"
    return f"{compared}: the wider, the lower"


def shares_within(area: float, samples: float) -> list[Written]:
    """What lies within one σ: of the area under the bell, and of a sample."""
    return [
        text(f"of the area: {share(area)}", role="result"),
        text(f"of the drops: {share(samples)}", role="result"),
    ]


def in_models() -> list[Written]:
    """Where models use the two: labels, errors, and what the logarithm of the errors' density is."""
    return [
        text("a label is a coin", role="muted"),
        formula('y tilde "Bernoulli"({{ p : result }})', size=STATEMENT_SIZE),
        text("an error is a bell", role="muted"),
        formula("y = hat(y) + epsilon quad epsilon tilde cal(N)(0, sigma^2)", size=STATEMENT_SIZE),
        text("minus its logarithm is a parabola", role="muted"),
        formula(
            "-ln f(epsilon) = epsilon^2 / (2 sigma^2) + ln(sigma sqrt(2 pi))",
            size=STATEMENT_SIZE,
            role="path",
        ),
    ]
