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
from scenes.linear_algebra.matrix_multiplication.folded_layers import Costs, FilmLayers, Layers
from scenes.linear_algebra.matrix_multiplication.landings import Landings
from scenes.linear_algebra.matrix_multiplication.params import ProductParams
from scenes.linear_algebra.matrix_multiplication.walks import Walk
from scenes.stage.lesson import Facts, Ranges, beat
from scenes.stage.lesson.attention import first_half, second_half
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
        film = self.film = film_through_a_bend(self.made) or 0
        there_and_back = [p.x[film], [-entry for entry in p.x[film]]]
        self.passed = bend_between(there_and_back, p.w, [[1.0]] * len(p.w[0]))

    def ranges(self) -> Ranges:
        return planes.ranges_of(self.both)

    def facts(self) -> Facts:
        films = film_words.facts(self.made, self.totals)
        sums = {"tastes": self.tastes.ravel().tolist(), "totals": self.totals.ravel().tolist()}
        bend = film_words.facts_of_a_bend(self.passed, self.film)
        return {**words.facts(self.both, self.chain), **films, **sums, **bend}

    @beat(
        "If network layers are just matrices, two fold into one.",
        "{chain}",
        title="Two layers fold into one",
    )
    def fold_two_layers(self) -> None:
        values = (self.params.x[self.film], self.made.product[self.film], self.totals[self.film])
        layers = self.layers = FilmLayers(self.film, values, self.tastes.ravel())
        two, unfolded, one = layers.two, layers.unfolded, layers.one
        kept, moving = self.numbers_onto(two)
        late = squish_rate_func(smooth, 0.2, 0.8)
        costs = self.costs = Costs(self.params.sizes, self.chain)
        above = (two.lines, two.cells, two.letters, layers.titles[0], costs.brackets[0])
        come = FadeIn(*above, rate_func=late, run_time=1.1)
        self.play(self.clear_all_but(kept.get_family()), *moving, come)
        hidden = VGroup(unfolded.cells[1], unfolded.numbers[1], unfolded.letters)
        below = (layers.paths, *one.cells, *one.numbers, hidden, layers.titles[1])
        self.play(FadeIn(*below), run_time=0.6)
        self.play(FadeOut(hidden), FadeIn(one.letters, costs.brackets[1]), run_time=0.4)
        self.play(tween(layers.paths, fold=1.0, run_time=self.phrase_left(0.8, least=1.0)))
        self.play(FadeIn(layers.weights), run_time=0.4)
        self.cue()
        self.compare_the_work(costs)
        self.letters = two.letters

    def numbers_onto(self, layers: Layers) -> tuple[VGroup, list[Animation]]:
        """The numbers of a film in the tables; those that are shown fly into a network, others come there."""
        scores = self.scores
        tables = [table.entries[self.film] for table in (scores.left, scores.product, scores.totals)]
        return VGroup(*tables), [
            ReplacementTransform(entries, numbers, run_time=1.1)
            if self._shows(entries)
            else FadeIn(numbers, run_time=1.1)
            for entries, numbers in zip(tables, layers.numbers, strict=True)
        ]

    def compare_the_work(self, costs: Costs) -> None:
        """Let the bars grow for what both ways cost in layers of the given sizes."""
        self.play(FadeIn(costs.sizes, costs.counted), run_time=0.7)
        for way in (0, 1):
            run_time = self.phrase_left(0.4 + 0.4 * way)
            self.play(tween(costs, on=costs.bars[way], run_time=run_time, grown=costs.after(way)))
            found = costs.cheaper if way and len(costs.cheaper) == 1 else []
            bright = (costs.bars[index].animate.set_fill(color("ink")) for index in found)
            self.play(FadeIn(costs.sums[way]), *bright, run_time=0.5)

    @beat(
        "Add a bend: ReLU turns negatives into zero. {bent}",
        "{bend}",
        title="A bend in between",
        when=has_bend,
    )
    def bend_in_between(self) -> None:
        network, two = BentNetwork(self.passed, self.film), self.layers.two
        self.network = network
        inputs, sums, bent, output, _ = network.cells
        leaving = (*two.lines, *two.cells, *two.letters, *two.numbers[:2], self.layers.titles[0])
        coming = (*network.weights, inputs, sums, output, *network.letters, *network.numbers[0][:2])
        coming = (*coming, network.titles[0])
        late = squish_rate_func(smooth, 0.4, 1.0)
        come = FadeIn(network.features, network.viewers, bent, rate_func=late, run_time=1.0)
        become = (ReplacementTransform(*pair, run_time=1.0) for pair in zip(leaving, coming, strict=True))
        self.play(self.clear_all_but(VGroup(*leaving).get_family()), *become, come)
        self.play_evenly(
            [*map(Create, network.bends), FadeIn(network.relu)],
            [network.come(0, 2)],
            [network.come(0, 3)],
            [network.come(0, 4), FadeIn(network.matrix, network.one_matrix, network.signs[0])],
        )
        self.cue()
        gone = FadeOut(network.titles[0], network.signs[0], rate_func=first_half)
        come = FadeIn(network.titles[1], rate_func=second_half)
        self.play_evenly(
            [network.go(0, 0, 1, 2, 3), gone, network.come(1, 0, late=True), come],
            [network.come(1, 1)],
            [network.go(0, 4), network.come(1, 4, late=True)],
            [network.come(1, 2)],
            [network.come(1, 3)],
            [FadeIn(network.signs[1])],
        )
        self.letters = network.letters

    def play_evenly(self, *steps: list[Animation]) -> None:
        """Play steps one after another, all equally long, until the phrase ends."""
        for index, step in enumerate(steps):
            run_time = self.phrase_left(1 / (len(steps) - index), least=0.4)
            self.play(*step, run_time=run_time)

    @beat(
        "So why row times column?",
        "Because each number says how far right, or up, an arrow lands after B, then A. "
        "One matrix does both.",
        title="One matrix can do both",
    )
    def answer(self) -> None:
        both, rule = self.both, Landings(self.both).completed().point_at(0)
        space = self.space = planes.plane_for_both(both, self.shown_ranges)
        # W acts first, as B does.
        become = [
            FadeOut(letter, target_position=goal, scale=0.7, run_time=1.0)
            for letter, goal in zip(self.letters, rule.names[::-1], strict=True)
        ]
        new = (space, *rule.frames, *rule.insides, rule.names, rule.product_name)
        come = FadeIn(*new, rate_func=squish_rate_func(smooth, 0.2, 0.9), run_time=1.2)
        self.play(self.clear_all_but(self.letters.get_family()), *become, come)
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
