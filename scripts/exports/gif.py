"""Animated GIF: 256 colours chosen for the whole clip, so that nothing flickers from frame to frame."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.filter import Graph

from scripts.exports.master import Master, frame_of

_HUNDREDTH = Fraction(1, 100)
"""The unit in which a GIF counts time."""

# An ordered pattern stays where it is when things move over it, where error diffusion would shimmer.
_DITHER = "dither=bayer:bayer_scale=4:diff_mode=rectangle"


def write_gif(master: Master, path: Path, width: int, fps: int) -> None:
    """Write the pictures of *master* at a *width* in pixels and at *fps* frames a second."""
    size = width, master.height_at(width)
    palette = _palette(_frames(master, size, fps))
    starts = [round(start / _HUNDREDTH) for _, start in master.pictures(fps)]
    ends = [*starts[1:], max(round(master.seconds / _HUNDREDTH), starts[-1] + 1)]
    with av.open(path, "w", "gif", options={"final_delay": str(ends[-1] - starts[-1])}) as container:
        stream = container.add_stream("gif", rate=fps)
        stream.width, stream.height, stream.pix_fmt = *size, "pal8"
        stream.codec_context.time_base = _HUNDREDTH
        for painted in _painted(_frames(master, size, fps), size, palette):
            container.mux(stream.encode(painted))
        container.mux(stream.encode())


def _frames(master: Master, size: tuple[int, int], fps: int) -> Iterator[av.VideoFrame]:
    for picture, start in master.pictures(fps):
        frame = frame_of(picture.convert("RGB"), size)
        frame.time_base, frame.pts = _HUNDREDTH, round(start / _HUNDREDTH)
        yield frame


def _palette(frames: Iterator[av.VideoFrame]) -> av.VideoFrame:
    """The colours that serve all *frames* best."""
    first = next(frames)
    graph = Graph()
    source = graph.add_buffer(
        width=first.width, height=first.height, format=first.format, time_base=_HUNDREDTH
    )
    graph.link_nodes(
        source, graph.add("palettegen", "reserve_transparent=1:stats_mode=full"), graph.add("buffersink")
    )
    graph.configure()
    graph.vpush(first)
    for frame in frames:
        graph.vpush(frame)
    graph.vpush(None)
    return graph.vpull()


def _painted(
    frames: Iterator[av.VideoFrame], size: tuple[int, int], palette: av.VideoFrame
) -> Iterator[av.VideoFrame]:
    """The *frames* in the colours of *palette*."""
    graph = Graph()
    width, height = size
    bgra = av.VideoFormat("bgra", width, height)
    source = graph.add_buffer(width=width, height=height, format=bgra, time_base=_HUNDREDTH)
    colors = graph.add_buffer(
        width=palette.width, height=palette.height, format=palette.format, time_base=_HUNDREDTH
    )
    painter, sink = graph.add("paletteuse", _DITHER), graph.add("buffersink")
    source.link_to(painter, 0, 0)
    colors.link_to(painter, 0, 1)
    painter.link_to(sink)
    graph.configure()
    graph.vpush(palette, at=1)
    graph.vpush(None, at=1)
    for frame in frames:
        graph.vpush(frame, at=0)
        yield from _pulled(graph)
    graph.vpush(None, at=0)
    yield from _pulled(graph)


def _pulled(graph: Graph) -> Iterator[av.VideoFrame]:
    while True:
        try:
            yield graph.vpull()
        except (BlockingIOError, EOFError):
            return
