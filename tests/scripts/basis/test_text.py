import os
import sys
from urllib.parse import unquote_to_bytes

import pytest

from scripts.basis.text import markdown_text, printed, url_of, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Größe “…” 数学 🎓 [b]", "Größe “…” 数学 🎓 [b]"),
        ("\x1b[31mred\x07", r"\x1b[31mred\x07"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\x9b2J \x7f \u2028 \u202e \udcff \ufffe", r"\x9b2J \x7f \u2028 \u202e \udcff \ufffe"),
    ],
)
def test_what_steers_is_written_out_and_the_rest_is_kept(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


def test_no_sign_of_unicode_that_ends_a_line_or_is_no_character_is_left() -> None:
    shown = visible("".join(map(chr, range(sys.maxunicode + 1))))
    assert len(shown.splitlines()) == 1
    shown.encode()


@pytest.mark.parametrize(
    "name", ["Week #3 50%.mp4", "a\"b'c&<d>?.mp4", "ä ö.mp4", "sub/a b.mp4", "\udcff.mp4"]
)
def test_an_address_leads_to_its_file(name: str) -> None:
    address = url_of(name)
    assert not set(address) & set("#?\"'<>& ")
    assert unquote_to_bytes(address) == os.fsencode(name)


def test_markdown_reads_a_text_as_text() -> None:
    assert markdown_text("# a *b* [c](d)\n`e`") == r"\# a \*b\* \[c\](d)\\n\`e\`"


def test_apostrophes_are_those_of_print_and_feet_and_primes_stay() -> None:
    assert printed("It's the classes' mean, not 5' or x_1'.") == "It’s the classes’ mean, not 5' or x_1'."
