"""A crowd that is screened for a disease: the sick are marked, all are tested, the positives step out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from manim import DOWN, Animation, VGroup

from mathkit.arrays import IntegerArray
from mathkit.probability.bayes import Group
from scenes.probability.bayes_theorem import formulas
from scenes.probability.bayes_theorem.people import LIT, ROLES, People, Sweep
from scenes.probability.bayes_theorem.places import column_places, crowd_places, tile_places
from scenes.stage.motion.tween import Tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import Role, color
from scenes.stage.type.markup import tint
from scenes.stage.type.writing import Written, text

_SHRUNK = 0.34
"""The size of the crowd after the positives have left it, as a share of its size before."""

_WEIGHT = 1.8
"""The width of the outlines of the sick, as a share of the usual width: they are few."""

_BRICK = 3.0
"""How wide the tiles of the positives are, as a share of their height."""

_SICK = (Group.SICK_POSITIVE, Group.SICK_NEGATIVE)

BLOCK = Box(-0.6, 6.2, -1.05, 1.7)
"""Where the positives stand in columns."""

UNDER_BLOCK = replace(BLOCK, bottom=-1.9, top=-1.2)
"""The ruler as long as the block, with room for a person on it."""


class Screening:
    """People, one shape for each group. Its methods return animations to play, in the order below.

    Parameters
    ----------
    who
        The group of each person, shape (n,).
    box
        The square from whose tiles they come.
    """

    def __init__(self, who: IntegerArray, box: Box) -> None:
        self.who, self.box = who, box
        wide = frame().wide
        self.crowd = replace(wide, bottom=wide.bottom + 0.8)
        self.under = replace(wide, top=self.crowd.bottom - 0.2)
        self.aside = replace(
            wide, right=wide.left + _SHRUNK * self.crowd.width, bottom=wide.top - _SHRUNK * self.crowd.height
        )
        places, sizes = tile_places(len(who), box)
        self.groups = {
            group: People(places[who == group], sizes[who == group], solid=False) for group in Group
        }

    @property
    def people(self) -> list[People]:
        return list(self.groups.values())

    @property
    def positives(self) -> list[People]:
        return [self.groups[Group.SICK_POSITIVE], self.groups[Group.HEALTHY_POSITIVE]]

    @property
    def negatives(self) -> list[People]:
        return [self.groups[Group.SICK_NEGATIVE], self.groups[Group.HEALTHY_NEGATIVE]]

    @property
    def sick(self) -> list[People]:
        return [self.groups[group] for group in _SICK]

    @property
    def healthy(self) -> list[People]:
        return [self.groups[Group.HEALTHY_POSITIVE], self.groups[Group.HEALTHY_NEGATIVE]]

    def walk_apart(self, run_time: float) -> list[Tween]:
        """The tiles of the square become a crowd over the whole width."""
        places, side = crowd_places(len(self.who), self.crowd)
        return [people.go(places[self.who == group], side, run_time) for group, people in self.groups.items()]

    def mark(self, role: Role, groups: Sequence[People], run_time: float) -> list[Any]:
        """Who is known to be sick, or healthy, takes that colour."""
        for people in groups:
            people.weight = _WEIGHT if role == "path" else 1.0
        marked: list[Any] = [people.animate for people in groups]
        return [each(run_time=run_time).set_stroke(color(role)) for each in marked]

    def test(self, run_time: float) -> tuple[Sweep, list[People]]:
        """The sweep that tests everybody, and people as they were, to be removed after it."""
        before = self.people
        for group, people in self.groups.items():
            self.groups[group] = people.tested(ROLES[group not in _SICK])
        return Sweep(self.people, self.crowd, leaving=before, run_time=run_time), before

    def settle(self, run_time: float) -> list[Tween]:
        """Those who have been tested become as small as before, so that those who light up stand out."""
        return [people.go(people.places, people.side / LIT, run_time) for people in self.people]

    def light_up(self, group: Group, run_time: float) -> tuple[Sweep, People]:
        """One by one, those of a group become solid; with them, who is hollow, to be removed after it."""
        hollow = self.groups[group]
        lit = self.groups[group] = hollow.lit(ROLES[group not in _SICK])
        sweep = Sweep([lit], self.crowd, leaving=[hollow], is_seen=False, run_time=run_time)
        return sweep, hollow

    def tallies(self, sick: Written, healthy: Written) -> VGroup:
        """Two lines of words under the crowd, at its left and right."""
        self.under.place(sick, -0.7)
        self.under.place(healthy, 0.7)
        return formulas.on_one_line(sick, healthy)

    def step_out(self, run_time: float) -> list[Animation]:
        """The negatives shrink into a corner, and the positives stand in columns, the sick first."""
        aside = [people.go(*people.moved(self.crowd, self.aside), run_time) for people in self.negatives]
        hits, alarms = (len(people.places) for people in self.positives)
        *places, side = column_places(hits, alarms, BLOCK, _BRICK)
        return [
            *aside,
            *(people.go(each, side, run_time) for people, each in zip(self.positives, places, strict=True)),
        ]

    def names(self) -> VGroup:
        """How many of each kind stand in the columns; the numbers are parts called ``count``."""
        hits, alarms = (len(people.places) for people in self.positives)
        names = (
            text(f"{tint(hits, 'count')} sick", role="path"),
            text(f"{tint(alarms, 'count')} healthy", role="second"),
        )
        over = replace(BLOCK, bottom=BLOCK.top + 0.2, top=BLOCK.top + 0.6)
        for name, side in zip(names, (-1, 1), strict=True):
            over.place(name, side, -1)
        return formulas.on_one_line(*names)

    def left_behind(self) -> Written:
        """How many are in the corner."""
        count = sum(len(people.places) for people in self.negatives)
        return text(f"{count} test negative", role="muted").next_to(self.aside.outline(), DOWN, buff=0.25)

    def sort(self, boxes: Sequence[Box], run_time: float) -> list[Tween]:
        """Everybody goes back into the square, as a tile of the box of the own group."""
        return [
            people.go(*tile_places(len(people.places), box), run_time)
            for people, box in zip(self.people, boxes, strict=True)
        ]
