from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.stage.wording import arrows as words


def test_vectors_stand_beside_each_other_after_their_names() -> None:
    written = words.math_vectors((words.A, (3, 1)), (words.B, (1, -2)))
    assert written == '{{ a : data }} = vec("3", "1") quad {{ b : second }} = vec("1", -"2")'


def test_a_sum_is_written_component_by_component() -> None:
    worked, total = (row.source for row in words.sum_of_components(add_vectors((3, -1), (-1, 2))))
    assert worked.endswith(
        'vec({{ "3" : data }} + {{ (-"1") : second }}, {{ -"1" : data }} + {{ "2" : second }})'
    )
    assert total.endswith('= {{ vec("2", "1") : result }}')


def test_a_multiple_is_written_for_any_number_and_for_the_given_one() -> None:
    assert words.multiple_of_components(np.array([3.0, -1.0])).source.endswith(
        'vec({{ c : path }} dot "3", {{ c : path }} dot (-"1"))'
    )
    scaled = scale_vector(0.33, (3.33, 0.01))
    assert words.multiple_formula(scaled).source.endswith('{{ vec("1.0989", "0.0033") : path }}')
    assert words.multiple_in_words(scaled) == "(1.0989, 0.0033)"
