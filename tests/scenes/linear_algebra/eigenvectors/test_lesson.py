from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from scenes.linear_algebra.eigenvectors import views
from scenes.linear_algebra.eigenvectors.lesson import Eigenvectors
from truth.texts import narrations

HUNDREDTHS = st.integers(-400, 400).map(lambda k: k / 100)
ROWS = st.tuples(HUNDREDTHS, HUNDREDTHS)
MATRICES = st.tuples(ROWS, ROWS)


def test_the_worked_numbers_of_the_default_film(computed: Callable[..., Any]) -> None:
    said = narrations(computed(Eigenvectors))
    assert "A sends u one, (1, 1), to (3, 3). The factor, 3, is its eigenvalue" in said["name_them"]
    assert said["name_them"].endswith("On the other line, it's 1.")
    assert "At 1, the plane falls flat: points land together" in said["slide_lambda"]
    assert "the step between them, u two, is crushed." in said["slide_lambda"]
    assert said["slide_lambda"].endswith("At 3 it's flat again: u one is crushed.")
    # (2 − λ)² − (−1) · 1 = (2 − λ)² + 1.
    assert said["turn_every_arrow"].endswith("a square plus 1 is never zero.")
    assert said["split_in_two"].endswith("A multiplies the first by 3, and the second by 1.")
    # 145.8 of 146.6.
    assert "after 6 steps the first part's share is 99%." in said["repeat"]
    assert said["repeat"].endswith("Without a first part, it never gets closer.")
    assert said["settle"].endswith("It ranks Home first.")


def test_the_page_that_is_ranked_first_has_most_readers_at_every_click(computed: Callable[..., Any]) -> None:
    lesson = computed(Eigenvectors)
    for places in lesson.readers[1:]:
        crowds = np.bincount(places, minlength=4)
        assert list(np.argsort(-crowds, kind="stable")) == list(lesson.ranked.order)


def test_the_rounded_percents_of_the_default_film_add_up(computed: Callable[..., Any]) -> None:
    for shares in computed(Eigenvectors).ranked.shares:
        assert sum(round(1000 * share) for share in shares) == 1000


@pytest.mark.parametrize(
    ("matrix", "start", "beat", "words"),
    [
        (
            [[2, 1], [1, 2]],
            (1, 0),
            "try_every_line",
            "must close where it changes sides: arrows on those two lines stay",
        ),
        ([[1, 4], [0, 1.01]], (1, 0), "try_every_line", "arrows on those two lines, only 0.1° apart, stay"),
        (
            [[1, 1], [0, 1]],
            (1, 0),
            "try_every_line",
            "closes just once: arrows on one line stay on it.",
        ),
        ([[2, 0], [0, 2]], (1, 0), "try_every_line", "never a gap: every arrow stays on its line."),
        ([[0, 0], [0, 0]], (1, 0), "try_every_line", "never a gap: every arrow is sent to zero."),
        ([[0, -1], [1, 0]], (1, 0), "try_every_line", "never closes: every arrow leaves its line."),
        ([[2, 0], [0, 2]], (1, 0), "knock_off_the_line", "stays on its line. Is that so for every arrow?"),
        ([[1, 2], [2, 4]], (1, 0), "name_them", "it's 0: there, A sends arrows to zero."),
        ([[0, 1], [1, 0]], (1, 0), "name_them", "it's −1, so arrows there are flipped."),
        ([[1, 1], [0, 1]], (1, 0), "name_them", "A sends u, (1, 0), to (1, 0). The factor, 1, is"),
        (
            [[-0.5, 0], [0, -0.5]],
            (1, 0),
            "name_them",
            "Here every arrow, if it isn't zero, is an eigenvector",
        ),
        (
            [[1, 1], [1, 0]],
            (1, 0),
            "name_them",
            "about (0.85, 0.53), to about (1.38, 0.85). The factor, about",
        ),
        ([[0, 4], [0, 0]], (1, 0), "name_them", "A sends u, (1, 0), to zero. The factor, 0, is"),
        ([[1, 1], [1, 0]], (1, 0), "slide_lambda", "At about −0.618, the plane falls flat: points land"),
        ([[3, 1], [-1, 1]], (1, 0), "slide_lambda", "the step between them, u, is crushed."),
        ([[2, 0], [0, 2]], (1, 0), "slide_lambda", "At 2, all of the plane is crushed to a single point."),
        ([[0, -2], [2, 0]], (1, 0), "slide_lambda", "turns an arrow by 90° counter-clockwise."),
        ([[0, 1], [-1, 0]], (1, 0), "slide_lambda", "by 90° clockwise."),
        ([[0, 4], [-1, 0]], (1, 0), "slide_lambda", "by 90° clockwise, on average."),
        ([[2, 0], [0, 0]], (1, 1), "split_in_two", "A multiplies the first by 2, and wipes out the second."),
        ([[2, 0], [0, 0]], (1, 1), "repeat", "After 12 steps only the first part is left."),
        ([[2, 0], [0, 0]], (1, 1), "repeat", "Without a first part, it's sent to zero."),
        (
            [[2, 0], [0, 1.99]],
            (1, 1),
            "repeat",
            "share is 52%. More steps bring the arrow closer to u one's line",
        ),
        (
            [[0, 1], [1, 0]],
            (1, 0),
            "repeat",
            "equally large, so neither part wins, and the arrow never settles.",
        ),
        ([[-2, 0], [0, 1]], (1, 1), "repeat", "over 99.9%, flipping each time."),
        ([[0, -1], [1, 0]], (1, 0), "iterate", "It never stops turning"),
        ([[0, 1], [1, 0]], (1, 1), "iterate", "an eigenvector from the start, so it stays on its line."),
        ([[-2, 0], [0, 1]], (1, 0), "iterate", "so it stays on its line, flipping at every step."),
        ([[4, 1], [2, 3]], (1, -2), "iterate", "the smaller factor, so it never finds the other one."),
        ([[1, 1], [0, 1]], (1, 1), "iterate", "After 12 steps it lies 4.4° from the line of u."),
        ([[2.01, 1.99], [1.99, 2.01]], (1, -1), "iterate", "only rounding errors carry it off."),
        ([[0, 4], [0, 0]], (1, 1), "iterate", "Step 2 sends it to zero"),
        ([[0, 0], [0, 0]], (1, 1), "iterate", "Step 1 sends it to zero"),
        ([[2, 0], [0, 2]], (0, 0), "iterate", "Zero has no direction"),
        ([[0, -1], [1, 0]], (1, 0), "answer", "Not with this matrix: it turns them all"),
    ],
)
def test_every_kind_of_matrix_is_described_as_it_is(
    computed: Callable[..., Any], matrix: Any, start: Any, beat: str, words: str
) -> None:
    assert words in narrations(computed(Eigenvectors, matrix=matrix, start=start, steps=12))[beat]


def test_a_collapse_that_lies_beyond_the_last_step_is_announced(computed: Callable[..., Any]) -> None:
    lesson = computed(Eigenvectors, matrix=[[0, 4], [0, 0]], start=(1, 1), steps=1)
    assert "One more step would send it to zero" in narrations(lesson)["iterate"]


def test_what_is_nearly_all_is_not_given_in_digits(computed: Callable[..., Any]) -> None:
    said = narrations(computed(Eigenvectors, steps=20))["repeat"]
    assert "the first part's share is over 99.9%." in said


def test_a_single_step_is_one_step(computed: Callable[..., Any]) -> None:
    assert (
        "After 1 step the first part's share is 43%." in narrations(computed(Eigenvectors, steps=1))["repeat"]
    )


@given(matrix=MATRICES)
def test_the_beats_follow_the_kind_that_exact_arithmetic_finds(
    computed: Callable[..., Any], matrix: Any
) -> None:
    (a, b), (c, d) = (tuple(round(100 * entry) for entry in row) for row in matrix)
    real = (a - d) ** 2 + 4 * b * c >= 0
    beats = narrations(computed(Eigenvectors, matrix=matrix))
    assert ("name_them" in beats) == ("turn_every_arrow" in beats) == real
    assert ("repeat" in beats) != ("iterate" in beats)


@pytest.mark.parametrize("steps", [5, 6])
@pytest.mark.parametrize("matrix", [((2, 1), (1, 2)), ((-1, 0.5), (1, 0.25)), ((1, 1), (0, 1))])
def test_the_angle_that_is_said_or_written_is_the_one_after_the_last_step(
    computed: Callable[..., Any], matrix: Any, steps: int
) -> None:
    lesson = computed(Eigenvectors, matrix=matrix, start=(-0.8, 1), steps=steps)
    written = narrations(lesson).get("iterate", "")
    if lesson.parts is not None:
        written = views.iterated_arrow(lesson).seek(steps).end_label(lesson.power)[-1].source
    said = re.search(r"([\d.]+)° from", written)
    assert said is not None
    vector = np.linalg.matrix_power(np.array(matrix), steps) @ (-0.8, 1)
    values, vectors = np.linalg.eig(np.array(matrix))
    cosine = abs(vector @ vectors[:, np.argmax(np.abs(values))]) / np.linalg.norm(vector)
    assert float(said[1]) == pytest.approx(math.degrees(math.acos(min(cosine, 1))), abs=0.06)


def test_whole_eigenvectors_are_the_ones_sympy_finds(computed: Callable[..., Any]) -> None:
    rows = [[4, 1], [2, 3]]
    [_, (value, _, [vector])] = sorted(sympy.Matrix(rows).eigenvects())
    lesson = computed(Eigenvectors, matrix=rows)
    assert (
        f"A sends u one, ({vector[0]}, {vector[1]}), to ({value}, {value})."
        in narrations(lesson)["name_them"]
    )


@given(st.floats(-4, 4))
def test_entries_are_kept_as_they_are_written(entry: float) -> None:
    params = Eigenvectors.Params(matrix=((entry, 0), (0, 1)))
    assert params.matrix[0][0] == float(f"{entry:.2f}")
