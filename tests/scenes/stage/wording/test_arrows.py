from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.stage.wording import arrows as words


def test_vectors_stand_beside_each_other_after_their_names() -> None:
    written = words.both_vectors(np.array([3.0, 1.0]), np.array([1.0, -2.0])).source
    assert written == '{{ a : data }} = vec("3", "1") quad {{ b : second }} = vec("1", -"2")'


def test_addition_is_written_in_either_order() -> None:
    sides = words.sum_in_either_order().source.split(" = ")
    assert sides[0].split(" + ") == sides[1].split(" + ")[::-1]


def test_a_sum_is_written_component_by_component() -> None:
    worked, total = (row.source for row in words.sum_of_components(add_vectors((3, -1), (-1, 2))))
    assert worked.endswith(
        'vec({{ "3" : data }} + {{ (-"1") : second }}, {{ -"1" : data }} + {{ "2" : second }})'
    )
    assert total.endswith('= {{ vec("2", "1") : result }}')


def test_a_multiple_is_written_for_any_number_and_for_the_given_one() -> None:
    vector, multiple = (row.source for row in words.any_multiple(np.array([3.0, -1.0])))
    assert vector == '{{ a : data }} = vec("3", -"1")'
    assert multiple.endswith('vec({{ c : path }} dot "3", {{ c : path }} dot (-"1"))')
    scaled = scale_vector(0.33, (3.33, 0.01))
    assert words.multiple_formula(scaled).source.endswith('{{ vec("1.0989", "0.0033") : path }}')
    assert words.multiple_in_words(scaled) == "(1.0989, 0.0033)"
