"""A user's font file, of which a film takes the letters that its data need and our fonts lack.

What is taken is itself a small font, in text, so that it can be part of a film's parameters.
"""

from __future__ import annotations

import base64
import logging
import struct
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from scripts.basis.user_files import FileKind, UserFileError, read_bytes

__all__ = ["fewer_letters", "font_with_letters"]

_FONT_FILE = FileKind("font file", 60_000_000)
"""Fonts of all Chinese characters have 20 MB."""


def font_with_letters(path: Path, letters: str, shown: str) -> str:
    """Return a font with the *letters* that the font file at *path* has; messages call that *shown*.

    Raises
    ------
    UserFileError
        If it cannot be read, or is no font.
    """
    from fontTools.ttLib import TTLibError

    content = read_bytes(path, _FONT_FILE, shown)
    try:
        return _subset(content, letters)
    except (TTLibError, ImportError, AssertionError, KeyError, ValueError, OSError, struct.error) as error:
        raise UserFileError(f"{shown} is not a font file in TTF or OTF: {error}") from None


def fewer_letters(font: str, letters: str) -> str:
    """Return a *font* with only these *letters*; none if *font* is empty."""
    return _subset(base64.b64decode(font), letters) if font else ""


def _subset(content: bytes, letters: str) -> str:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(content), fontNumber=0, lazy=True)
    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it tells of tables that a film does not need
    options = Options(hinting=False, layout_features=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    name = f"Letters {sha256(content + letters.encode()).hexdigest()[:16]}"  # like no other font of a film
    font["name"].names = []
    for place, words in ((1, name), (2, "Regular"), (4, name), (6, name.replace(" ", ""))):
        font["name"].setName(words, place, 3, 1, 0x409)
    smaller = BytesIO()
    font.save(smaller)
    return base64.b64encode(smaller.getvalue()).decode("ascii")
