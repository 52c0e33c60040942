"""What three features and whole days are, in formulas and rows of words."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mathkit.linear_algebra.pca import PrincipalComponents
from scenes.linear_algebra.pca.shadows import ACROSS, ALONG
from scenes.linear_algebra.pca.words import AXES
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_number, math_term, number, percent
from scenes.stage.type.writing import STATEMENT_SIZE, Written, formula, text


def stations(user_data: UserPoints | None) -> tuple[str, str, str]:
    """What the three features of the three samples are."""
    return ("valley", "hill", "summit") if user_data is None else ("$x_1$", "$x_2$", "$x_3$")


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
            f"{{{{ {first} {AXES[0].letter} : first }}}} {{{{ {second} {AXES[1].letter} : second }}}}",
            first=AXES[0].role,
            second=AXES[1].role,
        )
        for first, second in (letters, numbers)
    )
    return law, worked


def kept_of_days(components: PrincipalComponents, missed: float) -> list[Written]:
    """How far one day is off that two scores bring back, and what these keep of all days."""
    off = text(f"this day: {tint(f'{number(missed, 1)} °C off', ACROSS)} on average", size=STATEMENT_SIZE)
    share = tint(f"{percent(components.kept(2))} of the variance", ALONG)
    return [off, text(f"all days: {share}", size=STATEMENT_SIZE)]


def coordinates(day: ArrayLike) -> Written:
    """A *day* as one dot: its temperatures, one for each hour, are the coordinates."""
    first, second, *_, last = (tint(math_number(each, 1), "data") for each in np.asarray(day))
    return formula(f'"day" approx ({first}, {second}, dots, {last})', size=STATEMENT_SIZE)
