from __future__ import annotations

from typing import Any

import pytest

from mathkit.linear_algebra.dot_product import area_strips, dot_product, linear_model
from scenes.linear_algebra.dot_product import sentences


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ((0, 0), (1, 2), "Here a is the zero vector"),
        ((1, 2), (0, 0), "Here b is the zero vector"),
        ((0, 0), (0, 0), "Both are the zero vector"),
    ],
)
def test_without_a_direction_there_is_no_angle_and_no_more_is_said(a: Any, b: Any, said: str) -> None:
    product = dot_product(a, b)
    assert sentences.no_angle_in_words(product).startswith(said)
    assert sentences.no_angle_in_words(dot_product((1, 2), (3, 4))) == ""
    assert not any(sentences.of_the_area(product).values())
    assert not any(sentences.of_the_strips(product, area_strips(a, (1, 0))).values())


@pytest.mark.parametrize(
    ("a", "shadow", "area"),
    [
        ((2, 5), "how far a reaches along b: 2.", "2 times 3, is"),
        ((0, 5), "a single point", "no rectangle"),
        ((-1, 5), "count it as negative: −1.", "negative, like the shadow, −3."),
        ((4, 0), "Here a lies along b", "4 times 3, is"),
    ],
)
def test_the_shadow_has_a_length_and_a_side(a: Any, shadow: str, area: str) -> None:
    product = dot_product(a, (3, 0))
    assert shadow in sentences.shadow_in_words(product)
    assert area in sentences.area_in_words(product)


@pytest.mark.parametrize(
    ("a", "b", "walk", "shadows"),
    [
        ((2, 1), (3, 4), "1 up, then 2 to the right", "end to end"),
        ((3, 0), (3, 4), "just 3 to the right", "One step, one shadow"),
        ((2, 0), (0, 4), "just 2 to the right", "no strip"),
        ((2, 1), (0, 4), "2 to the right", "The step to the right is at a right angle"),
        ((2, -1), (3, 4), "1 down", "the other backwards: its strip"),
        ((4, -3), (3, 4), "4 to the right, then 3 down", "just as far backwards"),
    ],
)
def test_the_steps_and_their_shadows(a: Any, b: Any, walk: str, shadows: str) -> None:
    product, strips = dot_product(a, b), area_strips(a, b)
    assert walk in sentences.walk_in_words(product, strips)
    assert shadows in sentences.shadows_in_words(product, strips)


def test_pairs_are_counted_in_the_order_of_the_components() -> None:
    given = dot_product((2, 1), (3, 4)), area_strips((2, 1), (3, 4))
    assert sentences.turned_in_words(*given) == "The turned b goes 3 up and 4 to the left."
    assert sentences.pairs_in_words(*given) == "So the areas are 2 times 3 and 1 times 4: 10 again."


@pytest.mark.parametrize(
    ("bias", "said"),
    [
        (50, "A linear model adds a base price, 50: $94,000."),
        (0, "There's no base price to add: this linear model says $44,000."),
        (-50, "A sum can go below zero."),
    ],
)
def test_the_bias_and_the_price(bias: float, said: str) -> None:
    assert said in sentences.bias_in_words(linear_model((12, 3, 2), (3.5, 1.2, -0.8), bias))
