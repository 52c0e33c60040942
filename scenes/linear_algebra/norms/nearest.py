"""The third part: texts found by balls and by direction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Create, FadeIn, FadeOut, Mobject, SurroundingRectangle, VGroup, linear, there_and_back

from mathkit.linear_algebra.norms import Neighbours
from scenes.linear_algebra.norms import words
from scenes.linear_algebra.norms.family import NormFamily
from scenes.linear_algebra.norms.measured import ORDERS
from scenes.linear_algebra.norms.norm_balls import NormBall
from scenes.linear_algebra.norms.texts.counted_texts import COUNTED, in_a_column
from scenes.linear_algebra.norms.texts.search_words import NAMES, cosine_row, length_written
from scenes.linear_algebra.norms.zooming_planes import Mark, PlaneArrow, PlaneLine, ZoomingPlane
from scenes.stage.lesson import beat
from scenes.stage.motion.tween import reciprocal_way, straight_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.labels import label_near, tag
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import listed, number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import LABEL_SIZE, STATEMENT_SIZE, Written, fit, on_plate, text
from scenes.stage.wording.rankings import Ranking

_LINES = (1.5, 0.75, -0.05, -0.85, -1.65)
"""The baselines of the table: its head, how far both texts are across and up, and a row for each norm."""

_COLUMNS = (1.9, 3.55)
"""From the left edge of the words to the numbers of both texts."""

_RAISED = (0.95, 0.35, -0.25)
"""The baselines of the rows of the norms once they have made room for the cosines."""

_COSINES = (-0.9, -1.85, -2.72)
"""The baselines under them: a head, and a row for each text."""

_ROLES: tuple[Role, ...] = ("data", "second", "second")
"""Of the query and both texts."""

_ROOM, _CLOSE = 1.0, 0.65
"""Around the counts on the plane, and around the unit circle, in manim units, for numbers and names."""


class NearestTexts(NormFamily):
    """The same balls rank texts; shrunk to length one, only their directions do."""

    found: list[Neighbours]
    ranking: Ranking

    @beat(
        "Count goal and vote in a search, q, and two texts.",
        "Step right for goal, up for vote: every text becomes a point.",
        title="Every text becomes a point",
    )
    def count_the_words(self) -> None:
        self._turn_to_texts()
        self.cue()
        steps = sum(len(each.words) for each in self.counted)
        for counted in self.counted:
            run_time = max(0.6, self.phrase_left() * len(counted.words) / steps - 0.8)
            steps -= len(counted.words)
            self.play(FadeIn(counted.mark), run_time=0.4)
            counts = tween(counted, counted=len(counted.words), rate_func=linear, run_time=run_time)
            self.play(counts)
            self.play(FadeIn(counted.point), run_time=0.4)
            self.plane.hold(counted.mark)

    @beat(
        "Which one is nearest to q? Grow a ball.",
        "{by_ball}",
        title="Which text is nearest?",
    )
    def find_the_nearest(self) -> None:
        head = [self._cell(name, "second", _COLUMNS[i], 0) for i, name in enumerate(NAMES)]
        self.steps = VGroup(self._head("from q", 1))
        for document, x in zip(self.params.documents, _COLUMNS, strict=True):
            self.steps.add(self._cell(listed(np.subtract(document, self.params.query)), "ink", x, 1))
        self.found_balls: list[NormBall] = []
        self.lengths_found = VGroup()
        self.play(FadeOut(*self.counted, *(each.point for each in self.counted)), run_time=0.5)
        self.play(FadeIn(*head, self.steps), run_time=0.6)
        self.ring(self.query.dot, run_time=self.phrase_left(0.5))
        self.cue()
        for left, (order, found) in enumerate(zip(ORDERS, self.found, strict=True)):
            ball = NormBall(self.plane, order, 0.0, self.params.query, quadrant=True)
            self.plane.hold(ball)
            self.found_balls.append(ball)
            radius = float(found.distances.min())
            run_time = self.phrase_left(1 / (3 - left), least=1.2)
            if radius > 0:
                self.play(tween(ball, radius=radius), run_time=0.55 * run_time)
            self._write_row(left, found, 0.45 * run_time)
            if left < 2:
                ball.thin()

    def _turn_to_texts(self) -> None:
        """The plane of a and b becomes the plane of counts; the texts stand beside it."""
        p, plane = self.params, self.plane
        points = np.array([p.query, *p.documents], dtype=np.float64)
        plane.release(self.ends[0], self.ball)
        far = np.array(self.shown_ranges["texts"][1])
        self._place_texts(points, far)
        marks = (self.query, *self.texts)
        names = ("search q", *NAMES)
        texts = list(zip(names, _ROLES, (p.query, *p.documents), marks, strict=True))
        self.counted = in_a_column(texts, frame().words)
        for mark in marks:
            mark.set_state(point=(0.0, 0.0))
        self.play(self.clear_stage(plane), run_time=0.5)
        zoomed = plane.zoom([np.zeros(2), far], margin=_ROOM, way=_unit_way, run_time=self.phrase_left(0.7))
        self.play(zoomed, *(FadeIn(each, run_time=0.6) for each in self.counted))
        self.play(FadeIn(self.axis_numbers), run_time=0.4)

    def _place_texts(self, points: Points, far: Points) -> None:
        """Make the query, the texts, and the numbers along the axes."""
        p, plane, view = self.params, self.plane, ZoomingPlane(np.array([np.zeros(2), far]), margin=_ROOM)
        names = ("both texts", "") if p.documents[0] == p.documents[1] else NAMES
        self.query = Mark(plane, p.query, "data", "$bold(q)$")
        self.texts = [
            Mark(plane, each, "second", name) for name, each in zip(names, p.documents, strict=True)
        ]
        self.axis_numbers = _axis_numbers(view, far).set_z_index(3)
        toward = [-points[0], *(points[1:] - points[0])]
        offsets = self._clear_names(view, points, toward, self.axis_numbers)
        for mark, offset in zip((self.query, *self.texts), offsets, strict=True):
            mark.set_state(offset=offset)

    def _clear_names(
        self, view: ZoomingPlane, points: Points, toward: Sequence[Points], *others: Mobject
    ) -> list[Points]:
        """Where the names of query and texts are clear of all arrows, and of each other, in a view."""
        around = [*others, *(PlaneArrow(view, point, "data") for point in points)]
        offsets = []
        for mark, point, side in zip((self.query, *self.texts), points, toward, strict=True):
            offset = mark.clear_offset(view.at(point), side, around, view.box)
            offsets.append(offset)
            around.append(mark.label.copy().move_to(view.at(point) + np.array([*offset, 0.0])))
        return offsets

    def _cell(self, source: str, role: Role, x: float, line: int) -> Written:
        cell = text(source, size=STATEMENT_SIZE, role=role)
        return cell.stand_on(_LINES[line]).shift((frame().words.left + x - cell.get_center()[0], 0.0, 0.0))

    def _head(self, source: str, line: int) -> Written:
        head = text(source, size=STATEMENT_SIZE).stand_on(_LINES[line])
        return head.shift((frame().words.left - head.get_left()[0], 0.0, 0.0))

    def _write_row(self, index: int, found: Neighbours, run_time: float) -> None:
        """Both distances by one of the norms; the smaller gets a frame."""
        head = self._head(f"${words.HEADS[index]}$", index + 2)
        cells = [
            self._cell(tint(length_written(far), "result"), "result", x, index + 2)
            for x, far in zip(_COLUMNS, found.distances, strict=True)
        ]
        rings = VGroup(*(_ring(cells[each]) for each in found.nearest))
        self.play(FadeIn(head, *cells), run_time=min(0.8, 0.5 * run_time))
        dots: list[Any] = [self.texts[each].dot for each in found.nearest]
        lit = [dot.animate(rate_func=there_and_back).scale(1.8) for dot in dots]
        self.play(Create(rings), *lit, run_time=max(0.4, 0.5 * run_time))
        self.lengths_found.add(VGroup(head, *cells, rings))

    @beat(
        "Long texts lie far out, so shrink every arrow to length one.",
        "Now only direction counts: by the cosine, {by_angle}.",
        title="Only the direction",
    )
    def shrink_to_length_one(self) -> None:
        p, plane = self.params, self.plane
        points = np.array([p.query, *p.documents], dtype=np.float64)
        lengths = np.linalg.norm(points, axis=1)
        marks = (self.query, *self.texts)
        plane.release(*self.found_balls, *marks)
        self.add(*marks)
        self.arrows = [PlaneArrow(plane, point, role) for point, role in zip(points, _ROLES, strict=True)]
        hidden = [mark.dot.animate.set_opacity(0.0) for mark in marks]
        gone = FadeOut(*self.found_balls, self.steps)
        self.play(gone, *hidden, *(FadeIn(arrow) for arrow in self.arrows), run_time=0.7)
        plane.hold(*self.arrows)
        self._shrink(points, lengths)
        self.cue()
        self._compare_directions(points / lengths[:, None])

    def _shrink(self, points: Points, lengths: Points) -> None:
        """All arrows become as long as the unit circle is wide, and only then does the view come nearer."""
        plane, marks = self.plane, [self.query, *self.texts]
        written = VGroup()
        for point, length in zip(points, lengths, strict=True):
            label = tag(tint(length_written(length), "result"), "result")
            around = [*self.arrows, *marks, self.axis_numbers, *written]
            written.add(label_near(label, plane.at(point), point, around, box=plane.box))
        written.set_z_index(5)
        rows: list[Any] = list(self.lengths_found)
        places = zip(rows, _LINES[2:], _RAISED, strict=True)
        raised = [row.animate.shift((0.0, raised - line, 0.0)) for row, line, raised in places]
        self.play(FadeIn(written), *raised, run_time=0.6)
        self.circle = NormBall(plane, 2, 0.0, quadrant=True)
        plane.hold(self.circle)
        self.play(tween(self.circle, radius=1.0), run_time=self.phrase_left(0.3, least=0.7))
        ones = points / lengths[:, None]
        shrink = [tween(arrow, tip=one) for arrow, one in zip(self.arrows, ones, strict=True)]
        run_time = self.phrase_left(0.5, least=1.0)
        self.play(*shrink, FadeOut(written, *marks, run_time=0.5), run_time=run_time)
        self.play(FadeOut(self.axis_numbers), run_time=0.3)
        run_time = self.phrase_left(least=1.0)
        self.play(plane.zoom([(0.0, 0.0), (1.15, 1.15)], margin=_CLOSE, way=_unit_way, run_time=run_time))
        offsets = self._clear_names(plane, ones, list(ones), self.circle)
        for mark, one, offset in zip(marks, ones, offsets, strict=True):
            mark.set_state(point=one, offset=offset)
        self.one = _axis_numbers(plane, np.ones(2), named=False).set_z_index(3)
        self.play(FadeIn(self.one, *(mark.label for mark in marks)), run_time=0.5)

    def _compare_directions(self, ones: Points) -> None:
        p, plane, ranking = self.params, self.plane, self.ranking
        angles = np.arctan2(ones[:, 1], ones[:, 0])
        self.arcs = []
        head = text("cosine (larger is nearer)", size=LABEL_SIZE)
        self.cosines = VGroup(head)
        head.stand_on(_COSINES[0]).shift((frame().words.left - head.get_left()[0], 0.0, 0.0))
        rows = []
        for index, name in enumerate(NAMES):
            turns = np.linspace(angles[0], angles[index + 1], 40)
            arc = PlaneLine(
                plane,
                (0.75 - 0.2 * index) * np.column_stack([np.cos(turns), np.sin(turns)]),
                "ink",
                seen=0.0,
            )
            plane.hold(arc)
            self.arcs.append(arc)
            cosine = number(float(ranking.cosines[index] or 0.0), ranking.decimals, fixed=True)
            row = cosine_row(p.query, p.documents[index], name, cosine)
            fit(row, width=frame().words.width)
            row.stand_on(_COSINES[index + 1]).shift((frame().words.left - row.get_left()[0], 0.0, 0.0))
            rows.append(row)
            self.play(tween(arc, seen=1.0), run_time=self.phrase_left(0.25, least=0.6))
            self.play(FadeIn(row, *([head] if index == 0 else [])), run_time=0.6)
        self.cosines.add(*rows)
        rings = VGroup(*(_ring(rows[each].part("answer")) for each in ranking.nearest))
        self.cosines.add(rings)
        self.play(Create(rings), run_time=self.phrase_left(0.6, least=0.5))


def _axis_numbers(plane: ZoomingPlane, far: Points, *, named: bool = True) -> VGroup:
    """Numbers along both axes, and what is counted if these are named."""
    pitch = 1 if plane.unit >= 0.5 else 2
    numbers = VGroup()
    for axis, side in ((0, (0.0, -1.0)), (1, (-1.0, 0.0))):
        for count in range(0 if axis == 0 else pitch, int(far[axis]) + 1, pitch):
            point = plane.at(np.eye(2)[axis] * count)
            written = on_plate(text(str(count), size=LABEL_SIZE), margin=0.09)
            room = np.array([written.width, written.height]) / 2 + 0.1
            numbers.add(written.move_to(point + np.array([*(room * side), 0.0])))
    if not named:
        return numbers
    goal, vote = (tag(f"how often: {word}") for word in COUNTED)
    goal.move_to(plane.at((far[0], 0.0)) + np.array([-goal.width / 2 + 0.9, -0.75, 0.0]))
    vote.move_to(plane.at((0.0, far[1])) + np.array([vote.width / 2 - 0.5, 0.42, 0.0]))
    return VGroup(numbers, goal, vote)


def _unit_way(first: Points, last: Points, share: float) -> Any:
    """The unit as one over a straight way, so that what shrinks meanwhile stays on the plane."""
    return (straight_way if np.ndim(first) else reciprocal_way)(first, last, share)


def _ring(thing: VGroup) -> SurroundingRectangle:
    return SurroundingRectangle(thing, buff=0.09, color=color("ink"), stroke_width=3.0)
