from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.request.csv_files import read_sheet
from scripts.request.number_columns import ColumnReader


def columns(text: str) -> list[tuple[float | None, ...]]:
    sheet = read_sheet(text, "a.csv")
    return [ColumnReader(sheet).read(position).values for position in range(len(sheet.header))]


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
    ("text", "sentence"),
    [
        ("", "a.csv is empty"),
        ("\n \n", "a.csv is empty"),
        ("1,2\n1,2\n", "a.csv has no header: its first row looks like data (1, 2)"),
        ("5,2,x\n5,2,x\n", "a.csv has no header: its first row looks like data (5, 2, x)"),
        (
            "1,2\n3,4\n",
            "a.csv has no header: its first row looks like data (1, 2); put a row with the names of ",
        ),
        (
            "150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n",  # as scikit-learn has it
            "a.csv has no header: its first row looks like data (150, 4, setosa, versicolor, virginica); "
            "put a row with the names of the columns above it, or in its place",
        ),
        (
            "569,30,malignant,benign\n17.99,10.38,122.8,1001,0\n",
            "a.csv has no header: its first row looks like data (569, 30, malignant, benign); put",
        ),
        (
            "5.1,3.5,setosa\n4.9,3,setosa\n6.3,3.3,virginica\n",
            "a.csv has no header: its first row looks like data (5.1, 3.5, setosa); put",
        ),
        (
            "Ada,170,yes\nBob,180,no\nCleo,165,yes\n",
            "a.csv has no header: its first row looks like data (Ada, 170, yes); put",
        ),
        (",0,1\n0,7,9\n1,8,7\n", "a.csv has no header: its first row looks like data (column 1, 0, 1)"),
        ("x,y\n1,2\n3\n", "a.csv, row 3: there is 1 value under a header of 2 columns"),
        ("x,y\n\n1,2,3\n", "a.csv, row 3: there are 3 values under a header of 2 columns"),
    ],
)
def test_what_is_no_table_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=re.escape(sentence)):
        read_sheet(text, "a.csv")


@pytest.mark.parametrize(
    "text",
    [
        "country,1990,2000\nPeru,2.5,3\n",  # years name columns
        "dose,10 mg,20 mg\n1,2,3\n",
        "x,2\n1,2\n3,4\n",  # one number may be a name
        "group,a\na,1\nb,2\n",
        "x,yes\n1,yes\n2,no\n",
        "x,y\n1,2\nx,y\n3,4\n",  # two files in one, each with its header
    ],
)
def test_a_header_may_have_years_or_one_cell_that_is_like_data(text: str) -> None:
    assert read_sheet(text, "a.csv").header == tuple(text.partition("\n")[0].split(","))


def test_a_column_is_found_by_name() -> None:
    sheet = read_sheet("Height,weight,weight\n1,2,3\n", "a.csv")
    assert sheet.position("Height") == 0
    with pytest.raises(
        ValueError, match=r"no column heigth, did you mean Height\? its columns are Height, weight"
    ):
        sheet.position("heigth")
    with pytest.raises(ValueError, match="no column zebra; its columns are Height"):
        sheet.position("zebra")
    with pytest.raises(ValueError, match="has 2 columns called weight: give the number, 2 or 3"):
        sheet.position("weight")


def test_a_column_is_found_by_its_number_unless_that_is_a_name() -> None:
    sheet = read_sheet("Height,3,weight\n1,2,3\n", "a.csv")
    assert [sheet.position(each) for each in ("1", "2", "3")] == [0, 1, 1]
    for outside in ("0", "4", "-1", "1.0", "9" * 30):
        with pytest.raises(ValueError, match=f"no column {outside}"):
            sheet.position(outside)


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


def test_the_name_of_a_column_is_one_line() -> None:
    sheet = read_sheet('"height\n(cm)",weight\n1,2\n', "people.csv")
    assert sheet.header == ("height (cm)", "weight")
