from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.nearest_average import TIE, compare
from scenes.linear_algebra.vectors.drawings.drawn_numbers import (
    Learning,
    Pile,
    Quiz,
    RunningAverage,
    Unrolling,
    rows_of,
)
from scenes.linear_algebra.vectors.drawings.gap_bars import GapBars
from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed, Shaded, edges_of, pixel_box, square
from scenes.stage.shapes.frame import Box
from scenes.stage.shapes.theme import color

BOX = square(0.0, 0.0, 4.0)
DRAWINGS = np.random.default_rng(0).integers(0, 2, (5, 6, 6))


def shades(picture: Shaded) -> np.ndarray:
    return picture.pixel_array[:, :, 3] / 255


def test_a_pixel_is_as_strong_as_its_number() -> None:
    picture = Shaded([[0.0, 0.5], [1.0, 0.25]], BOX, "data")
    np.testing.assert_allclose(shades(picture), picture.values, atol=0.003)
    np.testing.assert_allclose(picture.pixel_array[0, 0, :3], 255 * np.array(color("data").to_rgb()), atol=1)


def test_a_picture_lies_between_its_edges() -> None:
    picture = Framed(DRAWINGS[0], BOX).set_state(edges=(1, 3, -2, 0))
    assert picture.box == Box(1.0, 3.0, -2.0, 0.0)
    np.testing.assert_allclose(picture.image.points[[0, 3], :2], [(1, 0), (3, -2)])
    ring = pixel_box(picture.box, 6, (0, 5))
    np.testing.assert_allclose(ring.center[:2], (3 - 1 / 6, -1 / 6))


def test_rows_are_copied_into_the_strip_in_order() -> None:
    unrolling = Unrolling(DRAWINGS[0], BOX, "data").set_state(rows=2.5)
    strip = shades(unrolling.strip.image)[0]
    np.testing.assert_array_equal(strip[:12], DRAWINGS[0][:2].ravel())
    assert not strip[12:].any()
    np.testing.assert_array_equal(shades(unrolling.picture.image), DRAWINGS[0])
    np.testing.assert_array_equal(shades(unrolling.row)[0], DRAWINGS[0][2])
    unrolling.set_state(rows=6.0)
    np.testing.assert_array_equal(shades(unrolling.strip.image)[0], DRAWINGS[0].ravel())


def test_a_long_strip_keeps_its_brightness() -> None:
    large = np.random.default_rng(0).integers(0, 2, (80, 80))
    unrolling = Unrolling(large, BOX, "data").set_state(rows=80.0)
    assert unrolling.strip.values.shape[1] <= 3000
    assert unrolling.strip.values.mean() == pytest.approx(large.mean(), rel=1e-3)


def test_a_pixel_of_a_pile_counts_the_drawings_in_which_it_is_lit() -> None:
    pile = Pile(DRAWINGS, Box(-3, 3, 2, 3), BOX, "data").set_state(fallen=3.4)
    np.testing.assert_allclose(shades(pile.sum.image), DRAWINGS[:3].sum(axis=0) / 5, atol=0.003)
    assert pile.lit((1, 2)) == DRAWINGS[:3, 1, 2].sum()
    edges = pile.places[3] + 0.4 * (edges_of(BOX) - pile.places[3])
    np.testing.assert_allclose(pile.small[3].edges, edges, atol=1e-6)


@pytest.mark.parametrize("count", [2, 20, 60])
def test_small_drawings_fit_into_their_box(count: int) -> None:
    box = Box(-3.0, 3.0, 1.0, 2.0)
    places = rows_of(count, box)
    assert len(places) == count
    assert min(place.bottom for place in places) >= box.bottom - 1e-9
    assert max(place.right for place in places) <= box.right + 1e-9


def test_an_average_is_that_of_a_whole_number_of_drawings() -> None:
    average = RunningAverage(DRAWINGS, BOX, "data").set_state(count=3.9)
    np.testing.assert_allclose(average.values, DRAWINGS[:3].mean(axis=0))


def test_a_quiz_crosses_what_is_guessed_wrong() -> None:
    quiz = Quiz(DRAWINGS, [0, 0, 1, 1, 1], BOX).ask([0, 1, 1, 0, 1]).set_state(asked=4.0)
    assert [bool(cross.get_stroke_opacity()) for cross in quiz.crosses] == [False, True, False, True, False]
    assert (quiz.right, quiz.count) == (2, 4)
    quiz.ask([0, TIE, 1, 1, 1]).set_state(asked=2.0)
    assert quiz.frames[1].get_stroke_color() == color("slope")
    assert [bool(cross.get_stroke_opacity()) for cross in quiz.crosses] == [False, True, False, True, False]


def test_a_score_is_that_of_the_drawings_learned_from_so_far() -> None:
    quiz = Quiz(DRAWINGS[:2], [0, 1], BOX)
    averages = [RunningAverage(DRAWINGS, BOX, "data") for _ in range(2)]
    learning = Learning(averages, quiz, [np.array(each) for each in ([1, 0], [0, 0], [0, 1])])
    for count, right in ((1.0, 0), (1.9, 0), (2.5, 1), (3.0, 2)):
        learning.set_state(count=count)
        assert (quiz.right, quiz.count) == (right, 2)
        np.testing.assert_allclose(averages[0].values, DRAWINGS[: int(count)].mean(axis=0))


def test_bars_are_as_long_as_the_gaps_so_far() -> None:
    averages = np.array([DRAWINGS[:2].mean(axis=0), DRAWINGS[2:4].mean(axis=0)])
    compared = compare(DRAWINGS[4], averages)
    places = [square(0.0, y, 2.0) for y in (1.5, -1.5)]
    bars = GapBars(averages, [compared], places, 3.0, (1, 1)).set_state(row=4.0)
    for bar, differences in zip(bars.bars, compared.differences, strict=True):
        assert bar.gap == pytest.approx(differences[:4].sum())
        assert bar.bar.width == pytest.approx(bar.unit * bar.gap)
        np.testing.assert_allclose(bar.picture.values[:4], differences[:4])
        np.testing.assert_allclose(bar.picture.values[4:], averages[bar.kind][4:])
    bars.set_state(place=0.0)
    assert [bar.gap for bar in bars.bars] == compared.gaps.tolist()
    assert max(bar.bar.width for bar in bars.bars) == pytest.approx(3.0)


def test_the_gap_of_one_pixel_is_that_of_a_lit_or_of_a_dark_one() -> None:
    averages = np.array([DRAWINGS[:2].mean(axis=0), DRAWINGS[2:4].mean(axis=0)])
    bars = GapBars(averages, [compare(DRAWINGS[4], averages)], [BOX, BOX], 3.0, (1, 1))
    for value in (1.0, 0.0):
        for bar in bars.bars:
            bar.show_pixel(value)
            seen = [written.source for written in bar.pixels if written[0].get_fill_opacity() > 0]
            assert len(seen) == 1
            assert f'"{value:.0f}" : value' in seen[0]


def test_the_name_of_an_average_makes_room_for_what_its_bar_measures() -> None:
    averages = np.array([DRAWINGS[:2].mean(axis=0), DRAWINGS[2:4].mean(axis=0)])
    bar = GapBars(averages, [compare(DRAWINGS[4], averages)], [BOX, BOX], 3.0, None).bars[0]
    assert bar.caption.get_left()[0] == pytest.approx(bar.edge)
    aside, _ = bar.name_what_is_measured()
    assert aside.build().target_mobject.get_left()[0] > bar.measured.get_right()[0]
