import pytest

from scenes.stage.type.numerals import number
from scenes.stage.type.phrases import change, enumerated

SAYS = {"rises": "up to {after}", "falls": "from {before} down to {after}", "stays": "still {before}"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(1, 2, "up to 2"), (2, 1, "from 2 down to 1"), (1, 1, "still 1"), (1.001, 1.004, "still 1")],
)
def test_a_change_is_one_of_the_numbers_as_they_are_written(before, after, said):
    assert change(before, after, number, **SAYS) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [(["a"], "a"), (["a", "b"], "a and b"), (["2", "−1.5", "0"], "2, −1.5 and 0")],
)
def test_the_last_of_several_names_comes_after_and(names, said):
    assert enumerated(names) == said
