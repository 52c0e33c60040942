"""Captions drawn into the picture: into the bottom of the frame, which lessons leave free."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import cast

import numpy as np
import srt
from manim import BLACK, Camera, VMobject

from scenes.stage.shapes.frame import SAFE, Box
from scenes.stage.shapes.theme import Theme, using_theme
from scenes.stage.type.writing import fit, text
from scripts.film.dirty_rectangles import EMPTY, Picture, PixelRectangle

SIZE = 27
"""Two lines of it, and room around them, are as high as the zone."""

_FRAME_BOTTOM = -4.0
ZONE = Box(SAFE.left, SAFE.right, _FRAME_BOTTOM, SAFE.bottom).inset(0.06)

Write = Callable[[Picture, int, PixelRectangle | None], None]
"""Takes a picture, the number of frames for which it stands, and where it differs from the one before."""


class CaptionBurner:
    """Draws each caption into the frames in which it is told, and hands the pictures on."""

    def __init__(self, cues: Sequence[srt.Subtitle], theme: Theme, fps: int, write: Write) -> None:
        self._cues = [(_frame(cue.start, fps), _frame(cue.end, fps), cue.content) for cue in cues]
        self._theme = theme
        self._write = write
        self._caption = ""
        self._buffer: Picture | None = None
        self._strips: dict[str, tuple[Picture, int]] = {}

    def show(self, picture: Picture, frame: int, repeat: int, changed: PixelRectangle) -> None:
        """Hand on the picture of *frame* and of those after it, cut where captions come and go."""
        end = frame + repeat
        while frame < end:
            caption, until = self._at(frame)
            stop = min(end, until)
            if caption != self._caption:
                changed = changed.union(self._place(self._caption, picture))
                changed = changed.union(self._place(caption, picture))
                self._caption = caption
            self._write(self._drawn(picture, caption) if caption else picture, stop - frame, changed)
            frame, changed = stop, EMPTY

    def _at(self, frame: int) -> tuple[str, int]:
        """The caption seen in a frame, and the frame before which that changes."""
        for start, end, caption in self._cues:
            if frame < start:
                return "", start
            if frame < end:
                return caption, end
        return "", frame + 2**31

    def _drawn(self, picture: Picture, caption: str) -> Picture:
        """A copy of *picture* with the caption over it; both hold colours times opacity, as Cairo does."""
        if self._buffer is None:
            self._buffer = np.empty_like(picture)
        np.copyto(self._buffer, picture)
        strip, top = self._strip(caption)
        under = self._buffer[top : top + len(strip)]
        seen_through = 255 - strip[..., 3:].astype(np.uint16)
        under[:] = strip + (under * seen_through + 127) // 255
        return self._buffer

    def _place(self, caption: str, picture: Picture) -> PixelRectangle:
        """Where in the picture a caption stands."""
        height, width = picture.shape[:2]
        return PixelRectangle(0, self._strip(caption)[1], width, height) if caption else EMPTY

    def _strip(self, caption: str) -> tuple[Picture, int]:
        """The bottom of the frame with nothing but the caption, and the row at which it begins."""
        if caption not in self._strips:
            with using_theme(self._theme):
                camera = Camera(background_color=BLACK, background_opacity=0.0)
                camera.capture_mobjects([caption_text(caption)])
            picture = cast("Picture", camera.pixel_array)
            top = int(np.flatnonzero(picture[..., 3].any(axis=1))[0])
            self._strips[caption] = picture[top:].copy(), top
        return self._strips[caption]


def caption_text(caption: str) -> VMobject:
    """Return a caption as it stands in the frame, one line or two."""
    lines = r" \ ".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in caption.splitlines())
    written = text(f"#set align(center)\n{lines}", size=SIZE)
    return ZONE.place(fit(written, width=ZONE.width, height=ZONE.height))


def _frame(moment: timedelta, fps: int) -> int:
    return round(moment.total_seconds() * fps)
