from __future__ import annotations

import numpy as np

from scenes.stage.wording import houses


def test_a_house_is_written_with_its_features() -> None:
    source = houses.house_formula((120, 3, 20), ("area", "bedrooms", "age")).source
    assert source.startswith('{{ x : data }} = vec("120", "3", "20") quad')
    assert "#words[area], #words[bedrooms], #words[age]" in source


def test_the_difference_follows_the_other_house() -> None:
    other, difference = houses.difference_of_houses((75, 2, 40), np.array([-45.0, -1.0, 20.0]))
    assert other.source == '{{ y : second }} = vec("75", "2", "40")'
    assert difference.source.endswith('= {{ vec(-"45", -"1", "20") : result }}')


def test_years_are_counted() -> None:
    assert [houses.years(age) for age in (1, 0, 20.5)] == ["1 year", "0 years", "20.5 years"]


def test_equal_houses_are_one_point() -> None:
    assert "the same point" in houses.neighbours_in_words(np.zeros(3))
    assert "(−45, −1, 20)" in houses.neighbours_in_words(np.array([-45.0, -1.0, 20.0]))


def test_a_data_set_is_measured() -> None:
    assert [row.source for row in houses.size_of_data(62, 3)] == ["62 houses", "3 numbers each"]
