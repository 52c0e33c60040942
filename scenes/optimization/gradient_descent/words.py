"""Gradient descent in formulas: the rule, its first steps in numbers, and why they shrink."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scenes.optimization.gradient_descent.sayings import Steps
from scenes.optimization.gradient_descent.valleys import LOSS
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, math_term, number
from scenes.stage.type.readouts import Reading, Readout, readout
from scenes.stage.type.symbols import BIAS, INPUT, LEARNING_RATE, WEIGHT
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Numeral, Written, formula, text

FACT_LABELS = {
    "slope": "slope at the start",
    "first": "w after one step",
    "last": "w after the last step",
    "limit": "the learning rate must stay below",
    "gradient": "gradient at the start in the bowl",
    "bowl_limit": "the learning rate in the bowl must stay below",
    "end": "w and b after the last step in the bowl",
}
"""What the key numbers of the film are called apart from it."""

_SIZE = 36
"""Of the formulas that stand in a picture."""

_LARGE = 42
"""Of the rule and its first step."""

_SMALL = 32
"""Of formulas with many numbers."""

_TIGHT = 29
"""Of formulas under a line, where there is little room."""

_SLOPE = tint('"slope"', "slope")
_GRADIENT = tint('"gradient"', "slope")
_DIAL = LEARNING_RATE.role


def _rate(rate: float) -> str:
    return tint(math_number(rate, 3), _DIAL)


def _colored(value: float, role: str, decimals: int = 3, *, guarded: bool = False) -> str:
    return tint(math_number(value, decimals, guarded=guarded), role)


# One weight ----------------------------------------------------------------------------------------------


def line(height: float, *, free: bool = False) -> Written:
    """The line of the café; once its height may change, with a letter for it."""
    second = f"+ {BIAS}" if free else math_term(height)
    return formula(f"{WEIGHT} {INPUT} {second}", size=_SIZE)


def weight(now: Callable[[], float]) -> tuple[Written, Numeral]:
    """The name of the line's weight, and the weight as it is now."""
    running = Numeral(now, lambda slope: number(round(slope, 1), 1, fixed=True), size=_SIZE, role="path")
    return formula(f"{WEIGHT} =", size=_SIZE), running


def loss_there(loss: float) -> Written:
    """The loss of a line."""
    return formula(f"{LOSS} {math_equals(loss)}", size=_SIZE, role=LOSS.role)


def mean_of(count: int) -> Written:
    """What is divided by, for the mean of so many squares."""
    return text(f"sum of squares ÷ {count}", role=LOSS.role)


def rule() -> Written:
    """The rule: a step is what the learning rate takes of the slope."""
    return formula(f"{WEIGHT} <- {WEIGHT} - {LEARNING_RATE} dot {_SLOPE}", size=_LARGE)


def step_size(steps: Steps) -> Written:
    """What the learning rate takes of the slope."""
    size = tint(math_equals(steps.size, 3), "path")
    return formula(f"{_rate(steps.rate)} dot {_colored(abs(steps.slope), 'slope')} {size}", size=_LARGE)


def first_step(steps: Steps, start: float, landing: float) -> Written:
    """The rule in numbers, with where it leads as the part ``landing``."""
    slope = _colored(steps.slope, "slope", guarded=True)
    end = tint(tint(math_equals(landing, 3), "path"), "landing")
    rate = _rate(steps.rate)
    return formula(f"{_colored(start, 'path')} - {rate} dot {slope} {end}", size=_LARGE)


def counter(walk: Points, step: object) -> Readout:
    """The number of the step, and the weight after it."""
    now = step if callable(step) else float
    return readout(
        [
            Reading.of_steps("step", range(len(walk)), now),
            Reading.of_steps(f"${WEIGHT.letter}$", walk, now, lambda weight: number(weight, 3), "path"),
        ]
    )


def as_it_runs(value: float, stops: Iterable[float], decimals: int) -> float:
    """A value that runs, as it is written: rounded between its stops, so that what follows agrees with it."""
    return value if any(abs(value - stop) < 1e-9 for stop in stops) else round(value, decimals)


# Why -----------------------------------------------------------------------------------------------------


def _from_the_bottom(bottom: float) -> str:
    return f"{WEIGHT}" if bottom == 0 else f"({WEIGHT} {math_term(-bottom, 4)})"


def slope(bottom: float, curvature: float) -> tuple[Written, Written]:
    """What the stairs under the slope's line say, and the slope of the loss as a formula."""
    return (
        text(f"1 across, {number(curvature)} up: curvature {number(curvature)}"),
        formula(
            f"{_SLOPE} = {math_number(curvature, 4)} thin {_from_the_bottom(bottom)}",
            size=_SIZE,
        ),
    )


def what_is_left(steps: Steps) -> list[Written]:
    """The size of a step, which share of the distance that is, and what it leaves of the distance."""
    distance = math_number(abs(steps.offset), 3)
    rate, curvature = _rate(steps.rate), math_number(steps.curvature, 3)
    height = tint(tint(math_number(abs(steps.slope), 3), "slope"), "height")
    product = tint(f"= {rate} dot {curvature} dot {distance}", "product")
    taken = tint(math_number(1 - steps.factor, 4), "path")
    left = tint(math_number(steps.factor, 4), "factor")
    return [
        formula(
            f"{tint(chr(34) + 'step' + chr(34), 'path')} = {rate} dot {height} {product}",
            size=_SMALL,
        ),
        formula(f"= {taken} dot {distance}", size=_SMALL),
        formula(f'"left" = {distance} - {taken} dot {distance} = {left} dot {distance}', size=_SMALL),
    ]


def left_over(curvature: float) -> Written:
    """What a step leaves, for any learning rate."""
    return formula(f'"left" = 1 - {math_number(curvature, 3)} thin {LEARNING_RATE}', size=_SIZE)


def limit(curvature: float) -> list[Written]:
    """The line may not fall by 2; and so with which learning rates the walk arrives."""
    value = math_equals(2 / curvature, 3)
    return [
        formula(f'"curvature" dot {LEARNING_RATE} < "2"', size=_TIGHT),
        formula(f'{LEARNING_RATE} < "2/curvature" {value}', size=_TIGHT),
    ]


def rate(value: float) -> Written:
    """The learning rate as it is set."""
    return formula(tint(f"{LEARNING_RATE.letter} = {math_number(value, 4)}", _DIAL), size=_SIZE)


# Both weights --------------------------------------------------------------------------------------------


def _pair(values: Points, role: str) -> str:
    first, second = (math_number(value, 3) for value in values)
    return tint(f"({first}, {second})", role)


def rule_for_both() -> Written:
    """The rule for all weights at once."""
    both = tint(f"({WEIGHT.letter}, {BIAS.letter})", "path")
    return formula(f"{both} <- {both} - {LEARNING_RATE} dot {_GRADIENT}", size=_SMALL)


def step_of_both(start: Points, gradient: Points, rate: float) -> Written:
    """The rule in numbers."""
    return formula(f"{_pair(start, 'path')} - {_rate(rate)} dot {_pair(gradient, 'slope')}", size=_SMALL)


def landing_of_both(landing: Points) -> Written:
    """Where a step leads."""
    sign = "=" if all(is_exact(weight, 3) for weight in landing) else "approx"
    return formula(f"{sign} {_pair(landing, 'path')}", size=_SMALL)


def curvatures(valley: float, sharpest: float) -> tuple[Written, Written]:
    """How the valley is curved, and the bowl along its sharpest cut."""
    return (
        text(f"valley: curvature {number(valley, 3)}", role=LOSS.role),
        text(f"cut: curvature {number(sharpest, 3)}"),
    )


def leg(rate: float, slope: float) -> Written:
    """What the learning rate takes of the slope of one weight."""
    return formula(f"{_rate(rate)} dot {_colored(slope, 'slope', 3, guarded=True)}", size=_SMALL)


def taken() -> Written:
    """What the arrows are that point uphill."""
    return formula(f"{LEARNING_RATE} dot {_GRADIENT}", size=_SMALL)


def ring_name(loss: float) -> Written:
    """The loss that a ring marks."""
    return formula(f"{LOSS} {math_equals(loss)}", size=_TIGHT, role=LOSS.role)


def readings(path: Points, losses: Points, step: object) -> tuple[Readout, Readout]:
    """The number of the step and the loss, and both weights, after whole steps."""
    now = step if callable(step) else float
    fixed = lambda value: number(value, 2, fixed=True)  # noqa: E731
    return (
        readout(
            [
                Reading.of_steps("step", range(len(path)), now),
                Reading.of_steps(f"loss ${LOSS.letter}$", losses, now, fixed, LOSS.role),
            ]
        ),
        readout(
            [
                Reading.of_steps(f"${WEIGHT.letter}$", path[:, 0], now, fixed, "path"),
                Reading.of_steps(f"${BIAS.letter}$", path[:, 1], now, fixed, "path"),
            ]
        ),
    )
