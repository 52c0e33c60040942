from __future__ import annotations

from manim import (
    Animation,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    VGroup,
    smooth,
    squish_rate_func,
)

from mathkit.linear_algebra.matrix_multiplication import bend_between, chain_work, compose, multiply
from scenes.linear_algebra.matrix_multiplication import film_words, planes, words
from scenes.linear_algebra.matrix_multiplication.bent_networks import BentNetwork
from scenes.linear_algebra.matrix_multiplication.film_words import film_through_a_bend, has_bend
from scenes.linear_algebra.matrix_multiplication.films_for_viewers import FilmsForViewers
from scenes.linear_algebra.matrix_multiplication.folded_layers import FoldedLayers, Layers
from scenes.linear_algebra.matrix_multiplication.landings import Landings
from scenes.linear_algebra.matrix_multiplication.params import ProductParams
from scenes.linear_algebra.matrix_multiplication.walks import Walk
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.motion.tween import tween
from scenes.stage.pictures.linear_maps import ApplyMap
from scenes.stage.shapes.theme import color


class MatrixMultiplication(FilmsForViewers):
    """Row times column is one coordinate of where an arrow lands, so one matrix does what two do in turn."""

    title = "Matrix multiplication"
    prerequisites = ("matrices", "dot_product")
    fact_labels = words.FACT_LABELS

    class Params(ProductParams):
        """Two tables, two maps, and the sizes of two layers."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.made, self.both, self.chain = multiply(p.x, p.w), compose(p.b, p.a), chain_work(*p.sizes)
        self.tastes = multiply(p.w, [[1.0]] * len(p.w[0])).product
        self.totals = multiply(p.x, self.tastes).product
        film = self.film = film_through_a_bend(self.made) or 0
        there_and_back = [p.x[film], [-entry for entry in p.x[film]]]
        self.passed = bend_between(there_and_back, p.w, [[1.0]] * len(p.w[0]))

    def ranges(self) -> Ranges:
        return planes.ranges_of(self.both)

    def facts(self) -> Facts:
        films = film_words.facts(self.made, self.totals)
        sums = {"tastes": self.tastes.ravel().tolist(), "totals": self.totals.ravel().tolist()}
        bend = film_words.facts_of_a_bend(self.passed, self.film)
        return {**words.facts(self.both, self.chain, self.params.batch), **films, **sums, **bend}

    @beat(
        "If network layers are just matrices, two fold into one.",
        "{chain}",
        title="Two layers fold into one",
    )
    def fold_two_layers(self) -> None:
        folded = self.folded = FoldedLayers(self.params.sizes, self.chain)
        two, unfolded, one, name = folded.two, folded.unfolded, folded.one, self.scores.names[1]
        tables = self.tables_onto(two)
        moving = VGroup(name, *self.scores.tables, self.scores.totals)
        self.play(self.clear_all_but(moving.get_family()))
        late = squish_rate_func(smooth, 0.5, 1.0)
        above = (two.lines, two.dots, two.more, two.sizes, two.names, two.letters[1])
        come = FadeIn(*above, folded.brackets[0], rate_func=late)
        self.play(*tables, ReplacementTransform(name, two.letters[0]), come, run_time=0.9)
        sample = VGroup(*(lines.copy().set_stroke(width=5.0) for lines in two.lines))
        for lines in sample:
            self.play(Create(lines), run_time=0.35)
        hidden = (*(parts[1] for parts in (unfolded.dots, unfolded.more, unfolded.sizes, unfolded.names)),)
        hidden = (*hidden, unfolded.letters)
        below = FadeIn(folded.paths, one.dots, one.more, one.sizes, one.names, *hidden)
        self.play(FadeOut(sample), below, run_time=0.6)
        self.play(FadeOut(*hidden), FadeIn(one.letters, folded.brackets[1]), run_time=0.5)
        self.play(tween(folded.paths, fold=1.0, run_time=self.phrase_left(0.9, least=1.0)))
        self.cue()
        heading = [FadeIn(folded.caption)]
        for way in (0, 1):
            run_time = self.phrase_left(0.4 + 0.4 * way)
            self.play(
                *heading, tween(folded, on=folded.bars[way], run_time=run_time, grown=folded.after(way))
            )
            heading = []
            found = folded.cheaper if way and len(folded.cheaper) == 1 else []
            green = (folded.bars[index].animate.set_fill(color("result")) for index in found)
            self.play(FadeIn(folded.sums[way]), *green, run_time=0.5)
        self.letters, self.weights = two.letters, two.lines

    def tables_onto(self, layers: Layers) -> list[FadeOut]:
        """Let films become what goes into a network, W its first weights, and scores what comes out."""
        scores = self.scores
        goals = (layers.dots[0], layers.lines[0], layers.dots[2], layers.dots[2])
        tables = (scores.left, scores.right, scores.product, scores.totals)
        return [
            FadeOut(table, target_position=goal, scale=0.3)
            for table, goal in zip(tables, goals, strict=True)
            if self._shows(table.frame)
        ]

    @beat(
        "Add a bend: ReLU zeroes negatives. {bent}",
        "{bend}",
        title="A bend in between",
        when=has_bend,
    )
    def bend_in_between(self) -> None:
        network = self.network = BentNetwork(self.passed, self.film)
        two = self.folded.two
        inputs, sums, bent, output, _ = network.cells
        leaving = (*two.lines, *two.dots, *two.letters)
        coming = (*network.weights, inputs, sums, output, *network.letters)
        names = (network.features, network.viewers, network.titles[0])
        self.play(self.clear_all_but(VGroup(*leaving).get_family()))
        come = FadeIn(*names, bent, rate_func=squish_rate_func(smooth, 0.4, 1.0))
        self.play(*map(ReplacementTransform, leaving, coming), come, run_time=1.0)
        self.play_evenly(
            [network.come(0, 0)],
            [network.come(0, 1)],
            [*map(Create, network.bends), FadeIn(network.relu)],
            [network.come(0, 2)],
            [network.come(0, 3)],
            [network.come(0, 4), FadeIn(network.matrix, network.one_matrix, network.signs[0])],
        )
        self.cue()
        gone = FadeOut(network.titles[0], network.signs[0])
        self.play(network.go(0, 0, 1, 2, 3, 4), gone, run_time=0.4)
        self.play_evenly(
            [network.come(1, 0), FadeIn(network.titles[1])],
            [network.come(1, 1)],
            [network.come(1, 4)],
            [network.come(1, 2)],
            [network.come(1, 3)],
            [FadeIn(network.signs[1])],
        )
        self.letters, self.weights = network.letters, network.weights

    def play_evenly(self, *steps: list[Animation]) -> None:
        """Play steps one after another, all equally long, until the phrase ends."""
        for index, step in enumerate(steps):
            run_time = self.phrase_left(1 / (len(steps) - index), least=0.4)
            self.play(*step, run_time=run_time)

    @beat(
        "So why row times column?",
        "Because it says how far right, or up, one step lands after B, then A. One matrix does both.",
        title="One matrix can do both",
    )
    def answer(self) -> None:
        both, rule = self.both, Landings(self.both).completed().point_at(0)
        space = self.space = planes.plane_for_both(both, self.shown_ranges)
        # W acts first, as B does.
        weights = zip(self.weights, (rule.right, rule.left), strict=True)
        letters = zip(self.letters, rule.names[::-1], strict=True)
        self.play(self.clear_all_but([*self.letters.get_family(), *self.weights.get_family()]))
        become = [FadeOut(part, target_position=goal, scale=0.7) for part, goal in (*weights, *letters)]
        new = (space, *rule.frames, *rule.insides, rule.names, rule.product_name)
        come = FadeIn(*new, rate_func=squish_rate_func(smooth, 0.4, 1.0))
        self.play(*become, come, run_time=1.2)
        self.cue()
        self.add(rule)
        self.caption, walk = VGroup(), Walk(space.plane, both.first[:, 0])
        self.play(rule.show_column(), *self.say(0), ApplyMap(both.first, space, run_time=1.1))
        self.play(*self.say(1), ApplyMap(both.second, space, after=both.first, run_time=1.2))
        ways = VGroup()
        for axis in (0, 1):
            rule.point_at(axis)
            ways.add(walk.to_axis(both.second, axis))
            self.play(rule.show_row(), Create(ways[axis]), run_time=self.phrase_left(0.25, least=0.8))
        gone = FadeOut(ways), rule.show_row(0.0), rule.show_column(0.0)
        self.play(*gone, self.go_back(space.grid), run_time=0.6)
        self.play(*self.say(2), self.at_once(least=1.2))
