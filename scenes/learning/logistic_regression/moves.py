"""How marks move: into the plane by their features, along lines of equal score, home again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import (
    Animation,
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    VMobject,
    rush_into,
)

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.logistic_regression import predict
from scenes.learning.logistic_regression.classifiers import ROLES, LinearClassifier
from scenes.learning.logistic_regression.formulas import STEPS_OF_ODDS, WEIGHTS_AND_GRADIENT
from scenes.learning.logistic_regression.places import side_by_side
from scenes.learning.logistic_regression.sigmoids import OddsBar, Sticks
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import along, tween
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.typesetting import Points
from scenes.stage.wording import training

_KINDS: tuple[Kind, Kind] = ("disc", "square")
_TICK = 0.12
"""Half the height of a tick that a line of equal score shrinks to, in manim units."""


def move_marks(clouds: Iterable[Any], places: Sequence[Points], run_time: float) -> list[Animation]:
    """Let the marks of each cloud go to other places of the frame."""
    pairs = zip(clouds, places, strict=True)
    return [tween(cloud, places=place, run_time=run_time) for cloud, place in pairs]


def corner(picture: LinearClassifier) -> Points:
    """Where both features are 0; or the lower left corner, if that is out of sight."""
    if picture.from_zero:
        return picture.at(0.0, 0.0)
    return picture.at(picture.x_range[0], picture.y_range[0])


class Walk:
    """Marks that come in along their first feature, then along their second.

    Parameters
    ----------
    homes
        Where the marks of each class will stand, in the frame.
    """

    def __init__(self, picture: LinearClassifier, homes: Sequence[Points], role: Role) -> None:
        start = corner(picture)[:2]
        self.marks = [Markers(np.tile(start, (len(home), 1)), role) for home in homes]
        self._ways = [[np.column_stack([home[:, 0], np.full(len(home), start[1])]), home] for home in homes]

    def step(self, number: int, run_time: float) -> list[Any]:
        """The first or the second of the two steps, by its number, 0 or 1."""
        return move_marks(self.marks, [ways[number] for ways in self._ways], run_time)


class OneWalk:
    """A single mark that comes in as those of a ``Walk`` do, and stops where it is now."""

    def __init__(self, picture: LinearClassifier, mark: VGroup) -> None:
        home, start = mark.get_center(), corner(picture)
        self.mark, self._ways = mark.move_to(start), [np.array([home[0], start[1], 0.0]), home]

    def step(self, number: int, run_time: float) -> list[Any]:
        """The first or the second of the two steps, by its number, 0 or 1."""
        mark: Any = self.mark
        return [mark.animate(run_time=run_time).move_to(self._ways[number])]


def walk_in(lesson: Any, walk: Walk | OneWalk, share: float = 1.0) -> None:
    """Let marks come in, during a share of what is left of the phrase."""
    end = lesson.phrase_left(1.0 - share, least=0.0)
    for number, part in enumerate((0.5, 1.0)):
        seconds = part * (lesson.phrase_left() - end)
        lesson.play(*walk.step(number, max(0.8, seconds)))


def name_the_features(lesson: Any, features: Sequence[VMobject]) -> None:
    """The name at each axis becomes that of a feature, one after the other."""
    for label, feature, share in zip(lesson.picture.labels[-2:], features, (0.5, 1.0), strict=False):
        lesson.play(TransformFromCopy(label, feature), run_time=lesson.phrase_left(share))


def multiply(lesson: Any, rows: Sequence[Mobject]) -> None:
    """From one bar comes the next, a point of score farther, until all ``bars`` stand; then its odds."""
    for index, (start, end) in enumerate(STEPS_OF_ODDS, start=1):
        lesson.bars.append(bar := OddsBar(lesson.sigmoid, start))
        lesson.play(tween(bar, score=end, run_time=lesson.phrase_left(1 / (5 - index)) - 0.4))
        lesson.play(FadeIn(rows[index]), run_time=0.4)


def read_off(lesson: Any, scores: Sequence[float], values: Sequence[VMobject]) -> None:
    """Read the probability of each score off the sigmoid, one after another."""
    plot = lesson.sigmoid
    for done, (score, value) in enumerate(zip(scores, values, strict=True)):
        share = lesson.phrase_left(1 / (len(scores) - done), least=1.6)
        lesson.play(plot.read_off(score, share - 0.6))
        lesson.play(FadeIn(value), FadeOut(plot.read), run_time=0.6)


def draw_lines(lesson: Any) -> None:
    """Draw the lines of equal score, if there are any, and then their tags."""
    if lesson.lines.lines:
        lesson.play(Create(lesson.lines.lines), run_time=lesson.phrase_left(0.8))
    if lesson.lines.tags:
        lesson.play(FadeIn(lesson.lines.tags), run_time=0.6)


def slide(lesson: Any, score: float, run_time: float) -> list[Any]:
    """Lines of equal score shrink to ticks; the marks go along, and the new one with its *score*."""
    picture, plot, lines = lesson.picture, lesson.sigmoid, lesson.lines
    low = plot.box.bottom
    shrink: list[Animation] = []
    for line, each in zip(lines.lines, lines.scores, strict=True):
        x = plot.seat(each, 0.0)[0]
        tick = Polyline([np.array([(x, low - _TICK), (x, low + _TICK)])], "path", width=3.0)
        shrink.append(ReplacementTransform(line, tick, run_time=run_time))
        plot.ticks_of_lines.add(tick)
    seat: Any = lesson.query.animate(run_time=run_time).move_to(plot.at_foot(score))
    old = FadeOut(picture, run_time=0.6)
    marks = move_marks(picture.clouds, plot.stacks(), run_time)
    return [old, FadeIn(plot, run_time=0.8), *shrink, seat, *marks]


def return_all(picture: LinearClassifier) -> list[Animation]:
    """Let the marks that were left out come back."""
    for cloud, places in zip(picture.clouds, picture.homes(), strict=True):
        cloud.set_state(places=places)
    return [FadeIn(each) for each in picture.left_out]


def train(lesson: Any) -> None:
    """Train before the viewer's eyes: the first step slowly; the line moves most in the first steps."""
    result, picture = lesson.learned.training, lesson.picture
    rule = training.step_rule(lesson.params.learning_rate, *WEIGHTS_AND_GRADIENT)
    old, lesson.words = lesson.words, TrainingPanel(rule, result.losses, result.accuracies)
    lesson.play(*swap(old, lesson.words))
    last = len(result.models) - 1
    first = min(1, last - 1)
    for start, end, run_time in ((0, first, 1.2), (first, last, lesson.phrase_left(least=5.0) - 1.2)):
        motion: dict[str, Any] = {"run_time": run_time, "rate_func": rush_into}
        way, model = along(result.models[start : end + 1]), result.models[end]
        line = tween(picture, on=picture.sides, way=way, model=model, **motion)
        lesson.play(line, Advance(lesson.words, start, end, **motion))


def bring_back(lesson: Any, rows: VMobject, shown: VMobject | None = None) -> Animation:
    """Show what was learned from in place of fresh messages, and new words, or those *shown* of them."""
    old = [lesson.words, *([lesson.fresh.all] if hasattr(lesson, "fresh") else [])]
    back = [*lesson.picture.clouds, lesson.picture.mistakes, lesson.query]
    new = [each for each in back if each not in lesson.mobjects]
    lesson.set_words(rows)
    return AnimationGroup(FadeOut(*old), FadeIn(*new, shown or rows), run_time=0.9)


# Sticks ------------------------------------------------------------------------------------------------


def let_grow(sticks: Sequence[Sticks], run_time: float) -> list[Animation]:
    """Let sticks grow out of their starts to where they end now."""
    return [stick.grow(run_time) for stick in sticks]


def let_shrink(sticks: Sequence[Sticks], run_time: float) -> list[Animation]:
    """Let sticks shrink to where they end."""
    return [tween(stick, starts=stick.ends, run_time=run_time) for stick in sticks]


# Fresh messages ----------------------------------------------------------------------------------------


class Fresh:
    """Messages that a model has not learned from: they walk in, are given a class, and judged.

    Attributes
    ----------
    walk
        The marks on their way in, those that will be called class 0 first.
    called
        Hollow marks of those that are called class 0, and class 1.
    truth
        Filled marks of those that are class 0, and class 1.
    rings
        Around those that are misclassified.
    """

    def __init__(self, picture: LinearClassifier, data: LabelledPoints) -> None:
        shown = picture.to_frame(side_by_side(data.points))
        called = predict(data.points, picture.model[:2], picture.model[2]) >= picture.threshold
        self.walk = Walk(picture, [shown[~called], shown[called]], "ink")
        self.called = [
            Markers(shown[called == bool(label)], ROLES[label], _KINDS[label], hollow=True, size=1.3)
            for label in (0, 1)
        ]
        self.truth = [
            Markers(shown[data.labels == label], ROLES[label], _KINDS[label], size=1.3) for label in (0, 1)
        ]
        self.rings = Markers(shown[called != (data.labels == 1)], "slope", "ring", opacity=1.0, size=1.3)

    def say(self) -> list[Animation]:
        """Show what the model calls the marks on each side."""
        return [FadeOut(*self.walk.marks), FadeIn(*self.called, scale=1.6)]

    def tell_the_truth(self) -> list[Animation]:
        """Fill the marks in the colour and shape of their true classes."""
        return [FadeOut(*self.called), FadeIn(*self.truth)]

    @property
    def all(self) -> VGroup:
        """What is on the stage in the end."""
        return VGroup(*self.truth, self.rings)


def go_home(picture: LinearClassifier, run_time: float) -> list[Animation]:
    """Let all marks return to the plane."""
    return move_marks(picture.clouds, picture.homes(), run_time)


# Points that a line separates -----------------------------------------------------------------------------


def leave_out(lesson: Any) -> FadeOut:
    """Let all marks go that are not on the right side of the line where p = 0.5, and all rings.

    The rings that fade are copies: others are drawn while the threshold moves.
    """
    picture = lesson.picture
    lesson.remove(picture.mistakes)
    right = (picture.scores(picture.model) > 0) == (picture.classes == 1)
    gone = VGroup(
        *(
            Markers(places, role, kind)
            for places, role, kind in zip(picture.homes(kept=~right), ROLES, _KINDS, strict=True)
        )
    )
    for cloud, places in zip(picture.clouds, picture.homes(kept=right), strict=True):
        cloud.set_state(places=places)
    picture.left_out = gone
    return FadeOut(gone, picture.mistakes.copy())


def double(lesson: Any, rows: Sequence[VMobject]) -> None:
    """Double the weights three times; after each, the row with what became of them appears."""
    picture = lesson.picture
    for row, begins_a_phrase, share in zip(rows, (True, False, True), (0.5, 1.0, 0.9), strict=True):
        if begins_a_phrase:
            lesson.cue()
        twice = tween(picture, on=picture.sides, model=2 * picture.model)
        lesson.play(twice, run_time=max(0.8, lesson.phrase_left(share) - 0.6))
        lesson.play(FadeIn(row), run_time=0.6)
