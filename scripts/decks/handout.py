"""A deck as a handout: a page a beat, its last picture with the narration beneath."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from scripts.decks.deck import Deck
from scripts.decks.media import encoded, last_picture


def write_handout(deck: Deck, target: Path, folder: Path) -> None:
    """Write the *deck* as the PDF file *target*, with *folder* for its pictures."""
    pages: list[dict[str, Any]] = []
    for lesson in deck.lessons:
        for number, beat in enumerate(lesson.beats):
            picture = f"{len(pages):03}.png"
            (folder / picture).write_bytes(encoded(last_picture(beat.clip), "PNG"))
            pages.append(
                {
                    "lesson": lesson.title,
                    "opens": number == 0,
                    "beat": beat.title,
                    "picture": picture,
                    "narration": beat.narration,
                }
            )
    template = resources.files(__package__) / "templates" / "handout.typ"
    (folder / "handout.typ").write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
    language = deck.language.partition("-")[0]  # Typst takes the country apart from it
    content = json.dumps({"title": deck.title, "language": language, "pages": pages}, ensure_ascii=False)
    (folder / "handout.json").write_text(content, encoding="utf-8")
    # The fonts come with Typst: every machine sets the same page.
    typst.compile(str(folder / "handout.typ"), output=str(target), root=str(folder), ignore_system_fonts=True)
