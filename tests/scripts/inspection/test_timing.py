"""Words and pictures out of time, planted one by one, and beside each a sound one that looks much like it."""

from __future__ import annotations

import pytest
from manim import RIGHT, UP, Dot, FadeIn, FadeOut, linear

from scenes.stage.axes.numbered_planes import NumberedPlane
from scenes.stage.axes.plots import Plot
from scenes.stage.lesson import Lesson, Phrase, beat
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import DARK, color
from scenes.stage.type.markup import tint
from scenes.stage.type.writing import formula, text
from scripts.basis.quality import QUALITIES
from scripts.film.subject import Subject
from scripts.inspection.faults import FaultKind
from scripts.inspection.play import inspect_lesson

WORDS = "These are twelve plain words about a thing that moves over here."
TIMING = {FaultKind.TOO_EARLY, FaultKind.STILL_WORDS, FaultKind.STILL_FILM, FaultKind.CUT}


def faults_of(*beats, pace=1.0):
    """What the gate says of the time in a lesson of these beats: ``(drawing, phrases...)`` each."""
    members = {}
    for number, (drawing, *phrases) in enumerate(beats):
        name = f"beat_{number}"

        def method(lesson, drawing=drawing):
            drawing(lesson)

        method.__name__ = name
        members[name] = beat(*phrases)(method)
    lesson = type("Timed", (Lesson,), {"title": "Timed", "__module__": __name__, **members})
    inspection = inspect_lesson(Subject(lesson, lesson.Params(pace=pace), DARK, QUALITIES["l"]), "timed")
    return {fault.kind: fault.measure for fault, _ in inspection.faults if fault.kind in TIMING}


def walk(lesson, seconds=None):
    dot = Dot(color=color("data"))
    lesson.add(dot)
    lesson.play(
        dot.animate.shift(2 * RIGHT), run_time=seconds or lesson.phrase_left(least=0.8), rate_func=linear
    )
    return dot


def stand(lesson):
    lesson.add(Dot(color=color("data")))


# Too still ------------------------------------------------------------------------------------------------


def test_words_after_the_last_movement_are_found():
    found = faults_of((lambda lesson: walk(lesson, 0.5), WORDS))
    assert found[FaultKind.STILL_WORDS] == "3.4 s of words after the last movement"


@pytest.mark.parametrize(("seconds", "found"), [(0.8, True), (5.0, False)])
def test_at_half_the_pace_a_still_may_last_twice_as_long(seconds, found):
    faults = faults_of((lambda lesson: walk(lesson, seconds), WORDS), pace=0.5)
    assert (FaultKind.STILL_WORDS in faults) == found


def test_a_movement_as_long_as_its_words_is_sound():
    assert faults_of((walk, WORDS)) == {}


@pytest.mark.parametrize(("rest", "kinds"), [("", {FaultKind.STILL_WORDS}), ("a question", set())])
def test_a_phrase_that_asks_for_a_still_is_left_alone(rest, kinds):
    def ask(lesson):
        walk(lesson)
        lesson.cue()

    found = faults_of((ask, WORDS, Phrase(WORDS, rest=rest)), (walk, WORDS))
    assert set(found) == kinds


def test_a_film_of_which_little_moves_is_found():
    def pause_and_walk(lesson):
        lesson.wait(4)
        walk(lesson, 2.0)

    still = faults_of((pause_and_walk, "It moves."), (pause_and_walk, "It moves once more."))
    assert still == {FaultKind.STILL_FILM: "34% of the time"}


def test_a_movement_that_changes_nothing_is_none():
    def pretend(lesson):
        dot = Dot(color=color("data"))
        lesson.add(dot)
        lesson.play(dot.animate.shift(0 * RIGHT), run_time=lesson.phrase_left())

    assert FaultKind.STILL_WORDS in faults_of((pretend, WORDS))


# Too early ------------------------------------------------------------------------------------------------


def result_at(when, make):
    """Show something *when* the phrase with that number begins; the other phrases have a walk."""

    def show(lesson):
        for number in range(2):
            if number:
                lesson.cue()
            if number == when:
                lesson.play(FadeIn(make()), run_time=0.4)
            walk(lesson)

    return show


RESULTS = {
    "number": (lambda: formula('x = "5.6"').shift(2 * UP), "Then x is 5.60 in the end, and stays."),
    "negative": (lambda: formula('-"4,200"').shift(2 * UP), "Then it falls to −4,200, and stays."),
    "text": (lambda: text("loss 5.6").shift(2 * UP), "Then it falls to 5.6, and stays."),
    "word": (lambda: text("a minimum").shift(2 * UP), "This is called a minimum, and it stays."),
}


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_before_its_phrase_is_found(name):
    make, says = RESULTS[name]
    assert FaultKind.TOO_EARLY in faults_of((result_at(0, make), WORDS, says))


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_with_its_phrase_is_sound(name):
    make, says = RESULTS[name]
    assert faults_of((result_at(1, make), WORDS, says)) == {}


@pytest.mark.parametrize(
    "make",
    [
        lambda: formula("x^2 + y_3").shift(2 * UP),  # an exponent is no result
        lambda: Plot(frame().picture, (0.0, 3.0), (0.0, 3.0), names=("minimum", "$y$")),  # nor is a tick
        lambda: NumberedPlane([(0, 0), (3, 3)], box=frame().picture),  # nor is a number at an edge
        lambda: text(tint("a rate", "minimum"), role="ink").shift(2 * UP),  # nor the name of a part
    ],
)
def test_what_only_looks_like_a_result_is_sound(make):
    assert faults_of((result_at(0, make), WORDS, "Its minimum is 2, or 3, as one sees.")) == {}


def test_what_stood_there_before_the_beat_or_is_known_is_sound():
    make, says = RESULTS["number"]
    shown_before = (result_at(1, make), WORDS, says)
    assert faults_of(shown_before, (result_at(2, make), WORDS, says)) == {}
    make, says = RESULTS["word"]
    assert faults_of((result_at(2, make), WORDS, says), (result_at(0, make), WORDS, says)) == {}


# Cut ------------------------------------------------------------------------------------------------------


def clear_and_go_on(lesson):
    lesson.play(lesson.clear_stage())
    walk(lesson)


def replace(lesson):
    old = [mobject for mobject in lesson.mobjects if mobject is not lesson.heading]
    lesson.play(FadeOut(*old), FadeIn(Dot(2 * UP, color=color("path"))))
    walk(lesson)


def test_an_empty_stage_inside_a_film_is_found():
    found = faults_of((walk, WORDS), (clear_and_go_on, WORDS + " On."))
    assert found == {FaultKind.CUT: "only the heading is left"}


def test_one_picture_that_becomes_the_next_is_sound():
    assert faults_of((walk, WORDS), (replace, WORDS + " On.")) == {}


def test_the_empty_stage_at_the_beginning_is_sound():
    assert faults_of((lambda lesson: (lesson.wait(0.4), walk(lesson)), WORDS)) == {}
