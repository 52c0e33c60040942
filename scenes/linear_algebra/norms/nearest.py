"""The fifth part: texts become points, and balls find the nearest one."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, Create, FadeIn, FadeOut, SurroundingRectangle, VGroup, linear, there_and_back

from mathkit.linear_algebra.norms import Neighbours
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.dents.dented_ball import DentedBall
from scenes.linear_algebra.norms.measured import ORDERS
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED, in_a_column
from scenes.linear_algebra.norms.texts.nearest_words import NAMES, length_written
from scenes.linear_algebra.norms.zooming_planes import Mark, ZoomingPlane, under_fills
from scenes.stage.lesson import beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.tween import reciprocal_way, straight_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import listed
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, on_plate, text

_LINES = (1.5, 0.6, -0.3, -1.2, -2.1)
"""The baselines of the table: its head, how far both texts are across and up, and a row for each norm."""

_COLUMNS = (1.9, 3.55)
"""From the left edge of the words to the numbers of both texts."""

_ROLES: tuple[Role, ...] = ("data", "second", "second")
"""Of your text and both others."""

_ROOM = 1.0
"""Around the counts on the plane, in manim units, for numbers and names."""

_GROWN = 0.6
"""How far the first ball has grown, as a share of its radius, when it is told what it reaches."""


class NearestTexts(DentedBall):
    """The same balls find the text that is nearest to another, each its own."""

    found: list[Neighbours]

    @beat(
        "Texts have distances too: count goal and vote in each.",
        title="Every text becomes a point",
    )
    def count_the_words(self) -> None:
        self._turn_to_texts()
        marks, dots = (self.query, *self.texts), [mark.dot for mark in (self.query, *self.texts)]
        run_time = self.phrase_left(0.85, least=1.5)
        counts = (
            tween(each, dot, counted=len(each.words), rate_func=linear, run_time=run_time)
            for each, dot in zip(self.counted, dots, strict=True)
        )
        self.play(*counts)
        names = [mark.label for mark in marks]
        self.play(FadeIn(*names, *(each.point for each in self.counted)), run_time=0.5)
        self.remove(*dots, *names)
        self.plane.hold(*marks)

    @beat(
        "Which is nearer to your text, q?",
        "{by_ball}",
        title="Which text is nearest?",
    )
    def find_the_nearest(self) -> None:
        head = [self._cell(name, "second", _COLUMNS[i], 0) for i, name in enumerate(NAMES)]
        self.steps = VGroup(self._head("minus $bold(q)$", 1))
        for document, x in zip(self.params.documents, _COLUMNS, strict=True):
            self.steps.add(self._cell(listed(np.subtract(document, self.params.query)), "ink", x, 1))
        self.lengths_found = VGroup()
        self.play(FadeOut(*self.counted, *(each.point for each in self.counted)), run_time=0.5)
        self.play(FadeIn(*head, self.steps), run_time=0.6)
        self.ring(self.query.dot, run_time=self.phrase_left(0.4, least=0.6))
        told = [self.found[index] for index in words.TOLD]
        self.found_balls = [
            NormBall(self.plane, ORDERS[index], 0.0, self.params.query, quadrant=True) for index in words.TOLD
        ]
        radii = [float(found.distances.min()) for found in told]
        self.plane.hold(*self.found_balls)
        if radii[0] > 0:
            self.play(tween(self.found_balls[0], radius=_GROWN * radii[0]), run_time=self.phrase_left())
        self.cue()
        for left, (ball, radius, found) in enumerate(zip(self.found_balls, radii, told, strict=True)):
            run_time = self.phrase_left(1 / (3 - left), least=1.2)
            if radius > 0:
                self.play(tween(ball, radius=radius), run_time=0.55 * run_time)
            self._write_row(left, found, 0.45 * run_time)
            if left < 2:
                ball.thin()

    def _turn_to_texts(self) -> None:
        """The plane of a and b becomes the plane of counts: a becomes q, and c the other two texts."""
        p, plane = self.params, self.plane
        far = np.array(self.shown_ranges["texts"][1])
        self._place_texts(np.array([p.query, *p.documents], dtype=np.float64), far)
        marks = (self.query, *self.texts)
        names = ("your text $bold(q)$", *NAMES)
        texts = list(zip(names, _ROLES, (p.query, *p.documents), marks, strict=True))
        self.counted = in_a_column(texts, frame().words)
        target = self.detour.arrival.point
        for mark, start in zip(marks, (self.ends[0].point, target, target), strict=True):
            mark.set_state(point=start)
        dots = [mark.dot for mark in marks]
        plane.release(self.ends[0], self.ball, self.radius_line)
        self.add(self.radius_line, self.ends[0].label, self.ball, *dots)
        gone = self.clear_stage(plane, self.ball, *dots).set_run_time(0.4)
        run_time = self.phrase_left(0.3, least=1.1)
        zoomed = plane.zoom([np.zeros(2), far], margin=_ROOM, way=unit_way, run_time=run_time)
        # What moves on the plane is drawn after it has moved.
        home = [tween(mark, on=mark.dot, point=np.zeros(2), run_time=run_time) for mark in marks]
        home.append(tween(self.ball, middle=np.zeros(2), radius=0.0, run_time=run_time))
        named = (FadeIn(each, rate_func=second_half, run_time=0.9) for each in self.counted)
        self.play(gone, zoomed, *home, *named)
        self.remove(self.ball)
        self.play(FadeIn(self.axis_numbers), run_time=0.3)

    def _place_texts(self, points: Points, far: Points) -> None:
        """Make your text, the others, and the numbers along the axes; names are clear of the final balls."""
        p, view = self.params, ZoomingPlane(np.array([np.zeros(2), far]), margin=_ROOM)
        names = ("both texts", "") if p.documents[0] == p.documents[1] else NAMES
        self.query = Mark(self.plane, p.query, "data", "$bold(q)$")
        self.texts = [
            Mark(self.plane, each, "second", name) for name, each in zip(names, p.documents, strict=True)
        ]
        self.axis_numbers = _axis_numbers(view, far)
        around: list[Any] = [self.axis_numbers]
        for order, found in zip(ORDERS, self.found, strict=True):
            around.append(NormBall(view, order, float(found.distances.min()), p.query, quadrant=True).edge)
        marks = (self.query, *self.texts)
        around += [mark.dot.copy().move_to(view.at(point)) for mark, point in zip(marks, points, strict=True)]
        for mark, point in zip(marks, points, strict=True):
            toward = point - points[0] if mark is not self.query else np.array([0.0, 1.0])
            offset = mark.clear_offset(view.at(point), toward, around, view.box)
            mark.set_state(offset=offset)
            around.append(mark.label.copy().move_to(view.at(point) + np.array([*offset, 0.0])))

    def _cell(self, source: str, role: Role, x: float, line: int) -> Written:
        cell = text(source, size=STATEMENT_SIZE, role=role)
        return cell.stand_on(_LINES[line]).set_x(frame().words.left + x)

    def _head(self, source: str, line: int) -> Written:
        head = text(source, size=STATEMENT_SIZE).stand_on(_LINES[line])
        return head.set_x(frame().words.left, LEFT)

    def _write_row(self, index: int, found: Neighbours, run_time: float) -> None:
        """Both distances by the next of the norms; the smaller gets a frame, its ball and its text swell."""
        head = self._head(f"${words.HEADS[words.TOLD[index]]}$", index + 2)
        cells = [
            self._cell(length_written(far), "result", x, index + 2)
            for x, far in zip(_COLUMNS, found.distances, strict=True)
        ]
        rings = VGroup(*(_ring(cells[each]) for each in found.nearest))
        self.play(FadeIn(head, *cells), run_time=min(0.8, 0.5 * run_time))
        dots: list[Any] = [self.texts[each].dot for each in found.nearest]
        lit = [dot.animate(rate_func=there_and_back).scale(1.8) for dot in dots]
        edge: Any = self.found_balls[index].edge
        lit.append(edge.animate(rate_func=there_and_back).set_stroke(width=11.0))
        self.play(Create(rings), *lit, run_time=max(0.4, 0.5 * run_time))
        self.lengths_found.add(VGroup(head, *cells, rings))


def _axis_numbers(plane: ZoomingPlane, far: Points) -> VGroup:
    """Numbers along both axes, and what is counted."""
    pitch = 1 if plane.unit >= 0.5 else 2
    numbers = VGroup()
    for axis, side in ((0, (0.0, -1.0)), (1, (-1.0, 0.0))):
        for count in range(0 if axis == 0 else pitch, int(far[axis]) + 1, pitch):
            point = plane.at(np.eye(2)[axis] * count)
            written = under_fills(on_plate(text(str(count), size=LABEL_SIZE), margin=0.09))
            room = np.array([written.width, written.height]) / 2 + 0.1
            numbers.add(written.move_to(point + np.array([*(room * side), 0.0])))
    goal, vote = (under_fills(tag(f"how often “{word}”")) for word in COUNTED)
    goal.move_to(plane.at((far[0], 0.0)) + np.array([-goal.width / 2 + 0.9, -0.75, 0.0]))
    vote.move_to(plane.at((0.0, far[1])) + np.array([vote.width / 2 - 0.5, 0.42, 0.0]))
    return VGroup(numbers, goal, vote)


def unit_way(first: Points, last: Points, share: float) -> Any:
    """The unit as one over a straight way, so that what shrinks meanwhile stays on the plane."""
    return (straight_way if np.ndim(first) else reciprocal_way)(first, last, share)


def _ring(thing: VGroup) -> SurroundingRectangle:
    return SurroundingRectangle(thing, buff=0.09, color=color("ink"), stroke_width=3.0)
