from __future__ import annotations

import numpy as np
import pytest

from mathkit.learning.k_means import k_means
from mathkit.learning.many_starts import Search
from scenes.learning.k_means import words

SQUARE = [(0.0, 0.0), (0.0, 1.0), (4.0, 0.0), (4.0, 1.0)]
WIDE = k_means(SQUARE, [(0, 0), (4, 0)])
FLAT = k_means(SQUARE, [(0, 0), (0, 1)])
SAME = k_means(SQUARE, [(4, 1), (0, 1)])


@pytest.mark.parametrize(
    ("inertia", "said"),
    [
        (0.0, "0"),
        (0.254, "0.25"),
        (9.5, "9.5"),
        (23.74, "24"),
        (271.4, "271"),
        (2494.3, "2490"),
        (3e6, "3 × 10⁶"),
    ],
)
def test_inertias_are_rounded_for_the_ear(inertia, said):
    assert words.rounded(inertia) == said


@pytest.mark.parametrize(
    ("run", "other", "said"),
    [
        (WIDE, FLAT, "This one ends at about 16, not 1."),
        (FLAT, WIDE, "This one ends at about 1, not 16. So the first one was stuck."),
        (WIDE, SAME, "This one ends just as low, with J at about 1. Does every start?"),
        (FLAT, FLAT, "This one ends just as low, with J at about 16."),
    ],
)
def test_where_another_start_ends(run, other, said):
    assert words.elsewhere(run, other, WIDE) == said


def test_why_a_run_is_stuck():
    why = "no pixel has a nearer centre, and each centre is at its mean."
    assert words.stuck(WIDE, WIDE, "pixel") == f"It's stuck: {why}"
    assert words.stuck(FLAT, WIDE, "pixel") == f"It's stuck, too: {why}"


def test_what_the_first_run_does():
    assert words.fall(WIDE) == "J falls to about 1."
    assert words.fall(k_means(SQUARE, SQUARE)).endswith("so J is still about 0.")
    assert words.rejoin(WIDE, "pixel") == "Join again: no pixel changes, so we're done."
    assert words.stop(WIDE, "pixel").endswith("Here it's about 1.")
    longer = k_means([(0.0,), (2.0,), (4.0,), (10.0,)], [(0.0,), (2.0,)])
    assert words.rejoin(longer, "point").endswith("points that change get a nearer centre, so J falls.")
    assert words.stop(longer, "point").endswith("After 3 rounds, no point changes; J is about 8.")


@pytest.mark.parametrize(
    ("caught", "said"),
    [
        (0, "Here they all end at about 1. But you only know that once you've tried."),
        (1, "One ends higher. We keep the best, without a guarantee."),
        (2, "2 end higher. We keep the best, without a guarantee."),
        (3, "Here they all end higher than at 1, which took a longer search."),
    ],
)
def test_how_many_starts_are_caught(caught, said):
    flags = np.arange(3) < caught
    found = Search(
        runs=(WIDE, WIDE), lowest=np.array([17.0, 1.0]), ends=np.where(flags, 16.0, 1.0), is_caught=flags
    )
    assert words.caught(found, 2) == said


@pytest.mark.parametrize(
    ("lowest", "k", "said"),
    [
        (
            [10.0, 4.0, 3.5],
            2,
            "A rule of thumb: stop when one more helps much less. "
            "A second removes about 60% of the first bar, a third only 5%.",
        ),
        (
            [10.0, 8.0, 6.5],
            2,
            "A rule of thumb: stop when one more helps much less. "
            "A second removes about 20% of the first bar, a third 15%. So 2 is no clear place to stop.",
        ),
        (
            [10.0, 4.0, 0.0],
            3,
            "With 3 there's nothing left to save: every different point has a centre of its own.",
        ),
    ],
)
def test_whether_there_is_a_bend(lowest, k, said):
    assert words.bend(lowest, k) == said


def test_what_a_picture_takes():
    assert words.bits(150, 3) == (3600, 372)
    assert [words.bits_of_a_number(k) for k in (2, 3, 4, 5, 6)] == [1, 2, 2, 3, 3]
    before, after = words.storage(150, 2)
    assert before.source == "150 × 24 bits = 3600 bits"
    assert after.source == "2 × 24 bits + 150 × 1 bit = 198 bits"


def test_only_points_in_standard_deviations_are_called_so():
    assert [row.source for row in words.scale_note(standardized=True)] == [
        "in standard deviations from the mean"
    ]
    assert words.scale_note(standardized=False) == []
    assert words.colour_axes(standardized=False) == ("how red, in tenths", "how blue, in tenths")
    assert words.colour_axes(standardized=True)[0] == "how red, in standard deviations"
