from __future__ import annotations

import numpy as np

from mathkit.functions.quadratics import ravine
from scenes.optimization.momentum import formulas

BOWL = ravine(25, np.array([8.0, -1.5]))


def test_the_squares_of_the_flat_parts_and_their_roots_are_written() -> None:
    floor, walls, equal, root = formulas.where_they_meet(25)
    assert '"25" (1 - sqrt(beta))^2' in floor.source
    assert "(1 + sqrt(beta))^2" in walls.source
    assert '"5" (1 - sqrt(beta))' in equal.source
    assert "approx" not in equal.source
    assert "approx" in formulas.where_they_meet(24)[2].source
    assert formulas.where_they_meet(9)[0].source.count("^2") == 2
    assert root.source.endswith('("5" - 1) / ("5" + 1) approx "0.667"')
    assert formulas.best_of_plain(25).source.endswith('("25" - 1) / ("25" + 1) approx "0.923"')


def test_limits_are_written_with_the_curvatures() -> None:
    walls, floor = formulas.limits(BOWL)
    assert walls.source.endswith('alpha < "2"')
    assert 'alpha/"25"' in floor.source
    assert floor.source.endswith('alpha < "50"')


def test_rules_name_what_is_dialled() -> None:
    for rule in (formulas.plain_rule(1.8), formulas.ball_rule()):
        assert len(rule.part("dial")) > 0
        assert len(rule.part("slope")) > 0


def test_the_rule_of_a_ball_has_a_part_for_each_phrase() -> None:
    rule = formulas.ball_rule()
    shapes = [shape for name in ("step", "kept", "push", "move") for shape in rule.part(name)]
    assert len(shapes) == len(rule.submobjects)


def test_the_limit_of_the_walls_grows_with_momentum() -> None:
    assert formulas.wall_limit(0.25).source.endswith('= "2.5"')
