"""The last part of the lesson: what averages of pictures have learned, and where they fail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Self

import numpy as np
from manim import FadeIn, FadeOut, Group, VGroup, linear

from mathkit.arrays import IntegerArray
from scenes.linear_algebra.vectors import list_words
from scenes.linear_algebra.vectors.arrows import EARLY, LATE
from scenes.linear_algebra.vectors.drawings.drawn_numbers import Learning, Quiz, RunningAverage
from scenes.linear_algebra.vectors.drawings.gap_bars import GapBars
from scenes.linear_algebra.vectors.drawings.kinds import CLASSES
from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed, edges_of, square
from scenes.linear_algebra.vectors.picture_lessons import ASKED_PLACE, LearnedPictures
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.writing import TITLE_SIZE, stack, text

_STAYS = 0.7
"""Seconds for which the last score can still be read."""

_SLOW = 0.75
"""The share of the time in which the score changes, while more drawings are learned from."""


class TestedAverages(LearnedPictures):
    """Averages: tested with new drawings, and with one that is slid."""

    scores: list[int]

    @beat(
        "{first_score}",
        "{score}",
        Phrase("{slid}", when=lambda lesson: bool(lesson.results["slid"])),
        title="What it learned, and where it fails",
    )
    def test_and_break(self) -> None:
        safe, top = frame().safe, frame().words.top
        new, bars = self.asked_picture, self.bars
        room = Box(safe.left, 3.2, safe.bottom + 0.05, top - 0.65)
        quiz = Quiz(np.concatenate(self.new), self.labels, room)
        places = [square(5.1, y, 2.6) for y in (1.2, -1.75)]
        learned = [
            RunningAverage(each, place, role)
            for each, place, (_, role) in zip(self.known, places, CLASSES, strict=True)
        ]
        learning = self.learning = Learning(learned, quiz, self.guesses_by_count)
        asked = VGroup(
            readout([Reading("drawings of each kind:", lambda: learning.known, whole)]),
            readout([Reading("right:", lambda: quiz.right, lambda n: f"{whole(n)} of {quiz.count}")]),
        )
        asked[1].next_to(asked[0], (1, 0, 0), buff=1.2)
        stack(asked, box=Box(safe.left, 3.2, safe.bottom, top))
        gone = FadeOut(
            *(bars, bars.rings, bars.names, bars.numbers, self.marked, self.guess, self.guess_frame),
            run_time=0.3,
        )
        small = tween(new, edges=edges_of(quiz.boxes[self.place_asked]), rate_func=EARLY)
        self.play(gone)
        self.play(small, FadeIn(quiz, asked, *learned, rate_func=LATE), run_time=0.7)
        self.remove(new)
        quiz.ask(self.guesses_by_count[0])
        last = float(len(self.labels))
        self.play(tween(quiz, asked=last, rate_func=linear), run_time=self.phrase_left(0.7, least=1.6))
        self.cue()
        self.add(learning)
        rate = slow_until(list_words.settled_at(self.scores), self.params.drawings)
        more = tween(learning, count=float(self.params.drawings), rate_func=rate)
        self.play(more, run_time=self.phrase_left(0.95, least=2.2))
        self.remove(learning)
        self.add(quiz, *learned)
        if self.cue():
            self._slide_away(quiz, learned, asked)

    def _slide_away(self, quiz: Quiz, learned: Sequence[RunningAverage], asked: VGroup) -> None:
        """The drawing moves right, pixel by pixel, until it is guessed to be a fish."""
        bars, new, mistake = self.bars, self.asked_picture, self.slide.first_mistake
        self.wait(_STAYS)
        self.play(FadeOut(quiz, asked), run_time=0.4)
        moved = [
            tween(each, edges=edges_of(bar.picture.box)) for each, bar in zip(learned, bars.bars, strict=True)
        ]
        self.play(*moved, tween(new, edges=edges_of(ASKED_PLACE)), run_time=0.7)
        self.remove(*learned)
        self.add(bars.set_state(place=0.0))
        come = (bars.names, bars.numbers, bars.rings, self.marked, self.guess_frame, self.guess)
        self.play(FadeIn(*come), run_time=0.5)
        sliding = Sliding(new, bars, self.slide.shifts, self.marked)
        self.play(
            tween(sliding, place=float(len(bars.compared) - 1), rate_func=linear),
            run_time=self.phrase_left(0.75, least=1.5),
        )
        if mistake is not None:
            name, role = CLASSES[1]
            other = text(name, size=TITLE_SIZE, role=role).move_to(self.guess)
            turned = self.guess_frame.animate.set_stroke(color(role))
            self.play(turned, FadeOut(self.guess, run_time=0.3), FadeIn(other, rate_func=LATE), run_time=0.7)
            self.guess = other


def slow_until(settled: int, count: int) -> Callable[[float], float]:
    """A rate at which the counts from 1 to *settled* take most of the time, and those to *count* the rest."""
    if settled == count:
        return linear
    return lambda time: float(np.interp(time, (0.0, _SLOW, 1.0), (0.0, settled / count, 1.0)))


class Sliding(Group):
    """A picture at one of several places to the right, and the bars of its gaps there.

    Parameters
    ----------
    shifts
        By how many pixels the picture is moved at each place.
    marks
        What stays where it is, in front of the picture.
    """

    def __init__(self, picture: Framed, bars: GapBars, shifts: IntegerArray, marks: VGroup) -> None:
        self.picture, self.bars, self.shifts = picture, bars, shifts
        self.start, self.place = picture.values, 0.0
        super().__init__(picture, bars, bars.numbers, bars.rings, marks)

    def set_state(self, *, place: float) -> Self:
        """Show the picture at a place, a whole number of steps from the first."""
        self.place = float(place)
        shift = int(self.shifts[int(self.place + 1e-9)])
        self.picture.set_state(values=np.roll(self.start, shift, axis=1))
        self.bars.set_state(place=self.place)
        if (pixel := self.bars.pixel) is not None:
            for bar in self.bars.bars:
                bar.show_pixel(float(self.picture.values[pixel]))
        return self
