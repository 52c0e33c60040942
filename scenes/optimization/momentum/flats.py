"""Flats to learn from: their size and age, and how well a model with two weights predicts their rents."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Self

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Dot, VGroup

from mathkit.optimization.iterate import Rule, Trajectory
from scenes.optimization.momentum import formulas
from scenes.optimization.momentum.races import settings_of
from scenes.optimization.momentum.ravines import ACROSS, ALONG
from scenes.optimization.momentum.tuning import ENOUGH
from scenes.stage.axes.plots import Plot, Ticks
from scenes.stage.axes.ticks import padded
from scenes.stage.motion.growing import GrownCurve
from scenes.stage.motion.seeking import Seekable
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.frame import GAP, Box, frame
from scenes.stage.shapes.labels import label_near
from scenes.stage.shapes.markers import Markers
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.readouts import Reading, readout
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, on_plate, text

_NAMES = (
    tint("age, in decades from the average", ACROSS),
    tint("size, in hundreds of square meters from the average", ALONG),
)

_LINE, _DEPTH = 0.6, 0.1
"""For the line under the picture of a model, and how much of it is under its letters, in manim units."""

_ABOVE = 0.35
"""How far the name of a model stands above its picture, in manim units: its settings are in between."""

_LEAST = 1e-12
"""Of the first loss; less of it counts as so much in the chart."""

_WIDEST = 2.0
"""How far predicted rents are shown at most, as a multiple of the true ones."""

_CHART = 4.2
"""Of the chart of the losses right of the models, in manim units."""


class FlatsByFeature(VGroup):
    """Each flat is a point: its age and its size, measured from the average, in equal units.

    ``arms`` reach from the average flat as far as one standard deviation, of size and of age.

    Parameters
    ----------
    features
        Size and age of each flat, shape (n, 2).
    deviations
        Of both, shape (2,).
    """

    def __init__(self, features: Points, deviations: Points) -> None:
        turned = features[:, ::-1]
        (x0, y0), (x1, y1) = turned.min(axis=0), turned.max(axis=0)
        self.plot = Plot(
            frame().wide, padded(x0, x1), padded(y0, y1), names=_NAMES, ticks=Ticks(y=4), equal=True
        )
        self.data = Markers(self.plot.to_frame(turned), "muted", opacity=1.0)
        self.places = self.data.places
        size, age = deviations
        ends: list[tuple[Points, Role]] = [(np.array([0, size]), ALONG), (np.array([age, 0]), ACROSS)]
        self.arms = [
            Polyline([self.plot.to_frame(np.array([np.zeros(2), end]))], role, width=10.0)
            for end, role in ends
        ]
        self.spreads = VGroup()
        for arm, spread, way in zip(self.arms, formulas.deviations(deviations), (LEFT, DOWN), strict=True):
            around = [self.data, *self.arms, *self.spreads]
            plate = on_plate(spread, margin=0.1)
            self.spreads.add(label_near(plate, arm.get_end(), way, around, box=self.plot.box))
        super().__init__(self.plot, self.data, *self.arms)

    def gather(self) -> Self:
        """Put all flats at the average."""
        self.data.set_state(places=np.tile(self.plot.at(0, 0)[:2], (len(self.data.places), 1)))
        return self


class Predictions(VGroup, Seekable):
    """The rents that a model predicts, over the true ones: on the diagonal it is right. Time counts steps.

    Parameters
    ----------
    features
        Shape (n, 2).
    rents
        Shape (n,).
    path
        The weights, as they are learned.
    reach
        The axis of predicted rents goes as far from 0; what is predicted beyond it is not shown.
    """

    def __init__(
        self,
        features: Points,
        rents: Points,
        path: Trajectory[Rule],
        model: tuple[Role, str],
        *,
        box: Box,
        reach: float,
    ) -> None:
        self.step, self.path = 0.0, path
        self.features, self.rents = features, rents
        role, name = model
        low, high = padded(float(rents.min()), float(rents.max()))
        upper = replace(box, bottom=box.bottom + _LINE, top=box.top - _LINE)
        self.plot = Plot(upper, (low, high), (-reach, reach), names=("", "predicted"), ticks=Ticks(x=4, y=5))
        baseline = box.bottom + _DEPTH
        axis = text("true", role="muted").stand_on(baseline).align_to(self.plot.axes, RIGHT)
        self.diagonal = Polyline([self.plot.to_frame([(low, low), (high, high)])], "muted", width=2.5)
        self.dots = Markers(self.plot.to_frame(np.column_stack([rents, rents])), role)
        self.title = VGroup(
            Dot(radius=0.1, color=color(role)), text(name, size=FINE_SIZE, role=role)
        ).arrange(RIGHT, buff=GAP)
        self.title.move_to((box.right, box.top + _ABOVE, 0.0), aligned_edge=UP + RIGHT)
        self.numbers = readout([Reading.of_steps("step", range(path.steps + 1), lambda: self.step)])
        self.settings = settings_of(path.rule).arrange(RIGHT, buff=2 * GAP)
        self.settings.next_to(self.title, DOWN, buff=GAP, aligned_edge=RIGHT)
        # Points come everywhere in the picture: the number stands under it, in a line with the axis's name.
        self.numbers.shift((self.plot.box.left - self.numbers.get_left()[0], baseline, 0.0))
        super().__init__(self.plot, axis, self.diagonal, self.dots, self.title, self.numbers)
        self.seek(0.0)

    @property
    def steps(self) -> int:
        return self.path.steps

    def seek(self, step: float, /) -> Self:
        """Show what the model predicts after so many whole steps."""
        self.step = min(step, self.path.steps)
        predicted = self.features @ self.path.points[int(self.step + 1e-9)]
        places = self.plot.to_frame(np.column_stack([self.rents, predicted]))
        self.dots.set_state(places=places[[self.plot.shows(0, each) for each in predicted]])
        return self


class LossChart(VGroup, Seekable):
    """What is left of each model's first loss, as a power of ten, over the steps. Time counts steps."""

    def __init__(self, *models: tuple[Trajectory[Any], tuple[Role, str]], box: Box) -> None:
        left = [np.log10(np.maximum(path.values / path.values[0], _LEAST)) for path, _ in models]
        steps = max(path.steps for path, _ in models)
        goal = np.log10(ENOUGH)
        low, high = min(float(goal), *(each.min() for each in left)) - 0.5, max(each.max() for each in left)
        self.plot = Plot(
            box,
            (0.0, 1.04 * steps),
            (float(low), float(high) + 0.4),
            names=("step", "loss left, in powers of ten"),
            ticks=Ticks(x=5, y=4, whole=True),
        )
        goal_line = self.plot.line(0.0, float(goal), 0.0, "result", width=3.0)
        self.ends = [path.steps for path, _ in models]
        self.curves = [
            GrownCurve.of_steps(self.plot, each, role, width=5.0)
            for each, (_, (role, _)) in zip(left, models, strict=True)
        ]
        super().__init__(self.plot, goal_line, *self.curves)
        self.seek(0.0)

    def seek(self, step: float, /) -> Self:
        """Draw each curve up to a step, or to its end."""
        for curve, end in zip(self.curves, self.ends, strict=True):
            curve.seek(min(step, end))
        return self


class Learning(VGroup, Seekable):
    """Models that learn the same rents, side by side and in step. Time counts steps.

    Their ``settings`` come in by themselves.
    """

    def __init__(
        self, features: Points, rents: Points, *models: tuple[Trajectory[Rule], tuple[Role, str]]
    ) -> None:
        wide = frame().wide
        width = (wide.width - _CHART) / len(models)
        farthest = max(float(np.abs(features @ path.points.T).max()) for path, _ in models)
        high = 1.08 * float(np.abs(rents).max())
        reach = float(np.clip(1.04 * farthest, high, _WIDEST * high))
        self.models = [
            Predictions(
                features,
                rents,
                path,
                model,
                reach=reach,
                box=Box(
                    wide.left + index * width, wide.left + (index + 1) * width - 0.3, wide.bottom, wide.top
                ),
            )
            for index, (path, model) in enumerate(models)
        ]
        unit = text(
            "rents without noise, in hundreds of dollars from the average", size=FINE_SIZE, role="muted"
        )
        self.unit = unit.move_to((wide.right, frame().safe.top, 0.0), aligned_edge=RIGHT + UP)
        self.settings = VGroup(*(model.settings for model in self.models))
        self.steps = max(model.steps for model in self.models)
        self.chart = LossChart(*models, box=replace(wide, left=wide.right - _CHART, top=wide.top - _LINE))
        super().__init__(*self.models, self.unit, self.chart)

    def seek(self, step: float, /) -> Self:
        for model in self.models:
            model.seek(step)
        self.chart.seek(step)
        return self
