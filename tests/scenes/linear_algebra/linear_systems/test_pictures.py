from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import VGroup

from scenes.linear_algebra.linear_systems.price_lines import Guess, Legs, PricePlot, ReceiptLine, Walk
from scenes.linear_algebra.linear_systems.receipts import GapSquares, PaidBar, Receipt
from scenes.stage.shapes.frame import Box

BOX = Box(-3.0, 4.0, -3.0, 3.0)


@pytest.fixture
def plot() -> PricePlot:
    return PricePlot(BOX, (3.0, 2.0))


def test_a_plot_of_prices_starts_at_zero_and_has_one_unit(plot: PricePlot) -> None:
    assert plot.x_range[0] == plot.y_range[0] == 0
    assert plot.x_unit == pytest.approx(plot.y_unit, rel=0.02)
    assert plot.x_range[1] > 6
    assert plot.y_range[1] > 4


def test_a_receipt_for_nothing_has_no_line(plot: PricePlot) -> None:
    line = ReceiptLine(plot, (2, 1), 8, 1)
    assert len(line.line.points)
    assert not len(line.set_state(counts=(0, 0), total=-4).line.points)


def test_a_line_far_away_is_not_seen(plot: PricePlot) -> None:
    assert plot.run((1, 1), 100) == []


@pytest.mark.parametrize("last", [False, True])
def test_the_number_of_a_receipt_stands_on_its_line(plot: PricePlot, last: bool) -> None:
    line = ReceiptLine(plot, (2, 1), 8, 1, last=last)
    x, y = plot.values(line.badge.get_center())
    assert 2 * x + y == pytest.approx(8, abs=0.02)
    assert (x > 3) == last


def test_half_a_cake_is_half_a_square() -> None:
    row = Receipt(VGroup(), (1, 2.5), 5, (0, 0), pitch=0.5)
    assert row.squares.width == pytest.approx(2 * 0.5 + 0.5 * 0.4)
    assert row.discs.width == pytest.approx(0.4, abs=0.01)
    row.set_state(counts=(0, 0))
    assert not len(row.squares.points)


def test_a_bar_shows_what_is_paid_and_what_is_missing() -> None:
    bar = PaidBar((2, 1), 8, (0, 0), 0.5, (5, 0))
    bar.set_state(prices=(1, 1))
    assert (bar.gap, bar.paid.width, bar.missing.width) == pytest.approx((-5, 1.5, 2.5))
    bar.set_state(prices=(4, 2), squared=1.0)
    assert bar.paid.width == pytest.approx(4)
    assert bar.missing.width == pytest.approx(1)
    assert bar.missing.height == pytest.approx(1)
    assert bar.missing.get_left()[0] == pytest.approx(4)


def test_what_follows_a_guess_shows_its_prices(plot: PricePlot) -> None:
    guess, legs = Guess(plot, (1, 1)), Legs(plot)
    guess.followers = [legs]
    guess.set_state(prices=(3, 2))
    np.testing.assert_allclose(plot.values(legs.arrows[1].end), (3, 2))


def test_a_walk_takes_its_squares_along(plot: PricePlot) -> None:
    squares = GapSquares([(2, 1), (1, 3)], [8, 9], Box(0, 4, 0, 2))
    walk = Walk(plot, [(1, 1), (3, 2)], [squares])
    wide: Any = squares.width
    walk.seek(1)
    assert squares.width < wide
    np.testing.assert_allclose(plot.values(walk.dot.get_center()), (3, 2))


@pytest.mark.parametrize("count", [8, 20, 40])
def test_squares_stay_in_their_grid(count: int) -> None:
    generator = np.random.default_rng(count)
    counts = generator.integers(1, 5, (count, 2))
    squares = GapSquares(counts, counts @ (3, 2), BOX)
    assert squares.get_left()[0] > BOX.left
    assert squares.get_right()[0] < BOX.right
    assert squares.get_bottom()[1] > BOX.bottom
    assert squares.get_top()[1] < BOX.top
