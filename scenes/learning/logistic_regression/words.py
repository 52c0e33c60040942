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
from scenes.stage.wording import training

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
        marks = "Each mark is a message, described by two numbers: squares were spam, discs were not"
        return Story("message", "not spam", "spam", marks)
    no, yes = user_data.classes
    thing, source = ("row", f"row of {user_data.file}") if user_data.file else ("point", "point")
    described = " and ".join(user_data.names) or "two numbers"
    marks = f"squares are {yes}, discs are {no}"
    return Story(thing, no, yes, f"Each mark is a {source}, described by {described}: {marks}")


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
        "first_calls": misclassified(counts, thing=thing),
    }


def calls_in_words(before: ConfusionCounts, after: ConfusionCounts, yes: str) -> dict[str, float | str]:
    """Hits and misses at one threshold, and how the misses change at another; class 1 is called *yes*."""
    return {
        "accuracy": before.accuracy,
        "missed": before.false_negative,
        "false_alarms": before.false_positive,
        "mistakes": mistakes(before.false_negative, before.false_positive, yes),
        "missed_change": _change(before.false_negative, after.false_negative, "s"),
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
    return f"This line, where p is {number(threshold)}, is only a first guess"


def misclassified(counts: ConfusionCounts, *, thing: str = "message") -> str:
    """How many *thing*s are misclassified; rings show which."""
    if counts.wrong == 0:
        return f"Not one {thing} is misclassified"
    ringed, verb = ("one with a ring", "is") if counts.wrong == 1 else ("ones with rings", "are")
    return f"{counts.wrong} of {counts.total} {thing}s, the {ringed}, {verb} misclassified"


def mistakes(missed: int, false_alarms: int, yes: str) -> str:
    """How often class 1, called *yes*, was missed, and how many false alarms there were."""
    alarms = f"{false_alarms} false alarm{'' if false_alarms == 1 else 's'}"
    if not missed and not false_alarms:
        return "It makes no mistakes"
    if not missed:
        return f"No {yes} is missed, but it gives {alarms}"
    misses = f"It misses {yes} {training.how_often(missed)}"
    return f"{misses}, and gives {alarms}" if false_alarms else f"{misses}, but gives no false alarm"


def _change(before: int, after: int, ending: str = "") -> str:
    """How a count changes: ``rise from 4 to 15``, ``stay at 0``; *ending* is that of the verb."""
    rises, falls, stays = (f"{verb}{ending}" for verb in ("rise", "fall", "stay"))
    way = "from {before} to {after}"
    return change(
        before, after, str, rises=f"{rises} {way}", falls=f"{falls} {way}", stays=f"{stays} at {{after}}"
    )
