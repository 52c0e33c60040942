"""How marks move: into the plane by their features, along lines of equal score, home again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from manim import (
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    TransformFromCopy,
    VGroup,
    VMobject,
)

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.logistic_regression import predict
from scenes.learning.logistic_regression.classifiers import ROLES, LinearClassifier
from scenes.learning.logistic_regression.formulas import (
    MODEL_AND_GRADIENT,
    STEPS_OF_ODDS,
    factors,
    product_number,
    slopes_of_the_prices,
    the_error,
)
from scenes.learning.logistic_regression.places import side_by_side
from scenes.learning.logistic_regression.sigmoids import OddsBar, Tangent
from scenes.learning.logistic_regression.slides import Slide
from scenes.learning.logistic_regression.sticks import LIT, Product, Sticks
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.wording import training

KINDS: tuple[Kind, Kind] = ("disc", "square")


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


def walk_in(lesson: Any, walk: Walk | OneWalk, share: float = 1.0, *others: Animation) -> None:
    """Let marks come in, during a share of what is left of the phrase, and *others* happen meanwhile."""
    end = lesson.phrase_left(1.0 - share, least=0.0)
    for number, part in enumerate((0.5, 1.0)):
        seconds = part * (lesson.phrase_left() - end)
        lesson.play(*(others if number == 0 else ()), *walk.step(number, max(0.7, seconds)))


def name_the_features(lesson: Any, features: Sequence[VMobject]) -> None:
    """The name at each axis becomes that of a feature, one after the other."""
    for label, feature, share in zip(lesson.picture.labels[-2:], features, (0.5, 1.0), strict=False):
        lesson.play(TransformFromCopy(label, feature), run_time=lesson.phrase_left(share))


def multiply(lesson: Any, rows: Sequence[Mobject], note: Mobject) -> None:
    """From one bar comes the next, a point of score farther, until all ``bars`` stand; then its odds.

    With the last comes the *note* on all.
    """
    for index, (start, end) in enumerate(STEPS_OF_ODDS, start=1):
        lesson.bars.append(bar := OddsBar(lesson.sigmoid, start))
        lesson.play(tween(bar, score=end, run_time=lesson.phrase_left(1 / (5 - index)) - 0.4))
        notes = [note] if index == len(STEPS_OF_ODDS) else []
        lesson.play(FadeIn(rows[index], *notes), run_time=0.4)


def read_off(lesson: Any, scores: Sequence[float], values: Sequence[VMobject]) -> None:
    """Read the probabilities of all *scores* off the sigmoid at once."""
    plot, seconds = lesson.sigmoid, lesson.phrase_left(0.45, least=1.4)
    readings = [plot.read_off(score, seconds) for score in scores]
    lesson.play(*(moving for moving, _ in readings))
    lesson.play(FadeIn(*values), FadeOut(*(lines for _, lines in readings)), run_time=0.6)


def draw_lines(lesson: Any) -> None:
    """Draw the lines of equal score, if there are any, and then their tags."""
    if lesson.lines.lines:
        lesson.play(Create(lesson.lines.lines), run_time=lesson.phrase_left(0.8))
    if lesson.lines.tags:
        lesson.play(FadeIn(lesson.lines.tags), run_time=0.6)


def slide(lesson: Any, arrow: Any = None) -> None:
    """Turn the plane until its lines stand over their scores; then all drop along them to the axis."""
    picture, plot, lines = lesson.picture, lesson.sigmoid, lesson.lines
    moving = Slide(picture, plot, lines, lesson.model_of_lines, lesson.query, arrow)
    gone = FadeOut(picture, lines.tags, run_time=0.6)
    lesson.play(gone, tween(moving, turned=1.0, run_time=lesson.phrase_left(0.55, least=1.3)))
    others = [FadeOut(arrow, run_time=0.5)] if arrow else []
    moving.remove(*([arrow] if arrow else []))
    shown = FadeIn(plot, run_time=0.8)
    lesson.play(shown, *others, tween(moving, dropped=1.0, run_time=lesson.phrase_left(0.9, least=1.3)))
    plot.ticks_of_lines.add(*lines.lines)
    lesson.remove(moving).add(plot.ticks_of_lines, *picture.clouds, lesson.query)


def train(lesson: Any) -> None:
    """Train before the viewer's eyes: the first step slowly; the line moves most in the first steps."""
    learned, picture = lesson.learned, lesson.picture
    rule = training.step_rule(lesson.params.learning_rate, *MODEL_AND_GRADIENT)
    old, losses = lesson.words, learned.training.losses
    lesson.words = TrainingPanel(rule, losses, learned.accuracies, shown=lesson.shown_ranges)
    lesson.play(*swap(old, lesson.words))
    picture.trajectory, last = learned.models, len(learned.models) - 1
    first = min(1, last - 1)
    for start, end, run_time in ((0, first, 1.2), (first, last, lesson.phrase_left(least=4.6) - 1.2)):
        motion: dict[str, Any] = {"run_time": run_time, "rate_func": _cubed}
        line = tween(picture, on=picture.sides, step=end, **motion)
        lesson.play(line, Advance(lesson.words, start, end, **motion))


def _cubed(time: float) -> float:
    """Ever faster: the first steps change most."""
    return time**3


# Sticks ------------------------------------------------------------------------------------------------


def let_grow(sticks: Sequence[Sticks], run_time: float) -> list[Animation]:
    """Let sticks grow out of their starts to where they end now."""
    return [stick.grow(run_time) for stick in sticks]


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
            Markers(shown[called == bool(label)], ROLES[label], KINDS[label], hollow=True, size=1.3)
            for label in (0, 1)
        ]
        self.truth = [
            Markers(shown[data.labels == label], ROLES[label], KINDS[label], size=1.3) for label in (0, 1)
        ]
        self.rings = Markers(shown[called != (data.labels == 1)], "ink", "ring", opacity=1.0, size=1.3)

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


def multiply_beliefs(lesson: Any) -> None:
    """Three sticks light up, and their numbers rise into the product; then the others are multiplied, too."""
    plot, row = lesson.sigmoid, lesson.words[0]
    chosen = factors(plot.beliefs)
    feet, heads = plot.belief_sticks(chosen)
    lit = [Polyline([np.array(ends)], "result", width=LIT) for ends in zip(feet, heads, strict=True)]
    numbers = [row.part(f"f{place}") for place in range(len(lit))]
    for stick, written in zip(lit, numbers, strict=True):
        lesson.play(FadeIn(stick), TransformFromCopy(stick, written), run_time=0.6)
    inside = {shape for written in numbers for shape in written}
    product, count = lesson.product, len(lesson.product.products) - 1
    product.seek(begun := min(len(lit) + 1, count))
    rest = FadeIn(*(each for each in row if each not in inside), lesson.words[1])
    lesson.play(rest, FadeIn(product), run_time=0.5)
    lesson.remove(*lit)
    lesson.play(Advance(product, begun, count, run_time=lesson.phrase_left(0.9, least=1.5)))


def running_product(product: Product) -> VGroup:
    """The product of the probabilities that are lit."""
    return readout(
        [Reading.of_steps("likelihood", product.products, lambda: product.step, product_number, "result")]
    )


def to_the_errors(lesson: Any, tangent: Tangent) -> tuple[Any, Any]:
    """Under the slope of each price, sticks show it: of class 1 first. Returns the words for the error."""
    plot, classes, old = lesson.sigmoid, lesson.story.classes, lesson.words
    one, zero = slopes_of_the_prices(classes)
    first, second, error, meaning = lesson.set_words(one, zero, *the_error(classes))
    lesson.errors = plot.error_sticks()
    lesson.play(*swap(VGroup(old, tangent), first))
    for label, words, share in ((1, None, 0.5), (0, second, 1.0)):
        if words:
            lesson.play(FadeIn(words), run_time=0.5)
        lesson.play(lesson.errors[label].grow(lesson.phrase_left(share)))
    return error, meaning
