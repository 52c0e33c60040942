"""How marks move: into the plane by their features, along lines of equal score, home again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from manim import (
    LEFT,
    UL,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    Mobject,
    ReplacementTransform,
    VGroup,
    VMobject,
    smooth,
)

from mathkit.learning.datasets import LabelledPoints
from mathkit.learning.logistic_regression import predict
from scenes.learning.logistic_regression.classifiers import ROLES, LinearClassifier
from scenes.learning.logistic_regression.formulas import (
    MODEL_AND_GRADIENT,
    STEPS_OF_ODDS,
    product_number,
)
from scenes.learning.logistic_regression.places import side_by_side
from scenes.learning.logistic_regression.sigmoids import OddsBar
from scenes.learning.logistic_regression.slides import Slide
from scenes.learning.logistic_regression.sticks import (
    FACTOR_NAMES,
    LIT,
    WAYS_OF_TANGENTS,
    Product,
    Sticks,
    Tangent,
    factors,
)
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.training import TrainingPanel
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.markers import Kind, Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import text
from scenes.stage.wording import training

_ALONE = 5
"""So many first steps of the training are taken one by one."""

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
    for label, feature, share in zip(lesson.picture.labels[-2:], features, (0.3, 0.6), strict=False):
        lesson.play(FadeIn(feature, target_position=label), run_time=lesson.phrase_left(share))


def multiply(lesson: Any, rows: Sequence[Mobject]) -> None:
    """From one bar comes the next, a point of score farther, until all ``bars`` stand; then its odds."""
    for index, (start, end) in enumerate(STEPS_OF_ODDS, start=1):
        lesson.bars.append(bar := OddsBar(lesson.sigmoid, start))
        lesson.play(tween(bar, score=end, run_time=lesson.phrase_left(1 / (5 - index)) - 0.4))
        lesson.play(FadeIn(rows[index]), run_time=0.4)


def read_off(lesson: Any, score: float) -> None:
    """The new one rises from its *score* to the sigmoid, from where a line runs to the other axis."""
    lesson.play(lesson.sigmoid.rise(lesson.query, score, lesson.phrase_left(0.5)))
    lesson.across = lesson.sigmoid.across(score)
    lesson.play(Create(lesson.across), run_time=lesson.phrase_left(0.7))


def draw_lines(lesson: Any) -> None:
    """Draw the lines of equal score, if there are any, and then their tags."""
    if lesson.lines.lines:
        lesson.play(Create(lesson.lines.lines), run_time=lesson.phrase_left(0.4))
    if lesson.lines.tags:
        lesson.play(FadeIn(lesson.lines.tags), run_time=0.6)


def slide(lesson: Any, arrow: Any = None) -> None:
    """Turn the plane until its lines stand over their scores; then all drop along them to the axis."""
    picture, plot, lines = lesson.picture, lesson.sigmoid, lesson.lines
    moving = Slide(picture, plot, lines, lesson.model_of_lines, lesson.query, arrow)
    gone = FadeOut(picture, *(lines.tags if arrow else []), run_time=0.6)
    lesson.play(gone, tween(moving, turned=1.0, run_time=lesson.phrase_left(0.55, least=1.3)))
    others = [FadeOut(arrow, run_time=0.5)] if arrow else []
    moving.remove(*([arrow] if arrow else []))
    shown = FadeIn(plot, run_time=0.8)
    lesson.play(shown, *others, tween(moving, dropped=1.0, run_time=lesson.phrase_left(0.9, least=1.3)))
    plot.ticks_of_lines.add(*lines.lines)
    lesson.remove(moving).add(plot.ticks_of_lines, *picture.clouds, lesson.query)


def train(lesson: Any) -> None:
    """Train before the viewer's eyes: the first steps one by one, the others ever faster."""
    learned, picture = lesson.learned, lesson.picture
    rule = training.step_rule(lesson.params.learning_rate, *MODEL_AND_GRADIENT)
    old, losses = lesson.words, learned.training.losses
    lesson.words = TrainingPanel(rule, losses, learned.accuracies, shown=lesson.shown_ranges)
    lesson.play(*swap(old, lesson.words))
    picture.trajectory, last = learned.models, len(learned.models) - 1
    alone = min(_ALONE, last)
    seconds = lesson.phrase_left(least=3.0) * (1.0 if last == alone else 0.4) / alone
    for step in range(alone):
        _step(lesson, step, step + 1, seconds, smooth)
    if last > alone:
        _step(lesson, alone, last, lesson.phrase_left(least=3.0), _in_equal_factors(alone, last))


def _step(lesson: Any, start: int, end: int, run_time: float, rate: Callable[[float], float]) -> None:
    """Go on to another step of the training: with the line, the weights and their pull, and the numbers."""
    motion: dict[str, Any] = {"run_time": run_time, "rate_func": rate}
    line = tween(lesson.picture, on=lesson.picture.sides, step=end, **motion)
    followed = [tween(lesson.weights, step=end, **motion)] if lesson.weights.fits else []
    lesson.play(line, Advance(lesson.words, start, end, **motion), *followed)


def _in_equal_factors(first: int, last: int) -> Callable[[float], float]:
    """A rate that takes as long from step 10 to 20 as from 100 to 200."""
    return lambda time: (first * (last / first) ** time - first) / (last - first)


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
    for stick, name in zip(lit, FACTOR_NAMES, strict=False):
        written = row.part(name)
        lesson.play(FadeIn(stick), FadeIn(written, target_position=stick.get_center()), run_time=0.45)
    product, count = lesson.product, len(lesson.product.products) - 1
    product.seek(begun := min(len(lit) + 1, count))
    lesson.play(FadeIn(row.part("rest"), lesson.words[1], product), run_time=0.4)
    lesson.remove(*lit)
    lesson.play(Advance(product, begun, count, run_time=lesson.phrase_left(0.3, least=1.2)))
    [[so_far, _]] = lesson.words[1]
    whole = text("likelihood", role="muted").move_to(so_far, aligned_edge=LEFT).stand_on(so_far.baseline)
    lesson.play(*swap(so_far, whole))
    lesson.words[1][0].submobjects[0] = whole


def running_product(product: Product) -> VGroup:
    """The product of the probabilities that are lit."""
    return readout(
        [Reading.of_steps("product so far", product.products, lambda: product.step, product_number, "result")]
    )


def become_prices(lesson: Any) -> None:
    """The sticks turn into the prices of the points, which move onto the graphs of what their class pays."""
    sigmoid, plot = lesson.sigmoid, lesson.sigmoid.prices()
    bars, seconds = plot.bars(), lesson.phrase_left(least=2.0) - 0.8
    turned = [ReplacementTransform(*pair, run_time=seconds) for pair in zip(lesson.sticks, bars, strict=True)]
    gone = FadeOut(sigmoid, sigmoid.graph, lesson.product, run_time=0.8)
    lesson.play(gone, *turned, *move_marks(lesson.picture.clouds, plot.seats(), seconds))
    lesson.play(FadeIn(plot), run_time=0.8)  # on the way, nothing stands at its price
    lesson.prices, lesson.paid = plot, bars


def along_the_prices(lesson: Any, rows: Sequence[VMobject], place: Mobject) -> None:
    """A tangent runs along the price of each class, 1 first, with its words and numbers at a *place*."""
    old = VGroup()
    for (label, (start, end)), words, share in zip(WAYS_OF_TANGENTS.items(), rows, (0.5, 1.0), strict=True):
        tangent = Tangent(lesson.prices, label, start)
        numbers = tangent.readout().move_to(place, aligned_edge=UL)
        lesson.play(*swap(old, VGroup(words, tangent, numbers)))
        lesson.play(tween(tangent, score=end, run_time=lesson.phrase_left(share)))
        old = VGroup(tangent, numbers)
    lesson.tangent = old


def become_errors(lesson: Any, error: VMobject) -> None:
    """The prices give way to the sigmoid, on which sticks show the *error* of each point."""
    plot = lesson.sigmoid
    lesson.play(FadeOut(lesson.prices, run_time=0.4), *move_marks(lesson.picture.clouds, plot.stacks(), 1.2))
    lesson.play(FadeIn(plot, plot.graph, error), run_time=0.8)
    lesson.errors = plot.error_sticks()
    lesson.play(*let_grow(lesson.errors, lesson.phrase_left(0.7)))
