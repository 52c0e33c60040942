"""The clips of a lesson, one for each beat, encoded while the next frames are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from scripts.basis.memory import give_back_memory
from scripts.basis.quality import Quality
from scripts.film.contact_sheet import Album
from scripts.film.dirty_rectangles import Picture, PixelRectangle
from scripts.film.encoding.encoder import BackgroundEncoder, Encoder, SegmentEncoder


@dataclass
class Clip:
    """The film of one beat."""

    path: Path
    frames: int = 0


class ClipWriter:
    """Writes each beat to a file, and its last picture to an album."""

    def __init__(self, folder: Path, quality: Quality, album: Album) -> None:
        self.clips: list[Clip] = []
        self._folder = folder
        self._quality = quality
        self._album = album
        self._encoder: Encoder | None = None
        self._last: Picture | None = None

    def begin(self, name: str, number: int) -> None:
        """Close the clip of the beat before, and open the clip of the beat *name*, which has this number."""
        self.finish()
        clip = Clip(self._folder / f"{number:02}-{name}.mp4")
        self.clips.append(clip)
        self._encoder = BackgroundEncoder(SegmentEncoder(clip.path, self._quality), self._quality)

    def write(self, picture: Picture, repeat: int, changed: PixelRectangle | None = None) -> None:
        """Add a picture for *repeat* frames; it is kept, uncopied, until the next one comes.

        *changed* is where it differs from the one before; the first picture of a clip is written as a whole.
        """
        if self._encoder is None:
            raise RuntimeError("a lesson shows nothing before its first beat")
        self._encoder.write(picture, repeat, changed if self.clips[-1].frames else None)
        self.clips[-1].frames += repeat
        self._last = picture

    def finish(self) -> None:
        """Close the clip that is open."""
        if self._encoder is None:
            return
        encoder, self._encoder = self._encoder, None
        encoder.finish()
        if self._last is not None:
            self._album.add(self._last)
        give_back_memory()

    def abort(self) -> None:
        """Delete the clip that is open."""
        if self._encoder is not None:
            self._encoder.abort()
            self._encoder = None
