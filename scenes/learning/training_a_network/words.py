"""A small network in phrases: its plants, its neurons, the slope of a weight, and the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mathkit.learning.label_rules import LabelRule
from mathkit.learning.networks.network_training import NetworkTraining
from mathkit.learning.networks.neural_network import Activation, Network
from scenes.learning.training_a_network.examples import NUDGE, Example
from scenes.learning.training_a_network.params import NetworkParams
from scenes.learning.training_a_network.slopes.charts import is_curved, links
from scenes.learning.training_a_network.studies import PlantStudy
from scenes.learning.training_a_network.votes import CLASS_NAMES, CLASS_ROLES, Crossing, letter
from scenes.stage.type.numerals import number, percent
from scenes.stage.type.phrases import enumerated
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

NAMES = (*INPUTS, "wilted?")
"""Of the inputs and of the output of the network."""

CLASSES = tuple(zip(CLASS_NAMES, CLASS_ROLES, strict=True))
"""The names of class 0 and of class 1, and their roles."""

FENCE = "One side of each line counts more toward wilted"
"""What each hidden neuron does for the decision."""

ALWAYS = "at every step,"
"""How a loss falls that never rises."""

LEVEL = 2e-3
"""A gradient shorter than this changes nothing within the epochs of a film."""

NEARLY = 0.9
"""A network that is right about so many new plants has nearly found the rule."""

IN_PART = 0.65
"""A network that is right about so many new plants has found a part of the rule; half is a guess."""

LEVEL_OFF: dict[Activation, str] = {
    "tanh": "Let each sum level off",
    "sigmoid": "Let each sum level off",
    "relu": "Cut each sum off at zero",
}
"""What is to be done with sums, so that the border can bend."""

NO_CHANGE = 5e-5
"""A change of the loss below this is written as 0."""


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
    "ring": Story("plants thrive inside this circle", "no line goes around the middle"),
    "corners": Story(
        "plants thrive if exactly one of the two is more than usual",
        "no line separates opposite corners",
    ),
    "diagonal": Story("plants thrive if water plus light is less than usual", ""),
}


def facts_of(study: PlantStudy, p: NetworkParams) -> dict[str, float | str]:
    """All facts of the film."""
    story, training, wrong = STORIES[p.rule], study.training, study.fresh_wrong
    told, (first, *others) = course(training, ALWAYS), [*study.crossings, None]
    return {
        "one_line": verdict_on_a_line(int(np.sum(~study.line_wrong)), p.count, story),
        "level_off": LEVEL_OFF[p.activation],
        "first_right": score_at_the_start(study.first_wrong),
        "picked": "it gets most wrong" if study.first_wrong.any() else "it's least sure about",
        "squash": "Another sigmoid" if p.activation == "sigmoid" else "A sigmoid",
        "slopes": len(study.start.vector),
        **example_in_words(study.start, study.example),
        **told,
        "outcome": str(told["outcome"]).capitalize(),
        "fence": fence(p.hidden, moved=study.moved, decides=first is not None),
        "crossed": line_of(first),
        "helped": line_of(*others[:1]),
        "fading": fading(*others[:1]),
        "verdict": verdict(training, p.count),
        "rule": story.rule,
        "judged": score_in_words(wrong),
        "where": mistakes_in_words(study.missed_in_gap),
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
    return f"untrained, it gets {score_in_words(wrong)} right{'' if wrong.any() else ', but it can be surer'}"


def verdict_on_a_line(right: int, count: int, story: Story) -> str:
    """What the best of all straight lines gets right, and why no more."""
    if right == count:
        return f"it gets all {count} right: here, one line is enough"
    best = f"it gets {how_many(right, count)} right"
    return f"{best}: {story.one_line}" if story.one_line else best


def example_in_words(network: Network, example: Example) -> dict[str, float | str]:
    """What the network says of an example, what is true of it, and how a change of a weight passes along."""
    (j, k), back = example.weight, example.back
    probability = float(example.passed.probabilities[0])
    value, bend, out = (
        float(example.passed.inputs[0, k]),
        float(back.hidden_slopes[0, j]),
        float(network.output_weights[j]),
    )
    return {
        "bend": bend_in_words(network.activation, example),
        "chance": percent(probability, 0),
        "in_fact": in_fact(probability, example.label),
        "loss": back.losses[0],
        "nudge": NUDGE,
        "input": value,
        "in_sum": NUDGE * value,
        "bend_slope": bend,
        "passed_on": NUDGE * value * bend,
        "output_weight": out,
        "at_output": NUDGE * value * bend * out,
        "about": "about" if is_curved(links(network, example)[1], NUDGE * value) else "",
        "error": f"p minus the truth, {example.label}",
        "blame": float(back.hidden_weights[0, j, k]),
        "effect": effect(float(back.hidden_weights[0, j, k])),
    }


def bend_in_words(activation: Activation, example: Example) -> str:
    """What an activation makes of the sum of the neuron that the film follows, as a clause."""
    total, passed = (
        float(each[0, example.weight[0]]) for each in (example.passed.hidden_scores, example.passed.hidden)
    )
    if activation != "relu":
        return f"its {activation} bends {number(total)} to about {number(passed)}"
    return f"its relu passes on {number(total)} unchanged" if passed > 0 else "its relu passes on 0"


def in_fact(probability: float, label: int) -> str:
    """What became of a plant that the network gives a probability of wilting, as a sentence."""
    agrees = (probability >= 0.5) == (label == 1)
    return f"{'And' if agrees else 'But'} it {CLASS_NAMES[label]}"


def effect(slope: float) -> str:
    """What the nudge of a weight does to the loss, given the slope of that, as a sentence."""
    change = NUDGE * slope
    if abs(change) < NO_CHANGE:
        return "So the nudge hardly changes the loss"
    return f"So the loss {'falls' if slope < 0 else 'rises'} by about {number(abs(change), 4)}"


def fence(lines: int, *, moved: bool, decides: bool) -> str:
    """What the lines of the hidden neurons do for the decision after the training, as a sentence.

    Parameters
    ----------
    moved
        Whether they have moved visibly.
    decides
        Whether the vote of a single one can decide.
    """
    if not moved:
        return "The lines have hardly moved"
    if not decides:
        return FENCE
    return f"In the middle, all {lines} weighted outputs vote {CLASS_NAMES[0]} and outweigh the bias"


def line_of(way: Crossing | None = None) -> str:
    """The letter of the line that a way crosses; empty without one."""
    return letter(way.neuron) if way else ""


def fading(way: Crossing | None = None) -> str:
    """The letters of the lines whose votes must fade on a way; empty without one."""
    return enumerated([letter(neuron) for neuron in way.fading]) if way else ""


def verdict(training: NetworkTraining, count: int) -> str:
    """What the training on *count* plants has come to, as a sentence."""
    right = round(float(training.accuracies[-1]) * count)
    if training.losses[-1] > training.losses[0]:
        return "The steps were too large, and the network ended worse than it began"
    if right == count:
        return f"Now it gets all {count} right"
    reached = f"Now it gets {how_many(right, count)} right"
    if training.steepness[-1] < LEVEL:
        return f"{reached}, and it's stuck: the slopes are almost zero"
    return f"{reached}, and it isn't done yet"


def mistakes_in_words(in_gap: NDArray[np.bool_]) -> str:
    """Where the mistakes on fresh plants lie, given which of them are in the gap, as a sentence."""
    mistakes, inside = len(in_gap), int(np.sum(in_gap))
    if not mistakes:
        return "It doesn't make a single mistake"
    if inside <= mistakes / 2:
        return "And its mistakes don't just lie between the two groups of examples"
    if inside < mistakes:
        these = f"{inside} of {mistakes} mistakes lie"
    else:
        these = {1: "Its only mistake lies", 2: "Both mistakes lie"}.get(
            mistakes, f"All {mistakes} mistakes lie"
        )
    return f"{these} between the two groups of examples"


def answer(training: NetworkTraining, wrong: NDArray[np.bool_]) -> str:
    """The answer to the question of the film, given which fresh plants the network gets wrong."""
    right = 1 - float(np.mean(wrong))
    if right == 1:
        share = "it gets every new plant right"
    else:
        only = "" if right >= IN_PART else "only "
        share = f"it gets {only}about {percent(right)} of new plants right"
    if training.losses[-1] >= training.losses[0]:
        return f"With such steps, it can't find the rule: {share}"
    if right == 1:
        return f"It found the rule: {share}"
    if right >= NEARLY:
        return f"It nearly found the rule: {share}"
    if right >= IN_PART:
        return f"It found a part of the rule: {share}"
    return f"It didn't find the rule: {share}"
