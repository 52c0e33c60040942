"""Colours as they come out on the picture, where things lie over each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scenes.stage.shapes.vision import Colors
from scripts.inspection.seeing.ink import PixelCoordinates
from scripts.inspection.seeing.sight import Ink


def painted(
    pixels: PixelCoordinates, inks: Sequence[Ink], background: Colors, *, solid: Sequence[Ink] = ()
) -> Colors:
    """The colours (n, 3) of the picture at *pixels* (n, 2), with only these *inks* on it.

    Parameters
    ----------
    solid
        Inks that are taken to cover these pixels wholly, however thin they are.
    """
    colors = np.repeat(background[None], len(pixels), axis=0)
    for ink in _near(pixels, inks):
        share = (np.ones(len(pixels)) if ink in solid else ink.mask.at(pixels)) * ink.opacity_at(pixels)
        colors += share[:, None] * (ink.colors_at(pixels) - colors)
    return colors


def left_visible(pixels: PixelCoordinates, inks: Sequence[Ink], after: int) -> Colors:
    """How much (n,) of what was drawn up to *after* still shows at *pixels*."""
    shown = np.ones(len(pixels))
    for ink in _near(pixels, [ink for ink in inks if ink.order > after]):
        shown *= 1 - ink.mask.at(pixels) * ink.opacity_at(pixels)
    return shown


def _near(pixels: PixelCoordinates, inks: Sequence[Ink]) -> Iterator[Ink]:
    """Those of *inks* whose masks reach to where *pixels* are; the others cover none of them."""
    if not len(pixels):
        return
    low, high = pixels.min(axis=0).tolist(), pixels.max(axis=0).tolist()
    for ink in inks:
        mask = ink.mask
        height, width = mask.coverage.shape
        if mask.x <= high[0] and mask.y <= high[1] and mask.x + width > low[0] and mask.y + height > low[1]:
            yield ink


def some(pixels: PixelCoordinates, most: int = 400) -> PixelCoordinates:
    """About *most* of *pixels*, evenly spread."""
    return pixels[:: max(1, len(pixels) // most)]
