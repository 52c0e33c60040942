"""Numbers as they are written in a narration, a label or a formula, read back."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


def _finest(size: float) -> float:
    """The last place that is shown at the least, however many zeros there are at the end."""
    if size >= 1e6 or 0 < size < 1e-5:  # before a power of ten stand three digits
        return 10.0 ** (math.floor(math.log10(size)) - 2)
    return 1e-4 * size


# In a sentence -----------------------------------------------------------------------------------------

_NUMBER = re.compile(r"([−-]?)\$?(\d[\d,]*(?:\.\d+)?)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?")


def read(text: str) -> list[tuple[float, float]]:
    """The numbers in a text, with their signs, each with the last place that it shows."""
    found = []
    for sign, digits, power in _NUMBER.findall(text):
        whole, _, decimals = digits.replace(",", "").partition(".")
        scale = 10.0 ** int(power.translate(_SUPERSCRIPTS) or 0)
        size = float(f"{whole}.{decimals or 0}") * scale
        found.append((-size if sign else size, 10.0 ** -len(decimals) * scale))
    return found


def says(text: str, *values: float, least: float = 0.01) -> bool:
    """Whether a text has just these numbers, rounded; they show *least* at the least."""
    found = read(text)
    return len(found) == len(values) and all(
        abs(size - value) <= 0.5001 * min(unit, max(least, _finest(abs(size)))) + 1e-9
        for (size, unit), value in zip(found, values, strict=True)
    )


def percent(text: str, chance: float) -> bool:
    """Whether a text is a percentage of this size, and keeps what is only near 0 or 1 from being so."""
    if not 0 <= chance <= 1 or not text.endswith("%"):
        return False
    exact = text in ("0%", "100%")
    return says(text, 100 * chance, least=1.0) and exact == (chance in (0, 1))


# In any source: Typst or a narration -------------------------------------------------------------------


@dataclass(frozen=True)
class Numeral:
    """A number as it is written: its size, the last place that it shows, and what stands around it."""

    written: str
    size: float
    unit: float
    start: int
    end: int
    before: str
    after: str

    def fits(self, value: float, least: float) -> bool:
        """Whether *value*, whatever its sign, is written like this.

        Zeros at the end are not written, so a number of few digits may be more exact than it looks: it is
        taken to show *least* at the least.
        """
        shown = min(self.unit, max(least, _finest(self.size)))
        return abs(abs(value) - self.size) <= 0.5000001 * shown + 1e-12


_POWER = re.compile(r'"?(?: times 10\^\((-?\d+)\)| × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))')
_DIGITS = re.compile(r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_LAYOUT = re.compile(
    r"#block\(width: [\d.]+em\)\[#set align\(\w+\)\n|#grid\(columns: \d+, align: .*?row-gutter: [\d.]+em, "
    r"|#h\([^)]*\)|#smallcaps\([^)]*\)|[\d.]+(?:em|pt)\b",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def numerals(source: str) -> tuple[Numeral, ...]:
    """All numbers in a text or formula, as Typst or a narration has it."""
    return tuple(_numerals(source))


def without_layout(source: str) -> str:
    """A source without what only says where things go."""
    return _LAYOUT.sub(" ", source)


def _numerals(source: str) -> Iterator[Numeral]:
    for match in _DIGITS.finditer(source):
        whole, decimals = match[1].replace(",", ""), match[2] or ""
        scale, end = 0, match.end()
        power = _POWER.match(source, end)
        if power is not None:
            scale, end = int(power[1] or power[2].translate(_SUPERSCRIPTS)), power.end()
        if source[: match.start()].endswith(("times 10^(", "times 10^(-")) or _is_power(source, match):
            continue
        size = float(f"{whole}{decimals}e{scale}")
        unit = 10.0 ** (scale - max(0, len(decimals) - 1))
        yield Numeral(
            source[match.start() : end],
            size,
            unit,
            match.start(),
            end,
            source[max(0, match.start() - 12) : match.start()],
            source[end : end + 12],
        )


def _is_power(source: str, match: re.Match[str]) -> bool:
    """Whether these digits are the ten of a power of ten, which was read with the number before it."""
    return bool(re.search(r"(times|×) $", source[: match.start()])) and match[0] == "10"
