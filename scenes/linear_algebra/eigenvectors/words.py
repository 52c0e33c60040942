"""The eigenlines of a 2×2 matrix in words: what is seen of them, and how arrows settle on them."""

from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind
from mathkit.linear_algebra.power_iteration import PowerBehaviour, PowerIteration
from scenes.linear_algebra.eigenvectors.power_iterations import MOST_REPEATED
from scenes.linear_algebra.eigenvectors.spectra import eigenvector_equals, factor_number, fate, presentable
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import degrees, listed, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import Written, text

_NEAR = np.radians(10)
"""Lines closer than this look almost like one."""

_HARDLY = np.radians(0.1)
"""A smaller angle is not written: "less than 0.1°"."""


def seen(eigen: EigenDecomposition) -> str:
    """What arrows in all directions are seen to do."""
    match eigen.kind:
        case EigenKind.COMPLEX_PAIR:
            return "Every one of them turns"
        case EigenKind.DEFECTIVE:
            return "All of them turn, except those on a single line"
        case EigenKind.REPEATED:
            return "Not one of them leaves its line" if eigen.values.any() else "All of them vanish"
    apart = _between(*eigen.vectors.T)
    close = f", only {degrees(apart)} apart" if apart < _NEAR else ""
    return f"All of them turn, except those on two lines{close}"


def definitions() -> list[Written]:
    """What an eigenvector and an eigenvalue are."""
    return [
        text(f"{tint('*eigenvector* $v$', 'path')}: keeps its line"),
        text(f"{tint('*eigenvalue* $lambda$', 'result')}: its factor"),
    ]


def fates(eigen: EigenDecomposition) -> list[str]:
    """What happens to the arrows on each eigenline, as labels; one for all arrows if each keeps its line."""
    if eigen.kind is EigenKind.REPEATED:
        return [f"every arrow: {fate(eigen.values[0])}"]
    return [fate(value) for value in eigen.values]


def kept(eigen: EigenDecomposition) -> str:
    """What happens to the arrows that keep their line."""
    fates = [fate(value) for value in eigen.values]
    match eigen.kind:
        case EigenKind.DISTINCT_REAL:
            return f"One line here is {fates[0]}, the other {fates[1]}"
        case EigenKind.DEFECTIVE:
            return f"The only such line here is {fates[0]}"
        case EigenKind.REPEATED:
            return f"Here every arrow is an eigenvector, and all are {fates[0]}"
    return "There is none here"


def picked(eigen: EigenDecomposition) -> str:
    """A vector on the first of the lines."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        return "There is no such arrow here"
    where = "" if eigen.kind is EigenKind.REPEATED else ", on this line"
    return f"Take {listed(presentable(eigen.vectors[:, 0]))}{where}"


def landing(eigen: EigenDecomposition) -> str:
    """Where the matrix takes the vector that was ``picked``."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        return "There is no such arrow here"
    vector = presentable(eigen.vectors[:, 0])
    about = "about " if eigenvector_equals(vector) == "approx" else ""
    return f"It lands on {about}{listed(eigen.matrix @ vector)}"


def roots(eigen: EigenDecomposition) -> str:
    """The roots of the characteristic polynomial."""
    values = [factor_number(value) for value in eigen.values]
    match eigen.kind:
        case EigenKind.DISTINCT_REAL:
            return f"It happens twice: at {values[0]} and at {values[1]}"
        case EigenKind.COMPLEX_PAIR:
            return "No real number does it here: the roots are complex"
    return f"It happens only at {values[0]}, a double root"


def turn(eigen: EigenDecomposition) -> str:
    """How far, and which way, one step turns an arrow on average, if the eigenvalues are complex."""
    rotation = eigen.rotation or 0.0
    return f"{degrees(abs(rotation))} {'counter-clockwise' if rotation > 0 else 'clockwise'}"


def iteration(power: PowerIteration | None, eigen: EigenDecomposition, steps: int) -> dict[str, str]:
    """What is said while a power iteration of some *steps* is watched, if there is one."""
    if power is None:
        return {"watched": "", "driven": "", "settled": ""}
    again = min(steps, len(power.iterates)) <= MOST_REPEATED
    call = "Watch it step by step from the start, with" if again else "Step by step, watch"
    return {
        "watched": f"{call} its estimate of the eigenvalue",
        "driven": driven(power, eigen),
        "settled": settled(power, eigen, steps),
    }


def driven(power: PowerIteration, eigen: EigenDecomposition) -> str:
    """Why the arrow of a power iteration turns as it does, if it settles; else a call to watch it."""
    if eigen.kind is EigenKind.DISTINCT_REAL and _approaches(power):
        strong, weak = map(factor_number, eigen.values)
        return f"Each step multiplies its part along one line by {strong}, and along the other by only {weak}"
    return "See where that takes it"


def settled(power: PowerIteration, eigen: EigenDecomposition, steps: int) -> str:
    """What the arrow of a power iteration of some *steps* is seen to do."""
    taken = len(power.iterates) - 1
    match power.behaviour:
        case PowerBehaviour.COLLAPSES:
            when = f"Step {taken + 1} sends" if taken < steps else "One more step would send"
            return f"{when} it to zero, and no direction is left"
        case PowerBehaviour.NEVER_SETTLES if eigen.kind is EigenKind.COMPLEX_PAIR:
            return "It never stops turning: there is no line for it to settle on"
        case PowerBehaviour.NEVER_SETTLES:
            return "Both eigenvalues are equally large, so it swings between two lines and never settles"
        case PowerBehaviour.STARTS_ELSEWHERE:
            drifts = _between(power.iterates[0], power.iterates[-1]) > 1e-3
            end = "; only rounding errors carry it off" if drifts else ", so it never finds the other one"
            return f"It started on the line with the smaller factor{end}"
    flips = ", flipping at every step" if power.behaviour is PowerBehaviour.ALTERNATES else ""
    if not _approaches(power):
        return f"It was an eigenvector from the start, so it stays on its line{flips}"
    assert power.angles_to_dominant is not None
    line = "the only line" if eigen.kind is EigenKind.DEFECTIVE else "the stronger line"
    left, estimate = power.angles_to_dominant[-1], number(power.rayleigh_quotients[-1], 3, fixed=True)
    far = degrees(left) if left > _HARDLY else f"less than {degrees(_HARDLY)}"
    return (
        f"After {taken} step{'s' * (taken > 1)} it lies {far} from {line}{flips}, "
        f"and the estimate is {estimate}"
    )


def answer(eigen: EigenDecomposition) -> str:
    """Whether arrows keep their line, and what that means."""
    match eigen.kind:
        case EigenKind.COMPLEX_PAIR:
            return "Not here: this matrix turns them all, so it has no real eigenvector"
        case EigenKind.REPEATED:
            return "Here they all do: this matrix does no more than a single number"
        case EigenKind.DEFECTIVE:
            return "Those on one line do, and on that line the matrix is just a number"
    return "Those on two lines do, and on each of them the matrix is just a number"


def _approaches(power: PowerIteration) -> bool:
    """Whether the arrow comes closer and closer to a line on which it does not start."""
    settles = power.behaviour in (PowerBehaviour.CONVERGES, PowerBehaviour.ALTERNATES)
    return settles and power.angles_to_dominant is not None and _between(*power.iterates[:2]) >= 1e-9


def _between(a: Points, b: Points) -> float:
    """The angle between the lines of two vectors of the plane, in radians."""
    return float(np.arctan2(abs(a[0] * b[1] - a[1] * b[0]), abs(a @ b)))
