from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import assume, given
from hypothesis import strategies as st

from scenes.linear_algebra.eigenvectors.lesson import Eigenvectors
from truth.texts import narrations

HUNDREDTHS = st.integers(-400, 400).map(lambda k: k / 100)
ROWS = st.tuples(HUNDREDTHS, HUNDREDTHS)
MATRICES = st.tuples(ROWS, ROWS)


def test_the_worked_numbers_of_the_default_film(computed: Callable[..., Any]) -> None:
    said = narrations(computed(Eigenvectors))
    assert said["name_them"].endswith("One line here is stretched by 3, the other kept as it is.")
    assert said["put_it_in_symbols"].endswith(
        "Take (1, 1), on this line. It lands on (3, 3). That's 3 times itself."
    )
    assert "It happens twice: at 3 and at 1." in said["solve"]
    assert "along one line by 3, and along the other by only 1." in said["settle"]
    # One third of what is left of v₂ remains after each step: tan 83.66° / 3⁶ = tan 0.71°.
    assert "After 6 steps it lies 0.7° from the stronger line, and the estimate is 3.000." in said["settle"]


@pytest.mark.parametrize(
    ("matrix", "start", "beat", "words"),
    [
        ([[2, 1], [1, 2]], (1, 0), "watch", "except those on two lines."),
        ([[1, 4], [0, 1.01]], (1, 0), "watch", "two lines, only 0.1° apart."),
        ([[1, 1], [0, 1]], (1, 0), "watch", "except those on a single line."),
        ([[2, 0], [0, 2]], (1, 0), "watch", "Not one of them leaves its line."),
        ([[0, 0], [0, 0]], (1, 0), "watch", "All of them vanish."),
        ([[0, -1], [1, 0]], (1, 0), "watch", "Every one of them turns."),
        ([[1, 2], [2, 4]], (1, 0), "name_them", "stretched by 5, the other sent to zero."),
        ([[0, 1], [1, 0]], (1, 0), "name_them", "kept as it is, the other flipped."),
        ([[1, 1], [0, 1]], (1, 0), "name_them", "The only such line here is kept as it is."),
        ([[-0.5, 0], [0, -0.5]], (1, 0), "name_them", "all are flipped and squeezed to 0.5."),
        (
            [[1, 1], [1, 0]],
            (1, 0),
            "put_it_in_symbols",
            "It lands on about (1.38, 0.85). That's 1.618 times itself.",
        ),
        (
            [[0, 4], [0, 0]],
            (1, 0),
            "put_it_in_symbols",
            "Take (1, 0), on this line. It lands on (0, 0). That's 0 times itself.",
        ),
        (
            [[2, 0], [0, 2]],
            (1, 0),
            "put_it_in_symbols",
            "Take (1, 0). It lands on (2, 0). That's 2 times itself.",
        ),
        ([[1, 1], [1, 0]], (1, 0), "solve", "at 1.618 and at −0.618."),
        ([[3, 1], [-1, 1]], (1, 0), "solve", "It happens only at 2, a double root."),
        ([[0, -1], [1, 0]], (1, 0), "solve", "No real number does it here: the roots are complex."),
        ([[0, -2], [2, 0]], (1, 0), "turn", "90° counter-clockwise. Its length is stretched by 2."),
        ([[0, 1], [-1, 0]], (1, 0), "turn", "90° clockwise. Its length is kept as it is."),
        ([[0, -1], [1, 0]], (1, 0), "settle", "It never stops turning"),
        ([[0, 1], [1, 0]], (1, 0), "settle", "Both eigenvalues are equally large"),
        ([[0, 1], [1, 0]], (1, 1), "settle", "an eigenvector from the start, so it stays on its line."),
        ([[-2, 0], [0, 1]], (1, 0), "settle", "so it stays on its line, flipping at every step."),
        (
            [[-2, 0], [0, 1]],
            (1, 1),
            "settle",
            "from the stronger line, flipping at every step, and the estimate",
        ),
        ([[4, 1], [2, 3]], (1, -2), "settle", "the smaller factor, so it never finds the other one."),
        ([[1, 1], [0, 1]], (1, 1), "settle", "from the only line, and the estimate"),
        ([[2.01, 1.99], [1.99, 2.01]], (1, -1), "settle", "only rounding errors carry it off."),
        ([[0, 4], [0, 0]], (1, 1), "settle", "Step 2 sends it to zero"),
        ([[0, 0], [0, 0]], (1, 1), "settle", "Step 1 sends it to zero"),
        ([[2, 0], [0, 2]], (0, 0), "stay_at_zero", "Zero has no direction"),
    ],
)
def test_every_kind_of_matrix_is_described_as_it_is(
    computed: Callable[..., Any], matrix: Any, start: Any, beat: str, words: str
) -> None:
    assert words in narrations(computed(Eigenvectors, matrix=matrix, start=start, steps=12))[beat]


def test_a_collapse_that_lies_beyond_the_last_step_is_announced(computed: Callable[..., Any]) -> None:
    lesson = computed(Eigenvectors, matrix=[[0, 4], [0, 0]], start=(1, 1), steps=1)
    assert "One more step would send it to zero" in narrations(lesson)["settle"]


def test_a_rounding_error_is_not_given_as_an_angle(computed: Callable[..., Any]) -> None:
    lesson = computed(Eigenvectors, matrix=[[4, 4], [4, 4]], start=(-4, 3.9), steps=20)
    assert "it lies less than 0.1° from" in narrations(lesson)["settle"]


def test_a_single_step_is_one_step(computed: Callable[..., Any]) -> None:
    said = narrations(computed(Eigenvectors, steps=1))["settle"]
    assert said.startswith("Watch it step by step from the start, with its estimate")
    assert "After 1 step it" in said


@given(matrix=MATRICES)
def test_the_beats_follow_the_kind_that_exact_arithmetic_finds(
    computed: Callable[..., Any], matrix: Any
) -> None:
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in matrix)
    real = (a - d) ** 2 + 4 * b * c >= 0
    beats = narrations(computed(Eigenvectors, matrix=matrix))
    assert ("name_them" in beats) == ("put_it_in_symbols" in beats) == real
    assert ("turn" in beats) == (not real)


@given(matrix=MATRICES, start=ROWS, steps=st.integers(1, 20))
def test_the_angle_that_is_said_is_the_one_after_the_last_step(
    computed: Callable[..., Any], matrix: Any, start: Any, steps: int
) -> None:
    assume(any(start))
    lesson = computed(Eigenvectors, matrix=matrix, start=start, steps=steps)
    said = re.search(r"lies ([\d.]+)° from", narrations(lesson)["settle"])
    assume(said is not None)
    assert said is not None
    vector = np.array(start) / np.linalg.norm(start)
    for _ in range(steps):
        vector = np.array(matrix) @ vector
        vector /= np.linalg.norm(vector)
    values, vectors = np.linalg.eig(np.array(matrix))
    cosine = abs(vector @ vectors[:, np.argmax(np.abs(values))])
    assert float(said[1]) == pytest.approx(math.degrees(math.acos(min(cosine, 1))), abs=0.06)


def test_whole_eigenvectors_are_the_ones_sympy_finds(computed: Callable[..., Any]) -> None:
    rows = [[4, 1], [2, 3]]
    [_, (value, _, [vector])] = sorted(sympy.Matrix(rows).eigenvects())
    lesson = computed(Eigenvectors, matrix=rows)
    assert narrations(lesson)["put_it_in_symbols"].endswith(
        f"Take ({vector[0]}, {vector[1]}), on this line. It lands on ({value}, {value}). "
        f"That's {value} times itself."
    )


@given(st.floats(-4, 4))
def test_entries_are_kept_as_they_are_written(entry: float) -> None:
    params = Eigenvectors.Params(matrix=((entry, 0), (0, 1)))
    assert params.matrix[0][0] == float(f"{entry:.2f}")
