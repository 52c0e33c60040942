from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.nearest_average import Comparison, Slide
from mathkit.linear_algebra.vectors import add_vectors, scale_vector
from scenes.linear_algebra.vectors import list_words, words


def test_addition_is_written_in_either_order() -> None:
    assert words.sum_in_either_order().source == (
        "{{ {{ bold(a) : data }} : a }} + {{ {{ bold(b) : second }} : b }} = "
        "{{ {{ bold(b) : second }} : other_b }} + {{ {{ bold(a) : data }} : other_a }}"
    )


def test_a_sum_is_written_number_by_number() -> None:
    worked, total = (row.source for row in words.sum_of_numbers(add_vectors((3, -1), (-1, 2))))
    assert '{{ {{ (-"1") : second }} : b_across }}' in worked
    assert '{{ {{ -"1" : data }} : a_upward }}' in worked
    assert total.endswith('vec({{ {{ "2" : result }} : across }}, {{ {{ "1" : result }} : upward }})')


def test_a_multiple_is_written_for_any_number_and_for_the_given_one() -> None:
    assert '{{ c : dial }} dot {{ (-"1") : data }}' in words.any_multiple(np.array([3.0, -1.0])).source
    source = words.multiple_formula(scale_vector(0.33, (3.33, 0.01))).source
    assert source.startswith('{{ "0.33" : dial }}')
    assert '"1.0989"' in source
    assert '"0.0033"' in source


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ((3, 1), (1, 2), "Sideways, 3 plus 1 is 4; up, 1 plus 2 is 3."),
        ((3, -1), (-4, 2), "Sideways, 3 minus 4 is −1; vertically, −1 plus 2 is 1."),
    ],
)
def test_sorted_sums_in_words(a: tuple[float, ...], b: tuple[float, ...], said: str) -> None:
    assert words.sorted_sum_in_words(add_vectors(a, b)) == said


@pytest.mark.parametrize(
    ("scale", "said"),
    [
        (2.5, "Times 2.5, it's 2.5 times as long."),
        (0.4, "Times 0.4, it's only 0.4 times as long."),
        (1, "Times one, it stays as it is."),
        (0, "Times zero, it shrinks to a point, the zero vector."),
        (-1, "Times minus one, it just turns around."),
        (-0.4, "Times −0.4, it turns around and is only 0.4 times as long."),
        (-1.5, "Times −1.5, it turns around and gets 1.5 times as long."),
    ],
)
def test_multiples_in_words(scale: float, said: str) -> None:
    assert words.multiple_in_words(scale_vector(scale, (3, 1))) == said


@pytest.mark.parametrize(
    ("house", "said"),
    [
        ((120, 3, 20), "A house needs three: 120 square metres, 3 bedrooms, 20 years old."),
        ((75.5, 1, 1), "A house needs three: 75.5 square metres, 1 bedroom, 1 year old."),
        ((10, 0, 0), "A house needs three: 10 square metres, no bedrooms, and it's brand new."),
    ],
)
def test_houses_in_words(house: tuple[float, ...], said: str) -> None:
    assert list_words.house_in_words(house) == said


def test_ages_that_add_up_to_nothing_mean_nothing_else() -> None:
    assert list_words.ages_in_words(20, 40) == "But 60 years? Neither is that old."
    assert list_words.ages_in_words(0, 20).startswith("Their ages add up to 20 as well")
    assert list_words.ages_in_words(0, 0) == "Both are brand new, so there are no years to add."


def test_half_a_sum_answers_only_what_was_doubted() -> None:
    assert list_words.half_in_words((120, 3, 20), (75, 2, 40)).startswith("But half the sum makes sense")
    assert list_words.half_in_words((120, 3, 0), (75, 2, 40)).startswith("Half the sum is the average")
    assert list_words.half_in_words((75, 2, 40), (75, 2, 40)).endswith("the same house again.")


def test_a_row_adds_on_its_track() -> None:
    row = list_words.sum_row((120.0, 75.0), 0)
    assert "#words[area in m²:]" in row.source
    assert row.source.endswith('{{ "195" : total }}')


def test_an_average_that_is_rounded_says_so() -> None:
    assert " = " in list_words.average_formula(2, np.array([1.0]), np.array([0.5])).source
    assert "approx" in list_words.average_formula(3, np.array([1.0]), np.array([1 / 3])).source
    assert "approx" in list_words.lit_share(1, 3).source


def compared(*gaps: float) -> Comparison:
    return Comparison(np.zeros((2, 1, 1)), np.array(gaps), int(np.argmin(gaps)))


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (
            (73.85, 115.2),
            "About 74 from the average house, 115 from the average arrow: it's a house.",
        ),
        ((4.0, 8.0), "4 from the average house, 8 from the average arrow: it's a house."),
        (
            (8.14, 8.36),
            "About 8.1 from the average house, 8.4 from the average arrow: it's a house.",
        ),
        (
            (74.4, 73.6),
            "74.4 from the average house, 73.6 from the average arrow: "
            "it's taken for an arrow, and that's wrong.",
        ),
    ],
)
def test_verdicts_in_words(gaps: tuple[float, ...], said: str) -> None:
    assert list_words.verdict_in_words(compared(*gaps)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (32, 40, "right. With 20, all 40."),
        (32, 39, "right. With 20, 39."),
        (40, 40, "already gets all 40 new ones right, and with 20 it still does."),
        (39, 39, "right. With 20, it gets no more."),
        (39, 38, "right, but with 20, only 38: it depends on which drawings you've seen."),
    ],
)
def test_scores_in_words(first: int, last: int, said: str) -> None:
    assert list_words.score_in_words((first, last), 40, 20).endswith(said)


def test_slides_in_words() -> None:
    def slide(*house_gaps: float, mistake: int | None) -> Slide:
        gaps = np.array([(gap, 100.0) for gap in house_gaps])
        return Slide(np.arange(len(gaps)), gaps, mistake)

    assert "slide the house 1 pixel, onto" in list_words.slide_in_words(slide(50, 120, mistake=1))
    assert list_words.slide_in_words(slide(50, 90, mistake=None)).endswith("grows from 50 to 90.")
    assert list_words.slide_in_words(slide(50, 40, mistake=None)) == ""
