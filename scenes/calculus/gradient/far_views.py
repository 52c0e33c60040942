"""The whole map again: along a contour line, a gradient at every place, and a landscape that has none."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, Animation, Annulus, Create, FadeIn, FadeOut, VGroup, linear

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
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import FINE_SIZE, LABEL_SIZE, Numeral, formula, on_plate, text

_ROUND = (1, 2, 3, 5)
_EDGE = 0.3
_TYPICAL, _LAST = 1.5, 1.6
"""How long, in manim units, a gradient of the field is on the average, and that of the point at the end."""

_CREASES_CLOSER = 20
_CREASE_STEPS = level_steps(1.0, 1.0 / _CREASES_CLOSER)
_DIAGONAL = 2.4

_BETWEEN = (1.5, 1.5)
"""On the diagonal between two contour lines: beside it, its slope touches neither of them."""

_BENDING, _NAMED = 1.2, 0.4
"""Seconds in which a landscape bends until it has creases, and in which the slope on a way comes in."""


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
        return self._scale_in_the_map(self.told.here.steepness * self.unit / _LAST, least=1e-3)

    def field_scale(self) -> float:
        """A field of arrows is drawn at one over this of their lengths."""
        x, y = np.meshgrid(*(reach * np.linspace(-HALF, HALF, 25) for reach in (1.0, TALL)))
        slopes = self.told.landscape.function.gradient(np.stack([x, y], axis=-1))
        size = float(np.linalg.norm(slopes, axis=-1).mean()) * self.unit / _TYPICAL
        return self._scale_in_the_map(size, least=1.0)

    def _scale_in_the_map(self, size: float, least: float) -> float:
        """A round scale near *size* at which the arrow of the point ends on the map."""
        here, room, end = self.told.here, MAP.inset(_EDGE), np.array([np.inf, np.inf])
        while not (room.left < end[0] < room.right and room.bottom < end[1] < room.top):
            scale = _round_scale(size, least=least)
            end = MAP.center[:2] + self.unit * (here.point + here.partials / scale)
            size *= 1.3
        return scale

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
        self.carried = self._walk().set_z_index(2)
        raised = [tween(arrow.set_state(grown=0.0), grown=1.0) for arrow in self.carried.raised]
        rule = in_row(words.gradient_everywhere(told), 0)
        self.everywhere = VGroup(rule)
        coming = FadeIn(self.axes, note, self.scale_note, rule)
        self.play(coming, grow(self.carried.arrow), *raised, run_time=0.6)
        self.add(self.carried)
        self.mark = self.corner_mark()
        self.play(Create(self.mark), run_time=0.4)
        foot = self.ground.at(*told.here.point)
        self.field = field = ArrowField(
            self.ground, told.landscape.function, MAP, scale, foot, self._clear_of_the_walk()
        )
        seconds = self.phrase_left(least=1.2)
        self.play(tween(field, reach=field.farthest, run_time=seconds, rate_func=linear))

    def _walk(self) -> Walk:
        """From the point to the nearest level place, if there is one, with the gradient."""
        told = self.told
        way = np.linspace(told.here.point, told.level[0] if len(told.level) else told.here.point, 60)
        return Walk(told.landscape.function, way, self.field_scale(), self.ground, self.model)

    def _clear_of_the_walk(self) -> np.ndarray:
        """Where the arrow passes that the walker carries, and where level places are named, shape (n, 2)."""
        name = np.stack(np.meshgrid(np.linspace(-0.4, 0.4, 5), (0.2, 0.5)), axis=-1).reshape(-1, 2)
        level = self.ground.to_frame(self.told.level)
        names = [at + name for at, named in zip(level, self._named(), strict=True) if named]
        return np.vstack([self.carried.sweep(), level, *names])

    def _named(self) -> list[bool]:
        """Of which level places it is said what they are: the nearest of each kind."""
        kinds = [self.told.landscape.name_of_level(place) for place in self.told.level]
        return [kinds.index(kind) == index for index, kind in enumerate(kinds)]

    def go_to_level_ground(self) -> None:
        """Go to the nearest level place: the arrow shrinks to nothing."""
        told = self.told
        self.rings = VGroup()
        self.remove(*self.mark.get_family())
        if len(told.level):
            seconds = self.phrase_left(0.6, least=1.2)
            dots = (Animation(terrain.dot, run_time=seconds) for terrain in (self.ground, self.model))
            self.play(Advance(self.carried, 0.0, 1.0, run_time=seconds), *dots)
            self.rings = VGroup(*map(self._ring, told.level, self._named()))
            zero = words.level(told.landscape.name_of_level(told.level[0]))
            self.everywhere.add(in_row(zero, 0, after=self.everywhere[0]))
        self.play(FadeIn(self.rings, *self.everywhere[1:]), run_time=0.6)

    def _ring(self, place: np.ndarray, named: bool) -> VGroup:
        """A ring round a level place, and what the place is if it is named."""
        at, kind = self.ground.at(*place), self.told.landscape.name_of_level(place)
        ring = Annulus(inner_radius=0.17, outer_radius=0.21, color=color("ink"), fill_opacity=1.0).move_to(at)
        name = on_plate(text(kind, size=LABEL_SIZE)).next_to(ring, UP, buff=0.05)
        return VGroup(ring, name) if named else VGroup(ring)

    # Creases ---------------------------------------------------------------------------------------------

    def fold_the_creases(self) -> None:
        """The landscape bends until it has creases, on the map and from the side."""
        gone = FadeOut(self.field, self.rings, self.carried, self.scale_note, self.everywhere, run_time=0.5)
        self.equation = in_row(
            formula('g(x, y) = "the smaller of" abs(x) "and" abs(y)', role="data", size=30), 0
        )
        bending = [
            tween(Bending(terrain, seen), on=terrain, share=1.0, run_time=_BENDING)
            for terrain, seen in ((self.ground, views.creased_map()), (self.model, views.creased_model()))
        ]
        self.play(gone, *bending, FadeIn(self.equation, run_time=_BENDING, rate_func=second_half))
        self.creases = CreasedTerrain(CREASES, (0.0, 0.0), _CREASE_STEPS, views.creased_map())
        self.creases_model = CreasedTerrain(
            CREASES, (0.0, 0.0), _CREASE_STEPS, views.creased_model(), named=True
        )
        self.creases_model.leader = self.creases
        self.remove(self.ground, self.model)
        self.add(self.creases_model, self.creases)

    def walk_over_creases(self) -> None:
        """Level along both axes, and uphill on the diagonal."""
        ends = ((_DIAGONAL, 0.0), (0.0, _DIAGONAL), (_DIAGONAL, _DIAGONAL))
        dots = VGroup(self.creases.dot, self.creases_model.dot)
        self.crease_things, self.level_ways = VGroup(self.equation, self.note), VGroup()
        self.diagonal = VGroup()
        for left, end in zip((3, 2, 1), ends, strict=True):
            lines = [ground.way_to(end) for ground in (self.creases, self.creases_model)]
            label = self._beside_the_way(end)
            walk = Walking(self.creases, self.creases_model, end)
            seconds = max(0.8, self.phrase_left(1 / left) - _NAMED)
            drawn = [Create(line, run_time=seconds) for line in lines]
            self.play(tween(walk, on=dots, share=1.0, run_time=seconds), *drawn)
            self.play(FadeIn(label), run_time=_NAMED)
            self.add(*lines)  # over the plate of the label, which reaches to the diagonal
            walk.set_state(share=0.0)
            self.crease_things.add(label, *lines[1:])
            (self.diagonal if all(end) else self.level_ways).add(lines[0])

    def _beside_the_way(self, end: tuple[float, float]) -> VGroup:
        """The slope on a way over the creases, where it is clear of all ways."""
        label, (x, y) = on_plate(text(words.crease_slope(end), size=FINE_SIZE)), end
        if x and y:
            return label.next_to(self.creases.at(*_BETWEEN), RIGHT, buff=0.18)
        return label.next_to(self.creases.at(x, y), DOWN if x else LEFT, buff=0.12)

    def come_closer_to_the_creases(self) -> None:
        """Twenty times closer, it looks the same, though the ways reach over the edge."""
        ground = self.creases
        self.spacing = views.over_the_map(
            Numeral(lambda: ground.spacing, words.spaced, size=FINE_SIZE, anchor=RIGHT)
        )
        self.play(FadeOut(self.axes, run_time=0.4), FadeIn(self.spacing, run_time=0.5))
        seconds = self.phrase_left(0.4, least=1.5)
        half = HALF / _CREASES_CLOSER
        closer, model = views.creased_map(half), views.creased_model(half)
        way = views.zoom_to_creases()
        self.play(
            tween(self.creases, pose=closer, way=way, run_time=seconds),
            tween(self.creases_model, pose=model, way=way, run_time=seconds),
            Animation(VGroup(self.level_ways, self.diagonal, self.crease_things), run_time=seconds),
        )
        power, none = in_row(words.closer(_CREASES_CLOSER), 1), in_row(words.no_gradient(), 2)
        self.play(FadeIn(power), run_time=0.5)
        self.wait(self.phrase_left(0.4, least=0.1))
        self.play(FadeIn(none), run_time=0.7)
        self.crease_things.add(none, power, self.spacing)


class Walking:
    """Both walkers on their straight way from the crossing of the creases; ``share`` is 0 to 1."""

    def __init__(self, ground: Terrain, model: Terrain, end: tuple[float, float]) -> None:
        self.terrains, self.end, self.share = (ground, model), np.array(end), 0.0

    def set_state(self, *, share: float) -> Walking:
        self.share = float(share)
        for terrain in self.terrains:
            terrain.set_state(here=self.share * self.end)
        return self
