from __future__ import annotations

from typing import Any

import pytest

from scripts.basis.errors import MathreelError
from scripts.series.sweeps.grid import Axis, parse_axis, variant_names, variants

KINDS = {
    "rate": "a number",
    "steps": "a whole number",
    "matrix": "2 lists of 2 numbers",
    "shape": "one of disc, square",
    "seen": "true or false",
    "new_x": "a number or none",
}
PARAMETERS: Any = {name: {"kind": kind, "description": ""} for name, kind in KINDS.items()}


@pytest.mark.parametrize(
    ("option", "values"),
    [
        ("rate=0.05:1.2:4", (0.05, 0.433333, 0.816667, 1.2)),
        ("rate = 1 : -1 : 3", (1.0, 0.0, -1.0)),
        ("rate=1e-3:1e-1:2", (0.001, 0.1)),
        ("steps=1:9:3", (1, 5, 9)),
        ("steps=1:4:7", (1, 2, 3, 4)),  # whole numbers, each of them once
        ("rate=0.1,0.5,1", (0.1, 0.5, 1)),
        ("rate=1,1.0,2", (1.0, 2)),
        ("rate=0.5", (0.5,)),
        ("matrix=[[2,1],[1,2]],[[0,-1],[1,0]]", ([[2, 1], [1, 2]], [[0, -1], [1, 0]])),
        ("new_x=1:2:3", (1.0, 1.5, 2.0)),
        ("shape=disc, square", ("disc", "square")),
        ("shape='disc','a, b: c'", ("disc", "a, b: c")),
        ("seen=true,false", (True, False)),
    ],
)
def test_an_axis_is_a_range_or_a_list(option: str, values: tuple[Any, ...]) -> None:
    axis = parse_axis(option, PARAMETERS)
    assert axis.values == values
    assert list(map(type, axis.values)) == list(map(type, values))


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (
            "rate",
            "--grid takes a parameter and its values, as in learning_rate=0.05:1.2:12 or start=1,5,9, but",
        ),
        ("rate=", "--grid takes a parameter and its values"),
        ("rate=1,,2", "--grid rate=1,,2: a value is missing"),
        ("ratte=1,2", "--grid ratte=1,2: there is no parameter ratte, did you mean rate?"),
        (
            "rate=0.05,0.1:1.2:12",
            "--grid rate=0.05,0.1:1.2:12: give values with commas between, or one range, first:last:count, "
            "but not both.",
        ),
        ("rate=0:x:3", "a range is first:last:count, as in 0.05:1.2:12, but it is '0:x:3'"),
        ("rate=0:1:2.5", "a range is first:last:count"),
        ("rate=0:inf:3", "a range is first:last:count, as in 0.05:1.2:12, but it is '0:inf:3'"),
        ("rate=0.05:1.2", "a range is first:last:count, as in 0.05:1.2:12, but it is '0.05:1.2'"),
        ("rate=-1e308:1e308:3", "a range ends at 1,000,000,000,000,000 at the latest"),
        ("rate=1" + 400 * "0", "… (401 letters) is too large a number."),
        ("rate=1]\nx=[2", "it has a second line, but it is for one parameter"),
        ("rate=" + 3000 * "[", "nested too deeply"),
        ("rate=0:1:1", "a range has 2 values or more, but this one has 1"),
        ("rate=0:1:1000000000", "1,000,000,000 values are more than anyone can look at"),
        ("matrix=[[2,1],[1", "cannot be read as values with commas between"),
    ],
)
def test_an_axis_that_cannot_be_read_is_told(option: str, sentence: str) -> None:
    with pytest.raises(MathreelError) as refusal:
        parse_axis(option, PARAMETERS)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_variants_are_every_combination_the_last_axis_fastest() -> None:
    axes = [Axis("rate", (0.1, 0.2)), Axis("steps", (1, 2))]
    assert variants(axes, many=False) == [
        {"rate": 0.1, "steps": 1},
        {"rate": 0.1, "steps": 2},
        {"rate": 0.2, "steps": 1},
        {"rate": 0.2, "steps": 2},
    ]


def test_many_variants_are_for_those_who_say_so() -> None:
    axes = [Axis("rate", tuple(range(21))), Axis("steps", tuple(range(20)))]
    with pytest.raises(MathreelError, match="this grid has 420 variants; --yes makes them all"):
        variants(axes, many=False)
    assert len(variants(axes, many=True)) == 420


def test_an_axis_given_twice_is_refused() -> None:
    with pytest.raises(MathreelError, match="--grid rate is given twice"):
        variants([Axis("rate", (1,)), Axis("steps", (1,)), Axis("rate", (2,))], many=False)


def test_names_tell_the_values_and_can_be_those_of_files() -> None:
    grid = [
        {"rate": 0.1, "steps": 3},
        {"rate": 1e-7, "steps": 3},
        {"path": "a/../b.csv", "matrix": [[1, 0], [0, 1]]},
        {"path": "a?..?b.csv", "matrix": [[1, 0], [0, 1]]},
        {"word": "x" * 200},
        {"word": "x" * 201},
    ]
    names = variant_names(grid)
    assert names[:2] == ["rate=0.1,steps=3", "rate=1e-07,steps=3"]
    assert len(set(names)) == len(names)
    assert not any(set("/?*[] ") & set(name) or len(name) > 100 for name in names)
