from __future__ import annotations

from itertools import pairwise

import pytest

from mathkit.calculus.chain_rule import Chain, chain, learn, neuron
from scenes.calculus.chain_rule import sentences, step_words, words
from scenes.calculus.chain_rule.digits import (
    Digits,
    StepDigits,
    as_written,
    quotient_decimals,
    ratio_decimals,
    significant,
    slope_decimals,
    weight_decimals,
)
from scenes.calculus.chain_rule.way_back import slope_words

WAY = chain(neuron(2.0, 1.0), 0.5)
NUDGE = 0.01
DIGITS = Digits.of(WAY, NUDGE)


@pytest.mark.parametrize(("slope", "said"), [(-0.2, "goes up"), (0.2, "goes down"), (0.0, "stays")])
def test_the_weight_goes_against_the_slope(slope, said):
    assert said in sentences.way_of_learning(slope)


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (2.0, "the score moves twice as far"),
        (0.1966, "the score moves about a fifth as far"),
        (1.995, "the score moves about twice as far"),
        (0.9999, "the score moves about as far"),
        (-0.5, "the score moves half as far, in the other direction"),
        (1.0, "the score moves just as far"),
        (0.0, "the score doesn't move at all"),
        (0.0025, "the score hardly moves, only about 0.2% as far"),
    ],
)
def test_a_change_is_told_with_its_size_and_its_way(rate, said):
    assert sentences.change(rate, "the score") == said


@pytest.mark.parametrize(
    ("run", "larger", "again", "said"),
    [
        (0.02, 1, False, "This rise becomes the next graph's run"),
        (0.02, 10, False, "This rise becomes the next graph's run, drawn 10 times larger"),
        (0.02, 5, True, "Again, the rise becomes the run, drawn 5 times larger"),
        (-0.02, 1, False, "This change becomes the next graph's run"),
        (
            0.02,
            40,
            False,
            "This change is too small to see, so it's drawn 40 times larger: it's the next run",
        ),
        (0.0, 1, True, "Again, nothing rises, so the next stage gets a run of zero"),
    ],
)
def test_a_rise_is_handed_on(run, larger, again, said):
    assert sentences.handed_on(run, larger, again) == said


@pytest.mark.parametrize(
    ("predicted", "actual", "passes", "said"),
    [
        (-0.2115, -0.0701, False, "But the curve bends away"),
        (-0.5, -0.2358, False, "flattens out above zero: the change is only"),
        (-0.5, -0.2358, True, "turns up again at zero"),
        (-0.025, -0.0244, False, "hardly bends"),
    ],
)
def test_the_curve_bends_away_where_the_prediction_is_off(predicted, actual, passes, said):
    assert said in sentences.far_from_the_tangent(predicted, actual, 0.25, passes=passes)


def test_a_small_nudge_is_closer_to_the_slope_than_a_large_one():
    nudges = [(nudge, chain(neuron(2.0, 1.0), 0.5 + nudge)) for nudge in (1.0, 0.1, 0.01)]
    large, middle, small = nudges
    said = sentences.near_the_tangent(WAY, nudges)
    assert said == "Shrink the nudge, and the gap shrinks faster: change over h nears the slope"
    for other in ([small, middle, large], [middle, large, small], [large, small, middle]):
        assert sentences.near_the_tangent(WAY, other).startswith("In the end")
    assert ratio_decimals(small[1].values[-1] - WAY.values[-1], 6, 0.01) == 4


def test_the_product_where_the_sigmoid_is_almost_flat_is_right_on_a_calculator():
    flat = chain(neuron(2.0, 1.0), -3.0)
    product = words.product_of_slopes(flat, 4, 9.0).source
    assert all(each in product for each in ('"2"', '"0.002467"', '(-"1.995")', 'approx -"0.0098"'))
    assert "approx {{ " in product
    assert significant(flat, 4)[1:] == (6, 3)
    assert round(2 * 0.002467 * 1.995, 4) == 0.0098


def test_where_the_weight_is_stuck_the_slopes_have_names_and_their_weight():
    flat = chain(neuron(2.0, 1.0), -3.0)
    product = step_words.product_at(flat, 4).source
    assert all(each in product for each in ('"0.002467"', '(-"1.995")', 'approx -"0.0098"', '= -"3"'))
    assert product.count("dif") == 8
    assert "&approx {{ " in product
    assert '"0.002467"' in step_words.slope_of_sigmoid(flat, 4).source


def test_what_follows_from_rounded_numbers_is_rounded():
    start = chain(neuron(2.0, 1.0), 0.0)
    assert 'approx {{ (-"0.10575") times' in slope_words.second_slope(WAY, 5).source
    assert '= {{ (-"0.25") times' in slope_words.second_slope(start, 5).source


@pytest.mark.parametrize(("weight", "sign"), [(0.0, "="), (0.5, "approx")])
def test_a_product_of_rounded_slopes_is_rounded(weight, sign):
    way = chain(neuron(2.0, 1.0), weight)
    assert words.equals(way, [4] * 3) == sign
    for product in (words.product_of_slopes(way, 4, 9.0), words.chain_of_slopes(way, Digits.of(way, NUDGE))):
        assert f"{sign} {{{{ " in product.source


def test_only_the_whole_product_is_about_the_change_of_the_loss():
    rule = words.answer(chain(neuron(2.0, 1.0), 0.0), NUDGE)
    parts = [rule.part(name) for name in ("nudge", *words.PARTS, "found", "told")]
    assert sum(len(part) for part in parts) == len(rule)
    lefts = [part.get_left()[0] for part in parts]
    assert lefts == sorted(lefts)


def test_a_product_too_wide_for_one_line_has_two_and_keeps_its_size():
    way = chain(neuron(-2.7, 0.2), 1.3)
    one, two = (words.product_of_slopes(way, 6, width) for width in (9.0, 5.17))
    assert two.width <= 5.17
    assert two.height > one.height
    assert min(shape.drawn_size for shape in two) >= 26


@pytest.mark.parametrize("nudge", [0.01, 0.03, 0.0737, 0.1])
def test_the_change_by_the_nudge_is_the_slope_on_a_calculator(nudge):
    for way in (WAY, chain(neuron(-2.5, 0.3), 1.5), chain(neuron(0.3, 0.62), -1.1)):
        change = way.derivative * nudge
        seen = as_written(change, quotient_decimals(change, 6, nudge))
        assert f"{seen / nudge:.4f}" == f"{way.derivative:.4f}"
    assert words.divided(WAY, nudge, 5).part("change")


def test_a_second_weight_shares_what_is_behind_the_score():
    assert '(-"0.10575") times' in slope_words.second_slope(WAY, 5).source
    assert slope_words.score_of_both().source.endswith("= 0")


def test_the_slopes_of_the_product_can_be_told_apart():
    rule = words.chain_of_slopes(WAY, DIGITS)
    for part in (*words.PARTS, "found"):
        assert len(rule.part(part)) > 0
    assert '(-"0.53788")' in rule.source


def test_the_numbers_of_a_nudge_give_each_other_on_a_calculator():
    assert Digits(factors=5, behind=5, output=5) == DIGITS
    assert [each.source for each in words.changes(WAY, NUDGE)] == [
        '+"0.01"',
        '+"0.02"',
        '+"0.003932"',
        '-"0.002115"',
    ]
    assert round(0.02 * 0.19661, 6) == 0.003932
    assert round(0.003932 * 0.53788, 6) == 0.002115
    slopes = [each.source.removesuffix(" : number }}") for each in slope_words.slopes(WAY, 5)[:3]]
    assert [each[-9:] for each in slopes] == ['-"0.2115"', '"0.10575"', '"0.53788"']
    assert round(0.19661 * 0.53788, 5) == 0.10575
    assert round(2 * 0.10575, 4) == 0.2115
    assert round(0.73106 * (1 - 0.73106), 5) == 0.19661
    assert round(2 * (1 - 0.73106), 5) == 0.53788
    assert words.distance(WAY, DIGITS).source == '"0.26894"'
    assert round(0.26894**2, 4) == round(float(WAY.values[3]), 4)


def test_nudges_are_compared_with_what_happens():
    stages = neuron(2.0, 1.0)
    nudges = [(nudge, chain(stages, 0.5 + nudge)) for nudge in (1.0, 0.1, 0.01)]
    head, large, middle, small = words.comparison(WAY, nudges)
    heads = ["{{ $h$ : dial }}", "predicted", "actual", "actual $div$ {{ $h$ : dial }}"]
    assert [cell.source for cell in head] == heads
    assert '"1"' in large[0].source
    assert '-"0.0701"' in large[2].source
    assert '"0.1"' in middle[0].source
    assert '-"0.002115"' in small[1].source
    assert '-"0.00209"' in small[2].source
    assert '-"0.209"' in small[3].source


@pytest.mark.parametrize(
    ("value", "written"), [(0.5, '$= "0.5"$'), (0.71151, '$approx "0.7115"$'), (0.92, '$= "0.92"$')]
)
def test_a_running_number_says_whether_it_is_rounded(value, written):
    assert step_words.running(4)(value) == written


STEPS = [(0.5, 1.0), (0.0, 1.0), (-3.0, 1.0), (0.0, 0.3), (-3.0, 0.1)]


def _steps(weight: float, rate: float) -> tuple[Chain, ...]:
    stages = neuron(2.0, 1.0)
    decimals = weight_decimals(rate * chain(stages, weight).derivative)
    return learn(stages, weight, rate, 12, decimals=decimals)


@pytest.mark.parametrize(("weight", "rate"), STEPS)
def test_each_weight_is_the_one_before_less_its_step_on_a_calculator(weight, rate):
    ways = _steps(weight, rate)
    digits = StepDigits.of(ways, rate)
    for way, after in pairwise(ways):
        before, slope = as_written(way.values[0], digits.weight), as_written(way.derivative, digits.slope)
        found = as_written(after.values[0], digits.weight)
        assert round(before - rate * slope, digits.weight) == pytest.approx(found)


@pytest.mark.parametrize(
    ("step", "decimals"), [(0.5, 4), (0.0, 4), (0.001, 4), (0.0009, 5), (-0.00003, 6), (1e-12, 8)]
)
def test_a_weight_with_small_steps_has_more_decimals(step, decimals):
    assert weight_decimals(step) == decimals


def test_the_slope_has_digits_enough_for_what_it_predicts():
    way = chain(neuron(-2.5, 0.3), 1.5)
    digits = slope_decimals(way, [1.0, 0.1])
    assert round(0.1 * round(way.derivative, digits), 6) == round(0.1 * way.derivative, 6)


@pytest.mark.parametrize(
    ("output", "said"), [(0.5, "0.5"), (0.73106, "about 0.73"), (0.9975, "about 0.998"), (0.0001, "almost 0")]
)
def test_an_output_near_its_ends_is_told_apart_from_them(output, said):
    assert sentences.about_output(output) == said


@pytest.mark.parametrize(("weight", "rate"), STEPS)
def test_each_output_gives_its_loss_on_a_calculator(weight, rate):
    ways = _steps(weight, rate)
    digits = StepDigits.of(ways, rate)
    for way in ways:
        output = as_written(way.values[2], digits.output)
        assert f"{(output - 1) ** 2:.4f}" == f"{way.values[3]:.4f}"
