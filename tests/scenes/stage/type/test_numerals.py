from __future__ import annotations

import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenes.stage.type.numerals import (
    MINUS,
    counted,
    decimals_of,
    degrees,
    dollars,
    listed,
    math_equals,
    math_matrix,
    math_number,
    math_signed,
    math_sum,
    math_term,
    math_vector,
    number,
    percent,
    settled,
    sum_in_words,
    whole,
)
from scenes.stage.type.typesetting import typeset

PLAIN_DIGITS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def read(written: str) -> float:
    """The value of a number as ``number`` writes it."""
    mantissa, _, power = written.replace(MINUS, "-").replace(",", "").partition(" × 10")
    return float(f"{mantissa}e{power.translate(PLAIN_DIGITS) or 0}")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (7, "7"),
        (7.0, "7"),
        (-3.5, "−3.5"),
        (2.50, "2.5"),
        (3.14159, "3.14"),
        (0.005, "0.01"),
        (0.0049, "0.0049"),
        (-0.0049, "−0.0049"),
        (0.000123, "0.00012"),
        (0.00001, "0.00001"),
        (0.00000999, "9.99 × 10⁻⁶"),
        (-1.5e-12, "−1.5 × 10⁻¹²"),
        (9999.99, "9999.99"),
        (9999.999, "10,000"),
        (10000, "10,000"),
        (-123456.789, "−123,456.79"),
        (999999.99, "999,999.99"),
        (1e6, "1 × 10⁶"),
        (-2.5e7, "−2.5 × 10⁷"),
        (1e300, "1 × 10³⁰⁰"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
    ],
)
def test_numbers(value, written):
    assert number(value) == written


@pytest.mark.parametrize(
    ("value", "decimals", "fixed", "written"),
    [
        (2.5, 2, True, "2.50"),
        (0.0, 2, True, "0.00"),
        (-0.0, 1, True, "0.0"),
        (-1.0, 3, True, "−1.000"),
        (2.71828, 4, False, "2.7183"),
        (2.71828, 0, False, "3"),
        (0.5, 0, False, "0.5"),
        (0.2, 0, False, "0.2"),
        (100, 0, False, "100"),
        (20000, 1, True, "20,000.0"),
    ],
)
def test_numbers_with_decimals(value, decimals, fixed, written):
    assert number(value, decimals, fixed=fixed) == written


@given(st.floats(-1e9, 1e9), st.integers(0, 6), st.booleans())
def test_the_written_number_is_the_rounded_value(value, decimals, fixed):
    found = read(number(value, decimals, fixed=fixed))
    rounding = 0.5 * 10**-decimals if abs(value) < 1e6 else 0.005 * abs(value)
    assert abs(found - value) <= rounding * (1 + 1e-9) + 1e-12 * abs(value)


@pytest.mark.parametrize(
    ("value", "digits", "decimals"),
    [(0.0123, 2, 3), (1.0, 3, 2), (-999.9, 3, 0), (1000, 3, -1), (1e-5, 1, 5)],
)
def test_so_many_decimals_make_so_many_digits(value, digits, decimals):
    assert decimals_of(value, digits) == decimals


@given(st.floats(1e-9, 1e9), st.integers(1, 6))
def test_the_last_of_so_many_digits_counts_the_units(value, digits):
    units = value * 10.0 ** decimals_of(value, digits)
    assert 10.0 ** (digits - 1) * (1 - 1e-9) <= units <= 10.0**digits * (1 + 1e-9)


@pytest.mark.parametrize("value", [0.005, 0.285, 2.675])
def test_a_number_of_numpy_is_written_like_one_of_python(value):
    assert number(np.float64(value)) == number(value)


@given(st.floats(-1e308, 1e308).filter(bool), st.integers(0, 6))
def test_only_zero_is_written_as_zero(value, decimals):
    found = read(number(value, decimals))
    assert found != 0 or abs(value) < 1e-320
    assert math.copysign(1, found) == math.copysign(1, value)
    assert 0.5 * abs(value) - 1e-320 <= abs(found) <= 2 * abs(value) + 1e-320


@given(st.floats(-1e7, 1e7), st.integers(0, 6))
def test_there_are_no_trailing_zeros_and_minus_is_not_a_hyphen(value, decimals):
    written = number(value, decimals)
    assert "-" not in written
    mantissa = written.partition(" ")[0]
    assert "." not in mantissa or mantissa[-1] not in "0."
    assert mantissa != MINUS + "0"


@given(st.floats(-9.9e5, 9.9e5), st.integers(0, 4))
def test_thousands_are_separated_from_ten_thousand_on(value, decimals):
    written = number(value, decimals)
    whole = written.lstrip(MINUS).partition(".")[0]
    assert ("," in whole) == (abs(read(written)) >= 10_000)
    assert all(len(group) == 3 for group in whole.split(",")[1:])


@pytest.mark.parametrize(
    ("value", "options", "written"),
    [
        (3, {}, '"3"'),
        (-3, {}, '-"3"'),
        (-3, {"guarded": True}, '(-"3")'),
        (3, {"guarded": True}, '"3"'),
        (-0.0, {"guarded": True}, '"0"'),
        (2e7, {}, '"2" times 10^(7)'),
        (1.5, {"fixed": True}, '"1.50"'),
    ],
)
def test_numbers_in_formulas(value, options, written):
    assert math_number(value, **options) == written


@pytest.mark.parametrize(
    ("value", "written"), [(2, '+ "2"'), (-2, '- "2"'), (0, '+ "0"'), (-0.0, '+ "0"'), (-0.001, '- "0.001"')]
)
def test_terms_of_a_sum(value, written):
    assert math_term(value) == written


@given(st.floats(allow_nan=False))
def test_every_number_can_be_typeset(value):
    assert typeset(f"x {math_term(value)} = {math_number(value, guarded=True)}", math=True).outlines
    assert typeset(number(value), math=False).outlines


@given(st.floats(-1e9, 1e9))
def test_running_text_and_formulas_agree(value):
    digits = number(value).replace(MINUS, "").partition(" ")[0]
    assert f'"{digits}"' in math_number(value)
    assert math_number(value).startswith("-") == number(value).startswith(MINUS)


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (0, "0%"),
        (1, "100%"),
        (0.5, "50%"),
        (0.1234, "12.3%"),
        (0.9996, "99.96%"),
        (0.0004, "0.04%"),
        (1e-9, "1 × 10⁻⁷%"),
        (1.2, "120%"),
        (-0.1, "−10%"),
    ],
)
def test_percentages(share, written):
    assert percent(share) == written


@given(st.floats(0, 1, exclude_min=True, exclude_max=True) | st.floats(1 - 1e-9, 1, exclude_max=True))
def test_only_0_and_1_are_0_and_100_percent(share):
    assume(share > 1e-300)
    written = percent(share)
    assert written.endswith("%")
    found = read(written.removesuffix("%"))
    assert 0 < found < 100
    assert found / 100 == pytest.approx(share, abs=0.00051)


def test_vectors():
    assert listed([3, -1]) == "(3, −1)"
    assert math_vector([3, -1.5]) == 'vec("3", -"1.5")'


@given(st.decimals(-99999, 99999, places=2))
def test_two_decimals_are_kept_exactly(value):
    assert Decimal(str(read(number(float(value))))) == value


def test_a_matrix_row_by_row():
    assert math_matrix([[2, -1], [0.5, 0]]) == 'mat("2", -"1"; "0.5", "0")'


def test_sums():
    assert math_sum([42, 3.6, -1.6]) == '"42" + "3.6" - "1.6"'
    assert sum_in_words([-42, 3.6, -1.6]) == "−42 plus 3.6 minus 1.6"


@pytest.mark.parametrize(("value", "written"), [(42, '+"42"'), (-1.6, '-"1.6"'), (0, '"0"')])
def test_numbers_with_their_sign(value, written):
    assert math_signed(value) == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [(94_000, "$94,000"), (-6_000, "−$6,000"), (472_750, "$472,750"), (0, "$0"), (-0.3, "$0")],
)
def test_prices(amount, written):
    assert dollars(amount) == written


def test_equals_is_written_only_for_exact_digits():
    assert math_equals(0.125, 3) == '= "0.125"'
    assert math_equals(1 / 3, 3) == 'approx "0.333"'


@pytest.mark.parametrize(
    ("count", "written"),
    [(0, "0"), (784, "784"), (9999, "9999"), (10_000, "10,000"), (1e12, "1,000,000,000,000")],
)
def test_whole_numbers_keep_all_their_digits(count: float, written: str) -> None:
    assert whole(count) == written


def test_angles_in_radians_are_written_in_degrees() -> None:
    assert degrees(math.pi / 2) == "90°"
    assert degrees(math.atan(1 / 3)) == "18.4°"


def test_numbers_of_things() -> None:
    assert counted(1, "sample") == "1 sample"
    assert counted(0, "sample") == "0 samples"
    assert counted(12_000, "entry", "entries") == "12,000 entries"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (2.0, '= "2"'),
        (1 / 3, 'approx "0.33"'),
        (1_230_000.0, '= "1.23" times 10^(6)'),
        (-1_234_567.0, 'approx -"1.23" times 10^(6)'),
        (900_050_000.0, 'approx "9" times 10^(8)'),
    ],
)
def test_is_exact_says_whether_the_digits_are_exact(value, written):
    assert math_equals(value) == written


def test_beside_large_numbers_of_the_same_vector_what_is_left_of_a_zero_is_zero() -> None:
    assert listed((3.0, 2.2e-16)) == "(3, 0)"
    assert math_vector((3.1e-14, 0.8)) == 'vec("0", "0.8")'
    assert math_matrix([[1e-15, 1.0], [2.0, -1e-16]]) == 'mat("0", "1"; "2", "0")'
    assert math_sum((2.0, -1e-16)) == '"2" + "0"'
    assert sum_in_words((2.0, 1e-16)) == "2 plus 0"
    assert settled([math.inf, 1e-15]) == [math.inf, 1e-15]


def test_a_small_number_stays_where_it_is_not_beside_large_ones() -> None:
    assert number(1e-16) == "1 × 10⁻¹⁶"
    assert listed((1e-16, 2e-16)) == "(1 × 10⁻¹⁶, 2 × 10⁻¹⁶)"
    assert listed((1e9, 0.01)) == "(1 × 10⁹, 0.01)"
