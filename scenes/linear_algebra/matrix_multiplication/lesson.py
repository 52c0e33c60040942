from __future__ import annotations

from manim import Create, FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup, linear

from mathkit.linear_algebra.matrix_multiplication import chain_work, compose, multiply, work
from scenes.linear_algebra.matrix_multiplication import film_words, planes, words, work_words
from scenes.linear_algebra.matrix_multiplication.batches import Batch
from scenes.linear_algebra.matrix_multiplication.chains import Factors, Race
from scenes.linear_algebra.matrix_multiplication.film_words import has_features, has_films, has_scores
from scenes.linear_algebra.matrix_multiplication.films import Pair, Scores
from scenes.linear_algebra.matrix_multiplication.landings import BEFORE, Fall, Landings
from scenes.linear_algebra.matrix_multiplication.params import ProductParams
from scenes.stage.lesson import Facts, Lesson, Phrase, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.bases import COLUMNS, IDENTITY
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.theme import color
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import formula


class MatrixMultiplication(Lesson):
    """Row times column is where an arrow lands: one matrix that does what two do in turn."""

    title = "Matrix multiplication"
    prerequisites = ("matrices", "dot_product")

    class Params(ProductParams):
        """Two tables, two maps, and the sizes of two layers."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.made, self.both = multiply(p.x, p.w), compose(p.b, p.a)
        self.layer, self.chain = work(*p.sizes[:3]).multiplications, chain_work(*p.sizes)

    def facts(self) -> Facts:
        cost = work_words.facts(self.params.sizes, self.made, self.layer, self.chain)
        return {**words.facts(self.both), **film_words.facts(self.made), **cost}

    # One map after another ---------------------------------------------------------------------------------

    @beat(
        "A matrix moves the plane. Here's one: B.",
        "And here's another, A, that moves it on.",
        title="First B, then A",
    )
    def move_in_turn(self) -> None:
        self.rule, both = Landings(self.both), self.both
        self.space = planes.plane_for_both(both)
        first, then = (planes.caption(self.space, source) for source in words.captions(both))
        self.play(FadeIn(self.space, self.rule.right, self.rule.names[1]), run_time=1.0)
        self.play(FadeIn(first), ApplyMap(both.first, self.space), run_time=self.phrase_left(least=2.0))
        self.cue()
        self.play(FadeIn(self.rule.left, self.rule.names[0]), FadeOut(first), run_time=0.6)
        move_on = ApplyMap(both.second, self.space, after=both.first)
        self.play(FadeIn(then), move_on, run_time=self.phrase_left(least=2.0))
        self.caption = then

    @beat(
        "One matrix does both in one go: the product, A B.",
        "In it, each row of A meets each column of B. Why such a strange rule?",
        title="Why row times column?",
    )
    def meet_the_rule(self) -> None:
        rule, product = self.rule, self.rule.product
        self.ghosts = self.space.basis.ghosts(self.both.product)
        self.add(self.ghosts, self.space.basis)
        unknown = FadeIn(product.frame, product.lines, rule.unknowns, rule.product_name)
        self.play(FadeOut(self.caption), unknown, run_time=0.8)
        self.play(ApplyMap(self.both.product, self.space, back=True), run_time=self.phrase_left(0.8))
        self.cue()
        self.add(rule, rule.unknowns)
        self.play(rule.show_row(), rule.show_column(), run_time=0.6)
        self.play(Advance(rule, BEFORE, rule.last), run_time=self.phrase_left(0.8))
        self.play(rule.show_row(0.0), rule.show_column(0.0), run_time=0.8)
        rule.begin()

    @beat("{landing}", "{carried}", title="Follow one arrow")
    def follow_an_arrow(self) -> None:
        both, rule, (fan, other) = self.both, self.rule, self.space.basis.fans
        self.walk = planes.Walk(self.space.plane, both.first[:, 0])
        self.play(dim(other), FadeOut(self.space.grid), run_time=0.8)
        self.play(ApplyMap(both.first, fan), rule.show_column(), run_time=self.phrase_left(0.4, least=1.5))
        numbers = self.walk.numbers(COLUMNS[0], [*fan, *self.ghosts])
        for share, step in zip((0.4, 0.7), self.walk.steps, strict=True):
            self.play(Create(step), run_time=self.phrase_left(share))
        self.add(self.walk, fan)
        self.play(FadeIn(numbers, target_position=rule.right), run_time=self.phrase_left())
        self.cue()
        self.play(FadeOut(numbers), run_time=0.5)
        carry = ApplyMap(both.second, fan, after=both.first)
        self.play(carry, ApplyMap(both.second, *self.walk.steps), run_time=self.phrase_left(least=2.5))

    @beat(
        "How far right? A's first row says how far right its columns go: {right}",
        "How far up? A's second row says: {up}",
        title="Row times column is where it lands",
    )
    def read_the_landing(self) -> None:
        rule, self.sums = self.rule, VGroup()
        for axis in (0, 1):
            if axis:
                self.cue()
            self.play(rule.light_row(axis), run_time=0.8)
            shadows, written = self.walk.shadows(self.both.second, axis), words.coordinate(self.both, axis)
            clear_of = [self.walk, *self.space.basis.arrows, *self.ghosts]
            label = planes.beside(written, shadows, axis, self.space, clear_of)
            steps = [step.copy() for step in self.walk.steps]
            self.play(*map(ReplacementTransform, steps, shadows), run_time=self.phrase_left(0.3, least=1.0))
            self.sums.add(shadows, label)
            self.add(label[0])
            parts = assemble(written, rule.factors(axis), last="total")
            for step, run_time in zip(parts, (0.7, 1.3, 0.6), strict=True):
                self.play(step, run_time=run_time)
            fall = Fall(written.part("total"), rule, axis)
            self.play(fall, FadeOut(rule.unknowns[axis]), run_time=0.9)

    @beat(
        "So row times column is where an arrow lands. The second one gives the second column.",
        "Now one matrix does both, because everything else follows these two arrows.",
        title="One matrix for both",
    )
    def move_at_once(self) -> None:
        both, rule, space, other = self.both, self.rule, self.space, self.space.basis.fans[1]
        self.play(FadeOut(self.walk, self.sums), undim(other), run_time=0.8)
        self.play(ApplyMap(both.first, other), run_time=self.phrase_left(0.3, least=1.2))
        self.play(ApplyMap(both.second, other, after=both.first), run_time=self.phrase_left(0.4, least=1.2))
        self.play(FadeOut(rule.unknowns[2:]), run_time=0.4)
        self.play(Advance(rule, 1, rule.last), run_time=self.phrase_left(least=2.0))
        self.cue()
        back = ApplyMap(both.product, space.basis, back=True)
        self.play(back, rule.show_row(0.0), rule.show_column(0.0), run_time=1.2)
        self.add(space.set_state(matrix=IDENTITY))
        self.play(FadeIn(space.grid), run_time=0.8)
        self.play(ApplyMap(both.product, space), run_time=self.phrase_left(least=2.0))

    @beat(
        "Does the order matter? Here's B, then A; and here's A, then B.",
        "{order}",
        title="Swap the order",
    )
    def swap_the_order(self) -> None:
        orders = self.orders = planes.BothOrders(self.both)
        self.play(FadeOut(self.space, self.ghosts), FadeIn(*orders.spaces), run_time=1.0)
        self.play(FadeIn(orders.captions), run_time=0.6)
        self.play(*orders.act(0), run_time=self.phrase_left(0.5))
        self.play(*orders.act(1), run_time=self.phrase_left())
        self.cue()
        for space, result in zip(orders.spaces, orders.results, strict=True):
            self.play(FadeIn(result, target_position=space.basis), run_time=self.phrase_left(0.45))
        self.play(FadeIn(orders.sign), run_time=0.6)

    # Films and viewers -------------------------------------------------------------------------------------

    @beat("Now take bigger tables. {films}", "{viewers}", title="Films and viewers")
    def meet_the_films(self) -> None:
        rule, scores = self.rule, Scores(self.made)
        self.scores, self.best = scores, VGroup(scores.product_name)
        self.play(FadeOut(self.orders, rule.names, rule.product_name), run_time=0.6)
        frames = map(ReplacementTransform, rule.frames, scores.frames)
        self.play(FadeOut(*rule.insides), *frames, run_time=1.2)
        row, column = self.words = scores.write_beside(*film_words.rows_and_columns())
        self.play(FadeIn(scores.names[0], scores.left.lines), run_time=0.8)
        names = (row, *scores.films, *scores.features)
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.5), run_time=self.phrase_left(0.6))
        self.play(LaggedStart(*map(FadeIn, scores.left.entries), lag_ratio=0.7), run_time=self.phrase_left())
        self.cue()
        self.play(FadeIn(scores.names[1], scores.right.lines, column), run_time=0.8)
        names = (*scores.viewers, *scores.features_again)
        self.play(LaggedStart(*map(FadeIn, names), lag_ratio=0.5), run_time=self.phrase_left(0.5))
        self.play(FadeIn(scores.right.entries), run_time=self.phrase_left())

    @beat(
        "A row and a column meet number by number.",
        Phrase("Leave {left_out} out of W, and the film's {left_out} has no partner.", when=has_features),
        "So the inner sizes must agree: m by n, times n by p, gives m by p.",
        title="Which sizes fit",
    )
    def fit_the_sizes(self) -> None:
        scores, pair = self.scores, Pair(self.scores)
        self.add(scores)
        self.play(scores.show_bands(), FadeOut(self.words), run_time=0.8)
        self.play(FadeIn(pair), run_time=0.6)
        if last := len(self.params.w) - 1:
            self.play(tween(pair, term=last, rate_func=linear, run_time=self.phrase_left(least=0.6 * last)))
        there, back = VGroup(pair), []
        if self.cue():
            gone = VGroup(*scores.right.entries[-1], scores.features_again[-1])
            self.play(gone.animate.set_opacity(0.0), FadeOut(pair.viewer), run_time=self.phrase_left(0.4))
            alone = pair.film.animate.set_stroke(color("slope"), width=8.0)
            self.play(alone, run_time=self.phrase_left(0.9))
            there, back = VGroup(pair.film), [gone.animate.set_opacity(1.0)]
        self.cue()
        self.play(FadeOut(there), *back, scores.show_bands(0.0), run_time=0.8)
        self.words = scores.write_beside(*map(formula, film_words.math_shapes(self.made)))
        factors, product, letters = self.words
        self.play(Create(scores.inner_edges), FadeIn(factors), run_time=self.phrase_left(0.3))
        self.play(Create(scores.outer_edges), FadeIn(product), run_time=self.phrase_left(0.5))
        self.play(FadeIn(letters, target_position=factors), run_time=self.phrase_left(0.9))

    @beat(
        "{score}",
        Phrase("W carries every film to its scores.", when=has_scores),
        Phrase("{best}", when=has_films),
        title="What should they watch?",
    )
    def score_the_films(self) -> None:
        scores = self.scores
        edges = FadeOut(scores.inner_edges, scores.outer_edges)
        self.play(edges, FadeOut(self.words), scores.show_bands(), FadeIn(scores.product_name), run_time=0.8)
        (*pairs, total), line = scores.sum_up(*film_words.products(self.made))
        self.words = VGroup(*pairs, line, total)
        entries = zip(pairs, scores.left.entries[0], strict=True)
        rise = [FadeIn(pair, target_position=entry) for pair, entry in entries]
        self.play(LaggedStart(*rise, lag_ratio=0.7), run_time=self.phrase_left(0.7, least=0.8 * len(rise)))
        self.play(FadeIn(line, total), run_time=0.6)
        self.play(scores.show_entry(0), run_time=0.6)
        if self.cue():
            self.play(Advance(scores, 0, scores.last), run_time=self.phrase_left(least=0.4 * scores.last))
        if self.cue():
            self.play(scores.show_bands(0.0), FadeOut(scores.product_name), run_time=0.6)
            winners = scores.winners()
            self.best = VGroup(*(part for winner in winners for part in winner))
            for left, (ring, name) in enumerate(winners):
                rise = [FadeIn(name, target_position=scores.films)] if len(name) else []
                self.play(Create(ring), *rise, run_time=self.phrase_left(0.9 / (len(winners) - left)))

    # What it costs -----------------------------------------------------------------------------------------

    @beat(
        "{work}",
        "A network's linear layer is such a product: {layer}",
        "That's {multiplications}.",
        title="Count the work",
    )
    def count_the_work(self) -> None:
        sizes, scores = self.params.sizes, self.scores
        letters, numbers = scores.write_beside(*map(formula, work_words.math_work(self.made)))
        self.play(FadeOut(self.words), FadeIn(letters), run_time=0.8)
        self.play(FadeIn(numbers, target_position=scores.product), run_time=self.phrase_left(0.6))
        self.cue()
        batch = self.batch = Batch(*sizes[:3])
        self.play(
            FadeOut(*scores.contents, self.best, numbers),
            *map(ReplacementTransform, scores.frames, (batch.samples, batch.weights, batch.frame)),
            run_time=1.5,
        )
        self.add(batch)
        self.play(LaggedStart(*map(FadeIn, batch.sizes), lag_ratio=0.8), run_time=self.phrase_left(0.7))
        self.words = letters
        self.write_below(*work_words.work_of_a_layer(sizes, lambda: batch.rows_done), run_time=0.6)
        self.cue()
        self.play(tween(batch, share=1.0, rate_func=linear, run_time=self.phrase_left(least=3.0)))
        self.words.clear_updaters()

    @beat(
        "Add a second linear layer, V. You can start with either pair: same maps, same order, same result.",
        "{chain}",
        title="Brackets change the work",
    )
    def chain_two_layers(self) -> None:
        batch, factors, race = self.batch, Factors(self.params.sizes), Race(self.chain)
        self.play(
            FadeOut(self.words, batch.frame, batch.result, batch.row, batch.sizes),
            ReplacementTransform(batch.samples, factors.blocks[0]),
            ReplacementTransform(batch.weights, factors.blocks[1]),
            FadeIn(factors.labels[:2]),
            run_time=1.5,
        )
        self.play(FadeIn(factors.blocks[2], factors.labels[2]), run_time=0.8)
        first, second = factors.pairs
        self.play(Create(first), FadeIn(race.ways[0]), run_time=self.phrase_left(0.4))
        self.play(ReplacementTransform(first, second), FadeIn(race.ways[1]), run_time=self.phrase_left(0.7))
        self.play(FadeOut(second), run_time=0.6)
        self.cue()
        self.play(FadeIn(race.bars, race.numbers), run_time=0.4)
        self.add(race)
        done, run_time = max(race.totals), self.phrase_left(0.9)
        self.play(tween(race, on=race.bars, done=done, rate_func=linear, run_time=run_time))
        race.clear_updaters()
        if len(race.cheaper) == 1:
            self.play(race.bars[race.cheaper[0]].animate.set_fill(color("result")), run_time=0.6)

    @beat(
        "So why row times column? It gives the one matrix that does first B, and then A.",
        title="Why row times column",
    )
    def answer(self) -> None:
        both, space = self.both, self.space.set_state(matrix=IDENTITY)
        rule = Landings(both).completed()
        self.play(self.clear_stage(), FadeIn(rule, rule.names, rule.product_name, space), run_time=1.2)
        self.play(ApplyMap(both.first, space), run_time=self.phrase_left(0.5))
        self.play(ApplyMap(both.second, space, after=both.first), run_time=self.phrase_left(0.9))
