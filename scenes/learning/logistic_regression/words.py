"""The decisions of a linear classifier in words: what it decides about, where its line runs, its mistakes."""

from __future__ import annotations

from dataclasses import dataclass

from manim import VGroup

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.stage.params.user_points import UserPoints, rows_left_out
from scenes.stage.pictures.scatter import class_entries
from scenes.stage.shapes.markers import question_mark
from scenes.stage.shapes.theme import Role
from scenes.stage.type.legends import key
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.verbatim import verbatim
from scenes.stage.type.writing import FINE_SIZE, Written, text

Classes = tuple[tuple[str, Role], tuple[str, Role]]
"""The names of class 0 and of class 1, and their roles."""

_LONGEST_NAME = 10
"""Letters of a class's name that are shown: there is room for so many beside the scores."""


@dataclass(frozen=True)
class Story:
    """What the points are that a classifier tells apart, and what its classes 0 and 1 are called."""

    thing: str
    no: str
    yes: str
    opening: str
    """What each mark stands for."""

    @property
    def classes(self) -> Classes:
        """The names of class 0 and of class 1, as they are shown, with their colours."""
        return (verbatim(self.no, _LONGEST_NAME), "data"), (verbatim(self.yes, _LONGEST_NAME), "second")

    @property
    def in_words(self) -> dict[str, str]:
        """What a narration says of the points, of the class that is asked for, and of the marks."""
        return {"thing": self.thing, "yes": self.yes, "opening": self.opening}

    def key(self) -> VGroup:
        """What the marks mean: those of class 1, of class 0, and of the one whose class is asked for."""
        yes, _ = self.classes[1]
        new = question_mark((0, 0)), text(f"new: {yes} or not?")
        return key([*reversed(class_entries(self.classes)), new])


def story(user_data: UserPoints | None) -> Story:
    """Return the story of messages, some of them spam, or that of the points which a lecturer gave."""
    if user_data is None:
        marks = "Each mark is a message, described by two numbers: squares were spam, discs not"
        return Story("message", "not spam", "spam", marks)
    no, yes = user_data.classes
    thing, source = ("row", f"row of {user_data.file}") if user_data.file else ("point", "point")
    described = " and ".join(user_data.names) or "two numbers"
    return Story(
        thing, no, yes, f"Each mark is a {source}, described by {described}: squares are {yes}, discs {no}"
    )


def notes_on(user_data: UserPoints | None) -> list[Written]:
    """What is to be said of points that a lecturer gave, once they are standardized."""
    if user_data is None:
        return []
    return [
        text("in standard deviations from the mean", size=FINE_SIZE, role="muted"),
        *rows_left_out(user_data),
    ]


def first_calls_in_words(
    model: Points, counts: ConfusionCounts, threshold: float, thing: str
) -> dict[str, int | str]:
    """Where the line of an untrained model (w₁, w₂, b) runs, and how many *thing*s it calls wrongly."""
    return {
        "first_wrong": counts.wrong,
        "boundary": line_in_words(model[:2], counts, threshold, thing=thing),
        "first_calls": called_wrongly(counts, thing=thing),
    }


def calls_in_words(before: ConfusionCounts, after: ConfusionCounts) -> dict[str, float | str]:
    """Hits and misses at one threshold, and what becomes of the misses at another."""
    return {
        "accuracy": before.accuracy,
        "missed": before.false_negative,
        "false_alarms": before.false_positive,
        "missed_change": change(before.false_negative, after.false_negative),
        "alarm_change": change(before.false_positive, after.false_positive),
    }


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
