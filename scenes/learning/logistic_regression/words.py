"""The decisions of a linear classifier in phrases: its points, its line, and its mistakes."""

from __future__ import annotations

from dataclasses import dataclass

from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.stage.params.user_points import UserPoints, rows_left_out
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.phrases import change
from scenes.stage.type.typesetting import Points
from scenes.stage.type.verbatim import verbatim
from scenes.stage.type.writing import FINE_SIZE, Written, text

Classes = tuple[tuple[str, Role], tuple[str, Role]]
"""The names of class 0 and of class 1, and their roles."""

_LONGEST_NAME = 10
"""Letters of a class's name that are shown: more have no room next to the scores."""


@dataclass(frozen=True)
class Story:
    """What a film calls the points and the two classes of a classifier.

    Attributes
    ----------
    thing
        A point, in the singular.
    no, yes
        The names of class 0 and of class 1.
    opening
        A clause on the meaning of the marks.
    """

    thing: str
    no: str
    yes: str
    opening: str

    @property
    def classes(self) -> Classes:
        """The names of class 0 and of class 1 as Typst markup, and their roles."""
        return (verbatim(self.no, _LONGEST_NAME), "data"), (verbatim(self.yes, _LONGEST_NAME), "second")

    @property
    def in_words(self) -> dict[str, str]:
        """The facts for the narration."""
        return {"thing": self.thing, "yes": self.yes, "opening": self.opening}


def story(user_data: UserPoints | None) -> Story:
    """Return the story of a lecturer's points, or that of messages, some of which are spam."""
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
    """Notes on a lecturer's points: that they are standardized, and which of them are left out."""
    if user_data is None:
        return []
    return [
        text("in standard deviations from the mean", size=FINE_SIZE, role="muted"),
        *rows_left_out(user_data),
    ]


def first_calls_in_words(
    model: Points, counts: ConfusionCounts, threshold: float, thing: str
) -> dict[str, int | str]:
    """Where the line of an untrained model (w₁, w₂, b) lies, and how many *thing*s are misclassified."""
    return {
        "first_wrong": counts.wrong,
        "boundary": line_in_words(model[:2], counts, threshold, thing=thing),
        "first_calls": called_wrongly(counts, thing=thing),
    }


def calls_in_words(before: ConfusionCounts, after: ConfusionCounts) -> dict[str, float | str]:
    """Hits and misses at one threshold, and how the misses change at another."""
    return {
        "accuracy": before.accuracy,
        "missed": before.false_negative,
        "false_alarms": before.false_positive,
        "missed_change": _change(before.false_negative, after.false_negative),
        "alarm_change": _change(before.false_positive, after.false_positive),
    }


def line_in_words(
    weights: Points, counts: ConfusionCounts, threshold: float, *, thing: str = "message"
) -> str:
    """Where the line of untrained *weights* (2,) lies, if there is one, and whether it separates points."""
    if not weights.any():
        return "With both weights at zero there is no line yet"
    if 0 in (counts.called_positive, counts.total - counts.called_positive):
        return f"All {thing}s lie on one side of its line, where p is {number(threshold)}"
    return f"Its line, where p is {number(threshold)}, is a first guess"


def called_wrongly(counts: ConfusionCounts, *, thing: str = "message") -> str:
    """How many *thing*s are misclassified; rings show which."""
    if counts.wrong == 0:
        return f"not one {thing} is called wrongly"
    verb = "is" if counts.wrong == 1 else "are"
    return f"{counts.wrong} of {counts.total} {thing}s, ringed, {verb} called wrongly"


def _change(before: int, after: int) -> str:
    """From one count to another: ``from 4 to 15``, ``still 0``."""
    moved = "from {before} to {after}"
    return change(before, after, str, rises=moved, falls=moved, stays="still {after}")
