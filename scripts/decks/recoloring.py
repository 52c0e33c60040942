"""Films on the ground of somebody else's slides: the theme that suits it, and its colours moved onto it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
from PIL import Image

from scenes.stage.shapes.theme import THEMES, Theme
from scenes.stage.shapes.vision import contrast
from scripts.basis.quality import Quality
from scripts.decks.media import image_of, with_sound
from scripts.film.encoding.encoder import SegmentEncoder

__all__ = ["Recoloring", "recolored", "suitable_theme"]

_READABLE = 4.5
"""The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3)."""

_SEEN = 2.5
"""The least contrast with their ground that all other colours keep."""

_UNREAD = ("background", "faint", "muted")
"""Roles that are seen, and need not be read."""


@dataclass(frozen=True)
class Recoloring:
    """Moves the colours of a theme so that its background becomes another *ground*, ``#rrggbb``.

    In each channel the map is linear, and keeps the end of the scale that is far from the background: white
    in a dark theme, black in a light one. So what is half transparent in the picture blends as before.
    """

    theme: Theme
    ground: str

    def table(self) -> list[int]:
        """Return the new value of each of the 256 values of red, then of green, then of blue."""
        kept = 255 if self.theme.name == "dark" else 0
        values = np.arange(256)
        rows = [
            kept + (values - kept) * (new - kept) / (old - kept)
            for old, new in zip(
                _channels(self.theme.palette["background"]), _channels(self.ground), strict=True
            )
        ]
        return [int(value) for value in np.clip(np.round(np.concatenate(rows)), 0, 255)]

    def __call__(self, color: str) -> str:
        table = self.table()
        moved = (table[256 * channel + value] for channel, value in enumerate(_channels(color)))
        return "#" + "".join(f"{value:02X}" for value in moved)

    @property
    def is_readable(self) -> bool:
        """Whether every colour of the theme can still be told from the new ground."""
        return _least_contrast(self) >= 1


def suitable_theme(ground: str) -> str:
    """Return the name of the theme that can be read best on *ground*."""
    return max(THEMES, key=lambda name: _least_contrast(Recoloring(THEMES[name], ground)))


def recolored(
    clip: Path, target: Path, recoloring: Recoloring, quality: Quality, on_progress: Callable[[float], None]
) -> None:
    """Write *clip*, with its sound or silence, to *target* in other colours."""
    table = recoloring.table()
    pictures = target.with_name(f"{target.stem}-pictures.mp4")
    encoder = SegmentEncoder(pictures, quality)
    with av.open(clip) as film:
        count, done = film.streams.video[0].frames, 0
        for frame, repeat in _runs(film):
            encoder.write(_drawn(image_of(frame).point(table)), repeat)
            done += repeat
            on_progress(done / count)
    encoder.finish()
    with_sound(pictures, target, spoken=clip)
    pictures.unlink()


def _runs(film: av.container.InputContainer) -> Iterator[tuple[av.VideoFrame, int]]:
    """The pictures of a film that differ, and for how many frames each of them stands."""
    frames = ((frame, [bytes(plane) for plane in frame.planes]) for frame in film.decode(video=0))
    (standing, content), repeat = next(frames), 1
    for frame, planes in frames:
        if planes == content:
            repeat += 1
            continue
        yield standing, repeat
        standing, content, repeat = frame, planes, 1
    yield standing, repeat


def _drawn(picture: Image.Image) -> np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]:
    return np.asarray(picture.convert("RGBA"))


def _least_contrast(recoloring: Recoloring) -> float:
    """The least contrast of a colour with the new ground, as a share of what it needs."""
    ground = _of_one(recoloring.ground)

    def share(role: str, color: str) -> float:
        return float(contrast(_of_one(recoloring(color)), ground)) / (_READABLE if role == "ink" else _SEEN)

    return min(share(role, color) for role, color in recoloring.theme.palette.items() if role not in _UNREAD)


def _channels(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color.removeprefix("#")))


def _of_one(color: str) -> tuple[float, ...]:
    """Red, green and blue, each from 0 to 1."""
    return tuple(value / 255 for value in _channels(color))
