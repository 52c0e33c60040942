"""Where a movement has left a film coarse, in tiles: those that stand again are to be encoded finely."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from scripts.basis.quality import Quality
from scripts.film.dirty_rectangles import PixelRectangle

Tiles = NDArray[np.bool_]
"""Which tiles of a picture have some property: shape (rows of tiles, columns of tiles)."""

TILE = 64
"""Pixels along the side of a tile: whole blocks of the encoder, of which the largest has 16."""

_SETTLED = 1 / 8
"""After how many seconds at rest a tile counts as one that stands: sooner, a slow movement would be encoded
finely again and again; much later, a viewer would see what is left of what has gone."""

_WORD = 8
"""Bytes that are compared at once."""


def differing_tiles(
    before: NDArray[np.uint8], now: NDArray[np.uint8], where: PixelRectangle, whole: PixelRectangle
) -> Tiles:
    """Return the tiles of the *whole* picture in which *before* and *now*, its brightness *where*, differ."""
    tiles = where.aligned(TILE)
    height, width = tiles.bottom - tiles.top, tiles.right - tiles.left
    difference = np.zeros((height, width), np.uint8)
    np.bitwise_xor(before, now, out=difference[where.shifted(-tiles.left, -tiles.top).slices])
    words = difference.view(np.uint64).reshape(-1, TILE, width // _WORD)
    rows = np.bitwise_or.reduce(words, axis=1).reshape(height // TILE, -1, TILE // _WORD)
    differing = no_tiles(whole)
    differing[tiles.scaled_down(TILE).slices] = rows.any(axis=2)
    return differing


def no_tiles(whole: PixelRectangle) -> Tiles:
    """Return no tile of the *whole* picture."""
    return np.zeros((-(-whole.bottom // TILE), -(-whole.right // TILE)), np.bool_)


class CoarseTiles:
    """Keeps, for each tile of a picture, for how long it has been at rest since it was last encoded coarsely.

    A coarse quantizer does not see a difference of a few grey levels, so of whatever fades or moves away a
    faint picture stays, for as long as anything else moves. It goes when its tiles are encoded finely, once.
    """

    def __init__(self, quality: Quality) -> None:
        self._whole = PixelRectangle(0, 0, quality.width, quality.height)
        self._settled = max(1, round(_SETTLED * quality.fps))
        self._age = no_tiles(self._whole).astype(int)
        """Frames since a tile changed, from 1; 0 where it is fine."""

    def __bool__(self) -> bool:
        return bool(self._age.any())

    def add(self, changed: Tiles) -> None:
        """Take in a frame in which these tiles *changed*."""
        self.wait()
        self._age[changed] = 1

    def wait(self) -> None:
        """Take in a frame in which nothing changed."""
        self._age[self._age > 0] += 1

    def clear(self) -> None:
        """Take in that the whole picture is fine now."""
        self._age[:] = 0

    def pop_settled(self) -> tuple[PixelRectangle, ...]:
        """Return the parts of the picture that stand and are still coarse; they count as fine from now on."""
        if not (self._age > self._settled).any():
            return ()
        settled = self._age > self._settled / 2  # a few more, so that it is not done at each frame
        self._age[settled] = 0
        return tuple(self._runs(settled))

    def _runs(self, tiles: Tiles) -> Iterator[PixelRectangle]:
        """Yield these tiles, those side by side as one rectangle."""
        for row, line in enumerate(tiles):
            edges = np.flatnonzero(np.diff(line, prepend=False, append=False))
            for start, stop in edges.reshape(-1, 2).tolist():
                run = PixelRectangle(start * TILE, row * TILE, stop * TILE, (row + 1) * TILE)
                yield run.intersection(self._whole)
