from __future__ import annotations

import pytest

from scenes.optimization.momentum.corners import beside_the_title
from scenes.stage.shapes.frame import frame
from scenes.stage.type.writing import text


def test_rows_beside_the_title_stand_under_each_other_in_the_corner() -> None:
    first, second = beside_the_title(text("first"), text("second"))
    assert first.get_top()[1] == pytest.approx(frame().safe.top)
    assert second.get_top()[1] < first.get_bottom()[1]
    assert second.get_right()[0] == pytest.approx(frame().safe.right)
