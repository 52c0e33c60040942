from __future__ import annotations

import math

import numpy as np
from manim import FadeIn, FadeOut, Mobject, VGroup

from mathkit.linear_algebra import norms as maths
from scenes.linear_algebra.norms import search_words, words
from scenes.linear_algebra.norms.distance_table import DistanceTable
from scenes.linear_algebra.norms.measured import ORDERS
from scenes.linear_algebra.norms.nearest import NearestTexts
from scenes.linear_algebra.norms.norm_balls import NESTED, NormBall
from scenes.linear_algebra.norms.params import NormsParams
from scenes.linear_algebra.norms.pulled_weights import MODELS, Wedges, panels
from scenes.linear_algebra.norms.zooming_planes import Mark, ZoomingPlane
from scenes.stage.lesson import Facts, beat
from scenes.stage.motion.tween import reciprocal_way, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.type.symbols import FIRST_VECTOR, SECOND_VECTOR
from scenes.stage.type.writing import LABEL_SIZE, on_plate, text
from scenes.stage.wording.rankings import rank

_AT_A = 0.94
"""The radius of all balls when they have come to a, in manim units."""


class Norms(NearestTexts):
    """How far it is from a to b depends on how you may move: each norm has a ball of its own shape."""

    title = "Norms and distances"
    prerequisites = ("vectors", "dot_product")
    fact_labels = words.FACT_LABELS

    class Params(NormsParams):
        """Two points, a search, and weights."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.distances = maths.distances(p.a, p.b)
        self.p_distance = maths.p_norm(self.distances.difference, p.p)
        self.found = [maths.nearest_points(p.query, p.documents, order) for order in ORDERS]
        self.ranking = rank(p.query, p.documents)

    def facts(self) -> Facts:
        p = self.params
        return {
            "legs": np.abs(self.distances.difference),
            "manhattan": self.distances.manhattan,
            "euclidean": self.distances.euclidean,
            "chebyshev": self.distances.chebyshev,
            "p_distance": self.p_distance,
            **words.sentences(self.distances, p.p, self.p_distance),
            "apart": np.array([each.distances for each in self.found]),
            "cosines": [cosine or 0.0 for cosine in self.ranking.cosines],
            "by_ball": search_words.found_in_words(self.found),
            "by_angle": search_words.by_angle_in_words(self.ranking, self.found[1]),
            "pulled_in": np.array([maths.nearest_in_ball(p.weights, order) for order in ORDERS[:2]]),
            "dropped": sum(maths.loses_an_entry(each, 1) for each in MODELS),
            "models": len(MODELS),
            **search_words.pulls_in_words(np.asarray(p.weights)),
        }

    # Small weights ---------------------------------------------------------------------------------------

    @beat(
        "A model gives each word a weight. Small weights, w, often work better on new texts, "
        "so pull w into a ball, by the shortest way.",
        "{diamond}",
        "{disc}",
        title="Keep the weights small",
    )
    def pull_into_balls(self) -> None:
        self._bring_the_panels()
        marks = VGroup(*(panel.mark for panel in self.panels))
        self.play(FadeIn(marks), run_time=0.6)
        for panel in self.panels:
            panel.plane.hold(panel.growing, panel.way, panel.mark)
        grown = [tween(panel.growing, radius=panel.apart) for panel in self.panels if panel.apart > 0]
        self.pull_numbers = VGroup()
        if grown:
            self.play(*grown, run_time=self.phrase_left(0.85, least=1.2))
            for panel in self.panels:
                if panel.apart > 0:
                    self.pull_numbers.add(*panel.radius())
            self.play(FadeIn(self.pull_numbers), run_time=0.5)
        for panel in self.panels:
            self.cue()
            moved = [tween(panel.way, seen=1.0), panel.move_in()]
            if panel.apart > 0:
                self.play(*moved, run_time=self.phrase_left(0.7))
            else:
                self.ring(panel.mark.dot, run_time=self.phrase_left(0.5))
            written = panel.pulled()
            self.pull_numbers.add(written)
            self.play(FadeIn(written), run_time=0.6)

    def _bring_the_panels(self) -> None:
        """The quarter circle becomes the disc on the right, and a copy of it the diamond on the left."""
        self.panels = panels(self.params.weights)
        old, whole = self.plane, frame().safe
        self.pull_balls = []
        for panel in self.panels:
            plane = panel.plane
            start = (old.origin - plane.origin) / plane.unit
            self.pull_balls.append(NormBall(plane, 2, old.unit / plane.unit, start, box=whole))
        gone = self.clear_stage(self.circle)
        self.remove(self.circle)
        left, right = self.pull_balls
        self.play(gone, FadeIn(right), run_time=0.6)
        self.add(left)
        self.play(
            tween(left, radius=1.0, middle=(0.0, 0.0)),
            tween(right, radius=1.0, middle=(0.0, 0.0)),
            run_time=self.phrase_left(0.25, least=1.0),
        )
        self.play(
            tween(left, p=1.0, way=reciprocal_way),
            FadeIn(*self.panels, run_time=0.6),
            run_time=self.phrase_left(0.2, least=0.8),
        )

    @beat(
        "{wedge} {dropped} of {models} models drop a word.",
        "On the disc, none does.",
        title="A corner catches a whole wedge",
    )
    def count_the_corners(self) -> None:
        crowds = self.crowds = [panel.crowd() for panel in self.panels]
        wedges = self.wedges = Wedges(self.panels[0])
        for panel in self.panels:
            panel.plane.release(panel.growing, panel.way, panel.mark)
        gone: list[Mobject] = [
            part for panel in self.panels for part in (panel.growing, panel.way, panel.mark)
        ]
        gone += [part for panel in self.panels for part in (panel.numbers, panel.names)]
        self.add(wedges)
        self.play(FadeOut(*gone, self.pull_numbers), FadeIn(*crowds), run_time=0.6)
        self.play(tween(wedges, opened=1.0), run_time=self.phrase_left(0.35))
        self.play(tween(crowds[0], share=1.0), run_time=self.phrase_left(0.7))
        self.counts = VGroup(
            *(panel.under(f"{panel.dropped()} of {len(MODELS)} drop a word") for panel in self.panels)
        )
        corners = VGroup()
        for way in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            caught = int(sum(np.allclose(end, way) for end in crowds[0].ends))
            count = on_plate(text(str(caught), size=LABEL_SIZE))
            corners.add(count.move_to(self.panels[0].plane.at(1.7 * np.array(way))).set_z_index(5))
        self.counts.add(corners)
        self.play(FadeIn(self.counts[0], corners), run_time=0.6)
        self.cue()
        self.play(tween(crowds[1], share=1.0), run_time=self.phrase_left(0.6))
        self.play(FadeIn(self.counts[1]), run_time=0.6)

    # The answer ------------------------------------------------------------------------------------------

    @beat(
        "How far is it from a to b?",
        "{answer}",
        title="Three balls, three distances",
    )
    def return_to_the_question(self) -> None:
        p, outward = self.params, np.sign(self.distances.difference) * (0.6, 1.0)
        plane = self.plane = ZoomingPlane(self.wide_view(), margin=0.25)
        balls = self._bring_the_balls(plane)
        self.ends = [
            Mark(plane, p.a, "data", f"${FIRST_VECTOR.letter}$", -outward),
            Mark(plane, p.b, "second", f"${SECOND_VECTOR.letter}$", outward),
        ]
        table = self.table = DistanceTable(self.distances)
        self.radii, self.radius_numbers = [], VGroup()
        self.play(FadeIn(*self.ends, table.walks, table.heads), run_time=0.6)
        square = balls[2]
        self.add(square)
        self.play(tween(square, p=math.inf, way=reciprocal_way), run_time=self.phrase_left(least=0.8))
        self.cue()
        for index, (ball, row) in enumerate(zip(balls, table.rows, strict=True)):
            run_time = self.phrase_left(0.25 / (1 - 0.25 * index), least=1.2)
            grown = tween(ball, radius=self.lengths()[index], run_time=0.5 * run_time)
            self.play(grown, FadeIn(row, run_time=0.5))
            self.draw_radius(index, 0.5 * run_time)
        self.ring(self.ends[1].dot, run_time=self.phrase_left(0.8, least=0.6))

    def _bring_the_balls(self, plane: ZoomingPlane) -> list[NormBall]:
        """The diamond and the disc travel to a, equally large; a copy of the disc will be the square."""
        whole, balls = frame().safe, []
        for old in (*self.pull_balls, self.pull_balls[1]):
            middle = plane.values(old.plane.at(old.middle))
            ball = NormBall(plane, old.p, old.plane.unit / plane.unit, middle, box=whole)
            ball.area.set_fill(opacity=NESTED)
            balls.append(ball)
        radius = _AT_A / plane.unit
        gone = self.clear_stage()
        self.play(gone, FadeIn(plane, *balls[:2]), run_time=0.8)
        self.play(
            *(tween(ball, middle=self.params.a, radius=radius) for ball in balls[:2]),
            run_time=self.phrase_left(0.4, least=0.8),
        )
        balls[2].set_state(middle=self.params.a, radius=radius)
        return balls
