"""Partial derivatives and the gradient at a point, as formulas."""

from __future__ import annotations

from mathkit.calculus.gradient import Gradient
from scenes.calculus.gradient.landscapes import Landscape
from scenes.stage.shapes.theme import Role
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import math_equals, math_number, math_vector
from scenes.stage.type.symbols import LEARNING_RATE, LOSS, WEIGHTS
from scenes.stage.type.writing import Written, formula, text

FACT_LABELS = {
    "height": "height at the point",
    "slope_x": "slope in the direction of x",
    "slope_y": "slope in the direction of y",
    "steepness": "length of the gradient",
    "reached": "height after the steps downhill",
}
"""What the key numbers of the film are called apart from it."""

ROLES: tuple[Role, Role] = ("path", "second")
"""The colours of what goes along x and along y."""


def partial(landscape: Landscape, here: Gradient, axis: int) -> Written:
    """One partial derivative, by x (0) or by y (1): its rule, and its value at the point."""
    variable = tint(f"partial {'xy'[axis]}", ROLES[axis])
    value = tint(math_equals(float(here.partials[axis]), 4), "slope")
    return formula(f"(partial f) / ({variable}) = {landscape.slopes[axis]} {value}")


def height(here: Gradient) -> Written:
    """How high the ground is at the point."""
    return formula(f"f({_point(here)}) {math_equals(here.value, 4)}", role="data")


def gradient(here: Gradient) -> Written:
    """The gradient at the point."""
    found = math_vector(here.partials, 4)
    return formula(f"nabla f({_point(here)}) {tint('=', 'ink')} {found}", role="slope")


def field() -> Written:
    """What a field of arrows is."""
    return text("$nabla f$ at many points", role="slope")


def no_slope() -> Written:
    """The gradient on level ground."""
    return formula("nabla f = vec(0, 0)", role="result")


def losses(before: float, after: float) -> Written:
    """The loss before the walk and after it."""
    first, last = (math_number(loss, 4) for loss in (before, after))
    return formula(f"{LOSS.letter}: quad {first} -> {last}", role="data")


def learning() -> tuple[Written, ...]:
    """The landscape as a model's loss, and the step that lowers it; what its letters are."""
    slope = tint(f"nabla {LOSS.letter}({WEIGHTS.letter})", LOSS.role)
    return (
        text(f"{tint('$L = f$', 'data')}: the loss", role="muted"),
        text(f"{tint(f'${WEIGHTS.letter} = (x, y)$', WEIGHTS.role)}: {WEIGHTS.spoken}", role="muted"),
        formula(f"{WEIGHTS} <- {WEIGHTS} - {LEARNING_RATE} thin {slope}"),
        text(
            f"{tint(f'${LEARNING_RATE.letter}$', LEARNING_RATE.role)}: {LEARNING_RATE.spoken}", role="muted"
        ),
    )


def _point(here: Gradient) -> str:
    x, y = (tint(math_number(float(value), 4), role) for value, role in zip(here.point, ROLES, strict=True))
    return f"{x}, {y}"
