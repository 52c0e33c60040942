"""The decisions of a linear classifier in words: where its line runs, and what is called wrongly."""

from __future__ import annotations

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.stage.numerals import number
from scenes.stage.typesetting import Points


def line_in_words(weights: Points, counts: ConfusionCounts, threshold: float) -> str:
    """Where the line of untrained *weights* (2,) runs, if there is one, and whether it parts anything."""
    if not weights.any():
        return "With both weights at zero there is no line yet"
    if 0 in (counts.called_positive, counts.total - counts.called_positive):
        return f"All messages lie on one side of its line, where p is {number(threshold)}"
    return f"Its line, where p is {number(threshold)}, is a first guess"


def called_wrongly(counts: ConfusionCounts) -> str:
    """How many messages get the wrong name; rings show which."""
    if counts.wrong == 0:
        return "not one message is called wrongly"
    verb = "is" if counts.wrong == 1 else "are"
    return f"{counts.wrong} of {counts.total} messages, ringed, {verb} called wrongly"


def change(before: int, after: int) -> str:
    """From one count to another: ``from 4 to 15``, ``still 0``."""
    return f"from {before} to {after}" if before != after else f"still {after}"
