"""Numbers as people write them, and the one rule that finds out what they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.request.csv_files import read_sheet
from scripts.request.number_columns import ColumnReader, NumberColumn


def column(text: str, position: int = 0, **options: str) -> NumberColumn:
    return ColumnReader(read_sheet(text, "a.csv"), **options).read(position)


def cells(*texts: str, **options: str) -> NumberColumn:
    """A column of these cells, whose file says nothing more about them."""
    return column("x;name\n" + "".join(f"{text};a\n" for text in texts), **options)


def sentence(text: str, position: int = 0, **options: str) -> str:
    with pytest.raises(ValueError, match=r"^a\.csv, row") as refusal:
        column(text, position, **options)
    return str(refusal.value).removeprefix("a.csv, row ")


# Numbers -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        *[("-1.5e-3", -0.0015), ("−2", -2.0), ("+.5", 0.5), ("1.", 1.0), (" 7 ", 7.0), ("1e-400", 0.0)],
        *[("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1,234,567", 1234567.0), ("1.234.567", 1234567.0)],
        *[("1'234.5", 1234.5), ("1’234,5", 1234.5), ("12 345", 12345.0), ("-1.234.567,8", -1234567.8)],
        *[("1\u00a0234,5", 1234.5), ("1\u202f234,5", 1234.5), ("1\u2009234", 1234.0)],
        *[("$250,000.50", 250000.5), ("$ 5", 5.0), ("-$5", -5.0), ("$-5", -5.0), ("($5.20)", -5.2)],
        *[("1.234,56 €", 1234.56), ("€12", 12.0), ("CHF 1'250.50", 1250.5), ("5\u00a0%", 5.0)],
        *[("-3,25%", -3.25), ("1 234,5 zł", 1234.5), ("USD 1,234.5", 1234.5)],
        *[("0,234", 0.234), ("0.234", 0.234), ("1234.567", 1234.567), ("2e3", 2000.0), ("007", 7.0)],
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(cell: str, value: float) -> None:
    assert cells(cell).values == (value,)


@pytest.mark.parametrize(
    "cell",
    [
        *["tall", "1_000", "1.2.3", "1,23,456", "12.34.567", "1.234.56", "1,,5", "5 % %", "$5 €", "(5", "5)"],
        *["--5", "-(5", "0x10", "1e", "１", "3 kg", "1.5-2.0", "5e", "+-5"],
    ],
)  # fmt: skip
def test_what_is_no_number_is_named_with_its_place_and_a_way_out(cell: str) -> None:
    said = f"4: x is '{cell}', which is no number: empty the cell to leave its row out"
    assert sentence(f"x;name\n12;a\n\n{cell};b\n13;c\n") == said


def test_numbers_that_cannot_be_drawn_are_named() -> None:
    assert sentence("x;y\n1;1\n2;1\ninf;1\n").startswith("4: x is 'inf', which is no finite number")
    assert sentence("x;y\n1e400;1\n2;1\n") == "2: x is 1e400, which is too large to be drawn"


@pytest.mark.parametrize(
    "cell", ["", "NA", "n/a", "NaN", "NULL", "None", "-", "–", "?", "#N/A", "#NV", "k. A."]
)
def test_a_missing_value_is_none(cell: str) -> None:
    assert cells("1", cell, "3").values == (1.0, None, 3.0)


# What a mark means -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("x;y\n1,234;0\n0,5;0\n", (1.234, 0.5)),  # the column itself
        ("x;y\n1.234;0\n0.5;0\n", (1.234, 0.5)),
        ("x;y\n1.234;1,5\n2.500;2\n", (1234.0, 2500.0)),  # other columns
        ("x;y\n1.234;1.5\n2.500;2\n", (1.234, 2.5)),
        ("x;y\n1,234;1.5\n2,500;2\n", (1234.0, 2500.0)),
        ("x;y\n1,234;1,5\n2,500;2\n", (1.234, 2.5)),
        ('x,y\n"1,500",2\n"2,500",3\n', (1500.0, 2500.0)),  # a comma between cells
        ("x,y\n1.234,2\n2.500,3\n", (1.234, 2.5)),
        ('x,y\n"1,234","1,5"\n"2,500","2"\n', (1.234, 2.5)),
        ("x;y\n$250,000;1\n$1,500;2\n", (250000.0, 1500.0)),  # a currency
        ("x;y\n1.234;0\n12;0\n1.234.567;0\n", (1234.0, 12.0, 1234567.0)),
        ("x;y;z\n1.234;1,5;0\n2.500;2;0\n", (1234.0, 2500.0)),
    ],
)
def test_a_mark_means_what_the_column_and_its_neighbours_show(text: str, values: tuple[float, ...]) -> None:
    assert column(text).values == values


@pytest.mark.parametrize(
    "text",
    [
        "x;y\n1.234;0\n2.500;1\n",
        "x;y\n1,234;0\n2,500;1\n",
        "x\ty\n1.234\t0\n2.500\t1\n",
        "x;y;z\n1.234;1,5;1.5\n2.500;2,5;1.5\n",  # the others do not agree
    ],
)
def test_what_nothing_decides_is_asked_for_and_can_be_set(text: str) -> None:
    cell = text.split("\n")[1][:5]
    assert sentence(text) == (
        f"2: x is '{cell}', which may mean {'1.234 or 1234' if '.' in cell else '1234 or 1.234'}: "
        "set decimal=point or decimal=comma"
    )
    as_points, as_commas = (column(text, decimal=mark).values for mark in ("point", "comma"))
    assert {as_points, as_commas} == {(1.234, 2.5), (1234.0, 2500.0)}
    assert as_points == ((1.234, 2.5) if "." in cell else (1234.0, 2500.0))


def test_a_mark_that_is_set_holds_for_all() -> None:
    assert sentence("x;y\n1,5;0\n", decimal="point").startswith("2: x is '1,5', which is no number as")


def test_what_was_decided_is_said() -> None:
    assert column("x;y\n1.234;1,5\n2.500;2\n").decisions == ("1.234 is 1234",)
    assert column("x;y\n1.234;1,5\n2.500;2\n", 1).decisions == ("decimal comma",)
    assert cells("1.234,56", "7").decisions == ("decimal comma", "1.234,56 is 1234.56")
    assert cells("1.5", "7").decisions == ()


@given(
    st.lists(st.integers(-(10**9), 10**9).map(lambda cents: cents / 100), min_size=1, max_size=20),
    st.sampled_from([(".", ","), (",", "."), (",", "\u00a0"), (".", "’"), (",", "")]),
    st.sampled_from(["", "€", "%"]),
)
def test_prices_of_any_country_are_read(prices: list[float], marks: tuple[str, str], unit: str) -> None:
    point, group = marks
    written = [f"{price:,.2f}{unit}".translate({46: point, 44: group}) for price in prices]
    assert cells(*written).values == tuple(prices)


# Units -------------------------------------------------------------------------------------------------


def test_the_unit_of_the_cells_is_that_of_the_column() -> None:
    assert cells("5 %", "7%").unit == "%"
    assert cells("$5", "7").unit == "$"
    assert cells("5", "7").unit == ""
    assert sentence("x;y\n5 €;1\n$7;1\n") == "2: x is '5 €', but other cells have $"
    assert sentence("x;y\n5%;1\n7;1\n") == "2: x is '5%', but other cells have no unit"


# Dates -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        *[("2024-02-27", "2024-03-01"), ("2024/02/27", "2024/3/1"), ("27.02.2024", "1.3.2024")],
        *[("27.2.24", "1.3.24"), ("27/02/2024", "01/03/2024"), ("02/27/2024", "3/1/2024")],
        *[("27 Feb 2024", "1 Mar 2024"), ("27 February 2024", "1 March 2024")],
        *[("2024-02-27 00:00", "2024-03-01 00:00"), ("Feb 27, 2024", "Mar 1, 2024")],
    ],
)  # fmt: skip
def test_dates_are_days_since_the_first_of_them(written: tuple[str, str]) -> None:
    found = cells(written[1], "", written[0])
    assert (found.values, found.unit) == ((3.0, None, 0.0), "days since 2024-02-27")


def test_a_time_is_part_of_a_day() -> None:
    assert cells("2024-03-01 06:00", "2024-03-02 18:00").values == (0.25, 1.75)
    assert cells("2024-03-01T06:00:00.000Z", "2024-03-02T20:00+02:00").values == (0.25, 1.75)
    assert cells("1.3.2024 06:00", "2.3.2024 18:00").values == (0.25, 1.75)
    assert cells("3/13/2024 6:00 AM", "3/14/2024 6:00 PM").values == (0.25, 1.75)


def test_whether_the_day_or_the_month_comes_first_is_decided_by_all_dates() -> None:
    assert cells("1/3/2024", "13/3/2024").values == (0.0, 12.0)
    assert cells("3/1/2024", "3/13/2024").values == (0.0, 12.0)
    assert column("d;y\n1/3/2024;1,5\n2/3/2024;1\n").values == (0.0, 1.0)  # beside decimal commas
    assert column("d;e\n1/3/2024;13/1/2024\n2/3/2024;1/1/2024\n").values == (0.0, 1.0)
    text = "d;y\n1/3/2024;1\n2/3/2024;1\n"
    assert sentence(text) == (
        "2: d is '1/3/2024', which may begin with the day or with the month: "
        "set dates='day first' or dates='month first'"
    )
    assert column(text, dates="day first").values == (0.0, 1.0)
    assert column(text, dates="month first").values == (0.0, 31.0)
    assert column(text, dates="month first").decisions == ("month first",)


def test_a_column_is_what_most_of_it_is() -> None:
    sheet = read_sheet("a,b,c,d,e\n1,x,1,,2024-01-01\n2,y,n/a,,NA\nz,1,2,7,2024-02-01\n", "a.csv")
    reader = ColumnReader(sheet)
    kinds = [reader.kind(position) for position in range(5)]
    assert kinds == ["numbers", "text", "numbers", "numbers", "dates"]
    assert [reader.is_wholly_numeric(position) for position in range(5)] == [False, False, True, True, True]
