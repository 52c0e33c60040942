"""A crowd that is screened for a disease: the sick are marked, the positives light up and step out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import DOWN, LEFT, Animation, FadeIn, VGroup, VMobject

from mathkit.arrays import IntegerArray
from mathkit.probability.bayes import Group
from scenes.probability.bayes_theorem.people import (
    Gather,
    People,
    Sweep,
    block_places,
    crowd_places,
    spread_places,
)
from scenes.stage.lesson.attention import swap
from scenes.stage.shapes.frame import Box, frame
from scenes.stage.shapes.theme import color
from scenes.stage.type.writing import text

CROWD = Box(frame().wide.left, frame().wide.right, frame().wide.bottom + 0.8, frame().wide.top)
"""Where everybody stands at first; a line of text is kept free beneath."""

_UNDER_CROWD = Box(frame().wide.left, frame().wide.right, frame().wide.bottom, CROWD.bottom - 0.3)

_SHRUNK = 0.48
ASIDE = Box(
    frame().wide.left,
    frame().wide.left + _SHRUNK * CROWD.width,
    frame().wide.top - _SHRUNK * CROWD.height,
    frame().wide.top,
)
"""Where the crowd stands once the positives have left it."""

BLOCKS = Box(3.2, 6.4, -0.7, frame().wide.top)
"""Where the positives line up, the sick over the healthy."""

UNDER_BLOCKS = Box(frame().wide.left, frame().wide.right, frame().wide.bottom, BLOCKS.bottom - 0.3)
"""What is left beneath both."""

_WAITING, _SICK, _OUT = 0.35, 0.6, 0.2
"""How brightly people show: not yet tested, known to be sick, out because they tested negative."""


class Screening:
    """People in rows, one shape for each group. Its methods return animations to be played.

    Parameters
    ----------
    who
        The group of each person, shape (n,).
    """

    def __init__(self, who: IntegerArray) -> None:
        places, side = crowd_places(len(who), CROWD)
        self.groups = {group: People(places[who == group], side, opacity=_WAITING) for group in Group}
        self.tally: VMobject = VGroup()

    @property
    def people(self) -> list[People]:
        return list(self.groups.values())

    @property
    def positives(self) -> list[People]:
        return [self.groups[Group.SICK_POSITIVE], self.groups[Group.HEALTHY_POSITIVE]]

    def tell(self, source: str) -> list[Animation]:
        """Write under the crowd, in the place of what stood there."""
        old, self.tally = self.tally, _UNDER_CROWD.place(text(source, role="muted"))
        return swap(old, self.tally) if old else [FadeIn(self.tally)]

    def mark_the_sick(self) -> list[Any]:
        sick = (self.groups[Group.SICK_POSITIVE], self.groups[Group.SICK_NEGATIVE])
        return [people.animate.set_fill(color("path"), _SICK) for people in sick]

    def test(self) -> tuple[Sweep, list[People]]:
        """The sweep in which the positives light up; and they as they were, to be removed when it is over."""
        before = self.positives
        self.groups[Group.SICK_POSITIVE] = before[0].lit("path")
        self.groups[Group.HEALTHY_POSITIVE] = before[1].lit("second")
        return Sweep(self.positives, CROWD), before

    def step_aside(self) -> list[Gather]:
        """The whole crowd, as it stands, grows smaller in a corner; who is negative grows faint."""
        return [
            Gather(people, *people.moved(CROWD, ASIDE), None if people in self.positives else _OUT)
            for people in self.people
        ]

    def line_up(self) -> list[Gather]:
        """The positives leave the crowd and line up, the sick in one block, the healthy in another.

        From now on there are ``labels`` beside the blocks, their numbers called ``count``, and what is
        ``left_behind`` under the crowd.
        """
        hits, alarms = (len(people.places) for people in self.positives)
        blocks = block_places((hits, alarms), BLOCKS, gap=0.5)
        self.labels = VGroup(
            text(f"{{{{ {hits} : count }}}} sick", role="path"),
            text(f"{{{{ {alarms} : count }}}} healthy", role="second"),
        )
        for label, block in zip(self.labels, blocks, strict=True):
            label.next_to((BLOCKS.left, block.box.center[1], 0.0), LEFT, buff=0.4)
        negatives = sum(len(people.places) for people in self.people) - hits - alarms
        verb = "tests" if negatives == 1 else "test"
        self.left_behind = text(f"{negatives or 'none'} {verb} negative", role="muted")
        self.left_behind.next_to(ASIDE.outline(), DOWN, buff=0.3)
        pairs = zip(self.positives, blocks, strict=True)
        return [Gather(people, block.places, block.side) for people, block in pairs]

    def melt(self, boxes: Sequence[Box]) -> list[Gather]:
        """Every group spreads over a box of its own."""
        pairs = zip(self.people, boxes, strict=True)
        return [Gather(people, *spread_places(len(people.places), box), _SICK) for people, box in pairs]
