"""A lecturer's recordings: a file a phrase, or a file a beat that is cut at the pauses."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from scripts.basis.errors import MathreelError
from scripts.narration.sound import RATE, silence, trimmed
from scripts.narration.voices.choice import choose_voice, open_voice
from scripts.narration.voices.pauses import cut_at_pauses
from scripts.narration.voices.recordings import Recordings

PHRASES = (
    "At seven the slope is 14, so the path climbs; downhill is to the left.",
    "Step.",
    "Each step is shorter than the one before, and after forty, there is hardly any left: why?",
    "The slope itself shrinks, −0.05 by now.",
)
PACES = (1.0, 1.2, 0.9, 1.0)


def speech(text, pace, random):
    """Something like speech: bursts of sound for syllables, short gaps between, longer ones at commas."""
    pieces = []
    for syllable in range(max(1, len(text) // 4)):
        burst = random.normal(0, 1, int(random.uniform(0.12, 0.2) * RATE / pace))
        pieces += [0.1 * np.hanning(len(burst)) * burst, silence(int(random.uniform(0.02, 0.05) * RATE))]
        if syllable % 7 == 6:
            pieces.append(silence(int(random.uniform(0.1, 0.2) * RATE)))
    return np.concatenate(pieces).astype(np.float32)


def recording(sounds, random, noise):
    """The phrases in one recording with pauses between, in the noise of a room, and the pauses in seconds."""
    pieces, pauses, place = [silence(RATE // 2)], [], RATE // 2
    for sound in sounds:
        pause = int(random.uniform(0.45, 0.8) * RATE)
        pieces += [sound, silence(pause)]
        place += len(sound) + pause
        pauses.append(((place - pause) / RATE, place / RATE))
    wave = np.concatenate(pieces)
    return (wave + random.normal(0, noise, len(wave))).astype(np.float32), pauses[:-1]


@pytest.mark.parametrize("noise", [0.00003, 0.001, 0.004])
@pytest.mark.parametrize("seed", range(4))
def test_a_beat_is_cut_between_its_phrases(seed, noise):
    random = np.random.default_rng(seed)
    said = PHRASES[0], PHRASES[1] + " It is less steep here.", *PHRASES[2:]
    sounds = [speech(text, pace, random) for text, pace in zip(said, PACES, strict=True)]
    wave, pauses = recording(sounds, random, noise)
    cut = cut_at_pauses(wave, said)
    pieces = cut.phrases
    assert not cut.run_on
    assert sum(map(len, pieces)) == len(wave)
    cuts = np.cumsum([len(piece) for piece in pieces])[:-1] / RATE
    for place, (start, end) in zip(cuts, pauses, strict=True):
        assert start < place < end


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_speech_is_cut_between_its_phrases(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    random = np.random.default_rng(0)
    spoken = open_voice(choose_voice("espeak:en-us")).speak({"a": PHRASES}, 1.0)["a"]
    wave, pauses = recording(spoken, random, 0.001)
    cut = cut_at_pauses(wave, PHRASES)
    pieces = cut.phrases
    assert not cut.run_on
    cuts = np.cumsum([len(piece) for piece in pieces])[:-1] / RATE
    for place, (start, end) in zip(cuts, pauses, strict=True):
        assert start < place < end
    for piece, phrase in zip(pieces, spoken, strict=True):
        assert len(trimmed(piece)) / RATE == pytest.approx(len(phrase) / RATE, abs=0.2)


def test_a_recording_without_pauses_is_cut_where_it_is_quietest(tone):
    dip = tone(0.1, 0.02)
    wave = np.concatenate([tone(2.0), dip, tone(2.2)])
    cut = cut_at_pauses(wave, ["As long as this.", "And this is too."])
    first, second = cut.phrases
    assert cut.run_on == [1]
    assert len(first) / RATE == pytest.approx(2.05, abs=0.1)
    assert len(first) + len(second) == len(wave)


@pytest.mark.parametrize("sound", [silence(RATE), silence(10)])
def test_silence_is_cut_too(sound):
    pieces = cut_at_pauses(sound, ["One.", "Two.", "Three."]).phrases
    assert len(pieces) == 3
    assert sum(map(len, pieces)) == len(sound)


SCRIPT = {"walk": ["It walks.", "It runs."], "rest": ["It rests."]}


def test_a_file_for_each_phrase_comes_before_a_file_for_the_beat(tmp_path, tone, write_sound):
    write_sound(tmp_path / "walk.wav", np.concatenate([tone(1.0), silence(RATE // 2), tone(1.0)]))
    write_sound(tmp_path / "02-rest.wav", tone(0.5))
    whole = Recordings(tmp_path).speak(SCRIPT, 1.0)
    assert [len(wave) / RATE for wave in whole["walk"]] == pytest.approx([1.04, 1.04], abs=0.05)
    write_sound(tmp_path / "walk-1.wav", np.concatenate([silence(RATE), tone(0.7), silence(RATE)]))
    assert len(Recordings(tmp_path).speak(SCRIPT, 1.0)["walk"][0]) / RATE == pytest.approx(1.04, abs=0.05)
    write_sound(tmp_path / "01-walk-2.flac", tone(0.3))
    single = Recordings(tmp_path).speak(SCRIPT, 1.0)
    assert [len(wave) / RATE for wave in single["walk"]] == pytest.approx([0.76, 0.3], abs=0.05)


def test_what_is_missing_is_named_by_phrase_once_a_beat_was_begun(tmp_path, tone, write_sound):
    assert Recordings(tmp_path).missing(SCRIPT) == ["walk", "rest"]
    write_sound(tmp_path / "walk-1.wav", tone(0.5))
    assert Recordings(tmp_path).missing(SCRIPT) == ["walk-2", "rest"]
    with pytest.raises(MathreelError, match="there is no recording walk-2 in"):
        Recordings(tmp_path).speak({"walk": SCRIPT["walk"]}, 1.0)
    write_sound(tmp_path / "rest-1.wav", tone(0.1))
    write_sound(tmp_path / "walk.wav", tone(0.1))
    assert Recordings(tmp_path).missing(SCRIPT) == []


@pytest.mark.parametrize("other", ["walk-1.flac", "01-walk-1.wav"])
def test_two_takes_of_a_phrase_are_not_chosen_between(tmp_path, tone, write_sound, other):
    for name in ("walk-1.wav", other):
        write_sound(tmp_path / name, tone(0.1))
    with pytest.raises(
        MathreelError, match=r"holds two recordings of walk-1, .*walk-1\.\w+ and .*walk-1\.\w+"
    ):
        Recordings(tmp_path)


def test_recordings_may_be_in_another_language(tmp_path, tone, write_sound):
    folder = tmp_path / "me@home"
    folder.mkdir()
    write_sound(folder / "walk.wav", tone(0.1))
    assert choose_voice(f"recordings:{folder}").language == "en"
    assert choose_voice(f"recordings:{folder}@pt_br").language == "pt-BR"
    folder.rename(tmp_path / "me@de")
    assert choose_voice(f"recordings:{tmp_path}/me@de").language == "en"  # it is the folder's name
    assert choose_voice(f"recordings:{tmp_path}/me@de@de").language == "de"
