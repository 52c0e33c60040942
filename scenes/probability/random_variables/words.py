"""What is said and written of the buses, for any numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mathkit.probability.two_normals import TwoNormals
from scenes.probability.random_variables.lines import ROLES
from scenes.stage.type.chances import share
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import counted, decimals_of, math_equals, math_number, number, whole
from scenes.stage.type.symbols import MEAN, PROBABILITY, STANDARD_DEVIATION
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FACT_LABELS = {
    "share_of_ones": "share of the crowd in which Y is one",
    "within": "share within one standard deviation",
    "right": "delays classified correctly",
}
"""What the key numbers of the film are called apart from it."""

_ONE, _ZERO = ROLES["A"], ROLES["B"]

MEANING = (
    f'Y = cases({tint("1", _ONE)} &"for" {tint("bold(upright(A))", _ONE)}, '
    f'{tint("0", _ZERO)} &"for" {tint("bold(upright(B))", _ZERO)})'
)
_A_BUS = "Y = 1"
"""The condition that a bus is of line A, in formulas."""

_FRACTIONS = {0.25: "quarter", 0.5: "half", 1.0: "one", 2.0: "two"}
"""Numbers of minutes, as they are called before the word."""

_CLEAR = 0.03
"""A single bell that puts a smaller share of the buses in the wrong place comes close."""

_ALIKE = 0.8
"""Two lines whose bells overlap more than this have much the same delays."""

_NEAR = 0.02
"""A share of ones that is no farther from p has settled near it."""

_SAME_MIDDLE = 0.5
"""Two means that differ by no more than this, in the smaller σ, are much the same."""

_RARE = 0.1
"""A line with no more than this share of the buses is rare."""

SMALLEST = 1e-5
"""Smaller heights than this have a power of ten."""


def settles(running: float, probability: float, count: int) -> str:
    """What the share of ones does as buses are counted: a sentence."""
    start = "Count independent buses, which don't affect each other: the share of ones"
    if has_settled(running, probability):
        return f"{start} settles close to p."
    off = number(_off(running, probability))
    return f"{start} heads for p, but after {whole(count)} buses it's still {off} off."


def has_settled(running: float, probability: float) -> bool:
    """Whether a share of ones is close to its probability."""
    return _off(running, probability) <= _NEAR


def _off(running: float, probability: float) -> float:
    """How far a share is from its probability, as it is written."""
    return round(abs(running - probability), 2)


def law() -> Written:
    """What it is called that shares settle."""
    return text("law of large numbers", size=LABEL_SIZE)


# Delays ------------------------------------------------------------------------------------------------


def minutes(duration: float) -> str:
    """A number of minutes: ``1 minute``, ``0.5 minutes``."""
    return f"{number(duration)} minute{'' if abs(duration) == 1 else 's'}"


def wide(duration: float) -> str:
    """What bars are called that are so wide: ``half-minute``, ``one-minute``."""
    return f"{_FRACTIONS[duration]}-minute"


def lateness(delay: float) -> str:
    """How late a bus is: ``2 minutes late``, ``1 minute early``, ``exactly on time``."""
    if delay == 0:
        return "exactly on time"
    return f"{minutes(abs(delay))} {'late' if delay > 0 else 'early'}"


def exactly(delay: float) -> str:
    """``exactly 2 minutes late``, ``exactly on time``."""
    return lateness(delay) if delay == 0 else f"exactly {lateness(delay)}"


def chance_of_one(p: float) -> Written:
    """The probability of a one, as its symbols are read."""
    return formula(f"P(Y = 1) = {PROBABILITY.letter} = {math_number(p)}", size=STATEMENT_SIZE)


def signed_delay() -> str:
    """The name of an axis of delays, where it is to be said what its negative numbers mean."""
    return "delay $X$ in minutes, negative if early"


def counted_buses() -> str:
    """What a number of A buses is called."""
    return "A buses ($Y = 1$)"


def binary(width: float) -> str:
    """A power of two, as a whole number or a fraction: ``2``, ``1/16``."""
    return number(width) if width >= 1 else f"1/{round(1 / width)}"


def bar_rows(widths: Sequence[float], held: Sequence[float]) -> list[Written]:
    """Rows of a table: the width of the bars, and the share that the marked one holds."""
    return [
        text(f"{binary(width)} min wide: {share(each)}", size=STATEMENT_SIZE)
        for width, each in zip(widths, held, strict=True)
    ]


def nothing_left(value: float) -> Written:
    """The probability of one exact value, for an A bus."""
    return formula(f'P(X = {math_number(value)} | {_A_BUS}) = "0"')


def what_heights_are() -> Written:
    """What is divided in the rows of ``height_rows``."""
    return text("share ÷ width = height", size=LABEL_SIZE, role="muted")


def height_rows(widths: Sequence[float], held: Sequence[float]) -> list[Written]:
    """Rows of a table: a share, divided by the width of its bar, is the height."""
    rows = []
    for width, each in zip(widths, held, strict=True):
        digits = three_digits(each)
        height = float(digits.strip('"')) / width  # of what is shown
        divisor = math_number(width) if width >= 1 else f'"({binary(width)})"'
        source = f"{digits} div {divisor} {math_equals(height, 3)}"
        rows.append(formula(source, size=STATEMENT_SIZE))
    return rows


def height_at(value: float) -> str:
    """What the height of the marked bar is called."""
    return f"height at {number(value)}"


def limit(height: float) -> Written:
    """What the heights come close to."""
    return formula(f'"limit" {math_equals(height, 3)}', size=STATEMENT_SIZE, role=_ONE)


def area_of_one() -> Written:
    return text("area 1", size=STATEMENT_SIZE)


def all_pairs(values: int) -> Written:
    return text(f"{values} × {values} = {values**2} pairs", size=STATEMENT_SIZE)


def pairs_of(total: int, count: int) -> Written:
    """How many pairs have a total, in seconds."""
    return text(f"{total} seconds: {counted(count, 'pair')}", size=STATEMENT_SIZE)


def rescaled() -> Written:
    """How sums of different numbers of delays are drawn."""
    return text("shifted and scaled, so that only shapes are compared", size=LABEL_SIZE, role="muted")


def density() -> Written:
    return text("density", size=STATEMENT_SIZE, role=_ONE)


def normal_distribution() -> Written:
    return text("normal distribution", size=STATEMENT_SIZE, role=_ONE)


def thin(width: float) -> str:
    """How wide a slice is, with two digits."""
    return number(width, decimals_of(width, 2))


def three_digits(height: float, digits: int = 3) -> str:
    """A height with three *digits*, or with more; one that is next to nothing has a power of ten."""
    if height < SMALLEST:
        return math_number(height)
    decimals = digits
    while height < 10.0 ** (digits - 1 - decimals):
        decimals += 1
    return math_number(height, decimals)


# A bell ------------------------------------------------------------------------------------------------


def within_one_sigma() -> Written:
    """The probability that the delay of an A bus is no farther from μ than σ."""
    mean, deviation = MEAN.letter, STANDARD_DEVIATION.letter
    between = f"{mean} - {deviation} < X < {mean} + {deviation}"
    return formula(f"P({between} | {_A_BUS})", size=STATEMENT_SIZE)


def about(area: float) -> Written:
    """What that probability is, as it follows its formula."""
    return formula(f'approx "{share(area)}"')


def percentage(area: float) -> Written:
    """The same inside the area."""
    return text(share(area), size=STATEMENT_SIZE)


def boundary(delay: float) -> Written:
    """The name of a delay at which two bells cross."""
    return formula(f"X = {math_number(delay)}", size=LABEL_SIZE)


# One bell or two ---------------------------------------------------------------------------------------


def single_curve() -> list[Written]:
    """What the one curve is that is tried on all buses: what it is called, and how it is chosen."""
    chosen = "with mean and spread of all buses"
    return [text(row, size=STATEMENT_SIZE) for row in ("one normal curve", chosen)]


def fits(buses: TwoNormals) -> bool:
    """Whether a single bell comes close to the delays of both lines together."""
    return buses.misfit() < _CLEAR


def one_bell(buses: TwoNormals) -> Mapping[str, str]:
    """Whether one bell fits all buses, and what to do then."""
    each = "each line gets a bell, scaled to its share. Their sum is the density of all."
    known = f"if B's delays add up like A's, {each}"
    if not fits(buses):
        first, second = buses.one, buses.zero
        apart = abs(first.mean - second.mean) / min(first.deviation, second.deviation)
        reason = (
            "it would have to be both narrow and wide."
            if apart <= _SAME_MIDDLE
            else "the line is one big cause."
        )
        fit = f"Even the best bell doesn't fit: {reason}"
        return {"one_bell": fit, "two_bells": f"{known[0].upper()}{known[1:]}"}
    close = "Here a single bell comes close"
    rarer = "B" if buses.probability >= 0.5 else "A"
    rare = min(buses.probability, 1 - buses.probability)
    if buses.overlap() > _ALIKE:
        close += ", because both lines have much the same delays."
    elif rare <= _RARE:
        close += f", because only {share(rare)} of the buses are of line {rarer}."
    else:
        close += ", although it mixes two lines."
    return {"one_bell": close, "two_bells": f"Still, {known}"}


def bells(buses: TwoNormals, areas: tuple[float, float]) -> list[Written]:
    """For each line the mean, the standard deviation and the present area of its bell."""
    rows = []
    for name, line, area in zip("AB", (buses.one, buses.zero), areas, strict=True):
        letters = (
            f"${MEAN.letter} = {math_number(line.mean)}$, "
            f"${STANDARD_DEVIATION.letter} = {math_number(line.deviation)}$"
        )
        row = f"*{name}*: {letters}{tint(f', area {number(area)}', 'area')}"
        rows.append(text(row, size=LABEL_SIZE, role=ROLES[name]))
    return rows
