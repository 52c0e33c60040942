from __future__ import annotations

from mathkit.linear_algebra.dot_product import area_strips, dot_product, linear_model
from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.search import formulas
from scenes.linear_algebra.dot_product.search.rankings import rank


def test_rounded_digits_are_not_written_as_if_they_were_exact() -> None:
    exact, rounded = (words.area_rows(dot_product(*each))[0].source for each in ((A, B), ((1, 3), (4, 2))))
    assert ' = {{ "2" : shadow }} dot {{ "5" : length }}' in exact
    assert ' approx {{ "2.236" : shadow }} dot {{ "4.472" : length }}' in rounded


A, B = (2, 1), (3, 4)


def test_the_ledger_has_the_shadow_and_the_length() -> None:
    shadow, length = (row.source for row in words.ledger_rows(dot_product(A, B)))
    assert shadow.startswith("shadow of")
    assert shadow.endswith(': {{ $"2"$ : number }}')
    assert length.endswith(': {{ $"5"$ : number }}')


def test_components_are_multiplied_in_pairs_and_negative_ones_guarded() -> None:
    worked, areas, letters = (row.source for row in words.component_rows(dot_product((1, -3), (4, -2))))
    assert worked.endswith(
        '= {{ "1" : a_first }} dot {{ "4" : b_first }} + {{ (-"3") : a_second }} dot {{ (-"2") : b_second }}'
    )
    assert areas.endswith('= {{ "4" : result }} {{ + "6" : result }}')
    assert letters.endswith("{{ a_2 : a_second }} {{ b_2 : b_second }}")


def test_what_counts_as_negative_has_the_colour_of_a_warning() -> None:
    assert words.product_value(dot_product((-1, 0), (3, 0))).source.endswith('= {{ -"3" : slope }}')
    assert words.product_value(dot_product((1, 0), (3, 0))).source.endswith('= {{ "3" : result }}')


def test_the_sums_of_the_walk_add_up() -> None:
    shadows, areas = (row.source for row in words.walk_rows(dot_product(A, B), area_strips(A, B)))
    assert '$"1.2" + "0.8" = "2"$' in shadows
    assert areas.endswith('= {{ "6" : result }} {{ + "4" : result }}')


def test_areas_that_count_as_negative_are_coloured_one_by_one() -> None:
    areas = words.area_sum(dot_product((2, -1), (3, 4))).source
    assert areas.endswith('= {{ "6" : result }} {{ - "4" : slope }}')


def test_with_b_first_the_same_pairs_are_multiplied() -> None:
    swapped = words.swapped(dot_product(A, B)).source
    assert swapped.endswith(
        '= {{ "3" : b_first }} dot {{ "2" : a_first }} + {{ "4" : b_second }} dot {{ "1" : a_second }}'
    )


def test_the_shadow_is_the_length_of_a_times_the_cosine() -> None:
    shadow, product, _ = (row.source for row in words.cosine_rows(dot_product(A, B)))
    assert shadow == '"shadow" = {{ |bold(a)| : length_a }} {{ cos theta : cosine }}'
    assert product.endswith("{{ |bold(b)| : length_b }} {{ cos theta : cosine }}")


def test_the_price_is_a_sum_and_the_bias() -> None:
    first, second = (row.source for row in words.sum_rows(linear_model((12, 3, 2), (3.5, 1.2, -0.8), 50)))
    assert first == '"42" + "3.6" - "1.6" = {{ "44" : result }}'
    assert second == '{{ "44" : result }} {{ + "50" : path }} = {{ "94" : result }}'


def test_lengths_are_written_exactly_under_the_product() -> None:
    ranking = rank((2, 1), [(3, 4), (4, 1), (0, 0)])
    whole, root, none = (
        formulas.cosine_of_counts(ranking, index, (2, 1), document, 30.0).source
        for index, document in enumerate([(3, 4), (4, 1), (0, 0)])
    )
    assert whole.startswith('"10" slash ({{ sqrt("5") : data }} dot {{ "5" : second }}) approx')
    assert '{{ sqrt("17") : second }}' in root
    assert none == "no angle"
