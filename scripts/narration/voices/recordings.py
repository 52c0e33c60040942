"""The lecturer's own voice: one sound file a beat, in any format that FFmpeg reads.

``FOLDER/<lesson>/<beat>.wav``; a number in front, as in ``02-take_one_step.m4a``, is allowed. For a single
lesson the files may lie in FOLDER itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.basis.errors import MathreelError
from scripts.basis.user_files import UserFileError, path_of, read_bytes
from scripts.narration.sound import RECORDING, NoSoundError, Waveform, read_sound
from scripts.narration.voices.pauses import cut_at_pauses

_NUMBER = re.compile(r"^\d+[-_. ]+")
_NO_SOUNDS = frozenset({".txt", ".md", ".json", ".toml", ".pdf", ".png", ".jpg", ".srt", ".vtt"})


class Recordings:
    """Plays what was recorded for each beat of a lesson."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = _files_by_beat(folder)

    def speak(self, script: Mapping[str, Sequence[str]], pace: float) -> Mapping[str, Sequence[Waveform]]:  # noqa: ARG002
        return {beat: cut_at_pauses(self._read(beat), phrases) for beat, phrases in script.items()}

    def _read(self, beat: str) -> Waveform:
        try:
            return read_sound(self._files[beat])
        except KeyError:
            raise MathreelError(f"there is no recording of the beat {beat} in {self._folder}.") from None
        except NoSoundError as error:
            raise MathreelError(f"{error}.") from error

    def missing(self, beats: Sequence[str]) -> list[str]:
        """Return which of *beats* nobody has recorded."""
        return [beat for beat in beats if beat not in self._files]


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
    if not source or not folder.is_dir():
        raise MathreelError(
            f"there is no folder {source or 'given'}: --voice recordings:FOLDER takes one with sound files."
        )
    if not any(_is_sound(path) for pattern in ("*", "*/*") for path in folder.glob(pattern)):
        raise MathreelError(
            f"{folder} holds no recordings: it takes one sound file a beat, as in "
            "gradient_descent/take_one_step.wav; `mathreel list NAME` names the beats."
        )
    return folder


def folder_of(folder: Path, lesson: str) -> Path:
    """Return where the recordings of *lesson* lie."""
    return folder / lesson if (folder / lesson).is_dir() or _has_lessons(folder) else folder


def mark_of(folder: Path) -> str:
    """Return a digest of the recordings in *folder*."""
    digest = hashlib.sha256()
    for beat, path in sorted(_files_by_beat(folder).items()):
        try:
            content = read_bytes(path, RECORDING)
        except UserFileError as error:
            raise MathreelError(f"{error}.") from None
        digest.update(f"{beat} {hashlib.sha256(content).hexdigest()}\n".encode())
    return digest.hexdigest()[:32]


def _has_lessons(folder: Path) -> bool:
    return not any(_is_sound(path) for path in folder.iterdir())


def _files_by_beat(folder: Path) -> Mapping[str, Path]:
    if not folder.is_dir():
        return {}
    return {_NUMBER.sub("", path.stem): path for path in sorted(folder.iterdir()) if _is_sound(path)}


def _is_sound(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in _NO_SOUNDS
