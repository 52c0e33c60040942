"""Colours of no role, fonts that are not ours, and colours that look alike to colour-blind viewers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

import numpy as np
from manim import ImageMobject, SVGMobject

from scenes.stage.shapes.theme import Role
from scenes.stage.shapes.vision import BLINDNESS, difference, seen_with
from scripts.inspection.faults import FaultKind, Finding
from scripts.inspection.seeing.sight import Sight, Thing, around
from scripts.inspection.thresholds import COLOR_DIFFERENCE, SAME_COLOR

_MEANING: tuple[Role, ...] = ("data", "second", "path", "slope", "result", "dial", "class_zero", "class_one")
"""The roles that distinguish things of the mathematics; the others are background, grid and text."""


def strange_colors(sight: Sight) -> Iterator[Finding]:
    """Things in a colour that the theme gives to no role."""
    palette = np.array(list(sight.roles.values()))
    for thing in sight.things:
        if isinstance(thing.mobject, ImageMobject):
            continue  # a photograph has colours of its own
        colors = np.array([ink.color for ink in thing.inks])
        off = np.abs(colors[:, None] - palette[None]).max(axis=2).min(axis=1)
        if off.max() > SAME_COLOR:
            strange = colors[int(off.argmax())]
            written = "#" + "".join(f"{round(255 * value):02X}" for value in strange)
            yield Finding(FaultKind.NOT_A_ROLE, (thing,), thing.box, min(1.0, float(off.max())), written)


def strange_fonts(sight: Sight) -> Iterator[Finding]:
    """Text that was not set by the stage, and so in a font of the machine's."""
    for text in sight.texts:
        if isinstance(text.mobject, SVGMobject):
            kind = type(text.mobject).__name__
            yield Finding(FaultKind.NOT_OUR_FONT, (text,), text.box, 1.0, f"set by manim's {kind}")


def colors_alike(sight: Sight) -> Iterator[Finding]:
    """Pairs of roles on the stage together that a colour-blind viewer cannot distinguish."""
    shown: dict[str, Thing] = {}
    for thing in sight.things:
        for ink in thing.inks:
            for role in _MEANING:
                if np.abs(ink.color - sight.roles[role]).max() <= SAME_COLOR:
                    shown.setdefault(role, thing)
    for first, second in combinations(shown, 2):
        blindness, apart = _nearest(tuple(sight.roles[first]), tuple(sight.roles[second]))
        if apart < COLOR_DIFFERENCE:
            things = (shown[first], shown[second])
            yield Finding(
                FaultKind.COLOR_BLIND,
                things,
                around(thing.box for thing in things),
                1 - apart / COLOR_DIFFERENCE,
                f"{first} and {second} with {blindness}: difference {apart:.1f}",
            )


@cache
def _nearest(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[str, float]:
    """The blindness with which two colours are the most alike, and how far apart they are then."""
    distances = {
        blindness: difference(seen_with(blindness, first), seen_with(blindness, second))
        for blindness in BLINDNESS
    }
    worst = min(distances, key=distances.__getitem__)
    return worst, distances[worst]
