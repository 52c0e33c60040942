from __future__ import annotations

from mathkit.calculus.derivative import closing_secants
from mathkit.optimization.gradient_descent import gradient_descent
from scenes.calculus.derivative.taught_weights import LOSS
from scenes.calculus.derivative.words import (
    FUNCTIONS,
    closing_table,
    difference_quotient,
    power_rule,
    steps_of_the_weight,
)


def test_a_negative_height_is_subtracted_in_parentheses():
    secants = closing_secants(FUNCTIONS["cube"].function, -3.0, 1.0)
    assert '-"8" - (-"27")' in difference_quotient(secants)[1].source


def test_the_table_ends_with_the_limit():
    rows = closing_table(closing_secants(FUNCTIONS["parabola"].function, 2.0, 2.0))
    assert [cell.source for cell in rows[1]] == ["×1", "2", "8"]
    assert [cell.source for cell in rows[-2]] == ["×1000", "0.002", "6.002"]
    assert rows[-1][2].source == "6"


def test_the_power_rule_ends_with_its_numbers():
    *_, worked = power_rule(4, -2.0, -32.0)
    assert worked.source == '4 dot {{ (-"2") : path }}^3 {{ = -"32" : slope }}'


def test_the_table_of_steps_has_weights_slopes_and_losses():
    rows = steps_of_the_weight(gradient_descent(LOSS, 1.0, 0.25, 3))[1:]
    written = [[float(cell.source.replace("−", "-")) for cell in row] for row in rows]
    assert written == [[w, 2 * (w - 3), (w - 3) ** 2] for w in (1, 2, 2.5, 2.75)]
