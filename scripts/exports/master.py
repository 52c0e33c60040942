"""The pictures of a clip, kept without loss until their size and frame rate are known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from scripts.basis.quality import Quality
from scripts.exports.alpha import straight
from scripts.film.dirty_rectangles import Picture, PixelRectangle


class Master:
    """Pictures on the disk, in QuickTime's Animation format, which changes not a pixel.

    Parameters
    ----------
    path
        A file to keep them in, ending in ``.mov``.
    transparent
        Whether the pictures have a transparent background.
    """

    def __init__(self, path: Path, quality: Quality, *, transparent: bool = False) -> None:
        self.quality = quality
        self.frames = 0
        self._transparent = transparent
        self._path = path
        self._starts: list[int] = []
        self._container = av.open(path, "w")
        self._stream = self._container.add_stream("qtrle", rate=quality.fps)
        self._stream.width, self._stream.height, self._stream.pix_fmt = quality.width, quality.height, "argb"

    def write(self, picture: Picture, repeat: int = 1, changed: PixelRectangle | None = None) -> None:
        """Keep *picture*, which stands for *repeat* frames; if nothing *changed*, the last one stands on."""
        if self._starts and changed is not None and not changed:
            self.frames += repeat
            return
        if self._transparent:
            picture = straight(picture)
        frame = av.VideoFrame.from_ndarray(picture, "rgba").reformat(format="argb")
        frame.time_base, frame.pts = Fraction(1, self.quality.fps), len(self._starts)
        self._container.mux(self._stream.encode(frame))
        self._starts.append(self.frames)
        self.frames += repeat

    def finish(self) -> None:
        self._container.mux(self._stream.encode())
        self._container.close()

    def pictures(self, fps: int) -> Iterator[tuple[Image.Image, Fraction]]:
        """Yield what is seen at *fps* frames a second: each picture, and the second at which it comes.

        A picture that stands longer comes once.
        """
        wanted = self._wanted(fps)
        with av.open(self._path) as container:
            for index, frame in enumerate(container.decode(video=0)):
                if index in wanted:
                    yield Image.fromarray(frame.to_ndarray(format="rgba")), wanted[index]

    @property
    def seconds(self) -> Fraction:
        return Fraction(self.frames, self.quality.fps)

    def height_at(self, width: int) -> int:
        """The height of the pictures, an even number, when they are so wide."""
        return 2 * round(width * self.quality.height / self.quality.width / 2)

    def _wanted(self, fps: int) -> dict[int, Fraction]:
        """The pictures that are seen when one looks *fps* times a second, and when one first sees them."""
        wanted: dict[int, Fraction] = {}
        picture = 0
        for look in range(-(-self.frames * fps // self.quality.fps)):
            frame = look * self.quality.fps // fps
            while picture + 1 < len(self._starts) and self._starts[picture + 1] <= frame:
                picture += 1
            wanted.setdefault(picture, Fraction(look, fps))
        return wanted


def frame_of(picture: Image.Image, size: tuple[int, int]) -> av.VideoFrame:
    """Return *picture* at another size, as encoders of small pictures want it."""
    pixels = np.asarray(picture.convert("RGBA").resize(size, reducing_gap=2.0))
    return av.VideoFrame.from_ndarray(pixels, "rgba").reformat(format="bgra")
