"""A deck as a handout: on white paper, a few beats a page, with room for notes and what to look up."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib import resources
from pathlib import Path
from typing import Any

import typst

from scenes.stage.shapes.theme import THEMES
from scripts.decks.deck import Deck, LessonSlides
from scripts.decks.media import encoded, last_picture
from scripts.decks.recoloring import Recoloring

__all__ = ["write_handout"]

_PAPER = {"light": "#FFFFFF", "dark": THEMES["dark"].palette["background"]}

_WHITE = 252
"""What is printed as white: flat areas of a film are off by a level or two."""


def write_handout(deck: Deck, target: Path, folder: Path, per_page: int) -> None:
    """Write the *deck* as the PDF file *target*, with *folder* for its pictures."""
    palette = THEMES[deck.theme].palette
    content = {
        "title": deck.title,
        "language": deck.language.partition("-")[0],  # Typst takes the country apart from it
        "rows": per_page,
        "paper": _PAPER[deck.theme],
        "ink": palette["ink"] if deck.theme == "dark" else "#000000",
        "muted": palette["muted"],
        "lessons": [_lesson(lesson, number, deck, folder) for number, lesson in enumerate(deck.lessons)],
    }
    template = resources.files(__package__) / "templates" / "handout.typ"
    (folder / "handout.typ").write_text(template.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "handout.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    # The fonts come with Typst: every machine sets the same page.
    typst.compile(str(folder / "handout.typ"), output=str(target), root=str(folder), ignore_system_fonts=True)


def _lesson(lesson: LessonSlides, number: int, deck: Deck, folder: Path) -> dict[str, Any]:
    paper = Recoloring(THEMES[deck.theme], _PAPER[deck.theme]).table()
    if deck.theme == "light":
        paper = [255 if value >= _WHITE else value for value in paper]
    beats = []
    for place, beat in enumerate(lesson.beats):
        picture = f"{number:03}-{place:03}.png"
        (folder / picture).write_bytes(encoded(last_picture(beat.clip).point(paper), "PNG"))
        beats.append({"title": beat.title, "picture": picture, "narration": beat.narration})
    ink = THEMES[deck.theme].palette["ink"] if deck.theme == "dark" else "#000000"
    formulas = [
        {
            **asdict(formula),
            "svg": formula.svg.replace("<svg ", f'<svg fill="{ink}" ', 1),
        }
        for formula in lesson.formulas
    ]
    return {
        "title": lesson.title,
        "summary": lesson.summary,
        "beats": beats,
        "formulas": formulas,
        "numbers": list(lesson.key_numbers.items()),
    }
