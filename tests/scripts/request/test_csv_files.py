from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.request.csv_files import read_sheet


def columns(text: str) -> list[tuple[float, ...]]:
    sheet = read_sheet(text, "a.csv")
    return [sheet.numbers(position) for position in range(len(sheet.header))]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("x,y\n1,2\n3,4.5\n", ("x", "y")),
        ("x;y\n1;2\n3;4.5\n", ("x", "y")),
        ("x\ty\n1\t2\n3\t4.5\n", ("x", "y")),
        ("x|y\n1|2\n3|4.5\n", ("x", "y")),
        ("x;y\n1;2\n3;4,5\n", ("x", "y")),  # a decimal comma
        ("x;y\n1,0;2,0\n3,0;4,5\n", ("x", "y")),
        ("x;y\n1,0;2\n3;4.5\n", ("x", "y")),  # each column in its own way
        ('"x","y"\n"1","2"\n"3","4,5"\n', ("x", "y")),
        ('"height, m",y\n1,2\n3,4.5\n', ("height, m", "y")),
        ("height, m;y\n1;2\n3;4,5\n", ("height, m", "y")),
        ("x, y\r\n1, 2\r\n\r\n  \r\n3, 4.5\r\n\r\n", ("x", "y")),
        ("sep=;\nx;y\n1;2\n3;4.5\n", ("x", "y")),
        ('"two\nlines",y\n1,2\n3,4.5', ("two lines", "y")),
        (",y\n1,2\n3,4.5\n", ("column 1", "y")),  # as pandas writes its index
    ],
)
def test_text_is_split_into_cells(text: str, header: tuple[str, ...]) -> None:
    sheet = read_sheet(text, "a.csv")
    assert sheet.header == header
    assert columns(text) == [(1.0, 3.0), (2.0, 4.5)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("-1.5e-3", -0.0015), ("−2", -2.0), ("+.5", 0.5), ("1.", 1.0), (" 7 ", 7.0), ("1e-400", 0.0)],
)
def test_numbers_are_read_as_people_write_them(cell: str, value: float) -> None:
    assert columns(f"x,y\n{cell},0\n")[0] == (value,)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "a.csv is empty"),
        ("\n \n", "a.csv is empty"),
        ("1,2\n3,4\n", "a.csv has no header: its first row is 1, 2; put the names of the columns there"),
        ("x,y\n1,2\n3\n", "a.csv, row 3: there is 1 value under a header of 2 columns"),
        ("x,y\n\n1,2,3\n", "a.csv, row 3: there are 3 values under a header of 2 columns"),
    ],
)
def test_what_is_no_table_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence.replace("(", r"\(")):
        read_sheet(text, "a.csv")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("", "is empty"),
        ("tall", "is 'tall', which is no number"),
        ("1_000", "is '1_000', which is no number"),
        ("5 %", "is '5 %', which is no number"),
        ("nan", "is 'nan', which is no finite number"),
        ("-Infinity", "is '-Infinity', which is no finite number"),
        ("1e400", "is 1e400, but it must lie between -1,000 and 1,000"),
        ("-1001", "is -1001, but it must lie between"),
        ("1,234.5", "is '1,234.5', which is no number"),
        ("1,234", "is '1,234', which may mean 1.234 or 1234: write numbers with a point"),
    ],
)
def test_what_is_no_number_is_named_with_its_place(cell: str, said: str) -> None:
    sheet = read_sheet(f"name;x\na;12\n\nb;{cell}\n", "a.csv")
    with pytest.raises(ValueError, match=f"^a.csv, row 4: x {re.escape(said)}"):
        sheet.numbers(1, 1000.0)


def test_a_comma_is_a_decimal_comma_if_one_number_can_mean_nothing_else() -> None:
    assert columns("x;y\n1,234;0\n0,5;0\n")[0] == (1.234, 0.5)


def test_a_column_is_found_by_name() -> None:
    sheet = read_sheet("Height,weight,weight\n1,2,3\n", "a.csv")
    assert sheet.position("Height") == 0
    with pytest.raises(
        ValueError, match=r"no column heigth, did you mean Height\? its columns are Height, weight"
    ):
        sheet.position("heigth")
    with pytest.raises(ValueError, match="no column zebra; its columns are Height"):
        sheet.position("zebra")
    with pytest.raises(ValueError, match="has 2 columns called weight"):
        sheet.position("weight")


def test_a_column_is_one_of_numbers_if_most_of_it_is() -> None:
    sheet = read_sheet("a,b,c,d\n1,x,1,\n2,y,n/a,\n3,1,2,7\n", "a.csv")
    assert [sheet.is_numeric(position) for position in range(4)] == [True, False, True, True]


@given(
    st.lists(st.tuples(*[st.floats(-1e9, 1e9, allow_subnormal=False)] * 2), min_size=1, max_size=20),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_written_is_read(rows: list[tuple[float, float]], separator: str, newline: str) -> None:
    text = newline.join(separator.join(map(str, row)) for row in [("x", "y"), *rows])
    assert columns(text) == [tuple(column) for column in zip(*rows, strict=True)]


@pytest.mark.parametrize("mark", ["\v", "\f", "\x1c", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_a_line_end_ends_a_row(mark: str) -> None:
    sheet = read_sheet(f"name,x,y\none{mark}two,1,2\r\nthree,3,4\rfour,5,6\n", "a.csv")
    assert sheet.texts(1) == ("1", "3", "5")
    assert sheet.texts(0) == ("one two", "three", "four")


def test_points_of_thousands_beside_decimal_commas_are_not_guessed() -> None:
    sheet = read_sheet("price;area\n1.234;1,5\n2.500;2\n", "a.csv")
    said = "a.csv, row 2: price is '1.234', which may mean 1.234 or 1234: write numbers with a point, and"
    with pytest.raises(ValueError, match=re.escape(said)):
        sheet.numbers(0)
    assert sheet.numbers(1) == (1.5, 2.0)
    assert read_sheet("price;area\n1.234;1.5\n2.500;2\n", "a.csv").numbers(0) == (1.234, 2.5)
    assert read_sheet("price;area\n0.234;1,5\n1.5;2\n", "a.csv").numbers(0) == (0.234, 1.5)


@pytest.mark.parametrize("cell", ["1.234,56", "1,234,567", "1'234"])
def test_a_number_with_thousands_says_how_to_write_it(cell: str) -> None:
    sheet = read_sheet(f"x;y\n{cell};1\n2;2\n", "a.csv")
    with pytest.raises(ValueError, match="which is no number: write numbers with a point, and without"):
        sheet.numbers(0)


def test_the_name_of_a_column_is_one_line() -> None:
    sheet = read_sheet('"height\n(cm)",weight\n1,2\n', "people.csv")
    assert sheet.header == ("height (cm)", "weight")
