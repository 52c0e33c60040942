"""The tracks of an MP4 file besides the pictures: sound as AAC, captions as text that players can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
import numpy as np
import srt
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.subtitles.stream import SubtitleStream

from scripts.narration.sound import RATE, Waveform

if TYPE_CHECKING:
    Packets = Iterator[Packet[Any]]

_BIT_RATE = 128_000
_MILLISECOND = Fraction(1, 1000)

# The MP4 muxer asks for the style in which captions are drawn, in the words of another format.
_STYLE = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


class SoundTrack:
    """An AAC track of an MP4 file, in a language that is written as ``track_language`` does."""

    def __init__(self, film: OutputContainer, language: str) -> None:
        self._stream: AudioStream = film.add_stream("aac", rate=RATE, layout="mono")
        self._stream.bit_rate = _BIT_RATE
        self._stream.metadata["language"] = language

    def packets(self, sound: Iterable[Waveform]) -> Packets:
        """Encode pieces of sound, one after another from the film's start."""
        position = 0
        for wave in sound:
            for start in range(0, len(wave), RATE):
                piece = wave[start : start + RATE]
                frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece[None]), "fltp", "mono")
                frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), position
                position += len(piece)
                yield from self._stream.encode(frame)
        yield from self._stream.encode(None)


class CaptionTrack:
    """A subtitle track of an MP4 file, which players show when the viewer switches it on."""

    def __init__(self, film: OutputContainer, language: str) -> None:
        stream = film.add_stream("mov_text")
        assert isinstance(stream, SubtitleStream)
        stream.codec_context.subtitle_header = _STYLE
        stream.time_base = _MILLISECOND
        stream.metadata["language"] = language
        self._stream = stream

    def packets(self, cues: Iterable[srt.Subtitle]) -> Packets:
        for cue in cues:
            text = cue.content.encode()
            packet: Packet[Any] = Packet(len(text).to_bytes(2, "big") + text)
            packet.stream, packet.time_base = self._stream, _MILLISECOND
            packet.pts = packet.dts = cue.start // timedelta(milliseconds=1)
            packet.duration = (cue.end - cue.start) // timedelta(milliseconds=1)
            yield packet


def language_of(film: InputContainer) -> str | None:
    """Return the language of a film's captions, or else of its sound."""
    tracks = (*film.streams.subtitles, *film.streams.audio)
    return next((track.metadata["language"] for track in tracks if "language" in track.metadata), None)


def read_cues(film: InputContainer, start: timedelta = timedelta()) -> list[srt.Subtitle]:
    """Return the captions of a film, *start* later."""
    cues = []
    for stream in film.streams.subtitles[:1]:
        for packet in film.demux(stream):
            data = bytes(packet)
            text = data[2 : 2 + int.from_bytes(data[:2], "big")].decode()
            if text and packet.pts is not None:  # an empty text is the time between two captions
                begin = start + _time(packet.pts, packet.time_base)
                end = begin + _time(packet.duration or 0, packet.time_base)
                cues.append(srt.Subtitle(0, begin, end, text))
    return cues


def merged(tracks: Sequence[Packets]) -> Packets:
    """Return the packets of all tracks by their time, as a player wants to find them in the file."""
    waiting = [(track, packet) for track in tracks if (packet := next(track, None))]
    while waiting:
        earliest = min(range(len(waiting)), key=lambda index: _begin(waiting[index][1]))
        track, packet = waiting[earliest]
        following = next(track, None)
        yield packet
        if following is None:
            del waiting[earliest]
        else:
            waiting[earliest] = track, following


def _begin(packet: Packet[Any]) -> Fraction:
    return (packet.dts or 0) * packet.time_base


def _time(count: int, base: Fraction) -> timedelta:
    return timedelta(milliseconds=round(count * base * 1000))
