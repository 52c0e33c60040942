"""Ways to spoil a picture that anybody would call a fault, to see whether the gate notices.

``python -m scripts.development.mutate`` uses them.

Each mutation changes one thing that is on the stage and returns whether it could be made there. What
counts as a fault is decided here by how far the thing was moved, shrunk or faded, and not by the gate.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from manim import VMobject

from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.vision import contrast
from scripts.inspection.seeing.sight import Ink, Sight, Thing, apart

_FAR_FROM_ROLES = 0.18
_FADED = 0.22
_STRONG = 0.5
_AWAY = 2.0


@dataclass(frozen=True)
class Stage:
    """What a mutation may work with: what is seen, the thing to spoil, and chance."""

    sight: Sight
    thing: Thing
    chance: random.Random

    @property
    def shapes(self) -> list[VMobject]:
        return [shape for ink in self.thing.inks for shape in ink.shapes]

    def shift(self, way: Any) -> None:
        for shape in dict.fromkeys(self.shapes):
            shape.points = shape.points + np.append(way, 0.0)[:3]

    @property
    def middle(self) -> Any:
        return self.thing.box.center[:2]

    def other_texts(self) -> list[Thing]:
        return [text for text in self.sight.texts if text is not self.thing and not text.dimmed]


Mutation = Callable[[Stage], bool]


# Texts ---------------------------------------------------------


def lay_on_another_text(stage: Stage) -> bool:
    """Its middle letter comes to lie on a letter of another text."""
    texts = stage.other_texts()
    if not stage.thing.is_text or stage.thing.dimmed or not texts:
        return False
    stage.shift(_letter(stage.chance.choice(texts), stage) - _letter(stage.thing, stage))
    return True


def lay_on_a_line(stage: Stage) -> bool:
    """Its middle letter comes to lie on a strong line, away from the line's ends."""
    lines = [ink for thing in stage.sight.shapes for ink in thing.inks if _is_strong_line(ink, stage.sight)]
    if not stage.thing.is_text or stage.thing.dimmed or not lines:
        return False
    line = stage.chance.choice(lines)
    curves = line.shapes[0].points.reshape(-1, 4, 3)
    lengths = np.linalg.norm(curves[:, 3] - curves[:, 0], axis=1)
    curve = curves[stage.chance.choices(range(len(curves)), weights=lengths.tolist())[0]]
    target = (curve[0] + curve[3])[:2] / 2
    stage.shift(target - _letter(stage.thing, stage))
    return True


def shrink(stage: Stage) -> bool:
    """Half its size or less."""
    if not stage.thing.is_text or _size(stage.thing) > 45:
        return False
    factor = stage.chance.uniform(0.3, 0.5)
    middle = np.append(stage.middle, 0.0)
    for shape in dict.fromkeys(stage.shapes):
        shape.points = middle + factor * (shape.points - middle)
    return True


def lay_under_a_shape(stage: Stage) -> bool:
    """It comes to lie in the middle of an area that covers it, or from which it does not stand out."""
    text = stage.thing
    if not text.is_text or text.dimmed:
        return False
    fitting = [
        ink
        for thing in stage.sight.shapes
        for ink in thing.inks
        if not ink.stroke
        and len(ink.shapes[0].points) <= 20  # one outline: the middle of a crowd may be empty
        and ink.opacity >= _STRONG
        and ink.box.width > text.box.width
        and ink.box.height > text.box.height
        and float(contrast(ink.color, stage.sight.background)) > 2
        and (ink.order > text.order or float(contrast(ink.color, text.inks[0].color)) < 3)
    ]
    if not fitting:
        return False
    stage.shift(stage.chance.choice(fitting).box.center[:2] - stage.middle)
    return True


# Texts and labels ---------------------------------------------------------


def leave_a_label_behind(stage: Stage) -> bool:
    """A label moves far away from everything of its colour."""
    text = stage.thing
    if not text.label or not text.is_text or text.dimmed:
        return False
    for _ in range(40):
        place = np.array([stage.chance.uniform(-6, 6), stage.chance.uniform(-2.8, 3.2)])
        way = place - stage.middle
        moved = text.box.inset(0.0)
        alike = [thing for thing in stage.sight.shapes if _alike(thing, text)]
        at = type(moved)(moved.left + way[0], moved.right + way[0], moved.bottom + way[1], moved.top + way[1])
        if all(apart(at, thing.box) > _AWAY for thing in alike):
            stage.shift(way)
            return True
    return False


def drop_what_a_label_names(stage: Stage) -> bool:
    """All things of a label's colour go, and the label stays."""
    text = stage.thing
    if not text.label or not text.is_text or text.dimmed:
        return False
    for thing in stage.sight.shapes:
        if _alike(thing, text):
            for ink in thing.inks:
                ink.shapes[0].set_opacity(0.0)
    return True


# Anything ---------------------------------------------------------


def push_off_the_frame(stage: Stage) -> bool:
    """A third of it, or more, comes to lie outside of the safe frame."""
    box, share = stage.thing.box, stage.chance.uniform(0.3, 0.9)
    way = stage.chance.choice(("left", "right", "up"))
    if way == "up":
        depth = max(share * box.height, 0.15)
        stage.shift((0.0, frame().safe.top - box.top + depth))
    else:
        depth = max(share * box.width, 0.15)
        left, right = frame().safe.left - box.left - depth, frame().safe.right - box.right + depth
        stage.shift((left if way == "left" else right, 0.0))
    return True


def push_into_the_captions(stage: Stage) -> bool:
    box = stage.thing.box
    stage.shift((0.0, frame().safe.bottom - box.bottom - stage.chance.uniform(0.2, 0.7)))
    return True


def recolor(stage: Stage) -> bool:
    """A colour that is far from that of every role."""
    palette = np.array(list(stage.sight.roles.values()))
    for _ in range(200):
        color = np.array([stage.chance.random() for _ in range(3)])
        if np.abs(palette - color).max(axis=1).min() > _FAR_FROM_ROLES:
            break
    for ink in stage.thing.inks:
        rgbas = ink.shapes[0].stroke_rgbas if ink.stroke else ink.shapes[0].fill_rgbas
        rgbas[:, :3] = color
    return True


def fade(stage: Stage) -> bool:
    """A text or a strong line goes faint that nobody has put out of focus."""
    thing = stage.thing
    strong = thing.is_text or any(_is_strong_line(ink, stage.sight) for ink in thing.inks)
    if thing.dimmed or not strong or any(not ink.stroke for ink in thing.inks) != thing.is_text:
        return False
    for ink in thing.inks:
        rgbas = ink.shapes[0].stroke_rgbas if ink.stroke else ink.shapes[0].fill_rgbas
        rgbas[:, 3] = _FADED
    return True


MUTATIONS: Mapping[str, Mutation] = MappingProxyType(
    {
        "text laid on another": lay_on_another_text,
        "text laid on a line": lay_on_a_line,
        "text laid on or under an area": lay_under_a_shape,
        "text shrunk": shrink,
        "label left behind": leave_a_label_behind,
        "what a label names dropped": drop_what_a_label_names,
        "pushed off the frame": push_off_the_frame,
        "pushed into the captions": push_into_the_captions,
        "recolored": recolor,
        "faded": fade,
    }
)


# What they need ---------------------------------------------------------


def _letter(text: Thing, stage: Stage) -> Any:
    """The middle of one letter of a text, near its own middle."""
    points = np.concatenate([shape.points[:, :2] for ink in text.inks for shape in ink.shapes])
    curves = points.reshape(-1, 8)
    starts = np.flatnonzero(np.any(np.abs(curves[1:, :2] - curves[:-1, 6:]) > 1e-6, axis=1)) + 1
    letters = np.array(
        [
            (run.reshape(-1, 2).min(axis=0) + run.reshape(-1, 2).max(axis=0)) / 2
            for run in np.split(curves, starts)
        ]
    )
    if text is not stage.thing:
        return letters[stage.chance.randrange(len(letters))]
    return letters[np.abs(letters - stage.middle).sum(axis=1).argmin()]


def _is_strong_line(ink: Ink, sight: Sight) -> bool:
    return (
        ink.stroke
        and ink.opacity >= _STRONG
        and ink.width >= 0.015
        and np.hypot(ink.box.width, ink.box.height) > 0.6
        and float(contrast(ink.color, sight.background)) > 3
    )


def _alike(thing: Thing, text: Thing) -> bool:
    return any(np.abs(one.color - other.color).max() < 0.01 for one in thing.inks for other in text.inks)


def _size(text: Thing) -> float:
    return float(np.median([getattr(shape, "drawn_size", 24.0) for ink in text.inks for shape in ink.shapes]))
