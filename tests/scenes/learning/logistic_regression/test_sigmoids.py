from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mathkit.learning.logistic_regression import binary_cross_entropy
from scenes.learning.logistic_regression.sigmoids import OddsBar, SigmoidPlot
from scenes.learning.logistic_regression.sticks import Product, Tangent

SCORES, LABELS = np.array([-3.0, -1.0, -1.0, 0.5, 2.0]), np.array([0, 1, 0, 0, 1])


@pytest.fixture(scope="module")
def plot() -> SigmoidPlot:
    return SigmoidPlot(SCORES, LABELS)


def test_the_graph_is_the_sigmoid(plot: SigmoidPlot) -> None:
    plot.graph.seek(plot.x_range[1])
    z, p = np.array([plot.values(point) for point in plot.graph.points]).T
    assert p == pytest.approx(1 / (1 + np.exp(-z)), abs=1e-3)


@given(st.floats(-5, 5))
def test_a_bar_is_cut_where_the_odds_are_e_to_the_score(plot: SigmoidPlot, score: float) -> None:
    one, zero = OddsBar(plot, 0.0).set_state(score=score).parts
    assert one.height / zero.height == pytest.approx(np.exp(score), rel=1e-6)
    assert one.height + zero.height == pytest.approx(plot.y_unit)


@given(st.floats(-3, 3), st.sampled_from([0, 1]))
def test_along_the_score_the_price_has_the_slope_p_minus_y(
    plot: SigmoidPlot, score: float, label: int
) -> None:
    prices = plot.prices()
    tangent = Tangent(prices, label, score)
    p = 1 / (1 + np.exp(-score))
    for part in (tangent.line.points[[0, -1]], (tangent.run.points[0], tangent.rise.points[-1])):
        (x, y), (far_x, far_y) = map(prices.values, part)
        assert (far_y - y) / (far_x - x) == pytest.approx(p - label) == tangent.slope


def test_prices_stand_at_the_scores_of_the_sigmoid(plot: SigmoidPlot) -> None:
    prices = plot.prices()
    for score in plot.scores:
        assert prices.at(score, 0.0)[0] == pytest.approx(plot.at(score, 0.0)[0])


def test_a_price_has_its_place_though_its_score_is_beyond_the_axis_of_the_sigmoid() -> None:
    far = SigmoidPlot([-40.0, 40.0], [1, 0]).prices()
    assert all(far.shows(*far.values(seat)) for seats in far.seats() for seat in seats)


def test_sticks_are_as_long_as_what_the_truth_was_given_and_what_it_lacks(plot: SigmoidPlot) -> None:
    given_, missing = plot.truth_sticks(), plot.error_sticks()
    for label, (truth, error) in enumerate(zip(given_, missing, strict=True)):
        beliefs = plot.beliefs[label == LABELS]
        assert np.abs(truth.ends - truth.starts) == pytest.approx(beliefs)
        assert np.abs(error.ends - error.starts) == pytest.approx(1 - beliefs)


def test_the_product_is_the_likelihood_and_lights_one_stick_after_another(plot: SigmoidPlot) -> None:
    product = Product(plot)
    assert product.products[-1] == pytest.approx(plot.beliefs.prod())
    for count in range(len(SCORES) + 1):
        assert len(product.seek(count + 0.5).lit.points) == 4 * count
    ends = np.array([plot.values(point) for point in product.lit.points[3::4]])
    assert ends[:, 1] == pytest.approx(1 / (1 + np.exp(-SCORES)))


def test_the_product_begins_with_what_is_written_out(plot: SigmoidPlot) -> None:
    product = Product(plot, [4, 1])
    assert product.products[2] == pytest.approx(plot.beliefs[4] * plot.beliefs[1])
    assert product.products[-1] == pytest.approx(plot.beliefs.prod())


def test_sticks_of_both_classes_at_one_score_stand_side_by_side(plot: SigmoidPlot) -> None:
    assert plot.stems[[0, 3, 4]].tolist() == SCORES[[0, 3, 4]].tolist()
    for sticks in (plot.truth_sticks(), plot.error_sticks()):
        (_, zero, _), (one, _) = (stick.points[::4, 0] for stick in sticks)
        assert zero - one > 1.2 * sticks[0].get_stroke_width() / 100


def test_the_axis_of_probabilities_comes_later() -> None:
    plot = SigmoidPlot(SCORES, LABELS)
    before = len(plot.labels)
    assert plot.upright not in plot.submobjects
    plot.stand()
    assert len(plot.labels) == before + 4  # 0, 0.5, 1, and the name


def test_marks_stand_at_their_scores_in_stacks(plot: SigmoidPlot) -> None:
    below, above = plot.stacks()
    assert [plot.values(place)[0] for place in below] == pytest.approx([-3, -1, 0.5])
    assert all(plot.values(place)[1] < 0 for place in below)
    assert all(plot.values(place)[1] > 1 for place in above)


def test_a_score_beyond_the_axis_stands_at_its_end() -> None:
    plot = SigmoidPlot([-40.0, 40.0], [0, 1])
    assert plot.x_range == (-10, 10)
    assert plot.scores.tolist() == [-10, 10]
    assert plot.exact.tolist() == [-40, 40]


def test_the_mean_of_the_prices_is_the_cross_entropy(plot: SigmoidPlot) -> None:
    prices = plot.prices()
    levelled = [animation.last["ends"] for animation in prices.level(prices.bars(), 1.0)]
    mean = binary_cross_entropy(LABELS, 1 / (1 + np.exp(-SCORES)))
    assert np.concatenate(levelled) == pytest.approx(mean)
    for label, seats in enumerate(prices.seats()):
        mine = label == LABELS
        expected = np.column_stack([SCORES[mine], -np.log(plot.beliefs[mine])])
        assert [prices.values(seat) for seat in seats] == pytest.approx(expected)
