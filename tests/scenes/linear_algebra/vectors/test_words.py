from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.linear_algebra.vectors import words


def test_a_house_is_written_with_its_features() -> None:
    source = words.house_formula((120, 3, 20)).source
    assert source.startswith('{{ x : data }} = vec("120", "3", "20") quad')
    assert "#words[area in m²], #words[bedrooms], #words[age in years]" in source


def test_the_difference_follows_the_other_house() -> None:
    other, difference = words.difference_of_houses((75, 2, 40), np.array([-45.0, -1.0, 20.0]))
    assert other.source == '{{ y : second }} = vec("75", "2", "40")'
    assert difference.source.endswith('= {{ vec(-"45", -"1", "20") : result }}')


def test_bedrooms_and_years_are_counted() -> None:
    assert words.house_in_words((120.5, 3, 20.5)) == "120.5 square metres, 3 bedrooms, 20.5 years old"
    assert words.house_in_words((75, 1, 1)) == "75 square metres, 1 bedroom, 1 year old"


def test_equal_houses_are_one_point() -> None:
    assert "the same point" in words.neighbours_in_words(np.zeros(3))
    assert "(−45, −1, 20)" in words.neighbours_in_words(np.array([-45.0, -1.0, 20.0]))


def test_a_data_set_is_measured() -> None:
    assert [row.source for row in words.size_of_data(62)] == ["62 houses", "3 numbers each"]


def test_a_picture_is_as_long_a_list_as_it_has_pixels() -> None:
    size, vector = (row.source for row in words.picture_as_vector(28))
    assert size == "28 × 28 pixels"
    assert vector.endswith('x_("784"))')


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
