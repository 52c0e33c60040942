"""Pictures to H.264: one encoder writes one MP4 file, on a thread of its own when drawing goes on beside it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from queue import Queue
from threading import Thread

import av
import numpy as np
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation
from numpy.typing import NDArray

from scripts.production.quality import Quality

Picture = NDArray[np.uint8]
"""One frame as manim draws it: RGBA, shape (height, width, 4)."""

FASTSTART = {"movflags": "+faststart"}
"""Puts the index of an MP4 file before its pictures, so that a browser plays it while it arrives."""

_GROUP_SECONDS = 5
"""The longest way from one key frame to the next: how far a player decodes in vain when it seeks."""

# Measured on 195 frames of a lesson at 720p (milliseconds a frame while things move, kB, PSNR of the luma):
# medium 12.5, 343, 50.8; veryfast 5.0, 337, 47.3; superfast 4.1, 604, 51.6; ultrafast 2.4, 1025, 57.3.
# Lessons are small files in any case, and superfast keeps text crisper than veryfast, whose look-ahead takes
# bits from pictures that soon change. B-frames saved nothing, and without them packets are in playing order,
# so files can be joined by shifting times.
_X264 = {"preset": "superfast", "crf": "20", "bf": "0", "rc-lookahead": "0"}

# The only combination tried that brings a flat background back as exactly the colour that went in.
_CONVERSION = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP

_BT709 = 1
"""BT.709's number in the H.264 tables of colour matrices, which differs from swscale's name for it."""


class SegmentEncoder:
    """Writes pictures to one MP4 file: constant frame rate, BT.709, a key frame first."""

    def __init__(self, path: Path, quality: Quality) -> None:
        self.path = path
        self.frames = 0
        self._container = av.open(path, "w", options=FASTSTART)
        self._stream = self._container.add_stream("libx264", rate=quality.fps, options=_X264)
        self._stream.width, self._stream.height = quality.width, quality.height
        self._stream.pix_fmt = "yuv420p"
        self._stream.gop_size = _GROUP_SECONDS * quality.fps
        self._stream.thread_count = 1  # lessons are rendered side by side, a core each
        self._stream.colorspace = self._stream.color_primaries = self._stream.color_trc = _BT709
        self._stream.color_range = ColorRange.MPEG
        self._time_base = Fraction(1, quality.fps)
        self._reformatter = av.VideoReformatter() if hasattr(av, "VideoReformatter") else None
        self._source = av.VideoFrame(quality.width, quality.height, "rgba")
        self._pixels = _pixels(self._source)

    def write(self, rgba: Picture, repeat: int = 1) -> None:
        """Show *rgba* for *repeat* frames; it is converted once."""
