"""What three samples and whole days are, in formulas and rows of words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.linear_algebra.pca.words import equals
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_matrix, math_number, math_term, number, percent
from scenes.stage.type.symbols import COVARIANCE, DATA_TABLE, EIGENVALUE
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, formula, text

_DECIMALS = 3
"""Of the covariance of three stations."""


def stations(user_data: UserPoints | None) -> tuple[str, str, str]:
    """What the three features of the three samples are."""
    return ("valley", "hill", "summit") if user_data is None else ("$x_1$", "$x_2$", "$x_3$")


def example(
    samples: Sequence[Sequence[float]], components: PrincipalComponents, user_data: UserPoints | None
) -> list[Written]:
    """What the samples are, the samples, their covariance, its eigenvalues, and the share of the first."""
    columns = f"columns: {', '.join(stations(user_data))}{' (°C)' * (user_data is None)}"
    rows = [formula(row, size=LABEL_SIZE) for row in math_example(samples, components)]
    return [text(columns, size=LABEL_SIZE, role="muted"), *rows]


def math_example(samples: Sequence[Sequence[float]], components: PrincipalComponents) -> list[str]:
    """Samples, their mean and covariance, its eigenvalues, and the share of the first, as Typst formulas.

    The eigenvalues, in one row, have the parts ``first`` and ``rest``.
    """
    covariance, mean = components.covariance, components.mean
    symbols = [EIGENVALUE.sub(str(index)) for index in (1, 2, 3)]
    first, *rest = (
        f"{symbol} {tint(math_equals(variance, _DECIMALS + 2), 'result')}"
        for symbol, variance in zip(symbols, components.variances, strict=True)
    )
    kept = components.kept(1)
    share = f'{equals([100 * kept], 1)} "{percent(kept)}"'
    return [
        f"{DATA_TABLE} = {tint(math_matrix(samples), 'data')}",
        f'"mean" {equals(mean, _DECIMALS)} {math_matrix([mean], _DECIMALS)}',
        f"{COVARIANCE} {equals(covariance, _DECIMALS)} {math_matrix(covariance, _DECIMALS)}",
        f"{{{{ {first} : first }}}} quad {{{{ {' quad '.join(rest)} : rest }}}}",
        f"{symbols[0]} / ({' + '.join(map(str, symbols))}) {share}",
    ]


def rebuilding(components: PrincipalComponents, sample: int) -> tuple[Written, Written]:
    """A sample as the mean plus scores times axes, in letters and with its two scores.

    Both have the parts ``day``, ``mean``, ``first`` and ``second``, with the scores ``one`` and ``two``.
    """
    letters = ("+ {{ z_1 : one }}", "+ {{ z_2 : two }}")
    named = zip(("one", "two"), components.scores[sample, :2], strict=True)
    numbers = tuple(f"{{{{ {math_term(score, 1)} : {name} }}}}" for name, score in named)
    law, worked = (
        formula(
            f'{{{{ "day" approx : day }}}} {{{{ "mean day" : mean }}}} '
            f"{{{{ {first} bold(u)_1 : first }}}} {{{{ {second} bold(u)_2 : second }}}}",
            first=ALONG,
            second=ALONG,
        )
        for first, second in (letters, numbers)
    )
    return law, worked


def kept_of_days(components: PrincipalComponents, missed: float) -> list[Written]:
    """How far one day is off that two scores bring back, and what these keep of all days."""
    off = text(f"this day: {tint(f'{number(missed, 1)} °C off', ACROSS)} on average", size=STATEMENT_SIZE)
    kept, total = (number(each, 1) for each in (components.variances[:2].sum(), components.total))
    share = tint(f"{kept} of {total} °C², {percent(components.kept(2))}", ALONG)
    return [off, text(f"all days: {share}", size=STATEMENT_SIZE)]


def coordinates(day: ArrayLike) -> Written:
    """A *day* as one dot: its temperatures, one for each hour, are the coordinates."""
    first, second, *_, last = (tint(math_number(each, 1), "data") for each in np.asarray(day))
    return formula(f'"day" approx ({first}, {second}, dots, {last})', size=STATEMENT_SIZE)
