from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import Create, Dot, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.linear_algebra import dot_product as maths
from scenes.stage.frame import WORDS, Box
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import (
    dollars,
    is_exact,
    math_equals,
    math_number,
    math_sum,
    math_term,
    math_vector,
    number,
    sum_in_words,
)
from scenes.stage.pictures.projections import Cast, Projection, Swing
from scenes.stage.pictures.retrieval import Retrieval
from scenes.stage.pictures.waterfalls import Rise, Waterfall, linear_model
from scenes.stage.quantities import Hundredths, PlaneVector, Tenths
from scenes.stage.readouts import Reading, readout
from scenes.stage.scales import Scale, Zone
from scenes.stage.tables import table
from scenes.stage.theme import color
from scenes.stage.wording.arrows import length_in_words, no_angle_in_words, shadow_in_words
from scenes.stage.wording.rankings import nearest_in_words, rank
from scenes.stage.writing import FORMULA_SIZE, STATEMENT_SIZE, Written, formula, stack, text

Weight = Annotated[float, Field(ge=-10, le=10), Tenths]
Feature = Annotated[float, Field(ge=0, le=100), Tenths]
Count = Annotated[int, Field(ge=0, le=20)]
WordCounts = tuple[Count, Count]

FEATURES = ("area in 10 m²", "bedrooms", "age in decades")
TOPICS = ("goal", "vote")
NAMES = "qABCD"
"""The query, and the documents."""

PRODUCT = "{{ a : data }} dot {{ b : second }}"
SCORE = "{{ w : second }} dot {{ x : data }}"
QUERY, DOCUMENT = "{{ q : data }}", "{{ d : second }}"

EXACT = 4
"""Decimals of a product of two numbers that have two each."""

METER = 1.8
"""The height of the scale on which the sign of the product is read off."""


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

    def facts(self) -> Facts:
        product, model = self.product, self.model
        return {
            "no_angle": no_angle_in_words(product),
            "shadow": shadow_in_words(product),
            "shadow_length": length_in_words(product.scalar_projection),
            "length_b": length_in_words(product.length_b),
            "product": product.value,
            "largest": product.length_a * product.length_b,
            "lowest": -product.length_a * product.length_b,
            "terms": sum_in_words(model.terms, EXACT),
            "sum": model.dot,
            "price": dollars(1000 * model.prediction),
            "remark": " A price below zero: a straight line knows no bounds." if model.prediction < 0 else "",
            "nearest": nearest_in_words(self.ranking, NAMES[1:]),
        }

    @property
    def has_angle(self) -> bool:
        return self.product.angle is not None

    # Two arrows ------------------------------------------------------------------------------------------

    @beat("How far do two vectors point the same way? The dot product answers with one number.")
    def ask(self) -> None:
        a, b = self.product.a, self.product.b
        self.picture = picture = Projection(a, b)
        self.vectors = stack(
            formula(f"{{{{ a : data }}}} = {math_vector(a)} quad {{{{ b : second }}}} = {math_vector(b)}")
        )
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
        shadow, angle = self.product.scalar_projection, np.degrees(self.product.angle or 0.0)
        sign = "=" if is_exact(shadow, 3) and is_exact(angle, 1) else "approx"
        length = f"{{{{ |a| cos {math_number(angle, 1)} degree : path }}}}"
        self.rule = stack(formula(f"{length} {sign} {math_number(shadow, 3)}"), under=self.vectors)
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
        shadow, length = self.product.scalar_projection, self.product.length_b
        numbers = f"{{{{ {math_number(shadow, 3)} : path }}}} dot {{{{ {math_number(length, 3)} : second }}}}"
        exact = np.isclose(round(shadow, 3) * round(length, 3), self.product.value, rtol=0, atol=1e-9)
        lengths = stack(
            formula(PRODUCT + " = {{ |a| cos theta : path }} {{ |b| : second }}"),
            formula(f"{PRODUCT} {'=' if exact else 'approx'} {numbers}"),
            formula(f"{PRODUCT} = {{{{ {math_number(self.product.value, EXACT)} : result }}}}"),
            under=self.rule,
        )
        for row in lengths:
            self.play(FadeIn(row))
        self.rule = VGroup(self.rule, lengths)

    @beat(
        "No angle is needed to compute it: multiply matching components, and add. "
        "{p.a[0]} times {p.b[0]} plus {p.a[1]} times {p.b[1]} is {product:.4}."
    )
    def multiply_the_components(self) -> None:
        worked = " + ".join(
            f"{{{{ {math_number(x, guarded=bool(index))} : data }}}} dot "
            f"{{{{ {math_number(y, guarded=True)} : second }}}}"
            for index, (x, y) in enumerate(zip(self.product.a, self.product.b, strict=True))
        )
        components = "{{ a_1 : data }} {{ b_1 : second }} + {{ a_2 : data }} {{ b_2 : second }}"
        self.play(FadeOut(self.rule), run_time=0.5)
        self.rule = stack(
            formula(f"{PRODUCT} = {components}"),
            formula(f"{PRODUCT} = {worked}"),
            formula(f"{PRODUCT} = {{{{ {math_number(self.product.value, EXACT)} : result }}}}"),
            under=self.vectors,
        )
        for row in self.rule:
            self.play(FadeIn(row))

    @beat(
        "Now turn a. Along b the product is largest, {largest}; at a right angle it is zero; "
        "against b it is lowest, {lowest}.",
        when=lambda lesson: lesson.has_angle,
    )
    def turn_around(self) -> None:
        picture, most = self.picture, self.product.length_a * self.product.length_b
        panel = stack(
            readout(
                [
                    Reading("$theta$", lambda: np.degrees(picture.product.angle or 0.0), degrees),
                    # What a right angle leaves of the product is rounding.
                    Reading("$a dot b$", lambda: round(picture.product.value, 9), role="result"),
                ],
                size=FORMULA_SIZE,
            )
        )
        below = float(panel.get_bottom()[1])
        zones = [Zone(0.0, "negative", "muted"), Zone(most, "positive", "muted")]
        meter = Scale(Box(WORDS.left, WORDS.right - 0.5, below - METER, below), -most, zones, ["0"])
        mark = Dot(radius=0.12, color=color("result"))
        mark.add_updater(lambda dot: dot.move_to(meter.at(picture.product.value)))
        self.play(FadeOut(self.vectors, self.rule, picture.size), run_time=0.5)
        self.play(FadeIn(panel, meter, mark, picture.theta))
        for angle in (0.0, np.pi / 2, np.pi):
            if not np.isclose(picture.product.angle or 0.0, angle):
                self.play(Swing(picture, angle), run_time=2.0)
            self.wait(0.4)
        mark.clear_updaters()
        self.vectors, self.rule = panel, VGroup(meter, mark)
        picture.size = picture.theta

    # A linear model --------------------------------------------------------------------------------------

    @beat(
        "At the heart of a linear model is a dot product, weights times features. "
        "For this house: {terms}, that is {sum:.4} thousand dollars."
    )
    def weigh_the_features(self) -> None:
        model, picture = self.model, self.picture
        self.chart = Waterfall(linear_model(model, FEATURES, "price"))
        names = VGroup(picture.name_a, picture.name_b, picture.size)
        self.play(FadeOut(picture, names, self.vectors, self.rule), run_time=0.6)
        self.vectors = stack(
            formula(
                f"{{{{ w : second }}}} = {math_vector(model.weights)} quad "
                f"{{{{ x : data }}}} = {math_vector(model.features)}"
            )
        )
        self.rule = stack(
            formula(f"{SCORE} = {math_sum(model.terms, EXACT)}", size=STATEMENT_SIZE),
            formula(f"{SCORE} = {math_number(model.dot, EXACT)}", size=STATEMENT_SIZE),
            under=self.vectors,
        )
        self.play(FadeIn(self.vectors, self.chart.base))
        for index in range(len(FEATURES)):
            self._raise(index)
        self.play(FadeIn(self.rule))

    @beat(
        "Then comes the bias, {p.bias}, the price before any feature counts. "
        "Together that makes {price}.{remark}"
    )
    def add_the_bias(self) -> None:
        total = f"{{{{ {math_number(self.model.prediction, EXACT)} : result }}}}"
        price = stack(
            formula(f"{SCORE} {math_term(self.model.bias)} = {total}", size=STATEMENT_SIZE),
            text(dollars(1000 * self.model.prediction).replace("$", r"\$"), size=FORMULA_SIZE, role="result"),
            under=self.rule,
        )
        self._raise(len(FEATURES))
        self._raise(len(FEATURES) + 1)
        for row in price:
            self.play(FadeIn(row))
        self.rule = VGroup(self.rule, price)

    # A search --------------------------------------------------------------------------------------------

    @beat("Texts can be vectors too: count their words. Which document comes closest to the query, q?")
    def meet_the_documents(self) -> None:
        p = self.params
        names = [f"${name}$" for name in NAMES[: len(p.documents) + 1]]
        self.search = search = Retrieval(p.query, p.documents, names, TOPICS)
        counts = [[f"{{{{ {names[0]} : data }}}}", *map(str, p.query)]]
        for name, document in zip(names[1:], p.documents, strict=True):
            counts.append([f"{{{{ {name} : second }}}}", *map(str, document)])
        self.play(FadeOut(self.chart, self.vectors, self.rule), run_time=0.6)
        self.vectors = stack(table([["", *TOPICS], *counts], size=STATEMENT_SIZE))
        self.play(FadeIn(search.plane, search.axis_names, self.vectors))
        self.play(FadeIn(search.documents, search.names[1:]))
        self.play(FadeIn(search.query, search.names[0]))

    @beat(
        "Search engines rank by the cosine, the dot product over both lengths: "
        "only the direction counts. {nearest}"
    )
    def find_the_nearest(self) -> None:
        search = self.search
        rule = stack(formula(f"cos theta = ({QUERY} dot {DOCUMENT}) / (|{QUERY}| thin |{DOCUMENT}|)"))
        rows = stack(*(self._verdict(index) for index in range(len(self.params.documents))), under=rule)
        self.play(FadeOut(self.vectors), run_time=0.5)
        self.play(FadeIn(rule))
        for row, arc in zip(rows, search.arcs, strict=True):
            self.play(FadeIn(row), Create(arc))
        # The last member of a tag is its letter; the first is the plate.
        letters = [name[-1] for name in search.names[1:]]
        found = [
            parts[index]
            for index in self.ranking.nearest
            for parts in (rows, search.documents, search.arcs, letters)
        ]
        if found:
            self.play(*(part.animate.set_color(color("result")) for part in found))

    # Drawing ---------------------------------------------------------------------------------------------

    def _raise(self, index: int) -> None:
        self.play(FadeIn(self.chart.part(index)), run_time=0.4)
        self.play(Rise(self.chart, index), run_time=0.8)
        self.play(FadeIn(self.chart.labels[index]), run_time=0.4)

    def _verdict(self, index: int) -> Written:
        """The cosine of one document, or that it has none."""
        name, cosine = NAMES[index + 1], self.ranking.cosines[index]
        if cosine is None:
            return text(f"${name}$: no angle", role="second", size=STATEMENT_SIZE)
        size = math_equals(cosine, self.ranking.decimals)
        return formula(f"cos theta_{name} {size}", role="second", size=STATEMENT_SIZE)


# Words ---------------------------------------------------------------------------------------------------


def degrees(angle: float) -> str:
    return f"{number(angle, 1)}°"
