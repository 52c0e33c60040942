"""A still: PNG as the film shows it, or its shapes as SVG or PDF."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from scenes.stage.lesson import Lesson
from scripts.exports.alpha import straight
from scripts.exports.vector import write_vector
from scripts.film.dirty_rectangles import Picture
from scripts.film.excerpt import leave_ground_out
from scripts.film.still import stand_still
from scripts.film.subject import Subject


def write_still(subject: Subject, moment: str | float, path: Path, *, transparent: bool) -> str:
    """Write one moment of a lesson, the end of a beat or a second of the film, and return the beat it shows.

    Raises
    ------
    UnknownMoment
        If no beat of that name is played, or the lesson does not reach that second.
    """

    def save(lesson: Lesson, picture: Picture) -> None:
        if path.suffix.lower() in (".svg", ".pdf"):
            write_vector(lesson, subject.theme, subject.quality, path, transparent=transparent)
        elif transparent:
            plain = straight(picture).copy()
            plain[plain[..., 3] == 0] = 0  # nothing blurs these edges, and nothing packs better
            Image.fromarray(plain).save(path, "PNG")
        else:
            Image.fromarray(np.ascontiguousarray(picture[..., :3])).save(path, "PNG")

    prepare = leave_ground_out if transparent else None
    return stand_still(subject, moment, save, prepare).beat
