from __future__ import annotations

import numpy as np
from manim import Create, FadeIn, FadeOut, LaggedStart, VGroup, VMobject, there_and_back
from pydantic import Field

from mathkit.linear_algebra import dot_product as maths
from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.params import Bias, Documents, Features, WordCounts
from scenes.linear_algebra.dot_product.product_meters import ProductMeter
from scenes.linear_algebra.dot_product.projections import Projection
from scenes.linear_algebra.dot_product.waterfalls import Waterfall, columns_of_prediction
from scenes.stage.lesson import Facts, Lesson, LessonParams, Phrase, beat
from scenes.stage.lesson.attention import dim, undim
from scenes.stage.motion.growing import grow
from scenes.stage.params.quantities import PlaneVector, Weights
from scenes.stage.pictures.retrieval import Retrieval
from scenes.stage.type.assembly import assemble
from scenes.stage.type.writing import stack
from scenes.stage.wording.arrows import both_vectors
from scenes.stage.wording.rankings import rank

SWING = ((0.0, 0.42), (np.pi / 2, 0.38), (np.pi, 0.75))
"""The angles at which a stops while they are named, each with the share of the phrase that is left."""


def has_angle(lesson: DotProduct) -> bool:
    """Whether a and b both have a direction."""
    return lesson.has_angle


class DotProduct(Lesson):
    """Two vectors become one number: how much they agree."""

    title = "The dot product"
    prerequisites = ("vectors",)
    fact_labels = words.FACT_LABELS

    class Params(LessonParams):
        a: PlaneVector = Field((1.0, 3.0), description="first vector, the one that casts a shadow")
        b: PlaneVector = Field((4.0, 2.0), description="second vector, on whose line the shadow falls")
        weights: Weights = Field(
            (3.5, 1.2, -0.8), description="price of one unit of each feature, in thousand dollars"
        )
        features: Features = Field((12.0, 3.0, 2.0), description=f"a house: {', '.join(words.FEATURES)}")
        bias: Bias = Field(50.0, description="price before any feature counts, in thousand dollars")
        query: WordCounts = Field((2, 1), description="how often the query says 'goal' and 'vote'")
        documents: Documents = Field(
            ((9, 3), (2, 3), (1, 6)), description="how often each document says 'goal' and 'vote'"
        )

    params: Params

    def compute(self) -> None:
        p = self.params
        self.product = maths.dot_product(p.a, p.b)
        self.model = maths.linear_model(p.features, p.weights, p.bias)
        self.ranking = rank(p.query, p.documents)
        self.has_angle = self.product.angle is not None

    def facts(self) -> Facts:
        product, model = self.product, self.model
        return {
            "no_angle": words.no_angle_in_words(product),
            "shadow": words.shadow_in_words(product),
            "lengths": words.lengths_in_words(product),
            "product": product.value,
            "largest": product.length_a * product.length_b,
            "lowest": -product.length_a * product.length_b,
            "terms": model.terms,
            "sum": model.dot,
            "price": words.price_with_a_remark(model),
            "nearest": words.nearest_in_words(self.ranking, words.NAMES[1:]),
        }

    # Two arrows ------------------------------------------------------------------------------------------

    @beat(
        "Here are two arrows, a and b.",
        "How much do they point the same way?",
        Phrase(
            "Let's find one number for it: large when they agree, zero at a right angle, "
            "and negative when they pull apart.",
            when=has_angle,
        ),
        title="How much do two arrows agree?",
    )
    def meet_two_arrows(self) -> None:
        self.picture = picture = Projection(self.product.a, self.product.b)
        self.vectors = both_vectors(self.product.a, self.product.b)
        self.premise = stack(self.vectors)
        self.walk = VGroup()
        self.play(FadeIn(picture.plane), run_time=0.5)
        for arrow, name in ((picture.a, picture.name_a), (picture.b, picture.name_b)):
            self.play(grow(arrow), FadeIn(name), run_time=0.8)
        self.cue()
        self.play(FadeIn(self.premise), Create(picture.arc), run_time=min(2.0, self.phrase_left()))
        if self.cue():
            for angle, share in (*SWING, (self.product.angle or 0.0, 1.0)):
                turn = picture.turn_to(angle, shadow=False, letter=False)
                self.play(turn, run_time=self.phrase_left(share))
            self.play(FadeIn(picture.size), run_time=0.6)

    @beat("{no_angle}", title="No direction, no angle", when=lambda lesson: not lesson.has_angle)
    def find_no_angle(self) -> None:
        arrows = ((self.picture.a, self.product.length_a), (self.picture.b, self.product.length_b))
        dots = [arrow for arrow, length in arrows if not length]
        swell = [dot.animate.scale(2) for dot in dots]
        self.play(*swell, rate_func=there_and_back, run_time=self.phrase_left(0.5))
        self.write(words.no_direction())

    @beat(
        "Shine a light straight at the line through b.",
        "{shadow}",
        "By trigonometry, that's the length of a, in bars, times the cosine of the angle.",
        title="The shadow of a on b",
        when=has_angle,
    )
    def cast_the_shadow(self) -> None:
        picture = self.picture
        self.rows = self.set_words(
            words.shadow_formula(self.product), *words.product_of_lengths(self.product)
        )
        self.play(Create(picture.line), run_time=self.phrase_left(0.5))
        self.add(*picture.hide_shadow().from_the_shadow_up())
        self.play(Create(picture.drop), run_time=self.phrase_left())
        self.cue()
        self.play(picture.cast_shadow(), run_time=self.phrase_left())
        self.cue()
        self.play(dim(picture.b, picture.name_b), run_time=self.phrase_left(0.3))
        self.play(FadeIn(self.rows[0], target_position=picture.shadow), run_time=2.0)
        self.play(undim(picture.b, picture.name_b))

    @beat(
        "Multiply that by the length of b, and you have the dot product.",
        "{lengths} is {product:.4}.",
        title="Length times length",
        when=has_angle,
    )
    def multiply_the_lengths(self) -> None:
        picture, (_, letters, numbers, value) = self.picture, self.rows
        aside = (picture.a, picture.name_a, picture.drop, picture.arc, picture.size)
        self.play(dim(*aside), run_time=self.phrase_left(0.3))
        self.play(FadeIn(letters, target_position=picture.b), run_time=2.0)
        self.cue()
        self.play(FadeIn(numbers, target_position=letters), run_time=self.phrase_left(0.5))
        self.play(FadeIn(value, target_position=numbers), undim(*aside), run_time=self.phrase_left())

    @beat(
        "You never have to measure an angle. Here's why.",
        "Walk to the head of a along the axes, in two steps.",
        "Its shadow is the shadows of the steps, one after the other.",
        title="Two steps, two shadows",
        when=has_angle,
    )
    def walk_in_steps(self) -> None:
        picture = self.picture
        steps = picture.steps()
        drop, shadows = picture.shadows_of_steps()
        self.walk.add(steps, drop, shadows)
        self.play(
            FadeOut(self.words, picture.size, picture.name_a), dim(picture.a, picture.arc), run_time=1.5
        )
        self.words = VGroup()
        self.cue()
        self.play(grow(steps[0]), run_time=self.phrase_left(0.5))
        self.play(grow(steps[1]), run_time=self.phrase_left(0.9))
        self.cue()
        self.play(Create(drop), run_time=self.phrase_left(0.2))
        self.play(Create(shadows[0]), run_time=self.phrase_left(0.5))
        self.play(Create(shadows[1]), run_time=self.phrase_left())

    @beat(
        "A step along an axis counts only b's component along that axis: so multiply the two, and add.",
        "{p.a[0]} times {p.b[0]}, plus {p.a[1]} times {p.b[1]}: that's {product:.4}.",
        title="Multiply the components",
    )
    def multiply_the_components(self) -> None:
        old = self.words
        letters, numbers, value = rows = words.product_of_components(self.product)
        self.set_words(*rows)
        self.play(FadeOut(old) if len(old) else dim(*self.walk[1:]), run_time=self.phrase_left(0.3))
        self.play(FadeIn(letters, target_position=self.vectors), run_time=self.phrase_left(0.5, least=1.5))
        self.cue()
        columns = {name: self.vectors.part(name) for name in ("a_first", "b_first", "a_second", "b_second")}
        for step in assemble(numbers, columns):
            self.play(step)
        self.play(FadeIn(value, target_position=numbers), run_time=self.phrase_left())

    @beat(
        "Now turn a. Along b, the product is as large as it gets: {largest}.",
        "At a right angle there's no shadow left, so it's zero.",
        "Beyond that the shadow falls behind and counts as negative, down to {lowest} straight against b.",
        title="Turn a, and watch the product",
        when=has_angle,
    )
    def turn_around(self) -> None:
        picture = self.picture
        self.play(FadeOut(self.words, self.premise, self.walk), undim(picture.a, picture.arc))
        self.premise = VGroup()
        self.play(FadeIn(ProductMeter(picture), picture.theta, picture.name_a))
        for angle in (0.0, np.pi / 2, np.pi):
            if angle:
                self.cue()
            if not np.isclose(picture.angle, angle):
                self.play(picture.turn_to(angle), run_time=self.phrase_left(0.8, least=1.5))

    # A linear model --------------------------------------------------------------------------------------

    @beat(
        "A linear model prices a house with a dot product: weights, w, times features, x.",
        "Each feature, times its weight, adds its part to the price.",
        "Together that's {sum:.4}, in thousand dollars.",
        title="What the features are worth",
    )
    def weigh_the_features(self) -> None:
        self.chart = chart = Waterfall(columns_of_prediction(self.model, words.FEATURES, "price"))
        self.premise = stack(words.weights_and_features(self.model))
        self.play(self.clear_stage(), FadeIn(self.premise, chart.base), run_time=1.2)
        features = range(len(words.FEATURES))
        self.play(LaggedStart(*chart.names_of(*features), lag_ratio=0.8), run_time=self.phrase_left(0.8))
        self.cue()
        for step in chart.rise(*features, run_time=self.phrase_left()):
            self.play(step)
        self.cue()
        self.play(FadeIn(self.set_words(*words.score_of_features(self.model))), run_time=1.6)

    @beat(
        "Then add the bias, {p.bias}: the price before any feature counts.",
        "So the model says {price}",
        title="Add the bias",
    )
    def add_the_bias(self) -> None:
        bias, price = len(words.FEATURES), len(words.FEATURES) + 1
        self.play(*self.chart.names_of(bias), run_time=0.8)
        for step in self.chart.rise(bias, run_time=self.phrase_left(0.8)):
            self.play(step)
        self.cue()
        self.play(*self.chart.names_of(price), run_time=0.4)
        for step in self.chart.rise(price, run_time=self.phrase_left(0.5)):
            self.play(step)
        for row in words.price_of_features(self.model):
            self.write_below(row)

    # A search --------------------------------------------------------------------------------------------

    @beat(
        "Texts can be arrows, too. Count how often each one says goal, and how often it says vote.",
        "Which document is closest to the query, q?",
        title="Texts as arrows",
    )
    def meet_the_documents(self) -> None:
        p = self.params
        names = words.NAMES[: len(p.documents) + 1]
        self.search = search = Retrieval(p.query, p.documents, [f"${name}$" for name in names], words.TOPICS)
        old = FadeOut(self.words, self.premise, self.chart)
        self.premise = VGroup()
        counts = self.set_words(words.count_table([p.query, *p.documents], names, words.TOPICS))
        self.play(old, FadeIn(search.plane, search.axis_names, counts), run_time=1.4)
        for left, (arrow, name) in enumerate(zip(search.documents, search.names[1:], strict=True)):
            self.play(grow(arrow), run_time=self.phrase_left(0.8 / (len(p.documents) - left)))
            self.play(FadeIn(name), run_time=0.6)
        self.cue()
        self.play(grow(search.query), FadeIn(search.names[0]), run_time=self.phrase_left(0.7))

    @beat(
        "Rank them by the cosine of the angle: that's the dot product, divided by both lengths.",
        "So only the direction counts, not how long a text is.",
        "{nearest}",
        title="Which text is about the same thing?",
    )
    def find_the_nearest(self) -> None:
        search = self.search
        self.play(LaggedStart(*map(Create, search.arcs), lag_ratio=0.5), run_time=self.phrase_left(0.5))
        self.write(words.cosine_formula())
        self.cue()
        rows = stack(*words.cosine_rows(self.ranking, words.NAMES[1:]), under=self.words)
        for left, (row, arc) in enumerate(zip(rows, search.arcs, strict=True)):
            share = 1 / (len(rows) - left)
            self.play(FadeIn(row, target_position=arc), run_time=self.phrase_left(share))
        self.cue()
        losers = [index for index in range(len(rows)) if index not in self.ranking.nearest]
        lost = [part for index in losers for part in (rows[index], *search.parts(index))]
        for index in self.ranking.nearest:
            self.play(search.pick(index, rows[index]), run_time=1.2)
        if lost:
            self.play(dim(*lost), run_time=self.phrase_left(0.6, least=1.2))

    @beat(
        "That's the dot product: one number for how much two arrows agree.",
        title="One number for agreement",
    )
    def return_to_two_arrows(self) -> None:
        picture = self.picture
        back: list[VMobject] = [picture.plane, picture.b, picture.a, picture.name_a, picture.name_b]
        if self.has_angle:
            back += [picture.line, picture.drop, picture.shadow, picture.arc, ProductMeter(picture)]
        self.play(self.clear_stage(), FadeIn(*back), run_time=1.2)
        if self.product.angle is not None:
            self.play(picture.turn_to(self.product.angle, letter=False), run_time=self.phrase_left(0.9))
