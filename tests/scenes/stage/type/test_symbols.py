import ast
from pathlib import Path

import pytest

import scenes
from scenes.stage.type.markup import tint
from scenes.stage.type.symbols import LEARNING_RATE, SYMBOLS, WEIGHT
from scenes.stage.type.writing import formula


def test_a_symbol_has_the_colour_of_its_role_in_a_formula():
    written = formula(f"{WEIGHT} - {LEARNING_RATE} x")
    assert written.part("path")[0].fill_color == formula("w", role="path")[0].fill_color
    assert written.part("second")[0].fill_color == formula("alpha", role="second")[0].fill_color


def test_an_index_belongs_to_the_symbol():
    assert str(WEIGHT.sub("t+1")) == tint("w_(t+1)", "path")
    assert WEIGHT.sub("t").role == WEIGHT.role


def test_a_letter_stands_once_in_the_table():
    letters = [symbol.letter for symbol in SYMBOLS]
    assert len(set(letters)) == len(letters)


def tinted(source: str) -> set[str]:
    """The letters of the table that *source* tints by itself."""
    letters = {symbol.letter for symbol in SYMBOLS}
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "tint"
        and isinstance(node.args[0], ast.Constant)
        and node.args[0].value in letters
    }


def test_a_letter_of_the_table_that_is_tinted_by_hand_is_seen():
    assert tinted('formula(f\'{tint("alpha", "path")} x\')') == {"alpha"}


ELSEWHERE = {
    "linear_algebra/matrices/words.py",  # w is the right factor of a product
    "linear_algebra/dot_product/words.py",  # w is the second vector of a dot product
    "stage/wording/arrows.py",  # b is a vector
}
"""Modules in which a letter of the table has a meaning of its own, each with its reason beside it."""


@pytest.mark.parametrize("path", sorted(Path(scenes.__path__[0]).rglob("*.py")), ids=lambda path: path.stem)
def test_symbols_are_taken_from_the_table(path):
    place = path.relative_to(Path(scenes.__path__[0])).as_posix()
    if place not in ELSEWHERE:
        assert tinted(path.read_text(encoding="utf-8")) == set(), (
            "take the symbol from scenes.stage.type.symbols"
        )
