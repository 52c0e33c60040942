"""Labels that stay behind, or stand too far from what they name."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.spatial import cKDTree

from scripts.inspection.faults import FaultKind, Finding
from scripts.inspection.seeing.ink import SCALE
from scripts.inspection.seeing.painting import some
from scripts.inspection.seeing.sight import Sight, Thing, apart, around
from scripts.inspection.thresholds import FAR_LABEL, NEAR_LABEL, SAME_COLOR

_WORDS = 24
"""Letters of Typst source; what is longer is a sentence and names nothing."""


_MOST_KNOWN = 20_000


class Naming:
    """Remembers which text was set next to which thing, and checks that it is still there."""

    def __init__(self) -> None:
        self._named: dict[object, object] = {}

    def copied(self) -> Naming:
        """One that knows the same, and learns by itself."""
        other = Naming()
        other._named = dict(self._named)
        return other

    def far_labels(self, sight: Sight, *, resting: bool) -> Iterator[Finding]:
        things = {thing.key: thing for thing in sight.shapes}
        for text in sight.texts:
            if text.dimmed or text.heading or len(text.source) > _WORDS:
                continue
            named = things.get(self._named.get(text.key))
            if named is None and not text.label:
                continue
            # Another thing of its colour next to it, such as a bracket, is as good.
            alike = [thing for thing in sight.shapes if _same_color(text, thing)]
            distance = min((_distance(text, thing) for thing in alike), default=3 * FAR_LABEL)
            if distance > FAR_LABEL:
                yield _far((text,) if named is None else (text, named), distance)
        if resting:
            self._learn(sight)

    def _learn(self, sight: Sight) -> None:
        """From now on each short text names the thing of its colour next to which it stands."""
        for text in sight.texts:
            if text.key in self._named or text.heading or len(text.source) > _WORDS:
                continue
            alike = [
                thing
                for thing in sight.shapes
                if _same_color(text, thing) and apart(text.box, thing.box) < NEAR_LABEL
            ]
            near = [(_distance(text, thing), index) for index, thing in enumerate(alike)]
            distance, index = min(near, default=(np.inf, 0))
            if distance < NEAR_LABEL:
                self._named[text.key] = alike[index].key


_known: dict[tuple[int, int], float] = {}


def _distance(text: Thing, thing: Thing) -> float:
    """Between the letters of a text and the ink of a thing; remembered, since most things stand still."""
    key = hash(text.state), hash(thing.state)
    if key not in _known:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        _known[key] = _measured_distance(text, thing)
    return _known[key]


def _measured_distance(text: Thing, thing: Thing) -> float:
    pixels = np.concatenate([some(ink.mask.core, 600) for ink in thing.inks])
    letters = some(text.mask.core, 200)
    if not len(pixels) or not len(letters):
        return 0.0
    distances, _ = cKDTree(pixels).query(letters)
    return float(np.min(distances)) / SCALE


def _same_color(text: Thing, thing: Thing) -> bool:
    return any(
        np.abs(one.color - other.color).max() <= SAME_COLOR for one in text.inks for other in thing.inks
    )


def _far(things: tuple[Thing, ...], distance: float) -> Finding:
    box = around(thing.box for thing in things)
    badness = min(1.0, distance / FAR_LABEL - 1)
    return Finding(FaultKind.FAR_LABEL, things, box, badness, f"{distance:.2f} units off")
