"""A small network in phrases: its plants, its neurons, the slope of a weight, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mathkit.learning.datasets import LabelledPoints, LabelRule, beyond_border
from mathkit.learning.network_training import NetworkTraining
from mathkit.learning.neural_network import Activation, Network
from scenes.learning.training_a_network.examples import NUDGE, Example
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.slope_charts import is_curved, links
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number, percent
from scenes.stage.wording.training import course

FACT_LABELS = {
    "loss": "loss of one plant",
    "blame": "slope of this loss in the weight",
    "first_loss": "loss before training",
    "last_loss": "loss after training",
}
"""What the key numbers of the film are called apart from it."""

INPUTS = ("water", "light")
"""The names of both inputs."""

NAMES = (*INPUTS, "wilts")
"""Of the inputs and of the output of the network."""

CLASSES: tuple[tuple[str, Role], tuple[str, Role]] = (("thrived", "class_zero"), ("wilted", "class_one"))
"""The names of class 0 and of class 1, and their roles."""

STILL = 0.1
"""No line moves visibly if no weight and no bias changes by more."""

FENCE = "Each line pushes one side toward wilted"
"""What each hidden neuron does for the decision."""

LEVEL = 2e-3
"""A gradient shorter than this changes nothing within the epochs of a film."""

NEARLY = 0.9
"""A network that is right about so many new plants has nearly found the rule."""

IN_PART = 0.65
"""A network that is right about so many new plants has found a part of the rule; half is a guess."""

ERRORS = ("probability minus 0, because it thrived", "probability minus 1, because it wilted")
"""What the error of a plant of class 0 is, and of one of class 1."""


@dataclass(frozen=True)
class Story:
    """A rule in words.

    Attributes
    ----------
    rule
        Where plants thrive, as a clause.
    one_line
        Why a straight line cannot separate the classes.
    """

    rule: str
    one_line: str


STORIES: dict[LabelRule, Story] = {
    "ring": Story("plants thrive inside this circle", "No straight line goes around the middle"),
    "corners": Story(
        "plants thrive if exactly one of the two is above average",
        "No straight line separates opposite corners",
    ),
    "diagonal": Story("plants thrive if water plus light is below average", ""),
}


def facts_of(study: PlantStudy, p: NetworkParams) -> dict[str, float | str]:
    """All facts of the film."""
    story, training, wrong = STORIES[p.rule], study.training, study.fresh_wrong
    return {
        "one_line": verdict_on_a_line(int(np.sum(~study.line_wrong)), p.count, story),
        "first_right": score_at_the_start(study.first_wrong),
        "bend": bend_in_words(p.activation, study.example),
        "squash": "another sigmoid" if p.activation == "sigmoid" else "a sigmoid",
        "slopes": len(study.start.vector),
        **example_in_words(study.start, study.example),
        **course(training),
        "fence": fence(study.end, training),
        "verdict": verdict(training, p.count),
        "rule": story.rule,
        "judged": score_in_words(wrong),
        "where": mistakes_in_words(p.rule, study.cloud, study.fresh, wrong),
        "answer": answer(training, wrong),
    }


def how_many(right: int, count: int) -> str:
    """How many points are classified correctly: ``all 60``, ``58 of 60``, ``none of 60``."""
    return f"all {count}" if right == count else f"{right or 'none'} of {count}"


def score_in_words(wrong: NDArray[np.bool_]) -> str:
    """How many plants are classified correctly, given which are not."""
    return how_many(int(np.sum(~wrong)), len(wrong))


def score_at_the_start(wrong: NDArray[np.bool_]) -> str:
    """How many points are classified correctly before the training, and what follows from that."""
    return f"{score_in_words(wrong)} right{'' if wrong.any() else ', but it can be surer'}"


def verdict_on_a_line(right: int, count: int, story: Story) -> str:
    """What the best of all straight lines gets right, and why no more."""
    if right == count:
        return f"all {count} right. Here, one line is enough"
    return f"{how_many(right, count)} right. {story.one_line}"


def example_in_words(network: Network, example: Example) -> dict[str, float | str]:
    """What the network says of an example, what is true of it, and how a change of a weight passes along."""
    (j, k), back = example.weight, example.back
    probability = float(example.passed.probabilities[0])
    agrees = (probability >= 0.5) == (example.label == 1)
    value, bend, out = (
        float(example.passed.inputs[0, k]),
        float(back.hidden_slopes[0, j]),
        float(network.output_weights[j]),
    )
    return {
        "chance": percent(probability, 0),
        "in_fact": f"{'And' if agrees else 'But'} in fact it {CLASSES[example.label][0]}",
        "loss": back.losses[0],
        "nudge": NUDGE,
        "input": value,
        "in_sum": NUDGE * value,
        "bend_slope": bend,
        "passed_on": NUDGE * value * bend,
        "output_weight": out,
        "at_output": NUDGE * value * bend * out,
        "about": "about" if is_curved(links(network, example)[1], NUDGE * value) else "",
        "error": ERRORS[example.label],
        "blame": float(back.hidden_weights[0, j, k]),
        "cure": cure(float(back.hidden_weights[0, j, k])),
    }


def bend_in_words(activation: Activation, example: Example) -> str:
    """What an activation makes of the sum of the neuron that the film follows, as a sentence."""
    passed = float(example.passed.hidden[0, example.weight[0]])
    if activation != "relu":
        return f"Its {activation} bends that to {number(passed, 3)}"
    return "Its relu passes that on unchanged" if passed > 0 else "Its relu passes on 0"


def cure(slope: float) -> str:
    """What follows from the slope of the loss along a weight, as a sentence."""
    if slope == 0:
        return "So this weight doesn't matter here"
    return f"So {'raise' if slope < 0 else 'lower'} it, and the loss falls"


def fence(network: Network, training: NetworkTraining) -> str:
    """What the lines of the hidden neurons do for the decision after the training, as a sentence."""
    if np.abs(training.vectors[-1] - training.vectors[0]).max() <= STILL:
        return "The lines have hardly moved"
    return f"{FENCE}: together, they fence the middle in" if fences_in(network) else FENCE


def fences_in(network: Network) -> bool:
    """Whether the average lies on the inner side of the line of each hidden neuron, and they close around it.

    The outer side of a line is the one that its neuron pushes toward class 1.
    """
    signs = np.sign(network.output_weights)
    outward = signs[:, None] * network.hidden_weights
    if not np.all(signs * network.hidden_biases < 0):
        return False
    angles = np.sort(np.arctan2(outward[:, 1], outward[:, 0]))
    return bool(np.diff(angles, append=angles[0] + 2 * np.pi).max() < np.pi)


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
    return f"{reached}, and it isn't done yet"


def mistakes_in_words(
    rule: LabelRule, learned: LabelledPoints, fresh: LabelledPoints, wrong: NDArray[np.bool_]
) -> str:
    """Where the mistakes on fresh plants lie, as a sentence; empty if there are none."""
    if not wrong.any():
        return "It doesn't make a single mistake"
    nearest = float(np.abs(beyond_border(learned.points, rule)).min())
    close = float(np.mean(np.abs(beyond_border(fresh.points[wrong], rule)) < nearest))
    if close == 1.0:
        return "It's wrong only near the border, where it saw no plants"
    if close > 0.5:
        return "Most mistakes are near the border, where it saw no plants"
    return "And its mistakes aren't just near the border"


def answer(training: NetworkTraining, wrong: NDArray[np.bool_]) -> str:
    """The answer to the question of the film, given which fresh plants the network gets wrong."""
    right = 1 - float(np.mean(wrong))
    share = "every new plant" if right == 1 else f"about {percent(right)} of new plants"
    if training.losses[-1] >= training.losses[0]:
        return f"Not with such steps: it gets {share} right"
    if right == 1:
        return f"Yes: it gets {share} right"
    if right >= NEARLY:
        return f"Yes, nearly: it gets {share} right"
    if right >= IN_PART:
        return f"Only in part: it gets {share} right"
    return f"Not this time: it gets only {share} right"
