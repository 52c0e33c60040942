"""Text over text, text crossed by lines, text under and over shapes: measured on the outlines as drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
from scipy import ndimage
from scipy.spatial import cKDTree

from scenes.stage.shapes.vision import contrast
from scripts.inspection.faults import FaultKind, Finding
from scripts.inspection.seeing.ink import SCALE, Mask, PixelCoordinates
from scripts.inspection.seeing.painting import left_visible, painted, some
from scripts.inspection.seeing.sight import Ink, Sight, Thing, apart, around, same
from scripts.inspection.thresholds import (
    COVERED,
    CROSSING,
    CROSSING_CONTRAST,
    SMALLEST_GAP,
    TEXT_OVERLAP,
    TOUCHING,
)

_BODY = 0.08
"""The letters and words of a line grow together when they are widened by this much."""

_INKED = 40
"""Coverage from which on a pixel belongs to a letter: a thin stem may cover less than half of one."""

_PIXEL = 1 / SCALE
"""By as much a gap that is counted in pixels may be off."""

_FEWEST = 2
"""The fewest pixels of a line that touch a text: a single one may be the rounding of a corner."""

_known: dict[tuple[Any, ...], float] = {}


def texts_on_texts(sight: Sight) -> Iterator[Finding]:
    """Texts that lie on each other, or so close that they are read as one."""
    for first, second in combinations(sight.texts, 2):
        if apart(first.box, second.box) >= SMALLEST_GAP:
            continue
        both, box = (first, second), around((first.box, second.box))
        share = _remembered("share", first, second, _shared)
        if share > TEXT_OVERLAP:
            badness = min(1.0, share / 0.2)
            yield Finding(FaultKind.TEXT_ON_TEXT, both, box, badness, f"{share:.0%} of the smaller is shared")
            continue
        gap = _remembered("gap", first, second, _gap)
        if gap + _PIXEL < SMALLEST_GAP:
            yield Finding(FaultKind.TOO_CLOSE, both, box, 1 - gap / SMALLEST_GAP, f"{gap:.2f} units apart")


def texts_and_shapes(sight: Sight) -> Iterator[Finding]:
    """Texts that something crosses, covers or touches."""
    for text in sight.texts:
        near = sight.meeting(text.box, TOUCHING)
        own = set(text.inks)
        others = [ink for ink in near if ink not in own]
        if not others:
            continue
        hidden = _hidden(text, others)
        owners = {ink: thing for thing in sight.shapes for ink in thing.inks}
        if hidden > COVERED:
            above = [ink for ink in others if ink in owners and ink.order > text.inks[0].order]
            covering = dict.fromkeys(owners[ink] for ink in above)
            yield Finding(
                FaultKind.TEXT_COVERED,
                (text, *covering),
                text.box,
                min(1.0, hidden),
                f"{hidden:.0%} is hidden",
            )
        for ink in others:
            # The edge of a plate is seen in nothing but the lines that end there, which are looked at.
            if ink in owners and (ink.stroke or not same(ink.color, sight.background)):
                yield from _crossed(text, ink, owners[ink], others, sight)


def _crossed(text: Thing, line: Ink, thing: Thing, others: list[Ink], sight: Sight) -> Iterator[Finding]:
    """A line that runs through a text, or it or the edge of an area that comes too near."""
    if line.stroke:
        within = _standing_out(_inside(_body(text.mask), line.mask.core), text, line, others, sight)
        length = _length(within, line)
        if length > CROSSING:
            measure = f"crossed for {length:.2f} units"
            yield Finding(FaultKind.TEXT_CROSSED, (text, thing), text.box, min(1.0, length / 0.6), measure)
            return
    near = _inside(_halo(text.mask), line.mask.core if line.stroke else line.mask.edge)
    near = _standing_out(near, text, line, others, sight)
    if len(near) >= _FEWEST:
        gap = _nearest(text.mask, near)
        badness = max(0.0, 1 - gap / TOUCHING)
        yield Finding(FaultKind.TEXT_TOUCHED, (text, thing), text.box, badness, f"{gap:.2f} units apart")


def _inside(area: Mask, pixels: PixelCoordinates) -> PixelCoordinates:
    return pixels[area.at(pixels) > 0]


def _standing_out(
    pixels: PixelCoordinates, text: Thing, line: Ink, others: list[Ink], sight: Sight
) -> PixelCoordinates:
    """Those *pixels* of a line, or of an area, where it stands out from what is below it."""
    if not len(pixels):
        return pixels
    # What lies between the two, such as a plate, hides the lower one.
    lower = min(line.order, text.order)
    upper = max(line.order, text.order)
    between = [ink for ink in others if lower < ink.order < upper]
    shown = left_visible(pixels, between, lower) * line.opacity_at(pixels)
    below = [ink for ink in others if ink.order < line.order]
    ground = painted(pixels, below, sight.background)
    seen = ground + shown[:, None] * (line.colors_at(pixels) - ground)
    return pixels[contrast(seen, ground) > CROSSING_CONTRAST]


def _length(pixels: PixelCoordinates, line: Ink) -> float:
    """How long a stretch of *line* is that covers *pixels*."""
    if not len(pixels):
        return 0.0
    across = max(line.width * SCALE, 1.0)
    return len(pixels) / across / SCALE


def _hidden(text: Thing, others: list[Ink]) -> float:
    """The share of a text's ink that lies under something else."""
    above = [ink for ink in others if ink.order > text.inks[0].order]
    if not above:
        return 0.0
    pixels = some(text.mask.core)
    if not len(pixels):
        return 0.0
    return float(1 - left_visible(pixels, above, -1).mean())


# Text and text --------------------------------------------------------------------------------------------


def _remembered(name: str, first: Thing, second: Thing, measure: Any) -> float:
    key = (name, hash(first.state), hash(second.state))
    if key not in _known:
        if len(_known) > 20_000:
            _known.clear()
        _known[key] = measure(first.mask, second.mask)
    return _known[key]


def _shared(first: Mask, second: Mask) -> float:
    """The ink that two masks share, as a share of the smaller."""
    height, width = first.coverage.shape
    other = second.window(first.x, first.y, width, height)
    smaller = min(first.area, second.area)
    shared = float(np.minimum(first.coverage, other).sum(dtype=np.int64)) / 255 / SCALE**2
    return shared / smaller if smaller else 0.0


def _gap(first: Mask, second: Mask) -> float:
    """The distance between two masks, in manim units; at most a little more than the smallest gap."""
    margin = int(SMALLEST_GAP * SCALE) + 2
    height, width = first.coverage.shape
    place = first.x - margin, first.y - margin, width + 2 * margin, height + 2 * margin
    one, other = first.window(*place) > 127, second.window(*place) > 127
    if not one.any() or not other.any():
        return 2 * SMALLEST_GAP
    distance = ndimage.distance_transform_edt(~one)
    return float(distance[other].min() - 1) / SCALE


def _body(mask: Mask) -> Mask:
    """The area that the letters take up, the space between them included."""
    return _derived("body", mask, _closed)


def _closed(mask: Mask) -> Mask:
    reach = int(_BODY * SCALE)
    padded = np.pad(mask.coverage > _INKED, reach)
    closed = ndimage.binary_closing(padded, structure=np.ones((3, 3), dtype=np.bool_), iterations=reach)
    return Mask(mask.x - reach, mask.y - reach, (closed * 255).astype(np.uint8))


def _halo(mask: Mask) -> Mask:
    """The area in which something touches the letters: they, and what is near to them."""
    return _derived("halo", mask, _widened)


def _widened(mask: Mask) -> Mask:
    reach = int(np.ceil(TOUCHING * SCALE)) + 1
    away = ndimage.distance_transform_edt(~(np.pad(mask.coverage, reach) > _INKED))
    near = (away - 1) / SCALE < TOUCHING
    return Mask(mask.x - reach, mask.y - reach, (near * 255).astype(np.uint8))


def _nearest(mask: Mask, pixels: PixelCoordinates) -> float:
    """The distance from the letters to the nearest of *pixels*, in manim units."""
    letters = np.argwhere(mask.coverage > _INKED)[:, ::-1] + (mask.x, mask.y)
    distances, _ = cKDTree(letters).query(pixels)
    return max(0.0, float(np.min(distances) - 1) / SCALE)


def _derived(name: str, mask: Mask, make: Callable[[Mask], Mask]) -> Mask:
    """What is made of *mask*, or was made of it before."""
    key = (name, id(mask))
    found = _masks.get(key)
    if found is not None and found[0] is mask:
        return found[1]
    if len(_masks) > 1000:
        _masks.clear()
    made = make(mask)
    _masks[key] = mask, made
    return made


_masks: dict[tuple[str, int], tuple[Mask, Mask]] = {}
