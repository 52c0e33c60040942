from __future__ import annotations

from typing import Any

import pytest

from mathkit.linear_algebra.dot_product import dot_product, linear_model
from scenes.linear_algebra.dot_product import words
from scenes.stage.wording.rankings import rank


def sources(rows: Any) -> list[str]:
    return [row.source for row in rows]


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ((0, 0), (1, 2), "Here a is the zero vector"),
        ((1, 2), (0, 0), "Here b is the zero vector"),
        ((0, 0), (0, 0), "Both are the zero vector"),
    ],
)
def test_without_a_direction_there_is_no_angle(a: Any, b: Any, said: str) -> None:
    assert words.no_angle_in_words(dot_product(a, b)).startswith(said)
    assert words.no_angle_in_words(dot_product((1, 2), (3, 4))) == ""


@pytest.mark.parametrize(
    ("a", "said"),
    [
        ((2, 5), "how far a reaches along b: 2."),
        ((0, 5), "of length zero"),
        ((-1, 5), "backwards, against b, so its length counts as −1."),
    ],
)
def test_the_shadow_has_a_length_and_a_side(a: Any, said: str) -> None:
    assert said in words.shadow_in_words(dot_product(a, (3, 0)))


def test_rounded_digits_are_not_written_as_if_they_were_exact() -> None:
    exact, rounded = dot_product((0, 2), (0, 3)), dot_product((1, 3), (4, 2))
    assert words.shadow_formula(exact).source.endswith('cos "0" degree : path }} = "2"')
    assert words.shadow_formula(rounded).source.endswith('cos "45" degree : path }} approx "2.236"')
    assert ' = {{ "2" : path }} dot {{ "3" : second }}' in sources(words.product_of_lengths(exact))[1]
    assert ' approx {{ "2.236" : path }}' in sources(words.product_of_lengths(rounded))[1]


def test_components_are_multiplied_in_pairs_and_negative_ones_guarded() -> None:
    _, worked, value = sources(words.product_of_components(dot_product((1, -3), (4, -2))))
    assert worked.endswith(
        '= {{ "1" : a_first }} dot {{ "4" : b_first }} + {{ (-"3") : a_second }} dot {{ (-"2") : b_second }}'
    )
    assert value.endswith('= {{ "10" : result }}')


def test_the_score_of_a_linear_model_and_its_price() -> None:
    model = linear_model((12, 3, 2), (3.5, 1.2, -0.8), 50)
    assert [row.partition(" = ")[2] for row in sources(words.score_of_features(model))] == [
        '"42" + "3.6" - "1.6"',
        '"44"',
    ]
    total, price = sources(words.price_of_features(model))
    assert total.endswith('+ "50" = {{ "94" : result }}')
    assert price == r"\$94,000"


@pytest.mark.parametrize(("bias", "remarked"), [(50, False), (-50, True)])
def test_only_a_price_below_zero_calls_for_a_remark(bias: float, remarked: bool) -> None:
    price = words.price_with_a_remark(linear_model((12, 3, 2), (3.5, 1.2, -0.8), bias))
    assert price.startswith("−$6,000. A" if remarked else "$94,000.")
    assert ("below zero" in price) == remarked


def test_weights_and_features_stand_beside_each_other() -> None:
    source = words.weights_and_features(linear_model((12, 3), (3.5, -0.8), 50)).source
    assert source == '{{ w : second }} = vec("3.5", -"0.8") quad {{ x : data }} = vec("12", "3")'


def test_only_rounded_lengths_are_about_right() -> None:
    assert words.lengths_in_words(dot_product((0, 2), (0, 3))) == "2 times 3"
    assert words.lengths_in_words(dot_product((1, 3), (4, 2))) == "about 2.236 times about 4.472"


def test_each_document_is_shown_with_its_cosine_or_without_one() -> None:
    rows = words.cosine_rows(rank((1, 0), [(2, 0), (0, 0)]), "ABCD")
    assert [row.source for row in rows] == ['cos theta_A = "1"', "$B$: no angle"]


def test_counts_are_coloured_like_the_arrows() -> None:
    source = words.count_table([(2, 1), (9, 3)], "qA", ("goal", "vote")).source
    assert "[], [goal], [vote], [{{ $q$ : data }}], [2], [1], [{{ $A$ : second }}], [9], [3]" in source
