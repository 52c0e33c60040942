"""The dot product in formulas: as an area, by components, in a linear model, in a search."""

from __future__ import annotations

from typing import Any

import numpy as np

from mathkit.linear_algebra.dot_product import AreaStrips, DotProduct, LinearPrediction
from scenes.stage.pictures.number_tables import ORDINALS
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import is_exact, math_equals, math_number, math_sum, math_term
from scenes.stage.type.symbols import FIRST_VECTOR, SECOND_VECTOR, Symbol
from scenes.stage.type.writing import (
    FINE_SIZE,
    FORMULA_SIZE,
    LABEL_SIZE,
    Written,
    formula,
    text,
)

FACT_LABELS = {
    "product": "dot product of a and b",
    "largest": "the most it can be at these lengths",
    "lowest": "the least it can be",
    "sum": "sum of weights times features",
}
"""What the key numbers of the film are called apart from it."""

FEATURES = (("area,", "in 10 m²"), ("bedrooms",), ("age, in", "decades"))
"""What each number of a house means, in lines."""

LENGTH_DECIMALS, ANGLE_DECIMALS = 3, 2

EXACT = 4
"""Decimals: the product of two numbers with two decimals has at most four."""

COMPONENTS: dict[str, Any] = {
    "a_first": "data",
    "a_second": "data",
    "b_first": "second",
    "b_second": "second",
}
"""The parts of a formula that are components of a and b."""

A_AND_B = (FIRST_VECTOR, SECOND_VECTOR)

_PRODUCT = f"{FIRST_VECTOR} dot {SECOND_VECTOR}"


def columns(product: DotProduct) -> Written:
    """The vectors a and b, beside each other; components are parts: ``a_first``, ``b_second`` …."""
    written = [
        ", ".join(
            tint(math_number(value), f"{name}_{ordinal}")
            for ordinal, value in zip(ORDINALS, vector, strict=False)
        )
        for name, vector in (("a", product.a), ("b", product.b))
    ]
    return formula(
        f"{FIRST_VECTOR} = vec({written[0]}) quad {SECOND_VECTOR} = vec({written[1]})",
        size=1.25 * FORMULA_SIZE,
        **COMPONENTS,
    )


def pairs_in_columns(written: Any) -> list[dict[str, Any]]:
    """The components of a and b in their columns, pair by pair, by the names of the parts of the rule."""
    return [
        {name: written.part(name) for name in (f"a_{ordinal}", f"b_{ordinal}")} for ordinal in ORDINALS[:2]
    ]


def math_rounded(value: float, decimals: int) -> str:
    """A number as mathematics, after ≈ if its digits are rounded."""
    return f"{'' if is_exact(value, decimals) else 'approx '}{math_number(value, decimals)}"


def value_role(value: float) -> Role:
    """The role of a product: what counts as negative has the colour of a warning."""
    return "slope" if value < 0 else "result"


def area_rows(product: DotProduct) -> list[Written]:
    """The product as the shadow's length times that of b, with both as parts, and its value."""
    shadow, length = product.scalar_projection, product.length_b
    rounded = round(shadow, LENGTH_DECIMALS) * round(length, LENGTH_DECIMALS)
    sign = "=" if np.isclose(rounded, product.value, rtol=0, atol=1e-9) else "approx"
    first = tint(math_number(shadow, LENGTH_DECIMALS, guarded=True), "shadow")
    second = tint(math_number(length, LENGTH_DECIMALS), "length")
    return [
        formula(f"{_PRODUCT} {sign} {first} dot {second}", shadow="data", length="second"),
        product_value(product),
    ]


def ledger_rows(product: DotProduct) -> list[Written]:
    """The shadow of a and the length of b, each with its number as a part."""
    rows: tuple[tuple[Symbol, str, float, Role], ...] = (
        (FIRST_VECTOR, "shadow of", product.scalar_projection, "data"),
        (SECOND_VECTOR, "length of", product.length_b, "second"),
    )
    return [
        text(
            f"{what} {tint(f'${vector.letter}$', vector.role)}: "
            f"{tint(f'${math_rounded(size, LENGTH_DECIMALS)}$', 'number')}",
            size=FORMULA_SIZE,
            number=role,
        )
        for vector, what, size, role in rows
    ]


def product_value(product: DotProduct) -> Written:
    """What the product is."""
    return formula(f"{_PRODUCT} = {tint(math_number(product.value, EXACT), value_role(product.value))}")


def cosine_rows(product: DotProduct) -> list[Written]:
    """The shadow and the product by the angle, with their factors as parts, and what these are."""
    factors = (
        f"{tint(f'|{FIRST_VECTOR.letter}|', 'length_a')} {tint(f'|{SECOND_VECTOR.letter}|', 'length_b')}"
    )
    length_a, length_b = (
        math_equals(length, LENGTH_DECIMALS) for length in (product.length_a, product.length_b)
    )
    angle = np.degrees(product.angle or 0.0)
    sizes = [
        tint(f"|{FIRST_VECTOR.letter}| {length_a}", "data"),
        tint(f"|{SECOND_VECTOR.letter}| {length_b}", "second"),
        f"theta {math_equals(angle, ANGLE_DECIMALS)} degree",
    ]
    return [
        formula(
            f'"shadow" = {tint(f"|{FIRST_VECTOR.letter}|", "length_a")} {tint("cos theta", "cosine")}',
            length_a="data",
        ),
        formula(f"{_PRODUCT} = {factors} {tint('cos theta', 'cosine')}", length_a="data", length_b="second"),
        formula(" quad ".join(sizes), size=LABEL_SIZE),
    ]


def component_rows(product: DotProduct) -> list[Written]:
    """The product as a₁b₁ + a₂b₂: in numbers, as a sum of two areas, and in letters."""
    worked = " + ".join(
        f"{tint(math_number(x, guarded=bool(index)), f'a_{ORDINALS[index]}')} dot "
        f"{tint(math_number(y, guarded=True), f'b_{ORDINALS[index]}')}"
        for index, (x, y) in enumerate(zip(product.a, product.b, strict=True))
    )
    return [
        formula(f"{_PRODUCT} = {worked}", **COMPONENTS),
        area_sum(product),
        letters(),
    ]


def letters(size: float = FORMULA_SIZE) -> Written:
    """The rule in letters, each of them a part: ``a_first`` …."""
    pairs = " + ".join(
        f"{tint(f'a_{index}', f'a_{name}')} {tint(f'b_{index}', f'b_{name}')}"
        for index, name in ((1, "first"), (2, "second"))
    )
    return formula(f"{_PRODUCT} = {pairs}", size=size, **COMPONENTS)


def area_sum(product: DotProduct) -> Written:
    """The product as a sum of the areas of its pairs."""
    first, second = (float(each) for each in product.terms)
    terms = (
        tint(math_number(first, EXACT), value_role(first)),
        tint(math_term(second, EXACT), value_role(second)),
    )
    return formula(f"{_PRODUCT} = {' '.join(terms)}")


def swapped(product: DotProduct) -> Written:
    """The product with b first, in numbers, with the same parts as a₁b₁ + a₂b₂."""
    pairs = " + ".join(
        f"{tint(math_number(y, guarded=bool(index)), f'b_{ORDINALS[index]}')} dot "
        f"{tint(math_number(x, guarded=True), f'a_{ORDINALS[index]}')}"
        for index, (x, y) in enumerate(zip(product.a, product.b, strict=True))
    )
    return formula(f"{SECOND_VECTOR} dot {FIRST_VECTOR} = {pairs}", **COMPONENTS)


def cosine_of_two(size: float = FORMULA_SIZE) -> Written:
    """The cosine: the product, divided by both lengths."""
    lengths = " thin ".join(tint(f"|{each.letter}|", each.role) for each in (FIRST_VECTOR, SECOND_VECTOR))
    return formula(f"cos theta = ({_PRODUCT}) / ({lengths})", size=size)


def walk_rows(product: DotProduct, strips: AreaStrips) -> list[Written]:
    """The shadow of a as the sum of its steps' shadows, and the product as the sum of the strips.

    Both stand in the order of the components, in which they are multiplied later.
    """
    in_order = strips.shadows[np.argsort(strips.order)]
    shadows = [round(each, LENGTH_DECIMALS) for each in in_order]
    exact = all(is_exact(each, LENGTH_DECIMALS) for each in in_order)
    total = math_number(product.scalar_projection, LENGTH_DECIMALS)
    adds_up = abs(sum(shadows) - round(product.scalar_projection, LENGTH_DECIMALS)) < 1e-9
    sums = f"{'' if exact else 'approx '}{math_sum(in_order, LENGTH_DECIMALS)}"
    sign = "=" if adds_up else "approx"
    return [
        text(
            f"shadow of {tint(f'${FIRST_VECTOR.letter}$', 'data')}: "
            f"{tint(f'${sums} {sign} {total}$', 'data')}",
            size=FORMULA_SIZE,
        ),
        area_sum(product),
    ]


def strip_count(strips: AreaStrips) -> int:
    """How many strips have an area."""
    return int((np.abs(strips.areas) > 1e-9).sum())


# A linear model ------------------------------------------------------------------------------------------


def sum_rows(model: LinearPrediction) -> list[Written]:
    """The terms of the model as a sum, what they make, and what they make with the bias."""
    summed = tint(math_number(model.dot, EXACT), value_role(model.dot))
    price = tint(math_number(model.prediction, EXACT), value_role(model.prediction))
    return [
        formula(f"{math_sum(model.terms, EXACT)} = {summed}"),
        formula(f"{summed} {tint(math_term(model.bias), 'path')} = {price}"),
    ]


def feature_name(index: int) -> Written:
    """The name of a feature, in lines."""
    lines = " \\ ".join(FEATURES[index])
    return text(f"#align(center)[{lines}]", size=FINE_SIZE)
