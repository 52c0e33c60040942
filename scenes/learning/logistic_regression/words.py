"""The lesson in phrases that depend on its data: what is classified, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mathkit.functions.sigmoid import sigmoid
from mathkit.learning.logistic_regression import ConfusionCounts
from scenes.learning.logistic_regression.formulas import chance, readings
from scenes.learning.logistic_regression.learned import FACTORS, Learned
from scenes.learning.logistic_regression.params import MessageParams
from scenes.stage.params.user_points import UserPoints, lacking, rows_left_out
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import counted
from scenes.stage.type.phrases import change
from scenes.stage.type.typesetting import Points
from scenes.stage.type.verbatim import verbatim
from scenes.stage.type.writing import FINE_SIZE, Written, text
from scenes.stage.wording import training

FACT_LABELS = {
    "first_loss": "loss before training",
    "last_loss": "loss after training",
    "weights": "weights",
    "bias": "bias",
    "chance": "probability for the new point",
}
"""What the key numbers of the film are called apart from it."""

Classes = tuple[tuple[str, Role], tuple[str, Role]]
"""The names of class 0 and of class 1, and their roles."""

_LONGEST_NAME = 14
"""Letters of a class's name that are shown next to the marks."""

FEATURES = ("links", "exclamation marks")
"""What is counted in a message."""


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
        A sentence on what the marks are, without its full stop.
    meaning
        A sentence on their classes.
    arrival
        A sentence on the new one.
    axes
        Typst markup at both axes.
    features
        Typst markup of the names of both features; none if they have no names.
    """

    thing: str
    no: str
    yes: str
    opening: str
    meaning: str
    arrival: str
    axes: tuple[str, str]
    features: tuple[str, ...]

    @property
    def classes(self) -> Classes:
        """The names of class 0 and of class 1 as Typst markup, and their roles."""
        return (verbatim(self.no, _LONGEST_NAME), "class_zero"), (
            verbatim(self.yes, _LONGEST_NAME),
            "class_one",
        )

    @property
    def in_words(self) -> dict[str, str]:
        """The facts for the narration."""
        names = ("thing", "yes", "opening", "meaning", "arrival")
        return {name: getattr(self, name) for name in names}


def story(params: MessageParams) -> Story:
    """Return the story of a lecturer's points, or that of messages, some of which are spam."""
    user_data = params.user_data
    if user_data is None:
        links, marks = params.links, params.exclamation_marks
        return Story(
            "message",
            "not spam",
            "spam",
            f"Here are {params.count} messages, with their links and exclamation marks",
            "The squares are spam, the discs aren't",
            f"A new one has {counted(links, 'link')} and {counted(marks, 'exclamation mark')}",
            FEATURES,
            FEATURES,
        )
    no, yes = user_data.classes
    thing, source = ("row", f"rows of {user_data.file}") if user_data.file else ("point", "points")
    by = " and ".join(user_data.names) or "two numbers each"
    return Story(
        thing,
        no,
        yes,
        f"Here are {len(user_data.points)} {source}, placed by {by}",
        f"The squares are {yes}, and the discs are {no}",
        _arrival(user_data, params.new_in_units),
        user_data.standardized_axes,
        user_data.bare_axes if user_data.names else (),
    )


def _arrival(user_data: UserPoints, new: tuple[float, float] | None) -> str:
    """A sentence on the new one among a lecturer's points, without its full stop."""
    if new is None:
        return "Now a new one comes in"
    values = [user_data.measured(value, axis) for axis, value in enumerate(new)]
    if not user_data.names:
        return f"Now a new one comes in, at {' and '.join(values)}"
    x, y = (f"{name} {value}" for name, value in zip(user_data.names, values, strict=True))
    return f"Now a new one comes in, with {x} and {y}"


def notes_on(user_data: UserPoints | None) -> list[Written]:
    """Notes on a lecturer's points: what their axes count, and which of them are left out."""
    if user_data is None:
        return []
    return [
        text("in standard deviations from the mean", size=FINE_SIZE, role="muted"),
        *rows_left_out(user_data),
    ]


def same_score(weights: Points) -> str:
    """What the lines of equal score are, if there are any: a sentence without its full stop."""
    if not weights.any():
        return "With both weights at zero, everything has the same score"
    return "The weights point straight across lines of equal score"


def in_words(story: Story, learned: Learned, params: MessageParams) -> dict[str, Any]:
    """The story and what was learned, as facts for the narration."""
    first, last = learned.training.models[[0, -1]]
    return {
        **story.in_words,
        "lacking": lacking(params.user_data),
        **training.course(learned.training),
        "score": learned.first_score,
        "same_score": same_score(first[:2]),
        "probabilities": sigmoid(params.scores),
        "readings": readings([*dict.fromkeys(params.scores)]),
        "first_chance": chance(learned.first_score),
        "how_many_steps": "this step" if params.steps == 1 else f"{params.steps} such steps",
        "weights": last[:2],
        "bias": last[2],
        "last_score": learned.last_score,
        "chance": chance(learned.last_score),
        "judged": judged(learned.fresh_calls),
        "move": "Raise" if params.other_threshold > params.threshold else "Lower",
        "missed_change": _change(learned.calls.false_negative, learned.other_calls.false_negative, "s"),
        "alarm_change": _change(learned.calls.false_positive, learned.other_calls.false_positive),
        "separated": separated(learned.calls.total - len(learned.kept.labels)),
        "separating_losses": learned.losses_of_multiples,
        "too_sure": too_sure(learned.last_score, int(FACTORS[-1]), story.thing),
    }


def _change(before: int, after: int, ending: str = "") -> str:
    """How a count changes: ``rise from 4 to 15``, ``stay at 0``; *ending* is that of the verb."""
    rises, falls, stays = (f"{verb}{ending}" for verb in ("rise", "fall", "stay"))
    way = "from {before} to {after}"
    return change(
        before, after, str, rises=f"{rises} {way}", falls=f"{falls} {way}", stays=f"{stays} at {{after}}"
    )


def judged(counts: ConfusionCounts) -> str:
    """How many fresh messages are classified correctly: a sentence without its full stop."""
    right = counts.total - counts.wrong
    if right == counts.total:
        return f"All {right} are classified correctly"
    if right == 0:
        return f"Not one of the {counts.total} is classified correctly"
    return f"{right} of the {counts.total} {'is' if right == 1 else 'are'} classified correctly"


def separated(wrong: int) -> str:
    """That a line separates what it does not get wrong: one or two sentences."""
    if wrong == 0:
        return "Here the line separates the classes without a mistake. That sounds perfect."
    mistakes = f"the {wrong} mistakes" if wrong > 1 else "the one mistake"
    return f"Leave out {mistakes}. Now a line separates the classes."


def too_sure(score: float, factor: int, thing: str) -> str:
    """What becomes of the new one when the weights grow: a sentence without its full stop."""
    before, sure = chance(factor / 2 * score), chance(factor * score)
    if chance(score) == sure:
        return "There's no best fit: the weights would grow forever"
    if before == sure:
        return f"There's no best fit, and it gets far too sure of our {thing}"
    return f"There's no best fit: our {thing} gets {sure}, far too sure"
