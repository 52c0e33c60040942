"""Pictures to H.264: an encoder writes one MP4 file, on a thread, while the next picture is drawn."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Protocol

import av
import numpy as np
from av.codec.context import Flags
from av.filter import Graph
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace

from scripts.basis.quality import Quality
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.encoding.coarse_tiles import CoarseTiles
from scripts.film.encoding.conversion import MARGIN, PictureConverter, samples
from scripts.film.encoding.h264 import FrameNumbers

FASTSTART = {"movflags": "+faststart"}
"""Puts the index of an MP4 file before its pictures, so that a browser plays it while it loads."""

_KEY_SECONDS = 10
"""The longest time from one key frame to the next, which a player may have to decode when it seeks."""

# Chosen on films of five lessons at 720p30, in which most of the time something moves: 0.98 to 1.25 times the
# bytes of manim's settings (medium, crf 23) at a quarter of their time. A picture of a movement is seen for
# one frame, so it is coarse; the picture that stands after it and key frames are fine. The rate factor works
# as a constant quantizer here: no look-ahead, no smoothing of the quantizer over time, and as little adaptive
# quantization as there can be without turning it off, since only with it does the encoder take the finer
# quantizer that a frame asks for. With a smaller difference between fine and coarse, flat areas of a picture
# that stands would differ from the theme's colours by more than 1/255. Colours are quantized more finely than
# brightness, because flat areas of a theme's colours show the smallest difference. The motion search in
# quarters of a macroblock saves a tenth of the bytes, CABAC and trellis a sixth for 0.3 ms; a better search
# (umh, subme 2) would save 4 % for 0.8 ms of 2.9. With one reference frame, no B-frames and a constant frame
# rate, the encoder returns each frame at once.
_X264 = {
    "preset": "ultrafast",
    "bf": "0",
    "forced-idr": "1",
    "x264-params": ":".join(
        [
            *("cabac=1", "trellis=1", "chroma-qp-offset=-3", "8x8dct=1", "partitions=p8x8,i8x8,i4x4"),
            *("me=hex", "subme=1", "ipratio=1.0", "scenecut=0", "keyint=infinite", "force-cfr=1"),
            *("qcomp=1", "mbtree=0", "rc-lookahead=0", "aq-mode=1", "aq-strength=0.01"),
        ]
    ),
}

_FULL_HEIGHT = 720
"""Lines of a picture of which a single pixel is hardly seen."""

_FINER = -0.38
"""By how much a picture that stands is finer, as a share of the whole range of quantizers."""

_PICTURES_IN_FLIGHT = 3


class Encoder(Protocol):
    """Takes the pictures of one film, in order, and leaves a complete file or none."""

    def write(self, picture: Picture, repeat: int = 1, changed: PixelRectangle | None = None) -> None:
        """Show *picture* for *repeat* frames; *changed* is where it may differ from the one before."""

    def finish(self) -> None: ...
    def abort(self) -> None: ...


class SegmentEncoder:
    """Writes one MP4 file: H.264 in BT.709, a constant frame rate, a key frame first.

    A picture is converted where it changed, and encoded coarsely, or finely if it is known to stand. Each
    part that has stood for a moment is encoded once more, finely, so that nothing of the movement is left in
    it, even while another part still moves. Every other frame in which nothing changes is a small packet that
    says so, which costs almost no time and space.
    """

    def __init__(self, path: Path, quality: Quality, converter: PictureConverter | None = None) -> None:
        self.path = path
        self._quality = quality
        self._container = av.open(path, "w", options=FASTSTART)
        self._stream = self._container.add_stream("libx264", rate=quality.fps, options=_options(quality))
        _set_up(self._stream.codec_context, quality)
        self._converter = converter or PictureConverter(quality)
        self._finer = _Finer(quality)
        self._coarse = CoarseTiles(quality)
        self._whole = PixelRectangle(0, 0, quality.width, quality.height)
        self._frames = 0
        self._last_key = 0

    def write(self, picture: Picture, repeat: int = 1, changed: PixelRectangle | None = None) -> None:
        changed = self._whole if changed is None else changed
        stands = repeat > 1
        if changed:
            self._coarse.add(self._converter.update(picture, changed))
            self._encode(self._due_finely(stands))
        for _ in range(repeat - bool(changed)):
            self._coarse.wait()
            if parts := self._due_finely(stands and bool(self._coarse)):
                self._encode(parts)
            else:
                self._add(_model(self._quality)[1])

    def finish(self) -> None:
        """Close the file."""
        self._container.mux(self._stream.encode())
        self._container.close()

    def abort(self) -> None:
        """Close the file and delete it."""
        self._container.close()
        self.path.unlink(missing_ok=True)

    def _due_finely(self, all_of_it: bool) -> tuple[PixelRectangle, ...]:
        """Return which parts of the next frame are to be encoded finely: *all of it*, or what has settled."""
        if all_of_it or self._key_is_due():
            self._coarse.clear()
            return (self._whole,)
        return self._coarse.pop_settled()

    def _encode(self, fine: tuple[PixelRectangle, ...]) -> None:
        """Write the picture as it is now, these parts of it *fine*."""
        frame = self._converter.frame
        if fine:
            frame = self._finer(frame, fine)
        frame.pts, frame.time_base = self._frames, Fraction(1, self._quality.fps)
        frame.pict_type = PictureType.I if self._key_is_due() else PictureType.NONE
        (packet,) = self._stream.encode(frame)  # no frame is held back, so repeats can follow at once
        if packet.is_keyframe:
            self._last_key = self._frames
            self._container.mux(packet)
            self._frames += 1
        else:
            self._add(bytes(packet))

    def _key_is_due(self) -> bool:
        return self._frames in (0, self._last_key + _KEY_SECONDS * self._quality.fps)

    def _add(self, data: bytes) -> None:
        """Write the packet of a frame that depends on the one before."""
        numbers, _ = _model(self._quality)
        packet = av.Packet(numbers.numbered(data, self._frames - self._last_key))
        packet.stream = self._stream
        packet.time_base = Fraction(1, self._quality.fps)
        packet.pts = packet.dts = self._frames
        packet.duration = 1
        self._container.mux(packet)
        self._frames += 1


class _Finer:
    """Marks parts of a frame as ones to be encoded finely, for the encoder to read."""

    def __init__(self, quality: Quality) -> None:
        self._quality = quality
        self._whole = (PixelRectangle(0, 0, quality.width, quality.height),)
        self._everywhere = self._graph(self._whole)

    def __call__(self, frame: av.VideoFrame, parts: tuple[PixelRectangle, ...]) -> av.VideoFrame:
        """Return another frame of the same samples, not copied, in which *parts* are to be fine."""
        graph = self._everywhere if parts == self._whole else self._graph(parts)
        graph.push(frame)
        marked = graph.pull()
        assert isinstance(marked, av.VideoFrame)
        return marked

    def _graph(self, parts: tuple[PixelRectangle, ...]) -> Graph:
        graph = Graph()
        graph.threads = 1  # it would start some for each graph, and has nothing for them to do
        source = graph.add_buffer(
            width=self._quality.width,
            height=self._quality.height,
            format=av.VideoFormat("yuv420p"),
            time_base=Fraction(1, self._quality.fps),
        )
        marks = [graph.add("addroi", _region(part)) for part in parts]
        graph.link_nodes(source, *marks, graph.add("buffersink")).configure()
        return graph


def _region(part: PixelRectangle) -> str:
    width, height = part.right - part.left, part.bottom - part.top
    return f"x={part.left}:y={part.top}:w={width}:h={height}:qoffset={_FINER}"


def _options(quality: Quality) -> dict[str, str]:
    """The encoder's settings: a small picture is encoded more finely, since each of its pixels is seen."""
    return {**_X264, "crf": "32" if quality.height >= _FULL_HEIGHT else "28"}


def _set_up(context: VideoCodecContext, quality: Quality) -> None:
    context.width, context.height = quality.width, quality.height
    context.pix_fmt = "yuv420p"
    context.thread_count = 1  # lessons are rendered in parallel, on one core each
    bt709 = int(Colorspace.ITU709)  # one number for the matrix, the primaries and the curve
    context.colorspace = context.color_primaries = context.color_trc = bt709
    context.color_range = int(ColorRange.MPEG)


@cache
def _model(quality: Quality) -> tuple[FrameNumbers, bytes]:
    """Return how frames are numbered at *quality*, and the packet of a frame that repeats the one before.

    Both come from an encoder that encodes the same flat picture three times.
    """
    context = VideoCodecContext.create("libx264", "w")
    context.options = _options(quality)
    context.framerate, context.time_base = Fraction(quality.fps), Fraction(1, quality.fps)
    context.flags |= Flags.global_header
    _set_up(context, quality)
    frame = av.VideoFrame(quality.width, quality.height, "yuv420p")
    for plane in frame.planes:
        samples(plane)[:] = 128
    for number in range(3):
        frame.pts, frame.time_base = number, context.time_base
        (packet,) = context.encode(frame)
    assert context.extradata is not None
    return FrameNumbers.of_stream(context.extradata), bytes(packet)


class BackgroundEncoder:
    """Runs another encoder on a thread, at most a few pictures behind.

    An error of the encoder is raised by the next ``write`` or by ``finish``.
    """

    def __init__(self, encoder: Encoder, quality: Quality) -> None:
        self._encoder = encoder
        self._error: Exception | None = None
        self._whole = PixelRectangle(0, 0, quality.width, quality.height)
        self._free: SimpleQueue[Picture] = SimpleQueue()
        self._filled: SimpleQueue[tuple[Picture, int, PixelRectangle] | None] = SimpleQueue()
        for _ in range(_PICTURES_IN_FLIGHT):
            self._free.put(np.empty((quality.height, quality.width, 4), np.uint8))
        self._thread = Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    def write(self, picture: Picture, repeat: int = 1, changed: PixelRectangle | None = None) -> None:
        """Queue a copy of what *changed*, as soon as a buffer is free."""
        buffer = self._free.get()
        if self._error is not None:
            raise self._error
        changed = self._whole if changed is None else changed
        seen = changed.expanded(MARGIN).intersection(self._whole).slices
        np.copyto(buffer[seen], picture[seen])
        self._filled.put((buffer, repeat, changed))

    def finish(self) -> None:
        """Wait until all pictures are written, and close the file."""
        self._stop()
        if self._error is not None:
            self._encoder.abort()
            raise self._error
        self._encoder.finish()

    def abort(self) -> None:
        """Stop, and delete the file."""
        self._stop()
        self._encoder.abort()

    def _stop(self) -> None:
        self._filled.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (item := self._filled.get()) is not None:
            picture, repeat, changed = item
            if self._error is None:
                try:
                    self._encoder.write(picture, repeat, changed)
                except Exception as error:  # raised on the thread that draws
                    self._error = error
            self._free.put(picture)
