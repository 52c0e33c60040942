"""What slides need besides a clip: its first and last picture, a sound track, the clip backwards."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

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
        return image_of(next(film.decode(video=0)))


def last_picture(clip: Path) -> Image.Image:
    """Return the picture on which a clip ends."""
    with av.open(clip) as film:
        stream = film.streams.video[0]
        film.seek(stream.duration or 0, stream=stream)  # to the last key frame
        *_, last = film.decode(stream)
        return image_of(last)


def encoded(picture: Image.Image, kind: str) -> bytes:
    """Return *picture* as a file: PNG for programs that know little else, WebP (far smaller) for browsers."""
    file = io.BytesIO()
    picture.save(file, kind, **({"quality": 90, "method": 6} if kind == "WebP" else {}))
    return file.getvalue()


def with_sound(clip: Path, target: Path, spoken: Path | None = None) -> None:
    """Write *clip* with a sound track, a silent one if there is none: PowerPoint wants H.264 with AAC.

    Parameters
    ----------
    spoken
        Another file whose sound it takes.
    """
    with av.open(clip) as film, av.open(spoken or clip) as source:
        if spoken is None and film.streams.audio:
            shutil.copyfile(clip, target)
            return
        video = film.streams.video[0]
        with av.open(target, "w", options=FASTSTART) as sounding:
            pictures = sounding.add_stream_from_template(video)
            sound = _sound(source, sounding, float((video.duration or 0) * (video.time_base or 0)))
            for packet in film.demux(video):
                if packet.dts is not None:  # as it is in the empty packet that ends every file
                    packet.stream = pictures
                    sounding.mux(packet)
            for packet in sound:
                sounding.mux(packet)


def _sound(
    source: av.container.InputContainer, target: av.container.OutputContainer, seconds: float
) -> Iterator[av.Packet[Any]]:
    """Add a sound track to *target*, and return its packets: those of *source*, or silence."""
    if not source.streams.audio:
        # Whole AAC frames only: a sound that outlasts the pictures would leave the last one too late.
        samples = int(seconds * RATE) // _AAC_FRAME * _AAC_FRAME
        return iter(SoundTrack(target, UNKNOWN).packets([silence(samples)]))
    track = target.add_stream_from_template(source.streams.audio[0])
    return _moved(source, track)


def _moved(source: av.container.InputContainer, track: av.AudioStream) -> Iterator[av.Packet[Any]]:
    for packet in source.demux(audio=0):
        if packet.dts is not None:
            packet.stream = track
            yield packet


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


def image_of(frame: av.VideoFrame) -> Image.Image:
    """Return a picture of a film in plain colours."""
    image: Image.Image = frame.to_image(  # type: ignore[no-untyped-call]
        src_colorspace=Colorspace.ITU709,
        src_color_range=ColorRange.MPEG,
        dst_color_range=ColorRange.JPEG,
        interpolation=_EXACT,
    )
    return image
