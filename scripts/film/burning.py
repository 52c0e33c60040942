"""Captions drawn into the picture: at the bottom of the frame, which lessons leave free."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import cast

import numpy as np
import srt
from manim import BLACK, Camera, VMobject

from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Theme, using_theme
from scenes.stage.type.writing import fit, text
from scripts.film.dirty_rectangles import EMPTY, Picture, PixelRectangle

SIZE = 27
"""Font size: two lines and the space around them are as high as the zone."""

_MARGIN = 0.06
"""Between the caption and the edges of its zone, in manim units."""

Write = Callable[[Picture, int, PixelRectangle | None], None]
"""Takes a picture, the number of frames that show it, and where it differs from the one before."""


class CaptionBurner:
    """Draws each caption into its frames, and passes the pictures on."""

    def __init__(self, cues: Sequence[srt.Subtitle], theme: Theme, fps: int, write: Write) -> None:
        self._cues = [(_frame(cue.start, fps), _frame(cue.end, fps), cue.content) for cue in cues]
        self._theme = theme
        self._write = write
        self._caption = ""
        self._buffer: Picture | None = None
        self._strips: dict[str, tuple[Picture, int]] = {}

    def show(self, picture: Picture, frame: int, repeat: int, changed: PixelRectangle) -> None:
        """Pass on the picture of *frame* and of the next *repeat* - 1 frames, split where captions change."""
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
        """Return the caption of a frame, and the first frame after it that has another."""
        for start, end, caption in self._cues:
            if frame < start:
                return "", start
            if frame < end:
                return caption, end
        return "", frame + 2**31

    def _drawn(self, picture: Picture, caption: str) -> Picture:
        """Return a copy of *picture* with the caption over it; colours are multiplied by opacity."""
        if self._buffer is None:
            self._buffer = np.empty_like(picture)
        np.copyto(self._buffer, picture)
        strip, top = self._strip(caption)
        under = self._buffer[top : top + len(strip)]
        seen_through = 255 - strip[..., 3:].astype(np.uint16)
        under[:] = strip + (under * seen_through + 127) // 255
        return self._buffer

    def _place(self, caption: str, picture: Picture) -> PixelRectangle:
        """Return where a caption is in the picture."""
        height, width = picture.shape[:2]
        return PixelRectangle(0, self._strip(caption)[1], width, height) if caption else EMPTY

    def _strip(self, caption: str) -> tuple[Picture, int]:
        """Return the bottom of the frame with only the caption, and the row at which it begins."""
        if caption not in self._strips:
            with using_theme(self._theme):
                camera = Camera(background_color=BLACK, background_opacity=0.0)
                camera.capture_mobjects([caption_text(caption)])
            picture = cast("Picture", camera.pixel_array)
            top = int(np.flatnonzero(picture[..., 3].any(axis=1))[0])
            self._strips[caption] = picture[top:].copy(), top
        return self._strips[caption]


def caption_text(caption: str) -> VMobject:
    """Return a caption, of one or two lines, at its place in the frame."""
    lines = r" \ ".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in caption.splitlines())
    written = text(f"#set align(center)\n{lines}", size=SIZE)
    zone = frame().captions.inset(_MARGIN)
    return zone.place(fit(written, width=zone.width, height=zone.height))


def _frame(moment: timedelta, fps: int) -> int:
    return round(moment.total_seconds() * fps)
