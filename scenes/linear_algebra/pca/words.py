"""Principal components in words and formulas: what is kept of each dot, where the most is kept, and why."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.params import CloudParams
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.params.user_points import UserPoints, lacking
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    degrees,
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_vector,
    number,
    percent,
)
from scenes.stage.type.symbols import COVARIANCE, DATA_TABLE, EIGENVALUE, EIGENVECTOR, INPUT, INPUTS, SCORE
from scenes.stage.type.writing import FORMULA_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

FACT_LABELS = {
    "largest": "variance along the first component",
    "kept": "share of the variance that it keeps",
    "sample_kept": "share that it keeps of three stations",
    "daily_kept": "share that two components keep of 24 hours",
}
"""What the key numbers of the film are called apart from it."""

PLACES = ("the valley", "the hill")
"""Where the temperatures of the drawn days were measured."""

_VARIANCE, _ACROSS = '"variance"', '"across"'
_DECIMALS = 3


# In speech ---------------------------------------------------------------------------------------------


def spoken(
    params: CloudParams, components: PrincipalComponents, stretched: PrincipalComponents
) -> dict[str, str]:
    """All that is said in words that depend on the cloud."""
    user_data = params.user_data
    return {
        "meeting": meeting(user_data) + lacking(user_data),
        "dropping": dropping(user_data),
        "centring": centring(standardized=params.standardized),
        "peak": peak(components),
        "second_axis": second_axis(components),
        "ellipse": ellipse(components),
        "other_units": other_units(components, stretched, user_data),
        "three_samples": three_samples(user_data),
    }


def features(user_data: UserPoints | None) -> tuple[str, str]:
    """The names of the two features, as they are spoken."""
    if user_data is None:
        return PLACES
    if user_data.names:
        return user_data.names[0], user_data.names[1]
    return "the first number", "the second number"


def meeting(user_data: UserPoints | None) -> str:
    """What a dot is."""
    if user_data is None:
        return "Each dot is a day: its noon temperature in the valley, and on the hill."
    if user_data.names:
        return f"Each dot is one sample: its {user_data.names[0]}, and its {user_data.names[1]}."
    return "Each dot is one sample, described by two numbers."


def dropping(user_data: UserPoints | None) -> str:
    """What is lost if only the first feature is kept."""
    first, second = features(user_data)
    if user_data is None:
        return "Now keep only one number a day. Keep the valley's, and the hill's is lost."
    return f"Now keep only one number for each. Keep {first}, and {second} is lost."


def centring(*, standardized: bool) -> str:
    """From where the points are measured, and in what."""
    return f"So measure from the mean{', in standard deviations' * standardized}."


def peak(components: PrincipalComponents) -> str:
    """Where the variance of the shadows of points of the plane is the largest, and what is lost there."""
    first, second = (number(variance) for variance in components.variances)
    if components.is_round:
        return f"But here it's {first}, whichever way the line points."
    lost = "nothing" if components.variances[1] == 0 else f"only {second}"
    return f"It peaks at {_round_degrees(components)}: there we keep {first}, and lose {lost}."


def second_axis(components: PrincipalComponents) -> str:
    """What happens at a right angle to the first axis."""
    smallest = components.variances[1]
    variance = "is zero" if smallest == 0 else f"is the smallest, {number(smallest)}"
    return f"A quarter turn on, it happens again: there the variance {variance}."


def ellipse(components: PrincipalComponents) -> str:
    """What both axes are of the cloud."""
    if components.variances[1] == 0:
        return "So the cloud lies on the first axis, and nothing is lost."
    return "They're the axes of the cloud's ellipse, two standard deviations long."


def other_units(
    components: PrincipalComponents, stretched: PrincipalComponents, user_data: UserPoints | None
) -> str:
    """What happens to the first axis if the numbers of the second feature grow by a factor."""
    moved = abs(components.angle - stretched.angle)
    swung = min(moved, np.pi - moved)
    if stretched.is_round or swung < np.radians(1):
        axis = "and the shares change, though the axis stays"
    else:
        axis = f"and the axis swings to {_round_degrees(stretched)}"
    if user_data is None:
        return f"In Fahrenheit, the hill's numbers are 1.8 times as large, {axis}."
    return f"Take a unit that makes {features(user_data)[1]} 1.8 times as large, {axis}."


def three_samples(user_data: UserPoints | None) -> str:
    """What the three samples of three features are."""
    if user_data is None:
        return "With a third station, C is three by three. On these mornings"
    return "With a third feature, C is three by three. For these three samples"


def _round_degrees(components: PrincipalComponents) -> str:
    return f"{number(np.degrees(components.angle), 0, fixed=True)} degrees"


# On the stage ------------------------------------------------------------------------------------------


def plane_axes(params: CloudParams) -> tuple[str, str]:
    """Typst markup at both axes of the plane on which points are measured from their mean."""
    if not params.standardized:
        return axis_names(params.user_data)
    names = ("valley, standardized", "hill, standardized")
    return names if params.user_data is None else params.user_data.standardized_axes


def axis_names(user_data: UserPoints | None, *, second_unit: str = "°C") -> tuple[str, str]:
    """Typst markup at both axes of the plane."""
    return ("valley (°C)", f"hill ({second_unit})") if user_data is None else user_data.axes


def two_numbers(example: ArrayLike, user_data: UserPoints | None) -> list[Written]:
    """The two numbers of one dot, each with its name."""
    names = ("valley", "hill") if user_data is None else user_data.axes
    unit, decimals = (" °C", (1, 1)) if user_data is None else ("", user_data.decimals)
    return [
        text(f"{name}: {tint(f'{number(size, places)}{unit}', 'data')}", size=FORMULA_SIZE)
        for name, size, places in zip(names, np.asarray(example), decimals, strict=True)
    ]


def math_centring(components: PrincipalComponents) -> list[str]:
    """How the points were centred, and by what, as Typst formulas."""
    mean = "overline(bold(x))"
    rows = [
        f"{INPUTS} <- {INPUTS} - {mean}",
        f'{mean} {_equals(components.mean)} {math_vector(components.mean)} quad "(the mean)"',
    ]
    if np.any(components.scales != 1):
        rows[0] = f"{INPUT.sub('j')} <- ({INPUT.sub('j')} - overline(x)_j) / s_j"
    return rows


def keeping() -> list[Written]:
    """What the shadow of a centred point on a line is, and how its square and that of the gap add up."""
    shadow, gap = tint('"shadow"', ALONG), tint('"gap"', ACROSS)
    return [
        formula(f"|{EIGENVECTOR}| = 1", size=STATEMENT_SIZE),
        formula(f"{shadow} = {EIGENVECTOR} dot {INPUTS}", size=STATEMENT_SIZE),
        formula(f"|{INPUTS}|^2 = {shadow}^2 + {gap}^2", size=STATEMENT_SIZE),
    ]


def variance_of_shadows() -> Written:
    """The variance of the shadows, as a mean of their squares."""
    shadow, variance = tint('"shadow"', ALONG), tint(_VARIANCE, ALONG)
    return formula(f"{variance} = 1/(n - 1) sum {shadow}^2", size=STATEMENT_SIZE)


def covariance(components: PrincipalComponents) -> list[Written]:
    """The covariance, with its entries, and the variance along a unit vector u by it."""
    entries, variance = math_matrix(components.covariance), tint(_VARIANCE, ALONG)
    law = f"{COVARIANCE} = 1/(n - 1) sum {INPUTS} {INPUTS}^T"
    return [
        formula(f"{law} {_equals(components.covariance)} {entries}", size=STATEMENT_SIZE),
        formula(f"{variance} = {EIGENVECTOR}^T {COVARIANCE} {EIGENVECTOR}", size=STATEMENT_SIZE),
    ]


def slopes() -> list[Written]:
    """How fast the variance changes as u turns, and what holds where it does not."""
    slope = f'"slope per radian" = 2 dot {tint(_ACROSS, ACROSS)}'
    equation = f"{COVARIANCE} {EIGENVECTOR} = {EIGENVALUE} {EIGENVECTOR}"
    return [formula(source, size=STATEMENT_SIZE) for source in (slope, equation)]


def score(components: PrincipalComponents) -> list[Written]:
    """The score of a centred point along the first axis, and that axis."""
    axis = components.axes[:, 0]
    first = tint(f"bold(u)_1 {_equals(axis)} {math_vector(axis)}", ALONG)
    product = formula(f"{SCORE} = {EIGENVECTOR.sub('1')} dot {INPUTS}")
    return [product, formula(first, size=STATEMENT_SIZE)]


def share_kept(components: PrincipalComponents) -> list[Written]:
    """The share of the first of two variances in their sum, as a fraction and in percent."""
    return [formula(math_share(components), size=STATEMENT_SIZE), kept(components, 1)]


def math_share(components: PrincipalComponents) -> str:
    """The share of the first of two variances in their sum, as a Typst formula."""
    numbers = [math_number(variance, _DECIMALS) for variance in components.variances]
    letters, worked = (
        tint(f"({first}) / ({first} + {second})", "result")
        for first, second in (("lambda_1", "lambda_2"), numbers)
    )
    return f"{letters} {_equals(components.variances, _DECIMALS)} {worked}"


def kept(components: PrincipalComponents, count: int) -> Written:
    """What share of the variance the first scores keep."""
    return text(f"{percent(components.kept(count))} of the variance", role=ALONG, size=FORMULA_SIZE)


def axis_angles(
    components: PrincipalComponents, stretched: PrincipalComponents, user_data: UserPoints | None
) -> list[Written]:
    """In which direction the first axis points, before and after the second feature's unit was changed."""
    second = axis_names(user_data)[1]
    names = ("hill in °C", "hill in °F") if user_data is None else (second, f"{second} × 1.8")
    return [
        text(f"{name}: {tint(f'first axis at {degrees(each.angle)}', ALONG)}", size=FORMULA_SIZE)
        for name, each in zip(names, (components, stretched), strict=True)
    ]


def stations(user_data: UserPoints | None) -> tuple[str, str, str]:
    """What the three features of the three samples are."""
    return ("lake", "slope", "summit") if user_data is None else ("$x_1$", "$x_2$", "$x_3$")


def example(
    samples: Sequence[Sequence[float]], components: PrincipalComponents, user_data: UserPoints | None
) -> list[Written]:
    """What the samples are, the samples, their covariance, and the variances along their axes."""
    columns = f"columns: {', '.join(stations(user_data))}{' (°C)' * (user_data is None)}"
    rows = [formula(row, size=LABEL_SIZE) for row in math_example(samples, components)]
    return [text(columns, size=LABEL_SIZE, role="muted"), *rows]


def math_example(samples: Sequence[Sequence[float]], components: PrincipalComponents) -> list[str]:
    """Samples, their covariance, and the variances along their axes, as Typst formulas."""
    return [
        f"{DATA_TABLE} = {tint(math_matrix(samples), 'data')}",
        f"{COVARIANCE} {_equals(components.covariance, 4)} {math_matrix(components.covariance, 4)}",
        *(
            f"{EIGENVALUE.sub(str(index))} {tint(math_equals(variance, 5), 'result')}"
            for index, variance in enumerate(components.variances, start=1)
        ),
    ]


def rebuilding(components: PrincipalComponents, sample: int, missed: float) -> list[Written]:
    """A sample as the mean plus scores times axes, its two scores, how far it is off, and what is kept.

    The first row has the parts ``mean``, ``first`` and ``second``.
    """
    law = (
        f"{{{{ {INPUTS} approx overline(bold(x)) : mean }}}} {{{{ + z_1 bold(u)_1 : first }}}} "
        "{{ + z_2 bold(u)_2 : second }}"
    )
    scores = [
        formula(f"{SCORE.sub(str(index))} {math_equals(value, 1)}")
        for index, value in enumerate(components.scores[sample, :2], start=1)
    ]
    off = text(f"{number(missed, 1)} °C off, on average", role=ACROSS, size=STATEMENT_SIZE)
    return [formula(law, first=ALONG, second=ALONG), *scores, off, kept(components, 2)]


def _equals(values: ArrayLike, decimals: int = 2) -> str:
    """``=`` if *values*, of any shape, are exact when written with *decimals*, else ``approx``."""
    exact = (is_exact(value, decimals) for value in np.asarray(values, dtype=np.float64).flat)
    return "=" if all(exact) else "approx"
