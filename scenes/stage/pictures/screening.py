"""A crowd that is screened for a disease: the sick are marked, the positives light up and step out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mathkit.arrays import IntegerArray
from mathkit.probability.bayes import Group
from scenes.stage.frame import Box
from scenes.stage.pictures.people import Block, Gather, People, Sweep, crowd_places, spread_places
from scenes.stage.theme import color

_WAITING, _SICK, _OUT = 0.35, 0.6, 0.2
"""How brightly people show: not yet tested, known to be sick, out because they tested negative."""


class Screening:
    """People in rows that fill *box*, one shape for each group. Its methods return animations to be played.

    Parameters
    ----------
    who
        The group of each person, shape (n,).
    """

    def __init__(self, who: IntegerArray, box: Box) -> None:
        self.box = box
        places, side = crowd_places(len(who), box)
        self.groups = {group: People(places[who == group], side, opacity=_WAITING) for group in Group}

    @property
    def people(self) -> list[People]:
        return list(self.groups.values())

    @property
    def positives(self) -> list[People]:
        return [self.groups[Group.SICK_POSITIVE], self.groups[Group.HEALTHY_POSITIVE]]

    def mark_the_sick(self) -> list[Any]:
        sick = (self.groups[Group.SICK_POSITIVE], self.groups[Group.SICK_NEGATIVE])
        return [people.animate.set_fill(color("path"), _SICK) for people in sick]

    def test(self) -> tuple[Sweep, list[People]]:
        """The sweep in which the positives light up; and they as they were, to be removed when it is over."""
        before = self.positives
        self.groups[Group.SICK_POSITIVE] = before[0].lit("path")
        self.groups[Group.HEALTHY_POSITIVE] = before[1].lit("second")
        return Sweep(self.positives, self.box), before

    def step_aside(self, box: Box) -> list[Gather]:
        """The whole crowd, as it stands, moves to *box*; who is negative grows faint."""
        return [
            Gather(people, *people.moved(self.box, box), None if people in self.positives else _OUT)
            for people in self.people
        ]

    def line_up(self, blocks: Sequence[Block]) -> list[Gather]:
        """The positives leave the crowd, the sick for the first block, the healthy for the second."""
        pairs = zip(self.positives, blocks, strict=True)
        return [Gather(people, block.places, block.side) for people, block in pairs]

    def melt(self, boxes: Sequence[Box]) -> list[Gather]:
        """Every group spreads over a box of its own."""
        pairs = zip(self.people, boxes, strict=True)
        return [Gather(people, *spread_places(len(people.places), box), _SICK) for people, box in pairs]
