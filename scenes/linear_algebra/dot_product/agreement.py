"""The beats on a search, and on two of its arrows: their dot product as an area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup, there_and_back

from mathkit.linear_algebra.dot_product import AreaStrips, DotProduct
from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.params import DotProductParams
from scenes.linear_algebra.dot_product.search.search_planes import SearchPlane, carry
from scenes.linear_algebra.dot_product.search.text_rows import TextRows
from scenes.linear_algebra.dot_product.shadow_areas import ShadowArea
from scenes.linear_algebra.dot_product.turned_products import TurnedProducts
from scenes.linear_algebra.dot_product.views import ranges_of_views
from scenes.stage.lesson import Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack

_UNDER_CHART = -1.1
"""Where the words under the chart begin, in the frame."""


def with_angle(lesson: Agreement) -> bool:
    """Whether a and b both have a direction."""
    return lesson.has_angle


class Agreement(Lesson):
    """A search, two of its arrows, and their area."""

    params: DotProductParams
    product: DotProduct
    strips: AreaStrips
    has_angle: bool

    def ranges(self) -> Ranges:
        most = self.product.length_a * self.product.length_b
        views = ranges_of_views(ShadowArea(self.product.a, self.product.b))
        return {**views, "products": (-most, most)}

    # A search ----------------------------------------------------------------------------------------------

    @beat("{texts}", "{arrows}", Phrase("{question}", rest="a question"), title="Which text fits the search?")
    def meet_the_texts(self) -> None:
        p = self.params
        self.rows, self.search = rows, search = (
            TextRows(p.query, p.documents),
            SearchPlane([p.query, *p.documents]),
        )
        come = [LaggedStart(*map(FadeIn, row), lag_ratio=0.4) for row in rows.texts]
        self.play(LaggedStart(*come, lag_ratio=0.5), run_time=self.phrase_left(0.7))
        self.play(LaggedStart(*map(FadeIn, rows.key), lag_ratio=0.5), run_time=self.phrase_left(0.8))
        self.cue()
        self.play(FadeIn(search.plot), run_time=0.6)
        count = len(p.documents)
        for left, (arrow, name, counts) in enumerate(
            zip(search.documents, search.names[1:], p.documents, strict=True)
        ):
            run_time = self.phrase_left(0.97 / (count - left))
            steps = search.tiles(counts, "second")
            copies = rows.tiles[left + 1].copy()
            if len(steps):
                moves = [ReplacementTransform(*each) for each in zip(copies, steps, strict=True)]
                self.play(LaggedStart(*moves, lag_ratio=0.25, run_time=0.6 * run_time))
            self.play(FadeOut(steps), grow(arrow), FadeIn(name), run_time=max(0.5, 0.4 * run_time))
        self.cue()
        queried = FadeIn(rows.query, rows.empty[0], search.names[0])
        self.play(queried, grow(search.query), run_time=1.4)

    @beat(Phrase("{pair}", rest="a question"), title="How much do two arrows agree?")
    def take_two_arrows(self) -> None:
        search, product = self.search, self.product
        documents = [tuple(map(float, each)) for each in self.params.documents]
        self.area = area = ShadowArea(product.a, product.b, shown=self.shown_ranges)
        b = tuple(self.params.b)
        chosen = search.documents[documents.index(b) if b in documents else 0]
        others = [each for each in search.documents if each is not chosen]
        self.bring_to_back(area.plane)
        run_time = self.phrase_left(0.35)
        area.set_state(a_seen=1.0, b_seen=1.0, zoom=1.0)
        self.play(
            FadeOut(self.rows, search.plot, search.names, *others, run_time=0.5),
            FadeIn(area.plane, run_time=run_time, rate_func=second_half),
            carry(search.query, area.a, run_time=run_time),
            carry(chosen, area.b, run_time=run_time),
        )
        self.remove(search.query, chosen)
        self.add(area)
        self.premise = stack(words.columns(product))
        run_time = self.phrase_left(0.5)
        self.play(area.to(names=1.0, run_time=run_time), FadeIn(self.premise), run_time=run_time)

    @beat(
        "{no_angle}",
        "The dot product still exists, though. Multiply in pairs, and add: {product:.4}.",
        title="No direction, no angle",
        when=lambda lesson: not lesson.has_angle,
    )
    def find_no_angle(self) -> None:
        arrows = ((self.area.a, self.product.length_a), (self.area.b, self.product.length_b))
        swell = [arrow.animate.scale(2) for arrow, length in arrows if not length]
        self.play(*swell, rate_func=there_and_back, run_time=self.phrase_left(0.9))
        self.cue()
        numbers, _, rule = words.component_rows(self.product)
        self.set_words(rule, numbers, words.product_value(self.product))
        self.fly_in(rule, words.pairs_in_columns(self.premise[0]))
        for row in self.words[1:]:
            self.play(FadeIn(row), run_time=0.6)

    @beat(
        "Shine a light straight onto the line through b.",
        "{shadow}",
        title="The shadow of a",
        when=with_angle,
    )
    def cast_the_shadow(self) -> None:
        area = self.area
        area.set_state(light_seen=1.0, shadow_seen=1.0)
        self.play(area.to(line_seen=1.0, light=1.0, run_time=self.phrase_left()))
        self.cue()
        self.play(area.to(shadow=1.0, drop_seen=1.0, run_time=self.phrase_left(0.6)))
        shadow, *_ = self.set_words(*words.ledger_rows(self.product), *words.area_rows(self.product))
        self.play(
            area.to(shadow_number=1.0, light_seen=0.0, run_time=0.8),
            FadeIn(shadow, target_position=area.labels.shadow_number),
            run_time=0.8,
        )

    @beat("{sides}", "{area}", title="Shadow times length", when=with_angle)
    def turn_b_into_a_side(self) -> None:
        area, (shadow, length, product, value) = self.area, self.words
        area.set_state(copy_seen=1.0)
        self.play(area.to(lit_b=1.0, run_time=self.phrase_left(0.2)))
        self.play(
            area.to(length_number=1.0, lit_b=0.0, run_time=0.7),
            FadeIn(length, target_position=area.labels.length_number),
            run_time=0.7,
        )
        steps = ("copy_steps_seen", "pair_numbers")
        seen = {**dict.fromkeys(steps, 1.0), "shadow_number": 0.0}
        self.play(area.to(**seen, run_time=self.phrase_left(0.25)))
        self.play(area.to(turn=1.0, run_time=self.phrase_left(0.7)))
        self.play(area.to(outline=1.0, run_time=self.phrase_left()))
        self.cue()
        seen = {**dict.fromkeys(steps, 0.0), "shadow_number": 1.0}
        self.play(area.to(fill=1.0, **seen, run_time=self.phrase_left(0.45)))
        self.fly_in(product, [{"shadow": shadow.part("number")}, {"length": length.part("number")}])
        self.play(
            area.to(area_number=1.0, run_time=0.8), FadeIn(value, target_position=product), run_time=0.8
        )

    @beat(
        "{turning}",
        "At a right angle, nothing is left.",
        "Past that, the shadow points backwards, so we count the area as negative.",
        title="Turn a, and watch the area",
        when=with_angle,
    )
    def turn_around(self) -> None:
        area, box = self.area, frame().left_side
        below = Box(box.left, box.right, _UNDER_CHART, box.top)
        turned = self.turned = TurnedProducts(self.product, below, self.shown_ranges["products"])
        numbers = dict.fromkeys(("shadow_number", "length_number", "area_number", "outline"), 0.0)
        self.play(
            FadeOut(self.words, self.premise, run_time=0.4),
            FadeIn(turned, run_time=0.9, rate_func=second_half),
            area.to(**numbers, theta_seen=1.0, zoom=0.0, run_time=0.9),
        )
        self.premise = VGroup()
        for stop, (angle, number) in enumerate(zip((0.0, np.pi / 2, np.pi), turned.numbers, strict=True)):
            if stop:
                self.cue()
            if stop == 1:
                self.play(FadeIn(turned.angle_name), run_time=0.3)
            if not np.isclose(area.angle, angle):
                run_time = self.phrase_left(0.75)
                self.play(area.to(angle=angle, run_time=run_time), turned.to(angle, run_time=run_time))
            self.play(FadeIn(number), run_time=0.5)

    @beat(
        "The shadow is a's length times the cosine of theta, the angle between them.",
        "Times b's length: that's the area.",
        title="The cosine of the angle",
        when=with_angle,
    )
    def measure_the_angle(self) -> None:
        area, turned, labels = self.area, self.turned, self.area.labels
        home, run_time = self.product.angle or 0.0, self.phrase_left(0.25)
        self.play(
            area.to(angle=home, run_time=run_time),
            turned.to(home, run_time=run_time),
            FadeOut(turned.numbers, run_time=0.5),
        )
        shadow, rule, sizes = self.words = stack(*words.cosine_rows(self.product), under=turned, gap=0.2)
        self.play(area.to(lit_shadow=1.0, run_time=0.7))
        self.play(area.to(lit_a=1.0, theta=1.0, run_time=0.7), FadeIn(turned.letter), run_time=0.7)
        self.fly_in(shadow, [{"length_a": labels.names[0]}, {"cosine": labels.theta[0]}])
        self.cue()
        self.play(area.to(lit_b=1.0, run_time=0.6))
        self.fly_in(
            rule,
            [
                {"length_a": shadow.part("length_a"), "cosine": shadow.part("cosine")},
                {"length_b": labels.names[1]},
            ],
        )
        dark = dict.fromkeys(("lit_a", "lit_b", "lit_shadow"), 0.0)
        self.play(area.to(area_number=1.0, **dark, run_time=0.6), FadeIn(sizes, turned.now), run_time=0.6)

    def fly_in(self, written: Any, sources: Sequence[Mapping[str, Any]], *, run_time: float = 0.5) -> None:
        """A formula comes, then its parts from their sources, a few at a time: none crosses another."""
        bare, *_ = assemble(written, {name: source for part in sources for name, source in part.items()})
        self.play(bare, run_time=0.3)
        for part in sources:
            self.play(*(rise(written.part(name), source) for name, source in part.items()), run_time=run_time)


def rise(part: Any, source: Any) -> ReplacementTransform:
    """A part of a formula comes from a source, as high as this at first."""
    return ReplacementTransform(part.copy().match_height(source).move_to(source), part)
