"""A deck as a page of reveal.js that needs no network: one file, or a folder when that grows too large."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markupsafe import Markup

from scenes.stage.shapes.theme import THEMES
from scripts.basis.files import copy_file
from scripts.basis.templates import page_templates
from scripts.decks.deck import BeatSlide, Deck
from scripts.decks.media import encoded, first_picture, last_picture

SIZE_LIMIT = 200_000_000
"""Bytes of films above which browsers take long to open one file with all of them in it."""


@dataclass(frozen=True)
class _Section:
    """A slide as the template shows it; each source is an address that the page can read."""

    beat: BeatSlide
    first: str
    last: str
    clip: str
    data: str


def fits_one_file(deck: Deck, limit: int = SIZE_LIMIT) -> bool:
    """Whether the deck is small enough for one file; a byte of film takes four thirds of one in a page."""
    return sum(beat.clip.stat().st_size for beat in deck.beats) * 4 / 3 <= limit


def write_page(deck: Deck, target: Path) -> None:
    """Write the *deck* as one file with all its films in it."""
    _write(deck, target, _embedded)


def write_folder(deck: Deck, folder: Path) -> None:
    """Write the *deck* as ``index.html`` with its films in a folder next to it."""
    (folder / "clips").mkdir(parents=True)

    def laid_beside(beat: BeatSlide, number: int) -> _Section:
        stem = f"clips/{number:03}"
        copy_file(beat.clip, folder / f"{stem}.mp4")
        (folder / f"{stem}-first.webp").write_bytes(encoded(first_picture(beat.clip), "WebP"))
        (folder / f"{stem}-last.webp").write_bytes(encoded(last_picture(beat.clip), "WebP"))
        return _Section(beat, f"{stem}-first.webp", f"{stem}-last.webp", f"{stem}.mp4", "")

    _write(deck, folder / "index.html", laid_beside)


def _embedded(beat: BeatSlide, number: int) -> _Section:  # noqa: ARG001
    first, last = (
        "data:image/webp;base64," + _text(encoded(picture(beat.clip), "WebP"))
        for picture in (first_picture, last_picture)
    )
    return _Section(beat, first, last, "", _text(beat.clip.read_bytes()))


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _write(deck: Deck, page: Path, section: Callable[[BeatSlide, int], _Section]) -> None:
    numbers = iter(range(len(deck.beats)))
    # Sections are made as the template asks for them, so that one film at a time is held in memory.
    stream = (
        page_templates(__package__)
        .get_template("reveal.html.j2")
        .stream(
            deck=deck,
            palette=THEMES[deck.theme].palette,
            width=_printable(deck.quality.width),
            height=deck.quality.height,
            section=lambda beat: section(beat, next(numbers)),
            **_library(),
        )
    )
    with page.open("w", encoding="utf-8") as file:
        file.writelines(stream)


def _printable(pixels: int) -> int:
    """A few *pixels* less at most: Chromium rounds pages to 1/300 of an inch, 25 of which are 8 pixels."""
    return pixels - pixels % 8


def _library() -> dict[str, Any]:
    """reveal.js as the package sphinx-revealjs carries it, which need not be imported for that."""
    package = find_spec("sphinx_revealjs")
    assert package is not None
    assert package.origin is not None
    folder = Path(package.origin).parent / "_static" / "revealjs"
    return {
        "reveal_css": [_read(folder / "dist" / name) for name in ("reset.css", "reveal.css")],
        "reveal_js": [
            as_script(_read(folder / path)) for path in ("dist/reveal.js", "plugin/notes/notes.js")
        ],
    }


def _read(path: Path) -> Markup:
    return Markup(path.read_text(encoding="utf-8"))


def as_script(code: Markup) -> Markup:
    """Return *code* without what a browser takes for the script's end, or for one inside a comment."""
    for opening in ("</script", "<script", "<!--"):
        code = code.replace(opening, Markup(r"\x3c" + opening[1:]))
    return code
