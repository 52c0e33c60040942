from __future__ import annotations

import numpy as np
import pytest

from mathkit.functions.quadratics import ravine
from scenes.optimization.momentum import formulas

BOWL = ravine(25, np.array([8.0, -1.5]))


ROOT = "sqrt({{ beta : dial }})"


def test_the_squares_of_the_flat_parts_and_their_roots_are_written() -> None:
    floor, walls = formulas.pushes()
    assert floor.source.endswith(f"(1 - {ROOT})^2")
    assert walls.source.endswith(f"(1 + {ROOT})^2")
    squares, roots, root = formulas.where_they_meet(25)
    assert f'"25" (1 - {ROOT})^2' in squares.source
    assert f'"5" (1 - {ROOT})' in roots.source
    assert "approx" not in roots.source
    assert "approx" in formulas.where_they_meet(24)[1].source
    assert root.source.endswith('("5" - 1) / ("5" + 1) approx "0.667"')
    assert formulas.best_of_plain(25).source.endswith('("25" - 1) / ("25" + 1) approx "0.923"')
    assert formulas.crossing_of_plain(25).source.endswith('("25" - 1) / ("25" + 1) approx "0.923"')


@pytest.mark.parametrize("momentum", [0.05, 0.444, 0.9])
@pytest.mark.parametrize("side", [-1, 1])
def test_at_the_end_of_a_flat_part_steps_repeat_at_the_root_of_beta(momentum: float, side: int) -> None:
    """As the formulas say it: for every unit of distance, the push is the next step less the kept one."""
    root = -side * np.sqrt(momentum)  # a ball between walls changes sides, one on the floor does not
    push = (1 - root) - root * (1 - root)
    assert push == pytest.approx((1 - root) ** 2)
    place, last = 1.0, (root - 1) / root
    step = momentum * last - push * place
    assert (step / last, place + step) == pytest.approx((root, root))


@pytest.mark.parametrize(("momentum", "written"), [(0.95, 'approx "0.975"'), (0.81, '= "0.9"')])
def test_the_height_of_flat_parts_is_a_root(momentum: float, written: str) -> None:
    assert formulas.height_of_flat_parts(momentum).source.endswith(written)
    assert formulas.of_a_length(momentum).source.endswith(written)


def test_settings_that_are_rounded_are_written_so() -> None:
    assert formulas.rate_of(25 / 13).source == '{{ alpha : dial }} approx {{ "1.923" : dial }}'
    assert formulas.share_kept(0.5).source == '{{ beta : dial }} = {{ "0.5" : dial }}'


@pytest.mark.parametrize(("rate", "across", "along"), [(1.8, "0.8", "0.928"), (2.5, "1.5", "0.9")])
def test_what_plain_descent_leaves_is_written_across_and_along(rate: float, across: str, along: str) -> None:
    written = [row.source for row in formulas.left_by_plain(BOWL, rate)]
    assert written == [f"left across: {across}", f"left along: {along}"]


def test_limits_are_written_with_the_curvatures() -> None:
    walls, floor = formulas.limits(BOWL)
    assert walls.source.endswith('< "2"')
    assert '{{ alpha : dial }}/"25"' in floor.source
    assert floor.source.endswith('< "50"')


def test_rules_name_what_is_dialled() -> None:
    for rule in (formulas.plain_rule(1.8), formulas.ball_rule()):
        assert len(rule.part("dial")) > 0
        assert len(rule.part("slope")) > 0


def test_the_rule_of_a_ball_has_a_part_for_each_phrase() -> None:
    rule = formulas.ball_rule()
    shapes = [shape for name in ("step", "kept", "push", "move") for shape in rule.part(name)]
    assert len(shapes) == len(rule.submobjects)
