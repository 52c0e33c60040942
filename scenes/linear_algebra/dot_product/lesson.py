from __future__ import annotations

import numpy as np
from manim import Create, FadeIn
from pydantic import Field

from mathkit.linear_algebra import dot_product as maths
from scenes.linear_algebra.dot_product import words
from scenes.linear_algebra.dot_product.params import Bias, Documents, Features, WordCounts
from scenes.linear_algebra.dot_product.product_meters import ProductMeter
from scenes.linear_algebra.dot_product.projections import Projection
from scenes.linear_algebra.dot_product.waterfalls import Waterfall, columns_of_prediction
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.params.quantities import PlaneVector, Weights
from scenes.stage.pictures.retrieval import Retrieval
from scenes.stage.type.writing import stack
from scenes.stage.wording.arrows import both_vectors
from scenes.stage.wording.rankings import rank

FEATURES = ("area in 10 m²", "bedrooms", "age in decades")
"""What each number of a house means."""

TOPICS = ("goal", "vote")
"""The words that are counted in a document."""

NAMES = "qABCD"
"""Of the query and the documents."""


class DotProduct(Lesson):
    """Two vectors become one number: how far they go together."""

    title = "The dot product"
    prerequisites = ("vectors",)

    class Params(LessonParams):
        a: PlaneVector = Field((1.0, 3.0), description="first vector, the one that casts a shadow")
        b: PlaneVector = Field((4.0, 2.0), description="second vector, on whose line the shadow falls")
        weights: Weights = Field(
            (3.5, 1.2, -0.8), description="price of one unit of each feature, in thousand dollars"
        )
        features: Features = Field((12.0, 3.0, 2.0), description=f"a house: {', '.join(FEATURES)}")
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
            "terms": words.terms_in_words(model),
            "sum": model.dot,
            "price": words.price_with_a_remark(model),
            "nearest": words.nearest_in_words(self.ranking, NAMES[1:]),
        }

    # Two arrows ------------------------------------------------------------------------------------------

    @beat("How far do two vectors point the same way? The dot product answers with one number.")
    def ask(self) -> None:
        self.picture = picture = Projection(self.product.a, self.product.b)
        self.premise = stack(both_vectors(self.product.a, self.product.b))
        self.play(FadeIn(picture.plane, self.premise), run_time=0.8)
        self.play(FadeIn(picture.a, picture.b, picture.name_a, picture.name_b))
        self.play(Create(picture.arc), FadeIn(picture.size))

    @beat("{no_angle}", when=lambda lesson: not lesson.has_angle)
    def find_no_angle(self) -> None:
        self.write(words.no_direction())

    @beat(
        "Let light fall at a right angle onto the line of b: there a casts a shadow. {shadow}",
        when=lambda lesson: lesson.has_angle,
    )
    def cast_the_shadow(self) -> None:
        self.play(FadeIn(self.picture.line), run_time=0.6)
        self.add(*self.picture.hide_shadow().from_the_shadow_up())
        self.play(Create(self.picture.drop))
        self.play(self.picture.cast_shadow(), run_time=1.5)
        self.write(words.shadow_formula(self.product))

    @beat(
        "That length times the length of b is the dot product: {lengths} makes {product:.4}.",
        when=lambda lesson: lesson.has_angle,
    )
    def multiply_the_lengths(self) -> None:
        for row in words.product_of_lengths(self.product):
            self.write_below(row)

    @beat(
        "No angle is needed to compute it: multiply matching components, and add. "
        "{p.a[0]} times {p.b[0]} plus {p.a[1]} times {p.b[1]} is {product:.4}."
    )
    def multiply_the_components(self) -> None:
        self.wipe()
        self.show_one_by_one(self.set_words(*words.product_of_components(self.product)))

    @beat(
        "Now turn a. Along b the product is largest, {largest}; at a right angle it is zero; "
        "against b it is lowest, {lowest}.",
        when=lambda lesson: lesson.has_angle,
    )
    def turn_around(self) -> None:
        picture = self.picture
        self.wipe(self.premise, picture.size)
        self.play(FadeIn(ProductMeter(picture), picture.theta))
        for angle in (0.0, np.pi / 2, np.pi):
            if not np.isclose(picture.angle, angle):
                self.play(picture.turn_to(angle), run_time=2.0)
            self.wait(0.4)

    # A linear model --------------------------------------------------------------------------------------

    @beat(
        "At the heart of a linear model is a dot product, weights times features. "
        "For this house: {terms}, that is {sum:.4} thousand dollars."
    )
    def weigh_the_features(self) -> None:
        self.chart = Waterfall(columns_of_prediction(self.model, FEATURES, "price"))
        self.premise = stack(words.weights_and_features(self.model))
        self.play(self.clear_stage(), run_time=0.6)
        self.play(FadeIn(self.premise, self.chart.base))
        for step in self.chart.rise(*range(len(FEATURES))):
            self.play(step)
        self.play(FadeIn(self.set_words(*words.score_of_features(self.model))))

    @beat("Then comes the bias, {p.bias}, the price before any feature counts. Together that makes {price}")
    def add_the_bias(self) -> None:
        bias = len(FEATURES)
        for step in self.chart.rise(bias, bias + 1):
            self.play(step)
        for row in words.price_of_features(self.model):
            self.write_below(row)

    # A search --------------------------------------------------------------------------------------------

    @beat("Texts can be vectors too: count their words. Which document comes closest to the query, q?")
    def meet_the_documents(self) -> None:
        p = self.params
        names = NAMES[: len(p.documents) + 1]
        self.search = search = Retrieval(p.query, p.documents, [f"${name}$" for name in names], TOPICS)
        counts = words.count_table([p.query, *p.documents], names, TOPICS)
        self.wipe(self.premise, self.chart)
        self.play(FadeIn(search.plane, search.axis_names, self.set_words(counts)))
        self.play(FadeIn(search.documents, search.names[1:]))
        self.play(FadeIn(search.query, search.names[0]))

    @beat(
        "Search engines rank by the cosine, the dot product over both lengths: "
        "only the direction counts. {nearest}"
    )
    def find_the_nearest(self) -> None:
        self.write(words.cosine_formula())
        rows = stack(*words.cosine_rows(self.ranking, NAMES[1:]), under=self.words)
        for row, arc in zip(rows, self.search.arcs, strict=True):
            self.play(FadeIn(row), Create(arc))
        for index in self.ranking.nearest:
            self.play(self.search.pick(index, rows[index]))
