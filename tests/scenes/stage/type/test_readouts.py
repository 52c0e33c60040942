from __future__ import annotations

import pytest

from scenes.stage.shapes.theme import color
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.tables import table


def test_numbers_follow_their_values_and_keep_to_their_columns():
    now = {"step": 1.0, "loss": 0.25}
    rows = readout(
        [
            Reading("step", lambda: now["step"]),
            Reading("a longer name", lambda: now["loss"], lambda loss: f"{loss:.3f}", "slope"),
        ]
    )
    left = [value.get_left()[0] for _, value in rows]
    assert left[0] == pytest.approx(left[1])
    assert left[0] > max(name.get_right()[0] for name, _ in rows)
    assert [value.source for _, value in rows] == ["1", "0.250"]
    now.update(step=12.0, loss=0.5)
    rows.update()
    assert [value.source for _, value in rows] == ["12", "0.500"]
    assert rows[1][1][0].get_fill_color() == color("slope")
    assert [name.baseline for name, _ in rows] == pytest.approx([value.baseline for _, value in rows])


def test_a_table_keeps_its_parts_and_grows_with_its_rows():
    rows = [("", "spam"), ("{{ called : second }}", "{{ 12 : result }}")]
    written = table(rows)
    assert written.part("result")[0].get_fill_color() == color("result")
    assert written.part("second").get_right()[0] < written.part("result").get_left()[0]
    assert table([*rows, ("more", "3")]).height > written.height
