"""Sound: read from any file, measured and brought to one loudness, cut and padded to the sample."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from pathlib import Path

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from av.filter import Graph
from numpy.typing import NDArray

from scripts.basis.user_files import FileKind, UserFileError, check_file

Waveform = NDArray[np.float32]
"""One channel, from −1 to 1, at RATE samples a second."""

RATE = 48_000
LOUDNESS = -16.0
"""LUFS; what podcasts and video platforms ask of a voice."""

_LARGEST_INTEGER = 2**15 - 1
"""Of 16 bits."""

_PEAK = 10 ** (-1.5 / 20)
"""Above this the AAC encoder may overshoot."""

_STEP = RATE // 100
"""Samples of one measurement of the level: a hundredth of a second."""

_SILENT = 40.0
"""Decibels below the loud parts of a sound; what is quieter is silence."""

_NOISY = 12.0
"""Decibels below the loud parts; what is louder is never silence, however noisy the room is."""

_ABOVE_NOISE = 6.0
"""Decibels by which speech stands out from the noise of the room."""

_MARGIN = round(0.04 * RATE)
"""Samples kept around what is heard: words begin and end softly."""

_ABSOLUTE_GATE = -70.0
"""LUFS; BS.1770 takes anything below for silence."""


RECORDING = FileKind("recording", 500_000_000)

_LONGEST = 1800
"""In seconds; a small file can hold days of silence."""


class NoSoundError(ValueError):
    """A file holds no sound that can be read."""


def read_sound(path: Path) -> Waveform:
    """Return the first sound track of a file of any format, mixed to one channel.

    Raises
    ------
    NoSoundError
        If the file is not a sound file, or holds none.
    """
    try:
        check_file(path, RECORDING)
    except UserFileError as error:
        raise NoSoundError(str(error)) from None
    return _read(path, str(path))


def as_flac(wave: Waveform) -> bytes:
    """Return *wave* as the content of a FLAC file, with 16 bits a sample."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="flac") as file:
        stream = file.add_stream("flac", rate=RATE, layout="mono", format="s16")
        samples = np.rint(np.clip(wave, -1, 1) * _LARGEST_INTEGER).astype(np.int16)
        for start in range(0, len(samples), RATE):
            frame = av.AudioFrame.from_ndarray(samples[None, start : start + RATE], "s16", "mono")
            frame.sample_rate, frame.time_base, frame.pts = RATE, Fraction(1, RATE), start
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return buffer.getvalue()


def from_flac(content: bytes) -> Waveform:
    """Return the sound that ``as_flac`` made *content* of."""
    return _read(io.BytesIO(content), "the FLAC file")


def _read(source: Path | io.BytesIO, name: str) -> Waveform:
    try:
        with av.open(source, "r") as container:
            if not container.streams.audio:
                raise NoSoundError(f"{name} holds no sound")
            pieces = list(_decoded(container, name))
    except av.FFmpegError as error:
        raise NoSoundError(
            f"{name} is damaged or no sound ({error.strerror}): copy or export it again"
        ) from error
    wave = np.concatenate(pieces) if pieces else silence(0)
    if not len(wave):
        raise NoSoundError(f"{name} holds no sound")
    if not np.isfinite(wave).all():
        raise NoSoundError(f"{name} holds samples that are no finite numbers: export it again as 16-bit WAV")
    return wave


def _decoded(container: InputContainer, name: str) -> Iterator[Waveform]:
    """The first sound track, piece by piece."""
    resampler = AudioResampler("fltp", "mono", RATE)
    taken = 0
    for frame in chain(container.decode(container.streams.audio[0]), [None]):
        for piece in resampler.resample(frame):
            taken += piece.samples
            if taken > _LONGEST * RATE:
                raise NoSoundError(f"{name} is longer than {_LONGEST // 60} minutes")
            yield _samples(piece)


def resampled(wave: Waveform, rate: int) -> Waveform:
    """Return a sound of another *rate* at RATE."""
    resampler = AudioResampler("fltp", "mono", RATE)
    frames = [*resampler.resample(_frame(wave, rate)), *resampler.resample(None)]
    return np.concatenate([_samples(frame) for frame in frames])


def silence(samples: int) -> Waveform:
    return np.zeros(samples, np.float32)


def fitted(wave: Waveform, samples: int) -> Waveform:
    """Return *wave* at exactly that length: padded with silence, or cut off."""
    return np.concatenate([wave[:samples], silence(max(0, samples - len(wave)))])


def levels(wave: Waveform) -> NDArray[np.float64]:
    """Return the level of *wave* in decibels, a hundred times a second."""
    pieces = np.array_split(wave.astype(np.float64), max(1, len(wave) // _STEP))
    power = np.array([float(np.mean(piece**2)) if len(piece) else 0.0 for piece in pieces])
    return np.asarray(10 * np.log10(power + 1e-12))


def heard(wave: Waveform) -> NDArray[np.bool_]:
    """Return a hundred times a second whether *wave* is more than silence, or than the noise of its room."""
    measured = levels(wave)
    noise, loud = np.percentile(measured, (5, 95))
    return np.asarray(measured > np.clip(noise + _ABOVE_NOISE, loud - _SILENT, loud - _NOISY))


def trimmed(wave: Waveform) -> Waveform:
    """Return *wave* without the silence before its first sound and after its last."""
    steps = np.flatnonzero(heard(wave))
    if not len(steps):
        return wave
    length = len(wave) / len(levels(wave))
    start = max(0, round(steps[0] * length) - _MARGIN)
    return wave[start : round((steps[-1] + 1) * length) + _MARGIN]


def loudness(wave: Waveform) -> float:
    """Return the integrated loudness in LUFS (EBU R 128), −70 or less for silence."""
    if not len(wave):
        return _ABSOLUTE_GATE
    # A sound shorter than one window of the measurement is measured among its own repeats.
    repeats = -(-RATE // len(wave))
    frames = _filtered(np.tile(wave, repeats), ("ebur128", "metadata=1"))
    measured = [frame.metadata.get("lavfi.r128.I") for frame in frames]
    return float(next((value for value in reversed(measured) if value), _ABSOLUTE_GATE))


def levelled(wave: Waveform, target: float = LOUDNESS) -> Waveform:
    """Return *wave* as loud as *target*, its peaks held back where they would clip; silence stays silent."""
    for _ in range(5):  # what the limiter takes away is given back
        measured = loudness(wave)
        if measured <= _ABSOLUTE_GATE or abs(measured - target) < 0.1:
            break
        wave = _limited(wave * np.float32(10 ** ((target - measured) / 20)))
    return wave


def _limited(wave: Waveform) -> Waveform:
    if float(np.abs(wave).max(initial=0.0)) <= _PEAK:
        return wave
    limiter = ("alimiter", f"limit={_PEAK:.4f}:level=disabled:latency=1:attack=5:release=60")
    limited = np.concatenate([_samples(frame) for frame in _filtered(wave, limiter)])
    return np.clip(fitted(limited, len(wave)), -_PEAK, _PEAK)


def _filtered(wave: Waveform, *filters: tuple[str, str]) -> list[av.AudioFrame]:
    """What comes out when *wave* goes through FFmpeg's *filters*, one after another."""
    graph = Graph()
    source = graph.add_abuffer(sample_rate=RATE, format="fltp", layout="mono")
    nodes = [graph.add(name, options) for name, options in filters]
    graph.link_nodes(source, *nodes, graph.add("aformat", "sample_fmts=fltp"), graph.add("abuffersink"))
    graph.configure()
    graph.push(_frame(wave, RATE))
    graph.push(None)
    frames: list[av.AudioFrame] = []
    while True:
        try:
            frame = graph.pull()
        except (EOFError, BlockingIOError):
            return frames
        assert isinstance(frame, av.AudioFrame)
        frames.append(frame)


def _frame(wave: Waveform, rate: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(wave[None], np.float32), "fltp", "mono")
    frame.sample_rate = rate
    frame.pts = 0
    return frame


def _samples(frame: av.AudioFrame) -> Waveform:
    samples: Waveform = frame.to_ndarray()[0].astype(np.float32)
    return samples
