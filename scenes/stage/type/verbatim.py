"""Words from outside, such as the names of columns, in a picture and in a narration."""

from __future__ import annotations

import unicodedata

from scenes.stage.type.typesetting import TypesettingError, typeset

LONGEST = 24
"""Letters that are shown of a name."""

_JOINERS = "\u200c\u200d"
"""They decide which form letters of some scripts have."""


def shortened(words: str, longest: int = LONGEST) -> str:
    """Return *words* on one line, cut off after at most *longest* letters."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def spoken(words: str, longest: int = 2 * LONGEST) -> str:
    """Return *words* for a narration, without the bars and brackets that have a meaning there."""
    return shortened(words.translate(str.maketrans("|{}[]", "/()()")), longest)


def verbatim(words: str, longest: int = LONGEST) -> str:
    """Return Typst markup that shows *words* as they are; no letter acts as markup.

    Words are cut off after at most *longest* letters. What is not ``missing_letters`` of them can be set.
    """
    return "".join(_literal(letter) for letter in shortened(words, longest) if not _is_unseen(letter))


def missing_letters(words: str, longest: int = 2 * LONGEST) -> str:
    """Return the letters of *words* that the fonts lack, of those that are shown or said; each once."""
    letters = dict.fromkeys(each for each in shortened(words, longest) if each not in _JOINERS)
    return "".join(each for each in letters if not (each.isascii() or _is_unseen(each) or _has_glyph(each)))


def _is_unseen(letter: str) -> bool:
    """Whether a character shows nothing: control characters, and marks of where words may be broken."""
    if letter in _JOINERS:
        return False
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs") or "\ufe00" <= letter <= "\ufe0f"


def _has_glyph(letter: str) -> bool:
    try:
        return bool(typeset(_literal(letter), math=False).outlines)
    except TypesettingError:
        return False


def _literal(letter: str) -> str:
    """A letter or digit as it is; any other character by its number, which has no meaning in Typst."""
    return letter if letter.isascii() and (letter.isalnum() or letter == " ") else f"\\u{{{ord(letter):x}}}"
