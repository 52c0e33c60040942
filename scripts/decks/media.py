"""What slides need besides a clip: its first and last picture, a sound track, the clip backwards."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from av.video.stream import VideoStream
from PIL import Image

from scripts.film.encoding.encoder import FASTSTART
from scripts.narration.languages import UNKNOWN
from scripts.narration.sound import RATE, silence
from scripts.narration.tracks import SoundTrack

_AAC_FRAME = 1024
_EXACT = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


def first_picture(clip: Path) -> Image.Image:
    """Return the picture with which a clip begins."""
    with av.open(clip) as film:
        return _image(next(film.decode(video=0)))


def last_picture(clip: Path) -> Image.Image:
    """Return the picture on which a clip ends."""
    with av.open(clip) as film:
        stream = film.streams.video[0]
        film.seek(stream.duration or 0, stream=stream)  # to the last key frame
        *_, last = film.decode(stream)
        return _image(last)


def encoded(picture: Image.Image, kind: str) -> bytes:
    """Return *picture* as a file: PNG for programs that know little else, WebP (far smaller) for browsers."""
    file = io.BytesIO()
    picture.save(file, kind, **({"quality": 90, "method": 6} if kind == "WebP" else {}))
    return file.getvalue()


def with_sound(clip: Path, target: Path) -> None:
    """Write *clip* with a sound track, a silent one if it has none: PowerPoint wants H.264 with AAC."""
    with av.open(clip) as film:
        if film.streams.audio:
            shutil.copyfile(clip, target)
            return
        video = film.streams.video[0]
        seconds = float((video.duration or 0) * (video.time_base or 0))
        with av.open(target, "w", options=FASTSTART) as sounding:
            pictures, sound = sounding.add_stream_from_template(video), SoundTrack(sounding, UNKNOWN)
            for packet in film.demux(video):
                if packet.dts is not None:  # as it is in the empty packet that ends every file
                    packet.stream = pictures
                    sounding.mux(packet)
            # Whole AAC frames only: a sound that outlasts the pictures would leave the last one too late.
            for packet in sound.packets([silence(int(seconds * RATE) // _AAC_FRAME * _AAC_FRAME)]):
                sounding.mux(packet)


def write_reversed(clip: Path, target: Path) -> None:
    """Write *clip* running backwards, as manim-slides shows it to those who go back."""
    with av.open(clip) as film, av.open(target, "w", options=FASTSTART) as backward:
        stream = film.streams.video[0]
        rate = stream.guessed_rate or stream.average_rate
        assert rate is not None
        output = backward.add_stream("libx264", rate=rate, options={"preset": "superfast", "crf": "20"})
        output.width, output.height, output.pix_fmt = stream.width, stream.height, "yuv420p"
        output.colorspace = output.color_primaries = output.color_trc = int(Colorspace.ITU709)
        output.color_range = int(ColorRange.MPEG)
        for number, frame in enumerate(_backwards(film, stream)):
            frame.pts, frame.time_base = number, Fraction(1) / rate
            frame.pict_type = av.video.frame.PictureType.NONE
            backward.mux(output.encode(frame))
        backward.mux(output.encode(None))


def _backwards(film: av.container.InputContainer, stream: VideoStream) -> Iterator[av.VideoFrame]:
    """The pictures from last to first. Only those from one key frame to the next are held at a time."""
    starts = [packet.pts for packet in film.demux(stream) if packet.is_keyframe and packet.pts is not None]
    end = float("inf")
    for start in reversed(starts):
        film.seek(start, stream=stream)
        group = []
        for frame in film.decode(stream):
            if frame.pts is None or frame.pts >= end:
                break
            group.append(frame)
        yield from reversed(group)
        end = start


def _image(frame: av.VideoFrame) -> Image.Image:
    image: Image.Image = frame.to_image(  # type: ignore[no-untyped-call]
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_EXACT,
    )
    return image
