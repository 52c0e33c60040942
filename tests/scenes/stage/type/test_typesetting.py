from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenes.stage.type import typesetting
from scenes.stage.type.typesetting import TypesettingError, typeset

FORMULAS = [
    ("{{ x_(t+1) : path }} = x_t - alpha {{ nabla f(x_t) : slope }}", "x_(t+1) = x_t - alpha nabla f(x_t)"),
    ("a {{ + : op }} b", "a + b"),
    ("a = {{ -3 : p }} x", "a = -3 x"),
    ("{{ sum : s }}_(i=1)^n {{ i : i }}", "sum_(i=1)^n i"),
    ("frac({{ a : p }}, {{ b : q }})", "frac(a, b)"),
    ("{{ a : p }}/{{ b : q }}", "a/b"),
    ("sqrt({{ x : p }})", "sqrt(x)"),
    ("2 {{ x : p }}^2", "2 x^2"),
    ("P({{ A : a }} | {{ B : b }})", "P(A | B)"),
    ("vec({{ 1 : p }}, {{ 2 : q }}) times {{ vec(3, 4) : r }}", "vec(1, 2) times vec(3, 4)"),
    ("{{ f({{ x : inner }}) : outer }} + y", "f(x) + y"),
]
SENTENCES = [
    ("The {{ slope : slope }} is {{ 8 : data }}.", "The slope is 8."),
    ("{{ $x^2$ : data }} is *bold*", "$x^2$ is *bold*"),
    ("{{ one {{ two : inner }} three : outer }} four", "one two three four"),
]


def chains(source: str, *, math: bool = False) -> list[tuple[str, ...]]:
    return [outline.parts for outline in typeset(source, math=math).outlines]


@pytest.mark.parametrize(
    ("named", "plain", "math"),
    [(*pair, True) for pair in FORMULAS] + [(*pair, False) for pair in SENTENCES],
)
def test_naming_a_part_leaves_the_layout_as_it_is(named, plain, math):
    with_names, without = typeset(named, math=math), typeset(plain, math=math)
    assert with_names.width == pytest.approx(without.width)
    assert any(outline.parts for outline in with_names.outlines)
    assert not any(outline.parts for outline in without.outlines)
    for one, other in zip(with_names.outlines, without.outlines, strict=True):
        np.testing.assert_allclose(one.points, other.points, atol=2e-3)


def test_nested_parts_have_the_names_of_all_outer_parts():
    assert chains("{{ a {{ b : inner }} : outer }} c {{ d : other }}") == [
        ("outer",),
        ("inner", "outer"),
        (),
        ("other",),
    ]
    three = chains("{{ f({{ g({{ x : deep }}) : middle }}) : top }}", math=True)
    assert ("deep", "middle", "top") in three
    assert three[0] == ("top",)


def test_a_name_may_be_given_twice():
    assert chains("{{ a : n }} b {{ c : n }}", math=True) == [("n",), (), ("n",)]


@pytest.mark.parametrize("text", ["0, 1)", "(0, 1", ":)", "a ) ( b", "\\[0"])
def test_unmatched_brackets_do_not_confuse_the_parts(text):
    found = chains("{{ " + text + " {{ c : inner }} : outer }} {{ d : next }}")
    assert found[-2:] == [("inner", "outer"), ("next",)]
    assert set(found[:-2]) == {("outer",)}


@pytest.mark.parametrize("number", ["139", "13,945", "13,945.5"])
def test_a_slash_stands_close_to_the_numbers_on_both_sides(number: str) -> None:
    spaced = typeset(f'"{number}" \\/ "4,500"', math=True)
    assert spaced.width == typeset(f'"{number}"\\/"4,500"', math=True).width


def test_a_fraction_bar_is_a_filled_rectangle():
    bars = [
        outline.points
        for outline in typeset("frac(a, b)", math=True).outlines
        if len(outline.points) == 16 and len(np.unique(outline.points.round(6), axis=0)) == 12
    ]
    assert len(bars) == 1
    (bar,) = bars
    width, height = np.ptp(bar, axis=0)
    assert width > 5 * height > 0
    on_an_edge = np.isclose(bar, bar.min(axis=0)) | np.isclose(bar, bar.max(axis=0))
    assert on_an_edge.any(axis=1).all()
    np.testing.assert_allclose(bar[0], bar[-1])


def test_a_bar_keeps_its_share_of_the_formula_when_the_type_grows():
    small, large = (
        np.concatenate([outline.points for outline in typeset(source, math=False).outlines])
        for source in ("$frac(a, b)$", "#text(size: 3em)[$frac(a, b)$]")
    )
    np.testing.assert_allclose(np.ptp(large, axis=0) / np.ptp(small, axis=0), 3, rtol=0.02)


def test_the_baseline_is_at_zero():
    (letter,) = typeset("x", math=False).outlines
    (tail,) = typeset("y", math=False).outlines
    assert letter.points[:, 1].min() == pytest.approx(0, abs=0.02)
    assert tail.points[:, 1].min() < -0.15


def test_outlines_are_cubic_curves_in_ems():
    outlines = typeset("Slope of $f(x)$", math=False).outlines
    assert all(len(outline.points) % 4 == 0 for outline in outlines)
    (capital,) = typeset("H", math=False).outlines
    assert np.ptp(capital.points[:, 1]) == pytest.approx(0.65, abs=0.05)


@pytest.mark.parametrize(
    ("source", "math"), [("#nosuchthing", False), ("frac(a", True), ("nosuchname + 1", True), ("$x", False)]
)
def test_bad_markup_is_refused_by_name(source, math):
    with pytest.raises(TypesettingError) as refusal:
        typeset(source, math=math)
    assert repr(source) in str(refusal.value)
    assert isinstance(refusal.value, ValueError)


@pytest.mark.parametrize(
    ("source", "math"),
    [
        ("a 漢 b", False),
        ("*漢*", False),
        ("_漢_", False),
        ("*_漢_*", False),
        ("`漢`", False),
        ("漢 + 1", True),
        ("x_漢", True),
        ('"漢"', True),
        ("#text(size: 2em)[漢]", False),
        ("#smallcaps[漢]", False),
    ],
)
def test_a_character_that_no_font_has_is_refused(source, math):
    with pytest.raises(TypesettingError, match="lack"):
        typeset(source, math=math)


@pytest.mark.parametrize("character", "αβλθσ∇∂∞−×≤≥≈→·…½⁻⁰¹²³⁴⁵⁶⁷⁸⁹%éüß“”—–∑√±°|")
def test_the_characters_that_lessons_use_are_there(character):
    assert typeset(character, math=False).outlines


def test_nothing_gives_no_outlines():
    assert typeset("", math=False).outlines == ()


@given(st.text("0123456789.,+= ", max_size=20), st.booleans())
def test_the_same_source_is_set_the_same_each_time(source, math):
    first = typeset(source, math=math)
    typeset.cache_clear()
    again = typeset(source, math=math)
    assert again.width == first.width
    for one, other in zip(first.outlines, again.outlines, strict=True):
        np.testing.assert_array_equal(one.points, other.points)


ELSEWHERE = """
import json, sys
from scenes.stage.type.typesetting import typeset
found = [typeset("Slope of $f(x)$", math=False), typeset("frac({{ a : p }}, b)", math=True)]
json.dump([[o.points.tolist() for o in each.outlines] for each in found], sys.stdout)
"""


def test_neither_programs_nor_fonts_of_the_machine_are_used(tmp_path):
    """With no PATH and with no font directory, another process draws the very same outlines."""
    bare = {"PATH": "", "HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path), "FONTCONFIG_FILE": os.devnull}
    ran = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], env=bare, capture_output=True, text=True, check=True
    )
    here = [typeset("Slope of $f(x)$", math=False), typeset("frac({{ a : p }}, b)", math=True)]
    assert json.loads(ran.stdout) == [[o.points.tolist() for o in each.outlines] for each in here]


@pytest.mark.parametrize("family", ["DejaVu Serif", "Liberation Sans", "Noto Serif", "Arial"])
def test_a_font_of_the_machine_is_not_found(family):
    asked, unknown = (
        typeset(f'#text(font: "{name}")[agRx]', math=False) for name in (family, "No Such Font At All")
    )
    for one, other in zip(asked.outlines, unknown.outlines, strict=True):
        np.testing.assert_array_equal(one.points, other.points)


def test_outlines_are_not_changed_by_their_users():
    (outline,) = typeset("x", math=False).outlines
    before = outline.points.copy()
    with pytest.raises(ValueError, match="read-only"):
        typesetting._path_points("M 0 0 L 1 1")[0] = 5
    assert (typeset("x", math=False).outlines[0].points == before).all()
