"""Where in a TOML text a value stands: tomllib forgets the lines, and an error is worth little without."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMMENT_OR_TEXT = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | \"\"\".*?\"\"\" | '''.*?''' | "(?:\\.|[^"\\\n])*" | '[^'\n]*'""",
    re.VERBOSE | re.DOTALL,
)


def line_of(text: str, location: Sequence[str | int]) -> int:
    """Return the line of the value at *location* in the TOML *text*, or of the nearest thing around it.

    Parameters
    ----------
    location
        Keys and indexes from the top, as pydantic gives them: ``("part", 1, "lessons", 0, "name")``.
        The first key with an index is an array of tables, ``[[part]]``; the next one an array of values.
    """
    text = _COMMENT_OR_TEXT.sub(_covered, text)
    position = 0
    end = _first_table(text)
    rest = list(location)
    while rest:
        step = rest.pop(0)
        if isinstance(step, int):
            found = _element(text, position, step)
        elif rest and isinstance(rest[0], int) and (header := _nth_table(text, step, rest[0])) is not None:
            rest.pop(0)
            found, end = header
        else:
            found = _key(text, position, end, step)
        if found is None:
            break
        position = found
    return text.count("\n", 0, position) + 1


def _covered(match: re.Match[str]) -> str:
    """As many letters on the same lines, but none that means something in TOML."""
    return re.sub(r"[^\n]", " " if match["comment"] else "x", match[0])


def _first_table(text: str) -> int:
    header = re.search(r"^\s*\[", text, re.MULTILINE)
    return header.start() if header else len(text)


def _nth_table(text: str, name: str, index: int) -> tuple[int, int] | None:
    """The n-th ``[[name]]``: where its header stands and where the next table begins."""
    headers = list(re.finditer(rf"^[ \t]*\[\[\s*{re.escape(name)}\s*\]\]", text, re.MULTILINE))
    if index >= len(headers):
        return None
    following = re.compile(r"^[ \t]*\[\[?\s*\w[^\n,]*\]\s*$", re.MULTILINE)
    after = following.search(text, headers[index].end())
    return headers[index].start(), after.start() if after else len(text)


def _key(text: str, start: int, end: int, key: str) -> int | None:
    assignment = re.compile(rf"(?<![\w.-]){re.escape(key)}\s*=")
    found = assignment.search(text, start, end)
    return found.start() if found else None


def _element(text: str, start: int, index: int) -> int | None:
    """Where the element at *index* stands in the first array that opens after *start*."""
    opening = re.compile(r"=\s*\[").search(text, start)
    if opening is None:
        return None
    depth, commas = 0, 0
    for place in range(opening.end(), len(text)):
        letter = text[place]
        if depth == 0 and commas == index and letter not in " \t\n\r,]":
            return place
        depth += (letter in "[{") - (letter in "]}")
        commas += depth == 0 and letter == ","
        if depth < 0:
            break
    return None
