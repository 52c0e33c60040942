"""The phrase cache: what voices have said, kept from run to run in the user's cache folder.

Without it nothing is lost but time. A file that was damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from scripts.basis.files import write_whole
from scripts.basis.locks import locked
from scripts.basis.user_folder import user_folder
from scripts.basis.workspaces import make_folder
from scripts.narration.sound import NoSoundError, Waveform, as_flac, from_flac

_FORMAT = 1
"""Goes up when what a voice says is trimmed or kept in another way."""

_MOST_BYTES = 500 * 2**20
"""About two thousand minutes of speech."""

_LOCKS = 64
"""How many locks there are; two scripts that share one wait for each other."""

_CHECKSUM = hashlib.sha256().digest_size

Key = Mapping[str, Any]
"""What a sound follows from; ready for JSON."""


class PhraseCache:
    """Sounds by what was said, by whom, and how fast. Of too many, those unused for longest go."""

    def __init__(self, folder: Path | None = None, most_bytes: int = _MOST_BYTES) -> None:
        ours = user_folder()
        self._folder = folder or (ours and ours / "phrases")
        self._most_bytes = most_bytes

    def get(self, key: Key) -> Waveform | None:
        """Return the sound for *key*, or None if there is none."""
        if self._folder is None:
            return None
        path = self._folder / _name(key)
        try:
            content = path.read_bytes()
            checksum, sound = content[:_CHECKSUM], content[_CHECKSUM:]
            if checksum != hashlib.sha256(sound).digest():
                return None
            path.touch()
            return from_flac(sound)
        except (OSError, NoSoundError):
            return None

    def put(self, key: Key, wave: Waveform) -> Waveform:
        """Keep the sound *wave*, and return it as ``get`` will."""
        sound = as_flac(wave)
        if self._folder is not None:
            with suppress(OSError):  # a cache that cannot be written stays empty
                write_whole(self._folder / _name(key), hashlib.sha256(sound).digest() + sound)
                self._remove_oldest(self._folder)
        return from_flac(sound)

    @contextmanager
    def locked(self, keys: Sequence[Key]) -> Iterator[None]:
        """Let no other process go on that wants to make sounds for the same *keys*."""
        number = int(_digest(keys), 16) % _LOCKS
        with ExitStack() as held:
            if self._folder is not None:
                with suppress(OSError):  # of a disk that cannot be written
                    make_folder(self._folder)
                    held.enter_context(locked(self._folder / f"lock-{number:02}"))
            yield

    def _remove_oldest(self, folder: Path) -> None:
        found = []
        for path in folder.glob("*.phrase"):
            with suppress(FileNotFoundError):  # another process removes them too
                state = path.stat()
                found.append((state.st_mtime, state.st_size, path))
        excess = sum(size for _, size, _ in found) - self._most_bytes
        for _, size, path in sorted(found):
            if excess <= 0:
                break
            path.unlink(missing_ok=True)
            excess -= size


def _name(key: Key) -> str:
    return f"{_digest(key)}.phrase"


def _digest(what: Key | Sequence[Key]) -> str:
    return hashlib.sha256(json.dumps([_FORMAT, what], sort_keys=True).encode()).hexdigest()[:32]
