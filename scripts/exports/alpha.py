"""Films without a background: VP9 in WebM for browsers, ProRes 4444 in MOV for editing and presenting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream
from PIL import Image

from scripts.basis.quality import Quality
from scripts.film.dirty_rectangles import Picture, PixelRectangle


@dataclass(frozen=True)
class AlphaCodec:
    """An encoder that keeps opacity, and how to set it."""

    name: str
    pixels: str
    options: Mapping[str, str]


VP9 = AlphaCodec(
    "libvpx-vp9",
    "yuva420p",
    {
        "crf": "22",
        "b": "0",
        "auto-alt-ref": "0",
        "lag-in-frames": "0",
        "deadline": "realtime",
        "cpu-used": "6",
    },
)
PRORES = AlphaCodec("prores_ks", "yuva444p10le", {"profile": "4444", "vendor": "apl0", "alpha_bits": "16"})

CODECS: Mapping[str, AlphaCodec] = {".webm": VP9, ".mov": PRORES}

_SURROUNDINGS = (16, 4)
"""How far, in pixels, colours run out into the transparent, coarsest first."""


def straight(picture: Picture) -> Picture:
    """Return a picture whose colours are not multiplied by their opacity, as files hold them.

    Parameters
    ----------
    picture
        RGBA as Cairo draws it: colours multiplied by opacity.

    Returns
    -------
    Picture
        The same with plain colours. Where nothing is, the colours of what is nearby run out: an encoder
        that blurs colours across an edge then finds the same colour on its other side, and no dark rim.
    """
    drawn = Image.frombuffer(
        "RGBa", (picture.shape[1], picture.shape[0]), picture.tobytes(), "raw", "RGBa", 0, 1
    )
    around = Image.new("RGB", drawn.size)
    for distance in _SURROUNDINGS:
        coarse = drawn.reduce(distance).resize(drawn.size, Image.Resampling.BILINEAR)
        _lay_over(around, coarse)
    opacity = drawn.getchannel("a")
    _lay_over(around, drawn)
    around.putalpha(opacity)
    return np.asarray(around)


def _lay_over(under: Image.Image, picture: Image.Image) -> None:
    """Put the plain colours of *picture* over *under*, wherever it has any."""
    seen = picture.getchannel("a").point(lambda opacity: 255 if opacity else 0)
    under.paste(picture.convert("RGBA").convert("RGB"), mask=seen)


class AlphaEncoder:
    """Writes one film with opacity."""

    def __init__(self, path: Path, quality: Quality, codec: AlphaCodec) -> None:
        self.path = path
        self._container = av.open(path, "w")
        stream = self._container.add_stream(codec.name, rate=quality.fps, options=dict(codec.options))
        assert isinstance(stream, VideoStream)
        self._stream = stream
        self._stream.width, self._stream.height = quality.width, quality.height
        self._stream.pix_fmt = codec.pixels
        self._stream.metadata["alpha_mode"] = "1"  # by this, browsers know of the opacity in a WebM file
        bt709 = int(Colorspace.ITU709)
        self._stream.colorspace = self._stream.color_primaries = self._stream.color_trc = bt709
        self._stream.color_range = int(ColorRange.MPEG)
        self._pixels = codec.pixels
        self._reformatter = VideoReformatter()
        self._time_base = Fraction(1, quality.fps)
        self._frames = 0
        self._frame: av.VideoFrame | None = None

    def write(self, picture: Picture, repeat: int = 1, changed: PixelRectangle | None = None) -> None:
        """Show *picture*, drawn on a transparent background, for *repeat* frames.

        If nothing *changed*, the last picture is shown longer.
        """
        if self._frame is None or changed is None or changed:
            self._frame = self._reformatter.reformat(
                av.VideoFrame.from_ndarray(straight(picture), "rgba"),
                format=self._pixels,
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
            )
            self._frame.time_base = self._time_base
        for _ in range(repeat):
            self._frame.pts = self._frames
            self._container.mux(self._stream.encode(self._frame))
            self._frames += 1

    def finish(self) -> None:
        self._container.mux(self._stream.encode())
        self._container.close()
