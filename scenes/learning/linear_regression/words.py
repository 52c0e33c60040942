"""Linear regression in formulas and phrases: the line, its residuals, the loss, and the best line."""

from __future__ import annotations

from mathkit.learning.linear_regression import LineDescent, LineFit, ScaledPoints
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.markup import tint
from scenes.stage.type.numerals import (
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_term,
    math_vector,
    number,
)
from scenes.stage.type.phrases import change
from scenes.stage.type.symbols import BIAS, LEARNING_RATE, LOSS, WEIGHT, WEIGHTS
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording import training

FACT_LABELS = {
    "weights": "weights",
    "r_squared": "R²",
    "first_loss": "loss of the first line",
    "least": "least loss",
    "prediction": "prediction for the new x",
}
"""What the key numbers of the film are called apart from it."""

_RESIDUAL = tint("r_i", "slope")
_GRADIENT = tint("nabla L", "slope")
_WEIGHTS = tint("vec(w, b)", "path")


def brief(value: float) -> str:
    """A number for a sentence, with fewer decimals the larger it is."""
    return number(value, _decimals(value))


def _decimals(value: float) -> int:
    return sum(abs(value) < limit for limit in (100, 1000, 10_000))


def model(feature: str) -> Written:
    """The line; *feature* is the letter of the feature."""
    return formula(f"{tint('hat(y)', 'path')} = {WEIGHT} {feature} + {BIAS}")


def names(user_data: UserPoints | None) -> dict[str, str]:
    """What ``x`` and ``y`` are called in a narration."""
    x, y = user_data.names if user_data and user_data.names else ("x", "y")
    return {"x": x, "y": y}


def axes(user_data: UserPoints | None, *, standardized: bool) -> tuple[str, str]:
    """What the axes of the data are called, in Typst."""
    x, y = ("$x$", "$y$") if user_data is None else user_data.named("$x$", "$y$")
    if not standardized:
        return x, y
    bare = user_data.bare_axes[0] if user_data and user_data.names else "$x$"
    return f"{bare}, standardized: $z$", y


def scale_in_words(examples: ScaledPoints) -> dict[str, str]:
    """The mean and the standard deviation of x before it was scaled."""
    return {"mean": brief(examples.mean), "deviation": brief(examples.deviation)}


def standardization(mean: float, deviation: float) -> Written:
    counted = "x" if mean == 0 else f"(x {math_term(-mean, _decimals(mean))})"
    return formula(f"z = {counted} / {_number(deviation)}", size=STATEMENT_SIZE)


def residual(feature: str) -> Written:
    return formula(f"{_RESIDUAL} = y_i - ({WEIGHT} {feature}_i + {BIAS})", size=STATEMENT_SIZE)


def loss(value: float) -> Written:
    """The rule of the loss, and its value for the line that is shown."""
    found = tint(math_equals(value, _decimals(value)), "slope")
    return formula(f"{LOSS} = 1/n sum_i {_RESIDUAL}^2 {found}", size=STATEMENT_SIZE)


def gradient_rule(feature: str, gradient: Points) -> Written:
    """The gradient of the loss as a sum over the residuals, and its value (2,)."""
    terms = f"-2/n sum_i {_RESIDUAL} vec({feature}_i, 1)"
    value = tint(_vector(gradient), "slope")
    return formula(f"{_GRADIENT} = {terms} approx {value}", size=STATEMENT_SIZE)


def step_rule(rate: float) -> Written:
    """A step of both weights against the gradient."""
    return training.step_rule(rate, "vec(w, b)", "nabla L")


def normal_equation(feature: str, fit: LineFit) -> list[Written]:
    """The equation, what its letters mean, its numbers, and its solution."""
    solution = tint(_vector(fit.weights), "result")
    return [
        formula(f"{_GRADIENT} = 0 quad <=> quad X^top X {_WEIGHTS} = X^top y", size=STATEMENT_SIZE),
        text(f"$X$: a column of ${feature}$, and one of ones", size=FINE_SIZE, role="muted"),
        formula(f"X^top X = {math_matrix(fit.gram)}", size=STATEMENT_SIZE),
        formula(f"X^top y = {math_vector(fit.moments)}", size=STATEMENT_SIZE),
        formula(f"{_WEIGHTS} = {solution}", size=STATEMENT_SIZE),
    ]


def r_squared(fit: LineFit) -> Written:
    """One minus the loss of the line as a share of the loss of the flat line."""
    ours, flat = tint(_number(fit.error), "slope"), tint(_number(fit.spread), "muted")
    value = tint(math_equals(fit.r_squared, 3), "result")
    return formula(f"R^2 = 1 - {ours} / {flat} {value}", size=STATEMENT_SIZE)


def line_at(feature: float, weights: Points) -> str:
    """The value of the line at a feature, in Typst: ``= "2" dot "3" + "1"``."""
    slope, intercept = (float(weight) for weight in weights)
    exact = all(is_exact(each, _decimals(each)) for each in (slope, feature, intercept))
    product = f"{_number(slope)} dot {math_number(feature, _decimals(feature), guarded=True)}"
    return f"{'=' if exact else 'approx'} {product} {math_term(intercept, _decimals(intercept))}"


def prediction_in_words(
    examples: ScaledPoints, query_x: float, predicted: float, user_data: UserPoints | None
) -> dict[str, str]:
    """The x that is asked about, a clause with its z where x is standardized, and the prediction."""
    return {
        "new": _measured(query_x, 0, user_data),
        "place": f", so z is {brief(examples.scaled(query_x))}" if examples.standardized else "",
        "prediction": _measured(predicted, 1, user_data),
    }


def _measured(value: float, axis: int, user_data: UserPoints | None) -> str:
    """A value on an axis, as a lecturer's data are measured."""
    return brief(value) if user_data is None else user_data.measured(value, axis, _decimals(value))


def prediction(feature: float, weights: Points) -> Written:
    """The value of the line at a feature, worked out."""
    predicted = float(weights @ (feature, 1.0))
    value = tint(math_equals(predicted, _decimals(predicted)), "result")
    rule = f"{tint('hat(y)', 'result')} & {line_at(feature, weights)}"
    return formula(f"{rule} \\ & {value}", size=STATEMENT_SIZE)


def of_many_features() -> list[Written]:
    """The model of an example that has many features, its equations, and a step of a walk instead."""
    weights = tint(WEIGHTS, "path")
    return [
        formula(f"{tint('hat(y)', 'result')} = {weights} dot bold(x) + {BIAS}"),
        formula(f"{_GRADIENT} = 0", size=STATEMENT_SIZE),
        formula(f"{weights} <- {weights} - {LEARNING_RATE} dot {_GRADIENT}", size=STATEMENT_SIZE),
    ]


def _number(value: float) -> str:
    return math_number(value, _decimals(value))


def _vector(values: Points) -> str:
    return math_vector(values, _decimals(float(abs(values).max())))


def losses_in_words(fit: LineFit, descent: LineDescent) -> dict[str, str]:
    """The losses of the first line, of the descent from it, of the best line, and of the best flat line."""
    return {
        "first_loss": brief(descent.errors[0]),
        "outcome": outcome(descent.errors),
        "least": brief(fit.error),
        "flat": brief(fit.spread),
    }


def outcome(losses: Points) -> str:
    """How a loss (n + 1,) that never rises changes from the first step to the last."""
    return change(
        float(losses[0]),
        float(losses[-1]),
        brief,
        rises="the loss hardly moves from {before}",
        falls="the loss falls from {before} to {after}",
        stays="the loss hardly moves from {before}",
    )
