"""Text from outside, as each place can show it.

Titles, names of columns and names of files may hold anything, and a terminal, a page, Markdown and XML each
take some signs for their own. HTML and WebVTT are escaped where they are written; the rest is here.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import quote

__all__ = ["clock", "in_one_line", "markdown_text", "printed", "shortened", "url_of", "visible"]

_APOSTROPHE = re.compile(r"(?<![\W\d_])'")  # after a letter, or after what came before the text

_UNSEEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters: they steer terminals, and XML refuses them
    "\u2028\u2029"  # ends of lines
    "\u202a-\u202e\u2066-\u2069"  # these turn the direction of what follows
    "\ud800-\udfff\ufffe\uffff"  # no characters: a file's name may hold bytes that are not UTF-8
    "]"
)


def clock(seconds: float) -> str:
    """Return a time as players write it: 1:05, or 1:02:03 from an hour on."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def in_one_line(text: str) -> str:
    """Return *text* with a space for each run of white space, as a title or a name is read."""
    return " ".join(text.split())


def printed(text: str) -> str:
    """Return *text* with the apostrophes of print, as titles have them: it’s, Bayes’ theorem."""
    return _APOSTROPHE.sub("’", text)


def shortened(text: str, longest: int) -> str:
    """Return *text* with at most *longest* letters, cut off where it has more."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def visible(text: str) -> str:
    r"""Return *text* in one line, each sign that steers and shows nothing written out: ``\n``, ``\x1b``."""
    return _UNSEEN.sub(lambda sign: sign.group().encode("unicode_escape").decode("ascii"), text)


def url_of(path: str | Path) -> str:
    """Return the relative address of the file at *path*, for a page; it needs no further escaping."""
    return quote(os.fsencode(path))


def markdown_text(text: str) -> str:
    """Return *text* in one line, without signs that Markdown would read as its own."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in visible(text))
