"""A crowd that is screened for a disease: the sick are marked, the positives light up and step out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from manim import DOWN, LEFT, Animation, FadeIn, VGroup, VMobject, there_and_back

from mathkit.arrays import IntegerArray
from mathkit.probability.bayes import Group
from scenes.probability.bayes_theorem.people import People, Sweep
from scenes.probability.bayes_theorem.places import block_places, crowd_places, spread_places
from scenes.stage.lesson.attention import swap
from scenes.stage.motion.tween import Tween, tween
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.markup import tint
from scenes.stage.type.writing import text

_GAP = 0.3
"""From people to the words under them, in manim units."""

_SHRUNK = 0.36
"""The size of the crowd after the positives have left it, as a share of its size before."""

_POINTED_AT = 1.5
"""The size of people who are spoken of, as a share of their size before."""

_UNTESTED = 0.5
"""The opacity of people who are not tested yet."""

_SICK = 0.6
"""The opacity of people who are known to be sick."""

_NEGATIVE = 0.35
"""The opacity of people who tested negative."""


@dataclass(frozen=True)
class Regions:
    """Where people stand, and the words about them.

    Attributes
    ----------
    crowd
        Everybody at first; a line of text is kept free under it.
    under_crowd
        That line.
    aside
        The crowd after the positives have left it.
    blocks
        The positives, the sick over the healthy.
    under_blocks
        The room that is left under both.
    """

    crowd: Box
    under_crowd: Box
    aside: Box
    blocks: Box
    under_blocks: Box

    @classmethod
    def of(cls, wide: Box) -> Regions:
        """The regions of a box as wide as the frame."""
        crowd = replace(wide, bottom=wide.bottom + 0.8)
        blocks = replace(wide, left=1.2, right=6.4, bottom=-0.9)
        return cls(
            crowd=crowd,
            under_crowd=replace(wide, top=crowd.bottom - _GAP),
            aside=replace(
                wide, right=wide.left + _SHRUNK * crowd.width, bottom=wide.top - _SHRUNK * crowd.height
            ),
            blocks=blocks,
            under_blocks=replace(wide, top=blocks.bottom - _GAP),
        )


class Screening:
    """People in rows, one shape for each group. Its methods return animations to play, in the order below.

    Parameters
    ----------
    who
        The group of each person, shape (n,).
    """

    def __init__(self, who: IntegerArray) -> None:
        self.regions = Regions.of(frame().wide)
        places, side = crowd_places(len(who), self.regions.crowd)
        self.groups = {group: People(places[who == group], side, opacity=_UNTESTED) for group in Group}
        self.tally: VMobject = VGroup()

    @property
    def people(self) -> list[People]:
        return list(self.groups.values())

    @property
    def positives(self) -> list[People]:
        return [self.groups[Group.SICK_POSITIVE], self.groups[Group.HEALTHY_POSITIVE]]

    @property
    def sick(self) -> list[People]:
        return [self.groups[Group.SICK_POSITIVE], self.groups[Group.SICK_NEGATIVE]]

    def count(self, source: str, part: str = "") -> list[Animation]:
        """Write a new ``tally`` under the crowd, or a part of it, in the place of the old one."""
        tally = text(source, role="muted")
        old, self.tally = self.tally, self.regions.under_crowd.place(tally)
        new = tally.part(part) if part else tally
        return swap(old, new) if old else [FadeIn(new)]

    def mark_the_sick(self) -> list[Any]:
        return [people.animate.set_fill(color("path"), _SICK) for people in self.sick]

    def test(self, run_time: float = 3.0) -> tuple[Sweep, list[People]]:
        """The sweep that lights up the positives, and the positives as they were, to be removed after it."""
        before = self.positives
        self.groups[Group.SICK_POSITIVE] = before[0].lit("path")
        self.groups[Group.HEALTHY_POSITIVE] = before[1].lit("second")
        return Sweep(self.positives, self.regions.crowd, run_time=run_time), before

    def point_at(self, *groups: People, run_time: float) -> list[Tween]:
        """Let people become larger for a moment, while they are spoken of."""
        options: dict[str, Any] = {"rate_func": there_and_back, "run_time": run_time}
        return [
            tween(people, places=people.places, side=_POINTED_AT * people.side, **options)
            for people in groups
        ]

    def step_aside(self, run_time: float = 1.0) -> list[Tween]:
        """The whole crowd moves to a corner and becomes smaller; those who are negative become faint."""
        steps = []
        for people in self.people:
            places, side = people.moved(self.regions.crowd, self.regions.aside)
            opacity = people.opacity if people in self.positives else _NEGATIVE
            steps.append(tween(people, places=places, side=side, opacity=opacity, run_time=run_time))
        return steps

    def line_up(self, run_time: float = 1.0) -> list[Tween]:
        """The positives leave the crowd and line up, the sick in one block, the healthy in another.

        From now on there are ``labels`` next to the blocks, with their numbers as a part ``count``, and under
        the crowd the number of those who are ``left_behind``.
        """
        region = self.regions.blocks
        hits, alarms = (len(people.places) for people in self.positives)
        blocks = block_places((hits, alarms), region, gap=0.5)
        self.labels = VGroup(
            text(f"{tint(hits, 'count')} sick", role="path"),
            text(f"{tint(alarms, 'count')} healthy", role="second"),
        )
        for label, block in zip(self.labels, blocks, strict=True):
            label.next_to((region.left, block.box.center[1], 0.0), LEFT, buff=0.4)
        negatives = sum(len(people.places) for people in self.people) - hits - alarms
        verb = "tests" if negatives == 1 else "test"
        self.left_behind = text(f"{negatives or 'none'} {verb} negative", role="muted")
        self.left_behind.next_to(self.regions.aside.outline(), DOWN, buff=0.3)
        pairs = zip(self.positives, blocks, strict=True)
        return [
            tween(people, places=block.places, side=block.side, run_time=run_time) for people, block in pairs
        ]

    def melt(self, boxes: Sequence[Box], run_time: float = 1.0) -> list[Tween]:
        """Every group spreads over a box of its own."""
        spread = [
            spread_places(len(group.places), box) for group, box in zip(self.people, boxes, strict=True)
        ]
        return [
            tween(group, places=places, side=side, opacity=_SICK, run_time=run_time)
            for group, (places, side) in zip(self.people, spread, strict=True)
        ]
