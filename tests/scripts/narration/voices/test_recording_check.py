"""What is said of recordings that will not do, of those that were used in another way, and of strays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import av
import numpy as np
import pytest

from scripts.basis.errors import MathreelError
from scripts.narration.sound import RATE, Waveform, silence
from scripts.narration.voices.pauses import cut_at_pauses
from scripts.narration.voices.recording_check import (
    RecordingCheck,
    check_recordings,
    check_refusal,
    loose_remarks,
)
from scripts.narration.voices.recordings import Recordings

SCRIPT: Mapping[str, list[str]] = {
    "walk": [
        "It walks down the valley, step by step.",
        "Then it runs, since the slope is steep.",
        "At the end it rests on the floor.",
    ],
    "rest": ["It rests."],
}
KNOWN = ["walk", "walk-1", "walk-2", "walk-3", "walk-4", "rest", "rest-1", "look_back", "look_back-1"]

WriteSound = Callable[..., Path]


def voice(seconds: float, seed: int = 0) -> Waveform:
    """Something like speech without a pause: bursts of noise, with gaps as short as those within words."""
    random = np.random.default_rng(seed)
    pieces = []
    while sum(map(len, pieces)) < seconds * RATE:
        burst = random.normal(0, 0.1, int(random.uniform(0.12, 0.2) * RATE))
        pieces += [np.hanning(len(burst)) * burst, silence(int(random.uniform(0.02, 0.05) * RATE))]
    return np.concatenate(pieces)[: round(seconds * RATE)].astype(np.float32)


def with_pauses(*seconds: float) -> Waveform:
    pause = silence(RATE // 2)
    return np.concatenate(
        [each for number, length in enumerate(seconds) for each in (pause, voice(length, number))]
    )


@pytest.fixture
def folder(tmp_path: Path, write_sound: WriteSound) -> Path:
    """A folder with a good recording of each beat."""
    folder = tmp_path / "valley"
    folder.mkdir()
    write_sound(folder / "walk.wav", with_pauses(2.4, 2.4, 2.1))
    write_sound(folder / "rest-1.wav", voice(0.8))
    return folder


def checked(folder: Path, script: Mapping[str, list[str]] = SCRIPT) -> RecordingCheck:
    return check_recordings("valley", folder, script, KNOWN)


def test_good_recordings_are_taken_without_a_word(folder: Path) -> None:
    check = checked(folder)
    assert (check.missing, check.faults, check.remarks, check.any_recorded) == ([], [], [], True)
    assert check_refusal([check]) == ""


def halved(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def test_a_file_that_is_cut_off_is_refused(folder: Path) -> None:
    halved(folder / "walk.wav")
    check = checked(folder)
    assert check_refusal([check]) == (
        f"{folder}/walk.wav is cut off: it ends after 4.2 of 8.4 seconds, so copy or export it again."
    )
    with pytest.raises(MathreelError, match=r"walk\.wav is cut off"):
        Recordings(folder).speak(SCRIPT, 1.0)


@pytest.mark.parametrize(("codec", "name"), [("aac", "walk.mkv"), ("libmp3lame", "walk.mp3")])
def test_a_compressed_file_that_is_cut_off_is_refused(folder: Path, codec: str, name: str) -> None:
    (folder / "walk.wav").unlink()
    with av.open(folder / name, "w") as container:
        stream = container.add_stream(codec, rate=RATE)
        stream.layout = "mono"
        wave = with_pauses(2.4, 2.4, 2.1)
        for start in range(0, len(wave), 1024):
            frame = av.AudioFrame.from_ndarray(wave[None, start : start + 1024], "fltp", "mono")
            frame.sample_rate, frame.pts = RATE, start
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    assert check_refusal([checked(folder)]) == ""
    halved(folder / name)
    assert f"{name} is cut off: it ends after 4." in check_refusal([checked(folder)])


def test_a_damaged_file_is_refused(folder: Path, write_sound: WriteSound) -> None:
    (folder / "walk.wav").unlink()
    path = write_sound(folder / "walk.flac", with_pauses(2.4, 2.4, 2.1))
    path.write_bytes(path.read_bytes()[:40_000] + bytes(range(256)) * 100)
    assert f"{path} " in check_refusal([checked(folder)])
    assert "copy or export it again" in check_refusal([checked(folder)])


@pytest.mark.parametrize("noise", [0.0, 0.0004])
def test_a_file_without_a_voice_is_refused_even_with_a_click(
    noise: float, folder: Path, write_sound: WriteSound
) -> None:
    wave = np.random.default_rng(0).normal(0, noise, 6 * RATE).astype(np.float32)
    wave[RATE : RATE + 500] = 0.5
    write_sound(folder / "walk.wav", wave)
    assert check_refusal([checked(folder)]) == (
        f"{folder}/walk.wav is silent: record it again, with the right microphone switched on."
    )
    write_sound(folder / "walk.wav", 0.02 * with_pauses(2.4, 2.4, 2.1))
    assert check_refusal([checked(folder)]) == ""


def test_a_file_that_is_over_before_its_words_is_refused(folder: Path, write_sound: WriteSound) -> None:
    write_sound(folder / "walk.wav", np.concatenate([silence(RATE), voice(1.5), silence(8 * RATE)]))
    assert check_refusal([checked(folder)]) == (
        f"{folder}/walk.wav holds 1.6 seconds of sound, but nobody says its 24 words in less than 2.8: "
        "record all of them."
    )


@pytest.mark.parametrize(
    ("pieces", "places"), [((2.4, 4.5), "phrase 2"), ((4.8, 2.1), "phrase 1"), ((6.9,), "phrases 1 and 2")]
)
def test_phrases_without_a_pause_between_are_named(
    pieces: tuple[float, ...], places: str, folder: Path, write_sound: WriteSound
) -> None:
    write_sound(folder / "walk.wav", with_pauses(*pieces))
    check = checked(folder)
    assert check_refusal([check]) == ""
    assert check.remarks == [
        f"{folder}: there is no clear pause in walk.wav after {places}, so where to cut is guessed from the "
        "share of the words: record it again with pauses, or each phrase in a file of its own."
    ]


def test_a_comma_is_not_taken_for_the_end_of_a_phrase() -> None:
    comma = silence(round(0.16 * RATE))
    wave = np.concatenate([voice(1.6, 1), comma, voice(2.4, 2), voice(4.0, 3)])
    cut = cut_at_pauses(
        wave, ["Half of all that is said, in one phrase.", "The other half of what is said is here."]
    )
    assert len(cut.phrases[0]) / RATE == pytest.approx(4.16, abs=0.6)
    assert cut.run_on == [1]


def test_a_stray_file_is_named_and_what_it_may_be_meant_for(folder: Path, write_sound: WriteSound) -> None:
    for name in ("wlak-2", "look_back", "walk-4", "qqq"):
        write_sound(folder / f"{name}.wav", voice(1.0))
    said = checked(folder).remarks
    assert (
        f"{folder}/wlak-2.wav is not used: no beat or phrase is called wlak-2, did you mean walk-2?" in said
    )
    assert f"{folder}/qqq.wav is not used: no beat or phrase is called qqq." in said
    assert not any("look_back" in remark for remark in said)  # other parameters have the beat


def test_a_missing_recording_may_be_there_under_another_name(folder: Path) -> None:
    (folder / "walk.wav").rename(folder / "Wakl.wav")
    check = checked(folder)
    assert check_refusal([check]) == f"these recordings are not there: {folder}: walk (is it Wakl.wav?)."
    assert check.remarks == []


def test_a_folder_may_be_there_under_another_name(folder: Path) -> None:
    check = check_recordings("hill", folder.parent / "valleys", SCRIPT, KNOWN)
    assert check_refusal([check]) == (
        f"these recordings are not there: {folder.parent}/valleys (is it valley?): walk, rest."
    )
    assert check_refusal([checked(folder), check]) == (
        "there are no recordings of hill (is it valley?), so render valley alone."
    )


def test_of_two_recordings_of_the_same_words_the_other_one_is_named(
    folder: Path, write_sound: WriteSound
) -> None:
    write_sound(folder / "walk-2.wav", voice(2.4))
    assert checked(folder).remarks == [
        f"{folder}/walk-2.wav is not used: walk.wav is, which has the whole beat, "
        "since walk-1 and walk-3 are missing."
    ]
    for number in (1, 3):
        write_sound(folder / f"walk-{number}.wav", voice(2.4))
    assert checked(folder).remarks == [
        f"{folder}/walk.wav is not used: each of its phrases has a recording of its own."
    ]


def test_a_recording_beside_the_folders_of_lessons_is_named(folder: Path, write_sound: WriteSound) -> None:
    loose = write_sound(folder.parent / "walk-1.wav", voice(1.0))
    for name in ("script.html", "Thumbs.db"):
        (folder.parent / name).touch()
    check = checked(folder)
    assert loose_remarks(folder.parent, [check]) == [
        f"{loose} is not used: move it to the folder of its lesson, as valley/walk-1.wav."
    ]
    assert loose_remarks(folder, [check]) == []


def test_lessons_that_nobody_has_recorded_are_named_with_those_that_can_be_rendered(folder: Path) -> None:
    good, empty = checked(folder), check_recordings("hill", folder.parent / "hill", SCRIPT, KNOWN)
    assert check_refusal([good, empty]) == ("there are no recordings of hill, so render valley alone.")
    assert check_refusal([empty]) == f"these recordings are not there: {folder.parent}/hill: walk, rest."
