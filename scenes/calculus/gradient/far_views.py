"""The whole map again: along a contour line, a gradient at every place, and a landscape that has none."""

from __future__ import annotations

import numpy as np
from manim import LEFT, UP, Animation, Annulus, Create, FadeIn, FadeOut, VGroup, linear

from mathkit.functions.two_variables import CREASES
from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.board_steps import BoardLesson
from scenes.calculus.gradient.ground.arrow_fields import ArrowField, Walk
from scenes.calculus.gradient.ground.creases import Bending, CreasedTerrain
from scenes.calculus.gradient.ground.terrains import HALF, Terrain, level_steps
from scenes.calculus.gradient.told import TALL
from scenes.calculus.gradient.views import MAP, in_row
from scenes.stage.lesson.attention import second_half, swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import LABEL_SIZE, formula, on_plate, text

_ROUND = (1, 2, 3, 5)
_EDGE = 0.3
_LONGEST, _LAST = 0.85, 1.6
_CREASES_CLOSER = 20
_CREASE_STEPS = level_steps(1.0, 1.0 / _CREASES_CLOSER)
_DIAGONAL = 2.4

_BENDING = 1.2
"""Seconds in which a landscape bends until it has creases."""


def _round_scale(size: float, least: float = 1.0) -> float:
    """The number 1, 2, 3 or 5 times a power of ten that is nearest to *size*, in factors; or *least*."""
    powers = 10.0 ** np.arange(0, 4)
    choices = np.concatenate([mantissa * powers for mantissa in _ROUND])
    if size < 1 and least < 1:
        choices = 1 / choices
    return float(choices[np.argmin(np.abs(np.log(choices / max(size, least))))])


class FarLesson(BoardLesson):
    """A lesson that steps back and looks at the whole landscape."""

    @property
    def unit(self) -> float:
        """Manim units for one unit on the whole map."""
        return MAP.width / 2 / HALF

    @property
    def last_scale(self) -> float:
        """The arrow of the last picture is the largest thing on it: it may be longer than it is."""
        here, room = self.told.here, MAP.inset(_EDGE)
        size, end = here.steepness * self.unit / _LAST, np.array([np.inf, np.inf])
        while not (room.left < end[0] < room.right and room.bottom < end[1] < room.top):
            scale = _round_scale(size, least=1e-3)
            end = MAP.center[:2] + self.unit * (here.point + here.partials / scale)
            size *= 1.3
        return scale

    def field_scale(self) -> float:
        """A field of arrows is drawn at one over this of their lengths."""
        corners = HALF * np.array([(x, y * TALL) for x in (-1, 1) for y in (-1, 1)])
        longest = np.linalg.norm(self.told.landscape.function.gradient(corners), axis=1).max()
        return _round_scale(float(longest) * self.unit / _LONGEST)

    def zoom_out(self, *old: VGroup) -> None:
        """Step back to the whole map, with the model beside it."""
        told = self.told
        self.model = views.terrain(told, views.close_model(told))
        self.play(*swap(VGroup(self.axes, self.heights, self.scale_note, *old), self.model))
        seconds = self.phrase_left(0.35, least=1.2)
        self.play(*self.zoom(views.whole_map(told), views.whole_model(told), seconds, linear))

    def spread_the_field(self) -> None:
        """The gradient at the point, at a right angle to its contour, and then those at all places."""
        told, scale, note = self.told, self.field_scale(), views.not_to_scale()
        self.axes, self.note, self.scale_note = views.map_axes(), note, views.map_note(words.scaled(scale))
        self.carried = Walk(told.landscape.function, [told.here.point] * 2, scale, self.ground, self.model)
        self.play(FadeIn(self.axes, note, self.scale_note), grow(self.carried.arrow), run_time=0.6)
        self.mark = self.right_angle()
        self.play(Create(self.mark), run_time=0.4)
        foot = self.ground.dot.get_center()
        self.field = field = ArrowField(self.ground, told.landscape.function, MAP, scale, foot)
        seconds = self.phrase_left(least=1.2)
        self.play(tween(field, reach=field.farthest, run_time=seconds, rate_func=linear))

    def go_to_level_ground(self) -> None:
        """Go to the nearest level place: the arrow shrinks to nothing."""
        told = self.told
        self.rings = VGroup()
        self.remove(*self.mark.get_family())
        if len(told.level):
            way = np.linspace(told.here.point, told.level[0], 60)
            self.remove(*self.carried.get_family())
            self.carried = Walk(told.landscape.function, way, self.field_scale(), self.ground, self.model)
            self.add(self.carried)
            seconds = self.phrase_left(0.6, least=1.2)
            dots = (Animation(terrain.dot, run_time=seconds) for terrain in (self.ground, self.model))
            self.play(Advance(self.carried, 0.0, 1.0, run_time=seconds), *dots)
            kinds = [told.landscape.name_of_level(place) for place in told.level]
            rings = zip(told.level, kinds, strict=True)
            self.rings = VGroup(
                *(self._ring(at, kind, kinds.index(kind) == index) for index, (at, kind) in enumerate(rings))
            )
        self.play(FadeIn(self.rings), run_time=0.6)

    def _ring(self, place: np.ndarray, kind: str, named: bool) -> VGroup:
        """A ring round a level place, and what the place is; the nearest of each kind is named."""
        at = self.ground.at(*place)
        ring = Annulus(inner_radius=0.17, outer_radius=0.21, color=color("ink"), fill_opacity=1.0).move_to(at)
        name = on_plate(text(kind, size=LABEL_SIZE)).next_to(ring, UP, buff=0.05)
        return VGroup(ring, name) if named else VGroup(ring)

    # Creases ---------------------------------------------------------------------------------------------

    def fold_the_creases(self) -> None:
        """The landscape bends until it has creases, on the map and from the side."""
        gone = FadeOut(self.field, self.rings, self.carried, self.scale_note, run_time=0.5)
        self.equation = in_row(formula('f(x, y) = "the smaller of" abs(x), abs(y)', role="data", size=30), 0)
        bending = [
            tween(Bending(terrain, seen), on=terrain, share=1.0, run_time=_BENDING)
            for terrain, seen in ((self.ground, views.creased_map()), (self.model, views.creased_model()))
        ]
        self.play(gone, *bending, FadeIn(self.equation, run_time=_BENDING, rate_func=second_half))
        self.creases = CreasedTerrain(CREASES, (0.0, 0.0), _CREASE_STEPS, views.creased_map())
        self.creases_model = CreasedTerrain(CREASES, (0.0, 0.0), _CREASE_STEPS, views.creased_model())
        self.remove(self.ground, self.model)
        self.add(self.creases_model, self.creases)

    def walk_over_creases(self) -> None:
        """Level along both axes, and uphill on the diagonal."""
        ends = ((_DIAGONAL, 0.0), (0.0, _DIAGONAL), (_DIAGONAL, _DIAGONAL))
        dots = VGroup(self.creases.dot, self.creases_model.dot)
        self.crease_things = VGroup(self.equation, self.note)
        for end in ends:
            lines = [
                Polyline([ground.to_frame([(0.0, 0.0), end])], "path", width=5.0)
                for ground in (self.creases, self.creases_model)
            ]
            label = on_plate(text(words.crease_slope(end), size=LABEL_SIZE))
            label.next_to(lines[0].get_end(), UP if end[0] else LEFT, buff=0.12)
            walk = Walking(self.creases, self.creases_model, end)
            seconds = self.phrase_left(0.5, least=0.8)
            drawn = [Create(line, run_time=seconds) for line in lines]
            self.play(tween(walk, on=dots, share=1.0, run_time=seconds), *drawn)
            self.play(FadeIn(label), run_time=0.4)
            walk.set_state(share=0.0)
            self.crease_things.add(*lines, label)

    def come_closer_to_the_creases(self) -> None:
        """Twenty times closer, it looks the same."""
        self.play(FadeOut(self.axes, run_time=0.5))
        seconds = self.phrase_left(0.4, least=1.5)
        half = HALF / _CREASES_CLOSER
        closer, model = views.creased_map(half), views.creased_model(half)
        way = views.zoom_to_creases()
        self.play(
            tween(self.creases, pose=closer, way=way, run_time=seconds),
            tween(self.creases_model, pose=model, way=way, run_time=seconds),
            Animation(self.crease_things, run_time=seconds),
        )
        power, none = in_row(words.closer(_CREASES_CLOSER), 1), in_row(words.no_gradient(), 2)
        self.play(FadeIn(power), run_time=0.5)
        self.wait(self.phrase_left(0.4, least=0.1))
        self.play(FadeIn(none), run_time=0.7)
        self.crease_things.add(none, power)


class Walking:
    """Both walkers on their straight way from the crossing of the creases; ``share`` is 0 to 1."""

    def __init__(self, ground: Terrain, model: Terrain, end: tuple[float, float]) -> None:
        self.terrains, self.end, self.share = (ground, model), np.array(end), 0.0

    def set_state(self, *, share: float) -> Walking:
        self.share = float(share)
        for terrain in self.terrains:
            terrain.set_state(here=self.share * self.end)
        return self
