"""One broken picture or more of each kind of fault, and beside it a sound one that looks much like it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, Dot, FadeIn, ImageMobject, Line, MathTypst, Square, VGroup, linear

from scenes.stage.lesson import Lesson, PlayedBeat, PlayedPhrase
from scenes.stage.lesson.attention import dim
from scenes.stage.lesson.narration import Narration
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import formula, on_plate, text
from scripts.inspection.faults import FaultKind
from scripts.inspection.naming import Naming
from scripts.inspection.rhythm import beat_faults
from scripts.inspection.seeing.sight import look_at

Drawing = Callable[[Lesson], None]

WORD = "a word or two"


def shown(*things: Any) -> Drawing:
    """A drawing of things that are made when it is drawn, in its theme."""
    return lambda lesson: lesson.play(*(FadeIn(make()) for make in things))


def word(x: float = 0.0, y: float = 0.0, **style: Any) -> Any:
    return text(WORD, **style).move_to((x, y, 0))


def area(role: str = "path", *, opacity: float = 1.0, side: float = 2.5) -> Any:
    return Square(side_length=side, stroke_width=0, fill_color=color(role), fill_opacity=opacity)


def across(role: str = "ink", **style: Any) -> Polyline:
    return Polyline([np.array([(-2.0, -0.3), (2.0, 0.3)])], role, **style)


def beside(gap: float, role: str = "ink") -> Any:
    """A line *gap* below the letters of the word, half as long as it."""
    letters = word()
    return Line(LEFT, RIGHT, color=color(role), stroke_width=4).next_to(letters, DOWN, buff=gap + 0.02)


def photograph(dark: int, light: int, *, turned: float = 0.0) -> Any:
    """An image whose left half is dark and whose right half is light."""
    pixels = np.full((40, 80, 3), dark, dtype=np.uint8)
    pixels[:, 40:] = light
    return ImageMobject(pixels, scale_to_resolution=80).scale_to_fit_width(6).rotate(turned)


def walks_through(lesson: Lesson, seconds: float) -> None:
    """A word goes through a line at an even pace, and away from it."""
    line = Line(2 * DOWN, 2 * UP, color=color("ink"), stroke_width=4)
    walker = text("word").move_to(3 * LEFT)
    lesson.play(FadeIn(line, walker))
    lesson.play(walker.animate.move_to(3 * RIGHT), run_time=seconds, rate_func=linear)


def label_left_behind(lesson: Lesson) -> None:
    dot = Dot(2 * LEFT, radius=0.15, color=color("path"))
    name = label_near(text("$x$", role="path"), dot.get_center(), UP)
    lesson.play(FadeIn(dot, name))
    lesson.play(dot.animate.move_to(3 * RIGHT))


def label_goes_along(lesson: Lesson) -> None:
    dot = Dot(2 * LEFT, radius=0.15, color=color("path"))
    name = label_near(text("$x$", role="path"), dot.get_center(), UP)
    lesson.play(FadeIn(dot, name))
    lesson.play(VGroup(dot, name).animate.shift(3 * RIGHT))


def name_without_a_thing(lesson: Lesson) -> None:
    lesson.play(FadeIn(label_near(text("$x$", role="path"), (0, 0), UP), word(y=-2)))


def name_moved_off(lesson: Lesson) -> None:
    """Nobody said that the text is a label, but it stood beside the dot, in its colour."""
    dot, name = Dot(2 * LEFT, color=color("data")), text("point", role="data")
    lesson.play(FadeIn(dot, name.next_to(dot, UP)))
    lesson.wait(1)
    lesson.play(dot.animate.shift(4 * RIGHT))


def dimmed(lesson: Lesson) -> None:
    words, line = word(y=1), across().shift(DOWN)
    lesson.play(FadeIn(words, line))
    lesson.play(dim(words, line))


def dots(number: int) -> Drawing:
    places = [(x, y) for x in (-5, -2, 1, 4) for y in (-2, 0, 1.7)]
    return shown(*(lambda place=place: Dot((*place, 0), color=color("data")) for place in places[:number]))


BROKEN: list[tuple[FaultKind, Drawing]] = [
    (FaultKind.TEXT_ON_TEXT, shown(word, lambda: word(0.1, 0.05))),
    (FaultKind.TEXT_ON_TEXT, shown(word, lambda: formula("x^2 + y^2"))),
    (FaultKind.TOO_CLOSE, shown(word, lambda: word(y=-0.28))),
    (FaultKind.TOO_CLOSE, shown(word, lambda: word().next_to(word(), RIGHT, buff=0.16))),
    (FaultKind.TEXT_ON_SHAPE, shown(area, lambda: word(role="second"))),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: area("ink", opacity=0.5), lambda: word(role="muted"))),
    (FaultKind.TEXT_COVERED, shown(word, area)),
    (FaultKind.TEXT_COVERED, shown(word, lambda: area("background").shift(1.4 * RIGHT))),
    (FaultKind.TEXT_CROSSED, shown(word, across)),
    (FaultKind.TEXT_CROSSED, shown(across, word)),
    (FaultKind.TEXT_CROSSED, shown(word, lambda: Arrow((-1, -1), (1, 1), "path"))),
    (FaultKind.TEXT_TOUCHED, shown(word, lambda: beside(0.02))),
    (FaultKind.TEXT_TOUCHED, shown(word, lambda: area().next_to(word(), RIGHT, buff=0.03))),
    (
        FaultKind.TEXT_TOUCHED,
        shown(lambda: area("muted"), lambda: word(role="background").shift(0.53 * RIGHT)),
    ),
    (FaultKind.TEXT_TOUCHED, shown(across, lambda: on_plate(text(WORD), margin=0.02))),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: photograph(10, 230), word)),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: photograph(10, 230, turned=np.pi / 2), lambda: word(y=1))),
    (FaultKind.TEXT_COVERED, shown(word, lambda: photograph(10, 230))),
    (FaultKind.OUT_OF_FRAME, shown(lambda: word(6.5))),
    (FaultKind.OUT_OF_FRAME, shown(word, lambda: Line(LEFT, 7 * RIGHT, color=color("ink")).shift(DOWN))),
    (FaultKind.IN_CAPTIONS, shown(lambda: word(y=-3.3))),
    (FaultKind.SMALL_TEXT, shown(lambda: word().scale(0.6))),
    (FaultKind.LOW_CONTRAST, shown(lambda: word().set_opacity(0.3))),
    (FaultKind.LOW_CONTRAST, shown(lambda: word(role="faint"))),
    (FaultKind.FAINT_LINE, shown(lambda: across(opacity=0.25))),
    (FaultKind.FAINT_LINE, shown(lambda: area("muted", side=5), lambda: across("second"))),
    (FaultKind.FAR_LABEL, label_left_behind),
    (FaultKind.FAR_LABEL, name_without_a_thing),
    (FaultKind.FAR_LABEL, name_moved_off),
    (FaultKind.EMPTY, lambda lesson: lesson.wait(3)),
    (FaultKind.IDLE, lambda lesson: (shown(word)(lesson), lesson.wait(9))),
    (FaultKind.BEAT_LENGTH, lambda lesson: lesson.play(FadeIn(word()), run_time=21)),
    (FaultKind.CROWDED, dots(12)),
    (FaultKind.NOT_A_ROLE, shown(lambda: Dot(color="#FF00FF", radius=0.3))),
    (FaultKind.NOT_A_ROLE, shown(lambda: word().set_color("#8899FF"))),
    (FaultKind.NOT_OUR_FONT, shown(lambda: MathTypst("x + y", color=color("ink")))),
    (FaultKind.TEXT_CROSSED, lambda lesson: walks_through(lesson, 14.0)),
]

SOUND: list[tuple[FaultKind, Drawing]] = [
    (FaultKind.TEXT_ON_TEXT, shown(word, lambda: word(y=1))),
    (FaultKind.TOO_CLOSE, shown(word, lambda: word().next_to(word(), DOWN, buff=GAP))),
    (FaultKind.TEXT_ON_SHAPE, shown(area, lambda: on_plate(text(WORD, role="second")))),
    (FaultKind.TEXT_ON_SHAPE, shown(area, lambda: word(role="background"))),
    (FaultKind.TEXT_COVERED, shown(area, lambda: word(role="background"))),
    (FaultKind.TEXT_CROSSED, shown(across, lambda: on_plate(text(WORD)))),
    (FaultKind.TEXT_CROSSED, shown(lambda: across("faint"), word)),
    (FaultKind.TEXT_CROSSED, shown(word, lambda: across().shift(0.8 * DOWN))),
    (FaultKind.TEXT_CROSSED, lambda lesson: walks_through(lesson, 1.5)),
    (FaultKind.TEXT_TOUCHED, shown(word, lambda: beside(0.09))),
    (FaultKind.TEXT_TOUCHED, shown(word, lambda: area().next_to(word(), RIGHT, buff=0.1))),
    (FaultKind.TEXT_TOUCHED, shown(area, lambda: word(role="background"))),
    (FaultKind.TEXT_TOUCHED, shown(across, lambda: on_plate(text(WORD)))),
    (FaultKind.TEXT_TOUCHED, shown(word, lambda: beside(0.02, "faint"))),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: photograph(10, 40), word)),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: photograph(10, 230), lambda: word(-1.5))),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: photograph(10, 230, turned=np.pi / 2), lambda: word(y=-1))),
    (FaultKind.TEXT_ON_SHAPE, shown(lambda: photograph(10, 230), lambda: on_plate(text(WORD)))),
    (FaultKind.TEXT_COVERED, shown(lambda: photograph(10, 40), word)),
    (FaultKind.NOT_A_ROLE, shown(lambda: photograph(10, 230))),
    (FaultKind.OUT_OF_FRAME, shown(lambda: word(5.5))),
    (FaultKind.IN_CAPTIONS, shown(lambda: word(y=-2.9))),
    (FaultKind.SMALL_TEXT, shown(lambda: word(size=24))),
    (FaultKind.LOW_CONTRAST, dimmed),
    (FaultKind.FAINT_LINE, dimmed),
    (FaultKind.FAINT_LINE, shown(lambda: across("faint"))),
    (FaultKind.FAR_LABEL, label_goes_along),
    (FaultKind.EMPTY, shown(word)),
    (FaultKind.IDLE, shown(word)),
    (FaultKind.BEAT_LENGTH, shown(word)),
    (FaultKind.CROWDED, dots(6)),
    (FaultKind.NOT_A_ROLE, shown(lambda: Dot(color=color("slope")))),
    (FaultKind.NOT_OUR_FONT, shown(lambda: formula("x + y"))),
]


@pytest.mark.parametrize(("kind", "drawing"), BROKEN)
def test_a_broken_picture_is_found(kind, drawing, kinds_in):
    assert kind in kinds_in(drawing)


@pytest.mark.parametrize(("kind", "drawing"), SOUND)
def test_a_sound_picture_is_left_alone(kind, drawing, kinds_in):
    assert kind not in kinds_in(drawing)


def test_colors_that_a_viewer_cannot_tell_apart_are_found(kinds_in, alike_theme):
    both = shown(lambda: word(y=1, role="data"), lambda: word(role="second"))
    assert FaultKind.COLOR_BLIND in kinds_in(both, theme=alike_theme)
    assert FaultKind.COLOR_BLIND not in kinds_in(both)


def test_colors_apart_in_time_need_not_be_told_apart(kinds_in, alike_theme):
    assert FaultKind.COLOR_BLIND not in kinds_in(shown(lambda: word(role="data")), theme=alike_theme)


def test_nothing_new_is_taken_for_a_label_that_is_gone(inspected):
    """The address of what is gone goes to what comes next, so what has a name is kept."""
    naming, kept = Naming(), []

    def looks(lesson: Lesson) -> None:
        dot = Dot(2 * LEFT, radius=0.15, color=color("path"))
        name = label_near(text("$x$", role="path"), dot.get_center(), UP)
        assert list(naming.far_labels(look_at([dot, name], lesson), resting=True)) == []
        gone = weakref.ref(name)
        del dot, name
        gc.collect()
        kept.append(gone() is not None)
        shown(word)(lesson)

    inspected(looks)
    assert kept == [True]


def said(narration: str, seconds: float) -> PlayedBeat:
    phrase = PlayedPhrase(Narration(narration), 0.0, seconds, seconds)
    return PlayedBeat("show", "Show", (phrase,), 0.0, seconds)


@pytest.mark.parametrize(
    ("words", "seconds", "pace", "kinds"),
    [
        (14, 4.0, 1.0, {FaultKind.FAST_SPEECH}),
        (14, 4.0, 2.0, set()),  # the lecturer asked for it
        (10, 4.0, 1.0, set()),
        (3, 1.5, 1.0, {FaultKind.BEAT_LENGTH}),
        (50, 21.0, 1.0, {FaultKind.BEAT_LENGTH}),
        (50, 21.0, 0.5, set()),
    ],
)
def test_beats_take_the_time_that_a_thought_takes(words, seconds, pace, kinds):
    played = said(" ".join(["word"] * words), seconds)
    assert {kind for kind, _, _ in beat_faults(played, pace, longest_rest=0.0)} == kinds


@pytest.mark.parametrize(("rest", "kinds"), [(9.0, set()), (13.0, {FaultKind.IDLE})])
def test_at_a_fast_pace_a_picture_may_rest_until_its_caption_is_read(rest, kinds):
    """168 letters: 4.8 s at twice the pace of reading, but 8.4 s for a caption."""
    played = said(" ".join(["caption"] * 21), rest)
    assert {kind for kind, _, _ in beat_faults(played, 2.0, longest_rest=rest)} == kinds


def test_every_kind_has_a_broken_picture():
    timing = {FaultKind.TOO_EARLY, FaultKind.STILL_WORDS, FaultKind.STILL_FILM, FaultKind.CUT}
    elsewhere = {FaultKind.COLOR_BLIND, FaultKind.FAST_SPEECH} | timing
    assert {kind for kind, _ in BROKEN} | elsewhere == set(FaultKind)
