"""Linear regression in formulas: the line, its misses, their mean square, and the equation of the best."""

from __future__ import annotations

from mathkit.learning.linear_regression import LineFit
from scenes.stage.given_data import Given
from scenes.stage.numerals import (
    is_exact,
    math_equals,
    math_matrix,
    math_number,
    math_term,
    math_vector,
    number,
)
from scenes.stage.typesetting import Points
from scenes.stage.writing import FINE_SIZE, STATEMENT_SIZE, Written, formula, text


def brief(value: float) -> str:
    """A number for running text, with fewer decimals the larger it is."""
    return number(value, _decimals(value))


def _decimals(value: float) -> int:
    return sum(abs(value) < limit for limit in (100, 1000, 10_000))


def model(feature: str) -> Written:
    """The line, for a feature that is called by that letter."""
    return formula(f"{{{{ hat(y) : path }}}} = {{{{ w : path }}}} {feature} + {{{{ b : path }}}}")


def axes(given: Given | None, *, standardized: bool) -> tuple[str, str]:
    """What the axes of the data are called, in Typst."""
    x, y = given.axes if given and given.names else ("$x$", "$y$")
    return f"{x}, standardized: $z$" if standardized else x, y


def notes(given: Given | None) -> list[Written]:
    """What is to be said of given points."""
    return [text(given.note, size=FINE_SIZE, role="muted")] if given and given.note else []


def standardization(mean: float, deviation: float) -> Written:
    counted = "x" if mean == 0 else f"(x {math_term(-mean, _decimals(mean))})"
    return formula(f"z = {counted} / {_number(deviation)}", size=STATEMENT_SIZE)


def residual(feature: str) -> Written:
    return formula(
        f"{{{{ r_i : slope }}}} = y_i - ({{{{ w : path }}}} {feature}_i + {{{{ b : path }}}})",
        size=STATEMENT_SIZE,
    )


def mean_square(error: float) -> Written:
    """The rule of the error, and what it gives for the line that is shown."""
    value = math_equals(error, _decimals(error))
    return formula(
        f"{{{{ L : slope }}}} = 1/n sum_i {{{{ r_i : slope }}}}^2 {{{{ {value} : slope }}}}",
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
    weights = "{{ vec(w, b) : path }}"
    return formula(
        f"{weights} <- {weights} - {{{{ {math_number(rate, 3)} : second }}}} dot {{{{ nabla L : slope }}}}",
        size=STATEMENT_SIZE,
    )


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
    """One less what the line leaves of the error of the flat line."""
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


def prediction(feature: float, weights: Points, predicted: float) -> Written:
    """What the line says at a feature, worked out."""
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


def course_of_the_error(errors: Points) -> str:
    """What a walk that never climbs makes of the error."""
    first, last = brief(float(errors[0])), brief(float(errors[-1]))
    return (
        f"its error falls from {first} to {last}" if first != last else f"its error hardly moves from {first}"
    )
