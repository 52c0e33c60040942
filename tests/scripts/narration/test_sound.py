from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from scripts.narration import sound
from scripts.narration.sound import RATE, NoSoundError, fitted, levelled, loudness, read_sound, silence


@pytest.mark.parametrize(("name", "rate"), [("a.wav", 48000), ("a.wav", 22050), ("a.flac", 16000)])
def test_any_file_is_read_at_one_rate(tmp_path, tone, write_sound, name, rate):
    wave = read_sound(write_sound(tmp_path / name, tone(1.0, rate=rate), rate))
    assert len(wave) == pytest.approx(RATE, abs=RATE / 100)
    assert loudness(wave) == pytest.approx(loudness(tone(1.0)), abs=0.3)


def test_loudness_is_as_the_standard_says(tone):
    """A sine at full scale in one channel of BS.1770 measures −3.01 LUFS at 997 Hz."""
    assert loudness(tone(3.0, amplitude=1.0)) == pytest.approx(-3.01, abs=0.1)


def bursts(tone):
    """A quiet voice with high peaks, which a plain gain would clip."""
    wave = tone(3.0, 0.02)
    wave[::2400] = 0.9
    return wave


SOUNDS = {
    "quiet": lambda tone: tone(2.0, 0.01),
    "loud": lambda tone: tone(2.0, 0.9),
    "short": lambda tone: tone(0.2, 0.05),
    "with a pause": lambda tone: np.concatenate([tone(1.0), silence(3 * RATE)]),
    "with peaks": bursts,
}


@pytest.mark.parametrize("sound", SOUNDS)
def test_all_become_as_loud_without_clipping(tone, sound):
    wave = SOUNDS[sound](tone)
    level = levelled(wave)
    assert loudness(level) == pytest.approx(-16, abs=0.5)
    assert np.abs(level).max() <= 0.85
    assert len(level) == len(wave)


@pytest.mark.parametrize("samples", [0, 100, 2 * RATE])
def test_silence_stays_silent(samples):
    assert not levelled(silence(samples)).any()


def test_fitting_pads_or_cuts(tone):
    wave = tone(0.01)
    assert (fitted(wave, 100) == wave[:100]).all()
    assert len(fitted(wave, 1000)) == 1000
    assert not fitted(wave, 1000)[len(wave) :].any()


def test_what_is_no_sound_is_refused(tmp_path, filmed):
    (tmp_path / "text.wav").write_text("not a sound")
    for path in (tmp_path / "text.wav", filmed.folder / "lesson.mp4"):
        with pytest.raises(NoSoundError, match=path.name):
            read_sound(path)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_samples_that_are_no_numbers_are_refused(value: float, tmp_path: Path) -> None:
    path = tmp_path / "broken.wav"
    with av.open(path, "w") as container:
        stream = container.add_stream("pcm_f32le", rate=RATE)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(np.full((1, 4800), value, np.float32), "flt", "mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(NoSoundError, match=r"broken\.wav holds samples that are no finite numbers"):
        read_sound(path)


def test_a_recording_has_an_end(tmp_path: Path, write_sound: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_sound(tmp_path / "long.wav", np.zeros(RATE * 2, np.float32))
    assert len(read_sound(path)) == 2 * RATE
    monkeypatch.setattr(sound, "_LONGEST", 1)
    with pytest.raises(NoSoundError, match=r"long\.wav is longer than"):
        read_sound(path)
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(NoSoundError, match=r"pipe\.wav is a pipe or a device, not a recording"):
        read_sound(tmp_path / "pipe.wav")
