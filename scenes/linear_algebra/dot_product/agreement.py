"""The beats on two arrows: their dot product as an area, and why components are enough to find it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, LaggedStart, ReplacementTransform, VGroup, there_and_back

from mathkit.linear_algebra.dot_product import AreaStrips, DotProduct
from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.params import DotProductParams
from scenes.linear_algebra.dot_product.search_planes import SearchPlane, carry
from scenes.linear_algebra.dot_product.shadow_areas import ShadowArea
from scenes.linear_algebra.dot_product.text_rows import TextRows
from scenes.linear_algebra.dot_product.turned_products import TurnedProducts
from scenes.linear_algebra.dot_product.views import ranges_of_views
from scenes.stage.lesson import Lesson, Phrase, Ranges, beat
from scenes.stage.lesson.attention import second_half
from scenes.stage.motion.growing import grow
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack


def with_angle(lesson: Agreement) -> bool:
    """Whether a and b both have a direction."""
    return lesson.has_angle


def with_strips(lesson: Agreement) -> bool:
    """Whether a step of a casts a shadow, so that there is a strip."""
    return lesson.has_angle and words.strip_count(lesson.strips) > 0


class Agreement(Lesson):
    """Two arrows, their area, and the strips that become products of components."""

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
        self.play(LaggedStart(*come, lag_ratio=0.5), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(FadeIn(search.plot, rows.key), run_time=0.6)
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

    @beat(
        "So how much do two arrows, a and b, agree?",
        title="How much do two arrows agree?",
    )
    def take_two_arrows(self) -> None:
        search, product = self.search, self.product
        documents = [tuple(map(float, each)) for each in self.params.documents]
        self.area = area = ShadowArea(product.a, product.b, shown=self.shown_ranges)
        b = tuple(self.params.b)
        chosen = search.documents[documents.index(b) if b in documents else 0]
        others = [each for each in search.documents if each is not chosen]
        self.bring_to_back(area.plane)
        run_time = self.phrase_left(0.5)
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
        self.play(area.to(names=1.0, run_time=0.8), FadeIn(self.premise), run_time=0.8)

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

    @beat("Shine a light at a right angle to b.", "{shadow}", title="The shadow of a", when=with_angle)
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
        self.play(
            area.to(copy_seen=1.0, length_number=1.0, run_time=0.7),
            FadeIn(length, target_position=area.labels.length_number),
            run_time=0.7,
        )
        self.play(area.to(copy_steps_seen=1.0, pair_numbers=1.0, run_time=self.phrase_left(0.25)))
        self.play(area.to(pair_numbers=0.0, run_time=0.3))
        area.set_state(copy_name=1.0)
        self.play(area.to(turn=1.0, run_time=self.phrase_left(0.65)))
        self.play(area.to(outline=1.0, copy_steps_seen=0.0, run_time=self.phrase_left()))
        self.cue()
        self.play(area.to(fill=1.0, run_time=self.phrase_left(0.45)))
        self.fly_in(product, [{"shadow": shadow.part("number")}, {"length": length.part("number")}])
        self.play(
            area.to(area_number=1.0, run_time=0.8), FadeIn(value, target_position=product), run_time=0.8
        )

    @beat(
        "{turning}",
        "At a right angle, nothing is left.",
        "Beyond that, the shadow runs backwards: it's negative.",
        "The area is both lengths times the cosine of the angle, theta.",
        title="Turn a, and watch the area",
        when=with_angle,
    )
    def turn_around(self) -> None:
        area = self.area
        box = frame().left_side
        below = Box(box.left, box.right, -1.75, box.top)
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
            if not np.isclose(area.angle, angle):
                run_time = self.phrase_left(0.75)
                self.play(area.to(angle=angle, run_time=run_time), turned.to(angle, run_time=run_time))
            self.play(FadeIn(number), run_time=0.5)
        self.cue()
        home, run_time = self.product.angle or 0.0, self.phrase_left(0.4)
        self.play(
            area.to(angle=home, theta=1.0, run_time=run_time),
            turned.to(home, run_time=run_time),
            FadeIn(turned.letter, run_time=0.7),
        )
        self.words = stack(*words.cosine_rows(self.product), under=turned, gap=0.28)
        (rule, sizes), labels = self.words, area.labels
        sources = {"length_a": labels.names[0], "length_b": labels.copy_name[0], "cosine": labels.theta[0]}
        self.fly_in(rule, [{name: source} for name, source in sources.items()])
        self.play(FadeIn(sizes, turned.now), area.to(area_number=1.0, run_time=0.6), run_time=0.6)

    # Why components will do --------------------------------------------------------------------------------

    @beat(
        "You never need the angle. Here's why.",
        "{walk}",
        "{shadows}",
        title="The shadows of the steps",
        when=with_angle,
    )
    def walk_in_steps(self) -> None:
        area = self.area
        old = VGroup(self.turned, self.turned.numbers, self.turned.letter, self.turned.now)
        self.premise = stack(words.columns(self.product))
        self.play(
            FadeOut(old, run_time=0.5),
            area.to(zoom=1.0, theta=0.0, theta_seen=0.0, area_number=0.0, run_time=self.phrase_left(0.9)),
        )
        area.set_state(walked=2.0, thrown=2.0)
        area.labels.settle()
        area.set_state(walked=0.0, thrown=0.0)
        self.cue()
        come = [FadeOut(self.words, run_time=0.5), FadeIn(self.premise, run_time=0.7)]
        for step, share in ((1.0, 0.5), (2.0, 0.9)):
            walk = area.to(walked=step, walk_numbers=step, a_seen=0.6, run_time=self.phrase_left(share))
            self.play(walk, *(come if step == 1 else []))
        self.cue()
        for step, share in ((1.0, 0.3), (2.0, 0.45)):
            faint = {"shadow_seen": 0.75} if step == 1 else {}
            self.play(area.to(thrown=step, throw_numbers=step, **faint, run_time=self.phrase_left(share)))
        shadows, strips = self.set_words(*words.walk_rows(self.product, self.strips))
        self.play(FadeIn(shadows), run_time=0.6)
        if words.strip_count(self.strips):
            # Strips on both sides of the line of b overlap: then they come in place of the whole area.
            overlap = np.prod(self.strips.shadows) < 0
            cut = {"strips_seen": 1.0, "fill": 0.0, "outline": 0.0} if overlap else {"cut": 1.0}
            self.play(area.to(**cut, run_time=self.phrase_left(0.6)))
            self.play(area.to(strip_numbers=2.0, run_time=0.8), FadeIn(strips), run_time=0.8)

    @beat("{slide}", "{square}", title="Slide, and the area stays", when=with_strips)
    def slide_onto_the_steps(self) -> None:
        area = self.area
        area.set_state(strips_seen=1.0, fill=0.0)
        gone = (
            "line_seen",
            "shadow_seen",
            "throw_seen",
            "throw_numbers",
            "drop_seen",
            "b_seen",
            "a_seen",
            "names",
        )
        seen = {"walk_numbers": 0.0, "height_numbers": 2.0, "rails_seen": 0.8}
        seen["length_number"] = float(np.prod(self.strips.shadows) >= 0)
        self.play(area.to(**dict.fromkeys(gone, 0.0), **seen, run_time=self.phrase_left(0.25)))
        self.play(area.to(slide=1.0, run_time=self.phrase_left(0.9)))
        self.cue()
        marks = ("height_numbers", "length_number", "rails_seen")
        self.play(area.to(**dict.fromkeys(marks, 0.0), walk_numbers=2.0, run_time=self.phrase_left(0.25)))
        self.play(area.to(square=1.0, run_time=self.phrase_left(0.8)))
        self.play(area.to(marks_seen=1.0, run_time=self.phrase_left(0.8)))

    @beat(
        "{pairs}",
        "So multiply in pairs, and add. Swap a and b, and nothing changes.",
        title="Multiply in pairs, and add",
        when=with_angle,
    )
    def count_the_rectangles(self) -> None:
        area, labels = self.area, self.area.labels
        numbers, areas, rule = words.component_rows(self.product)
        old = self.words
        self.set_words(numbers, areas, words.product_value(self.product), rule, words.swapped())
        self.play(FadeOut(old), run_time=0.4)
        seen = {"copy_steps_seen": 1.0, "pair_numbers": 1.0, "strip_numbers": 0.0}
        self.play(area.to(**seen, run_time=self.phrase_left(0.2)))
        gone = ("marks_seen", "copy_seen", "copy_name")
        self.play(area.to(paired=1.0, **dict.fromkeys(gone, 0.0), run_time=self.phrase_left(0.3)))
        order = list(self.strips.order)
        pairs = [
            {
                f"a_{ordinal}": labels.walk_numbers[order.index(component)],
                f"b_{ordinal}": labels.pair_numbers[component],
            }
            for component, ordinal in enumerate(("first", "second"))
        ]
        self.fly_in(numbers, pairs)
        come = FadeIn(areas, target_position=numbers)
        self.play(area.to(strip_numbers=2.0, run_time=0.5), come, run_time=0.5)
        self.play(FadeIn(self.words[2], target_position=areas), run_time=0.5)
        self.cue()
        self.play(area.to(glow=1.0, run_time=0.9), FadeIn(rule), run_time=0.9)
        self.play(area.to(glow=0.0, run_time=self.phrase_left(0.5)))
        self.play(FadeIn(self.words[-1], target_position=rule), run_time=0.7)

    def fly_in(self, written: Any, sources: Sequence[Mapping[str, Any]]) -> None:
        """A formula comes, then its parts from their sources, a few at a time: none crosses another."""
        bare, *_ = assemble(written, {name: source for part in sources for name, source in part.items()})
        self.play(bare, run_time=0.3)
        for part in sources:
            self.play(*(rise(written.part(name), source) for name, source in part.items()), run_time=0.5)


def rise(part: Any, source: Any) -> ReplacementTransform:
    """A part of a formula comes from a source, as high as this at first."""
    return ReplacementTransform(part.copy().match_height(source).move_to(source), part)
