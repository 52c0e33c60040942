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
        ((3, 1), (1, 2), "To the right, 3 plus 1 makes 4; upward, 1 plus 2 makes 3."),
        ((3, -1), (-4, 2), "Sideways, 3 minus 4 makes −1; vertically, −1 plus 2 makes 1."),
    ],
)
def test_sorted_sums_in_words(a: tuple[float, ...], b: tuple[float, ...], said: str) -> None:
    assert words.sorted_sum_in_words(add_vectors(a, b)) == said


def test_multiples_in_words() -> None:
    said = (words.multiple_in_words(np.array(a)) for a in ((3.0, 1.0), (0.0, 2.0)))
    assert [*said] == [
        "Any number c scales both steps alike, so the arrow stays on its line.",
        "Any number c scales its one step, so the arrow stays on its line.",
    ]


@pytest.mark.parametrize(
    ("house", "said"),
    [
        ((120, 3, 20), "A house, in three numbers: 120 square metres, 3 bedrooms, 20 years old."),
        ((75.5, 1, 1), "A house, in three numbers: 75.5 square metres, 1 bedroom, 1 year old."),
        ((10, 0, 0), "A house, in three numbers: 10 square metres, no bedrooms, and it's brand new."),
    ],
)
def test_houses_in_words(house: tuple[float, ...], said: str) -> None:
    assert list_words.house_in_words(house) == said


def test_ages_that_add_up_to_nothing_mean_nothing_else() -> None:
    assert list_words.ages_in_words(20, 40) == "But 60 years old? Areas add up; ages don't."
    assert list_words.ages_in_words(0, 20).startswith("Their ages add up to 20 as well")
    assert list_words.ages_in_words(0, 0) == "Both are brand new, so there are no years to add."


def test_half_a_sum_answers_only_what_was_doubted() -> None:
    assert list_words.half_in_words((120, 3, 20), (75, 2, 40)).startswith("Half the sum does make sense")
    assert list_words.half_in_words((120, 3, 0), (75, 2, 40)).startswith("Half the sum is the average")
    assert list_words.half_in_words((75, 2, 40), (75, 2, 40)).endswith("the same house again.")


def test_a_row_adds_on_its_track() -> None:
    row = list_words.sum_row((120.0, 75.0), 0)
    assert "#words[area in m²:]" in row.source
    assert row.source.endswith('{{ "195" : total }}')


def test_half_a_sum_is_written_on_its_row() -> None:
    assert list_words.half_row(195.0, 97.5).source.endswith('= {{ "97.5" : result }}')
    assert "approx" in list_words.half_row(0.35, 0.175).source


def test_the_sum_of_many_houses_begins_with_the_first_two_and_is_shared_by_all_that_are_there() -> None:
    there = [2]
    share, added = list_words.mean_of_houses((120, 3, 20), (75, 2, 40), lambda: there[0], 302, 3.7)
    assert added.source == 'vec("120" + "75" + dots.c, "3" + "2" + dots.c, "20" + "40" + dots.c)'
    assert '1/"2"' in share.source
    left = share.get_left()[0]
    there[0] = 302
    assert '1/"302"' in share.refresh().source
    assert share.get_left()[0] == pytest.approx(left)
    assert share.get_right()[0] < added.get_left()[0] - 0.1


def test_an_average_has_as_many_decimals_in_each_row_and_says_if_it_is_rounded() -> None:
    exact, rounded = (
        list_words.average_house(np.array(each)).source for each in ((97.5, 2.5, 30.0), (103.58, 1 / 3, 34.6))
    )
    assert exact.startswith("=")
    assert 'vec("97.5", "2.5", "30.0")' in exact
    assert rounded.startswith("approx")
    assert 'vec("103.58", "0.33", "34.60")' in rounded
    assert "approx" in list_words.lit_share(1, 3).source


def compared(*gaps: float) -> Comparison:
    return Comparison(np.zeros((2, 1, 1)), np.array(gaps), int(np.argmin(gaps)))


@pytest.mark.parametrize(
    ("gaps", "said"),
    [
        (
            (61.55, 91.5),
            "About 62 from the average tree, 92 from the average fish. The smaller sum wins: tree.",
        ),
        ((4.0, 8.0), "4 from the average tree, 8 from the average fish. The smaller sum wins: tree."),
        (
            (8.14, 8.36),
            "About 8.1 from the average tree, 8.4 from the average fish. The smaller sum wins: tree.",
        ),
        (
            (74.4, 73.6),
            "74.4 from the average tree, 73.6 from the average fish. "
            "The smaller sum wins: fish, and that's wrong.",
        ),
    ],
)
def test_verdicts_in_words(gaps: tuple[float, ...], said: str) -> None:
    assert list_words.verdict_in_words(compared(*gaps)) == said


@pytest.mark.parametrize(
    ("scores", "first", "then"),
    [
        ((28, 39, 40, 40), "we get 28 of 40 new ones right.", "From 3 on, it's all 40."),
        ((28, 40, 39, 40), "we get 28 of 40 new ones right.", "With 4, it's all 40."),
        ((32, 33, 39), "we get 32 of 40 new ones right.", "With 3, we get 39."),
        ((40, 39, 40), "we already get all 40 new ones right.", "With 3, we still do."),
        ((39, 38, 39), "we get 39 of 40 new ones right.", "With 3, we get no more."),
        (
            (39, 38),
            "we get 39 of 40 new ones right.",
            "With 2, we get only 38: it depends on which drawings you've seen.",
        ),
    ],
)
def test_scores_in_words(scores: tuple[int, ...], first: str, then: str) -> None:
    assert list_words.first_score_in_words(scores, 40) == f"With one drawing of each, {first}"
    assert list_words.score_in_words(scores, 40) == then


def test_slides_in_words() -> None:
    def slide(*tree_gaps: float, mistake: int | None) -> Slide:
        gaps = np.array([(gap, 100.0) for gap in tree_gaps])
        return Slide(np.arange(len(gaps)), gaps, mistake)

    assert "slide this tree 1 pixel right" in list_words.slide_in_words(slide(50, 120, mistake=1))
    assert list_words.slide_in_words(slide(50, 90, mistake=None)).endswith("grows from 50 to 90.")
    assert list_words.slide_in_words(slide(50, 40, mistake=None)) == ""
