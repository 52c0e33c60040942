from __future__ import annotations

from typing import Annotated

import numpy as np
from manim import Create, Dot, FadeIn, FadeOut, VGroup
from pydantic import Field

from mathkit.linear_algebra import dot_product as maths
from scenes.stage.frame import WORDS, Box
from scenes.stage.lesson import Facts, Lesson, LessonParams, beat
from scenes.stage.numerals import MINUS, math_equals, math_number, math_term, math_vector, number
from scenes.stage.projections import Cast, Projection, Swing
from scenes.stage.quantities import Hundredths, PlaneVector, Tenths
from scenes.stage.readouts import Reading, readout
from scenes.stage.retrieval import Retrieval
from scenes.stage.scales import Scale, Zone
from scenes.stage.tables import table
from scenes.stage.theme import color
from scenes.stage.typesetting import Points
from scenes.stage.waterfalls import Column, Rise, Waterfall
from scenes.stage.writing import FORMULA_SIZE, LABEL_SIZE, STATEMENT_SIZE, Written, formula, stack, text

Weight = Annotated[float, Field(ge=-10, le=10), Tenths]
Feature = Annotated[float, Field(ge=0, le=100), Tenths]
Count = Annotated[int, Field(ge=0, le=20)]
WordCounts = tuple[Count, Count]

FEATURES = ("area, 10 m²", "bedrooms", "age, decades")
TOPICS = ("goal", "vote")
NAMES = "qABCD"
"""The query, and the documents."""

PRODUCT = "{{ a : data }} dot {{ b : second }}"
SCORE = "{{ w : second }} dot {{ x : data }}"
QUERY, DOCUMENT = "{{ q : data }}", "{{ d : second }}"

TIED = 1e-9
"""Cosines this close count as equal."""

EXACT = 4
"""Decimals of a product of two numbers that have two each."""

METER = Box(WORDS.left + 0.4, WORDS.right - 0.4, WORDS.bottom, -0.9)
"""Where the sign of the product is read off."""


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
        # A text with neither word is the zero vector, which has no angle to anything.
        self.ranked = [index for index, document in enumerate(p.documents) if any(document)]
        self.ranking: maths.CosineRanking | None = None
        if any(p.query) and self.ranked:
            documents = [p.documents[index] for index in self.ranked]
            self.ranking = maths.rank_by_cosine(p.query, documents)

    def facts(self) -> Facts:
        p, product, model = self.params, self.product, self.model
        return {
            "zero": zeros_in_words(product),
            "shadow": shadow_in_words(product),
            "signed_shadow": product.scalar_projection,
            "length_b": product.length_b,
            "product": product.value,
            "largest": product.length_a * product.length_b,
            "a_x": p.a[0],
            "a_y": p.a[1],
            "b_x": p.b[0],
            "b_y": p.b[1],
            "terms": terms_in_words(model.terms),
            "sum": model.dot,
            "prediction": model.prediction,
            "thousands": thousands(model.prediction),
            "price": dollars(model.prediction),
            "remark": " A price below zero: a straight line knows no bounds." if model.prediction < 0 else "",
            "nearest": nearest_in_words(p.query, self.ranking, self.ranked),
        }

    @property
    def has_angle(self) -> bool:
        return self.product.angle is not None

    # Two arrows ------------------------------------------------------------------------------------------

    @beat("How far do two vectors go together? The dot product answers with a single number.")
    def ask(self) -> None:
        a, b = self.product.a, self.product.b
        self.picture = picture = Projection(a, b)
        self.vectors = stack(
            formula(f"{{{{ a : data }}}} = {math_vector(a)} quad {{{{ b : second }}}} = {math_vector(b)}")
        )
        self.play(FadeIn(picture.plane, self.vectors), run_time=0.8)
        self.play(FadeIn(picture.a, picture.b, picture.name_a, picture.name_b))
        self.play(Create(picture.arc), FadeIn(picture.size))

    @beat("{zero}", when=lambda lesson: not lesson.has_angle)
    def find_no_angle(self) -> None:
        self.rule = stack(text("the zero vector has no direction", role="muted"), under=self.vectors)
        self.play(FadeIn(self.rule))

    @beat(
        "Let a cast a shadow on the line of b, at a right angle to it. {shadow}",
        when=lambda lesson: lesson.has_angle,
    )
    def cast_the_shadow(self) -> None:
        picture = self.picture
        size = math_equals(self.product.scalar_projection, 3)
        self.rule = stack(formula(f"{{{{ |a| cos theta : path }}}} {size}"), under=self.vectors)
        self.play(FadeIn(picture.line), run_time=0.6)
        # The shadow will lie on the line, but under all else.
        self.add(picture.shadow.set_runs([]), picture.arc, picture.b, picture.a, picture.size)
        self.play(Create(picture.drop))
        self.play(Cast(picture), run_time=1.5)
        self.play(FadeIn(self.rule))

    @beat(
        "That length times the length of b is the dot product: "
        "{signed_shadow:.3} times {length_b:.3} makes {product:.4}.",
        when=lambda lesson: lesson.has_angle,
    )
    def multiply_the_lengths(self) -> None:
        shadow, length = self.product.scalar_projection, self.product.length_b
        numbers = f"{{{{ {math_number(shadow, 3)} : path }}}} dot {{{{ {math_number(length, 3)} : second }}}}"
        rounded = not np.isclose(round(shadow, 3) * round(length, 3), self.product.value, rtol=0, atol=1e-9)
        lengths = stack(
            formula(PRODUCT + " = {{ |a| cos theta : path }} {{ |b| : second }}"),
            formula(f"{PRODUCT} {'approx' if rounded else '='} {numbers}"),
            formula(f"{PRODUCT} = {{{{ {math_number(self.product.value, EXACT)} : result }}}}"),
            under=self.rule,
        )
        for row in lengths:
            self.play(FadeIn(row))
        self.rule = VGroup(self.rule, lengths)

    @beat(
        "No angle is needed to compute it: multiply matching components, and add. "
        "{a_x} times {b_x} plus {a_y} times {b_y} is {product:.4}."
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
        "and beyond, it is negative.",
        when=lambda lesson: lesson.has_angle,
    )
    def turn_around(self) -> None:
        picture, most = self.picture, self.product.length_a * self.product.length_b
        panel = stack(
            readout(
                [
                    Reading("$theta$", lambda: np.degrees(picture.product.angle or 0.0), degrees),
                    Reading("$a dot b$", lambda: signed(picture.product), role="result"),
                ],
                size=FORMULA_SIZE,
            )
        )
        meter = Scale(METER, -most, [Zone(0.0, "negative", "slope"), Zone(most, "positive", "result")], ["0"])
        mark = Dot(radius=0.12, color=color("ink"))
        mark.add_updater(lambda dot: dot.move_to(meter.at(picture.product.value)))
        self.play(FadeOut(self.vectors, self.rule, picture.size), run_time=0.5)
        self.play(FadeIn(panel, meter, mark))
        for angle in (0.0, np.pi / 2, np.pi):
            self.play(Swing(picture, angle), run_time=2.0)
            self.wait(0.4)
        mark.clear_updaters()
        self.vectors, self.rule = panel, VGroup(meter, mark)
        picture.size = VGroup()

    # A linear model --------------------------------------------------------------------------------------

    @beat(
        "A linear model is a dot product of weights and features. For this house: {terms}, "
        "that is {sum:.4} thousand dollars."
    )
    def weigh_the_features(self) -> None:
        model, picture = self.model, self.picture
        self.chart = Waterfall(self._columns())
        first, *rest = model.terms
        terms = " ".join([math_number(first, EXACT), *(math_term(term, EXACT) for term in rest)])
        names = VGroup(picture.name_a, picture.name_b, picture.size)
        self.play(FadeOut(picture, names, self.vectors, self.rule), run_time=0.6)
        self.vectors = stack(
            formula(
                f"{{{{ w : second }}}} = {math_vector(model.weights)} quad "
                f"{{{{ x : data }}}} = {math_vector(model.features)}"
            )
        )
        self.rule = stack(
            formula(f"{SCORE} = {terms}", size=STATEMENT_SIZE),
            formula(f"{SCORE} = {math_number(model.dot, EXACT)}", size=STATEMENT_SIZE),
            under=self.vectors,
        )
        self.play(FadeIn(self.vectors, self.chart.base))
        for index in range(len(FEATURES)):
            self._raise(index)
        self.play(FadeIn(self.rule))

    @beat(
        "Then comes the bias, {p.bias}, the price before any feature counts. "
        "It makes {thousands} thousand, or {price}.{remark}"
    )
    def add_the_bias(self) -> None:
        total = f"{{{{ {math_number(self.model.prediction, EXACT)} : result }}}}"
        price = stack(
            formula(f"{SCORE} {math_term(self.model.bias)} = {total}", size=STATEMENT_SIZE),
            text(dollars(self.model.prediction).replace("$", r"\$"), size=FORMULA_SIZE, role="result"),
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
        words = stack(table([["", *TOPICS], *counts], size=LABEL_SIZE))
        self.play(FadeOut(self.chart, self.vectors, self.rule), run_time=0.6)
        self.play(FadeIn(search.plane, search.axis_names, words))
        self.vectors = words
        self.play(FadeIn(search.documents, search.names[1:]))
        self.play(FadeIn(search.query, search.names[0]))

    @beat(
        "The cosine, the dot product over both lengths, sees only the direction. {nearest} "
        "Search engines look things up this way."
    )
    def find_the_nearest(self) -> None:
        search = self.search
        rule = stack(formula(f"cos theta = ({QUERY} dot {DOCUMENT}) / (|{QUERY}| thin |{DOCUMENT}|)"))
        rows = stack(*(self._verdict(index) for index in range(len(self.params.documents))), under=rule)
        self.play(FadeOut(self.vectors), run_time=0.5)
        self.play(FadeIn(rule))
        for row, arc in zip(rows, search.arcs, strict=True):
            self.play(FadeIn(row), Create(arc))
        winners = [self.ranked[index] for index in nearest(self.ranking)]
        # The last member of a tag is its letter; the first is the plate.
        letters = [name[-1] for name in search.names[1:]]
        found = [
            parts[index] for index in winners for parts in (rows, search.documents, search.arcs, letters)
        ]
        if found:
            self.play(*(part.animate.set_color(color("result")) for part in found))

    # Drawing ---------------------------------------------------------------------------------------------

    def _columns(self) -> list[Column]:
        model = self.model
        heights = np.cumsum([0.0, *model.terms, model.bias])
        products = [
            f"${math_number(weight)} dot {math_number(feature)}$"
            for weight, feature in zip(model.weights, model.features, strict=True)
        ]
        names = [(f"{name}", product) for name, product in zip(FEATURES, products, strict=True)]
        parts = zip([*names, ("bias",)], heights, heights[1:], [*model.terms, model.bias], strict=False)
        columns = [
            Column(start, end, f"${math_signed(size)}$", name, "muted" if name == ("bias",) else "data")
            for name, start, end, size in parts
        ]
        total = f"${math_number(model.prediction, EXACT)}$"
        return [*columns, Column(0.0, model.prediction, total, ("price",), "result")]

    def _raise(self, index: int) -> None:
        self.play(FadeIn(self.chart.part(index)), run_time=0.4)
        self.play(Rise(self.chart, index), run_time=0.8)
        self.play(FadeIn(self.chart.labels[index]), run_time=0.4)

    def _verdict(self, index: int) -> Written:
        """The cosine of one document, or that it has none."""
        name = NAMES[index + 1]
        if self.ranking is None or index not in self.ranked:
            return formula(f'{name} : "no angle"', role="second", size=STATEMENT_SIZE)
        cosine = float(self.ranking.cosines[self.ranked.index(index)])
        return formula(
            f"cos theta_{name} {math_equals(cosine, cosine_decimals(cosine))}",
            role="second",
            size=STATEMENT_SIZE,
        )


# Words ---------------------------------------------------------------------------------------------------


def degrees(angle: float) -> str:
    return f"{number(angle, 1)}°"


def math_signed(value: float) -> str:
    written = math_term(value, EXACT)
    return written.replace("+ ", "+", 1)


def signed(product: maths.DotProduct) -> float:
    """The product, without the rounding that is left of it at a right angle."""
    return 0.0 if product.sign == "zero" else product.value


def zeros_in_words(product: maths.DotProduct) -> str:
    which = [name for name, length in (("a", product.length_a), ("b", product.length_b)) if not length]
    subject = "Both are" if len(which) == 2 else f"Here {which[0]} is" if which else ""
    return (
        f"{subject} the zero vector, which has no direction. So there is no angle between a and b."
        if which
        else ""
    )


def shadow_in_words(product: maths.DotProduct) -> str:
    size = number(product.scalar_projection, 3)
    if product.sign == "zero":
        return "Here a itself stands at a right angle, and its shadow is a single point, of length zero."
    if product.sign == "negative":
        return f"It falls backwards, against b, so its length counts as {size}."
    return f"It is {size} long."


def terms_in_words(terms: Points) -> str:
    rest = [f"{'minus' if term < 0 else 'plus'} {number(abs(term), EXACT)}" for term in terms[1:]]
    return " ".join([number(terms[0], EXACT), *rest])


def thousands(prediction: float) -> str:
    """The price in thousands, to the hundred dollars if that is all there is to it."""
    whole = np.isclose(prediction, round(prediction, 1), rtol=0, atol=1e-9)
    return number(prediction, 1, fixed=True) if whole else number(prediction, EXACT)


def dollars(thousands: float) -> str:
    return f"{MINUS if thousands < 0 else ''}${abs(1000 * thousands):,.0f}"


def cosine_decimals(cosine: float) -> int:
    """As many decimals as keep a cosine below 1 from being written as 1."""
    return next((n for n in range(3, 7) if round(cosine, n) < 1), 3)


def nearest(ranking: maths.CosineRanking | None) -> list[int]:
    """The rows of the documents with the largest cosine: several if they tie, none if all are at 90°."""
    if ranking is None or ranking.cosines.max() <= TIED:
        return []
    return [
        int(index)
        for index in np.flatnonzero(np.isclose(ranking.cosines, ranking.cosines.max(), rtol=0, atol=TIED))
    ]


def nearest_in_words(query: WordCounts, ranking: maths.CosineRanking | None, ranked: list[int]) -> str:
    if not any(query):
        return "This query has neither word: a zero vector has no direction, so nothing is near to it."
    if ranking is None:
        return "No document has either word: zero vectors have no direction, so none is near."
    winners = [NAMES[1 + ranked[index]] for index in nearest(ranking)]
    if not winners:
        return "No document shares a word with it: every angle is a right angle."
    if len(winners) == 1:
        return f"{winners[0]} is closest, however long it is."
    return f"{', '.join(winners[:-1])} and {winners[-1]} are equally close."
