"""What becomes of a model that is doubled: with its mistakes, and without them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Animation, FadeIn, FadeOut, VGroup

from scenes.learning.logistic_regression.classifiers import ROLES, LinearClassifier
from scenes.learning.logistic_regression.formulas import chance
from scenes.learning.logistic_regression.learned import FACTORS, Learned
from scenes.learning.logistic_regression.moves import KINDS
from scenes.learning.logistic_regression.words import EVEN
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.training import loss_number
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role
from scenes.stage.type.numerals import number
from scenes.stage.type.symbols import BIAS, WEIGHTS
from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, text


def doubled_table(learned: Learned) -> VGroup:
    """A head, and a row for each factor: the loss of all, that of those that are kept, and the new one's p.

    That of the model itself is a question mark: it is still asked for. Without mistakes, all are kept: one
    column of losses.
    """
    head = [f"${WEIGHTS.letter}, {BIAS.letter}$", "loss", f"without the {learned.wrong}", "our $p$"]
    roles: tuple[Role, ...] = ("path", "slope", "slope", "result")
    lines = [
        [f"× {number(factor)}", *(loss_number(float(each), less_than="<", fixed=True) for each in losses), p]
        for factor, *losses, p in zip(
            FACTORS,
            learned.losses_of_all,
            learned.losses_of_multiples,
            ["?", *(chance(each * learned.last_score, less="< ", more="> ") for each in FACTORS[1:])],
            strict=True,
        )
    ]
    cells = [
        [
            text(cell, role=role, size=LABEL_SIZE if place == 0 else STATEMENT_SIZE)
            for cell, role in zip(row, roles, strict=True)
        ]
        for place, row in enumerate([head, *lines])
    ]
    if not learned.wrong:
        cells = [[row[0], row[2], row[3]] for row in cells]
        cells[0][1] = text(head[1], role="slope")
    return ledger(cells, gap=0.4)


def separate(lesson: Any, table: VGroup) -> None:
    """Fill the *table* column by column, while the model is doubled: of all, then without the mistakes."""
    picture = lesson.picture
    head, *rows = (list[Any](row) for row in table)
    factors, *losses, chances = zip(*rows, strict=True)
    bring_back(lesson, table, shown=VGroup(*head[:2], factors[0], losses[0][0]))
    if picture.threshold != EVEN:
        lesson.play(tween(picture, on=picture.sides, threshold=EVEN, run_time=0.8))
    first = [*zip(factors[1:], losses[0][1:], strict=True)]
    if lesson.learned.wrong:
        double(lesson, first)
        lesson.cue()
        let_go(lesson, VGroup(head[2], losses[1][0]))
        double(lesson, [(each,) for each in losses[1][1:]])
    else:
        lesson.cue()
        double(lesson, first)
    lesson.cue()
    asked, *sure = chances
    lesson.play(FadeIn(head[-1], asked), run_time=0.5)
    for done, cell in enumerate(sure):
        lesson.play(FadeIn(cell), run_time=lesson.phrase_left(1 / (len(sure) + 1 - done)))


def bring_back(lesson: Any, rows: Any, shown: Any = None) -> None:
    """Show what was learned from in place of fresh messages, and new words, or those *shown* of them."""
    fresh, words = [lesson.fresh.all] if hasattr(lesson, "fresh") else [], lesson.words
    back = [*lesson.picture.clouds, lesson.picture.mistakes, lesson.query]
    on_stage = lesson.get_mobject_family_members()
    new = [each for each in back if each not in on_stage]
    lesson.set_words(rows)
    gone, come = (
        [way(each, run_time=0.8) for each in marks] for way, marks in ((FadeOut, fresh), (FadeIn, new))
    )
    lesson.play(*swap(words, shown or rows), *gone, *come)  # at once: the plane is never empty


def return_all(picture: LinearClassifier) -> list[Animation]:
    """Let the marks that were left out come back."""
    for cloud, places in zip(picture.clouds, picture.homes(), strict=True):
        cloud.set_state(places=places)
    return [FadeIn(each) for each in picture.left_out]


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
            for places, role, kind in zip(picture.homes(kept=~right), ROLES, KINDS, strict=True)
        )
    )
    for cloud, places in zip(picture.clouds, picture.homes(kept=right), strict=True):
        cloud.set_state(places=places)
    picture.left_out = gone
    return FadeOut(gone, picture.mistakes.copy())


def double(lesson: Any, rows: Sequence[Sequence[Any]]) -> None:
    """Double the weights and the bias once for each of *rows*, and then show what is in the row."""
    picture = lesson.picture
    for done, row in enumerate(rows):
        twice = tween(picture, on=picture.sides, model=2 * picture.model)
        lesson.play(twice, run_time=max(0.5, lesson.phrase_left(1 / (len(rows) - done)) - 0.3))
        lesson.play(FadeIn(*row), run_time=0.3)


def let_go(lesson: Any, loss: Any) -> None:
    """The first model again, and its mistakes; then these go, and the *loss* of the others appears."""
    picture = lesson.picture
    lesson.play(tween(picture, on=picture.sides, model=lesson.learned.models[-1], run_time=0.8))
    lesson.play(leave_out(lesson), FadeIn(loss), run_time=0.7)
