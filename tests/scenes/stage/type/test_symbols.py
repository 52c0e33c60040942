import ast
from collections import Counter
from pathlib import Path

import pytest

import scenes
from scenes.stage.type.markup import tint
from scenes.stage.type.symbols import LEARNING_RATE, SHARED_LETTERS, SYMBOLS, WEIGHT
from scenes.stage.type.writing import formula


def test_a_symbol_has_the_colour_of_its_role_in_a_formula():
    written = formula(f"{WEIGHT} - {LEARNING_RATE} x")
    assert written.part("path")[0].fill_color == formula("w", role="path")[0].fill_color
    assert written.part("dial")[0].fill_color == formula("alpha", role="dial")[0].fill_color


def test_an_index_belongs_to_the_symbol():
    assert str(WEIGHT.sub("t+1")) == tint("w_(t+1)", "path")
    assert WEIGHT.sub("t").role == WEIGHT.role


def test_only_the_letters_that_the_field_shares_stand_twice_in_the_table():
    letters = Counter(symbol.letter for symbol in SYMBOLS)
    assert {letter for letter, count in letters.items() if count > 1} == SHARED_LETTERS
    assert max(letters.values()) == 2


def test_a_meaning_stands_once_in_the_table():
    assert len({symbol.spoken for symbol in SYMBOLS}) == len(SYMBOLS)


def test_vectors_are_bold_and_matrices_are_capitals():
    bold = {symbol.spoken for symbol in SYMBOLS if symbol.letter.startswith("bold(")}
    assert {"the inputs", "the weights", "the velocity", "the eigenvector"} <= bold
    assert all(symbol.letter.isupper() for symbol in SYMBOLS if "matrix" in symbol.spoken)


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


@pytest.mark.parametrize("path", sorted(Path(scenes.__path__[0]).rglob("*.py")), ids=lambda path: path.stem)
def test_symbols_are_taken_from_the_table(path):
    assert tinted(path.read_text(encoding="utf-8")) == set(), "take the symbol from scenes.stage.type.symbols"
