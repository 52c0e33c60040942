"""Phrases are spoken once: the cache when it is damaged, full, shared, or cannot be written."""

from __future__ import annotations

import multiprocessing
import os

import numpy as np
import pytest

from fixtures.humming import SCRIPT, Hummer, speak
from scripts.narration.sound import RATE
from scripts.narration.voices.phrase_cache import PhraseCache
from scripts.narration.voices.synthesis import SynthesizedVoice


@pytest.fixture
def cache(tmp_path):
    return PhraseCache(tmp_path / "phrases")


@pytest.fixture
def voice(tmp_path, cache):
    return SynthesizedVoice(("hummer", "", "1"), "en", lambda: Hummer(tmp_path / "log"), cache)


@pytest.fixture
def asked(tmp_path):
    """What the synthesizer was asked."""
    return lambda: (tmp_path / "log").read_text().splitlines() if (tmp_path / "log").exists() else []


def test_a_phrase_is_spoken_once_and_sounds_the_same_again(voice, asked):
    first, again = voice.speak(SCRIPT, 1.0), voice.speak(SCRIPT, 1.0)
    assert asked() == ["How far? 1.0", "How fast? 1.0"]
    assert {beat: len(waves) for beat, waves in first.items()} == {"ask": 2, "answer": 1}
    for beat, waves in first.items():
        for wave, same in zip(waves, again[beat], strict=True):
            assert np.array_equal(wave, same)
            assert np.abs(wave).max() == pytest.approx(0.1, abs=0.001)
    assert np.array_equal(first["ask"][0], first["answer"][0])


def test_without_a_home_folder_phrases_are_spoken_and_not_kept(tmp_path, asked, monkeypatch):
    monkeypatch.setattr("scripts.narration.voices.phrase_cache.user_folder", lambda: None)
    voice = SynthesizedVoice(("hummer", "", "1"), "en", lambda: Hummer(tmp_path / "log"), PhraseCache())
    voice.speak({"ask": ["How far?"]}, 1.0)
    voice.speak({"ask": ["How far?"]}, 1.0)
    assert asked() == ["How far? 1.0"] * 2


@pytest.mark.parametrize("change", ["pace", "identity", "text"])
def test_another_pace_voice_or_text_is_spoken_again(voice, tmp_path, cache, asked, change):
    voice.speak({"a": ["How far?"]}, 1.0)
    if change == "identity":
        voice = SynthesizedVoice(("hummer", "", "2"), "en", lambda: Hummer(tmp_path / "log"), cache)
    voice.speak({"a": ["How near?" if change == "text" else "How far?"]}, 1.5 if change == "pace" else 1.0)
    assert len(asked()) == 2


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_what_was_damaged_is_spoken_again(voice, tmp_path, asked, damage):
    (whole,) = voice.speak({"a": ["How far?"]}, 1.0)["a"]
    (path,) = (tmp_path / "phrases").glob("*.phrase")
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if damage is None else damage)
    (again,) = voice.speak({"a": ["How far?"]}, 1.0)["a"]
    assert len(asked()) == 2
    assert np.array_equal(whole, again)


def test_of_too_many_those_unused_for_longest_go(tmp_path):
    wave = np.random.default_rng(0).normal(0, 0.1, RATE).astype(np.float32)
    keys = [{"text": str(number)} for number in range(4)]
    PhraseCache(tmp_path).put(keys[0], wave)
    size = sum(path.stat().st_size for path in tmp_path.glob("*.phrase"))
    cache = PhraseCache(tmp_path, most_bytes=3 * size)
    for number, key in enumerate(keys[:3]):
        cache.put(key, wave)
        path = max(tmp_path.glob("*.phrase"), key=lambda path: path.stat().st_mtime)
        os.utime(path, (1000 + number, 1000 + number))
    assert cache.get(keys[0]) is not None  # used just now
    cache.put(keys[3], wave)
    assert [cache.get(key) is not None for key in keys] == [True, False, True, True]


def test_nothing_is_said_where_there_are_no_words(voice, asked):
    assert len(voice.speak({"a": ["…"]}, 1.0)["a"][0]) == 0
    assert asked() == []


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path, asked):
    (tmp_path / "phrases").write_text("a file")
    cache = PhraseCache(tmp_path / "phrases")
    voice = SynthesizedVoice(("hummer", "", "1"), "en", lambda: Hummer(tmp_path / "log"), cache)
    for _ in range(2):
        (wave,) = voice.speak({"a": ["How far?"]}, 1.0)["a"]
        assert len(wave) == pytest.approx(RATE, abs=100)
    assert len(asked()) == 2


def test_of_several_processes_one_speaks(tmp_path, asked):
    context = multiprocessing.get_context("spawn")
    begin, lengths = context.Barrier(3), context.Queue()
    arguments = (tmp_path / "phrases", tmp_path / "log", begin, lengths)
    processes = [context.Process(target=speak, args=arguments) for _ in range(3)]
    for process in processes:
        process.start()
    heard = [lengths.get(timeout=60) for _ in processes]
    for process in processes:
        process.join()
    assert asked() == ["How far? 1.0", "How fast? 1.0"]
    assert heard[0] == heard[1] == heard[2]
