"""A price as areas: for each feature a slab, as wide as the feature and as high as its weight."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from manim import DOWN, Animation, FadeOut, Line, ReplacementTransform, VGroup, VMobject

from mathkit.linear_algebra.dot_product import LinearPrediction
from scenes.linear_algebra.dot_product import words
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.numerals import math_number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, Written, text

_WIDE, _TALL = 5.1, 3.07
"""The most that slots take of the frame's width without gaps, and what stands on the row of its height."""

_SLOT, _SLOT_GAP = 1.3, 0.8
"""The least width of a slot, and what lies between two."""

_ROW = -2.17
"""The height, in the frame, of the row of the features, under all slabs."""

_UNDER = 0.32, 0.95
"""From the row up to the lowest slab: if none is negative, and if a number stands between."""

_TOWER_WIDTH, _TOWER_HEIGHT = 3.2, 4.7
_THINNEST = 0.05
"""Of a slab, in manim units: what is there is seen."""

_NUMBERS_APART = 0.4
_OPACITY, _BIAS_OPACITY, _EDGE = 0.85, 0.55, 5.0


class Slab(VMobject):
    """A rectangle of fixed area between a ``left`` edge and a ``base``, as wide as it is set.

    It stands on its base if the *area*, in square manim units, is positive, and hangs below it if not;
    ``grown`` is the share of its height that is drawn.
    """

    def __init__(self, area: float, role: Role, left: float, base: float, width: float) -> None:
        super().__init__(stroke_width=2.0, stroke_color=color(role), fill_color=color(role))
        self.set_fill(opacity=_OPACITY)
        self.area, self.left, self.base, self.width_now, self.grown = area, left, base, width, 0.0
        self.set_state()

    @property
    def rise(self) -> float:
        """Its signed height."""
        return (
            float(np.sign(self.area) * max(abs(self.area) / self.width_now, _THINNEST)) if self.area else 0.0
        )

    def set_state(self, **state: Any) -> Self:
        """Take another place, width or height, all in manim units but for ``grown``."""
        for name, value in state.items():
            setattr(self, name, float(value))
        right, top = self.left + self.width_now, self.base + self.grown * self.rise
        corners = [(self.left, self.base), (right, self.base), (right, top), (self.left, top)]
        self.set_points_as_corners([(*corner, 0.0) for corner in (*corners, corners[0])])
        if not self.grown or not self.area:
            self.points = np.empty((0, 3))
        return self


class Tower(Slab):
    """All areas so far, from the ground to the running ``total``, in square manim units."""

    def __init__(self, left: float, base: float) -> None:
        self.total = 0.0
        super().__init__(0.0, "result", left, base, _TOWER_WIDTH)
        self.grown = 1.0

    def set_state(self, **state: Any) -> Self:
        if "total" in state:
            self.area = float(state["total"])
            self.set_color(color("slope" if self.area < 0 else "result")).set_fill(opacity=_OPACITY)
        return super().set_state(**state)


class HousePrice(VGroup):
    """The slabs of a linear model over their ``base`` line, and beside them the ``tower`` that they make.

    ``features``, ``weights`` and ``areas`` are the numbers at each slab.
    """

    def __init__(self, model: LinearPrediction) -> None:
        self.model = model
        x = np.abs(model.features)
        deepest, highest = min(0.0, float(model.weights.min())), max(0.0, float(model.weights.max()))
        under = _UNDER[int(deepest < 0)]
        x_unit, y_unit = _units(x), min((_TALL - under) / max(highest - deepest, 1e-9), 1e3)
        sums = np.cumsum([0.0, *model.terms, model.bias])
        span = max(float(sums.max() - sums.min()), 1e-9)
        # A tower that would be too high makes all areas smaller.
        shrink = min(1.0, np.sqrt(_TOWER_HEIGHT * _TOWER_WIDTH / (span * x_unit * y_unit)))
        x_unit, y_unit = x_unit * shrink, y_unit * shrink
        self.unit, self.level = x_unit * y_unit, _ROW + under - deepest * y_unit
        safe = frame().safe
        slots = np.maximum(x * x_unit, _SLOT)
        lefts = safe.left + 1.75 + np.append(0.0, np.cumsum(slots + _SLOT_GAP)[:-1])
        middles = lefts + slots / 2
        self.base = Line(
            (safe.left + 0.4, self.level, 0),
            (lefts[-1] + slots[-1] + 0.1, self.level, 0),
            stroke_width=3.0,
            color=color("muted"),
        )
        self.slabs = VGroup(
            *(
                Slab(
                    term * self.unit,
                    "slope" if term < 0 else "result",
                    middle - max(size, _THINNEST) / 2,
                    self.level,
                    max(size, _THINNEST),
                )
                for term, middle, size in zip(model.terms, middles, x * x_unit, strict=True)
            )
        )
        self.tower_left = safe.right - _TOWER_WIDTH - 0.1
        ground = safe.bottom + 0.6 - float(sums.min()) * self.unit / _TOWER_WIDTH
        self.tower = Tower(self.tower_left, ground)
        self.ground = Line(
            (self.tower_left - 0.2, ground, 0),
            (safe.right, ground, 0),
            stroke_width=3.0,
            color=color("muted"),
        )
        self.bias = Slab(model.bias * self.unit, "path", self.tower_left, self.top(3), _TOWER_WIDTH)
        # Darker than what it stands on, with a dark edge: the two colours alone are as bright as each other.
        self.bias.set_stroke(color("background"), width=_EDGE).set_fill(opacity=_BIAS_OPACITY)
        self.weights, self.features, self.areas = VGroup(), VGroup(), VGroup()
        for index in range(3):
            self._number(index, float(middles[index]))
        super().__init__(self.base, self.slabs, self.weights, self.features, self.areas)
        self._name_rows()
        self._number_tower(ground)

    def _name_rows(self) -> None:
        """``weights_name`` and ``features_name`` stand before their rows."""
        left = frame().safe.left
        self.weights_name, self.features_name = (
            name.move_to((left + name.width / 2, height, 0.0))
            for name, height in (
                (text("prices", role="path", size=FINE_SIZE), self.level + 0.45),
                (text("features", role="data", size=FINE_SIZE), _ROW),
            )
        )

    def _number_tower(self, ground: float) -> None:
        """``sums`` stand beside the bias and the terms, clear of each other, and ``amount`` under them."""
        safe = frame().safe
        first, second = self.bias.base + self.bias.rise / 2, (ground + self.top(3)) / 2
        if abs(first - second) < 2 * _NUMBERS_APART:
            up = _NUMBERS_APART if first >= second else -_NUMBERS_APART
            first, second = (first + second) / 2 + up, (first + second) / 2 - up
        up = max(0.0, safe.bottom + 0.2 - min(first, second))
        self.sums = VGroup(
            self._beside(
                "path", f"#align(right)[base price \\ ${math_number(self.model.bias)}$]", first + up
            ),
            self._beside(
                words.value_role(self.model.dot), f"${math_number(self.model.dot, words.EXACT)}$", second + up
            ),
        )
        middle = self.tower_left + _TOWER_WIDTH / 2
        self.amount = text("thousand dollars").move_to((middle, safe.bottom + 0.2, 0.0))

    def _beside(self, role: Role, source: str, height: float) -> Written:
        """A number to the left of the tower."""
        written = text(source, role=role)
        return written.move_to((self.tower_left - 0.25 - written.width / 2, height, 0.0))

    def top(self, count: int) -> float:
        """The height, in the frame, to which the first *count* terms lead."""
        return float(self.tower.base + self.model.terms[:count].sum() * self.unit / _TOWER_WIDTH)

    def _number(self, index: int, middle: float) -> None:
        """Feature and name stand in a row under all slabs, the weight beside its slab, the area beyond it."""
        model = self.model
        slab: Any = self.slabs[index]
        way = -1.0 if model.terms[index] < 0 else 1.0
        size = abs(slab.rise)
        amount = text(f"${math_number(model.features[index])}$", role="data")
        name = words.feature_name(index)
        amount.move_to((middle, _ROW, 0.0))
        name.next_to((middle, _ROW - 0.35, 0.0), DOWN, buff=0.0)
        self.features.add(VGroup(amount, name))
        weight = text(f"${math_number(model.weights[index])}$", role="path")
        height = max(size / 2, 0.2)
        weight.move_to(
            (min(slab.left, middle - 0.3) - 0.12 - weight.width / 2, self.level + way * height, 0.0)
        )
        self.weights.add(weight)
        area = text(
            f"${math_number(model.terms[index], words.EXACT)}$", role=words.value_role(model.terms[index])
        )
        self.areas.add(area.move_to((middle, self.level + way * (size + 0.32), 0.0)))

    def grow(self, index: int, **options: Any) -> Tween:
        """A slab rises from the base line, or sinks below it."""
        return tween(self.slabs[index], grown=1.0, **options)

    def grow_from(self, index: int, tile: VMobject | None) -> Animation:
        """A rectangle becomes a slab; without one, the slab grows."""
        if tile is None:
            return self.grow(index)
        slab: Any = self.slabs[index]
        slab.set_state(grown=1.0)
        return ReplacementTransform(tile, slab) if len(slab.points) else FadeOut(tile)

    def leave_outlines(self) -> VGroup:
        """What stays of the slabs when they move onto the tower."""
        return VGroup(*(slab.copy().set_fill(opacity=0.15) for slab in self.slabs))

    def carry(self, index: int, **options: Any) -> Tween:
        """A slab moves onto the tower; it becomes as wide as the tower, and keeps its area on the way."""
        place: dict[str, Any] = {"left": self.tower_left, "base": self.top(index), "width_now": _TOWER_WIDTH}
        return tween(self.slabs[index], **place, **options)

    def above_tower(self, written: Written) -> Points:
        """Where a number stands over the tower and the bias."""
        top = max(self.tower.base, self.top(3), self.top(3) + self.bias.rise)
        return np.array([self.tower_left + _TOWER_WIDTH / 2, top + 0.2 + written.height / 2, 0.0])

    def settle(self, index: int) -> None:
        """The tower takes in what has arrived on it."""
        self.tower.set_state(total=self.model.terms[: index + 1].sum() * self.unit)


def _units(x: Points) -> float:
    """Manim units for a unit of width, so that the slots of all features fit side by side."""
    if not x.any():
        return 1.0
    sizes = np.linspace(_WIDE / x.max(), _WIDE / x.sum() / 20, 400)
    fitting = (size for size in sizes if np.maximum(x * size, _SLOT).sum() <= _WIDE)
    return float(next(fitting, sizes[-1]))


def sum_line(model: LinearPrediction) -> tuple[Written, Written]:
    """Both sums, above the slabs."""
    first, second = words.sum_rows(model)
    left = frame().safe.left
    for each in (first, second):
        each.move_to((left + each.width / 2, 1.85, 0.0))
    return first, second
