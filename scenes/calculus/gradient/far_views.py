"""The whole map again: along a contour line, a gradient at every place, and a landscape that has none."""

from __future__ import annotations

import numpy as np
from manim import LEFT, UP, Animation, Annulus, Create, FadeIn, FadeOut, VGroup, linear

from mathkit.functions.two_variables import CREASES
from scenes.calculus.gradient import views, words
from scenes.calculus.gradient.arrow_fields import ArrowField, Rescaled, Walk
from scenes.calculus.gradient.close_ups import CloseUpLesson
from scenes.calculus.gradient.terrains import HALF, Terrain, level_steps
from scenes.calculus.gradient.told import TALL
from scenes.calculus.gradient.views import MAP, in_row
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.growing import grow
from scenes.stage.motion.seeking import Advance
from scenes.stage.motion.tween import tween
from scenes.stage.shapes.curves import Polyline
from scenes.stage.shapes.theme import color
from scenes.stage.type.numerals import number
from scenes.stage.type.writing import LABEL_SIZE, Numeral, formula, on_plate, text

_ROUND = (1, 2, 3, 5)
_EDGE = 0.3
_ONE_ARROW, _LONGEST, _LAST = 0.8, 0.85, 1.6
_CREASES_CLOSER = 20
_CREASE_STEPS = level_steps(1.0, 1.0 / _CREASES_CLOSER)
_DIAGONAL = 2.4


def _round_scale(size: float, least: float = 1.0) -> float:
    """The number 1, 2, 3 or 5 times a power of ten that is nearest to *size*, in factors; or *least*."""
    powers = 10.0 ** np.arange(0, 4)
    choices = np.concatenate([mantissa * powers for mantissa in _ROUND])
    if size < 1 and least < 1:
        choices = 1 / choices
    return float(choices[np.argmin(np.abs(np.log(choices / max(size, least))))])


class FarLesson(CloseUpLesson):
    """A lesson that steps back and looks at the whole landscape."""

    @property
    def unit(self) -> float:
        """Manim units for one unit on the whole map."""
        return MAP.width / 2 / HALF

    @property
    def round_scale(self) -> float:
        """Where a contour line is followed, the arrow is drawn at one over this of its length."""
        return _round_scale(self.told.here.steepness * MAP.width / 2 / self.told.round_half / _ONE_ARROW)

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
        self.play(*swap(VGroup(self.axes, self.heights, *old), self.model))
        seconds = self.phrase_left(0.35, least=1.5)
        self.play(*self.zoom(views.round_map(told), views.round_model(told), seconds, linear))
        self.note = views.not_to_scale()
        self.scale_note = views.map_note(words.scaled(self.round_scale))
        name, ground, function = (
            in_row(text("height", size=LABEL_SIZE), 0),
            self.ground,
            told.landscape.function,
        )
        value = Numeral(lambda: float(function.value(ground.here)), _height, size=LABEL_SIZE, role="data")
        self.reading = VGroup(name, in_row(value, 0, after=name))
        self.axes = views.map_axes()
        seen = [self.axes] if told.round_half == HALF else []
        self.play(FadeIn(self.note, self.scale_note, self.reading, *seen), run_time=0.6)

    def go_round(self) -> None:
        """Follow the contour line, with the gradient at a right angle to it."""
        told = self.told
        self.round = Walk(
            told.landscape.function, told.contour, self.round_scale, self.ground, self.model, square=True
        )
        self.play(grow(self.round.arrow), run_time=0.5)
        self.add(self.round)
        self._go(self.round, self.phrase_left(least=3.0))

    def _go(self, walk: Walk, seconds: float) -> None:
        """Play a walk; the walkers on the map and on the model go with it."""
        dots = (Animation(terrain.dot, run_time=seconds) for terrain in (self.ground, self.model))
        self.play(Advance(walk, 0.0, 1.0, run_time=seconds), *dots)

    def spread_the_field(self) -> None:
        """Arrows at every place, all at one scale."""
        told, scale = self.told, self.field_scale()
        note = views.map_note(words.scaled(scale))
        self.remove(self.round.mark)
        if told.round_half == HALF:
            smaller = tween(Rescaled(self.round), on=self.round.arrow, scale=scale, run_time=0.7)
            self.play(smaller, *swap(self.scale_note, note))
        else:
            self.play(FadeOut(self.round.arrow, self.scale_note, run_time=0.4))
            self.play(*self.zoom(views.whole_map(told), views.whole_model(told), 1.2, linear))
            self.play(FadeIn(self.axes, note), run_time=0.6)
        self.scale_note = note
        foot = self.ground.dot.get_center()
        self.field = field = ArrowField(self.ground, told.landscape.function, MAP, scale, foot)
        seconds = self.phrase_left(0.45, least=1.2)
        self.play(tween(field, reach=field.farthest, run_time=seconds, rate_func=linear))

    def go_to_level_ground(self) -> None:
        """Go to the nearest level place: the arrow shrinks to nothing."""
        told = self.told
        self.rings = VGroup()
        if len(told.level):
            way = np.linspace(told.here.point, told.level[0], 60)
            walk = Walk(told.landscape.function, way, self.field_scale(), self.ground, self.model)
            self.remove(*self.round.get_family())
            self.add(walk)
            self._go(walk, self.phrase_left(0.6, least=1.2))
            kinds = [told.landscape.name_of_level(place) for place in told.level]
            rings = zip(told.level, kinds, strict=True)
            self.rings = VGroup(
                *(self._ring(at, kind, kinds.index(kind) == index) for index, (at, kind) in enumerate(rings))
            )
            self.round = walk
        self.play(FadeIn(self.rings), run_time=0.7)

    def _ring(self, place: np.ndarray, kind: str, named: bool) -> VGroup:
        """A ring round a level place, and what the place is; the nearest of each kind is named."""
        at = self.ground.at(*place)
        ring = Annulus(inner_radius=0.17, outer_radius=0.21, color=color("ink"), fill_opacity=1.0).move_to(at)
        name = on_plate(text(kind, size=LABEL_SIZE)).next_to(ring, UP, buff=0.05)
        return VGroup(ring, name) if named else VGroup(ring)

    # Creases ---------------------------------------------------------------------------------------------

    def fold_the_creases(self) -> None:
        """The sheet becomes flat, and folds up along its creases."""
        origin = (0.0, 0.0)
        flat = views.creased_model(0.0)
        gone = FadeOut(self.field, self.rings, self.round, self.reading, self.scale_note, run_time=0.5)
        self.play(gone, tween(self.model, pose=flat, run_time=0.9))
        self.creases = Terrain(CREASES, origin, _CREASE_STEPS, views.creased_map())
        self.creases_model = Terrain(CREASES, origin, _CREASE_STEPS, views.creased_model(0.0))
        self.equation = in_row(formula('f(x, y) = "the smaller of" abs(x), abs(y)', role="data", size=30), 0)
        old, new = VGroup(self.model, self.ground), VGroup(self.creases_model, self.creases, self.equation)
        self.play(*swap(old, new))
        self.play(tween(self.creases_model, pose=views.creased_model(1.0), run_time=0.9))

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
            seconds = self.phrase_left(0.5, least=0.9)
            drawn = [Create(line, run_time=seconds) for line in lines]
            self.play(tween(walk, on=dots, share=1.0, run_time=seconds), *drawn)
            self.play(FadeIn(label), run_time=0.4)
            walk.set_state(share=0.0)
            self.crease_things.add(*lines, label)

    def come_closer_to_the_creases(self) -> None:
        """Twenty times closer, it looks the same."""
        power = in_row(self.magnification(self.creases), 1)
        self.play(FadeOut(self.axes, run_time=0.5), FadeIn(power, run_time=0.5))
        seconds = self.phrase_left(0.6, least=1.5)
        half = HALF / _CREASES_CLOSER
        closer, model = views.creased_map(half), views.creased_model(1.0, half)
        way = views.zoom_to_creases()
        self.play(
            tween(self.creases, pose=closer, way=way, run_time=seconds),
            tween(self.creases_model, pose=model, way=way, run_time=seconds),
            Animation(self.crease_things, run_time=seconds),
        )
        none = on_plate(words.no_gradient())
        none.move_to(self.creases.at(0.0, -half * TALL / 2))
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


def _height(value: float) -> str:
    return number(round(value, 2) + 0.0, fixed=True)
