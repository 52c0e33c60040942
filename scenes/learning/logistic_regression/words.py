"""The lesson in phrases that depend on its data: what is classified, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mathkit.learning.logistic_regression import ConfusionCounts
from mathkit.learning.training import TrainingBehaviour
from scenes.learning.logistic_regression.formulas import chance, odds
from scenes.learning.logistic_regression.learned import FACTORS, Learned
from scenes.learning.logistic_regression.params import FRESH, MessageParams
from scenes.stage.params.user_points import LONGEST_CLASS, UserPoints, lacking, rows_left_out
from scenes.stage.pictures.training import loss_number
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import counted, number, percent
from scenes.stage.type.phrases import change, enumerated
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

EVEN = 0.5
"""Where the line of equal odds lies."""

FEATURES = ("links", "exclamation marks")
"""What is counted in a message."""


@dataclass(frozen=True)
class Story:
    """What a film calls the points and the two classes of a classifier.

    Attributes
    ----------
    thing, value
        A point, and one of its two values, in the singular.
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
    value: str
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
        no, yes = (verbatim(name, LONGEST_CLASS) for name in (self.no, self.yes))
        return (no, "class_zero"), (yes, "class_one")

    @property
    def in_words(self) -> dict[str, str]:
        """The facts for the narration."""
        names = ("thing", "value", "yes", "opening", "meaning", "arrival")
        return {name: getattr(self, name) for name in names}


def story(params: MessageParams) -> Story:
    """Return the story of a lecturer's points, or that of messages, some of which are spam."""
    user_data = params.user_data
    if user_data is None:
        links, marks = params.links, params.exclamation_marks
        return Story(
            "message",
            "count",
            "not spam",
            "spam",
            f"Here are {params.count} messages",
            "Squares are spam, discs aren't",
            f"A new message has {counted(links, 'link')} and {counted(marks, 'exclamation mark')}",
            FEATURES,
            FEATURES,
        )
    no, yes = user_data.classes
    thing, source = ("row", f"rows of {user_data.file}") if user_data.file else ("point", "points")
    by = " and ".join(user_data.names) or "two numbers each"
    return Story(
        thing,
        "value",
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
    """Notes on where points stand: messages of equal counts, or a lecturer's points and what is left out."""
    if user_data is None:
        return [text("equal ones stand side by side", size=FINE_SIZE, role="muted")]
    return [
        text("in standard deviations from the mean", size=FINE_SIZE, role="muted"),
        *rows_left_out(user_data),
    ]


def same_score(weights: Points) -> str:
    """What the lines of equal score are, if there are any: a sentence without its full stop."""
    if not weights.any():
        return "With both weights at zero, everything has the same score"
    return "Straight across the arrow, the score stays the same"


def likewise(scores: Sequence[float]) -> str:
    """What becomes of a lecturer's *scores*, if there are any: a sentence without its full stop."""
    if not scores:
        return ""
    once = dict.fromkeys(scores)
    given, chances = (enumerated([write(score) for score in once]) for write in (number, chance))
    if len(once) == 1:
        return f"Likewise, a score of {given} gets {chances}"
    return f"Likewise, scores of {given} get {chances}"


def in_words(story: Story, learned: Learned, params: MessageParams) -> dict[str, Any]:
    """The story and what was learned, as facts for the narration."""
    first, last = learned.training.models[[0, -1]]
    return {
        **story.in_words,
        "lacking": lacking(params.user_data),
        **training.course(learned.training, "at every step,"),
        "many_times": training.how_often(params.steps),
        "score": learned.first_score,
        "same_score": same_score(first[:2]),
        "first_chance": chance(learned.first_score),
        "likewise": likewise(params.scores),
        "weights": last[:2],
        "bias": last[2],
        "last_score": learned.last_score,
        "chance": chance(learned.last_score),
        "odds": odds(learned.last_score),
        "dip": dip(learned),
        "fresh": FRESH,
        "judged": judged(learned.fresh_calls),
        "moved": moved(params, learned, story),
        "doubled": doubled(learned, shown=params.other_threshold),
        "separated": separated(learned),
        "losses_of_all": learned.losses_of_all,
        "separating_losses": learned.losses_of_multiples,
        "too_sure": too_sure(learned.last_score, story.thing, wrong=learned.wrong),
        "asked_again": asked_again(learned, story),
    }


def moved(params: MessageParams, learned: Learned, story: Story) -> str:
    """What another threshold does to the two kinds of mistakes: a sentence without its full stop."""
    other, now = learned.other_calls, learned.calls
    only = "only " if params.other_threshold > params.threshold else ""
    start = f"Say {story.yes} {only}from {number(params.other_threshold)}"
    if (other.false_negative, other.false_positive) == (now.false_negative, now.false_positive):
        between = f"no {story.thing} lies in between"
        return f"{start}: nothing changes, because {between}"
    missed = _change(now.false_negative, other.false_negative, "s")
    alarms = _change(now.false_positive, other.false_positive)
    return f"{start}: missed {story.yes} {missed}, and false alarms {alarms}"


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
        return f"This time, all {right} are right"
    if right == 0:
        return f"Not one of the {counts.total} is classified correctly"
    return f"{right} of the {counts.total} {'is' if right == 1 else 'are'} classified correctly"


def doubled(learned: Learned, *, shown: float) -> str:
    """What happens to the loss of all when the model is doubled, if it makes mistakes: a sentence or two."""
    back = "" if shown == EVEN else f"Back to {number(EVEN)}. "
    if not learned.wrong:
        return f"{back}Here the line makes no mistakes. Is this fit the best?"
    ask = f"{back}Could we be surer? Double weights and bias: "
    once, twice = map(loss_number, learned.losses_of_all[:2])
    if once == twice:
        return f"{ask}the loss hardly moves."
    if learned.losses_of_all[1] > learned.losses_of_all[0]:
        return f"{ask}the mistakes cost more than the rest saves."
    at_first = " at first" if learned.losses_of_all[-1] > learned.losses_of_all[-2] else ""
    return f"{ask}the loss falls{at_first}. Training wasn't finished."


def separated(learned: Learned) -> str:
    """What happens to the loss of what a line separates: a sentence without its full stop."""
    first, last = map(loss_number, learned.losses_of_multiples[[0, -1]])
    if not learned.wrong:
        falls = "there's hardly any loss left" if first == last else "each doubling lowers the loss"
        return f"Double weights and bias: the line stays, and {falls}"
    mistakes = f"the {learned.wrong} mistakes" if learned.wrong > 1 else "the one mistake"
    falls = "there'd be hardly any loss left" if first == last else "each doubling would lower the loss"
    return f"Without {mistakes}, {falls}"


def dip(learned: Learned) -> str:
    """Why a training that lowered the loss has made fewer mistakes before its end, if it has: a sentence."""
    fewest = learned.accuracies.max()
    lowest = learned.training.losses[learned.accuracies == fewest].min()
    if learned.accuracies[-1] == fewest or learned.training.losses[-1] >= lowest:
        return ""
    least, last = (round((1 - right) * learned.calls.total) for right in (fewest, learned.accuracies[-1]))
    return f" It doesn't count mistakes: {least} at best, now {last}."


def too_sure(score: float, thing: str, *, wrong: int = 0) -> str:
    """What becomes of the new one of this *score* when the weights grow; what stops it: a sentence or two."""
    stopped = " Only mistakes stop that." if wrong else ""
    if chance(score) == chance(FACTORS[-1] * score):
        return f"Then no model is best: the weights would grow forever.{stopped}"
    goal = percent(float(score > 0))
    return f"Then no model is best: our {thing} heads for {goal}.{stopped}"


def asked_again(learned: Learned, story: Story) -> str:
    """The question of the film once more, after the training: a sentence or two."""
    if learned.training.behaviour is TrainingBehaviour.DIVERGES:
        return "This training failed, so don't trust its answer. How likely is it?"
    back = f"Back to all {learned.calls.total}: how" if learned.wrong else "So how"
    return f"{back} likely is it to be {story.yes}?"
