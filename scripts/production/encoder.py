"""Pictures to H.264: one encoder writes one MP4 file, and a thread lets it work while the next is drawn."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from scripts.production.quality import Quality

Picture = NDArray[np.uint8]
"""One frame as manim draws it: RGBA, shape (height, width, 4)."""

FASTSTART = {"movflags": "+faststart"}
"""Puts the index of an MP4 file before its pictures, so that a browser plays it while it arrives."""

_GROUP_SECONDS = 5
"""The longest way from one key frame to the next: as far as a player must decode when it seeks."""

# Measured on 195 frames of a lesson at 720p (milliseconds a frame while things move, kB, PSNR of the luma):
# medium 12.5, 343, 50.8; veryfast 6.2, 324, 47.3; superfast 4.1, 604, 51.6; ultrafast 2.4, 1025, 57.3.
# Lessons are small files at any preset, and superfast keeps text crisper than veryfast. B-frames saved
# nothing; without them packets lie in playing order, so that files are joined by shifting times.
_X264 = {"preset": "superfast", "crf": "20", "bf": "0", "rc-lookahead": "0"}

# Of the conversions tried, the one that gives a flat background back as the very colour that went in.
_CONVERSION = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP

_PICTURES_IN_FLIGHT = 3


class Encoder(Protocol):
    """Takes the pictures of one film, in order, and ends with a whole file or with none."""

    def write(self, rgba: Picture, repeat: int = 1) -> None: ...
    def finish(self) -> None: ...
    def abort(self) -> None: ...


class SegmentEncoder:
    """Writes one MP4 file: H.264 in BT.709, a constant frame rate, a key frame first."""

    def __init__(self, path: Path, quality: Quality) -> None:
        self.path = path
        self._container = av.open(path, "w", options=FASTSTART)
        self._stream = self._container.add_stream("libx264", rate=quality.fps, options=_X264)
        self._stream.width, self._stream.height = quality.width, quality.height
        self._stream.pix_fmt = "yuv420p"
        self._stream.gop_size = _GROUP_SECONDS * quality.fps
        self._stream.thread_count = 1  # lessons are rendered side by side, a core each
        bt709 = int(Colorspace.ITU709)  # the matrix, the primaries and the curve share one number
        self._stream.colorspace = self._stream.color_primaries = self._stream.color_trc = bt709
        self._stream.color_range = int(ColorRange.MPEG)
        self._reformatter = VideoReformatter()
        self._source = av.VideoFrame(quality.width, quality.height, "rgba")
        self._time_base = Fraction(1, quality.fps)
        self._frames = 0

    def write(self, rgba: Picture, repeat: int = 1) -> None:
        """Show *rgba* for *repeat* frames; it is converted once."""
        np.copyto(_pixels(self._source), rgba)
        frame = self._reformatter.reformat(
            self._source,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=_CONVERSION,
            threads=1,
        )
        frame.time_base = self._time_base
        for _ in range(repeat):
            frame.pts = self._frames
            self._container.mux(self._stream.encode(frame))
            self._frames += 1

    def finish(self) -> None:
        """Write what the encoder still holds, and close the file."""
        self._container.mux(self._stream.encode())
        self._container.close()

    def abort(self) -> None:
        """Close the file and take it away."""
        self._container.close()
        self.path.unlink(missing_ok=True)


class BackgroundEncoder:
    """Lets another encoder work on a thread of its own, at most a few pictures behind.

    An error of the encoder is raised by the next ``write``, or by ``finish`` at the latest.
    """

    def __init__(self, encoder: Encoder, quality: Quality) -> None:
        self._encoder = encoder
        self._error: Exception | None = None
        self._free: SimpleQueue[Picture] = SimpleQueue()
        self._filled: SimpleQueue[tuple[Picture, int] | None] = SimpleQueue()
        for _ in range(_PICTURES_IN_FLIGHT):
            self._free.put(np.empty((quality.height, quality.width, 4), np.uint8))
        self._thread = Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    def write(self, rgba: Picture, repeat: int = 1) -> None:
        """Queue a copy of *rgba*, once there is room for it."""
        buffer = self._free.get()
        if self._error is not None:
            raise self._error
        np.copyto(buffer, rgba)
        self._filled.put((buffer, repeat))

    def finish(self) -> None:
        """Wait until all pictures are written, and close the file."""
        self._stop()
        if self._error is not None:
            self._encoder.abort()
            raise self._error
        self._encoder.finish()

    def abort(self) -> None:
        """Stop, and take the file away."""
        self._stop()
        self._encoder.abort()

    def _stop(self) -> None:
        self._filled.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (item := self._filled.get()) is not None:
            picture, repeat = item
            if self._error is None:
                try:
                    self._encoder.write(picture, repeat)
                except Exception as error:  # handed over to the thread that draws
                    self._error = error
            self._free.put(picture)


def _pixels(frame: av.VideoFrame) -> Picture:
    """Return the memory of an RGBA frame as an array; its rows may be longer than the picture is wide."""
    plane = frame.planes[0]
    shape = (frame.height, frame.width, 4)
    return np.ndarray(shape, np.uint8, buffer=memoryview(plane), strides=(plane.line_size, 4, 1))
