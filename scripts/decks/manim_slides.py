"""A deck as manim-slides keeps it, for ``manim-slides present`` and ``manim-slides convert``.

slides/<lesson>.json             one scene a lesson: its slides, the picture's size, the background
slides/files/<lesson>/…mp4       the clips, each with itself backwards for those who go back
"""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from scenes.stage.shapes.theme import THEMES
from scripts.basis.files import copy_file
from scripts.decks.deck import BeatSlide, Deck
from scripts.decks.media import write_reversed


def write_manim_slides(deck: Deck, folder: Path) -> None:
    """Write the *deck* into *folder*, which is new."""
    for lesson in deck.lessons:
        clips = folder / "slides" / "files" / lesson.name
        clips.mkdir(parents=True)
        scene = {
            "slides": [_slide(beat, clips, folder) for beat in lesson.beats],
            "resolution": [deck.quality.width, deck.quality.height],
            "background_color": THEMES[deck.theme].palette["background"],
        }
        text = json.dumps(scene, indent=2, ensure_ascii=False)
        (folder / "slides" / f"{lesson.name}.json").write_text(text, encoding="utf-8")


def _slide(beat: BeatSlide, clips: Path, folder: Path) -> dict[str, Any]:
    clip = clips / beat.clip.name
    backwards = clip.with_name(f"{clip.stem}_reversed.mp4")
    copy_file(beat.clip, clip)
    write_reversed(beat.clip, backwards)
    return {
        "file": clip.relative_to(folder).as_posix(),
        "rev_file": backwards.relative_to(folder).as_posix(),
        "loop": beat.loops,
        "notes": beat.narration,
        "dedent_notes": False,
    }


def pack(folder: Path, target: Path) -> None:
    """Write all that is in *folder* into the new archive *target*; films do not shrink any further."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(folder.rglob("*")):
            archive.write(path, path.relative_to(folder))
