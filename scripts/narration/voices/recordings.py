"""The lecturer's own voice: a sound file for each phrase or each beat, in any format that FFmpeg reads.

``FOLDER/<lesson>/<beat>-1.wav``, ``<beat>-2.wav`` … are the phrases of a beat; ``<beat>.wav`` is a whole
beat, and is cut into its phrases at the pauses. A number in front is allowed, as in ``02-walk.m4a``.
For a single lesson the files may lie in FOLDER itself. ``FOLDER@de`` says that the language is not English.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.user_files import UserFileError, is_folder, path_of, read_bytes
from scripts.narration.languages import ENGLISH, is_language
from scripts.narration.sound import RECORDING, NoSoundError, Waveform, read_sound, trimmed
from scripts.narration.voices.pauses import CutSpeech, cut_at_pauses
from scripts.narration.voices.recording_faults import fault_of
from scripts.narration.voices.voice import Script

_NUMBER = re.compile(r"^\d+[-_. ]+")
_NO_SOUNDS = frozenset(
    [".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".rtf", ".json", ".toml", ".png", ".jpg"]
).union([".srt", ".vtt", ".ini", ".db"])
"""Scripts and notes beside recordings, and what Windows lays down in folders."""


class Recordings:
    """Plays what was recorded for each phrase of a lesson, or for each beat."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = _files_by_name(folder)

    def speak(self, script: Script, pace: float) -> Mapping[str, Sequence[Waveform]]:  # noqa: ARG002
        return {
            beat: [trimmed(wave) for wave in self.read_beat(beat, phrases).phrases]
            for beat, phrases in script.items()
        }

    def read_beat(self, beat: str, phrases: Sequence[str]) -> CutSpeech:
        """Return the sound of each phrase; a file of the whole beat is used if there is not one for each.

        Raises
        ------
        MathreelError
            If a recording is not there, or is useless.
        """
        names = phrase_names(beat, phrases)
        if self.is_whole(beat, names):
            return cut_at_pauses(self._read(beat, phrases), phrases)
        return CutSpeech([self._read(name, [phrase]) for name, phrase in zip(names, phrases, strict=True)])

    def _read(self, name: str, phrases: Sequence[str]) -> Waveform:
        path = self.files.get(name)
        if path is None:
            raise MathreelError(f"there is no recording {name} in {self.folder}.")
        try:
            wave = read_sound(path)
        except NoSoundError as error:
            raise MathreelError(f"{error}.") from error
        if fault := fault_of(path, wave, phrases):
            raise MathreelError(f"{fault}.")
        return wave

    def is_whole(self, beat: str, names: Iterable[str]) -> bool:
        """Return whether the file of the whole beat is used, and not those of its phrases, the *names*."""
        return beat in self.files and not self._has(names)

    def _has(self, names: Iterable[str]) -> bool:
        return all(name in self.files for name in names)

    def missing(self, script: Script) -> list[str]:
        """Return the names of recordings that nobody has made: beats, or phrases of a beat that was begun."""
        lacking = []
        for beat, phrases in script.items():
            names = phrase_names(beat, phrases)
            if beat not in self.files and not self._has(names):
                absent = [name for name in names if name not in self.files]
                lacking += [beat] if absent == names else absent
        return lacking


def phrase_names(beat: str, phrases: Sequence[object]) -> list[str]:
    """Return under which names the phrases of a beat are recorded: ``walk-1``, ``walk-2``."""
    return [f"{beat}-{number}" for number in range(1, len(phrases) + 1)]


def folder_and_language(source: str) -> tuple[Path, str]:
    """Return the folder that *source* names, and the language that is spoken there.

    Raises
    ------
    MathreelError
        If it is no folder, or holds no recordings.
    """
    folder, at, language = source.rpartition("@")
    if at and is_language(language) and not is_folder(Path(source)):
        return checked_folder(folder), language
    return checked_folder(source), ENGLISH


def checked_folder(source: str) -> Path:
    """Return the folder at *source*.

    Raises
    ------
    MathreelError
        If it is no folder, or holds no recordings.
    """
    try:
        folder = path_of(source).absolute()
    except UserFileError as error:
        raise MathreelError(f"--voice recordings:{source}: {error}.") from None
    if not source or not is_folder(folder):
        raise MathreelError(
            f"there is no folder {source or 'given'}: --voice recordings:FOLDER takes one with sound files."
        )
    if not any(_is_sound(path) for pattern in ("*", "*/*") for path in folder.glob(pattern)):
        raise MathreelError(
            f"{folder} holds no recordings: it takes a sound file for each phrase or beat, as in "
            "gradient_descent/walk-1.wav or walk.wav; `mathreel list NAME --script` names them all."
        )
    return folder


def folder_of(folder: Path, lesson: str) -> Path:
    """Return where the recordings of *lesson* lie."""
    return folder / lesson if (folder / lesson).is_dir() or _has_lessons(folder) else folder


def loose_recordings(folder: Path) -> list[Path]:
    """Return the recordings that lie in *folder* itself, and in no lesson's folder there."""
    return sorted(path for path in folder.iterdir() if _is_sound(path))


def mark_of(folder: Path) -> str:
    """Return a digest of the recordings in *folder*."""
    digest = hashlib.sha256()
    for name, path in sorted(_files_by_name(folder).items()):
        try:
            content = read_bytes(path, RECORDING)
        except UserFileError as error:
            raise MathreelError(f"{error}.") from None
        digest.update(f"{name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()[:32]


def _has_lessons(folder: Path) -> bool:
    return not loose_recordings(folder)


def _files_by_name(folder: Path) -> Mapping[str, Path]:
    if not folder.is_dir():
        return {}
    files: dict[str, Path] = {}
    for path in loose_recordings(folder):
        name = _NUMBER.sub("", path.stem)
        if name in files:
            two = f"{files[name].name} and {path.name}"
            raise MathreelError(f"{folder} holds two recordings of {name}, {two}: move one of them away.")
        files[name] = path
    return files


def _is_sound(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _NO_SOUNDS
