"""Animated WebP: all colours, opacity too, in a fraction of a GIF's size."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av

from scripts.exports.master import Master, frame_of

_FILE_HEADER, _CHUNK_HEADER, _DURATION = 12, 8, 12
"""Bytes before the first chunk, before a chunk's content, and before the duration in a frame's chunk."""

_MILLISECOND = Fraction(1, 1000)
_OPTIONS = {"quality": "85", "compression_level": "4"}


def write_webp(master: Master, path: Path, width: int, fps: int) -> None:
    """Write the pictures of *master* at a *width* in pixels and at *fps* frames a second."""
    size = width, master.height_at(width)
    with av.open(path, "w", "webp", options={"loop": "0"}) as container:
        stream = container.add_stream("libwebp_anim", rate=fps, options=_OPTIONS)
        stream.width, stream.height = size
        stream.pix_fmt = "bgra"
        stream.codec_context.time_base = _MILLISECOND
        for picture, start in master.pictures(fps):
            frame = frame_of(picture, size)
            frame.time_base, frame.pts = _MILLISECOND, round(start / _MILLISECOND)
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
    _end_at(path, round(master.seconds / _MILLISECOND))


def _end_at(path: Path, milliseconds: int) -> None:
    """Set how long the last picture stands. The encoder does not know it, and guesses."""
    with path.open("r+b") as file:
        file.seek(_FILE_HEADER)
        last, before = 0, 0
        while header := file.read(_CHUNK_HEADER):
            kind, size = header[:4], int.from_bytes(header[4:], "little")
            start = file.tell()
            if kind == b"ANMF":
                before += _duration_at(file, last) if last else 0
                last = start + _DURATION
            file.seek(start + size + size % 2)
        if last:
            file.seek(last)
            file.write(max(milliseconds - before, 1).to_bytes(3, "little"))


def _duration_at(file: BinaryIO, place: int) -> int:
    file.seek(place)
    return int.from_bytes(file.read(3), "little")
