"""Time: beats too short or too long, words too fast, pictures that are empty, crowded or do not move."""

from __future__ import annotations

from collections.abc import Iterator

from scenes.stage.lesson import PlayedBeat
from scenes.stage.lesson.narration import caption_time, reading_time
from scripts.inspection.faults import FaultKind, Finding
from scripts.inspection.seeing.sight import Sight, Thing, apart, around
from scripts.inspection.thresholds import (
    FASTEST_SPEECH,
    IDLE,
    LONGEST_BEAT,
    MOST_IN_FOCUS,
    SEPARATE,
    SHORTEST_BEAT,
)


def crowded(sight: Sight) -> Iterator[Finding]:
    """More separate groups of things in focus than can be held in mind."""
    groups = _groups([thing for thing in sight.things if not (thing.dimmed or thing.heading)])
    if len(groups) > MOST_IN_FOCUS:
        things = tuple(group[0] for group in groups)
        yield Finding(
            FaultKind.CROWDED,
            things,
            around(thing.box for thing in things),
            min(1.0, len(groups) / MOST_IN_FOCUS - 1),
            f"{len(groups)} groups",
        )


def is_empty(sight: Sight) -> bool:
    return all(thing.heading for thing in sight.things)


def beat_faults(beat: PlayedBeat, pace: float, longest_rest: float) -> Iterator[tuple[FaultKind, float, str]]:
    """What is wrong with the length of a beat: the kind, how bad it is, and what was measured.

    Parameters
    ----------
    pace
        How much faster the lecturer has asked the narration to be; what takes time moves along with it.
    longest_rest
        The longest time, in seconds, for which nothing changed.
    """
    length = beat.end - beat.start
    words = len(beat.narration.split())
    slowest, fastest = min(pace, 1.0), max(pace, 1.0)
    if length < SHORTEST_BEAT / fastest:
        yield FaultKind.BEAT_LENGTH, 1 - length / SHORTEST_BEAT, f"{length:.1f} s"
    if length > LONGEST_BEAT / slowest:
        yield FaultKind.BEAT_LENGTH, min(1.0, length / LONGEST_BEAT - 1), f"{length:.1f} s"
    if words > FASTEST_SPEECH * fastest * length:
        speed = words / length if length else float("inf")
        yield FaultKind.FAST_SPEECH, min(1.0, speed / FASTEST_SPEECH - 1), f"{speed:.1f} words a second"
    idle = longest_rest - max(reading_time(beat.narration) / pace, caption_time(beat.narration))
    if idle > IDLE:
        yield FaultKind.IDLE, min(1.0, idle / 5), f"{longest_rest:.1f} s at rest"


def _groups(things: list[Thing]) -> list[list[Thing]]:
    """Things that stand close together, or that belong to one shape on the stage, as one group."""
    groups: list[list[Thing]] = []
    for thing in things:
        joined = [
            group
            for group in groups
            if any(thing.group is other.group or apart(thing.box, other.box) < SEPARATE for other in group)
        ]
        groups = [group for group in groups if group not in joined]
        groups.append([thing, *(member for group in joined for member in group)])
    return groups
