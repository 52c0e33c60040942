"""Text over text, text crossed by lines, text under and over shapes: measured on the outlines as drawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from scripts.inspection.faults import Finding, Kind
from scripts.inspection.ink import SCALE, Mask
from scripts.inspection.painting import left_visible, painted, some
from scripts.inspection.sight import Ink, Sight, Thing, apart, around
from scripts.inspection.thresholds import (
    COVERED,
    CROSSING,
    CROSSING_CONTRAST,
    SMALLEST_GAP,
    TEXT_OVERLAP,
    TOUCHING,
)
from scripts.inspection.vision import contrast

_BODY = 0.08
"""The letters and words of a line grow together when they are widened by this much."""

_INKED = 40
"""Coverage from which on a pixel belongs to a letter: a thin stem may cover less than half of one."""

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
            yield Finding(Kind.TEXT_ON_TEXT, both, box, badness, f"{share:.0%} of the smaller is shared")
            continue
        gap = _remembered("gap", first, second, _gap)
        if gap < SMALLEST_GAP:
            yield Finding(Kind.TOO_CLOSE, both, box, 1 - gap / SMALLEST_GAP, f"{gap:.2f} units apart")


def texts_and_shapes(sight: Sight) -> Iterator[Finding]:
    """Texts that something crosses, covers or touches."""
    for text in sight.texts:
        near = sight.meeting(text.box, TOUCHING)
        own = {id(ink) for ink in text.inks}
        others = [ink for ink in near if id(ink) not in own]
        if not others:
            continue
        hidden = _hidden(text, others)
        owners = {id(ink): thing for thing in sight.shapes for ink in thing.inks}
        if hidden > COVERED:
            covering = tuple(
                {
                    id(owners[id(ink)]): owners[id(ink)]
                    for ink in others
                    if id(ink) in owners and ink.order > text.inks[0].order
                }.values()
            )
            yield Finding(
                Kind.TEXT_COVERED, (text, *covering), text.box, min(1.0, hidden), f"{hidden:.0%} is hidden"
            )
        for ink in others:
            if ink.stroke and id(ink) in owners:
                yield from _crossed(text, ink, owners[id(ink)], others, sight)


def _crossed(text: Thing, line: Ink, thing: Thing, others: list[Ink], sight: Sight) -> Iterator[Finding]:
    core = line.mask.core
    body = _body(text.mask)
    within = core[body.at(core) > 0]
    if not len(within):
        return
    # What lies between the two, such as a plate, hides the lower one.
    lower = min(line.order, text.order)
    upper = max(line.order, text.order)
    between = [ink for ink in others if lower < ink.order < upper]
    shown = left_visible(within, between, lower) * line.opacity
    below = [ink for ink in others if ink.order < line.order]
    ground = painted(within, below, sight.background)
    seen = ground + shown[:, None] * (line.color - ground)
    strong = contrast(seen, ground) > CROSSING_CONTRAST
    length = _length(within[strong], line)
    if length > CROSSING:
        box = around((text.box,))
        yield Finding(
            Kind.TEXT_CROSSED, (text, thing), box, min(1.0, length / 0.6), f"crossed for {length:.2f} units"
        )


def _length(pixels: NDArray[np.intp], line: Ink) -> float:
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
    key = ("body", id(mask))
    found = _bodies.get(key)
    if found is not None and found[0] is mask:
        return found[1]
    if len(_bodies) > 500:
        _bodies.clear()
    reach = int(_BODY * SCALE)
    padded = np.pad(mask.coverage > _INKED, reach)
    closed = ndimage.binary_closing(padded, structure=np.ones((3, 3), dtype=np.bool_), iterations=reach)
    body = Mask(mask.x - reach, mask.y - reach, (closed * 255).astype(np.uint8))
    _bodies[key] = mask, body
    return body


_bodies: dict[tuple[str, int], tuple[Mask, Mask]] = {}
