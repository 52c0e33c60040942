"""Eigenvectors in words: which arrows stay on their line, where the plane falls flat, how arrows settle."""

from __future__ import annotations

from typing import Any

import numpy as np

from mathkit.linear_algebra.eigen import EigenDecomposition, EigenKind, gaps_from_lines
from mathkit.linear_algebra.page_rank import PageRank
from mathkit.linear_algebra.power_iteration import PowerBehaviour, PowerIteration
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenlines import turning_matrix
from scenes.linear_algebra.eigenvectors.eigenvectors import shown_vectors
from scenes.linear_algebra.eigenvectors.parts import MOST
from scenes.linear_algebra.eigenvectors.spectra import HARDLY, is_whole, said_factor
from scenes.linear_algebra.eigenvectors.webs import PAGES
from scenes.stage.shapes.frame import frame
from scenes.stage.type.numerals import degrees, listed, percent
from scenes.stage.type.phrases import enumerated
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, Written, paragraph, text

FACT_LABELS = {
    "values": "real eigenvalues",
    "vectors": "their eigenvectors, as columns",
    "shares": "share of the readers of each page",
}
"""What the key numbers of the film are called apart from it."""

_NEAR = np.radians(10)
"""Lines closer than this look almost like one."""

_NOTHING = 1e-9
"""Eigenvalues and gaps that are smaller are rounding."""

_MOSTLY = 0.9
"""From this share on, the first part has nearly all of the arrow."""

_ONE, _TWO, _ONLY = "[bold(u)_1|u one]", "[bold(u)_2|u two]", "[bold(u)|u]"

# Which arrows stay on their line --------------------------------------------------------------------------


def first_angle(eigen: EigenDecomposition) -> float:
    """The angle, in radians, of an arrow that is sent off its line: 0° or 90° if possible; 0° if none is."""
    angles = np.radians([0, 90, 45])
    gaps = np.abs(gaps_from_lines(eigen.matrix, angles))
    if gaps[:2].max() > _NOTHING:
        return float(angles[int(np.argmax(gaps[:2]))])
    return float(angles[2] if gaps[2] > _NOTHING else angles[0])


def lines(eigen: EigenDecomposition) -> dict[str, Any]:
    """Which lines the matrix keeps, and all that is said of them."""
    return {
        "values": eigen.values,
        "vectors": eigen.vectors,
        "rotation": float(np.degrees(eigen.rotation or 0.0)),
        **{"first": _first(eigen), "question": _question(eigen), "seen": _seen(eigen)},
        **_naming(eigen),
        **_searching(eigen),
        **_flat(eigen),
        "rise": float(turning_matrix(eigen)[1, 0] ** 2),
        "answer": _answer(eigen),
    }


def opening(eigen: EigenDecomposition, angle: float) -> tuple[Written, Written]:
    """Where the first arrow lands, at an angle in radians, and the question, for the eye."""
    question = paragraph(f"_{_question(eigen)}_", width=frame().left_side.width, size=STATEMENT_SIZE)
    return spectra.first_image(eigen.matrix, angle), question


def ending(eigen: EigenDecomposition) -> list[Written]:
    """The matrix, the question once more, and the answer: what A does to an eigenvector of each line."""
    question = paragraph(f"_{_question(eigen)}_", width=frame().left_side.width, size=STATEMENT_SIZE)
    first, *images = spectra.last_rows(eigen)
    if not images:
        images = [text("No: it turns them all.", size=STATEMENT_SIZE)]
    return [first, question, *images]


def _first(eigen: EigenDecomposition) -> str:
    if eigen.kind is not EigenKind.REPEATED:
        return "This one gets knocked off its line."
    return "This one stays on its line." if eigen.values.any() else "This one is sent to zero."


def _question(eigen: EigenDecomposition) -> str:
    if eigen.kind is EigenKind.REPEATED:
        return "Is that so for every arrow?"
    return "Does any arrow stay on its line?"


def _seen(eigen: EigenDecomposition) -> str:
    match eigen.kind:
        case EigenKind.COMPLEX_PAIR:
            return "The gap never closes: every arrow leaves its line."
        case EigenKind.DEFECTIVE:
            return "The gap closes just once: arrows on one line stay on it."
        case EigenKind.REPEATED:
            what = "stays on its line" if eigen.values.any() else "is sent to zero"
            return f"There's never a gap: every arrow {what}."
    apart = _between(*eigen.vectors.T)
    close = f", only {degrees(apart)} apart," if apart < _NEAR else ""
    return f"The gap must close where it changes sides: arrows on those two lines{close} stay on them."


def _naming(eigen: EigenDecomposition) -> dict[str, str]:
    """What an eigenvector is, and what the matrix does to one of each line."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        return {"naming": "", "landing": "", "other": ""}
    vector, [value, *others] = shown_vectors(eigen)[0], eigen.values
    about = "" if is_whole(vector) else "about "
    name = _ONE if eigen.kind is EigenKind.DISTINCT_REAL else _ONLY
    image = listed(eigen.matrix @ vector) if abs(value) > _NOTHING else "zero"
    landed = f"{'' if image == 'zero' else about}{image}"
    every = "Here every arrow" if eigen.kind is EigenKind.REPEATED else "Such an arrow"
    return {
        "naming": f"{every}, if it isn't zero, is an eigenvector, {_ONLY}.",
        "landing": f"A sends {name}, {about}{listed(vector)}, to {landed}. "
        f"The factor, {said_factor(value)}, is its eigenvalue, lambda.",
        "other": _other(others[0]) if eigen.kind is EigenKind.DISTINCT_REAL else "",
    }


def _other(value: float) -> str:
    said = f"On the other line, it's {said_factor(value)}"
    if abs(value) < _NOTHING:
        return f"{said}: there, A sends arrows to zero."
    return f"{said}, so arrows there are flipped." if value < 0 else f"{said}."


# Where the plane falls flat -------------------------------------------------------------------------------


def _searching(eigen: EigenDecomposition) -> dict[str, str]:
    """How an eigenvalue could be found, and what it would do to the area of a cell."""
    if eigen.kind is EigenKind.COMPLEX_PAIR:
        return {
            "searching": "If A only scaled some arrow by lambda, "
            "A minus lambda times the identity would send it to zero.",
            "collapse": "That would leave at most a line, so a cell's area, the determinant, would be zero.",
        }
    return {
        "searching": f"How do we find lambda? A minus lambda times the identity sends {_ONLY} to zero.",
        "collapse": "That leaves at most a line, so a cell's area, the determinant, is zero.",
    }


def _flat(eigen: EigenDecomposition) -> dict[str, str]:
    match eigen.kind:
        case EigenKind.DISTINCT_REAL:
            (low, first), (high, last) = sorted(zip(eigen.values, (_ONE, _TWO), strict=True))
            again = f"At {said_factor(high)} it's flat again: {last} is crushed."
            return {
                "flat": f"At {said_factor(low)}, {_landing(first)}",
                "flat_again": f"Then cells flip over: negative area. {again}",
            }
        case EigenKind.COMPLEX_PAIR:
            turn = f"each step turns an arrow by {_turn(eigen)}"
            seen = f"It never gets down to zero, because the eigenvalues are complex: {turn}."
        case EigenKind.DEFECTIVE:
            seen = f"Only at {said_factor(eigen.values[0])}, {_landing(_ONLY)}"
        case EigenKind.REPEATED:
            seen = f"At {said_factor(eigen.values[0])}, all of the plane is crushed to a single point."
    return {"flat": seen, "flat_again": ""}


def _landing(name: str) -> str:
    """Why an eigenvector with a *name* is crushed where the area of a cell is zero."""
    return f"the plane falls flat: points land together, so the step between them, {name}, is crushed."


def _turn(eigen: EigenDecomposition) -> str:
    """How far, and which way, a step turns an arrow: each step alike, or on average over many steps."""
    rotation, [(a, b), (c, d)] = eigen.rotation or 0.0, eigen.matrix
    average = "" if a == d and b == -c else ", on average"
    return f"{degrees(abs(rotation))} {'counter-clockwise' if rotation > 0 else 'clockwise'}{average}"


# Power iteration ------------------------------------------------------------------------------------------


def iteration(
    power: PowerIteration | None, eigen: EigenDecomposition, parts: Points | None, steps: int
) -> dict[str, Any]:
    """What is said while a power iteration is watched: of two *parts* of the arrow, if it has them."""
    silent = {"growth": "", "share": 0.0, "angle": 0.0, "race": "", "missing": "", "settled": ""}
    if power is None:
        alone = "But this one starts at zero. Zero has no direction, so it never gets away."
        return {**silent, "settled": alone}
    if parts is None:
        return {**silent, "settled": _settled(power, eigen, steps)}
    share = float(np.abs(parts[-1, 0]) / np.abs(parts[-1]).sum())
    left = 0.0 if power.angles_to_dominant is None else max(float(power.angles_to_dominant[-1]), HARDLY)
    return {
        **silent,
        "growth": _growth(eigen),
        **{"share": share, "angle": np.degrees(left)},
        "race": _race(power, eigen, share),
        "missing": _missing(power, eigen),
    }


def _growth(eigen: EigenDecomposition) -> str:
    """What a step does to both parts of an arrow."""
    first, second = map(said_factor, eigen.values)
    if abs(eigen.values[1]) < _NOTHING:
        return f"A multiplies the first by {first}, and wipes out the second."
    return f"Each step, A multiplies the first by {first}, and the second by {second}."


def _missing(power: PowerIteration, eigen: EigenDecomposition) -> str:
    """What happens to an arrow on the second line."""
    if power.behaviour is PowerBehaviour.NEVER_SETTLES:
        return ""
    goes = "it's sent to zero" if abs(eigen.values[1]) < _NOTHING else "it never gets closer"
    return f"Without a first part, {goes}."


def _race(power: PowerIteration, eigen: EigenDecomposition, share: float) -> str:
    """What the parts of an arrow come to after all steps; *share* is the first one's."""
    if power.behaviour is PowerBehaviour.NEVER_SETTLES:
        return "Both eigenvalues are equally large, so neither part wins, and the arrow never settles."
    steps = len(power.iterates) - 1
    wins = "If one lambda is larger in size, it wins: after"
    after = f"{steps} step{'s' * (steps > 1)} the first part's share is"
    flips = ", flipping each time" if power.behaviour is PowerBehaviour.ALTERNATES else ""
    if abs(eigen.values[1]) < _NOTHING:
        return f"After {steps} step{'s' * (steps > 1)} only the first part is left{flips}."
    if share < _MOSTLY:
        closer = f"More steps bring the arrow closer to {_ONE}'s line"
        return f"After {after} {percent(share, 0)}. {closer}{flips}."
    if share > MOST:
        return f"{wins} {after} over {percent(MOST)}{flips}."
    return f"{wins} {after} {percent(share, 0)}{flips}."


def _settled(power: PowerIteration, eigen: EigenDecomposition, steps: int) -> str:
    """What the arrow of a power iteration of some *steps* is seen to do."""
    taken = len(power.iterates) - 1
    match power.behaviour:
        case PowerBehaviour.COLLAPSES:
            when = f"Step {taken + 1} sends" if taken < steps else "One more step would send"
            return f"{when} it to zero, and no direction is left."
        case PowerBehaviour.NEVER_SETTLES if eigen.kind is EigenKind.COMPLEX_PAIR:
            return "It never stops turning: there's no line for it to settle on."
        case PowerBehaviour.NEVER_SETTLES:
            return "Both eigenvalues are equally large, so it swings between two lines and never settles."
        case PowerBehaviour.STARTS_ELSEWHERE:
            drifts = _between(power.iterates[0], power.iterates[-1]) > 1e-3
            end = "; only rounding errors carry it off" if drifts else ", so it never finds the other one"
            return f"It started on the line with the smaller factor{end}."
    flips = ", flipping at every step" if power.behaviour is PowerBehaviour.ALTERNATES else ""
    if power.angles_to_dominant is None or _between(*power.iterates[:2]) < _NOTHING:
        return f"It was an eigenvector from the start, so it stays on its line{flips}."
    line = f"the line of {_ONLY if eigen.kind is EigenKind.DEFECTIVE else _ONE}"
    return f"After {taken} step{'s' * (taken > 1)} it lies {_far(power)} from {line}{flips}."


def _far(power: PowerIteration) -> str:
    assert power.angles_to_dominant is not None
    left = float(power.angles_to_dominant[-1])
    return degrees(left) if left > HARDLY else f"less than {degrees(HARDLY)}"


# The web --------------------------------------------------------------------------------------------------


def ranking(ranked: PageRank) -> dict[str, Any]:
    """Where the readers of the first page go, and which page comes first."""
    targets = [PAGES[page] for page in np.flatnonzero(ranked.matrix[:, 0])]
    each = {1: "all of them", 2: "half", 3: "a third"}[len(targets)]
    column = f"from {PAGES[0]}, {each}{' each' * (len(targets) > 1)} to {enumerated(targets)}"
    return {
        "shares": ranked.limit,
        "others": np.real(ranked.values[1:]),
        "column": column,
        "winner": PAGES[int(ranked.order[0])],
    }


def _answer(eigen: EigenDecomposition) -> str:
    """Whether arrows stay on their line, and what that means."""
    match eigen.kind:
        case EigenKind.COMPLEX_PAIR:
            return "Not with this matrix: it turns them all, so it has no real eigenvector."
        case EigenKind.REPEATED:
            return "Here they all do: A just multiplies them by its eigenvalue."
        case EigenKind.DEFECTIVE:
            return "For A, yes, on one line: there, it multiplies by its eigenvalue."
    return "For A, yes, on two lines: there, it multiplies by an eigenvalue."


def _between(a: Points, b: Points) -> float:
    """The angle between the lines of two vectors of the plane, in radians."""
    return float(np.arctan2(abs(a[0] * b[1] - a[1] * b[0]), abs(a @ b)))
