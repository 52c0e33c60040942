from __future__ import annotations

from itertools import pairwise

import pytest

from scenes.stage.shapes.frame import GAP
from scenes.stage.shapes.markers import Markers, question_mark
from scenes.stage.shapes.theme import color
from scenes.stage.type.legends import key, legend
from scenes.stage.type.writing import text

ENTRIES = [("data", "what is given"), ("path", "what moves"), ("slope", "gypsy")]


@pytest.mark.parametrize("swatch", ["line", "square"])
def test_each_row_has_a_swatch_and_its_meaning_in_one_colour(swatch):
    rows = legend(ENTRIES, swatch=swatch)
    assert len(rows) == len(ENTRIES)
    for (role, meaning), (mark, word) in zip(ENTRIES, rows, strict=True):
        shown = mark.get_stroke_color() if swatch == "line" else mark.get_fill_color()
        assert shown == color(role) == word[0].get_fill_color()
        assert word.source == meaning
        assert word.get_left()[0] - mark.get_right()[0] == pytest.approx(GAP)


def test_rows_form_a_column_that_is_left_aligned():
    rows = legend(ENTRIES)
    for above, below in pairwise(rows):
        assert above.get_bottom()[1] - below.get_top()[1] == pytest.approx(GAP)
        assert above.get_left()[0] == pytest.approx(below.get_left()[0])


def test_a_swatch_is_a_line_or_a_square():
    assert legend(ENTRIES[:1], swatch="line")[0][0].height == pytest.approx(0)
    assert legend(ENTRIES[:1], swatch="square")[0][0].height == pytest.approx(0.2)


def test_the_size_of_the_type_can_be_set():
    assert legend(ENTRIES[:1], size=48)[0][1].height == pytest.approx(2 * legend(ENTRIES[:1])[0][1].height)


def test_a_key_keeps_its_marks_and_its_meanings_are_left_aligned():
    marks = [Markers([(0, 0)]), question_mark((0, 0))]
    sizes = [mark.width for mark in marks]
    rows = key([(marks[0], text("given")), (marks[1], text("asked"))])
    assert [mark.width for mark, _ in rows] == pytest.approx(sizes)
    assert rows[0][1].get_left()[0] == pytest.approx(rows[1][1].get_left()[0])
    assert rows[0][0].get_center()[0] == pytest.approx(rows[1][0].get_center()[0])
    assert rows[0].get_bottom()[1] > rows[1].get_top()[1]
