"""The second part of the lesson: films times viewers, one viewer after another and all together."""

from __future__ import annotations

from typing import cast

import numpy as np
from manim import (
    UP,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
    VMobject,
    smooth,
    squish_rate_func,
)

from mathkit.arrays import Array
from mathkit.linear_algebra.matrix_multiplication import MatrixProduct
from scenes.linear_algebra.matrix_multiplication import film_words
from scenes.linear_algebra.matrix_multiplication.film_words import (
    has_films,
    has_plane,
    has_scores,
    has_viewers,
)
from scenes.linear_algebra.matrix_multiplication.films import MOST_TERMS, ActedOn, Scores
from scenes.linear_algebra.matrix_multiplication.maps_in_turn import MapsInTurn
from scenes.linear_algebra.matrix_multiplication.params import ProductParams
from scenes.linear_algebra.matrix_multiplication.score_planes import ScorePlane
from scenes.stage.lesson import Phrase, beat
from scenes.stage.lesson.attention import first_half, second_half, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.number_tables import NumberTable
from scenes.stage.type.symbols import WEIGHT_MATRIX
from scenes.stage.type.writing import formula

_OVER = 0.5 * UP
"""The way of a letter that goes over to the other side, in manim units."""


class FilmsForViewers(MapsInTurn):
    """X, films, times W, viewers: what each should watch, and what all should watch together."""

    params: ProductParams
    made: MatrixProduct
    tastes: Array

    @property
    def totals(self) -> Array:
        """What V makes of X W: for each film (n, 1) the scores of all viewers together."""
        totals: Array = self.made.product.sum(axis=1, keepdims=True)
        return totals

    @beat(
        "{films}",
        "{viewers}",
        "Rows go on the left, so W acts from the right.",
        title="Films and viewers",
    )
    def meet_the_films(self) -> None:
        scores = self.scores = Scores(self.made, self.tastes, self.totals)
        self.best = VGroup()
        column, row = ActedOn("column", "B", "ink"), ActedOn("row", WEIGHT_MATRIX.letter, WEIGHT_MATRIX.role)
        for sign in (column, row):
            scores.write_above(sign)
        letter, (first, *others) = self.orders.results[0].part("after"), scores.left.entries
        late = squish_rate_func(smooth, 0.3, 1.0)
        tables = (scores.left.frame, scores.left.lines, scores.product.frame, scores.product.lines)
        come = FadeIn(*tables, scores.names[0], scores.features, rate_func=late, run_time=0.7)
        become = ReplacementTransform(letter, column.letter, run_time=0.7)
        self.play(self.clear_all_but(letter.get_family()), become, come)
        self.play(FadeIn(first, scores.films[0], column.box), run_time=0.5)
        rows = (FadeIn(*each) for each in zip(others, scores.films[1:], strict=True))
        if others:
            self.play(LaggedStart(*rows, lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        names = (scores.names[1], *scores.viewers, *scores.features_again)
        self.play(FadeIn(scores.right.frame, scores.right.lines, *names), run_time=0.6)
        columns = [
            FadeIn(*(entries[index] for entries in scores.right.entries))
            for index in range(scores.right.columns)
        ]
        self.play(LaggedStart(*columns, lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        frames = scores.left_to_right()
        over = (
            FadeOut(column.letter, shift=_OVER, rate_func=first_half),
            FadeIn(row.letter, shift=-_OVER, rate_func=second_half),
        )
        turn: list[list[Animation]] = [[ReplacementTransform(column.box, row.box), *over], [], []]
        for each, turned, share in zip(frames, turn, (0.45, 0.5, 0.85), strict=True):
            self.play(Create(each), *turned, run_time=self.phrase_left(share))
        self.words = VGroup(row, *frames)

    @beat("{sizes}", title="Which sizes fit")
    def fit_the_sizes(self) -> None:
        scores, count = self.scores, len(self.params.w)
        self.play(scores.show_bands(), FadeOut(self.words), run_time=0.5)
        meet = VGroup()
        for term in range(count):
            old, meet = meet, scores.pair(0, 0, term)
            run_time = self.phrase_left(0.4 / (count - term), least=0.6)
            self.play(FadeOut(old, run_time=0.3), Create(meet, run_time=run_time))
        self.play(FadeOut(meet), scores.show_bands(0.0), run_time=0.3)
        sizes = self.words = scores.write_above(*map(formula, film_words.math_shapes(self.made)))
        self.play(Create(scores.inner_edges), FadeIn(sizes[0]), run_time=self.phrase_left(0.4, least=0.5))
        self.play(FadeOut(scores.inner_edges), run_time=0.3)
        self.play(Create(scores.outer_edges), FadeIn(sizes[1]), run_time=self.phrase_left(0.8, least=0.5))

    @beat(
        "{score}",
        Phrase("{places}", when=has_scores),
        Phrase("{best}", when=has_films),
        title="What should they watch?",
    )
    def score_the_films(self) -> None:
        scores, plane = self.scores, ScorePlane(self.made) if has_plane(self.made) else None
        self.plane = plane
        self.play(FadeOut(scores.outer_edges, self.words), run_time=0.3)
        if plane:
            wide = scores
            scores = self.scores = Scores(self.made, self.tastes, self.totals, beside_plane=True)
            come = FadeIn(*plane, rate_func=squish_rate_func(smooth, 0.5, 1.0))
            self.play(*wide.carried_to(scores), come, run_time=0.7)
        self.play(scores.show_bands(), FadeIn(scores.product_name), run_time=0.2)
        *pairs, total = film_words.products(self.made.left[0], self.made.right[:, 0], self.made.product)
        words, line = scores.sum_up(*pairs, total)
        self.words, meet = VGroup(words, line), VGroup()
        for term, row in enumerate(pairs):
            old, meet = meet, scores.pair(0, 0, term)
            run_time = self.phrase_left(0.6 / (len(pairs) - term), least=0.7)
            self.play(FadeOut(old, run_time=0.3), FadeIn(row, run_time=0.7), Create(meet, run_time=run_time))
        self.play(FadeOut(meet), FadeIn(line, total), run_time=0.6)
        self.play(scores.show_entry(0), run_time=0.5)
        if self.cue():
            self.fill_in()
        if self.cue():
            self.crown()

    def fill_in(self) -> None:
        """Let the other scores follow; two of a film lead from the edges of the plane to it."""
        scores, plane = self.scores, self.plane
        if not plane:
            run_time = self.phrase_left(least=0.35 * scores.last)
            self.play(Advance(scores, 0, scores.last), run_time=run_time)
            return
        for film, (point, tag) in enumerate(zip(plane.films, plane.tags, strict=True)):
            last, share = 2 * film + 1, 1 / (len(plane.films) - film)
            self.play(
                Advance(scores, max(0, last - 2), last), run_time=self.phrase_left(0.3 * share, least=0.3)
            )
            ways = VGroup(*plane.ways[film])
            self.play(*map(Create, ways), run_time=self.phrase_left(0.5 * share, least=0.4))
            self.play(FadeIn(point, tag), FadeOut(ways), run_time=0.25)

    def crown(self) -> None:
        """Let the best film of each viewer be framed, and be named under the column."""
        scores, leads = self.scores, self.plane.leads if self.plane else []
        self.play(scores.show_bands(0.0), FadeOut(scores.product_name), run_time=0.4)
        self.best, winners = VGroup(*leads, scores.best_name), scores.winners()
        for index, (ring, name) in enumerate(winners):
            run_time = self.phrase_left(0.9 / (len(winners) - index))
            lines = (Create(line, run_time=run_time) for line in (ring, *leads[index : index + 1]))
            best = [FadeIn(scores.best_name, run_time=0.7)] if index == 0 else []
            self.play(FadeIn(name, run_time=0.7), *best, *lines)
            self.best.add(ring, name)

    @beat(
        "They watch together: {together}, then V adds the scores.",
        "Like A B, W V does both: it adds their tastes.",
        Phrase("{winner}", when=has_films),
        title="Watch together",
        when=has_viewers,
    )
    def watch_together(self) -> None:
        scores, totals = self.scores, self.scores.totals
        order, short, brackets = film_words.one_after_another()
        order = order if scores.has_room_for(order) else short
        self.play(FadeOut(self.words, *self.best), scores.show_bands(0.0), run_time=0.5)
        self.words = scores.write_above(order)
        adding = VGroup(scores.adding_name, scores.adding)
        names = FadeIn(scores.product_name, scores.totals_name)
        self.play(FadeIn(order, adding, totals.frame, totals.lines), names, run_time=0.7)
        self.sum_rows(scores.product, totals, scores.adding.frame, 0.9)
        self.cue()
        scored = VGroup(scores.product.frame, scores.product.lines, scores.product.entries)
        earlier, way = self.multiply_tastes_first(adding, VGroup(scored, scores.product_name))
        shown, first = self.cue(), scores.around(totals, scores.first_together)
        if shown:
            again = first.copy().shift((way, 0.0, 0.0))
            self.play(Create(first), Create(again), run_time=self.phrase_left(0.2, least=0.6))
            earlier[0].add(again)
        self.words, (column, name) = scores.write_above(brackets), earlier
        late = squish_rate_func(smooth, 0.6, 1.0)
        self.play(
            FadeOut(column, shift=np.array([-way, 0.0, 0.0])),
            FadeOut(name, scores.second_way_name),
            FadeIn(scores.totals_name, brackets),
            FadeIn(scored, scores.product_name, rate_func=late),
            run_time=0.8,
        )
        if shown and self.plane:
            self.find_the_winner(self.plane)

    def multiply_tastes_first(self, adding: VGroup, scored: VGroup) -> tuple[VGroup, float]:
        """Let what was found step aside, in the place of X W, and find it again from W V.

        Returns what stepped aside, with its name, and how far.
        """
        scores, tastes, totals = self.scores, self.scores.tastes, self.scores.totals
        (earlier, name), way = scores.first_way()
        corner = scores.beside_v()
        self.add(earlier)
        self.remove(*totals.entries.get_family())
        self.play(FadeOut(scored, self.words, scores.totals_name), run_time=0.4)
        name.shift((way, 0.0, 0.0))
        come = FadeIn(name, scores.second_way_name, scores.together, scores.tastes_name)
        frames = FadeIn(tastes.frame, tastes.lines, rate_func=second_half)
        move = earlier.animate.shift((way, 0.0, 0.0)), ReplacementTransform(adding, corner)
        self.play(*move, come, frames, run_time=0.7)
        self.sum_rows(scores.right, tastes, cast("NumberTable", corner[1]).frame, 0.5)
        self.meet_all_tastes(corner)
        return VGroup(VGroup(earlier), name), way

    def find_the_winner(self, plane: ScorePlane) -> None:
        """Let a line of one total for both viewers sweep the plane, up to the film with the highest."""
        best = float(self.totals.max())
        name = plane.total_name(best)
        plane.total.set_state(total=plane.total.least)
        self.play(tween(plane.total, total=best, run_time=self.phrase_left(0.6, least=1.2)))
        self.play(Create(plane.ring(self.scores.first_together)), FadeIn(name), run_time=0.7)

    def meet_all_tastes(self, corner: VGroup) -> None:
        """Let each film meet the tastes of all viewers: the first one with its products, if there is room.

        These take the place of V in the *corner*.
        """
        scores, film = self.scores, self.made.left[0]
        *pairs, total = film_words.products(film, self.tastes, self.totals, even=True)
        written = VGroup()
        if 1 < len(pairs) <= MOST_TERMS and scores.has_room_for(*pairs):
            written = VGroup(*scores.sum_up(*pairs, total))
        first, *others = scores.totals.entries
        meet = scores.meeting(0)
        self.play(*swap(corner, written), FadeIn(meet, run_time=0.8))
        self.play(FadeIn(first), FadeOut(meet), run_time=0.35)
        self.play(LaggedStart(FadeOut(written), *map(FadeIn, others), lag_ratio=0.3), run_time=0.7)

    def sum_rows(self, table: NumberTable, sums: NumberTable, ones: VMobject, share: float) -> None:
        """Let each row of a table meet V, the *ones*, and its sum appear, within a share of the phrase."""
        column = ones.copy().set_stroke(self.theme.color("ink"), 5.0)
        for row, entries in enumerate(sums.entries):
            across = VGroup(column.copy(), self.scores.across(table, row))
            run_time = self.phrase_left(share / (table.rows - row), least=0.6) - 0.2
            self.play(Create(across, run_time=run_time), FadeIn(entries, run_time=min(run_time, 0.7)))
            self.play(FadeOut(across), run_time=0.2)
