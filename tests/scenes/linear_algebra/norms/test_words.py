from __future__ import annotations

import math

import pytest

from mathkit.linear_algebra.norms import distances
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.norm_balls import Hinge, NormBall
from scenes.linear_algebra.norms.zooming_planes import ZoomingPlane

THREE_FOUR = distances((-2, -1), (1, 3))


@pytest.mark.parametrize(
    ("index", "written"),
    [
        (0, 'abs({{ "3" : first }}) + abs({{ "4" : second_leg }}) = {{ "7" : answer }}'),
        (
            1,
            'sqrt(abs({{ "3" : first }})^{{ 2 : power }} + abs({{ "4" : second_leg }})^{{ 2 : power }}) '
            '= {{ "5" : answer }}',
        ),
        (2, 'max(abs({{ "3" : first }}), abs({{ "4" : second_leg }})) = {{ "4" : answer }}'),
    ],
)
def test_distances_are_written_out(index, written):
    measured = "{{ norm({{ bold(b) : second }} - {{ bold(a) : data }})_%s : measured }} {{ = : measured }} "
    assert words.row(THREE_FOUR, index).source == measured % ("1", "2", "infinity")[index] + written


def test_a_difference_to_the_left_keeps_its_sign_inside_of_the_bars():
    assert 'abs({{ -"3" : first }})' in words.row(distances((1, -1), (-2, 3)), 0).source
    assert 'abs({{ -"3" : first }})^' in words.family_row(distances((1, -1), (-2, 3))).source


def test_a_rounded_distance_is_not_written_as_if_it_were_exact():
    assert 'approx {{ "2.828" : answer }}' in words.row(distances((0, 0), (2, 2)), 1).source


def test_a_distance_that_is_hardly_larger_is_written_with_more_digits():
    assert words.about(math.hypot(10, 0.1), 10) == "about 10.0005"
    assert words.about(5.0, 4.0) == "5"
    assert words.about(4.0, 4.0) == "4"


def test_the_formula_of_all_norms_comes_to_the_largest_difference():
    source = words.limit_row(THREE_FOUR).source
    assert source.endswith('-> max(abs({{ "3" : first }}), abs({{ "4" : second_leg }})) = {{ "4" : answer }}')


def test_powers_are_worked_out_while_they_are_short():
    worked = words.worked_row(THREE_FOUR, 3, 91 ** (1 / 3))
    assert worked is not None
    assert '("27" + "64")^' in worked.source
    assert words.powers(THREE_FOUR, 3) == ('"27"', '"64"')
    assert words.worked_row(THREE_FOUR, 20, 4.0) is None
    assert words.powers(THREE_FOUR, 2.5) is None


@pytest.mark.parametrize(
    ("p", "written"),
    [
        (0.5, "0.5"),
        (1.25, "1.25"),
        (1.3, "1.30"),
        (2.0, "2"),
        (23.44, "23.4"),
        (2432.0, "2400"),
        (math.inf, "∞"),
    ],
)
def test_exponents_are_written_with_the_digits_that_matter(p, written):
    assert words.order(words.shown_order(p)) == written


def test_a_length_is_that_of_the_exponent_that_is_written():
    ball = NormBall(ZoomingPlane([(-7, -7), (7, 7)]), 1, 7.0)
    hinge = Hinge(ball, THREE_FOUR)
    for p in (1.0123, 1.7777, 3.0303, 27.36, 212.0):
        hinge.set_state(p=p)
        shown = float(words.order(ball.p))
        length = words.running_length(ball.radius).removeprefix("≈ ")
        assert float(length) == round((3**shown + 4**shown) ** (1 / shown), 3)


@pytest.mark.parametrize(("length", "written"), [(4.5, "4.500"), (4.0003, "4.000")])
def test_a_running_length_keeps_its_decimals_and_says_that_it_is_rounded(length, written):
    assert words.running_length(length) == f"≈ {written}"
    assert words.running_cost(length) == f'$approx "{written}"$'


def test_a_whole_running_length_is_exact():
    assert words.running_length(7.0) == "7"
    assert words.running_cost(2.0000000001) == '$"2"$'


def test_a_distance_stands_by_itself_beside_its_radius():
    assert [words.answer(THREE_FOUR, index).source for index in range(3)] == ['"7"', '"5"', '"4"']


def test_the_straight_way_wins_or_loses():
    assert words.verdict(straight_wins=True).source == "Straight is never longer."
    assert words.verdict(straight_wins=False).source == "Straight is longer: not a norm."


@pytest.mark.parametrize(
    ("part", "written"), [(0.5, '$"0.5" + "0.5" = "1"$'), (0.66, '$"0.34" + "0.66" = "1"$')]
)
def test_both_parts_of_a_detour_make_one_radius(part, written):
    assert words.parts_written(part) == written


def test_a_straight_street_has_sentences_of_its_own():
    said = words.sentences(distances((0, 3), (0, -1)), 3, 4.0)
    assert said["walk"].startswith("b lies straight below a")
    assert said["for_p"] == "For p equal to 3, it's 4 again."
    assert said["answer"].startswith("It's 4, whichever ball you choose")
    assert said.keys() == words.sentences(THREE_FOUR, 3, 4.498).keys()
