"""What is said of an area, its strips and a price, at any parameters."""

from __future__ import annotations

import numpy as np

from mathkit.linear_algebra.dot_product import AreaStrips, DotProduct, LinearPrediction
from scenes.stage.type.numerals import dollars, is_exact, number

_NOTHING = 1e-9
"""Shadows and areas below this count as nothing."""

_EXACT = 4
"""Decimals: the product of two numbers with two decimals has at most four."""

_A_DOT_B = "[bold(a) dot bold(b)|a dot b]"

_WAYS = (("to the right", "to the left"), ("up", "down"))
"""Along each axis, forwards and backwards."""


def no_angle_in_words(product: DotProduct) -> str:
    """Why there is no angle between a and b; nothing if there is one."""
    if product.angle is not None:
        return ""
    which = [name for name, length in (("a", product.length_a), ("b", product.length_b)) if not length]
    subject = "Both are" if len(which) == 2 else f"Here {which[0]} is"
    return f"{subject} the zero vector, which has no direction, so there's no angle between a and b."


def of_the_area(product: DotProduct) -> dict[str, str]:
    """What is said of the area, as facts; nothing if there is no angle."""
    said = {
        "shadow": shadow_in_words,
        "sides": sides_in_words,
        "area": area_in_words,
        "turning": largest_in_words,
    }
    return {name: "" if product.angle is None else say(product) for name, say in said.items()}


def of_the_strips(product: DotProduct, strips: AreaStrips) -> dict[str, str]:
    """What is said of the strips, as facts; nothing if there is no angle."""
    said = {
        "walk": walk_in_words,
        "shadows": shadows_in_words,
        "slide": slide_in_words,
        "square": square_in_words,
        "turned": turned_in_words,
        "pairs": pairs_in_words,
    }
    return {name: "" if product.angle is None else say(product, strips) for name, say in said.items()}


def shadow_in_words(product: DotProduct) -> str:
    """How long the shadow of a is on the line of b, and which way it falls."""
    size = about(product.scalar_projection)
    if product.sign == "zero":
        return "Here a stands at a right angle to b, so its shadow is a single point."
    if product.sign == "negative":
        return f"The shadow falls backwards, against b, so we count it as negative: {size}."
    if product.angle is not None and product.angle < _NOTHING:
        return f"Here a lies along b, so its shadow is as long as a itself: {size}."
    return f"The shadow shows how far a reaches along b: {size}."


def sides_in_words(product: DotProduct) -> str:
    """The second side of the rectangle: the length of b, which gets a quarter turn."""
    length = f"Now bring in b's length, {about(product.length_b)}."
    steps = ", steps and all," if product.b.all() else ""
    return f"{length} Turn a copy of b{steps} by ninety degrees."


def area_in_words(product: DotProduct) -> str:
    """The area of the rectangle, which is the dot product."""
    value = number(product.value, _EXACT)
    if product.sign == "zero":
        return f"But with no shadow, there's no rectangle: the dot product, {_A_DOT_B}, is 0."
    if product.sign == "negative":
        return f"The rectangle's area is the dot product, {_A_DOT_B}: negative, like the shadow, {value}."
    sides = f"{about(product.scalar_projection)} times {about(product.length_b)}"
    return f"The rectangle's area, {sides}, is the dot product, {_A_DOT_B}: {value}."


def largest_in_words(product: DotProduct) -> str:
    """Where a begins to turn."""
    if product.angle is not None and product.angle < _NOTHING:
        return "Turn a. Here, along b, the area is largest."
    return "Turn a: along b, the area is largest."


def walk_in_words(product: DotProduct, strips: AreaStrips) -> str:
    """The steps along the axes to the tip of a."""
    steps = [_step(product.a[axis], axis) for axis in strips.order if product.a[axis]]
    if len(steps) == 1:
        return f"Walk to the tip of a: it's just {steps[0]}."
    return f"Walk to the tip of a: {steps[0]}, then {steps[1]}."


def shadows_in_words(product: DotProduct, strips: AreaStrips) -> str:
    """What the shadows of the steps do to the rectangle."""
    first, second = (float(each) for each in strips.shadows)
    steps = [axis for axis in strips.order if product.a[axis]]
    seen = [
        axis for axis, shadow in zip(strips.order, (first, second), strict=True) if abs(shadow) > _NOTHING
    ]
    if not seen:
        return "It casts no shadow, so there's no strip of area."
    if len(steps) == 1:
        return "One step, one shadow, one strip of area."
    if len(seen) == 1:
        (lost,) = set(steps) - set(seen)
        way = _way(product.a[lost], lost)
        return f"The step {way} is at a right angle to b. It casts no shadow, so there's only one strip."
    if first * second > 0:
        return "Their shadows, end to end, make a's shadow, and cut the area into strips."
    if abs(first + second) < _NOTHING:
        return "One shadow runs forwards, the other just as far backwards: its strip counts as negative."
    return "One shadow runs forwards, the other backwards: its strip of area counts as negative."


def slide_in_words(_: DotProduct, strips: AreaStrips) -> str:
    """The first shear."""
    which, its = ("the strip", "the") if _count(strips) == 1 else ("each strip", "its")
    return f"Let {which} lean until it ends at {its} step: same base, same height, same area."


def square_in_words(_: DotProduct, strips: AreaStrips) -> str:
    """The second shear."""
    if _count(strips) == 1:
        return "With the step as base, slide the far side until the corners are square: same area."
    return "With each step as base, slide the far side until the corners are square: same area."


def turned_in_words(product: DotProduct, strips: AreaStrips) -> str:
    """What the steps of b are after its turn."""
    turned = [_step(strips.turned[1 - axis], 1 - axis) for axis in (0, 1) if product.b[axis]]
    return f"The turned b goes {' and '.join(turned)}."


def pairs_in_words(product: DotProduct, _: AreaStrips) -> str:
    """What the sides of the upright rectangles are, and what the areas make."""
    value = number(product.value, _EXACT)
    pairs = [
        f"{number(x)} times {number(y)}"
        for x, y, term in zip(product.a, product.b, product.terms, strict=True)
        if abs(term) > _NOTHING
    ]
    if not pairs:
        return f"But there's no strip, because in each pair a component is 0: {value} again."
    if len(pairs) == 1:
        return f"So the area is {pairs[0]}: {value} again."
    if (product.terms < 0).any():
        return f"So the areas count as {pairs[0]} and {pairs[1]}: {value} again."
    return f"So the areas are {pairs[0]} and {pairs[1]}: {value} again."


# A linear model ------------------------------------------------------------------------------------------


def sum_in_words(model: LinearPrediction) -> str:
    """What prices times features make together."""
    total = number(model.dot, _EXACT)
    return f"Longer lists use the same rule: a house's features times their prices make {total}."


def bias_in_words(model: LinearPrediction) -> str:
    """The bias, and the price; what a price below zero means."""
    price = price_in_words(model)
    remark = " A sum can go below zero." if model.prediction < -_NOTHING else ""
    if not model.bias:
        return f"There's no base price to add: this linear model says {price}.{remark}"
    return f"A linear model adds a base price, {number(model.bias)}: {price}.{remark}"


def price_in_words(model: LinearPrediction) -> str:
    """What a model predicts, in dollars; the model counts in thousand dollars."""
    return dollars(1000 * model.prediction)


# Numbers -------------------------------------------------------------------------------------------------


def about(size: float) -> str:
    """A length as it is spoken, and whether it was rounded."""
    return f"{'' if is_exact(size) else 'about '}{number(size)}"


def _step(size: float, axis: int) -> str:
    return f"{number(abs(size))} {_way(size, axis)}"


def _way(size: float, axis: int) -> str:
    return _WAYS[axis][int(size < 0)]


def _count(strips: AreaStrips) -> int:
    return int((np.abs(strips.areas) > _NOTHING).sum())
