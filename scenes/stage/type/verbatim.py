"""Words from outside, such as the names of columns, in a picture and in a narration."""

from __future__ import annotations

from scenes.stage.type.typesetting import TypesettingError, typeset

_LONGEST = 24
"""Letters that are shown of a name."""

_UNKNOWN = "?"
"""What is shown for a letter that the fonts lack."""


def shortened(words: str, longest: int = _LONGEST) -> str:
    """Return *words* on one line, cut off after at most *longest* letters."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def spoken(words: str, longest: int = 2 * _LONGEST) -> str:
    """Return *words* for a narration, without the bars and brackets that have a meaning there."""
    return shortened(words.translate(str.maketrans("|{}[]", "/()()")), longest)


def verbatim(words: str, longest: int = _LONGEST) -> str:
    """Return Typst markup that shows *words* as they are; no letter acts as markup.

    Words are cut off after at most *longest* letters. Letters that the embedded fonts lack become question
    marks.
    """
    return "".join(map(_literal, _known(shortened(words, longest))))


def _known(words: str) -> str:
    """*words*, with letters that the fonts lack replaced."""
    return "".join(letter if letter == " " or _has_glyph(letter) else _UNKNOWN for letter in words)


def _has_glyph(letter: str) -> bool:
    try:
        return bool(typeset(_literal(letter), math=False).outlines)
    except TypesettingError:
        return False


def _literal(letter: str) -> str:
    """A letter or digit as it is; any other character by its number, which has no meaning in Typst."""
    return letter if letter.isascii() and (letter.isalnum() or letter == " ") else f"\\u{{{ord(letter):x}}}"
