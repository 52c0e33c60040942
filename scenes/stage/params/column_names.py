"""The name of a column, and the unit that stands in brackets behind it: ``weight (kg)``."""

from __future__ import annotations

import re
from datetime import date

__all__ = ["first_day", "split_unit", "spoken_unit", "with_unit"]

_UNIT = re.compile(r"(.*\S)\s*(?:\(([^()]+)\)|\[([^\[\]]+)\])")
_SPOKEN_SCALES = {"bn": "billion", "tn": "trillion"}
_DAYS = re.compile(r"days since ([0-9]{4}-[0-9]{2}-[0-9]{2})")
"""The unit of a column of dates."""

_CURRENCIES = (
    *(("$", "US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("¥", "JPY", "CNY"), ("₹", "INR"), ("₽", "RUB")),
    *(("₩", "KRW"), ("₺", "TRY"), ("₪", "ILS"), ("CHF", "Fr."), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF")),
)
"""Signs and names of one currency."""

_LONGEST = 3
"""Letters of a unit that is a plain word in small letters; a longer one may be a remark ("warm")."""

_WORDS = frozenset(("million", "thousand", "years", "days", "hours", "minutes", "seconds", "euro", "euros"))
_SIGNS = "/²³°%€$£¥·⁻"


def split_unit(name: str) -> tuple[str, str]:
    """Return the *name* of a column without what stands in brackets at its end, and that; it may be empty."""
    found = _UNIT.fullmatch(name)
    return (found[1], (found[2] or found[3]).strip()) if found else (name, "")


def with_unit(name: str, *units: str) -> str:
    """Return *name* with *units* before its own unit, in its brackets.

    A unit that the name has already is not written again.
    """
    bare, own = split_unit(name)
    parts = [unit for unit in units if unit and not _has_unit(bare, own, unit)]
    if not parts:
        return name
    return f"{bare} ({' '.join([*parts, own]).strip()})"


def _has_unit(bare: str, own: str, unit: str) -> bool:
    """Whether a name has a *unit*, in its brackets or at its end; of one currency in any writing."""
    same = next((names for names in _CURRENCIES if unit in names), (unit,))
    return any(name in own or bare.endswith(name) for name in same)


def spoken_unit(unit: str) -> str:
    """Return what is said of a *unit* after a number; nothing if it is a remark and no unit."""
    if first_day(unit) is not None:
        return "days"
    words = [_SPOKEN_SCALES.get(word, word) for word in unit.split()]
    return " ".join(words) if words and all(map(_is_unit, words)) else ""


def first_day(unit: str) -> date | None:
    """Return the day from which a *unit* of dates counts; None if it is another unit."""
    found = _DAYS.fullmatch(unit)
    return date.fromisoformat(found[1]) if found else None


def _is_unit(word: str) -> bool:
    if word in _WORDS or word in _SPOKEN_SCALES.values() or any(sign in word for sign in _SIGNS):
        return True
    return word.isalpha() and (len(word) <= _LONGEST or not word[1:].islower())
