"""Conversion from RGBA to YUV: BT.709, colours at half resolution, only where the picture changed."""

from __future__ import annotations

import av
import numpy as np
from av.video.plane import VideoPlane
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from scripts.basis.quality import Quality
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.encoding.coarse_tiles import Tiles, differing_tiles, no_tiles

PlaneArray = NDArray[np.uint8]

# Of the conversions we tried, only this one returns the exact colour of a flat background.
_HOW = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP

_REACH = 8
"""How many pixels away a change still affects the colours, which are filtered to half the resolution."""

MARGIN = 2 * _REACH + 2
"""How far from a change the picture is read, in pixels."""

_CUTS = 8
"""Cuts are some eighths of the picture wide and high, since a scaler must be made for each size."""


class PictureConverter:
    """Keeps the frame that will be encoded, and updates it."""

    def __init__(self, quality: Quality) -> None:
        self.frame = av.VideoFrame(quality.width, quality.height, "yuv420p")
        self._whole = PixelRectangle(0, 0, quality.width, quality.height)
        self._scalers: dict[tuple[int, int], _Scaler] = {}

    def update(self, picture: Picture, changed: PixelRectangle) -> Tiles:
        """Convert *picture* where it *changed*; only pixels up to ``MARGIN`` away from there are read.

        Return the tiles in which the brightness is another one now.
        """
        target = changed.expanded(_REACH).aligned(2).intersection(self._whole)
        if not target:
            return no_tiles(self._whole)
        cut = self._cut(target.expanded(_REACH).intersection(self._whole))
        converted = self._scaler(cut).convert(picture[cut.slices])
        inside = target.shifted(-cut.left, -cut.top)
        before, now = (
            samples(self.frame.planes[0])[target.slices],
            samples(converted.planes[0])[inside.slices],
        )
        tiles = differing_tiles(before, now, target, self._whole)
        for plane, part, factor in zip(self.frame.planes, converted.planes, (1, 2, 2), strict=True):
            there, here = inside.scaled_down(factor), target.scaled_down(factor)
            samples(plane)[here.slices] = samples(part)[there.slices]
        return tiles

    def _cut(self, needed: PixelRectangle) -> PixelRectangle:
        """Return a rectangle that holds *needed* and has one of a few sizes."""
        left, width = _stretch(needed.left, needed.right, self._whole.right)
        top, height = _stretch(needed.top, needed.bottom, self._whole.bottom)
        return PixelRectangle(left, top, left + width, top + height)

    def _scaler(self, cut: PixelRectangle) -> _Scaler:
        size = cut.right - cut.left, cut.bottom - cut.top
        if size not in self._scalers:
            self._scalers[size] = _Scaler(*size)
        return self._scalers[size]


class _Scaler:
    """Converts pictures of one size."""

    def __init__(self, width: int, height: int) -> None:
        self._reformatter = VideoReformatter()
        self._source = av.VideoFrame(width, height, "rgba")

    def convert(self, picture: Picture) -> av.VideoFrame:
        np.copyto(samples(self._source.planes[0], channels=4).reshape(picture.shape), picture)
        return self._reformatter.reformat(
            self._source,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=_HOW,
            threads=1,
        )


def samples(plane: VideoPlane, channels: int = 1) -> PlaneArray:
    """Return the memory of a plane as an array of rows, which may be padded in memory."""
    shape, strides = (plane.height, plane.width * channels), (plane.line_size, 1)
    return np.ndarray(shape, np.uint8, buffer=memoryview(plane), strides=strides)


def _stretch(start: int, stop: int, whole: int) -> tuple[int, int]:
    """Return the start and length of a range that holds *start* to *stop*, of one of a few lengths."""
    step = whole / _CUTS
    for count in range(1, _CUTS):
        length = int(count * step) // 32 * 32
        if stop - start < length:
            return min(start, whole - length) // 2 * 2, length
    return 0, whole
