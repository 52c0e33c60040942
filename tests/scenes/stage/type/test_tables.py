from __future__ import annotations

import pytest

from scenes.stage.type.tables import ledger
from scenes.stage.type.writing import text


def test_the_columns_of_a_ledger_share_their_left_edges():
    rows = ledger([(text("run"), text("slope")), (text("0.0002"), text("6")), (text("2"), text("6.2"))])
    lefts = [[cell.get_left()[0] for cell in row] for row in rows]
    assert lefts[1] == pytest.approx(lefts[0])
    assert lefts[2] == pytest.approx(lefts[0])
    assert max(row[0].get_right()[0] for row in rows) < lefts[0][1]


def test_the_rows_of_a_ledger_do_not_overlap():
    rows = ledger([(text("a"), text("yg")), (text("Tp"), text("b"))])
    baselines = [[cell.baseline for cell in row] for row in rows]
    assert baselines[0][0] == pytest.approx(baselines[0][1])
    assert rows[0].get_bottom()[1] > rows[1].get_top()[1]
