"""How an arrow is written as a sum of two parts, now and after any number of steps."""

from __future__ import annotations

from collections.abc import Sequence

from mathkit.linear_algebra.eigen import EigenDecomposition
from scenes.linear_algebra.eigenvectors import spectra
from scenes.linear_algebra.eigenvectors.eigenvectors import ROLES, shown_vectors
from scenes.stage.shapes.frame import frame
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import degrees, math_number, math_term, math_vector
from scenes.stage.type.symbols import MATRIX
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, fit, formula, text


def sum_of_parts(eigen: EigenDecomposition, start: Sequence[float], parts: Points) -> Written:
    """An arrow, the ``whole``, as a sum of parts along both eigenvectors: the ``first`` and the ``other``."""
    vectors = shown_vectors(eigen)
    exact = all(map(spectra.is_whole, vectors)) and spectra.is_whole(parts)
    one, two = (tint(math_vector(each), role) for each, role in zip(vectors, ROLES, strict=True))
    whole = tint(f"bold(x) = {math_vector(start)} {'=' if exact else 'approx'} ", "whole")
    first = tint(f"{math_number(parts[0])} {one}", "first")
    other = tint(f"{math_term(parts[1])} {two}", "other")
    row = formula(f"{whole} {first} {other}", size=LABEL_SIZE)
    fit(row, width=frame().left_side.width)
    return row


def powers(eigen: EigenDecomposition, parts: Points) -> Written:
    """The sum of parts after k steps: each has been multiplied by its eigenvalue k times."""
    exact = spectra.is_whole(parts) and all(map(spectra.is_exact_factor, eigen.values))
    one, two = (tint(f"{spectra.math_factor(each, guarded=True)}^k", "result") for each in eigen.values)
    names = [tint(f"bold(u)_{index}", role) for index, role in enumerate(ROLES, start=1)]
    image = tint(f"{MATRIX.letter}^k bold(x)", "data")
    first = f"{math_number(parts[0])} dot {one} {names[0]}"
    second = f"{math_term(parts[1])} dot {two} {names[1]}"
    row = formula(f"{image} {'=' if exact else 'approx'} {first} {second}", size=STATEMENT_SIZE)
    fit(row, width=frame().left_side.width)
    return row


def angle_left(angle: float) -> Written:
    """How far an arrow still is from the first line, an angle in radians."""
    far = degrees(angle) if angle > spectra.HARDLY else f"less than {degrees(spectra.HARDLY)}"
    return text(f"{far} from the line of {tint('$bold(u)_1$', ROLES[0])}")
