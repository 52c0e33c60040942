"""Principal components in formulas and rows of words: what is kept, where it is the most, and why."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.params import CloudParams
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    decimals_of,
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
from scenes.stage.type.symbols import COVARIANCE, EIGENVALUE, EIGENVECTOR, INPUTS, RUN, SCORE, Symbol
from scenes.stage.type.writing import (
    FORMULA_SIZE,
    LABEL_SIZE,
    STATEMENT_SIZE,
    Written,
    formula,
    text,
)

CENTRED_INPUTS = Symbol("bold(d)", "data", "the inputs counted from their mean")

_VARIANCE, _SHADOW = '"variance"', '"shadow"'
_MEAN = "1/(n - 1) sum"

AXES = (EIGENVECTOR.sub("1"), replace(EIGENVECTOR.sub("2"), role=ACROSS))
"""The unit vectors along both principal axes; what is lost along the first lies along the second."""

_STEPS, _SQUARES = ((tint(f"c_1{power}", ALONG), tint(f"c_2{power}", ACROSS)) for power in ("", "^2"))
"""How long the steps along them are, and the squares of that."""


def places(total: float) -> int:
    """How many decimals variances have that add up to a *total*."""
    return 2 if total <= 0 else max(2, decimals_of(total, 2))


def plane_axes(params: CloudParams, *, second_unit: str = "°C") -> tuple[str, str]:
    """Typst markup at both axes of the plane on which points are measured from their mean.

    The second name is short, since it shares its line with a note on the arrows.
    """
    user_data = params.user_data
    if user_data is None and params.standardized:
        return "valley, standardized", "hill, standardized"
    if user_data is None:
        return "valley − mean (°C)", f"hill − mean ({second_unit})"
    if params.standardized:
        return user_data.standardized_axes[0], f"{user_data.bare_axes[1]}, standardized"
    return f"{user_data.long_axes[0]} − mean", f"{user_data.axes[1]} − mean"


def axis_names(user_data: UserPoints | None) -> tuple[str, str]:
    """Typst markup at both axes of the plot of the points."""
    return ("valley (°C)", "hill (°C)") if user_data is None else user_data.long_axes


def variance_unit(params: CloudParams) -> str:
    """The unit of a variance, after a number."""
    return "" if params.standardized or params.user_data is not None else " °C²"


def two_numbers(example: ArrayLike, user_data: UserPoints | None) -> list[Written]:
    """The two numbers of one dot, each with its name."""
    names = ("valley", "hill") if user_data is None else user_data.axes
    unit, decimals = (" °C", (2, 2)) if user_data is None else ("", user_data.decimals)
    return [
        text(f"{name}: {tint(f'{number(size, places)}{unit}', 'data')}", size=FORMULA_SIZE)
        for name, size, places in zip(names, np.asarray(example), decimals, strict=True)
    ]


def math_centring(components: PrincipalComponents) -> list[str]:
    """How the points were centred, and by what, as Typst formulas."""
    mean = "overline(bold(x))"
    rows = [
        f"{CENTRED_INPUTS} = {INPUTS} - {mean}",
        f'{mean} {equals(components.mean)} {_fixed_vector(components.mean)} quad "(the mean)"',
    ]
    if np.any(components.scales != 1):
        rows[0] = f'{CENTRED_INPUTS} = ({INPUTS} - {mean}) / bold(s) quad "(each feature)"'
        scales = f"{equals(components.scales)} {_fixed_vector(components.scales)}"
        rows.append(f'bold(s) {scales} quad "(deviations)"')
    return rows


def sliding() -> list[Written]:
    """Why a line that is slid off the mean loses more, on average: at the mean the gaps cancel."""
    gap = tint('"gap"', ACROSS)
    return [
        formula(source, size=STATEMENT_SIZE)
        for source in (
            f'"mean" ({gap} + {RUN})^2',
            f'= "mean" {gap}^2 + 2 {RUN} dot underbrace("mean" {gap}, 0) + {RUN}^2',
        )
    ]


def keeping() -> list[Written]:
    """What the shadow of a centred point on a line is, and how its square and that of the gap add up."""
    shadow, gap = tint('"shadow"', ALONG), tint('"gap"', ACROSS)
    return [
        formula(f"|{EIGENVECTOR}| = 1", size=STATEMENT_SIZE),
        formula(f"{shadow} = {EIGENVECTOR} dot {CENTRED_INPUTS}", size=STATEMENT_SIZE),
        formula(f"{shadow}^2 + {gap}^2 = |{CENTRED_INPUTS}|^2", size=STATEMENT_SIZE),
    ]


def together(whole: str) -> Written:
    """What two parts always add up to, as Typst mathematics."""
    return formula(f'"together, always" {whole}', size=LABEL_SIZE)


def reach_squared() -> Written:
    """The whole of the squares of a shadow and its gap."""
    return together(f"|{CENTRED_INPUTS}|^2")


def total(squares: float, unit: str, decimals: int) -> Written:
    """The whole of what a line keeps and loses."""
    return text(f"together, always {number(squares, decimals, fixed=True)}{unit}")


def variance_of_shadows(count: int) -> list[Written]:
    """The variance of the shadows of so many dots, as an average of their squares."""
    variance = tint(_VARIANCE, ALONG)
    mean = formula(f"{variance} = {_MEAN} {tint(_SHADOW, ALONG)}^2", size=STATEMENT_SIZE)
    return [mean, text(f"$n = {count}$ dots", size=LABEL_SIZE, role="muted")]


def derivation() -> list[Written]:
    """The variance along u as a product of u, a matrix that knows nothing of u, and u again."""
    u, d, variance = EIGENVECTOR, CENTRED_INPUTS, tint(_VARIANCE, ALONG)
    return [
        formula(source, size=STATEMENT_SIZE)
        for source in (
            f"{variance} = {_MEAN} {tint(_SHADOW, ALONG)}^2",
            f"{{{{ {variance} = {_MEAN} : mean }}}} "
            f"{{{{ ({{{{ {u} : left }}}} dot {d}) : one }}}} "
            f"{{{{ ({d} dot {{{{ {u} : right }}}}) : two }}}}",
            f"{{{{ {variance} = : mean }}}} {{{{ {u} : left }}}}^{{{{ T : left }}}} "
            f"{{{{ (underbrace({_MEAN} {d} {d}^T, {COVARIANCE})) : inside }}}} {{{{ {u} : right }}}}",
        )
    ]


def covariance(components: PrincipalComponents) -> list[Written]:
    """The variance along a unit vector u by the covariance, and the latter's entries."""
    shown = places(components.total) + 1
    entries, variance = math_matrix(components.covariance, shown), tint(_VARIANCE, ALONG)
    return [
        formula(f"{variance} = {EIGENVECTOR}^T {COVARIANCE} {EIGENVECTOR}", size=STATEMENT_SIZE),
        formula(f"{COVARIANCE} {equals(components.covariance, shown)} {entries}", size=STATEMENT_SIZE),
    ]


def eigenvalue_equation(index: int, *, size: float = FORMULA_SIZE) -> Written:
    """What holds for the principal axis of an *index*, 1 or 2."""
    axis, stretch = AXES[index - 1], EIGENVALUE.sub(str(index))
    return formula(f"{COVARIANCE} {axis} = {stretch} {axis}", size=size)


def mixture() -> tuple[list[Written], Written]:
    """Any u as a step along each axis and what C makes of it, and so the variance as an average."""
    stretches, (first, second) = [EIGENVALUE.sub("1"), EIGENVALUE.sub("2")], _STEPS
    steps = [
        f"{EIGENVECTOR} = {first} {AXES[0]} + {second} {AXES[1]}",
        f"{COVARIANCE} {EIGENVECTOR} = {stretches[0]} {first} {AXES[0]} + {stretches[1]} {second} {AXES[1]}",
    ]
    variance = tint(_VARIANCE, ALONG)
    average = (
        f"{variance} = {EIGENVECTOR} dot {COVARIANCE} {EIGENVECTOR} "
        f"= {stretches[0]} {_SQUARES[0]} + {stretches[1]} {_SQUARES[1]}"
    )
    return [formula(step, size=STATEMENT_SIZE) for step in steps], formula(average, size=STATEMENT_SIZE)


def eigenvalues(components: PrincipalComponents) -> Written:
    """Both eigenvalues of the covariance of points of the plane, as numbers."""
    decimals = places(components.total)
    shown = (
        f"{EIGENVALUE.sub(str(index))} {equals([variance], decimals)} "
        f"{tint(math_number(variance, decimals, fixed=True), 'result')}"
        for index, variance in enumerate(components.variances, start=1)
    )
    return formula(" quad ".join(shown), size=STATEMENT_SIZE)


def score(components: PrincipalComponents, example: int, decimals: int) -> list[Written]:
    """The score of a centred point along the first axis, that axis, and an *example* with its score.

    The coordinates of the example have so many *decimals*.
    """
    axis, point, score = (
        components.axes[:, 0],
        components.centred[example],
        float(components.scores[example, 0]),
    )
    first = tint(f"bold(u)_1 {equals(axis)} {math_vector(axis)}", ALONG)
    product = formula(f"{SCORE.sub('1')} = {EIGENVECTOR.sub('1')} dot {CENTRED_INPUTS}")
    place = tint(f"bold(d) {equals(point, decimals)} {math_vector(point, decimals)}", "data")
    ringed = f'"ringed:" {place} quad {SCORE.sub("1")} {math_equals(score, 1)}'
    return [product, formula(first, size=STATEMENT_SIZE), formula(ringed, size=STATEMENT_SIZE)]


def share_kept(components: PrincipalComponents) -> list[Written]:
    """The share of the first variance in the sum of both, as a fraction and in percent."""
    share = components.kept(1)
    percentage = tint('"' + percent(share) + '"', ALONG)
    return [formula(f"{math_share(components)} {equals([100 * share], 1)} {percentage}")]


def math_share(components: PrincipalComponents) -> str:
    """The share of the first variance in the sum of both, as a Typst formula."""
    decimals = places(components.total)
    numbers = [components.variances[0], components.total]
    first, total = (math_number(each, decimals, fixed=True) for each in numbers)
    kept, lost = tint('"kept"', ALONG), tint('"lost"', ACROSS)
    name = f"{kept} / ({kept} + {lost})"
    return f"{name} {equals(numbers, decimals)} ({tint(first, ALONG)}) / ({total})"


def kept(components: PrincipalComponents) -> Written:
    """What share of the variance the first score keeps."""
    return text(f"{percent(components.kept(1))} of the variance", role=ALONG, size=FORMULA_SIZE)


def answer(components: PrincipalComponents) -> list[Written]:
    """What the first axis is, both eigenvalues, and what share of the variance the larger one is."""
    return [eigenvalue_equation(1), eigenvalues(components), kept(components)]


def axis_angles(
    components: PrincipalComponents,
    stretched: PrincipalComponents,
    ghost: float,
    user_data: UserPoints | None,
) -> list[Written]:
    """In which direction the first axis points, before and after the second feature's unit was changed.

    Between the two stands the angle of its *ghost*, in radians.
    """
    second = "" if user_data is None else user_data.axes[1]
    names = (second, f"{second} × 1.8") if second else ("hill in °C", "hill in °F")
    before, after = (
        text(f"{name}: {tint(f'first axis at {degrees(each.angle)}', ALONG)}", size=FORMULA_SIZE)
        for name, each in zip(names, (components, stretched), strict=True)
    )
    along = text(f"stretched with the dots: {degrees(ghost)}", size=FORMULA_SIZE, role="muted")
    return [before, along, after]


def _fixed_vector(values: ArrayLike) -> str:
    """A column of numbers with two decimals, or of whole numbers."""
    column = np.asarray(values, dtype=np.float64)
    fixed = not all(is_exact(value, 0) for value in column)
    return f"vec({', '.join(math_number(value, fixed=fixed) for value in settled(column))})"


def equals(values: ArrayLike, decimals: int = 2) -> str:
    """``=`` if *values*, of any shape, are exact when written with *decimals*, else ``approx``."""
    exact = (is_exact(value, decimals) for value in np.asarray(values, dtype=np.float64).flat)
    return "=" if all(exact) else "approx"
