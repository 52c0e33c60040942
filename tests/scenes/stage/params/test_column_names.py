from __future__ import annotations

import pytest

from scenes.stage.params.column_names import split_unit, spoken_unit, with_unit


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("weight (kg)", ("weight", "kg")),
        ("weight [kg]", ("weight", "kg")),
        ("weight(kg)", ("weight", "kg")),
        ("f(x)", ("f", "x")),
        ("a (b) c", ("a (b) c", "")),
        ("a (b) (c)", ("a (b)", "c")),
        ("(kg)", ("(kg)", "")),
        ("weight ()", ("weight ()", "")),
        ("weight", ("weight", "")),
    ],
)
def test_a_unit_stands_in_brackets_at_the_end(name: str, parts: tuple[str, str]) -> None:
    assert split_unit(name) == parts


@pytest.mark.parametrize(
    ("name", "units", "joined"),
    [
        ("profit", ("bn", "€"), "profit (bn €)"),
        ("profit (€)", ("bn", "€"), "profit (bn €)"),
        ("profit [EUR]", ("bn", ""), "profit (bn EUR)"),
        ("profit", ("", ""), "profit"),
        ("profit (€)", ("", "€"), "profit (€)"),
        ("share in %", ("", "%"), "share in %"),
    ],
)
def test_a_unit_is_added_once(name: str, units: tuple[str, str], joined: str) -> None:
    assert with_unit(name, *units) == joined


@pytest.mark.parametrize(
    ("unit", "spoken"),
    [
        *[
            ("kg", "kg"),
            ("m²", "m²"),
            ("€", "€"),
            ("%", "%"),
            ("km/h", "km/h"),
            ("kWh", "kWh"),
            ("EUR", "EUR"),
        ],
        *[("bn EUR", "billion EUR"), ("million", "million"), ("10⁻⁷ m", "10⁻⁷ m"), ("years", "years")],
        *[("1-5", ""), ("warm", ""), ("days since 2024-03-01", "days"), ("", ""), ("see below", "")],
    ],
)
def test_a_remark_in_brackets_is_not_spoken_as_a_unit(unit: str, spoken: str) -> None:
    assert spoken_unit(unit) == spoken
