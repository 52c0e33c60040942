from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import VGroup

from scenes.linear_algebra.linear_systems.equations import equation
from scenes.linear_algebra.linear_systems.gap_squares import Arrivals, GapSquares, Walk, grid
from scenes.linear_algebra.linear_systems.price_lines import Guess, Legs, PricePlot, ReceiptLine, Stair, Zoom
from scenes.linear_algebra.linear_systems.receipts import PaidBar, Receipt, badge
from scenes.stage.shapes.frame import Box

BOX = Box(-3.0, 4.0, -3.0, 3.0)


@pytest.fixture
def plot() -> PricePlot:
    return PricePlot.whole(BOX, (3.0, 2.0))


def test_a_plot_of_prices_starts_at_zero_and_has_one_unit(plot: PricePlot) -> None:
    assert plot.x_range[0] == plot.y_range[0] == 0
    assert plot.x_unit == pytest.approx(plot.y_unit, rel=0.02)
    assert plot.x_range[1] > 6
    assert plot.y_range[1] > 4


def test_a_closer_look_shows_no_negative_prices() -> None:
    near = PricePlot.around(BOX, [(3.0, 0.5), (3.3, 0.4)])
    assert near.y_range[0] == 0
    assert near.x_range[0] > 1
    assert near.shows(3.3, 0.4)
    assert near.x_unit == pytest.approx(near.y_unit, rel=0.02)


@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
def test_a_zoom_keeps_what_is_drawn_on_its_line(plot: PricePlot, share: float) -> None:
    near = PricePlot.around(BOX, [(3.0, 2.0)])
    line, guess = ReceiptLine(plot, (2, 1), 8, "1"), Guess(plot, (3, 2))
    Zoom(plot, near, [line], guess).set_state(share=share)
    np.testing.assert_allclose(line.plot.values(guess.dot.get_center()), (3, 2))
    for end in (line.line.points[0], line.line.points[-1]):
        assert line.plot.values(end) @ (2, 1) == pytest.approx(8)
    assert (line.plot is near) == (share == 1.0)


def test_a_stair_leads_from_a_line_back_to_it(plot: PricePlot) -> None:
    stair = Stair(plot, (2.4, 3.2), (1.0, -2.0))
    assert [label.source for label in stair.labels] == ["+€1", "−€2"]
    end = plot.values(stair.legs[1].points[-1])
    assert end @ (2, 1) == pytest.approx(8)


def test_a_line_far_away_is_not_seen(plot: PricePlot) -> None:
    assert plot.run((1, 1), 100) == []


@pytest.mark.parametrize("last", [False, True])
def test_the_number_of_a_receipt_stands_on_its_line(plot: PricePlot, last: bool) -> None:
    line = ReceiptLine(plot, (2, 1), 8, "1", last=last)
    x, y = plot.values(line.badge.get_center())
    assert 2 * x + y == pytest.approx(8, abs=0.02)
    assert (x > 3) == last


def _row(counts: Any, pitch: float = 0.5) -> Receipt:
    return Receipt(VGroup(), counts, equation(counts, 5), (0, 0), pitch=pitch)


def test_half_a_cake_is_half_a_square() -> None:
    row = _row((1, 2.5))
    assert row.squares.width == pytest.approx(2 * 0.5 + 0.5 * 0.4)
    assert row.discs.width == pytest.approx(0.4, abs=0.01)
    row.set_state(counts=(0, 0))
    assert not len(row.squares.points)


def test_a_row_that_moves_goes_on_being_drawn_with_the_same_shapes() -> None:
    """Manim lists the shapes when a movement begins, and would go on drawing one that is put away."""
    row = _row((2, 1))
    before = row.get_family()
    row.set_state(counts=(0, 2.5), start=(1, 1), size=1.5, said=0.5)
    assert row.get_family() == before


def test_words_of_a_row_stand_behind_its_icons() -> None:
    row = _row((2, 2)).set_state(size=1.5)
    row.write(equation((0, 2.5), 5))
    assert row.words.get_left()[0] > row.squares.get_right()[0]
    assert row.words[0].source == equation((0, 2.5), 5).source


def test_a_bar_shows_what_is_paid_and_what_is_missing() -> None:
    bar = PaidBar((2, 1), 8, (0, 0), 0.5, (5, 0))
    bar.set_state(prices=(1, 1))
    assert (bar.gap, bar.paid.width, bar.missing.width) == pytest.approx((-5, 1.5, 2.5))
    bar.set_state(prices=(4, 2))
    assert bar.paid.width == pytest.approx(4)
    assert bar.missing.width == pytest.approx(1)
    assert bar.missing.get_left()[0] == pytest.approx(4)


def test_what_follows_a_guess_shows_its_prices(plot: PricePlot) -> None:
    guess, legs = Guess(plot, (1, 1)), Legs(plot)
    guess.followers = [legs]
    guess.set_state(prices=(3, 2))
    np.testing.assert_allclose(plot.values(legs.arrows[1].end), (3, 2))


def _squares(count: int = 2) -> GapSquares:
    counts = np.array([(2, 1), (1, 3), (2, 2), (4, 1)])[:count]
    return GapSquares(counts, counts @ (3, 2), np.zeros((count, 2)), 0.1)


def test_a_walk_takes_its_squares_along(plot: PricePlot) -> None:
    squares = _squares()
    walk = Walk(plot, [(1, 1), (3, 2)], squares)
    assert squares.shape.width == pytest.approx(0.5)
    walk.seek(1)
    assert squares.shape.width == pytest.approx(0, abs=1e-9)
    np.testing.assert_allclose(plot.values(walk.guess.dot.get_center()), (3, 2))


def test_what_is_said_of_a_gap_belongs_to_its_square() -> None:
    squares = _squares().set_state(prices=(1, 2))
    squares.say([(1, 0), (1, 1)])
    assert [words.source for words in squares.words] == ["4 short", "2 short"]
    squares.set_state(prices=(3, 3))
    assert [words.source for words in squares.words] == ["1 over", "3 over"]


def test_a_key_has_the_side_of_a_square_on_a_euro() -> None:
    squares = _squares().set_state(prices=(3, 3))
    squares.explain((1, -2))
    for unit in (0.1, 0.4):
        squares.set_state(unit=unit)
        assert squares.side.width == pytest.approx(unit)
        assert squares.euro.get_left()[0] > 1 + unit


def test_receipts_arrive_one_after_another(plot: PricePlot) -> None:
    squares = _squares(4).set_state(prices=(1, 1), shown=2)
    rows = [Receipt(badge(name), (1, 1), equation((1, 1), 5), (0, 0)) for name in "34"]
    lines = [ReceiptLine(plot, counts, total) for counts, total in (((2, 2), 10), ((4, 1), 14))]
    arrivals = Arrivals(rows, lines, squares)
    assert squares.shown == 2
    arrivals.seek(1.5)
    assert squares.shown == 3
    assert [row.discs.get_fill_opacity() for row in rows] == [1, 0]
    assert [line.line.get_stroke_opacity() for line in lines] == [1, 0]
    arrivals.seek(2)
    assert [row.discs.get_fill_opacity() for row in rows] == [0, 1]
    assert [line.line.get_stroke_opacity() for line in lines] == [1, 1]


@pytest.mark.parametrize("count", [8, 20, 40])
def test_cells_of_a_grid_stay_in_its_box(count: int) -> None:
    middles, cell = grid(count, BOX)
    assert len(middles) == count
    low, high = middles.min(axis=0) - cell / 2, middles.max(axis=0) + cell / 2
    assert low[0] >= BOX.left - 1e-9
    assert high[0] <= BOX.right + 1e-9
    assert low[1] >= BOX.bottom - 1e-9
    assert high[1] <= BOX.top + 1e-9
