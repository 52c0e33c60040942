"""The second part of the lesson: films times viewers, one viewer after another and all together."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from manim import (
    LEFT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    VGroup,
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
from scenes.linear_algebra.matrix_multiplication.films import Scores
from scenes.linear_algebra.matrix_multiplication.maps_in_turn import MapsInTurn
from scenes.linear_algebra.matrix_multiplication.params import ProductParams
from scenes.linear_algebra.matrix_multiplication.score_planes import ScorePlane
from scenes.stage.lesson import Phrase, beat
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.number_tables import NumberTable
from scenes.stage.type.writing import formula


class FilmsForViewers(MapsInTurn):
    """X, films, times W, viewers: what each should watch, and what all should watch together."""

    params: ProductParams
    made: MatrixProduct
    tastes: Array
    totals: Array

    @beat(
        "{films}",
        "{viewers}",
        "X comes first: now we read left to right.",
        title="Films and viewers",
    )
    def meet_the_films(self) -> None:
        rule, scores = self.rule, Scores(self.made, self.tastes, self.totals)
        self.scores, self.best = scores, VGroup()
        travel = [
            FadeOut(table.entries, table.lines, target_position=frame)
            for table, frame in zip(rule.tables, scores.frames, strict=True)
        ]
        gone = FadeOut(self.orders, rule.names, rule.product_name, run_time=0.5)
        come = FadeIn(scores.names[0], scores.left.lines, rate_func=squish_rate_func(smooth, 0.6, 1.0))
        self.play(gone, *travel, *map(ReplacementTransform, rule.frames, scores.frames), come, run_time=1.0)
        names = (*scores.films, *scores.features)
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.5), run_time=self.phrase_left(0.6))
        self.play(LaggedStart(*map(FadeIn, scores.left.entries), lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(scores.names[1], scores.right.lines), run_time=0.5)
        names = (*scores.viewers, *scores.features_again)
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.5), run_time=self.phrase_left(0.5))
        self.play(LaggedStart(*map(FadeIn, scores.right.entries), lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        frames = scores.left_to_right()
        for each, share in zip(frames, (0.3, 0.45, 0.85), strict=True):
            self.play(Create(each), run_time=self.phrase_left(share))
        self.play(FadeOut(*frames), run_time=0.4)

    @beat("{fit}", title="Which sizes fit")
    def fit_the_sizes(self) -> None:
        scores, last = self.scores, len(self.params.w) - 1
        self.add(scores)
        row, _ = scores.pair(0, 0, last)
        back: list[Any] = []
        sizes = self.words = scores.write_above(*map(formula, film_words.math_shapes(self.made)))
        self.play(scores.show_bands(), FadeIn(row), run_time=0.6)
        if last:
            gone = VGroup(*scores.right.entries[-1], scores.features_again[-1])
            self.play(gone.animate.set_opacity(0.0), run_time=self.phrase_left(0.25))
            met, row = row, scores.alone()
            misfit = film_words.math_misfit(self.made).match_height(sizes[0]).move_to(sizes[0], LEFT)
            self.play(FadeOut(met), Create(row), FadeIn(misfit, run_time=0.7), run_time=self.phrase_left(0.4))
            back = [gone.animate.set_opacity(1.0), FadeOut(misfit)]
        self.play(*back, FadeOut(row), scores.show_bands(0.0), run_time=self.phrase_left(0.25, least=0.5))
        self.play(Create(scores.inner_edges), FadeIn(sizes[0]), run_time=self.phrase_left(0.4, least=0.5))
        self.play(Create(scores.outer_edges), FadeIn(sizes[1]), run_time=self.phrase_left(least=0.5))

    @beat(
        "{score}",
        Phrase("{places}", when=has_scores),
        Phrase("{best}", when=has_films),
        title="What should they watch?",
    )
    def score_the_films(self) -> None:
        scores, plane = self.scores, ScorePlane(self.made) if has_plane(self.made) else None
        self.plane = plane
        self.play(FadeOut(scores.inner_edges, scores.outer_edges, self.words), run_time=0.4)
        if plane:
            wide = scores
            scores = self.scores = Scores(self.made, self.tastes, self.totals, beside_plane=True)
            self.play(*wide.carried_to(scores), FadeIn(*plane), run_time=0.9)
        self.play(scores.show_bands(), FadeIn(scores.product_name), run_time=0.4)
        *pairs, total = film_words.products(self.made)
        words, line = scores.sum_up(*pairs, total)
        self.words, meet, name = VGroup(words, line), VGroup(), VGroup()
        for term, row in enumerate(pairs):
            step = [grow(plane.steps[term])] if plane else []
            old, meet = meet, scores.pair(0, 0, term)
            run_time = self.phrase_left(0.6 / (len(pairs) - term), least=0.7)
            last, name = name, plane.step_names[term] if plane else VGroup()
            come = FadeOut(old, last, run_time=0.3), FadeIn(row, name, run_time=0.7)
            self.play(*come, *(each.set_run_time(run_time) for each in (Create(meet), *step)))
        drop = [Create(plane.drop), FadeIn(plane.films[0])] if plane else []
        self.play(FadeOut(meet, name), FadeIn(line, total), *drop, run_time=0.6)
        self.play(scores.show_entry(0), run_time=0.5)
        if self.cue():
            self.fill_in()
        if self.cue():
            self.crown()

    def fill_in(self) -> None:
        """Let the other scores follow, and with them the films in the plane."""
        scores, plane, come = self.scores, self.plane, []
        if plane:
            self.play(FadeOut(*plane.steps, plane.drop), FadeIn(plane.tags[0]), run_time=0.5)
            films = [FadeIn(*each) for each in zip(plane.films[1:], plane.tags[1:], strict=True)]
            come = [LaggedStart(*films, lag_ratio=0.8)] if films else []
        self.play(Advance(scores, 0, scores.last), *come, run_time=self.phrase_left(least=0.35 * scores.last))

    def crown(self) -> None:
        """Let the best film of each viewer be framed, and be named under the column."""
        scores, leads = self.scores, self.plane.leads if self.plane else []
        self.play(scores.show_bands(0.0), FadeOut(scores.product_name), run_time=0.4)
        self.best, winners = VGroup(*leads), scores.winners()
        for index, (ring, name) in enumerate(winners):
            run_time = self.phrase_left(0.9 / (len(winners) - index))
            lines = (Create(line, run_time=run_time) for line in (ring, *leads[index : index + 1]))
            self.play(FadeIn(name, run_time=0.7), *lines)
            self.best.add(ring, name)

    @beat(
        "Tonight they watch together: {together}, then V adds.",
        "Or add their tastes first: that's W V.",
        Phrase("{winner}", when=has_films),
        title="Watch together",
        when=has_viewers,
    )
    def watch_together(self) -> None:
        scores, tastes, totals = self.scores, self.scores.tastes, self.scores.totals
        order, short, brackets = film_words.one_after_another()
        order = order if scores.has_room_for(order) else short
        self.play(FadeOut(self.words, *self.best), scores.show_bands(0.0), run_time=0.5)
        self.words = scores.write_above(order)
        adding = VGroup(scores.adding, scores.adding_name)
        names = FadeIn(scores.product_name, scores.totals_name)
        self.play(FadeIn(order, adding, totals.frame, totals.lines), names, run_time=0.7)
        self.sum_rows(scores.product, totals, 0.9)
        self.cue()
        self.play(
            FadeOut(self.words, adding),
            FadeIn(scores.together, scores.tastes_name, tastes.frame, tastes.lines),
            run_time=0.5,
        )
        film = self.made.left[0]
        summed = film_words.total_of(film, self.tastes)
        total = VGroup(summed) if len(film) > 1 and scores.has_room_for(summed) else VGroup()
        self.words = scores.write_above(brackets, *total)
        self.play(FadeIn(brackets), run_time=0.4)
        self.sum_rows(scores.right, tastes, 0.4)
        meet = VGroup(*map(scores.meeting, range(totals.rows)))
        self.play(FadeIn(meet[0], *total), run_time=0.9)
        for before, row in pairwise(meet):
            self.play(FadeOut(before, *total), FadeIn(row), run_time=0.4)
            total = VGroup()
        self.play(FadeOut(meet[-1]), run_time=0.3)
        if self.cue():
            first, plane = scores.around(totals, scores.first_together), self.plane
            if plane:
                best = float(self.totals.max())
                name = plane.total_name(best)
                plane.total.set_state(total=0.0)
                self.play(tween(plane.total, total=best, run_time=self.phrase_left(0.55, least=1.2)))
                self.play(
                    Create(plane.ring(scores.first_together)), FadeIn(name), Create(first), run_time=0.8
                )
            else:
                self.play(Create(first), run_time=self.phrase_left(0.8))

    def sum_rows(self, table: NumberTable, sums: NumberTable, share: float) -> None:
        """Let the sum of each row of a table appear beside it, within a share of the phrase."""
        for row, entries in enumerate(sums.entries):
            across = self.scores.across(table, row)
            run_time = self.phrase_left(share / (table.rows - row), least=0.6) - 0.2
            self.play(Create(across, run_time=run_time), FadeIn(entries, run_time=min(run_time, 0.7)))
            self.play(FadeOut(across), run_time=0.2)
