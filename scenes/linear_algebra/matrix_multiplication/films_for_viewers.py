"""The second part of the lesson: films times viewers, one viewer after another and all together."""

from __future__ import annotations

from typing import Any

from manim import (
    LEFT,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    Transform,
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
from scenes.linear_algebra.matrix_multiplication.films import MOST_TERMS, Scores
from scenes.linear_algebra.matrix_multiplication.maps_in_turn import MapsInTurn
from scenes.linear_algebra.matrix_multiplication.params import ProductParams
from scenes.linear_algebra.matrix_multiplication.score_planes import ScorePlane
from scenes.stage.lesson import Phrase, beat
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
        "Films are rows, not columns, so the order flips.",
        title="Films and viewers",
    )
    def meet_the_films(self) -> None:
        scores, product = Scores(self.made, self.tastes, self.totals), self.orders.results[0]
        self.scores, self.best = scores, VGroup()
        letters = [product.part(name) for name in ("before", "after")]
        rest = VGroup(*(part for part in product if part not in (*letters[0], *letters[1])))
        self.play(self.clear_all_but(product.get_family()))
        become = [
            *map(ReplacementTransform, letters, scores.names),
            FadeOut(rest, target_position=scores.product.frame),
        ]
        late = squish_rate_func(smooth, 0.4, 1.0)
        tables = (scores.left.frame, scores.left.lines, scores.product.frame, scores.product.lines)
        self.play(
            *become,
            FadeIn(*tables, rate_func=late),
            run_time=0.9,
        )
        names = (*scores.films, *scores.features)
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.5), run_time=self.phrase_left(0.6))
        self.play(LaggedStart(*map(FadeIn, scores.left.entries), lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(scores.right.frame, scores.right.lines), run_time=0.5)
        names = (*scores.viewers, *scores.features_again)
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.5), run_time=self.phrase_left(0.5))
        self.play(LaggedStart(*map(FadeIn, scores.right.entries), lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        frames = scores.left_to_right()
        for each, share in zip(frames, (0.3, 0.45, 0.85), strict=True):
            self.play(Create(each), run_time=self.phrase_left(share))
        self.play(FadeOut(*frames), run_time=0.3)

    @beat("{fit}", "{sizes}", title="Which sizes fit")
    def fit_the_sizes(self) -> None:
        scores, last = self.scores, len(self.params.w) - 1
        self.add(scores)
        row, _ = scores.pair(0, 0, last)
        back: list[Any] = [FadeOut(row)]
        sizes = self.words = scores.write_above(*map(formula, film_words.math_shapes(self.made)))
        self.play(scores.show_bands(), FadeIn(row), run_time=0.6)
        if last:
            gone = VGroup(*scores.right.entries[-1], scores.features_again[-1])
            sides = VGroup(scores.right.frame, scores.right.lines)
            whole = sides.copy()
            cut = Transform(sides, scores.without_last_row())
            self.play(gone.animate.set_opacity(0.0), cut, run_time=self.phrase_left(0.4))
            alone = scores.alone()
            misfit = film_words.math_misfit(self.made).match_height(sizes[0]).move_to(sizes[0], LEFT)
            come = Create(alone), FadeIn(misfit, run_time=0.7)
            self.play(FadeOut(row), *come, run_time=self.phrase_left(0.8))
            self.cue()
            back = [gone.animate.set_opacity(1.0), Transform(sides, whole), FadeOut(alone, misfit)]
        self.play(*back, scores.show_bands(0.0), run_time=0.6)
        self.play(Create(scores.inner_edges), FadeIn(sizes[0]), run_time=self.phrase_left(0.4, least=0.5))
        if not last:
            self.cue()
        self.play(FadeOut(scores.inner_edges), run_time=0.4)
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
            self.play(*map(Create, ways), run_time=self.phrase_left(0.5 * share, least=0.5))
            self.play(FadeIn(point, tag), FadeOut(ways), run_time=0.3)

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
        "They watch together: {together}, then V adds.",
        "Or let one matrix do both: W V, their tastes added.",
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
            FadeOut(self.words, adding, totals.entries),
            FadeIn(scores.together, scores.tastes_name, tastes.frame, tastes.lines),
            run_time=0.5,
        )
        self.sum_rows(scores.right, tastes, 0.4)
        self.meet_all_tastes()
        self.words = scores.write_above(brackets)
        self.play(FadeIn(brackets), run_time=0.3)
        if self.cue():
            first, plane = scores.around(totals, scores.first_together), self.plane
            if plane:
                best = float(self.totals.max())
                name = plane.total_name(best)
                plane.total.set_state(total=plane.total.least)
                self.play(tween(plane.total, total=best, run_time=self.phrase_left(0.55, least=1.2)))
                self.play(
                    Create(plane.ring(scores.first_together)), FadeIn(name), Create(first), run_time=0.8
                )
            else:
                self.play(Create(first), run_time=self.phrase_left(0.8))

    def meet_all_tastes(self) -> None:
        """Let each film meet the tastes of all viewers: the first one with its products, if there is room."""
        scores, film = self.scores, self.made.left[0]
        *pairs, total = film_words.products(film, self.tastes, self.totals, even=True)
        written = VGroup()
        if 1 < len(pairs) <= MOST_TERMS and scores.has_room_for(*pairs):
            written = VGroup(*scores.sum_up(*pairs, total))
        first, *others = scores.totals.entries
        meet = scores.meeting(0)
        self.play(FadeIn(meet, written), run_time=0.7)
        self.play(FadeIn(first), FadeOut(meet), run_time=0.35)
        self.play(LaggedStart(FadeOut(written), *map(FadeIn, others), lag_ratio=0.3), run_time=0.7)

    def sum_rows(self, table: NumberTable, sums: NumberTable, share: float) -> None:
        """Let the sum of each row of a table appear beside it, within a share of the phrase."""
        for row, entries in enumerate(sums.entries):
            across = self.scores.across(table, row)
            run_time = self.phrase_left(share / (table.rows - row), least=0.6) - 0.2
            self.play(Create(across, run_time=run_time), FadeIn(entries, run_time=min(run_time, 0.7)))
            self.play(FadeOut(across), run_time=0.2)
