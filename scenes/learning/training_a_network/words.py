"""A small network in phrases: its plants, its neurons, who is to blame, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mathkit.learning.datasets import LabelRule
from mathkit.learning.logistic_regression import LogisticTraining
from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Activation
from scenes.learning.training_a_network.examples import Example
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import percent

INPUTS = ("water", "light")
"""The names of both inputs."""

FRESH = 200
"""How many plants judge the network that have not trained it."""

LEVEL = 2e-3
"""A gradient shorter than this changes nothing within the epochs of a film."""

BENDS: dict[Activation, str] = {
    "tanh": "squeezes the sum between minus one and one",
    "sigmoid": "squeezes the sum between zero and one",
    "relu": "replaces a negative sum by zero",
}
"""What each activation does to a sum, as a clause."""


@dataclass(frozen=True)
class Story:
    """What the classes of a rule mean for a plant.

    Attributes
    ----------
    zero, one
        What plants of class 0 and of class 1 did.
    does
        What a plant of class 1 does.
    rule
        The rule, as a clause.
    one_line
        Why a straight line cannot separate the classes; empty if it can.
    """

    zero: str
    one: str
    does: str
    rule: str
    one_line: str

    @property
    def in_words(self) -> dict[str, str]:
        """The facts for the narration."""
        return {"zero": self.zero, "one": self.one, "does": self.does, "rule": self.rule}

    @property
    def classes(self) -> tuple[tuple[str, Role], tuple[str, Role]]:
        """The names of class 0 and of class 1, and their roles."""
        return (self.zero, "class_zero"), (self.one, "class_one")


STORIES: dict[LabelRule, Story] = {
    "ring": Story(
        zero="thrived",
        one="wilted",
        does="wilts",
        rule="plants thrive where both are near average",
        one_line="No straight line goes around the middle",
    ),
    "corners": Story(
        zero="wilted",
        one="thrived",
        does="thrives",
        rule="plants thrive if both are above average, or both below",
        one_line="No straight line separates opposite corners",
    ),
    "diagonal": Story(
        zero="wilted",
        one="thrived",
        does="thrives",
        rule="plants thrive if water plus light is above average",
        one_line="",
    ),
}


def how_many(right: int, count: int) -> str:
    """How many points are classified correctly: ``all 60``, ``58 of 60``, ``none of 60``."""
    return f"all {count}" if right == count else f"{right or 'none'} of {count}"


def scores_in_words(first: NDArray[np.bool_], fresh: NDArray[np.bool_]) -> dict[str, str]:
    """How many plants are classified correctly, given which are not, at the start and at the end."""
    wrong = {"first_right": first, "judged": fresh}
    return {name: how_many(int(np.sum(~each)), len(each)) for name, each in wrong.items()}


def verdict_on_a_line(training: LogisticTraining, count: int, story: Story) -> str:
    """What comes of a single neuron, which draws a straight line."""
    right = round(float(training.accuracies[-1]) * count)
    if right == count:
        return f"all {count} right: here, one line is enough"
    return f"{how_many(right, count)} right. {story.one_line or 'One line could do better'}"


def example_in_words(example: Example, story: Story) -> dict[str, float | str]:
    """What the network says of an example, what is true of it, and who is to blame."""
    probability, back = float(example.passed.probabilities[0]), example.back
    agrees = (probability >= 0.5) == (example.label == 1)
    blame = float(back.hidden_weights[0][example.weight])
    return {
        "chance": percent(probability, 0),
        "in_fact": f"{'And' if agrees else 'But'} in fact it {story.one if example.label else story.zero}",
        "loss": back.losses[0],
        "blame": blame,
        "cure": cure(blame),
        "nudged": INPUTS[example.source],
        "total": back.inputs[0, example.source],
    }


def cure(slope: float) -> str:
    """What follows from the slope of the loss along a weight, as a sentence."""
    if slope == 0:
        return "So this weight doesn't matter here"
    return f"{'Raise' if slope < 0 else 'Lower'} this weight, and the loss falls"


def verdict(training: NetworkTraining, count: int) -> str:
    """What the training on *count* plants has come to, as a sentence."""
    right = round(float(training.accuracies[-1]) * count)
    if training.losses[-1] > training.losses[0]:
        return "Its steps were too large, and it ended worse than it began"
    if right == count:
        return f"Now it gets all {count} right"
    reached = f"Now it gets {how_many(right, count)} right"
    if training.steepness[-1] < LEVEL:
        return f"{reached}, and it's stuck: the slopes are almost zero"
    return f"{reached}. More epochs, or more neurons, may find the rest"


def answer(training: NetworkTraining) -> str:
    """The first words of the answer to the question of the film."""
    found = training.accuracies[-1] >= 0.9 and training.losses[-1] < training.losses[0]
    return "That's how a network finds a rule" if found else "That's how a network searches for a rule"
