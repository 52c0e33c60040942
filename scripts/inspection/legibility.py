"""What can be read: inside the frame, large enough, and standing out from what is really behind it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from scenes.stage.axes.planes import MappedGrid
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.vision import Colors, contrast
from scenes.stage.type.writing import Glyphs
from scripts.inspection.faults import FaultKind, Finding
from scripts.inspection.seeing.painting import left_visible, painted, some
from scripts.inspection.seeing.sight import Ink, Sight, Thing
from scripts.inspection.thresholds import (
    FAINT_LINE,
    LINE_CONTRAST,
    OUTSIDE,
    SMALLEST_TEXT,
    TEXT_CONTRAST,
    UNREADABLE,
    VISIBLE,
)

_SHOWS = 0.95
"""A line of which less is left by what lies over it is hidden there, not faint."""

_MOST_KNOWN = 20_000

_ASIDE = np.array([(3, 0), (-3, 0), (0, 3), (0, -3)])
"""PixelCoordinates to either side of a line."""

_GROUND = 1.1
"""Contrast up to which what lies behind a text counts as the plain background."""


def out_of_frame(sight: Sight) -> Iterator[Finding]:
    """Things outside the safe frame, or where captions come."""
    for thing in sight.things:
        if sight.is_plate(thing):
            continue
        box = thing.box
        beside = max(frame().safe.left - box.left, box.right - frame().safe.right, box.top - frame().safe.top)
        below = frame().safe.bottom - box.bottom
        for kind, depth in ((FaultKind.OUT_OF_FRAME, beside), (FaultKind.IN_CAPTIONS, below)):
            if depth > OUTSIDE:
                yield Finding(kind, (thing,), box, min(1.0, depth), f"by {depth:.2f} units")


def small_texts(sight: Sight) -> Iterator[Finding]:
    """Texts that were scaled below the smallest size."""
    for text in sight.texts:
        size = drawn_size(text)
        if size < SMALLEST_TEXT:
            yield Finding(
                FaultKind.SMALL_TEXT, (text,), text.box, 1 - size / SMALLEST_TEXT, f"drawn at size {size:.1f}"
            )


def drawn_size(text: Thing) -> float:
    """The font size at which a text is drawn, however it was scaled."""
    shapes = [shape for ink in text.inks for shape in ink.shapes]
    sizes = [shape.drawn_size for shape in shapes if isinstance(shape, Glyphs)]
    return float(np.median(sizes)) if sizes else float(getattr(text.mobject, "font_size", SMALLEST_TEXT))


def faint_texts(sight: Sight) -> Iterator[Finding]:
    """Texts in focus that do not stand out from what is behind them."""
    for text in sight.texts:
        if text.dimmed:
            continue
        weak, least, busy = 0.0, 21.0, False
        near = sight.meeting(text.box)
        for ink in text.inks:
            ratio, ground = _contrast(ink, near, text, sight)
            if not len(ratio):
                continue
            low = ratio < TEXT_CONTRAST
            share = float(np.mean(low))
            if share > weak:
                weak, least = share, float(np.median(ratio[low]))
                busy = float(np.median(contrast(ground[low], sight.background))) > _GROUND
        if weak > UNREADABLE:
            kind = FaultKind.TEXT_ON_SHAPE if busy else FaultKind.LOW_CONTRAST
            yield Finding(kind, (text,), text.box, 1 - least / TEXT_CONTRAST, f"contrast {least:.1f} : 1")


def faint_lines(sight: Sight) -> Iterator[Finding]:
    """Lines in focus that do not stand out, grids apart."""
    grid = sight.roles["faint"]
    for thing in sight.shapes:
        if thing.dimmed:
            continue
        for ink in thing.inks:
            # The outline of an area need not stand out, and a grid is meant to stay behind.
            is_grid = isinstance(thing.mobject, MappedGrid) or np.abs(ink.color - grid).max() < 0.01
            if not ink.stroke or _filled(thing) or is_grid:
                continue
            ratio, _ = _contrast(ink, sight.meeting(ink.box), thing, sight)
            if len(ratio) and np.mean(ratio < LINE_CONTRAST) > FAINT_LINE:
                least = float(np.median(ratio))
                yield Finding(
                    FaultKind.FAINT_LINE,
                    (thing,),
                    ink.box,
                    max(0.0, 1 - least / LINE_CONTRAST),
                    f"contrast {least:.1f} : 1",
                )


def _filled(thing: Thing) -> bool:
    return any(not ink.stroke and ink.opacity >= VISIBLE for ink in thing.inks)


_known: dict[tuple[object, ...], tuple[Colors, Colors]] = {}


def _contrast(ink: Ink, near: list[Ink], thing: Thing, sight: Sight) -> tuple[Colors, Colors]:
    """Return the contrast (n,) of *ink* with the picture without its *thing*, where it shows, and the latter.

    Lines that cross, or run along each other, differ by their colours: only areas are the background of a
    line. The answer is remembered, because most of a picture stays as it was from look to look.

    Parameters
    ----------
    near
        The inks whose boxes meet that of *ink*, in the order in which they are drawn.

    Returns
    -------
    tuple[Colors, Colors]
        The contrast at up to about 200 pixels, shape (n,), and the colours behind them, shape (n, 3).
    """
    own = set(thing.inks)
    others = [each for each in near if each not in own and not (ink.stroke and each.stroke)]
    key = (
        hash(sight.background.tobytes()),
        ink.state,
        *((each.state, each.order > ink.order) for each in others),
    )
    if key not in _known:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        _known[key] = _measured_contrast(ink, others, sight.background)
    return _known[key]


def _measured_contrast(ink: Ink, others: list[Ink], background: Colors) -> tuple[Colors, Colors]:
    pixels = some(ink.mask.core, 200)
    if not len(pixels):
        return np.empty(0), np.empty((0, 3))
    places = [pixels]
    if ink.stroke:
        pixels = pixels[left_visible(pixels, others, ink.order) > _SHOWS]
        # The outline of an area has to stand out on one side only.
        places = [pixels, *(pixels + aside for aside in _ASIDE)]
    behind = painted(np.concatenate(places), others, background).reshape(len(places), -1, 3)
    everything = sorted([*others, ink], key=lambda each: each.order)
    with_it = painted(pixels, everything, background, solid=[ink])
    ratio: Colors = contrast(with_it, behind).max(axis=0)
    return ratio, behind[0]
