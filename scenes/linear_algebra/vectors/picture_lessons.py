"""The fourth part of the lesson: pictures are averaged, and their averages tell new ones apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    RIGHT,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    TransformFromCopy,
    VGroup,
    VMobject,
    linear,
)

from mathkit.arrays import IntegerArray
from mathkit.learning.nearest_average import Comparison, Slide, compare
from mathkit.learning.pictures import Drawings
from scenes.linear_algebra.vectors import list_words
from scenes.linear_algebra.vectors.arrows import LATE
from scenes.linear_algebra.vectors.drawings.drawn_numbers import Pile, Unrolling
from scenes.linear_algebra.vectors.drawings.gap_bars import GapBars
from scenes.linear_algebra.vectors.drawings.kinds import CLASSES
from scenes.linear_algebra.vectors.drawings.shaded_pictures import Framed, around, edges_of, shade, square
from scenes.linear_algebra.vectors.houses import Houses
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.labels import beyond, tag
from scenes.stage.type.numerals import number, whole
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import STATEMENT_SIZE, TITLE_SIZE, Written, stack, text

_FALLEN_SIZE = 3.9
"""The size of a picture on which drawings fall, in manim units."""

_GAP_PLACES = ((-0.75, 1.9), (-0.75, -1.5))
"""The middles of both averages when a new drawing is compared with them, in manim units."""

_GAP_SIZE, _BAR_ROOM = 3.05, 4.1
"""Their size, and the length of the longest bar beside them."""

ASKED_PLACE = square(-4.85, -0.1, _GAP_SIZE)
"""Where the new drawing stands, as large as the averages."""


_WAITING = 0.35
"""The opacity of drawings that are not spoken of yet."""

_PITCH = 0.72
"""From one line of words beside a picture to the next, in manim units."""


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
        "A picture is a list, too: the brightness of {pixels} pixels, here one or zero.",
        "Add {p.drawings} drawings of a tree, and scale by one over {p.drawings}.",
        "Now do the same with fish.",
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
        """The rows of a picture are copied into one long strip, which the list of a house becomes."""
        unrolling = Unrolling(self.known[0][0], square(0.9, 0.95, 4.7), CLASSES[0][1])
        space, column = self.space, self.mean_column.part("column")
        listed = Polyline([around(column, 0.12).corners], "muted", width=2.0)
        others = [words for words in self.words if words is not self.mean_column]
        sign = self.mean_column.without("column")
        self.play(FadeOut(self.gathering, space, *space.dots, *others, sign), run_time=0.5)
        self.play(Create(listed), FadeIn(unrolling.picture), run_time=0.5)
        self.play(FadeOut(column), run_time=0.3)
        self.play(ReplacementTransform(listed, unrolling.strip.outline), run_time=0.6)
        self.add(unrolling)
        rows = self.params.image_side
        size = stack(list_words.pixels_formula(rows), box=frame().words)
        values = VGroup(*(shade(CLASSES[0][1], float(value), value) for value in (1, 0)))
        values.arrange((0, -1, 0), buff=0.25).next_to(unrolling.picture, (1, 0, 0), buff=0.5)
        running = tween(unrolling, rows=rows, rate_func=linear)
        self.play(
            running,
            FadeIn(size, run_time=0.4),
            FadeIn(values, rate_func=LATE),
            run_time=self.phrase_left(0.75, least=2.0),
        )
        marks = VGroup()
        if self.pixel is not None:
            marks.add(unrolling.picture.ring(self.pixel), unrolling.mark_in_strip(self.pixel))
            self.play(FadeIn(marks[0]), run_time=0.3)
            self.play(TransformFromCopy(*marks), run_time=self.phrase_left(0.8, least=0.6))
        picture = unrolling.picture
        self.remove(unrolling)
        self.add(picture, unrolling.strip, marks)
        self.play(FadeOut(marks, size, values, unrolling.strip), run_time=0.3)
        return picture

    def _pile(self, kind: int) -> Pile:
        """The drawings of a kind in rows, above the picture on which they will fall."""
        safe, top = frame().safe, frame().words.top
        left = safe.left if kind == 0 else 0.25
        onto = Box(left, left + _FALLEN_SIZE, safe.bottom + 0.02, safe.bottom + 0.02 + _FALLEN_SIZE)
        above = Box(left, left + 6.3, onto.top + 0.3, top + 0.35)
        return Pile(self.known[kind], above, onto, CLASSES[kind][1])

    def _let_fall(self, kind: int, picture: Framed) -> None:
        """All drawings of a kind fall on one picture, which becomes their average."""
        count, (name, role), pile = self.params.drawings, CLASSES[kind], self.piles[kind]
        onto = pile.sum.box
        if kind == 0:
            pile.small[0].set_opacity(0.0)
            for waiting in self.piles[1].small:
                waiting.set_opacity(_WAITING)
            moved = tween(picture, edges=pile.places[0])
            self.play(moved, FadeIn(*self.piles, rate_func=LATE), run_time=0.8)
            self.remove(picture)
        title = text(f"average {name}", size=STATEMENT_SIZE, role=role)
        title.stand_on(onto.top + 0.3).shift((onto.left - title.get_left()[0], 0.0, 0.0))
        rows: list[Any] = []
        rings = []
        if self.pixel is not None:
            pixel = self.pixel
            lit = int(self.known[kind].sum(axis=0)[pixel])
            counter = [Reading("lit in", lambda: pile.lit(pixel), lambda n: f"{whole(n)} of {count}")]
            rows = [text("this pixel:"), readout(counter), list_words.lit_share(lit, count)]
            _place_on_lines(rows, onto.right + 0.25, onto.bottom + 0.3 + 2 * _PITCH)
            rings = [pile.sum.ring(pixel)]
        lit_up = [each.animate.set_opacity(1.0) for each in pile.small] if kind else []
        if come := [*lit_up, *map(FadeIn, [*rings, *rows[:2]])]:
            self.play(*come, run_time=0.3)
        falling = tween(pile, fallen=count, rate_func=linear)
        self.play(falling, run_time=self.phrase_left(0.7, least=1.4))
        self.play(FadeIn(title, *rows[2:]), run_time=0.4)
        self.counts.add(title, *rings, *rows)

    @beat(
        "What's this new drawing?",
        "Compare it with each average, pixel by pixel, and add up the gaps.",
        "{verdict}",
        title="Tree or fish?",
    )
    def classify_a_drawing(self) -> None:
        places = [square(*middle, _GAP_SIZE) for middle in _GAP_PLACES]
        bars = self.bars = GapBars(self.averages, self._slid(), places, _BAR_ROOM, self.pixel)
        new = self.asked_picture = Framed(self.asked, ASKED_PLACE, "ink")
        question = text("*?*", size=TITLE_SIZE).next_to(new, (0, 1, 0), buff=0.3)
        for pile in self.piles:
            self.remove(pile)
            self.add(pile.sum)
        self.play(FadeOut(self.counts), run_time=0.3)
        tree, fish = (pile.sum for pile in self.piles)
        right = fish.box.right  # small enough to pass below the tree
        waiting = Box(right - _GAP_SIZE, right, places[1].bottom, places[1].top)
        self.play(tween(tree, edges=edges_of(places[0])), tween(fish, edges=edges_of(waiting)), run_time=0.6)
        self.play(tween(fish, edges=edges_of(places[1])), FadeIn(new, question), run_time=0.5)
        self.remove(*(pile.sum for pile in self.piles))
        self.add(*(bar.picture for bar in bars.bars))
        self.play(FadeIn(*(bar.caption for bar in bars.bars)), run_time=0.3)
        self.cue()
        copies = [Framed(new.values, new.box, "ink", width=0.0) for _ in places]
        moved = [tween(copy, edges=edges_of(place)) for copy, place in zip(copies, places, strict=True)]
        self.play(*moved, run_time=0.8)
        self.play(FadeOut(*copies), run_time=0.3)
        self.marked = VGroup()
        if self.pixel is not None:
            self._compare_one_pixel(self.pixel)
        self.add(bars, bars.rings)
        named = [each for bar in bars.bars for each in bar.name_what_is_measured()]
        self.play(
            tween(bars, row=self.params.image_side, rate_func=linear, run_time=self.phrase_left(least=2.0)),
            *named,
        )
        self.cue()
        for kind, total in enumerate(bars.numbers):
            self.play(FadeIn(total), run_time=self.phrase_left(0.25 + 0.1 * kind, least=0.5))
        name, role = CLASSES[max(self.compared.label, 0)]
        self.guess = text(name, size=TITLE_SIZE, role=role).move_to(question)
        self.guess_frame = Polyline([new.box.inset(-0.06).corners], role, width=7.0)
        self.play(
            Create(self.guess_frame, run_time=self.phrase_left(0.8)),
            FadeOut(question, run_time=0.4),
            FadeIn(self.guess, run_time=0.8, rate_func=LATE),
        )

    def _compare_one_pixel(self, pixel: tuple[int, int]) -> None:
        """The numbers of one pixel stand beside it in all three pictures, and its gaps are written."""
        ring, bars = self.asked_picture.ring(pixel), self.bars.bars
        self.marked.add(ring)
        rings = [ring, *(bar.ring for bar in bars)]
        values = [1.0, *(float(bar.average[pixel]) for bar in bars)]
        tags = [
            beyond(tag(number(value)), each.get_right(), RIGHT, gap=0.12)
            for value, each in zip(values, rings, strict=True)
        ]
        self.play(FadeIn(*rings, *tags), run_time=0.4)
        self.play(FadeIn(*(bar.pixels for bar in bars)), run_time=0.8)
        self.play(FadeOut(*tags), run_time=0.3)

    def _slid(self) -> list[Comparison]:
        """What the gaps are at each place that the drawing is slid to."""
        last = self.slide.first_mistake
        shifts = self.slide.shifts if last is None else self.slide.shifts[: last + 1]
        return [compare(np.roll(self.asked, shift, axis=1), self.averages) for shift in shifts]


def _place_on_lines(rows: list[VMobject], left: float, top: float) -> None:
    """Put rows of words on lines, the same beside each picture, whatever letters they have."""
    for line, row in enumerate(rows):
        first: Any = row if isinstance(row, Written) else row[0][0]
        row.shift((left - row.get_left()[0], top - _PITCH * line - first.baseline, 0.0))
