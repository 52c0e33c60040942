from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import LEFT, ORIGIN, RIGHT, FadeIn, Square, ValueTracker

from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import LIGHT, color, using_theme
from scenes.stage.type import writing
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import typeset
from scenes.stage.type.writing import (
    FINE_SIZE,
    Numeral,
    fit,
    formula,
    header,
    on_plate,
    paragraph,
    stack,
    text,
)
from truth.shapes import inside

SENTENCE = "A model learns by making its error small, one step after another, always against the slope. "


def fills(shapes):
    return {shape.get_fill_color().to_hex() for shape in shapes}


def extent(mobject):
    return (
        mobject.get_left()[0],
        mobject.get_right()[0],
        mobject.get_bottom()[1],
        mobject.get_top()[1],
    )


def test_a_part_named_after_a_role_has_its_colour():
    written = formula("{{ x : path }} - {{ f : slope }}")
    assert fills(written.part("path")) == {color("path").to_hex()}
    assert fills(written.part("slope")) == {color("slope").to_hex()}
    assert color("ink").to_hex() in fills(written)


def test_other_names_get_their_colour_by_keyword():
    written = text("the {{ rate : rate }} and {{ rest : rest }}", rate="result", role="muted")
    assert fills(written.part("rate")) == {color("result").to_hex()}
    assert fills(written.part("rest")) == {color("muted").to_hex()}


def test_a_keyword_overrides_the_name():
    assert fills(text("{{ a : path }}", path="data")) == {color("data").to_hex()}


def test_the_innermost_colour_wins_and_outer_parts_hold_inner_ones():
    written = formula("{{ f({{ x : path }}) : slope }}")
    assert fills(written.part("path")) == {color("path").to_hex()}
    assert fills(written.part("slope")) == {color("path").to_hex(), color("slope").to_hex()}
    assert fills(formula("{{ f({{ x : deep }}) : slope }}").part("deep")) == {color("slope").to_hex()}


def test_colours_are_those_of_the_current_theme():
    with using_theme(LIGHT):
        assert fills(text("a")) == {LIGHT.color("ink").to_hex()}


def test_what_belongs_to_no_named_part_is_left():
    written = formula("{{ x : path }} + {{ y : slope }}")
    named = [*written.part("path"), *written.part("slope")]
    assert {*written.without("path", "slope"), *named} == {*written}
    assert not {*written.without("path", "slope")} & {*named}
    with pytest.raises(KeyError, match="no part 'slop'"):
        written.without("path", "slop")


def test_an_unknown_part_is_refused_with_the_known_ones():
    with pytest.raises(KeyError, match=r"no part 'slop'.*\['path', 'slope'\]"):
        formula("{{ x : path }} {{ y : slope }}").part("slop")


@pytest.mark.parametrize("size", [24, 30, 44, 96])
@pytest.mark.parametrize(("make", "math"), [(text, False), (formula, True)])
def test_an_em_is_the_size_over_96(make, math, size):
    points = np.concatenate([outline.points for outline in typeset("x + H", math=math).outlines])
    written = make("x + H", size=size)
    assert [written.width, written.height] == pytest.approx(np.ptp(points, axis=0) * size / 96, rel=1e-3)


def test_writing_is_centred_and_flat():
    written = text("Slope")
    assert written.get_center() == pytest.approx(np.zeros(3), abs=1e-9)
    assert all(shape.get_fill_opacity() == 1 and shape.get_stroke_width() == 0 for shape in written)


def test_a_text_is_one_shape_for_each_run_of_a_part():
    assert len(text("one long sentence")) == 1
    assert len(text("one {{ long : path }} sentence")) == 3


@pytest.mark.parametrize("word", ["x", "gypsy", "Hay"])
def test_words_stand_on_their_baseline(word):
    written = text(word).stand_on(1.25)
    assert written.baseline == pytest.approx(1.25)
    (letter,) = (text("x").stand_on(1.25),)
    assert letter.get_bottom()[1] == pytest.approx(1.25, abs=0.02)
    assert (written.get_bottom()[1] < 1.2) == ("y" in word)


# Running numbers -------------------------------------------------------------------------------------


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=6))
@pytest.mark.parametrize("anchor", [LEFT, RIGHT, ORIGIN], ids=["left", "right", "middle"])
def test_a_numeral_keeps_its_edge_and_its_line(anchor, values):
    tracker = ValueTracker(3.0)
    numeral = Numeral(tracker, anchor=anchor).move_to((1.0, 2.0, 0.0))
    edge, baseline = numeral.get_critical_point(anchor)[0], numeral.baseline
    for value in values:
        tracker.set_value(value)
        numeral.update()
        assert numeral.source == number(value)
        assert numeral.get_critical_point(anchor)[0] == pytest.approx(edge)
        assert numeral.baseline == pytest.approx(baseline)


def test_a_numeral_is_typeset_again_only_when_its_text_changes(monkeypatch):
    tracker = ValueTracker(1.0)
    numeral = Numeral(tracker)
    laid = []
    lay_out = Numeral._lay_out
    monkeypatch.setattr(Numeral, "_lay_out", lambda self: (laid.append(self.source), lay_out(self)))
    for value in (1.0, 1.001, 1.004, 1.2, 1.2):
        tracker.set_value(value)
        numeral.update()
    assert laid == ["1.2"]


def test_a_numeral_follows_a_function_and_can_have_its_own_format():
    values = iter([1.0, 2.0])
    numeral = Numeral(lambda: next(values), lambda value: f"n = {value:.0f}")
    assert numeral.source == "n = 1"
    assert numeral.refresh().source == "n = 2"


def test_a_numeral_keeps_its_shape_and_gives_it_other_points():
    """The scene has a list of the shapes that move in a play: a new shape would be drawn beside the old."""
    tracker = ValueTracker(1.0)
    numeral = Numeral(tracker)
    shapes, before = list(numeral), numeral[0].points
    tracker.set_value(234.5)
    numeral.update()
    assert list(numeral) == shapes
    assert len(numeral[0].points) > len(before)


def test_a_numeral_keeps_its_line_when_it_changes_while_it_fades_in():
    value = 4.0
    numeral = Numeral(lambda: value)
    place = (numeral.get_left()[0], numeral.baseline)
    fading = FadeIn(numeral)
    fading.begin()
    value = 2.5  # whose digits reach lower than a 4
    fading.update_mobjects(0.1)
    fading.interpolate(0.5)
    fading.finish()
    for value in (2.5, 1.0):
        numeral.update()
        assert numeral.source == number(value)
        assert (numeral.get_left()[0], numeral.baseline) == pytest.approx(place)


def test_a_numeral_keeps_its_colour_and_its_fading():
    tracker = ValueTracker(1.0)
    numeral = Numeral(tracker, role="path").set_opacity(0.3)
    tracker.set_value(25.5)
    numeral.update()
    assert fills(numeral) == {color("path").to_hex()}
    assert {shape.get_fill_opacity() for shape in numeral} == {0.3}


# Lines and boxes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [2.0, 4.5, 11.5])
@pytest.mark.parametrize("align", ["left", "center"])
def test_a_paragraph_stays_within_its_width(width, align):
    written = paragraph(SENTENCE, width=width, align=align)
    assert written.width <= width + 1e-6
    assert written.width > width / 2


def test_a_short_paragraph_is_one_line():
    assert paragraph("Short.", width=5).height == pytest.approx(text("Short.").height)
    assert paragraph(SENTENCE * 2, width=5).height > 3 * text(SENTENCE).height


def test_parts_of_a_paragraph_keep_their_names():
    written = paragraph("{{ slope : slope }} " + SENTENCE, width=4)
    assert fills(written.part("slope")) == {color("slope").to_hex()}


@given(st.floats(0.3, 12), st.floats(0.3, 7))
def test_fit_shrinks_but_never_enlarges(width, height):
    shape = fit(Square(2.0), width=width, height=height)
    assert shape.width == pytest.approx(min(2.0, width, height))
    assert shape.height == pytest.approx(shape.width)


def test_fit_ignores_a_size_that_is_not_given():
    assert fit(Square(2.0)).width == pytest.approx(2)


@pytest.mark.parametrize("box", [frame().words, Box(0, 3, -1, 1)], ids=["words", "small"])
def test_a_stack_begins_in_the_upper_left_corner_of_its_box(box):
    items = [formula("x^2 + y^2 + x y + x + y + 1 + a b c d e f g"), text("short")]
    piled = stack(*items, box=box)
    left, right, bottom, top = extent(piled)
    assert (left, top) == pytest.approx((box.left, box.top))
    assert right <= box.right + 1e-6
    assert items[1].get_left()[0] == pytest.approx(items[0].get_left()[0])
    assert items[1].get_top()[1] == pytest.approx(items[0].get_bottom()[1] - 0.42)
    assert bottom < items[0].get_bottom()[1]


def test_a_stack_continues_below_another():
    first = stack(text("one"))
    second = stack(text("two"), under=first, gap=0.3)
    assert second.get_top()[1] == pytest.approx(first.get_bottom()[1] - 0.3)
    assert second.get_left()[0] == pytest.approx(frame().words.left)


def test_a_plate_lies_behind_and_reaches_beyond():
    written = text("over a grid").move_to((1, 1, 0))
    group = on_plate(written, margin=0.2, opacity=0.8)
    plate = group[0]
    assert group[-1] is written
    assert np.array(extent(plate)) - extent(written) == pytest.approx([-0.2, 0.2, -0.2, 0.2], abs=2e-3)
    assert fills([plate]) == {color("background").to_hex()}
    assert plate.get_fill_opacity() == pytest.approx(0.8)


@pytest.mark.parametrize("title", ["Gradient descent", "Bayes", "Principal component analysis (gypsy)"])
def test_a_header_stands_in_the_upper_left_corner_above_the_words(title):
    heading = header(title, "Linear algebra")
    part, name = heading
    assert inside(heading, frame().safe)
    assert extent(heading)[0] == pytest.approx(frame().safe.left)
    assert extent(heading)[3] == pytest.approx(frame().safe.top)
    assert part.get_bottom()[1] > name.get_top()[1]
    assert extent(heading)[2] >= frame().words.top
    assert fills(part) == {color("muted").to_hex()}


def test_the_smallest_size_is_the_fine_one():
    sizes = [value for name, value in vars(writing).items() if name.endswith("_SIZE")]
    assert min(sizes) == FINE_SIZE == 24
