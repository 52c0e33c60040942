from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import Create, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.linear_algebra import dot_product as maths
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.pictures.projections import Cast, ProductMeter, Projection, Swing
from scenes.stage.pictures.retrieval import Retrieval
from scenes.stage.pictures.waterfalls import Rise, Waterfall, linear_model
from scenes.stage.quantities import Hundredths, PlaneVector, Tenths
from scenes.stage.tables import table
from scenes.stage.theme import color
from scenes.stage.wording import dot_products as words
from scenes.stage.wording.arrows import A, B, length_in_words, math_vectors
from scenes.stage.wording.rankings import COSINE, cosine_rows, count_rows, nearest_in_words, rank
from scenes.stage.writing import STATEMENT_SIZE, formula, stack, text

Weight = Annotated[float, Field(ge=-10, le=10), Tenths]
Feature = Annotated[float, Field(ge=0, le=100), Tenths]
Count = Annotated[int, Field(ge=0, le=20)]
WordCounts = tuple[Count, Count]

FEATURES, TOPICS = ("area in 10 m²", "bedrooms", "age in decades"), ("goal", "vote")
NAMES = "qABCD"
"""The query, and the documents."""


class DotProduct(Lesson):
    """Two vectors become one number: how far they go together."""

    title = "The dot product"
    prerequisites = ("vectors",)

    class Params(LessonParams):
        a: PlaneVector = Field((1.0, 3.0), description="first vector, the one that casts a shadow")
        b: PlaneVector = Field((4.0, 2.0), description="second vector, on whose line the shadow falls")
        weights: tuple[Weight, Weight, Weight] = Field(
            (3.5, 1.2, -0.8), description="price of one unit of each feature, in thousand dollars"
        )
        features: tuple[Feature, Feature, Feature] = Field(
            (12.0, 3.0, 2.0), description="a house: area in 10 m², bedrooms, age in decades"
        )
        bias: Annotated[float, Hundredths] = Field(
            50.0, ge=-1000, le=1000, description="price before any feature counts, in thousand dollars"
        )
        query: WordCounts = Field((2, 1), description="how often the query says 'goal' and 'vote'")
        documents: tuple[WordCounts, ...] = Field(
            ((9, 3), (2, 3), (1, 6)),
            min_length=1,
            max_length=4,
            description="how often each document says 'goal' and 'vote'",
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
            "shadow_length": length_in_words(product.scalar_projection),
            "length_b": length_in_words(product.length_b),
            "product": product.value,
            "largest": product.length_a * product.length_b,
            "lowest": -product.length_a * product.length_b,
            "terms": words.terms_in_words(model),
            "sum": model.dot,
            "price": words.price_in_words(model),
            "remark": words.remark_on_the_price(model),
            "nearest": nearest_in_words(self.ranking, NAMES[1:]),
        }

    # Two arrows ------------------------------------------------------------------------------------------

    @beat("How far do two vectors point the same way? The dot product answers with one number.")
    def ask(self) -> None:
        a, b = self.product.a, self.product.b
        self.picture = picture = Projection(a, b)
        self.vectors = stack(formula(math_vectors((A, a), (B, b))))
        self.play(FadeIn(picture.plane, self.vectors), run_time=0.8)
        self.play(FadeIn(picture.a, picture.b, picture.name_a, picture.name_b))
        self.play(Create(picture.arc), FadeIn(picture.size))

    @beat("{no_angle}", when=lambda lesson: not lesson.has_angle)
    def find_no_angle(self) -> None:
        self.rule = stack(text("the zero vector has no direction", role="muted"), under=self.vectors)
        self.play(FadeIn(self.rule))

    @beat(
        "Let light fall at a right angle onto the line of b: there a casts a shadow. {shadow}",
        when=lambda lesson: lesson.has_angle,
    )
    def cast_the_shadow(self) -> None:
        picture = self.picture
        self.rule = stack(words.shadow_formula(self.product), under=self.vectors)
        self.play(FadeIn(picture.line), run_time=0.6)
        # The shadow will lie on the line, but under all else.
        self.add(picture.shadow.set_runs([]), picture.arc, picture.b, picture.a, picture.size)
        self.play(Create(picture.drop))
        self.play(Cast(picture), run_time=1.5)
        self.play(FadeIn(self.rule))

    @beat(
        "That length times the length of b is the dot product: "
        "{shadow_length} times {length_b} makes {product:.4}.",
        when=lambda lesson: lesson.has_angle,
    )
    def multiply_the_lengths(self) -> None:
        lengths = stack(*words.product_of_lengths(self.product), under=self.rule)
        self.show_one_by_one(lengths)
        self.rule = VGroup(self.rule, lengths)

    @beat(
        "No angle is needed to compute it: multiply matching components, and add. "
        "{p.a[0]} times {p.b[0]} plus {p.a[1]} times {p.b[1]} is {product:.4}."
    )
    def multiply_the_components(self) -> None:
        self.play(FadeOut(self.rule), run_time=0.5)
        self.rule = stack(*words.product_of_components(self.product), under=self.vectors)
        self.show_one_by_one(self.rule)

    @beat(
        "Now turn a. Along b the product is largest, {largest}; at a right angle it is zero; "
        "against b it is lowest, {lowest}.",
        when=lambda lesson: lesson.has_angle,
    )
    def turn_around(self) -> None:
        picture = self.picture
        self.play(FadeOut(self.vectors, self.rule, picture.size), run_time=0.5)
        self.play(FadeIn(ProductMeter(picture), picture.theta))
        for angle in (0.0, np.pi / 2, np.pi):
            if not np.isclose(picture.product.angle or 0.0, angle):
                self.play(Swing(picture, angle), run_time=2.0)
            self.wait(0.4)

    # A linear model --------------------------------------------------------------------------------------

    @beat(
        "At the heart of a linear model is a dot product, weights times features. "
        "For this house: {terms}, that is {sum:.4} thousand dollars."
    )
    def weigh_the_features(self) -> None:
        model = self.model
        self.chart = Waterfall(linear_model(model, FEATURES, "price"))
        given = stack(formula(math_vectors((words.WEIGHTS, model.weights), (words.FEATURES, model.features))))
        self.score = stack(*words.score_of_features(model), under=given)
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(given, self.chart.base))
        self._raise(*range(len(FEATURES)))
        self.play(FadeIn(self.score))

    @beat(
        "Then comes the bias, {p.bias}, the price before any feature counts. "
        "Together that makes {price}.{remark}"
    )
    def add_the_bias(self) -> None:
        bias = len(FEATURES)
        self._raise(bias, bias + 1)
        self.show_one_by_one(stack(*words.price_of_features(self.model), under=self.score))

    # A search --------------------------------------------------------------------------------------------

    @beat("Texts can be vectors too: count their words. Which document comes closest to the query, q?")
    def meet_the_documents(self) -> None:
        p = self.params
        names = NAMES[: len(p.documents) + 1]
        self.search = search = Retrieval(p.query, p.documents, [f"${name}$" for name in names], TOPICS)
        self.counts = stack(table(count_rows([p.query, *p.documents], names, TOPICS), size=STATEMENT_SIZE))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(search.plane, search.axis_names, self.counts))
        self.play(FadeIn(search.documents, search.names[1:]))
        self.play(FadeIn(search.query, search.names[0]))

    @beat(
        "Search engines rank by the cosine, the dot product over both lengths: "
        "only the direction counts. {nearest}"
    )
    def find_the_nearest(self) -> None:
        rule = stack(formula(COSINE))
        rows = stack(*cosine_rows(self.ranking, NAMES[1:]), under=rule)
        self.play(FadeOut(self.counts), run_time=0.5)
        self.play(FadeIn(rule))
        for row, arc in zip(rows, self.search.arcs, strict=True):
            self.play(FadeIn(row), Create(arc))
        nearest = [part for i in self.ranking.nearest for part in (rows[i], *self.search.parts(i))]
        if nearest:
            self.play(*(part.animate.set_color(color("result")) for part in nearest))

    def _raise(self, *bars: int) -> None:
        """Let bars of the chart grow, each after its name and before its number."""
        for bar in bars:
            self.play(FadeIn(self.chart.part(bar)), run_time=0.4)
            self.play(Rise(self.chart, bar), run_time=0.8)
            self.play(FadeIn(self.chart.labels[bar]), run_time=0.4)
