"""Pictures of faults: the part of the frame around one, with the fault in a frame of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from scenes.stage.shapes.frame import Box
from scripts.film.dirty_rectangles import Picture

_AROUND = 0.7
"""Manim units around a fault that are kept, so that it can be found in the whole picture."""

_FRAME_WIDTH, _FRAME_HEIGHT = 128 / 9, 8.0
_MARK = "#FF2BD6"
"""No theme has this colour."""


@dataclass(frozen=True)
class Crop:
    """A part of a picture, and the boxes in it, in pixels, that are to be marked."""

    picture: Picture
    boxes: tuple[tuple[float, float, float, float], ...]

    def save(self, path: Path) -> None:
        image = Image.fromarray(self.picture).convert("RGB")
        draw = ImageDraw.Draw(image)
        for box in self.boxes:
            draw.rectangle(box, outline=_MARK, width=2)
        image.save(path)


def crop(picture: Picture, around: Box, things: list[Box]) -> Crop:
    """Cut *picture*, a whole frame, to what lies around a box, and mark *things* in it."""
    height, width = picture.shape[:2]
    scale = width / _FRAME_WIDTH

    def pixels(box: Box) -> tuple[float, float, float, float]:
        return (
            (box.left + _FRAME_WIDTH / 2) * scale,
            (_FRAME_HEIGHT / 2 - box.top) * scale,
            (box.right + _FRAME_WIDTH / 2) * scale,
            (_FRAME_HEIGHT / 2 - box.bottom) * scale,
        )

    left, top, right, bottom = pixels(around.inset(-_AROUND))
    left, right = (int(np.clip(x, 0, width)) for x in (left, right))
    top, bottom = (int(np.clip(y, 0, height)) for y in (top, bottom))
    if right - left < 2 or bottom - top < 2:  # wholly outside: show the whole frame
        left, top, right, bottom = 0, 0, width, height
    marks = tuple(
        (
            max(x0 - left - 2, 0),
            max(y0 - top - 2, 0),
            min(x1 - left + 2, right - left - 1),
            min(y1 - top + 2, bottom - top - 1),
        )
        for x0, y0, x1, y1 in map(pixels, things)
    )
    valid = tuple(mark for mark in marks if mark[2] > mark[0] and mark[3] > mark[1])
    return Crop(picture[top:bottom, left:right].copy(), valid)
