from __future__ import annotations

import math

import numpy as np
import pytest

from mathkit.linear_algebra.norms import distances, nearest_points
from scenes.linear_algebra.norms.words import (
    exponent,
    nearest_of_two,
    neighbours_table,
    worked_norm,
    worked_p_norm,
)
from scenes.stage.wording.rankings import rank


@pytest.mark.parametrize(
    ("p", "written"),
    [
        (1, '"3" + "4" {{ = "7"'),
        (2, 'sqrt("3"^2 + "4"^2) {{ = "5"'),
        (math.inf, 'max("3", "4") {{ = "4"'),
    ],
)
def test_norms_are_written_out(p: float, written: str) -> None:
    assert written in worked_norm(distances((1, 3), (-2, -1)), p).source


def test_a_rounded_norm_is_not_written_as_if_it_were_exact() -> None:
    assert 'approx "1.414"' in worked_norm(distances((0, 0), (1, 1)), 2).source


def test_any_norm_is_written_with_its_vector() -> None:
    written = worked_p_norm(np.array([3.0, 4.0]), 5)
    assert written.source == 'norm(vec("3", "4"))_{{ p : path }} {{ = "5" : result }}'


def test_numbers_of_neighbours_have_names() -> None:
    texts = [(10, 4), (2, 4)]
    table = neighbours_table(nearest_points((3, 2), texts), rank((3, 2), texts), "AB")
    assert "[{{ $A$ : second }}], [{{ 7.28 : distance_a }}], [{{ 0.979 : cosine_a }}]" in table.source
    assert "[{{ $B$ : second }}], [{{ 2.236 : distance_b }}], [{{ 0.868 : cosine_b }}]" in table.source


def test_one_is_nearest_or_both_are() -> None:
    assert nearest_of_two((1,), "AB") == "B is nearer"
    assert nearest_of_two((0, 1), "AB") == "both are equally near"


@pytest.mark.parametrize(
    ("p", "written"), [(2, "2"), (1.25, "1.2"), (100.0, "100"), (101.0, "over 100"), (math.inf, "∞")]
)
def test_exponents_are_written_while_they_matter(p: float, written: str) -> None:
    assert exponent(p) == written
