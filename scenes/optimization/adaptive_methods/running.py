"""Running numbers of the lesson: slopes, distances, moves, and what the means hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from scenes.optimization.adaptive_methods.maps import FLAT, STEEP
from scenes.optimization.adaptive_methods.words import distance, more_decimals
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import number
from scenes.stage.type.readouts import Reading
from scenes.stage.type.typesetting import Points


def slopes(gradients: Points, condition: int, step: Callable[[], float]) -> list[Reading]:
    """The number of the step, and the slopes (n + 1, 2) of both weights before the next one."""
    roles: tuple[tuple[int, Role, int], ...] = ((2, STEEP, 2), (1, FLAT, 2 + more_decimals(condition)))
    return [
        Reading.of_steps("at step", range(1, len(gradients) + 1), step),
        *(
            Reading.of_steps(
                f"slope along {tint(f'$w_{index}$', role)}",
                gradients[:, index - 1],
                step,
                partial(number, decimals=decimals, fixed=True),
                "slope",
            )
            for index, role, decimals in roles
        ),
    ]


def distances(names: dict[str, tuple[Points, Role]], step: Callable[[], float]) -> list[Reading]:
    """The number of the step, and distances after each step, by their names, with their roles."""
    steps = len(next(iter(names.values()))[0])
    return [
        Reading.of_steps("after step", range(steps), step),
        *(Reading.of_steps(name, values, step, distance, role) for name, (values, role) in names.items()),
    ]


def products(rates: Points, slopes: Points, condition: int, step: Callable[[], float]) -> list[Reading]:
    """Each weight's rate times its slope, both (n, 2), at each of n steps: how far the weight moves."""
    roles: tuple[tuple[int, Role, int], ...] = ((2, STEEP, 0), (1, FLAT, more_decimals(condition)))
    return [
        Reading.of_steps("at step", range(1, len(slopes) + 1), step),
        *(
            Reading.of_steps(
                tint(f"$w_{index}$", role),
                range(len(slopes)),
                step,
                partial(_product, rates[:, index - 1], slopes[:, index - 1], finer),
                role,
            )
            for index, role, finer in roles
        ),
    ]


def _product(rates: Points, slopes: Points, finer: int, step: float) -> str:
    """A rate times a slope: ``0.050 · 2.000 = 0.10``; a small slope is written *finer*, its rate coarser."""
    decimals = max(3 - finer, 1), 3 + finer
    rate, slope = (
        round(float(each[int(step)]), shown) for each, shown in zip((rates, slopes), decimals, strict=True)
    )
    factors = number(rate, decimals[0], fixed=True), number(slope, decimals[1], fixed=True)
    return f"{' · '.join(factors)} = {number(rate * slope, 2, fixed=True)}"


def held(shares: tuple[Points, Points], step: Callable[[], float]) -> list[Reading]:
    """What m and √s, each (n + 1,), hold of a steady slope after each step, and their quotient."""
    mean, size = shares
    quotient = mean.round(3) / np.where(size > 0, size, 1).round(4)  # as they are written; zero before step 1
    return [
        Reading.of_steps("after step", range(len(mean)), step),
        Reading.of_steps(tint("$m$", "slope"), mean, step, partial(number, decimals=3, fixed=True), "slope"),
        Reading.of_steps("$sqrt(s)$", size, step, partial(number, decimals=4, fixed=True)),
        Reading.of_steps(
            f"{tint('$m$', 'slope')}$slash sqrt(s)$", quotient, step, partial(number, decimals=1, fixed=True)
        ),
    ]
