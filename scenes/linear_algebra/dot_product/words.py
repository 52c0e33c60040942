"""The dot product in formulas and in words: by lengths, by components, in a linear model, in a search."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mathkit.linear_algebra.dot_product import DotProduct, LinearPrediction
from scenes.stage.pictures.number_tables import ORDINALS
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    dollars,
    is_exact,
    math_equals,
    math_number,
    math_sum,
    math_term,
)
from scenes.stage.type.tables import table
from scenes.stage.type.writing import FORMULA_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording.arrows import A, B, length_in_words, math_vectors
from scenes.stage.wording.rankings import Ranking

FACT_LABELS = {
    "product": "dot product of a and b",
    "largest": "the most it can be at these lengths",
    "lowest": "the least it can be",
    "sum": "sum of weights times features",
}
"""What the key numbers of the film are called apart from it."""

FEATURES = ("area in 10 m²", "bedrooms", "age in decades")
"""What each number of a house means."""

TOPICS = ("goal", "vote")
"""The words that are counted in a document."""

NAMES = "qABCD"
"""Of the query and the documents."""

_WEIGHTS, _FEATURES = tint("w", "second"), tint("x", "data")
"""The two vectors of a linear model, in Typst mathematics."""

_PRODUCT = f"{A} dot {B}"
_SCORE = f"{_WEIGHTS} dot {_FEATURES}"
_LENGTH_DECIMALS, _ANGLE_DECIMALS = 3, 1

_EXACT = 4
"""Decimals: the product of two numbers with two decimals has at most four."""


def no_angle_in_words(product: DotProduct) -> str:
    """Why there is no angle between a and b; nothing if there is one."""
    if product.angle is not None:
        return ""
    which = [name for name, length in (("a", product.length_a), ("b", product.length_b)) if not length]
    subject = "Both are" if len(which) == 2 else f"Here {which[0]} is"
    return f"{subject} the zero vector, which has no direction, so there's no angle between a and b."


def no_direction() -> Written:
    """What is written where there is no angle, and so no shadow."""
    return text("the zero vector has no direction", role="muted")


def shadow_in_words(product: DotProduct) -> str:
    """How long the shadow of a is on the line of b, and which way it falls."""
    size = length_in_words(product.scalar_projection)
    if product.sign == "zero":
        return "Here a stands at a right angle to b, so its shadow is a single point, of length zero."
    if product.sign == "negative":
        return f"The shadow of a falls backwards, against b, so its length counts as {size}."
    return f"The shadow of a says how far a reaches along b: {size}."


def shadow_formula(product: DotProduct) -> Written:
    """The length of a's shadow on the line of b, from the angle between them."""
    shadow, angle = product.scalar_projection, np.degrees(product.angle or 0.0)
    exact = is_exact(shadow, _LENGTH_DECIMALS) and is_exact(angle, _ANGLE_DECIMALS)
    length = tint(f"|a| cos {math_number(angle, _ANGLE_DECIMALS)} degree", "path")
    return formula(f"{length} {'=' if exact else 'approx'} {math_number(shadow, _LENGTH_DECIMALS)}")


def lengths_in_words(product: DotProduct) -> str:
    """The shadow's length times that of b, as it is spoken."""
    return f"{length_in_words(product.scalar_projection)} times {length_in_words(product.length_b)}"


def product_of_lengths(product: DotProduct) -> list[Written]:
    """The product as the shadow's length times that of b: in letters, in numbers, and its value."""
    shadow, length = product.scalar_projection, product.length_b
    rounded = round(shadow, _LENGTH_DECIMALS) * round(length, _LENGTH_DECIMALS)
    sign = "=" if np.isclose(rounded, product.value, rtol=0, atol=1e-9) else "approx"
    first, second = math_number(shadow, _LENGTH_DECIMALS), math_number(length, _LENGTH_DECIMALS)
    return [
        formula(f"{_PRODUCT} = {tint('|a| cos theta', 'path')} {tint('|b|', 'second')}"),
        formula(f"{_PRODUCT} {sign} {tint(first, 'path')} dot {tint(second, 'second')}"),
        _value(product),
    ]


def product_of_components(product: DotProduct) -> list[Written]:
    """The product as the sum of a₁b₁ and a₂b₂: in letters, in numbers, and its value."""
    worked = " + ".join(
        f"{tint(math_number(x, guarded=bool(index)), f'a_{ORDINALS[index]}')} dot "
        f"{tint(math_number(y, guarded=True), f'b_{ORDINALS[index]}')}"
        for index, (x, y) in enumerate(zip(product.a, product.b, strict=True))
    )
    letters = " + ".join(f"{tint(f'a_{i}', 'data')} {tint(f'b_{i}', 'second')}" for i in (1, 2))
    return [
        formula(f"{_PRODUCT} = {letters}"),
        formula(
            f"{_PRODUCT} = {worked}", a_first="data", a_second="data", b_first="second", b_second="second"
        ),
        _value(product),
    ]


def _value(product: DotProduct) -> Written:
    return formula(f"{_PRODUCT} = {tint(math_number(product.value, _EXACT), 'result')}")


def weights_and_features(model: LinearPrediction) -> Written:
    """Both vectors of a linear model, beside each other."""
    return formula(math_vectors((_WEIGHTS, model.weights), (_FEATURES, model.features)))


def score_of_features(model: LinearPrediction) -> list[Written]:
    """Weights times features, as a sum and as a number."""
    return [
        formula(f"{_SCORE} = {math_sum(model.terms, _EXACT)}", size=STATEMENT_SIZE),
        formula(f"{_SCORE} = {math_number(model.dot, _EXACT)}", size=STATEMENT_SIZE),
    ]


def price_of_features(model: LinearPrediction) -> list[Written]:
    """The score plus the bias, in thousand dollars, and the price."""
    total = tint(math_number(model.prediction, _EXACT), "result")
    return [
        formula(f"{_SCORE} {math_term(model.bias)} = {total}", size=STATEMENT_SIZE),
        text(price_in_words(model).replace("$", r"\$"), size=FORMULA_SIZE, role="result"),
    ]


def price_in_words(model: LinearPrediction) -> str:
    """What a model predicts, in dollars; the model counts in thousand dollars."""
    return dollars(1000 * model.prediction)


def price_with_a_remark(model: LinearPrediction) -> str:
    """The predicted price as the end of a sentence, and a remark if it is below zero."""
    remark = (
        " A price below zero makes no sense, but nothing keeps a sum from falling there."
        if model.prediction < 0
        else ""
    )
    return f"{price_in_words(model)}.{remark}"


def count_table(counts: Sequence[Sequence[int]], names: Sequence[str], words: Sequence[str]) -> Written:
    """How often the query, and then each document, has each of the words."""
    roles = ["data", *("second" for _ in names[1:])]
    rows = [
        [f"{tint(f'${name}$', role)}", *map(str, row)]
        for name, role, row in zip(names, roles, counts, strict=True)
    ]
    return table([["", *words], *rows], size=STATEMENT_SIZE)


def cosine_formula() -> Written:
    """The cosine of the angle between a query and a document."""
    query, document = tint("q", "data"), tint("d", "second")
    return formula(f"cos theta = ({query} dot {document}) / (|{query}| thin |{document}|)")


def cosine_rows(ranking: Ranking, names: Sequence[str]) -> list[Written]:
    """The cosine of each document, by its name, or that it has none."""
    return [_cosine(ranking, *document) for document in zip(names, ranking.cosines, strict=False)]


def _cosine(ranking: Ranking, name: str, cosine: float | None) -> Written:
    if cosine is None:
        return text(f"${name}$: no angle", role="second", size=STATEMENT_SIZE)
    size = math_equals(cosine, ranking.decimals)
    return formula(f"cos theta_{name} {size}", role="second", size=STATEMENT_SIZE)


def nearest_in_words(ranking: Ranking, names: Sequence[str]) -> str:
    """Which document, by its name, is closest to the query, or why none is."""
    if not ranking.asked:
        return "This query has neither word: a zero vector has no direction, so nothing is close to it."
    if not any(cosine is not None for cosine in ranking.cosines):
        return "No document has either word: zero vectors have no direction, so none is close."
    winners = [names[index] for index in ranking.nearest]
    if not winners:
        return "No document shares a word with it: every angle is a right angle."
    if len(winners) == 1:
        return f"{winners[0]} is closest, however long it is."
    return f"{', '.join(winners[:-1])} and {winners[-1]} are equally close."
