"""The decisions of a linear classifier in words: what it decides about, where its line runs, its mistakes."""

from __future__ import annotations

from dataclasses import dataclass

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.stage.given_data import Given
from scenes.stage.numerals import number
from scenes.stage.typesetting import Points


@dataclass(frozen=True)
class Story:
    """What the points are that a classifier tells apart, and what its classes 0 and 1 are called."""

    thing: str
    no: str
    yes: str
    opening: str
    """What each mark stands for."""


def story(given: Given | None) -> Story:
    """Return the story of messages, some of them spam, or that of the points which a lecturer gave."""
    if given is None:
        marks = "Each mark is a message, described by two numbers: squares were spam, discs not"
        return Story("message", "not spam", "spam", marks)
    no, yes = given.classes
    thing, source = ("row", f"row of {given.file}") if given.file else ("point", "point")
    described = " and ".join(given.names) or "two numbers"
    return Story(
        thing, no, yes, f"Each mark is a {source}, described by {described}: squares are {yes}, discs {no}"
    )


def line_in_words(
    weights: Points, counts: ConfusionCounts, threshold: float, *, thing: str = "message"
) -> str:
    """Where the line of untrained *weights* (2,) runs, if there is one, and whether it parts anything."""
    if not weights.any():
        return "With both weights at zero there is no line yet"
    if 0 in (counts.called_positive, counts.total - counts.called_positive):
        return f"All {thing}s lie on one side of its line, where p is {number(threshold)}"
    return f"Its line, where p is {number(threshold)}, is a first guess"


def called_wrongly(counts: ConfusionCounts, *, thing: str = "message") -> str:
    """How many *thing*s get the wrong name; rings show which."""
    if counts.wrong == 0:
        return f"not one {thing} is called wrongly"
    verb = "is" if counts.wrong == 1 else "are"
    return f"{counts.wrong} of {counts.total} {thing}s, ringed, {verb} called wrongly"


def change(before: int, after: int) -> str:
    """From one count to another: ``from 4 to 15``, ``still 0``."""
    return f"from {before} to {after}" if before != after else f"still {after}"
