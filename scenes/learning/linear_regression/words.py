"""Linear regression in formulas: the line, its misses, the loss, and the equation of the best line."""

from __future__ import annotations

from mathkit.learning.linear_regression import LineDescent, LineFit, ScaledPoints
from scenes.stage.params.user_points import UserPoints
from scenes.stage.type.numerals import (
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_term,
    math_vector,
    number,
)
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, STATEMENT_SIZE, Written, formula, text
from scenes.stage.wording import training


def brief(value: float) -> str:
    """A number for running text, with fewer decimals the larger it is."""
    return number(value, _decimals(value))


def _decimals(value: float) -> int:
    return sum(abs(value) < limit for limit in (100, 1000, 10_000))


def model(feature: str) -> Written:
    """The line, for a feature that is called by that letter."""
    return formula(f"{{{{ hat(y) : path }}}} = {{{{ w : path }}}} {feature} + {{{{ b : path }}}}")


def names(user_data: UserPoints | None) -> dict[str, str]:
    """What ``x`` and ``y`` are called in a narration."""
    x, y = user_data.names if user_data and user_data.names else ("x", "y")
    return {"x": x, "y": y}


def axes(user_data: UserPoints | None, *, standardized: bool) -> tuple[str, str]:
    """What the axes of the data are called, in Typst."""
    x, y = user_data.axes if user_data and user_data.names else ("$x$", "$y$")
    return f"{x}, standardized: $z$" if standardized else x, y


def scale_in_words(scatter: ScaledPoints) -> dict[str, str]:
    """The mean and the standard deviation of x as it was given."""
    return {"mean": brief(scatter.mean), "deviation": brief(scatter.deviation)}


def standardization(mean: float, deviation: float) -> Written:
    counted = "x" if mean == 0 else f"(x {math_term(-mean, _decimals(mean))})"
    return formula(f"z = {counted} / {_number(deviation)}", size=STATEMENT_SIZE)


def residual(feature: str) -> Written:
    return formula(
        f"{{{{ r_i : slope }}}} = y_i - ({{{{ w : path }}}} {feature}_i + {{{{ b : path }}}})",
        size=STATEMENT_SIZE,
    )


def loss(value: float) -> Written:
    """The rule of the loss, and its value for the line that is shown."""
    found = math_equals(value, _decimals(value))
    return formula(
        f"{{{{ L : slope }}}} = 1/n sum_i {{{{ r_i : slope }}}}^2 {{{{ {found} : slope }}}}",
        size=STATEMENT_SIZE,
    )


def gradient_rule(feature: str, gradient: Points) -> Written:
    """How each residual pulls at both weights, and what they all come to."""
    return formula(
        f"{{{{ nabla L : slope }}}} = -2/n sum_i {{{{ r_i : slope }}}} vec({feature}_i, 1) "
        f"approx {{{{ {_vector(gradient)} : slope }}}}",
        size=STATEMENT_SIZE,
    )


def step_rule(rate: float) -> Written:
    """A step of both weights against the gradient."""
    return training.step_rule(rate, "vec(w, b)", "nabla L")


def normal_equation(feature: str, fit: LineFit) -> list[Written]:
    """The equation, what its letters are, its numbers, and its solution."""
    return [
        formula(
            "{{ nabla L : slope }} = 0 quad <=> quad X^top X {{ vec(w, b) : path }} = X^top y",
            size=STATEMENT_SIZE,
        ),
        text(f"$X$: a column of ${feature}$, and one of ones", size=FINE_SIZE, role="muted"),
        formula(f"X^top X = {math_matrix(fit.gram)}", size=STATEMENT_SIZE),
        formula(f"X^top y = {math_vector(fit.moments)}", size=STATEMENT_SIZE),
        formula(
            f"{{{{ vec(w, b) : path }}}} = {{{{ {_vector(fit.weights)} : result }}}}",
            size=STATEMENT_SIZE,
        ),
    ]


def r_squared(fit: LineFit) -> Written:
    """One less what the line leaves of the loss of the flat line."""
    ours, flat = _number(fit.error), _number(fit.spread)
    return formula(
        f"R^2 = 1 - {{{{ {ours} : slope }}}} / {{{{ {flat} : muted }}}} "
        f"{{{{ {math_equals(fit.r_squared, 3)} : result }}}}",
        size=STATEMENT_SIZE,
    )


def line_at(feature: float, weights: Points) -> str:
    """What the line says at a feature, in Typst: ``= "2" dot "3" + "1"``."""
    slope, intercept = (float(weight) for weight in weights)
    exact = all(is_exact(each, _decimals(each)) for each in (slope, feature, intercept))
    product = f"{_number(slope)} dot {math_number(feature, _decimals(feature), guarded=True)}"
    return f"{'=' if exact else 'approx'} {product} {math_term(intercept, _decimals(intercept))}"


def prediction_in_words(scatter: ScaledPoints, new: float, predicted: float) -> dict[str, str]:
    """What is predicted for a new x, and its place among the standardized ones: a clause, if they are."""
    return {
        "new": brief(new),
        "place": f", and so z is {brief(scatter.scaled(new))}" if scatter.standardized else "",
        "prediction": brief(predicted),
    }


def prediction(feature: float, weights: Points) -> Written:
    """What the line says at a feature, worked out."""
    predicted = float(weights @ (feature, 1.0))
    value = math_equals(predicted, _decimals(predicted))
    return formula(
        f"{{{{ hat(y) : result }}}} & {line_at(feature, weights)} \\ & {{{{ {value} : result }}}}",
        size=STATEMENT_SIZE,
    )


def of_many_features() -> list[Written]:
    """The model of an example that has many numbers."""
    return [
        formula("{{ hat(y) : result }} = {{ bold(w) : path }} dot bold(x) + {{ b : path }}"),
        text("$bold(x)$: the features of one example", role="muted"),
    ]


def _number(value: float) -> str:
    return math_number(value, _decimals(value))


def _vector(values: Points) -> str:
    return math_vector(values, _decimals(float(abs(values).max())))


def losses_in_words(fit: LineFit, walk: LineDescent) -> dict[str, str]:
    """The loss of the first line and on the walk from it, of the best line, and of the best flat one."""
    return {
        "first_loss": brief(walk.errors[0]),
        "outcome": outcome(walk.errors),
        "least": brief(fit.error),
        "flat": brief(fit.spread),
    }


def outcome(losses: Points) -> str:
    """What a walk that never climbs makes of the loss."""
    first, last = brief(float(losses[0])), brief(float(losses[-1]))
    return (
        f"the loss falls from {first} to {last}" if first != last else f"the loss hardly moves from {first}"
    )
