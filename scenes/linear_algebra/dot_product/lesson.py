from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    MoveToTarget,
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
)

from mathkit.linear_algebra import dot_product as maths
from scenes.linear_algebra.dot_product import sentences, words
from scenes.linear_algebra.dot_product.components import Components
from scenes.linear_algebra.dot_product.params import DotProductParams
from scenes.linear_algebra.dot_product.search import formulas, verdicts
from scenes.linear_algebra.dot_product.search.rankings import rank
from scenes.linear_algebra.dot_product.search.search_planes import AFTERWARDS, LAST_THIRD, SearchPlane, carry
from scenes.linear_algebra.dot_product.search.text_rows import TextRows, grow_bar
from scenes.linear_algebra.dot_product.search.verdicts import Verdict
from scenes.linear_algebra.dot_product.shadow_areas import ShadowArea
from scenes.linear_algebra.dot_product.slabs import HousePrice, sum_line
from scenes.linear_algebra.dot_product.upright_rectangles import (
    RigidRectangle,
    stand_on_one_line,
    upright_rectangles,
)
from scenes.stage.lesson import Facts, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import FORMULA_SIZE, Written, stack, text


class DotProduct(Components):
    """How much two arrows agree is an area, which two slides turn into products of components."""

    title = "The dot product"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(DotProductParams):
        """Two arrows, a house, and a search."""

    params: Params

    def compute(self) -> None:
        p = self.params
        self.product = maths.dot_product(p.a, p.b)
        self.has_angle = self.product.angle is not None
        self.strips = maths.area_strips(p.a, p.b if any(p.b) else (1.0, 0.0))
        self.model = maths.linear_model(p.features, p.weights, p.bias)
        self.verdict = Verdict(maths.rank_by_dot(p.query, p.documents), rank(p.query, p.documents))

    def facts(self) -> Facts:
        product, model, verdict = self.product, self.model, self.verdict
        count = len(self.params.documents)
        return {
            "texts": verdicts.texts_in_words(count),
            "arrows": verdicts.arrows_in_words(count),
            "question": verdicts.question_in_words(count),
            "pair": verdicts.pair_in_words(
                self.params.query, self.params.documents, self.params.a, self.params.b
            ),
            "no_angle": sentences.no_angle_in_words(product),
            **sentences.of_the_area(product),
            **sentences.of_the_strips(product, self.strips),
            "product": product.value,
            "largest": product.length_a * product.length_b,
            "lowest": -product.length_a * product.length_b,
            "step_shadows": self.strips.shadows if self.has_angle else [],
            "step_areas": self.strips.areas if self.has_angle else [],
            "terms": model.terms,
            "sum": model.dot,
            "together": sentences.sum_in_words(model),
            "price": sentences.bias_in_words(model),
            "cosines": [cosine or 0.0 for cosine in verdict.by_cosine.cosines],
            "by_dot": verdicts.by_dot_in_words(verdict),
            "by_cosine": verdicts.by_cosine_in_words(verdict),
            "answer": verdicts.answer_in_words(verdict),
        }

    # A linear model ----------------------------------------------------------------------------------------

    @beat("{together}", "{price}", title="The price of a house")
    def price_a_house(self) -> None:
        self.house = house = HousePrice(self.model)
        tiles = dict(self.leave_the_arrows())
        rise = [
            AnimationGroup(FadeIn(feature, weight), house.grow_from(index, tiles.get(index)))
            for index, (feature, weight) in enumerate(zip(house.features, house.weights, strict=True))
        ]
        self.play(
            FadeIn(house.features_name, house.weights_name, house.amount, run_time=0.6),
            LaggedStart(*rise, lag_ratio=0.4),
            run_time=self.phrase_left(0.5),
        )
        self.add(house.slabs, house.leave_outlines(), house.tower)
        self.bring_to_front(house.slabs)
        dot, price = sum_line(self.model)
        for index, area in enumerate(house.areas):
            run_time = self.phrase_left(0.75 / (3 - index), least=0.5)
            self.play(FadeIn(area, rate_func=second_half), house.carry(index), run_time=run_time)
            house.settle(index)
            self.remove(house.slabs[index])
        self.play(FadeIn(dot, house.sums[1]), run_time=0.6)
        self.cue()
        self.add(house.bias)
        self.play(tween(house.bias, grown=1.0), FadeIn(house.sums[0]), run_time=self.phrase_left(0.6))
        self.play(*swap(dot, price))
        total = text(
            sentences.price_in_words(self.model).replace("$", r"\$"),
            size=FORMULA_SIZE,
            role=words.value_role(self.model.prediction),
        )
        total.move_to(house.above_tower(total))
        self.play(FadeIn(total, target_position=house.bias), run_time=0.6)
        self.priced = VGroup(house.tower, house.ground, house.bias, house.sums, house.amount, total)

    def leave_the_arrows(self) -> list[tuple[int, RigidRectangle]]:
        """The two rectangles of a and b stand side by side, like a list; all else goes."""
        house, tiles = self.house, upright_rectangles(self.area)
        self.add(*(tile for _, tile in tiles))
        self.play(self.clear_stage(*(tile for _, tile in tiles)), run_time=0.4)
        ground = Create(VGroup(house.base, house.ground))
        self.play(*stand_on_one_line(tiles, house.level, 1.0), ground, run_time=1.0)
        return tiles

    # Which text fits? --------------------------------------------------------------------------------------

    @beat("Back to the search. {by_dot}", title="Scores by dot product")
    def score_the_texts(self) -> None:
        p = self.params
        self.rows, self.search = rows, search = (
            TextRows(p.query, p.documents),
            SearchPlane([p.query, *p.documents]),
        )
        # The texts come while the tower still stands, so that the stage is never empty.
        self.play(
            self.clear_stage(*self.priced).set_run_time(0.5),
            FadeIn(rows, run_time=0.8, rate_func=AFTERWARDS),
        )
        plane = [search.plot, search.line, search.documents, search.query, search.names]
        self.play(FadeOut(self.priced, run_time=0.4), FadeIn(*plane, run_time=0.8, rate_func=AFTERWARDS))
        products = self.verdict.by_dot.products
        written = [
            formulas.product_of_counts(p.query, *each, rows.text_size)
            for each in zip(p.documents, products, strict=True)
        ]
        self.most = float(products.max())
        self.bars = rows.measure(products, written, self.most)
        self.add(*(bar for bar, _ in self.bars))
        self.grow_the_bars(products, self.most, 0.5)
        self.sort_the_texts(self.verdict.by_dot.order, self.verdict.largest if self.most > 0 else ())

    def grow_the_bars(self, values: np.ndarray, most: float, share: float) -> None:
        """Each text casts its shadow on the line of the query, and its bar grows with it."""
        count, search = len(self.bars), self.search
        for left, ((bar, written), value) in enumerate(zip(self.bars, values, strict=True)):
            shadow, drop = search.shadows[left], search.drops[left]
            run_time = self.phrase_left(share / (count - left), least=0.8)
            self.play(Create(drop), run_time=0.3 * run_time)
            growing = grow_bar(bar, self.rows.length(value, most), 0.5 * run_time)
            self.play(Create(shadow), growing, run_time=0.5 * run_time)
            self.play(FadeOut(shadow, drop), FadeIn(written), run_time=0.2 * run_time)

    def sort_the_texts(self, order: np.ndarray, winners: tuple[int, ...]) -> None:
        """The texts change places at once: the winner rises, and the others make room for it."""
        first, others = self.rows.put_in_order(order, self.bars)
        if len(others):
            run_time = min(1.2, self.phrase_left(0.3))
            rising = [MoveToTarget(row, run_time=run_time) for row in first]
            self.play(FadeOut(*others, run_time=0.35), *rising)
            for row in others:
                row.move_to(row.target)
            self.play(FadeIn(*others), run_time=0.5)
        self.rings = VGroup(*map(self.rows.ring, winners))
        self.lit = VGroup(
            *(thing for each in winners for thing in (self.search.shadows[each], self.search.drops[each]))
        )
        if winners:
            self.play(*map(Create, (*self.rings, *self.lit)), run_time=min(1.5, self.phrase_left(0.6)))

    @beat(
        "Divide by both lengths: every arrow shrinks to length one, and only the cosine is left.",
        "{by_cosine}",
        title="Divide by the lengths",
        when=lambda lesson: lesson.verdict.has_winner,
    )
    def divide_by_the_lengths(self) -> None:
        p, old, rows = self.params, self.search, self.rows
        ranking = self.verdict.by_cosine
        self.search = ones = SearchPlane([p.query, *p.documents], lengths_one=True)
        gone = FadeOut(self.lit, self.rings, *(part for bar in self.bars for part in bar))
        self.play(gone, Create(old.circle), run_time=0.9)
        # All arrows shrink onto the circle while it is enlarged: no axis says how long they are meanwhile.
        self.play(FadeOut(old.plot, old.line), run_time=0.3)
        arrows = zip([old.query, *old.documents], [ones.query, *ones.documents], strict=True)
        axes = VGroup(ones.plot, ones.line)
        self.bring_to_back(axes)
        self.play(
            FadeIn(axes, rate_func=LAST_THIRD),
            ReplacementTransform(old.circle, ones.circle),
            *(carry(*each) for each in arrows),
            *map(ReplacementTransform, old.names, ones.names),
            run_time=self.phrase_left(0.45),
        )
        self.remove(old.query, *old.documents, *ones.names)
        self.add(ones.documents, ones.query, ones.names)
        written = [
            formulas.cosine_of_counts(ranking, i, p.query, each, rows.text_size)
            for i, each in enumerate(p.documents)
        ]
        cosines = np.array([cosine or 0.0 for cosine in ranking.cosines])
        self.bars = rows.measure(cosines, written, 1.0)
        self.add(*(bar for bar, _ in self.bars))
        self.grow_the_bars(cosines, 1.0, 0.95)
        self.cue()
        self.sort_the_texts(np.argsort(-cosines, kind="stable"), ranking.nearest)

    @beat(
        "The dot product measures agreement, but both lengths scale it.",
        "Divide by both, and only direction counts.",
        "{answer}",
        title="A number for agreement",
    )
    def answer(self) -> None:
        rule, cosine = self.compared_rows()
        self.words = stack(rule, cosine, gap=0.6)
        area = self.compared_arrows()
        if area is None:
            self.play(self.clear_stage(), FadeIn(rule), run_time=1.2)
            self.cue()
            self.play(FadeIn(cosine, target_position=rule), run_time=1.2)
            self.cue()
            return
        area.set_state(a_seen=1.0, b_seen=1.0, shadow_seen=1.0)
        self.add(area)
        sides = ("names", "copy_seen", "turn", "shadow", "drop_seen")
        self.play(area.to(**dict.fromkeys(sides, 1.0), run_time=self.phrase_left(0.4)))
        self.play(area.to(fill=1.0, run_time=self.phrase_left(0.7)))
        self.play(area.to(area_number=1.0, run_time=0.6), FadeIn(rule), run_time=0.6)
        self.cue()
        self.play(area.to(area_number=0.0, divided=1.0, run_time=self.phrase_left(0.45)))
        self.play(area.to(zoom=1.0, run_time=self.phrase_left(0.75)))
        told = ("cosine_number", "theta_seen", "theta")
        self.play(area.to(**dict.fromkeys(told, 1.0), run_time=0.6), FadeIn(cosine), run_time=0.6)
        self.cue()
        rows = TextRows(self.params.query, self.params.documents, right=frame().words.right - 0.6)
        row = rows.texts[self.verdict.by_cosine.nearest[0]] if self.verdict.has_winner else rows.query
        row.scale(np.clip((frame().words.width - 0.6) / row.width, 1.0, 1.5))
        row.next_to(self.words, DOWN, buff=0.7, aligned_edge=LEFT).shift((0.3, 0.0, 0.0))
        ring = SurroundingRectangle(row, buff=0.25, color=color("ink"), stroke_width=3.0)
        self.play(FadeIn(row), run_time=0.6)
        self.play(Create(ring), run_time=self.phrase_left(0.6))

    def compared_rows(self) -> list[Written]:
        """The rules for the query and the best text, in numbers, or else for a and b, in letters."""
        p, ranking = self.params, self.verdict.by_cosine
        if not ranking.nearest:
            return [words.letters(), words.cosine_of_two()]
        best = ranking.nearest[0]
        return formulas.compared_rows(formulas.TEXTS[best], ranking, best, p.query, p.documents[best])

    def compared_arrows(self) -> ShadowArea | None:
        """The query and the best text, or else a and b, as large as they fit; None if there is no angle."""
        p, ranking = self.params, self.verdict.by_cosine
        compared = (formulas.QUERY, formulas.TEXTS[ranking.nearest[0]]) if ranking.nearest else words.A_AND_B
        pair: Any = (p.query, p.documents[ranking.nearest[0]]) if ranking.nearest else (p.a, p.b)
        if not (any(pair[0]) and any(pair[1])):
            return None
        area = ShadowArea(pair[0], pair[1], compared, compared=True, decimals=ranking.decimals)
        self.bring_to_back(area.plane)
        if not ranking.nearest:
            self.play(self.clear_stage(area.plane).set_run_time(0.5), FadeIn(area.plane))
            return area
        chosen, query = self.search.documents[ranking.nearest[0]], self.search.query
        self.play(
            self.clear_stage(area.plane, query, chosen).set_run_time(0.4),
            FadeIn(area.plane, run_time=1.2, rate_func=AFTERWARDS),
            *(carry(query, area.a, run_time=1.2), carry(chosen, area.b, run_time=1.2)),
        )
        self.remove(query, chosen)
        return area
