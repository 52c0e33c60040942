"""Sound: read from any file, measured and brought to one loudness, cut and padded to the sample."""

from __future__ import annotations

from collections.abc import Iterator
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

_PEAK = 10 ** (-1.5 / 20)
"""Above this the AAC encoder may overshoot."""

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
        with av.open(path) as container:
            if not container.streams.audio:
                raise NoSoundError(f"{path} holds no sound")
            pieces = list(_decoded(container, path))
    except UserFileError as error:
        raise NoSoundError(str(error)) from None
    except av.FFmpegError as error:
        raise NoSoundError(f"{path} cannot be read as sound ({error.strerror})") from error
    wave = np.concatenate(pieces) if pieces else silence(0)
    if not len(wave):
        raise NoSoundError(f"{path} holds no sound")
    if not np.isfinite(wave).all():
        raise NoSoundError(f"{path} holds samples that are no finite numbers: export it again as 16-bit WAV")
    return wave


def _decoded(container: InputContainer, path: Path) -> Iterator[Waveform]:
    """The first sound track, piece by piece."""
    resampler = AudioResampler("fltp", "mono", RATE)
    taken = 0
    for frame in chain(container.decode(container.streams.audio[0]), [None]):
        for piece in resampler.resample(frame):
            taken += piece.samples
            if taken > _LONGEST * RATE:
                raise NoSoundError(f"{path} is longer than {_LONGEST // 60} minutes")
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
