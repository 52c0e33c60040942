import pytest

from mathkit.learning.training import TrainingBehaviour, classify_losses


@pytest.mark.parametrize(
    ("losses", "behaviour"),
    [
        ([3, 2, 1], TrainingBehaviour.FALLS_STEADILY),
        ([3, 3, 3], TrainingBehaviour.FALLS_STEADILY),
        ([3, 1, 1 + 1e-13], TrainingBehaviour.FALLS_STEADILY),
        ([3, 1, 2], TrainingBehaviour.JUMPS),
        ([3, 4, 3], TrainingBehaviour.JUMPS),
        ([3, 1, 3.1], TrainingBehaviour.DIVERGES),
    ],
)
def test_losses_are_classified_by_their_rises(losses, behaviour):
    assert classify_losses(losses) is behaviour


def test_losses_that_are_no_numbers_are_refused():
    with pytest.raises(ValueError, match=r"^losses must be"):
        classify_losses([1.0, float("nan")])
