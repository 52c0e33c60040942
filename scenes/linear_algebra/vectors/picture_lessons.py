"""The last part of the lesson: pictures are averaged, and their averages tell new ones apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from manim import Create, FadeIn, FadeOut, Group, TransformFromCopy, VGroup, linear

from mathkit.arrays import IntegerArray
from mathkit.learning.nearest_average import Comparison, Slide, compare
from mathkit.learning.pictures import Drawings
from scenes.linear_algebra.vectors import list_words
from scenes.linear_algebra.vectors.arrows import LATE
from scenes.linear_algebra.vectors.drawn_numbers import Learning, Pile, Quiz, RunningAverage, Unrolling
from scenes.linear_algebra.vectors.gap_bars import CLASSES, GapBars
from scenes.linear_algebra.vectors.houses import Houses
from scenes.linear_algebra.vectors.shaded_pictures import Framed, edges_of, square
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import whole
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, TITLE_SIZE, stack, text

_FALLEN_SIZE = 3.9
"""The size of a picture on which drawings fall, in manim units."""

_GAP_PLACES = ((-0.75, 1.95), (-0.75, -1.45))
"""The middles of both averages when a new drawing is compared with them, in manim units."""

_GAP_SIZE, _BAR_ROOM = 3.05, 4.1
"""Their size, and the length of the longest bar beside them."""

_ASKED_PLACE = square(-4.6, -0.5, 3.6)
"""Where the new drawing stands."""


class LearnedPictures(Houses):
    """Pictures: averaged, and told apart by their averages."""

    new: list[Drawings]
    known: list[Drawings]
    labels: IntegerArray
    averages: Points
    guesses_by_count: list[IntegerArray]
    asked: Drawings
    place_asked: int
    compared: Comparison
    slide: Slide
    pixel: tuple[int, int] | None

    @beat(
        "A picture is a list, too: here, {pixels} numbers, one per pixel.",
        "Add {p.drawings} drawings of a house, and divide by {p.drawings}.",
        "Now the same for drawings of arrows.",
        title="The average picture",
    )
    def average_pictures(self) -> None:
        picture = self._unroll()
        self.cue()
        self.piles = [self._pile(kind) for kind in (0, 1)]
        self.counts = VGroup()
        for kind in (0, 1):
            self._let_fall(kind, picture)
            if kind == 0:
                self.cue()

    def _unroll(self) -> Framed:
        """The rows of a picture are copied into one long strip."""
        unrolling = Unrolling(self.known[0][0], square(0.9, 0.95, 4.7), "class_zero")
        space = self.space
        gone = FadeOut(self.gathering, self.words, space, *space.dots, *space.stems, run_time=0.6)
        rings: list[Any] = []
        if self.pixel is not None:
            lit = int(self.known[0][0][self.pixel])
            note = text(f"this pixel: {lit}", size=LABEL_SIZE)
            note.next_to(unrolling.picture, (1, 0, 0), buff=0.3)
            rings = [unrolling.picture.ring(self.pixel), unrolling.mark_in_strip(self.pixel), note]
        rows = self.params.image_side
        size = stack(list_words.pixels_formula(rows), box=frame().words)
        rings.append(size)
        self.play(gone, FadeIn(unrolling, rate_func=LATE), run_time=1.0)
        self.play(*map(FadeIn, [*rings[:-1][:1], *rings[2:-1], size]), run_time=0.4)
        share = 0.9 if self.pixel is None else 0.65
        self.play(tween(unrolling, rows=rows, rate_func=linear), run_time=self.phrase_left(share, least=2.0))
        if self.pixel is not None:
            self.play(TransformFromCopy(rings[0], rings[1]), run_time=self.phrase_left(0.7, least=0.7))
        picture = unrolling.picture
        self.remove(unrolling)
        self.add(picture, unrolling.strip, *rings)
        self.play(FadeOut(*rings, unrolling.strip), run_time=0.3)
        return picture

    def _pile(self, kind: int) -> Pile:
        """The drawings of a kind in rows, above the picture on which they will fall."""
        safe, top = frame().safe, frame().words.top
        left = safe.left if kind == 0 else 0.25
        onto = Box(left, left + _FALLEN_SIZE, safe.bottom + 0.02, safe.bottom + 0.02 + _FALLEN_SIZE)
        above = Box(left, left + 6.3, onto.top + 0.15, top + 0.05)
        return Pile(self.known[kind], above, onto, CLASSES[kind][1])

    def _let_fall(self, kind: int, picture: Framed) -> None:
        """All drawings of a kind fall on one picture, which becomes their average."""
        count, (name, role), pile = self.params.drawings, CLASSES[kind], self.piles[kind]
        onto = pile.sum.box
        if kind == 0:
            pile.small[0].set_opacity(0.0)
            moved = tween(picture, edges=pile.places[0])
            self.play(moved, FadeIn(*self.piles, rate_func=LATE), run_time=0.8)
            self.remove(picture)
        box = Box(onto.right + 0.25, onto.right + 2.6, onto.bottom, onto.top)
        title = text(f"average {name}", size=LABEL_SIZE, role=role)
        rows: list[Any] = [title]
        if self.pixel is not None:
            pixel = self.pixel
            lit = text("this pixel:", size=LABEL_SIZE)
            counter = readout(
                [Reading("lit in", lambda: pile.lit(pixel), lambda n: f"{whole(n)} of {count}")]
            )
            share = list_words.lit_share(int(self.known[kind].sum(axis=0)[pixel]), count)
            rows += [lit, counter, share]
        stack(*rows, box=box, gap=0.3)
        rings = [pile.sum.ring(self.pixel)] if self.pixel is not None else []
        self.play(FadeIn(*rings, *rows[1:3]), run_time=0.3)
        falling = tween(pile, fallen=count, rate_func=linear)
        self.play(falling, run_time=self.phrase_left(0.7, least=1.6))
        self.play(FadeIn(title, *rows[3:]), run_time=0.5)
        self.counts.add(*rings, *rows)

    @beat(
        "What’s this new drawing?",
        "Compare it with each average, pixel by pixel, and add up the gaps.",
        "{verdict}",
        title="House or arrow?",
    )
    def classify_a_drawing(self) -> None:
        places = [square(*middle, _GAP_SIZE) for middle in _GAP_PLACES]
        bars = self.bars = GapBars(self.averages, self._slid(), places, _BAR_ROOM, self.pixel)
        new = self.asked_picture = Framed(self.asked, _ASKED_PLACE, "data")
        question = text("*?*", size=TITLE_SIZE).next_to(new, (0, 1, 0), buff=0.2)
        for pile in self.piles:
            self.remove(pile)
            self.add(pile.sum)
        moved = [
            tween(pile.sum, edges=edges_of(place)) for pile, place in zip(self.piles, places, strict=True)
        ]
        self.play(
            FadeOut(self.counts, run_time=0.4), *moved, FadeIn(new, question, rate_func=LATE), run_time=1.0
        )
        self.remove(*(pile.sum for pile in self.piles))
        self.add(*(bar.picture for bar in bars.bars))
        self.play(FadeIn(bars.names), run_time=0.4)
        self.cue()
        copies = [Framed(new.values, new.box, "data", width=0.0) for _ in places]
        moved = [tween(copy, edges=edges_of(place)) for copy, place in zip(copies, places, strict=True)]
        self.play(*moved, run_time=0.8)
        self.play(FadeOut(*copies), FadeIn(bars.rings), run_time=0.4)
        self.add(bars, bars.rings)
        self.play(
            tween(bars, row=self.params.image_side, rate_func=linear), run_time=self.phrase_left(least=2.0)
        )
        self.cue()
        for kind, number in enumerate(bars.numbers):
            self.play(FadeIn(number), run_time=self.phrase_left(0.25 + 0.1 * kind, least=0.5))
        name, role = CLASSES[max(self.compared.label, 0)]
        self.guess = text(name, size=TITLE_SIZE, role=role).move_to(question)
        self.guess_frame = Polyline([new.box.inset(-0.06).corners], role, width=7.0)
        self.play(
            Create(self.guess_frame, run_time=self.phrase_left(0.8)),
            FadeOut(question, run_time=0.4),
            FadeIn(self.guess, run_time=0.8, rate_func=LATE),
        )

    def _slid(self) -> list[Comparison]:
        """What the gaps are at each place that the drawing is slid to."""
        last = self.slide.first_mistake
        shifts = self.slide.shifts if last is None else self.slide.shifts[: last + 1]
        return [compare(np.roll(self.asked, shift, axis=1), self.averages) for shift in shifts]

    @beat(
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
        gone = FadeOut(bars, bars.rings, bars.names, bars.numbers, self.guess, self.guess_frame, run_time=0.5)
        small = tween(new, edges=edges_of(quiz.boxes[self.place_asked]))
        self.play(gone, small, FadeIn(quiz, asked, *learned, rate_func=LATE), run_time=1.0)
        self.remove(new)
        quiz.ask(self.guesses_by_count[0])
        last = float(len(self.labels))
        self.play(tween(quiz, asked=last, rate_func=linear), run_time=self.phrase_left(0.4, least=1.6))
        self.add(learning)
        # The first few drawings teach the most.
        more = tween(learning, count=float(self.params.drawings), rate_func=lambda time: time**2)
        self.play(more, run_time=self.phrase_left(0.95, least=2.5))
        self.remove(learning)
        self.add(quiz, *learned)
        if self.cue():
            self._slide_away(quiz, learned, asked)

    def _slide_away(self, quiz: Quiz, learned: Sequence[RunningAverage], asked: VGroup) -> None:
        """The drawing moves right, pixel by pixel, until it is guessed to be an arrow."""
        bars, new, mistake = self.bars, self.asked_picture, self.slide.first_mistake
        self.add(new)
        moved = [
            tween(each, edges=edges_of(bar.picture.box)) for each, bar in zip(learned, bars.bars, strict=True)
        ]
        self.play(
            FadeOut(quiz, asked, run_time=0.5), *moved, tween(new, edges=edges_of(_ASKED_PLACE)), run_time=0.9
        )
        self.remove(*learned)
        self.add(bars.set_state(place=0.0))
        self.play(FadeIn(bars.names, bars.numbers, self.guess_frame, self.guess), run_time=0.4)
        marks, held = VGroup(), VGroup()
        if self.pixel is not None:
            row, column = self.pixel
            marks.add(new.ring(self.pixel))
            held = readout([Reading("this pixel:", lambda: new.values[row, column], whole)])
            held.next_to(self.guess_frame, (0, -1, 0), buff=0.2)
            self.play(FadeIn(marks, held), run_time=0.4)
        sliding = Sliding(new, bars, self.slide.shifts, marks)
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
        super().__init__(picture, bars, bars.numbers, marks)

    def set_state(self, *, place: float) -> Self:
        """Show the picture at a place, a whole number of steps from the first."""
        self.place = float(place)
        shift = int(self.shifts[int(self.place + 1e-9)])
        self.picture.set_state(values=np.roll(self.start, shift, axis=1))
        self.bars.set_state(place=self.place)
        return self
