"""Which of the mathematics that a lesson writes is good to look up, and that a handout has it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scenes.stage.type.typesetting import typeset
from scripts.basis.quality import QUALITIES
from scripts.decks.deck import Deck, DrawnFormula
from scripts.decks.formulas import drawn_formulas, formulas_in, typed, written_formulas
from scripts.decks.writing import Target, write
from scripts.engine.order import Order
from scripts.request.catalogue import find_lessons
from scripts.request.course import Entry

FOUND = {
    "an equation": ("{{ z : path }} = {{ w : dial }} x", ["z = w x"]),
    "a step": ("w <- w - {{ alpha : dial }} dot L'(w)", ["w <- w - alpha dot L'(w)"]),
    "an inequality": ('alpha < "2" \\/ "curvature"', ['alpha < "2" \\/ "curvature"']),
    "zero": ("det(A - lambda I) = 0", ["det(A - lambda I) = 0"]),
    "words": ('"slope" = "2" thin (w - "3")', ['"slope" = "2" thin (w - "3")']),
    "numbers at its end": ('f = x y {{ = "2" dot "3" : path }} = "6"', ["f = x y"]),
    "a number in its middle": ('f = "2" dot "3" = x', ['f = "2" dot "3" = x']),
    "a condition": ('z = w x, quad x = "2"', ["z = w x"]),
    "two formulas": ("a = b c quad d = e f", ["a = b c", "d = e f"]),
    "a condition that ends in a number": (
        '"walls:" quad abs(1 - a) < "1" quad "for" a < "2"',
        ['"walls:" quad abs(1 - a) < "1" quad "for" a < "2"'],
    ),
    "a range": ("a_i = b_i, quad i = 1, dots, n", ["a_i = b_i, quad i = 1, dots, n"]),
    "rows": ('a &= b c \\ &= "2" dot "3"', ["a = b c"]),
    "a row that goes on": ("a &= b \\ & + c", ["a = b \\ + c"]),
    "a value": ('L = "7.48"', []),
    "nearly a value": ('L approx "7.48"', []),
    "a value of zero": ('w_2 = "0"', []),
    "an angle": ('theta approx "26.57" degree', []),
    "arithmetic": ('"0.1" dot "8" = "0.8"', []),
    "the beginning of a row": ("{{ w : path }} =", []),
    "numbers of a matrix": ('A = mat("1", "2"; "3", "4"; delim: "[")', []),
    "the gap of a matrix": ('A = mat("1", "2"; "3", "4", column-gap: #0.8em)', []),
    "words beside numbers": ('#words[right:] quad "1" dot "2" = "2"', []),
    "an expression": ("w x + b", []),
    "an arrow": ("x -> y", []),
    "signs in brackets": ("P(x = y)", []),
}


@pytest.mark.parametrize(("source", "formulas"), FOUND.values(), ids=FOUND)
def test_a_formula_relates_letters(source: str, formulas: list[str]) -> None:
    assert formulas_in(source) == formulas


@pytest.mark.parametrize(
    "source",
    [
        "{{ {{ z : path }} : after }} = {{ w : dial }} {{ x : data }}",
        "{{ a b : path }} / {{ c + d : data }}",
        "x_{{ t + 1 : data }} e^{{ -z : path }}",
        "w {{ x : data }}y",
        '{{ "0.1" : dial }} / 2',
    ],
)
def test_without_its_parts_a_source_is_set_as_before(source: str) -> None:
    before, after = (typeset(each, math=True) for each in (source, typed(source)))
    assert len(before.outlines) == len(after.outlines)
    tops = [[outline.points[:, 1].max() for outline in each.outlines] for each in (before, after)]
    assert np.allclose(*map(sorted, tops), atol=0.02)


def test_a_formula_is_drawn_once() -> None:
    (formula,) = drawn_formulas(["{{ a : path }} + b = c", "a + b = c", "no = words of anything"])
    assert isinstance(formula, DrawnFormula)
    assert formula.words == "a + b = c"
    assert formula.svg.startswith("<svg xmlns=")
    assert 0.3 < formula.height < 3 < formula.width < 6


def test_a_lesson_in_numbers_has_its_equations() -> None:
    sources = ['{{ A = : name }} mat("1", "2"; "3", "4")', '"2" x + y = "8"', 'y = "2"', '"3" dot "2" = "6"']
    assert [formula.words for formula in drawn_formulas(sources)] == ["A = mat(1, 2; 3, 4)", "2 x + y = 8"]
    assert [formula.words for formula in drawn_formulas([*sources, "z = w x"])] == ["z = w x"]


def test_a_formula_is_as_high_as_it_is_on_a_line_of_its_own() -> None:
    (formula,) = drawn_formulas(["a = b / c, d = e"])[:1]
    assert formula.height > 1.5


def test_no_more_are_kept_than_are_read() -> None:
    assert len(drawn_formulas(f"a_{number} = b" for number in range(20))) == 12


def test_the_handout_of_bayes_theorem_has_bayes_theorem(deck: Deck, tmp_path: Path) -> None:
    order = Order(Entry("bayes", find_lessons()["bayes_theorem"], {}), "light", QUALITIES["l"])
    answer: Any = written_formulas(order)
    lesson = replace(
        deck.lessons[0], formulas=tuple(DrawnFormula(**formula) for formula in answer["formulas"])
    )
    handout = write(replace(deck, lessons=(lesson,)), Target(tmp_path / "handout.pdf"))
    assert b"/Alt(P(sick | +) = frac(P(+ | sick) thin P(sick), P(+)))" in handout.read_bytes()
