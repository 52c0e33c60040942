"""Principal components in formulas and rows of words: what is kept, where it is the most, and why."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from mathkit.linear_algebra.temperatures import HOURS
from scenes.linear_algebra.pca.params import CloudParams
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.params.user_points import UserPoints
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
    settled,
)
from scenes.stage.type.symbols import COVARIANCE, DATA_TABLE, EIGENVALUE, EIGENVECTOR, INPUT, INPUTS, SCORE
from scenes.stage.type.writing import (
    FINE_SIZE,
    FORMULA_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    text,
)

_VARIANCE, _ACROSS, _SHADOW = '"variance"', '"across"', '"shadow"'
_MEAN = "1/(n - 1) sum"
_DECIMALS = 3
"""Of the covariance of three stations, and its eigenvalues."""


def places(total: float) -> int:
    """How many decimals variances have that add up to a *total*."""
    return 2 if total <= 0 else max(2, 1 - math.floor(math.log10(total)))


def plane_axes(params: CloudParams) -> tuple[str, str]:
    """Typst markup at both axes of the plane on which points are measured from their mean."""
    if not params.standardized:
        return axis_names(params.user_data)
    names = ("valley, standardized", "hill, standardized")
    return names if params.user_data is None else params.user_data.standardized_axes


def axis_names(user_data: UserPoints | None, *, second_unit: str = "°C") -> tuple[str, str]:
    """Typst markup at both axes of the plane."""
    return ("valley (°C)", f"hill ({second_unit})") if user_data is None else user_data.axes


def variance_unit(params: CloudParams) -> str:
    """The unit of a variance, after a number."""
    return "" if params.standardized or params.user_data is not None else " °C²"


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
        f'{mean} {_equals(components.mean)} {_fixed_vector(components.mean)} quad "(the mean)"',
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
        formula(f"{shadow}^2 + {gap}^2 = |{INPUTS}|^2", size=STATEMENT_SIZE),
    ]


def total(squares: float, unit: str) -> Written:
    """The whole of what a line keeps and loses."""
    return text(f"together, always {number(squares, places(squares), fixed=True)}{unit}")


def variance_of_shadows(count: int) -> list[Written]:
    """The variance of the shadows of so many dots, as a mean of their squares."""
    variance = tint(_VARIANCE, ALONG)
    mean = formula(f"{variance} = {_MEAN} {tint(_SHADOW, ALONG)}^2", size=STATEMENT_SIZE)
    return [mean, text(f"$n = {count}$ dots", size=FINE_SIZE, role="muted")]


def derivation() -> list[Written]:
    """The variance along u as a product of u, a matrix that knows nothing of u, and u again."""
    u, x, variance = EIGENVECTOR, INPUTS, tint(_VARIANCE, ALONG)
    return [
        formula(source, size=STATEMENT_SIZE)
        for source in (
            f"{variance} = {_MEAN} {tint(_SHADOW, ALONG)}^2",
            f"{{{{ {variance} = {_MEAN} : mean }}}} "
            f"{{{{ ({{{{ {u} : left }}}} dot {x}) : one }}}} "
            f"{{{{ ({x} dot {{{{ {u} : right }}}}) : two }}}}",
            f"{{{{ {variance} = : mean }}}} {{{{ {u} : left }}}}^{{{{ T : left }}}} "
            f"{{{{ (underbrace({_MEAN} {x} {x}^T, {COVARIANCE})) : inside }}}} {{{{ {u} : right }}}}",
        )
    ]


def covariance(components: PrincipalComponents) -> list[Written]:
    """The variance along a unit vector u by the covariance, and the latter's entries."""
    shown = places(components.total) + 1
    entries, variance = math_matrix(components.covariance, shown), tint(_VARIANCE, ALONG)
    return [
        formula(f"{variance} = {EIGENVECTOR}^T {COVARIANCE} {EIGENVECTOR}", size=STATEMENT_SIZE),
        formula(f"{COVARIANCE} {_equals(components.covariance, shown)} {entries}", size=STATEMENT_SIZE),
    ]


def slope() -> Written:
    """How fast the variance changes as u turns."""
    return formula(f'"slope per radian" = 2 dot {tint(_ACROSS, ACROSS)}', size=STATEMENT_SIZE)


def eigenvalue_equation() -> Written:
    """What holds where nothing is left across u."""
    return formula(f"{COVARIANCE} {EIGENVECTOR} = {EIGENVALUE} {EIGENVECTOR}", size=STATEMENT_SIZE)


def score(components: PrincipalComponents, example: int) -> list[Written]:
    """The score of a centred point along the first axis, that axis, and the score of an *example*."""
    axis, score = components.axes[:, 0], float(components.scores[example, 0])
    first = tint(f"bold(u)_1 {_equals(axis)} {math_vector(axis)}", ALONG)
    product = formula(f"{SCORE} = {EIGENVECTOR.sub('1')} dot {INPUTS}")
    ringed = formula(f'"ringed:" {SCORE} {math_equals(score, 1)}', size=STATEMENT_SIZE)
    return [product, formula(first, size=STATEMENT_SIZE), ringed]


def share_kept(components: PrincipalComponents) -> list[Written]:
    """The share of the first variance in the sum of both, as a fraction and in percent."""
    return [formula(math_share(components), size=STATEMENT_SIZE), kept(components)]


def math_share(components: PrincipalComponents) -> str:
    """The share of the first variance in the sum of both, as a Typst formula."""
    decimals = places(components.total)
    numbers = [components.variances[0], components.total]
    first, total = (math_number(each, decimals, fixed=True) for each in numbers)
    kept, lost = tint('"kept"', ALONG), tint('"lost"', ACROSS)
    name = f"{kept} / ({kept} + {lost})"
    return f"{name} {_equals(numbers, decimals)} ({tint(first, ALONG)}) / ({total})"


def kept(components: PrincipalComponents) -> Written:
    """What share of the variance the first score keeps."""
    return text(f"{percent(components.kept(1))} of the variance", role=ALONG, size=FORMULA_SIZE)


def axis_angles(
    components: PrincipalComponents,
    stretched: PrincipalComponents,
    ghost: float,
    user_data: UserPoints | None,
) -> list[Written]:
    """In which direction the first axis points, before and after the second feature's unit was changed.

    Between the two stands the angle of its *ghost*, in radians.
    """
    second = axis_names(user_data)[1]
    names = ("hill in °C", "hill in °F") if user_data is None else (second, f"{second} × 1.8")
    before, after = (
        text(f"{name}: {tint(f'first axis at {degrees(each.angle)}', ALONG)}", size=FORMULA_SIZE)
        for name, each in zip(names, (components, stretched), strict=True)
    )
    along = text(f"stretched with the dots: {degrees(ghost)}", size=FORMULA_SIZE, role="muted")
    return [before, along, after]


def stations(user_data: UserPoints | None) -> tuple[str, str, str]:
    """What the three features of the three samples are."""
    return ("valley", "hill", "summit") if user_data is None else ("$x_1$", "$x_2$", "$x_3$")


def example(
    samples: Sequence[Sequence[float]], components: PrincipalComponents, user_data: UserPoints | None
) -> list[Written]:
    """What the samples are, the samples, their covariance, and the variances along their axes."""
    columns = f"columns: {', '.join(stations(user_data))}{' (°C)' * (user_data is None)}"
    rows = [formula(row, size=LABEL_SIZE) for row in math_example(samples, components)]
    return [text(columns, size=LABEL_SIZE, role="muted"), *rows]


def math_example(samples: Sequence[Sequence[float]], components: PrincipalComponents) -> list[str]:
    """Samples, their covariance, and the variances along their axes, as Typst formulas."""
    covariance = components.covariance
    return [
        f"{DATA_TABLE} = {tint(math_matrix(samples), 'data')}",
        f"{COVARIANCE} {_equals(covariance, _DECIMALS)} {math_matrix(covariance, _DECIMALS)}",
        *(
            f"{EIGENVALUE.sub(str(index))} {tint(math_equals(variance, _DECIMALS), 'result')}"
            for index, variance in enumerate(components.variances, start=1)
        ),
    ]


def rebuilding(components: PrincipalComponents, sample: int, missed: float) -> list[Written]:
    """A sample as the mean plus scores times axes, its two scores, how far it is off, and what is kept.

    The first row has the parts ``day``, ``mean``, ``first`` and ``second``.
    """
    law = (
        '{{ "day" approx : day }} {{ "mean day" : mean }} '
        "{{ + z_1 bold(u)_1 : first }} {{ + z_2 bold(u)_2 : second }}"
    )
    scores = [
        formula(f"{SCORE.sub(str(index))} {math_equals(value, 1)}")
        for index, value in enumerate(components.scores[sample, :2], start=1)
    ]
    off = text(f"this day: {tint(f'{number(missed, 1)} °C off', ACROSS)} on average", size=STATEMENT_SIZE)
    share = tint(f"{percent(components.kept(2))} of the variance", ALONG)
    everyday = text(f"all days: {share}", size=STATEMENT_SIZE)
    return [formula(law, first=ALONG, second=ALONG), *scores, off, everyday]


def coordinates() -> Written:
    """A day as one dot: its temperatures t, one for each hour, are the coordinates."""
    listed = ", ".join(tint(f"t_{hour}", "data") for hour in (0, 1))
    return formula(f'"day" = ({listed}, dots, {tint(f"t_{HOURS - 1}", "data")})')


def _fixed_vector(values: ArrayLike) -> str:
    """A column of numbers with two decimals, or of whole numbers."""
    column = np.asarray(values, dtype=np.float64)
    fixed = not all(is_exact(value, 0) for value in column)
    return f"vec({', '.join(math_number(value, fixed=fixed) for value in settled(column))})"


def _equals(values: ArrayLike, decimals: int = 2) -> str:
    """``=`` if *values*, of any shape, are exact when written with *decimals*, else ``approx``."""
    exact = (is_exact(value, decimals) for value in np.asarray(values, dtype=np.float64).flat)
    return "=" if all(exact) else "approx"
