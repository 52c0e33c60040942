"""The first half of the lesson: two maps of the plane in turn, and the one matrix that does both."""

from __future__ import annotations

from collections.abc import Iterable

from manim import DOWN, Animation, Create, FadeIn, FadeOut, Indicate, Mobject, ReplacementTransform, VGroup

from mathkit.linear_algebra.matrix_multiplication import Composition
from scenes.linear_algebra.matrix_multiplication import planes, words
from scenes.linear_algebra.matrix_multiplication.landings import BEFORE, Landings
from scenes.linear_algebra.matrix_multiplication.walks import Walk
from scenes.stage.lesson import Lesson, beat
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.seeking import Advance
from scenes.stage.pictures.linear_maps import ApplyMap, Mapped


class MapsInTurn(Lesson):
    """B moves the plane and A moves it on: a row times a column is one coordinate of where an arrow lands."""

    both: Composition
    caption: Mobject

    @beat(
        "This matrix, B, moves the whole plane.",
        "Then A moves it again.",
        title="First B, then A",
    )
    def move_in_turn(self) -> None:
        self.rule, self.caption, both = Landings(self.both), VGroup(), self.both
        self.space = planes.plane_for_both(both, self.shown_ranges)
        self.play(FadeIn(self.space, self.rule.right, self.rule.names[1]), run_time=0.6)
        self.play(*self.say(0), ApplyMap(both.first, self.space, run_time=self.phrase_left(least=1.8)))
        self.cue()
        self.play(FadeIn(self.rule.left, self.rule.names[0]), run_time=0.4)
        run_time = self.phrase_left(least=1.6)
        self.play(*self.say(1), ApplyMap(both.second, self.space, after=both.first, run_time=run_time))

    @beat(
        "Could one matrix do both?",
        "Yes: A B. B, next to the arrow, acts first. Each number is a row times a column. Why?",
        title="Why row times column?",
    )
    def meet_the_rule(self) -> None:
        rule, space, product = self.rule, self.space, self.both.product
        self.marks, single = space.basis.ghosts(product), planes.caption(space, "in a single move?")
        self.add(self.marks)
        self.play(FadeOut(self.caption), ApplyMap(product, space.grid, space.basis, back=True), run_time=0.7)
        self.play(FadeIn(single, run_time=0.5), self.at_once(least=1.8))
        self.cue()
        unknown = FadeIn(rule.product.frame, rule.product.lines, rule.unknowns, rule.product_name)
        letters = planes.caption(space, words.in_front_of_an_arrow())
        answer = VGroup(letters, planes.arrow_after(letters))
        self.play(unknown, *swap(single, answer))
        for acts in ("first", "then"):
            self.play(
                Indicate(letters.part(acts), color=self.theme.color("ink"), scale_factor=1.3), run_time=0.8
            )
        self.add(rule, rule.unknowns)
        self.play(rule.show_row(), rule.show_column(), run_time=0.6)
        self.play(Advance(rule, BEFORE, rule.last), run_time=self.phrase_left(0.8))
        self.play(rule.show_row(0.0), rule.show_column(0.0), run_time=0.8)
        rule.begin()
        self.caption = answer

    @beat("{landing}", title="Follow the blue arrow")
    def follow_an_arrow(self) -> None:
        both, rule, space, (fan, other) = self.both, self.rule, self.space, self.space.basis.fans
        self.play(FadeOut(self.marks, self.caption), self.go_back(space.grid), run_time=0.7)
        self.play(other.animate.set_opacity(0.0), Indicate(fan, color=self.theme.color("data")), run_time=0.4)
        self.play(ApplyMap(both.first, fan), rule.show_column(), run_time=self.phrase_left(0.4, least=1.5))
        walk = self.walk = Walk(space.plane, both.first[:, 0])
        ends = space.basis.ghosts(both.product)
        self.multiples = walk.multiples(both.second, [ends[0], other])
        self.numbers = walk.numbers(self.multiples, [fan, other])
        share = 0.45
        for index, number in zip(walk.taken, self.numbers, strict=False):
            self.play(Create(walk.steps[index]), run_time=self.phrase_left(share, least=0.6))
            self.play(FadeIn(walk.marks[index], number), run_time=0.5)
            share = 0.8
        self.add(walk, fan, self.numbers)

    @beat(
        "A keeps the grid straight and even: "
        "each step right becomes A's first column, each step up its second.",
        "{carried}",
        title="What A does to the steps",
    )
    def carry_the_steps(self) -> None:
        both, rule, walk, fan = self.both, self.rule, self.walk, self.space.basis.fans[0]
        times = [label[-1].part("times").get_center() for label in self.multiples]
        ride = walk.ride(both.second, self.numbers, times)
        carry = ApplyMap(both.second, self.space.grid, *walk.things)
        onward = ApplyMap(both.second, fan, after=both.first)
        self.play(carry, onward, *ride, run_time=self.phrase_left(0.5, least=2.2))
        frames = [rule.column_of_a(column) for column in (0, 1)]
        for column, share in ((0, 0.45), (1, 0.9)):
            unit = VGroup(*(walk.unit(both.second, each) for each in walk.taken if each == column))
            self.add(unit, fan)  # the arrow stays in front
            self.play(Create(frames[column]), *map(Create, unit), run_time=self.phrase_left(share) - 0.2)
            self.play(FadeOut(unit), run_time=0.2)
        self.cue()
        gone = [frames[column] for column in (0, 1) if column not in walk.taken]
        self.columns = VGroup(*(frame for frame in frames if frame not in gone))
        for index, (label, number) in enumerate(zip(self.multiples, self.numbers, strict=True)):
            step = walk.steps[walk.taken[index]].copy().set_stroke(width=10.0)
            share = 0.9 / (len(self.multiples) - index)
            trace = Create(step, run_time=self.phrase_left(share, least=0.8) - 0.2)
            self.add(step, fan)
            self.play(FadeIn(label, run_time=0.7), FadeOut(number, *gone, run_time=0.5), trace)
            self.play(FadeOut(step), run_time=0.2)
            gone = []
        if gone:
            self.play(FadeOut(*gone), run_time=0.5)

    @beat(
        "A's first row says how far right each column goes. Multiply in pairs and add: {right}",
        "Its second row says how far up: {up}",
        title="A row for each direction",
    )
    def read_the_landing(self) -> None:
        rule, space = self.rule, self.space
        aside = space.basis.fans[1]
        straight = ApplyMap(self.both.second, space.grid, back=True)
        self.play(FadeOut(self.multiples, self.columns, aside), straight, run_time=0.7)
        self.sums = VGroup()
        for axis in (0, 1):
            if axis:
                self.cue()
            self.play(rule.go_to(axis), FadeOut(self.sums), run_time=0.5)
            self.add(self.walk, space.basis.fans[0])
            self.add_up(axis)

    def add_up(self, axis: int) -> None:
        """Let the shadow of each step fall on an axis, with the product that it is, and then the sum."""
        rule, space, written = self.rule, self.space, words.coordinate(self.both, axis)
        shadows = self.walk.shadows(self.both.second, axis)
        planes.beside(written, VGroup(*shadows), axis, space, [self.walk, space.basis.arrows[0]])
        signs = [shape for shape, chain in zip(written, written.chains, strict=True) if not chain]
        self.axis, self.sums, pair = axis, VGroup(), VGroup()
        for term, name in enumerate(("term_one", "term_two")):
            step, meet = self.walk.falling(self.both.second, term, shadows[term]), rule.pair(axis, 0, term)
            fall = ReplacementTransform(step, shadows[term])
            self.play(
                FadeOut(pair), FadeIn(meet), fall, run_time=self.phrase_left(0.35 + 0.2 * term, least=0.9)
            )
            coming = planes.plated(*signs[:term], written.part(name))
            self.play(FadeIn(coming), run_time=0.5)
            self.sums.add(shadows[term], *coming)
            pair = meet
        coming = planes.plated(signs[1], written.part("total"))
        dashes = self.walk.to_axis(self.both.second, axis)
        self.play(FadeIn(coming), Create(dashes), FadeOut(pair), run_time=0.6)
        self.sums.add(VGroup(dashes), *coming)
        self.play(rule.show_entry(axis), FadeOut(rule.unknowns[axis]), run_time=0.5)
        rule.seek(axis)

    @beat(
        "The purple arrow, one step up, works the same way: row times column.",
        "Every point keeps its mix of blue and purple, so A B moves them all.",
        title="One matrix for both",
    )
    def move_at_once(self) -> None:
        both, rule, space, (blue, purple) = self.both, self.rule, self.space, self.space.basis.fans
        self.play(FadeOut(self.walk, self.sums), FadeIn(purple.set_opacity(1.0)), rule.go_to(2), run_time=0.5)
        self.play(ApplyMap(both.first, purple), run_time=self.phrase_left(0.3, least=0.7))
        self.play(ApplyMap(both.second, purple, after=both.first), run_time=self.phrase_left(0.3, least=0.8))
        labels = VGroup()
        for index in (2, 3):
            written = words.coordinate(both, index - 2, 1)
            label = planes.near_arrow(written, space.basis.arrows[1], space, [blue, *labels])
            if index == 3:
                self.play(rule.go_to(index), run_time=0.4)
            come = FadeIn(label), FadeOut(rule.unknowns[index]), rule.show_entry(index)
            self.play(*come, run_time=self.phrase_left(0.5 if index == 2 else 1.0, least=0.8))
            rule.seek(index)
            labels.add(label)
        self.cue()
        gone = FadeOut(labels), rule.show_row(0.0), rule.show_column(0.0)
        self.play(*gone, self.go_back(), run_time=0.7)
        total = self.total = planes.Sum(space.plane)
        self.play(*map(Create, total.lines), FadeIn(total.point), run_time=0.8)
        things = (space.grid, space.basis, *total.things)
        self.caption = VGroup()
        run_time = self.phrase_left(0.25, least=0.9)
        self.play(*self.say(0), ApplyMap(both.first, *things, run_time=run_time))
        run_time = self.phrase_left(0.3, least=0.9)
        self.play(*self.say(1), ApplyMap(both.second, *things, after=both.first, run_time=run_time))
        total.leave_ring()
        self.play(FadeIn(total.ring), run_time=0.4)
        self.play(ApplyMap(both.product, *things, back=True), run_time=0.5)
        self.play(*self.say(2), self.at_once(*total.things, least=1.0))

    @beat(
        "Does the order matter? Let A go first.",
        "{order}",
        title="Swap the order",
    )
    def swap_the_order(self) -> None:
        rule, orders = self.rule, planes.BothOrders(self.both, self.shown_ranges)
        self.orders = orders
        result, product = orders.results[0], VGroup(rule.product.frame, rule.product.entries)
        aside = orders.step_aside(self.space)
        gone = VGroup(rule.left, rule.right, rule.names, rule.product.lines, rule.product_name)
        self.play(FadeOut(self.total, gone, self.caption, self.space.plane), run_time=0.4)
        flight = FadeOut(product, target_position=result, scale=0.6), FadeIn(result, rate_func=second_half)
        self.play(*aside, *flight, run_time=0.7)
        self.play(FadeIn(orders.captions, orders.spaces[0].plane, orders.spaces[1]), run_time=0.4)
        self.play(orders.act_swapped(0), run_time=self.phrase_left(0.5, least=1.2))
        self.play(orders.act_swapped(1), run_time=self.phrase_left(least=1.2))
        self.cue()
        self.play(*orders.compare(run_time=self.phrase_left(0.5)))
        self.play(FadeIn(orders.results[1], shift=0.3 * DOWN), run_time=0.7)
        self.play(FadeIn(orders.sign), run_time=0.6)

    def clear_all_but(self, kept: Iterable[Mobject]) -> FadeOut:
        """Let everything go but the heading and some parts."""
        kept = set(kept)
        parts = (part for each in self.mobjects if each is not self.heading for part in each.get_family())
        return FadeOut(*(part for part in parts if part not in kept and len(part.points)), run_time=0.5)

    def say(self, index: int) -> list[Animation]:
        """Let the caption above the plane say what moves it: B first, then A, or one matrix."""
        old, self.caption = self.caption, planes.caption(self.space, words.CAPTIONS[index])
        return swap(old, self.caption)

    def go_back(self, *things: Mapped) -> ApplyMap:
        """Let the arrows, and other things that A B has moved, return to where they were at first."""
        return ApplyMap(self.both.product, self.space.basis, *things, back=True)

    def at_once(self, *things: Mapped, least: float) -> ApplyMap:
        """Let A B move the plane, and other things on it, until the phrase ends."""
        moved = (self.space.grid, self.space.basis, *things)
        return ApplyMap(self.both.product, *moved, run_time=self.phrase_left(least=least))
