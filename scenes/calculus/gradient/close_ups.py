"""What the first part of the lesson does, on its way from slices to the map close up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from manim import (
    RIGHT,
    Animation,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    TransformFromCopy,
    VGroup,
    VMobject,
    linear,
)

from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.ground.maps import MapPlot, height_label, height_labels
from scenes.calculus.gradient.ground.terrains import HALF, Terrain, zooming
from scenes.calculus.gradient.slices import Path, Slice
from scenes.calculus.gradient.told import THOUSANDTH, Told
from scenes.calculus.gradient.views import MAP, in_row
from scenes.stage.lesson import Lesson
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.tween import Way, tween
from scenes.stage.shapes.arrows import Arrow
from scenes.stage.type.numerals import number
from scenes.stage.type.typesetting import Points
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, Written

_FAN = (0.22, 0.95)

_FORMULA = 5.0
"""The greatest width of a formula over a chart, beside the name of its axis."""


class CloseUpLesson(Lesson):
    """A lesson with a map at the right and the same landscape as a model at the left."""

    told: Told
    ground: Terrain
    model: Terrain
    axes: MapPlot
    heights: VGroup
    slopes: list[Written]
    premise: VMobject
    note: Written
    scale_note: VMobject
    way: Path
    laid: Path
    cut: Slice
    held: VMobject
    partial: Written

    # The whole map ---------------------------------------------------------------------------------------

    def raise_the_landscape(self) -> None:
        """The contour lines grow from the lowest to the highest, seen from the side."""
        told = self.told
        self.model = model = views.terrain(told, views.opening(told))
        self.note = views.not_to_scale(float(views.OPENING.center[0]))
        drawn = VGroup(*(line for line in model.lines if line.has_points()))
        self.play(FadeIn(model.block, self.premise), run_time=0.6)
        seconds = self.phrase_left()
        rising = LaggedStart(*map(Create, drawn), lag_ratio=0.5, run_time=seconds)
        self.play(rising, FadeIn(self.note, run_time=seconds, rate_func=second_half))

    def see_it_from_above(self) -> None:
        """It rises to a map; a smaller one stays beside it as it was."""
        told, ground = self.told, self.model
        self.ground, self.model = ground, views.terrain(told, views.whole_model(told))
        seconds, seen = self.phrase_left(0.7, least=2.0), VGroup(ground.block, ground.lines)
        gone = FadeOut(self.note, ground.unname(), run_time=0.5)
        self.play(tween(ground, on=seen, pose=views.whole_map(told), run_time=seconds), gone)
        self.note = views.not_to_scale()
        self.axes, self.heights = views.map_axes(), self.height_labels()
        beside = VGroup(self.model.block, self.model.lines)
        self.play(FadeIn(self.axes, self.heights, beside, self.note), run_time=0.8)

    def stand_at_the_point(self) -> None:
        """Put a walker on the point, from which ways lead in all directions."""
        self.at_point = in_row(words.height(self.told), 1)
        self.play(FadeIn(self.ground.dot, self.model.dot, self.at_point), run_time=0.8)
        self.add(self.ground, self.model, self.heights)
        self.fan = VGroup(*self.fan_of(12))
        self.play(LaggedStart(*(grow(way) for way in self.fan), lag_ratio=0.4, run_time=1.6))
        self.wait(0.6)

    def height_labels(self) -> VGroup:
        """The heights on the lines of the whole map."""
        told, places = self.told, self.told.level
        foot = places[0] if len(places) else np.zeros(2)
        return height_labels(self.ground, MAP, foot=foot, clear_of=told.here.point)

    def fan_of(self, count: int) -> Iterator[Arrow]:
        """Arrows from the point in all directions."""
        foot = self.ground.dot.get_center()[:2]
        for angle in 2 * np.pi * np.arange(count) / count:
            way = np.array([np.cos(angle), np.sin(angle)])
            yield Arrow(foot + _FAN[0] * way, foot + _FAN[1] * way, "muted", width=3.5)

    def slide_out(self, cut: Slice, old: VGroup) -> None:
        """The edge along which the landscape is cut slides out, and is the curve of a chart."""
        edge = TransformFromCopy(self.way, cut.curve, run_time=1.1)
        self.play(edge, *swap(old, VGroup(cut.plot)))

    def walk(self, cut: Slice) -> None:
        """Go along a slice from its low end to its high one, on the landscape and in the chart."""
        back = tween(cut, on=self.model.dot, position=cut.low, run_time=0.5)
        self.play(back, FadeIn(cut.walker, run_time=0.4))
        moving = VGroup(cut.walker, self.model.dot)
        seconds = self.phrase_left(least=1.0)
        self.play(tween(cut, on=moving, position=cut.high, run_time=seconds, rate_func=linear))

    def walk_back(self, cut: Slice) -> None:
        """Go back to the point."""
        here, moving = float(self.told.here.point[cut.axis]), VGroup(cut.walker, self.model.dot)
        self.play(tween(cut, on=moving, position=here, run_time=self.phrase_left(0.3)))

    def take_the_slope(self, cut: Slice) -> Written:
        """Take the slope of the curve at the point; return its formula."""
        partial = views.over_the_map(words.partial(self.told, cut.axis), width=_FORMULA)
        self.play(Create(cut.tangent), run_time=self.phrase_left(0.4))
        self.play(FadeIn(cut.legs), run_time=0.6)
        self.play(FadeIn(partial), run_time=0.8)
        return partial

    # Closer ----------------------------------------------------------------------------------------------

    def slope_rows(self) -> list[Written]:
        """Both slopes, side by side in the first row."""
        first, second = words.slopes(self.told)
        in_row(first, 0)
        in_row(second, 0, after=first)
        return [first, second]

    def magnification(self, ground: Terrain) -> Numeral:
        """How many times larger a map is drawn than at first."""
        return Numeral(lambda: HALF / ground.pose[2], _times, size=LABEL_SIZE)

    def bring_back_the_map(self) -> None:
        """The map again in the place of the chart, whose curve is laid back on it as a way.

        Over the map stands from height to height its lines are.
        """
        told, cut = self.told, self.cut
        self.ground = self.model.leader = ground = views.terrain(told, views.whole_map(told))
        self.slopes = self.slope_rows()
        self.scale_note = views.over_the_map(
            Numeral(lambda: ground.spacing, words.spaced, size=FINE_SIZE, anchor=RIGHT)
        )
        words_gone = VGroup(self.held, self.partial, self.premise, self.way)
        old = VGroup(words_gone, cut.plot, cut.curve, cut.walker, *cut.apart)
        self.laid = Path(told, ground, 90.0)
        back = TransformFromCopy(cut.curve, self.laid, run_time=0.8)
        self.play(*swap(old, VGroup(ground, *self.slopes, self.scale_note)), back)

    def arrive_at_the_board(self) -> None:
        """So close that the lines are straight, with axes from the point."""
        told = self.told
        self.power = in_row(self.magnification(self.ground), 1)
        self.play(FadeIn(self.power), run_time=0.4)
        seconds = self.phrase_left(0.8, least=2.2)
        self.play(*self.zoom(views.close_map(told), views.close_model(told), seconds, rate_func=settle))
        self.axes, self.heights = views.close_axes(told), self.close_labels()
        note = views.map_note("height change in thousandths")
        self.play(FadeIn(self.axes, self.heights, run_time=0.8), *swap(self.scale_note, note))
        self.scale_note = note

    def halfway(self) -> tuple[Points, Points]:
        """The poses of the map and of the model when they are a little closer."""
        told = self.told
        map_way, model_way = self._ways()
        return (
            map_way(views.whole_map(told), views.close_map(told), 0.3),
            model_way(views.whole_model(told), views.close_model(told), 0.3),
        )

    def _ways(self) -> tuple[Way, Way]:
        """Of the map and of the model, which fills its place all the time."""
        way, fit = zooming(self.told.here.point, self.told.here.value), views.beside_the_map(self.told)
        return way, lambda first, last, share: fit(way(first, last, share))

    def zoom(
        self, ground: Points, model: Points, seconds: float, rate_func: Callable[[float], float]
    ) -> list[Animation]:
        """Bring the map and the model to other poses together."""
        map_way, model_way = self._ways()
        return [
            tween(picture, pose=pose, way=way, run_time=seconds, rate_func=rate_func)
            for picture, pose, way in ((self.ground, ground, map_way), (self.model, model, model_way))
        ]

    def close_labels(self) -> VGroup:
        """How much higher the lines close up are than the point, in thousandths, on every second line."""
        told, ground = self.told, self.ground
        steep, finest = told.here.steepness, told.steps_of_height[-1]
        aside = told.here.point - 0.72 * told.close * told.here.contour
        labels = VGroup()
        for count in range(-12, 13, 2):
            along = count * finest / steep * told.here.uphill
            place = ground.to_frame([aside + along])[0]
            if MAP.left + 0.45 < place[0] < MAP.right - 0.45 and MAP.bottom + 0.3 < place[1] < MAP.top - 0.3:
                labels.add(height_label(number(count * finest / THOUSANDTH), place))
        return labels


def _times(value: float) -> str:
    return f"{number(round(value))} times closer"


def settle(time: float) -> float:
    """Quick at first, slow towards the end."""
    return float(1 - (1 - time) ** 2)
